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

use super::decision::Decision;
use super::groups::{Groups, Pairs};
use super::recut::{self, Recut};
use super::ruling::Ruling;
use super::{
    Cancelled, Comparison, Evidence, EvidenceKind, Link, Nearest, PassageRef, Point, Relation, Voice, Watch, names, points, standing,
};
use crate::account::{Fact, PassageId, Siglum};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// What lies beside the reader's view.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The comparison as the machine made it.
    pub machine: Arc<Comparison>,
    /// The rulings, each with what it was found to be about.
    pub rulings: Vec<Applied>,
    /// The passages that the reader excludes.
    pub excluded: BTreeSet<PassageId>,
    /// Which passages are which, where the reader has joined or cut sentences.
    pub(super) recut: Option<Recut>,
}

impl Reading {
    /// The machine's passages that a passage of the reader's view is made of, or is a part of.
    pub fn machine_passages(&self, id: PassageId) -> impl Iterator<Item = PassageId> + '_ {
        let (same, cut) = match &self.recut {
            None => (Some(id), None),
            Some(recut) => (None, Some(recut.before(id))),
        };
        same.into_iter().chain(cut.into_iter().flatten())
    }

    /// The passages of the reader's view that a passage of the machine's is made into.
    pub fn own_passages(&self, id: PassageId) -> impl Iterator<Item = PassageId> + '_ {
        let (same, cut) = match &self.recut {
            None => (Some(id), None),
            Some(recut) => (None, Some(recut.after(id))),
        };
        same.into_iter().chain(cut.into_iter().flatten())
    }

    /// Whether the reader has joined or cut sentences: passages then have other numbers than the machine's.
    pub fn is_recut(&self) -> bool {
        self.recut.is_some()
    }
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
    fn new(ruling: &Ruling) -> Self {
        Self { ruling: ruling.clone(), passages: Vec::new(), accounts: Vec::new(), unfit: None }
    }

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
            Decision::Correct { account, fact, value, read } => {
                let whose = self.accounts.first().map_or_else(|| account.file.clone(), ToString::to_string);
                let quoted = |word: &str, none: &str| if word.is_empty() { none.to_owned() } else { format!("“{word}”") };
                let (now, before) = (quoted(value, "not known"), quoted(read, "no word of it"));
                format!("The {} of {whose} is {now}; the file has {before}", fact.name())
            }
            Decision::Merge { .. } => format!("The points of {} are one", pair()),
            Decision::Split { out, rest } => {
                let names = |range: std::ops::Range<usize>| range.map(name).collect::<Vec<_>>().join(", ");
                format!("{} and {} do not speak of the same thing", names(0..out.len()), names(out.len()..out.len() + rest.len()))
            }
            Decision::Join { first, second } => match self.passages[..] {
                [id] => format!("{id} is one sentence"),
                _ => format!("“{}” and “{}” are one sentence", first.text, second.text),
            },
            Decision::Cut { passage, .. } => match self.passages[..] {
                [a, b] => format!("{a} and {b} are two sentences"),
                _ => format!("“{}” is two sentences", passage.text),
            },
            Decision::SameName { names } => {
                let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
                format!("{} mean the same", names.join(" and "))
            }
            Decision::Unknown => format!("A ruling of a newer version: {}", self.ruling.kind()),
        }
    }
}

/// What the rulings come to.
#[derive(Default)]
struct Orders {
    together: Pairs,
    apart: Pairs,
    excluded: BTreeSet<PassageId>,
}

