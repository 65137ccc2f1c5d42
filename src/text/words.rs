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

use super::kept::Kept;
use super::{Form, Language};
use ahash::AHashMap;
use std::cell::RefCell;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte range in the passage's text.
    pub span: Range<usize>,
    /// Lower case, compatibility-normalised, without a possessive ending: `Crews’` → `crews`.
    pub form: Form,
    /// `form` without its grammatical ending: `burning` → `burn`.
    pub stem: Form,
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
    let mut found = Vec::new();
    for (at, raw) in text.unicode_word_indices() {
        let head = elided(raw, language);
        if head > 0 {
            found.push(elision(at, &raw[..head]));
        }
        found.push(word(at + head, &raw[head..], language));
    }
    found
}

/// How many bytes of a word are another word, joined to it by an apostrophe: `l'` of `l'Ukraine`, `dell'` of `dell'arsenale`. A name
/// such as `D'Annunzio` is one word.
fn elided(raw: &str, language: Language) -> usize {
    let heads: &[&str] = match language.code() {
        "fr" => &["l", "d", "n", "qu", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu"],
        "it" => &["l", "d", "un", "dell", "all", "nell", "dall", "sull", "c", "s", "quell", "quest", "m", "t", "v"],
        _ => return 0,
    };
    let Some((head, tail)) = raw.split_once(APOSTROPHES) else { return 0 };
    let small = head.to_lowercase();
    // "D'Annunzio" and "s'il", which is a word of its own.
    let name = head != small && tail.starts_with(char::is_uppercase) && head.chars().count() == 1 && small != "l";
    let known = heads.contains(&small.as_str()) && !(small == "s" && tail.starts_with("il"));
    if known && !name && !tail.is_empty() { raw.len() - tail.len() } else { 0 }
}

/// What stands for an apostrophe in words.
const APOSTROPHES: [char; 4] = ['\'', '’', 'ʼ', '‘'];

/// The first part of an elision, with its apostrophe.
fn elision(at: usize, raw: &str) -> Word {
    let form: Form = raw.to_lowercase().chars().map(|c| if APOSTROPHES.contains(&c) { '\'' } else { c }).collect::<String>().into();
    Word { span: at..at + raw.len(), capital: raw.starts_with(char::is_uppercase), stem: form.clone(), form, function: true }
}

fn word(at: usize, raw: &str, language: Language) -> Word {
    thread_local!(static KNOWN: RefCell<AHashMap<Language, Kept<Read>>> = RefCell::default());
    let Read { form, stem, function } =
        KNOWN.with_borrow_mut(|known| known.entry(language).or_default().of(raw, || Read::new(raw, language)));
    Word { span: at..at + raw.len(), capital: raw.starts_with(char::is_uppercase), form, stem, function }
}

/// What of a word does not depend on where it stands.
#[derive(Clone)]
struct Read {
    form: Form,
    stem: Form,
    function: bool,
}

impl Read {
    fn new(raw: &str, language: Language) -> Self {
        let form = Form::from(form_of(raw));
        let function = language.is_function_word(&form);
        let stem = if function { form.clone() } else { Form::from(language.stem(&form)) };
        // Most words are their own stem.
        let stem = if stem == form { form.clone() } else { stem };
        Self { form, stem, function }
    }
}

/// Whether a word says whose something is: `their`.
pub(crate) fn is_possessive(form: &str) -> bool {
    matches!(form, "his" | "her" | "its" | "their" | "our" | "my")
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
        let text = "L’Ukraine n’existait pas, dit D’Annunzio jusqu'à l'aube";
        let language = Language::from_code("fr").expect("a known code");
        let found = words(text, language);
        let shown: Vec<&str> = found.iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(shown, ["L’", "Ukraine", "n’", "existait", "pas", "dit", "D’Annunzio", "jusqu'", "à", "l'", "aube"]);
        assert_eq!((found[0].form.as_str(), found[2].form.as_str()), ("l'", "n'"));
        let text = "Überall brannte’s, um 7.30 Uhr.";
        let shown: Vec<&str> = words(text, Language::detect(text)).iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(shown, ["Überall", "brannte’s", "um", "7.30", "Uhr"]);
    }
}
