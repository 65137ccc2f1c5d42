//! Which candidates are links: those alike enough by themselves, and against what else their passages could meet.

use super::order::{Best, lift_neighbours, weigh_order};
use super::weights::{FLOOR, LONG, RIVAL, STRICTER, SURE};
use super::{Corpus, Pair, candidates};
use crate::comparison::{Cancelled, Watch};

/// What alignment found.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The pairs that speak of the same thing, in order.
    pub matches: Vec<Pair>,
    /// All pairs that were looked at, in order: the nearest passage is found among them.
    pub candidates: Vec<Pair>,
}

/// Aligns the passages of all accounts with one another. No account is the base text, and order is weak evidence only.
pub fn align(corpus: &Corpus, watch: &Watch) -> Result<Alignment, Cancelled> {
    let mut candidates = candidates(corpus, watch)?;
    let strictness = strictness(corpus.features.iter().map(Vec::len));
    lift_neighbours(corpus, &mut candidates, (strictness - 1.0).min(1.0), watch)?;
    weigh_order(corpus, &mut candidates, watch)?;
    watch.look()?;
    let matches = matches(&candidates, strictness);
    Ok(Alignment { matches, candidates })
}

/// The pairs that are alike enough by themselves and nearly as alike as the best either passage could meet among these pairs.
pub fn matches(pairs: &[Pair], strictness: f32) -> Vec<Pair> {
    let best = Best::of(pairs);
    let floor = FLOOR * strictness;
    let fits = |pair: &&Pair| {
        let rival = best.of_passage(pair.a, pair.b.siglum).max(best.of_passage(pair.b, pair.a.siglum));
        pair.similarity >= floor && (pair.similarity >= SURE || pair.similarity >= RIVAL * rival)
    };
    pairs.iter().filter(fits).copied().collect()
}

/// How much more than usual is asked of matches: 1 for short accounts, more the longer they are, since among many passages
/// some are alike by chance. `passages` is how many each account has.
pub fn strictness(passages: impl ExactSizeIterator<Item = usize>) -> f32 {
    let accounts = passages.len().max(1);
    let mean = passages.sum::<usize>() as f32 / accounts as f32;
    1.0 + STRICTER * (mean / LONG).max(1.0).ln()
}
