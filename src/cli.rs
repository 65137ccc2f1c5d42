//! The command line: what was asked for, done. Wrong use ends the program with exit code 2 before anything is done.

use clap::{Parser, Subcommand};
use corroborate::account::import_all;
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use corroborate::judge::judge_texts;
use corroborate::report;
use rayon::prelude::*;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::PathBuf;

/// Compares several accounts of one event: what they agree on, what they dispute, what each leaves out, and why.
///
/// Everything runs on this computer. Without a command, opens the window.
#[derive(Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  corroborate sample_docs/harbour-fire                     open the window on a folder of accounts
  corroborate report a.txt b.html -o report.html           write a report
  corroborate compare sample_docs/harbour-fire > out.json  the comparison as JSON"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files and folders to open together: the accounts of one event.
    paths: Vec<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a report; the ending of OUT picks the format: .html, .md, .csv or .json.
    Report {
        /// Files and folders: the accounts of one event.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Where to write it.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Prints the comparison as JSON.
    Compare {
        /// Files and folders: the accounts of one event.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Judges pairs of sentences: a line each on standard input, id TAB first TAB second.
    Judge,
}

/// Does what the arguments say. Gives back what could not be done, a plain sentence each, without a full stop.
pub fn run() -> Vec<String> {
    let arguments = Arguments::parse();
    match arguments.command {
        None => open_window(arguments.paths).err().into_iter().collect(),
        Some(Command::Report { paths, out }) => {
            with_comparison(&paths, |comparison| report::write(comparison, &out).map_err(|e| e.to_string()))
        }
        Some(Command::Compare { paths }) => with_comparison(&paths, |comparison| {
            let json = report::to_json(comparison).map_err(|error| error.to_string())?;
            print(json.as_bytes())
        }),
        Some(Command::Judge) => judge_lines(),
    }
}

/// Opens the window on these files and folders, and returns when the reader closes it.
#[cfg(feature = "window")]
fn open_window(paths: Vec<PathBuf>) -> Result<(), String> {
    corroborate::app::run(paths).map_err(|error| error.to_string())
}

/// A program built without the window says so.
#[cfg(not(feature = "window"))]
fn open_window(_paths: Vec<PathBuf>) -> Result<(), String> {
    Err("this program was built without its window; `corroborate report FILE… -o report.html` compares without one".to_owned())
}

/// Compares what can be opened and hands it on; what could not be opened is told afterwards.
fn with_comparison(paths: &[PathBuf], then: impl FnOnce(&Comparison) -> Result<(), String>) -> Vec<String> {
    let imported = import_all(paths);
    let mut problems: Vec<String> = imported.errors.iter().map(ToString::to_string).collect();
    if imported.accounts.is_empty() {
        return problems;
    }
    match compare(imported.accounts, &Settings::default(), &Watch::default()) {
        Ok(comparison) => problems.extend(then(&comparison).err()),
        Err(cancelled) => problems.push(cancelled.to_string()),
    }
    problems
}

/// Answers the pairs on standard input, in their order.
fn judge_lines() -> Vec<String> {
    let mut input = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut input) {
        return vec![format!("standard input could not be read ({error})")];
    }
    let input = String::from_utf8_lossy(&input);
    let answers: Vec<Result<String, String>> = input
        .lines()
        .collect::<Vec<_>>()
        .into_par_iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| match line.splitn(3, '\t').collect::<Vec<_>>()[..] {
            [id, first, second] => {
                let verdict = judge_texts(first, second);
                Ok(format!("{id}\t{}\t{:.3}\t{}\n", verdict.relation, verdict.confidence, verdict.kinds))
            }
            _ => Err(format!("line {} of standard input is not id, first and second sentence with tabs between", number + 1)),
        })
        .collect();
    let (done, mut problems): (Vec<_>, Vec<_>) = answers.into_iter().fold((Vec::new(), Vec::new()), |(mut done, mut failed), answer| {
        match answer {
            Ok(line) => done.push(line),
            Err(problem) => failed.push(problem),
        }
        (done, failed)
    });
    problems.extend(print(done.concat().as_bytes()).err());
    problems
}

/// Writes to standard output. A reader that went away, as `head` does, is no error.
fn print(bytes: &[u8]) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output could not be written ({error})")),
        _ => Ok(()),
    }
}
