//! Makes accounts of any number and length out of the sample documents: always the same ones.
//!
//! ```text
//! texts(&Recipe { accounts: 5, words: 20_000, kind: Kind::Independent })  →  five texts of 20,000 words each
//! ```
//!
//! The recipe. All English sentences of `sample_docs` are the *pool*. A *chapter* is the pool told once, of other people:
//! every name in it is changed for an invented one, every number for another, and half of the longer words for others with
//! the same ending, out of the pool or coined, always the same for the same word of one chapter. So chapters are about
//! different things, and the vocabulary grows with the text: 20,000 words have about 2,600 different ones and 80,000 about
//! 5,200, somewhat fewer than a book.
//!
//! - [`Kind::NearCopies`]: every account tells the same chapters in the same order. In a tenth of the sentences a word is
//!   missing, in a tenth a word is another one, in a tenth a number is another one, and one sentence in thirty is missing:
//!   which, depends on the account.
//! - [`Kind::Independent`]: every account tells half of each chapter's sentences, its own half, so that any two share a
//!   third of what they tell between them. Three in five of the longer words are the account's own, one number in ten is
//!   another one, and neighbouring sentences stand in another order.
//!
//! Everything that looks like chance is a hash of the account, the chapter, the sentence and the word.

use corroborate::account::{BlockKind, import_all};
use corroborate::text::segment;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How the accounts hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text, lightly edited.
    NearCopies,
    /// One story, told in other words, in another order, and by halves.
    Independent,
}

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// How many accounts.
    pub accounts: usize,
    /// How many words each has, to the end of a sentence.
    pub words: usize,
    /// How they hang together.
    pub kind: Kind,
}

/// The texts of a recipe, in paragraphs of five sentences. Panics where the sample documents are not there.
pub fn texts(recipe: &Recipe) -> Vec<String> {
    events(recipe).next().unwrap_or_default()
}

/// The texts of one event after another, without end: each event is told of other people, in chapters of its own.
pub fn events(recipe: &Recipe) -> impl Iterator<Item = Vec<String>> {
    let pool = Pool::of_samples();
    let recipe = *recipe;
    (0..).map(move |event| (0..recipe.accounts as u64).map(|account| text(&pool, &recipe, event * 1_000_000, account)).collect())
}

fn text(pool: &Pool, recipe: &Recipe, first_chapter: u64, account: u64) -> String {
    let mut text = String::new();
    let (mut words, mut sentences) = (0, 0);
    for chapter in first_chapter.. {
        for sentence in told(pool, recipe.kind, account, chapter) {
            if words >= recipe.words {
                return text;
            }
            text += if sentences == 0 {
                ""
            } else if sentences % 5 == 0 {
                "\n\n"
            } else {
                " "
            };
            text += &sentence.join(" ");
            words += sentence.len();
            sentences += 1;
        }
    }
    text
}

/// What an account tells of a chapter, sentence by sentence.
fn told(pool: &Pool, kind: Kind, account: u64, chapter: u64) -> Vec<Vec<String>> {
    let mut told: Vec<(u64, Vec<String>)> = Vec::new();
    for (at, sentence) in pool.sentences.iter().enumerate() {
        let at = at as u64;
        let chance = |of: u64| hash(&[account, chapter, at, of]);
        let mut words: Vec<String> = sentence.iter().enumerate().map(|(i, word)| pool.renamed(word, i == 0, chapter)).collect();
        match kind {
            Kind::NearCopies => {
                if chance(0).is_multiple_of(30) {
                    continue;
                }
                match chance(1) % 10 {
                    0 => drop_word(&mut words, chance(2)),
                    1 => replace_word(pool, &mut words, chance(2)),
                    2 => words.iter_mut().for_each(|word| *word = other_number(word, chance(2))),
                    _ => {}
                }
                told.push((at, words));
            }
            Kind::Independent => {
                if chance(0).is_multiple_of(2) {
                    continue;
                }
                for word in words.iter_mut().skip(1) {
                    let own = hash(&[account, chapter, text_hash(word)]);
                    if own % 5 < 3 {
                        *word = pool.instead_of(word, own / 5);
                    }
                }
                if chance(1).is_multiple_of(10) {
                    words.iter_mut().for_each(|word| *word = other_number(word, chance(2)));
                }
                told.push((at + chance(3) % 12, words));
            }
        }
    }
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, words)| words).collect()
}

fn drop_word(words: &mut Vec<String>, chance: u64) {
    if words.len() > 6 {
        // Neither the first word nor the last one, with its full stop.
        words.remove(1 + chance as usize % (words.len() - 2));
    }
}

