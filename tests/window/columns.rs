//! The columns: what is left out in its place, going in step, folding.

use crate::driver::{Driven, files, window, window_of};
use crate::{click, is_there};
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable as _;

const FIRE: &str = "The bakery in Mill Lane burned on Monday.\n";
const SHEEP: &str = "Nine sheep drowned near Holm bridge.\n";
const BELLS: &str = "The bishop blessed eleven new bells.\n";

fn three(c: &str) -> (tempfile::TempDir, Driven) {
    let whole = [FIRE, SHEEP, BELLS].concat();
    let (folder, paths) = files(&[("a.txt", &whole), ("b.txt", &whole), ("c.txt", c)]);
    let harness = window(paths);
    (folder, harness)
}

#[test]
fn what_is_left_out_is_marked_in_its_place_and_opens_its_point() {
    let (_folder, mut harness) = three(&[FIRE, BELLS].concat());
    let top = |harness: &Driven, label: &str| harness.get_by_label_contains(label).rect().top();
    let marker = "C, not found here: Nine sheep drowned";
    assert!(top(&harness, "C1, ") < top(&harness, marker) && top(&harness, marker) < top(&harness, "C2, "));
    harness.get_by_label_contains(marker).click();
    harness.run_steps(6);
    assert!(is_there(&harness, "Not found in C."));
    click(&mut harness, "Omissions");
    assert!(!is_there(&harness, marker));
}

#[test]
fn in_step_counterparts_stand_level_with_the_account_that_leads() {
    let (_folder, mut harness) = three(&[BELLS].concat());
    let top = |harness: &Driven, label: &str| harness.get_by_label_contains(label).rect().top();
    click(&mut harness, "In step");
    assert!((top(&harness, "A3, ") - top(&harness, "C1, ")).abs() < 1.0, "the bells of C stand level with those of A");
    click(&mut harness, "Own order");
    assert!(top(&harness, "A3, ") - top(&harness, "C1, ") > 5.0, "C is shorter, and keeps its own place");
}

#[test]
fn in_step_both_sides_of_a_dispute_of_which_the_leader_says_nothing_are_seen() {
    let filler = |what: &str| (0..60).map(|at| format!("Sentence {at} on {what} alone.\n")).collect::<String>();
    let (crabs, plums) = (filler("crabs"), filler("plums"));
    let (_folder, paths) = files(&[
        ("a.txt", &[FIRE, SHEEP].concat()),
        ("b.txt", &[FIRE, &crabs, "The storm killed 12 people on Tuesday night.\n"].concat()),
        ("c.txt", &[FIRE, "The storm killed 17 people on Tuesday night.\n", &plums].concat()),
    ]);
    let mut harness = window(paths);
    click(&mut harness, "In step");
    harness.key_press(Key::D);
    harness.run_steps(20);
    let top = |harness: &Driven, label: &str| harness.get_by_label_contains(label).rect().top();
    assert!((top(&harness, "B62, disputed") - top(&harness, "C2, disputed")).abs() < 1.5, "the two stand level");
    click(&mut harness, "Own order");
    assert!(
        (top(&harness, "B62, disputed") - top(&harness, "C2, disputed")).abs() < 1.5,
        "what is selected is not lost when the rows change"
    );
}

#[test]
fn a_click_brings_counterparts_level() {
    let filler: String = (0..60).map(|at| format!("Filler sentence {at} speaks of nothing that others tell.\n")).collect();
    let (_folder, paths) = files(&[("a.txt", &[SHEEP, &filler, FIRE].concat()), ("b.txt", &[FIRE, SHEEP].concat())]);
    let mut harness = window(paths);
    harness.get_by_label_contains("B1, ").click();
    harness.run_steps(6);
    let top = |label: &str| harness.get_by_label_contains(label).rect().top();
    assert!((top("A62, ") - top("B1, ")).abs() < 1.5, "{} {}", top("A62, "), top("B1, "));
}

#[test]
fn a_column_folds_to_its_strip_and_back() {
    let (_folder, mut harness) = three(FIRE);
    assert!(is_there(&harness, "B1, "));
    click(&mut harness, "Menu of account B");
    click(&mut harness, "Fold to its strip");
    assert!(!is_there(&harness, "B1, "));
    harness.get_by_label("Overview of B");
    click(&mut harness, "Unfold B");
    assert!(is_there(&harness, "B1, "));
}

#[test]
fn the_strip_goes_where_it_is_clicked() {
    let long: String = (0..200).map(|at| format!("Sentence {at} of a long account that goes on and on.\n")).collect();
    let (_folder, paths) = files(&[("a.txt", long.as_str())]);
    let mut harness = window(paths);
    assert!(is_there(&harness, "A1, "));
    harness.get_by_label("Overview of A").click();
    harness.run_steps(6);
    assert!(is_there(&harness, "A100, ") && !is_there(&harness, "A1, "), "the middle of the text is in view");
}

