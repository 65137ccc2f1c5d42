//! What the window shows before anything is open.

use super::actions::Action;
use eframe::egui::{self, RichText, Ui};

/// Says what the program is for and how to begin.
pub(super) fn show(ui: &mut Ui, busy: bool) -> Option<Action> {
    let mut action = None;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.22);
        ui.label(RichText::new("Several accounts of one event").size(26.0).strong());
        ui.add_space(6.0);
        ui.label("Open two or more: see where they agree, where they contradict each other, and what each leaves out.");
        ui.label(RichText::new("Everything stays on this computer.").weak());
        ui.add_space(18.0);
        if busy {
            ui.spinner();
            return;
        }
        if ui.add(egui::Button::new(RichText::new("Open files…").size(17.0)).min_size(egui::vec2(180.0, 38.0))).clicked() {
            action = Some(Action::ChooseFiles);
        }
        ui.add_space(6.0);
        if ui.add(egui::Button::new("Open a folder…").min_size(egui::vec2(180.0, 30.0))).clicked() {
            action = Some(Action::ChooseFolder);
        }
        ui.add_space(14.0);
        ui.label(
            RichText::new(format!(
                "or drop files here, or type a path above. Text, Markdown and web pages open: {}.",
                crate::account::supported().join(", ")
            ))
            .weak(),
        );
    });
    action
}