fn replace_word(pool: &Pool, words: &mut [String], chance: u64) {
    if let Some(word) = words.iter_mut().skip(1).find(|word| pool.is_content(word)) {
        *word = pool.instead_of(word, chance);
    }
}

/// The sentences of the sample documents, and their longer words by ending.
struct Pool {
    sentences: Vec<Vec<String>>,
    by_ending: BTreeMap<String, Vec<String>>,
}

impl Pool {
    fn of_samples() -> Self {
        let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "sample_docs"].iter().collect();
        let entries = std::fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
        let mut events: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|path| path.join("answers.toml").is_file()).collect();
        events.sort();
        let sentences: Vec<Vec<String>> = events.iter().flat_map(|event| sentences_of(event)).collect();
        let mut endings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for word in sentences.iter().flat_map(|sentence| sentence.iter().skip(1)) {
            if let Some(ending) = ending(core(word)) {
                endings.entry(ending).or_default().insert(core(word).to_owned());
            }
        }
        let by_ending = endings.into_iter().map(|(ending, words)| (ending, words.into_iter().collect())).collect();
        Self { sentences, by_ending }
    }

    fn is_content(&self, word: &str) -> bool {
        ending(core(word)).is_some()
    }

    /// A word as a chapter has it.
    fn renamed(&self, word: &str, first: bool, chapter: u64) -> String {
        let part = core(word);
        let chance = hash(&[chapter, text_hash(part)]);
        if part.chars().any(|c| c.is_ascii_digit()) {
            other_number(word, chance)
        } else if !first && part.len() > 2 && part.starts_with(char::is_uppercase) {
            word.replacen(part, &invented_name(chance), 1)
        } else {
            match (first, chance % 4) {
                (false, 0) => self.instead_of(word, chance / 4),
                (false, 1) => coined(word, chance / 4),
                _ => word.to_owned(),
            }
        }
    }

    /// Another word with the same ending, where the word is a longer one.
    fn instead_of(&self, word: &str, chance: u64) -> String {
        let part = core(word);
        let Some(others) = ending(part).and_then(|ending| self.by_ending.get(&ending)) else { return word.to_owned() };
        word.replacen(part, &others[chance as usize % others.len()], 1)
    }
}

/// The English sentences of an event's accounts, each as its words.
fn sentences_of(event: &Path) -> Vec<Vec<String>> {
    let english = |language: &Option<String>| language.as_deref() == Some("en");
    let accounts = import_all(&[event]).accounts.into_iter().filter(|account| english(&account.facts.language));
    accounts
        .flat_map(|account| {
            let passages = segment(&account).into_iter().filter(|passage| passage.kind == BlockKind::Paragraph);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            passages.map(|passage| words(&account.text[passage.span])).filter(|words| words.len() >= 5).collect::<Vec<_>>()
        })
        .collect()
}

/// A word without the marks around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The ending by which words are exchanged: the last two letters of a word of five or more in small letters.
fn ending(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let plain = letters.len() >= 5 && letters.iter().all(|c| c.is_alphabetic() && c.is_lowercase());
    plain.then(|| letters[letters.len() - 2..].iter().collect())
}

/// A word that no language has, with the same ending, where the word is a longer one.
fn coined(word: &str, chance: u64) -> String {
    let part = core(word);
    let Some(ending) = ending(part) else { return word.to_owned() };
    word.replacen(part, &format!("{}{ending}", invented_name(chance).to_lowercase()), 1)
}

fn invented_name(chance: u64) -> String {
    const BEGIN: [&str; 16] = ["Ba", "Cor", "Del", "El", "Fa", "Gar", "Hol", "Is", "Ka", "Lor", "Mar", "Nor", "Os", "Pel", "Ro", "Tan"];
    const END: [&str; 16] =
        ["bek", "dan", "fell", "gar", "holt", "ick", "lin", "mond", "nes", "ren", "sam", "ster", "ton", "vik", "wen", "zo"];
    let middle = ["", "", "a", "e", "i", "o", "er", "an"][(chance >> 8) as usize % 8];
    format!("{}{middle}{}", BEGIN[chance as usize % 16], END[(chance >> 4) as usize % 16])
}

/// The word with other digits; noughts stay, so that round numbers stay round.
fn other_number(word: &str, chance: u64) -> String {
    let digit = |at: usize| char::from(b'1' + (hash(&[chance, at as u64]) % 9) as u8);
    word.chars().enumerate().map(|(at, c)| if matches!(c, '1'..='9') { digit(at) } else { c }).collect()
}

/// One number out of several, well mixed (splitmix64).
fn hash(parts: &[u64]) -> u64 {
    parts.iter().fold(0x5EED, |state: u64, part| {
        let mut z = (state ^ part).wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

/// FNV-1a of a word.
fn text_hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
