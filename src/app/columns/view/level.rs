//! What stands level: counterparts of the selected passage, and columns that are scrolled together.

use super::{Columns, LAST, LEVEL, Target};
use crate::account::{PassageId, Siglum};
use crate::app::columns::flow::Flow;
use crate::app::columns::plan::Item;
use crate::comparison::{Comparison, Link, Relation};

impl Columns {
    /// Brings the counterparts of a passage level with it in the next frame; where an account is silent, what marks that, or
    /// else its nearest passage.
    pub(in crate::app) fn bring_level(&mut self, comparison: &Comparison, selected: PassageId) {
        let point = comparison.point_of(selected);
        let mut targets = vec![(selected.siglum.index(), Target::Passage(selected.index as usize))];
        for siglum in comparison.sigla().filter(|&siglum| siglum != selected.siglum) {
            let linked = point.passages_of(siglum).max_by(|&x, &y| {
                let alike = |id| comparison.link_between(selected, id).map_or(0.0, |link| link.similarity);
                alike(x).total_cmp(&alike(y)).then(y.cmp(&x))
            });
            let nearest = || point.nearest.get(siglum.index()).copied().flatten().map(|nearest| nearest.passage);
            if let Some(id) = linked {
                targets.push((siglum.index(), Target::Passage(id.index as usize)));
            } else if self.options.gaps && comparison.is_omission(point, siglum) {
                targets.push((siglum.index(), Target::Silent(point.index)));
            } else if let Some(id) = nearest() {
                targets.push((siglum.index(), Target::Passage(id.index as usize)));
            }
        }
        self.level = Some(targets);
        let against = |link: &&Link| link.relation == Relation::Contradicts && (link.a == selected || link.b == selected);
        let opponents = comparison.links_of(point).filter(against).map(|link| if link.a == selected { link.b } else { link.a });
        let (own, nearest) = (selected.siglum.index(), opponents.min_by_key(|id| id.siglum.index().abs_diff(selected.siglum.index())));
        self.reveal = Some((own, nearest.map_or(own, |id| id.siglum.index())));
    }

    /// The column by whose place this one is scrolled: in step, the leader's.
    fn guide(&self, own: usize) -> usize {
        self.layout.leader.filter(|_| !self.apart).unwrap_or(own)
    }

    /// The height of the column's text that stands at the top of its view.
    pub(super) fn offset(&self, own: usize, height: f32) -> f32 {
        let own = self.guide(own);
        let (Some(flow), Some(&place)) = (self.flows.get(own), self.places.get(own)) else { return 0.0 };
        flow.height_at(place).min((flow.total - LAST.min(height)).max(0.0))
    }

    /// How far the reader can scroll a column: until half its view is past the end.
    pub(super) fn reach(&self, own: usize, height: f32) -> f32 {
        let own = self.guide(own);
        self.flows.get(own).map_or(0.0, |flow| (flow.total - height / 2.0).max(0.0))
    }

    /// The passage that the reader is looking at: where the columns are level, in the first that is not folded.
    pub(in crate::app) fn looked_at(&self) -> Option<PassageId> {
        let own = (0..self.flows.len()).find(|own| !self.folded.contains(own))?;
        let place = self.flows[own].at(self.offset(own, self.seen) + self.seen * LEVEL).0;
        Some(PassageId::new(Siglum::of(own), place))
    }

    /// The passages that are in view, whole or in part.
    pub(in crate::app) fn in_view(&self) -> impl Iterator<Item = PassageId> + '_ {
        let open = (0..self.flows.len()).filter(|own| !self.folded.contains(own));
        open.flat_map(move |own| {
            let (flow, top) = (&self.flows[own], self.offset(own, self.seen));
            let rows = flow.rows_in(top, top + self.seen).filter(move |&row| flow.top(row) + flow.height(row) > top);
            rows.filter_map(move |row| match flow.items.get(row) {
                Some((_, Item::Passage(place))) => Some(PassageId::new(Siglum::of(own), *place)),
                _ => None,
            })
        })
    }

    /// Scrolls so that the targets stand at the same height of the view.
    pub(super) fn set_level(&mut self, targets: &[(usize, Target)], height: f32) {
        let top = |columns: &Self, own: usize, target: Target| {
            let flow = &columns.flows[own];
            match target {
                Target::Passage(place) => flow.row_of.get(place).map(|&row| flow.top(row)),
                Target::Silent(point) => {
                    flow.items.iter().position(|(_, item)| matches!(item, Item::Silent(own, _) if *own == point)).map(|row| flow.top(row))
                }
            }
        };
        let tops: Vec<(usize, f32)> = targets.iter().filter_map(|&(own, target)| Some((own, top(self, own, target)?))).collect();
        let Some(&(selected, selected_top)) = tops.first() else { return };
        let seen = selected_top - self.offset(selected, height);
        let wished = if (0.0..height * 0.6).contains(&seen) { seen } else { height * LEVEL };
        // No text is pulled up further than a reader would scroll it where all can meet lower down. None can be pulled down past its beginning:
        // then all meet higher up.
        let lowest = tops.iter().map(|&(own, top)| top - self.reach(own, height)).fold(wished, f32::max);
        let level = tops.iter().map(|&(_, top)| top).fold(lowest, f32::min).max(0.0);
        if self.layout.leader.is_some() {
            // In step all are scrolled as one, unless that would leave a counterpart out of sight.
            self.apart = tops.iter().any(|&(_, top)| (top - selected_top).abs() > 0.5);
            let all = if self.apart { 0..self.flows.len() } else { selected..selected + 1 };
            all.for_each(|own| self.set_offset(own, selected_top - level));
            if !self.apart {
                return;
            }
        }
        for (own, top) in tops {
            self.set_offset(own, top - level);
        }
    }

    fn set_offset(&mut self, own: usize, offset: f32) {
        let own = self.guide(own);
        if let (Some(place), Some(flow)) = (self.places.get_mut(own), self.flows.get(own)) {
            *place = flow.at(offset.max(0.0));
        }
    }

    /// One column was scrolled: the others keep level with it.
    pub(super) fn scroll(&mut self, own: usize, offset: f32, height: f32) {
        // What was brought level further down stays there until it is scrolled up.
        let offset = offset.min(self.reach(own, height).max(self.offset(own, height)));
        self.apart = false;
        self.set_offset(own, offset);
        if !self.options.follow || self.layout.leader.is_some() {
            return;
        }
        let level = height * LEVEL;
        for other in (0..self.flows.len()).filter(|&other| other != own) {
            let at = self.counterpart(own, other, offset + level);
            self.set_offset(other, (at - level).min(self.reach(other, height)));
        }
    }

    /// The height of `other`'s text that belongs level with a height of `own`'s: between two counterparts, in proportion.
    fn counterpart(&self, own: usize, other: usize, height: f32) -> f32 {
        let (mine, theirs) = (&self.flows[own], &self.flows[other]);
        let spine = self.bonds.spine(own, other);
        let top = |flow: &Flow, place: usize| flow.row_of.get(place).map_or(0.0, |&row| flow.top(row));
        let after = spine.partition_point(|&(place, _)| top(mine, place) <= height);
        let start = after.checked_sub(1).and_then(|before| spine.get(before));
        let (from, to) = start.map_or((0.0, 0.0), |&(x, y)| (top(mine, x), top(theirs, y)));
        let (from_end, to_end) = spine.get(after).map_or((mine.total, theirs.total), |&(x, y)| (top(mine, x), top(theirs, y)));
        let share = if from_end > from { (height - from) / (from_end - from) } else { 0.0 };
        to + share * (to_end - to)
    }
}
