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
    harness.get_by_label("2 matches");
    harness.get_by_label("A 1");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_label("1 of 2");
    assert!(is_there(&harness, "Go to A1"), "the first match is selected");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_label("2 of 2");
    assert!(is_there(&harness, "Go to B2"), "the second match is selected");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!is_there(&harness, "2 of 2"));
}
