//! Finds the passages of different accounts that speak of the same thing.
//!
//! No account is the base text, and every passage may meet every other; where two accounts keep one order, that counts a little. An
//! inverted index finds those that share rare words; those near in meaning are found by their vectors, a few nanoseconds a pair.

mod across;
mod ages;
mod candidates;
mod corpus;
mod deeds;
mod denials;
mod foremost;
mod gaps;
mod matching;
mod meaning;
mod order;
mod similarity;
mod states;
mod vocabulary;
mod weights;

pub use candidates::{Pair, candidates};
pub use corpus::{Bag, Corpus, Features};
pub use matching::{Alignment, align, matches, strictness};
pub(crate) use meaning::is_known;
pub use meaning::{Meaning, meanings};
pub use similarity::{affirmed_nearness, lexical_similarity, nearness, similarity};
