//! The line that names the accounts that are not compared yet, since nobody has looked at the order of their words.

use super::actions::Action;
use super::{layout, theme};
use eframe::egui::{self, RichText, Ui};

/// The line, where there are any.
pub(super) struct SetAside {
    /// Key and title of each.
    pub(super) waiting: Vec<(u64, String)>,
}

impl SetAside {
    /// Shows it, and offers a look at each of them.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        if self.waiting.is_empty() {
            return None;
        }
        let mut action = None;
        egui::Panel::top("set aside").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let tip = "Their words may not be in the order of reading: look at each, and say whether it reads well";
                ui.label(RichText::new("⚠").color(theme::problem(ui))).on_hover_text(tip);
                ui.label("Not compared yet, since the reading order is unverified:");
                for (key, title) in &self.waiting {
                    let button = ui.button(format!("{}…", layout::visual(title))).on_hover_text("See whether it reads as it should");
                    if button.accessible_name(format!("Look at {title}")).clicked() {
                        action = Some(Action::AskOrder(*key));
                    }
                }
            });
        });
        action
    }
}
