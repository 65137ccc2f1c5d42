//! The selected sentence and its point, put together otherwise: joined with the next sentence, cut in two, or taken out of the point.

use super::modal;
use crate::account::PassageId;
use crate::app::actions::Action;
use crate::app::layout;
use crate::comparison::{Comparison, Ruling};
use eframe::egui::{self, FontId, RichText, ScrollArea, TextStyle, Ui};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation as _;

/// What becomes of a sentence and its point.
pub(in crate::app) struct Reshape {
    passage: PassageId,
    /// The word with which the second sentence would begin, counted from 0; one in the middle until the reader chooses.
    word: Option<usize>,
    /// The passages of the point that would be taken out.
    out: BTreeSet<PassageId>,
}

impl Reshape {
    /// About this passage, which is proposed to be taken out of its point.
    pub(in crate::app) fn new(passage: PassageId) -> Self {
        Self { passage, word: None, out: BTreeSet::from([passage]) }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, comparison: Option<&Comparison>) -> Option<Action> {
        let Some(comparison) = comparison else { return Some(Action::CloseDialog) };
        let room = ui.ctx().content_rect().height();
        modal(ui, "reshape", 640.0, |ui| {
            let mut action = None;
            ui.heading(format!("Sentence {} and its point", self.passage));
            ScrollArea::vertical().max_height((room - 160.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
                action = self.join(ui, comparison);
                ui.separator();
                action = self.cut(ui, comparison).or(action.take());
                ui.separator();
                action = self.split(ui, comparison).or(action.take());
            });
            ui.add_space(8.0);
            if ui.button("Close").clicked() {
                action = Some(Action::CloseDialog);
            }
            action
        })
    }

    fn join(&self, ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
        title(ui, "It goes on in the next sentence");
        let next = PassageId { index: self.passage.index + 1, ..self.passage };
        let passages = &comparison.passages[self.passage.siglum.index()];
        let block = comparison.passage(self.passage).block;
        if passages.get(next.index as usize).is_none_or(|passage| passage.block != block) {
            ui.label("It is the last of its paragraph.");
            return None;
        }
        words(ui, comparison.text(self.passage), true);
        words(ui, comparison.text(next), false);
        let clicked = ui.button("Join the two").on_hover_text("They are compared as one sentence").clicked();
        clicked.then(|| Ruling::join(comparison, self.passage)).flatten().map(|ruling| Action::Rule(vec![ruling]))
    }

    fn cut(&mut self, ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
        title(ui, "It is two sentences");
        let text = comparison.text(self.passage);
        let starts: Vec<usize> = text.unicode_word_indices().map(|(at, _)| at).collect();
        if starts.len() < 2 {
            ui.label("It has one word only.");
            return None;
        }
        let label = ui.label("The second one begins with word");
        let mut word = self.word.unwrap_or(starts.len() / 2).clamp(1, starts.len() - 1) + 1;
        let slider = egui::Slider::new(&mut word, 2..=starts.len());
        ui.spacing_mut().slider_width = 240.0;
        ui.add(slider).labelled_by(label.id).on_hover_text("Drag, or use the arrow keys");
        self.word = Some(word - 1);
        let at = starts.get(word - 1).copied().unwrap_or_default();
        let (first, second) = text.split_at_checked(at).unwrap_or((text, ""));
        words(ui, first.trim_end(), true);
        words(ui, second, false);
        let clicked = ui.button("Cut it there").on_hover_text("The two are compared each for itself").clicked();
        clicked.then(|| Ruling::cut(comparison, self.passage, at)).flatten().map(|ruling| Action::Rule(vec![ruling]))
    }

    fn split(&mut self, ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
        title(ui, "Some of its point is about another thing");
        let point = comparison.point_of(self.passage);
        if point.passages.len() < 2 {
            ui.label("Nothing else is in its point.");
            return None;
        }
        ui.label("Take out:");
        for &id in &point.passages {
            let mut chosen = self.out.contains(&id);
            ui.horizontal_top(|ui| {
                ui.checkbox(&mut chosen, id.to_string()).on_hover_text("Checked: it is taken out of the point");
                words(ui, comparison.text(id), false);
            });
            if chosen {
                self.out.insert(id);
            } else {
                self.out.remove(&id);
            }
        }
        let out: Vec<PassageId> = self.out.iter().copied().collect();
        let ruling = Ruling::split(comparison, point, &out);
        let button = ui.add_enabled(ruling.is_some(), egui::Button::new("Make it two points"));
        let button =
            button.on_hover_text("What is taken out is a point of its own").on_disabled_hover_text("Some must go and some must stay");
        button.clicked().then_some(ruling).flatten().map(|ruling| Action::Rule(vec![ruling]))
    }
}

fn title(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(text).strong());
}

fn words(ui: &mut Ui, text: &str, first: bool) {
    let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
    let ink = if first { ui.visuals().weak_text_color() } else { ui.visuals().text_color() };
    layout::paragraph(ui, text, &font, ink, &[]);
}
