//! Whether two passages are about the same thing at all, and how much of one stands in the other.

use super::Exhibit;
use std::collections::BTreeSet;

/// Sameness of two passages, measured once for all judges.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    pub(super) similarity: f32,
    /// The part of the shorter passage's content, by weight and without numbers, that the longer one has too.
    pub(super) coverage: f32,
    /// How much both passages say the same, 0 to 1.
    pub(super) agreement: f32,
    /// Stems of the content words both have, numbers left out.
    pub(super) shared: BTreeSet<String>,
}

/// Passages less alike than this, with little of one in the other, are about different things.
const SAME: f32 = 0.1;
/// How much must be the same for agreement.
const AGREES: f32 = 0.42;

impl Gate {
    pub(super) fn new(a: Exhibit<'_>, b: Exhibit<'_>, similarity: f32, weights: &[f32]) -> Self {
        let content = |e: Exhibit<'_>| -> BTreeSet<String> {
            e.features.words.iter().filter(|w| !w.function && !w.is_number()).map(|w| w.stem.clone()).collect()
        };
        let (x, y) = (content(a), content(b));
        let shared: BTreeSet<String> = x.intersection(&y).cloned().collect();
        let weight = |e: Exhibit<'_>| e.features.terms.items.iter().map(|&t| weights.get(t as usize).copied().unwrap_or(1.0)).sum::<f32>();
        let common: f32 = a
            .features
            .terms
            .items
            .iter()
            .filter(|t| b.features.terms.items.binary_search(t).is_ok())
            .map(|&t| weights.get(t as usize).copied().unwrap_or(1.0))
            .sum();
        let (wx, wy) = (weight(a), weight(b));
        let of = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        let coverage = of(shared.len() as f32, x.len().min(y.len()) as f32);
        let dice = of(2.0 * common, wx + wy);
        let contained = of(common, wx.min(wy));
        let agreement = (0.5 * dice + 0.5 * similarity).max(if shared.len() >= 3 { 0.7 * contained } else { 0.0 });
        Self { similarity, coverage, agreement, shared }
    }

    /// Worth judging.
    pub(super) fn same_matter(&self) -> bool {
        self.similarity >= SAME || self.coverage >= 0.5
    }

    /// So much of it is the same that, nothing speaking against it, they say the same.
    pub(super) fn agrees(&self) -> bool {
        self.agreement >= AGREES
    }

    /// Close enough for a difference to be a contradiction.
    pub(super) fn close(&self) -> bool {
        self.coverage >= 0.4 && self.shared.len() >= 2 || self.coverage >= 0.66
    }
}
