//! Which passages share enough rare words, or are near enough in meaning, to be worth comparing.

use super::weights::{GLIMPSE, NEAR};
use super::{Corpus, nearness, similarity};
use crate::account::PassageId;
use crate::comparison::{Cancelled, Stage, Watch};
use rayon::prelude::*;

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

/// All pairs of passages of different accounts that share rare words or are near in meaning, in order.
pub fn candidates(corpus: &Corpus, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
    let ids: Vec<PassageId> = corpus.ids().collect();
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); corpus.term_weights.len()];
    for (at, id) in ids.iter().enumerate() {
        for &term in &corpus.of(*id).terms.items {
            postings[term as usize].push(at as u32);
        }
    }
    let mut pairs = Vec::new();
    let chunk = 128;
    for (done, part) in ids.chunks(chunk).enumerate() {
        watch.step(Stage::Aligning, done * chunk, ids.len())?;
        let found: Vec<Vec<Pair>> =
            part.par_iter().map_init(|| vec![0.0; ids.len()], |sums, &a| pairs_of(corpus, &ids, &postings, a, sums)).collect();
        pairs.extend(found.into_iter().flatten());
    }
    Ok(pairs)
}

/// The pairs of one passage with those of later accounts. `sums` is zero for every passage, before and after.
fn pairs_of(corpus: &Corpus, ids: &[PassageId], postings: &[Vec<u32>], a: PassageId, sums: &mut [f32]) -> Vec<Pair> {
    let features = corpus.of(a);
    let mut touched: Vec<u32> = Vec::new();
    for &term in &features.terms.items {
        let weight = corpus.term_weights[term as usize].powi(2);
        let list = &postings[term as usize];
        let start = list.partition_point(|&at| ids[at as usize].siglum <= a.siglum);
        for &at in &list[start..] {
            if sums[at as usize] == 0.0 {
                touched.push(at);
            }
            sums[at as usize] += weight;
        }
    }
    let worded = |sum: f32, other: &super::Features| sum >= GLIMPSE * features.terms.norm * other.terms.norm;
    // Those near in meaning without a shared word. Where words are shared that weigh little, nearness tells the topic only, and many
    // passages share that.
    if features.meaning.is_some() {
        let later = ids.partition_point(|id| id.siglum <= a.siglum);
        for (at, &id) in ids.iter().enumerate().skip(later) {
            if sums[at] == 0.0 && nearness(features, corpus.of(id)).is_some_and(|near| near >= NEAR) {
                touched.push(at as u32);
                sums[at] = f32::INFINITY;
            }
        }
    }
    touched.sort_unstable();
    let mut pairs = Vec::new();
    for at in touched {
        let sum = std::mem::take(&mut sums[at as usize]);
        let b = ids[at as usize];
        let other = corpus.of(b);
        if worded(sum, other) {
            pairs.push(Pair { a, b, similarity: similarity(corpus, features, other) });
        }
    }
    pairs
}
