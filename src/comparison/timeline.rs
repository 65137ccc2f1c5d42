//! The timeline: the dates and clock times that the accounts claim, on one axis, with who disputes which.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::comparison::{Settings, Watch, compare, timeline};
//!
//! let a = Account::from_text("The alarm was raised at the harbour at 11.10 p.m. on 4 March 1926.", "agency.txt");
//! let b = Account::from_text("The alarm was raised at the harbour at 10.40 p.m. on 4 March 1926.", "witness.txt");
//! let comparison = compare(vec![a, b], &Settings::default(), &Watch::default())?;
//! let timeline = timeline(&comparison);
//!
//! let told: Vec<&str> = timeline.claims.iter().map(|claim| claim.words(&comparison)).collect();
//! assert_eq!(told, ["10.40 p.m. on 4 March 1926", "11.10 p.m. on 4 March 1926"]);
//! assert_eq!(timeline.claims[0].disputed_by, [1]);
//! # Ok::<(), corroborate::comparison::Cancelled>(())
//! ```
//!
//! A claim keeps what is told apart from where it stands on the axis: "at 9 p.m." tells no day, and stands at the day told before
//! it in its account, which [`PlacedBy`] says. A clock time that may be of the morning or the evening stands in the half that its account
//! or another one shows, which [`Half`] says. What no words place surely is left without a day, and words such as "the next day" are
//! not read.

mod half;
mod hint;
mod place;
mod told;
mod weekday;
mod when;

pub(crate) use when::MONTHS;

pub use half::Half;

use super::{Comparison, EvidenceKind, Relation};
use crate::account::{Account, PassageId, Siglum};
use crate::align::Corpus;
use crate::text::{Language, Passage, date_of, day_number, figures, words};
use hint::Hint;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// The dates and clock times that the accounts claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The claims: first those on the calendar, by their moments; then clock times of a day that nobody names; then those that
    /// nothing places, in story order.
    pub claims: Vec<Claim>,
    /// No account tells a year, and none is known from its facts: moments on the calendar are of an unnamed year, counted as 2000.
    pub unnamed_year: bool,
}

/// A date or clock time that an account claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it is claimed.
    pub passage: PassageId,
    /// Byte range in the passage's text, with words such as "before".
    pub span: Range<usize>,
    /// The point that the passage belongs to, as an index into [`Comparison::points`].
    pub point: usize,
    /// What is claimed.
    pub told: Told,
    /// Where it stands.
    pub place: Place,
    /// What shows which half of the day its clock time belongs to. Where nothing does, its place reaches from the one to the other.
    pub half: Half,
    /// Who is reported as saying the passage, if it is not the account's own word.
    pub speaker: Option<String>,
    /// The claims that contradict it, as indices into [`Timeline::claims`]; empty where none does.
    pub disputed_by: Vec<usize>,
}

/// A date and clock time as far as they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The year.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The last year, month and day of a stretch of time; the same as the first otherwise.
    pub last: (Option<i32>, Option<u32>, Option<u32>),
    /// The weekday, Monday is 0.
    pub weekday: Option<u32>,
    /// The clock time.
    pub clock: Option<Clock>,
    /// How exactly it is told.
    pub exactness: Exactness,
}

/// A clock time as it is told, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The earliest it can be.
    pub from: u32,
    /// The latest it can be: the same, but for "shortly after nine" or "in the evening".
    pub to: u32,
    /// Morning and evening are not told apart: it may be twelve hours later as well.
    pub either_half: bool,
}

/// How exactly something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exactness {
    /// To the smallest part that is told.
    Exact,
    /// To the quarter of an hour, in words or full hours: it may be rounded.
    Rounded,
    /// As about then.
    About,
    /// At some time within a stretch, or all through it.
    Within,
    /// Earlier than it.
    Before,
    /// Up to it: "by noon", "until May".
    By,
    /// Later than it.
    After,
    /// From it on.
    Since,
}

/// A minute of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// Where a claim stands. What is told before or after a moment stands at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the calendar.
    At {
        /// The first minute it can be.
        start: Moment,
        /// The last minute it can be.
        end: Moment,
        /// What it is placed by.
        by: PlacedBy,
    },
    /// At a clock time of a day that no account names: the first and last minute after midnight, the night after it counted on.
    UnnamedDay {
        /// The first minute it can be.
        start: i64,
        /// The last minute it can be.
        end: i64,
    },
    /// Nothing places it: a weekday where no account names a day, or where its sentence does not tell whether it is the one before
    /// or after.
    Nowhere,
}

/// What a claim is placed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacedBy {
    /// All that is needed stands in the claim.
    Itself,
    /// Its month or year is that of another date of its account, or of when the account was published.
    ItsAccount,
    /// It tells no date: it stands in its account's order, at the day told before it, or else after it; a weekday is counted from that
    /// day, or from when the account was written.
    ItsOrder,
    /// Its account says nothing that places it: its day or year is the one that others tell.
    OtherAccounts,
}

impl Claim {
    /// The account that claims it.
    pub fn siglum(&self) -> Siglum {
        self.passage.siglum
    }

    /// What places it on the calendar, if anything does.
    pub fn placed_by(&self) -> Option<PlacedBy> {
        match self.place {
            Place::At { by, .. } => Some(by),
            Place::UnnamedDay { .. } | Place::Nowhere => None,
        }
    }

    /// What places it beyond its own words, in a few words; nothing where these are enough.
    pub fn reason(&self) -> Option<String> {
        when::reason(self.placed_by(), self.half)
    }

    /// Its words.
    pub fn words<'a>(&self, comparison: &'a Comparison) -> &'a str {
        comparison.text(self.passage).get(self.span.clone()).unwrap_or("")
    }
}

