//! Time: clock times of the same thing.
//!
//! | first | second | |
//! |---|---|---|
//! | the vote was taken at 9 p.m. | the vote was taken at twenty to midnight | contradicts |
//! | at 5 o'clock | at 17:00 | related: the same, said in another way |
//! | at half past nine | at 9:28 | related: rounded |
//! | before noon | at 11.30 a.m. | related: a bound that the other keeps |
//! | the bell rang at nine | the doors opened at ten | nothing: different things happened |

use super::figured::Side;
use super::figures::Case;
use super::settle::{Likeness, settle};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::ClockTime;

/// What the clock times of two passages say.
pub(super) fn evidence(case: &Case<'_>) -> Vec<Evidence> {
    let (xs, ys) = (&case.a.figures.times, &case.b.figures.times);
    let likeness = |i: usize, j: usize| {
        let (x, y) = (&xs[i], &ys[j]);
        if case.is_outdone(&x.words, &y.words, xs.iter().map(|x| &x.words), ys.iter().map(|y| &y.words)) {
            return Likeness::OF_OTHERS;
        }
        Likeness { same: x.same(y), fits: x.fits(y), surely: same_thing(case, x, y, xs.len() == 1 && ys.len() == 1) }
    };
    settle((xs.len(), ys.len()), likeness, |i, j| piece(case, &xs[i], &ys[j]))
}

fn piece(case: &Case<'_>, x: &ClockTime, y: &ClockTime) -> Option<Evidence> {
    let (p, q) = case.quoted(&x.span, &y.span);
    let (relation, why) = if x.same(y) {
        (Relation::Agrees, if p == q { format!("both have {p}") } else { format!("{p} and {q} are the same time") })
    } else if x.fits(y) {
        (Relation::Related, format!("{p} and {q}: both may be true"))
    } else if case.one_was_planned(&x.words, &y.words) {
        (Relation::Related, format!("{p} and {q}: one was only planned, both may be true"))
    } else if x.by && y.by {
        (Relation::Related, format!("{p} and {q}: told of different moments, both may be true"))
    } else if case.close()
        || case.one_timed_deed(&x.words, &y.words)
        || case.near() && case.are_about_one()
        || case.same_event_of_one(&x.words, &y.words)
    {
        case.disputed(&p, &q)
    } else {
        return None;
    };
    Some(Evidence { kind: EvidenceKind::Time, relation, a: x.span.clone(), b: y.span.clone(), why })
}

/// A time that stands so far in front is of what the passage is all about: "at about twenty past three, …".
const FIRST: usize = 3;

