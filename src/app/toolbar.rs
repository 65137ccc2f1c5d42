//! The bars at the top: opening, exporting, filters, stepping.

use super::actions::Action;
use super::filter::Filter;
use crate::comparison::Comparison;
use eframe::egui::{self, Ui};

/// The bars, and what is typed into them.
#[derive(Default)]
pub(super) struct Toolbar {
    path: String,
}

impl Toolbar {
    /// Opening, exporting, help.
    pub(super) fn show_files(&mut self, ui: &mut Ui, can_export: bool) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            if ui.button("Open files…").on_hover_text("Opens accounts beside what is open (Ctrl+O)").clicked() {
                action = Some(Action::ChooseFiles);
            }
            if ui.button("Open folder…").on_hover_text("Opens every supported file of a folder (Ctrl+Shift+O)").clicked() {
                action = Some(Action::ChooseFolder);
            }
            let field = egui::TextEdit::singleline(&mut self.path).hint_text("or a path, then Enter").desired_width(220.0);
            let response = ui.add(field).accessible_name("Path to open").on_hover_text("The path of a file or folder to open");
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !self.path.trim().is_empty() {
                action = Some(Action::Open(vec![super::work::typed_path(&self.path)]));
                self.path.clear();
            }
            ui.separator();
            let export = ui.add_enabled(can_export, egui::Button::new("Export…"));
            let export = export.on_hover_text("Writes a report of the comparison (Ctrl+E)");
            if export.on_disabled_hover_text("There is nothing to export before accounts are open").clicked() {
                action = Some(Action::AskExport);
            }
            ui.separator();
            choose_theme(ui);
            if ui.button("Help (F1)").on_hover_text("What the signs mean, and all keys").clicked() {
                action = Some(Action::Help);
            }
        });
        action
    }

    /// Filters with their counts, and stepping.
    pub(super) fn show_filters(&mut self, ui: &mut Ui, comparison: &Comparison, filter: Filter, at: Option<usize>) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            ui.label("Show");
            for choice in Filter::ALL {
                let count = choice.points(comparison).len();
                let button = egui::Button::selectable(choice == filter, format!("{} {count}", choice.label()));
                if ui.add(button).on_hover_text(choice.meaning()).clicked() {
                    action = Some(Action::Filter(choice));
                }
            }
            ui.separator();
            let points = filter.points(comparison);
            let place = at.and_then(|at| points.iter().position(|&point| point == at));
            ui.add_enabled_ui(!points.is_empty(), |ui| {
                if ui.button("Previous (P)").on_hover_text("The previous point that the filter lets through").clicked() {
                    action = Some(Action::Step(-1));
                }
                if ui.button("Next (N)").on_hover_text("The next point that the filter lets through").clicked() {
                    action = Some(Action::Step(1));
                }
            });
            ui.label(match (place, points.len()) {
                (Some(place), of) => format!("{} of {of}", place + 1),
                (None, 1) => "1 point".to_owned(),
                (None, count) => format!("{count} points"),
            });
        });
        action
    }
}

/// Light, dark, or as the system has it.
fn choose_theme(ui: &mut Ui) {
    use egui::ThemePreference::{Dark, Light, System};
    let mut theme = ui.options(|options| options.theme_preference);
    for (choice, label, tip) in
        [(Dark, "Dark", "Light letters on dark"), (Light, "Light", "Dark letters on light"), (System, "System", "As the system has it")]
    {
        if ui.add(egui::Button::selectable(theme == choice, label)).on_hover_text(tip).clicked() {
            theme = choice;
            ui.set_theme(theme);
        }
    }
}
