//! Passages in different languages: they share few words, and what survives translation must bring them together.
//!
//! | first | second | both have |
//! |---|---|---|
//! | nineteen people were saved | neunzehn Menschen wurden gerettet | the number 19 |
//! | built in 1908 to the plans of Farkas | 1908 nach Plänen von Farkas gebaut | the year, a name |
//! | the gate at the Neuhalden end | das Tor auf der Neuhaldener Seite | a name, though its ending differs; what "gate" means |
//! | the council spent the money | der Stadtrat gab das Geld aus | what two words mean |
//!
//! Only what stands in accounts of both languages is weighed: a passage is not held to words that the other language cannot have.

use super::weights::{ACROSS, ALONE, GLIMPSE};
use super::{Corpus, Features, Pair};
use crate::account::PassageId;
use crate::comparison::{Cancelled, Watch};
use crate::text::{Bound, Language, Lemma, Measure, Word, known_as, meanings};
use ahash::AHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What survives translation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A number or a year, in thousandths.
    Number(i64),
    /// The day of a month.
    Day(u32, u32),
    /// A name, by the letters it begins with.
    Name(String),
    /// What a word means in English.
    Word(Lemma),
}

/// So many letters of a name are the same in two languages.
const BEGINNING: usize = 5;
/// Shorter words are no names that could be told from others.
const SHORTEST: usize = 3;
/// Counts up to this stand everywhere.
const SMALL: f64 = 12.0;
/// What stands in more passages than this brings none of them together.
const COMMON: usize = 200;
/// The same for words, of which there are many more.
const COMMON_WORD: usize = 40;

/// Words that are the only thing two passages share are at least so many: any two tell of "children".
const WORDS: u32 = 2;

/// A key with the passages that have it.
struct Holders {
    /// It is a word.
    word: bool,
    ids: Vec<PassageId>,
    languages: Vec<Language>,
    /// Squared, by rarity.
    weight: f32,
}

/// What passages in different languages share, by their accounts.
#[derive(Default)]
pub(super) struct Across {
    found: BTreeMap<(usize, usize), BTreeMap<(PassageId, PassageId), f32>>,
}

impl Across {
    /// Looks through all passages of accounts in more than one language; finds nothing where there is one only.
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let language = |id: PassageId| corpus.of(id).language;
        let mut languages = corpus.features.iter().filter_map(|passages| Some(passages.first()?.language));
        let first = languages.next();
        if languages.all(|language| Some(language) == first) {
            return Ok(Self::default());
        }
        let mut holders: BTreeMap<Key, Vec<PassageId>> = BTreeMap::new();
        let (mut total, mut known) = (0, AHashMap::new());
        for id in corpus.ids() {
            watch.look()?;
            total += 1;
            keys(corpus.of(id), &mut known).into_iter().for_each(|key| holders.entry(key).or_default().push(id));
        }
        let weight = |count: usize| (1.0 + total as f32 / count as f32).ln().powi(2);
        let least = ALONE * weight(2);
        let holders: Vec<Holders> = holders
            .into_iter()
            .map(|(key, ids)| {
                let mut languages: Vec<Language> = Vec::new();
                for language in ids.iter().map(|&id| language(id)) {
                    if !languages.contains(&language) {
                        languages.push(language);
                    }
                }
                Holders { word: matches!(key, Key::Word(_)), weight: weight(ids.len()), ids, languages }
            })
            .filter(|holders| holders.languages.len() > 1)
            .collect();
        // What each passage has that a language has too, and what each pair shares: summed key by key, so the same both ways.
        let mut mass: Vec<(PassageId, Language, f32)> = Vec::new();
        let mut shared: BTreeMap<(PassageId, PassageId), (f32, u32)> = BTreeMap::new();
        for Holders { word, ids, languages, weight } in &holders {
            watch.look()?;
            for &id in ids {
                mass.extend(languages.iter().filter(|&&other| other != language(id)).map(|&other| (id, other, *weight)));
            }
            let most = if *word { COMMON_WORD } else { COMMON };
            for (at, &a) in ids.iter().enumerate().filter(|_| ids.len() <= most) {
                for &b in ids[at + 1..].iter().filter(|&&b| language(b) != language(a)) {
                    let (sum, count) = shared.entry((a, b)).or_default();
                    *sum += weight;
                    *count += if *word { 1 } else { WORDS };
                }
            }
        }
        let mut sums: BTreeMap<(PassageId, &str), f32> = BTreeMap::new();
        mass.iter().for_each(|(id, other, weight)| *sums.entry((*id, other.code())).or_default() += weight);
        let of = |id: PassageId, other: PassageId| sums.get(&(id, language(other).code())).copied().unwrap_or_default();
        let mut across = Self::default();
        for ((a, b), (shared, _)) in shared.into_iter().filter(|(_, (_, count))| *count >= WORDS) {
            let similarity = (ACROSS * shared / (of(a, b) * of(b, a)).sqrt().max(least)).min(1.0);
            if similarity >= GLIMPSE {
                across.found.entry((a.siglum.index(), b.siglum.index())).or_default().insert((a, b), similarity);
            }
        }
        Ok(across)
    }

    /// Raises the similarity of pairs of two accounts in different languages to what they share of numbers, dates, names and words of one
    /// meaning, and adds those that were not found by their words. `pairs` are in order, before and after.
    pub(super) fn meet(&self, x: usize, y: usize, pairs: &mut Vec<Pair>) {
        let Some(found) = self.found.get(&(x, y)) else { return };
        let mut found = found.clone();
        for pair in pairs.iter_mut() {
            if let Some(similarity) = found.remove(&(pair.a, pair.b)) {
                pair.similarity = pair.similarity.max(similarity);
            }
        }
        pairs.extend(found.into_iter().map(|((a, b), similarity)| Pair { a, b, similarity }));
        pairs.sort_by_key(|pair| (pair.a, pair.b));
    }
}

