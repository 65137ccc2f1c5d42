//! The figures that may not get worse (`tests/corpus_record.toml`).

use crate::tally::Tally;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The figures of one event. What is falsely called an omission is printed but not kept here: the more passages are brought
/// together, the more there is to be silent about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    pub agreements: usize,
    pub contradictions: usize,
    pub contradictions_with_evidence: usize,
    pub omissions: usize,
    pub repeated: usize,
    pub trap_hits: usize,
    pub false_agreements: usize,
    pub false_contradictions: usize,
}

impl Figures {
    /// The figures of a tally.
    pub fn of(tally: &Tally) -> Self {
        Self {
            agreements: tally.agreements.found,
            contradictions: tally.contradictions.found,
            contradictions_with_evidence: tally.kinds.found,
            omissions: tally.omissions.found,
            repeated: tally.repeated.found,
            trap_hits: tally.traps.wrong,
            false_agreements: tally.agreements.wrong,
            false_contradictions: tally.contradictions.wrong,
        }
    }

    /// Where these figures are worse than the record.
    fn worse_than(&self, record: &Self) -> Vec<String> {
        let more_is_better = [
            ("agreements", self.agreements, record.agreements),
            ("contradictions", self.contradictions, record.contradictions),
            ("contradictions_with_evidence", self.contradictions_with_evidence, record.contradictions_with_evidence),
            ("omissions", self.omissions, record.omissions),
            ("repeated", self.repeated, record.repeated),
        ];
        let less_is_better = [
            ("trap_hits", self.trap_hits, record.trap_hits),
            ("false_agreements", self.false_agreements, record.false_agreements),
            ("false_contradictions", self.false_contradictions, record.false_contradictions),
        ];
        let fallen = more_is_better.into_iter().filter(|(_, now, then)| now < then);
        let risen = less_is_better.into_iter().filter(|(_, now, then)| now > then);
        let line = |verb: &str, (name, now, then): (&str, usize, usize)| format!("{name} {verb} from {then} to {now}");
        fallen.map(|figure| line("fell", figure)).chain(risen.map(|figure| line("rose", figure))).collect()
    }
}

/// The figures of all events, by name.
pub type Record = BTreeMap<String, Figures>;

/// Where the record is kept.
pub fn path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "corpus_record.toml"].iter().collect()
}

/// The record as it stands.
pub fn read() -> Result<Record, String> {
    let text = std::fs::read_to_string(path()).map_err(|error| format!("{}: {error}", path().display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path().display()))
}

/// Writes better figures down.
pub fn write(now: &Record) -> Result<(), String> {
    let head = "# What the comparison finds in sample_docs. Raised by `UPDATE_CORPUS=1 cargo test --test corpus`, never lowered:\n\
                # trap_hits and the false_… figures may only fall, the others may only rise. Where a list of answers changes,\n\
                # delete the table of its event first: it is then written anew.\n\n";
    let figures = toml::to_string(now).map_err(|error| error.to_string())?;
    std::fs::write(path(), format!("{head}{figures}")).map_err(|error| format!("{}: {error}", path().display()))
}

/// One line for every figure that is worse than the record.
pub fn worse(now: &Record, record: &Record) -> Vec<String> {
    let fallen = |(event, then): (&String, &Figures)| match now.get(event) {
        None => vec![format!("{event}: the event is gone")],
        Some(figures) => figures.worse_than(then).iter().map(|line| format!("{event}: {line}")).collect(),
    };
    record.iter().flat_map(fallen).collect()
}

/// The events that the record knows nothing of.
pub fn unknown(now: &Record, record: &Record) -> Vec<String> {
    now.keys().filter(|event| !record.contains_key(*event)).cloned().collect()
}

#[test]
fn a_record_is_broken_by_fewer_finds_and_by_more_false_alarms() {
    let then = Figures { agreements: 5, contradictions: 4, trap_hits: 1, ..Figures::default() };
    let better = Figures { agreements: 6, trap_hits: 0, ..then.clone() };
    assert_eq!(better.worse_than(&then), Vec::<String>::new());
    assert_eq!(then.worse_than(&better), ["agreements fell from 6 to 5", "trap_hits rose from 0 to 1"]);
}

#[test]
fn an_event_that_goes_breaks_the_record_and_a_new_one_must_be_written_down() {
    let old = Record::from([("fire".to_owned(), Figures::default())]);
    let new = Record::from([("flood".to_owned(), Figures::default())]);
    assert_eq!(worse(&new, &old), ["fire: the event is gone"]);
    assert_eq!(unknown(&new, &old), ["flood"]);
}