impl Moment {
    /// The moment of a day and a minute after its midnight.
    pub fn new(year: i32, month: u32, day: u32, minute: u32) -> Self {
        Self(day_number(year, month, day) * 1440 + i64::from(minute))
    }

    /// Its year, month and day.
    pub fn date(self) -> (i32, u32, u32) {
        date_of(self.0.div_euclid(1440))
    }

    /// Its minute after midnight.
    pub fn minute(self) -> u32 {
        self.0.rem_euclid(1440) as u32
    }
}

/// The dates and clock times that the accounts claim. Passages that the reader excludes claim nothing, nor do labels. The order of the accounts
/// changes nothing but their sigla.
pub fn timeline(comparison: &Comparison) -> Timeline {
    let excluded = |id: &PassageId| comparison.reading.as_ref().is_some_and(|reading| reading.excluded.contains(id));
    let told = comparison.told.get_or_init(|| {
        let Comparison { accounts, passages, .. } = comparison;
        Arc::new(told(accounts, passages, None))
    });
    let claims = |(siglum, told): (Siglum, &ToldBy)| -> Vec<(Claim, Hint)> {
        let told = told.iter().map(|(at, span, told, hint)| (PassageId::new(siglum, *at as usize), span, told, hint));
        told.filter(|(id, ..)| !excluded(id))
            .map(|(passage, span, told, hint)| {
                let claim = Claim {
                    passage,
                    span: span.clone(),
                    point: comparison.point_of(passage).index,
                    told: *told,
                    place: Place::Nowhere,
                    half: Half::Told,
                    speaker: comparison.passage(passage).attribution.as_ref().map(|voice| voice.speaker.clone()),
                    disputed_by: Vec::new(),
                };
                (claim, *hint)
            })
            .collect()
    };
    let read: Vec<Vec<(Claim, Hint)>> = comparison.sigla().zip(told.iter()).map(claims).collect();
    let (mut claims, unnamed_year) = place::place(comparison, read);
    // "The night of 3 March" over a part of an account, or the day on which it was written, places what is told below, and is no claim.
    claims.retain(|claim| !comparison.passage(claim.passage).label);
    claims.sort_by_key(|claim| {
        let account = comparison.account(claim.siglum()).facts.text_sha256.as_str();
        (rank(&claim.place, claim.point), account, claim.passage.index, claim.span.start)
    });
    mark_disputes(comparison, &mut claims);
    Timeline { claims, unnamed_year }
}

/// The dates and clock times that one account tells: the number of the passage, where in its text, what, and what the words around it say;
/// in order.
pub(super) type ToldBy = Vec<(u32, Range<usize>, Told, Hint)>;

/// So many passages at the head of an account, and at its foot, may say when it was written.
const EDGES: (usize, usize) = (6, 3);

/// The dates and clock times that the accounts tell, by account. What `corpus` has read of the passages is not read again.
pub(super) fn told(accounts: &[Arc<Account>], passages: &[Vec<Passage>], corpus: Option<&Corpus>) -> Vec<ToldBy> {
    let by_account = |(at, (account, passages)): (usize, (&Arc<Account>, &Vec<Passage>))| {
        let language = Language::of(account);
        let of_passage = |(index, passage): (usize, &Passage)| {
            let text = &account.text[passage.span.clone()];
            let at_edge = index < EDGES.0 || index + EDGES.1 >= passages.len();
            let found = match corpus.map(|corpus| corpus.of(PassageId::new(Siglum::of(at), index))) {
                Some(features) => told::told(&told::Read { text, words: &features.words, figures: &features.figures, language, at_edge }),
                None => {
                    let words = words(text, language);
                    let figures = figures(text, &words, language);
                    told::told(&told::Read { text, words: &words, figures: &figures, language, at_edge })
                }
            };
            found.into_iter().map(|(span, told, hint)| (index as u32, span, told, hint)).collect::<Vec<_>>()
        };
        passages.par_iter().enumerate().flat_map_iter(of_passage).collect()
    };
    accounts.par_iter().zip(passages).enumerate().map(by_account).collect()
}

/// Where a place comes on the axis.
fn rank(place: &Place, point: usize) -> (u8, i64, i64) {
    match *place {
        Place::At { start, end, .. } => (0, start.0, end.0),
        Place::UnnamedDay { start, end } => (1, start, end),
        Place::Nowhere => (2, i64::try_from(point).unwrap_or(i64::MAX), 0),
    }
}

/// Notes which claims the evidence of their links holds against each other.
fn mark_disputes(comparison: &Comparison, claims: &mut [Claim]) {
    let mut of_passage: BTreeMap<PassageId, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        of_passage.entry(claim.passage).or_default().push(at);
    }
    let at = |id: PassageId, span: &Range<usize>| -> Vec<usize> {
        let own = of_passage.get(&id).into_iter().flatten().copied();
        own.filter(|&at| claims[at].span.start < span.end && span.start < claims[at].span.end).collect()
    };
    let mut pairs = BTreeSet::new();
    for link in &comparison.links {
        let told = |kind: EvidenceKind| matches!(kind, EvidenceKind::Date | EvidenceKind::Time);
        for evidence in link.evidence.iter().filter(|e| told(e.kind) && e.relation == Relation::Contradicts) {
            for x in at(link.a, &evidence.a) {
                for y in at(link.b, &evidence.b) {
                    pairs.extend([(x, y), (y, x)]);
                }
            }
        }
    }
    for (x, y) in pairs {
        claims[x].disputed_by.push(y);
    }
}

#[cfg(test)]
mod tests;
