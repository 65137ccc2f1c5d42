//! What is asked in front of everything else: one dialog at a time.

mod changed;
mod leave;
mod names;
mod recovered;
mod reshape;
mod rulings;
mod save_as;
mod unverified;

pub(super) use changed::ChangedSource;
pub(super) use leave::Leave;
pub(super) use names::Names;
pub(super) use recovered::Recovered;
pub(super) use reshape::Reshape;
pub(super) use rulings::RulingsList;
pub(super) use save_as::{SaveAs, with_ending};
pub(super) use unverified::Unverified;

use super::actions::Action;
use super::export::Export;
use super::help;
use super::palette::Palette;
use crate::comparison::Comparison;
use eframe::egui::{self, Ui};

/// The dialog that is open.
pub(super) enum Dialog {
    /// What the signs mean, and all keys.
    Help,
    /// The command list.
    Commands(Palette),
    /// Where the report goes.
    Export(Export),
    /// Where the project goes.
    SaveAs(SaveAs),
    /// What becomes of changes that are not saved.
    Leave(Leave),
    /// Whether changes that were kept after a crash are wanted.
    Recovered(Recovered),
    /// What has changed in the file of an account.
    Changed(ChangedSource),
    /// A sentence and its point, put together otherwise.
    Reshape(Reshape),
    /// Names that mean the same.
    Names(Names),
    /// All rulings.
    Rulings(RulingsList),
    /// The text of an account whose reading order is not verified.
    Unverified(Unverified),
}

impl Dialog {
    /// Shows the dialog. `CloseDialog` when the reader thought better of it.
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: Option<&Comparison>) -> Option<Action> {
        match self {
            Self::Help => help::show(ui),
            Self::Commands(palette) => palette.show(ui, comparison.is_some()),
            Self::Export(export) => export.show(ui),
            Self::SaveAs(dialog) => dialog.show(ui),
            Self::Leave(dialog) => dialog.show(ui),
            Self::Recovered(dialog) => dialog.show(ui),
            Self::Changed(dialog) => dialog.show(ui),
            Self::Reshape(dialog) => dialog.show(ui, comparison),
            Self::Names(dialog) => dialog.show(ui, comparison),
            Self::Rulings(dialog) => dialog.show(ui, comparison),
            Self::Unverified(dialog) => dialog.show(ui),
        }
    }
}

/// Shows a dialog of this width. Esc and a click beside it close it.
fn modal(ui: &mut Ui, name: &'static str, width: f32, contents: impl FnOnce(&mut Ui) -> Option<Action>) -> Option<Action> {
    let room = ui.ctx().content_rect().width() - 60.0;
    let modal = egui::Modal::new(egui::Id::unique(name)).show(ui, |ui| {
        ui.set_width(width.min(room.max(200.0)));
        contents(ui)
    });
    let closed = modal.should_close();
    modal.inner.or(closed.then_some(Action::CloseDialog))
}
