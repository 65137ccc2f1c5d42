//! Moments: numbers that change, told at different times, do not contradict one another.
//!
//! | first | second | |
//! |---|---|---|
//! | by noon 3 had died | by evening 7 had died | different moments |
//! | as of 4 May, 3,000 were ill | as of 9 May, 3,400 were ill | different moments |
//! | at first three were missing | five are missing | an earlier count |
//! | thirty are still missing | on Sunday three were still missing | different moments |
//! | 300 shells fell on the first day | 2,100 fell over the whole siege | of a part of the time |
//! | six barrels were found in the raid | 14 have been found so far | of a part of the time |
//! | so far twelve bodies have been found | seventeen bodies were found | an earlier count |
//! | fell in the last 20 years | fell in the last 5 years | stretches of time that lie in one another |
//! | employed 300 in 2016 | employed 400 in 2017 | each is of its own year: [`yearly`] |
//! | after 43 reports 82 % were good | 79 %, based on 38 reports | reckoned at different moments |
//! | by Friday five had died | by Sunday nine had died | different moments |
//! | last year 30 drowned | this year 12 drowned | different moments |
//! | on 4 May 3 died | on 5 May 7 died | no: both days and numbers are disputed |

use super::figured::Side;
use super::figures::Case;
use super::{tellers, yearly};
use crate::text::{ClockTime, Measure, Meeting, Quantity, Weekday, When};
use std::ops::Range;

/// What says that a number is what is left stands so many words from it at most.
const NEAR: usize = 4;

/// Why the numbers at `x` and `y` may both be true although they differ: they are told of different moments.
pub(super) fn apart(case: &Case<'_>, first: &Quantity, second: &Quantity) -> Option<String> {
    let (a, b) = (&case.a, &case.b);
    let (x, y) = (&first.words, &second.words);
    let dates = a.figures.dates.iter().any(|d| {
        b.figures.dates.iter().any(|e| {
            (passes(d.when, e.when) || passes(e.when, d.when) || passing(a, d.words.start) && passing(b, e.words.start))
                && !(d.same(e) || d.when == When::On && d.fits(e))
        })
    });
    let times = a.figures.times.iter().any(|t| b.figures.times.iter().any(|u| t.by && u.by && !t.same(u)));
    let stages = [(a, x, b), (b, y, a)]
        .iter()
        .any(|(side, range, other)| early(side, range) && !(0..other.words.len()).any(|at| is_early(other.form(at))));
    // "By half past nine he had brought eleven": there may be more later.
    let so_far = |side: &Side<'_>| {
        side.figures.times.iter().any(|t| t.by)
            || side.figures.dates.iter().any(|d| d.when == When::By)
            || (0..side.words.len()).any(|at| is_so_far(side, at))
    };
    let growing =
        (first.value() < second.value() && so_far(a) && !so_far(b)) || (second.value() < first.value() && so_far(b) && !so_far(a));
    // "Are still missing" / "at noon on Sunday three were still missing".
    let remain = |side: &Side<'_>, range: &Range<usize>| {
        let near = range.start.saturating_sub(NEAR)..side.words.len().min(range.end + NEAR);
        near.into_iter().any(|at| remains(side.form(at)) && (at.min(range.end)..at.max(range.start)).all(|at| side.joined(at)))
    };
    let timed = |side: &Side<'_>| !(side.figures.times.is_empty() && side.figures.dates.is_empty() && side.figures.weekdays.is_empty());
    let remaining = remain(a, x) && remain(b, y) && (timed(a) || timed(b)) && !same_moment(a, b);
    let open = |side: &Side<'_>, range: &Range<usize>| hypothetical(side, range);
    if is_reach(a, first) || is_reach(b, second) {
        return Some("told of stretches of time that lie in one another, both may be true".to_owned());
    }
    if tellers::apart(case, first, second) {
        return Some("counted by more in one than in the other, both may be true".to_owned());
    }
    if dates
        || times
        || by_other_weekdays(a, b)
        || of_other_years(a, b)
        || remaining
        || reckoned_apart(case, first, second)
        || yearly::apart(case, first, second)
        || reaches_apart(a, b)
    {
        Some("told of different moments, both may be true".to_owned())
    } else if of_a_stretch(a, first) && of_all(b) && first.value() < second.value()
        || of_a_stretch(b, second) && of_all(a) && second.value() < first.value()
    {
        Some("one is of a part of the time only, both may be true".to_owned())
    } else if stages || growing {
        Some("one is an earlier count, both may be true".to_owned())
    } else if open(a, x) != open(b, y) {
        Some("one says what may be, both may be true".to_owned())
    } else {
        None
    }
}

