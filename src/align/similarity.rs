//! How alike two passages are: shared words weighed by rarity, shared pieces of words, and nearness of meaning.

use super::corpus::Bag;
use super::weights::{MEANING, UNRELATED};
use super::{Corpus, Features};

/// How alike two passages are, 0 to 1. Symmetric.
///
/// A blend of three cosines: of words (tf-idf, Salton and Buckley 1988), of pieces of words, which meet where spelling,
/// inflection or compounds differ, and, where the sentence model has read both passages, of their meanings.
pub fn similarity(corpus: &Corpus, a: &Features, b: &Features) -> f32 {
    let (words, pieces) = cosines(corpus, a, b);
    blend(words, pieces, nearness(a, b))
}

/// How alike two passages are in their words and pieces of words alone, 0 to 1. Symmetric. What is about one thing often is near in meaning
/// without saying the same, and then shares no words.
pub fn lexical_similarity(corpus: &Corpus, a: &Features, b: &Features) -> f32 {
    let (words, pieces) = cosines(corpus, a, b);
    blend(words, pieces, None)
}

/// How alike two passages are in words, and in pieces of words.
fn cosines(corpus: &Corpus, a: &Features, b: &Features) -> (f32, f32) {
    (cosine(&a.terms, &b.terms, &corpus.term_weights), cosine(&a.grams, &b.grams, &corpus.gram_weights))
}

/// How alike two passages are whose words, pieces of words and meanings are this much alike.
pub(super) fn blend(words: f32, pieces: f32, near: Option<f32>) -> f32 {
    let lexical = 0.5 * words + 0.5 * pieces;
    let blended = match near {
        Some(near) => (1.0 - MEANING) * lexical + MEANING * ((near - UNRELATED) / (1.0 - UNRELATED)).max(0.0),
        None => lexical,
    };
    blended.clamp(0.0, 1.0)
}

/// How near two passages are in meaning, -1 to 1; `None` where the sentence model has not read both. Symmetric. Never read as
/// agreement: a contradiction is as near.
pub fn nearness(a: &Features, b: &Features) -> Option<f32> {
    let (x, y) = a.meaning.whole.as_ref().zip(b.meaning.whole.as_ref())?;
    Some(x.cosine(y))
}

/// How near `denying`, without its denial, and `other` are in meaning, -1 to 1; `None` where the first holds not exactly one denial, or the
/// sentence model has not read both.
pub fn affirmed_nearness(denying: &Features, other: &Features) -> Option<f32> {
    let (x, y) = denying.meaning.affirmed.as_ref().zip(other.meaning.whole.as_ref())?;
    Some(x.cosine(y))
}

/// The cosine of two bags whose items weigh `weights`.
fn cosine(a: &Bag, b: &Bag, weights: &[f32]) -> f32 {
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.items.get(i), b.items.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += weights[*x as usize].powi(2);
                i += 1;
                j += 1;
            }
        }
    }
    if shared > 0.0 { shared / (a.norm * b.norm) } else { 0.0 }
}
