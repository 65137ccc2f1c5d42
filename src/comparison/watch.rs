//! Progress of long work, and its cancelling.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};

/// A stage of the comparison, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Cutting the accounts into passages.
    Segmenting,
    /// Reading the passages for their meaning.
    Reading,
    /// Looking for passages that speak of the same thing.
    Aligning,
    /// Telling agreement from contradiction.
    Judging,
    /// Asking the reader's own model.
    Asking,
    /// Gathering points.
    Gathering,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Segmenting => "Reading the accounts",
            Self::Reading => "Reading for meaning",
            Self::Aligning => "Finding passages that speak of the same thing",
            Self::Judging => "Telling agreement from contradiction",
            Self::Asking => "Asking your own model",
            Self::Gathering => "Gathering points",
        })
    }
}

/// Shared between the thread that compares and the one that waits: progress one way, cancelling the other.
#[derive(Debug, Default)]
pub struct Watch {
    cancelled: AtomicBool,
    stage: AtomicU32,
    permille: AtomicU32,
    looks: AtomicUsize,
    /// At which look it cancels by itself; 0 for never.
    last: usize,
}

impl Watch {
    /// A watch that asks the work to stop when the work looks at it for the `look`-th time, from 1: what a reader does at some moment,
    /// without a clock.
    pub fn cancelling_at(look: usize) -> Self {
        Self { last: look, ..Self::default() }
    }

    /// Asks the work to stop; it does so when it looks next.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Where the work is: its stage, and how much of that stage is done, 0 to 1.
    pub fn progress(&self) -> (Stage, f32) {
        let stage = match self.stage.load(Ordering::Relaxed) {
            0 => Stage::Segmenting,
            1 => Stage::Reading,
            2 => Stage::Aligning,
            3 => Stage::Judging,
            4 => Stage::Asking,
            _ => Stage::Gathering,
        };
        (stage, self.permille.load(Ordering::Relaxed) as f32 / 1000.0)
    }

    /// Says where the work is; an error when it was asked to stop.
    pub fn step(&self, stage: Stage, done: usize, of: usize) -> Result<(), Cancelled> {
        self.stage.store(stage as u32, Ordering::Relaxed);
        let permille = (done * 1000).checked_div(of).unwrap_or(1000);
        self.permille.store(permille.min(1000) as u32, Ordering::Relaxed);
        self.look()
    }

    /// An error when the work was asked to stop. Every loop whose length depends on the accounts looks, in whatever thread it runs:
    /// the work ends within a few milliseconds of being asked to.
    pub fn look(&self) -> Result<(), Cancelled> {
        let looks = self.looks.fetch_add(1, Ordering::Relaxed) + 1;
        if looks == self.last {
            self.cancel();
        }
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// How often the work has looked.
    pub fn looks(&self) -> usize {
        self.looks.load(Ordering::Relaxed)
    }
}

/// The reader asked the work to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;
