//! The reader's view of a comparison: rulings applied, with the machine's view beside it.
//!
//! ```text
//! machine    P1 {A1 B1}  P2 {A2 C3}  P3 {A4}          links A1-B1, A2-C3
//! rulings    unlink A1 B1, link A4 C3
//! reader     P1 {A1}  P2 {B1}  P3 {A2 A4 C3}          links A2-C3, A4-C3
//! ```
//!
//! Only the points that a ruling touches are gathered anew: first what the reader links, then the machine's links,
//! strongest first, never bringing together what the reader keeps apart.

use super::ruling::{Decision, Ruling};
use super::{Comparison, Evidence, EvidenceKind, Link, Nearest, Point, Relation, Voice, points, standing};
use crate::account::{PassageId, Siglum};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What lies beside the reader's view.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The comparison as the machine made it.
    pub machine: Arc<Comparison>,
    /// The rulings, each with what it was found to be about.
    pub rulings: Vec<Applied>,
    /// The passages that the reader excludes.
    pub excluded: BTreeSet<PassageId>,
}

/// A ruling, and what it was found to be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The ruling.
    pub ruling: Ruling,
    /// The passages it names, in its order; empty when one of them was not found.
    pub passages: Vec<PassageId>,
    /// The accounts it names, where it names no passages.
    pub accounts: Vec<Siglum>,
    /// Why it has no effect, if so: one plain sentence without a full stop.
    pub unfit: Option<String>,
}

impl Applied {
    /// The ruling in one plain sentence without a full stop: `A1 and B4 do not speak of the same thing`.
    pub fn sentence(&self) -> String {
        let name = |at: usize| match self.passages.get(at) {
            Some(id) => id.to_string(),
            None => self.ruling.passages().get(at).map(|passage| format!("“{}”", passage.text)).unwrap_or_default(),
        };
        let pair = || format!("{} and {}", name(0), name(1));
        match &self.ruling.decision {
            Decision::Confirm { relation, .. } => format!("{}: {}, as the machine says", pair(), words(*relation)),
            Decision::Reject { instead, .. } => format!("{}: {}, other than the machine says", pair(), words(*instead)),
            Decision::Unlink { .. } => format!("{} do not speak of the same thing", pair()),
            Decision::Link { relation, .. } => format!("{} speak of the same thing: {}", pair(), words(*relation)),
            Decision::Note { text, .. } => format!("Note on {}: {text}", name(0)),
            Decision::NotIndependent { a, b } => match self.accounts[..] {
                [a, b] => format!("{a} and {b} are not independent: where they agree, they count once"),
                _ => format!("{} and {} are not independent: where they agree, they count once", a.file, b.file),
            },
            Decision::Exclude { .. } => format!("{} is no part of the telling", name(0)),
            Decision::Unknown => format!("A ruling of a newer version: {}", self.ruling.kind()),
        }
    }
}

/// Pairs of passages, smaller first.
type Pairs = BTreeSet<(PassageId, PassageId)>;

/// What the rulings come to.
#[derive(Default)]
struct Orders {
    together: Pairs,
    apart: Pairs,
    excluded: BTreeSet<PassageId>,
}

/// Applies rulings to a comparison. Without rulings it is the machine's view as it is.
pub(super) fn read(machine: &Arc<Comparison>, rulings: &[Ruling]) -> Comparison {
    let machine = machine.reading.as_ref().map_or(machine, |reading| &reading.machine);
    if rulings.is_empty() {
        return Comparison::clone(machine);
    }
    let mut applied: Vec<Applied> = rulings.iter().map(|ruling| find(machine, ruling)).collect();
    let mut links: BTreeMap<(PassageId, PassageId), Link> = machine.links.iter().map(|link| ((link.a, link.b), link.clone())).collect();
    let mut orders = Orders::default();
    for one in applied.iter().filter(|one| one.unfit.is_none()) {
        follow(one, &mut links, &mut orders);
    }
    links.retain(|(a, b), _| !orders.excluded.contains(a) && !orders.excluded.contains(b));
    let groups = regroup(machine, &links, &orders);
    mark_overruled(&mut applied, &groups);
    let kept = links.into_values().filter(|link| groups.of(link.a) == groups.of(link.b)).collect();
    let members = groups.members.into_iter().filter(|members| !members.is_empty()).collect();
    let order: Vec<&str> = machine.accounts.iter().map(|account| account.facts.text_sha256.as_str()).collect();
    let key = |id: PassageId| (order[id.siglum.index()], id.index);
    let gathered = points::number(&machine.passages, kept, members, &key);
    let mut view = Comparison {
        point_of: gathered.point_of,
        points: Vec::new(),
        links: gathered.links,
        reading: Some(Arc::new(Reading { machine: Arc::clone(machine), rulings: applied, excluded: orders.excluded })),
        ..Comparison::clone(machine)
    };
    view.points = gathered.points.into_iter().map(|members| standing::stand(&view, members)).collect();
    for at in 0..view.points.len() {
        view.points[at].nearest = nearest(machine, &view, &view.points[at]);
    }
    view
}

