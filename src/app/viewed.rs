//! A comparison as it is shown: the machine's, and the reader's view of it.

use crate::comparison::{Cancelled, Comparison, Rulings, Watch};
use std::sync::Arc;

/// A comparison as it is shown.
pub(super) struct Viewed {
    /// As the engine made it.
    pub(super) machine: Arc<Comparison>,
    /// With these rulings applied.
    pub(super) view: Arc<Comparison>,
    pub(super) rulings: Rulings,
}

impl Viewed {
    /// Applies rulings. Without any, the view is the machine's.
    pub(super) fn new(machine: Arc<Comparison>, rulings: Rulings, watch: &Watch) -> Result<Self, Cancelled> {
        let view = if rulings.list().is_empty() { Arc::clone(&machine) } else { Arc::new(rulings.read_watched(&machine, watch)?) };
        Ok(Self { machine, view, rulings })
    }
}
