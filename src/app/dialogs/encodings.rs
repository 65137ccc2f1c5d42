//! Choosing the encoding of a file whose letters look wrong, by how its first lines look in each.

use super::{buttons, height_for, modal};
use crate::account::{Charset, Decoding, file_name};
use crate::app::{actions::Action, layout, words};
use eframe::egui::{RichText, ScrollArea, TextStyle, Ui};

/// The dialog while it is open.
pub(in crate::app) struct Encodings {
    key: u64,
    file: String,
    /// The encoding it is read in now.
    now: Option<String>,
    chosen: Option<Charset>,
    /// Encodings in which the file looks the same stand together.
    groups: Vec<Vec<Decoding>>,
}

impl Encodings {
    /// A dialog about the account with this key.
    pub(in crate::app) fn new(key: u64, file: &str, now: Option<String>, found: Vec<Decoding>) -> Self {
        let chosen = now.as_deref().and_then(Charset::named);
        let mut groups: Vec<Vec<Decoding>> = Vec::new();
        for decoding in found {
            match groups
                .iter_mut()
                .find(|group| group.iter().any(|other| (&other.preview, other.faults) == (&decoding.preview, decoding.faults)))
            {
                Some(group) => group.push(decoding),
                None => groups.push(vec![decoding]),
            }
        }
        Self { key, file: file_name(file), now, chosen, groups }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "encodings", 680.0, |ui| self.contents(ui))
    }

    fn contents(&mut self, ui: &mut Ui) -> Option<Action> {
        ui.heading("Read it in another encoding");
        let now = self.now.as_deref().unwrap_or("none");
        ui.label(format!("{} is read as {now}. Choose the encoding in which its words look right.", self.file));
        ui.add_space(6.0);
        let font = TextStyle::Body.resolve(ui.style());
        ScrollArea::vertical().max_height(height_for(ui, 100.0)).auto_shrink([false, true]).show(ui, |ui| {
            for group in &self.groups {
                let Some(first) = group.first() else { continue };
                ui.horizontal_wrapped(|ui| {
                    for decoding in group {
                        let name = decoding.encoding.name();
                        let radio = ui.radio(self.chosen == Some(decoding.encoding), RichText::new(name).strong());
                        if radio.on_hover_text("The words below are how the file begins when it is read so").clicked() {
                            self.chosen = Some(decoding.encoding);
                        }
                    }
                    if first.faults > 0 {
                        let places = words::counted(first.faults, "place", "places");
                        let told = ui.label(RichText::new(format!("{places} without a letter")).small().weak());
                        told.on_hover_text("Bytes that mean nothing in this encoding: it is hardly the right one");
                    }
                });
                ui.indent(first.encoding.name(), |ui| {
                    let ink = ui.visuals().text_color();
                    for line in first.preview.lines() {
                        layout::one_line(ui, line, &font, ink);
                    }
                });
                ui.add_space(4.0);
            }
        });
        let other = self.chosen.filter(|chosen| Some(chosen.name()) != self.now.as_deref());
        let ready = other.or(self.chosen);
        let key = self.key;
        buttons(ui, "Read it so", other.is_some(), || ready.map_or(Action::CloseDialog, |chosen| Action::ReadIn(key, chosen)))
    }
}
