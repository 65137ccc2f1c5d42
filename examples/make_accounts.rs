//! Writes accounts of any number and length to a folder, made from the sample documents by the recipe of
//! `benches/support`: for measuring this program and others on the same texts.
//!
//! ```text
//! cargo run --no-default-features --example make_accounts -- 5 20000 independent target/accounts
//! ```

#![allow(clippy::print_stderr)] // A command line of its own.

#[path = "../benches/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::process::ExitCode;
use support::{Kind, Recipe, texts};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((recipe, folder)) = read(&arguments) else {
        eprintln!("use: make_accounts ACCOUNTS WORDS near-copies|independent FOLDER");
        return ExitCode::from(2);
    };
    match write(&recipe, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Option<(Recipe, PathBuf)> {
    let [accounts, words, kind, folder] = arguments else { return None };
    let kind = match kind.as_str() {
        "near-copies" => Kind::NearCopies,
        "independent" => Kind::Independent,
        _ => return None,
    };
    Some((Recipe { accounts: accounts.parse().ok()?, words: words.parse().ok()?, kind }, folder.into()))
}

fn write(recipe: &Recipe, folder: &PathBuf) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (i, text) in texts(recipe).iter().enumerate() {
        std::fs::write(folder.join(format!("account-{:03}.txt", i + 1)), text)?;
    }
    Ok(())
}
