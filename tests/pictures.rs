//! Small pictures of the window, held against those in `tests/snapshots`: light and dark, in both directions, empty.
//!
//! They need a Vulkan or OpenGL driver; software drawing is enough. Only the fonts of the program are used.
//! `UPDATE_SNAPSHOTS=1 cargo test --features pictures --test pictures` accepts what it draws now.

#![cfg(feature = "pictures")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

mod driver;

use driver::{Driven, RIGHT_TO_LEFT, files, harbour_fire, settle, window_of};
use eframe::egui::Theme;
use egui_kittest::SnapshotOptions;
use egui_kittest::kittest::Queryable as _;

/// Small differences between drivers do not count: a slightly different shade anywhere, another pixel here and there.
fn compare(harness: &mut Driven, name: &str) {
    let options = SnapshotOptions::new().threshold(1.2).max_failed_pixels(40_usize);
    harness.snapshot_options(name, &options);
}

fn with_a_dispute_selected(theme: Theme) -> Driven {
    let mut harness = window_of([1000.0, 560.0], 1.0, theme, vec![harbour_fire()]);
    harness.query_all_by_label_contains(", disputed: ").next().expect("a disputed sentence in view").click();
    settle(&mut harness);
    harness.remove_cursor();
    harness.run_steps(3);
    harness
}

#[test]
fn a_dispute_of_the_harbour_fire_on_light() {
    compare(&mut with_a_dispute_selected(Theme::Light), "harbour_fire_light");
}

#[test]
fn a_dispute_of_the_harbour_fire_on_dark() {
    compare(&mut with_a_dispute_selected(Theme::Dark), "harbour_fire_dark");
}

fn view(name: &str, theme: Theme) -> Driven {
    let mut harness = window_of([1000.0, 560.0], 1.0, theme, vec![harbour_fire()]);
    harness.get_by_label(name).click();
    settle(&mut harness);
    harness.remove_cursor();
    harness.run_steps(3);
    harness
}

#[test]
fn the_matrix_on_light() {
    compare(&mut view("Matrix", Theme::Light), "matrix_light");
}

#[test]
fn the_matrix_on_dark() {
    compare(&mut view("Matrix", Theme::Dark), "matrix_dark");
}

#[test]
fn the_overview_on_light() {
    compare(&mut view("Overview", Theme::Light), "overview_light");
}

#[test]
fn the_overview_on_dark() {
    compare(&mut view("Overview", Theme::Dark), "overview_dark");
}

#[test]
fn the_timeline_on_light() {
    compare(&mut view("Timeline", Theme::Light), "timeline_light");
}

#[test]
fn the_timeline_on_dark() {
    compare(&mut view("Timeline", Theme::Dark), "timeline_dark");
}

#[test]
fn accounts_written_from_right_to_left() {
    let (_folder, paths) = files(&RIGHT_TO_LEFT);
    compare(&mut window_of([900.0, 420.0], 1.0, Theme::Light, paths), "right_to_left");
}

#[test]
fn an_empty_window() {
    compare(&mut window_of([700.0, 480.0], 1.0, Theme::Light, Vec::new()), "empty");
}
