//! Curves that join two linked passages, in columns and in the timeline: how far the pointer is from one, and what one says.

use super::{layout, theme};
use crate::comparison::Link;
use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{Pos2, Ui};

/// How near the pointer comes to the curve that it means, in points.
pub(super) const NEAR: f32 = 6.0;

/// How far a place is from a curve, in points.
pub(super) fn distance(curve: &CubicBezierShape, place: Pos2) -> f32 {
    const PARTS: u8 = 24;
    let points: Vec<Pos2> = (0..=PARTS).map(|part| curve.sample(f32::from(part) / f32::from(PARTS))).collect();
    let to_part = |part: &[Pos2]| {
        let (start, along) = (part[0], part[1] - part[0]);
        let share = ((place - start).dot(along) / along.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        (start + along * share).distance(place)
    };
    points.windows(2).map(to_part).fold(f32::INFINITY, f32::min)
}

/// What a link joins, and why.
pub(super) fn tell(ui: &mut Ui, link: &Link) {
    let sign = theme::relation_sign(link.relation);
    ui.label(format!("{sign} {} and {} {}", link.a, link.b, link.stands()));
    for evidence in &link.evidence {
        layout::sentence(ui, &format!("{}: {}", evidence.kind, evidence.why), ui.visuals().text_color());
    }
    ui.label("Click to go there.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Color32, Stroke};

    #[test]
    fn the_pointer_means_the_ribbon_it_is_on() {
        let [start, end] = [Pos2::new(0.0, 0.0), Pos2::new(40.0, 400.0)];
        let points = [start, Pos2::new(22.0, 0.0), Pos2::new(18.0, 400.0), end];
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, Stroke::NONE);
        assert!(distance(&curve, Pos2::new(20.0, 200.0)) < 0.5);
        assert!(distance(&curve, Pos2::new(2.0, 200.0)) > NEAR);
        assert!(distance(&curve, start) < 0.1 && distance(&curve, end) < 0.1);
    }
}
