//! Finds the passages of different accounts that speak of the same thing.
//!
//! No account is the base text, and order does not matter: every passage may meet every other. An inverted index keeps
//! the cost far below that of comparing all with all.

mod candidates;
mod corpus;
mod matching;
mod similarity;

pub use candidates::{Pair, candidates};
pub use corpus::{Bag, Corpus, Features};
pub use matching::{Alignment, align, strictness};
pub use similarity::similarity;
