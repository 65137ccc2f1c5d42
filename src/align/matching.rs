//! Which candidates are links: those alike enough by themselves, and against what else their passages could meet.

use super::across::Across;
use super::candidates::Search;
use super::deeds::Deeds;
use super::gaps::fill_gaps;
use super::order::{Best, Weighing, leave_hopeless, lift_neighbours, weigh_order};
use super::weights::{FLOOR, IN_GAP, IN_ORDER, LONG, OUT_OF_ORDER, RIVAL, STRICTER, SURE};
use super::{Corpus, Pair};
use crate::comparison::{Cancelled, Watch};

/// What alignment found.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The pairs that speak of the same thing, in order.
    pub matches: Vec<Pair>,
    /// For each passage and each other account, the pair with the most similar passage there, where any was looked at, and all that are
    /// as similar.
    pub nearest: Vec<Pair>,
}

/// Aligns the passages of all accounts with one another. No account is the base text, and order is weak evidence only.
///
/// Two accounts at a time: what is looked at between them is let go before the next two.
pub fn align(corpus: &Corpus, watch: &Watch) -> Result<Alignment, Cancelled> {
    let search = Search::new(corpus, watch)?;
    let across = Across::new(corpus, watch)?;
    let deeds = Deeds::new(corpus, watch)?;
    let strictness = strictness(corpus.features.iter().map(Vec::len));
    let mut alignment = Alignment::default();
    for (x, y) in search.accounts() {
        let mut pairs = search.between(x, y, watch)?;
        across.meet(x, y, &mut pairs);
        let same = deeds.of_both(corpus, &pairs, watch)?;
        lift_neighbours(corpus, &mut pairs, (strictness - 1.0).min(1.0), watch)?;
        leave_hopeless(corpus, &mut pairs, FLOOR * strictness, IN_ORDER.max(IN_GAP), watch)?;
        let lifted: Vec<f32> = pairs.iter().map(|pair| pair.similarity).collect();
        let weighing = Weighing { gain: IN_ORDER, loss: OUT_OF_ORDER, least: 0.0 };
        let weighed = weigh_order(corpus, &pairs, &lifted, &weighing, watch)?;
        pairs.iter_mut().zip(weighed).for_each(|(pair, similarity)| pair.similarity = similarity);
        watch.look()?;
        let mut matched = matched(&pairs, strictness);
        fill_gaps(corpus, &mut pairs, &lifted, &mut matched, strictness, watch)?;
        alignment.matches.extend(pairs.iter().zip(matched).filter(|(_, matched)| *matched).map(|(pair, _)| *pair));
        alignment.matches.extend(same);
        alignment.nearest.extend(nearest(&pairs));
    }
    watch.look()?;
    // What is matched and tells one deed too stands here twice, the more alike first.
    let alike = |x: &Pair, y: &Pair| y.similarity.total_cmp(&x.similarity);
    alignment.matches.sort_unstable_by(|x, y| (x.a, x.b).cmp(&(y.a, y.b)).then_with(|| alike(x, y)));
    alignment.matches.dedup_by_key(|pair| (pair.a, pair.b));
    Ok(alignment)
}

/// The pairs that are the best for one of their passages.
fn nearest(pairs: &[Pair]) -> impl Iterator<Item = Pair> {
    let best = Best::of(pairs);
    let is_best = move |pair: &&Pair| {
        pair.similarity >= best.of_passage(pair.a, pair.b.siglum) || pair.similarity >= best.of_passage(pair.b, pair.a.siglum)
    };
    pairs.iter().filter(is_best).copied()
}

/// The pairs that are alike enough by themselves and nearly as alike as the best either passage could meet among these pairs.
pub fn matches(pairs: &[Pair], strictness: f32) -> Vec<Pair> {
    pairs.iter().zip(matched(pairs, strictness)).filter(|(_, matched)| *matched).map(|(pair, _)| *pair).collect()
}

/// Which pairs these are.
fn matched(pairs: &[Pair], strictness: f32) -> Vec<bool> {
    let best = Best::of(pairs);
    let floor = FLOOR * strictness;
    let fits = |pair: &Pair| pair.similarity >= floor && (pair.similarity >= SURE || pair.similarity >= RIVAL * best.of_either(pair));
    pairs.iter().map(fits).collect()
}

/// How much more than usual is asked of matches: 1 for short accounts, more the longer they are, since among many passages
/// some are alike by chance. `passages` is how many each account has.
pub fn strictness(passages: impl ExactSizeIterator<Item = usize>) -> f32 {
    let accounts = passages.len().max(1);
    let mean = passages.sum::<usize>() as f32 / accounts as f32;
    1.0 + STRICTER * (mean / LONG).max(1.0).ln()
}
