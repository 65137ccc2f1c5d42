//! The words of all passages of all accounts, numbered and weighed.

use super::Meaning;
use super::vocabulary::Vocabulary;
use crate::account::{Account, PassageId, Siglum};
use crate::comparison::{Cancelled, Watch, or_free};
use crate::parse::Syntax;
use crate::text::{Contents, Figures, Language, Negation, Passage, Token, Word, contents};
use ahash::AHashMap;
use rayon::prelude::*;
use std::convert::Infallible;
use std::hash::Hash;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

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
    /// What of it is held word against word; cut when it is first judged.
    pub(crate) tokens: OnceLock<Vec<Token>>,
    /// Who does what to whom; read when it is first asked.
    pub(crate) syntax: OnceLock<Syntax>,
    /// The distinct content words, by stem.
    pub terms: Bag,
    /// The pieces of four letters of its content words: they meet where spelling or word formation differs.
    pub grams: Bag,
    /// What it means.
    pub meaning: Meaning,
    /// It tells nothing by itself, and is matched with nothing unless it is what its account is called.
    pub label: bool,
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
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// By account, then passage.
    pub features: Vec<Vec<Features>>,
    /// The weight of each term by rarity: a word in every passage weighs little.
    pub term_weights: Vec<f32>,
    /// The weight of each piece of four letters.
    pub gram_weights: Vec<f32>,
    /// The terms and the pieces themselves, by their numbers: alphabetically.
    terms: Vec<String>,
    grams: Vec<Gram>,
}

/// How long the pieces of words are.
const GRAM: usize = 4;

impl Corpus {
    /// Reads the passages of the accounts. Features are numbered in alphabetical order, so that nothing depends on the
    /// order of the accounts.
    pub fn new(accounts: &[Arc<Account>], passages: &[Vec<Passage>]) -> Self {
        let Ok(corpus) = Self::read(accounts, passages, &|| Ok::<(), Infallible>(()));
        corpus
    }

    /// The same, ended when the watch says so.
    pub fn watched(accounts: &[Arc<Account>], passages: &[Vec<Passage>], watch: &Watch) -> Result<Self, Cancelled> {
        Self::read(accounts, passages, &|| watch.look())
    }

    fn read<E: Send>(accounts: &[Arc<Account>], passages: &[Vec<Passage>], look: &(impl Fn() -> Result<(), E> + Sync)) -> Result<Self, E> {
        let stopped = AtomicBool::new(false);
        let going_on = || !stopped.load(Ordering::Relaxed) && look().inspect_err(|_| stopped.store(true, Ordering::Relaxed)).is_ok();
        let read: Vec<Vec<Option<Contents>>> = accounts
            .par_iter()
            .zip(passages)
            .map(|(account, passages)| {
                let language = Language::of(account);
                let one = |passage: &Passage| going_on().then(|| contents(&account.text[passage.span.clone()], language));
                passages.par_iter().map(one).collect()
            })
            .collect();
        let (read, ()) = or_free(read, |_| look())?;
        let mut corpus = Self::build(read.into_iter().map(|account| account.into_iter().flatten().collect()).collect(), look)?;
        for (features, passages) in corpus.features.iter_mut().zip(passages) {
            features.iter_mut().zip(passages).for_each(|(features, passage)| features.label = passage.label);
        }
        Ok(corpus)
    }

    /// The corpus of passages that were read already, by account.
    pub fn of_contents(read: Vec<Vec<Contents>>) -> Self {
        let Ok(corpus) = Self::build(read, &|| Ok::<(), Infallible>(()));
        corpus
    }

