//! The foot of the window: how far the work is that is under way, with Cancel; else what the signs mean.

use super::actions::Action;
use super::theme;
use super::work::Work;
use crate::comparison::Standing;
use eframe::egui::{self, RichText, Role, Ui, WidgetInfo};
use std::time::Duration;

/// The foot of the window.
pub(super) struct Foot<'a> {
    pub(super) work: &'a Work,
    /// How many accounts are being compared that are not shown yet.
    pub(super) to_come: usize,
}

impl Foot<'_> {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        let applying = self.work.applying.as_ref().map(|(_, watch)| ("Applying your rulings", watch));
        let under_way = self.work.comparing.as_ref().map(|(_, watch)| ("", watch)).or(applying);
        if let Some((what, watch)) = under_way {
            let (stage, done) = watch.progress();
            ui.horizontal(|ui| {
                let bar = ui.add(egui::ProgressBar::new(done).desired_width(180.0));
                bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Progress of the comparison"));
                ui.label(if what.is_empty() { format!("{stage}…") } else { format!("{what}…") });
                match self.to_come {
                    0 => {}
                    1 => drop(ui.label("The first two accounts are shown; one more follows.")),
                    more => drop(ui.label(format!("The first two accounts are shown; {more} more follow."))),
                }
                action = ui.button("Cancel").clicked().then_some(Action::Cancel);
            });
            ui.request_repaint_after(Duration::from_millis(50));
        } else if self.work.importing > 0 {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label("Reading files…");
                action = ui.button("Cancel").clicked().then_some(Action::Cancel);
            });
        } else {
            legend(ui);
        }
        action
    }
}

/// The legend: what the signs and colours mean, in one line.
fn legend(ui: &mut Ui) {
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