/// Applies rulings to a comparison. Without rulings it is the machine's view as it is.
///
/// Sentences are cut and joined first, then names are made one, and only the pairs of passages that this concerns are judged again.
pub(super) fn read(machine: &Arc<Comparison>, rulings: &[Ruling], watch: &Watch) -> Result<Comparison, Cancelled> {
    let machine = machine.reading.as_ref().map_or(machine, |reading| &reading.machine);
    if rulings.is_empty() {
        return Ok(Comparison::clone(machine));
    }
    if rulings.iter().any(Ruling::judges_again) {
        machine.read_words(watch)?;
    }
    watch.look()?;
    let mut applied: Vec<Applied> = rulings.iter().map(Applied::new).collect();
    let cutting = recut::recut(machine, &mut applied);
    let base = cutting.as_ref().map_or(&**machine, |cutting| &cutting.base);
    for one in applied.iter_mut().filter(|one| !one.ruling.is_about_sentences()) {
        find(machine, base, cutting.as_ref().map(|cutting| &cutting.recut), one);
    }
    let mut links: BTreeMap<(PassageId, PassageId), Link> = base.links.iter().map(|link| ((link.a, link.b), link.clone())).collect();
    names::make_one(machine, base, cutting.as_ref(), &mut applied, &mut links, watch)?;
    let mut orders = Orders::default();
    for one in applied.iter().filter(|one| one.unfit.is_none()) {
        follow(one, &mut links, &mut orders);
    }
    links.retain(|(a, b), _| !orders.excluded.contains(a) && !orders.excluded.contains(b));
    watch.look()?;
    let groups = regroup(base, &links, &orders);
    mark_overruled(&mut applied, &groups);
    let mut view = assemble(base, base, None, links.into_values(), groups, &orders.excluded);
    let recut = cutting.map(|cutting| cutting.recut);
    correct(&mut view, &applied);
    view.reading = Some(Arc::new(Reading { machine: Arc::clone(machine), rulings: applied, excluded: orders.excluded, recut }));
    Ok(view)
}

/// A comparison of these links and groups. Its passages are those of `new`; what comes nearest to a point is found in `old`.
pub(super) fn assemble(
    old: &Comparison,
    new: &Comparison,
    recut: Option<&Recut>,
    links: impl Iterator<Item = Link>,
    groups: Groups,
    excluded: &BTreeSet<PassageId>,
) -> Comparison {
    let kept = links.filter(|link| groups.of(link.a) == groups.of(link.b)).collect();
    let members = groups.members.into_iter().filter(|members| !members.is_empty()).collect();
    let order: Vec<&str> = new.accounts.iter().map(|account| account.facts.text_sha256.as_str()).collect();
    let key = |id: PassageId| (order[id.siglum.index()], id.index);
    let gathered = points::number(&new.passages, kept, members, &key);
    // Part by part: a clone of the whole would hold all points and links twice for a moment.
    let mut view = Comparison {
        accounts: new.accounts.clone(),
        passages: new.passages.clone(),
        links: gathered.links,
        points: Vec::new(),
        copying: new.copying.clone(),
        settings: new.settings.clone(),
        reading: new.reading.clone(),
        point_of: gathered.point_of,
        told: new.told.clone(),
        corpus: new.corpus.clone(),
    };
    view.points = gathered.points.into_iter().map(|members| standing::stand(&view, members)).collect();
    for at in 0..view.points.len() {
        view.points[at].nearest = nearest(old, &view.points[at], recut, excluded);
    }
    view
}

/// Finds what a ruling is about: passages as they are cut now, or else as the machine cut them.
fn find(machine: &Comparison, base: &Comparison, recut: Option<&Recut>, applied: &mut Applied) {
    let place = |passage: &PassageRef| {
        let before = || recut?.after(passage.find(machine)?).next();
        passage.find(base).or_else(before)
    };
    let named = applied.ruling.passages();
    let found: Vec<Option<PassageId>> = named.iter().map(|passage| place(passage)).collect();
    if let Some((missing, _)) = named.iter().zip(&found).find(|(_, found)| found.is_none()) {
        applied.unfit = Some(format!("the passage “{}” is in no account", missing.text));
        return;
    }
    applied.passages = found.into_iter().flatten().collect();
    match &applied.ruling.decision {
        Decision::NotIndependent { a, b } => match (a.find(machine), b.find(machine)) {
            (Some(a), Some(b)) if a != b => applied.accounts = vec![a.min(b), a.max(b)],
            _ => applied.unfit = Some(format!("one of the accounts {} and {} is not there", a.file, b.file)),
        },
        Decision::Correct { account, .. } => match account.find(machine) {
            Some(siglum) => applied.accounts = vec![siglum],
            None => applied.unfit = Some(format!("the account {} is not there", account.file)),
        },
        Decision::Unknown => applied.unfit = Some("it was made with a newer version of the program".to_owned()),
        _ => {}
    }
    if let [a, b] = applied.passages[..]
        && a == b
    {
        applied.unfit = Some("both its passages are the same now".to_owned());
    }
}

