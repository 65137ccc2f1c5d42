//! The bars at the top: opening, exporting, views, filters, stepping.

use super::actions::{Action, Among, View};
use super::columns::WIDTHS;
use super::filter::{Filter, LeftOut, Tally};
use super::scene::Scene;
use super::settings::{Look, Settings, TEXT_SIZES};
use super::{theme, words};
use crate::comparison::{Comparison, CountedAs};
use eframe::egui::{self, RichText, Ui};

/// The bars, and what is typed into them.
#[derive(Default)]
pub(super) struct Toolbar {
    path: String,
}

impl Toolbar {
    /// Opening, exporting, views, help.
    pub(super) fn show_files(&mut self, ui: &mut Ui, view: Option<View>, changed: bool, settings: &Settings) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            if ui.button("Open files…").on_hover_text("Opens accounts beside what is open, or a saved project (Ctrl+O)").clicked() {
                action = Some(Action::ChooseFiles);
            }
            if ui.button("Open folder…").on_hover_text("Opens every supported file of a folder (Ctrl+Shift+O)").clicked() {
                action = Some(Action::ChooseFolder);
            }
            if ui.button("Paste…").on_hover_text("Takes a text as an account; Ctrl+V takes what is on the clipboard").clicked() {
                action = Some(Action::AskPaste(String::new()));
            }
            let room = path_room(ui, view.is_some());
            let field = egui::TextEdit::singleline(&mut self.path).hint_text("or a path").desired_width(room);
            let tip = "The path of a file or folder to open, then Enter";
            let response = ui.add(field).accessible_name("Path to open").on_hover_text(tip);
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !self.path.trim().is_empty() {
                action = Some(Action::Open(vec![super::work::typed_path(&self.path)]));
                self.path.clear();
            }
            ui.separator();
            let save = egui::Button::new(if changed { SAVE_CHANGED } else { "Save" }).min_size(egui::vec2(width(ui, SAVE_CHANGED), 0.0));
            let save = ui.add_enabled(view.is_some(), save).accessible_name("Save");
            let tip = if changed { "There are changes that are not saved. " } else { "" };
            let save = save.on_hover_text(format!("{tip}Saves the accounts with your rulings and notes as a project (Ctrl+S)"));
            if save.on_disabled_hover_text("There is nothing to save before accounts are open").clicked() {
                action = Some(Action::Save);
            }
            let export = ui.add_enabled(view.is_some(), egui::Button::new("Export…"));
            let export = export.on_hover_text("Writes a report of the comparison (Ctrl+E)");
            if export.on_disabled_hover_text("There is nothing to export before accounts are open").clicked() {
                action = Some(Action::AskExport);
            }
            if let Some(view) = view {
                if ui.button("Find").on_hover_text("Finds words in all accounts (Ctrl+F)").clicked() {
                    action = Some(Action::OpenFind);
                }
                // The views are one choice: they stand in one row.
                if widths(ui, &View::ALL.map(|choice| choice.label().0)) > ui.available_size_before_wrap().x {
                    ui.end_row();
                } else {
                    ui.separator();
                }
                for choice in View::ALL {
                    let (label, tip) = choice.label();
                    if ui.add(egui::Button::selectable(choice == view, label)).on_hover_text(tip).clicked() {
                        action = Some(Action::View(choice));
                    }
                }
            }
            ui.separator();
            let display = ui.menu_button("Display", |ui| action = display(ui, settings).or(action.take()));
            let _ = display.response.on_hover_text("Text size, column width, light or dark, your own model");
            if ui.button("Commands").on_hover_text("Everything that can be done, by name (Ctrl+P)").clicked() {
                action = Some(Action::Commands);
            }
            if ui.button("Help").on_hover_text("What the signs mean, and all keys (F1)").clicked() {
                action = Some(Action::Help);
            }
        });
        action
    }

    /// Filters with their counts, and stepping.
    pub(super) fn show_filters(&mut self, ui: &mut Ui, scene: &Scene<'_>, tally: &Tally) -> Option<Action> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            ui.label("Show");
            action = chips(ui, scene, tally);
            let points: Vec<usize> = scene.points().collect();
            let place = scene.selected_point.and_then(|at| points.iter().position(|&point| point == at));
            let where_at = match place {
                Some(place) => format!("{} of {}", place + 1, points.len()),
                None => words::counted(points.len(), "point", "points"),
            };
            // Stepping stands in one row, whatever is selected: nothing moves under the pointer.
            let [some, all] = [format!("{0} of {0}", points.len()), words::counted(points.len(), "point", "points")];
            let room = widths(ui, &["Previous", "Next"]) + width(ui, &some).max(width(ui, &all));
            if room > ui.available_size_before_wrap().x {
                ui.end_row();
            } else {
                ui.separator();
            }
            for (label, step, tip) in [
                ("Previous", -1, "The previous point that the filter lets through (P)"),
                ("Next", 1, "The next point that the filter lets through (N)"),
            ] {
                if ui.add_enabled(!points.is_empty(), egui::Button::new(label)).on_hover_text(tip).clicked() {
                    action = Some(Action::Step(Among::Filter, step));
                }
            }
            let where_at = ui.add(egui::Label::new(where_at).extend());
            where_at.on_hover_text("Points that the filter lets through, in the order of the story, and which of them is selected");
            let rulings = scene.comparison.reading.as_ref().map_or(0, |reading| reading.rulings.len());
            if rulings > 0 {
                ui.separator();
                let name = words::counted(rulings, "ruling", "rulings");
                let button = ui.button(format!("✎ {rulings}")).accessible_name(format!("✎ {name}"));
                if button.on_hover_text(format!("Your {name}, and what no longer fits")).clicked() {
                    action = Some(Action::ShowRulings);
                }
            }
        });
        action
    }
}

