//! Two sentences judged on their own, outside any comparison.
//!
//! ```
//! use corroborate::judge::judge_texts;
//!
//! let verdict = judge_texts("Twelve people died in the fire.", "The fire killed 17 people.");
//! assert_eq!((verdict.relation, verdict.kinds.as_str()), ("contradicts", "quantity,wording"));
//! ```

use super::{Exhibit, Judgement, judge};
use crate::account::{PassageId, Siglum};
use crate::align::{Corpus, similarity};
use crate::comparison::Relation;
use crate::text::{Language, words};

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

/// Judges two sentences, as `corroborate judge` does. No other text tells which words are rare, so a word both share
/// weighs a little less than one of their own.
pub fn judge_texts(first: &str, second: &str) -> Verdict {
    let judgement = judgement_of(first, second);
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
pub(super) fn judgement_of(first: &str, second: &str) -> Judgement {
    let language = Language::detect(&format!("{first} {second}"));
    let read = [first, second].map(|text| vec![(words(text, language), language)]);
    let corpus = Corpus::of_words(read.into());
    let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
    let alike = similarity(&corpus, a.features, b.features);
    judge(a, b, alike, &corpus.term_weights)
}
