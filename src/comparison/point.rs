//! One thing said about the event, who says it, and who leaves it out.

use crate::account::{PassageId, Siglum};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the accounts together make of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Two or more independent accounts agree.
    Corroborated,
    /// Accounts contradict each other.
    Disputed,
    /// Accounts agree, but by copying one another.
    Repeated,
    /// One account alone says it, or none of those that speak of it agree.
    SingleSource,
}

impl Standing {
    /// All standings, in the order legends list them.
    pub const ALL: [Self; 4] = [Self::Corroborated, Self::Disputed, Self::Repeated, Self::SingleSource];
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Corroborated => "corroborated",
            Self::Disputed => "disputed",
            Self::Repeated => "repeated",
            Self::SingleSource => "single source",
        })
    }
}

/// What one account has to say on one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Says it.
    Says,
    /// Speaks of the same matter. Whether it agrees was not decided, unless a reason says that both may be true.
    Differs,
    /// Says what cannot be true together with what others say.
    Contradicts,
    /// Not found in this account.
    Silent,
}

impl fmt::Display for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Says => "says",
            Self::Differs => "differs",
            Self::Contradicts => "contradicts",
            Self::Silent => "silent",
        })
    }
}

/// One thing said about the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its place in story order, from 0. Shown as `P1`, `P2` …
    pub index: usize,
    /// What the accounts together make of it.
    pub standing: Standing,
    /// The passages that say it, by siglum and place.
    pub passages: Vec<PassageId>,
    /// Indices into [`Comparison::links`](super::Comparison::links): the links between its passages.
    pub links: Vec<usize>,
    /// The accounts that hold together, the largest side first. Every account that speaks is on exactly one.
    pub sides: Vec<Vec<Siglum>>,
    /// One voice an account, in the order of the accounts.
    pub voices: Vec<Voice>,
    /// For each account that is silent, the passage nearest to this point, if any comes near; `None` for the others.
    pub nearest: Vec<Option<Nearest>>,
}

/// The passage of a silent account that comes nearest to a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The passage.
    pub passage: PassageId,
    /// How alike it is to the nearest passage of the point, 0 to 1.
    pub similarity: f32,
}

impl Point {
    /// What it is called in the window and the reports: `P1`.
    pub fn id(&self) -> String {
        format!("P{}", self.index + 1)
    }

    /// The accounts that say something on it, in order.
    pub fn speakers(&self) -> impl Iterator<Item = Siglum> + '_ {
        self.voices.iter().enumerate().filter(|(_, voice)| **voice != Voice::Silent).map(|(i, _)| Siglum::of(i))
    }

    /// The accounts in which it was not found, in order.
    pub fn silent(&self) -> impl Iterator<Item = Siglum> + '_ {
        self.voices.iter().enumerate().filter(|(_, voice)| **voice == Voice::Silent).map(|(i, _)| Siglum::of(i))
    }

    /// The passages of one account on this point.
    pub fn passages_of(&self, siglum: Siglum) -> impl Iterator<Item = PassageId> + '_ {
        self.passages.iter().copied().filter(move |id| id.siglum == siglum)
    }
}
