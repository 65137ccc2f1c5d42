//! Two sentences judged on their own, outside any comparison.
//!
//! ```
//! use corroborate::judge::judge_texts;
//!
//! let verdict = judge_texts("Twelve people died in the fire.", "The fire killed 17 people.");
//! assert_eq!((verdict.relation, verdict.kinds.as_str()), ("contradicts", "quantity,wording"));
//! ```

use super::{Exhibit, Judgement, hear, judge};
use crate::account::{PassageId, Siglum};
use crate::align::{Corpus, Features, meanings, similarity};
use crate::comparison::Relation;
use crate::comparison::Watch;
use crate::model::NliModel;
use crate::text::{Language, contents};
use rayon::prelude::*;

/// The answer to "do these two sentences agree?".
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// `agrees`, `contradicts`, `related`, or `unrelated`.
    pub relation: &'static str,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The kinds of evidence, comma-separated, strongest first.
    pub kinds: String,
}

/// Judges two sentences by their words alone. No other text tells which words are rare, so a word both share weighs a little less than
/// one of their own.
pub fn judge_texts(first: &str, second: &str) -> Verdict {
    verdict(judgement_of((first, second), &corpus_of(first, second), false))
}

/// Judges pairs of sentences, as `corroborate judge` does: in their order, each by itself. With `model` the sentence model reads those
/// along whose language it knows. `nli` is asked about the pairs that speak of the same thing.
pub fn judge_pairs(pairs: &[(&str, &str)], model: bool, nli: Option<&NliModel>) -> Vec<Verdict> {
    let mut judged: Vec<Judgement> = pairs.chunks(AT_ONCE).flat_map(|some| judgements(some, model)).collect();
    if let Some(nli) = nli {
        ask(nli, pairs, &mut judged);
    }
    judged.into_iter().map(verdict).collect()
}

/// So many pairs are read at once: what was read of them takes some ten times their text.
const AT_ONCE: usize = 1_000;

/// All that the judges make of each pair.
fn judgements(pairs: &[(&str, &str)], model: bool) -> Vec<Judgement> {
    let mut read: Vec<Corpus> = pairs.par_iter().map(|&(first, second)| corpus_of(first, second)).collect();
    if model {
        let texts = pairs.iter().flat_map(|&(first, second)| [first, second]);
        let passages: Vec<(&str, &Features)> = texts.zip(read.iter().flat_map(|corpus| corpus.features.iter().flatten())).collect();
        // Nobody holds the watch, so nobody cancels.
        let mut meanings = meanings(&passages, &Watch::default()).unwrap_or_default().into_iter();
        for corpus in &mut read {
            corpus.set_meanings(vec![meanings.by_ref().take(1).collect(), meanings.by_ref().take(1).collect()]);
        }
    }
    pairs.par_iter().zip(&read).map(|(&pair, corpus)| judgement_of(pair, corpus, false)).collect()
}

/// Lets the reader's own model say its word.
fn ask(model: &NliModel, pairs: &[(&str, &str)], judged: &mut [Judgement]) {
    let mut linked: Vec<(&(&str, &str), &mut Judgement)> =
        pairs.iter().zip(judged).filter(|((first, second), judgement)| judgement.relation.is_some() && first != second).collect();
    let asked: Vec<(&str, &str)> = linked.iter().map(|(pair, _)| **pair).collect();
    // Nobody holds the watch, so nobody cancels.
    let answers = model.answers(&asked, &Watch::default()).unwrap_or_default();
    for ((pair, judgement), answers) in linked.iter_mut().zip(answers) {
        if let (Some(relation), Some(answers)) = (&mut judgement.relation, answers)
            && let Some(sure) = hear(relation, &mut judgement.evidence, answers, [pair.0.len(), pair.1.len()], model.name())
        {
            judgement.confidence = sure;
        }
    }
}

fn language_of(first: &str, second: &str) -> Language {
    let (one, other) = (first.min(second), first.max(second));
    Language::detect(&format!("{one} {other}"))
}

fn verdict(judgement: Judgement) -> Verdict {
    let relation = match judgement.relation {
        Some(Relation::Agrees) => "agrees",
        Some(Relation::Contradicts) => "contradicts",
        Some(Relation::Related) => "related",
        None => "unrelated",
    };
    let mut kinds: Vec<String> = Vec::new();
    for evidence in &judgement.evidence {
        let kind = evidence.kind.to_string();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Verdict { relation, confidence: judgement.confidence, kinds: kinds.join(",") }
}

/// Two sentences, each an account of its own.
fn corpus_of(first: &str, second: &str) -> Corpus {
    let language = language_of(first, second);
    Corpus::of_contents([first, second].map(|text| vec![contents(text, language)]).into())
}

/// All that the judges make of two sentences.
fn judgement_of((first, second): (&str, &str), corpus: &Corpus, linked: bool) -> Judgement {
    judgement_from((first, second), corpus, linked, 0.0)
}

/// The same where alignment took them to be at least so much alike.
fn judgement_from((first, second): (&str, &str), corpus: &Corpus, linked: bool, least: f32) -> Judgement {
    let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
    let alike = similarity(corpus, a.features, b.features).max(least);
    judge(a, b, alike, &corpus.term_weights, linked)
}

/// All that the judges make of two sentences by their words alone.
#[cfg(test)]
pub(super) fn judgement_by_words(first: &str, second: &str) -> Judgement {
    judgement_of((first, second), &corpus_of(first, second), false)
}

/// The same of two sentences that alignment chose for one another.
#[cfg(test)]
pub(super) fn judgement_of_linked(first: &str, second: &str) -> Judgement {
    judgement_of((first, second), &corpus_of(first, second), true)
}

/// The same of two sentences that something both tell brought together, whatever else they say.
#[cfg(test)]
pub(super) fn judgement_of_told_as_one(first: &str, second: &str) -> Judgement {
    const ALIKE: f32 = 0.3;
    judgement_from((first, second), &corpus_of(first, second), true, ALIKE)
}