/// Whether a number is told of the first day, or of one day of many: "fell on the first day", "heard on Tuesday".
fn of_a_stretch(side: &Side<'_>, q: &Quantity) -> bool {
    let unit = |form: &str| matches!(form, "day" | "night" | "hour" | "week" | "month" | "trip" | "round" | "assault");
    let first = (1..side.words.len()).any(|at| side.form(at - 1) == "first" && unit(side.form(at)) && !q.words.contains(&at));
    let one_of_several =
        |form: &str| matches!(form, "operation" | "raid" | "mission" | "voyage" | "attack" | "patrol" | "search" | "session");
    let during = (2..side.words.len()).any(|at| {
        let one = matches!(side.form(at - 1), "the" | "this" | "that" | "one" | "single");
        one_of_several(side.form(at)) && one && matches!(side.form(at - 2), "during" | "in" | "on" | "a")
    });
    first || during || !side.figures.weekdays.is_empty()
}

/// Whether a passage tells of all of the time: "over the whole siege", "in the course of the trial".
fn of_all(side: &Side<'_>) -> bool {
    (0..side.words.len()).any(|at| match side.form(at) {
        "whole" | "entire" | "altogether" | "throughout" => true,
        "course" => at > 0 && side.form(at - 1) == "the",
        _ => is_so_far(side, at),
    })
}

/// "So far", "to date": it may have grown since, or be of more than one occasion.
fn is_so_far(side: &Side<'_>, at: usize) -> bool {
    at > 0
        && matches!((side.form(at - 1), side.form(at)), ("so" | "thus", "far") | ("to", "date") | ("until" | "till", "now"))
        && side.form(at + 1) != "as"
}

/// Whether a number is how far back or ahead is looked: "in the last 20 years", "les 20 dernières années". "For the first 40 hours" says
/// how long something holds.
fn is_reach(side: &Side<'_>, q: &Quantity) -> bool {
    const LAST: &str = "last past previous recent next coming following letzten vergangenen nächsten kommenden ultimi ultime scorsi prossimi \
                        prossime últimos últimas próximos próximas";
    const FIRST: &str = "first ersten primi prime primeros primeras";
    const AHEAD_OF_UNIT: &str = "derniers dernières prochains prochaines premiers premières";
    const UNITS: &str = "secondes minutes heures jours nuits semaines mois années ans";
    let is = |list: &str, form: &str| list.split_whitespace().any(|word| word == form);
    let before = |steps: usize| q.words.start.checked_sub(steps).map_or("", |at| side.form(at));
    let holds = || [before(2), before(3)].iter().any(|form| is("for für pour per para por", form));
    match q.measure {
        Measure::Duration => is(LAST, before(1)) || is(FIRST, before(1)) && !holds(),
        Measure::Count => is(AHEAD_OF_UNIT, side.form(q.words.end)) && is(UNITS, side.form(q.words.end + 1)),
        _ => false,
    }
}

/// Whether both passages look back or ahead, and not as far.
fn reaches_apart(a: &Side<'_>, b: &Side<'_>) -> bool {
    let (xs, ys) = (a.figures.quantities.iter().filter(|q| is_reach(a, q)), b.figures.quantities.iter().filter(|q| is_reach(b, q)));
    let ys: Vec<&Quantity> = ys.collect();
    let mut xs = xs.peekable();
    xs.peek().is_some() && !ys.is_empty() && !xs.any(|x| ys.iter().any(|y| x.meets(y) == Meeting::Same))
}

