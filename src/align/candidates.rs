//! Which passages share enough rare words, or are near enough in meaning, to be worth comparing.
//!
//! A passage asks for its words from the heaviest to the lightest. What shares only the lighter ones can share no more than these weigh
//! together, so the lighter the words that are left, the shorter the passages that are still looked at (all-pairs search: Bayardo, Ma
//! and Srikant 2007). Nothing is lost by that, and common words, which stand nearly everywhere, are hardly ever followed.
//!
//! In a long account a word of one passage in fifty leads to very many. Each passage therefore has *keys*: its heaviest words, as long as
//! they lead to [`LED_TO`] passages of the other account at most. Two passages meet by a word that is a key of either, so that what a
//! passage costs does not grow with the other account:
//!
//! ```text
//! A7  the ferry struck the Widow rock     keys: widow 3, struck 40, rock 90        ferry leads to 700
//! B2  the ferry sank                      keys: sank 60; ferry as its only other   B2 and A7 share "ferry": not met by that alone
//! ```

use super::similarity::blend;
use super::weights::{GLIMPSE, NEAR};
use super::{Bag, Corpus, Features, nearness, strictness};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Stage, Watch};
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Two passages of different accounts that may speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The passage of the account with the smaller siglum.
    pub a: PassageId,
    /// The other passage.
    pub b: PassageId,
    /// How alike they are, 0 to 1.
    pub similarity: f32,
}

/// So many passages are taken on by a thread at once.
const PART: usize = 32;
/// A passage's keys lead to so many passages of another account, at most; its heaviest word is a key in any case.
const LED_TO: usize = 400;

/// In accounts that ask for more than this strictness, of some five hundred passages, the least similarity that is looked at grows with
/// its third power: with the text, what is alike by chance would grow as its square, and matches must be far more alike by then. On four
/// gospels of a thousand verses each that finds as much and is right a little oftener.
const LONG: f32 = 2.5;

/// Pairs whose words are less alike than this are not looked at.
fn glimpse(strictness: f32) -> f32 {
    GLIMPSE * (strictness / LONG).max(1.0).powi(3)
}

/// All pairs of passages of different accounts that share rare words or are near in meaning, in order.
pub fn candidates(corpus: &Corpus, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
    let search = Search::new(corpus, watch)?;
    let mut pairs = Vec::new();
    for (x, y) in search.accounts() {
        pairs.extend(search.between(x, y, watch)?);
    }
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
    Ok(pairs)
}

/// Looks for pairs, two accounts at a time.
pub(super) struct Search<'a> {
    corpus: &'a Corpus,
    /// By account.
    postings: Vec<Postings>,
    /// For threads to write on.
    scratches: Mutex<Vec<Scratch>>,
    /// How many passages have been held against another account.
    done: AtomicUsize,
    /// Pairs whose words are less alike than this are not looked at.
    glimpse: f32,
}

impl<'a> Search<'a> {
    pub(super) fn new(corpus: &'a Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let postings = corpus
            .features
            .par_iter()
            .map(|passages| Postings::new(corpus, passages, |at| Cow::Borrowed(passages[at].terms.items.as_slice()), watch))
            .collect::<Result<Vec<_>, Cancelled>>()?;
        let glimpse = glimpse(strictness(corpus.features.iter().map(Vec::len)));
        Ok(Self { corpus, postings, scratches: Mutex::default(), done: AtomicUsize::new(0), glimpse })
    }

    /// Every two accounts, in order.
    pub(super) fn accounts(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let count = self.corpus.features.len();
        (0..count).flat_map(move |x| (x + 1..count).map(move |y| (x, y)))
    }

