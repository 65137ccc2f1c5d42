//! The deed that a number, time or place is told of: the content words of its clause.
//!
//! ```
//! use corroborate::text::{Language, deed, figures, words};
//!
//! let text = "The fire broke out at half past nine, I am quite sure of that";
//! let found = words(text, Language::ENGLISH);
//! let time = &figures(text, &found, Language::ENGLISH).times[0];
//! let stems: Vec<&str> = deed(&found, &time.words).into_iter().map(|at| found[at].stem.as_str()).collect();
//! assert_eq!(stems, ["fire", "broke"]);
//! ```

use super::times::strikes;
use super::{Figures, Measure, Word, lexicon};
use std::ops::Range;

/// A clause is followed for so many words to either side.
const REACH: usize = 10;

/// The content words of the clause around a range of words, without numbers, each stem once; as indices of the words. A clause ends where
/// more than a space stands between two words. That a clock strikes is none: "the clock was striking ten when the bridge fell".
pub fn deed(words: &[Word], range: &Range<usize>) -> Vec<usize> {
    let joined = |at: usize| words[at + 1].span.start.saturating_sub(words[at].span.end) <= 1;
    let struck = words.get(range.start).is_some_and(|word| strikes(&word.form));
    let before = if struck { 0..0 } else { range.start.saturating_sub(REACH)..range.start };
    let left = before.rev().take_while(|&at| joined(at));
    // "When the bridge was opened again after it fell".
    let another = |at: &usize| matches!(words[*at].form.as_str(), "after" | "before" | "while" | "because" | "until" | "although");
    let right = (range.end..words.len().min(range.end + REACH)).take_while(|&at| at == 0 || joined(at - 1));
    let right = right.take_while(|at| *at == range.end || !another(at));
    let mut found: Vec<usize> = Vec::new();
    for at in left.collect::<Vec<_>>().into_iter().rev().chain(right) {
        let word = &words[at];
        if !word.function && !word.is_number() && !found.iter().any(|&one| words[one].stem == word.stem) {
            found.push(at);
        }
    }
    found
}

/// The same without nouns that only say what kind of thing the next one is, which is one thing with it: "took the radio station at four".
pub fn deed_of_things(words: &[Word], range: &Range<usize>) -> Vec<usize> {
    deed(words, range).into_iter().filter(|&at| !is_called_by_the_next(words, at)).collect()
}

/// Whether a noun only says what kind of thing the next one is, which is one thing with it: "[radio] station".
fn is_called_by_the_next(words: &[Word], at: usize) -> bool {
    // "The fire broke out": a form of a verb is no thing.
    let noun = |at: usize| {
        let word = words.get(at).filter(|word| !word.function && !word.capital && !word.is_number())?;
        let &lemma = lexicon().lemmas(&word.form).first()?;
        let bent = lexicon().word(lemma) != word.form && !word.form.ends_with('s');
        (lexicon().is_noun(lemma) && !bent).then_some(word.span.clone())
    };
    noun(at).zip(noun(at + 1)).is_some_and(|(one, next)| one.end + 1 == next.start)
}

/// Whether two clauses tell one deed: two words at least are in both, and nearly all of the shorter one.
pub fn is_one_deed<T>(x: &[T], y: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let in_y = x.iter().filter(|one| y.iter().any(|other| same(one, other))).count();
    let in_x = y.iter().filter(|other| x.iter().any(|one| same(one, other))).count();
    let shared = in_x.min(in_y);
    shared >= 2 && shared * 4 >= x.len().min(y.len()) * 3
}

/// What kind of thing is told of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A clock time.
    Time,
    /// A date.
    Date,
    /// From one date to another.
    Stretch,
    /// So many, or so much.
    Amount,
    /// A place with a name, led to by "in" or "at".
    Place,
}

/// What a passage tells of its deeds, as ranges of its words.
pub fn told(words: &[Word], figures: &Figures) -> Vec<(Told, Range<usize>)> {
    let mut found: Vec<(Told, Range<usize>)> = Vec::new();
    found.extend(figures.times.iter().map(|time| (Told::Time, time.words.clone())));
    // "The 1976 election" is another one than that of 1980.
    let names_it = |range: &Range<usize>| {
        let led = range.start.checked_sub(1).is_some_and(|at| words[at].form == "the");
        led && words.get(range.end).is_some_and(|word| !word.function && word.span.start <= words[range.end - 1].span.end + 1)
    };
    for date in figures.dates.iter().filter(|date| !names_it(&date.words)) {
        let kind = if date.last == (date.year, date.month, date.day) { Told::Date } else { Told::Stretch };
        found.push((kind, date.words.clone()));
    }
    // First, second and third tell things apart more often than they tell about one thing.
    let amounts = figures.quantities.iter().filter(|quantity| !matches!(quantity.measure, Measure::Order | Measure::Label));
    found.extend(amounts.map(|quantity| (Told::Amount, quantity.words.clone())));
    let name = |at: usize| words.get(at).is_some_and(|word| word.capital && !word.function);
    let mut at = 0;
    while at < words.len() {
        if matches!(words[at].form.as_str(), "in" | "at") {
            let start = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| word.form == "the"));
            let end = (start..words.len()).find(|&k| !name(k)).unwrap_or(words.len());
            let dated = found.iter().any(|(_, range)| range.start < end && start < range.end);
            if end > start && !dated {
                // "St Brannoc's church".
                let more = usize::from(words.get(end).is_some_and(|word| !word.function && !word.is_number()));
                found.push((Told::Place, start..end + more));
            }
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}
