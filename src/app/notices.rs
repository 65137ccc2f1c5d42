//! What the reader is told and can wave away: a file that could not be opened, a report that was written.

use super::actions::Action;
use super::{layout, theme};
use eframe::egui::{self, FontId, TextStyle, Ui};

/// One thing to tell the reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    text: String,
    problem: bool,
    /// What can be done about it: the words of a button each.
    offers: Vec<(&'static str, Action)>,
}

/// The notices that have not been dismissed, oldest first.
#[derive(Debug, Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
}

impl Notices {
    /// Something went wrong: one plain sentence that names what.
    pub(super) fn problem(&mut self, text: impl Into<String>) {
        self.offer(text, Vec::new());
    }

    /// The same, with what can be done about it.
    pub(super) fn offer(&mut self, text: impl Into<String>, offers: Vec<(&'static str, Action)>) {
        self.push(Notice { text: text.into(), problem: true, offers });
    }

    /// Something was done.
    pub(super) fn done(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), problem: false, offers: Vec::new() });
    }

    /// Forgets the notices that offer this: it was done.
    pub(super) fn withdraw(&mut self, action: &Action) {
        self.list.retain(|notice| notice.offers.iter().all(|(_, offer)| offer != action));
    }

    /// The same notice twice says no more than once.
    fn push(&mut self, notice: Notice) {
        self.list.retain(|old| *old != notice);
        self.list.push(notice);
    }

    /// Forgets one notice, or all of them.
    pub(super) fn dismiss(&mut self, at: Option<usize>) {
        match at {
            Some(at) if at < self.list.len() => drop(self.list.remove(at)),
            Some(_) => {}
            None => self.list.clear(),
        }
    }

    /// Shows the notices in a panel of their own, if there are any.
    pub(super) fn show(&self, ui: &mut Ui) -> Option<Action> {
        if self.list.is_empty() {
            return None;
        }
        let mut action = None;
        egui::Panel::top("notices").show(ui, |ui| {
            egui::ScrollArea::vertical().max_height(130.0).min_scrolled_height(130.0).auto_shrink([false, true]).show(ui, |ui| {
                for (at, notice) in self.list.iter().enumerate() {
                    action = row(ui, at, notice).or(action.take());
                }
                if self.list.len() > 1 && ui.button("Dismiss all").on_hover_text("Every notice above").clicked() {
                    action = Some(Action::Dismiss(None));
                }
            });
        });
        action
    }
}

fn row(ui: &mut Ui, at: usize, notice: &Notice) -> Option<Action> {
    ui.horizontal_top(|ui| {
        let dismiss = ui.button("✕").on_hover_text("Dismiss this notice");
        let dismiss = dismiss.accessible_name(format!("Dismiss: {}", notice.text));
        let (sign, colour) = if notice.problem { ("⚠", theme::problem(ui)) } else { ("✔", theme::done(ui)) };
        ui.label(egui::RichText::new(sign).color(colour)).on_hover_text(if notice.problem { "Something to look at" } else { "Done" });
        let mut action = dismiss.clicked().then_some(Action::Dismiss(Some(at)));
        for (label, offered) in &notice.offers {
            if ui.button(*label).on_hover_text("What can be done about it").clicked() {
                action = Some(offered.clone());
            }
        }
        let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
        let ink = ui.visuals().text_color();
        layout::paragraph(ui, &notice.text, &font, ink, &[]);
        action
    })
    .inner
}
