//! The inspector: for the selected passage, what every other account says, and why it is marked as it is.

use super::actions::Action;
use super::layout::{self, Mark};
use super::theme;
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Evidence, Link, Point, Relation, Standing};
use crate::diff::differing;
use eframe::egui::{self, Color32, FontId, RichText, Stroke, TextStyle, Ui};
use std::ops::Range;

/// Shows the inspector. Gives back a passage to go to.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison, selected: Option<PassageId>) -> Option<Action> {
    ui.heading("Inspector");
    let Some(selected) = selected else {
        ui.label("Click a sentence to see what the other accounts say to it, and why it is marked as it is.");
        ui.add_space(6.0);
        ui.label(RichText::new("Or press N for the first point.").weak());
        return None;
    };
    let point = comparison.point_of(selected);
    let mut action = None;
    // Another passage is read from its beginning.
    egui::ScrollArea::vertical().id_salt(("inspector", selected)).auto_shrink(false).show(ui, |ui| {
        headline(ui, comparison, point);
        ui.add_space(8.0);
        quotation(ui, comparison, selected, &own_marks(ui, comparison, point, selected));
        for siglum in comparison.sigla().filter(|&siglum| siglum != selected.siglum) {
            ui.add_space(10.0);
            ui.separator();
            action = other(ui, comparison, point, selected, siglum).or(action.take());
        }
        if point.speakers().count() > 1 {
            ui.add_space(10.0);
            ui.separator();
            key(ui);
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
                action = quotation(ui, comparison, nearest.passage, &[]);
            }
            None => {
                ui.label(RichText::new(format!("Nothing in {siglum} comes near it.")).weak());
            }
        }
        return action;
    }
    for id in own {
        action = match comparison.link_between(selected, id) {
            Some(link) => linked(ui, comparison, link, selected, id),
            None => {
                ui.label(RichText::new(format!("{siglum} on the same point, by way of another account")).weak());
                quotation(ui, comparison, id, &[])
            }
        }
        .or(action);
    }
    action
}

fn linked(ui: &mut Ui, comparison: &Comparison, link: &Link, selected: PassageId, id: PassageId) -> Option<Action> {
    let word = match link.relation {
        Relation::Contradicts => "contradicts",
        Relation::Agrees => "agrees",
        Relation::Related => "differs, may be compatible",
    };
    let colour = theme::relation_colour(ui, link.relation);
    ui.label(RichText::new(format!("{}  {} {word}", theme::relation_sign(link.relation), id.siglum)).color(colour).strong());
    let (_, differs) = differing(comparison.text(selected), comparison.text(id));
    let changed = Mark { background: theme::changed(ui), underline: Stroke::NONE };
    let mut marks: Vec<(Range<usize>, Mark)> = differs.into_iter().map(|range| (range, changed)).collect();
    marks.extend(link.evidence.iter().map(|evidence| evidence_mark(ui, evidence, link.a == id)));
    let action = quotation(ui, comparison, id, &marks);
    for evidence in &link.evidence {
        ui.horizontal_top(|ui| {
            let sign = RichText::new(theme::relation_sign(evidence.relation)).color(theme::relation_colour(ui, evidence.relation));
            ui.label(sign).on_hover_text(format!("For itself, this {}", evidence.relation));
            let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
            let ink = ui.visuals().text_color();
            layout::paragraph(ui, &format!("{}: {}", evidence.kind, evidence.why), &font, ink, &[]);
        });
    }
    if link.copied {
        ui.label("The wording is copied: the two are not independent here.");
    }
    action
}

/// The words in the selected passage that evidence rests on.
fn own_marks(ui: &Ui, comparison: &Comparison, point: &Point, selected: PassageId) -> Vec<(Range<usize>, Mark)> {
    let links = comparison.links_of(point).filter(|link| link.a == selected || link.b == selected);
    let mut marks: Vec<(Relation, (Range<usize>, Mark))> = links
        .flat_map(|link| link.evidence.iter().map(move |evidence| (evidence, link.a == selected)))
        .map(|(evidence, first)| (evidence.relation, evidence_mark(ui, evidence, first)))
        .collect();
    // What is disputed is seen over what is agreed.
    marks.sort_by_key(|(relation, _)| *relation == Relation::Contradicts);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// The underline below the words that evidence rests on. Wording rests on everything: it is not marked.
fn evidence_mark(ui: &Ui, evidence: &Evidence, first: bool) -> (Range<usize>, Mark) {
    let span = if first { evidence.a.clone() } else { evidence.b.clone() };
    let underline = match evidence.kind {
        crate::comparison::EvidenceKind::Wording | crate::comparison::EvidenceKind::Model => Stroke::NONE,
        _ => Stroke::new(2.0, theme::relation_colour(ui, evidence.relation)),
    };
    (span, Mark { background: Color32::TRANSPARENT, underline })
}

/// A passage with its marks. Gives back the passage itself when its name is clicked.
fn quotation(ui: &mut Ui, comparison: &Comparison, id: PassageId, marks: &layout::Marks) -> Option<Action> {
    egui::Frame::new()
        .fill(ui.visuals().faint_bg_color)
        .corner_radius(4)
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let size = TextStyle::Body.resolve(ui.style()).size;
            let go = ui
                .horizontal(|ui| {
                    let go = ui.link(RichText::new(id.to_string()).small()).on_hover_text("Go to this passage");
                    let go = go.accessible_name(format!("Go to {id}")).clicked();
                    let title = &comparison.account(id.siglum).facts.title;
                    layout::one_line(ui, title, &FontId::proportional(size * 0.8), ui.visuals().weak_text_color());
                    go
                })
                .inner;
            layout::paragraph(ui, comparison.text(id), &FontId::proportional(size), ui.visuals().text_color(), marks);
            if let Some(attribution) = &comparison.passage(id).attribution {
                let font = FontId::proportional(size * 0.9);
                layout::paragraph(ui, &format!("According to {}", attribution.speaker), &font, ui.visuals().weak_text_color(), &[]);
            }
            go.then_some(Action::Select(id))
        })
        .inner
}

/// What the marks inside the quotations mean.
fn key(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("words that differ").background_color(theme::changed(ui)).small());
        ui.label(RichText::new("·").small());
        let (line, _) = ui.allocate_exact_size(egui::vec2(18.0, 10.0), egui::Sense::hover());
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(2.0, theme::relation_colour(ui, Relation::Contradicts)));
        ui.label(RichText::new("words that a reason rests on").small());
    });
}
