//! One of several: what two passages tell of two things that only a side or a place in a row tells apart does not contradict.
//!
//! | first | second | |
//! |---|---|---|
//! | The east wing was built in 1911 | the west wing was built in 1934 | of two wings |
//! | The first shot was fired by a sentry | the second shot was fired by a boy | of two shots |
//! | The east gate was shut | the west gate was shut | nothing here: only one thing differs, which may be a mistake |
//! | The first shot was fired at nine | the first shot was fired at ten | nothing: one shot |

use super::Exhibit;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::Word;

const SIDES: [&str; 14] =
    ["back", "east", "eastern", "front", "left", "lower", "north", "northern", "right", "south", "southern", "upper", "west", "western"];
const PLACES: [&str; 10] = ["eighth", "fifth", "first", "fourth", "last", "ninth", "second", "seventh", "sixth", "third"];

/// Where the passages tell of two things that a side tells apart, no number, date or time of theirs is disputed.
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, evidence: &mut [Evidence]) {
    use EvidenceKind::{Date, Opposite, Quantity, Time};
    let disputes = |e: &Evidence| e.relation == Relation::Contradicts;
    if !evidence.iter().any(|e| disputes(e) && matches!(e.kind, Quantity | Date | Time)) || two_of_a_kind(a, b, &SIDES).is_none() {
        return;
    }
    for piece in evidence.iter_mut().filter(|e| disputes(e) && matches!(e.kind, Quantity | Date | Time | Opposite)) {
        piece.relation = Relation::Related;
        piece.why.push_str(": of one and of another, both may be true");
    }
}

/// That they tell of two things which only their place in a row tells apart: they would else be taken to agree.
pub(super) fn one_and_another(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<Evidence> {
    let (x, y) = two_of_a_kind(a, b, &PLACES)?;
    let [x, y] = [x, y].map(|words| words[0].span.start..words[1].span.end);
    let why = format!("“{}” and “{}”: one and another, both may be true", super::quote(a, &x), super::quote(b, &y));
    Some(Evidence { kind: EvidenceKind::Wording, relation: Relation::Related, a: x, b: y, why })
}

/// The words of each passage that name one of a kind and another of it: "east wing" / "west wing". Only where each names one.
fn two_of_a_kind<'a>(a: Exhibit<'a>, b: Exhibit<'a>, marks: &[&str]) -> Option<(&'a [Word; 2], &'a [Word; 2])> {
    let named = |e: Exhibit<'a>| {
        let mut pairs = e
            .features
            .words
            .windows(2)
            .filter_map(|pair| <&[Word; 2]>::try_from(pair).ok())
            .filter(|pair| marks.binary_search(&pair[0].form.as_str()).is_ok() && !pair[1].function && !pair[1].is_number());
        let first = pairs.next()?;
        pairs.next().is_none().then_some(first)
    };
    let (x, y) = (named(a)?, named(b)?);
    (x[1].stem == y[1].stem && x[0].form != y[0].form).then_some((x, y))
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked as judgement_of;
    use super::super::{judge_texts, table::is_disputed};

    #[test]
    fn what_is_told_of_two_of_a_kind_is_not_disputed() {
        for (a, b, expected) in [
            ("The east wing was built in 1911.", "The west wing was built in 1934.", false),
            ("The east wing was built in 1911.", "The east wing was built in 1934.", true),
            ("The left tower fell at nine o'clock.", "The right tower fell at ten o'clock.", false),
        ] {
            assert_eq!(is_disputed(&judgement_of, a, b), expected, "{a} | {b}");
        }
    }

    #[test]
    fn of_the_first_and_the_second_nothing_is_agreed() {
        let relation = |a: &str, b: &str| judge_texts(a, b).relation;
        let (a, b) = ("The first shot was fired by a sentry at the gate.", "The second shot was fired by a boy at the gate.");
        assert_eq!((relation(a, b), relation(b, a)), ("related", "related"));
        assert_eq!(relation(a, "The first shot was fired at the gate by a sentry."), "agrees");
    }
}
