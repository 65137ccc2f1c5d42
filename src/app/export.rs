//! The export dialog: where the report goes, and in which format.

use super::actions::Action;
use eframe::egui::{self, Key, Ui};
use std::path::PathBuf;

/// The formats, with the ending that picks each and what it is good for.
const FORMATS: [(&str, &str); 7] = [
    (".html", "one page for reading, printing and sending on"),
    (".docx", "a document for an office program"),
    (".md", "text with headings, for an editor"),
    (".xlsx", "the table of points and accounts, as a workbook"),
    (".csv", "the same table, for any spreadsheet"),
    (".xml", "TEI P5, for editions and other tools"),
    (".json", "everything, for other programs"),
];

/// The export dialog while it is open.
pub(super) struct Export {
    path: String,
    fresh: bool,
}

impl Export {
    /// A dialog that suggests this place for the report.
    pub(super) fn new(suggested: &std::path::Path) -> Self {
        Self { path: suggested.to_string_lossy().into_owned(), fresh: true }
    }

    /// Shows the dialog. `CloseDialog` when the reader thought better of it.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        let modal = egui::Modal::new(egui::Id::unique("export")).show(ui, |ui| {
            ui.set_width(520.0);
            ui.heading("Export the report");
            ui.add_space(6.0);
            let label = ui.label("Write it to");
            let field = ui.add(egui::TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY)).labelled_by(label.id);
            if std::mem::take(&mut self.fresh) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(8.0);
            ui.label("The ending picks the format:");
            ui.horizontal_wrapped(|ui| {
                for (ending, _) in FORMATS {
                    let chosen = self.path.to_lowercase().ends_with(ending);
                    if ui.add(egui::Button::selectable(chosen, ending)).clicked() {
                        self.path =
                            PathBuf::from(self.path.trim()).with_extension(ending.trim_start_matches('.')).to_string_lossy().into_owned();
                    }
                }
                let meaning = FORMATS.iter().find(|(ending, _)| self.path.to_lowercase().ends_with(ending));
                ui.label(egui::RichText::new(meaning.map_or("", |(_, meaning)| meaning)).weak());
            });
            if super::work::typed_path(&self.path).is_file() {
                ui.label("There is a file of that name: it will be replaced.");
            }
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let ready = !self.path.trim().is_empty();
                if ui.add_enabled(ready, egui::Button::new("Export")).clicked() || (entered && ready) {
                    action = Some(Action::Export(super::work::typed_path(&self.path)));
                }
                if ui.button("Choose where…").on_hover_text("Opens the system's own dialog").clicked() {
                    action = Some(Action::ChooseReport);
                }
                if ui.button("Cancel").clicked() {
                    ui.close();
                }
            });
        });
        if modal.should_close() && action.is_none() {
            action = Some(Action::CloseDialog);
        }
        action
    }
}
