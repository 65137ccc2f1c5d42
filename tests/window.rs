//! The window, driven by role and label, without a display.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::app::Window;
use egui_kittest::{Harness, kittest::Queryable as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A window on these files, after they have been compared.
fn window(paths: Vec<PathBuf>) -> Harness<'static, Option<Window>> {
    let mut harness = Harness::builder().with_size([1400.0, 860.0]).build_ui_state(
        |ui, state: &mut Option<Window>| {
            let window = state.get_or_insert_with(|| Window::new(ui.ctx()));
            window.show(ui);
        },
        None,
    );
    if let Some(window) = harness.state_mut() {
        window.open(paths);
    }
    settle(&mut harness);
    harness
}

/// Runs frames until the work off the window's thread is done.
fn settle(harness: &mut Harness<'static, Option<Window>>) {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        harness.run_steps(2);
        let busy = harness.state().as_ref().is_some_and(Window::is_busy);
        if !busy {
            break;
        }
        assert!(Instant::now() < end, "the comparison did not end");
        std::thread::yield_now();
    }
    harness.run_steps(6);
}

fn files(texts: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let paths = texts
        .iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("a file for the test");
            path
        })
        .collect();
    (folder, paths)
}

#[test]
fn a_disputed_sentence_of_the_harbour_fire_shows_its_reason() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample_docs/harbour-fire");
    let mut harness = window(vec![folder]);
    let before = harness.query_all_by_label_contains(" against ").count();
    let disputed = harness.query_all_by_label_contains(", disputed: ").next().expect("a disputed sentence in view");
    disputed.click();
    harness.run_steps(6);
    assert!(harness.query_all_by_label_contains(" contradict each other.").next().is_some());
    let reasons = harness.query_all_by_label_contains("against").count();
    assert!(reasons > before, "the inspector gives the reason");
}

#[test]
fn the_inspector_says_what_was_not_found() {
    let (_folder, paths) = files(&[
        ("a.txt", "The bridge was closed at noon.\nNine sheep were lost in the flood of Tuesday.\n"),
        ("b.txt", "The bridge was closed at noon.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(6);
    harness.get_by_label_contains("Only A says this. Not found in B.");
}

#[test]
fn filters_and_keys_step_through_the_points() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nSchools stay closed until Monday.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label("Disputed 1").click();
    harness.run_steps(3);
    harness.key_press(eframe::egui::Key::N);
    harness.run_steps(6);
    harness.get_by_label("1 of 1");
    assert!(harness.query_all_by_label_contains(" contradict each other.").next().is_some());
}

#[test]
fn a_file_that_cannot_be_opened_is_named_and_costs_nothing() {
    let (folder, mut paths) = files(&[("a.txt", "The bridge was closed.\n"), ("photo.png", "\u{0}\u{1}")]);
    paths.push(folder.path().join("missing.txt"));
    let harness = window(paths);
    harness.get_by_label_contains("photo.png");
    harness.get_by_label_contains("missing.txt");
    harness.get_by_label_contains("A1, single source");
}

#[test]
fn help_opens_with_f1_and_closes_with_escape() {
    let mut harness = window(Vec::new());
    harness.get_by_label_contains("Several accounts of one event");
    harness.key_press(eframe::egui::Key::F1);
    harness.run_steps(4);
    harness.get_by_label_contains("It never means that B suppressed it");
    harness.key_press(eframe::egui::Key::Escape);
    harness.run_steps(4);
    assert!(harness.query_by_label_contains("It never means that B suppressed it").is_none());
}

#[test]
fn an_account_can_be_removed_and_moved() {
    let (_folder, paths) = files(&[("a.txt", "Alpha text here.\n"), ("b.txt", "Beta text here.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source: Alpha");
    harness.get_by_label("Menu of account A").click();
    harness.run_steps(3);
    harness.get_by_label("Move right").click();
    settle(&mut harness);
    harness.get_by_label_contains("B1, single source: Alpha");
    harness.get_by_label("Menu of account B").click();
    harness.run_steps(3);
    harness.get_by_label("Remove").click();
    settle(&mut harness);
    assert!(harness.query_by_label_contains("single source: Alpha").is_none());
}
