//! What words of German, French, Italian and Spanish mean in English, so that what the lexicon knows of English words is known of them too,
//! and accounts in two languages can be held against each other.
//!
//! ```text
//! gestiegen  →  rise      gesunken  →  sink      Steg  →  bridge
//! ```
//!
//! The words are those that accounts of one event are full of (assets/words/glossary.txt). What stands in no line has no meaning here.

use super::{Lemma, lexicon, lines};
use crate::text::{Language, Word};
use ahash::AHashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../assets/words/glossary.txt");

/// The languages of the table, in the order of its columns.
const LANGUAGES: [&str; 4] = ["de", "fr", "it", "es"];

/// What a word most usually means, in English: two words at most of an English one; those of the table, in its order, for one of another
/// language, and none where it is not there.
pub(crate) fn meanings(language: Language, word: &Word) -> Vec<Lemma> {
    match language {
        Language::ENGLISH => lexicon().lemmas(&word.form).into_iter().take(2).collect(),
        _ => listed(language, &word.form, &word.stem).to_vec(),
    }
}

/// The words of the table that an English word can stand for: itself, `inspect` for `inspection`, `bridge` for `footbridge`.
pub(crate) fn known_as(lemma: Lemma) -> Vec<Lemma> {
    static KNOWN: LazyLock<Vec<Lemma>> = LazyLock::new(|| {
        let words = lines(TABLE).filter_map(|line| lexicon().lemma(line.split('|').next()?.trim()));
        words.collect()
    });
    match KNOWN.contains(&lemma) {
        true => vec![lemma],
        false => KNOWN.iter().copied().filter(|&known| lexicon().same(lemma, known)).collect(),
    }
}

fn listed(language: Language, form: &str, stem: &str) -> &'static [Lemma] {
    static GLOSSARY: LazyLock<Glossary> = LazyLock::new(Glossary::read);
    let Some(column) = LANGUAGES.iter().position(|code| *code == language.code()) else { return &[] };
    let Columns { forms, stems } = &GLOSSARY.columns[column];
    forms.get(form).or_else(|| stems.get(stem)).map_or(&[], Vec::as_slice)
}

/// The table, read when first asked for.
struct Glossary {
    columns: [Columns; LANGUAGES.len()],
}

/// The words of one language.
#[derive(Default)]
struct Columns {
    forms: AHashMap<&'static str, Vec<Lemma>>,
    /// Stems of words that mean one thing.
    stems: AHashMap<String, Vec<Lemma>>,
}

impl Glossary {
    fn read() -> Self {
        let mut columns: [Columns; LANGUAGES.len()] = Default::default();
        for line in lines(TABLE) {
            let mut cells = line.split('|').map(str::trim);
            let Some(lemma) = cells.next().and_then(|word| lexicon().lemma(word)) else { continue };
            for ((column, code), cell) in columns.iter_mut().zip(LANGUAGES).zip(cells) {
                let Some(language) = Language::from_code(code) else { continue };
                for form in cell.split_whitespace() {
                    let (of_form, of_stem) = (column.forms.entry(form).or_default(), column.stems.entry(language.stem(form)).or_default());
                    [of_form, of_stem].into_iter().filter(|known| !known.contains(&lemma)).for_each(|known| known.push(lemma));
                }
            }
        }
        let of_one = |lemmas: &[Lemma]| lemmas.windows(2).all(|two| matches!(two, [a, b] if lexicon().same(*a, *b)));
        columns.iter_mut().for_each(|column| column.stems.retain(|_, lemmas| of_one(lemmas)));
        Self { columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(code: &str, form: &str) -> Vec<&'static str> {
        let language = Language::from_code(code).expect("a known code");
        listed(language, form, &language.stem(form)).iter().map(|&lemma| lexicon().word(lemma)).collect()
    }

    #[test]
    fn words_of_four_languages_mean_something_in_english() {
        for (code, form, word) in [
            ("de", "gestiegen", "rise"),
            ("de", "brücken", "bridge"),
            ("de", "geschlossenen", "close"),
            ("fr", "fermée", "close"),
            ("fr", "incendies", "fire"),
            ("it", "feriti", "injure"),
            ("es", "rescatados", "save"),
        ] {
            assert_eq!(meant(code, form).last(), Some(&word), "{form}");
        }
        assert_eq!(meant("fr", "mort"), ["die", "dead"]);
    }

    #[test]
    fn what_is_not_known_means_nothing() {
        assert!(meant("de", "laternenpfahl").is_empty());
        assert!(meant("en", "bridge").is_empty());
        assert!(meant("nl", "brug").is_empty());
    }

    #[test]
    fn every_line_has_a_known_english_word_and_four_languages() {
        for line in lines(TABLE) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 1 + LANGUAGES.len(), "{line}");
            assert!(lexicon().lemma(cells[0]).is_some(), "{line}");
            assert!(cells.iter().all(|cell| *cell == cell.to_lowercase()), "{line}");
        }
    }
}
