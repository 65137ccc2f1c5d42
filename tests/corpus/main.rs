//! Compares the sample events and holds the result against a careful reader's list.
//!
//! `cargo test --test corpus -- --nocapture` prints what was found, missed and claimed wrongly. The figures in
//! `tests/corpus_record.toml` may not get worse; `UPDATE_CORPUS=1` writes better ones down.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]
#![allow(clippy::print_stdout)] // The table is what this test is for.

mod answers;
mod record;
mod tally;

use answers::Answers;
use corroborate::account::import_all;
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use record::{Figures, Record};
use std::collections::BTreeSet;
use std::path::PathBuf;
use tally::Tally;

const EVENTS: [&str; 3] = ["council-vote", "harbour-fire", "siege-of-marrow"];

#[test]
fn no_figure_of_the_sample_events_falls_below_the_record() {
    let mut now = Record::new();
    println!("{:<16} {:<28} {:>5} {:>6} {:>5}", "event", "kind", "found", "missed", "false");
    let mut remarks = String::new();
    for event in EVENTS {
        let (comparison, answers) = read(event);
        let tally = Tally::of(&comparison, &answers);
        print!("{}", tally.rows(event));
        remarks.extend(tally.remarks.iter().map(|remark| format!("{event}: {remark}\n")));
        now.insert(event.to_owned(), Figures::of(&tally));
    }
    println!("\n{remarks}");
    let record = record::read().unwrap_or_else(|error| panic!("{error}"));
    let worse = record::worse(&now, &record);
    let update = std::env::var_os("UPDATE_CORPUS").is_some_and(|value| value == "1");
    if update && worse.is_empty() && now != record {
        record::write(&now).unwrap_or_else(|error| panic!("{error}"));
        println!("the record is raised: {}", record::path().display());
    } else if update && worse.is_empty() {
        println!("the record stands: no figure is better");
    } else if now != record {
        println!("better than the record, or new; write it down with UPDATE_CORPUS=1 cargo test --test corpus");
    }
    let refused = if update { "\nthe record is not touched: it is never lowered" } else { "" };
    assert!(
        worse.is_empty(),
        "worse than {}:\n{}{refused}\nfind out which passages went astray in the list printed above",
        record::path().display(),
        worse.join("\n")
    );
}

#[test]
fn every_event_has_enough_of_every_kind() {
    for event in EVENTS {
        let (_, answers) = read(event);
        let of = |kind: &str| answers.contradictions.iter().filter(|entry| entry.kind == kind).count();
        let kinds: BTreeSet<&str> = answers.contradictions.iter().map(|entry| entry.kind.as_str()).collect();
        assert!(answers.agreements.len() >= 8, "{event}: agreements");
        assert!(answers.contradictions.len() >= 6 && kinds.len() >= 4, "{event}: contradictions, {kinds:?}");
        assert!(of("quantity") >= 3 && of("negation") >= 2, "{event}: quantities and negations");
        assert!(answers.omissions.len() >= 6 && answers.omissions.iter().all(|entry| !entry.missing.is_empty()), "{event}: omissions");
        assert!(answers.traps.len() >= 4, "{event}: traps");
    }
}

/// The comparison of an event, and the reader's list with its passages found in it.
fn read(event: &str) -> (Comparison, Answers) {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "sample_docs", event].iter().collect();
    let imported = import_all(&[&folder]);
    assert!(imported.errors.is_empty(), "{event}: {:?}", imported.errors);
    let comparison = compare(imported.accounts, &Settings::default(), &Watch::default()).unwrap_or_else(|error| panic!("{event}: {error}"));
    let answers = Answers::read(&folder, &comparison).unwrap_or_else(|error| panic!("{error}"));
    (comparison, answers)
}
