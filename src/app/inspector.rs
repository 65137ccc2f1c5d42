//! The inspector: for the selected passage, what every other account says, and why it is marked as it is.

mod headline;
mod marks;
mod silence;

use super::actions::Action;
use super::layout::{self, Mark};
use super::theme;
use crate::account::{PassageId, Siglum};
use crate::comparison::{Applied, Comparison, Decision, EvidenceKind, Link, Point, Relation, Ruling, Standing};
use crate::diff::differing;
use crate::report::is_retold;
use eframe::egui::{self, FontId, RichText, Stroke, TextStyle, Ui};
use marks::{evidence_mark, own_marks, wording_marks};
use std::ops::Range;

/// The inspector: what is being written or linked there.
#[derive(Debug, Default)]
pub(super) struct Inspector {
    linking: Linking,
    /// The passage whose note is being written, and the note so far.
    note: Option<(PassageId, String)>,
    focus_note: bool,
    /// When the last letter was typed, in seconds.
    typed_at: f64,
    /// The order in which the other accounts stand for a passage: a ruling does not move what is being read.
    order: Option<(PassageId, Vec<Siglum>)>,
}

/// A note is kept when nothing was typed for so long, in seconds.
const PAUSE: f64 = 2.0;

/// How far the reader is with linking two passages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Linking {
    #[default]
    No,
    /// From this passage; the other one is still to be clicked.
    From(PassageId),
    /// Both are known; how they stand to each other is still to be said.
    Pair(PassageId, PassageId),
}

impl Inspector {
    /// The next passage that is chosen is to be linked with this one.
    pub(super) fn start_linking(&mut self, from: Option<PassageId>) {
        self.linking = from.map_or(Linking::No, Linking::From);
    }

    /// Whether two passages are being linked.
    pub(super) fn is_linking(&self) -> bool {
        self.linking != Linking::No
    }

    pub(super) fn stop_linking(&mut self) {
        self.linking = Linking::No;
    }

    /// Forgets what was begun: the passages are others now.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes a passage as the one to link with, if one is being looked for. Whether it was taken.
    pub(super) fn choose(&mut self, id: PassageId) -> bool {
        match self.linking {
            Linking::From(from) if from.siglum != id.siglum => {
                self.linking = Linking::Pair(from, id);
                true
            }
            // One account does not corroborate itself: look on.
            Linking::From(_) => true,
            Linking::No | Linking::Pair(..) => false,
        }
    }

    /// The note that is being written, as a ruling.
    pub(super) fn take_note(&mut self, comparison: &Comparison) -> Option<Ruling> {
        let (id, text) = self.note.take()?;
        Some(Ruling::note(comparison, id, text.trim()))
    }

    /// Puts the cursor into the note.
    pub(super) fn start_note(&mut self) {
        self.focus_note = true;
    }

