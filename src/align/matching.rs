//! Which candidates are links: those alike enough by themselves, and against what else their passages could meet.

use super::across::Across;
use super::candidates::Search;
use super::deeds::Deeds;
use super::denials::Denials;
use super::foremost::Firsts;
use super::gaps::fill_gaps;
use super::order::{Best, Weighing, leave_hopeless, lift_neighbours, weigh_order};
use super::states::States;
use super::weights::{FLOOR, IN_GAP, IN_ORDER, LONG, MOST, OUT_OF_ORDER, RIVAL, STRICTER, SURE};
use super::{Corpus, Pair, ages};
use crate::account::PassageId;
use crate::comparison::{Cancelled, Watch};
use ahash::AHashSet;

/// What alignment found.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The pairs that speak of the same thing, in order.
    pub matches: Vec<Pair>,
    /// For each passage and each other account, the pair with the most similar passage there, where any was looked at, and the next
    /// few that are as similar.
    pub nearest: Vec<Pair>,
    /// The pairs of which one passage denies what the other tells, or that tell who was the first to do one thing, or opposite states, and that
    /// are no matches by anything else: they belong together if they contradict each other. In order.
    pub doubtful: Vec<Pair>,
}

/// Aligns the passages of all accounts with one another. No account is the base text, and order is weak evidence only.
///
/// Two accounts at a time: what is looked at between them is let go before the next two.
pub fn align(corpus: &Corpus, watch: &Watch) -> Result<Alignment, Cancelled> {
    let search = Search::new(corpus, watch)?;
    let across = Across::new(corpus, watch)?;
    let deeds = Deeds::new(corpus, watch)?;
    let denials = Denials::new(corpus, watch)?;
    let firsts = Firsts::new(corpus, watch)?;
    let states = States::new(corpus, watch)?;
    let strictness = strictness(corpus.features.iter().map(Vec::len));
    let mut alignment = Alignment::default();
    for (x, y) in search.accounts() {
        let mut pairs = search.between(x, y, watch)?;
        across.meet(x, y, &mut pairs);
        let mut same = deeds.of_both(corpus, &pairs, watch)?;
        same.extend(deeds.timed(corpus, x, y, watch)?);
        same.extend(denials.counted(corpus, x, y, watch)?);
        same.extend(ages::differ(corpus, x, y, watch)?);
        lift_neighbours(corpus, &mut pairs, (strictness - 1.0).min(1.0), watch)?;
        leave_hopeless(corpus, &mut pairs, FLOOR * strictness, IN_ORDER.max(IN_GAP), watch)?;
        let lifted: Vec<f32> = pairs.iter().map(|pair| pair.similarity).collect();
        let weighing = Weighing { gain: IN_ORDER, loss: OUT_OF_ORDER, least: 0.0 };
        let weighed = weigh_order(corpus, &pairs, &lifted, &weighing, watch)?;
        pairs.iter_mut().zip(weighed).for_each(|(pair, similarity)| pair.similarity = similarity);
        watch.look()?;
        let mut matched = matched(&pairs, strictness);
        fill_gaps(corpus, &mut pairs, &lifted, &mut matched, strictness, watch)?;
        let mut matches: Vec<Pair> = pairs.iter().zip(matched).filter(|(_, matched)| *matched).map(|(pair, _)| *pair).collect();
        matches.extend(same);
        // What is matched and tells one deed too stands here twice, the more alike first.
        let alike = |x: &Pair, y: &Pair| y.similarity.total_cmp(&x.similarity);
        matches.sort_unstable_by(|x, y| (x.a, x.b).cmp(&(y.a, y.b)).then_with(|| alike(x, y)));
        matches.dedup_by_key(|pair| (pair.a, pair.b));
        // Where headings stand says where a part of the story is told; what they name is no claim to be matched. What an account is called
        // may be the best that it has for what others tell.
        let tells = |pair: &Pair| [pair.a, pair.b].into_iter().all(|id| id.index == 0 || !corpus.of(id).label);
        matches.retain(tells);
        pairs.retain(tells);
        let matches = uncrowded(matches);
        let known: AHashSet<(PassageId, PassageId)> = matches.iter().map(|pair| (pair.a, pair.b)).collect();
        let mut doubtful = denials.denied(corpus, x, y, watch)?;
        doubtful.extend(firsts.differ(corpus, x, y, watch)?);
        doubtful.extend(states.differ(corpus, x, y));
        alignment.doubtful.extend(doubtful.into_iter().filter(|pair| tells(pair) && !known.contains(&(pair.a, pair.b))));
        alignment.matches.extend(matches);
        alignment.nearest.extend(uncrowded(nearest(&pairs).collect()));
    }
    watch.look()?;
    alignment.matches.sort_unstable_by_key(|pair| (pair.a, pair.b));
    alignment.doubtful.sort_unstable_by_key(|pair| (pair.a, pair.b));
    alignment.doubtful.dedup_by_key(|pair| (pair.a, pair.b));
    Ok(alignment)
}

