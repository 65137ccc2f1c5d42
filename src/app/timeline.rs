//! The timeline: the dates and clock times that the accounts claim, from top to bottom, a lane an account. What is claimed at
//! one moment stands level; claims that contradict each other carry `≠` and are joined.
//!
//! ```text
//!                      A                     B
//! 4 March 1926
//!   22:40                                    ≠ 10.40 p.m.
//!                                          ╱
//!   23:10              ≠ 11.10 p.m. ──────
//! ```

mod claim;
mod lines;

use super::actions::Action;
use super::curve::{NEAR, distance, tell};
use super::scene::Scene;
use super::{layout, theme, words};
use crate::account::Siglum;
use crate::comparison::{Comparison, Timeline};
use claim::{HEIGHT, Lane};
use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{self, Color32, CursorIcon, FontId, Pos2, Rangef, Rect, RichText, ScrollArea, Sense, Stroke, TextStyle, Ui, Vec2};
use lines::{Kind, Line, Lines};
use std::ops::Range;
use std::sync::Arc;

/// How wide the axis is, and how narrow a lane may be.
const AXIS: f32 = 150.0;
const LEAST: f32 = 170.0;
/// Between two lanes.
const GUTTER: f32 = 14.0;

/// The timeline view.
#[derive(Debug, Default)]
pub(super) struct TimelineView {
    timeline: Option<Arc<Timeline>>,
    /// It is being worked out.
    ordered: bool,
    only_disputed: bool,
    lines: Lines,
    /// What `lines` was made for: the filter, the switch, the size of the text.
    made_for: Option<(u64, bool, f32)>,
    /// A point to scroll to in the next frame, unless it is in view.
    reveal: Option<usize>,
    /// What is in view, from top to bottom.
    visible: Range<f32>,
}

impl TimelineView {
    /// Forgets the claims: the comparison is another one.
    pub(super) fn reset(&mut self) {
        (self.timeline, self.ordered, self.made_for) = (None, false, None);
    }

    /// Takes the claims of the comparison.
    pub(super) fn set(&mut self, timeline: Arc<Timeline>) {
        (self.timeline, self.made_for) = (Some(timeline), None);
    }