    /// Shows the inspector.
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: &Comparison, selected: Option<PassageId>) -> Option<Action> {
        ui.heading("Inspector");
        let mut action = self.show_linking(ui, comparison);
        // A note is kept when the reader has gone on to another passage.
        if let Some((id, text)) = self.note.take_if(|(id, _)| Some(*id) != selected) {
            action = Some(Action::Rule(vec![Ruling::note(comparison, id, text.trim())]));
        }
        let Some(selected) = selected else {
            ui.label("Click a sentence to see what the other accounts say to it, and why it is marked as it is.");
            ui.add_space(6.0);
            let disputed = comparison.points.iter().any(|point| point.standing == Standing::Disputed);
            let hint = if disputed { "Or press D for the first dispute." } else { "Or press N for the first point." };
            ui.label(RichText::new(hint).weak());
            return action;
        };
        let point = comparison.point_of(selected);
        // Another passage is read from its beginning.
        egui::ScrollArea::vertical().id_salt(("inspector", selected)).auto_shrink(false).show(ui, |ui| {
            headline::show(ui, comparison, point, selected);
            ui.add_space(8.0);
            quotation(ui, comparison, selected, &own_marks(ui, comparison, point, selected));
            let others = if comparison.is_label(point) { Vec::new() } else { self.others(comparison, point, selected) };
            let (speaking, silent): (Vec<Siglum>, Vec<Siglum>) =
                others.into_iter().partition(|&siglum| point.passages_of(siglum).next().is_some());
            for siglum in speaking {
                ui.add_space(10.0);
                ui.separator();
                action = other(ui, comparison, point, selected, siglum).or(action.take());
            }
            action = silence::show(ui, comparison, point, &silent).or(action.take());
            ui.add_space(10.0);
            ui.separator();
            action = self.reader(ui, comparison, selected).or(action.take());
            if point.speakers().count() > 1 {
                ui.add_space(10.0);
                marks::key(ui);
            }
        });
        action
    }

    /// While two passages are being linked: what to do next.
    fn show_linking(&mut self, ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
        let mut action = None;
        match self.linking {
            Linking::No => return None,
            Linking::From(from) => {
                ui.label(RichText::new(format!("Click the passage of another account that speaks of the same thing as {from}.")).strong());
            }
            Linking::Pair(a, b) => {
                ui.label(RichText::new(format!("How do {a} and {b} stand to each other?")).strong());
                for (label, tip, relation) in [
                    ("✔ They agree", "Both say the same", Relation::Agrees),
                    ("≠ They contradict each other", "Both cannot be true", Relation::Contradicts),
                    ("≈ Neither follows from the other", "The same matter, and both may be true", Relation::Related),
                ] {
                    if ui.button(label).on_hover_text(tip).clicked() {
                        action = Some(Action::Rule(vec![Ruling::link(comparison, a, b, relation)]));
                    }
                }
            }
        }
        if let Linking::Pair(a, b) = self.linking
            && ui.button("Only make their points one").on_hover_text("Nothing is said about how the two stand to each other").clicked()
        {
            let merge = Ruling::merge(comparison, comparison.point_of(a), comparison.point_of(b));
            action = Some(Action::Rule(merge.into_iter().collect()));
        }
        if ui.button("Link nothing").on_hover_text("Leaves everything as it is").clicked() {
            action = Some(Action::StopLink);
        }
        ui.separator();
        action
    }

    /// The other accounts in the order that they have while the passage is selected.
    fn others(&mut self, comparison: &Comparison, point: &Point, selected: PassageId) -> Vec<Siglum> {
        if let Some((_, order)) = self.order.as_ref().filter(|(id, order)| *id == selected && order.len() + 1 == comparison.accounts.len())
        {
            return order.clone();
        }
        let order = others(comparison, point, selected);
        self.order = Some((selected, order.clone()));
        order
    }

    /// What the reader has decided on the passage, and can decide.
    fn reader(&mut self, ui: &mut Ui, comparison: &Comparison, selected: PassageId) -> Option<Action> {
        let mut action = None;
        ui.label(RichText::new("Your view").font(theme::bold(theme::sized(ui, 15.0))));
        let mut written = String::new();
        for applied in comparison.rulings_on(selected) {
            if let Decision::Note { text, .. } = &applied.ruling.decision {
                written.clone_from(text);
                continue;
            }
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new("✎").color(theme::selected(ui))).on_hover_text("Your ruling");
                layout::sentence(ui, &applied.sentence(), ui.visuals().text_color());
                let take_back = ui.small_button("Take back").on_hover_text("As if it had not been ruled; Ctrl+Z undoes that too");
                if take_back.clicked() {
                    action = Some(Action::TakeBack(applied.ruling.clone()));
                }
            });
        }
        ui.horizontal_wrapped(|ui| {
            let link = ui.button("Link with…").on_hover_text("Choose a passage of another account that speaks of the same thing (L)");
            if link.clicked() {
                action = Some(Action::StartLink);
            }
            let reshape = ui.button("Join, cut or split…");
            if reshape.on_hover_text("The sentence is two, or goes on in the next, or its point is two (J)").clicked() {
                action = Some(Action::AskReshape);
            }
            let is_excluded = comparison.reading.as_ref().is_some_and(|reading| reading.excluded.contains(&selected));
            let is_label = comparison.passage(selected).label;
            let exclude = ui.add_enabled(!is_excluded && !is_label, egui::Button::new("No part of the telling"));
            let tip = "Leaves the sentence out of every point: a notice of the publisher, a line about the author (X)";
            if exclude.on_hover_text(tip).clicked() {
                action = Some(Action::Rule(vec![Ruling::exclude(comparison, selected)]));
            }
        });
        let label = ui.label("Note");
        let mut text = match &self.note {
            Some((id, text)) if *id == selected => text.clone(),
            _ => written.clone(),
        };
        let field = egui::TextEdit::multiline(&mut text)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .hint_text("What is to be remembered here (T)");
        let field = ui.add(field).labelled_by(label.id).on_hover_text("Kept with the project, and told in the report");
        if std::mem::take(&mut self.focus_note) {
            field.request_focus();
            field.scroll_to_me(Some(egui::Align::Center));
        }
        layout::as_it_reads(ui, &text);
        let now = ui.input(|input| input.time);
        if field.changed() {
            self.note = Some((selected, text.clone()));
            self.typed_at = now;
            ui.request_repaint_after(std::time::Duration::from_secs_f64(PAUSE));
        }
        // Kept when the reader goes on to something else, or pauses.
        if self.note.is_some() && !field.changed() && (!field.has_focus() || now - self.typed_at >= PAUSE) {
            self.note = None;
            if text != written {
                action = Some(Action::Rule(vec![Ruling::note(comparison, selected, text.trim())]));
            }
        }
        action
    }
}

