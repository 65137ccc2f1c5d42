//! What is selected, and how the keys go on from it.

use super::Window;
use crate::account::{PassageId, Siglum};
use crate::app::actions::{Among, View};
use crate::app::filter::Filter;
use crate::comparison::{Comparison, CountedAs, Evidence, Link, Point, Relation};

/// The passage by which a point is shown: of a dispute, one that is contradicted, and where nothing was decided, one of which a reason
/// tells what differs, so that the reason is seen at once.
fn leading(comparison: &Comparison, point: &Point) -> Option<PassageId> {
    let contradicted = comparison.links_of(point).filter(|link| link.relation == Relation::Contradicts).map(|link| link.a).min();
    let tells = |link: &&Link| point.is_undecided() && link.evidence.iter().any(Evidence::tells_difference);
    let told = || comparison.links_of(point).filter(tells).map(|link| link.a).min();
    contradicted.or_else(told).or(point.passages.first().copied())
}

impl Window {
    pub(super) fn select(&mut self, id: PassageId) {
        // While a passage to link with is being chosen, a click chooses it.
        if self.inspector.choose(id) {
            return;
        }
        if let Some(comparison) = &self.comparison {
            self.selected = Some(id);
            self.columns.bring_level(comparison, id);
            self.matrix.reveal(comparison.point_of(id).index);
            self.timeline.reveal(comparison.point_of(id).index);
        }
    }

    /// Goes to the next or previous of some points, from the selected one; round at the ends.
    pub(super) fn step(&mut self, among: Among, step: isize) {
        let Some(comparison) = self.comparison.clone() else { return };
        let filter = match among {
            Among::Filter => self.filter.clone(),
            Among::Disputes => Filter::counted(CountedAs::Disputed),
            Among::Undecided => Filter::undecided(),
            Among::Omissions => Filter::left_out(),
        };
        let points: Vec<usize> =
            comparison.points.iter().filter(|point| filter.lists(&comparison, point)).map(|point| point.index).collect();
        let Some(last) = points.len().checked_sub(1) else { return };
        let at = self.selected.map(|id| comparison.point_of(id).index);
        let next = match at {
            None if step > 0 => 0,
            None => last,
            Some(at) if step > 0 => points.iter().position(|&point| point > at).unwrap_or(0),
            Some(at) => points.iter().rposition(|&point| point < at).unwrap_or(last),
        };
        if let Some(id) = points.get(next).and_then(|&point| leading(&comparison, comparison.points.get(point)?)) {
            self.select(id);
        }
    }

    /// Goes to the nearest point that a filter lets through which was set just now: what is selected and in view passes it.
    pub(super) fn go_to_filtered(&mut self) {
        let Some(comparison) = self.comparison.clone().filter(|_| !self.filter.is_all()) else { return };
        let passes = |id: PassageId| self.tally.passing.get(comparison.point_of(id).index).copied().unwrap_or(false);
        let in_columns = self.view == View::Columns;
        if let Some(selected) = self.selected.filter(|&id| passes(id)) {
            if in_columns {
                self.columns.bring_level(&comparison, selected);
            }
            return;
        }
        let looked_at =
            self.columns.looked_at().filter(|id| in_columns && (id.index as usize) < comparison.passages[id.siglum.index()].len());
        let from = looked_at.or(self.selected).map_or(0, |id| comparison.point_of(id).index);
        let passing = self.tally.passing.iter().enumerate().filter(|(_, passes)| **passes).map(|(point, _)| point);
        let nearest =
            passing.min_by_key(|&point| point.abs_diff(from)).and_then(|point| leading(&comparison, comparison.points.get(point)?));
        match nearest {
            None => self.selected = None,
            // While a passage to link with is being looked for, nothing is to be chosen for the reader.
            Some(id) if self.selected.is_some() && !self.inspector.is_linking() => self.select(id),
            Some(id) if in_columns && !self.columns.in_view().any(passes) => self.columns.bring_level(&comparison, id),
            Some(_) => {}
        }
    }

    /// Goes to the next or previous passage of the same account.
    pub(super) fn walk(&mut self, step: isize) {
        let Some(comparison) = &self.comparison else { return };
        let id = self.selected.unwrap_or(PassageId::new(Siglum::of(0), 0));
        let Some(last) = comparison.passages.get(id.siglum.index()).and_then(|passages| passages.len().checked_sub(1)) else { return };
        let index = if self.selected.is_some() { (id.index as usize).saturating_add_signed(step).min(last) } else { 0 };
        self.select(PassageId::new(id.siglum, index));
    }

    /// Goes to what another account says to the selected passage, passing over accounts that are silent.
    pub(super) fn across(&mut self, step: isize) {
        let (Some(comparison), Some(id)) = (&self.comparison, self.selected) else { return };
        let point = comparison.point_of(id);
        let speakers: Vec<Siglum> = point.speakers().collect();
        let Some(own) = speakers.iter().position(|&siglum| siglum == id.siglum) else { return };
        let other = own.checked_add_signed(step).and_then(|place| speakers.get(place));
        if let Some(id) = other.and_then(|&siglum| point.passages_of(siglum).next()) {
            self.select(id);
        }
    }
}
