//! Correcting the facts of an account. What the file says stays beside the reader's word, and is shown with where it was found.

use super::{buttons, line_field, modal};
use crate::account::{Fact, Siglum, language_name, languages};
use crate::app::{actions::Action, layout};
use crate::comparison::{Comparison, Ruling};
use eframe::egui::{self, RichText, TextStyle, Ui};
use std::sync::Arc;

/// The dialog while it is open.
pub(in crate::app) struct Correction {
    comparison: Arc<Comparison>,
    siglum: Siglum,
    values: Vec<(Fact, String)>,
}

impl Correction {
    /// A dialog about the account with this siglum.
    pub(in crate::app) fn new(comparison: Arc<Comparison>, siglum: Siglum) -> Self {
        let facts = &comparison.account(siglum).facts;
        let values = Fact::ALL.map(|fact| (fact, facts.get(fact).unwrap_or_default().to_owned())).into();
        Self { comparison, siglum, values }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "facts", 620.0, |ui| self.contents(ui))
    }

    fn contents(&mut self, ui: &mut Ui) -> Option<Action> {
        ui.heading(format!("Facts of account {}", self.siglum));
        ui.label(RichText::new("What the file says is kept beside your word. Ctrl+Z undoes a correction.").weak());
        ui.add_space(8.0);
        let read = self.comparison.account(self.siglum).facts.as_read();
        egui::Grid::new("facts").num_columns(2).spacing([12.0, 4.0]).show(ui, |ui| {
            for (fact, value) in &mut self.values {
                let (name, said) = (label(*fact), read.get(*fact).unwrap_or_default());
                let label = ui.label(name);
                ui.vertical(|ui| {
                    if *fact == Fact::Language {
                        language(ui, value, label.id)
                    } else {
                        drop(line_field(ui, value, name, Some(label.id), 440.0))
                    }
                    origin(ui, said, read.origin(*fact).as_deref(), *fact);
                    if value != said {
                        let as_read = ui.small_button("As the file says").on_hover_text("Puts back what the file says");
                        if as_read.accessible_name(format!("{name}: as the file says")).clicked() {
                            said.clone_into(value);
                        }
                    }
                    ui.add_space(4.0);
                });
                ui.end_row();
            }
        });
        let named = self.values.iter().any(|(fact, value)| *fact == Fact::Title && !value.trim().is_empty());
        buttons(ui, "Correct", named, || Action::Correct(self.rulings()))
    }

    /// A ruling for each fact that was changed.
    fn rulings(&self) -> Vec<Ruling> {
        let facts = &self.comparison.account(self.siglum).facts;
        let changed = self.values.iter().filter(|(fact, value)| value.trim() != facts.get(*fact).unwrap_or_default());
        changed.map(|(fact, value)| Ruling::correct(&self.comparison, self.siglum, *fact, value)).collect()
    }
}

fn label(fact: Fact) -> &'static str {
    match fact {
        Fact::Title => "Title",
        Fact::Author => "Author",
        Fact::Source => "Source",
        Fact::Published => "Published",
        Fact::Language => "Language",
    }
}

fn language(ui: &mut Ui, code: &mut String, label: egui::Id) {
    let shown = if code.is_empty() { "not known" } else { language_name(code) }.to_owned();
    let combo = egui::ComboBox::from_id_salt("language").selected_text(&shown).width(220.0).show_ui(ui, |ui| {
        if ui.selectable_label(code.is_empty(), "not known").clicked() {
            code.clear();
        }
        for (known, name) in languages() {
            if ui.selectable_label(name == shown, name).clicked() {
                known.clone_into(code);
            }
        }
    });
    let _ = combo.response.labelled_by(label).on_hover_text("Words are compared within one language");
}

/// What the file says, and where in it.
fn origin(ui: &mut Ui, said: &str, origin: Option<&str>, fact: Fact) {
    let said = if fact == Fact::Language && !said.is_empty() { language_name(said) } else { said };
    let told = match (said, origin) {
        ("", _) => "The file does not say".to_owned(),
        (said, Some(origin)) => format!("The file: {said}, {origin}"),
        (said, None) => format!("The file: {said}"),
    };
    let font = TextStyle::Small.resolve(ui.style());
    let ink = ui.visuals().weak_text_color();
    layout::one_line(ui, &told, &font, ink);
}
