//! The strip beside a column: the whole text at a glance, the part in view, and a way to go anywhere.

use super::flow::Flow;
use super::plan::Item;
use crate::account::{PassageId, Siglum};
use crate::app::scene::Scene;
use crate::app::theme;
use crate::comparison::Standing;
use eframe::egui::{Color32, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// How wide a strip is.
pub(super) const WIDTH: f32 = 14.0;

/// Shows the strip in `rect`. `view` is the part of the text in view, from its top in points to its bottom. Gives back where
/// the view should begin when the reader has clicked or dragged.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, siglum: Siglum, flow: &Flow, rect: Rect, view: (f32, f32)) -> Option<f32> {
    let response = ui.interact(rect, ui.scope_id().with(("strip", siglum.index())), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, format!("Overview of {siglum}")));
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(2), ui.visuals().faint_bg_color);
    let whole = flow.total.max(1.0);
    let to = |height: f32| rect.top() + height / whole * rect.height();
    for mark in marks(scene, siglum, flow, whole / rect.height().max(1.0)) {
        let colour = match mark.standing {
            Some(standing) if mark.faded => theme::colour(ui, standing).gamma_multiply(0.25),
            Some(standing) => theme::colour(ui, standing),
            None => ui.visuals().weak_text_color().gamma_multiply(0.5),
        };
        let (top, bottom) = (to(mark.top), to(mark.bottom).max(to(mark.top) + 1.5));
        // Disputes stand out by their width as well as by their colour; what is left out is a hollow notch.
        let inset = match mark.standing {
            Some(Standing::Disputed) => 1.0,
            Some(_) => 4.0,
            None => 6.0,
        };
        painter.rect_filled(Rect::from_min_max(Pos2::new(rect.left() + inset, top), Pos2::new(rect.right() - inset, bottom)), 0.0, colour);
    }
    for id in scene.selected_passages().filter(|id| id.siglum == siglum) {
        let middle = to(flow.middle(id.index as usize));
        let tip = Pos2::new(rect.left() + 5.0, middle);
        let corners = vec![tip, tip + Vec2::new(-6.0, -4.0), tip + Vec2::new(-6.0, 4.0)];
        painter.add(eframe::egui::Shape::convex_polygon(corners, theme::selected(ui), Stroke::NONE));
    }
    let window = Rect::from_min_max(
        Pos2::new(rect.left(), to(view.0).min(rect.bottom() - 4.0)),
        Pos2::new(rect.right(), to(view.1).min(rect.bottom())),
    );
    let edge = if response.hovered() || response.dragged() { ui.visuals().strong_text_color() } else { ui.visuals().weak_text_color() };
    painter.rect_filled(window, CornerRadius::same(2), Color32::from_gray(128).gamma_multiply(0.18));
    painter.rect_stroke(window, CornerRadius::same(2), Stroke::new(1.0, edge), StrokeKind::Inside);
    let pointed = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on() || response.clicked());
    let at = |y: f32| (y - rect.top()) / rect.height() * whole;
    response.on_hover_ui(|ui| {
        if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) {
            let id = PassageId::new(siglum, flow.at(at(pointer.y)).0);
            if (id.index as usize) < scene.comparison.passages[siglum.index()].len() {
                ui.label(format!("Here: {id}, {}", scene.comparison.point_of(id).counted_as()));
            }
        }
        ui.label(format!("The whole of {siglum}. Click or drag to go there."));
        ui.label("Broad marks are disputed, narrower ones agreed on, grey ones not found here. The frame is what you see.");
    });
    pointed.map(|pointed| (at(pointed.y) - (view.1 - view.0) / 2.0).max(0.0))
}

/// A stretch of the strip in one colour; without a standing, something is left out there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mark {
    standing: Option<Standing>,
    faded: bool,
    top: f32,
    bottom: f32,
}

/// The marks of a column; those that touch and are alike are one. `pixel` is how much text one point of the strip shows.
fn marks(scene: &Scene<'_>, siglum: Siglum, flow: &Flow, pixel: f32) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (row, (_, item)) in flow.items.iter().enumerate() {
        let (standing, point) = match *item {
            Item::Passage(place) => {
                let id = PassageId::new(siglum, place);
                let point = scene.comparison.point_of(id);
                if scene.is_bystander(id) {
                    continue;
                }
                (Some(point.standing), point.index)
            }
            Item::Silent(point, _) => (None, point),
            Item::Gap(..) | Item::Elsewhere(_) => continue,
        };
        if standing == Some(Standing::SingleSource) {
            continue;
        }
        let top = flow.top(row);
        let mark = Mark { standing, faded: !scene.passes(point), top, bottom: top + flow.height(row) };
        match marks.last_mut() {
            Some(last) if last.standing == mark.standing && last.faded == mark.faded && mark.top - last.bottom < pixel.max(8.0) => {
                last.bottom = mark.bottom;
            }
            _ => marks.push(mark),
        }
    }
    marks
}
