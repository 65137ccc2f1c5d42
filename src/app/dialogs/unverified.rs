//! The text of an account whose words may not be in the order of reading: compared only when the reader has looked at it.

use super::modal;
use crate::account::Account;
use crate::app::actions::Action;
use crate::app::layout;
use eframe::egui::{FontId, ScrollArea, TextStyle, Ui};
use std::sync::Arc;

/// The question whether the words of an account are in the order of reading.
pub(in crate::app) struct Unverified {
    key: u64,
    account: Arc<Account>,
}

/// How many paragraphs are shown: enough to see whether they read well.
const SHOWN: usize = 40;

impl Unverified {
    /// About the account of this key.
    pub(in crate::app) fn new(key: u64, account: Arc<Account>) -> Self {
        Self { key, account }
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let room = ui.ctx().content_rect().height();
        modal(ui, "unverified", 640.0, |ui| {
            let mut action = None;
            ui.heading("Does this read as it should?");
            let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
            let (ink, weak) = (ui.visuals().text_color(), ui.visuals().weak_text_color());
            layout::paragraph(ui, &self.account.facts.file, &font, weak, &[]);
            if let Some(why) = &self.account.unverified {
                ui.label(why);
            }
            ui.add_space(6.0);
            ScrollArea::vertical().max_height((room - 240.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
                for block in self.account.blocks.iter().take(SHOWN) {
                    if let Some(text) = self.account.text.get(block.span.clone()) {
                        layout::paragraph(ui, text, &font, ink, &[]);
                        ui.add_space(6.0);
                    }
                }
                if self.account.blocks.len() > SHOWN {
                    ui.label("…");
                }
            });
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                if ui
                    .button("It reads well: compare it")
                    .on_hover_text("It is compared with the others, and you are not asked again")
                    .clicked()
                {
                    action = Some(Action::TrustOrder(self.key));
                }
                if ui.button("Leave it out").on_hover_text("Closes this account").clicked() {
                    action = Some(Action::LeaveOut(self.key));
                }
                if ui.button("Not now").on_hover_text("It waits, and is not compared").clicked() {
                    action = Some(Action::CloseDialog);
                }
            });
            action
        })
    }
}
