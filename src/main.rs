//! Arguments in, window or command out: the one place that prints errors and sets exit codes.

mod cli;

use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "the one place where errors are printed")]
fn main() -> ExitCode {
    let outcome = cli::run();
    for sentence in outcome.notices.iter().chain(&outcome.problems) {
        eprintln!("corroborate: {sentence}.");
    }
    if outcome.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