/// Finds what a ruling is about.
fn find(machine: &Comparison, ruling: &Ruling) -> Applied {
    let named = ruling.passages();
    let passages: Vec<PassageId> = named.iter().filter_map(|passage| passage.find(machine)).collect();
    let mut applied = Applied { ruling: ruling.clone(), passages: Vec::new(), accounts: Vec::new(), unfit: None };
    if passages.len() < named.len() {
        let missing = named.iter().find(|passage| passage.find(machine).is_none());
        let text = missing.map(|passage| passage.text.as_str()).unwrap_or_default();
        applied.unfit = Some(format!("the passage “{text}” is in no account"));
        return applied;
    }
    applied.passages = passages;
    match &ruling.decision {
        Decision::NotIndependent { a, b } => match (a.find(machine), b.find(machine)) {
            (Some(a), Some(b)) if a != b => applied.accounts = vec![a.min(b), a.max(b)],
            _ => applied.unfit = Some(format!("one of the accounts {} and {} is not there", a.file, b.file)),
        },
        Decision::Unknown => applied.unfit = Some("it was made with a newer version of the program".to_owned()),
        _ => {}
    }
    if let [a, b] = applied.passages[..]
        && a == b
    {
        applied.unfit = Some("both its passages are the same now".to_owned());
    }
    applied
}

/// Notes what a ruling comes to.
fn follow(applied: &Applied, links: &mut BTreeMap<(PassageId, PassageId), Link>, orders: &mut Orders) {
    let pair = |a: PassageId, b: PassageId| (a.min(b), a.max(b));
    match (&applied.ruling.decision, &applied.passages[..]) {
        (Decision::Confirm { relation, .. }, &[a, b]) => {
            orders.together.insert(pair(a, b));
            relate(links, pair(a, b), *relation, format!("the reader confirms it: {}", words(*relation)));
        }
        (Decision::Link { relation, .. }, &[a, b]) => {
            orders.together.insert(pair(a, b));
            relate(links, pair(a, b), *relation, format!("linked by the reader: {}", words(*relation)));
        }
        (Decision::Reject { instead, .. }, &[a, b]) if links.contains_key(&pair(a, b)) => {
            relate(links, pair(a, b), *instead, format!("the reader overrules the machine: {}", words(*instead)));
        }
        (Decision::Unlink { .. }, &[a, b]) => {
            links.remove(&pair(a, b));
            orders.apart.insert(pair(a, b));
        }
        (Decision::Exclude { .. }, &[passage]) => {
            orders.excluded.insert(passage);
        }
        (Decision::NotIndependent { .. }, _) => {
            for link in links.values_mut().filter(|link| applied.accounts == [link.a.siglum, link.b.siglum]) {
                link.copied = true;
            }
        }
        _ => {}
    }
}

fn words(relation: Relation) -> &'static str {
    match relation {
        Relation::Agrees => "they agree",
        Relation::Contradicts => "they contradict each other",
        Relation::Related => "they differ, both may be true",
    }
}

/// Sets the relation of two passages. The machine's evidence for it stays; what speaks for a contradiction that the reader
/// does not see goes. Passages of one account are never linked, only brought together.
fn relate(links: &mut BTreeMap<(PassageId, PassageId), Link>, pair: (PassageId, PassageId), relation: Relation, why: String) {
    let (a, b) = pair;
    if a.siglum == b.siglum {
        return;
    }
    let link = links.entry(pair).or_insert(Link { a, b, similarity: 1.0, relation, evidence: Vec::new(), copied: false });
    link.relation = relation;
    link.evidence.retain(|evidence| relation == Relation::Contradicts || evidence.relation != Relation::Contradicts);
    link.evidence.insert(0, Evidence { kind: EvidenceKind::Ruling, relation, a: 0..0, b: 0..0, why });
}

/// Passages in groups.
struct Groups {
    of: BTreeMap<PassageId, usize>,
    members: Vec<Vec<PassageId>>,
}

