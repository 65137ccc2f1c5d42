//! Sentences that the reader joins or cuts.
//!
//! ```text
//! machine    A1 | A2 | A3 | A4              B1 linked with A2, B2 with A3
//! rulings    join A2 and A3, cut A4
//! reader     A1 | A2     | A3 | A4          B1 and B2 judged against the new A2
//! ```
//!
//! What a new passage is held against: all that was linked with a passage it is made of. Only the points of these are gathered anew.

use super::groups::{Groups, Pairs};
use super::reading::{Applied, assemble};
use super::rejudge::Bench;
use super::{Comparison, Decision, Link, PassageRef, Watch};
use crate::account::{PassageId, Siglum};
use crate::align::{Features, Pair, matches, meanings, similarity, strictness};
use crate::text::{Language, Passage, attribution, contents};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

/// Which passages of the machine are which of the reader's view.
#[derive(Clone, Debug)]
pub(super) struct Recut {
    /// By account and machine's passage.
    after: Vec<Vec<Range<usize>>>,
    /// By account and reader's passage.
    before: Vec<Vec<Range<usize>>>,
}

impl Recut {
    /// What a passage of the machine is made into.
    pub(super) fn after(&self, id: PassageId) -> impl Iterator<Item = PassageId> + use<> {
        Self::ids(&self.after, id)
    }

    /// What a passage of the reader's view is made of, or is a part of.
    pub(super) fn before(&self, id: PassageId) -> impl Iterator<Item = PassageId> + use<> {
        Self::ids(&self.before, id)
    }

    fn ids(list: &[Vec<Range<usize>>], id: PassageId) -> impl Iterator<Item = PassageId> + use<> {
        let range = list.get(id.siglum.index()).and_then(|list| list.get(id.index as usize)).cloned().unwrap_or_default();
        range.map(move |at| PassageId::new(id.siglum, at))
    }
}

/// A comparison whose sentences are cut as the reader says.
pub(super) struct Cutting {
    pub(super) base: Comparison,
    pub(super) recut: Recut,
    /// The features of the passages that the machine does not have.
    pub(super) made: BTreeMap<PassageId, Features>,
}

/// A passage to be, and the machine's passages it is made of or is a part of.
#[derive(Clone)]
struct Piece {
    passage: Passage,
    of: Range<usize>,
}

/// Joins and cuts sentences, in the order of the rulings; `None` where no ruling does. Says what each of them came to.
pub(super) fn recut(machine: &Comparison, applied: &mut [Applied]) -> Option<Cutting> {
    let piece = |(at, passage): (usize, &Passage)| Piece { passage: passage.clone(), of: at..at + 1 };
    let mut pieces: Vec<Vec<Piece>> = machine.passages.iter().map(|list| list.iter().enumerate().map(piece).collect()).collect();
    let mut done: Vec<(usize, Siglum, Range<usize>)> = Vec::new();
    for (number, one) in applied.iter_mut().enumerate() {
        let result = match &one.ruling.decision {
            Decision::Join { first, second } => join(machine, &mut pieces, first, second),
            Decision::Cut { passage, rest } => cut(machine, &mut pieces, passage, rest),
            _ => continue,
        };
        match result {
            Ok((siglum, span)) => done.push((number, siglum, span)),
            Err(why) => one.unfit = Some(why),
        }
    }
    if done.is_empty() {
        return None;
    }
    for (number, siglum, span) in done {
        let inside = pieces[siglum.index()].iter().enumerate().filter(|(_, piece)| {
            let own = &piece.passage.span;
            own.start < span.end && span.start < own.end
        });
        applied[number].passages = inside.map(|(at, _)| PassageId::new(siglum, at)).collect();
    }
    Some(compare_again(machine, pieces))
}