/// The matches of two accounts without those that are among the [`MOST`] best of neither of their passages; in the order they are given in.
fn uncrowded(matches: Vec<Pair>) -> Vec<Pair> {
    let mut kept = vec![false; matches.len()];
    for ends in [|pair: &Pair| (pair.a, pair.b), |pair: &Pair| (pair.b, pair.a)] {
        let mut order: Vec<usize> = (0..matches.len()).collect();
        // Of those as much alike the one that stands at the same place of its account.
        let key = |at: usize| {
            let (own, other) = ends(&matches[at]);
            (own, std::cmp::Reverse(matches[at].similarity.to_bits()), own.index.abs_diff(other.index), other)
        };
        order.sort_unstable_by_key(|&at| key(at));
        for own in order.chunk_by(|&x, &y| ends(&matches[x]).0 == ends(&matches[y]).0) {
            own.iter().take(MOST).for_each(|&at| kept[at] = true);
        }
    }
    matches.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(pair, _)| pair).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, PassageId, Siglum};
    use crate::text::segment;
    use std::sync::Arc;

    fn aligned(texts: [String; 2]) -> Vec<Pair> {
        let accounts = texts.map(|text| Arc::new(Account::from_text(&text, "a.txt")));
        let passages: Vec<_> = accounts.iter().map(|account| segment(account)).collect();
        align(&Corpus::new(&accounts, &passages), &Watch::default()).expect("nobody cancels").matches
    }

    #[test]
    fn what_both_say_over_and_over_is_not_matched_as_often_as_its_square() {
        let hearing = |times: usize| "I saw the yellow boat at the pier. ".repeat(times);
        let (few, many) = (aligned([hearing(3), hearing(3)]).len(), aligned([hearing(200), hearing(200)]).len());
        assert_eq!(few, 9, "each is matched with each");
        assert!((200..=2 * 200 * MOST).contains(&many), "{many} matches of 200 sentences");
    }

    #[test]
    fn of_many_matches_the_most_alike_stay_whichever_account_comes_first() {
        let grid = (0..10).flat_map(|x| (0..10).map(move |y| (x, y)));
        let pairs: Vec<(usize, usize, f32)> = grid.map(|(x, y): (usize, usize)| (x, y, 0.9 - x.abs_diff(y) as f32 / 20.0)).collect();
        let kept = |turned: bool| -> Vec<(usize, usize)> {
            let id = |account: usize, at: usize| PassageId::new(Siglum::of(account), at);
            let one = |&(x, y, similarity): &(usize, usize, f32)| match turned {
                false => Pair { a: id(0, x), b: id(1, y), similarity },
                true => Pair { a: id(0, y), b: id(1, x), similarity },
            };
            let place = |pair: &Pair| {
                if turned { (pair.b.index as usize, pair.a.index as usize) } else { (pair.a.index as usize, pair.b.index as usize) }
            };
            uncrowded(pairs.iter().map(one).collect()).iter().map(place).collect()
        };
        assert!((0..10).all(|at| kept(false).contains(&(at, at))), "each has its best");
        assert!(!kept(false).contains(&(0, 9)) && kept(false).len() <= 2 * 10 * MOST);
        let mut turned = kept(true);
        turned.sort_unstable();
        assert_eq!(kept(false), turned);
    }
}
