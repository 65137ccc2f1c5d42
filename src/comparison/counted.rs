//! As what a point is counted and listed: its standing, but that a matter of which several accounts speak, and on which none was found to
//! agree with another or to contradict it, is set apart from what one account alone says. Every point is counted once.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::comparison::{CountedAs, Settings, Standing, Watch, compare};
//!
//! let a = Account::from_text("At least seven people were killed in the fire.", "agency.txt");
//! let b = Account::from_text("Nine people were killed in the fire.", "witness.txt");
//! let comparison = compare(vec![a, b], &Settings::default(), &Watch::default())?;
//! let point = &comparison.points[0];
//! assert_eq!((point.standing, point.counted_as()), (Standing::SingleSource, CountedAs::Undecided));
//! # Ok::<(), corroborate::comparison::Cancelled>(())
//! ```

use super::{Comparison, Evidence, Point, Standing};
use serde::{Deserialize, Serialize};
use std::fmt;

/// As what a point is counted and listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedAs {
    /// Accounts contradict each other.
    Disputed,
    /// Two or more independent accounts agree.
    Corroborated,
    /// Accounts agree, but by copying one another.
    Repeated,
    /// Several accounts speak of it, and none was found to agree with another or to contradict it.
    Undecided,
    /// One account alone says it.
    SingleSource,
}

impl CountedAs {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Disputed, Self::Corroborated, Self::Repeated, Self::Undecided, Self::SingleSource];

    /// The standing of the points that are counted so.
    pub fn standing(self) -> Standing {
        match self {
            Self::Disputed => Standing::Disputed,
            Self::Corroborated => Standing::Corroborated,
            Self::Repeated => Standing::Repeated,
            Self::Undecided | Self::SingleSource => Standing::SingleSource,
        }
    }
}

impl fmt::Display for CountedAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undecided => f.write_str("same matter"),
            other => other.standing().fmt(f),
        }
    }
}

impl Point {
    /// Whether several accounts speak of it, and none was found to agree with another or to contradict it.
    pub fn is_undecided(&self) -> bool {
        self.standing == Standing::SingleSource && self.speakers().nth(1).is_some()
    }

    /// As what it is counted and listed.
    pub fn counted_as(&self) -> CountedAs {
        match self.standing {
            Standing::Disputed => CountedAs::Disputed,
            Standing::Corroborated => CountedAs::Corroborated,
            Standing::Repeated => CountedAs::Repeated,
            Standing::SingleSource if self.is_undecided() => CountedAs::Undecided,
            Standing::SingleSource => CountedAs::SingleSource,
        }
    }
}

impl Comparison {
    /// Whether a point is undecided and a reason [tells](Evidence::tells_difference) what differs in it: of those, the ones to look at first.
    pub fn is_worth_a_look(&self, point: &Point) -> bool {
        point.is_undecided() && self.links_of(point).any(|link| link.evidence.iter().any(Evidence::tells_difference))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    fn compared(texts: &[&str]) -> Comparison {
        let accounts = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect();
        compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).expect("nobody cancels")
    }

    /// A dispute, an agreement, a matter on which nothing was decided, and what one account alone says.
    const TEXTS: [&str; 2] = [
        "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\nAt least seven sheep drowned at the bridge.\nSchools stay closed.\n",
        "The fire killed 17 people on Tuesday night.\nMayor thanked the crews.\nNine sheep drowned at the bridge.\n",
    ];

    #[test]
    fn a_matter_that_is_not_decided_is_no_single_source() {
        let comparison = compared(&TEXTS);
        let mut counted: Vec<CountedAs> = comparison.points.iter().map(Point::counted_as).collect();
        counted.sort();
        assert_eq!(counted, [CountedAs::Disputed, CountedAs::Corroborated, CountedAs::Undecided, CountedAs::SingleSource]);
        for point in &comparison.points {
            assert_eq!(point.counted_as().standing(), point.standing);
            assert_eq!(point.is_undecided(), point.counted_as() == CountedAs::Undecided);
        }
    }

    #[test]
    fn where_a_reason_tells_what_differs_it_is_worth_a_look() {
        let comparison = compared(&TEXTS);
        let worth: Vec<CountedAs> =
            comparison.points.iter().filter(|point| comparison.is_worth_a_look(point)).map(Point::counted_as).collect();
        assert_eq!(worth, [CountedAs::Undecided], "“at least seven” and “nine” may both be true; a dispute is told by itself");
    }

    #[test]
    fn a_project_finds_again_what_was_listed() {
        let names = CountedAs::ALL.map(|counted| serde_json::to_value(counted).expect("a name"));
        assert_eq!(names, ["disputed", "corroborated", "repeated", "undecided", "single_source"]);
        assert_eq!(CountedAs::Undecided.to_string(), "same matter");
    }
}