fn find(machine: &Comparison, pieces: &[Vec<Piece>], passage: &PassageRef) -> Result<(Siglum, usize), String> {
    let missing = || format!("the passage “{}” is in no account", passage.text);
    let siglum = passage.account.find(machine).ok_or_else(missing)?;
    let text = &machine.account(siglum).text;
    let same = pieces[siglum.index()].iter().enumerate().filter(|(_, piece)| text[piece.passage.span.clone()] == passage.text);
    let found = same.take(passage.occurrence.saturating_add(1)).last().ok_or_else(missing)?;
    Ok((siglum, found.0))
}

fn join(
    machine: &Comparison,
    pieces: &mut [Vec<Piece>],
    first: &PassageRef,
    second: &PassageRef,
) -> Result<(Siglum, Range<usize>), String> {
    let (siglum, at) = find(machine, pieces, first)?;
    let (other, next) = find(machine, pieces, second)?;
    let list = &mut pieces[siglum.index()];
    if other != siglum || next != at + 1 || list[at].passage.block != list[next].passage.block {
        return Err("its passages do not stand one behind the other in one paragraph".to_owned());
    }
    let gone = list.remove(next);
    let kept = &mut list[at];
    kept.passage.span.end = gone.passage.span.end;
    kept.of.end = kept.of.end.max(gone.of.end);
    Ok((siglum, kept.passage.span.clone()))
}

fn cut(machine: &Comparison, pieces: &mut [Vec<Piece>], passage: &PassageRef, rest: &str) -> Result<(Siglum, Range<usize>), String> {
    let (siglum, at) = find(machine, pieces, passage)?;
    let span = pieces[siglum.index()][at].passage.span.clone();
    let text = &machine.account(siglum).text[span.clone()];
    let first = text.strip_suffix(rest).map(str::trim_end).filter(|first| !first.is_empty() && !rest.trim().is_empty());
    let Some(first) = first else { return Err(format!("“{rest}” is not the end of its passage")) };
    let list = &mut pieces[siglum.index()];
    let mut second = list[at].clone();
    second.passage.span.start = span.end - rest.len();
    list[at].passage.span.end = span.start + first.len();
    list.insert(at + 1, second);
    Ok((siglum, span))
}

/// The comparison of the pieces: links of whole passages stay, those of others are judged again.
fn compare_again(machine: &Comparison, pieces: Vec<Vec<Piece>>) -> Cutting {
    let mut after: Vec<Vec<Range<usize>>> = machine.passages.iter().map(|list| vec![0..0; list.len()]).collect();
    for (list, after) in pieces.iter().zip(&mut after) {
        for (at, piece) in list.iter().enumerate() {
            for own in &mut after[piece.of.clone()] {
                *own = if own.start == own.end { at..at + 1 } else { own.start..at + 1 };
            }
        }
    }
    let before = pieces.iter().map(|list| list.iter().map(|piece| piece.of.clone()).collect()).collect();
    let recut = Recut { after, before };
    let mut base = Comparison { reading: None, told: OnceLock::new(), ..Comparison::clone(machine) };
    base.passages = pieces.into_iter().map(|list| list.into_iter().map(|piece| piece.passage).collect()).collect();
    let whole = |base: &Comparison, id: PassageId| {
        let mut before = recut.before(id);
        matches!((before.next(), before.next()), (Some(old), None) if machine.passage(old).span == base.passage(id).span)
    };
    let ids = base.passages.iter().zip(base.sigla()).flat_map(|(list, siglum)| (0..list.len()).map(move |at| PassageId::new(siglum, at)));
    let new: Vec<PassageId> = ids.filter(|&id| !whole(&base, id)).collect();
    let made = read(machine, &mut base, &new);
    let mut cutting = Cutting { base, recut, made };
    let links = links(machine, &cutting);
    let groups = groups(machine, &cutting, &links);
    cutting.base = assemble(machine, &cutting.base, Some(&cutting.recut), links.into_iter(), groups, &BTreeSet::new());
    cutting
}

