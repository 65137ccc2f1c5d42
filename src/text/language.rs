//! The language of a text, as far as words go: their endings, and which of them are function words.
//!
//! ```
//! use corroborate::text::Language;
//!
//! let german = Language::detect("Das Feuer im Hafen zerstörte in der Nacht zwei Boote und eine Lagerhalle.");
//! assert_eq!(german.code(), "de");
//! assert_eq!(german.stem("lagerhallen"), german.stem("lagerhalle"));
//! ```

use super::lexicon;
use crate::account::{Account, code_at, place_of};
use ahash::AHashSet;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation as _;
use whatlang::Lang;

/// A language whose word endings the program knows, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(usize);

/// ISO 639-1 code, the detector's name, the stemmer, the function words (empty: rarity alone weighs the words).
type Row = (&'static str, Lang, Algorithm, &'static str);

static TABLE: [Row; 17] = [
    ("en", Lang::Eng, Algorithm::English, include_str!("../../assets/words/function.en.txt")),
    ("de", Lang::Deu, Algorithm::German, include_str!("../../assets/words/function.de.txt")),
    ("fr", Lang::Fra, Algorithm::French, include_str!("../../assets/words/function.fr.txt")),
    ("es", Lang::Spa, Algorithm::Spanish, include_str!("../../assets/words/function.es.txt")),
    ("it", Lang::Ita, Algorithm::Italian, include_str!("../../assets/words/function.it.txt")),
    ("nl", Lang::Nld, Algorithm::Dutch, ""),
    ("pt", Lang::Por, Algorithm::Portuguese, ""),
    ("ar", Lang::Ara, Algorithm::Arabic, ""),
    ("da", Lang::Dan, Algorithm::Danish, ""),
    ("el", Lang::Ell, Algorithm::Greek, ""),
    ("fi", Lang::Fin, Algorithm::Finnish, ""),
    ("hu", Lang::Hun, Algorithm::Hungarian, ""),
    ("no", Lang::Nob, Algorithm::Norwegian, ""),
    ("ro", Lang::Ron, Algorithm::Romanian, ""),
    ("ru", Lang::Rus, Algorithm::Russian, ""),
    ("sv", Lang::Swe, Algorithm::Swedish, ""),
    ("tr", Lang::Tur, Algorithm::Turkish, ""),
];

static FUNCTION_WORDS: LazyLock<Vec<AHashSet<&'static str>>> =
    LazyLock::new(|| TABLE.iter().map(|(_, _, _, words)| words.split_whitespace().collect()).collect());

/// Texts are judged by their beginning: this many bytes tell a language reliably.
const DETECTION_BYTES: usize = 4000;
/// So sure the detector must be, 0 to 1.
const SURE: f64 = 0.5;
/// Of so few bytes the detector may be sure and wrong.
const FEW_BYTES: usize = 300;

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(0);

    /// German.
    pub const GERMAN: Self = Self(1);

    /// A language that is not known, and none of those that the program knows the words of: they are compared as they are written.
    pub const OTHER: Self = Self(TABLE.len());

    /// The language with this ISO 639-1 code (`de`, `de-AT`), when the program knows its endings.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code_at(place_of(code)?)?;
        TABLE.iter().position(|row| row.0 == code).map(Self)
    }

    /// The language of `text`; of a short one that is hardly English the likeliest. Where it cannot be told: English, or
    /// [another](Self::OTHER) where its letters are not Latin.
    pub fn detect(text: &str) -> Self {
        let end = (0..=DETECTION_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let detector = whatlang::Detector::with_allowlist(TABLE.iter().map(|row| row.1).collect());
        // Of a script that one language only is written in, that language is told, whatever is asked for.
        let text = &text[..end];
        let told =
            detector.detect(text).and_then(|info| Some((Self(TABLE.iter().position(|row| row.1 == info.lang())?), info.confidence())));
        let unknown = || if is_foreign(text) { Self::OTHER } else { Self::ENGLISH };
        let Some((language, sure)) = told else { return unknown() };
        if language == Self::ENGLISH && sure > SURE {
            return language;
        }
        let share = if end <= FEW_BYTES { share_of_english(text) } else { None };
        match share {
            // A sentence of English may look like Spanish by its letters, and one of Danish like Norwegian.
            Some(share) if language.is_english_after_all(text, share) => Self::ENGLISH,
            _ if sure > SURE => language,
            Some(share) if share < 0.4 => language,
            _ => unknown(),
        }
    }

    /// The language an account is read in: the one that is known of it, or else the one its text is in.
    pub fn of(account: &Account) -> Self {
        account.facts.language.as_deref().and_then(Self::known_as).unwrap_or_else(|| Self::detect(&account.text))
    }

    /// The language that is called so, be it one that the program knows the words of or not; `None` where there is no such code.
    pub fn known_as(code: &str) -> Option<Self> {
        Self::from_code(code).or_else(|| place_of(code).map(|at| Self(Self::OTHER.0 + 1 + at)))
    }

    /// ISO 639-1 code; `und` for one that is [not known](Self::OTHER).
    pub fn code(self) -> &'static str {
        let other = || code_at(self.0.checked_sub(Self::OTHER.0 + 1)?);
        self.row().map(|row| row.0).or_else(other).unwrap_or("und")
    }

    /// A lower-case word without its grammatical ending.
    pub fn stem(self, form: &str) -> String {
        self.row().map_or_else(|| form.to_owned(), |row| Stemmer::create(row.2).stem(form).into_owned())
    }

    /// Whether a lower-case word is an article, preposition, pronoun, auxiliary or the like.
    pub fn is_function_word(self, form: &str) -> bool {
        FUNCTION_WORDS.get(self.0).is_some_and(|words| words.contains(form))
    }

    /// Whether its words for numbers, days and negation are read. In other languages nothing but wording and digits is compared.
    pub fn is_read(self) -> bool {
        self.row().is_some_and(|row| !row.3.is_empty())
    }

    /// Whether a text that was taken for one in this language is English, of whose words this share is English: nearly all are, and hardly
    /// one is a function word of this language.
    fn is_english_after_all(self, text: &str, share: f32) -> bool {
        let own = |form: &String| !Self::ENGLISH.is_function_word(form) && self.is_function_word(form);
        // Where its function words are not known, more must be English.
        let least = if self.is_read() { 0.75 } else { 0.9 };
        share >= least && text.unicode_words().map(str::to_lowercase).filter(own).count() < 2
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.get(self.0)
    }
}

