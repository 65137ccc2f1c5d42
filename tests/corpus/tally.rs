//! Counts what a comparison found of a reader's list, what it missed, and what it claims wrongly.

use crate::answers::{Answers, Entry};
use corroborate::account::PassageId;
use corroborate::comparison::{Comparison, Link, Point, Relation, Standing, Voice};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Found, missed and false for one kind of answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub found: usize,
    pub missed: usize,
    /// Claimed, but not so.
    pub wrong: usize,
}

impl Count {
    fn note(&mut self, found: bool) {
        if found { self.found += 1 } else { self.missed += 1 }
    }
}

/// What one event came to.
#[derive(Default)]
pub struct Tally {
    pub agreements: Count,
    /// `wrong` counts the contradicting links that no entry lists.
    pub contradictions: Count,
    /// Contradictions with evidence of the right kind.
    pub kinds: Count,
    /// The contradictions by the kind that the reader gives them.
    pub by_kind: BTreeMap<String, Count>,
    pub omissions: Count,
    pub repeated: Count,
    /// Traps: `found` is seen through, `wrong` is fallen into.
    pub traps: Count,
    /// How many points are disputed.
    pub disputed: usize,
    /// What was missed or is wrong, one line each.
    pub remarks: Vec<String>,
}

impl Tally {
    /// Holds a comparison against a reader's list.
    pub fn of(comparison: &Comparison, answers: &Answers) -> Self {
        let mut tally =
            Self { disputed: comparison.points.iter().filter(|point| point.standing == Standing::Disputed).count(), ..Self::default() };
        let view = View(comparison);
        for entry in &answers.agreements {
            let found = pairs(entry).all(|(x, y)| view.agree(x, y));
            tally.agreements.note(found);
            tally.remark(found, "agreement missed", entry, &view);
        }
        let listed = tally.contradictions(&view, answers);
        for entry in &answers.omissions {
            let found =
                view.shared_point(entry).is_some_and(|point| entry.missing.iter().all(|m| point.voices[m.index()] == Voice::Silent));
            tally.omissions.note(found);
            tally.remark(found, "omission missed", entry, &view);
        }
        for entry in &answers.traps {
            let hit = pairs(entry).any(|(x, y)| view.contradict(x, y) && !view.explained(x, y, &listed));
            if hit {
                tally.traps.wrong += 1
            } else {
                tally.traps.found += 1
            }
            tally.remark(!hit, "trap hit", entry, &view);
        }
        for entry in &answers.repeated {
            let copied = |x, y| comparison.link_between(x, y).is_some_and(|link| link.copied);
            let found = pairs(entry).all(|(x, y)| copied(x, y) || view.together(x, y).is_some_and(|p| p.standing == Standing::Repeated));
            tally.repeated.note(found);
            tally.remark(found, "repetition missed", entry, &view);
        }
        tally
    }

    /// Counts the contradictions, and hands back the pairs that the reader lists.
    fn contradictions(&mut self, view: &View<'_>, answers: &Answers) -> BTreeSet<(PassageId, PassageId)> {
        let mut listed = BTreeSet::new();
        for entry in &answers.contradictions {
            let found = pairs(entry).all(|(x, y)| view.contradict(x, y));
            let evidence = pairs(entry).all(|(x, y)| {
                view.0.link_between(x, y).is_some_and(|link| contradicting_kinds(link).iter().any(|kind| entry.accepted.contains(kind)))
            });
            let agreed = pairs(entry).any(|(x, y)| view.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Agrees));
            self.contradictions.note(found);
            self.kinds.note(found && evidence);
            self.by_kind.entry(entry.kind.clone()).or_default().note(found);
            self.agreements.wrong += usize::from(agreed);
            self.remark(found, "contradiction missed", entry, view);
            self.remark(!found || evidence, "contradiction without evidence of its kind", entry, view);
            self.remark(!agreed, "contradiction taken for agreement", entry, view);
            listed.extend(pairs(entry));
        }
        for link in view.0.links.iter().filter(|link| link.relation == Relation::Contradicts && !listed.contains(&(link.a, link.b))) {
            let kinds = contradicting_kinds(link);
            self.contradictions.wrong += 1;
            self.by_kind.entry(kinds.first().cloned().unwrap_or_default()).or_default().wrong += 1;
            self.remarks.push(format!("false contradiction ({}):{}{}", kinds.join(", "), view.quote(link.a), view.quote(link.b)));
        }
        listed
    }

    fn remark(&mut self, fine: bool, what: &str, entry: &Entry, view: &View<'_>) {
        if !fine {
            let quotes: String = entry.passages.iter().map(|&id| view.quote(id)).collect();
            let why = if entry.why.is_empty() { String::new() } else { format!(" ({})", entry.why) };
            self.remarks.push(format!("{what}: {}{why}{quotes}", entry.point));
        }
    }
}

