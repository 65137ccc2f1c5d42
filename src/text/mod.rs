//! What stands in a text: sentences, words, numbers, names, negation.

mod language;
mod lexicon;
mod negation;
mod numeral;
mod passage;
mod quantity;
mod sentences;
mod words;

pub use language::Language;
pub use lexicon::{Lemma, Lexicon, lexicon};
pub use negation::{Negation, breaks, negations};
pub use passage::{Attribution, Passage, segment};
pub use quantity::{Measure, Quantity, quantities};
pub use sentences::sentences;
pub use words::{Word, form_of, words};
