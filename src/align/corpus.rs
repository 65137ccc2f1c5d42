//! The words of all passages of all accounts, numbered and weighed.

use crate::account::{Account, PassageId, Siglum};
use crate::model::Vector;
use crate::text::{Contents, Figures, Language, Negation, Passage, Word, contents};
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
    /// Its numbers, dates and clock times.
    pub figures: Figures,
    /// What it says is not so.
    pub negations: Vec<Negation>,
    /// The distinct content words, by stem.
    pub terms: Bag,
    /// The pieces of four letters of its content words: they meet where spelling or word formation differs.
    pub grams: Bag,
    /// What it means, where the sentence model has read it.
    pub meaning: Option<Arc<Vector>>,
}

/// A set of features by their numbers in the corpus, with its length as a vector.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    /// Ascending, each once.
    pub items: Vec<u32>,
    /// Square root of the sum of the squared weights.
    pub norm: f32,
}

/// All passages of a comparison, ready to be aligned.
#[derive(Debug)]
pub struct Corpus {
    /// By account, then passage.
    pub features: Vec<Vec<Features>>,
    /// The weight of each term by rarity: a word in every passage weighs little.
    pub term_weights: Vec<f32>,
    /// The weight of each piece of four letters.
    pub gram_weights: Vec<f32>,
    /// The terms and the pieces themselves, by their numbers: alphabetically.
    terms: Vec<String>,
    grams: Vec<String>,
}

/// How long the pieces of words are.
const GRAM: usize = 4;

impl Corpus {
    /// Reads the passages of the accounts. Features are numbered in alphabetical order, so that nothing depends on the
    /// order of the accounts.
    pub fn new(accounts: &[Arc<Account>], passages: &[Vec<Passage>]) -> Self {
        let read: Vec<Vec<Contents>> = accounts
            .par_iter()
            .zip(passages)
            .map(|(account, passages)| {
                let language = Language::of(account);
                passages.par_iter().map(|passage| contents(&account.text[passage.span.clone()], language)).collect()
            })
            .collect();
        Self::of_contents(read)
    }

    /// The corpus of passages that were read already, by account.
    pub fn of_contents(read: Vec<Vec<Contents>>) -> Self {
        let passages: Vec<&Vec<Word>> = read.iter().flatten().map(|contents| &contents.words).collect();
        let terms = Vocabulary::new(passages.par_iter().map(|words| terms_of(words)).collect());
        let grams = Vocabulary::new(passages.par_iter().map(|words| grams_of(words)).collect());
        let (term_list, gram_list) = (terms.items, grams.items);
        let mut term_bags = terms.bags.into_iter();
        let mut gram_bags = grams.bags.into_iter();
        let features = read
            .into_iter()
            .map(|account| {
                account
                    .into_iter()
                    .map(|Contents { words, language, figures, negations }| Features {
                        words,
                        language,
                        figures,
                        negations,
                        terms: term_bags.next().unwrap_or_default(),
                        grams: gram_bags.next().unwrap_or_default(),
                        meaning: None,
                    })
                    .collect()
            })
            .collect();
        Self { features, term_weights: terms.weights, gram_weights: grams.weights, terms: term_list, grams: gram_list }
    }

    /// The features of what is no passage of the corpus. Terms that it does not have are looked for in `more`, and are numbered
    /// after its own; pieces that it does not have are left out.
    pub fn features(&self, contents: Contents, more: &[String]) -> Features {
        let Contents { words, language, figures, negations } = contents;
        let term = |item: &String| {
            self.terms.binary_search(item).ok().or_else(|| Some(self.terms.len() + more.iter().position(|other| other == item)?))
        };
        let gram = |item: &String| self.grams.binary_search(item).ok();
        let bag = |list: Vec<String>, number: &dyn Fn(&String) -> Option<usize>, weights: &[f32]| {
            let mut items: Vec<u32> = list.iter().filter_map(number).map(|at| at as u32).collect();
            items.sort_unstable();
            items.dedup();
            let norm = items.iter().filter_map(|&at| weights.get(at as usize)).map(|weight| weight.powi(2)).sum::<f32>().sqrt();
            Bag { items, norm }
        };
        let (terms, grams) = (terms_of(&words), grams_of(&words));
        Features {
            terms: bag(terms, &term, &self.term_weights),
            grams: bag(grams, &gram, &self.gram_weights),
            words,
            language,
            figures,
            negations,
            meaning: None,
        }
    }

    /// Adds what the passages mean, by account and passage; none for an account that the sentence model has not read.
    pub fn with_meanings(mut self, meanings: Vec<Vec<Option<Arc<Vector>>>>) -> Self {
        for (account, meanings) in self.features.iter_mut().zip(meanings) {
            for (features, meaning) in account.iter_mut().zip(meanings) {
                features.meaning = meaning;
            }
        }
        self
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

/// The stems of the content words; of all words where there is nothing else.
fn terms_of(words: &[Word]) -> Vec<String> {
    let content: Vec<String> = words.iter().filter(|word| !word.function).map(|word| word.stem.clone()).collect();
    if content.is_empty() { words.iter().map(|word| word.stem.clone()).collect() } else { content }
}

/// The pieces of the content words, their edges marked: `fire` → `_fir fire ire_`.
fn grams_of(words: &[Word]) -> Vec<String> {
    let mut grams = Vec::new();
    for word in words.iter().filter(|word| !word.function) {
        let letters: Vec<char> = std::iter::once('_').chain(word.form.chars()).chain(std::iter::once('_')).collect();
        grams.extend(letters.windows(GRAM.min(letters.len())).map(|piece| piece.iter().collect::<String>()));
    }
    grams
}

/// The features of all passages, numbered and weighed.
struct Vocabulary {
    items: Vec<String>,
    weights: Vec<f32>,
    bags: Vec<Bag>,
}

impl Vocabulary {
    fn new(mut passages: Vec<Vec<String>>) -> Self {
        passages.par_iter_mut().for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for item in passages.iter().flatten() {
            *counts.entry(item).or_default() += 1;
        }
        let mut sorted: Vec<(&str, u32)> = counts.into_iter().collect();
        sorted.sort_unstable();
        let total = passages.len() as f32;
        let weights: Vec<f32> = sorted.iter().map(|&(_, count)| (1.0 + total / count as f32).ln()).collect();
        let number: HashMap<&str, u32> = sorted.iter().enumerate().map(|(i, (item, _))| (*item, i as u32)).collect();
        let bags = passages
            .par_iter()
            .map(|list| {
                // Alphabetical already, so the numbers ascend.
                let items: Vec<u32> = list.iter().filter_map(|item| number.get(item.as_str()).copied()).collect();
                let norm = items.iter().map(|&item| weights[item as usize].powi(2)).sum::<f32>().sqrt();
                Bag { items, norm }
            })
            .collect();
        let items = sorted.iter().map(|(item, _)| (*item).to_owned()).collect();
        Self { items, weights, bags }
    }
}