    /// Scrolls to a point when the view is shown next.
    pub(super) fn reveal(&mut self, point: usize) {
        self.reveal = Some(point);
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        let Some(timeline) = self.timeline.clone() else {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label("Reading dates and times…");
            });
            return (!std::mem::replace(&mut self.ordered, true)).then_some(Action::ReadTimes);
        };
        self.options(ui, &timeline);
        ui.separator();
        if timeline.claims.is_empty() {
            ui.label("No account names a date or a clock time.");
            return None;
        }
        let size = TextStyle::Body.resolve(ui.style()).size;
        let key = (scene.version, self.only_disputed, size);
        if self.made_for != Some(key) {
            let shows = |at: usize| {
                let claim = &timeline.claims[at];
                scene.passes(claim.point) && (!self.only_disputed || !claim.disputed_by.is_empty())
            };
            self.lines = Lines::new(&timeline, size, &shows);
            self.made_for = Some(key);
        }
        let count = scene.comparison.accounts.len();
        let lane = ((ui.available_width() - axis_width(size)) / count.max(1) as f32).max(theme::sized(ui, LEAST)).floor();
        let mut action = None;
        ScrollArea::horizontal().id_salt("timeline").auto_shrink(false).show(ui, |ui| {
            let width = axis_width(size) + lane * count as f32;
            let (head, _) = ui.allocate_exact_size(Vec2::new(width, size * 2.0), Sense::hover());
            heads(ui, scene.comparison, head, lane);
            if self.lines.list.is_empty() {
                let none =
                    if self.only_disputed { "No date or time that passes the filter is disputed." } else { "No claim passes the filter." };
                ui.label(none);
                return;
            }
            let mut area = ScrollArea::vertical().id_salt("timeline rows").auto_shrink(false);
            let revealed = self.reveal.take();
            // The lane of the passage that is selected, too.
            if let Some(id) = scene.selected.filter(|_| revealed.is_some()) {
                let left = head.left() + axis_width(size) + lane * id.siglum.index() as f32;
                ui.scroll_to_rect(Rect::from_x_y_ranges(left..=left + lane - GUTTER, head.y_range()), None);
            }
            let wished = revealed.and_then(|point| self.lines.top_of(&timeline, point));
            if let Some(top) = wished.filter(|top| !self.visible.contains(top)) {
                area = area.vertical_scroll_offset((top - ui.available_height() * 0.3).max(0.0));
            }
            area.show_viewport(ui, |ui, view| {
                ui.set_height(self.lines.total);
                ui.set_width(width);
                self.visible = view.min.y..(view.max.y - HEIGHT * size);
                let origin = ui.max_rect().min;
                let place = Rect::from_min_size(origin, Vec2::new(width, self.lines.total));
                action = self.rows(ui, scene, &timeline, Sheet { place, lane, size, view: view.y_range() });
            });
        });
        action
    }

    fn options(&mut self, ui: &mut Ui, timeline: &Timeline) {
        ui.horizontal_wrapped(|ui| {
            let disputed = timeline.claims.iter().filter(|claim| !claim.disputed_by.is_empty()).count();
            ui.label(words::counted(timeline.claims.len(), "date or time", "dates and times"));
            ui.checkbox(&mut self.only_disputed, format!("Only what is disputed ({disputed})"))
                .on_hover_text("Only dates and times that another account contradicts");
            for sign in ["● told in full", "○ placed by what stands around it", "≠ contradicted"] {
                ui.add(egui::Label::new(RichText::new(sign).weak()).extend()).on_hover_text("Distances are not to scale: the axis says how much later something is. Where a day or year is not told, it is that of what the account tells around it, or of the others. A clock time that may be of the morning or the evening is given in both, unless its account or another one shows which.");
            }
            if timeline.unnamed_year && timeline.claims.iter().any(|claim| claim.told.month.is_some()) {
                ui.label(RichText::new("No account tells a year.").weak());
            }
        });
    }

    /// The rows in view, and what joins those that contradict each other.
    fn rows(&self, ui: &Ui, scene: &Scene<'_>, timeline: &Timeline, sheet: Sheet) -> Option<Action> {
        let mut action = None;
        let axis_line = ui.visuals().widgets.noninteractive.bg_stroke;
        ui.painter().vline(sheet.place.left() + axis_width(sheet.size) - 12.0, ui.clip_rect().y_range(), axis_line);
        for line in self.lines.between(sheet.view.min, sheet.view.max) {
            let place = sheet.place.min + Vec2::new(0.0, line.top);
            match &line.kind {
                Kind::Heading(text, later) => heading(ui, text, later.as_deref(), place, &sheet),
                Kind::Stop { label, later, claims } => {
                    axis(ui, label, later.as_deref(), place, sheet.size);
                    for &(at, step) in claims {
                        let rect = sheet.cell(timeline.claims[at].siglum(), line, step);
                        action = Lane { scene, timeline }.show(ui, at, rect).or(action.take());
                    }
                }
            }
        }
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(ui.clip_rect()));
        let mut meant: Option<(f32, (usize, usize))> = None;
        for (at, claim) in timeline.claims.iter().enumerate() {
            for &other in claim.disputed_by.iter().filter(|&&other| other > at) {
                let far = self.join(ui, scene, timeline, (at, other), &sheet).zip(pointer).map(|(curve, place)| distance(&curve, place));
                if let Some(far) = far.filter(|&far| far <= NEAR && meant.is_none_or(|(nearest, _)| far < nearest)) {
                    meant = Some((far, (at, other)));
                }
            }
        }
        match (meant, pointer) {
            (Some((_, ends)), Some(place)) if !self.is_on_a_claim(timeline, place, &sheet) => {
                tell_of(ui, scene, timeline, ends, place).or(action)
            }
            _ => action,
        }
    }

    /// Whether a place is on a claim that is in view.
    fn is_on_a_claim(&self, timeline: &Timeline, place: Pos2, sheet: &Sheet) -> bool {
        let lines = self.lines.between(sheet.view.min, sheet.view.max).iter();
        let mut stops = lines.filter_map(|line| if let Kind::Stop { claims, .. } = &line.kind { Some((line, claims)) } else { None });
        stops.any(|(line, claims)| claims.iter().any(|&(at, step)| sheet.cell(timeline.claims[at].siglum(), line, step).contains(place)))
    }

    /// A line between two claims that contradict each other, where either is in view, and its curve.
    fn join(&self, ui: &Ui, scene: &Scene<'_>, timeline: &Timeline, ends: (usize, usize), sheet: &Sheet) -> Option<CubicBezierShape> {
        let (x, y) = (&timeline.claims[ends.0], &timeline.claims[ends.1]);
        let (Some((from, from_step)), Some((to, to_step))) = (self.lines.place_of(ends.0), self.lines.place_of(ends.1)) else {
            return None;
        };
        if from.bottom().max(to.bottom()) < sheet.view.min || from.top.min(to.top) > sheet.view.max {
            return None;
        }
        let mut one = sheet.cell(x.siglum(), from, from_step);
        let mut two = sheet.cell(y.siglum(), to, to_step);
        if one.left() > two.left() {
            std::mem::swap(&mut one, &mut two);
        }
        let middle = one.height() * 0.5;
        let (start, end) = (Pos2::new(one.right(), one.top() + middle), Pos2::new(two.left(), two.top() + middle));
        let selected = [x.point, y.point].iter().any(|&point| scene.selected_point == Some(point));
        let (width, strength) = if selected { (2.5, 1.0) } else { (1.5, 0.6) };
        let colour = theme::problem(ui).gamma_multiply(strength);
        let bend = ((end.x - start.x) * 0.5).max(24.0);
        let points = [start, start + Vec2::new(bend, 0.0), end - Vec2::new(bend, 0.0), end];
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::new(width, colour));
        ui.painter().add(curve.clone());
        Some(curve)
    }
}

