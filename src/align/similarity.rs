//! How alike two passages are.

use super::{Corpus, Features};

/// How alike two passages are, 0 to 1. Symmetric.
pub fn similarity(corpus: &Corpus, a: &Features, b: &Features) -> f32 {
    let shared: f32 =
        a.terms.iter().filter(|term| b.terms.binary_search(term).is_ok()).map(|&term| corpus.weights[term as usize].powi(2)).sum();
    if shared > 0.0 { shared / (a.norm * b.norm) } else { 0.0 }
}