#[test]
fn what_is_left_out_before_the_first_passage_is_seen_at_once() {
    let (_folder, harness) = three(&[BELLS].concat());
    let first = harness.get_by_label_contains("C, not found here: The bakery").rect();
    let column = harness.get_by_label("Overview of C").rect();
    assert!(first.top() >= column.top() - 1.0, "{first:?} in {column:?}");
    assert!(first.top() < harness.get_by_label_contains("C1, ").rect().top());
}

#[test]
fn the_column_of_what_is_selected_comes_into_view() {
    let (_folder, paths) = files(&[
        ("a.txt", FIRE),
        ("b.txt", SHEEP),
        ("c.txt", BELLS),
        ("d.txt", "Lord Anselm sold his mill.\n"),
        ("e.txt", "The storm killed 12 people on Tuesday night.\n"),
        ("f.txt", "The storm killed 17 people on Tuesday night.\n"),
    ]);
    let mut harness = window_of([900.0, 600.0], 1.0, Theme::Light, paths);
    harness.key_press(Key::D);
    harness.run_steps(60);
    let selected = harness.get_by_label_contains("E1, ").rect();
    let inspector = harness.get_by_label("Inspector").rect();
    assert!(selected.left() >= 0.0 && selected.right() <= inspector.left(), "{selected:?} left of {inspector:?}");
}

#[test]
fn a_column_scrolls_until_half_its_view_is_past_the_end() {
    let filler: String = (0..60).map(|at| format!("Sentence {at} speaks of nothing that others tell.\n")).collect();
    let (_folder, paths) = files(&[("a.txt", &filler), ("b.txt", SHEEP)]);
    let mut harness = window(paths);
    let strip = harness.get_by_label("Overview of A").rect();
    harness.event(eframe::egui::Event::PointerMoved(strip.center() - eframe::egui::vec2(60.0, 0.0)));
    for _ in 0..60 {
        let (unit, phase) = (eframe::egui::MouseWheelUnit::Point, eframe::egui::TouchPhase::Move);
        let delta = eframe::egui::vec2(0.0, -400.0);
        harness.event(eframe::egui::Event::MouseWheel {
            unit,
            delta,
            phase,
            source: eframe::egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run_steps(30);
    let last = harness.get_by_label_contains("A60, ").rect();
    let from_top = (last.bottom() - strip.top()) / strip.height();
    assert!((0.4..0.6).contains(&from_top), "the last line stands half way down: {from_top}");
}

#[test]
fn three_columns_and_the_views_fit_a_small_screen() {
    let whole = [FIRE, SHEEP, BELLS].concat();
    let (_folder, paths) = files(&[("a.txt", &whole), ("b.txt", &whole), ("c.txt", &whole)]);
    let harness = window_of([1024.0, 700.0], 1.0, Theme::Light, paths);
    let (strip, inspector) = (harness.get_by_label("Overview of C").rect(), harness.get_by_label("Inspector").rect());
    assert!(strip.right() < inspector.left(), "{strip} {inspector}");
    let row = |label: &str| harness.get_by_label(label).rect().center().y;
    assert!((row("Columns") - row("Timeline")).abs() < 1.0, "the views stand in one row");
}

#[test]
fn four_columns_give_way_a_little_so_that_none_is_cut_off() {
    let whole = [FIRE, SHEEP, BELLS].concat();
    let (_folder, paths) = files(&[("a.txt", &whole), ("b.txt", &whole), ("c.txt", &whole), ("d.txt", &whole)]);
    let mut harness = window_of([1280.0, 720.0], 1.0, Theme::Light, paths);
    let (strip, inspector) = (harness.get_by_label("Overview of D").rect(), harness.get_by_label("Inspector").rect());
    assert!(strip.right() < inspector.left(), "{strip} {inspector}");
    let row = |harness: &Driven, label: &str| harness.get_by_label(label).rect().center().y;
    assert!((row(&harness, "Open files…") - row(&harness, "Help")).abs() < 1.0, "all buttons stand in one row");
    // Nor does anything move when there is something to save.
    let places = |harness: &Driven| (harness.get_by_label("Help").rect().min, harness.get_by_label("Overview of D").rect().min);
    let before = places(&harness);
    harness.get_by_label_contains("A1, ").click();
    harness.run_steps(6);
    harness.key_press(Key::X);
    crate::driver::settle(&mut harness);
    assert!(is_there(&harness, "✎ 1 ruling"));
    assert_eq!(before, places(&harness));
}

#[test]
fn both_columns_of_a_dispute_come_into_view_where_they_have_room() {
    let (_folder, paths) = files(&[
        ("a.txt", FIRE),
        ("b.txt", SHEEP),
        ("c.txt", "The storm killed 12 people on Tuesday night.\n"),
        ("d.txt", BELLS),
        ("e.txt", "The storm killed 17 people on Tuesday night.\n"),
    ]);
    let mut harness = window_of([1280.0, 720.0], 1.0, Theme::Light, paths);
    harness.key_press(Key::D);
    harness.run_steps(60);
    let inspector = harness.get_by_label("Inspector").rect();
    for column in ["Overview of C", "Overview of E"] {
        let strip = harness.get_by_label(column).rect();
        assert!(strip.left() >= 0.0 && strip.right() <= inspector.left(), "{column}: {strip} left of {inspector}");
    }
}
