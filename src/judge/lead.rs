//! Leads: what differs between two linked passages where nothing shows that it is of one thing. It disputes nothing; it tells the reader where
//! to look.
//!
//! | first | second | |
//! |---|---|---|
//! | The incident took place at 19:42 | at 19:17 the ferry grounded | differs: two times |
//! | The colour was saved by Lieutenant Holt | the colour was caught up from the water by Sergeant Brask | differs: two names |
//! | The enemy numbered four thousand | there were ten thousand of them | differs: two numbers |
//! | The train left at nine | the train left at nine, with forty men | nothing: the time is the same |

use super::Exhibit;
use super::figured::Side;
use super::figures::Case;
use super::moment;
use super::name::is_one;
use super::pairing::{Pairing, Role, Token};
use crate::comparison::{Evidence, EvidenceKind, LEAD, Relation};
use crate::text::{Date, Measure, Meeting, Quantity, is_form_of_address, is_written, lexicon};
use std::ops::Range;

/// What differs between two passages that alignment chose for one another, and of which the judges say no more than that they are of one
/// matter: at most one piece of evidence, which leaves them so.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, case: &Case<'_>, p: &Pairing) -> Option<Evidence> {
    let figures = time(case).or_else(|| day(case)).or_else(|| number(case));
    let (kind, x, y, what) = figures.or_else(|| names(a, b, p))?;
    let why = format!("“{}” and “{}”: {what}, {LEAD}", super::quote(a, &x), super::quote(b, &y));
    Some(Evidence { kind, relation: Relation::Related, a: x, b: y, why })
}

