//! A comparison, asked about the passages of a reader's list.

use crate::answers::Entry;
use corroborate::account::PassageId;
use corroborate::comparison::{Comparison, Link, Point, Relation, Standing, Voice};
use std::collections::BTreeSet;

/// Asks a comparison what it makes of pairs of passages.
pub struct View<'a>(pub &'a Comparison);

impl View<'_> {
    /// The point that both passages are in.
    pub fn together(&self, x: PassageId, y: PassageId) -> Option<&Point> {
        let point = self.0.point_of(x);
        (point.index == self.0.point_of(y).index).then_some(point)
    }

    /// The point that all passages of an entry are in, their accounts speaking there.
    pub fn shared_point(&self, entry: &Entry) -> Option<&Point> {
        let point = self.0.point_of(*entry.passages.first()?);
        let said = |id: &PassageId| point.passages.contains(id) && point.voices[id.siglum.index()] != Voice::Silent;
        entry.passages.iter().all(said).then_some(point)
    }

    /// Whether the reader of the comparison sees that both say it: by their link, or because both hold together in a
    /// point with those that say it. An account that only "differs" does not count.
    pub fn agree(&self, x: PassageId, y: PassageId) -> bool {
        let Some(point) = self.together(x, y) else { return false };
        match self.0.link_between(x, y).map(|link| link.relation) {
            Some(Relation::Agrees) => true,
            Some(Relation::Contradicts) => false,
            _ if differs(point, x) || differs(point, y) => false,
            _ => match point.standing {
                Standing::Corroborated | Standing::Repeated => true,
                Standing::Disputed => !apart(point, x, y),
                Standing::SingleSource => false,
            },
        }
    }

    /// Whether they are shown as contradicting each other: by their link, or as being on different sides of a point. An
    /// account that only "differs" is on the side that is nearest to it, and contradicts nobody.
    pub fn contradict(&self, x: PassageId, y: PassageId) -> bool {
        let linked = self.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Contradicts);
        linked || self.together(x, y).is_some_and(|point| apart(point, x, y))
    }

    /// Whether two unlinked passages are on different sides only because of other passages of their accounts, which the
    /// reader lists as a contradiction: a tale that is told before it is denied stands on the side of the denial.
    pub fn explained(&self, x: PassageId, y: PassageId, listed: &BTreeSet<(PassageId, PassageId)>) -> bool {
        let direct = self.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Contradicts);
        let Some(point) = self.together(x, y) else { return false };
        let here = |id: &PassageId| point.passages.contains(id);
        let accounts = if x.siglum < y.siglum { (x.siglum, y.siglum) } else { (y.siglum, x.siglum) };
        !direct && listed.iter().any(|(a, b)| (a.siglum, b.siglum) == accounts && here(a) && here(b))
    }

    /// The kinds of the evidence that speaks for a contradiction of two passages.
    pub fn kinds(&self, x: PassageId, y: PassageId) -> Vec<String> {
        self.0.link_between(x, y).map(contradicting_kinds).unwrap_or_default()
    }

    /// The passage and its words, on a line.
    pub fn quote(&self, id: PassageId) -> String {
        format!("\n    {id} {}", self.0.text(id).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What the comparison makes of two passages, on a line: what to look at when it is not what the reader says.
    pub fn made_of(&self, x: PassageId, y: PassageId) -> String {
        let voice = |id: PassageId, point: &Point| format!("{} {}", id.siglum, point.voices[id.siglum.index()]);
        match (self.0.link_between(x, y), self.together(x, y)) {
            (Some(link), _) => {
                let reasons: Vec<String> = link.evidence.iter().map(|e| format!("{} {}: {}", e.kind, e.relation, e.why)).collect();
                format!("\n    {x}–{y} {} {:.2} ({})", link.relation, link.similarity, reasons.join("; "))
            }
            (None, Some(point)) => {
                format!("\n    {x}–{y} no link; both in {}, {}: {}, {}", point.id(), point.standing, voice(x, point), voice(y, point))
            }
            (None, None) => format!("\n    {x}–{y} not brought together: {} and {}", self.0.point_of(x).id(), self.0.point_of(y).id()),
        }
    }
}

/// Whether the account of a passage says otherwise on a point than its side does, and may be right as well.
fn differs(point: &Point, id: PassageId) -> bool {
    point.voices[id.siglum.index()] == Voice::Differs
}

/// Whether the accounts of two passages contradict each other on a point, being on different sides of it.
fn apart(point: &Point, x: PassageId, y: PassageId) -> bool {
    let one_side = differs(point, x) || differs(point, y) || point.standing != Standing::Disputed;
    !one_side && !point.sides.iter().any(|side| side.contains(&x.siglum) && side.contains(&y.siglum))
}

/// The kinds of the evidence that speaks for a contradiction.
pub fn contradicting_kinds(link: &Link) -> Vec<String> {
    link.evidence.iter().filter(|evidence| evidence.relation == Relation::Contradicts).map(|evidence| evidence.kind.to_string()).collect()
}
