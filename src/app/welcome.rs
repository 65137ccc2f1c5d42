//! What the window shows before anything is open.

use super::actions::Action;
use super::settings::recent_name;
use super::theme;
use eframe::egui::{self, Align2, Color32, FontId, RichText, Ui};
use std::path::PathBuf;

/// Says what the program is for and how to begin.
pub(super) struct Welcome<'a> {
    /// What is under way, if anything is.
    pub(super) doing: Option<String>,
    /// What was opened lately.
    pub(super) recent: &'a [Vec<PathBuf>],
}

impl Welcome<'_> {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.2);
            ui.label(RichText::new("Several accounts of one event").size(theme::sized(ui, 26.0)).strong());
            ui.add_space(6.0);
            ui.label("Open two or more: see where they agree, where they contradict each other, and what each leaves out.");
            ui.label(RichText::new("Everything stays on this computer.").weak());
            ui.add_space(18.0);
            if let Some(doing) = &self.doing {
                ui.spinner();
                ui.label(doing);
                return;
            }
            let mut button = |ui: &mut Ui, label: &str, tip: &str, size: f32, chosen: Action| {
                let button = ui.add(egui::Button::new(RichText::new(label).size(size)).min_size(egui::vec2(230.0, size * 2.2)));
                if button.on_hover_text(tip).clicked() {
                    action = Some(chosen);
                }
                ui.add_space(6.0);
            };
            button(ui, "Choose files…", "Accounts, or a saved project (Ctrl+O)", 17.0, Action::ChooseFiles);
            button(ui, "Choose a folder…", "Every file in it that opens is an account (Ctrl+Shift+O)", 15.0, Action::ChooseFolder);
            button(ui, "Open the sample event", "To look round before you open your own", 15.0, Action::OpenSample);
            ui.label(RichText::new("The sample event is invented: four accounts of a fire in a harbour.").weak());
            ui.add_space(14.0);
            ui.label("Or drop files or a folder here, or type a path above.");
            ui.label(RichText::new(format!("These open: {}, and saved projects", crate::account::supported().join(", "))).weak());
            if !self.recent.is_empty() {
                ui.add_space(18.0);
                ui.label(RichText::new("Opened lately").strong());
                for paths in self.recent {
                    let whole = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("\n");
                    if ui.link(super::layout::visual(&recent_name(paths))).on_hover_text(whole).clicked() {
                        action = Some(Action::Open(paths.clone()));
                    }
                }
            }
        });
        action
    }
}

/// While files are held over the window: what dropping them does.
pub(super) fn show_drop_target(ui: &Ui) {
    let held = ui.input(|input| input.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop target")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, Color32::from_black_alpha(170));
    let project = ui.input(|input| input.raw.hovered_files.iter().any(|file| file.path.as_deref().is_some_and(crate::project::is_project)));
    let words = match held {
        _ if project => "Drop to open the project in the place of what is open".to_owned(),
        1 => "Drop to open it beside what is open".to_owned(),
        _ => format!("Drop to open {held} beside what is open"),
    };
    painter.text(rect.center(), Align2::CENTER_CENTER, words, FontId::proportional(24.0), Color32::WHITE);
}
