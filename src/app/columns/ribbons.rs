//! Ribbons between the linked passages of neighbouring columns. Contradictions are thick and carry `≠`; agreements are thin. The pointer
//! on a ribbon says what it joins; a click goes there.

use super::bonds::Bonds;
use super::flow::Flow;
use crate::account::Siglum;
use crate::app::actions::Action;
use crate::app::curve::{NEAR, distance, tell};
use crate::app::scene::Scene;
use crate::app::theme;
use crate::comparison::{Link, Relation};
use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{Align2, Color32, CursorIcon, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

/// One column as ribbons see it.
#[derive(Clone, Copy)]
pub(super) struct Bank<'a> {
    pub(super) own: usize,
    pub(super) flow: &'a Flow,
    /// Where its text is shown.
    pub(super) text: Rect,
    /// The height of the text that stands at the top of `text`.
    pub(super) offset: f32,
    /// The strip beside it: ribbons begin at its far edge.
    pub(super) right: f32,
}

/// Draws the ribbons between two neighbouring columns, for every link with an end in view. A click on one selects its passage on the left.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, bonds: &Bonds, left: Bank<'_>, right: Bank<'_>) -> Option<Action> {
    let room = Rect::from_min_max(Pos2::new(left.right, left.text.top()), Pos2::new(right.text.left(), left.text.bottom()));
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    // No stop for the keyboard: the passages themselves are.
    let response = ui.interact(room, ui.scope_id().with(("ribbons", left.own, right.own)), Sense::CLICK);
    let name = format!("Links between {} and {}", Siglum::of(left.own), Siglum::of(right.own));
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    let pointer = response.hover_pos();
    let mut meant: Option<(f32, &Link)> = None;
    let mut signs = Vec::new();
    for link in bonds.links(left.own, right.own).iter().map(|&at| &scene.comparison.links[at]) {
        let (mine, theirs) = if left.own < right.own { (link.a, link.b) } else { (link.b, link.a) };
        let from = left.text.top() + left.flow.middle(mine.index as usize) - left.offset;
        let to = right.text.top() + right.flow.middle(theirs.index as usize) - right.offset;
        let visible = |y: f32| (room.top()..=room.bottom()).contains(&y);
        if !visible(from) && !visible(to) {
            continue;
        }
        let point = scene.comparison.point_of(link.a).index;
        let selected = scene.selected_point == Some(point);
        let (width, strength) = match link.relation {
            _ if selected => (3.0, 1.0),
            _ if !scene.passes(point) => (1.0, 0.12),
            Relation::Contradicts => (2.5, 0.9),
            Relation::Agrees => (1.2, 0.55),
            Relation::Related => (1.0, 0.4),
        };
        let colour = theme::relation_colour(ui, link.relation).gamma_multiply(strength);
        let (start, end) = (Pos2::new(room.left(), from), Pos2::new(room.right(), to));
        let bend = room.width() * 0.55;
        let points = [start, Pos2::new(start.x + bend, start.y), Pos2::new(end.x - bend, end.y), end];
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::new(width, colour));
        if let Some(far) = pointer.map(|pointer| distance(&curve, pointer)).filter(|&far| far <= NEAR)
            && meant.is_none_or(|(nearest, _)| far < nearest)
        {
            meant = Some((far, link));
        }
        painter.add(curve);
        if link.relation == Relation::Contradicts && (selected || scene.passes(point)) {
            signs.push((start + (end - start) / 2.0, theme::relation_colour(ui, link.relation)));
        }
    }
    for (place, colour) in signs {
        painter.circle_filled(place, 7.0, theme::window_ground(ui.visuals().dark_mode));
        painter.text(
            place,
            Align2::CENTER_CENTER,
            theme::relation_sign(Relation::Contradicts),
            FontId::proportional(theme::sized(ui, 12.0)),
            colour,
        );
    }
    let (_, link) = meant?;
    let first = if left.own < right.own { link.a } else { link.b };
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui_at_pointer(|ui| tell(ui, link));
    response.clicked().then_some(Action::Select(first))
}
