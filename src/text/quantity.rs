//! Numbers in a text: how much, give or take, and of what.
//!
//! ```
//! use corroborate::text::{Language, quantities, words};
//!
//! let text = "At least seven of the 1,200 sailors were saved by two dozen boats.";
//! let found = quantities(text, &words(text, Language::ENGLISH), Language::ENGLISH);
//! let ranges: Vec<(f64, f64)> = found.iter().map(|q| (q.low, q.high)).collect();
//! assert_eq!(ranges, [(7.0, f64::INFINITY), (1200.0, 1200.0), (24.0, 24.0)]);
//! ```

use super::Form;
use super::bound::Bound;
use super::fate::Fate;
use super::rate::Rate;
use super::unit::Measure;
use std::ops::Range;

/// A number in a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Byte range in the passage's text, with words such as "at least".
    pub span: Range<usize>,
    /// Which words of the passage it is made of.
    pub words: Range<usize>,
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: f64,
    /// How it is meant.
    pub bound: Bound,
    /// How much one step of its last digit is: "1.2 million" is given to 100,000.
    pub step: f64,
    /// What it measures; lengths, masses and the like are already in one unit.
    pub measure: Measure,
    /// What it is only held against: a currency, what a label names.
    pub unit: String,
    /// How much one of the unit it was written in is: 1609.344 for miles, 1 where there is none.
    pub factor: f64,
    /// The stems of what is counted: `sailor`.
    pub counted: Vec<Form>,
    /// What is counted are people in general.
    pub people: bool,
    /// What befell those who are counted.
    pub fate: Option<Fate>,
    /// Out of how many: 10 for "6.7/10".
    pub out_of: Option<f64>,
    /// It counts a part of another number in the passage: "nine of them", "including nine".
    pub part: bool,
    /// What it is reckoned by: "a week".
    pub per: Option<Rate>,
    /// Where a change begins ("from 12 to 17"), where it ends, or neither.
    pub change: Change,
}

/// The place of a number in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Not in a change.
    None,
    /// "from 12".
    From,
    /// "to 17".
    To,
}

/// How two numbers for one thing stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// The same number, meant the same way.
    Same,
    /// One lies within the bounds of the other.
    Within,
    /// One is the other rounded.
    Rounded,
    /// One or both are given as about so much, and that is near enough.
    About,
    /// "More than 100" and "100".
    Touching,
    /// "More than six million" and "more than seven million": both may be true, but they are not the same.
    Shifted,
    /// They cannot both be true.
    Apart,
}

impl Quantity {
    /// Whether it is one exact value.
    pub fn is_exact(&self) -> bool {
        self.low == self.high && self.bound == Bound::Exact
    }

    /// The number that is written, of whatever bound.
    pub fn value(&self) -> f64 {
        match self.bound {
            Bound::AtMost | Bound::LessThan => self.high,
            _ => self.low,
        }
    }

    /// Whether both are reckoned by a stretch of time, and not by the same.
    pub fn other_rate(&self, other: &Self) -> bool {
        matches!((&self.per, &other.per), (Some(p), Some(q)) if p.seconds != q.seconds)
    }

    /// How two numbers for one thing stand to each other. Symmetric.
    pub fn meets(&self, other: &Self) -> Meeting {
        if (self.low, self.high, self.bound) == (other.low, other.high, other.bound) {
            return Meeting::Same;
        }
        // "A quarter of an hour", less than one of its unit, is a wording of "fifteen minutes".
        let fraction = |q: &Self| q.bound == Bound::About && q.step > q.low;
        if (self.low, self.high) == (other.low, other.high) && (fraction(self) && other.is_exact() || fraction(other) && self.is_exact()) {
            return Meeting::Same;
        }
        if self.measure == Measure::Result || other.measure == Measure::Result {
            return Meeting::Apart;
        }
        let open = |q: &Self| matches!(q.bound, Bound::MoreThan | Bound::LessThan);
        let floor = |q: &Self| matches!(q.bound, Bound::MoreThan | Bound::AtLeast);
        let ceiling = |q: &Self| matches!(q.bound, Bound::LessThan | Bound::AtMost);
        if (floor(self) && floor(other)) || (ceiling(self) && ceiling(other)) {
            return if self.value() == other.value() { Meeting::Within } else { Meeting::Shifted };
        }
        // A half-open bound that the other number only touches.
        if self.low == other.high || other.low == self.high {
            if self.bound == Bound::About || other.bound == Bound::About {
                return Meeting::About;
            }
            return if open(self) || open(other) { Meeting::Touching } else { Meeting::Within };
        }
        if self.low < other.high && other.low < self.high {
            return Meeting::Within;
        }
        if self.bound == Bound::About || other.bound == Bound::About {
            let size = self.value().abs().max(other.value().abs());
            let narrow = floor(self) || floor(other) || ceiling(self) || ceiling(other);
            // "About 286,200" is meant more exactly than "about 300,000".
            let fine = self.bound == other.bound && digits(self.value()) > 2 && digits(other.value()) > 2;
            let few = self.bound == other.bound && size <= FEW;
            let near = match () {
                () if narrow || fine => 0.05,
                () if few => FEW_ABOUT,
                () => ABOUT,
            };
            if (self.value() - other.value()).abs() <= near * size {
                return Meeting::About;
            }
        }
        if rounds(self, other) || rounds(other, self) { Meeting::Rounded } else { Meeting::Apart }
    }
}

/// How many digits of a number are given, zeros at its end left out: 3 for 1,230.
fn digits(value: f64) -> usize {
    format!("{value}")
        .trim_start_matches(['0', '.', '-'])
        .chars()
        .filter(char::is_ascii_digit)
        .collect::<String>()
        .trim_end_matches('0')
        .len()
}

/// "About 200" can be this much more or less, as a share.
const ABOUT: f64 = 0.15;
/// Of so few "a dozen" and "about ten" can lie this far apart.
const FEW_ABOUT: f64 = 0.2;
/// See [`FEW_ABOUT`].
const FEW: f64 = 20.0;
/// Metric and other units meet with this much room: "3 miles" and "5 kilometres".
const CONVERTED: f64 = 0.04;

/// Whether `rough` is `fine` rounded to fewer places: 2,100,000 for 2,134,000, 8 % for 8.3 %, but not 12 children for 13.
fn rounds(rough: &Quantity, fine: &Quantity) -> bool {
    let continuous = !matches!(rough.measure, Measure::Count | Measure::Order | Measure::Label | Measure::Result | Measure::Age);
    if !rough.is_exact() || !fine.is_exact() || matches!(rough.measure, Measure::Order | Measure::Label | Measure::Result) {
        return false;
    }
    let off = (rough.low - fine.low).abs();
    if continuous && rough.factor != fine.factor && off <= CONVERTED * rough.low.abs().max(fine.low.abs()) {
        return true;
    }
    if !continuous && (rough.low < 100.0 || rough.step < 10.0) {
        return false;
    }
    // Two places are always meant: 30 % is not 29 % rounded, and 200 not 187.
    let step = rough.step.min(10f64.powi(rough.low.abs().max(1e-9).log10().floor() as i32 - 1));
    rough.step > fine.step * 1.5 && off <= step / 2.0
}
