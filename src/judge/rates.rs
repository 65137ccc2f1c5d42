//! Rates: the same amount a minute and a second is not the same.
//!
//! | first | second | |
//! |---|---|---|
//! | 300 pounds a week | 300 pounds a month | contradicts |
//! | 300 pounds a week for the work | 300 pounds a month in his new post | related: more than the rate differs |
//! | 300 pounds a week | 1,400 pounds a month | related: other amounts at other rates are not held against each other |
//! | 60 litres a minute | 1 litre a second | agrees: it is the same |
//! | 300 pounds a week | 300 pounds | as without a rate |

use super::figures::Case;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Meeting, Quantity};

/// What two amounts of one thing say that are not reckoned by the same stretch of time.
pub(super) fn piece(case: &Case<'_>, x: &Quantity, y: &Quantity) -> Option<Evidence> {
    if case.other_subject() {
        return None;
    }
    let whole = |side: &super::figured::Side<'_>, q: &Quantity| {
        let last = q.per.as_ref().and_then(|per| side.words.get(per.words.end - 1));
        q.span.start..last.map_or(q.span.end, |word| word.span.end.max(q.span.end))
    };
    let (a, b) = (whole(&case.a, x), whole(&case.b, y));
    let (p, q) = case.quoted(&a, &b);
    let (relation, why) = match x.meets(y) == Meeting::Same {
        true if case.same_but_figures() => (Relation::Contradicts, format!("{p} against {q}")),
        false if is_one_rate(x, y) => (Relation::Agrees, format!("{p} and {q} are the same")),
        _ => (Relation::Related, format!("{p} and {q}: not reckoned by the same stretch of time")),
    };
    Some(Evidence { kind: EvidenceKind::Quantity, relation, a, b, why })
}

/// Whether two amounts make the same in the same time.
fn is_one_rate(x: &Quantity, y: &Quantity) -> bool {
    let rate = |q: &Quantity| q.per.as_ref().filter(|_| q.is_exact()).map(|per| q.value() / per.seconds);
    matches!((rate(x), rate(y)), (Some(p), Some(q)) if (p - q).abs() <= 1e-6 * p.abs())
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn the_same_amount_at_another_rate_contradicts() {
        check(
            EvidenceKind::Quantity,
            &[
                ("The pump moves 12,200 litres per minute.", "The pump moves 12,200 litres per second.", "contradicts"),
                ("He earns 300 pounds a week.", "He earns 300 pounds a month.", "contradicts"),
                ("He earns 300 pounds a week.", "He earns £300 every month.", "contradicts"),
                ("The bridge carries 500 cars a day.", "The bridge carries 500 cars an hour.", "contradicts"),
                ("The pump moves 40 tons/h.", "The pump moves 40 tons per minute.", "contradicts"),
            ],
        );
        check_in(
            "de",
            EvidenceKind::Quantity,
            &[("Die Pumpe fördert 40 Liter pro Minute.", "Die Pumpe fördert 40 Liter pro Sekunde.", "contradicts")],
        );
    }

    #[test]
    fn other_rates_are_not_held_against_each_other() {
        check(
            EvidenceKind::Quantity,
            &[
                ("The pump moves 60 litres a minute.", "The pump moves 1 litre a second.", "agrees"),
                ("He earns 300 pounds a week.", "He earns 1,400 pounds a month.", "related"),
                ("He earns 300 pounds a week.", "He earns 300 pounds.", "agrees"),
                ("He earns 300 pounds a week.", "He earns 400 pounds a week.", "contradicts"),
                ("The pump moves 40 litres per hour.", "The pump moves 40 litres an hour.", "agrees"),
                ("He paid 300 pounds a week for the room.", "He paid 300 pounds a month for the old house.", "related"),
                ("He earns 300 pounds a week and 1,300 pounds a month.", "He earns 1,300 pounds a month, 300 pounds a week.", "agrees"),
                ("He paid 300 pounds a week later.", "He paid 300 pounds a month later.", "agrees"),
            ],
        );
    }
}
