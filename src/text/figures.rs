//! All numbers, dates and clock times of a passage, read once.
//!
//! Clock times are looked for first, then dates, then what is left: a number is one of the three.

use super::clock::ClockTime;
use super::date::{Date, Weekday};
use super::quantity::Quantity;
use super::scan::Scan;
use super::unit::Measure;
use super::{Language, Word, amounts, dates, times};
use std::ops::Range;

/// The numbers of a passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Amounts, measures, ordinals and labels, in order.
    pub quantities: Vec<Quantity>,
    /// Dates, in order.
    pub dates: Vec<Date>,
    /// Clock times, in order.
    pub times: Vec<ClockTime>,
    /// Weekdays, in order.
    pub weekdays: Vec<Weekday>,
}

/// The numbers of a passage: `words` are the words of `text`, read in `language`.
pub fn figures(text: &str, words: &[Word], language: Language) -> Figures {
    let mut taken = vec![false; words.len()];
    let mark = |taken: &mut Vec<bool>, range: &Range<usize>| taken[range.clone()].iter_mut().for_each(|word| *word = true);
    let times = times::times(text, words, language);
    times.iter().for_each(|time| mark(&mut taken, &time.words));
    let (dates, weekdays) = dates::dates(text, words, language, &taken);
    dates.iter().for_each(|date| mark(&mut taken, &date.words));
    let quantities = amounts::amounts(Scan { text, words, language }, &taken);
    Figures { quantities, dates, times, weekdays }
}

/// The amounts, measures, ordinals and labels of a passage, in order.
pub fn quantities(text: &str, words: &[Word], language: Language) -> Vec<Quantity> {
    figures(text, words, language).quantities
}

impl Figures {
    /// Whether a number other than a small count, or a date or time, is the same in both.
    pub fn shares_one(&self, other: &Self) -> bool {
        self.shares_amount(other)
            || self.dates.iter().any(|x| other.dates.iter().any(|y| x.same(y)))
            || self.times.iter().any(|x| other.times.iter().any(|y| x.same(y)))
    }

    /// Whether a number other than a small count is the same in both.
    pub fn shares_amount(&self, other: &Self) -> bool {
        let telling = |q: &&Quantity| q.measure != Measure::Count || q.value() > 12.0;
        let amount = |q: &Quantity| {
            other
                .quantities
                .iter()
                .filter(telling)
                .any(|p| p.measure == q.measure && p.unit == q.unit && !p.other_rate(q) && p.low == q.low && p.high == q.high)
        };
        self.quantities.iter().filter(telling).any(amount)
    }
}
