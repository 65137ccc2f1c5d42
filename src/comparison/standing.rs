//! What the accounts together make of a point: its standing, sides and voices, as the design works them out.

use super::points::Members;
use super::{Comparison, Point, Relation, Standing, Voice};
use crate::account::Siglum;
use std::collections::BTreeMap;

/// How two accounts stand to each other on one point.
#[derive(Clone, Copy, Debug)]
struct Stance {
    relation: Relation,
    /// They agree by shared wording only.
    copied: bool,
    similarity: f32,
}

/// Works out a point from its passages and links.
pub(super) fn stand(comparison: &Comparison, members: Members) -> Point {
    let mut speakers: Vec<Siglum> = members.passages.iter().map(|id| id.siglum).collect();
    speakers.dedup();
    let stances = stances(comparison, &members);
    let sides = sides(comparison, &speakers, &stances);
    let disputed = sides.len() > 1;
    let standing = if disputed { Standing::Disputed } else { agreed_standing(&stances) };
    let voices = voices(comparison, &sides, &stances);
    let silent = comparison.accounts.len();
    Point { index: members.index, standing, passages: members.passages, links: members.links, sides, voices, nearest: vec![None; silent] }
}

/// The stance of every two accounts that are linked in this point: a contradiction outweighs agreement.
fn stances(comparison: &Comparison, members: &Members) -> BTreeMap<(Siglum, Siglum), Stance> {
    let mut stances: BTreeMap<(Siglum, Siglum), Stance> = BTreeMap::new();
    for &at in &members.links {
        let link = &comparison.links[at];
        let new = Stance { relation: link.relation, copied: link.copied, similarity: link.similarity };
        let rank = |relation: Relation| match relation {
            Relation::Contradicts => 2,
            Relation::Agrees => 1,
            Relation::Related => 0,
        };
        stances
            .entry((link.a.siglum, link.b.siglum))
            .and_modify(|old| {
                if rank(new.relation) > rank(old.relation) {
                    *old = new;
                } else if new.relation == old.relation {
                    old.copied &= new.copied;
                    old.similarity = old.similarity.max(new.similarity);
                }
            })
            .or_insert(new);
    }
    stances
}

/// Grows the sides by the strongest agreements first, then by what is related; a side holds nobody who contradicts one
/// of its members. The largest side, counted without copies, comes first.
fn sides(comparison: &Comparison, speakers: &[Siglum], stances: &BTreeMap<(Siglum, Siglum), Stance>) -> Vec<Vec<Siglum>> {
    let order = |siglum: Siglum| comparison.account(siglum).facts.text_sha256.as_str();
    let mut sides: Vec<Vec<Siglum>> = speakers.iter().map(|&siglum| vec![siglum]).collect();
    let mut ties: Vec<(&(Siglum, Siglum), &Stance)> =
        stances.iter().filter(|(_, stance)| stance.relation != Relation::Contradicts).collect();
    ties.sort_by(|(x, sx), (y, sy)| {
        let ends = |pair: &(Siglum, Siglum)| {
            let (a, b) = (order(pair.0), order(pair.1));
            if a <= b { (a, b) } else { (b, a) }
        };
        (sx.relation as u8).cmp(&(sy.relation as u8)).then(sy.similarity.total_cmp(&sx.similarity)).then_with(|| ends(x).cmp(&ends(y)))
    });
    let against = |x: &[Siglum], y: &[Siglum]| {
        stances.iter().any(|((a, b), stance)| {
            stance.relation == Relation::Contradicts && ((x.contains(a) && y.contains(b)) || (x.contains(b) && y.contains(a)))
        })
    };
    for ((a, b), _) in ties {
        let (Some(x), Some(y)) = (sides.iter().position(|side| side.contains(a)), sides.iter().position(|side| side.contains(b))) else {
            continue;
        };
        if x == y || against(&sides[x], &sides[y]) {
            continue;
        }
        let (low, high) = (x.min(y), x.max(y));
        let moved = sides.remove(high);
        sides[low].extend(moved);
        sides[low].sort_unstable();
    }
    let first = |side: &[Siglum]| side.iter().map(|&siglum| order(siglum)).min();
    sides.sort_by(|x, y| independent(y, stances).cmp(&independent(x, stances)).then_with(|| first(x).cmp(&first(y))));
    sides
}

