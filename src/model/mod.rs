//! A small language model that ships inside the program: it finds passages that mean nearly the same in other words. And a model of
//! the reader's own, where the reader names one ([`NliModel`]), which says of linked passages whether one follows from the other.
//!
//! The first is a tier, not a crutch: without it (`--no-model`), and for languages other than English, words alone decide. Its word is
//! never read as agreement.
//!
//! ```
//! use corroborate::comparison::Watch;
//! use corroborate::model::SentenceModel;
//!
//! let model = SentenceModel::embedded()?;
//! let vectors = model.vectors(&["The doors had been locked.", "Nobody could get out by the exits."], &Watch::default())?;
//! let (Some(a), Some(b)) = (&vectors[0], &vectors[1]) else { unreachable!("both are sentences") };
//! assert!(a.cosine(b) > 0.4);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod folder;
mod nli;
mod pieces;
mod sentence;
mod vector;

pub use error::ModelError;
pub use nli::{Answer, NliModel};
pub use pieces::Pieces;
pub use sentence::SentenceModel;
pub use vector::{Vector, WIDTH};
