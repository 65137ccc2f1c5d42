//! A passage as the readers of numbers, dates and times walk over it.

use super::numeral::{self, Numeral};
use super::{Language, Word};

/// A passage under reading. Words are named by their index; one that does not exist has an empty form.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) language: Language,
}

impl<'a> Scan<'a> {
    /// The form of a word.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    /// The form of the word `steps` before another.
    pub(super) fn back(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |at| self.form(at))
    }

    /// A word as it is written.
    pub(super) fn raw(&self, at: usize) -> &'a str {
        self.words.get(at).and_then(|word| self.text.get(word.span.clone())).unwrap_or("")
    }

    /// What stands between a word and the one before it; `?` where there are not two words.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let gap = || self.text.get(self.words.get(at.checked_sub(1)?)?.span.end..self.words.get(at)?.span.start);
        gap().unwrap_or("?")
    }

    /// The number that starts at a word.
    pub(super) fn number(&self, at: usize) -> Option<Numeral> {
        numeral::read(self.text, self.words, at, self.language)
    }
}