/// Says what the line under the pointer joins, and why; a click selects its first claim.
fn tell_of(ui: &Ui, scene: &Scene<'_>, timeline: &Timeline, ends: (usize, usize), place: Pos2) -> Option<Action> {
    let (x, y) = (timeline.claims.get(ends.0)?.passage, timeline.claims.get(ends.1)?.passage);
    let link = scene.comparison.link_between(x, y)?;
    let under = Rect::from_center_size(place, Vec2::splat(2.0 * NEAR));
    // No stop for the keyboard: the claims themselves are.
    let response = ui.interact(under, ui.scope_id().with("joined"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, format!("Line between {x} and {y}")));
    response.on_hover_ui_at_pointer(|ui| tell(ui, link)).clicked().then_some(Action::Select(x))
}

/// Where the rows stand on the screen.
struct Sheet {
    /// All rows, those out of view included.
    place: Rect,
    /// How wide a lane is.
    lane: f32,
    /// The size of the text.
    size: f32,
    /// What is in view, from the top of all rows.
    view: Rangef,
}

impl Sheet {
    /// The rectangle of a claim: its line, and its place among those of its account there.
    fn cell(&self, siglum: Siglum, line: &Line, step: usize) -> Rect {
        let place = self.place.min
            + Vec2::new(axis_width(self.size) + self.lane * siglum.index() as f32, line.top + step as f32 * HEIGHT * self.size);
        Rect::from_min_size(place, Vec2::new(self.lane - GUTTER, HEIGHT * self.size - 4.0))
    }
}

/// How wide the axis is at this size of text.
fn axis_width(size: f32) -> f32 {
    AXIS * size / theme::BODY
}

/// The names of the accounts.
fn heads(ui: &Ui, comparison: &Comparison, rect: Rect, lane: f32) {
    let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
    let ink = ui.visuals().strong_text_color();
    for siglum in comparison.sigla() {
        let left = rect.left() + theme::sized(ui, AXIS) + lane * siglum.index() as f32;
        let own = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(lane, rect.height()));
        let title = &comparison.account(siglum).facts.title;
        let response = ui.interact(own, ui.scope_id().with(("lane", siglum.index())), Sense::hover());
        let name = format!("{siglum}  {title}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
        // Laid first: text from right to left is measured by the same fonts, and waits for them.
        let job = layout::line(ui, &name, lane - 12.0, &font, ink);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(Pos2::new(own.left() + 6.0, own.center().y - galley.size().y / 2.0), galley, ink);
        response.on_hover_ui(|ui| {
            layout::paragraph(ui, title, &font, ui.visuals().text_color(), &[]);
        });
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), ui.visuals().widgets.noninteractive.bg_stroke);
}

/// A day, a month, a year, and how long after the moment before.
fn heading(ui: &Ui, text: &str, later: Option<&str>, place: Pos2, sheet: &Sheet) {
    let ink = ui.visuals().strong_text_color();
    let job = layout::line(ui, text, sheet.place.width(), &theme::bold(sheet.size), ink);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let place = place + Vec2::new(6.0, sheet.size * 0.5);
    let rect = Rect::from_min_size(place, galley.size());
    let response = ui.interact(rect, ui.scope_id().with(("heading", text, place.y as i64)), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text));
    ui.painter().rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 0.0, theme::window_ground(ui.visuals().dark_mode));
    ui.painter().galley(place, galley, ink);
    if let Some(later) = later {
        let beside = Pos2::new(rect.right().max(sheet.place.left() + axis_width(sheet.size) - 4.0) + 10.0, rect.bottom() - 2.0);
        let weak = ui.visuals().weak_text_color();
        ui.painter().text(beside, egui::Align2::LEFT_BOTTOM, later, FontId::proportional(sheet.size * 0.8), weak);
    }
}

/// A moment beside the axis, and how long after the one before.
fn axis(ui: &Ui, label: &str, later: Option<&str>, place: Pos2, size: f32) {
    let right = place + Vec2::new(axis_width(size) - 22.0, 2.0);
    let ink = ui.visuals().text_color();
    // A time that may be of either half of the day has a row for each.
    let (early, late) = label.split_once(" or ").map_or((label, None), |(early, late)| (early, Some(format!("or {late}"))));
    ui.painter().text(right, egui::Align2::RIGHT_TOP, early, FontId::proportional(size), ink);
    if let Some(late) = late {
        ui.painter().text(right + Vec2::new(0.0, size * 1.3), egui::Align2::RIGHT_TOP, late, FontId::proportional(size), ink);
    }
    if let Some(later) = later {
        let weak = ui.visuals().weak_text_color();
        ui.painter().text(right - Vec2::new(0.0, 3.0), egui::Align2::RIGHT_BOTTOM, later, FontId::proportional(size * 0.75), weak);
    }
    ui.painter().circle_filled(place + Vec2::new(axis_width(size) - 12.0, size * 0.7), 3.0, ui.visuals().weak_text_color());
}

impl Line {
    /// Where it ends.
    fn bottom(&self) -> f32 {
        self.top + self.height
    }
}
