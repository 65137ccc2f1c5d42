//! Whether changes that were kept when the program ended are wanted.

use super::modal;
use crate::app::actions::Action;
use crate::app::layout;
use crate::app::project::Arrival;
use crate::app::words::counted;
use crate::project::Project;
use eframe::egui::Ui;

/// The question whether changes that were kept are wanted. The project waits in it.
pub(in crate::app) struct Recovered {
    arrival: Box<Arrival>,
    name: String,
}

impl Recovered {
    pub(in crate::app) fn new(arrival: Box<Arrival>, name: String) -> Self {
        Self { arrival, name }
    }

    /// The project that waits.
    pub(in crate::app) fn into_arrival(self) -> Box<Arrival> {
        self.arrival
    }

    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "recovered", 520.0, |ui| {
            let mut action = None;
            ui.heading("Changes were kept that had not been saved");
            ui.add_space(4.0);
            ui.label(format!("The program ended before changes to “{}” were saved.", layout::visual(&self.name)));
            if let Some(kept) = &self.arrival.recovered {
                ui.label(format!("With them it has {}; as it was saved last, {}.", holds(kept), holds(&self.arrival.project)));
            }
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                for (label, tip, chosen) in [
                    ("Open with the changes", "They are still to be saved", Action::TakeRecovered(true)),
                    ("Open as saved last", "The changes that were kept are dropped", Action::TakeRecovered(false)),
                    ("Cancel", "Opens nothing; the changes stay kept", Action::CloseDialog),
                ] {
                    if ui.button(label).on_hover_text(tip).clicked() {
                        action = Some(chosen);
                    }
                }
            });
            action
        })
    }
}

fn holds(project: &Project) -> String {
    let accounts = counted(project.accounts.len(), "account", "accounts");
    format!("{accounts} and {}", counted(project.rulings.list().len(), "ruling", "rulings"))
}
