//! Date: days, months and years of the same thing.
//!
//! | first | second | |
//! |---|---|---|
//! | opened on 30 June | opened on 31 July | contradicts |
//! | opened on 30 June 2013 | opened in 2013 | related: one is more exact |
//! | released in 2012 | released before 2000 | contradicts |
//! | released in 2012 | was in stock by 2013 | related: a bound that the other keeps |
//! | 300 workers in 2016 | 400 workers in 2017 | related: each number is of its own year |
//! | PORTLOW, 23 October (Agency) – A ferry sank | written on 3 November | nothing: when it was written |
//! | born in 1946 | died in 1999 | nothing: different things happened |

use super::figured::Side;
use super::figures::Case;
use super::settle::{Likeness, settle};
use super::yearly;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Date, When, is_written};

/// What the dates of two passages say.
pub(super) fn evidence(case: &Case<'_>) -> Vec<Evidence> {
    let (xs, ys) = (&case.a.figures.dates, &case.b.figures.dates);
    let given = |side: &Side<'_>, dates: &[Date]| dates.iter().filter(|date| !side.denies(&date.words)).count();
    let only = given(&case.a, xs) == 1 && given(&case.b, ys) == 1;
    let likeness = |i: usize, j: usize| {
        let (x, y) = (&xs[i], &ys[j]);
        // The day that a report is dated is not that of what it tells.
        let written = |side: &Side<'_>, date: &Date| is_written(side.text, &date.span);
        if written(&case.a, x)
            || written(&case.b, y)
            || case.is_outdone(&x.words, &y.words, xs.iter().map(|x| &x.words), ys.iter().map(|y| &y.words))
        {
            return Likeness::OF_OTHERS;
        }
        Likeness {
            same: x.same(y) && case.a.denies(&x.words) == case.b.denies(&y.words),
            fits: x.fits(y),
            surely: same_thing(case, x, y, only),
        }
    };
    settle((xs.len(), ys.len()), likeness, |i, j| piece(case, &xs[i], &ys[j]))
}

fn piece(case: &Case<'_>, x: &Date, y: &Date) -> Option<Evidence> {
    let (p, q) = case.quoted(&x.span, &y.span);
    let (relation, why) = if x.same(y) {
        (Relation::Agrees, format!("both have {p}"))
    } else if x.fits(y) && !(x.other_stretch(y) && case.versions()) {
        let bound = |date: &Date| !matches!(date.when, When::On | When::About);
        let how = if bound(x) || bound(y) { "one is a bound that the other keeps" } else { "one is more exact" };
        (Relation::Related, format!("{p} and {q}: {how}, both may be true"))
    } else if case.one_was_planned(&x.words, &y.words) {
        (Relation::Related, format!("{p} and {q}: one was only planned, both may be true"))
    } else if yearly::explains(case, x, y) {
        (Relation::Related, format!("{p} and {q}: other numbers are told for them, both may be true"))
    } else if case.other_of_a_row() {
        return None;
    } else if case.near() && case.shares_a_word() || case.one_deed(&x.words, &y.words) || case.death_of_one(&x.words, &y.words) {
        case.disputed(&p, &q)
    } else {
        return None;
    };
    Some(Evidence { kind: EvidenceKind::Date, relation, a: x.span.clone(), b: y.span.clone(), why })
}

