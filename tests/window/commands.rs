//! Help, the command list, and what the window remembers.

use crate::driver::{files, harbour_fire, settle, window};
use crate::{is_there, shown};
use corroborate::app::{Look, Settings, Window};
use corroborate::comparison::Standing;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

#[test]
fn help_opens_with_f1_and_closes_with_escape() {
    let mut harness = window(Vec::new());
    harness.get_by_label_contains("Several accounts of one event");
    harness.key_press(Key::F1);
    harness.run_steps(4);
    harness.get_by_label_contains("It never means that B suppressed it");
    harness.get_by_label("Next dispute");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!is_there(&harness, "It never means that B suppressed it"));
}

#[test]
fn a_command_is_found_by_a_part_of_its_name_and_done() {
    let mut harness = window(vec![harbour_fire()]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_steps(4);
    harness.get_by_label("Find a command").type_text("only disputed");
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert!(!is_there(&harness, "Find a command"));
    let disputed = shown(&harness).points.iter().filter(|point| point.standing == Standing::Disputed).count();
    harness.get_by_label(&format!("{disputed} points"));
}

#[test]
fn what_was_opened_is_offered_again_in_the_next_sitting() {
    let (folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n")]);
    let place = folder.path().join("settings.json");
    let sitting = |place: std::path::PathBuf| {
        Harness::builder().with_size([1200.0, 800.0]).build_ui_state(
            move |ui, state: &mut Option<Window>| {
                let place = place.clone();
                let window = state.get_or_insert_with(|| Window::with_settings(ui.ctx(), Settings::load(&place), Some(place)));
                window.show(ui);
            },
            None,
        )
    };
    let mut first = sitting(place.clone());
    if let Some(window) = first.state_mut() {
        window.open(paths.clone());
    }
    settle(&mut first);
    first.key_press_modifiers(Modifiers::COMMAND, Key::P);
    first.run_steps(4);
    first.get_by_label("Find a command").type_text("light letters");
    first.run_steps(4);
    first.key_press(Key::Enter);
    first.run_steps(4);
    drop(first);
    assert_eq!(Settings::load(&place).look, Look::Dark);
    let mut second = sitting(place);
    second.run_steps(3);
    second.get_by_label("a.txt").click();
    settle(&mut second);
    assert!(is_there(&second, "A1, single source: Lord Anselm"));
}
