//! One claim on its lane: its words, and the passage they stand in.

use crate::app::actions::Action;
use crate::app::layout::{self, Mark};
use crate::app::scene::Scene;
use crate::app::theme;
use crate::comparison::{Place, Standing, Timeline};
use eframe::egui::{self, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo};
use std::borrow::Cow;
use std::ops::Range;

/// How high a claim is, in sizes of its text.
pub(super) const HEIGHT: f32 = 4.1;

/// The claims of a comparison, as they are shown.
#[derive(Clone, Copy)]
pub(super) struct Lane<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) timeline: &'a Timeline,
}

impl Lane<'_> {
    /// Shows a claim at its place.
    pub(super) fn show(self, ui: &Ui, at: usize, rect: Rect) -> Option<Action> {
        let (scene, claim) = (self.scene, &self.timeline.claims[at]);
        let comparison = scene.comparison;
        let disputed = !claim.disputed_by.is_empty();
        let (selected, linked) = (scene.selected == Some(claim.passage), scene.selected_point == Some(claim.point));
        let response = ui.interact(rect, ui.scope_id().with(("claim", at)), Sense::click());
        let id = claim.passage;
        let state = if disputed { "disputed" } else { "undisputed" };
        let name = format!("{id}, {}, {state}: {}", self.timeline.when(claim), claim.words(comparison));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        let size = TextStyle::Body.resolve(ui.style()).size;
        let (ground, ink) = if disputed {
            (theme::tint(ui, Standing::Disputed), theme::colour(ui, Standing::Disputed))
        } else {
            (ui.visuals().faint_bg_color, ui.visuals().strong_text_color())
        };
        ui.painter().rect_filled(rect, 4.0, ground);
        let edge = if selected || linked || response.has_focus() {
            Stroke::new(if selected { 2.0 } else { 1.0 }, theme::selected(ui))
        } else if response.hovered() {
            Stroke::new(1.0, ui.visuals().weak_text_color())
        } else {
            ui.visuals().widgets.noninteractive.bg_stroke
        };
        ui.painter().rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
        let placed = claim.reason();
        let dot = rect.min + Vec2::new(11.0, size * 0.85);
        let dot_ink = if disputed { ink } else { ui.visuals().weak_text_color() };
        // What has no day is neither told in full nor placed.
        if matches!(claim.place, Place::At { .. }) {
            match placed {
                None => ui.painter().circle_filled(dot, 3.5, dot_ink),
                Some(_) => ui.painter().circle_stroke(dot, 3.0, Stroke::new(1.2, dot_ink)),
            };
        }
        let sign = if disputed { "≠ " } else { "" };
        let head = layout::line(ui, &format!("{sign}{}", claim.words(comparison)), rect.width() - 30.0, &theme::bold(size), ink);
        let head = ui.fonts_mut(|fonts| fonts.layout_job(head));
        ui.painter().galley(rect.min + Vec2::new(22.0, 3.0), head, ink);
        let below = Rect::from_min_max(rect.min + Vec2::new(22.0, size * 1.45), rect.max - Vec2::new(6.0, 2.0));
        self.passage(ui, at, below, size * 0.85);
        let clicked = response.on_hover_ui(|ui| {
            let font = FontId::proportional(size);
            layout::paragraph(ui, comparison.text(id), &font, ui.visuals().text_color(), &[]);
            ui.label(format!("{id}: {}", self.timeline.when(claim)));
            if let Some(reason) = &placed {
                ui.label(format!("Where it stands: {reason}."));
            }
            for other in claim.disputed_by.iter().filter_map(|&other| self.timeline.claims.get(other)) {
                let text = format!("≠ {}: {}", other.passage, other.words(comparison));
                layout::paragraph(ui, &text, &font, theme::problem(ui), &[]);
            }
        });
        clicked.clicked().then_some(Action::Select(id))
    }

    /// The passage in two lines, with what a search has found in it.
    fn passage(self, ui: &Ui, at: usize, rect: Rect, size: f32) {
        let claim = &self.timeline.claims[at];
        let id = claim.passage;
        let (text, cut) = excerpt(self.scene.comparison.text(id), claim.span.start);
        let mark = |background: Color32| Mark { background, underline: Stroke::NONE };
        let found = self.scene.found.in_passage(id);
        let found = found.filter(|(range, _)| range.start >= cut).map(|(range, current)| {
            let before = text.len() - (self.scene.comparison.text(id).len() - cut);
            let range = range.start - cut + before..range.end - cut + before;
            (range, mark(if current { theme::current_find(ui) } else { theme::changed(ui) }))
        });
        let marks: Vec<(Range<usize>, Mark)> = found.collect();
        let ink = theme::quiet(ui);
        let mut job = layout::job(ui, &text, rect.width(), &FontId::proportional(size), ink, &marks);
        job.wrap.max_rows = 2;
        for section in &mut job.sections {
            section.format.line_height = Some(size * 1.3);
        }
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let place = if galley.job.halign == egui::Align::RIGHT { rect.right_top() } else { Pos2::new(rect.left(), rect.top()) };
        ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(place, galley, ink);
    }
}

/// The text from a little before a place on, at a word; and how much of it is left out.
fn excerpt(text: &str, place: usize) -> (Cow<'_, str>, usize) {
    const BEFORE: usize = 32;
    let near = text.char_indices().rev().map(|(at, _)| at).filter(|&at| at < place).nth(BEFORE);
    let cut = near.and_then(|near| text.get(near..place)?.find(' ').map(|space| near + space + 1)).unwrap_or(0);
    // A few words are sooner shown than left out.
    if cut < BEFORE / 2 { (Cow::Borrowed(text), 0) } else { (Cow::Owned(format!("… {}", &text[cut..])), cut) }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_begins_at_a_word_a_little_before_its_place() {
        let text = "We, Benjamin Tidd, of Lexington, and Joseph Abbot, of Lincoln, do testify that about five o'clock we saw them.";
        let (shown, cut) = excerpt(text, text.find("about").unwrap());
        assert!(shown.starts_with("… Lincoln, do testify that about five") || shown.starts_with("… of Lincoln"), "{shown}");
        assert_eq!(&shown["… ".len()..], &text[cut..]);
        assert_eq!(excerpt("At noon it burned.", 3), ("At noon it burned.".into(), 0));
        assert_eq!(excerpt("", 0).1, 0);
    }
}
