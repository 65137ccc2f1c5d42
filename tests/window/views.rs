//! The matrix and the overview.

use crate::driver::{Driven, files, window};
use crate::{click, is_there};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn harness() -> (tempfile::TempDir, Driven) {
    let (folder, paths) = files(&[
        ("a.txt", "The mayor thanked the crews.\nThe fire killed 12 people on Tuesday night.\n"),
        ("b.txt", "Mayor thanked the crews.\nThe fire killed 17 people on Tuesday night.\n"),
        ("c.txt", "Nine sheep drowned near Holm bridge.\n"),
    ]);
    let harness = window(paths);
    (folder, harness)
}

#[test]
fn the_matrix_says_what_each_account_has_to_say_on_a_point() {
    let (_folder, mut harness) = harness();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run_steps(4);
    assert!(is_there(&harness, "B contradicts: 17"));
    assert!(is_there(&harness, "C silent: not found"));
    harness.get_by_label_contains("A contradicts: 12").click();
    harness.run_steps(4);
    assert!(is_there(&harness, "A against B: they contradict each other."));
}

#[test]
fn the_matrix_sorts_by_what_an_account_leaves_out() {
    let (_folder, mut harness) = harness();
    click(&mut harness, "Matrix");
    let top = |harness: &Driven, label: &str| harness.get_by_label_contains(label).rect().top();
    let sheep = "single source: Nine sheep";
    let mayor = "corroborated: The mayor";
    click(&mut harness, "Sort by what is not found in C");
    assert!(top(&harness, mayor) < top(&harness, sheep));
    click(&mut harness, "Group by standing");
    assert!(top(&harness, "disputed: The fire") < top(&harness, mayor));
}

#[test]
fn a_figure_of_the_overview_leads_to_the_points_behind_it() {
    let (_folder, mut harness) = harness();
    click(&mut harness, "Overview");
    assert!(is_there(&harness, "C stands alone"));
    harness.get_all_by_label("A and B contradict each other on 1 point").next().expect("the figure of the pair").click();
    harness.run_steps(6);
    // The columns again, with the one point that is left.
    harness.get_by_label("1 of 1");
    assert!(is_there(&harness, "A against B: they contradict each other."));
    harness.get_by_label_contains("A ≠ B").click();
    harness.run_steps(4);
    assert!(!is_there(&harness, "A ≠ B"));
}

#[test]
fn the_timeline_sets_claims_of_one_moment_level_and_says_which_are_disputed() {
    let (_folder, paths) = files(&[
        ("a.txt", "The alarm was raised at the harbour at 11.10 p.m. on 4 March 1926.\nThe bells rang at 11.30 p.m. on 4 March 1926.\n"),
        ("b.txt", "The alarm was raised at the harbour at 10.40 p.m. on 4 March 1926.\nSchools stayed closed until 9 March 1926.\n"),
        ("c.txt", "Nine sheep drowned.\n"),
    ]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    crate::driver::settle(&mut harness);
    let top = |harness: &Driven, label: &str| harness.get_by_label_contains(label).rect().top();
    assert!(top(&harness, "B1, 4 March 1926, 22:40, disputed") < top(&harness, "A1, 4 March 1926, 23:10, disputed"));
    assert!(top(&harness, "A1, 4 March") < top(&harness, "A2, 4 March 1926, 23:30, undisputed"));
    harness.get_by_label("4 March 1926");
    harness.get_by_label_contains("A1, 4 March").click();
    harness.run_steps(4);
    assert!(is_there(&harness, ": they contradict each other."), "the inspector says why");
    // The switch of the view, and the filter of all views.
    click(&mut harness, "Only what is disputed (2)");
    assert!(is_there(&harness, "A1, 4 March") && !is_there(&harness, "A2, 4 March"));
    click(&mut harness, "Only what is disputed (2)");
    harness.get_by_label_contains("Corroborated 0").click();
    harness.run_steps(4);
    assert!(is_there(&harness, "No claim passes the filter."));
}

#[test]
fn an_account_whose_words_are_not_compared_is_not_said_to_stand_alone() {
    let (_folder, paths) = crate::driver::files(&[
        ("a.txt", "Three people were killed when the ferry struck the Widow rock. The captain was drunk that day, and he said so.\n"),
        ("b.txt", "שלושה אנשים נהרגו כאשר המעבורת פגעה בסלע האלמנה. רב החובל היה שיכור באותו יום, והוא אמר זאת.\n"),
    ]);
    let mut harness = window(paths);
    click(&mut harness, "Matrix");
    assert!(is_there(&harness, "B silent: not compared"));
    click(&mut harness, "Overview");
    assert!(is_there(&harness, "B is in Hebrew, whose words are not compared with those of the others: look yourself."));
    assert!(!is_there(&harness, "stand alone") && !is_there(&harness, "stands alone"));
}
