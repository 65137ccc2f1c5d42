//! Compares the sample events and holds the result against a careful reader's list.
//!
//! `cargo test --test corpus -- --nocapture` prints what was found, missed and claimed wrongly, with what was made of
//! every pair that went astray; `CORPUS=bridge-collapse` before it prints one event only. The figures in
//! `tests/corpus_record.toml` may not get worse; `UPDATE_CORPUS=1` writes better ones down.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]
#![allow(clippy::print_stdout)] // The table is what this test is for.

mod answers;
mod fairness;
mod record;
mod reports;
mod tally;
mod view;

use answers::Answers;
use corroborate::account::import_all;
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use record::{Figures, Record};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use tally::Tally;

const EVENTS: [&str; 4] = ["bridge-collapse", "council-vote", "harbour-fire", "siege-of-marrow"];

/// An event, compared, and the reader's list with its passages found in it.
struct Event {
    name: &'static str,
    comparison: Comparison,
    answers: Answers,
}

/// All events, compared once for all tests.
static READ: LazyLock<Result<Vec<Event>, String>> = LazyLock::new(|| EVENTS.into_iter().map(read).collect());

fn events() -> &'static [Event] {
    READ.as_ref().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn no_figure_of_the_sample_events_falls_below_the_record() {
    let mut now = Record::new();
    let mut all = Tally::default();
    let only = std::env::var("CORPUS").unwrap_or_default();
    print!("{}", Tally::head());
    let mut lists = String::new();
    for event in events() {
        let tally = Tally::of(&event.comparison, &event.answers);
        now.insert(event.name.to_owned(), Figures::of(&tally));
        all.add(&tally);
        if only.is_empty() || only == event.name {
            println!("{}", tally.rows(event.name));
            lists += &tally.list(event.name);
        }
    }
    println!("{}{lists}", all.rows("all"));
    let record = record::read().unwrap_or_else(|error| panic!("{error}"));
    let worse = record::worse(&now, &record);
    let unknown = record::unknown(&now, &record);
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
    assert!(update || unknown.is_empty(), "{unknown:?} has no figures on record: UPDATE_CORPUS=1 cargo test --test corpus writes them");
}

#[test]
fn every_event_of_the_folder_is_compared() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "sample_docs"].iter().collect();
    let listed = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let with_answers = listed.flatten().filter(|entry| entry.path().join("answers.toml").is_file());
    let names: BTreeSet<String> = with_answers.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, EVENTS.map(str::to_owned).into());
}

#[test]
fn every_event_has_enough_of_every_kind() {
    for Event { name, answers, .. } in events() {
        let of = |kind: &str| answers.contradictions.iter().filter(|entry| entry.kind == kind).count();
        let kinds: BTreeSet<&str> = answers.contradictions.iter().map(|entry| entry.kind.as_str()).collect();
        assert!(answers.agreements.len() >= 8, "{name}: agreements");
        assert!(answers.contradictions.len() >= 8 && kinds.len() >= 6 && !kinds.contains(""), "{name}: contradictions, {kinds:?}");
        assert!(of("quantity") >= 3 && of("negation") >= 2, "{name}: quantities and negations");
        assert!(answers.omissions.len() >= 6 && answers.omissions.iter().all(|entry| !entry.missing.is_empty()), "{name}: omissions");
        assert!(answers.traps.len() >= 6, "{name}: traps");
        assert_eq!(answers.inconsistencies(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_account_has_the_length_of_such_a_source() {
    for Event { name, comparison, .. } in events() {
        for account in &comparison.accounts {
            let words = account.text.split_whitespace().count();
            assert!((300..=900).contains(&words), "{name}: {} has {words} words", account.facts.file);
        }
    }
}

fn read(name: &'static str) -> Result<Event, String> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "sample_docs", name].iter().collect();
    let imported = import_all(&[&folder]);
    if !imported.errors.is_empty() {
        return Err(format!("{name}: {:?}", imported.errors));
    }
    let comparison = compare(imported.accounts, &Settings::default(), &Watch::default()).map_err(|error| format!("{name}: {error}"))?;
    let answers = Answers::read(&folder, &comparison)?;
    Ok(Event { name, comparison, answers })
}
