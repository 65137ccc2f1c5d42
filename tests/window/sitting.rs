//! A whole sitting, and what the reader decides in it.

use crate::driver::{Driven, files, harbour_fire, settle, window};
use crate::{click, is_there, shown};
use corroborate::comparison::{Relation, Standing};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(5);
}

#[test]
fn a_sitting_from_the_third_dispute_to_the_report() {
    let folder = tempfile::tempdir().expect("a folder for the report");
    let mut harness = window(vec![harbour_fire()]);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::D);
    }
    let disputes = |harness: &Driven| shown(harness).points.iter().filter(|point| point.standing == Standing::Disputed).count();
    let third = shown(&harness).points.iter().filter(|point| point.standing == Standing::Disputed).nth(2).expect("a third dispute").clone();
    let before = disputes(&harness);

    // Every contradiction of the point is ruled out, one account after the other.
    for _ in 0..third.passages.len() {
        press(&mut harness, Modifiers::NONE, Key::R);
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    assert_eq!(disputes(&harness), before - 1);
    assert!(is_there(&harness, "other than the machine says"));
    press(&mut harness, Modifiers::NONE, Key::T);
    harness.get_by_label("Note").type_text("Counted at other hours");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Escape);

    click(&mut harness, "Matrix");
    let first = third.passages[0];
    let text = shown(&harness).text(first).to_owned();
    let label = |standing: &str| format!("{standing}: {text}");
    assert!(!is_there(&harness, &label("disputed")), "the matrix shows the reader's view");

    let rulings = |harness: &Driven| shown(harness).reading.as_ref().map_or(0, |reading| reading.rulings.len());
    let made = rulings(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(rulings(&harness), made - 1);
    while rulings(&harness) > 0 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(disputes(&harness), before);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(rulings(&harness) > 0);

    press(&mut harness, Modifiers::COMMAND, Key::E);
    let report = folder.path().join("report.md");
    harness.get_by_label("Write it to").focus();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Write it to").type_text(&report.to_string_lossy());
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    for _ in 0..100_000 {
        harness.step();
        if report.is_file() {
            break;
        }
        std::thread::yield_now();
    }
    assert!(std::fs::read_to_string(&report).expect("the report").contains(&text));

    let (made, place) = (rulings(&harness), folder.path().join("fire.corroborate"));
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("Save it to").focus();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Save it to").type_text(&place.to_string_lossy());
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    drop(harness);
    let harness = window(vec![place]);
    assert_eq!((shown(&harness).accounts.len(), rulings(&harness)), (4, made));
    assert!(is_there(&harness, "Sort by what is not found in A"), "the matrix again, as it was left");
}

#[test]
fn two_passages_are_linked_by_choosing_the_other_one() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "The watermill changed hands for forty marks.\n")]);
    let mut harness = window(paths);
    assert!(shown(&harness).links.is_empty());
    harness.get_by_label_contains("A1, single source").click();
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::L);
    assert!(is_there(&harness, "the same thing as A1"));
    harness.get_by_label_contains("B1, single source").click();
    harness.run_steps(4);
    click(&mut harness, "✔ They agree");
    let link = &shown(&harness).links[0];
    assert_eq!(link.relation, Relation::Agrees);
    harness.get_by_label_contains("A1, corroborated");
    click(&mut harness, "Take back");
    settle(&mut harness);
    assert!(shown(&harness).links.is_empty());
}

#[test]
fn a_note_stays_with_its_passage() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\nTwo ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source").click();
    harness.run_steps(4);
    harness.get_by_label("Note").focus();
    harness.run_steps(2);
    harness.get_by_label("Note").type_text("Ask the archive");
    harness.run_steps(3);
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(5);
    assert_eq!(harness.get_by_label("Note").value().as_deref(), Some(""));
    harness.get_by_label_contains("A1, single source").click();
    harness.run_steps(5);
    assert_eq!(harness.get_by_label("Note").value().as_deref(), Some("Ask the archive"));
}

#[test]
fn two_accounts_that_are_not_independent_count_once() {
    let text = "The fire killed 12 people on Tuesday night.\n";
    let (_folder, paths) = files(&[("a.txt", text), ("b.txt", "On Tuesday night the fire killed 12 people.\n")]);
    let mut harness = window(paths);
    assert_eq!(shown(&harness).points[0].standing, Standing::Corroborated);
    click(&mut harness, "Menu of account A");
    harness.get_by_label_contains("Not independent of").click();
    harness.run_steps(3);
    harness.get_by_label_contains("B  b").click();
    settle(&mut harness);
    assert_eq!(shown(&harness).points[0].standing, Standing::Repeated);
    click(&mut harness, "✎ 1 ruling");
    assert!(is_there(&harness, "A and B are not independent"));
}

#[test]
fn a_sentence_that_is_no_part_of_the_telling_is_left_out_of_every_point() {
    let notice = "Reporting by the harbour desk.\n";
    let (_folder, paths) = files(&[("a.txt", &format!("Lord Anselm sold his mill.\n{notice}")), ("b.txt", notice)]);
    let mut harness = window(paths);
    let together = |harness: &Driven| shown(harness).points.iter().filter(|point| point.passages.len() > 1).count();
    assert_eq!(together(&harness), 1);
    harness.get_by_label_contains("B1, ").click();
    harness.run_steps(4);
    click(&mut harness, "No part of the telling");
    assert_eq!(together(&harness), 0);
}
