//! The question before a project with unsaved changes is closed.

use super::modal;
use crate::app::actions::Action;
use crate::app::layout;
use eframe::egui::Ui;

/// The question what becomes of unsaved changes.
pub(in crate::app) struct Leave {
    name: Option<String>,
}

impl Leave {
    /// About a project of this name, or a comparison that was never saved.
    pub(in crate::app) fn new(name: Option<String>) -> Self {
        Self { name }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "leave", 440.0, |ui| {
            let mut action = None;
            ui.heading("Save the changes?");
            ui.add_space(4.0);
            match &self.name {
                Some(name) => ui.label(format!("“{}” has changes that are not saved.", layout::visual(name))),
                None => ui.label("Your rulings and notes are not saved yet."),
            };
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                for (label, tip, chosen) in [
                    (if self.name.is_some() { "Save" } else { "Save…" }, "Saves, then goes on", Action::SaveAndLeave),
                    ("Don't save", "Goes on, and drops the changes", Action::LeaveUnsaved),
                    ("Cancel", "Stays here", Action::CloseDialog),
                ] {
                    if ui.button(label).on_hover_text(tip).clicked() {
                        action = Some(chosen);
                    }
                }
            });
            action
        })
    }
}
