//! What every view shows: one comparison, one selection, one filter, one search.

use super::filter::Filter;
use super::find::Found;
use crate::account::PassageId;
use crate::comparison::Comparison;
use std::collections::BTreeSet;

/// What a view is to show, for one frame.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) selected: Option<PassageId>,
    /// The point of the selected passage.
    pub(super) selected_point: Option<usize>,
    pub(super) filter: &'a Filter,
    /// Whether each point passes the filter.
    pub(super) passing: &'a [bool],
    /// By account and place, the passages that are themselves what the standing of their point says.
    pub(super) bearing: &'a [Vec<bool>],
    /// Another number whenever the comparison or the filter has changed.
    pub(super) version: u64,
    pub(super) found: &'a Found,
    /// Gaps of the columns that list what is left out.
    pub(super) opened_gaps: &'a BTreeSet<(usize, usize)>,
}

impl<'a> Scene<'a> {
    /// Whether a point passes the filter.
    pub(super) fn passes(&self, point: usize) -> bool {
        self.passing.get(point).copied().unwrap_or(false)
    }

    /// Whether a passage only speaks of the matter of its point: others of it are contradicted, or agreed on, and not this one.
    pub(super) fn is_bystander(&self, id: PassageId) -> bool {
        !self.bearing.get(id.siglum.index()).and_then(|own| own.get(id.index as usize)).copied().unwrap_or(false)
    }

    /// The passages of the selected point.
    pub(super) fn selected_passages(&self) -> impl Iterator<Item = PassageId> + use<'a> {
        let comparison = self.comparison;
        self.selected_point.into_iter().flat_map(move |point| comparison.points[point].passages.iter().copied())
    }

    /// The points that pass the filter, in story order; no labels.
    pub(super) fn points(&self) -> impl Iterator<Item = usize> + use<'a> {
        let Self { comparison, passing, .. } = *self;
        let points = comparison.points.iter().enumerate();
        points.filter(move |(at, point)| passing.get(*at) == Some(&true) && !comparison.is_label(point)).map(|(at, _)| at)
    }
}
