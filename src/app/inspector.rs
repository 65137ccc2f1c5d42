//! The inspector: for the selected passage, what every other account says, and why it is marked as it is.

use super::actions::Action;
use super::layout::{self, Mark};
use super::theme;
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Link, Point, Relation, Standing};
use crate::diff::differing;
use eframe::egui::{self, Color32, FontId, RichText, Sense, Stroke, TextStyle, Ui};
use std::ops::Range;

/// Shows the inspector. Gives back a passage to go to.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison, selected: Option<PassageId>) -> Option<Action> {
    ui.heading("Inspector");
    let Some(selected) = selected else {
        ui.label("Click a sentence to see what the other accounts say to it, and why it is marked as it is.");
        return None;
    };
    let point = comparison.point_of(selected);
    let mut action = None;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        headline(ui, comparison, point);
        ui.add_space(8.0);
        quotation(ui, comparison, selected, &[]);
        for siglum in comparison.sigla().filter(|&siglum| siglum != selected.siglum) {
            ui.add_space(10.0);
            ui.separator();
            action = other(ui, comparison, point, selected, siglum).or(action.take());
        }
    });
    action
}

fn headline(ui: &mut Ui, comparison: &Comparison, point: &Point) {
    let colour = theme::colour(ui, point.standing);
    let name = point.standing.to_string();
    let mut letters = name.chars();
    let name: String = letters.next().map(|c| c.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default();
    ui.label(RichText::new(format!("{}  {name}", theme::sign(point.standing))).color(colour).strong().size(18.0));
    ui.label(explanation(comparison, point));
}

/// One sentence on what the accounts make of a point.
pub(super) fn explanation(comparison: &Comparison, point: &Point) -> String {
    let named = |sigla: &[Siglum]| list(sigla);
    let speakers: Vec<Siglum> = point.speakers().collect();
    let silent: Vec<Siglum> = point.silent().collect();
    let said = match point.standing {
        Standing::Disputed => {
            let sides: Vec<String> = point.sides.iter().map(|side| named(side)).collect();
            format!("{} contradict each other.", sides.join(" against "))
        }
        Standing::Corroborated => format!("{} agree, independently of one another.", named(&speakers)),
        Standing::Repeated => format!("{} agree, but in copied wording: they count as one source.", named(&speakers)),
        Standing::SingleSource if speakers.len() > 1 => {
            format!("{} speak of the same matter; neither follows from the other.", named(&speakers))
        }
        Standing::SingleSource => format!("Only {} says this.", named(&speakers)),
    };
    if silent.is_empty() || comparison.accounts.len() < 2 { said } else { format!("{said} Not found in {}.", named(&silent)) }
}

/// `A`, `A and B`, `A, B and C`.
fn list(sigla: &[Siglum]) -> String {
    let names: Vec<String> = sigla.iter().map(ToString::to_string).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// What one other account says to the selected passage.
fn other(ui: &mut Ui, comparison: &Comparison, point: &Point, selected: PassageId, siglum: Siglum) -> Option<Action> {
    let mut action = None;
    let own: Vec<PassageId> = point.passages_of(siglum).collect();
    if own.is_empty() {
        ui.label(RichText::new(format!("–  Not found in {siglum}")).strong());
        match point.nearest.get(siglum.index()).copied().flatten() {
            Some(nearest) => {
                ui.label(RichText::new(format!("The nearest passage of {siglum}, {:.0} % alike:", nearest.similarity * 100.0)).weak());
                action = link_to(ui, nearest.passage);
                quotation(ui, comparison, nearest.passage, &[]);
            }
            None => {
                ui.label(RichText::new(format!("Nothing in {siglum} comes near it.")).weak());
            }
        }
        return action;
    }
    for id in own {
        action = link_to(ui, id).or(action);
        match comparison.link_between(selected, id) {
            Some(link) => linked(ui, comparison, link, selected, id),
            None => {
                ui.label(RichText::new("Of the same point, by way of another account").weak());
                quotation(ui, comparison, id, &[]);
            }
        }
    }
    action
}

fn linked(ui: &mut Ui, comparison: &Comparison, link: &Link, selected: PassageId, id: PassageId) {
    let (sign, word, standing) = match link.relation {
        Relation::Contradicts => ("≠", "contradicts", Standing::Disputed),
        Relation::Agrees => ("✔", "agrees", Standing::Corroborated),
        Relation::Related => ("≈", "differs, may be compatible", Standing::SingleSource),
    };
    let colour = theme::colour(ui, standing);
    ui.label(RichText::new(format!("{sign}  {} {word}", id.siglum)).color(colour).strong());
    let (_, differs) = differing(comparison.text(selected), comparison.text(id));
    quotation(ui, comparison, id, &differs);
    for evidence in &link.evidence {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{}:", evidence.kind)).weak());
            reading(ui, &evidence.why, &[], false);
        });
    }
    if link.copied {
        ui.label("The wording is copied: the two are not independent here.");
    }
}

fn link_to(ui: &mut Ui, id: PassageId) -> Option<Action> {
    ui.link(format!("Go to {id}")).clicked().then_some(Action::Select(id))
}

/// A passage with the words marked that differ from the selected one.
fn quotation(ui: &mut Ui, comparison: &Comparison, id: PassageId, differs: &[Range<usize>]) {
    egui::Frame::new().fill(ui.visuals().faint_bg_color).corner_radius(4).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(id.to_string()).weak().small());
        reading(ui, comparison.text(id), differs, true);
    });
}

/// Reading text in its own direction.
fn reading(ui: &mut Ui, text: &str, differs: &[Range<usize>], selectable: bool) {
    let size = TextStyle::Body.resolve(ui.style()).size;
    let mark = Mark { background: theme::changed(ui), underline: Stroke::new(1.5, ui.visuals().text_color()) };
    let marks: Vec<(Range<usize>, Mark)> = differs.iter().map(|range| (range.clone(), mark)).collect();
    let width = ui.available_width();
    let job = layout::job(ui, text, width, &FontId::proportional(size), ui.visuals().text_color(), &marks);
    if selectable && !layout::is_right_to_left(text) {
        ui.add(egui::Label::new(job).selectable(true));
        return;
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let right = galley.job.halign == egui::Align::RIGHT;
    let wide = if right { width } else { galley.size().x };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(wide, galley.size().y), Sense::hover());
    let name = text.to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    let place = if right { rect.right_top() } else { rect.min };
    ui.painter().galley(place, galley, Color32::PLACEHOLDER);
}
