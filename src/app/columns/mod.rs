//! The accounts side by side: each sentence with its sign, ribbons between those that speak of the same thing, and beside
//! each text a strip that shows the whole of it.

mod bonds;
mod flow;
mod header;
mod options;
mod plan;
mod ribbons;
mod row;
mod strip;
mod view;

pub use options::{Options, WIDTHS};
pub(super) use view::Columns;
