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

#[test]
fn twelve_accounts_of_eighty_thousand_words_fit_in_a_gigabyte_and_a_half() {
    let recipe = Recipe { accounts: 12, words: 80_000, kind: Kind::Independent };
    let accounts: Vec<Arc<Account>> = texts(&recipe).iter().map(|text| Arc::new(Account::from_text(text, "made.txt"))).collect();
    let words: usize = accounts.iter().map(|account| account.words()).sum();
    assert!(words >= 960_000, "{words} words");
    let settings = Settings { model: false, ..Settings::default() };
    let comparison = compare(accounts, &settings, &Watch::default()).expect("nobody cancels");
    let megabytes = most_memory() / 1000;
    println!("{words} words, {} links, {megabytes} MB", comparison.links.len());
    assert!(comparison.links.len() > 10_000, "{} links", comparison.links.len());
    assert!(megabytes < 1500, "{megabytes} MB");
}
