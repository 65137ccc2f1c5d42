//! What is known about an account beside its text.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// SHA-256 of the extracted text: ties between accounts are broken by it.
    pub text_sha256: String,
    /// Where a fact was found: `its first heading`, `the document's properties`, `the letters of its text`.
    pub origins: BTreeMap<Fact, String>,
}

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

impl Facts {
    /// Sets a fact and where it was found, over what was known before. What has no letter or figure is no fact.
    pub fn know(&mut self, fact: Fact, value: &str, origin: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.chars().any(char::is_alphanumeric) {
            return;
        }
        match fact {
            Fact::Title => self.title = value,
            Fact::Author => self.author = Some(value),
            Fact::Source => self.source = Some(value),
            Fact::Published => self.published = Some(value),
            Fact::Language => self.language = Some(value),
        }
        self.origins.insert(fact, origin.to_owned());
    }

    /// The facts that are known, with where each was found, in the order of [`Fact`].
    pub fn listed(&self) -> Vec<(Fact, &str, Option<&str>)> {
        let values = [
            (Fact::Title, Some(self.title.as_str()).filter(|title| !title.is_empty())),
            (Fact::Author, self.author.as_deref()),
            (Fact::Source, self.source.as_deref()),
            (Fact::Published, self.published.as_deref()),
            (Fact::Language, self.language.as_deref()),
        ];
        let known = values.into_iter().filter_map(|(fact, value)| Some((fact, value?)));
        known.map(|(fact, value)| (fact, value, self.origins.get(&fact).map(String::as_str))).collect()
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
}
