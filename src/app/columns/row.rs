//! One row of a column: a passage with its sign, or what is left out.

use super::plan::Item;
use crate::account::{BlockKind, PassageId, Siglum};
use crate::app::actions::Action;
use crate::app::layout::{self, Laid, Mark};
use crate::app::scene::Scene;
use crate::app::{selection, theme, words};
use crate::comparison::{Relation, Standing};
use eframe::egui::{
    self, Align2, Color32, CornerRadius, FontId, Galley, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use std::ops::Range;
use std::sync::Arc;

/// Room at the left of a sentence for its sign.
pub(super) const GUTTER: f32 = 24.0;

/// Whose text is selected in a column.
pub(super) fn owner(siglum: Siglum) -> egui::Id {
    egui::Id::unique(("text of", siglum.index()))
}

/// A passage as it is shown at this width, in a colour that is left to who paints it: what was laid out to be measured is what is shown.
pub(super) fn galley(ui: &Ui, scene: &Scene<'_>, id: PassageId, fitted: (f32, f32)) -> Arc<Galley> {
    let laid = laid(ui, scene, id, fitted);
    ui.fonts_mut(|fonts| fonts.layout_job(laid.job))
}

/// What of the account's text stands at a place of the screen, where the passage's row is at `rect`.
pub(super) fn hit(ui: &Ui, scene: &Scene<'_>, id: PassageId, rect: Rect, fitted: (f32, f32), pointer: Pos2) -> Range<usize> {
    let laid = laid(ui, scene, id, fitted);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(laid.job.clone()));
    let found = selection::hit(ui, &laid, &galley, pointer - text_place(rect, fitted, &galley));
    let start = scene.comparison.passage(id).span.start;
    start + found.start..start + found.end
}

/// Where the text of a row stands.
fn text_place(rect: Rect, fitted: (f32, f32), galley: &Galley) -> Pos2 {
    let right = galley.job.halign == egui::Align::RIGHT;
    rect.min + Vec2::new(if right { GUTTER + fitted.0 } else { GUTTER }, 0.0)
}

fn laid(ui: &Ui, scene: &Scene<'_>, id: PassageId, (width, size): (f32, f32)) -> Laid {
    let heading = scene.comparison.passage(id).kind == BlockKind::Heading;
    let font = if heading { theme::bold(size * 1.05) } else { FontId::proportional(size) };
    let mark = |background| Mark { background, underline: Stroke::NONE };
    let mut marks: Vec<(Range<usize>, Mark)> = scene
        .found
        .in_passage(id)
        .map(|(range, current)| (range, mark(if current { theme::current_find(ui) } else { theme::changed(ui) })))
        .collect();
    if let Some(selected) = selection::range(ui.ctx(), owner(id.siglum)) {
        let span = &scene.comparison.passage(id).span;
        let (start, end) = (selected.start.max(span.start), selected.end.min(span.end));
        if start < end {
            marks.push((start - span.start..end - span.start, mark(ui.visuals().selection.bg_fill)));
        }
    }
    layout::laid(ui, scene.comparison.text(id), width, &font, Color32::PLACEHOLDER, &marks)
}

/// Shows a row at its place. `fitted` is the width and size of its text.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, siglum: Siglum, item: Item, place: Pos2, fitted: (f32, f32), height: f32) -> Option<Action> {
    let rect = Rect::from_min_size(place, Vec2::new(fitted.0 + GUTTER, height));
    match item {
        Item::Passage(at) => passage(ui, scene, PassageId::new(siglum, at), rect, fitted),
        Item::Silent(point, told) => {
            let text = scene.comparison.text(told);
            let name = format!("{siglum}, not found here: {text}");
            let dim = !scene.passes(point);
            let tip = format!("{told} says this; it was not found in {siglum}. Click to see why, with the nearest passage.");
            let row = Quiet { key: ("silent", point), name, text: format!("– not found: {text}"), dim, tip };
            row.show(ui, rect, fitted.1).then_some(Action::Select(told))
        }
        Item::Gap(at, count) => {
            let opened = scene.opened_gaps.contains(&(siglum.index(), at));
            let sign = if opened { "▾" } else { "▸" };
            let row = Quiet {
                key: ("gap", at),
                name: format!("{siglum}, {count} points not found here"),
                text: format!("{sign} {count} points not found here"),
                dim: false,
                tip: format!("Others share or dispute {count} points that were not found at this place of {siglum}. Click to list them."),
            };
            row.show(ui, rect, fitted.1).then_some(Action::OpenGap(siglum, at))
        }
        Item::Elsewhere(at) => {
            let id = PassageId::new(siglum, at);
            let row = Quiet {
                key: ("elsewhere", at),
                name: format!("{siglum} speaks of this in {id}"),
                text: format!("↕ {id}, told elsewhere: {}", scene.comparison.text(id)),
                dim: !scene.passes(scene.comparison.point_of(id).index),
                tip: format!("{siglum} tells this at another place. Click to go to {id}."),
            };
            row.show(ui, rect, fitted.1).then_some(Action::Select(id))
        }
    }
}

