//! What is known about an account beside its text.

use super::language_name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is known about an account beside its text. A fact that is not known is `None`, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The headline, or what the reader renamed the account to; the file's stem where there is none.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it: an agency, a paper, a site.
    pub source: Option<String>,
    /// When it was published, as the document says it.
    pub published: Option<String>,
    /// ISO 639-1 code of the language, as declared or detected.
    pub language: Option<String>,
    /// The path as it was given.
    pub file: String,
    /// The encoding the file was read in, such as `UTF-8` or `windows-1252`.
    pub encoding: Option<String>,
    /// Whether the reader chose that encoding, over what the file says or its letters suggest.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub encoding_chosen: bool,
    /// Which part of the file it is, where the file holds several accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// SHA-256 of the extracted text: ties between accounts are broken by it.
    pub text_sha256: String,
    /// Where a fact was found: `its first heading`, `the document's properties`, `the letters of its text`.
    pub origins: BTreeMap<Fact, String>,
    /// What the file says, of the facts that the reader has corrected. Corrections are rulings: they are kept beside the account.
    #[serde(skip)]
    pub read: BTreeMap<Fact, Known>,
}

/// A stretch of a file that holds several accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its place among the parts of the file, from 1.
    pub number: usize,
    /// How many parts the file was split into, those left out not counted.
    pub of: usize,
    /// Byte range in the text of the whole file.
    pub span: Range<usize>,
}

/// A fact as it was read: what it says and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it says; `None` where it was not found.
    pub value: Option<String>,
    /// Where it was found.
    pub origin: Option<String>,
}

/// The origin of a fact that the reader has corrected.
pub const CORRECTED: &str = "corrected by the reader";

/// The facts that can come from different places in a file, and that a reader can correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// [`Facts::title`]
    Title,
    /// [`Facts::author`]
    Author,
    /// [`Facts::source`]
    Source,
    /// [`Facts::published`]
    Published,
    /// [`Facts::language`]
    Language,
}

impl Fact {
    /// Every fact that can be corrected, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Title, Self::Author, Self::Source, Self::Published, Self::Language];

    /// A value of it as a reader reads it: the name of a language for its code, a date without the letter that parts it from the time.
    pub fn readable(self, value: &str) -> String {
        match (self, value.split_once('T')) {
            (Self::Language, _) => language_name(value).to_owned(),
            (Self::Published, Some((day, time))) if day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
                format!("{day} {time}")
            }
            _ => value.to_owned(),
        }
    }

    /// What it is called inside a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Source => "source",
            Self::Published => "published date",
            Self::Language => "language",
        }
    }
}

impl Facts {
    /// Sets a fact and where it was found, over what was known before. What has no letter or figure is no fact.
    pub fn know(&mut self, fact: Fact, value: &str, origin: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.chars().any(char::is_alphanumeric) {
            return;
        }
        self.set(fact, Some(value));
        self.origins.insert(fact, origin.to_owned());
    }

    /// The facts that are known, with where each was found, in the order of [`Fact`].
    pub fn listed(&self) -> Vec<(Fact, &str, Option<&str>)> {
        let known = Fact::ALL.into_iter().filter_map(|fact| Some((fact, self.get(fact)?)));
        known.map(|(fact, value)| (fact, value, self.origins.get(&fact).map(String::as_str))).collect()
    }

    /// A fact, where it is known.
    pub fn get(&self, fact: Fact) -> Option<&str> {
        match fact {
            Fact::Title => Some(self.title.as_str()).filter(|title| !title.is_empty()),
            Fact::Author => self.author.as_deref(),
            Fact::Source => self.source.as_deref(),
            Fact::Published => self.published.as_deref(),
            Fact::Language => self.language.as_deref(),
        }
    }

    /// Where a fact comes from, as it is said after it: `from its first heading`, `corrected by the reader`.
    pub fn origin(&self, fact: Fact) -> Option<String> {
        let origin = self.origins.get(&fact)?;
        Some(if origin == CORRECTED { origin.clone() } else { format!("from {origin}") })
    }

    /// Puts the reader's word over a fact; what the file says is kept in [`Facts::read`]. An empty word means that the fact is
    /// not known. A title is never empty: there the file's stays.
    pub fn correct(&mut self, fact: Fact, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() && fact == Fact::Title {
            return;
        }
        let read = Known { value: self.get(fact).map(str::to_owned), origin: self.origins.get(&fact).cloned() };
        self.read.entry(fact).or_insert(read);
        self.set(fact, Some(value).filter(|value| !value.is_empty()));
        self.origins.insert(fact, CORRECTED.to_owned());
    }

    /// The facts as the file says them, without the reader's corrections.
    pub fn as_read(&self) -> Self {
        let mut facts = self.clone();
        for (fact, known) in std::mem::take(&mut facts.read) {
            facts.set(fact, known.value);
            match known.origin {
                Some(origin) => drop(facts.origins.insert(fact, origin)),
                None => drop(facts.origins.remove(&fact)),
            }
        }
        facts
    }

    fn set(&mut self, fact: Fact, value: Option<String>) {
        match fact {
            Fact::Title => self.title = value.unwrap_or_default(),
            Fact::Author => self.author = value,
            Fact::Source => self.source = value,
            Fact::Published => self.published = value,
            Fact::Language => self.language = value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_known_with_where_it_was_found() {
        let mut facts = Facts::default();
        facts.know(Fact::Author, " Ann\n Lee ", "its byline");
        facts.know(Fact::Title, " ??? ", "its first heading");
        assert_eq!(facts.listed(), [(Fact::Author, "Ann Lee", Some("its byline"))]);
    }

    #[test]
    fn a_correction_keeps_what_the_file_says_and_can_be_taken_off() {
        let mut facts = Facts::default();
        facts.know(Fact::Author, "A. Lee", "its byline");
        let before = facts.clone();
        facts.correct(Fact::Author, " Ann  Lee ");
        facts.correct(Fact::Author, "Anna Lee");
        facts.correct(Fact::Source, "The Gull");
        facts.correct(Fact::Title, " ");
        assert_eq!(facts.author.as_deref(), Some("Anna Lee"));
        assert_eq!(facts.origin(Fact::Author).as_deref(), Some("corrected by the reader"));
        assert_eq!(facts.read[&Fact::Author].value.as_deref(), Some("A. Lee"));
        assert_eq!(before.origin(Fact::Author).as_deref(), Some("from its byline"));
        assert_eq!(facts.as_read(), before);
    }

    #[test]
    fn dates_and_languages_are_told_as_one_reads_them() {
        assert_eq!(Fact::Published.readable("2025-11-15T05:00:00+01:00"), "2025-11-15 05:00:00+01:00");
        assert_eq!(Fact::Published.readable("Tuesday"), "Tuesday");
        assert_eq!(Fact::Language.readable("de"), "German");
    }
}
