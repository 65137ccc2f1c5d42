//! The foot of the window: how far the work is that is under way, with Cancel; else what was done last, for some seconds; else what the
//! signs mean.

use super::actions::Action;
use super::work::Work;
use super::{help, layout, theme};
use crate::comparison::CountedAs;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Align, Color32, FontId, Role, TextStyle, Ui, WidgetInfo};
use std::time::Duration;

/// The foot of the window.
pub(super) struct Foot<'a> {
    pub(super) work: &'a Work,
    /// How many accounts are being compared that are not shown yet.
    pub(super) to_come: usize,
    /// What was done last, while it is told.
    pub(super) done: Option<&'a str>,
}

impl Foot<'_> {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        let work = self.work;
        if let Some((_, watch)) = work.comparing.as_ref().or(work.applying.as_ref()) {
            let (_, done) = watch.progress();
            ui.horizontal(|ui| {
                let bar = ui.add(egui::ProgressBar::new(done).desired_width(180.0));
                bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Progress of the comparison"));
                ui.label(work.doing());
                match self.to_come {
                    0 => {}
                    1 => drop(ui.label("The first two accounts are shown; one more follows.")),
                    more => drop(ui.label(format!("The first two accounts are shown; {more} more follow."))),
                }
                let cancel = ui.button("Cancel").on_hover_text("Stops it; what is open stays as it was");
                action = cancel.clicked().then_some(Action::Cancel);
            });
            ui.request_repaint_after(Duration::from_millis(50));
        } else if work.importing > 0 || work.exporting > 0 || work.looking > 0 {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(work.doing());
                let stops = if work.importing > 0 { "Stops reading; nothing is opened" } else { "Stops it; nothing is written or changed" };
                let cancel = ui.button("Cancel").on_hover_text(stops);
                action = cancel.clicked().then_some(Action::Cancel);
            });
        } else if let Some(done) = self.done {
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new("✔").color(theme::done(ui))).on_hover_text("Done");
                let font = TextStyle::Body.resolve(ui.style());
                let ink = ui.visuals().text_color();
                layout::one_line(ui, done, &font, ink);
            });
        } else {
            legend(ui);
        }
        action
    }
}

/// The legend: what the signs and colours mean, in one line where there is room.
fn legend(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for (counted, meaning, tip) in [
            (CountedAs::Disputed, "disputed: accounts contradict each other", help::meaning(CountedAs::Disputed)),
            (CountedAs::Corroborated, "corroborated: independent accounts agree", help::meaning(CountedAs::Corroborated)),
            (CountedAs::Repeated, "repeated: they agree by copying", help::meaning(CountedAs::Repeated)),
            (CountedAs::Undecided, "same matter, not decided", help::RELATED),
            (CountedAs::SingleSource, "single source", help::meaning(CountedAs::SingleSource)),
        ] {
            entry(ui, theme::counted_sign(counted), theme::colour(ui, counted.standing()), meaning, tip);
        }
        let tip = "Others share or dispute it, and no passage of this account was found that says it";
        entry(ui, "–", ui.visuals().strong_text_color(), "not found", tip);
    });
}

/// A sign and what it means, which stay in one row.
fn entry(ui: &mut Ui, sign: &str, colour: Color32, meaning: &str, tip: &str) {
    let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
    let format = |font_id: FontId, color: Color32| TextFormat { font_id, color, valign: Align::Center, ..Default::default() };
    let mut job = LayoutJob::default();
    job.append(sign, 0.0, format(body, colour));
    job.append(meaning, 8.0, format(small, ui.visuals().text_color()));
    ui.add(egui::Label::new(job).extend()).on_hover_text(tip);
    ui.add_space(10.0);
}
