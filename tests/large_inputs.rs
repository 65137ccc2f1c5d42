//! Memory is bounded by the text, not by its square: a library of accounts is compared in what a small computer has.
//!
//! Alone in its binary, since the memory that a process has ever held is what is measured.

#![allow(clippy::expect_used, reason = "a test that cannot go on may stop here")]
#![allow(clippy::print_stdout, reason = "the figure is worth reading")]

#[allow(dead_code)]
#[path = "../benches/support/mod.rs"]
mod support;

use corroborate::account::Account;
use corroborate::comparison::{Settings, Watch, compare};
use std::sync::Arc;
use support::{Kind, Recipe, texts};

/// The most memory this process has held, in kilobytes.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("this is Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the kernel says it");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// How many words each of the twelve accounts has: `LARGE=80000` for the size of books.
fn words_each() -> usize {
    std::env::var("LARGE").ok().and_then(|words| words.parse().ok()).unwrap_or(20_000)
}

#[test]
#[ignore = "takes minutes and gigabytes: .ci/run"]
fn twelve_long_accounts_fit_in_a_small_computer() {
    let recipe = Recipe { accounts: 12, words: words_each(), kind: Kind::Independent };
    let accounts: Vec<Arc<Account>> = texts(&recipe).iter().map(|text| Arc::new(Account::from_text(text, "made.txt"))).collect();
    let words: usize = accounts.iter().map(|account| account.words()).sum();
    let settings = Settings { model: false, ..Settings::default() };
    let comparison = compare(accounts, &settings, &Watch::default()).expect("nobody cancels");
    let megabytes = most_memory() as usize / 1000;
    println!("{words} words, {} links, {megabytes} MB", comparison.links.len());
    assert!(comparison.links.len() > words / 100, "{} links", comparison.links.len());
    // As much for a word as makes a gigabyte and a half of twelve accounts of 80,000, beside what the program has anyway.
    let most = 60 + words * 1500 / 960_000;
    assert!(megabytes < most, "{megabytes} MB of {most}");
}
