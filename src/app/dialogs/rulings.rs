//! All rulings of the reader, those first that no longer fit.

use super::{applied, modal};
use crate::app::actions::Action;
use crate::app::{layout, theme};
use crate::comparison::{Applied, Comparison};
use eframe::egui::{self, RichText, ScrollArea, Ui};

/// The list of all rulings.
pub(in crate::app) struct RulingsList;

impl RulingsList {
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: Option<&Comparison>) -> Option<Action> {
        let room = ui.ctx().content_rect().height();
        let rulings = applied(comparison);
        modal(ui, "rulings", 640.0, |ui| {
            let mut action = None;
            ui.heading("Your rulings");
            ScrollArea::vertical().max_height((room - 160.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
                if rulings.is_empty() {
                    ui.label("You have ruled on nothing yet. Select a sentence: the inspector asks what you make of it.");
                }
                let (unfit, fit): (Vec<&Applied>, Vec<&Applied>) = rulings.iter().partition(|applied| applied.unfit.is_some());
                if !unfit.is_empty() {
                    ui.add_space(6.0);
                    ui.label(RichText::new("These no longer fit. They are kept, and have no effect.").strong());
                    unfit.into_iter().for_each(|applied| action = row(ui, applied).or(action.take()));
                    ui.add_space(6.0);
                    ui.separator();
                }
                fit.into_iter().for_each(|applied| action = row(ui, applied).or(action.take()));
            });
            ui.add_space(8.0);
            if ui.button("Close").clicked() {
                action = Some(Action::CloseDialog);
            }
            action
        })
    }
}

fn row(ui: &mut Ui, applied: &Applied) -> Option<Action> {
    let mut action = None;
    ui.add_space(6.0);
    let sentence = applied.sentence();
    ui.horizontal_top(|ui| {
        let (sign, colour) = if applied.unfit.is_some() { ("⚠", theme::problem(ui)) } else { ("✎", theme::selected(ui)) };
        let tip = if applied.unfit.is_some() { "It no longer fits" } else { "Your ruling" };
        ui.label(RichText::new(sign).color(colour)).on_hover_text(tip);
        layout::sentence(ui, &sentence, ui.visuals().text_color());
    });
    if let Some(why) = &applied.unfit {
        let weak = ui.visuals().weak_text_color();
        layout::sentence(ui, &format!("It has no effect: {why}"), weak);
    }
    ui.horizontal(|ui| {
        if let Some(&id) = applied.passages.first()
            && ui.small_button("Go there").on_hover_text("Selects the sentence").accessible_name(format!("Go to: {sentence}")).clicked()
        {
            action = Some(Action::Select(id));
        }
        let take_back = egui::Button::new("Take back").small();
        let take_back = ui.add(take_back).on_hover_text("As if it had not been ruled; Ctrl+Z undoes that too");
        if take_back.accessible_name(format!("Take back: {sentence}")).clicked() {
            action = Some(Action::TakeBack(applied.ruling.clone()));
        }
    });
    action
}