/// Puts the facts as the reader has corrected them over those of the files.
fn correct(view: &mut Comparison, applied: &[Applied]) {
    for one in applied.iter().filter(|one| one.unfit.is_none()) {
        if let (Decision::Correct { fact, value, .. }, &[siglum]) = (&one.ruling.decision, &one.accounts[..]) {
            Arc::make_mut(&mut view.accounts[siglum.index()]).facts.correct(*fact, value);
            if *fact == Fact::Language {
                view.told = OnceLock::new();
            }
        }
    }
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
        (Decision::Merge { .. }, &[a, b]) => {
            orders.together.insert(pair(a, b));
            if !links.contains_key(&pair(a, b)) {
                let why = "the reader makes their points one; whether they agree was not decided".to_owned();
                relate(links, pair(a, b), Relation::Related, why);
            }
        }
        (Decision::Split { out, .. }, passages) => {
            let (out, rest) = passages.split_at_checked(out.len()).unwrap_or((passages, &[]));
            for &a in out {
                for &b in rest.iter().filter(|&&b| b != a) {
                    links.remove(&pair(a, b));
                    orders.apart.insert(pair(a, b));
                }
            }
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
    let mut groups = Groups::default();
    for point in &machine.points {
        if touched.contains(&point.index) {
            point.passages.iter().for_each(|&id| groups.add(vec![id]));
        } else {
            groups.add(point.passages.clone());
        }
    }
    for &(a, b) in &orders.together {
        if !orders.excluded.contains(&a) && !orders.excluded.contains(&b) {
            groups.join((a, b), &orders.apart);
        }
    }
    let own = links.values().filter(|link| touched.contains(&machine.point_of(link.a).index));
    groups.join_by(own, &orders.apart, &|id| (machine.account(id.siglum).facts.text_sha256.as_str(), id.index));
    groups
}

/// Says so where a ruling that brings passages together stands against others that keep them apart.
fn mark_overruled(applied: &mut [Applied], groups: &Groups) {
    for one in applied.iter_mut().filter(|one| one.unfit.is_none()) {
        if let (Decision::Link { .. } | Decision::Confirm { .. } | Decision::Merge { .. }, [a, b]) =
            (&one.ruling.decision, &one.passages[..])
            && groups.of(*a) != groups.of(*b)
        {
            one.unfit = Some("other rulings keep its passages apart".to_owned());
        }
    }
}

/// For each account silent on a point, what comes nearest: a passage the machine linked, or the machine's nearest.
fn nearest(old: &Comparison, point: &Point, recut: Option<&Recut>, excluded: &BTreeSet<PassageId>) -> Vec<Option<Nearest>> {
    let before = |id: PassageId| recut.map_or_else(|| vec![id], |recut| recut.before(id).collect());
    let after = |id: PassageId| recut.map_or(Some(id), |recut| recut.after(id).next());
    let mut found: Vec<Option<Nearest>> = vec![None; old.accounts.len()];
    let mut offer = |passage: PassageId, similarity: f32| {
        let Some(passage) = after(passage) else { return };
        let (new, at) = (Nearest { passage, similarity }, passage.siglum.index());
        let better = |old: &Nearest| {
            new.similarity.total_cmp(&old.similarity).then_with(|| old.passage.cmp(&new.passage)) == std::cmp::Ordering::Greater
        };
        if point.voices[at] == Voice::Silent && !excluded.contains(&passage) && found[at].as_ref().is_none_or(better) {
            found[at] = Some(new);
        }
    };
    let own: BTreeSet<PassageId> = point.passages.iter().flat_map(|&id| before(id)).collect();
    let points: BTreeSet<usize> = own.iter().map(|&id| old.point_of(id).index).collect();
    for point in points.iter().map(|&at| &old.points[at]) {
        for link in old.links_of(point) {
            for (here, there) in [(link.a, link.b), (link.b, link.a)] {
                if own.contains(&here) {
                    offer(there, link.similarity);
                }
            }
        }
        point.nearest.iter().flatten().for_each(|near| offer(near.passage, near.similarity));
    }
    found
}
