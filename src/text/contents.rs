//! Everything that is read of a passage by itself: once, however many others it is held against.

use super::{Figures, Language, Negation, Word, figures, negations, words};

/// What stands in a passage.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Its words.
    pub words: Vec<Word>,
    /// The language they were read in.
    pub language: Language,
    /// Its numbers, dates and clock times.
    pub figures: Figures,
    /// What it says is not so.
    pub negations: Vec<Negation>,
}

/// Reads a passage of `language`.
pub fn contents(text: &str, language: Language) -> Contents {
    contents_of(text, words(text, language), language)
}

/// Reads a passage of `language` whose words are known.
pub fn contents_of(text: &str, words: Vec<Word>, language: Language) -> Contents {
    let figures = figures(text, &words, language);
    let negations = negations(text, &words, language);
    Contents { words, language, figures, negations }
}