/// What differs: its kind, where it stands in each passage, and what to call it.
type Lead = (EvidenceKind, Range<usize>, Range<usize>, &'static str);

/// Of all pairs the one that most stands around in both, where none of them can be the same.
fn nearest<T>(
    case: &Case<'_>,
    xs: &[T],
    ys: &[T],
    words: impl Fn(&T) -> Range<usize>,
    apart: impl Fn(&T, &T) -> bool,
) -> Option<(usize, usize)> {
    if xs.is_empty() || ys.is_empty() || xs.iter().any(|x| ys.iter().any(|y| !apart(x, y))) {
        return None;
    }
    let pairs = (0..xs.len()).flat_map(|i| (0..ys.len()).map(move |j| (i, j)));
    let own = |&(i, j): &(usize, usize)| xs.len() == 1 && ys.len() == 1 || !case.other_event(&words(&xs[i]), &words(&ys[j]));
    let near = |&(i, j): &(usize, usize)| case.context(&words(&xs[i]), &words(&ys[j]));
    let mut found: Vec<(f32, (usize, usize))> = pairs.filter(own).map(|pair| (near(&pair), pair)).collect();
    found.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
    found.first().map(|&(_, pair)| pair)
}

fn time(case: &Case<'_>) -> Option<Lead> {
    let (xs, ys) = (&case.a.figures.times, &case.b.figures.times);
    let (i, j) = nearest(case, xs, ys, |time| time.words.clone(), |x, y| !x.same(y) && !x.fits(y))?;
    Some((EvidenceKind::Time, xs[i].span.clone(), ys[j].span.clone(), "two times"))
}

fn day(case: &Case<'_>) -> Option<Lead> {
    // The date lines of two reports are of those alone.
    if !case.shares_a_word() || moment::by_other_weekdays(&case.a, &case.b) {
        return None;
    }
    let told =
        |side: &Side<'_>| -> Vec<Date> { side.figures.dates.iter().filter(|date| !is_written(side.text, &date.span)).cloned().collect() };
    let (xs, ys) = (told(&case.a), told(&case.b));
    if let Some((i, j)) = nearest(case, &xs, &ys, |date| date.words.clone(), |x, y| !x.same(y) && !x.fits(y)) {
        return Some((EvidenceKind::Date, xs[i].span.clone(), ys[j].span.clone(), "two dates"));
    }
    let (xs, ys) = (&case.a.figures.weekdays, &case.b.figures.weekdays);
    let (i, j) = nearest(case, xs, ys, |day| day.words.clone(), |x, y| x.day != y.day)?;
    Some((EvidenceKind::Date, xs[i].span.clone(), ys[j].span.clone(), "two days"))
}

fn number(case: &Case<'_>) -> Option<Lead> {
    let told = |q: &&Quantity| {
        let few = q.measure == Measure::Count && q.high <= 2.0;
        !few && !matches!(q.measure, Measure::Order | Measure::Label | Measure::Age) && q.per.is_none()
    };
    let all = |list: &[Quantity]| list.iter().filter(told).cloned().collect::<Vec<Quantity>>();
    let (xs, ys) = (all(&case.a.figures.quantities), all(&case.b.figures.quantities));
    for x in &xs {
        let like = |q: &&Quantity| is_like(x, q);
        let (mine, theirs): (Vec<Quantity>, Vec<Quantity>) =
            (xs.iter().filter(like).cloned().collect(), ys.iter().filter(like).cloned().collect());
        let apart = |x: &Quantity, y: &Quantity| matches!(x.meets(y), Meeting::Apart | Meeting::Touching | Meeting::Shifted);
        if let Some((i, j)) = nearest(case, &mine, &theirs, |q| q.words.clone(), apart) {
            return Some((EvidenceKind::Quantity, mine[i].span.clone(), theirs[j].span.clone(), "two numbers"));
        }
    }
    None
}

/// Whether two numbers may be of one thing, by what they count or measure.
fn is_like(x: &Quantity, y: &Quantity) -> bool {
    let fates = !matches!((x.fate, y.fate), (Some(p), Some(q)) if p != q);
    let counted = match (x.counted.first(), y.counted.first()) {
        (Some(p), Some(q)) => p == q || x.people && y.people,
        _ => x.measure != Measure::Count || x.fate.is_some() && x.fate == y.fate,
    };
    x.measure == y.measure && (x.unit == y.unit || x.unit.is_empty() || y.unit.is_empty()) && fates && counted
}

/// Names of somebody that stand in one passage only, on both sides.
fn names(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Lead> {
    if !super::in_english(a, b) {
        return None;
    }
    let people = |e: Exhibit<'_>, tokens: &[Token]| -> Vec<Range<usize>> {
        let name = |at: usize| tokens[at].name && tokens[at].role == Role::Content;
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in (0..tokens.len()).filter(|&at| name(at)) {
            match found.last_mut() {
                Some(last) if last.end == at && tokens[at - 1].words.end == tokens[at].words.start => last.end = at + 1,
                _ => found.push(at..at + 1),
            }
        }
        let before = |run: &Range<usize>, steps: usize| {
            tokens[run.start].words.start.checked_sub(steps).map_or("", |at| e.features.words[at].form.as_str())
        };
        let somewhere = |run: &Range<usize>| {
            let place =
                |form: &str| matches!(form, "in" | "at" | "from" | "to" | "near" | "into" | "of" | "off" | "on" | "for" | "through");
            place(before(run, 1)) || before(run, 1) == "the" && place(before(run, 2))
        };
        let known = |run: &Range<usize>| {
            tokens[run.clone()].iter().all(|token| token.lemmas.first().is_some_and(|&lemma| lexicon().is_place_name(lemma)))
        };
        // "The Brigadier" is whoever has the rank, and "Thirty-one" a number.
        let rank = |run: &Range<usize>| {
            let alone = &tokens[run.start];
            run.len() == 1 && !alone.lemmas.is_empty() && before(run, 1) == "the" || e.features.words[alone.words.start].is_number()
        };
        let counts = |run: &Range<usize>| {
            let within = |at: usize| e.features.figures.quantities.iter().any(|q| q.words.contains(&at));
            tokens[run.clone()].iter().any(|token| within(token.words.start))
        };
        found.retain(|run| {
            !somewhere(run)
                && !known(run)
                && !rank(run)
                && !counts(run)
                && !tokens[run.clone()].iter().all(|token| is_form_of_address(&token.form))
        });
        found
    };
    let (xs, ys) = (people(a, p.x), people(b, p.y));
    // "Lieutenant Holt" / "Sergeant Brask": two ranks are near in meaning, and two names all the same.
    let met = |run: &Range<usize>| run.clone().any(|at| p.to[at].is_some_and(|(there, _)| p.x[at].stem == p.y[there].stem));
    let there = |run: &Range<usize>| run.clone().any(|at| p.from[at].is_some_and(|here| p.x[here].stem == p.y[at].stem));
    let told = p.x.iter().zip(&p.to).filter(|(token, to)| to.is_some() && token.role == Role::Content && !token.name).count();
    if xs.is_empty() || ys.is_empty() || xs.iter().any(met) || ys.iter().any(there) || told < 2 {
        return None;
    }
    if xs.iter().any(|x| ys.iter().any(|y| is_one(&p.x[x.clone()], &p.y[y.clone()]))) {
        return None;
    }
    let (x, y) = (xs.first()?, ys.first()?);
    Some((EvidenceKind::Name, super::span(a, &p.x[x.clone()]), super::span(b, &p.y[y.clone()]), "two names"))
}

#[cfg(test)]
mod tests {
    use super::super::figures::Case;
    use super::super::gate::Gate;
    use super::super::pairing::Pairing;
    use super::super::pairs::judgement_of_told_as_one;
    use super::super::table::asked;
    use super::evidence;
    use crate::comparison::Relation;

    /// What two linked passages are said to differ in, the same both ways round.
    fn lead(first: &str, second: &str) -> Option<String> {
        let of = |first: &str, second: &str| {
            let judged = judgement_of_told_as_one(first, second);
            assert!(judged.evidence.iter().all(|e| !e.is_lead()) || judged.relation == Some(Relation::Related), "{first} | {second}");
            judged.evidence.into_iter().find(|e| e.is_lead()).map(|e| e.why)
        };
        let turned = of(second, first).is_some();
        let found = of(first, second);
        assert_eq!(found.is_some(), turned, "{first} | {second}");
        found
    }

    #[test]
    fn what_differs_is_pointed_at_where_nothing_is_decided() {
        for (first, second, expected) in [
            (
                "The incident took place at 19:42.",
                "At 19:17 the ferry grounded on the reef.",
                "“19:42” and “19:17”: two times, perhaps of one thing",
            ),
            (
                "In the evening of 23 October the ferry touched the reef.",
                "On the evening of 22 October I was going home by the ferry.",
                "“23 October” and “22 October”: two dates, perhaps of one thing",
            ),
        ] {
            assert_eq!(lead(first, second).as_deref(), Some(expected), "{first} | {second}");
        }
    }

    #[test]
    fn two_names_are_pointed_at() {
        let lead = |first: &str, second: &str| {
            asked(first, second, |a, b| {
                let pairing = Pairing::new(a, b);
                let gate = Gate::new(a, b, 0.2, &[], true, &pairing);
                evidence(a, b, &Case::new(a, b, &gate, &pairing), &pairing).is_some()
            })
        };
        let saved = "The colour, dropped in the river and for a time in danger, was saved by Lieutenant Holt.";
        assert!(lead(saved, "The colour was caught up from the river by Sergeant Brask, under a heavy fire."));
        assert!(!lead(saved, "The colour was caught up from the river by Holt, under a heavy fire."));
        assert!(!lead(saved, "The colour was caught up from the river near Lindholm, under a heavy fire."));
    }

    #[test]
    fn what_is_the_same_or_decided_is_no_lead() {
        for (first, second) in [
            ("The incident took place at 19:42.", "At 19:42 the ferry grounded on the reef."),
            ("The colour was saved by Lieutenant Holt.", "The colour was caught up from the water by Holt."),
            ("The ferry left at noon.", "The ferry left at 3 p.m."),
            ("PORTLOW, Oct 23 (Northern Agency) - A ferry ran on to rocks.", "The ferry was seen on 3 November."),
        ] {
            assert_eq!(lead(first, second), None, "{first} | {second}");
        }
    }
}
