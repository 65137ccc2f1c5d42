//! The words of all passages of all accounts, numbered and weighed.

use crate::account::{Account, PassageId, Siglum};
use crate::text::{Language, Passage, Word, words};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What a passage is compared by.
#[derive(Clone, Debug)]
pub struct Features {
    /// Its words.
    pub words: Vec<Word>,
    /// The language they were read in.
    pub language: Language,
    /// The distinct content words as numbers of the corpus, ascending.
    pub terms: Vec<u32>,
    /// Square root of the sum of the squared weights of `terms`.
    pub norm: f32,
}

/// All passages of a comparison, ready to be aligned.
#[derive(Debug)]
pub struct Corpus {
    /// By account, then passage.
    pub features: Vec<Vec<Features>>,
    /// The weight of each term by rarity: a word in every passage weighs little.
    pub weights: Vec<f32>,
}

impl Corpus {
    /// Reads the passages of the accounts. Terms are numbered in alphabetical order, so that nothing depends on the
    /// order of the accounts.
    pub fn new(accounts: &[Arc<Account>], passages: &[Vec<Passage>]) -> Self {
        let read: Vec<Vec<(Vec<Word>, Language)>> = accounts
            .par_iter()
            .zip(passages)
            .map(|(account, passages)| {
                let language =
                    account.facts.language.as_deref().and_then(Language::from_code).unwrap_or_else(|| Language::detect(&account.text));
                passages.iter().map(|passage| (words(&account.text[passage.span.clone()], language), language)).collect()
            })
            .collect();
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for (found, _) in read.iter().flatten() {
            let mut stems: Vec<&str> = found.iter().filter(|word| !word.function).map(|word| word.stem.as_str()).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *seen.entry(stem).or_default() += 1;
            }
        }
        let total = read.iter().map(Vec::len).sum::<usize>() as f32;
        let mut vocabulary: Vec<(&str, u32)> = seen.into_iter().collect();
        vocabulary.sort_unstable();
        let weights: Vec<f32> = vocabulary.iter().map(|&(_, count)| (1.0 + total / count as f32).ln()).collect();
        let number: HashMap<String, u32> = vocabulary.iter().enumerate().map(|(i, (stem, _))| ((*stem).to_owned(), i as u32)).collect();
        let features = read
            .into_par_iter()
            .map(|account| account.into_iter().map(|(words, language)| features(words, language, &number, &weights)).collect())
            .collect();
        Self { features, weights }
    }

    /// The features of one passage.
    pub fn of(&self, id: PassageId) -> &Features {
        &self.features[id.siglum.index()][id.index as usize]
    }

    /// All passages, in order.
    pub fn ids(&self) -> impl Iterator<Item = PassageId> + '_ {
        self.features.iter().enumerate().flat_map(|(a, list)| (0..list.len()).map(move |i| PassageId::new(Siglum::of(a), i)))
    }
}

fn features(words: Vec<Word>, language: Language, number: &HashMap<String, u32>, weights: &[f32]) -> Features {
    let mut terms: Vec<u32> = words.iter().filter(|word| !word.function).filter_map(|word| number.get(&word.stem).copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    let norm = terms.iter().map(|&term| weights[term as usize].powi(2)).sum::<f32>().sqrt();
    Features { words, language, terms, norm }
}