/// The other accounts: first those that contradict the passage, then those linked with it, those that speak of the point, and those
/// that are silent.
fn others(comparison: &Comparison, point: &Point, selected: PassageId) -> Vec<Siglum> {
    let rank = |siglum: Siglum| {
        let links = point.passages_of(siglum).filter_map(|id| comparison.link_between(selected, id));
        let nearest = links.map(|link| if link.relation == Relation::Contradicts { 0 } else { 1 }).min();
        nearest.unwrap_or(if point.passages_of(siglum).next().is_some() { 2 } else { 3 })
    };
    let mut others: Vec<Siglum> = comparison.sigla().filter(|&siglum| siglum != selected.siglum).collect();
    others.sort_by_key(|&siglum| rank(siglum));
    others
}

/// What one other account that speaks of the point says to the selected passage.
fn other(ui: &mut Ui, comparison: &Comparison, point: &Point, selected: PassageId, siglum: Siglum) -> Option<Action> {
    let mut action = None;
    let mut own: Vec<PassageId> = point.passages_of(siglum).collect();
    own.sort_by_key(|&id| comparison.link_between(selected, id).is_none());
    let first_other = own.iter().copied().find(|&id| comparison.link_between(selected, id).is_none());
    for id in own {
        action = match comparison.link_between(selected, id) {
            Some(link) => linked(ui, comparison, link, selected, id),
            None => {
                if Some(id) == first_other {
                    let text = format!("{siglum} on the same point, linked by way of others");
                    ui.label(RichText::new(text).weak()).on_hover_text(format!("Not held against {selected} itself"));
                }
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
        Relation::Related if link.is_compatible() => "differs, both may be true",
        Relation::Related => "speaks of the same matter; whether it agrees was not decided",
    };
    let colour = theme::relation_colour(ui, link.relation);
    let tip = match link.relation {
        Relation::Contradicts => "Both cannot be true: the reasons stand below",
        Relation::Agrees => "Both say the same: the reasons stand below",
        Relation::Related if link.is_compatible() => "The same matter, and both may be true: the reasons stand below",
        Relation::Related => "No reason was found that it agrees, and none that it contradicts: what was found stands below",
    };
    let said = format!("{}  {} {word}", theme::relation_sign(link.relation), id.siglum);
    ui.label(RichText::new(said).color(colour).strong()).on_hover_text(tip);
    let (_, differs) = differing(comparison.text(selected), comparison.text(id));
    let changed = Mark { background: theme::changed(ui), underline: Stroke::NONE };
    let is_retold = is_retold(comparison.text(id), &differs);
    let shown = differs.into_iter().filter(|_| !is_retold);
    let mut marks: Vec<(Range<usize>, Mark)> = shown.map(|range| (range, changed)).collect();
    marks.extend(wording_marks(ui, comparison, link, id));
    marks.extend(link.evidence.iter().map(|evidence| evidence_mark(ui, evidence, link.a == id, comparison.text(id))));
    let action = quotation(ui, comparison, id, &marks);
    for evidence in &link.evidence {
        ui.horizontal_top(|ui| {
            let sign = RichText::new(theme::relation_sign(evidence.relation)).color(theme::relation_colour(ui, evidence.relation));
            ui.label(sign).on_hover_text(format!("For itself, this {}", evidence.relation));
            layout::sentence(ui, &format!("{}: {}", evidence.kind, evidence.why), ui.visuals().text_color());
        });
    }
    if link.copied {
        ui.label("The wording is copied: the two are not independent here.");
    }
    let taken_back = ruled(ui, comparison, link);
    rule(ui, comparison, link).or(taken_back).or(action)
}

/// What the reader has ruled on a link, and a button that takes it back.
fn ruled(ui: &mut Ui, comparison: &Comparison, link: &Link) -> Option<Action> {
    let mut action = None;
    let own = |applied: &&Applied| applied.passages == [link.a, link.b] || applied.passages == [link.b, link.a];
    for applied in comparison.rulings_on(link.a).filter(own) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("✎ Ruled").color(theme::selected(ui))).on_hover_text(applied.sentence());
            let take_back = ui.small_button("Take back").on_hover_text("As if it had not been ruled; Ctrl+Z undoes that too");
            if take_back.accessible_name(format!("Take back: {} and {}", link.a, link.b)).clicked() {
                action = Some(Action::TakeBack(applied.ruling.clone()));
            }
        });
    }
    action
}

