//! Passages that tell one deed and each its time, number or place: "the fire broke out at half past nine, I am quite sure of that" and
//! "the fire broke out shortly after 11 p.m. in the rope store behind …". What else they say may make them unlike; they belong together
//! all the same, and readers want to see them so, since this is where accounts contradict each other.

use super::weights::{FEW, ONE_DEED, ONE_IN};
use super::{Corpus, Features, Pair, similarity};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use crate::text::{Language, Lemma, Told, deed, deed_of_things, is_one_deed, lemmas_at, lexicon, told};
use ahash::AHashMap;
use rayon::prelude::*;

/// A deed, and what is told of it.
struct Deed {
    told: Told,
    words: Vec<Word>,
}

/// A word that tells of a deed.
struct Word {
    term: u32,
    /// What it can mean, where a time is told.
    lemmas: Vec<Lemma>,
}

impl Word {
    /// Whether two words are the same, or mean the same.
    fn is(&self, other: &Self) -> bool {
        self.term == other.term || self.lemmas.iter().any(|&one| other.lemmas.iter().any(|&lemma| lexicon().same(one, lemma)))
    }
}

/// So many pairs are looked at before it is asked whether to stop.
const PART: usize = 1024;
/// Of deeds of so many words at most it is asked what they mean.
const BRIEF: usize = 6;
/// A word leads to so many times of another account, at most.
const LED_TO: usize = 20;
/// One thing is told with its time so often in an account, at most.
const OFTEN: usize = 2;

/// Two passages that belong together by something that both tell, as alike as that makes them, whatever else they say.
pub(super) fn told_as_one(corpus: &Corpus, a: PassageId, b: PassageId) -> Pair {
    Pair { a, b, similarity: similarity(corpus, corpus.of(a), corpus.of(b)).max(ONE_DEED) }
}

/// The deeds of all passages.
pub(super) struct Deeds {
    /// By account and passage.
    of: Vec<Vec<Vec<Deed>>>,
    /// The rarest shared term weighs at least so much.
    rare: f32,
}