/// The part of the words that are English ones, those left out that begin with a capital and may be names; `None` where there are too few.
fn share_of_english(text: &str) -> Option<f32> {
    const FEW: usize = 4;
    let (mut known, mut all) = (0, 0);
    for word in text.unicode_words().filter(|word| word.chars().all(char::is_alphabetic)) {
        let form = word.to_lowercase();
        // In two letters the lexicon has chemical elements and states.
        let english = Language::ENGLISH.is_function_word(&form) || form.chars().count() > 2 && !lexicon().lemmas(&form).is_empty();
        known += usize::from(english);
        all += usize::from(english || !word.starts_with(char::is_uppercase));
    }
    (all >= FEW).then(|| known as f32 / all as f32)
}

/// Whether most letters are of no script that a language of the table is written in.
fn is_foreign(text: &str) -> bool {
    let known = |c: &char| matches!(c, '\0'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{600}'..='\u{6ff}' | '\u{1e00}'..='\u{1fff}');
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() > 2 * letters().filter(known).count()
}

/// Whether a letter is of a script that runs from right to left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_text() {
        let cases = [
            ("The fire in the harbour destroyed two boats during the night and nobody was hurt.", "en"),
            ("Das Feuer im Hafen zerstörte in der Nacht zwei Boote, verletzt wurde niemand.", "de"),
            ("L’incendie du port a détruit deux bateaux pendant la nuit, sans faire de blessés.", "fr"),
            ("El incendio del puerto destruyó dos barcos durante la noche y nadie resultó herido.", "es"),
        ];
        for (text, code) in cases {
            assert_eq!(Language::detect(text).code(), code, "{text}");
        }
    }

    #[test]
    fn a_sentence_of_english_words_is_english_whatever_its_letters_look_like() {
        let cases = [
            ("On 26 April 2016, Pereira joined Spanish club Granada on a season-long loan deal.", "en"),
            ("El fuego del puerto destruyó los barcos durante la noche y la gente salió a la calle.", "es"),
            ("De brand in de haven was om tien uur onder controle, maar twee boten gingen verloren.", "nl"),
            ("Branden i havnen blev slukket ved ottetiden, men to både gik tabt, og tre mænd blev såret.", "da no"),
            ("Branden i hamnen var under kontroll klockan tio, men två båtar gick förlorade.", "sv"),
        ];
        for (text, code) in cases {
            let told = Language::detect(text).code();
            assert!(code.contains(told), "{text}: {told}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_read_as_english() {
        assert_eq!(Language::detect("12 17"), Language::ENGLISH);
        assert_eq!(Language::detect(""), Language::ENGLISH);
    }

    #[test]
    fn languages_whose_words_are_not_known_are_another() {
        assert_eq!(Language::detect("港务局说，绳索仓库起火，十二人死亡。"), Language::OTHER);
        let known = |code: &str| Language::known_as(code).map(Language::code);
        assert_eq!([known("zh-TW"), known("pl"), known("nb-NO")], [Some("zh"), Some("pl"), Some("no")]);
        assert_ne!(Language::known_as("zh"), Language::known_as("ja"));
        assert_eq!(Language::known_as("nb"), Language::from_code("no"));
        assert_eq!((Language::known_as("x-default"), Language::known_as("fr").map(Language::code)), (None, Some("fr")));
        assert!(Language::ENGLISH.is_read() && !Language::OTHER.is_read());
        assert_eq!(Language::OTHER.stem("大门"), "大门");
    }

    #[test]
    fn codes_may_carry_a_region() {
        assert_eq!(Language::from_code("de-AT"), Some(Language::GERMAN));
        assert_eq!(Language::from_code("tlh"), None);
    }
}