/// How surely two dates are of the same thing.
fn same_thing(case: &Case<'_>, x: &Date, y: &Date, only: bool) -> f32 {
    // A date that is denied in one passage only is held against none: "on 4 October, and not at Michaelmas".
    if case.a.denies(&x.words) != case.b.denies(&y.words) {
        return 0.0;
    }
    // "As of May" is when a count stood so, which changes.
    if x.when == When::By && y.when == When::By {
        return 0.0;
    }
    if case.death_of_one(&x.words, &y.words) {
        return 1.0;
    }
    let slot = if case.wording >= 0.4 { case.slot(&x.words, &y.words) } else { 0.0 };
    let event = if case.same_event(&x.words, &y.words) { 0.15 } else { 0.0 };
    let other = if case.other_event(&x.words, &y.words) { 0.8 } else { 0.0 };
    0.2 + if only { 0.15 } else { 0.0 } + 0.45 * case.context(&x.words, &y.words) + 0.45 * slot + event - other
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn dates_that_cannot_both_be_true_contradict() {
        check(
            EvidenceKind::Date,
            &[
                ("The baths will close on 30 June.", "The baths will close on 31 July.", "contradicts"),
                ("The draw for the cup was held on 4 May.", "The draw for the cup took place on 6 May.", "contradicts"),
                ("The bridge was opened in 1911.", "The bridge was opened in 1921.", "contradicts"),
                ("The album was released in 2012.", "The album was released before 2000.", "contradicts"),
                ("She was born on May 4, 1913.", "She was born on 5 May 1913.", "contradicts"),
                ("The treaty was signed on the 4th of May.", "The treaty was signed on 14 May.", "contradicts"),
                ("He joined the club after 2016.", "He joined the club on 3 August 2015.", "contradicts"),
                ("The siege lasted from 4 May to 6 June 1290.", "The siege lasted from 4 May to 9 June 1290.", "contradicts"),
                (
                    "The first death was that of a child, James Lund, on 3 May.",
                    "The first to be taken was a boy of four, named Lund, who died on the 5th of May.",
                    "contradicts",
                ),
                ("The town has been besieged since 1993.", "The town has been besieged since 1994.", "contradicts"),
                ("The factory closed in the 1990s.", "The factory closed in 1984.", "contradicts"),
                ("The church was built in the 12th century.", "The church was built in 1340.", "contradicts"),
                ("The ship sank on 2013-05-04.", "The ship sank on 9 May 2013.", "contradicts"),
                ("The mine has been shut since 1985.", "The mine was shut in 1999.", "related"),
                ("The law came into force in March 2001.", "The law came into force in November 2001.", "contradicts"),
                ("The election was held on the 4th.", "The election was held on 6 May.", "contradicts"),
                ("The duke came at Michaelmas.", "The duke came on 4 October.", "contradicts"),
                (
                    "In that year, on the feast of Saint Michael, Hugh, duke of Vaires, came against the town.",
                    "Hugh of Vaires appeared before the town on 4 October, and not at Michaelmas.",
                    "contradicts",
                ),
                (
                    "Hugh came before the town of Marrow on the 29th of September.",
                    "Hugh came before the town of Marrow on 4 October, as the rolls show, and not at Michaelmas.",
                    "contradicts",
                ),
                ("The town surrendered on the Thursday before Saint Martin.", "The town surrendered on 26 November.", "contradicts"),
                ("The bridge at Aldern collapsed on 12 October 2025.", "The bridge at Aldern fell on 11 October 2025.", "contradicts"),
            ],
        );
    }

    #[test]
    fn dates_that_may_both_be_true_are_related_or_agree() {
        check(
            EvidenceKind::Date,
            &[
                ("The baths will close on 30 June.", "The baths will close on 30 June 2026.", "related"),
                ("The liner entered service in 2011.", "The liner was originally scheduled to enter service in May 2008.", "related"),
                ("The bridge was opened in 1911.", "The bridge was opened on 4 May 1911.", "related"),
                ("The album was released in 2012.", "The album was released before 2015.", "related"),
                ("The treaty was signed on 4 May 1913.", "The treaty was signed on May 4, 1913.", "agrees"),
                ("The factory closed in the 1990s.", "The factory closed in 1994.", "related"),
                ("The church was built in the 12th century.", "The church was built in 1140.", "related"),
                ("The war ended around 1850.", "The war ended in 1851.", "related"),
                ("The election was held on the 4th.", "The election was held on 4 May.", "related"),
                ("The match was played on 3/4/2013.", "The match was played on 4 March 2013.", "related"),
            ],
        );
    }

    #[test]
    fn dates_of_different_things_say_nothing() {
        check(
            EvidenceKind::Date,
            &[
                ("The painter was born in Delft in 1632.", "The painter died in Delft in 1675.", "-"),
                ("As of 4 May 2020, the town had no cases.", "As of 9 May 2020, the town had two cases.", "-"),
                ("In 1914 his brother Karl emigrated to Chile.", "The orchestra toured Japan in 1988.", "-"),
                ("ALDMOUTH, March 4", "Aldmouth Harbour Office, Friday 6 March 2026", "-"),
                ("2000 soldiers fell at the bridge.", "The bridge fell in 1999.", "-"),
            ],
        );
    }

    #[test]
    fn other_languages_have_months_too() {
        check_in(
            "de",
            EvidenceKind::Date,
            &[
                ("Das Bad schließt am 30. Juni.", "Das Bad schließt am 31. Juli.", "contradicts"),
                ("Das Bad schließt am 30. Juni 2026.", "Das Bad schließt am 30.06.2026.", "agrees"),
            ],
        );
        check_in(
            "fr",
            EvidenceKind::Date,
            &[("Le pont a été ouvert le 4 mai 1911.", "Le pont a été ouvert le 4 juin 1911.", "contradicts")],
        );
        check_in("it", EvidenceKind::Date, &[("Il ponte fu aperto il 4 maggio 1911.", "Il ponte fu aperto nel maggio 1911.", "related")]);
        check_in(
            "es",
            EvidenceKind::Date,
            &[("El puente se abrió el 4 de mayo de 1911.", "El puente se abrió el 4 de junio de 1911.", "contradicts")],
        );
    }
}
