//! Progress of long work, and its cancelling.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

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
}

impl Watch {
    /// Asks the work to stop; it does so at its next step.
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
            _ => Stage::Gathering,
        };
        (stage, self.permille.load(Ordering::Relaxed) as f32 / 1000.0)
    }

    /// Says where the work is; an error when it was asked to stop.
    pub fn step(&self, stage: Stage, done: usize, of: usize) -> Result<(), Cancelled> {
        self.stage.store(stage as u32, Ordering::Relaxed);
        let permille = (done * 1000).checked_div(of).unwrap_or(1000);
        self.permille.store(permille.min(1000) as u32, Ordering::Relaxed);
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }
}

/// The reader asked the work to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;