/// What the button says while something is not saved. It has room for that at all times, so that nothing moves when there is.
const SAVE_CHANGED: &str = "Save •";

/// How wide the field for a path is: as much as the buttons after it leave in the row, within bounds.
fn path_room(ui: &Ui, with_views: bool) -> f32 {
    let views = View::ALL.map(|choice| choice.label().0);
    let shown = |labels: &[&str], is_shown: bool| if is_shown { widths(ui, labels) } else { 0.0 };
    let after =
        widths(ui, &[SAVE_CHANGED, "Export…", "Display", "Commands", "Help"]) + shown(&["Find"], with_views) + shown(&views, with_views);
    (ui.available_size_before_wrap().x - after).clamp(90.0, 160.0)
}

/// How wide a button with this label is.
fn width(ui: &Ui, label: &str) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let letters = ui.fonts_mut(|fonts| fonts.layout_no_wrap(label.to_owned(), font, egui::Color32::PLACEHOLDER)).size().x;
    letters + 2.0 * ui.spacing().button_padding.x
}

/// How wide buttons with these labels are side by side, with a line that parts them from what stands before.
fn widths(ui: &Ui, labels: &[&str]) -> f32 {
    let spacing = ui.spacing().item_spacing.x;
    labels.iter().map(|label| width(ui, label) + spacing).sum::<f32>() + 2.0 * spacing + 6.0
}

/// How large the text is, and light or dark.
fn display(ui: &mut Ui, settings: &Settings) -> Option<Action> {
    let mut action = None;
    let label = ui.label("Text size");
    let mut size = settings.text_size;
    let slider = egui::Slider::new(&mut size, TEXT_SIZES.0..=TEXT_SIZES.1).step_by(0.5).suffix(" pt");
    if ui.add(slider).labelled_by(label.id).on_hover_text("How large all text is").changed() {
        action = Some(Action::TextSize(size));
    }
    let label = ui.label("Column width");
    let mut columns = settings.columns.clone();
    let slider = egui::Slider::new(&mut columns.width, WIDTHS.0..=WIDTHS.1).show_value(false);
    let slider = ui.add(slider).labelled_by(label.id);
    if slider.on_hover_text("The least width of a column; more columns than fit scroll sideways").changed() {
        action = Some(Action::Columns(columns));
    }
    ui.label("Everything");
    ui.horizontal(|ui| {
        for (label, step, tip) in [("Smaller", -0.1, "Everything smaller (Ctrl and -)"), ("Larger", 0.1, "Everything larger (Ctrl and +)")]
        {
            if ui.button(label).on_hover_text(tip).clicked() {
                action = Some(Action::Zoom(step));
            }
        }
    });
    ui.separator();
    for (look, label, tip) in [
        (Look::System, "As the system has it", "Light or dark, as the system is set"),
        (Look::Light, "Light", "Dark letters on light"),
        (Look::Dark, "Dark", "Light letters on dark"),
    ] {
        if ui.radio(settings.look == look, label).on_hover_text(tip).clicked() {
            action = Some(Action::Look(look));
        }
    }
    ui.separator();
    let tip = "A folder with an ONNX model that tells whether one sentence follows from another; it is asked about linked sentences";
    if ui.button("Judge with your own model…").on_hover_text(tip).clicked() {
        action = Some(Action::ChooseModel);
    }
    if let Some(folder) = &settings.nli {
        let name = folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
        let forget = ui.add(egui::Button::new(format!("Forget the model “{name}”")).truncate());
        if forget.on_hover_text(folder.display().to_string()).clicked() {
            action = Some(Action::JudgeWith(None));
        }
    }
    action
}

