//! Pasting a text as an account: its words, its title and where it is from.

use super::{buttons, height_for, line_field, modal};
use crate::app::actions::Action;
use crate::app::{layout, words};
use eframe::egui::{self, RichText, ScrollArea, TextStyle, Ui};
use unicode_segmentation::UnicodeSegmentation as _;

/// Longer texts are shown by their beginning and not edited: a field lays out all it holds.
const EDITED: usize = 40_000;
/// So much of the beginning is shown.
const SHOWN: usize = 3000;

/// A text as the reader pastes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Pasted {
    pub(in crate::app) text: String,
    pub(in crate::app) title: String,
    pub(in crate::app) source: String,
}

/// The dialog while it is open.
pub(in crate::app) struct Paste {
    pasted: Pasted,
    fresh: bool,
    /// Of the text as it was when it was counted last.
    words: (usize, usize),
}

impl Paste {
    /// A dialog with this text in it.
    pub(in crate::app) fn new(text: String) -> Self {
        Self { pasted: Pasted { text, ..Pasted::default() }, fresh: true, words: (usize::MAX, 0) }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "paste", 640.0, |ui| self.contents(ui))
    }

    fn contents(&mut self, ui: &mut Ui) -> Option<Action> {
        ui.heading("Paste a text as an account");
        ui.add_space(6.0);
        let width = ui.available_width() - 90.0;
        egui::Grid::new("pasted").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            for (name, hint, value) in [
                ("Title", "its first line, if left empty", &mut self.pasted.title),
                ("Source", "who published it, such as an agency or a paper", &mut self.pasted.source),
            ] {
                let label = ui.label(name);
                let field = line_field(ui, value, name, Some(label.id), width).on_hover_text(hint);
                if name == "Title" && !self.pasted.text.is_empty() && std::mem::take(&mut self.fresh) {
                    field.request_focus();
                }
                ui.end_row();
            }
        });
        ui.add_space(6.0);
        self.text(ui, height_for(ui, 180.0).min(420.0));
        if self.words.0 != self.pasted.text.len() {
            self.words = (self.pasted.text.len(), self.pasted.text.unicode_words().count());
        }
        ui.label(RichText::new(words::counted(self.words.1, "word", "words")).weak());
        buttons(ui, "Add the account", self.words.1 > 0, || Action::Paste(self.pasted.clone()))
    }

    fn text(&mut self, ui: &mut Ui, height: f32) {
        let text = &mut self.pasted.text;
        let fixed = text.len() > EDITED || layout::is_right_to_left(text);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
            if !fixed {
                let field =
                    egui::TextEdit::multiline(text).hint_text("Paste or type the text here").desired_rows(10).desired_width(f32::INFINITY);
                let field = ui.add(field).accessible_name("Text of the account");
                if std::mem::take(&mut self.fresh) {
                    field.request_focus();
                }
                return;
            }
            let font = TextStyle::Body.resolve(ui.style());
            let ink = ui.visuals().text_color();
            let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= SHOWN).last().unwrap_or(0);
            let shown = if text.len() <= SHOWN { text.as_str() } else { &text[..end] };
            for line in shown.lines().filter(|line| !line.trim().is_empty()) {
                layout::paragraph(ui, line, &font, ink, &[]);
            }
            if shown.len() < text.len() {
                ui.label("…");
            }
        });
        if fixed && ui.button("Clear the text").on_hover_text("To paste another one").clicked() {
            text.clear();
        }
    }
}
