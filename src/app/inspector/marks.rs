//! Which words of a passage are marked in the inspector, and what the marks mean.

use crate::account::PassageId;
use crate::app::layout::Mark;
use crate::app::theme;
use crate::comparison::{Comparison, Evidence, EvidenceKind, Link, Point, Relation};
use crate::text::{Language, Word, words};
use eframe::egui::{self, Color32, RichText, Stroke, Ui};
use std::collections::BTreeSet;
use std::ops::Range;

/// The words in the selected passage that evidence rests on.
pub(super) fn own_marks(ui: &Ui, comparison: &Comparison, point: &Point, selected: PassageId) -> Vec<(Range<usize>, Mark)> {
    let links = || comparison.links_of(point).filter(|link| link.a == selected || link.b == selected);
    let mut marks: Vec<(Relation, (Range<usize>, Mark))> = links()
        .flat_map(|link| link.evidence.iter().map(move |evidence| (evidence, link.a == selected)))
        .map(|(evidence, first)| (evidence.relation, evidence_mark(ui, evidence, first, comparison.text(selected))))
        .collect();
    // What is disputed is seen over what is agreed.
    marks.sort_by_key(|(relation, _)| *relation == Relation::Contradicts);
    let worded = links().flat_map(|link| wording_marks(ui, comparison, link, selected));
    worded.chain(marks.into_iter().map(|(_, mark)| mark)).collect()
}

/// The underlines below the words of one passage of a link that both passages have, where the two agree by these words.
pub(super) fn wording_marks(ui: &Ui, comparison: &Comparison, link: &Link, id: PassageId) -> Vec<(Range<usize>, Mark)> {
    let by_wording = |evidence: &Evidence| evidence.kind == EvidenceKind::Wording && evidence.relation == Relation::Agrees;
    if link.relation != Relation::Agrees || !link.evidence.iter().any(by_wording) {
        return Vec::new();
    }
    let read = |id: PassageId| words(comparison.text(id), Language::of(comparison.account(id.siglum)));
    let underline = Stroke::new(2.0, theme::relation_colour(ui, Relation::Agrees));
    let other = if link.a == id { link.b } else { link.a };
    let spans = shared(&read(id), &read(other)).into_iter();
    spans.map(|span| (span, Mark { background: Color32::TRANSPARENT, underline })).collect()
}

/// Where the words of a passage stand that another one has too; nowhere where the two are word for word the same.
fn shared(own: &[Word], other: &[Word]) -> Vec<Range<usize>> {
    if own.iter().map(|word| &word.form).eq(other.iter().map(|word| &word.form)) {
        return Vec::new();
    }
    let telling = |word: &&Word| !word.function && !word.is_number();
    let theirs: BTreeSet<&str> = other.iter().filter(telling).map(|word| word.stem.as_str()).collect();
    own.iter().filter(telling).filter(|word| theirs.contains(word.stem.as_str())).map(|word| word.span.clone()).collect()
}

/// The underline below the words that evidence rests on. What rests on everything is not marked, such as whose words they are; the words
/// that wording rests on have [`wording_marks`].
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
        let middle = line.center().x;
        for (x_range, relation) in [(line.left()..=middle, Relation::Agrees), (middle..=line.right(), Relation::Contradicts)] {
            ui.painter().hline(x_range, line.bottom(), Stroke::new(2.0, theme::relation_colour(ui, relation)));
        }
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
    fn the_words_that_both_have_are_marked_in_each() {
        let read = |text: &str| words(text, Language::ENGLISH);
        let (x, y) = ("The baker's oven set the loft on fire.", "In the loft a fire began, from an oven.");
        let said = |text: &str, other: &str| -> Vec<String> {
            shared(&read(text), &read(other)).into_iter().filter_map(|span| Some(text.get(span)?.to_owned())).collect()
        };
        assert_eq!(said(x, y), ["oven", "loft", "fire"]);
        assert_eq!(said(y, x), ["loft", "fire", "oven"]);
        assert_eq!(said(x, x), Vec::<String>::new(), "what is the same throughout needs no mark");
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
