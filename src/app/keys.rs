//! What the keyboard and dropped files ask for.

use super::actions::Action;
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};
use std::path::Path;

/// What was pressed or dropped in this frame. While a dialog is open, only its own keys count.
pub(super) fn pressed(ui: &Ui, dialog: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if dropped.iter().any(|path| path != Path::new("")) {
        actions.push(Action::Open(dropped));
    }
    let mut take = |modifiers: Modifiers, key: Key, action: Action| {
        if ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key))) {
            actions.push(action);
        }
    };
    take(Modifiers::NONE, Key::F1, Action::Help);
    if dialog {
        return actions;
    }
    take(Modifiers::SHIFT, Key::F8, Action::Step(-1));
    take(Modifiers::NONE, Key::F8, Action::Step(1));
    take(Modifiers::COMMAND | Modifiers::SHIFT, Key::O, Action::ChooseFolder);
    take(Modifiers::COMMAND, Key::O, Action::ChooseFiles);
    take(Modifiers::COMMAND, Key::E, Action::AskExport);
    // Letters step only while nobody is typing, arrows only while nothing has the focus: they move it.
    if !ui.ctx().text_edit_focused() {
        take(Modifiers::NONE, Key::N, Action::Step(1));
        take(Modifiers::NONE, Key::P, Action::Step(-1));
        if ui.memory(|memory| memory.focused().is_none()) {
            take(Modifiers::NONE, Key::ArrowDown, Action::Walk(1));
            take(Modifiers::NONE, Key::ArrowUp, Action::Walk(-1));
            take(Modifiers::NONE, Key::ArrowRight, Action::Across(1));
            take(Modifiers::NONE, Key::ArrowLeft, Action::Across(-1));
            take(Modifiers::NONE, Key::Escape, Action::Unselect);
        }
        let copy = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
        if copy && !ui.ctx().plugin::<LabelSelectionState>().lock().has_selection() {
            actions.push(Action::Copy);
        }
    }
    actions
}
