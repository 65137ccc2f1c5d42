//! What has changed in the file of an account since it was read, and whether it is taken over.

use super::modal;
use crate::app::actions::Action;
use crate::app::layout::{self, Mark};
use crate::app::project::{Difference, Row};
use crate::app::theme;
use crate::app::words::counted;
use eframe::egui::{self, Color32, FontId, RichText, ScrollArea, Stroke, TextStyle, Ui};
use std::ops::Range;

/// What has changed in the file of one account.
pub(in crate::app) struct ChangedSource {
    key: u64,
    title: String,
    file: String,
    difference: Difference,
}

impl ChangedSource {
    /// About the account of this key.
    pub(in crate::app) fn new(key: u64, title: &str, file: &str, difference: Difference) -> Self {
        Self { key, title: title.to_owned(), file: file.to_owned(), difference }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let room = ui.ctx().content_rect().height();
        modal(ui, "changed source", 720.0, |ui| {
            let mut action = None;
            ui.heading("A source has changed");
            let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
            let ink = ui.visuals().text_color();
            // A line each: a title from right to left would turn the path round.
            layout::paragraph(ui, &self.title, &theme::bold(font.size), ink, &[]);
            layout::paragraph(ui, &self.file, &font, ui.visuals().weak_text_color(), &[]);
            ui.label("The file is not what it was when the account was read. The project still has the text as it was.");
            ui.add_space(6.0);
            ScrollArea::vertical().max_height((room - 260.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
                if self.difference.rows.iter().all(|row| matches!(row, Row::Same(_))) {
                    ui.label("The words are the same: only the file around them is another one.");
                }
                for row in &self.difference.rows {
                    show_row(ui, row, &font);
                    ui.add_space(4.0);
                }
            });
            ui.add_space(8.0);
            ui.label(RichText::new("Rulings follow their passages by their words; those that no longer fit are listed, and kept.").weak());
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                if ui.button("Take the changed file over").on_hover_text("It is read again and compared anew").clicked() {
                    action = Some(Action::TakeOver(self.key));
                }
                if ui.button("Keep the text of the project").on_hover_text("Changes nothing").clicked() {
                    action = Some(Action::CloseDialog);
                }
            });
            action
        })
    }
}

fn show_row(ui: &mut Ui, row: &Row, font: &FontId) {
    match row {
        Row::Same(count) => {
            ui.label(RichText::new(format!("… {} the same …", counted(*count, "paragraph", "paragraphs"))).weak());
        }
        Row::Changed { before: (old, in_old), now: (new, in_new) } => {
            paragraph(ui, "Before", old, in_old, font);
            paragraph(ui, "Now", new, in_new, font);
        }
        Row::Gone(text) => paragraph(ui, "Gone", text, &[], font),
        Row::New(text) => paragraph(ui, "New", text, &[], font),
    }
}

fn paragraph(ui: &mut Ui, name: &str, text: &str, differing: &[Range<usize>], font: &FontId) {
    egui::Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(4).inner_margin(6).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (width, height) = (56.0, font.size * 1.45);
            ui.allocate_ui(egui::vec2(width, height), |ui| {
                ui.set_min_width(width);
                ui.label(RichText::new(name).strong());
            });
            let mark = Mark { background: theme::changed(ui), underline: Stroke::NONE };
            let marks: Vec<(Range<usize>, Mark)> = differing.iter().map(|range| (range.clone(), mark)).collect();
            let ink: Color32 = ui.visuals().text_color();
            layout::paragraph(ui, text, font, ink, &marks);
        });
    });
}
