//! How the columns are shown, and the row of switches for it.

use crate::account::Siglum;
use crate::app::actions::Action;
use crate::comparison::Comparison;
use eframe::egui::{self, Ui};
use serde::{Deserialize, Serialize};

/// How the columns are shown. Remembered from one sitting to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// One account leads and the others' counterparts stand level with it; else each keeps its own order.
    pub in_step: bool,
    /// When one column is scrolled the others keep level with it.
    pub follow: bool,
    /// Ribbons between linked passages of neighbouring columns.
    pub ribbons: bool,
    /// Marks where something is left out that others share.
    pub gaps: bool,
    /// The least width of a column, in points, within [`WIDTHS`].
    pub width: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self { in_step: false, follow: true, ribbons: true, gaps: true, width: 215.0 }
    }
}

/// The smallest and largest least width of a column, in points.
pub const WIDTHS: (f32, f32) = (180.0, 700.0);

/// The row of switches.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison, options: &Options, leader: Siglum) -> Option<Action> {
    let mut new = options.clone();
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let own = ui
            .selectable_label(!new.in_step, "Own order")
            .on_hover_text("Each account as it is written, with ribbons between linked passages");
        let step = ui
            .selectable_label(new.in_step, "In step")
            .on_hover_text("One account leads; what the others say to each of its passages stands level with it");
        new.in_step = (new.in_step || step.clicked()) && !own.clicked();
        if new.in_step {
            let label = ui.label("led by");
            let chosen = egui::ComboBox::from_id_salt("leader").selected_text(leader.to_string()).width(50.0).show_ui(ui, |ui| {
                for siglum in comparison.sigla() {
                    let title = &comparison.account(siglum).facts.title;
                    let name = format!("{siglum}  {}", crate::app::layout::visual(title));
                    if ui.selectable_label(siglum == leader, name).clicked() {
                        action = Some(Action::Lead(siglum));
                    }
                }
            });
            let _ = chosen.response.labelled_by(label.id).on_hover_text("The account whose order the others follow");
        }
        ui.separator();
        ui.add_enabled(!new.in_step, egui::Checkbox::new(&mut new.follow, "Scroll together"))
            .on_hover_text("Scrolling one column keeps the others level with it, by linked passages");
        ui.checkbox(&mut new.ribbons, "Ribbons")
            .on_hover_text("Lines between linked passages of neighbouring columns; contradictions are thick and carry ≠");
        ui.checkbox(&mut new.gaps, "Omissions")
            .on_hover_text("Marks each place where a point would stand that others share and that was not found in the account");
    });
    if new == *options { action } else { Some(Action::Columns(new)) }
}