/// Whether the passages tell from how many something was reckoned, one of them as a moment, and from other numbers: "after 43 reviews" /
/// "based on 38 reviews". Of counts only these two themselves are held so.
fn reckoned_apart(case: &Case<'_>, first: &Quantity, second: &Quantity) -> bool {
    let (a, b) = (&case.a, &case.b);
    if first.measure == Measure::Count {
        let led = (led_as_base(a, first.words.start), led_as_base(b, second.words.start));
        return matches!(led, (Some(p), Some(q)) if p != q);
    }
    let bases = |side: &Side<'_>| -> Vec<(bool, f64)> {
        let exact = side.figures.quantities.iter().filter(|q| q.measure == Measure::Count && q.is_exact() && !q.counted.is_empty());
        exact.filter_map(|q| led_as_base(side, q.words.start).map(|moment| (moment, q.value()))).collect()
    };
    let (xs, ys) = (bases(a), bases(b));
    xs.iter().any(|&(p, x)| ys.iter().any(|&(q, y)| (p || q) && x != y)) && !xs.iter().any(|&(_, x)| ys.iter().any(|&(_, y)| x == y))
}

/// Whether what leads to a number makes it what another one is reckoned from, and whether that is told as a moment: "after", "averaged over".
fn led_as_base(side: &Side<'_>, at: usize) -> Option<bool> {
    let before = |steps: usize| at.checked_sub(steps).map_or("", |at| side.form(at));
    match (before(2), before(1)) {
        (_, "after") | ("averaged" | "averaging", "over") => Some(true),
        ("based", "on" | "upon") | ("average" | "averaged", "of") => Some(false),
        _ => None,
    }
}

/// Words that say that a number is what is left.
fn remains(form: &str) -> bool {
    matches!(form, "still" | "remain" | "noch" | "encore" | "ancora" | "todavía" | "aún")
}

/// Whether both tell when, and it is the same.
fn same_moment(a: &Side<'_>, b: &Side<'_>) -> bool {
    let day = a.figures.weekdays.iter().any(|day| b.figures.weekdays.iter().any(|other| other.day == day.day));
    let time = a.figures.times.iter().any(|time| b.figures.times.iter().any(|other| time.same(other)));
    day || time || a.figures.dates.iter().any(|date| b.figures.dates.iter().any(|other| other.same(date)))
}

/// Whether two dates are moments of a count: "as of May", "before June".
fn passes(one: When, other: When) -> bool {
    one == When::By && matches!(other, When::By | When::Before | When::After)
}

/// Words that say that a count stood so at a time and may have changed since.
fn passing(side: &Side<'_>, date: usize) -> bool {
    (date.saturating_sub(2)..date).any(|at| matches!(side.form(at), "as" | "until" | "stand"))
}

/// Whether each says "by" a weekday, and not the same: "by Friday" / "by Sunday".
pub(super) fn by_other_weekdays(a: &Side<'_>, b: &Side<'_>) -> bool {
    // "By noon on Friday".
    let by = |side: &Side<'_>, at: usize| {
        let time = |time: &ClockTime| time.by && time.words.end < at + 1 && at <= time.words.end + 1;
        at > 0 && side.form(at - 1) == "by" || side.figures.times.iter().any(time)
    };
    let other = |day: &Weekday| b.figures.weekdays.iter().any(|e| day.day != e.day && by(b, e.words.start));
    a.figures.weekdays.iter().any(|day| by(a, day.words.start) && other(day))
}

/// Whether each tells of a year, month or week by its place before or behind now, and not of the same: "last year" / "this year".
fn of_other_years(a: &Side<'_>, b: &Side<'_>) -> bool {
    let told = |side: &Side<'_>| -> Vec<(String, String)> {
        let mark = |form: &str| matches!(form, "last" | "this" | "next" | "previous" | "following" | "current");
        let unit = |form: &str| matches!(form, "year" | "month" | "week" | "season" | "summer" | "winter" | "spring" | "autumn");
        (1..side.words.len())
            .filter(|&at| mark(side.form(at - 1)) && unit(side.form(at)))
            .map(|at| (side.form(at).to_owned(), side.form(at - 1).to_owned()))
            .collect()
    };
    let (xs, ys) = (told(a), told(b));
    matches!((&xs[..], &ys[..]), ([(unit, mark)], [(other, there)]) if unit == other && mark != there)
}

fn is_early(form: &str) -> bool {
    matches!(
        form,
        "initially"
            | "originally"
            | "earlier"
            | "previously"
            | "zunächst"
            | "anfangs"
            | "initialement"
            | "inizialmente"
            | "inicialmente"
            | "formerly"
    )
}

