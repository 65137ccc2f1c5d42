//! The project in the window: where it is saved, what of it is not, and what is kept safe in the meantime.
//!
//! ```text
//! a change ── 3 s ──→ recovery file ── Save ──→ project, recovery file gone
//!                          └── crash ──→ the next start finds it (leftovers)
//! ```

mod desk;
mod difference;
mod keeper;
mod leftovers;
mod opening;
mod view_state;

pub(super) use desk::{Desk, Safety, Stamp, Then, name_of};
pub(super) use difference::{Difference, Row};
pub(super) use keeper::{Keeper, Order, Saved};
pub(super) use leftovers::{Leftover, leftovers};
pub(super) use opening::{Arrival, Changed, open, recover};
pub(super) use view_state::ViewState;
