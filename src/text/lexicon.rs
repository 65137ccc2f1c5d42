//! What English words mean to each other: the same, broader, opposite, or exclusive alternatives.
//!
//! ```
//! use corroborate::text::lexicon;
//!
//! let words = lexicon();
//! let id = |form| words.lemmas(form)[0];
//! assert!(words.same(id("began"), id("start")));
//! assert!(words.broader(id("animal"), id("dogs")) && !words.broader(id("dog"), id("animal")));
//! assert!(words.opposite(id("buy"), id("sold")));
//! assert_eq!(words.exclusive(id("piano"), id("violin")), Some("instrument"));
//! assert_eq!(words.exclusive(id("instrument"), id("violin")), None);
//! ```
//!
//! The table is made from WordNet 3.1 (Princeton University; assets/words/wordnet.py says how, LICENSE-WordNet.txt is its
//! notice); three lists made by hand add verbs of events that WordNet does not hold against each other
//! (assets/words/opposites.en.txt), members of categories it scatters (assets/words/exclusive.en.txt), and words that accounts use for
//! one another (assets/words/same.en.txt).

mod forms;
mod glossary;
mod meanings;

use ahash::{AHashMap, AHashSet};
pub(crate) use glossary::{known_as, meanings};
use meanings::{Above, Meanings, holds};
use std::sync::{LazyLock, OnceLock};

/// A word of the lexicon, by its number.
pub type Lemma = u32;

/// The table, read when first asked for.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

