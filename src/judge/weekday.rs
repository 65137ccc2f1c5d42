//! Weekday: weekdays against each other, and against dates.
//!
//! | first | second | |
//! |---|---|---|
//! | the council met on Monday | the council met on Tuesday | contradicts |
//! | it sank on 15 April 1912 | it sank on a Sunday | contradicts: that day was a Monday |
//! | it sank on 15 April 1912 | it sank on Monday | related: that day was a Monday |
//! | police said on Monday | police said on Tuesday | nothing: when it was said, not when it was |

use super::figured::Side;
use super::figures::Case;
use super::moment;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Measure, Quantity, Weekday, Word, weekday_name};
use std::ops::Range;

/// They are of the same thing from here on.
const SAME: f32 = 0.6;

/// Passages that share another figure are so much more surely of one thing.
const ANCHORED: f32 = 0.25;
/// The same where the same is told of both days.
const EVENT: f32 = 0.15;

/// What the weekdays of two passages say: at most one piece of evidence.
pub(super) fn evidence(case: &Case<'_>) -> Option<Evidence> {
    let (xs, ys) = (&case.a.figures.weekdays, &case.b.figures.weekdays);
    if let ([x], [y]) = (&xs[..], &ys[..]) {
        return days(case, x, y);
    }
    // "Buried on the Monday, for on the Sunday it rained" / "buried on Sunday": those of one deed.
    let of_one_deed = xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))).filter(|(x, y)| case.same_event(&x.words, &y.words));
    if let ([(x, y)], true) = (&of_one_deed.collect::<Vec<_>>()[..], !xs.is_empty() && !ys.is_empty()) {
        return days(case, x, y);
    }
    // The weekday of a full date, where the other names one.
    let against = |dates: &Side<'_>, weekdays: &Side<'_>, dated_first: bool| {
        let [weekday] = &weekdays.figures.weekdays[..] else { return None };
        if !dates.figures.weekdays.is_empty() || dates.figures.dates.len() != 1 || !weekdays.figures.dates.is_empty() {
            return None;
        }
        let date = dates.figures.dates.first()?;
        let day = date.weekday()?;
        let (a, b) = if dated_first { (&date.words, &weekday.words) } else { (&weekday.words, &date.words) };
        if same_thing(case, a, b) < SAME || is_saying(weekdays.words, &weekday.words) || !case.close() {
            return None;
        }
        let relation = if day == weekday.day { Relation::Related } else { Relation::Contradicts };
        let (p, q) = if dated_first { case.quoted(&date.span, &weekday.span) } else { case.quoted(&weekday.span, &date.span) };
        let why = format!("{p} against {q}: that date was a {}", weekday_name(day));
        let why = if relation == Relation::Related { why.replace(" against ", " and ") } else { why };
        let (a, b) = if dated_first { (date.span.clone(), weekday.span.clone()) } else { (weekday.span.clone(), date.span.clone()) };
        Some(Evidence { kind: EvidenceKind::Date, relation, a, b, why })
    };
    against(&case.a, &case.b, true).or_else(|| against(&case.b, &case.a, false))
}

fn days(case: &Case<'_>, x: &Weekday, y: &Weekday) -> Option<Evidence> {
    // "Seven men were found alive on Thursday" / "on Saturday seven men were brought out alive".
    let anchored = case.anchored || count_the_same(case);
    let event = case.same_event(&x.words, &y.words);
    let same = same_thing(case, &x.words, &y.words) + if anchored { ANCHORED } else { 0.0 } + if event { EVENT } else { 0.0 };
    // Where the dates are given too they decide.
    if !case.a.figures.dates.is_empty() && !case.b.figures.dates.is_empty() || same < SAME {
        return None;
    }
    // "By Friday five had died" / "by Sunday nine had died".
    let counted = |side: &Side<'_>| !side.figures.quantities.is_empty();
    if moment::by_other_weekdays(&case.a, &case.b) && counted(&case.a) && counted(&case.b) {
        return None;
    }
    let (p, q) = case.quoted(&x.span, &y.span);
    let (relation, why) = if x.day == y.day {
        (Relation::Agrees, format!("both have {p}"))
    } else if (case.close() || (anchored || event) && case.near())
        && !case.other_subject()
        && !is_saying(case.a.words, &x.words)
        && !is_saying(case.b.words, &y.words)
    {
        (Relation::Contradicts, format!("{p} against {q}"))
    } else {
        return None;
    };
    Some(Evidence { kind: EvidenceKind::Date, relation, a: x.span.clone(), b: y.span.clone(), why })
}

/// Whether both tell of three or more of the same, and of as many.
fn count_the_same(case: &Case<'_>) -> bool {
    let several = |q: &&Quantity| q.measure == Measure::Count && q.is_exact() && q.low >= 3.0 && !q.counted.is_empty();
    let (xs, ys) = (&case.a.figures.quantities, &case.b.figures.quantities);
    // "A mother of 12".
    let led = |side: &Side<'_>, q: &Quantity| side.words.get(q.words.end).is_some_and(|word| q.counted.first() == Some(&word.stem));
    let alike = |x: &Quantity, y: &Quantity| x.low == y.low && x.counted.first() == y.counted.first() && led(&case.b, y);
    xs.iter().filter(several).any(|x| led(&case.a, x) && ys.iter().filter(several).any(|y| alike(x, y)))
}

