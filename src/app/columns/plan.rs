//! What stands in each column, in which order: the account's own passages, and in between what it leaves out.
//!
//! ```text
//! own order                      in step with A
//! A1        B1                   A1        B1
//! A2        – not found: A2      A2        – not found: A2
//! A3        B2                   A3        B3 (level with A3; B2 stands where B tells it)
//! ```

use super::bonds::Bonds;
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Point};
use std::collections::BTreeSet;

/// One row of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A passage of the account, by its place.
    Passage(usize),
    /// A point that the account leaves out, by its index, with a passage that says it.
    Silent(usize, PassageId),
    /// So many points left out at one place, folded together. The first number names the place.
    Gap(usize, usize),
    /// In step only: the passage at this place of the account speaks of the leader's, but stands elsewhere.
    Elsewhere(usize),
}

/// What is to be shown, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The account that leads, when the columns go in step.
    pub(super) leader: Option<usize>,
    /// Whether what is left out is marked where it would stand.
    pub(super) gaps: bool,
    /// Gaps that were opened: account and place.
    pub(super) opened: BTreeSet<(usize, usize)>,
}

/// More points than this left out at one place are folded together.
const LOOSE_GAPS: usize = 2;

/// The rows of every column; each with the slot it is in. Rows of one slot stand level; in own order every row is in slot 0.
pub(super) fn plan(comparison: &Comparison, bonds: &Bonds, layout: &Layout) -> Vec<Vec<(usize, Item)>> {
    (0..comparison.accounts.len())
        .map(|own| match layout.leader {
            Some(leader) => in_step(comparison, bonds, layout, leader, own),
            None => own_order(comparison, bonds, layout, own).into_iter().map(|item| (0, item)).collect(),
        })
        .collect()
}

fn own_order(comparison: &Comparison, bonds: &Bonds, layout: &Layout, own: usize) -> Vec<Item> {
    let gaps = if layout.gaps { gaps(comparison, bonds, own) } else { Vec::new() };
    let mut gaps = gaps.as_slice();
    let mut items = Vec::new();
    for place in 0..=comparison.passages[own].len() {
        if let Some(before) = place.checked_sub(1) {
            items.push(Item::Passage(before));
        }
        let here = gaps.partition_point(|gap| gap.place <= place);
        let (now, later) = gaps.split_at(here);
        gaps = later;
        fold(&mut items, now, layout, own, place);
    }
    items
}

/// Adds what is left out at a place, folded together where it is much.
fn fold(items: &mut Vec<Item>, gaps: &[Gap], layout: &Layout, own: usize, place: usize) {
    let opened = layout.opened.contains(&(own, place));
    if gaps.len() > LOOSE_GAPS {
        items.push(Item::Gap(place, gaps.len()));
    }
    if gaps.len() <= LOOSE_GAPS || opened {
        items.extend(gaps.iter().map(|gap| Item::Silent(gap.point, gap.passage)));
    }
}

/// The leader's passages each open a slot; the others' counterparts follow on the spine, and what they tell elsewhere stays
/// where they tell it.
fn in_step(comparison: &Comparison, bonds: &Bonds, layout: &Layout, leader: usize, own: usize) -> Vec<(usize, Item)> {
    if own == leader {
        let mut items = Vec::new();
        let mut slot = 0;
        for item in own_order(comparison, bonds, layout, own) {
            if let Item::Passage(place) = item {
                slot = place + 1;
            }
            items.push((slot, item));
        }
        return items;
    }
    let spine = bonds.spine(own, leader);
    // The slot of each of the account's passages: never before that of the passage in front of it.
    let mut slots = Vec::with_capacity(comparison.passages[own].len());
    let (mut slot, mut ahead) = (0, spine.iter().peekable());
    for place in 0..comparison.passages[own].len() {
        if let Some(&&(_, level)) = ahead.peek().filter(|(mine, _)| *mine == place) {
            slot = level + 1;
            ahead.next();
        }
        slots.push(slot);
    }
    let mut items: Vec<(usize, Item)> = slots.iter().enumerate().map(|(place, &slot)| (slot, Item::Passage(place))).collect();
    let mut extra: Vec<(usize, Item)> = Vec::new();
    let mut has_level = vec![false; comparison.passages[leader].len()];
    for &(_, level) in &spine {
        has_level[level] = true;
    }
    for place in (0..has_level.len()).filter(|&place| !has_level[place]) {
        let id = PassageId::new(Siglum::of(leader), place);
        let point = comparison.point_of(id);
        let siglum = Siglum::of(own);
        if let Some(elsewhere) = point.passages_of(siglum).next() {
            extra.push((place + 1, Item::Elsewhere(elsewhere.index as usize)));
        } else if layout.gaps && is_first(point, id) && comparison.is_omission(point, siglum) {
            extra.push((place + 1, Item::Silent(point.index, id)));
        }
    }
    if layout.gaps {
        // What the leader leaves out as well stands after the passage that it would follow.
        let silent = |gap: &&Gap| comparison.points[gap.point].passages_of(Siglum::of(leader)).next().is_none();
        for gap in gaps(comparison, bonds, own).iter().filter(silent) {
            let slot = gap.place.checked_sub(1).and_then(|before| slots.get(before)).copied().unwrap_or(0);
            extra.push((slot, Item::Silent(gap.point, gap.passage)));
        }
    }
    items.extend(extra);
    // Stable: within a slot the account's own passages come first.
    items.sort_by_key(|(slot, _)| *slot);
    items
}

