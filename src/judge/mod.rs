//! Tells agreement from contradiction, and says why. One file for each kind of evidence.

mod wording;

use crate::align::Features;
use crate::comparison::{Evidence, Relation};

/// What the judges make of two passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How they stand to each other; `None` when they do not speak of the same thing.
    pub relation: Option<Relation>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// Why, strongest reason first.
    pub evidence: Vec<Evidence>,
}

/// One of two passages under judgement.
#[derive(Clone, Copy, Debug)]
pub struct Exhibit<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its features.
    pub features: &'a Features,
}

/// Judges two passages that are `similarity` alike. Symmetric: the other way round gives the same relation.
pub fn judge(a: Exhibit<'_>, b: Exhibit<'_>, similarity: f32) -> Judgement {
    let evidence = vec![wording::evidence(a, b, similarity)];
    Judgement { relation: evidence.first().map(|e| e.relation), confidence: similarity, evidence }
}

/// The answer to "do these two sentences agree?", outside any comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// `agrees`, `contradicts`, `related`, or `unrelated`.
    pub relation: &'static str,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The kinds of evidence, comma-separated, strongest first.
    pub kinds: String,
}

/// Judges two sentences on their own, as `corroborate judge` does. No other text tells which words are rare, so all content
/// words weigh the same.
pub fn judge_texts(first: &str, second: &str) -> Verdict {
    use crate::account::{Account, PassageId, Siglum};
    use crate::align::{Corpus, similarity};
    let accounts = [first, second].map(|text| std::sync::Arc::new(Account::from_text(text, "")));
    let whole = |text: &str| {
        vec![crate::text::Passage { span: 0..text.len(), block: 0, kind: crate::account::BlockKind::Paragraph, attribution: None }]
    };
    let corpus = Corpus::new(&accounts, &[whole(first), whole(second)]);
    let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
    let alike = similarity(&corpus, a.features, b.features);
    let judgement = judge(a, b, alike);
    let relation = match judgement.relation {
        Some(Relation::Agrees) => "agrees",
        Some(Relation::Contradicts) => "contradicts",
        Some(Relation::Related) => "related",
        None => "unrelated",
    };
    let mut kinds: Vec<String> = judgement.evidence.iter().map(|e| e.kind.to_string()).collect();
    kinds.dedup();
    Verdict { relation, confidence: judgement.confidence, kinds: kinds.join(",") }
}
