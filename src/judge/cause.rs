//! Cause: both passages say why, and give reasons that exclude each other.
//!
//! | first | second | |
//! |---|---|---|
//! | The fire was caused by a lamp | the fire was caused by lightning | contradicts |
//! | The match was called off because of rain | the match was called off because of heavy rain | nothing: a further detail |
//! | The match was called off because of rain | the match was called off on Sunday | nothing: one gives no reason |
//! | He died of cancer | he died in hospital of a long illness | nothing: one reason is broader |

use super::Exhibit;
use super::pairing::{Pairing, Role};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::Word;
use std::ops::Range;

/// What causes say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    let (x, y) = (reason(&a.features.words)?, reason(&b.features.words)?);
    let after = |tokens: &[super::pairing::Token], start: usize| -> Range<usize> {
        let first = tokens.iter().position(|t| t.words.start >= start).unwrap_or(tokens.len());
        let clause = tokens.get(first).map_or(0, |t| t.clause);
        // The reason ends at the next preposition: where and when it was is something else.
        let end = (first..tokens.len())
            .find(|&i| tokens[i].clause != clause || i > first && tokens[i].role == Role::Link)
            .unwrap_or(tokens.len());
        first..end
    };
    let (p, q) = (after(pairing.x, x), after(pairing.y, y));
    if p.is_empty() || q.is_empty() || p.clone().any(|i| pairing.to[i].is_some()) || q.clone().any(|j| pairing.from[j].is_some()) {
        return None;
    }
    // What was caused must be the same: all the shorter passage says before its reason.
    let effect = |tokens: usize, upto: usize, free: &dyn Fn(usize) -> bool| (0..upto.min(tokens)).filter(|&i| free(i)).count();
    let left_x = effect(pairing.x.len(), p.start, &|i| pairing.x[i].role == Role::Content && pairing.to[i].is_none());
    let left_y = effect(pairing.y.len(), q.start, &|j| pairing.y[j].role == Role::Content && pairing.from[j].is_none());
    let same = (0..p.start).filter(|&i| pairing.x[i].role == Role::Content && pairing.to[i].is_some_and(|(j, _)| j < q.start)).count();
    if same == 0 || left_x.min(left_y) > 0 || left_x + left_y > 1 {
        return None;
    }
    let (sa, sb) = (super::span(a, &pairing.x[p]), super::span(b, &pairing.y[q]));
    let why = format!("caused by “{}” or by “{}”: another reason for the same thing", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// Where the reason begins that a passage gives, as an index of a word.
pub(super) fn reason(words: &[Word]) -> Option<usize> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    (1..words.len()).find_map(|at| match (form(at), form(at + 1)) {
        ("because" | "died", "of") | ("due" | "owing" | "thanks", "to") | ("caused" | "started" | "triggered", "by") | ("blamed", "on") => {
            Some(at + 2)
        }
        ("result", "of") if form(at - 1) == "a" => Some(at + 2),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn another_reason_for_the_same_thing_contradicts() {
        check(
            &[EvidenceKind::Opposite],
            &[
                ("The fire was caused by a lamp", "The fire was caused by lightning"),
                ("The match was called off because of rain", "The match was called off because of fog"),
                ("The accident was due to ice on the road", "The accident was due to speed on the road"),
                ("She died of cancer", "She died of pneumonia"),
                ("The explosion was triggered by gas", "The explosion was triggered by a bomb"),
                ("The collapse was blamed on rust", "The collapse was blamed on the flood"),
                ("The delay was due to a strike", "The delay was due to a storm"),
                ("The flood was caused by a burst dam", "The flood was caused by heavy rain"),
                ("The fire was started by children", "The fire was started by a spark"),
                ("The panic was caused by a rumour", "The panic was caused by a shot"),
                ("The king died of poison", "The king died of fever"),
                ("The ship was lost as a result of a collision", "The ship was lost as a result of a mutiny"),
            ],
            &[
                ("The match was called off because of rain", "The match was called off because of heavy rain"),
                ("The match was called off because of rain", "The match was called off on Sunday"),
                ("The fire was caused by a lamp", "The fire was caused by an oil lamp in the store"),
                ("The fire was caused by a lamp", "The flood was caused by rain"),
                ("She died of cancer", "She died in hospital"),
                ("She died of cancer", "She died of a disease"),
                ("The delay was due to a strike", "The delay was long"),
                ("The collapse was blamed on rust", "The engineers were blamed by the mayor"),
                ("The explosion was triggered by gas", "Gas triggered the explosion"),
                ("The accident was due to ice on the road", "The accident was due to ice"),
                ("The ship was lost because of fog", "The ship was lost due to fog"),
                ("The panic was caused by a rumour", "The panic lasted an hour"),
                ("The fire was started by children", "The children were found by the fire"),
            ],
        );
    }
}