/// Reads the new passages: their features, and who is reported as saying them.
fn read(machine: &Comparison, base: &mut Comparison, new: &[PassageId]) -> BTreeMap<PassageId, Features> {
    let corpus = machine.corpus();
    let mut made = BTreeMap::new();
    for &id in new {
        let language = Language::of(base.account(id.siglum));
        let text = base.text(id).to_owned();
        let contents = contents(&text, language);
        base.passages[id.siglum.index()][id.index as usize].attribution = attribution(&text, &contents.words, language);
        made.insert(id, corpus.features(contents, &[]));
    }
    if machine.settings.model {
        let new: Vec<(&str, &Features)> = made.iter().map(|(&id, features)| (base.text(id), features)).collect();
        let read = meanings(&new, &Watch::default()).unwrap_or_default();
        for (features, meaning) in made.values_mut().zip(read) {
            features.meaning = meaning;
        }
    }
    made
}

/// The links of the new cut. What was linked with, or came nearest to, a passage that is cut otherwise is held against what it was made
/// into; of these pairs those are kept that match as alignment has it.
fn links(machine: &Comparison, cutting: &Cutting) -> Vec<Link> {
    let recut = &cutting.recut;
    let (mut kept, mut copied) = (Vec::new(), BTreeMap::new());
    for link in &machine.links {
        for (a, b) in across(recut, link.a, link.b) {
            if cutting.made.contains_key(&a) || cutting.made.contains_key(&b) {
                copied.entry((a, b)).and_modify(|copied| *copied &= link.copied).or_insert(link.copied);
            } else {
                kept.push(Link { a, b, ..link.clone() });
            }
        }
    }
    for point in &machine.points {
        for near in point.nearest.iter().flatten() {
            for &id in &point.passages {
                let pairs = across(recut, id.min(near.passage), id.max(near.passage));
                let new = pairs.into_iter().filter(|(a, b)| cutting.made.contains_key(a) || cutting.made.contains_key(b));
                new.for_each(|pair| {
                    copied.entry(pair).or_insert(false);
                });
            }
        }
    }
    let bench = Bench::new(machine, &cutting.base, Some(cutting), 0);
    let pair =
        |&(a, b): &(PassageId, PassageId)| Pair { a, b, similarity: similarity(machine.corpus(), bench.features(a), bench.features(b)) };
    let mut pairs: Vec<Pair> = copied.keys().map(pair).collect();
    pairs.extend(kept.iter().map(|link| Pair { a: link.a, b: link.b, similarity: link.similarity }));
    let matched = matches(&pairs, strictness(machine.passages.iter().map(Vec::len)));
    let new = matched.into_par_iter().filter_map(|Pair { a, b, similarity }| {
        let copied = *copied.get(&(a, b))?;
        let (relation, evidence) = bench.judge(a, b, similarity)?;
        Some(Link { a, b, similarity, relation, evidence, copied })
    });
    kept.extend(new.collect::<Vec<_>>());
    kept
}

/// All pairs of what two passages of the machine are made into.
fn across(recut: &Recut, a: PassageId, b: PassageId) -> Vec<(PassageId, PassageId)> {
    recut.after(a).flat_map(|a| recut.after(b).map(move |b| (a, b))).collect()
}

/// The machine's points, those of cut and joined sentences gathered anew by their links.
fn groups(machine: &Comparison, cutting: &Cutting, links: &[Link]) -> Groups {
    let made = |id: &PassageId| cutting.made.contains_key(id);
    let mut groups = Groups::default();
    let mut loose: BTreeSet<PassageId> = BTreeSet::new();
    for point in &machine.points {
        let own: Vec<PassageId> = point.passages.iter().flat_map(|&id| cutting.recut.after(id)).collect();
        if own.iter().any(made) {
            loose.extend(own);
        } else {
            groups.add(own);
        }
    }
    loose.iter().for_each(|&id| groups.add(vec![id]));
    let touched = links.iter().filter(|link| loose.contains(&link.a) || loose.contains(&link.b));
    groups.join_by(touched, &Pairs::new(), &|id| (machine.account(id.siglum).facts.text_sha256.as_str(), id.index));
    groups
}