    /// All pairs of two accounts, `x` before `y`, in order.
    pub(super) fn between(&self, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let (first, second) = (&self.corpus.features[x], &self.corpus.features[y]);
        let all = first.len() * (self.corpus.features.len() - 1 - x);
        // What each passage of the second account has for keys, where that is not all its words.
        let keyed = if second.iter().all(|features| self.postings[x].led_to(&features.terms) <= LED_TO) {
            None
        } else {
            let keys = |at: usize| {
                let terms = self.ascending(&second[at].terms);
                let keys = self.postings[x].keys(&terms);
                Cow::Owned(terms[keys..].iter().map(|&(_, term)| term).collect())
            };
            Some(Postings::new(self.corpus, second, keys, watch)?)
        };
        let two = Two { search: self, y, keyed: keyed.as_ref().unwrap_or(&self.postings[y]) };
        let part = |(number, part): (usize, &[Features])| {
            let mut scratch = self.scratch();
            let mut found = Vec::new();
            for (at, features) in part.iter().enumerate() {
                watch.step(Stage::Aligning, self.done.fetch_add(1, Ordering::Relaxed) % all.max(1), all)?;
                two.pairs_of(PassageId::new(Siglum::of(x), number * PART + at), features, &mut scratch, &mut found);
            }
            self.scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
            Ok(found)
        };
        let found = first.par_chunks(PART).enumerate().map(part).collect::<Result<Vec<Vec<Pair>>, Cancelled>>()?;
        // Part by part, so that the pairs are not held twice.
        let mut pairs = Vec::with_capacity(found.iter().map(Vec::len).sum());
        found.into_iter().for_each(|part| pairs.extend(part));
        Ok(pairs)
    }

    fn scratch(&self) -> Scratch {
        let used = self.scratches.lock().unwrap_or_else(PoisonError::into_inner).pop();
        used.unwrap_or_else(|| Scratch::new(self.corpus))
    }

    /// The terms of a bag with their squared weights, the lightest first.
    fn ascending(&self, bag: &Bag) -> Vec<(f32, u32)> {
        let mut terms: Vec<(f32, u32)> = bag.items.iter().map(|&term| (self.corpus.term_weights[term as usize].powi(2), term)).collect();
        terms.sort_unstable_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        terms
    }
}

/// Which passages of one account hold each term, the shortest vectors first.
struct Postings {
    /// Where each term's passages begin in the two lists; one more at the end.
    starts: Vec<u32>,
    /// The passages, by their place in the account.
    places: Vec<u32>,
    /// The lengths of their vectors.
    norms: Vec<f32>,
}

impl Postings {
    /// `terms` gives those of a passage that are to be noted.
    fn new<'t>(corpus: &Corpus, passages: &[Features], terms: impl Fn(usize) -> Cow<'t, [u32]>, watch: &Watch) -> Result<Self, Cancelled> {
        watch.look()?;
        let terms: Vec<Cow<'t, [u32]>> = (0..passages.len()).map(terms).collect();
        watch.look()?;
        let mut starts = vec![0_u32; corpus.term_weights.len() + 1];
        terms.iter().flat_map(|terms| terms.iter()).for_each(|&term| starts[term as usize + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let mut ends = starts.clone();
        let all = starts.last().map_or(0, |&end| end as usize);
        let (mut places, mut norms) = (vec![0; all], vec![0.0; all]);
        let mut order: Vec<u32> = (0..passages.len() as u32).collect();
        let norm = |place: u32| passages[place as usize].terms.norm;
        order.sort_by(|&x, &y| norm(x).total_cmp(&norm(y)));
        watch.look()?;
        for place in order {
            for &term in terms[place as usize].iter() {
                let at = ends[term as usize] as usize;
                (places[at], norms[at]) = (place, norm(place));
                ends[term as usize] += 1;
            }
        }
        Ok(Self { starts, places, norms })
    }

    /// The passages that hold a term and whose vectors are no longer than `limit`.
    fn of(&self, term: u32, limit: f32) -> &[u32] {
        let list = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
        let count = self.norms[list.clone()].partition_point(|&norm| norm <= limit);
        &self.places[list.start..list.start + count]
    }

    /// How many passages hold a term.
    fn count(&self, term: u32) -> usize {
        (self.starts[term as usize + 1] - self.starts[term as usize]) as usize
    }

    /// How many passages the terms of a bag lead to, those that hold several counted as often.
    fn led_to(&self, bag: &Bag) -> usize {
        bag.items.iter().map(|&term| self.count(term)).sum()
    }

    /// From which place on terms, the lightest first, are keys.
    fn keys(&self, terms: &[(f32, u32)]) -> usize {
        let Some((&(_, heaviest), lighter)) = terms.split_last() else { return 0 };
        let mut led_to = self.count(heaviest);
        let keys = lighter.iter().rev().take_while(|(_, term)| {
            led_to += self.count(*term);
            led_to <= LED_TO
        });
        lighter.len() - keys.count()
    }
}

/// What a thread writes on while it looks for the pairs of a passage. All is zero before and after.
struct Scratch {
    /// The squared weight of each term that the passage has.
    terms: Vec<f32>,
    /// The same for its pieces of words.
    grams: Vec<f32>,
    /// Which passages of the other account were met.
    met: Vec<bool>,
    /// The same, as a list.
    touched: Vec<u32>,
}

impl Scratch {
    fn new(corpus: &Corpus) -> Self {
        let (terms, grams) = (corpus.term_weights.len(), corpus.gram_weights.len());
        let passages = corpus.features.iter().map(Vec::len).max().unwrap_or_default();
        Self { terms: vec![0.0; terms], grams: vec![0.0; grams], met: vec![false; passages], touched: Vec::new() }
    }
}

/// The search between two accounts.
struct Two<'a> {
    search: &'a Search<'a>,
    /// The second account.
    y: usize,
    /// Which of its passages have a term for a key.
    keyed: &'a Postings,
}

