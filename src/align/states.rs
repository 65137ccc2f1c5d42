//! Passages that tell opposite states of one thing in no common word: what the weather was, whether somebody was there, and whether somebody
//! lives. They belong together if they dispute it: "all Thursday the women stood in a steady rain" and "it was dry all day, but bitterly cold".

use super::deeds::told_as_one;
use super::{Corpus, Features, Pair};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use crate::text::{Form, Language, Sky, lives, presences, weather};
use rayon::prelude::*;

/// What an account tells more often it tells of several moments.
const OFTEN: usize = 3;

/// A state that has an opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Weather(Sky),
    /// Who, by the last word of the name, was there or not.
    There(Form, bool),
    /// Who lives or died.
    Lives(Form, bool),
}

impl State {
    fn opposite(&self) -> Self {
        match self {
            Self::Weather(sky) => Self::Weather(sky.opposite()),
            Self::There(who, there) => Self::There(who.clone(), !there),
            Self::Lives(who, lives) => Self::Lives(who.clone(), !lives),
        }
    }
}

/// The states that the passages of each account tell.
pub(super) struct States {
    of: Vec<Vec<(usize, State)>>,
}

impl States {
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let passage = |features: &Features| -> Vec<State> {
            let Features { words, negations, .. } = features;
            let sky = weather(words, negations).into_iter().map(|(sky, _)| State::Weather(sky));
            let there = presences(words, negations).into_iter().map(|one| State::There(one.who, one.so));
            let alive = lives(words, negations).into_iter().map(|one| State::Lives(one.who, one.so));
            let mut found: Vec<State> = sky.chain(there).chain(alive).collect();
            found.dedup();
            found
        };
        let account = |list: &Vec<Features>| {
            watch.look()?;
            let english = list.iter().enumerate().filter(|(_, features)| features.language == Language::ENGLISH);
            let all: Vec<(usize, State)> =
                english.flat_map(|(at, features)| passage(features).into_iter().map(move |one| (at, one))).collect();
            let count = |state: &State| all.iter().filter(|(_, other)| other == state).count();
            // "It rained in the morning and was dry by noon": the account tells both.
            let plain = |state: &State| count(&state.opposite()) == 0 && count(state) <= OFTEN;
            Ok(all.iter().filter(|(_, state)| plain(state)).cloned().collect())
        };
        Ok(Self { of: corpus.features.par_iter().map(account).collect::<Result<_, Cancelled>>()? })
    }

    /// The passages of two accounts that tell opposite states, as alike as that makes them.
    pub(super) fn differ(&self, corpus: &Corpus, x: usize, y: usize) -> Vec<Pair> {
        let mut found = Vec::new();
        for (at, state) in &self.of[x] {
            let opposite = state.opposite();
            for (to, _) in self.of[y].iter().filter(|(_, other)| *other == opposite) {
                let (a, b) = (PassageId::new(Siglum::of(x), *at), PassageId::new(Siglum::of(y), *to));
                found.push(told_as_one(corpus, a, b));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::contents;

    fn met(first: &[&str], second: &[&str]) -> Vec<(u32, u32)> {
        let read = |texts: &[&str]| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect::<Vec<_>>();
        let corpus = Corpus::of_contents(vec![read(first), read(second)]);
        let states = States::new(&corpus, &Watch::default()).expect("nobody cancels");
        states.differ(&corpus, 0, 1).iter().map(|pair| (pair.a.index, pair.b.index)).collect()
    }

    #[test]
    fn opposite_states_bring_passages_together() {
        let told = ["The pit was deep.", "The women stood in a steady rain.", "Mr Lund attended."];
        assert_eq!(met(&["It was dry all day."], &told), [(0, 1)]);
        assert_eq!(met(&["Lund was not present last night."], &told), [(0, 2)]);
        assert_eq!(met(&["Brask was not present last night."], &told), []);
        assert_eq!(met(&["It rained all day."], &told), []);
        assert_eq!(met(&["Enoch Lund was drowned at his post."], &["Enoch Lund is not dead."]), [(0, 0)]);
    }

    #[test]
    fn an_account_that_tells_both_disputes_neither() {
        assert_eq!(met(&["It was dry all day.", "In the night it rained."], &["There was a steady rain."]), []);
    }
}