/// Whether an account of a side agrees with another one of it.
fn agrees(siglum: Siglum, side: &[Siglum], stances: &BTreeMap<(Siglum, Siglum), Stance>) -> bool {
    let with = |(a, b): &(Siglum, Siglum)| side.contains(a) && side.contains(b) && (*a == siglum || *b == siglum);
    stances.iter().any(|(pair, stance)| stance.relation == Relation::Agrees && with(pair))
}

/// Whether an account of a side contradicts one of another.
fn disputes(siglum: Siglum, side: &[Siglum], stances: &BTreeMap<(Siglum, Siglum), Stance>) -> bool {
    let against = |(a, b): &(Siglum, Siglum)| *a == siglum && !side.contains(b) || *b == siglum && !side.contains(a);
    stances.iter().any(|(pair, stance)| stance.relation == Relation::Contradicts && against(pair))
}

/// How many accounts say what a side says when those that copy one another count once. Who only speaks of the same matter is not counted.
fn independent(side: &[Siglum], stances: &BTreeMap<(Siglum, Siglum), Stance>) -> usize {
    let says = |siglum: &&Siglum| agrees(**siglum, side, stances) || disputes(**siglum, side, stances);
    let mut groups: Vec<Vec<Siglum>> = side.iter().filter(says).map(|&siglum| vec![siglum]).collect();
    for ((a, b), _) in stances.iter().filter(|(_, stance)| stance.copied && stance.relation == Relation::Agrees) {
        let (Some(x), Some(y)) = (groups.iter().position(|g| g.contains(a)), groups.iter().position(|g| g.contains(b))) else {
            continue;
        };
        if x != y {
            let moved = groups.remove(x.max(y));
            groups[x.min(y)].extend(moved);
        }
    }
    groups.len()
}

/// The standing of a point that nobody disputes.
fn agreed_standing(stances: &BTreeMap<(Siglum, Siglum), Stance>) -> Standing {
    let mut agreeing = stances.values().filter(|stance| stance.relation == Relation::Agrees).peekable();
    if agreeing.peek().is_none() {
        Standing::SingleSource
    } else if agreeing.any(|stance| !stance.copied) {
        Standing::Corroborated
    } else {
        Standing::Repeated
    }
}

/// One voice an account.
fn voices(comparison: &Comparison, sides: &[Vec<Siglum>], stances: &BTreeMap<(Siglum, Siglum), Stance>) -> Vec<Voice> {
    let order = |siglum: Siglum| comparison.account(siglum).facts.text_sha256.as_str();
    let mut voices = vec![Voice::Silent; comparison.accounts.len()];
    let size = |side: &Vec<Siglum>| independent(side, stances);
    let largest = match sides {
        [only] => Some(only),
        [first, second, ..] if size(first) > size(second) => Some(first),
        _ => None,
    };
    for side in sides {
        let agrees = |siglum: Siglum| agrees(siglum, side, stances);
        let disputes = |siglum: Siglum| disputes(siglum, side, stances);
        if Some(side) != largest {
            // Who only speaks of the same matter as one of these contradicts nobody.
            for &siglum in side {
                voices[siglum.index()] = if agrees(siglum) || disputes(siglum) { Voice::Contradicts } else { Voice::Differs };
            }
            continue;
        }
        // Where no two of a side agree it is who disputes that says it, not who only speaks of the same matter.
        let (agree, dispute) = (side.iter().any(|&siglum| agrees(siglum)), side.iter().any(|&siglum| disputes(siglum)));
        let earliest = side.iter().copied().min_by_key(|&siglum| order(siglum));
        for &siglum in side {
            let says = match (agree, dispute) {
                (true, _) => agrees(siglum) || disputes(siglum),
                (false, true) => disputes(siglum),
                (false, false) => Some(siglum) == earliest,
            };
            voices[siglum.index()] = if says { Voice::Says } else { Voice::Differs };
        }
    }
    voices
}
