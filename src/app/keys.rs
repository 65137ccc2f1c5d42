//! What the keyboard and dropped files ask for.

use super::actions::Action;
use super::commands::{self, Command};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Event, Key, Popup, Ui};
use std::path::Path;

/// What was pressed or dropped in this frame. While a dialog is open, only its own keys count. Escape is left to a list or menu that is
/// open, and to a field that the reader was typing into in the last frame: it has lost the focus by now.
pub(super) fn pressed(ui: &Ui, dialog: bool, was_typing: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    let dropped: Vec<_> = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if dropped.iter().any(|path| path != Path::new("")) {
        actions.push(Action::Open(dropped));
    }
    let typing = ui.ctx().text_edit_focused();
    let leaves = was_typing || Popup::is_any_open(ui.ctx());
    let focused = ui.memory(|memory| memory.focused().is_some());
    let mut shortcuts: Vec<_> =
        commands::all().into_iter().flat_map(|command| command.keys.into_iter().map(move |keys| (keys, command.action.clone()))).collect();
    // `Shift+F8` also reads as `F8`: what asks for more keys goes first.
    shortcuts.sort_by_key(|(keys, _)| !keys.modifiers.shift);
    for (keys, action) in shortcuts {
        let arrow = matches!(keys.logical_key, Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight | Key::Escape);
        // Letters count only while nobody is typing, arrows only while nothing has the focus: they move it.
        let taken = Command::is_plain(&keys) && (typing || (arrow && focused));
        let taken = taken || leaves && keys.logical_key == Key::Escape;
        let counts = if dialog { action == Action::Help } else { !taken };
        if counts && ui.input_mut(|input| input.consume_shortcut(&keys)) {
            actions.push(action);
        }
    }
    // What is pasted while nobody is typing becomes an account.
    let pasted = ui.input(|input| {
        let mut texts = input.events.iter().filter_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None });
        texts.next_back()
    });
    if let Some(text) = pasted.filter(|text| !dialog && !typing && !text.trim().is_empty()) {
        actions.push(Action::AskPaste(text));
    }
    let copy = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    if copy && !dialog && !typing && !ui.ctx().plugin::<LabelSelectionState>().lock().has_selection() {
        actions.push(Action::Copy(None));
    }
    actions
}
