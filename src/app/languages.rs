//! The line that says that accounts are in different languages, and what that means.

use crate::comparison::Comparison;
use eframe::egui::{self, RichText, Ui};

/// Shows it, where they are.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison) {
    if let Some(notice) = comparison.language_notice() {
        egui::Panel::top("languages").show(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(notice).small()).wrap());
        });
    }
}