/// English words and what they mean to each other.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// All lemmas, one after the other, in byte order.
    letters: String,
    /// Where each lemma begins in `letters`; one more at the end.
    starts: Vec<u32>,
    /// Where the meanings of each lemma begin in `senses`; one more at the end.
    sense_starts: Vec<u32>,
    /// The meanings of all lemmas, the most usual first.
    senses: Vec<u32>,
    /// Part of speech of each meaning.
    parts: Vec<u8>,
    /// Where the broader meanings of each meaning begin in `up`; one more at the end.
    up_starts: Vec<u32>,
    /// Broader meanings.
    up: Vec<u32>,
    /// The categories whose members exclude one another: name and the meanings at the top.
    categories: Vec<(&'static str, Vec<u32>)>,
    /// Members of categories listed by hand, and what each is listed with: lemma to category and group.
    listed: AHashMap<Lemma, Vec<(&'static str, u32)>>,
    /// Opposites of each lemma that has some, both ways.
    opposites: AHashMap<Lemma, Vec<Lemma>>,
    /// Nouns with the verbs and adjectives of the same family, and words listed as used for one another, both ways.
    families: AHashSet<(Lemma, Lemma)>,
    /// `ran` → `run`.
    irregular: AHashMap<&'static str, &'static str>,
    /// What each lemma can mean, once that was asked for.
    meanings: Vec<OnceLock<Meanings>>,
}

/// Words for people that say nothing of what they do.
const ANYBODY: [&str; 12] = ["boy", "child", "girl", "guy", "lady", "man", "neighbour", "people", "person", "private", "resident", "woman"];

/// The category of where somebody is from, or what he speaks.
pub(crate) const NATIONALITY: &str = "nationality or language";

const NOUN: u8 = 0;
const VERB: u8 = 1;
const ADJECTIVE: u8 = 2;

/// So many of a word's meanings, from the most usual on, can make it the same as another word.
const USUAL: usize = 3;
/// A broader word is at most so many steps above.
const STEPS: u8 = 8;
/// Words above this depth say too little to be broader words: `entity`, `object`, `act`.
const SHALLOW: usize = 3;

impl Lexicon {
    fn read() -> Self {
        let mut bytes = Bytes(include_bytes!("../../assets/words/wordnet.bin"));
        let mut table = Self::default();
        let meanings = bytes.number();
        table.up_starts.push(0);
        for at in 0..meanings {
            let head = bytes.number();
            table.parts.push((head & 3) as u8);
            for _ in 0..head >> 2 {
                table.up.push(at.saturating_sub(bytes.number()));
            }
            table.up_starts.push(table.up.len() as u32);
        }
        let lemmas = bytes.number();
        let mut lemma = String::new();
        table.sense_starts.push(0);
        for _ in 0..lemmas {
            lemma.truncate(bytes.number() as usize);
            lemma.push_str(bytes.text());
            table.starts.push(table.letters.len() as u32);
            table.letters.push_str(&lemma);
            for _ in 0..bytes.number() {
                table.senses.push(bytes.number());
            }
            table.sense_starts.push(table.senses.len() as u32);
        }
        table.starts.push(table.letters.len() as u32);
        for _ in 0..bytes.number() {
            let name = bytes.text();
            let tops = (0..bytes.number()).map(|_| bytes.number()).collect();
            table.categories.push((name, tops));
        }
        for _ in 0..bytes.number() {
            let (a, b, _part) = (bytes.number(), bytes.number(), bytes.number());
            table.oppose(a, b);
        }
        for _ in 0..bytes.number() {
            let (a, b) = (bytes.number(), bytes.number());
            table.families.insert((a, b));
            table.families.insert((b, a));
        }
        table.irregular = lines(include_str!("../../assets/words/irregular.en.txt"))
            .flat_map(|line| {
                let mut forms = line.split_whitespace();
                let base = forms.next().unwrap_or("");
                forms.map(move |form| (form, base))
            })
            .collect();
        table.read_lists();
        table.meanings.resize_with(lemmas as usize, OnceLock::new);
        table
    }

    /// Adds the lists made by hand.
    fn read_lists(&mut self) {
        for line in lines(include_str!("../../assets/words/opposites.en.txt")) {
            let Some((left, right)) = line.split_once('|') else { continue };
            let numbers = |side: &str| -> Vec<Lemma> { side.split(',').filter_map(|word| self.lemma(word.trim())).collect() };
            let (left, right) = (numbers(left), numbers(right));
            for &a in &left {
                for &b in &right {
                    self.oppose(a, b);
                }
            }
        }
        for line in lines(include_str!("../../assets/words/same.en.txt")) {
            let group: Vec<Lemma> = line.split(',').filter_map(|word| self.lemma(word.trim())).collect();
            for &a in &group {
                self.families.extend(group.iter().filter(|&&b| a != b).map(|&b| (a, b)));
            }
        }
        for (group, line) in lines(include_str!("../../assets/words/exclusive.en.txt")).enumerate() {
            let Some((category, members)) = line.split_once(':') else { continue };
            for (at, member) in members.split(',').enumerate() {
                // Words joined by "=" are one member.
                let words: Vec<Lemma> = member.split('=').filter_map(|word| self.lemma(word.trim())).collect();
                for word in words {
                    self.listed.entry(word).or_default().push((category.trim(), (group * 1000 + at) as u32));
                }
            }
        }
    }

    fn oppose(&mut self, a: Lemma, b: Lemma) {
        for (one, other) in [(a, b), (b, a)] {
            let list = self.opposites.entry(one).or_default();
            if !list.contains(&other) {
                list.push(other);
            }
        }
    }

    /// The number of this very word, in lower case; words of a phrase are parted by a space.
    pub fn lemma(&self, word: &str) -> Option<Lemma> {
        let (mut low, mut high) = (0, self.starts.len().saturating_sub(1));
        while low < high {
            let middle = low.midpoint(high);
            match self.word(middle as Lemma).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as Lemma),
            }
        }
        None
    }

    /// The letters of a lemma.
    pub fn word(&self, lemma: Lemma) -> &str {
        let at = lemma as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.letters[start as usize..end as usize],
            _ => "",
        }
    }

    fn senses(&self, lemma: Lemma) -> &[u32] {
        let at = lemma as usize;
        match (self.sense_starts.get(at), self.sense_starts.get(at + 1)) {
            (Some(&start), Some(&end)) => &self.senses[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The most usual meanings of a lemma, by part of speech.
    fn usual(&self, lemma: Lemma, most: usize) -> impl Iterator<Item = u32> + '_ {
        let mut seen = [0_usize; 4];
        self.senses(lemma).iter().copied().filter(move |&sense| {
            let count = &mut seen[usize::from(self.parts[sense as usize] & 3)];
            *count += 1;
            *count <= most
        })
    }

    fn up(&self, sense: u32) -> &[u32] {
        &self.up[self.up_starts[sense as usize] as usize..self.up_starts[sense as usize + 1] as usize]
    }

    /// Whether two words can mean the same: one of their usual meanings is one.
    pub fn same(&self, a: Lemma, b: Lemma) -> bool {
        let own = &self.meanings(b).usual;
        let shared = || self.meanings(a).usual.iter().any(|sense| own.contains(sense)) || self.families.contains(&(a, b));
        // One can "father" or "mother" an idea, and yet the two are not the same.
        a == b || shared() && !matches!(self.listed_apart(a, b), Some(Some(_)))
    }

    /// Whether `a` is a broader word for `b`: `animal` for `dog`.
    pub fn broader(&self, a: Lemma, b: Lemma) -> bool {
        let tops = &self.meanings(a).tops;
        !tops.is_empty()
            && self.above(b).iter().any(|(up, steps)| *steps <= STEPS && tops.contains(up))
            && self.other_nationality(a, b).is_none()
    }

    fn reaches(&self, sense: u32, tops: &[u32], steps: u8) -> bool {
        steps > 0 && self.up(sense).iter().any(|up| tops.contains(up) || self.reaches(*up, tops, steps - 1))
    }

    fn depth(&self, mut sense: u32) -> usize {
        let mut depth = 0;
        while let Some(&up) = self.up(sense).first() {
            sense = up;
            depth += 1;
        }
        depth
    }

    /// Whether two words have opposite meanings, themselves or through an adjective they are near to: `tiny` / `large`.
    pub fn opposite(&self, a: Lemma, b: Lemma) -> bool {
        // Few words have opposites.
        let [x, y] = [a, b].map(|lemma| self.meanings(lemma));
        if x.opposites.is_empty() && y.opposites.is_empty() {
            return false;
        }
        if x.opposites.contains(&b) {
            return true;
        }
        // What shares a meaning with an opposite, both words being adjectives in their first place.
        let near = |one: &Meanings, other: &Meanings| {
            let Some(own) = other.adjective else { return false };
            let meets = |top: u32| top == own || self.up(own).contains(&top);
            one.opposites.iter().any(|&o| self.meanings(o).adjective.is_some_and(meets))
        };
        (near(x, y) || near(y, x)) && !self.same(a, b)
    }

    /// The category in which two words exclude each other: `red` and `blue` are different colours. Neither is a broader word
    /// for the other, and they share no meaning.
    pub fn exclusive(&self, a: Lemma, b: Lemma) -> Option<&str> {
        // "American" and "English" are both a language of the English: the list knows better.
        if let Some(name) = self.other_nationality(a, b) {
            return Some(name);
        }
        if a == b {
            return None;
        }
        if let Some(listed) = self.listed_apart(a, b) {
            return listed;
        }
        // A watchman is a man, though "man" can mean a valet too.
        let anybody = |lemma: Lemma| ANYBODY.contains(&self.word(lemma));
        if anybody(a) != anybody(b) {
            return None;
        }
        if self.senses(a).iter().any(|x| self.senses(b).contains(x)) {
            return None;
        }
        let (x, y) = (self.above(a), self.above(b));
        if self.usual(a, 2).any(|sense| holds(y, sense)) || self.usual(b, 2).any(|sense| holds(x, sense)) {
            return None;
        }
        self.categories
            .iter()
            .find(|(_, tops)| {
                let within = |above: &[Above]| tops.iter().any(|&top| holds(above, top));
                within(x) && within(y)
            })
            .map(|(name, _)| *name)
    }

    /// What the lists made by hand say of two words that stand in one category: its name, or that they are one member of it. `None` where
    /// they say nothing.
    fn listed_apart(&self, a: Lemma, b: Lemma) -> Option<Option<&str>> {
        let (x, y) = (self.listed.get(&a)?, self.listed.get(&b)?);
        let mut common = x.iter().filter(|(name, _)| y.iter().any(|(other, _)| other == name));
        let one = x.iter().any(|(_, member)| y.iter().any(|(_, other)| other == member));
        common.next().map(|(name, _)| (!one).then_some(*name))
    }

    /// The category of nationalities, where two words are different ones.
    fn other_nationality(&self, a: Lemma, b: Lemma) -> Option<&str> {
        let of = |lemma: Lemma| self.listed.get(&lemma)?.iter().find(|(name, _)| *name == NATIONALITY);
        let ((name, x), (_, y)) = (of(a)?, of(b)?);
        (x != y).then_some(*name)
    }

    /// Whether a word is a person or an animal in its most usual meaning.
    pub fn is_alive(&self, lemma: Lemma) -> bool {
        static TOPS: LazyLock<Vec<u32>> = LazyLock::new(|| lexicon().tops(&["person", "animal"]));
        self.senses(lemma).first().is_some_and(|&sense| self.reaches(sense, &TOPS, 12))
    }

    /// Whether a word is somewhere one can be, in one of its two most usual meanings: a building, a room, a stretch of land or water.
    pub fn is_somewhere(&self, lemma: Lemma) -> bool {
        static TOPS: LazyLock<Vec<u32>> = LazyLock::new(|| {
            lexicon().tops(&["structure", "location", "room", "body of water", "geological formation", "land", "way", "establishment"])
        });
        self.above(lemma).iter().any(|(up, steps)| *steps <= 12 && TOPS.contains(up))
    }

    /// Whether a word is the name of a city, state or country in its most usual meaning.
    pub fn is_place_name(&self, lemma: Lemma) -> bool {
        static TOPS: LazyLock<Vec<u32>> = LazyLock::new(|| lexicon().tops(&["city", "state", "country"]));
        self.senses(lemma).first().is_some_and(|sense| !TOPS.contains(sense) && self.reaches(*sense, &TOPS, 12))
    }

    /// The most usual meanings of some words.
    fn tops(&self, words: &[&str]) -> Vec<u32> {
        words.iter().filter_map(|word| self.lemma(word)).flat_map(|lemma| self.usual(lemma, 1).take(1)).collect()
    }

    /// Whether a word can be a verb.
    pub fn is_verb(&self, lemma: Lemma) -> bool {
        self.senses(lemma).iter().any(|&sense| self.parts[sense as usize] == VERB)
    }

    /// Whether a word can be a noun.
    pub fn is_noun(&self, lemma: Lemma) -> bool {
        self.senses(lemma).iter().any(|&sense| self.parts[sense as usize] == NOUN)
    }

    /// Whether a word can be an adjective.
    pub fn is_adjective(&self, lemma: Lemma) -> bool {
        self.senses(lemma).iter().any(|&sense| self.parts[sense as usize] == ADJECTIVE)
    }
}

/// The lines of a list, without comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
}

/// Reads the numbers and texts of the table, one after the other.
struct Bytes(&'static [u8]);

impl Bytes {
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0_u32, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 28 {
                break;
            }
        }
        number
    }

    fn text(&mut self) -> &'static str {
        let length = (self.number() as usize).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        std::str::from_utf8(text).unwrap_or("")
    }
}
