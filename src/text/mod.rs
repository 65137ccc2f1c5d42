//! What stands in a text: sentences, words, numbers, names, negation.

mod language;
mod passage;
mod sentences;
mod words;

pub use language::Language;
pub use passage::{Attribution, Passage, segment};
pub use sentences::sentences;
pub use words::{Word, form_of, words};
