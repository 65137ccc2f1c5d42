//! The first lines of the inspector: how the point of the selected passage stands, who is on which side, and the reasons that count most.

use crate::account::PassageId;
use crate::app::{help, layout, theme, words};
use crate::comparison::{Comparison, Evidence, EvidenceKind, Link, Point, Relation};
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
    let name = words::capital(point.standing);
    let sign =
        ui.label(RichText::new(format!("{}  {name}", theme::sign(point.standing))).color(colour).strong().size(theme::sized(ui, 18.0)));
    sign.on_hover_text(help::meaning(point.standing));
    ui.label(words::explanation(comparison, point));
    let (told, more) = reasons(comparison, point, selected);
    for (link, evidence) in told {
        ui.horizontal_top(|ui| {
            let sign = RichText::new(theme::relation_sign(Relation::Contradicts)).color(theme::problem(ui));
            ui.label(sign).on_hover_text("Why they contradict each other");
            let pair = if link.b == selected { (link.b, link.a) } else { (link.a, link.b) };
            let why = format!("{} and {}, {}: {}", pair.0, pair.1, evidence.kind, evidence.why);
            layout::sentence(ui, &why, ui.visuals().text_color());
        });
    }
    if more > 0 {
        ui.label(RichText::new(format!("and {} more below", words::counted(more, "contradiction", "contradictions"))).weak());
    }
}

/// The contradictions of a point, one reason of each: first those of the selected passage, then the surest. And how many more there are
/// of the selected passage's.
fn reasons<'a>(comparison: &'a Comparison, point: &'a Point, selected: PassageId) -> (Vec<(&'a Link, &'a Evidence)>, usize) {
    let is_own = |link: &Link| link.a == selected || link.b == selected;
    let contradicts = |evidence: &&Evidence| evidence.relation == Relation::Contradicts;
    let links = comparison.links_of(point).filter(|link| link.relation == Relation::Contradicts);
    let mut found: Vec<(&Link, &Evidence)> = links
        .filter_map(|link| {
            // What the reader has ruled is told beside the link; here stands why.
            let typed = link.evidence.iter().filter(contradicts).find(|evidence| evidence.kind != EvidenceKind::Ruling);
            Some((link, typed.or_else(|| link.evidence.iter().find(contradicts))?))
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
    use crate::account::{Account, Siglum};
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
}
