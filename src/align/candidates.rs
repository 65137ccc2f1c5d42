//! Which passages share enough rare words to be worth comparing.

use super::Corpus;
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

/// Pairs less alike than this are not looked at.
const FLOOR: f32 = 0.2;

/// All pairs of passages of different accounts that are alike enough, in order.
pub fn align(corpus: &Corpus, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
    let ids: Vec<PassageId> = corpus.ids().collect();
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); corpus.weights.len()];
    for (at, id) in ids.iter().enumerate() {
        for &term in &corpus.of(*id).terms {
            postings[term as usize].push(at as u32);
        }
    }
    let mut pairs = Vec::new();
    let chunk = 256;
    for (done, part) in ids.chunks(chunk).enumerate() {
        watch.step(Stage::Aligning, done * chunk, ids.len())?;
        let found: Vec<Vec<Pair>> = part.par_iter().map(|&a| pairs_of(corpus, &ids, &postings, a)).collect();
        pairs.extend(found.into_iter().flatten());
    }
    Ok(pairs)
}

fn pairs_of(corpus: &Corpus, ids: &[PassageId], postings: &[Vec<u32>], a: PassageId) -> Vec<Pair> {
    let features = corpus.of(a);
    let mut shared: std::collections::BTreeMap<u32, f32> = std::collections::BTreeMap::new();
    for &term in &features.terms {
        let weight = corpus.weights[term as usize].powi(2);
        for &at in &postings[term as usize] {
            if ids[at as usize].siglum > a.siglum {
                *shared.entry(at).or_default() += weight;
            }
        }
    }
    shared
        .into_iter()
        .filter_map(|(at, sum)| {
            let b = ids[at as usize];
            let similarity = sum / (features.norm * corpus.of(b).norm);
            (similarity >= FLOOR).then_some(Pair { a, b, similarity })
        })
        .collect()
}
