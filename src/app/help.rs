//! The legend and the short help.

use super::theme;
use crate::comparison::Standing;
use eframe::egui::{self, RichText, Ui};

/// The legend: what the signs and colours mean, in one line.
pub(super) fn legend(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for (standing, meaning) in [
            (Standing::Disputed, "disputed: accounts contradict each other"),
            (Standing::Corroborated, "corroborated: independent accounts agree"),
            (Standing::Repeated, "repeated: they agree by copying"),
            (Standing::SingleSource, "single source"),
        ] {
            let colour = theme::colour(ui, standing);
            ui.label(RichText::new(theme::sign(standing)).color(colour).strong());
            ui.label(RichText::new(meaning).small());
            ui.add_space(10.0);
        }
    });
}

/// The help window. `open` is whether it is shown.
pub(super) fn show(ui: &mut Ui, open: &mut bool) {
    if !*open {
        return;
    }
    let modal = egui::Modal::new(egui::Id::unique("help")).show(ui, |ui| {
        ui.set_width(560.0);
        ui.heading("What you see");
        for (standing, text) in [
            (Standing::Disputed, "Disputed: at least two accounts cannot both be right. The sides stand in the inspector."),
            (Standing::Corroborated, "Corroborated: two or more accounts agree and did not copy one another."),
            (Standing::Repeated, "Repeated: accounts agree in copied wording. They count as one source."),
            (Standing::SingleSource, "Single source: one account alone says it, or what the others say only touches on it."),
        ] {
            ui.horizontal(|ui| {
                let colour = theme::colour(ui, standing);
                ui.label(RichText::new(theme::sign(standing)).color(colour).strong());
                ui.add(egui::Label::new(text).wrap());
            });
        }
        ui.add_space(6.0);
        ui.label("Between two passages: ✔ agrees, ≠ contradicts, ≈ differs and may be compatible (“at least seven” and “nine”).");
        ui.label("“Not found in B” means that no passage of B was found that says it. It never means that B suppressed it: look at the nearest passage.");
        ui.label("Every mark is a suggestion with its reason. What is not marked was not found, which is not proof that it is not there.");
        ui.add_space(10.0);
        ui.heading("Keys");
        egui::Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
            for (key, meaning) in [
                ("N or F8", "next point of the filter"),
                ("P or Shift+F8", "previous point"),
                ("↓ and ↑", "next and previous sentence of the account"),
                ("→ and ←", "what the next account says to the selected sentence"),
                ("Tab, then Enter", "walk through everything that can be clicked"),
                ("Ctrl+C", "copy the selected sentence, with its account"),
                ("Ctrl+O, Ctrl+Shift+O", "open files, open a folder"),
                ("Ctrl+E", "export the report"),
                ("Ctrl and + or -", "larger or smaller text"),
                ("F1", "this help"),
                ("Esc", "close it; unselect"),
            ] {
                ui.label(RichText::new(key).strong());
                ui.label(meaning);
                ui.end_row();
            }
        });
        ui.add_space(10.0);
        if ui.button("Close").clicked() {
            ui.close();
        }
    });
    if modal.should_close() {
        *open = false;
    }
}
