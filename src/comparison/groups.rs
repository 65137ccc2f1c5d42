//! Passages in groups that rulings take apart and bring together.

use super::Link;
use crate::account::PassageId;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of passages, smaller first.
pub(super) type Pairs = BTreeSet<(PassageId, PassageId)>;

/// Passages in groups.
#[derive(Default)]
pub(super) struct Groups {
    of: BTreeMap<PassageId, usize>,
    pub(super) members: Vec<Vec<PassageId>>,
}

impl Groups {
    /// Adds a group.
    pub(super) fn add(&mut self, part: Vec<PassageId>) {
        self.of.extend(part.iter().map(|&id| (id, self.members.len())));
        self.members.push(part);
    }

    /// Joins groups by their links, strongest first. `order` is a key of passages that does not depend on the accounts' places.
    pub(super) fn join_by<'a, K: Ord>(&mut self, links: impl Iterator<Item = &'a Link>, apart: &Pairs, order: &impl Fn(PassageId) -> K) {
        let mut links: Vec<&Link> = links.collect();
        links.sort_by_cached_key(|link| {
            let (x, y) = (order(link.a), order(link.b));
            (std::cmp::Reverse((link.similarity * 1e6) as i64), if x <= y { (x, y) } else { (y, x) })
        });
        for link in links {
            self.join((link.a, link.b), apart);
        }
    }

    /// The group of a passage.
    pub(super) fn of(&self, id: PassageId) -> usize {
        self.of.get(&id).copied().unwrap_or(usize::MAX)
    }

    /// Joins the groups of two passages, unless that would bring together what is kept apart.
    pub(super) fn join(&mut self, pair: (PassageId, PassageId), apart: &Pairs) {
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