impl Two<'_> {
    /// Adds the pairs of one passage of the first account.
    fn pairs_of(&self, a: PassageId, features: &Features, scratch: &mut Scratch, found: &mut Vec<Pair>) {
        let corpus = self.search.corpus;
        let others = &corpus.features[self.y];
        spread(&features.terms, &corpus.term_weights, &mut scratch.terms);
        spread(&features.grams, &corpus.gram_weights, &mut scratch.grams);
        self.meet(&features.terms, scratch);
        let enough = |words: f32, other: &Features| words >= self.search.glimpse * features.terms.norm * other.terms.norm;
        // Those near in meaning without a shared word, and those that share words that are no keys. Where words are shared that weigh
        // little, nearness tells the topic only, and many passages share that.
        if features.meaning.whole.is_some() {
            for (at, other) in others.iter().enumerate() {
                if !scratch.met[at] && nearness(features, other).is_some_and(|near| near >= NEAR) {
                    let words = shared(&scratch.terms, &other.terms);
                    if words == 0.0 || enough(words, other) {
                        scratch.touched.push(at as u32);
                    }
                }
            }
        }
        scratch.touched.sort_unstable();
        for at in scratch.touched.drain(..) {
            let met = std::mem::take(&mut scratch.met[at as usize]);
            let other = &others[at as usize];
            let words = shared(&scratch.terms, &other.terms);
            if met && !enough(words, other) {
                continue;
            }
            let pieces = shared(&scratch.grams, &other.grams);
            let cosine = |shared: f32, x: &Bag, y: &Bag| if shared > 0.0 { shared / (x.norm * y.norm) } else { 0.0 };
            let (words, pieces) = (cosine(words, &features.terms, &other.terms), cosine(pieces, &features.grams, &other.grams));
            let b = PassageId::new(Siglum::of(self.y), at as usize);
            found.push(Pair { a, b, similarity: blend(words, pieces, nearness(features, other)) });
        }
        features.terms.items.iter().for_each(|&term| scratch.terms[term as usize] = 0.0);
        features.grams.items.iter().for_each(|&gram| scratch.grams[gram as usize] = 0.0);
    }

    /// Meets all passages that share keys and words enough, and few others.
    fn meet(&self, bag: &Bag, scratch: &mut Scratch) {
        // Sums of single-precision numbers are a little off.
        const SAFE: f32 = 1.001;
        let terms = self.search.ascending(bag);
        let postings = &self.search.postings[self.y];
        let keys = postings.keys(&terms);
        let mut rest = 0.0;
        for (at, &(weight, term)) in terms.iter().enumerate() {
            rest += weight;
            let limit = SAFE * rest / (self.search.glimpse * bag.norm);
            let holders = if at >= keys { postings } else { self.keyed };
            for &place in holders.of(term, limit) {
                if !std::mem::replace(&mut scratch.met[place as usize], true) {
                    scratch.touched.push(place);
                }
            }
        }
    }
}

