//! The short help: what the signs mean, and all keys.

use super::actions::Action;
use super::{commands, theme};
use crate::comparison::CountedAs;
use eframe::egui::{self, RichText, ScrollArea, Ui};

/// How wide each half of it is where the two stand side by side, at the usual size of text.
const COLUMN: f32 = 560.0;

/// The help.
pub(super) struct Help;

impl Help {
    /// Shows it. `CloseDialog` when the reader has seen enough.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        let room = ui.ctx().content_rect().size();
        let modal = egui::Modal::new(egui::Id::unique("help")).show(ui, |ui| {
            // Side by side where there is room: the keys are seen without scrolling past all that is said of signs.
            let beside = room.x >= 2.0 * theme::sized(ui, COLUMN) + 80.0;
            ui.set_width(if beside { 2.0 * theme::sized(ui, COLUMN) } else { 620.0 });
            // A bar that is always seen says that there is more.
            ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
            ScrollArea::vertical().max_height((room.y - 120.0).max(200.0)).auto_shrink([false, true]).show(ui, |ui| {
                let what = |ui: &mut Ui| {
                    ui.heading("What you see");
                    signs(ui);
                };
                let which = |ui: &mut Ui| {
                    ui.heading("Keys");
                    keys(ui);
                };
                if beside {
                    let half = theme::sized(ui, COLUMN) - 24.0;
                    ui.horizontal_top(|ui| {
                        for half_of_it in [&what as &dyn Fn(&mut Ui), &which] {
                            ui.vertical(|ui| {
                                ui.set_width(half);
                                half_of_it(ui);
                            });
                            ui.add_space(12.0);
                        }
                    });
                } else {
                    what(ui);
                    ui.add_space(10.0);
                    which(ui);
                }
            });
            ui.add_space(8.0);
            if ui.button("Close").clicked() {
                ui.close();
            }
        });
        modal.should_close().then_some(Action::CloseDialog)
    }
}

/// What it means that a point is counted so.
pub(super) fn meaning(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Disputed => "Disputed: at least two accounts cannot both be right. The sides stand in the inspector.",
        CountedAs::Corroborated => "Corroborated: two or more accounts agree and did not copy one another.",
        CountedAs::Repeated => "Repeated: accounts agree in copied wording. They count as one source.",
        CountedAs::Undecided => {
            "Same matter: several accounts speak of it, and none was found to agree with another or to contradict it. Look yourself."
        }
        CountedAs::SingleSource => "Single source: one account alone says it.",
    }
}

/// What ≈ means.
pub(super) const RELATED: &str = "≈ speaks of the same matter; whether it agrees was not decided, unless a reason says that both may be true (“at least seven” and “nine”).";

fn signs(ui: &mut Ui) {
    for counted in CountedAs::ALL {
        ui.horizontal(|ui| {
            let colour = theme::colour(ui, counted.standing());
            ui.label(RichText::new(theme::counted_sign(counted)).color(colour).strong());
            ui.add(egui::Label::new(meaning(counted)).wrap());
        });
    }
    ui.add_space(6.0);
    for text in [
        "Between two passages: ✔ agrees, ≠ contradicts, ≈ neither was found.",
        RELATED,
        "“Not found in B” means that no passage of B was found that says it. It never means that B suppressed it: look at the nearest passage.",
        "Every mark is a suggestion with its reason. What is not marked was not found, which is not proof that it is not there.",
        "Sentences without a sign are labels: headings of a part, date lines, salutations and signatures tell nothing by themselves.",
        "A sentence on a coloured ground is agreed on or contradicted itself; a coloured bar at its side says that others of its point are.",
        "Inspector: words on a yellow ground are not in the selected sentence; where it is told in quite other words, none is marked so. Underlined words are those that a reason rests on.",
        "Columns: ribbons join linked passages of neighbouring accounts. “– not found” stands where an account would tell what others share. The strip beside a text shows the whole of it; click it to go there.",
        "Timeline: what the accounts say of dates and times, from top to bottom. A hollow circle marks what does not tell its day or year and is placed by what stands around it.",
        "In step: one account leads, the others’ counterparts stand level with it; “↕” points to one that stands elsewhere. What is selected is brought level with its counterparts until you scroll.",
    ] {
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(2.0);
    }
}

fn keys(ui: &mut Ui) {
    egui::Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        let mut about = "";
        for command in commands::all().into_iter().filter(|command| !command.keys.is_empty()) {
            let own = matter(&command.action);
            if std::mem::replace(&mut about, own) != own {
                ui.label(RichText::new(own).weak());
                ui.end_row();
            }
            let keys: Vec<String> = command.keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
            row(ui, &keys.join(" or "), command.name.trim_end_matches('…'));
        }
        ui.label(RichText::new("And").weak());
        ui.end_row();
        row(ui, "Ctrl+C", "Copy the selected sentence, with its source");
        row(ui, "Ctrl+V", "Take the text on the clipboard as an account");
        row(ui, "Tab, then Enter or Space", "Walk through everything that can be clicked");
        row(ui, "Ctrl and + or -", "Everything larger or smaller");
        row(ui, "Drag over a text", "Select some of its words, to copy them with Ctrl+C");
    });
}

/// What a command is about.
fn matter(action: &Action) -> &'static str {
    match action {
        Action::ChooseFiles | Action::ChooseFolder | Action::New | Action::Save | Action::AskSaveAs | Action::AskExport => "Files",
        Action::Step(..) | Action::Walk(_) | Action::Across(_) | Action::Unselect => "Going on",
        Action::OpenFind | Action::GoToFound(_) => "Finding words",
        Action::View(_) | Action::Commands | Action::Help => "Views",
        _ => "Rulings and notes",
    }
}

fn row(ui: &mut Ui, keys: &str, meaning: &str) {
    ui.label(RichText::new(keys).strong());
    ui.label(meaning);
    ui.end_row();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_about_one_matter_stand_together() {
        let mut matters: Vec<&str> =
            commands::all().iter().filter(|command| !command.keys.is_empty()).map(|command| matter(&command.action)).collect();
        matters.dedup();
        assert_eq!(matters, ["Files", "Going on", "Rulings and notes", "Finding words", "Views"]);
    }
}
