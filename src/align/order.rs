//! What the order of the telling says: weak evidence, as strong as the two accounts keep one order at all.
//!
//! ```text
//! A  1 2 3 4 5 6        the anchors 1–1, 2–2, 4–5 and 6–7 lie nearly on a line,
//!    | |   \   \        so 3–3 gains a little and 3–7 loses a little;
//! B  1 2 3 4 5 6 7      accounts that tell in different orders have no line, and nothing changes
//! ```

use super::weights::{ANCHOR, FEW_ANCHORS, LIFT, OUT_OF_ORDER};
use super::{Corpus, Pair};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use rayon::prelude::*;

/// So many passages before and after one are asked where their counterparts stand.
const REACH: usize = 6;
/// How much less each further one counts.
const FADE: f32 = 0.8;
/// A counterpart may stand this many passages off the line, and more the farther away the anchor is.
const SLACK: f32 = 2.0;

/// How alike each passage is to the best-fitting one of each other account.
pub(super) struct Best {
    /// By passage, then account.
    best: Vec<f32>,
    /// Where each account's passages begin.
    starts: Vec<usize>,
}

impl Best {
    pub(super) fn of(pairs: &[Pair]) -> Self {
        Self::by(pairs, |at| pairs[at].similarity)
    }

    /// The same where the pairs are as much alike as `alike` says, by their places.
    pub(super) fn by(pairs: &[Pair], alike: impl Fn(usize) -> f32) -> Self {
        let mut sizes: Vec<usize> = Vec::new();
        for id in pairs.iter().flat_map(|pair| [pair.a, pair.b]) {
            let account = id.siglum.index();
            if account >= sizes.len() {
                sizes.resize(account + 1, 0);
            }
            sizes[account] = sizes[account].max(id.index as usize + 1);
        }
        let starts = starts(sizes.iter().copied());
        let all = starts.last().copied().unwrap_or_default();
        let mut best = Self { best: vec![0.0; all * sizes.len()], starts };
        for (pair, similarity) in pairs.iter().enumerate().map(|(at, pair)| (pair, alike(at))) {
            for (id, other) in [(pair.a, pair.b.siglum), (pair.b, pair.a.siglum)] {
                let at = best.place(id, other);
                best.best[at] = best.best[at].max(similarity);
            }
        }
        best
    }

    /// How alike a pair's passages are to the best-fitting one of the other account, the more alike of the two.
    pub(super) fn of_either(&self, pair: &Pair) -> f32 {
        self.of_passage(pair.a, pair.b.siglum).max(self.of_passage(pair.b, pair.a.siglum))
    }

    /// How alike a passage is to the best-fitting one of another account; 0 where there is no pair.
    pub(super) fn of_passage(&self, id: PassageId, other: Siglum) -> f32 {
        self.best[self.place(id, other)]
    }

    fn place(&self, id: PassageId, other: Siglum) -> usize {
        (self.starts[id.siglum.index()] + id.index as usize) * (self.starts.len() - 1) + other.index()
    }
}