    fn build<E: Send>(read: Vec<Vec<Contents>>, look: &(impl Fn() -> Result<(), E> + Sync)) -> Result<Self, E> {
        let (read, (terms, term_weights, term_bags, grams)) = or_free(read, |read| {
            let passages: Vec<&[Word]> = read.iter().flatten().map(|contents| contents.words.as_slice()).collect();
            let (keys, lists) = terms(&passages, look)?;
            let Vocabulary { keys, weights, bags } = Vocabulary::new(&keys, lists, look)?;
            let terms: Vec<String> = keys.into_iter().map(str::to_owned).collect();
            let (keys, lists) = grams(&passages, look)?;
            Ok((terms, weights, bags, Vocabulary::new(&keys, lists, look)?))
        })?;
        let mut term_bags = term_bags.into_iter();
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
                        tokens: OnceLock::new(),
                        syntax: OnceLock::new(),
                        terms: term_bags.next().unwrap_or_default(),
                        grams: gram_bags.next().unwrap_or_default(),
                        meaning: Meaning::default(),
                        label: false,
                    })
                    .collect()
            })
            .collect();
        Ok(Self { features, term_weights, gram_weights: grams.weights, terms, grams: grams.keys })
    }

    /// The features of what is no passage of the corpus. Terms that it does not have are looked for in `more`, and are numbered
    /// after its own; pieces that it does not have are left out.
    pub fn features(&self, contents: Contents, more: &[String]) -> Features {
        let Contents { words, language, figures, negations } = contents;
        let number = |term: &str| {
            let own = self.terms.binary_search_by(|other| other.as_str().cmp(term)).ok();
            own.or_else(|| Some(self.terms.len() + more.iter().position(|other| other == term)?))
        };
        let bag = |mut items: Vec<u32>, weights: &[f32]| {
            items.sort_unstable();
            items.dedup();
            let norm = items.iter().filter_map(|&at| weights.get(at as usize)).map(|weight| weight.powi(2)).sum::<f32>().sqrt();
            Bag { items, norm }
        };
        let terms = terms_of(&words).filter_map(number).map(|at| at as u32).collect();
        let content = words.iter().filter(|word| !word.function);
        let found = |gram: &Gram| self.grams.binary_search(gram).ok().map(|at| at as u32);
        let grams = content.flat_map(|word| grams_of(&word.form).iter().filter_map(found).collect::<Vec<u32>>()).collect();
        Features {
            terms: bag(terms, &self.term_weights),
            grams: bag(grams, &self.gram_weights),
            words,
            language,
            figures,
            negations,
            tokens: OnceLock::new(),
            syntax: OnceLock::new(),
            meaning: Meaning::default(),
            label: false,
        }
    }

    /// Adds what the passages mean, by account and passage; none for an account that the sentence model has not read.
    pub fn with_meanings(mut self, meanings: Vec<Vec<Meaning>>) -> Self {
        self.set_meanings(meanings);
        self
    }

    /// The same, in place.
    pub fn set_meanings(&mut self, meanings: Vec<Vec<Meaning>>) {
        for (account, meanings) in self.features.iter_mut().zip(meanings) {
            for (features, meaning) in account.iter_mut().zip(meanings) {
                features.meaning = meaning;
            }
        }
    }

    /// The features of one passage.
    pub fn of(&self, id: PassageId) -> &Features {
        &self.features[id.siglum.index()][id.index as usize]
    }

    /// The number of a term, by its stem.
    pub(super) fn term(&self, stem: &str) -> Option<u32> {
        self.terms.binary_search_by(|other| other.as_str().cmp(stem)).ok().map(|at| at as u32)
    }

    /// All passages, in order.
    pub fn ids(&self) -> impl Iterator<Item = PassageId> + '_ {
        self.features.iter().enumerate().flat_map(|(a, list)| (0..list.len()).map(move |i| PassageId::new(Siglum::of(a), i)))
    }
}

/// The stems of the content words; of all words where there is nothing else.
fn terms_of(words: &[Word]) -> impl Iterator<Item = &str> {
    let content = words.iter().any(|word| !word.function);
    words.iter().filter(move |word| !(content && word.function)).map(|word| word.stem.as_str())
}

/// A piece of a word: its letters, each counted from 1, so that a shorter piece comes before those that begin with it.
type Gram = [u32; GRAM];

/// The pieces of a word, its edges marked: `fire` → `_fir fire ire_`.
fn grams_of(form: &str) -> Vec<Gram> {
    let letters: Vec<u32> = std::iter::once('_').chain(form.chars()).chain(std::iter::once('_')).map(|c| u32::from(c) + 1).collect();
    let gram = |piece: &[u32]| std::array::from_fn(|at| piece.get(at).copied().unwrap_or(0));
    letters.windows(GRAM.min(letters.len())).map(gram).collect()
}

/// The distinct terms, and by passage those it has.
fn terms<'a, E>(passages: &[&'a [Word]], look: &impl Fn() -> Result<(), E>) -> Result<(Vec<&'a str>, Vec<Vec<u32>>), E> {
    let mut keys = Numbered::default();
    let list = |words: &&'a [Word]| {
        look()?;
        Ok(terms_of(words).map(|term| keys.number(term)).collect())
    };
    let lists = passages.iter().map(list).collect::<Result<_, E>>()?;
    Ok((keys.keys, lists))
}

/// The distinct pieces of the content words, and by passage those it has. A word is cut once, however often it is told.
fn grams<'a, E>(passages: &[&'a [Word]], look: &impl Fn() -> Result<(), E>) -> Result<(Vec<Gram>, Vec<Vec<u32>>), E> {
    let mut forms = Numbered::default();
    let mut keys = Numbered::default();
    let mut pieces: Vec<Vec<u32>> = Vec::new();
    let list = |words: &&'a [Word]| {
        look()?;
        let mut list = Vec::new();
        for word in words.iter().filter(|word| !word.function) {
            let form = forms.number(word.form.as_str()) as usize;
            if form == pieces.len() {
                pieces.push(grams_of(&word.form).into_iter().map(|gram| keys.number(gram)).collect());
            }
            list.extend_from_slice(&pieces[form]);
        }
        Ok(list)
    };
    let lists = passages.iter().map(list).collect::<Result<_, E>>()?;
    Ok((keys.keys, lists))
}

/// Distinct keys, numbered as they come.
struct Numbered<K> {
    numbers: AHashMap<K, u32>,
    keys: Vec<K>,
}

impl<K> Default for Numbered<K> {
    fn default() -> Self {
        Self { numbers: AHashMap::new(), keys: Vec::new() }
    }
}

impl<K: Copy + Eq + Hash> Numbered<K> {
    fn number(&mut self, key: K) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }
}