/// How surely two times are of the same thing.
fn same_thing(case: &Case<'_>, x: &ClockTime, y: &ClockTime, only: bool) -> f32 {
    // A time that is denied in one passage only is held against none.
    if case.a.denies(&x.words) != case.b.denies(&y.words) {
        return 0.0;
    }
    let slot = if case.wording >= 0.4 { case.slot(&x.words, &y.words) } else { 0.0 };
    // "Gave way shortly before nine" / "was striking ten when the bridge fell".
    let leads = |side: &Side<'_>, time: &ClockTime| time.words.start <= FIRST && (0..time.words.start).all(|at| side.words[at].function);
    let about_one =
        || only && leads(&case.a, x) && leads(&case.b, y) && (case.are_about_one() || case.same_event_of_one(&x.words, &y.words));
    let deed = case.one_timed_deed(&x.words, &y.words) || about_one();
    let event = match deed {
        true => 0.4,
        false if case.same_event(&x.words, &y.words) => 0.15,
        false => 0.0,
    };
    let other = if !deed && case.other_event(&x.words, &y.words) { 0.8 } else { 0.0 };
    0.2 + if only { 0.15 } else { 0.0 } + 0.45 * case.context(&x.words, &y.words) + 0.45 * slot + event - other
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn times_that_cannot_both_be_true_contradict() {
        check(
            EvidenceKind::Time,
            &[
                (
                    "Supper had been ordered for seven o'clock and was served at 8.30 p.m.",
                    "Supper was served punctually at seven o'clock.",
                    "contradicts",
                ),
                ("The vote was taken shortly after 9 p.m.", "The vote was taken at twenty to midnight.", "contradicts"),
                ("The alarm was raised at 11.10 p.m.", "The alarm was raised at 10.40 p.m.", "contradicts"),
                ("The ferry left at 17:40.", "The ferry left at 18:10.", "contradicts"),
                ("The ferry left at noon.", "The ferry left at 3 p.m.", "contradicts"),
                ("The train crashed before noon.", "The train crashed at half past four in the afternoon.", "contradicts"),
                ("The gate was shut at twenty-five past seven.", "The gate was shut at five past seven.", "contradicts"),
                ("The shop opens at nine o'clock.", "The shop opens at ten o'clock.", "contradicts"),
                ("The signal was lost at 8:28 am.", "The signal was lost at 8:21 am.", "contradicts"),
                ("The gates were shut after 10 p.m.", "The gates were shut at 9.15 p.m.", "contradicts"),
                ("The tide turned at a quarter past six.", "The tide turned at a quarter to six.", "contradicts"),
                ("It was about nine when the bridge fell.", "It was just after ten when the bridge gave way.", "contradicts"),
                ("The bridge gave way shortly before 9 p.m.", "The clock was striking ten when the bridge gave way.", "contradicts"),
                (
                    "At 8.52am a guard on his rounds found Mr Lund unresponsive.",
                    "It was at 8.40am that Mr Lund was found, lying face down on the bench.",
                    "contradicts",
                ),
                ("The town surrendered at daybreak.", "The town surrendered at nightfall.", "contradicts"),
                ("The storm reached the coast at midnight.", "The storm reached the coast at 6 a.m.", "contradicts"),
            ],
        );
    }

    #[test]
    fn times_that_may_both_be_true_are_related_or_agree() {
        check(
            EvidenceKind::Time,
            &[
                ("The ferry left at 17:40.", "The ferry left at 5.40 p.m.", "agrees"),
                ("The ferry was due to leave at noon.", "The ferry left at 3 p.m.", "related"),
                ("The ferry left at five o'clock.", "The ferry left at 5 p.m.", "agrees"),
                ("The ferry left at twenty-five past seven.", "The ferry left at 7.25 a.m.", "agrees"),
                ("The clock had just struck nine when the bridge fell.", "The bridge collapsed at 9 p.m.", "agrees"),
                ("The ferry left at half past nine.", "The ferry left at 9:28.", "related"),
                ("The ferry left around noon.", "The ferry left at 12:20.", "related"),
                ("The ferry left before noon.", "The ferry left at 11.30 a.m.", "related"),
                ("The ferry left shortly after 9 p.m.", "The ferry left at 9.10 p.m.", "related"),
                ("The ferry had left by 10 a.m.", "The ferry had left at 9.10 a.m.", "related"),
                ("The fire started around midnight.", "The fire started at 12.05 a.m.", "related"),
                ("The vote was taken after nine in the evening.", "The vote was taken at 22:15.", "related"),
                ("By noon the fire had spread to the church.", "By 2 p.m. the fire had spread to the church.", "related"),
            ],
        );
    }

    #[test]
    fn times_of_different_things_say_nothing() {
        check(
            EvidenceKind::Time,
            &[
                ("The bell rang at nine o'clock.", "Lunch for the visitors was served at noon.", "-"),
                ("The drive took 9 hours.", "The drive began at 7 p.m.", "-"),
                ("They won three to one.", "They won at noon.", "-"),
            ],
        );
    }

    #[test]
    fn other_languages_tell_the_time_too() {
        check_in(
            "de",
            EvidenceKind::Time,
            &[
                ("Die Fähre legte um 21.30 Uhr ab.", "Die Fähre legte um 22 Uhr ab.", "contradicts"),
                ("Die Fähre legte um halb zehn ab.", "Die Fähre legte um 21.30 Uhr ab.", "related"),
            ],
        );
        check_in("fr", EvidenceKind::Time, &[("Le bac est parti à 9h30.", "Le bac est parti à 11 heures.", "contradicts")]);
        check_in("it", EvidenceKind::Time, &[("Il traghetto partì alle 21.30.", "Il traghetto partì alle 19.", "contradicts")]);
    }
}
