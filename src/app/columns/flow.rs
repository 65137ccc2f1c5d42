//! Where each row of a column stands: its height, estimated until it has been laid out, and its top.

use super::plan::Item;
use crate::comparison::Comparison;
use std::ops::Range;

/// Between rows, and between paragraphs.
const GAP: f32 = 6.0;
const PARAGRAPH_GAP: f32 = 18.0;
/// Above the first row, and below the last.
const MARGIN: f32 = 6.0;
const FOOT: f32 = 10.0;

/// The rows of one column from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The rows, each with its slot.
    pub(super) items: Vec<(usize, Item)>,
    /// Where each row begins, in points from the top of the text.
    pub(super) tops: Vec<f32>,
    /// The row of each passage of the account.
    pub(super) row_of: Vec<usize>,
    /// The height of all rows, with room below.
    pub(super) total: f32,
    /// The height of each passage, and whether it is known.
    heights: Vec<f32>,
    known: Vec<bool>,
    /// Passages before this one are known.
    unknown_from: usize,
    width: f32,
    size: f32,
}

impl Flow {
    /// Takes other rows; heights that are known stay known.
    pub(super) fn set_items(&mut self, passages: usize, items: Vec<(usize, Item)>) {
        self.row_of = vec![0; passages];
        for (row, (_, item)) in items.iter().enumerate() {
            if let Item::Passage(place) = *item {
                self.row_of[place] = row;
            }
        }
        self.items = items;
        self.tops.clear();
    }

    /// Makes the rows fit a width and text size: estimates the heights anew when either has changed. Whether it has.
    pub(super) fn fit(&mut self, comparison: &Comparison, own: usize, width: f32, size: f32) -> bool {
        let passages = &comparison.passages[own];
        if self.heights.len() == passages.len() && (self.width - width).abs() < 0.5 && (self.size - size).abs() < 0.01 {
            return false;
        }
        let letters = (width / (size * 0.48)).max(8.0);
        let estimate = |length: usize| (length as f32 / letters).ceil().max(1.0) * size * 1.45;
        self.heights = passages.iter().map(|passage| estimate(passage.span.len())).collect();
        self.known = vec![false; passages.len()];
        self.unknown_from = 0;
        (self.width, self.size) = (width, size);
        true
    }

    /// Notes the height of a passage. Whether it is another one than was thought.
    pub(super) fn note(&mut self, place: usize, height: f32) -> bool {
        self.known[place] = true;
        let differs = (self.heights[place] - height).abs() > 0.05;
        if differs {
            self.heights[place] = height;
        }
        differs
    }

    /// The next passage whose height is only estimated.
    pub(super) fn next_unknown(&mut self) -> Option<usize> {
        while *self.known.get(self.unknown_from)? {
            self.unknown_from += 1;
        }
        Some(self.unknown_from)
    }

    pub(super) fn is_known(&self, place: usize) -> bool {
        self.known.get(place).copied().unwrap_or(false)
    }

    /// The width and size it was fitted to.
    pub(super) fn fitted(&self) -> (f32, f32) {
        (self.width, self.size)
    }

    pub(super) fn height(&self, row: usize) -> f32 {
        match self.items.get(row) {
            Some((_, Item::Passage(place))) => self.heights[*place],
            Some(_) => (self.size * 1.3).round(),
            None => 0.0,
        }
    }

    /// The room above a row that is not the first of its slot.
    fn gap(&self, comparison: &Comparison, own: usize, row: usize) -> f32 {
        let passages = &comparison.passages[own];
        match (row.checked_sub(1).and_then(|before| self.items.get(before)), self.items.get(row)) {
            (Some((_, Item::Passage(before))), Some((_, Item::Passage(place)))) if passages[*before].block != passages[*place].block => {
                PARAGRAPH_GAP
            }
            (None, _) => 0.0,
            _ => GAP,
        }
    }

