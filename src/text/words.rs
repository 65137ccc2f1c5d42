//! The words of a passage, each with the form that is compared.
//!
//! The text itself is never changed: case, accents written in two ways, typographic apostrophes and word endings are
//! evened out in the *features* only.
//!
//! ```
//! use corroborate::text::{Language, words};
//!
//! let found = words("The crews’ boats were burning", Language::ENGLISH);
//! let stems: Vec<&str> = found.iter().map(|word| word.stem.as_str()).collect();
//! assert_eq!(stems, ["the", "crew", "boat", "were", "burn"]);
//! ```

use super::Language;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte range in the passage's text.
    pub span: Range<usize>,
    /// Lower case, compatibility-normalised, without a possessive ending: `Crews’` → `crews`.
    pub form: String,
    /// `form` without its grammatical ending: `burning` → `burn`.
    pub stem: String,
    /// It starts with a capital letter.
    pub capital: bool,
    /// An article, preposition, pronoun or auxiliary: it says little about what the passage is about.
    pub function: bool,
}

impl Word {
    /// Whether it begins with a digit.
    pub fn is_number(&self) -> bool {
        self.form.starts_with(|c: char| c.is_numeric())
    }
}

/// The words of a passage, in order.
pub fn words(text: &str, language: Language) -> Vec<Word> {
    text.unicode_word_indices().map(|(at, raw)| word(at, raw, language)).collect()
}

fn word(at: usize, raw: &str, language: Language) -> Word {
    let form = form_of(raw);
    let function = language.is_function_word(&form);
    let stem = if function { form.clone() } else { language.stem(&form) };
    Word { span: at..at + raw.len(), capital: raw.starts_with(char::is_uppercase), form, stem, function }
}

/// The form of a word that is compared: `Don’t` → `don't`, `Anna’s` → `anna`, `ﬁre` → `fire`.
pub fn form_of(raw: &str) -> String {
    let mut form: String = raw
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c })
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}'))
        .collect();
    if let Some(owner) = form.strip_suffix("'s").filter(|owner| !owner.is_empty()) {
        form.truncate(owner.len());
    } else if let Some(owner) = form.strip_suffix('\'').filter(|owner| !owner.is_empty()) {
        form.truncate(owner.len());
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_even_out_what_only_looks_different() {
        for (raw, form) in [("Anna’s", "anna"), ("DON’T", "don't"), ("ﬁre", "fire"), ("Cafe\u{301}", "café"), ("crews’", "crews")]
        {
            assert_eq!(form_of(raw), form);
        }
    }

    #[test]
    fn spans_point_into_the_untouched_text() {
        let text = "Überall brannte’s, um 7.30 Uhr.";
        let shown: Vec<&str> = words(text, Language::detect(text)).iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(shown, ["Überall", "brannte’s", "um", "7.30", "Uhr"]);
    }
}
