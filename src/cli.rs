//! The command line.

use clap::{Parser, Subcommand};
use corroborate::account::import_all;
use corroborate::comparison::{Settings, Watch, compare};
use corroborate::judge::judge_texts;
use corroborate::report::to_json;
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares several accounts of one event.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints the comparison as JSON.
    Compare { paths: Vec<PathBuf> },
    /// Judges pairs of sentences from standard input.
    Judge,
}

/// Does what the arguments say.
pub fn run() -> ExitCode {
    let mut out = std::io::stdout().lock();
    match Arguments::parse().command {
        Command::Compare { paths } => {
            let imported = import_all(&paths);
            if let Ok(comparison) = compare(imported.accounts, &Settings::default(), &Watch::default())
                && let Ok(json) = to_json(&comparison)
            {
                let _ = out.write_all(json.as_bytes());
            }
        }
        Command::Judge => {
            for line in std::io::stdin().lock().lines().map_while(Result::ok) {
                let parts: Vec<&str> = line.splitn(3, '\t').collect();
                if let [id, first, second] = parts[..] {
                    let verdict = judge_texts(first, second);
                    let _ = writeln!(out, "{id}\t{}\t{:.3}\t{}", verdict.relation, verdict.confidence, verdict.kinds);
                }
            }
        }
    }
    ExitCode::SUCCESS
}