    /// The rows that cross a stretch of the column.
    pub(super) fn rows_in(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|&own| own < top).saturating_sub(1);
        first..self.tops.partition_point(|&own| own < bottom).max(first)
    }

    /// The middle of a passage's row.
    pub(super) fn middle(&self, place: usize) -> f32 {
        self.row_of.get(place).map_or(0.0, |&row| self.top(row) + self.height(row) / 2.0)
    }

    /// Where a row begins.
    pub(super) fn top(&self, row: usize) -> f32 {
        self.tops.get(row).copied().unwrap_or(0.0)
    }

    /// The passage at a height of the column, and how far below its top that is.
    pub(super) fn at(&self, height: f32) -> (usize, f32) {
        let row = self.tops.partition_point(|&top| top <= height).saturating_sub(1);
        let passage = |row: usize| match self.items.get(row) {
            Some((_, Item::Passage(place))) => Some(*place),
            _ => None,
        };
        let place = (0..=row).rev().find_map(passage).or_else(|| (row..self.items.len()).find_map(passage)).unwrap_or(0);
        (place, height - self.row_of.get(place).map_or(0.0, |&row| self.top(row)))
    }

    /// The height that `at` gave back.
    pub(super) fn height_at(&self, (place, below): (usize, f32)) -> f32 {
        (self.row_of.get(place).map_or(0.0, |&row| self.top(row)) + below).max(0.0)
    }
}

/// Sums up the heights. Columns in own order stand for themselves; rows of one slot stand level in all columns.
pub(super) fn stack(comparison: &Comparison, flows: &mut [Flow]) {
    let slots = flows.iter().flat_map(|flow| flow.items.last()).map(|(slot, _)| slot + 1).max().unwrap_or(0);
    let mut at: Vec<usize> = vec![0; flows.len()];
    for flow in flows.iter_mut() {
        flow.tops.clear();
    }
    let mut top = MARGIN;
    for slot in 0..slots {
        let mut bottom = top;
        for (own, flow) in flows.iter_mut().enumerate() {
            let mut next = top;
            let start = at[own];
            while flow.items.get(at[own]).is_some_and(|(mine, _)| *mine == slot) {
                if at[own] > start {
                    next += flow.gap(comparison, own, at[own]);
                }
                flow.tops.push(next);
                next += flow.height(at[own]);
                at[own] += 1;
            }
            flow.total = next + FOOT;
            bottom = bottom.max(next);
        }
        top = bottom + GAP;
    }
    if slots > 1 {
        let total = top + FOOT;
        flows.iter_mut().for_each(|flow| flow.total = total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    fn two() -> Comparison {
        let accounts = ["One two. Three four.\n\nFive six.\n", "One two.\n"].map(|text| Account::from_text(text, "a.txt"));
        compare(accounts.to_vec(), &Settings::default(), &Watch::default()).unwrap()
    }

    fn flows(comparison: &Comparison, slots: [&[usize]; 2]) -> Vec<Flow> {
        slots
            .iter()
            .enumerate()
            .map(|(own, slots)| {
                let mut flow = Flow::default();
                let items = slots.iter().enumerate().map(|(place, &slot)| (slot, Item::Passage(place))).collect();
                flow.set_items(slots.len(), items);
                flow.fit(comparison, own, 300.0, 14.0);
                for place in 0..slots.len() {
                    flow.note(place, 20.0 + place as f32);
                }
                flow
            })
            .collect()
    }

    #[test]
    fn columns_in_own_order_stand_for_themselves() {
        let comparison = two();
        let mut flows = flows(&comparison, [&[0, 0, 0], &[0]]);
        stack(&comparison, &mut flows);
        assert_eq!(flows[0].tops, [6.0, 6.0 + 20.0 + GAP, 6.0 + 20.0 + GAP + 21.0 + PARAGRAPH_GAP]);
        assert_eq!(flows[1].tops, [6.0]);
        assert!(flows[0].total > flows[1].total);
    }

    #[test]
    fn rows_of_one_slot_stand_level() {
        let comparison = two();
        let mut flows = flows(&comparison, [&[0, 0, 1], &[1]]);
        stack(&comparison, &mut flows);
        assert_eq!(flows[0].tops[2], flows[1].tops[0]);
        assert_eq!(flows[0].total, flows[1].total);
    }

    #[test]
    fn a_height_of_the_column_is_found_again_when_the_rows_above_have_changed() {
        let comparison = two();
        let mut flows = flows(&comparison, [&[0, 0, 0], &[0]]);
        stack(&comparison, &mut flows);
        let place = flows[0].at(40.0);
        assert_eq!(place.0, 1);
        flows[0].note(0, 120.0);
        stack(&comparison, &mut flows);
        assert_eq!(flows[0].height_at(place), 140.0);
    }
}