/// Whether an earlier count is told, within reach of a number.
fn early(side: &Side<'_>, range: &Range<usize>) -> bool {
    let near = range.start.saturating_sub(8)..side.words.len().min(range.end + 8);
    near.into_iter().any(|at| is_early(side.form(at)) || (side.form(at) == "at" && side.form(at + 1) == "first"))
}

/// Whether a number is what may be, not what was.
fn hypothetical(side: &Side<'_>, range: &Range<usize>) -> bool {
    let near = range.start.saturating_sub(5)..range.start;
    near.into_iter().filter(|&at| !side.figure_words[at] && !side.words[at].capital).any(|at| {
        matches!(
            side.form(at),
            "could"
                | "might"
                | "may"
                | "would"
                | "if"
                | "expected"
                | "expects"
                | "planned"
                | "plans"
                | "estimated"
                | "projected"
                | "feared"
                | "könnte"
                | "könnten"
                | "dürfte"
                | "soll"
                | "pourrait"
                | "pourraient"
                | "potrebbe"
                | "potrebbero"
                | "podría"
                | "podrían"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn stretches_of_time_that_lie_in_one_another_dispute_nothing() {
        check(
            EvidenceKind::Quantity,
            &[
                ("Three hundred shells hit the fort on the first day.", "Over the whole siege 2,100 shells hit the fort.", "related"),
                ("Two thousand shells hit the fort on the first day.", "Over the whole siege 210 shells hit the fort.", "contradicts"),
                ("Six barrels were found during the search.", "So far 14 barrels have been found.", "related"),
                ("In one raid 40 barrels were found.", "The police have found 900 barrels to date.", "related"),
                ("During the search 14 barrels were found.", "So far six barrels have been found.", "related"),
                ("So far twelve bodies have been found in the river.", "Seventeen bodies were found in the river.", "related"),
                ("Six barrels were found in the harbour.", "So far 14 barrels have been found in the harbour.", "contradicts"),
                ("Sales fell in the last 20 years.", "Sales fell in the last 5 years.", "related"),
                ("It rained hard in the first ten minutes.", "It rained hard in the first twenty minutes.", "related"),
                ("Sales fell by 10 percent in the last 5 years.", "Sales fell by 20 percent in the last 20 years.", "related"),
                ("Sales fell by 10 percent in the last 5 years.", "Sales fell by 20 percent in the last 5 years.", "contradicts"),
                ("She is paid more for the first 20 hours.", "She is paid more for the first 40 hours.", "contradicts"),
                ("The strike lasted 20 days.", "The strike lasted 5 days.", "contradicts"),
                ("The police came within 20 minutes.", "The police came in 15 minutes.", "related"),
                ("The police came within 20 minutes.", "The police came in 35 minutes.", "contradicts"),
                ("More than twenty people were hurt.", "About twenty people were hurt.", "related"),
                ("More than fifty people were hurt.", "About twenty people were hurt.", "contradicts"),
                ("She gave Ashby more than 5 baseball cards.", "She gave Ashby 3 baseball cards.", "contradicts"),
            ],
        );
        check_in(
            "de",
            EvidenceKind::Quantity,
            &[
                ("Der Umsatz fiel in den letzten 20 Jahren.", "Der Umsatz fiel in den letzten 5 Jahren.", "related"),
                ("Die Polizei kam innerhalb von 20 Minuten.", "Die Polizei kam in 15 Minuten.", "related"),
            ],
        );
        check_in(
            "fr",
            EvidenceKind::Quantity,
            &[
                ("Les ventes ont chuté ces 20 dernières années.", "Les ventes ont chuté ces 5 dernières années.", "related"),
                ("La police est arrivée en moins de 20 minutes.", "La police est arrivée en 15 minutes.", "related"),
            ],
        );
        check_in("it", EvidenceKind::Quantity, &[("La polizia arrivò entro 20 minuti.", "La polizia arrivò in 15 minuti.", "related")]);
        check_in(
            "es",
            EvidenceKind::Quantity,
            &[
                ("La policía llegó en menos de 20 minutos.", "La policía llegó en 15 minutos.", "related"),
                ("Las ventas cayeron en los últimos 20 años.", "Las ventas cayeron en los últimos 5 años.", "related"),
            ],
        );
    }
}
