//! Working: one passage says that a thing worked, the other that it did not.
//!
//! | first | second | |
//! |---|---|---|
//! | The pump was running at the time | the pump was in pieces when the water came | contradicts |
//! | All cameras were recording throughout | the camera in the cell had been out of order since May | contradicts |
//! | The bell was switched on | the bell had been disconnected | contradicts |
//! | The pump was running at nine | the pump failed at noon | nothing: at other times |
//! | The pump was running | the lift was out of order | nothing: another thing |

use super::opposite::tell_other_times;
use super::pairing::{Fit, Pairing, Role};
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::lexicon;
use std::ops::Range;

/// What two passages say of whether a thing worked: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let (xs, ys) = (told(a), told(b));
    if xs.is_empty() || ys.is_empty() || tell_other_times(a, b) || at_other_hours(a, b) {
        return None;
    }
    let (x, y) = xs.iter().find_map(|x| ys.iter().find(|y| x.works != y.works && of_one_thing(p, x, y)).map(|y| (x, y)))?;
    let (sa, sb) = (word_span(a, &x.words), word_span(b, &y.words));
    let why = format!("“{}” against “{}”: whether it worked", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// That something worked or not.
struct Working {
    works: bool,
    words: Range<usize>,
    /// The clause before these words, where the thing is told.
    clause: Range<usize>,
}

/// What a passage says of whether things worked.
fn told(e: Exhibit<'_>) -> Vec<Working> {
    const FAR: usize = 14;
    let words = &e.features.words;
    let one = |at: usize| {
        let (works, range) = state(e, at)?;
        let denied = e.features.negations.iter().any(|negation| negation.denies && negation.scope.contains(&at));
        let ends = |at: usize| matches!(words[at].form.as_str(), "but" | "because" | "while" | "although" | "that" | "which");
        let start = (at.saturating_sub(FAR)..at).rev().take_while(|&at| !ends(at)).last().unwrap_or(at);
        Some(Working { works: works != denied, words: range, clause: start..at })
    };
    (0..words.len()).filter_map(one).collect()
}

/// Whether the words at `at` say that something worked, or that it did not.
fn state(e: Exhibit<'_>, at: usize) -> Option<(bool, Range<usize>)> {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let back = |steps: usize| at.checked_sub(steps).map_or("", form);
    let be = |steps: usize| matches!(back(steps), "was" | "were" | "been" | "being" | "is" | "are" | "found");
    let is = || be(1) || be(2) && (back(1).ends_with("ly") || back(1) == "not");
    let said = |works: bool, long: usize| Some((works, at..at + long));
    match (form(at), form(at + 1), form(at + 2)) {
        ("out", "of", "order" | "action" | "use" | "commission") => said(false, 3),
        ("in", "pieces", _) => said(false, 2),
        ("under", "repair", _) => said(false, 2),
        ("in", "good" | "perfect" | "full" | "working" | "excellent" | "proper" | "complete", "order" | "condition") => said(true, 3),
        ("running" | "recording" | "working" | "operating" | "functioning" | "ringing", ..) if is() => said(true, 1),
        ("worked" | "functioned" | "rang", ..) => said(true, 1),
        ("switched", "on", _) => said(true, 2),
        ("switched", "off", _) => said(false, 2),
        ("disconnected" | "jammed" | "defective" | "faulty" | "dismantled" | "blank", ..) if is() || back(1) == "and" => said(false, 1),
        ("stopped", "for", "repair" | "repairs") => said(false, 3),
        _ => None,
    }
}

/// Whether both are told of one thing: the same noun, no person, stands before them in their clauses, and nothing that another one of the
/// kind is told by.
fn of_one_thing(p: &Pairing, x: &Working, y: &Working) -> bool {
    let thing = |at: usize| {
        let token = &p.x[at];
        let alive = token.lemmas.first().is_some_and(|&lemma| lexicon().is_alive(lemma));
        token.role == Role::Content && !token.name && !alive && token.lemmas.iter().any(|&lemma| lexicon().is_noun(lemma))
    };
    let inside = |range: &Range<usize>, words: &Range<usize>| range.start <= words.start && words.end <= range.end;
    (0..p.x.len()).filter(|&at| thing(at) && inside(&x.clause, &p.x[at].words)).any(|at| {
        p.to[at].is_some_and(|(there, fit)| fit == Fit::Same && p.x[at].stem == p.y[there].stem && inside(&y.clause, &p.y[there].words))
    })
}

/// Whether each tells its hour, and it is another one.
fn at_other_hours(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let (xs, ys) = (&a.features.figures.times, &b.features.figures.times);
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(|x| ys.iter().any(|y| x.same(y) || x.fits(y)))
}

#[cfg(test)]
mod tests {
    use super::super::table::check_linked;
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_worked_was_not_out_of_order() {
        check_linked(
            &[EvidenceKind::Opposite],
            &[
                (
                    "The pump in the Low Main was running at the time of the accident.",
                    "The Low Main pump had been stopped for repair since the Tuesday and was in pieces when the water came.",
                ),
                ("All of the cameras in the suite were recording throughout.", "The camera in the cell had been out of order since May."),
                ("The alarm bell of the gallery was switched on.", "The alarm bell of the gallery had been disconnected for repair."),
                ("The signal was in perfect order.", "The signal was found defective."),
                ("The signal was in perfect order that day.", "The signal had been out of use for a month."),
            ],
            &[
                ("The pump was running at nine o'clock.", "The pump was out of order at noon."),
                ("The pump of the mine was running.", "The lift of the mine was out of order."),
                ("The pump was not running.", "The pump was out of order."),
                ("The captain was running to the bridge.", "The captain found the bridge in pieces."),
                ("The signal was in perfect order.", "The signal was red."),
            ],
        );
    }
}