impl Deeds {
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let one = |features: &Features| {
            watch.look()?;
            let told = told(&features.words, &features.figures).into_iter();
            let deeds = told.map(|(told, range)| {
                let of = if told == Told::Time { deed_of_things(&features.words, &range) } else { deed(&features.words, &range) };
                // One thing at two times: accounts that tell it in few other words are held against each other too.
                let meant = told == Told::Time && features.language == Language::ENGLISH && of.len() <= BRIEF;
                let word = |at: usize| {
                    let lemmas = if meant { lemmas_at(&features.words, at) } else { Vec::new() };
                    corpus.term(&features.words[at].stem).map(|term| Word { term, lemmas })
                };
                Deed { told, words: of.into_iter().filter_map(word).collect() }
            });
            Ok(deeds.filter(|deed| deed.words.len() >= 2).collect())
        };
        let of = corpus.features.par_iter().map(|list| list.par_iter().map(one).collect()).collect::<Result<_, Cancelled>>()?;
        let passages = corpus.features.iter().map(Vec::len).sum::<usize>() as f32;
        let most = FEW.max(passages / ONE_IN);
        Ok(Self { of, rare: (1.0 + passages / most).ln() })
    }

    /// Those of `pairs` that tell one deed, as alike as that makes them.
    pub(super) fn of_both(&self, corpus: &Corpus, pairs: &[Pair], watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let one = |pair: &&Pair| {
            corpus.of(pair.a).language == corpus.of(pair.b).language
                && self.deeds(pair.a).iter().any(|x| {
                    self.deeds(pair.b).iter().any(|y| {
                        let rare = || x.words.iter().any(|word| self.is_rare(corpus, word, y));
                        x.told == y.told && is_one_deed(&x.words, &y.words, Word::is) && rare()
                    })
                })
        };
        let mut found = Vec::new();
        for part in pairs.chunks(PART) {
            watch.look()?;
            found.extend(part.iter().filter(one).map(|pair| Pair { similarity: pair.similarity.max(ONE_DEED), ..*pair }));
        }
        Ok(found)
    }

    /// The passages of two accounts that tell one deed and when it was, in whatever words: its time is what readers hold accounts against
    /// each other for, and "the bridge fell" is too common in the story of its fall to bring two passages together. What either account
    /// tells more often than [`OFTEN`] happened more than once.
    pub(super) fn timed(&self, corpus: &Corpus, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let timed = |account: usize| {
            let deeds = self.of[account].iter().enumerate();
            deeds.flat_map(|(at, deeds)| deeds.iter().filter(|deed| deed.told == Told::Time).map(move |deed| (at, deed)))
        };
        let mut holders: AHashMap<u32, Vec<(usize, &Deed)>> = AHashMap::new();
        for (at, deed) in timed(y) {
            deed.words.iter().for_each(|word| holders.entry(word.term).or_default().push((at, deed)));
        }
        // What either account tells over and over leads nowhere.
        let mut told: AHashMap<u32, usize> = AHashMap::new();
        timed(x).for_each(|(_, deed)| deed.words.iter().for_each(|word| *told.entry(word.term).or_default() += 1));
        holders.retain(|term, led| led.len() <= LED_TO && told.get(term).is_some_and(|&count| count <= LED_TO));
        let mut found = Vec::new();
        for (at, deed) in timed(x) {
            watch.look()?;
            let mut led: Vec<(usize, &Deed)> = deed.words.iter().filter_map(|word| holders.get(&word.term)).flatten().copied().collect();
            led.sort_unstable_by_key(|(to, other)| (*to, other.words.first().map(|word| word.term)));
            led.dedup_by(|x, y| std::ptr::eq(x.1, y.1));
            found.extend(led.into_iter().filter(|(_, other)| is_one_deed(&deed.words, &other.words, Word::is)).map(|(to, _)| (at, to)));
        }
        found.sort_unstable();
        found.dedup();
        let count = |place: &dyn Fn(&(usize, usize)) -> usize| {
            let mut counts: AHashMap<usize, usize> = AHashMap::new();
            found.iter().for_each(|pair| *counts.entry(place(pair)).or_default() += 1);
            counts
        };
        let (of_x, of_y) = (count(&|pair| pair.0), count(&|pair| pair.1));
        let once = |&(at, to): &(usize, usize)| of_x.get(&at).is_some_and(|&n| n <= OFTEN) && of_y.get(&to).is_some_and(|&n| n <= OFTEN);
        let pair = |(at, to): (usize, usize)| {
            let (a, b) = (PassageId::new(Siglum::of(x), at), PassageId::new(Siglum::of(y), to));
            (corpus.of(a).language == corpus.of(b).language).then(|| told_as_one(corpus, a, b))
        };
        Ok(found.iter().copied().filter(once).filter_map(pair).collect())
    }

    /// Whether a word is rare, and stands in this deed too.
    fn is_rare(&self, corpus: &Corpus, word: &Word, deed: &Deed) -> bool {
        corpus.term_weights[word.term as usize] >= self.rare && deed.words.iter().any(|other| other.term == word.term)
    }

    fn deeds(&self, id: PassageId) -> &[Deed] {
        &self.of[id.siglum.index()][id.index as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, contents};

    /// Whether two passages, among many others, tell one deed.
    fn is_one(first: &str, second: &str) -> bool {
        let read = [first, second].map(|text| vec![contents(text, Language::ENGLISH)]);
        let mut read = read.to_vec();
        for account in &mut read {
            let other = |at: usize| contents(&format!("Number{at} is another matter{at} altogether{at}"), Language::ENGLISH);
            account.extend((0..40).map(other));
        }
        let corpus = Corpus::of_contents(read);
        let pair = Pair { a: PassageId::new(Siglum::of(0), 0), b: PassageId::new(Siglum::of(1), 0), similarity: 0.1 };
        let watch = Watch::default();
        let deeds = Deeds::new(&corpus, &watch).expect("nobody cancels");
        let timed = deeds.timed(&corpus, 0, 1, &watch).expect("nobody cancels");
        timed.contains(&pair) || !deeds.of_both(&corpus, &[pair], &watch).expect("nobody cancels").is_empty()
    }

    #[test]
    fn one_deed_is_known_whatever_else_is_said() {
        for (first, second) in [
            (
                "The fire broke out at half past nine, I am quite sure of that, for the church clock had just struck.",
                "The fire broke out shortly after 11 p.m. in the rope store behind the chandlery, which has stood there since 1881.",
            ),
            (
                "They voted to close the baths, and the vote was taken at twenty to midnight, when everybody had gone home.",
                "The vote was taken shortly after 9 p.m., following a full and constructive debate.",
            ),
            (
                "The duke brought two thousand men with him, to judge from the rolls.",
                "The duke had six thousand men with him, and many tents.",
            ),
            (
                "The Caroline Bridge gave way shortly before 9 p.m., while families on both banks were waiting for the lanterns.",
                "The clock of St Gall's was striking ten when the bridge fell.",
            ),
            (
                "Those who lost their homes spent the night in the Custom House, on camp beds.",
                "Most of them spent the night in St Brannoc's church.",
            ),
        ] {
            assert!(is_one(first, second), "{first} / {second}");
        }
    }

    #[test]
    fn other_deeds_and_other_kinds_are_not_one() {
        for (first, second) in [
            ("The fire broke out at half past nine.", "The bell rang at half past nine."),
            ("My platoon took the radio station at a quarter past four.", "There was firing from the radio station at half past one."),
            ("The fire broke out at half past nine.", "The fire broke out in three of the stores."),
            ("Twelve people died in the fire.", "Twelve people were hurt by smoke."),
            ("Stations open at nine.", "The shops open at nine, and the stations never close."),
        ] {
            assert!(!is_one(first, second), "{first} / {second}");
        }
    }
}
