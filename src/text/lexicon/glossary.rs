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
        _ => listed(language, word).to_vec(),
    }
}

/// The words of the table that an English word can stand for: itself, `inspect` for `inspection`, `bridge` for `footbridge`.
pub(crate) fn known_as(lemma: Lemma) -> Vec<Lemma> {
    let known = &GLOSSARY.english;
    match known.contains(&lemma) {
        true => vec![lemma],
        false => known.iter().copied().filter(|&known| lexicon().same(lemma, known)).collect(),
    }
}

/// What the table says of a word, as it stands or without a regular ending.
fn listed(language: Language, word: &Word) -> &'static [Lemma] {
    let Some(column) = LANGUAGES.iter().position(|code| *code == language.code()) else { return &[] };
    let Column { nouns, others } = &GLOSSARY.columns[column];
    // German writes nouns with a capital.
    let nouns = (language != Language::GERMAN || word.capital).then_some(nouns);
    let of = |form: &str| nouns.and_then(|nouns| nouns.get(form)).or_else(|| others.get(form));
    let found = of(&word.form).or_else(|| bases(language, &word.form).iter().find_map(|base| of(base)));
    found.map_or(&[], Vec::as_slice)
}

/// What a form can be without the endings of the plural, of gender, and of German cases: `aperte` → `aperto`. Words are too much alike for
/// more: `ferme` is no form of `fermer` where it is a farm.
fn bases(language: Language, form: &str) -> Vec<String> {
    const SHORTEST: usize = 4;
    const LONG: usize = 6;
    let (endings, of_o): (&[&str], &[&str]) = match language.code() {
        "de" => (&["en", "er", "es", "em", "e", "n", "s"], &[]),
        "fr" => (&["es", "e", "s", "x"], &[]),
        "it" => (&[], &["a", "i", "e"]),
        "es" => (&["es", "s"], &["as", "os", "a"]),
        _ => (&[], &[]),
    };
    // "Vente" is no form of "vent".
    let shortest = |ending: &str| SHORTEST + usize::from(language.code() == "fr" && ending.starts_with('e'));
    let cut = |ending: &&str| form.strip_suffix(*ending).filter(|base| base.chars().count() >= shortest(ending));
    let own = endings.iter().filter_map(cut).map(str::to_owned);
    let gender = of_o.iter().filter(|_| form.chars().count() >= LONG).filter_map(cut).map(|base| format!("{base}o"));
    // "Sobrevivieron" is one of those who "sobrevivió".
    let plurals: &[(&str, &str)] = match language.code() {
        "fr" => &[("èrent", "a")],
        "it" => &[("arono", "ò"), ("irono", "ì")],
        "es" => &[("ieron", "ió"), ("aron", "ó")],
        _ => &[],
    };
    let plural = plurals.iter().filter_map(|(ending, one)| form.strip_suffix(*ending).map(|base| format!("{base}{one}")));
    own.chain(gender).chain(plural).collect()
}

/// The table, read when first asked for.
static GLOSSARY: LazyLock<Glossary> = LazyLock::new(Glossary::read);

struct Glossary {
    /// What the words mean.
    english: Vec<Lemma>,
    columns: [Column; LANGUAGES.len()],
}

/// The words of one language.
#[derive(Default)]
struct Column {
    nouns: AHashMap<&'static str, Vec<Lemma>>,
    others: AHashMap<&'static str, Vec<Lemma>>,
}

impl Glossary {
    fn read() -> Self {
        let mut columns: [Column; LANGUAGES.len()] = Default::default();
        let (mut english, mut nouns) = (Vec::new(), false);
        for line in lines(TABLE) {
            if line.starts_with('[') {
                nouns = line == "[nouns]";
            }
            let mut cells = line.split('|').map(str::trim);
            let Some(lemma) = cells.next().and_then(|word| lexicon().lemma(word)) else { continue };
            english.push(lemma);
            for (column, cell) in columns.iter_mut().zip(cells) {
                let part = if nouns { &mut column.nouns } else { &mut column.others };
                for form in cell.split_whitespace() {
                    let known = part.entry(form).or_default();
                    if !known.contains(&lemma) {
                        known.push(lemma);
                    }
                }
            }
        }
        Self { english, columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn meant(code: &str, text: &str) -> Vec<&'static str> {
        let language = Language::from_code(code).expect("a known code");
        let found = words(text, language);
        found.iter().flat_map(|word| listed(language, word)).map(|&lemma| lexicon().word(lemma)).collect()
    }

    #[test]
    fn words_of_four_languages_mean_something_in_english() {
        for (code, form, word) in [
            ("de", "gestiegen", "rise"),
            ("de", "Brücken", "bridge"),
            ("de", "geschlossenen", "close"),
            ("fr", "fermées", "close"),
            ("fr", "incendies", "fire"),
            ("it", "aperte", "open"),
            ("it", "feriti", "injure"),
            ("es", "rescatadas", "save"),
            ("es", "puentes", "bridge"),
        ] {
            assert_eq!(meant(code, form), [word], "{form}");
        }
        assert_eq!(meant("fr", "mort"), ["die", "dead"]);
    }

    #[test]
    fn what_is_not_known_or_more_often_something_else_means_nothing() {
        for (code, form) in [
            ("de", "Laternenpfahl"),
            ("de", "brand"),
            ("de", "landen"),
            ("fr", "ferme"),
            ("fr", "vente"),
            ("it", "testo"),
            ("it", "prima"),
            ("es", "hombro"),
            ("es", "vino"),
            ("es", "cuarta"),
            ("en", "bridge"),
            ("nl", "brug"),
        ] {
            assert_eq!(meant(code, form), Vec::<&str>::new(), "{form}");
        }
    }

    #[test]
    fn every_line_has_a_known_english_word_and_four_languages() {
        for line in lines(TABLE).filter(|line| !line.starts_with('[')) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 1 + LANGUAGES.len(), "{line}");
            assert!(lexicon().lemma(cells[0]).is_some(), "{line}");
            assert!(cells.iter().all(|cell| *cell == cell.to_lowercase()), "{line}");
        }
    }
}
