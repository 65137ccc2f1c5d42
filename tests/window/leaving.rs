//! What Escape ends, what goes by itself, and what can be taken back.

use crate::driver::{Driven, files, settle, window};
use crate::{click, is_there, shown};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

const FIRE: [(&str, &str); 3] = [
    ("a.txt", "The fire killed 12 people on Tuesday night.\nLord Anselm sold his mill.\n"),
    ("b.txt", "The fire killed 17 people on Tuesday night.\n"),
    ("c.txt", "On Tuesday night the fire killed 12 people.\n"),
];

fn press(harness: &mut Driven, key: Key) {
    harness.key_press(key);
    harness.run_steps(6);
}

/// A window on three accounts, the first sentence of A selected.
fn selected() -> (tempfile::TempDir, Driven) {
    let (folder, paths) = files(&FIRE);
    let mut harness = window(paths);
    click(&mut harness, "A1, disputed: The fire killed 12 people on Tuesday night.");
    assert!(is_there(&harness, "Your view"));
    (folder, harness)
}

#[test]
fn escape_closes_an_open_list_and_leaves_the_selection() {
    let (_folder, mut harness) = selected();
    for list in ["Not found in", "Reason", "Display"] {
        harness.get_by_label(list).click();
        harness.run_steps(4);
        let open = |harness: &Driven| ["any account", "any reason", "Column width"].iter().any(|one| harness.query_by_label(one).is_some());
        assert!(open(&harness), "{list} is open");
        press(&mut harness, Key::Escape);
        assert!(!open(&harness), "{list} is closed");
        assert!(is_there(&harness, "Your view"), "what was selected still is");
    }
    press(&mut harness, Key::Escape);
    assert!(!is_there(&harness, "Your view"));
}

#[test]
fn escape_ends_linking_before_it_unselects() {
    let (_folder, mut harness) = selected();
    press(&mut harness, Key::L);
    assert!(is_there(&harness, "Click the passage of another account"));
    press(&mut harness, Key::Escape);
    assert!(!is_there(&harness, "Click the passage of another account"));
    assert!(is_there(&harness, "Your view"), "what was selected still is");
}

#[test]
fn escape_leaves_a_note_before_it_unselects() {
    let (_folder, mut harness) = selected();
    press(&mut harness, Key::T);
    harness.get_by_label("Note").type_text("Ask her");
    harness.run_steps(3);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.get_by_label("Note").value().as_deref(), Some("Ask her"), "the note is still there to be read");
    press(&mut harness, Key::Escape);
    assert!(!is_there(&harness, "Your view"));
}

#[test]
fn a_note_that_is_begun_comes_into_view() {
    let others = (0..6).map(|at| (format!("{at}.txt"), format!("On Tuesday night the fire killed {} people in the harbour.\n", 12 + at)));
    let others: Vec<(String, String)> = others.collect();
    let texts: Vec<(&str, &str)> = others.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (_folder, paths) = files(&texts);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, disputed").click();
    harness.run_steps(6);
    assert!(harness.get_by_label("Note").rect().bottom() > 860.0, "the inspector is longer than the window");
    press(&mut harness, Key::T);
    harness.run_steps(30);
    assert!(harness.get_by_label("Note").rect().bottom() < 860.0);
}

#[test]
fn an_account_that_was_removed_is_put_back_where_it_stood() {
    let (_folder, mut harness) = selected();
    let titles = |harness: &Driven| shown(harness).accounts.iter().map(|account| account.facts.file.clone()).collect::<Vec<_>>();
    let before = titles(&harness);
    click(&mut harness, "Menu of account A");
    click(&mut harness, "Remove");
    assert_eq!(titles(&harness).len(), 2);
    assert!(is_there(&harness, "The accounts after it have other letters now."));
    click(&mut harness, "Put it back");
    settle(&mut harness);
    assert_eq!(titles(&harness), before);
    assert!(!is_there(&harness, "was taken out"), "what was taken back is told no more");
}

#[test]
fn what_was_done_last_is_undone_first_be_it_a_ruling_or_a_removal() {
    let (_folder, mut harness) = selected();
    let count = |harness: &Driven| shown(harness).accounts.len();
    let rulings = |harness: &Driven| shown(harness).reading.as_ref().map_or(0, |reading| reading.rulings.len());
    let undo = |harness: &mut Driven| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        settle(harness);
    };
    press(&mut harness, Key::X);
    settle(&mut harness);
    assert_eq!((count(&harness), rulings(&harness)), (3, 1));
    click(&mut harness, "Menu of account C");
    click(&mut harness, "Remove");
    assert_eq!((count(&harness), rulings(&harness)), (2, 1));
    undo(&mut harness);
    assert_eq!((count(&harness), rulings(&harness)), (3, 1), "the account is back, the ruling stands");
    undo(&mut harness);
    assert_eq!((count(&harness), rulings(&harness)), (3, 0));
}

#[test]
fn notices_are_about_what_is_open_and_the_newest_stands_on_top() {
    let (_folder, mut paths) = files(&FIRE);
    paths.push("missing/one.txt".into());
    paths.push("missing/two.txt".into());
    let mut harness = window(paths);
    let top = |harness: &Driven, name: &str| harness.get_by_label_contains(name).rect().top();
    assert!(top(&harness, "Dismiss: missing/two.txt") < top(&harness, "Dismiss: missing/one.txt"));
    click(&mut harness, "Commands");
    harness.get_by_label_contains("New, empty window").click();
    settle(&mut harness);
    assert!(!is_there(&harness, "missing/"), "a new window has none");
}