impl Tally {
    /// The rows of the table for this event.
    pub fn rows(&self, event: &str) -> String {
        let row = |kind: &str, found: &dyn fmt::Display, missed: &dyn fmt::Display, wrong: &dyn fmt::Display| {
            format!("{event:<16} {kind:<28} {found:>5} {missed:>6} {wrong:>5}\n")
        };
        let mut rows = row("agreement", &self.agreements.found, &self.agreements.missed, &self.agreements.wrong);
        rows += &row("contradiction", &self.contradictions.found, &self.contradictions.missed, &self.contradictions.wrong);
        for (kind, count) in &self.by_kind {
            rows += &row(&format!("  by {kind}"), &count.found, &count.missed, &count.wrong);
        }
        rows += &row("  with the right evidence", &self.kinds.found, &self.kinds.missed, &"");
        rows += &row("omission", &self.omissions.found, &self.omissions.missed, &"");
        rows += &row("repeated", &self.repeated.found, &self.repeated.missed, &"");
        rows += &row("trap seen through", &self.traps.found, &"", &self.traps.wrong);
        rows + &row("disputed points", &self.disputed, &"", &"")
    }
}

/// A comparison, asked about pairs of passages.
struct View<'a>(&'a Comparison);

impl View<'_> {
    /// The point that both passages are in.
    fn together(&self, x: PassageId, y: PassageId) -> Option<&Point> {
        let point = self.0.point_of(x);
        (point.index == self.0.point_of(y).index).then_some(point)
    }

    /// The point that all passages of an entry are in.
    fn shared_point(&self, entry: &Entry) -> Option<&Point> {
        let point = self.0.point_of(*entry.passages.first()?);
        entry.passages.iter().all(|id| point.passages.contains(id)).then_some(point)
    }

    fn agree(&self, x: PassageId, y: PassageId) -> bool {
        let Some(point) = self.together(x, y) else { return false };
        match self.0.link_between(x, y).map(|link| link.relation) {
            Some(Relation::Agrees) => true,
            Some(Relation::Contradicts) => false,
            _ => match point.standing {
                Standing::Corroborated | Standing::Repeated => true,
                Standing::Disputed => !apart(point, x, y),
                Standing::SingleSource => false,
            },
        }
    }

    fn contradict(&self, x: PassageId, y: PassageId) -> bool {
        let linked = self.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Contradicts);
        linked || self.together(x, y).is_some_and(|point| apart(point, x, y))
    }

    /// Whether two unlinked passages are on different sides only because of other passages of their accounts, which the
    /// reader lists as a contradiction: a tale that is told before it is denied stands on the side of the denial.
    fn explained(&self, x: PassageId, y: PassageId, listed: &BTreeSet<(PassageId, PassageId)>) -> bool {
        let direct = self.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Contradicts);
        let Some(point) = self.together(x, y) else { return false };
        let here = |id: &PassageId| point.passages.contains(id);
        let accounts = (x.siglum, y.siglum);
        !direct && listed.iter().any(|(a, b)| (a.siglum, b.siglum) == accounts && here(a) && here(b))
    }

    fn quote(&self, id: PassageId) -> String {
        format!("\n    {id} {}", self.0.text(id).split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Whether the accounts of two passages are on different sides of a point.
fn apart(point: &Point, x: PassageId, y: PassageId) -> bool {
    point.standing == Standing::Disputed && !point.sides.iter().any(|side| side.contains(&x.siglum) && side.contains(&y.siglum))
}

/// Every two passages of an entry, the smaller first.
fn pairs(entry: &Entry) -> impl Iterator<Item = (PassageId, PassageId)> + '_ {
    let later = |i: usize| entry.passages[i + 1..].iter();
    entry.passages.iter().enumerate().flat_map(move |(i, &x)| later(i).map(move |&y| if x < y { (x, y) } else { (y, x) }))
}

/// The kinds of the evidence that speaks for a contradiction.
fn contradicting_kinds(link: &Link) -> Vec<String> {
    link.evidence.iter().filter(|evidence| evidence.relation == Relation::Contradicts).map(|evidence| evidence.kind.to_string()).collect()
}
