//! Judging again the pairs of passages that a ruling concerns, with the words of the comparison at hand.
//!
//! The words of all passages are read once, when the first ruling asks for them; nothing is aligned again.

use super::asking::ask_again;
use super::compare::{judged, meanings_of};
use super::recut::Cutting;
use super::{Cancelled, Comparison, Evidence, Relation, Stage, Watch};
use crate::account::PassageId;
use crate::align::{Corpus, Features};
use crate::judge::Exhibit;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Comparison {
    /// Reads the words of the machine's passages, unless they were read before. This is what takes long about a ruling.
    pub(super) fn read_words(&self, watch: &Watch) -> Result<(), Cancelled> {
        if self.corpus.get().is_none() {
            watch.step(Stage::Segmenting, 0, 1)?;
            let corpus = Corpus::watched(&self.accounts, &self.passages, watch)?;
            let read = if self.settings.model { meanings_of(&self.accounts, &self.passages, &corpus, watch)? } else { Vec::new() };
            // Another thread may have been quicker: it has read the same.
            let _ = self.corpus.set(Arc::new(corpus.with_meanings(read)));
        }
        Ok(())
    }

    /// The words of the machine's passages.
    pub(super) fn corpus(&self) -> &Corpus {
        self.corpus.get_or_init(|| {
            let corpus = Corpus::new(&self.accounts, &self.passages);
            let read =
                if self.settings.model { meanings_of(&self.accounts, &self.passages, &corpus, &Watch::default()).ok() } else { None };
            Arc::new(corpus.with_meanings(read.unwrap_or_default()))
        })
    }
}

/// The passages of a comparison, ready to be judged again.
pub(super) struct Bench<'a> {
    comparison: &'a Comparison,
    corpus: &'a Corpus,
    cutting: Option<&'a Cutting>,
    /// Passages that are read otherwise than the machine reads them.
    pub(super) other: BTreeMap<PassageId, Features>,
    weights: Vec<f32>,
}

impl<'a> Bench<'a> {
    /// The passages of `comparison`, which is the machine's or the one cut otherwise. `names` are terms of their own, which weigh as
    /// much as the rarest.
    pub(super) fn new(machine: &'a Comparison, comparison: &'a Comparison, cutting: Option<&'a Cutting>, names: usize) -> Self {
        let corpus = machine.corpus();
        let mut weights = corpus.term_weights.clone();
        let rarest = weights.iter().copied().fold(0.0, f32::max);
        weights.extend(std::iter::repeat_n(rarest, names));
        Self { comparison, corpus, cutting, other: BTreeMap::new(), weights }
    }

    /// What a passage is judged by.
    pub(super) fn features(&self, id: PassageId) -> &Features {
        let machine = || self.cutting.and_then(|cutting| cutting.recut.before(id).next()).unwrap_or(id);
        let made = || self.cutting.and_then(|cutting| cutting.made.get(&id));
        self.other.get(&id).or_else(made).unwrap_or_else(|| self.corpus.of(machine()))
    }

    /// How two passages stand to each other, and why.
    pub(super) fn judge(&self, a: PassageId, b: PassageId, similarity: f32) -> Option<(Relation, Vec<Evidence>)> {
        let exhibits = [a, b].map(|id| Exhibit { text: self.comparison.text(id), features: self.features(id) });
        let passages = [a, b].map(|id| self.comparison.passage(id));
        let (mut relation, mut evidence) = judged(exhibits, passages, similarity, &self.weights)?;
        ask_again(self.comparison, [a, b], &mut relation, &mut evidence);
        Some((relation, evidence))
    }
}
