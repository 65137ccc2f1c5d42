//! The line that says that accounts are in different languages, or in one whose words are not read, and what that means.

use super::actions::Action;
use crate::comparison::Comparison;
use eframe::egui::{self, RichText, Ui};

/// The line, where they are.
pub(super) struct Languages<'a> {
    pub(super) comparison: &'a Comparison,
}

impl Languages<'_> {
    /// Shows it. There is nothing to click.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        if let Some(notice) = self.comparison.language_notice() {
            egui::Panel::top("languages").show(ui, |ui| {
                ui.add(egui::Label::new(RichText::new(notice).small()).wrap());
            });
        }
        None
    }
}
