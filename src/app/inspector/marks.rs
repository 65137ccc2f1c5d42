//! Which words of a passage are marked in the inspector, and what the marks mean.

use crate::account::PassageId;
use crate::app::layout::Mark;
use crate::app::theme;
use crate::comparison::{Comparison, Evidence, EvidenceKind, Point, Relation};
use eframe::egui::{self, Color32, RichText, Stroke, Ui};
use std::ops::Range;

/// The words in the selected passage that evidence rests on.
pub(super) fn own_marks(ui: &Ui, comparison: &Comparison, point: &Point, selected: PassageId) -> Vec<(Range<usize>, Mark)> {
    let links = comparison.links_of(point).filter(|link| link.a == selected || link.b == selected);
    let mut marks: Vec<(Relation, (Range<usize>, Mark))> = links
        .flat_map(|link| link.evidence.iter().map(move |evidence| (evidence, link.a == selected)))
        .map(|(evidence, first)| (evidence.relation, evidence_mark(ui, evidence, first, comparison.text(selected))))
        .collect();
    // What is disputed is seen over what is agreed.
    marks.sort_by_key(|(relation, _)| *relation == Relation::Contradicts);
    marks.into_iter().map(|(_, mark)| mark).collect()
}

/// The underline below the words that evidence rests on. What rests on everything is not marked: wording, and whose words they are.
pub(super) fn evidence_mark(ui: &Ui, evidence: &Evidence, first: bool, text: &str) -> (Range<usize>, Mark) {
    let span = if first { evidence.a.clone() } else { evidence.b.clone() };
    let underline = match evidence.kind {
        _ if span.len() >= text.trim_end().len() => Stroke::NONE,
        EvidenceKind::Wording | EvidenceKind::Model => Stroke::NONE,
        _ => Stroke::new(2.0, theme::relation_colour(ui, evidence.relation)),
    };
    (span, Mark { background: Color32::TRANSPARENT, underline })
}

/// What the marks inside the quotations mean.
pub(super) fn key(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("words that differ").background_color(theme::changed(ui)).small());
        ui.label(RichText::new("·").small());
        let (line, _) = ui.allocate_exact_size(egui::vec2(18.0, 10.0), egui::Sense::hover());
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(2.0, theme::relation_colour(ui, Relation::Contradicts)));
        ui.label(RichText::new("words that a reason rests on").small());
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Context, RawInput};

    fn underlined(evidence: &Evidence, text: &str) -> bool {
        let mut found = false;
        let output = Context::default().run_ui(RawInput::default(), |ui| {
            found = evidence_mark(ui, evidence, true, text).1.underline != Stroke::NONE;
        });
        output.drop_without_applying_deltas();
        found
    }

    #[test]
    fn a_reason_that_rests_on_everything_underlines_nothing() {
        let text = "About five o'clock the regulars fired.";
        let time = Evidence { kind: EvidenceKind::Time, relation: Relation::Contradicts, a: 6..18, b: 0..4, why: String::new() };
        assert!(underlined(&time, text));
        let whose = Evidence { kind: EvidenceKind::Attribution, a: 0..text.len(), ..time };
        assert!(!underlined(&whose, text));
    }
}