impl Groups {
    fn of(&self, id: PassageId) -> usize {
        self.of.get(&id).copied().unwrap_or(usize::MAX)
    }

    /// Joins the groups of two passages, unless that would bring together what is kept apart.
    fn join(&mut self, pair: (PassageId, PassageId), apart: &Pairs) {
        let (x, y) = (self.of(pair.0), self.of(pair.1));
        if x == y || x >= self.members.len() || y >= self.members.len() {
            return;
        }
        let parted = |p: &PassageId, q: &PassageId| apart.contains(&(*p.min(q), *p.max(q)));
        if self.members[x].iter().any(|p| self.members[y].iter().any(|q| parted(p, q))) {
            return;
        }
        for id in std::mem::take(&mut self.members[y]) {
            self.of.insert(id, x);
            self.members[x].push(id);
        }
    }
}

/// The groups of passages after the rulings. Points that no ruling touches stay as they are.
fn regroup(machine: &Comparison, links: &BTreeMap<(PassageId, PassageId), Link>, orders: &Orders) -> Groups {
    let touched: BTreeSet<usize> = orders
        .together
        .iter()
        .chain(&orders.apart)
        .flat_map(|&(a, b)| [a, b])
        .chain(orders.excluded.iter().copied())
        .map(|id| machine.point_of(id).index)
        .collect();
    let mut groups = Groups { of: BTreeMap::new(), members: Vec::new() };
    for point in &machine.points {
        let parts: Vec<Vec<PassageId>> =
            if touched.contains(&point.index) { point.passages.iter().map(|&id| vec![id]).collect() } else { vec![point.passages.clone()] };
        for part in parts {
            groups.of.extend(part.iter().map(|&id| (id, groups.members.len())));
            groups.members.push(part);
        }
    }
    for &(a, b) in &orders.together {
        if !orders.excluded.contains(&a) && !orders.excluded.contains(&b) {
            groups.join((a, b), &orders.apart);
        }
    }
    let mut own: Vec<&Link> = links.values().filter(|link| touched.contains(&machine.point_of(link.a).index)).collect();
    let order = |id: PassageId| (machine.account(id.siglum).facts.text_sha256.as_str(), id.index);
    let ends = |link: &Link| (order(link.a).min(order(link.b)), order(link.a).max(order(link.b)));
    own.sort_by(|x, y| y.similarity.total_cmp(&x.similarity).then_with(|| ends(x).cmp(&ends(y))));
    for link in own {
        groups.join((link.a, link.b), &orders.apart);
    }
    groups
}

/// Says so where a ruling that brings passages together stands against others that keep them apart.
fn mark_overruled(applied: &mut [Applied], groups: &Groups) {
    for one in applied.iter_mut().filter(|one| one.unfit.is_none()) {
        if let (Decision::Link { .. } | Decision::Confirm { .. }, [a, b]) = (&one.ruling.decision, &one.passages[..])
            && groups.of(*a) != groups.of(*b)
        {
            one.unfit = Some("other rulings keep its passages apart".to_owned());
        }
    }
}

/// For each account silent on a point, what comes nearest: a passage the machine linked, or the machine's nearest.
fn nearest(machine: &Comparison, view: &Comparison, point: &Point) -> Vec<Option<Nearest>> {
    let excluded = |id: PassageId| view.reading.as_ref().is_some_and(|reading| reading.excluded.contains(&id));
    let mut found: Vec<Option<Nearest>> = vec![None; view.accounts.len()];
    let mut offer = |new: Nearest| {
        let at = new.passage.siglum.index();
        let better = |old: &Nearest| {
            new.similarity.total_cmp(&old.similarity).then_with(|| old.passage.cmp(&new.passage)) == std::cmp::Ordering::Greater
        };
        if point.voices[at] == Voice::Silent && !excluded(new.passage) && found[at].as_ref().is_none_or(better) {
            found[at] = Some(new);
        }
    };
    let before: BTreeSet<usize> = point.passages.iter().map(|&id| machine.point_of(id).index).collect();
    for old in before.iter().map(|&at| &machine.points[at]) {
        for link in machine.links_of(old) {
            for (own, other) in [(link.a, link.b), (link.b, link.a)] {
                if point.passages.contains(&own) {
                    offer(Nearest { passage: other, similarity: link.similarity });
                }
            }
        }
        old.nearest.iter().flatten().for_each(|&near| offer(near));
    }
    found
}
