//! Staying: one passage says that somebody was somewhere all the time, the other that he left.
//!
//! | first | second | |
//! |---|---|---|
//! | The master was on the bridge throughout | the master left the bridge at 18:55 | contradicts |
//! | The guard stayed at the gate all night | the guard had gone from the gate | contradicts |
//! | The master was on the bridge at six | the master left the bridge at seven | nothing: at other moments |
//! | The master was on the bridge throughout | the mate left the bridge | nothing: another one |

use super::pairing::{Fit, Pairing, Role, Token};
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::lexicon;
use std::ops::Range;

/// What two passages say of where somebody stayed: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let (x, y) = disputed(a, b, p).or_else(|| disputed(b, a, &p.turned()).map(|(x, y)| (y, x)))?;
    let (sa, sb) = (word_span(a, &x), word_span(b, &y));
    let why = format!("“{}” against “{}”: who stays does not leave", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// The words of the first passage that tell that somebody stayed at a place, and those of the second that he left it.
fn disputed(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<(Range<usize>, Range<usize>)> {
    (0..p.x.len()).find_map(|i| {
        let (j, _) = p.to[i].filter(|&(_, fit)| fit == Fit::Same)?;
        let stays = stays(a, p.x, i)?;
        let leaves = leaves(b, &p.y[j])?;
        // Of one: who is told of before, on both sides, or a name.
        let somebody = |token: &Token| token.name || token.lemmas.iter().any(|&lemma| lexicon().is_alive(lemma));
        let one = (0..i).any(|k| {
            let met = p.to[k].is_some_and(|(l, fit)| fit == Fit::Same && l < j);
            let subject = p.x[k].words.end == stays.start;
            met && p.x[k].role == Role::Content && (subject || somebody(&p.x[k])) && p.x[k].words.end <= stays.start
        });
        one.then_some((stays, leaves))
    })
}

/// Where a passage tells that somebody was at a place all the time: "was on the bridge throughout".
fn stays(e: Exhibit<'_>, tokens: &[Token], place: usize) -> Option<Range<usize>> {
    const FAR: usize = 4;
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let start = tokens[place].words.start;
    let link = (start.saturating_sub(2)..start).rev().find(|&at| matches!(form(at), "on" | "in" | "at" | "inside" | "by" | "near"))?;
    let is = |at: usize| matches!(form(at), "was" | "were" | "remained" | "stayed" | "stood" | "sat" | "kept");
    let verb = (link.saturating_sub(2)..link).rev().find(|&at| is(at))?;
    let end = tokens[place].words.end;
    let stretch =
        |form: &str| matches!(form, "day" | "night" | "morning" | "afternoon" | "evening" | "time" | "while" | "action" | "watch");
    let all = (verb..words.len().min(end + FAR)).find_map(|at| match form(at) {
        "throughout" => Some(at + 1),
        "all" if stretch(form(at + 1)) => Some(at + 2),
        "whole" | "entire" if stretch(form(at + 1)) => Some(at + 2),
        _ => None,
    })?;
    let denied = e.features.negations.iter().any(|negation| negation.scope.contains(&link));
    (!denied).then_some(verb..all.max(end))
}

/// Where a passage tells that somebody left a place: "left the bridge", "had gone from the gate".
fn leaves(e: Exhibit<'_>, place: &Token) -> Option<Range<usize>> {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let start = place.words.start;
    let article = usize::from(start > 0 && matches!(form(start - 1), "the" | "his" | "her" | "their"));
    let before = start.checked_sub(article + 1)?;
    let verb = match form(before) {
        "left" | "leaving" | "quit" | "quitted" | "deserted" | "abandoned" => before,
        "from" => before.checked_sub(1).filter(|&at| matches!(form(at), "gone" | "away" | "absent" | "fled" | "missing"))?,
        _ => return None,
    };
    let denied = e.features.negations.iter().any(|negation| negation.scope.contains(&verb));
    (!denied).then_some(verb..place.words.end)
}

#[cfg(test)]
mod tests {
    use super::super::table::check_told_as_one;
    use crate::comparison::EvidenceKind;

    #[test]
    fn who_stayed_did_not_leave() {
        check_told_as_one(
            &[EvidenceKind::Opposite],
            &[
                ("The master was on the bridge throughout.", "The master left the bridge at 18:55 and came back at once."),
                ("The guard stayed at the gate all night.", "When the alarm was given the guard had gone from the gate."),
                ("Captain Lund remained in the chart house the whole time.", "Captain Lund had left the chart house an hour before."),
            ],
            &[
                ("The master was on the bridge at six.", "The master left the bridge at seven."),
                ("The master was on the bridge throughout.", "The mate left the bridge at 18:55."),
                ("The master was on the bridge throughout.", "The master never left the bridge."),
                ("The guard stayed at the gate all night.", "The guard left the house at dawn."),
            ],
        );
    }
}
