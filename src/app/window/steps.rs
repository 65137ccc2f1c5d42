//! What is selected, and how the keys go on from it.

use super::Window;
use crate::account::{PassageId, Siglum};
use crate::app::actions::Among;
use crate::app::filter::Filter;
use crate::comparison::{Relation, Standing};

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
            Among::Disputes => Filter::standing(Standing::Disputed),
            Among::Omissions => Filter::left_out(),
        };
        let points: Vec<usize> =
            comparison.points.iter().filter(|point| filter.passes(&comparison, point)).map(|point| point.index).collect();
        let Some(last) = points.len().checked_sub(1) else { return };
        let at = self.selected.map(|id| comparison.point_of(id).index);
        let next = match at {
            None if step > 0 => 0,
            None => last,
            Some(at) if step > 0 => points.iter().position(|&point| point > at).unwrap_or(0),
            Some(at) => points.iter().rposition(|&point| point < at).unwrap_or(last),
        };
        let Some(point) = points.get(next).map(|&point| &comparison.points[point]) else { return };
        // Of a dispute, a passage that is contradicted: the reason is seen at once.
        let contradicted = comparison.links_of(point).filter(|link| link.relation == Relation::Contradicts).map(|link| link.a).min();
        if let Some(id) = contradicted.or(point.passages.first().copied()) {
            self.select(id);
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
