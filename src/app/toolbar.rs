//! The bars at the top: opening, exporting, filters, stepping.

use super::actions::Action;
use super::filter::Filter;
use crate::comparison::Comparison;
use eframe::egui::{self, RichText, Ui};
use std::path::PathBuf;

/// The bars, and what is typed into them.
#[derive(Default)]
pub(super) struct Toolbar {
    path: String,
    report: String,
}

impl Toolbar {
    /// Opening, exporting, help.
    pub(super) fn show_files(&mut self, ui: &mut Ui, can_export: bool) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            if ui.button("Open files…").clicked() {
                action = Some(Action::ChooseFiles);
            }
            if ui.button("Open folder…").clicked() {
                action = Some(Action::ChooseFolder);
            }
            let field = egui::TextEdit::singleline(&mut self.path).hint_text("or a path, then Enter").desired_width(220.0);
            let response = ui.add(field).accessible_name("Path to open");
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !self.path.trim().is_empty() {
                action = Some(Action::Open(vec![PathBuf::from(self.path.trim())]));
                self.path.clear();
            }
            ui.separator();
            ui.add_enabled_ui(can_export, |ui| {
                ui.menu_button("Export…", |ui| {
                    if ui.button("Choose where…").clicked() {
                        action = Some(Action::ChooseReport);
                        ui.close();
                    }
                    ui.label("or a path ending in .html, .md, .csv or .json, then Enter:");
                    let field = egui::TextEdit::singleline(&mut self.report).hint_text("report.html");
                    let response = ui.add(field).accessible_name("Path of the report");
                    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !self.report.trim().is_empty() {
                        action = Some(Action::Export(PathBuf::from(self.report.trim())));
                        ui.close();
                    }
                });
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Help (F1)").clicked() {
                    action = Some(Action::Help);
                }
                choose_theme(ui);
            });
        });
        action
    }

    /// Filters with their counts, and stepping.
    pub(super) fn show_filters(&mut self, ui: &mut Ui, comparison: &Comparison, filter: Filter, at: Option<usize>) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            for choice in Filter::ALL {
                let count = choice.points(comparison).len();
                let text = RichText::new(format!("{} {count}", choice.label()));
                if ui.add(egui::Button::selectable(choice == filter, text)).clicked() {
                    action = Some(Action::Filter(choice));
                }
            }
            ui.separator();
            let points = filter.points(comparison);
            let place = at.and_then(|at| points.iter().position(|&point| point == at));
            ui.add_enabled_ui(!points.is_empty(), |ui| {
                if ui.button("Previous (P)").clicked() {
                    action = Some(Action::Step(-1));
                }
                if ui.button("Next (N)").clicked() {
                    action = Some(Action::Step(1));
                }
            });
            ui.label(match place {
                Some(place) => format!("{} of {}", place + 1, points.len()),
                None => format!("{} points", points.len()),
            });
        });
        action
    }
}

/// Light, dark, or as the system has it.
fn choose_theme(ui: &mut Ui) {
    use egui::ThemePreference::{Dark, Light, System};
    let mut theme = ui.options(|options| options.theme_preference);
    for (choice, label) in [(Dark, "Dark"), (Light, "Light"), (System, "System")] {
        if ui.add(egui::Button::selectable(theme == choice, label)).clicked() {
            theme = choice;
            ui.set_theme(theme);
        }
    }
}
