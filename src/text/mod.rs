//! What stands in a text: sentences, words, numbers, names, negation.

mod amounts;
mod bound;
mod calendar;
mod clock;
mod date;
mod dates;
mod fate;
mod figures;
mod language;
mod measures;
mod lexicon;
mod negation;
mod number_words;
mod numeral;
mod passage;
mod quantity;
mod scan;
mod sentences;
mod times;
mod unit;
mod words;

pub use bound::Bound;
pub use calendar::weekday_name;
pub use clock::ClockTime;
pub use date::{Date, Weekday, When};
pub use fate::Fate;
pub use figures::{Figures, figures, quantities};
pub use language::Language;
pub use lexicon::{Lemma, Lexicon, lexicon};
pub use negation::{Negation, breaks, negations};
pub use passage::{Attribution, Passage, segment};
pub use quantity::{Change, Meeting, Quantity};
pub use sentences::sentences;
pub use unit::Measure;
pub use words::{Word, form_of, words};
