//! How alike two passages are: shared words weighed by rarity, and shared pieces of words.

use super::corpus::Bag;
use super::{Corpus, Features};

/// How alike two passages are, 0 to 1. Symmetric.
///
/// A blend of two cosines: of words (tf-idf, Salton and Buckley 1988) and of pieces of words, which meet where spelling,
/// inflection or compounds differ.
pub fn similarity(corpus: &Corpus, a: &Features, b: &Features) -> f32 {
    let words = cosine(&a.terms, &b.terms, &corpus.term_weights);
    let pieces = cosine(&a.grams, &b.grams, &corpus.gram_weights);
    (0.5 * words + 0.5 * pieces).clamp(0.0, 1.0)
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
