//! Which candidates are links: those alike enough by themselves, and against what else their passages could meet.

use super::{Corpus, Pair, candidates};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use std::collections::HashMap;

/// What alignment found.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The pairs that speak of the same thing, in order.
    pub matches: Vec<Pair>,
    /// All pairs that were looked at, in order: the nearest passage is found among them.
    pub candidates: Vec<Pair>,
}

/// Matches are at least this much alike. This and the next three figures were fitted together on human-labelled alignments
/// of English news of one event and of German texts retold, so that one setting serves both.
const FLOOR: f32 = 0.16;
/// Passages so alike are matched whatever else they could meet: a sentence may be said twice.
const SURE: f32 = 0.7;
/// Other matches must come this near to the best that either passage could meet in the other account.
const RIVAL: f32 = 0.8;
/// How much strictness grows with the length of the accounts.
const STRICTER: f32 = 0.4;
/// How much of their neighbours' similarity two passages gain.
const LIFT: f32 = 0.4;

/// Aligns the passages of all accounts with one another. No account is the base text, and order is weak evidence only.
pub fn align(corpus: &Corpus, watch: &Watch) -> Result<Alignment, Cancelled> {
    let mut candidates = candidates(corpus, watch)?;
    lift_neighbours(&mut candidates);
    let best = best(&candidates);
    let floor = FLOOR * strictness(corpus.features.iter().map(Vec::len));
    let matches = candidates
        .iter()
        .filter(|pair| {
            let rival = best[&(pair.a, pair.b.siglum)].max(best[&(pair.b, pair.a.siglum)]);
            pair.similarity >= floor && (pair.similarity >= SURE || pair.similarity >= RIVAL * rival)
        })
        .copied()
        .collect();
    Ok(Alignment { matches, candidates })
}

/// How much more than usual is asked of matches: 1 for short accounts, more the longer they are, since among many passages
/// some are alike by chance. `passages` is how many each account has.
pub fn strictness(passages: impl ExactSizeIterator<Item = usize>) -> f32 {
    let accounts = passages.len().max(1);
    let mean = passages.sum::<usize>() as f32 / accounts as f32;
    1.0 + STRICTER * (mean / 25.0).max(1.0).ln()
}

/// How alike a passage is to the best-fitting one of each other account.
fn best(pairs: &[Pair]) -> HashMap<(PassageId, Siglum), f32> {
    let mut best: HashMap<(PassageId, Siglum), f32> = HashMap::new();
    for pair in pairs {
        for key in [(pair.a, pair.b.siglum), (pair.b, pair.a.siglum)] {
            let value = best.entry(key).or_default();
            *value = value.max(pair.similarity);
        }
    }
    best
}

/// Two passages whose neighbours speak of the same thing are a little likelier to do so too.
fn lift_neighbours(pairs: &mut [Pair]) {
    let key = |pair: &Pair| (pair.a, pair.b);
    let lifted: Vec<f32> = pairs
        .iter()
        .map(|pair| {
            let near = |step: i64| {
                let a = moved(pair.a, step)?;
                let b = moved(pair.b, step)?;
                pairs.binary_search_by(|other| key(other).cmp(&(a, b))).ok().map(|at| pairs[at].similarity)
            };
            let most = near(-1).unwrap_or(0.0).max(near(1).unwrap_or(0.0));
            (pair.similarity + LIFT * most).min(1.0)
        })
        .collect();
    for (pair, similarity) in pairs.iter_mut().zip(lifted) {
        pair.similarity = similarity;
    }
}

fn moved(id: PassageId, step: i64) -> Option<PassageId> {
    Some(PassageId { siglum: id.siglum, index: u32::try_from(i64::from(id.index) + step).ok()? })
}
