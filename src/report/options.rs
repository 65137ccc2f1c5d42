//! What a reader can ask of a report.

use crate::comparison::CountedAs;
use std::collections::BTreeSet;

/// A part of a report that can be left out. The accounts, the findings in one paragraph, the settings and how to read it
/// are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The points on which accounts contradict each other.
    Disputed,
    /// The points on which independent accounts agree.
    Corroborated,
    /// The points that accounts repeat in copied wording.
    Repeated,
    /// What was not found in each account.
    Omissions,
    /// The points that several accounts speak of, and on which none was found to agree with another or to contradict it.
    Undecided,
    /// What one account alone says.
    SingleSource,
    /// The table of points × accounts.
    AllPoints,
    /// The dates and clock times that the accounts claim, on one axis.
    Timeline,
    /// What the reader has ruled and noted.
    Rulings,
    /// The accounts' texts, where the locators lead.
    FullTexts,
}

impl Part {
    /// All parts, in the order a report has them.
    pub const ALL: [Self; 10] = [
        Self::Disputed,
        Self::Corroborated,
        Self::Repeated,
        Self::Omissions,
        Self::Undecided,
        Self::SingleSource,
        Self::AllPoints,
        Self::Timeline,
        Self::Rulings,
        Self::FullTexts,
    ];

    /// The part that holds the points that are counted as this.
    pub fn of(counted: CountedAs) -> Self {
        match counted {
            CountedAs::Disputed => Self::Disputed,
            CountedAs::Corroborated => Self::Corroborated,
            CountedAs::Repeated => Self::Repeated,
            CountedAs::Undecided => Self::Undecided,
            CountedAs::SingleSource => Self::SingleSource,
        }
    }
}

/// What a reader can ask of a report. The default is everything, without a date, so that the same accounts give the same
/// bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What is written at the top; `None` for "Comparison of 4 accounts".
    pub title: Option<String>,
    /// The date to print, in any form. No clock is ever asked.
    pub date: Option<String>,
    /// The parts it has.
    pub parts: BTreeSet<Part>,
}

impl Default for Options {
    fn default() -> Self {
        Self { title: None, date: None, parts: Part::ALL.into() }
    }
}

impl Options {
    /// Whether the report has this part.
    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.parts.len() == Part::ALL.len()
    }
}
