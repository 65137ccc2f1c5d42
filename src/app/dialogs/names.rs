//! Names that mean the same.

use super::{applied, modal};
use crate::app::actions::Action;
use crate::app::{layout, theme};
use crate::comparison::{Comparison, Ruling};
use eframe::egui::{self, ScrollArea, Ui};

/// The names that mean the same, and those that are being written.
#[derive(Default)]
pub(in crate::app) struct Names {
    written: String,
}

impl Names {
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: Option<&Comparison>) -> Option<Action> {
        let room = ui.ctx().content_rect().height();
        let rulings = applied(comparison);
        modal(ui, "names", 520.0, |ui| {
            let mut action = None;
            ui.heading("Names that mean the same");
            ui.label("One person or place under several names: a name and a nickname, a title, an old name of a town.");
            ScrollArea::vertical().max_height((room - 320.0).max(80.0)).auto_shrink([false, true]).show(ui, |ui| {
                for applied in rulings.iter().filter(|applied| applied.ruling.kind() == "same_name") {
                    let sentence = applied.sentence();
                    layout::sentence(ui, &sentence, ui.visuals().text_color());
                    if let Some(why) = &applied.unfit {
                        layout::sentence(ui, &format!("It has no effect: {why}"), theme::problem(ui));
                    }
                    let take_back = ui.small_button("Take back").on_hover_text("As if it had not been ruled; Ctrl+Z undoes that too");
                    if take_back.accessible_name(format!("Take back: {sentence}")).clicked() {
                        action = Some(Action::TakeBack(applied.ruling.clone()));
                    }
                    ui.add_space(4.0);
                }
            });
            ui.add_space(4.0);
            let label = ui.label("Names, one on each line, as the accounts write them");
            let field = egui::TextEdit::multiline(&mut self.written).desired_rows(3).desired_width(f32::INFINITY);
            ui.add(field).labelled_by(label.id);
            layout::as_it_reads(ui, &self.written);
            let mut names: Vec<String> = Vec::new();
            for name in self.written.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
                if !name.is_empty() && !names.contains(&name) {
                    names.push(name);
                }
            }
            ui.horizontal(|ui| {
                let button = ui.add_enabled(names.len() > 1, egui::Button::new("They mean the same"));
                let button = button.on_hover_text("A name of one account is then no contradiction of the other's");
                if button.on_disabled_hover_text("Write two names or more").clicked() {
                    self.written.clear();
                    action = Some(Action::Rule(vec![Ruling::same_name(names)]));
                }
                if ui.button("Close").clicked() {
                    action = Some(Action::CloseDialog);
                }
            });
            action
        })
    }
}
