//! Writes accounts of any number and length to a folder, made from the sample documents by the recipe of
//! `benches/support`: for measuring this program and others on the same texts.
//!
//! ```text
//! cargo run --no-default-features --example make_accounts -- 5 20000 independent target/accounts
//! cargo run --no-default-features --example make_accounts -- 4 150 independent target/events 1000
//! ```
//!
//! With a number at the end it writes so many events, a folder each.

#![allow(clippy::print_stderr)] // A command line of its own.

#[path = "../benches/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::{Kind, Recipe, events, texts};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((recipe, folder, count)) = read(&arguments) else {
        eprintln!("use: make_accounts ACCOUNTS WORDS near-copies|independent FOLDER [EVENTS]");
        return ExitCode::from(2);
    };
    let written = match count {
        None => write(&texts(&recipe), &folder),
        Some(count) => {
            let mut numbered = events(&recipe).take(count).zip(1..);
            numbered.try_for_each(|(texts, number)| write(&texts, &folder.join(format!("event-{number:05}"))))
        }
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Option<(Recipe, PathBuf, Option<usize>)> {
    let [accounts, words, kind, folder, count @ ..] = arguments else { return None };
    let kind = match kind.as_str() {
        "near-copies" => Kind::NearCopies,
        "independent" => Kind::Independent,
        _ => return None,
    };
    let count = match count {
        [] => None,
        [count] => Some(count.parse().ok()?),
        _ => return None,
    };
    Some((Recipe { accounts: accounts.parse().ok()?, words: words.parse().ok()?, kind }, folder.into(), count))
}

fn write(texts: &[String], folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (i, text) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("account-{:03}.txt", i + 1)), text)?;
    }
    Ok(())
}
