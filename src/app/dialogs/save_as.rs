//! Where the project is saved.

use super::modal;
use crate::app::actions::Action;
use crate::app::work::typed_path;
use crate::project::{ENDING, is_project};
use eframe::egui::{self, Key, RichText, Ui};
use std::path::{Path, PathBuf};

/// The dialog that asks where the project is saved.
pub(in crate::app) struct SaveAs {
    path: String,
    fresh: bool,
}

impl SaveAs {
    /// A dialog that suggests this place.
    pub(in crate::app) fn new(suggested: &Path) -> Self {
        Self { path: suggested.to_string_lossy().into_owned(), fresh: true }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "save as", 520.0, |ui| {
            let mut action = None;
            ui.heading("Save the project");
            ui.label(RichText::new("Accounts with their texts, rulings, notes and the view, in one file.").weak());
            ui.add_space(6.0);
            let label = ui.label("Save it to");
            let field = ui.add(egui::TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY)).labelled_by(label.id);
            if std::mem::take(&mut self.fresh) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !self.path.trim().is_empty();
            let place = project_place(&self.path);
            if ready && place.is_file() {
                ui.label("There is a project of that name: it will be replaced, and kept beside it as a backup.");
            }
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                if ui.add_enabled(ready, egui::Button::new("Save")).clicked() || (entered && ready) {
                    action = Some(Action::SaveTo(place));
                }
                if ui.button("Choose where…").on_hover_text("Opens the system's own dialog").clicked() {
                    action = Some(Action::ChooseProject);
                }
                if ui.button("Cancel").clicked() {
                    action = Some(Action::CloseDialog);
                }
            });
            action
        })
    }
}

/// The place that was typed, with the ending of projects.
pub(in crate::app) fn project_place(typed: &str) -> PathBuf {
    with_ending(typed_path(typed))
}

/// The path with the ending of projects.
pub(in crate::app) fn with_ending(path: PathBuf) -> PathBuf {
    if is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(ENDING);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_is_added_once() {
        assert_eq!(project_place(" fire "), PathBuf::from("fire.corroborate"));
        assert_eq!(project_place("v1.2"), PathBuf::from("v1.2.corroborate"));
        assert_eq!(project_place("fire.CORROBORATE"), PathBuf::from("fire.CORROBORATE"));
    }
}
