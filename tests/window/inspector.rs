//! What the inspector says of the selected sentence.

use crate::driver::{files, harbour_fire, window};
use crate::{is_there, shown};
use corroborate::comparison::Relation;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;

#[test]
fn a_disputed_sentence_of_the_harbour_fire_shows_its_reason() {
    let mut harness = window(vec![harbour_fire()]);
    // The first sentence in view that another account contradicts, and the reasons the engine gives for that.
    let (label, reasons) = shown(&harness)
        .links
        .iter()
        .filter(|link| link.relation == Relation::Contradicts)
        .map(|link| {
            let label = format!("{}, disputed: {}", link.a, shown(&harness).text(link.a));
            let reasons: Vec<String> = link.evidence.iter().map(|evidence| format!("{}: {}", evidence.kind, evidence.why)).collect();
            (label, reasons)
        })
        .find(|(label, _)| harness.query_by_label(label).is_some_and(|node| node.rect().bottom() < 780.0))
        .expect("a disputed sentence in view");
    assert!(!reasons.is_empty());
    for reason in &reasons {
        assert!(!is_there(&harness, reason), "nothing is selected yet");
    }
    harness.get_by_label(&label).click();
    harness.run_steps(6);
    assert!(is_there(&harness, ": they contradict each other."));
    for reason in &reasons {
        assert!(is_there(&harness, reason), "the inspector says {reason}");
    }
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
fn a_sentence_with_the_focus_opens_with_the_space_bar() {
    let (_folder, paths) = files(&[("a.txt", "The bridge was closed at noon.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(6);
    harness.get_by_label_contains("Only A says this.");
}

#[test]
fn the_selected_sentence_is_copied_with_its_account() {
    let (_folder, paths) = files(&[("a.txt", "Fire\n\nThe bridge was closed at noon.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(6);
    harness.event(eframe::egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("The bridge was closed at noon. (Fire, A2)"));
}

#[test]
fn what_is_being_read_stays_where_it_is_when_it_is_ruled_on() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\n"),
        ("b.txt", "On Tuesday night the fire killed 12 people.\n"),
        ("c.txt", "The fire killed 17 people on Tuesday night.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, disputed").click();
    harness.run_steps(6);
    let order = |harness: &crate::driver::Driven| {
        let top = |siglum: &str| harness.get_by_label(&format!("Go to {siglum}1")).rect().top();
        top("C") < top("B")
    };
    assert!(order(&harness), "who contradicts goes first");
    harness.get_by_label("Not a contradiction: A1 and C1").click();
    crate::driver::settle(&mut harness);
    assert!(is_there(&harness, "✎ Ruled"));
    assert!(order(&harness), "and stays there");
    harness.get_by_label("Take back: A1 and C1").click();
    crate::driver::settle(&mut harness);
    assert!(!is_there(&harness, "✎ Ruled"));
}
