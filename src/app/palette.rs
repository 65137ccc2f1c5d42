//! The command list: everything that can be done, found by typing a part of its name.

use super::actions::Action;
use super::commands::{self, Command};
use eframe::egui::{self, Key, Modifiers, RichText, ScrollArea, Ui};

/// The command list while it is open.
#[derive(Debug, Default)]
pub(super) struct Palette {
    typed: String,
    at: usize,
    shown: bool,
}

impl Palette {
    /// Shows the list. `CloseDialog` when the reader thought better of it.
    pub(super) fn show(&mut self, ui: &mut Ui, has_accounts: bool) -> Option<Action> {
        let mut action = None;
        let modal = egui::Modal::new(egui::Id::unique("commands")).show(ui, |ui| {
            ui.set_width(480.0);
            // Before the field takes them for itself.
            let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
            let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
            let field = egui::TextEdit::singleline(&mut self.typed).hint_text("What do you want to do?").desired_width(f32::INFINITY);
            let field = ui.add(field).accessible_name("Find a command");
            if !std::mem::replace(&mut self.shown, true) {
                field.request_focus();
            }
            if field.changed() {
                self.at = 0;
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let found = matching(&self.typed, has_accounts);
            let last = found.len().saturating_sub(1);
            if down {
                self.at = if self.at >= last { 0 } else { self.at + 1 };
            }
            if up {
                self.at = self.at.checked_sub(1).unwrap_or(last);
            }
            self.at = self.at.min(last);
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
                if found.is_empty() {
                    ui.label("No command of that name.");
                }
                for (at, command) in found.into_iter().enumerate() {
                    let keys = command.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
                    let button = egui::Button::selectable(at == self.at, command.name).right_text(RichText::new(keys).weak());
                    let row = ui.add_sized([ui.available_width(), 24.0], button);
                    if at == self.at && (down || up) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() || (entered && at == self.at) {
                        action = Some(command.action);
                    }
                }
            });
        });
        if modal.should_close() && action.is_none() {
            action = Some(Action::CloseDialog);
        }
        action
    }
}

/// The commands whose names hold every word that was typed.
fn matching(typed: &str, has_accounts: bool) -> Vec<Command> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    commands::all()
        .into_iter()
        .filter(|command| has_accounts || !command.needs_accounts)
        .filter(|command| {
            let name = command.name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_typed_in_any_order() {
        let names = |typed: &str| matching(typed, true).into_iter().map(|command| command.name).collect::<Vec<_>>();
        assert_eq!(names("DISPUTE next"), ["Next dispute"]);
        assert!(names("no such thing").is_empty());
        assert!(matching("dispute", false).is_empty());
    }
}