/// Writes the squared weights of a bag's items into `table`.
fn spread(bag: &Bag, weights: &[f32], table: &mut [f32]) {
    bag.items.iter().for_each(|&item| table[item as usize] = weights[item as usize].powi(2));
}

/// What the items of a bag weigh together that are also in `table`, in ascending order: the sum is the same from both sides.
fn shared(table: &[f32], bag: &Bag) -> f32 {
    bag.items.iter().map(|&item| table[item as usize]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::similarity;
    use crate::text::{Language, contents};

    const SENTENCES: [&str; 10] = [
        "The fire in the harbour killed twelve people on Tuesday night.",
        "A fire.",
        "Twelve people died.",
        "The mayor thanked the crews of four towns for their help in the night of the fire.",
        "Two boats burned in the harbour, and the fire reached the rope store behind the old quay before the crews came.",
        "The council will meet on Friday.",
        "People.",
        "Fire destroyed the harbour.",
        "The rope store was old.",
        "Nobody knows why the boats burned that night, said the mayor, who had met the crews of the four towns.",
    ];

    #[test]
    fn no_pair_that_shares_words_enough_is_passed_over() {
        let read = |turn: usize| (0..60).map(|i| contents(SENTENCES[(i * turn + i / 7) % SENTENCES.len()], Language::ENGLISH)).collect();
        let corpus = Corpus::of_contents(vec![read(1), read(3), read(7)]);
        let found = candidates(&corpus, &Watch::default()).expect("nobody cancels");
        let ids: Vec<PassageId> = corpus.ids().collect();
        let mut all = Vec::new();
        for &a in &ids {
            for &b in ids.iter().filter(|b| b.siglum > a.siglum) {
                let (x, y) = (corpus.of(a), corpus.of(b));
                let both = x.terms.items.iter().filter(|term| y.terms.items.contains(term));
                let sum: f32 = both.map(|&term| corpus.term_weights[term as usize].powi(2)).sum();
                if sum > 0.0 && sum >= GLIMPSE * x.terms.norm * y.terms.norm {
                    all.push(Pair { a, b, similarity: similarity(&corpus, x, y) });
                }
            }
        }
        assert!(all.len() > 1000 && all.len() < 60 * 60 * 3, "{} pairs", all.len());
        assert_eq!(found, all);
    }

    #[test]
    fn common_words_of_long_accounts_lead_nowhere_but_where_there_is_no_rarer_one() {
        const RARER: [&str; 15] = [
            "apple", "bridge", "candle", "dragon", "engine", "forest", "garden", "hammer", "island", "jacket", "kettle", "ladder",
            "mirror", "needle", "orchard",
        ];
        let common = |at: usize| ["ferry", "harbour"][at % 2];
        let long = || (0..900).map(|at| format!("{} {}", RARER[at / 60], common(at))).collect::<Vec<String>>();
        let read = |texts: Vec<String>| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect();
        let (mut first, second) = (long(), long());
        first.push(common(0).to_owned());
        let corpus = Corpus::of_contents(vec![read(first), read(second)]);
        let found = candidates(&corpus, &Watch::default()).expect("nobody cancels");
        let (bare, others): (Vec<Pair>, Vec<Pair>) = found.iter().partition(|pair| pair.a.index == 900);
        assert!(bare.iter().map(|pair| pair.b.index).eq((0..900).step_by(2)), "{} pairs", bare.len());
        assert!(others.iter().all(|pair| pair.a.index / 60 == pair.b.index / 60));
        assert_eq!(others.len(), 15 * 60 * 60);
        // By their weight alone they would be looked at.
        let (x, y) = (corpus.of(PassageId::new(Siglum::of(0), 0)), corpus.of(PassageId::new(Siglum::of(1), 898)));
        let term = x.terms.items.iter().find(|term| y.terms.items.contains(term)).expect("a common word");
        let shared = corpus.term_weights[*term as usize].powi(2);
        assert!(shared >= glimpse(strictness([900, 900].into_iter())) * x.terms.norm * y.terms.norm);
    }
}
