//! The command line: what was asked for, done. Wrong use ends the program with exit code 2 before anything is done.

mod arguments;
mod batch;
mod event;
mod pairs;

use arguments::{Arguments, Command, ReportArguments};
use clap::{CommandFactory as _, Parser as _};
use corroborate::comparison::Comparison;
use corroborate::project::{self, Project};
use corroborate::report;
use event::{Event, Tiers};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What came of the command: plain sentences, each without a full stop.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What could not be done. Any makes the exit code 1.
    pub problems: Vec<String>,
    /// What the reader should know, though all was done.
    pub notices: Vec<String>,
}

impl Outcome {
    fn add(&mut self, result: Result<(), String>) {
        self.problems.extend(result.err());
    }
}

impl From<Result<(), String>> for Outcome {
    fn from(result: Result<(), String>) -> Self {
        Self { problems: result.err().into_iter().collect(), notices: Vec::new() }
    }
}

/// Does what the arguments say.
pub fn run() -> Outcome {
    let arguments = Arguments::parse();
    if arguments.command.is_some()
        && let Some(path) = arguments.paths.first()
    {
        let wrong = format!("{} stands before the command; files and folders stand behind it", path.display());
        Arguments::command().error(clap::error::ErrorKind::ArgumentConflict, wrong).exit();
    }
    let nli = match arguments.nli.as_deref().map(|folder| arguments.judging(folder)).transpose() {
        Ok(nli) => nli,
        Err(problem) => return Err(problem).into(),
    };
    let tiers = Tiers { no_model: arguments.no_model, nli };
    match arguments.command {
        None => open_window(arguments.paths).into(),
        Some(Command::Report(asked)) => {
            if let Err(wrong) = asked.check() {
                Arguments::command().error(clap::error::ErrorKind::ArgumentConflict, wrong).exit();
            }
            if asked.each { batch::report_each(&asked, &tiers) } else { report_one(&asked, &tiers) }
        }
        Some(Command::Compare { paths, trust_order, opening }) => {
            with_comparison(Event::open(&paths, opening.opening(), &tiers), trust_order, |_, comparison| {
                printing(|out| Ok(report::write_json(comparison, out)?))
            })
        }
        Some(Command::Judge) => pairs::judge_lines(&tiers),
        Some(Command::Save { paths, out, take_over, opening }) => {
            let open = if take_over { Event::open_anew } else { Event::open };
            save(open(&paths, opening.opening(), &tiers), &out)
        }
        Some(Command::Redact { project, words, words_file, out }) => redact(&project, words, words_file.as_deref(), &out).into(),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "corroborate", &mut script);
            print(&script).into()
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            let made = clap_mangen::Man::new(Arguments::command()).render(&mut page);
            made.map_err(|error| format!("the manual page could not be made ({error})")).and_then(|()| print(&page)).into()
        }
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
fn with_comparison(mut event: Event, trust_order: bool, then: impl FnOnce(&Project, &Comparison) -> Result<(), String>) -> Outcome {
    event.set_aside_unverified(trust_order);
    let done = event.compare().and_then(|comparison| comparison.map_or(Ok(()), |comparison| then(&event.project, &comparison)));
    event.outcome.add(done);
    event.outcome
}

fn report_one(asked: &ReportArguments, tiers: &Tiers) -> Outcome {
    let Some(out) = &asked.out else { return Outcome::default() };
    let event = Event::open(&asked.paths, asked.opening.opening(), tiers);
    with_comparison(event, asked.trust_order, |project, comparison| asked.write(project, comparison, out))
}

/// Saves accounts as a project.
fn save(mut event: Event, out: &Path) -> Outcome {
    if !event.project.accounts.is_empty() {
        let saved = project::save(&event.project, out).map_err(|error| error.to_string());
        event.outcome.add(saved);
    }
    event.outcome
}

/// Saves a copy of a project without some words.
fn redact(path: &Path, mut words: Vec<String>, words_file: Option<&Path>, out: &Path) -> Result<(), String> {
    if let Some(file) = words_file {
        let listed = std::fs::read_to_string(file).map_err(|error| format!("{} could not be read ({error})", file.display()))?;
        words.extend(listed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    let opened = project::open(path).map_err(|error| error.to_string())?;
    project::save(&opened.project.redacted(&words), out).map_err(|error| error.to_string())
}

/// Writes to standard output.
fn print(bytes: &[u8]) -> Result<(), String> {
    printing(|out| out.write_all(bytes))
}

/// Lets `write` write to standard output. A reader that went away, as `head` does, is no error.
fn printing(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output could not be written ({error})")),
        _ => Ok(()),
    }
}
