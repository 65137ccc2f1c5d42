//! Arguments in, window or command out: the one place that prints errors and sets exit codes.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