/// The rulings that can be made on a link.
fn rule(ui: &mut Ui, comparison: &Comparison, link: &Link) -> Option<Action> {
    let mut action = None;
    let (a, b) = (link.a, link.b);
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, label: &str, tip: &str, ruling: &dyn Fn() -> Ruling| {
            let name = format!("{label}: {a} and {b}");
            if ui.small_button(label).on_hover_text(tip).accessible_name(name).clicked() {
                action = Some(Action::Rule(vec![ruling()]));
            }
        };
        button(ui, "Confirm", "The program is right (C)", &|| Ruling::confirm(comparison, a, b, link.relation));
        if link.relation == Relation::Contradicts {
            let reject = || Ruling::reject(comparison, a, b, Relation::Related);
            button(ui, "Not a contradiction", "Both may be true (R)", &reject);
        } else {
            let reject = || Ruling::reject(comparison, a, b, Relation::Contradicts);
            button(ui, "A contradiction", "Both cannot be true (Shift+R)", &reject);
        }
        let names = link.evidence.iter().find(|e| e.kind == EvidenceKind::Name && e.relation == Relation::Contradicts);
        if let Some(evidence) = names {
            let name = |id: PassageId, span: &Range<usize>| comparison.text(id).get(span.clone()).unwrap_or_default().to_owned();
            let same = || Ruling::same_name(vec![name(a, &evidence.a), name(b, &evidence.b)]);
            button(ui, "The same name", "Both names mean the same, here and elsewhere", &same);
        }
        button(ui, "Unlink", "They do not speak of the same thing (U)", &|| Ruling::unlink(comparison, a, b));
    });
    action
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
