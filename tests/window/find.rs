//! Find: a search over all accounts.

use crate::driver::{files, window};
use crate::is_there;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn words_are_found_in_every_account_and_gone_to_in_turn() {
    let (_folder, paths) = files(&[
        ("a.txt", "The Café burned.\nNine sheep drowned near Holm bridge.\n"),
        ("b.txt", "Lord Anselm sold his mill.\nThe old café stood empty.\n"),
    ]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    harness.get_by_label("Find in all accounts").type_text("cafe");
    harness.run_steps(4);
    harness.get_by_label("1 of 2");
    harness.get_by_label("A 1");
    assert!(is_there(&harness, "Go to A1"), "what is typed is gone to at once");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_label("2 of 2");
    assert!(is_there(&harness, "Go to B2"), "the second match is selected");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!is_there(&harness, "2 of 2"));
}

#[test]
fn what_is_typed_is_looked_for_from_where_the_reader_was() {
    let (_folder, paths) = files(&[("a.txt", "Hens ran off.\nThe hedge burned.\nNobody slept.\nHelp came late to the hens.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A3, ").click();
    harness.run_steps(4);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    for (typed, place) in [("he", "Go to A4"), ("dge", "Go to A2")] {
        harness.get_by_label("Find in all accounts").type_text(typed);
        harness.run_steps(6);
        assert!(is_there(&harness, place), "{typed}: {place}");
    }
}
