//! The export dialog: where the report goes, in which format, and what it holds.

use super::actions::Action;
use crate::report::{Format, Options, Part};
use eframe::egui::{self, Key, Ui};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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

/// The parts, as the reader knows them.
const PARTS: [(Part, &str); Part::ALL.len()] = [
    (Part::Disputed, "Disputed points"),
    (Part::Corroborated, "Corroborated points"),
    (Part::Repeated, "Repeated points"),
    (Part::Omissions, "Omissions"),
    (Part::Undecided, "Same matter, not decided"),
    (Part::SingleSource, "Single-source points"),
    (Part::AllPoints, "Table of all points"),
    (Part::Timeline, "Timeline"),
    (Part::Rulings, "Rulings and notes"),
    (Part::FullTexts, "Full texts"),
];

/// What is asked for most, with a word of why.
const CHOICES: [(&str, &[Part], &str); 4] = [
    ("Everything", &[], "All parts"),
    (
        "Disputes and omissions",
        &[Part::Corroborated, Part::Repeated, Part::Undecided, Part::SingleSource, Part::AllPoints, Part::Timeline, Part::FullTexts],
        "Disputed points, omissions and your rulings",
    ),
    ("No single sources", &[Part::SingleSource], "All but what one account alone says"),
    ("No full texts", &[Part::FullTexts], "For sharing a finding without the documents"),
];

/// The export dialog while it is open.
pub(super) struct Export {
    path: String,
    title: String,
    date: String,
    parts: BTreeSet<Part>,
    fresh: bool,
}

impl Export {
    /// A dialog that suggests this place for the report, and the title and date of the project.
    pub(super) fn new(suggested: &Path, title: Option<String>, date: Option<String>) -> Self {
        let path = suggested.to_string_lossy().into_owned();
        Self { path, title: title.unwrap_or_default(), date: date.unwrap_or_default(), parts: Part::ALL.into(), fresh: true }
    }

    /// What was asked of the report.
    pub(super) fn options(&self) -> Options {
        let written = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let parts = if self.is_whole() { Part::ALL.into() } else { self.parts.clone() };
        Options { title: written(&self.title), date: written(&self.date), parts }
    }

    /// Whether the format holds everything whatever is chosen.
    fn is_whole(&self) -> bool {
        Format::of(Path::new(self.path.trim())) == Some(Format::Json)
    }

    fn contents(&mut self, ui: &mut Ui) {
        egui::Grid::new("report head").num_columns(2).show(ui, |ui| {
            for (name, hint, text) in [("Title", "Comparison of … accounts", &mut self.title), ("Date", "none is printed", &mut self.date)]
            {
                let label = ui.label(name);
                ui.vertical(|ui| {
                    ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(460.0)).labelled_by(label.id);
                    super::layout::as_it_reads(ui, text);
                });
                ui.end_row();
            }
        });
        ui.add_space(8.0);
        let whole = self.is_whole();
        ui.label(if whole { "What it holds: a .json report always holds everything" } else { "What it holds:" });
        ui.add_enabled_ui(!whole, |ui| {
            ui.horizontal_wrapped(|ui| {
                for (name, without, why) in CHOICES {
                    let parts: BTreeSet<Part> = Part::ALL.into_iter().filter(|part| !without.contains(part)).collect();
                    if ui.add(egui::Button::selectable(self.parts == parts, name)).on_hover_text(why).clicked() {
                        self.parts = parts;
                    }
                }
            });
            egui::Grid::new("report parts").num_columns(3).spacing([16.0, 2.0]).show(ui, |ui| {
                for (at, (part, name)) in PARTS.into_iter().enumerate() {
                    let mut chosen = self.parts.contains(&part);
                    if ui.checkbox(&mut chosen, name).on_hover_text("Whether the report holds this part").changed() {
                        if chosen {
                            self.parts.insert(part)
                        } else {
                            self.parts.remove(&part)
                        };
                    }
                    if at % 3 == 2 {
                        ui.end_row();
                    }
                }
            });
        });
    }

    /// Shows the dialog. `CloseDialog` when the reader thought better of it.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        let modal = egui::Modal::new(egui::Id::unique("export")).show(ui, |ui| {
            ui.set_width(600.0);
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
                for (ending, meaning) in FORMATS {
                    let chosen = self.path.to_lowercase().ends_with(ending);
                    if ui.add(egui::Button::selectable(chosen, ending)).on_hover_text(meaning).clicked() {
                        self.path =
                            PathBuf::from(self.path.trim()).with_extension(ending.trim_start_matches('.')).to_string_lossy().into_owned();
                    }
                }
                let meaning = FORMATS.iter().find(|(ending, _)| self.path.to_lowercase().ends_with(ending));
                ui.label(egui::RichText::new(meaning.map_or("", |(_, meaning)| meaning)).weak());
            });
            ui.add_space(8.0);
            self.contents(ui);
            ui.add_space(8.0);
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
