//! Failing: that there was none of something, and that it failed, go together.
//!
//! | one denies | the other says | |
//! |---|---|---|
//! | We had no radio | the radio was dead | go together |
//! | There was neither light nor water | the lights went out | go together |
//! | We had no radio | the radio called for help | contradicts |
//! | The radio was not dead | the radio was dead | contradicts |

use super::Exhibit;
use std::ops::Range;

/// Whether it is denied that there was such a thing, in the words `negated`, and told there of the thing, named by the words `said`, that it
/// failed, went or was lost.
pub(super) fn fails(denier: Exhibit<'_>, negated: &Range<usize>, teller: Exhibit<'_>, said: &Range<usize>) -> bool {
    let words = &denier.features.words;
    let none = |at: usize| matches!(words[at].form.as_str(), "no" | "neither" | "nor" | "without" | "lack" | "lacked" | "lacking");
    let first = negated.start.min(words.len().saturating_sub(1));
    let is_none = words.get(first).is_some() && (first.saturating_sub(4)..=first).any(none);
    is_none && has_failed(teller, said)
}

/// Whether a word that tells of failing stands right before the thing, or behind it in its clause, and is not denied.
fn has_failed(e: Exhibit<'_>, thing: &Range<usize>) -> bool {
    const FAR: usize = 6;
    let words = &e.features.words;
    let denied = |at: usize| e.features.negations.iter().any(|negation| negation.denies && negation.scope.contains(&at));
    let behind =
        (thing.end.max(1)..words.len().min(thing.end + FAR)).take_while(|&at| !super::gap(e, at).contains([',', ';', ':', '.', '(']));
    let before = (thing.start.saturating_sub(1)..thing.start).filter(|&at| is_spent(&words[at].form));
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let failed = |at: usize| {
        let went = matches!(form(at), "went" | "go" | "gone" | "goes" | "gave" | "broke" | "broken" | "cut" | "fell" | "ran");
        is_spent(form(at))
            || form(at).starts_with("fail")
            || went && matches!(form(at + 1), "out" | "down" | "off" | "dead" | "dry" | "silent" | "away")
    };
    behind.chain(before).any(|at| failed(at) && !denied(at))
}

/// Whether a word says of a thing that it is no more, or of no use.
fn is_spent(form: &str) -> bool {
    matches!(
        form,
        "absent"
            | "blocked"
            | "broken"
            | "cancelled"
            | "closed"
            | "collapsed"
            | "dead"
            | "deserted"
            | "destroyed"
            | "disappeared"
            | "empty"
            | "exhausted"
            | "fled"
            | "gone"
            | "idle"
            | "lost"
            | "missing"
            | "ruined"
            | "shut"
            | "silent"
            | "stolen"
            | "stopped"
            | "unavailable"
            | "useless"
            | "vanished"
    )
}

#[cfg(test)]
mod tests {
    use super::super::pairs::{judgement_by_words, judgement_of_linked};
    use crate::comparison::Relation;

    #[test]
    fn there_is_none_of_what_has_failed() {
        for (a, b, disputed) in [
            ("We had no radio.", "The radio was dead.", false),
            ("There were no lights in the mill.", "The lights in the mill went out.", false),
            ("There was neither light nor water.", "The water had been cut off.", false),
            ("There were no guards at the gate.", "The guards at the gate had fled.", false),
            ("There was no radio on the barge.", "A radio was found on the barge.", true),
            ("There was no water in the hydrants.", "The hydrants had water.", true),
            ("There were no guards at the gate.", "The guards at the gate were not gone.", true),
            ("The radio was not dead.", "The radio was dead.", true),
        ] {
            for judge in [judgement_by_words, judgement_of_linked] {
                let says = |a: &str, b: &str| judge(a, b).relation == Some(Relation::Contradicts);
                assert_eq!((says(a, b), says(b, a)), (disputed, disputed), "{a} | {b}");
            }
        }
    }
}
