//! What the reader is told: a file that could not be opened stays until it is waved away, a report that was written is told in the foot
//! and goes by itself.

use super::actions::Action;
use super::{layout, theme};
use eframe::egui::{self, FontId, TextStyle, Ui};
use std::time::{Duration, Instant};

/// So long a notice of something that was done stays.
const STAYS: Duration = Duration::from_secs(10);

/// One thing to tell the reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Notice {
    text: String,
    problem: bool,
    /// What can be done about it: the words of a button each.
    offers: Vec<(&'static str, Action)>,
}

impl Notice {
    /// Whether it goes by itself: something was done, and nothing is to be decided.
    fn passes(&self) -> bool {
        !self.problem && self.offers.is_empty()
    }
}

/// The notices that have not been dismissed, oldest first, and since when each is there.
#[derive(Debug, Default)]
pub(super) struct Notices {
    list: Vec<(Notice, Instant)>,
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

    /// Something was done that can be taken back.
    pub(super) fn done_offering(&mut self, text: impl Into<String>, offers: Vec<(&'static str, Action)>) {
        self.push(Notice { text: text.into(), problem: false, offers });
    }

    /// Something was done.
    pub(super) fn done(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), problem: false, offers: Vec::new() });
    }

    /// Forgets the notices that offer this: it was done.
    pub(super) fn withdraw(&mut self, action: &Action) {
        self.list.retain(|(notice, _)| notice.offers.iter().all(|(_, offer)| offer != action));
    }

    /// The same notice twice says no more than once.
    fn push(&mut self, notice: Notice) {
        self.list.retain(|(old, _)| *old != notice);
        self.list.push((notice, Instant::now()));
    }

    /// Forgets one notice, or all of them.
    pub(super) fn dismiss(&mut self, at: Option<usize>) {
        match at {
            Some(at) if at < self.list.len() => drop(self.list.remove(at)),
            Some(_) => {}
            None => self.list.clear(),
        }
    }

    /// Forgets what has been there long enough at this time. Gives back when the next one is to go.
    fn expire(&mut self, now: Instant) -> Option<Duration> {
        let left = |since: Instant| STAYS.checked_sub(now.saturating_duration_since(since)).filter(|left| !left.is_zero());
        self.list.retain(|(notice, since)| !notice.passes() || left(*since).is_some());
        self.list.iter().filter(|(notice, _)| notice.passes()).filter_map(|(_, since)| left(*since)).min()
    }

    /// What was done last and goes by itself: the foot tells it, where nothing moves when it comes and goes.
    pub(super) fn passing(&self) -> Option<&str> {
        self.list.iter().rev().find(|(notice, _)| notice.passes()).map(|(notice, _)| notice.text.as_str())
    }

    /// Shows the notices that stay in a panel of their own, if there are any: the newest on top.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        if let Some(next) = self.expire(Instant::now()) {
            ui.request_repaint_after(next);
        }
        let stays: Vec<(usize, &Notice)> =
            self.list.iter().map(|(notice, _)| notice).enumerate().filter(|(_, notice)| !notice.passes()).collect();
        if stays.is_empty() {
            return None;
        }
        let mut action = None;
        egui::Panel::top("notices").show(ui, |ui| {
            egui::ScrollArea::vertical().max_height(130.0).min_scrolled_height(130.0).auto_shrink([false, true]).show(ui, |ui| {
                if stays.len() > 1 && ui.button("Dismiss all").on_hover_text("Every notice below").clicked() {
                    action = Some(Action::Dismiss(None));
                }
                for (at, notice) in stays.into_iter().rev() {
                    action = row(ui, at, notice).or(action.take());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(notices: &Notices) -> Vec<&str> {
        notices.list.iter().map(|(notice, _)| notice.text.as_str()).collect()
    }

    #[test]
    fn what_was_done_goes_by_itself_and_what_went_wrong_or_can_be_taken_back_stays() {
        let mut notices = Notices::default();
        notices.problem("broken");
        notices.done("written");
        notices.done_offering("taken out", vec![("Put it back", Action::Help)]);
        let now = Instant::now();
        assert!(notices.expire(now).is_some_and(|next| next <= STAYS));
        assert_eq!(texts(&notices), ["broken", "written", "taken out"]);
        assert_eq!(notices.passing(), Some("written"), "the foot tells it");
        assert_eq!(notices.expire(now + STAYS * 2), None);
        assert_eq!(texts(&notices), ["broken", "taken out"]);
        assert_eq!(notices.passing(), None);
    }
}
