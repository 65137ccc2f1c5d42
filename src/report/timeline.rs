//! The timeline as reports show it: a row a claim, in the order of the axis.

use super::quotation::{Quotation, quotation};
use crate::comparison::{Claim, Comparison, Half, Timeline, timeline};

/// The timeline of a report.
pub(super) struct TimelinePart {
    pub claims: Vec<ClaimPart>,
    /// How to read it, a sentence each.
    pub notes: Vec<&'static str>,
}

/// A date or clock time that an account claims.
pub(super) struct ClaimPart {
    pub siglum: String,
    /// Where it stands: `4 March 1926, 23:10`.
    pub when: String,
    /// What it is placed by, where that is not its own words.
    pub placed_by: Option<String>,
    /// Its words.
    pub words: String,
    /// The passage, its words marked.
    pub quotation: Quotation,
    /// The claims against it.
    pub disputed_by: Vec<Opponent>,
}

/// A claim that contradicts another one.
pub(super) struct Opponent {
    /// The passage it stands in.
    pub id: String,
    /// Its words.
    pub words: String,
}

impl Opponent {
    /// `B4 “10.40 p.m.”`
    pub fn text(&self) -> String {
        format!("{} “{}”", self.id, self.words)
    }
}

impl ClaimPart {
    /// The claims against it in one line; empty where there are none.
    pub fn against(&self) -> String {
        self.disputed_by.iter().map(Opponent::text).collect::<Vec<_>>().join(", ")
    }
}

/// Puts the timeline together.
pub(super) fn timeline_part(comparison: &Comparison) -> TimelinePart {
    let line = timeline(comparison);
    let mut notes = vec!["Dates and clock times as the accounts tell them, on one axis; those that contradict one another are marked."];
    if line.claims.iter().any(|claim| claim.reason().is_some()) {
        notes.push("Where a claim does not tell its day or year, it stands at the one told before or after it in its account, or else at the one others tell, and says so.");
    }
    if line.claims.iter().any(|claim| claim.half != Half::Told) {
        notes.push("A clock time that may be of the morning or the evening stands in the half of the day that its account or another one shows; where none does, both are given.");
    }
    if line.unnamed_year && line.claims.iter().any(|claim| claim.told.month.is_some()) {
        notes.push("No account tells a year.");
    }
    TimelinePart { claims: line.claims.iter().map(|claim| claim_part(comparison, &line, claim)).collect(), notes }
}

fn claim_part(comparison: &Comparison, line: &Timeline, claim: &Claim) -> ClaimPart {
    let against = claim.disputed_by.iter().filter_map(|&at| line.claims.get(at));
    ClaimPart {
        siglum: claim.siglum().to_string(),
        when: line.when(claim),
        placed_by: claim.reason(),
        words: claim.words(comparison).to_owned(),
        quotation: quotation(comparison, claim.passage, &[], std::slice::from_ref(&claim.span)),
        disputed_by: against.map(|other| Opponent { id: other.passage.to_string(), words: other.words(comparison).to_owned() }).collect(),
    }
}