/// Whether this is the first passage of its account on the point: a point is left out once.
fn is_first(point: &Point, id: PassageId) -> bool {
    point.passages_of(id.siglum).next() == Some(id)
}

/// A point that an account leaves out: how many of its passages stand before the place where it would be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    place: usize,
    point: usize,
    passage: PassageId,
}

/// What an account leaves out, by place. A point would stand after the counterpart of what comes before it in the account
/// that tells it and has most in common with this one.
fn gaps(comparison: &Comparison, bonds: &Bonds, own: usize) -> Vec<Gap> {
    let siglum = Siglum::of(own);
    let spines: Vec<Vec<(usize, usize)>> =
        (0..comparison.accounts.len()).map(|other| if other == own { Vec::new() } else { bonds.spine(other, own) }).collect();
    let mut gaps: Vec<Gap> = comparison
        .points
        .iter()
        .filter(|point| comparison.is_omission(point, siglum))
        .filter_map(|point| {
            let nearest = point.speakers().max_by_key(|speaker| (spines[speaker.index()].len(), std::cmp::Reverse(*speaker)))?;
            let passage = point.passages_of(nearest).next()?;
            let spine = &spines[nearest.index()];
            let before = spine.partition_point(|&(told, _)| told < passage.index as usize).checked_sub(1);
            let place = before.map_or(0, |before| spine[before].1 + 1);
            Some(Gap { place, point: point.index, passage })
        })
        .collect();
    gaps.sort_by_key(|gap| (gap.place, gap.point));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    fn comparison(texts: &[&str]) -> Comparison {
        let accounts: Vec<Account> = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect();
        compare(accounts, &Settings::default(), &Watch::default()).unwrap()
    }

    const BELLS: &str = "The bishop blessed eleven new bells.\n";
    const SHEEP: &str = "Nine sheep drowned near Holm bridge.\n";
    const FIRE: &str = "The bakery in Mill Lane burned on Monday.\n";

    fn layout(leader: Option<usize>) -> Layout {
        Layout { leader, gaps: true, opened: BTreeSet::new() }
    }

    #[test]
    fn what_is_left_out_is_marked_after_what_it_follows_elsewhere() {
        let whole = [FIRE, SHEEP, BELLS].concat();
        let comparison = comparison(&[&whole, &whole, &[FIRE, BELLS].concat()]);
        let bonds = Bonds::new(&comparison);
        let items = own_order(&comparison, &bonds, &layout(None), 2);
        let sheep = PassageId::new(Siglum::of(0), 1);
        let point = comparison.point_of(sheep).index;
        assert_eq!(items, [Item::Passage(0), Item::Silent(point, sheep), Item::Passage(1)]);
    }

    #[test]
    fn many_points_left_out_at_one_place_are_folded_together_until_opened() {
        let more = "Lord Anselm sold his mill.\nTwo ferries collided in fog.\n";
        let whole = [FIRE, SHEEP, more, BELLS].concat();
        let comparison = comparison(&[&whole, &whole, &[FIRE, BELLS].concat()]);
        let bonds = Bonds::new(&comparison);
        let mut layout = layout(None);
        assert_eq!(own_order(&comparison, &bonds, &layout, 2), [Item::Passage(0), Item::Gap(1, 3), Item::Passage(1)]);
        layout.opened.insert((2, 1));
        assert_eq!(own_order(&comparison, &bonds, &layout, 2).len(), 6);
    }

    #[test]
    fn in_step_a_counterpart_is_level_and_a_crossing_one_is_pointed_to() {
        let comparison = comparison(&[&[FIRE, SHEEP, BELLS].concat(), &[SHEEP, FIRE, BELLS].concat()]);
        let bonds = Bonds::new(&comparison);
        let columns = plan(&comparison, &bonds, &layout(Some(0)));
        assert_eq!(columns[0], [(1, Item::Passage(0)), (2, Item::Passage(1)), (3, Item::Passage(2))]);
        assert!(columns[1].contains(&(3, Item::Passage(2))), "{:?}", columns[1]);
        let elsewhere: Vec<_> = columns[1].iter().filter(|(_, item)| matches!(item, Item::Elsewhere(_))).collect();
        assert_eq!(elsewhere.len(), 1, "{:?}", columns[1]);
        let own: Vec<usize> =
            columns[1].iter().filter_map(|(_, item)| if let Item::Passage(at) = item { Some(*at) } else { None }).collect();
        assert_eq!(own, [0, 1, 2], "an account keeps its own order");
    }
}