fn chips(ui: &mut Ui, scene: &Scene<'_>, tally: &Tally) -> Option<Action> {
    let filter = scene.filter;
    let mut action = None;
    let all = egui::Button::selectable(filter.is_all(), format!("All {}", tally.all));
    if ui.add(all).on_hover_text("Every point of every account").clicked() {
        action = Some(Filter::default());
    }
    for &(counted, count) in &tally.counted {
        let on = filter.counted == Some(counted);
        let sign = if counted == CountedAs::Undecided { "≈ " } else { "" };
        let mut text = RichText::new(format!("{sign}{} {count}", words::capital(counted)));
        if !on && count > 0 {
            text = text.color(theme::colour(ui, counted.standing()));
        }
        if ui.add(egui::Button::selectable(on, text)).on_hover_text(meaning(counted)).clicked() {
            action = Some(Filter { counted: (!on).then_some(counted), ..filter.clone() });
        }
    }
    let on = filter.left_out == Some(LeftOut::ByAny);
    let left_out = egui::Button::selectable(on, format!("Omissions {}", tally.left_out));
    if ui.add(left_out).on_hover_text("Points that others share or dispute, and that were not found in one account or more").clicked() {
        action = Some(Filter { left_out: (!on).then_some(LeftOut::ByAny), ..filter.clone() });
    }
    action = missing(ui, scene.comparison, filter, tally).or(action);
    action = reason(ui, filter, tally).or(action);
    if let Some((a, b, relation)) = filter.between {
        let text = format!("{a} {} {b}  ✕", theme::relation_sign(relation));
        if ui
            .add(egui::Button::selectable(true, text))
            .on_hover_text("Only points on which these two stand so to each other. Click to lift it.")
            .clicked()
        {
            action = Some(Filter { between: None, ..filter.clone() });
        }
    }
    if let Some(siglum) = filter.speaker {
        let text = format!("told by {siglum}  ✕");
        if ui
            .add(egui::Button::selectable(true, text))
            .on_hover_text("Only points on which this account speaks. Click to lift it.")
            .clicked()
        {
            action = Some(Filter { speaker: None, ..filter.clone() });
        }
    }
    action.map(Action::Filter)
}

/// Which account leaves it out.
fn missing(ui: &mut Ui, comparison: &Comparison, filter: &Filter, tally: &Tally) -> Option<Filter> {
    let mut chosen = None;
    let now = match filter.left_out {
        Some(LeftOut::By(siglum)) => format!("Not found in {siglum}"),
        _ => "Not found in…".to_owned(),
    };
    let combo = egui::ComboBox::from_id_salt("not found in").selected_text(&now).width(110.0).show_ui(ui, |ui| {
        if ui.selectable_label(filter.left_out.is_none(), "any account").clicked() {
            chosen = Some(Filter { left_out: None, ..filter.clone() });
        }
        for siglum in comparison.sigla() {
            let who = Some(LeftOut::By(siglum));
            let count = tally.left_out_by.get(siglum.index()).copied().unwrap_or(0);
            if ui.selectable_label(filter.left_out == who, format!("{siglum}  {count}")).clicked() {
                chosen = Some(Filter { left_out: who, ..filter.clone() });
            }
        }
    });
    let _ = combo
        .response
        .accessible_name("Not found in")
        .on_hover_text("Points that others share or dispute, and that were not found in this account");
    chosen
}

/// Which kind of reason it has.
fn reason(ui: &mut Ui, filter: &Filter, tally: &Tally) -> Option<Filter> {
    let mut chosen = None;
    let now = filter.kind.map_or_else(|| "Any reason".to_owned(), |kind| format!("Reason: {kind}"));
    let combo = egui::ComboBox::from_id_salt("reason").selected_text(&now).width(100.0).height(420.0).show_ui(ui, |ui| {
        if ui.selectable_label(filter.kind.is_none(), "any reason").clicked() {
            chosen = Some(Filter { kind: None, ..filter.clone() });
        }
        for &(kind, count) in &tally.kinds {
            if ui.selectable_label(filter.kind == Some(kind), format!("{kind}  {count}")).clicked() {
                chosen = Some(Filter { kind: Some(kind), ..filter.clone() });
            }
        }
    });
    let _ = combo.response.accessible_name("Reason").on_hover_text("Points with a reason of this kind: numbers, dates, names …");
    chosen
}

/// Which points are counted so, for a tooltip.
fn meaning(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Disputed => "Points on which accounts contradict each other",
        CountedAs::Corroborated => "Points on which two or more independent accounts agree",
        CountedAs::Repeated => "Points on which accounts agree in copied wording: they count as one source",
        CountedAs::Undecided => {
            "Points that several accounts speak of; whether they agree was not decided: look yourself. M goes to the next of them."
        }
        CountedAs::SingleSource => "Points that one account alone tells",
    }
}
