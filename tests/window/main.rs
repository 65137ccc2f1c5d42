//! The window, driven by role and label, without a display. One file for each thing a reader does.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

#[path = "../driver/mod.rs"]
mod driver;

mod accounts;
mod columns;
mod commands;
mod find;
mod inspector;
mod leaving;
mod names;
mod opening;
mod own_model;
mod projects;
mod recovery;
mod reshaping;
mod selecting;
mod sitting;
mod stepping;
mod tooltips;
mod views;
mod writings;

use corroborate::app::Window;
use corroborate::comparison::Comparison;
use driver::Driven;
use egui_kittest::kittest::Queryable as _;

/// The comparison that the window shows.
fn shown(harness: &Driven) -> &Comparison {
    harness.state().as_ref().and_then(Window::comparison).expect("a comparison is shown")
}

/// Whether something on the screen has this in its name.
fn is_there(harness: &Driven, label: &str) -> bool {
    harness.query_all_by_label_contains(label).next().is_some()
}

/// Clicks what has this name, and lets the window settle.
fn click(harness: &mut Driven, label: &str) {
    harness.get_by_label(label).click();
    driver::settle(harness);
}
