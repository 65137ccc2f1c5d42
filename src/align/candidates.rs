//! Which passages share enough rare words, or are near enough in meaning, to be worth comparing.
//!
//! A passage asks for its words from the heaviest to the lightest. What shares only the lighter ones can share no more than these weigh
//! together, so the lighter the words that are left, the shorter the passages that are still looked at (all-pairs search: Bayardo, Ma
//! and Srikant 2007). Nothing is lost by that, and common words, which stand nearly everywhere, are hardly ever followed.

use super::order::starts;
use super::similarity::blend;
use super::weights::{GLIMPSE, NEAR};
use super::{Bag, Corpus, Features, nearness};
use crate::account::PassageId;
use crate::comparison::{Cancelled, Stage, Watch};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// All pairs of passages of different accounts that share rare words or are near in meaning, in order.
pub fn candidates(corpus: &Corpus, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
    let ids: Vec<PassageId> = corpus.ids().collect();
    let postings = corpus.features.iter().map(|passages| Postings::new(corpus, passages, watch)).collect::<Result<Vec<_>, _>>()?;
    let starts = starts(corpus.features.iter().map(Vec::len));
    let search = Search { corpus, ids: &ids, postings: &postings, starts: &starts };
    let done = AtomicUsize::new(0);
    let part = |scratch: &mut Scratch, part: &[PassageId]| {
        let mut found = Vec::new();
        for &a in part {
            watch.step(Stage::Aligning, done.fetch_add(1, Ordering::Relaxed), ids.len())?;
            search.pairs_of(a, scratch, &mut found);
        }
        Ok(found)
    };
    let found = ids.par_chunks(PART).map_init(|| Scratch::new(corpus, ids.len()), part).collect::<Result<Vec<Vec<Pair>>, _>>()?;
    // Part by part, so that the pairs are not held twice.
    let mut pairs = Vec::with_capacity(found.iter().map(Vec::len).sum());
    found.into_iter().for_each(|part| pairs.extend(part));
    Ok(pairs)
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
    fn new(corpus: &Corpus, passages: &[Features], watch: &Watch) -> Result<Self, Cancelled> {
        watch.look()?;
        let mut starts = vec![0_u32; corpus.term_weights.len() + 1];
        passages.iter().flat_map(|features| &features.terms.items).for_each(|&term| starts[term as usize + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let mut ends = starts.clone();
        let all = starts.last().map_or(0, |&end| end as usize);
        let (mut places, mut norms) = (vec![0; all], vec![0.0; all]);
        let mut order: Vec<u32> = (0..passages.len() as u32).collect();
        let norm = |place: u32| passages[place as usize].terms.norm;
        order.sort_by(|&x, &y| norm(x).total_cmp(&norm(y)));
        watch.look()?;
        for place in order {
            for &term in &passages[place as usize].terms.items {
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
}

/// What a thread writes on while it looks for the pairs of a passage. All is zero before and after.
struct Scratch {
    /// The squared weight of each term that the passage has.
    terms: Vec<f32>,
    /// The same for its pieces of words.
    grams: Vec<f32>,
    /// Which passages were met.
    met: Vec<bool>,
    /// The same, as a list.
    touched: Vec<u32>,
}

impl Scratch {
    fn new(corpus: &Corpus, passages: usize) -> Self {
        let (terms, grams) = (corpus.term_weights.len(), corpus.gram_weights.len());
        Self { terms: vec![0.0; terms], grams: vec![0.0; grams], met: vec![false; passages], touched: Vec::new() }
    }
}

struct Search<'a> {
    corpus: &'a Corpus,
    ids: &'a [PassageId],
    /// By account.
    postings: &'a [Postings],
    /// Where each account's passages begin in `ids`.
    starts: &'a [usize],
}

impl Search<'_> {
    /// Adds the pairs of one passage with those of later accounts.
    fn pairs_of(&self, a: PassageId, scratch: &mut Scratch, found: &mut Vec<Pair>) {
        let Self { corpus, ids, .. } = self;
        let features = corpus.of(a);
        let later = self.starts[a.siglum.index() + 1];
        if later == ids.len() {
            return;
        }
        spread(&features.terms, &corpus.term_weights, &mut scratch.terms);
        spread(&features.grams, &corpus.gram_weights, &mut scratch.grams);
        self.meet(a, scratch);
        // Those near in meaning without a shared word. Where words are shared that weigh little, nearness tells the topic only, and many
        // passages share that.
        if features.meaning.is_some() {
            for (at, &id) in ids.iter().enumerate().skip(later) {
                let other = corpus.of(id);
                let near = || nearness(features, other).is_some_and(|near| near >= NEAR);
                if !scratch.met[at] && near() && shared(&scratch.terms, &other.terms) == 0.0 {
                    scratch.touched.push(at as u32);
                }
            }
        }
        scratch.touched.sort_unstable();
        for at in std::mem::take(&mut scratch.touched) {
            let met = std::mem::take(&mut scratch.met[at as usize]);
            let b = ids[at as usize];
            let other = corpus.of(b);
            let words = shared(&scratch.terms, &other.terms);
            if met && words < GLIMPSE * features.terms.norm * other.terms.norm {
                continue;
            }
            let pieces = shared(&scratch.grams, &other.grams);
            let cosine = |shared: f32, x: &Bag, y: &Bag| if shared > 0.0 { shared / (x.norm * y.norm) } else { 0.0 };
            let (words, pieces) = (cosine(words, &features.terms, &other.terms), cosine(pieces, &features.grams, &other.grams));
            found.push(Pair { a, b, similarity: blend(words, pieces, nearness(features, other)) });
        }
        features.terms.items.iter().for_each(|&term| scratch.terms[term as usize] = 0.0);
        features.grams.items.iter().for_each(|&gram| scratch.grams[gram as usize] = 0.0);
    }

    /// Meets all passages of later accounts that share words enough, and few others.
    fn meet(&self, a: PassageId, scratch: &mut Scratch) {
        // Sums of single-precision numbers are a little off.
        const SAFE: f32 = 1.001;
        let bag = &self.corpus.of(a).terms;
        let mut terms: Vec<(f32, u32)> = bag.items.iter().map(|&term| (scratch.terms[term as usize], term)).collect();
        terms.sort_unstable_by(|x, y| x.0.total_cmp(&y.0));
        let mut rest = 0.0;
        for (weight, term) in terms {
            rest += weight;
            let limit = SAFE * rest / (GLIMPSE * bag.norm);
            for (postings, &start) in self.postings.iter().zip(self.starts).skip(a.siglum.index() + 1) {
                for &place in postings.of(term, limit) {
                    let at = start + place as usize;
                    if !std::mem::replace(&mut scratch.met[at], true) {
                        scratch.touched.push(at as u32);
                    }
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
}
