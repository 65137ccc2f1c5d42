//! Selecting and copying a part of an account's text, in both directions of writing.

use crate::driver::{Driven, RIGHT_TO_LEFT, files, window};
use eframe::egui::{Event, Modifiers, OutputCommand, PointerButton, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;

/// Where the letters of a row begin, from its left.
const GUTTER: f32 = 24.0;

fn press(harness: &mut Driven, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    harness.step();
}

/// Drags from one place to another, and gives back what Ctrl+C then copies.
fn dragged(harness: &mut Driven, from: Pos2, to: Pos2) -> String {
    harness.event(Event::PointerMoved(from));
    harness.step();
    press(harness, from, true);
    for part in 1..=4 {
        harness.event(Event::PointerMoved(from + (to - from) * (part as f32 / 4.0)));
        harness.step();
    }
    press(harness, to, false);
    copied(harness)
}

fn copied(harness: &mut Driven) -> String {
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None });
    text.unwrap_or_default()
}

fn row(harness: &Driven, label: &str) -> Rect {
    harness.get_by_label_contains(label).rect()
}

#[test]
fn a_part_of_a_sentence_is_selected_by_dragging_and_copied_as_it_stands() {
    let (_folder, paths) = files(&[("a.txt", "The bridge was closed at noon.\n")]);
    let mut harness = window(paths);
    let rect = row(&harness, "A1, single source");
    let start = rect.left_top() + eframe::egui::vec2(GUTTER, 8.0);
    let text = dragged(&mut harness, start, start + eframe::egui::vec2(70.0, 0.0));
    assert!(text.len() > 5 && text.len() < 20 && "The bridge was closed at noon.".starts_with(&text), "{text}");
    // A click elsewhere forgets it: the whole passage is copied again.
    harness.get_by_label_contains("A1, single source").click();
    harness.run_steps(8);
    assert_eq!(copied(&mut harness), "The bridge was closed at noon. (a, A1)");
}

#[test]
fn a_selection_goes_on_into_the_next_sentence() {
    let (_folder, paths) = files(&[("a.txt", "The bridge was closed.\nNine sheep drowned near Holm bridge.\n")]);
    let mut harness = window(paths);
    let (first, second) = (row(&harness, "A1, "), row(&harness, "A2, "));
    let start = first.left_top() + eframe::egui::vec2(GUTTER, 8.0);
    let end = second.left_top() + eframe::egui::vec2(GUTTER + 60.0, 8.0);
    let text = dragged(&mut harness, start, end);
    assert!(text.starts_with("The bridge was closed.\nNine") && !text.contains("Holm"), "{text}");
}

#[test]
fn from_right_to_left_words_and_numbers_are_copied_in_the_order_of_the_text() {
    let (_folder, paths) = files(&RIGHT_TO_LEFT[..1]);
    let mut harness = window(paths);
    let source = RIGHT_TO_LEFT[0].1;
    let rect = row(&harness, "A2, ");
    // The sentence begins at the right; its second and third line follow below.
    let start = Pos2::new(rect.right() - 3.0, rect.top() + 8.0);
    let text = dragged(&mut harness, start, start - eframe::egui::vec2(170.0, 0.0));
    assert!(text.starts_with("בשריפה בנמל נהרגו") && source.contains(&text), "{text}");
    let whole = dragged(&mut harness, start, Pos2::new(rect.left() + GUTTER, rect.bottom() - 3.0));
    assert!(whole.contains("12 בני אדם ו־43 נפצעו (בהם 9 ילדים)"), "{whole}");
}
