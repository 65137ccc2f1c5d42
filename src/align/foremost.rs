//! Passages that tell who was the first to do one thing, or the last: "the manager was the first to go down" and "the first to descend was Mr
//! Brask" belong together if they dispute it, in whatever words.

use super::deeds::told_as_one;
use super::{Corpus, Pair};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use crate::text::{Foremost, Language, foremost, is_done_first};
use rayon::prelude::*;

/// What an account tells so often led to several firsts.
const OFTEN: usize = 2;

/// Who was the first or the last to do something, by account, with the passage.
pub(super) struct Firsts {
    of: Vec<Vec<(usize, Foremost)>>,
}

impl Firsts {
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let account = |list: &Vec<super::Features>| {
            watch.look()?;
            let english = list.iter().enumerate().filter(|(_, features)| features.language == Language::ENGLISH);
            Ok(english.flat_map(|(at, features)| foremost(&features.words).into_iter().map(move |one| (at, one))).collect())
        };
        Ok(Self { of: corpus.features.par_iter().map(account).collect::<Result<_, Cancelled>>()? })
    }

    /// The passages of two accounts that tell it of one thing, as alike as that makes them.
    pub(super) fn differ(&self, corpus: &Corpus, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let id = |account: usize, at: usize| PassageId::new(Siglum::of(account), at);
        let mut found = Vec::new();
        for (at, one) in &self.of[x] {
            watch.look()?;
            let words = |account: usize, at: usize| &corpus.of(id(account, at)).words;
            let met: Vec<usize> = self.of[y]
                .iter()
                .filter(|(to, other)| is_done_first(words(x, *at), one, words(y, *to), other))
                .map(|(to, _)| *to)
                .collect();
            if met.len() <= OFTEN {
                found.extend(met.into_iter().map(|to| told_as_one(corpus, id(x, *at), id(y, to))));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::contents;

    #[test]
    fn who_did_one_thing_first_brings_passages_together() {
        let read = |texts: &[&str]| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect::<Vec<_>>();
        let met = |first: &[&str], second: &[&str]| -> Vec<(u32, u32)> {
            let corpus = Corpus::of_contents(vec![read(first), read(second)]);
            let watch = Watch::default();
            let pairs = Firsts::new(&corpus, &watch).and_then(|firsts| firsts.differ(&corpus, 0, 1, &watch)).expect("nobody cancels");
            pairs.iter().map(|pair| (pair.a.index, pair.b.index)).collect()
        };
        let told = ["It rained.", "The first to descend was Mr Brask."];
        assert_eq!(met(&["Mr Lund was the first to go down the shaft."], &told), [(0, 1)]);
        assert_eq!(met(&["Mr Lund was the first to speak."], &told), []);
    }
}