/// What of a passage survives translation. `known` keeps what English words stand for.
fn keys(features: &Features, known: &mut AHashMap<Lemma, Vec<Lemma>>) -> BTreeSet<Key> {
    let figures = &features.figures;
    let number = |value: f64| Key::Number((value * 1000.0).round() as i64);
    // "At most 120" has the 120 that another account tells outright.
    let telling = figures.quantities.iter().filter(|q| q.bound != Bound::Range && (q.measure != Measure::Count || q.value() > SMALL));
    let mut keys: BTreeSet<Key> = telling.map(|quantity| number(quantity.value())).collect();
    for date in &figures.dates {
        keys.extend(date.year.map(|year| number(f64::from(year))));
        keys.extend(date.month.zip(date.day).map(|(month, day)| Key::Day(month, day)));
    }
    let taken: Vec<&Range<usize>> = (figures.quantities.iter().map(|q| &q.words))
        .chain(figures.dates.iter().map(|date| &date.words))
        .chain(figures.times.iter().map(|time| &time.words))
        .chain(figures.weekdays.iter().map(|day| &day.words))
        .collect();
    let free = |at: &usize| !taken.iter().any(|range| range.contains(at));
    let names = features.words.iter().enumerate().filter(|(at, word)| free(at) && is_name(word));
    keys.extend(names.filter_map(|(_, word)| beginning(&word.form)).map(Key::Name));
    let said = features.words.iter().enumerate().filter(|(at, word)| free(at) && !word.function && !word.is_number());
    let said = said.flat_map(|(_, word)| meanings(features.language, word));
    keys.extend(said.flat_map(|lemma| known.entry(lemma).or_insert_with(|| known_as(lemma)).clone()).map(Key::Word));
    keys
}

fn is_name(word: &Word) -> bool {
    word.capital && !word.function && !word.is_number()
}

/// The first letters of a word without their accents; `None` where there are too few.
fn beginning(form: &str) -> Option<String> {
    let plain: Vec<char> = form.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    (plain.len() >= SHORTEST).then(|| plain.into_iter().take(BEGINNING).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Siglum;
    use crate::text::contents;

    const ENGLISH: [&str; 6] = [
        "The ferry Aurelie was built in 1908.",
        "Nineteen people were brought ashore.",
        "Nobody has seen the captain since.",
        "The harbour of Neuhalden was closed for a week.",
        "The widow of the pilot keeps an inn.",
        "Three boats came to help.",
    ];
    const GERMAN: [&str; 6] = [
        "Drei Tage lang suchte man nach dem Schiff.",
        "Die Fähre Aurelie stammt aus dem Jahr 1908.",
        "Man brachte neunzehn Menschen an Land.",
        "Der Neuhaldener Hafen blieb gesperrt.",
        "Im Gasthaus sprach niemand davon.",
        "Die Kirche war voll.",
    ];

    fn found(first: &[&str], second: &[&str]) -> Vec<(usize, usize)> {
        let read = |texts: &[&str], language| texts.iter().map(|text| contents(text, language)).collect();
        let corpus = Corpus::of_contents(vec![read(first, Language::ENGLISH), read(second, Language::GERMAN)]);
        let mut pairs = Vec::new();
        Across::new(&corpus, &Watch::default()).expect("nobody cancels").meet(0, 1, &mut pairs);
        assert!(pairs.iter().all(|pair| pair.a.siglum == Siglum::of(0) && pair.similarity <= 1.0));
        pairs.iter().map(|pair| (pair.a.index as usize, pair.b.index as usize)).collect()
    }

    #[test]
    fn numbers_years_and_names_bring_passages_together() {
        assert_eq!(found(&ENGLISH, &GERMAN), [(0, 1), (1, 2), (3, 3)]);
    }

    #[test]
    fn words_of_the_same_meaning_do_too_where_there_are_two() {
        let english = ["The council spent the money on a car park.", "The bridge was closed.", "Nobody was there."];
        let german = ["Der Stadtrat gab das Geld für ein Parkhaus aus.", "Es gab Tee.", "Geschlossen blieb der Laden."];
        assert_eq!(found(&english, &german), [(0, 0)]);
    }

    #[test]
    fn the_number_of_a_bound_does_too() {
        let english = ["It was approved for a load of 120 persons.", "Nobody was there."];
        assert_eq!(found(&english, &["Es gab Tee.", "Zugelassen war der Steg für höchstens 120 Menschen."]), [(0, 1)]);
    }

    #[test]
    fn small_counts_and_words_do_not() {
        assert!(found(&["Three boats came to help."], &["Drei Tage lang suchte man nach Help und Boot."]).is_empty());
    }

    #[test]
    fn in_one_language_nothing_changes() {
        let read = |texts: &[&str]| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect();
        let corpus = Corpus::of_contents(vec![read(&ENGLISH), read(&ENGLISH)]);
        let mut pairs = Vec::new();
        Across::new(&corpus, &Watch::default()).expect("nobody cancels").meet(0, 1, &mut pairs);
        assert!(pairs.is_empty());
    }
}
