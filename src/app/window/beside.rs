//! How wide the inspector is: a part of the window, smaller where the window is narrow, until the reader draws it to another width.

use crate::app::theme;
use eframe::egui::{self, Ui};

/// The inspector's part of the window.
const PART: f32 = 0.27;
/// No more of it than this, however large the text is.
const MOST: f32 = 0.4;
/// Its least and greatest width at the usual size of text, unless the reader draws it wider.
const LEAST: f32 = 220.0;
const GREATEST: f32 = 340.0;

/// The place of the inspector beside the accounts.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The width that goes with the window.
    wished: f32,
    /// The width that it had when it was first shown so.
    first: Option<f32>,
    /// Counts the widths that went with the window: the toolkit keeps the width of a panel while its name is the same.
    turn: u32,
    /// The reader has drawn it to another width.
    drawn: bool,
}

impl Beside {
    /// Shows `inspector` at the right side.
    pub(super) fn show(&mut self, ui: &mut Ui, inspector: impl FnOnce(&mut Ui)) {
        // Larger text needs more room, and leaves the accounts some.
        let room = ui.available_width();
        let least = theme::sized(ui, LEAST).min(room * MOST).max(LEAST);
        let wished = (room * PART).clamp(least, theme::sized(ui, GREATEST).max(least));
        if !self.drawn && (wished - self.wished).abs() > 1.0 {
            (self.wished, self.first) = (wished, None);
            self.turn += 1;
        }
        let panel = egui::Panel::right(("inspector", self.turn)).default_size(self.wished).min_size(LEAST);
        let width = panel.show(ui, inspector).response.rect.width();
        let first = *self.first.get_or_insert(width);
        self.drawn |= (width - first).abs() > 4.0;
    }
}
