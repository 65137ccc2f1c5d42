//! What is asked in front of everything else: one dialog at a time.

mod changed;
mod encodings;
mod facts;
mod leave;
mod names;
mod paste;
mod recovered;
mod reshape;
mod rulings;
mod save_as;
mod split;
mod unverified;

pub(super) use changed::ChangedSource;
pub(super) use encodings::Encodings;
pub(super) use facts::Correction;
pub(super) use leave::Leave;
pub(super) use names::Names;
pub(super) use paste::{Paste, Pasted};
pub(super) use recovered::Recovered;
pub(super) use reshape::Reshape;
pub(super) use rulings::RulingsList;
pub(super) use save_as::{SaveAs, with_ending};
pub(super) use split::Splitting;
pub(super) use unverified::Unverified;

use super::actions::Action;
use super::export::Export;
use super::help::Help;
use super::layout;
use super::palette::Palette;
use crate::comparison::{Applied, Comparison};
use eframe::egui::{self, Ui};

/// The dialog that is open.
pub(super) enum Dialog {
    /// What the signs mean, and all keys.
    Help(Help),
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
    /// The facts of an account, to be corrected.
    Correction(Correction),
    /// How a file looks in other encodings.
    Encodings(Encodings),
    /// A text that is pasted.
    Paste(Paste),
    /// Where a file is split into accounts.
    Split(Splitting),
    /// All rulings.
    Rulings(RulingsList),
    /// The text of an account whose reading order is not verified.
    Unverified(Unverified),
}

impl Dialog {
    /// Shows the dialog. `CloseDialog` when the reader thought better of it.
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: Option<&Comparison>) -> Option<Action> {
        match self {
            Self::Help(help) => help.show(ui),
            Self::Commands(palette) => palette.show(ui, comparison.is_some()),
            Self::Export(export) => export.show(ui),
            Self::SaveAs(dialog) => dialog.show(ui),
            Self::Leave(dialog) => dialog.show(ui),
            Self::Recovered(dialog) => dialog.show(ui),
            Self::Changed(dialog) => dialog.show(ui),
            Self::Reshape(dialog) => dialog.show(ui, comparison),
            Self::Names(dialog) => dialog.show(ui, comparison),
            Self::Correction(dialog) => dialog.show(ui),
            Self::Encodings(dialog) => dialog.show(ui),
            Self::Paste(dialog) => dialog.show(ui),
            Self::Split(dialog) => dialog.show(ui),
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

/// The rulings, each with what it was found to be about.
fn applied(comparison: Option<&Comparison>) -> &[Applied] {
    comparison.and_then(|comparison| comparison.reading.as_ref()).map(|reading| &reading.rulings[..]).unwrap_or_default()
}

/// How much of the window's height a dialog may take, less what stands round a list in it.
fn height_for(ui: &Ui, around: f32) -> f32 {
    (ui.ctx().content_rect().height() - 80.0 - around).max(120.0)
}

/// The buttons at the foot: one that does it, and Cancel.
fn buttons(ui: &mut Ui, label: &str, ready: bool, done: impl FnOnce() -> Action) -> Option<Action> {
    let mut action = None;
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        if ui.add_enabled(ready, egui::Button::new(label)).clicked() {
            action = Some(done());
        }
        if ui.button("Cancel").clicked() {
            action = Some(Action::CloseDialog);
        }
    });
    action
}

/// A field for one line; text from right to left is shown and not edited, since fields turn it round.
fn line_field(ui: &mut Ui, text: &mut String, name: &str, label: Option<egui::Id>, width: f32) -> egui::Response {
    if !layout::is_right_to_left(text) {
        let field = ui.add(egui::TextEdit::singleline(text).desired_width(width));
        return match label {
            Some(label) => field.labelled_by(label),
            None => field.accessible_name(name),
        };
    }
    let font = egui::TextStyle::Body.resolve(ui.style());
    let ink = ui.visuals().text_color();
    let shown = ui.scope(|ui| {
        ui.set_max_width(width);
        ui.horizontal(|ui| {
            if ui.small_button("✕").on_hover_text("Clears the field").accessible_name(format!("Clear: {name}")).clicked() {
                text.clear();
            }
            layout::one_line(ui, text, &font, ink)
        })
    });
    shown.inner.inner
}