/// Where each account's passages begin when all are counted through; one more at the end.
pub(super) fn starts(sizes: impl Iterator<Item = usize>) -> Vec<usize> {
    let ends = sizes.scan(0, |end, size| {
        *end += size;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// Two passages whose neighbours speak of the same thing are a little likelier to do so too. In short accounts the next neighbours
/// tell; in long ones, `length` going from 0 to 1, three on each side. `pairs` are in order.
pub(super) fn lift_neighbours(corpus: &Corpus, pairs: &mut [Pair], length: f32, watch: &Watch) -> Result<(), Cancelled> {
    let starts = starts(corpus.features.iter().map(Vec::len));
    let place = |id: PassageId| starts[id.siglum.index()] + id.index as usize;
    // Where the pairs of each passage begin, one more at the end.
    let mut rows = vec![0; starts.last().copied().unwrap_or_default() + 1];
    pairs.iter().for_each(|pair| rows[place(pair.a) + 1] += 1);
    (1..rows.len()).for_each(|at| rows[at] += rows[at - 1]);
    let all: &[Pair] = pairs;
    let row = |at: usize| {
        watch.look()?;
        let own = &all[rows[at]..rows[at + 1]];
        let Some(first) = own.first() else { return Ok(Vec::new()) };
        let account = starts[first.a.siglum.index()]..starts[first.a.siglum.index() + 1];
        let mut near = Neighbours::new(|step| {
            let at = at.checked_add_signed(step).filter(|at| account.contains(at))?;
            Some(&all[rows[at]..rows[at + 1]])
        });
        let lifted = own.iter().map(|pair| {
            near.move_to(pair.b);
            let next = near.at(-1, -1).max(near.at(1, 1));
            let around = if length > 0.0 { near.around() } else { 0.0 };
            (pair.similarity + LIFT * ((1.0 - length) * next + length * around)).min(1.0)
        });
        Ok(lifted.collect())
    };
    let lifted = (0..rows.len() - 1).into_par_iter().map(row).collect::<Result<Vec<Vec<f32>>, Cancelled>>()?;
    pairs.iter_mut().zip(lifted.into_iter().flatten()).for_each(|(pair, similarity)| pair.similarity = similarity);
    Ok(())
}

/// The pairs around one pair: those of the passages up to [`NEAR`] before and after its first passage, with those around its second.
/// It moves along the second passages in order, so that each pair beside it is passed once.
struct Neighbours<'a> {
    rows: [&'a [Pair]; WIDE],
    /// How alike the passages `x` and `y` steps from the pair are; 0 where they are no pair.
    alike: [[f32; WIDE]; WIDE],
}

/// So many passages to either side are neighbours: three on the line, and the next one off it.
const NEAR: isize = 4;
/// The neighbours of a passage on both sides, with itself.
const WIDE: usize = 2 * NEAR as usize + 1;

impl<'a> Neighbours<'a> {
    /// `row` gives the pairs of the passage so many steps away, in order.
    fn new(row: impl Fn(isize) -> Option<&'a [Pair]>) -> Self {
        let rows = std::array::from_fn(|x| row(x as isize - NEAR).unwrap_or_default());
        Self { rows, alike: [[0.0; WIDE]; WIDE] }
    }

    /// Moves to a pair of this second passage, which comes after the one before.
    fn move_to(&mut self, b: PassageId) {
        let from = PassageId { index: b.index.saturating_sub(NEAR as u32), ..b };
        for (row, alike) in self.rows.iter_mut().zip(&mut self.alike) {
            let passed = row.iter().position(|pair| pair.b >= from).unwrap_or(row.len());
            *row = &row[passed..];
            *alike = [0.0; WIDE];
            for pair in *row {
                let step = i64::from(pair.b.index) - i64::from(b.index) + NEAR as i64;
                match alike.get_mut(usize::try_from(step).unwrap_or(WIDE)) {
                    Some(alike) if pair.b.siglum == b.siglum => *alike = pair.similarity,
                    _ => break,
                }
            }
        }
    }

    fn at(&self, x: isize, y: isize) -> f32 {
        self.alike[(x + NEAR) as usize][(y + NEAR) as usize]
    }

    /// How alike the passages around a pair are: three steps each way along the line, one passage off it at most.
    fn around(&self) -> f32 {
        let mut sum = 0.0;
        for sign in [-1, 1] {
            let mut weight = 0.5;
            for step in 1..NEAR {
                let on = self.at(sign * step, sign * step);
                let off = [(step, step - 1), (step, step + 1), (step - 1, step), (step + 1, step)];
                let off = off.iter().map(|&(x, y)| self.at(sign * x, sign * y)).fold(0.0, f32::max);
                sum += weight * on.max(0.9 * off);
                weight *= 0.7;
            }
        }
        sum
    }
}

/// So many pairs are looked at between two looks whether to go on.
const PART: usize = 4096;

/// Leaves out pairs of two accounts that can neither come up to `floor` nor be the best for one of their passages, whatever they gain by
/// their order, `gain` at most, and others lose: most, in long accounts.
pub(super) fn leave_hopeless(corpus: &Corpus, pairs: &mut Vec<Pair>, floor: f32, gain: f32, watch: &Watch) -> Result<(), Cancelled> {
    let Some(two) = Two::of(corpus, pairs, watch)? else { return Ok(()) };
    pairs.retain(|pair| {
        // A little to spare, since numbers are rounded.
        let most = pair.similarity + gain * two.order + 1e-4;
        let least_of_best = (1.0 - OUT_OF_ORDER * two.order) * two.best.of_passage(pair.a, two.y).min(two.best.of_passage(pair.b, two.x));
        most >= floor.min(least_of_best)
    });
    Ok(())
}

/// What the order of the telling adds to a pair and takes from it.
pub(super) struct Weighing {
    /// How much a pair gains, at most, that stands where the anchors around it point.
    pub(super) gain: f32,
    /// The part of its similarity that a pair loses, at most, that stands elsewhere.
    pub(super) loss: f32,
    /// What can come to less than this need not be worked out: it comes to nothing.
    pub(super) least: f32,
}

/// How alike pairs of two accounts are when their order is weighed; `alike` is how alike they are without it. Pairs that stand where the
/// anchors around them point gain a little, others lose a little. Anchors are those of `pairs` that are best for both of their passages.
pub(super) fn weigh_order(
    corpus: &Corpus,
    pairs: &[Pair],
    alike: &[f32],
    weighing: &Weighing,
    watch: &Watch,
) -> Result<Vec<f32>, Cancelled> {
    let Some(Two { anchors, order, .. }) = Two::of(corpus, pairs, watch)? else { return Ok(Vec::new()) };
    let weigh = |(&Pair { a, b, .. }, &similarity): (&Pair, &f32)| {
        if similarity + weighing.gain * order < weighing.least {
            return 0.0;
        }
        let (support, sure) = anchors.support(a.index as usize, b.index as usize);
        let weight = order * sure;
        (similarity * (1.0 - weighing.loss * weight * (1.0 - support)) + weighing.gain * weight * support).clamp(0.0, 1.0)
    };
    let part = |(pairs, alike): (&[Pair], &[f32])| watch.look().map(|()| pairs.iter().zip(alike).map(weigh).collect::<Vec<f32>>());
    let weighed = pairs.par_chunks(PART).zip(alike.par_chunks(PART)).map(part).collect::<Result<Vec<_>, Cancelled>>()?;
    Ok(weighed.concat())
}

/// Two accounts, by the pairs between them.
struct Two {
    x: Siglum,
    y: Siglum,
    best: Best,
    anchors: Anchors,
    /// How well they keep one order, 0 to 1.
    order: f32,
}

impl Two {
    /// `None` where there is no pair.
    fn of(corpus: &Corpus, pairs: &[Pair], watch: &Watch) -> Result<Option<Self>, Cancelled> {
        let Some(&Pair { a: PassageId { siglum: x, .. }, b: PassageId { siglum: y, .. }, .. }) = pairs.first() else { return Ok(None) };
        watch.look()?;
        let best = Best::of(pairs);
        watch.look()?;
        let sizes = [x, y].map(|siglum| corpus.features[siglum.index()].len());
        let is_anchor =
            |p: &&Pair| p.similarity >= ANCHOR && p.similarity >= best.of_passage(p.a, y) && p.similarity >= best.of_passage(p.b, x);
        let anchors = Anchors::new(sizes, pairs.iter().filter(is_anchor));
        watch.look()?;
        let order = anchors.order();
        Ok(Some(Self { x, y, best, anchors, order }))
    }
}

/// The anchors of two accounts.
struct Anchors {
    /// For each passage of the first account: its counterpart, and how alike they are.
    first: Vec<Option<(usize, f32)>>,
    /// The same for the second account.
    second: Vec<Option<(usize, f32)>>,
}

impl Anchors {
    fn new<'a>(sizes: [usize; 2], pairs: impl Iterator<Item = &'a Pair>) -> Self {
        let mut anchors = Self { first: vec![None; sizes[0]], second: vec![None; sizes[1]] };
        for pair in pairs {
            let (a, b) = (pair.a.index as usize, pair.b.index as usize);
            anchors.first[a] = Some((b, pair.similarity));
            anchors.second[b] = Some((a, pair.similarity));
        }
        anchors
    }

    /// How much the two accounts keep one order, 0 to 1: how well each anchor stands where those around it point, less where there are
    /// few. Chance order gives about a tenth.
    fn order(&self) -> f32 {
        // Whole millionths, so that the sums are the same whichever account comes first.
        let millionths = |value: f32| (value * 1e6).round() as u64;
        let (mut agree, mut all, mut count) = (0, 0, 0);
        let forth = self.first.iter().enumerate().filter_map(|(a, anchor)| anchor.map(|(b, _)| (a, b)));
        // Where a passage is as alike to two others, the two lists differ: both are asked.
        let back = self.second.iter().enumerate().filter_map(|(b, anchor)| anchor.map(|(a, _)| (a, b)));
        for (a, b) in forth.chain(back) {
            let (support, sure) = self.support(a, b);
            agree += millionths(support * sure);
            all += millionths(sure);
            count += 1;
        }
        let count = count as f32 / 2.0;
        if all > 0 { agree as f32 / all as f32 * count / (count + FEW_ANCHORS) } else { 0.0 }
    }

    /// How much the anchors around two passages point from one to the other, and how sure that is, both 0 to 1. Symmetric.
    fn support(&self, a: usize, b: usize) -> (f32, f32) {
        let (first, second) = (self.first.len() as f32, self.second.len() as f32);
        let (forth, back) = (pointing(&self.first, a, b, second / first), pointing(&self.second, b, a, first / second));
        // In one order whichever account comes first: a sum of two is the same both ways.
        let (agree, all) = (forth.0 + back.0, forth.1 + back.1);
        if all > 0.0 { (agree / all, all.min(1.0)) } else { (0.0, 0.0) }
    }
}

/// `e` to the power of `-off`. Most anchors are far off, and what is too small for a number need not be worked out.
fn fading(off: f32) -> f32 {
    if off > 104.0 { 0.0 } else { (-off).exp() }
}

/// How much of the anchors around `at` point to `there`, and how much anchors there are at all. `ratio` is how many passages of the
/// other account go on one of this.
fn pointing(anchors: &[Option<(usize, f32)>], at: usize, there: usize, ratio: f32) -> (f32, f32) {
    let (mut agree, mut all, mut weight) = (0.0, 0.0, 1.0);
    for step in 1..=REACH {
        for near in [at.checked_sub(step), Some(at + step)].into_iter().flatten() {
            let Some(Some((counterpart, similarity))) = anchors.get(near) else { continue };
            let expected = there as f32 + (near as f32 - at as f32) * ratio;
            let off = (*counterpart as f32 - expected).abs() / ratio.max(1.0);
            agree += weight * similarity * fading(off / (SLACK + 0.5 * step as f32));
            all += weight * similarity;
        }
        weight *= FADE;
    }
    (agree, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(counterparts: &[usize]) -> Anchors {
        anchors_of(counterparts, counterparts.len())
    }

    fn anchors_of(counterparts: &[usize], second: usize) -> Anchors {
        let pair =
            |(a, &b): (usize, &usize)| Pair { a: PassageId::new(Siglum::of(0), a), b: PassageId::new(Siglum::of(1), b), similarity: 0.6 };
        let pairs: Vec<Pair> = counterparts.iter().enumerate().map(pair).collect();
        Anchors::new([counterparts.len(), second], pairs.iter())
    }

    #[test]
    fn accounts_that_keep_one_order_show_it_and_others_do_not() {
        let kept: Vec<usize> = (0..40).collect();
        let mixed: Vec<usize> = (0..40).map(|i| i * 17 % 40).collect();
        assert!(anchors(&kept).order() > 0.6);
        assert!(anchors(&mixed).order() < 0.15, "{}", anchors(&mixed).order());
    }

    #[test]
    fn what_is_far_off_fades_to_nothing_where_numbers_do() {
        assert_eq!((-104.0_f32).exp(), 0.0);
        assert!(fading(103.0) > 0.0 && fading(104.5) == 0.0);
    }

    #[test]
    fn few_anchors_say_little() {
        assert!(anchors(&[0, 1, 2]).order() < 0.15);
    }

    #[test]
    fn support_is_the_same_from_both_sides() {
        let counterparts: Vec<usize> = (0..30).map(|i| (i + i % 3) % 30).collect();
        let there = anchors_of(&counterparts, 47);
        let back = Anchors { first: there.second.clone(), second: there.first.clone() };
        for (a, b) in [(0, 0), (5, 7), (29, 3), (12, 12)] {
            assert_eq!(there.support(a, b), back.support(b, a));
        }
        assert_eq!(there.order(), back.order());
    }
}