fn same_thing(case: &Case<'_>, x: &Range<usize>, y: &Range<usize>) -> f32 {
    if case.a.denies(x) != case.b.denies(y) {
        return 0.0;
    }
    let slot = if case.wording >= 0.4 { case.slot(x, y) } else { 0.0 };
    let other = if case.other_event(x, y) { 0.8 } else { 0.0 };
    0.35 + 0.45 * case.context(x, y) + 0.45 * slot - other
}

/// Whether a weekday tells when something was said: "said on Monday", "told reporters Monday".
pub(super) fn is_saying(words: &[Word], weekday: &Range<usize>) -> bool {
    let near = weekday.start.saturating_sub(4)..words.len().min(weekday.end + 3);
    near.into_iter().any(|at| {
        matches!(
            words[at].form.as_str(),
            "said"
                | "says"
                | "told"
                | "announced"
                | "reported"
                | "statement"
                | "confirmed"
                | "sagte"
                | "teilte"
                | "erklärte"
                | "dit"
                | "déclaré"
                | "annoncé"
                | "detto"
                | "dijo"
                | "according"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn other_weekdays_contradict() {
        check(
            EvidenceKind::Date,
            &[
                ("Seven men were found alive on Thursday.", "On the Saturday seven men were brought out alive.", "contradicts"),
                (
                    "We buried him on the Monday, for on the Sunday the rain was so bad.",
                    "He was buried on Sunday, and the school walked behind the coffin.",
                    "contradicts",
                ),
                ("The council met on Monday.", "The council met on Tuesday.", "contradicts"),
                ("The ship sank on 15 April 1912.", "The ship sank on a Sunday.", "contradicts"),
                ("The market will not be held on Friday.", "The market will not be held on Saturday.", "contradicts"),
                ("The ceasefire began on Wednesday.", "The ceasefire began on Thursday.", "contradicts"),
                ("The bridge collapsed on Monday morning.", "The bridge collapsed on Sunday evening.", "contradicts"),
                ("The storm hit the island on Saturday.", "The storm hit the island on Sunday.", "contradicts"),
                ("The match was played on 4 May 2013.", "The match was played on a Wednesday.", "contradicts"),
                ("The trial opened on Tuesday.", "The trial opened on Friday.", "contradicts"),
                ("The library was closed on Monday.", "The library was closed on Thursday.", "contradicts"),
                ("The strike ended on Sunday.", "The strike ended on Monday.", "contradicts"),
                ("The fleet sailed on Tuesday night.", "The fleet sailed on Thursday night.", "contradicts"),
                ("The funeral is on Saturday.", "The funeral is on Friday.", "contradicts"),
            ],
        );
    }

    #[test]
    fn weekdays_that_may_both_be_true_do_not() {
        check(
            EvidenceKind::Date,
            &[
                ("A mother of seven was robbed on Thursday.", "On Saturday a mother of seven won the race.", "-"),
                ("Seven men were arrested in the square on Thursday.", "On Saturday seven boats left for the lake.", "-"),
                ("The council met on Monday.", "The council met on Monday.", "agrees"),
                ("The ship sank on 15 April 1912.", "The ship sank on a Monday.", "related"),
                ("The match was played on 4 May 2013.", "The match was played on Saturday.", "related"),
                ("The doors were locked, police said on Monday.", "The doors were locked, police said on Tuesday.", "-"),
                (
                    "The union told reporters on Monday that the strike goes on.",
                    "The union told reporters on Tuesday that the strike goes on.",
                    "-",
                ),
                ("The mayor announced on Friday that the baths close.", "The mayor announced on Sunday that the baths close.", "-"),
                ("The committee met on Monday and Tuesday.", "The committee met on Tuesday.", "-"),
                ("The baker rose early on Friday.", "The parliament dissolved itself on Monday.", "-"),
                ("The council met on Monday.", "The council met in the evening.", "-"),
                ("The council met on 15 April.", "The council met on Tuesday.", "-"),
                ("The ministry confirmed on Monday that two ships sank.", "The ministry confirmed on Friday that two ships sank.", "-"),
                ("The council met on Monday, 4 March.", "The council met on Monday, 4 March.", "agrees"),
            ],
        );
    }

    #[test]
    fn other_languages_have_weekdays_too() {
        check_in("de", EvidenceKind::Date, &[("Der Rat tagte am Montag.", "Der Rat tagte am Dienstag.", "contradicts")]);
        check_in("fr", EvidenceKind::Date, &[("Le conseil s'est réuni lundi.", "Le conseil s'est réuni mardi.", "contradicts")]);
    }
}