fn passage(ui: &Ui, scene: &Scene<'_>, id: PassageId, rect: Rect, fitted: (f32, f32)) -> Option<Action> {
    let point = scene.comparison.point_of(id);
    let selected = scene.selected == Some(id);
    let linked = scene.selected_point == Some(point.index);
    let is_excluded = scene.comparison.reading.as_ref().is_some_and(|reading| reading.excluded.contains(&id));
    let dim = is_excluded || !scene.passes(point.index) && !linked;
    let ink = if dim { theme::faint(ui) } else { ui.visuals().text_color() };
    let response = ui.interact(rect, ui.scope_id().with(("passage", id.index)), selection::sense(ui));
    let painter = ui.painter();
    let back = rect.expand2(Vec2::new(2.0, 2.0));
    let corner = CornerRadius::same(4);
    // The ground is for those sentences that are contradicted or agreed on themselves; the others of their point have a bar at their side.
    let bystander = scene.is_bystander(id);
    let related = bystander && point.standing != Standing::Disputed;
    let label = scene.comparison.is_label(point);
    response.widget_info(|| {
        if label {
            return WidgetInfo::selected(Role::Button, true, selected, format!("{id}, label: {}", scene.comparison.text(id)));
        }
        let beside = if related { "related to what is " } else { "" };
        WidgetInfo::selected(Role::Button, true, selected, format!("{id}, {beside}{}: {}", point.counted_as(), scene.comparison.text(id)))
    });
    let tint = if dim || bystander { Color32::TRANSPARENT } else { theme::tint(ui, point.standing) };
    painter.rect_filled(back, corner, tint);
    if bystander && !dim {
        let bar = theme::colour(ui, point.standing).gamma_multiply(0.5);
        painter.rect_filled(back.with_max_x(back.left() + 3.0), CornerRadius::ZERO, bar);
    }
    let border = if selected {
        Stroke::new(2.0, theme::selected(ui))
    } else if response.has_focus() {
        Stroke::new(2.0, ui.visuals().strong_text_color())
    } else if linked {
        Stroke::new(1.0, theme::selected(ui))
    } else if response.hovered() {
        Stroke::new(1.0, ui.visuals().weak_text_color())
    } else {
        Stroke::NONE
    };
    painter.rect_stroke(back, corner, border, StrokeKind::Outside);
    let sign_ink = if dim { ink } else { theme::colour(ui, if related { Standing::SingleSource } else { point.standing }) };
    let sign = if related { theme::relation_sign(Relation::Related) } else { theme::counted_sign(point.counted_as()) };
    let sign_size = if point.standing == Standing::SingleSource { fitted.1 } else { fitted.1 * 1.1 };
    let sign_place = rect.min + Vec2::new(GUTTER / 2.0 - 2.0, 1.0);
    if !label {
        painter.text(sign_place, Align2::CENTER_TOP, sign, FontId::proportional(sign_size), sign_ink);
    }
    if scene.comparison.rulings_on(id).next().is_some() {
        let place = sign_place + Vec2::new(0.0, fitted.1 * 1.3);
        painter.text(place, Align2::CENTER_TOP, "✎", FontId::proportional(fitted.1), theme::selected(ui));
    }
    let galley = galley(ui, scene, id, fitted);
    painter.galley(text_place(rect, fitted, &galley), galley, ink);
    select(ui, scene, id, &response, rect, fitted);
    let mut action = response.clicked().then_some(Action::Select(id));
    response.context_menu(|ui| {
        if selection::range(ui.ctx(), owner(id.siglum)).is_some() && ui.button("Copy the selected words").clicked() {
            action = Some(Action::Copy(None));
            ui.close();
        }
        if ui.button("Copy with its source").clicked() {
            action = Some(Action::Copy(Some(id)));
            ui.close();
        }
    });
    response.on_hover_ui(|ui| {
        let explained = words::explanation(scene.comparison, point);
        ui.label(if label { format!("{id} · {explained}") } else { format!("{id} · {} · {explained}", point.id()) });
        if related {
            ui.label("≈ This sentence itself is not agreed on: it speaks of the same matter as others of its point that are.");
        } else if bystander {
            ui.label("This sentence itself is not contradicted: others of its point are.");
        }
        let ruled = scene.comparison.rulings_on(id).count();
        if ruled > 0 {
            ui.label(format!("✎ You have made {} on it: see the inspector.", words::counted(ruled, "ruling", "rulings")));
        }
        if is_excluded {
            ui.label("You have left it out of every point.");
        }
    });
    action
}

/// Begins to select words of the account where the reader drags or clicks twice.
fn select(ui: &Ui, scene: &Scene<'_>, id: PassageId, response: &egui::Response, rect: Rect, fitted: (f32, f32)) {
    let text = &scene.comparison.account(id.siglum).text;
    let found = |pointer: Pos2| {
        let found = hit(ui, scene, id, rect, fitted, pointer);
        if response.double_clicked() && found.is_empty() { selection::word_at(text, found.start) } else { found }
    };
    let words = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    selection::begin(ui, response, owner(id.siglum), found, words);
}

/// A row in small, quiet type that leads somewhere.
struct Quiet {
    key: (&'static str, usize),
    name: String,
    text: String,
    dim: bool,
    tip: String,
}

impl Quiet {
    /// Shows the row; whether it was clicked.
    fn show(self, ui: &Ui, rect: Rect, size: f32) -> bool {
        let response = ui.interact(rect, ui.scope_id().with(self.key), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.name));
        let ink = if self.dim { theme::faint(ui) } else { theme::quiet(ui) };
        let job = layout::line(ui, &self.text, rect.width() - GUTTER, &FontId::proportional(size * 0.85), ink);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let left = rect.left() + GUTTER;
        let place = Pos2::new(left, rect.center().y - galley.size().y / 2.0);
        if response.hovered() || response.has_focus() {
            let below = place.y + galley.size().y;
            ui.painter().hline(left..=left + galley.size().x, below, Stroke::new(1.0, ink));
        }
        ui.painter().galley(place, galley, ink);
        response.on_hover_text(self.tip).clicked()
    }
}
