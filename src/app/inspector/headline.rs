//! The first lines of the inspector: how the point of the selected passage stands, who is on which side, and the reasons that count most.

use crate::account::PassageId;
use crate::app::{help, layout, theme, words};
use crate::comparison::{Comparison, CountedAs, Evidence, EvidenceKind, Link, Point, Relation};
use eframe::egui::{RichText, Ui};

/// So many reasons are told at once; all of them stand further down.
const REASONS: usize = 2;

/// Shows how the point of the selected passage stands.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison, point: &Point, selected: PassageId) {
    if comparison.is_label(point) {
        ui.label(RichText::new("Label").strong().size(theme::sized(ui, 18.0)));
        ui.label(words::LABEL);
        return;
    }
    let colour = theme::colour(ui, point.standing);
    let counted = point.counted_as();
    let heading = format!("{}  {}", theme::counted_sign(counted), words::capital(counted));
    ui.horizontal(|ui| {
        ui.label(RichText::new(heading).color(colour).strong().size(theme::sized(ui, 18.0))).on_hover_text(help::meaning(counted));
        let (place, count) = place(comparison, point);
        let these = match counted {
            CountedAs::Undecided => "of which nothing was decided".to_owned(),
            CountedAs::SingleSource => "of a single source".to_owned(),
            _ => format!("that are {counted}"),
        };
        let tip = format!("Among the points {these}, in the order of the story");
        ui.label(RichText::new(format!("no. {place} of {count}")).weak()).on_hover_text(tip);
    });
    ui.label(words::explanation(comparison, point));
    let (told, more) = reasons(comparison, point, selected);
    for (link, evidence) in told {
        ui.horizontal_top(|ui| {
            let sign = RichText::new(theme::relation_sign(evidence.relation)).color(theme::relation_colour(ui, evidence.relation));
            let tip = match evidence.relation {
                Relation::Contradicts => "Why they contradict each other",
                _ if evidence.is_compatible() => "What differs; both may be true",
                _ => "What differs; whether it is of one thing was not decided: look yourself",
            };
            ui.label(sign).on_hover_text(tip);
            let pair = if link.b == selected { (link.b, link.a) } else { (link.a, link.b) };
            let why = format!("{} and {}, {}: {}", pair.0, pair.1, evidence.kind, evidence.why);
            layout::sentence(ui, &why, ui.visuals().text_color());
        });
    }
    if more > 0 {
        let (one, many) = if point.is_undecided() { ("difference", "differences") } else { ("contradiction", "contradictions") };
        ui.label(RichText::new(format!("and {} more below", words::counted(more, one, many))).weak());
    }
}

/// The place of a point among those that are counted as it is, counted from one, and how many there are.
fn place(comparison: &Comparison, point: &Point) -> (usize, usize) {
    let alike = || comparison.points.iter().filter(|other| other.counted_as() == point.counted_as() && !comparison.is_label(other));
    (alike().filter(|other| other.index <= point.index).count(), alike().count())
}

/// The contradictions of a point, one reason of each: first those of the selected passage, then the surest. Where nothing was decided, what
/// the reasons tell to differ. And how many more there are of the selected passage's.
fn reasons<'a>(comparison: &'a Comparison, point: &'a Point, selected: PassageId) -> (Vec<(&'a Link, &'a Evidence)>, usize) {
    let is_own = |link: &Link| link.a == selected || link.b == selected;
    let undecided = point.is_undecided();
    let counts = |evidence: &&Evidence| if undecided { evidence.tells_difference() } else { evidence.relation == Relation::Contradicts };
    let links = comparison.links_of(point).filter(|link| undecided || link.relation == Relation::Contradicts);
    let mut found: Vec<(&Link, &Evidence)> = links
        .filter_map(|link| {
            // What the reader has ruled is told beside the link; here stands why.
            let typed = link.evidence.iter().filter(counts).find(|evidence| evidence.kind != EvidenceKind::Ruling);
            Some((link, typed.or_else(|| link.evidence.iter().find(counts))?))
        })
        .collect();
    found.sort_by(|(x, _), (y, _)| is_own(y).cmp(&is_own(x)).then(y.similarity.total_cmp(&x.similarity)).then((x.a, x.b).cmp(&(y.a, y.b))));
    let own = found.iter().filter(|(link, _)| is_own(link)).count();
    // What the selected passage itself is told of goes before what others of its point are.
    found.truncate(if own > 0 { own.min(REASONS) } else { REASONS });
    (found, own.saturating_sub(REASONS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, Siglum, import_all};
    use crate::comparison::{Settings, Watch, compare};

    #[test]
    fn the_reasons_of_the_selected_passage_go_first() {
        let accounts = ["The fire killed 12 people on Tuesday night.\n", "The fire killed 17 people on Tuesday night.\n"];
        let accounts: Vec<Account> = accounts.iter().map(|text| Account::from_text(text, "a.txt")).collect();
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let (told, more) = reasons(&comparison, &comparison.points[0], PassageId::new(Siglum::of(1), 0));
        assert_eq!((told.len(), more), (1, 0));
        assert!(told[0].1.why.contains("17"), "{}", told[0].1.why);
    }

    #[test]
    fn where_nothing_was_decided_what_differs_is_told_at_the_top() {
        let imported = import_all(&["sample_docs/harbour-fire"]);
        let comparison = compare(imported.accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let with_a_lead =
            |point: &&Point| point.is_undecided() && comparison.links_of(point).any(|link| link.evidence.iter().any(Evidence::is_lead));
        let point = comparison.points.iter().find(with_a_lead).unwrap();
        let (told, _) = reasons(&comparison, point, point.passages[0]);
        assert!(!told.is_empty() && told.len() <= REASONS, "{}", told.len());
        assert!(told.iter().any(|(_, evidence)| evidence.why.ends_with("perhaps of one thing")), "{told:?}");
        assert!(told.iter().all(|(_, evidence)| evidence.relation == Relation::Related), "{told:?}");
    }
}
