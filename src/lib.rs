//! Compares several accounts of one event: what they agree on, what they dispute, what each leaves out, and why.

pub mod account;
pub mod align;
#[cfg(feature = "window")]
pub mod app;
pub mod comparison;
pub mod diff;
pub mod judge;
pub mod model;
pub mod parse;
pub mod project;
pub mod report;
pub mod text;
