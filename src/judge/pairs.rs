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
use crate::align::{Corpus, similarity};
use crate::comparison::Relation;
use crate::comparison::Watch;
use crate::model::{NliModel, SentenceModel, Vector};
use crate::text::{Language, contents};
use rayon::prelude::*;
use std::sync::Arc;

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
    verdict(judgement_of(first, second, language_of(first, second), [None, None], false))
}

/// Judges pairs of sentences, as `corroborate judge` does: in their order, each by itself. With `model` the sentence model reads those
/// along whose language it knows. `nli` is asked about the pairs that speak of the same thing.
pub fn judge_pairs(pairs: &[(&str, &str)], model: bool, nli: Option<&NliModel>) -> Vec<Verdict> {
    let languages: Vec<Language> = pairs.par_iter().map(|(first, second)| language_of(first, second)).collect();
    let known = |at: usize| model && languages[at] == Language::ENGLISH;
    let read: Vec<&str> = pairs.iter().enumerate().filter(|(at, _)| known(*at)).flat_map(|(_, &(first, second))| [first, second]).collect();
    // Nobody holds the watch, so nobody cancels.
    let meanings = SentenceModel::embedded().ok().filter(|_| model).and_then(|model| model.vectors(&read, &Watch::default()).ok());
    let mut meanings = meanings.unwrap_or_default().into_iter();
    let with: Vec<[Option<Arc<Vector>>; 2]> =
        (0..pairs.len()).map(|at| if known(at) { [meanings.next().flatten(), meanings.next().flatten()] } else { [None, None] }).collect();
    let judged = pairs.par_iter().zip(languages).zip(with);
    let mut judged: Vec<Judgement> =
        judged.map(|((&(first, second), language), with)| judgement_of(first, second, language, with, false)).collect();
    if let Some(nli) = nli {
        ask(nli, pairs, &mut judged);
    }
    judged.into_iter().map(verdict).collect()
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

/// All that the judges make of two sentences.
fn judgement_of(first: &str, second: &str, language: Language, meanings: [Option<Arc<Vector>>; 2], linked: bool) -> Judgement {
    let read = [first, second].map(|text| vec![contents(text, language)]);
    let corpus = Corpus::of_contents(read.into()).with_meanings(meanings.map(|meaning| vec![meaning]).into());
    let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
    let alike = similarity(&corpus, a.features, b.features);
    judge(a, b, alike, &corpus.term_weights, linked)
}

/// All that the judges make of two sentences by their words alone.
#[cfg(test)]
pub(super) fn judgement_by_words(first: &str, second: &str) -> Judgement {
    judgement_of(first, second, language_of(first, second), [None, None], false)
}

/// The same of two sentences that alignment chose for one another.
#[cfg(test)]
pub(super) fn judgement_of_linked(first: &str, second: &str) -> Judgement {
    judgement_of(first, second, language_of(first, second), [None, None], true)
}
