//! Filters, and stepping through what they let through.

use crate::driver::{files, window};
use crate::{click, is_there};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn filters_and_keys_step_through_the_points() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nSchools stay closed until Monday.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label("Disputed 1").click();
    harness.run_steps(3);
    harness.key_press(Key::N);
    harness.run_steps(6);
    harness.get_by_label("1 of 1");
    assert!(is_there(&harness, ": they contradict each other."));
    harness.key_press(Key::ArrowRight);
    harness.run_steps(6);
    harness.get_by_label("Go to A1");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(6);
    harness.get_by_label_contains("Only B says this.");
    harness.key_press(Key::Escape);
    harness.run_steps(6);
    harness.get_by_label_contains("Click a sentence");
}

#[test]
fn chips_count_what_they_would_leave() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nMayor thanked the crews.\n"),
        ("c.txt", "The mayor thanked the crews.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label("All 2");
    harness.get_by_label("Corroborated 1");
    click(&mut harness, "Omissions 1");
    // The mayor's thanks are left out by nobody.
    harness.get_by_label("Corroborated 0");
    harness.get_by_label("Disputed 1");
    harness.get_by_label("1 point");
    click(&mut harness, "Not found in");
    click(&mut harness, "C  1");
    harness.get_by_label("1 point");
    click(&mut harness, "All 2");
    harness.get_by_label("2 points");
}

#[test]
fn letters_go_to_the_next_dispute_and_the_next_omission() {
    let (_folder, paths) = files(&[
        ("a.txt", "The mayor thanked the crews.\nThe fire killed 12 people on Tuesday night.\nNine sheep drowned near Holm bridge.\n"),
        ("b.txt", "Nine sheep drowned near Holm bridge.\nThe fire killed 17 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("c.txt", "The mayor thanked the crews.\nThe fire killed 17 people on Tuesday night.\n"),
    ]);
    let mut harness = window(paths);
    harness.key_press(Key::D);
    harness.run_steps(4);
    assert!(is_there(&harness, "contradict each other."));
    harness.key_press(Key::O);
    harness.run_steps(4);
    assert!(is_there(&harness, "A and B agree, independently of one another. Not found in C."));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::D);
    harness.run_steps(4);
    assert!(is_there(&harness, "contradict each other."));
}

/// Sentences that nothing links with one another.
#[test]
fn matters_that_are_not_decided_are_counted_shown_and_gone_through_by_themselves() {
    let (_folder, paths) = files(&[
        ("a.txt", "Schools stay closed until Monday.\nThe mayor thanked the crews.\nAt least seven people were killed in the fire.\n"),
        ("b.txt", "Nine people were killed in the fire.\nMayor thanked the crews.\n"),
    ]);
    let mut harness = window(paths);
    for chip in ["All 3", "Disputed 0", "Corroborated 1", "Repeated 0", "≈ Same matter 1", "Single source 1"] {
        harness.get_by_label(chip);
    }
    for (modifiers, key) in [(Modifiers::NONE, Key::M), (Modifiers::SHIFT, Key::M)] {
        harness.key_press(Key::Escape);
        harness.run_steps(6);
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(6);
        harness.get_by_label("≈  Same matter");
        harness.get_by_label("no. 1 of 1");
        assert!(is_there(&harness, "A3, same matter: At least seven"));
    }
    click(&mut harness, "≈ Same matter 1");
    harness.get_by_label("1 of 1");
    harness.key_press(Key::Escape);
    harness.run_steps(6);
    click(&mut harness, "Single source 1");
    harness.key_press(Key::N);
    harness.run_steps(6);
    harness.get_by_label_contains("Only A says this.");
}

fn filler() -> String {
    (0..60).map(|at| format!("Filler sentence {at} speaks of nothing that others tell.\n")).collect()
}

#[test]
fn a_filter_goes_to_the_nearest_point_that_passes_it() {
    let (x, y) = ("The pier fire killed 12 people on Tuesday night.\n", "The pier fire killed 17 people on Tuesday night.\n");
    let (_folder, paths) = files(&[("a.txt", &[x, &filler()].concat()), ("b.txt", y)]);
    let mut harness = window(paths);
    // Far down, something that is not disputed is selected.
    for _ in 0..40 {
        harness.key_press(Key::ArrowDown);
        harness.run_steps(2);
    }
    harness.run_steps(6);
    assert!(is_there(&harness, "Only A says this.") && !is_there(&harness, "A1, disputed"));
    click(&mut harness, "Disputed 1");
    harness.run_steps(6);
    harness.get_by_label("1 of 1");
    assert!(is_there(&harness, "A1, disputed") && !is_there(&harness, "Only A says this."), "what passes is selected and in view");
    // Where nothing passes, nothing is selected.
    click(&mut harness, "Repeated 0");
    harness.run_steps(6);
    harness.get_by_label_contains("Click a sentence");
}

#[test]
fn a_filter_that_is_chosen_while_nothing_is_selected_scrolls_to_what_passes() {
    let (x, y) = ("The pier fire killed 12 people on Tuesday night.\n", "The pier fire killed 17 people on Tuesday night.\n");
    let ledger: String = (0..60).map(|at| format!("Row {at} of the ledger lists a cargo of salt.\n")).collect();
    let (_folder, paths) = files(&[("a.txt", &[&*filler(), x].concat()), ("b.txt", &[&*ledger, y].concat())]);
    let mut harness = window(paths);
    assert!(!is_there(&harness, "A61, disputed"));
    click(&mut harness, "Disputed 1");
    harness.run_steps(6);
    assert!(is_there(&harness, "A61, disputed") && is_there(&harness, "B61, disputed"));
    harness.get_by_label("1 point");
}
