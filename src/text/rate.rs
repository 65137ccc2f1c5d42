//! Rates: what an amount is reckoned by.
//!
//! ```text
//! 12,200 litres [per minute]    300 pounds [a week]    500 cars [a day]    40 Liter [pro Stunde]    two meals a second time → none
//! ```

use super::scan::Scan;
use super::unit::{self, Measure};
use std::ops::Range;

/// A stretch of time that an amount is reckoned by.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// How long it is.
    pub seconds: f64,
    /// The words of the passage that say so.
    pub words: Range<usize>,
}

/// How far behind a number its rate stands at most: "500 heavy goods vehicles a day".
const REACH: usize = 3;

impl Scan<'_> {
    /// "per hour", "an hour", "/h" at word `at`.
    pub(super) fn rate_at(&self, at: usize) -> Option<Rate> {
        let slash = self.gap(at).trim() == "/";
        if !slash && self.gap(at) != " " {
            return None;
        }
        let unit = match self.form(at) {
            "per" | "pro" | "par" | "por" | "al" | "all" | "all'" => at + 1,
            "à" if self.form(at + 1) == "l'" => at + 2,
            "a" | "an" | "each" | "every" if !self.goes_on(at + 2) => at + 1,
            _ if slash => at,
            _ => return None,
        };
        let seconds = match self.form(unit) {
            "h" => 3600.0,
            "s" => 1.0,
            form => unit::unit(form).filter(|(measure, _)| *measure == Measure::Duration)?.1,
        };
        Some(Rate { seconds, words: at..unit + 1 })
    }

    /// The rate of what is counted from word `end` on.
    pub(super) fn rate_of_counted(&self, end: usize) -> Option<Rate> {
        let clear = |at: &usize| self.words.get(*at).is_some_and(|word| !word.function && !word.is_number()) && self.gap(*at) == " ";
        let nouns = (end..end + REACH).take_while(clear).count();
        (end..=end + nouns).find_map(|at| self.rate_at(at))
    }

    /// Whether a phrase goes on that began with "a day": "a day later", "a second time".
    fn goes_on(&self, at: usize) -> bool {
        let behind = self.words.get(at).filter(|_| self.gap(at) == " " || self.gap(at) == "-");
        behind.is_some_and(|word| matches!(word.form.as_str(), "later" | "after" | "before" | "ago" | "earlier" | "old" | "from"))
            || self.form(at - 1) == "second" && behind.is_some_and(|word| !word.function)
    }
}
