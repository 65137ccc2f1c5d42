//! Negation: one passage says what the other says is not so.
//!
//! | first | second | |
//! |---|---|---|
//! | No one was injured | two people were injured | contradicts |
//! | The doors weren't locked | the doors were locked | contradicts |
//! | There is no animal on board | a dog is on board | contradicts: the dog is an animal |
//! | There is no dog on board | an animal is on board | nothing: it may be another animal |
//! | He did not fail to warn them | he warned them | nothing |
//! | not only the boats burned | the boats burned | nothing |
//!
//! All that is denied must be said in the other passage, in the same or narrower words, and not be denied there.

use super::Exhibit;
use super::pairing::{Fit, Pairing, Role};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::Negation;
use std::ops::Range;

/// What is over: "the bridge is no longer open" and "the bridge was open" go together.
const PAST: [&str; 14] =
    ["was", "were", "had", "used", "formerly", "war", "waren", "hatte", "était", "étaient", "avait", "era", "erano", "fue"];

/// What negation says about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    let (nx, ny) = (&a.features.negations, &b.features.negations);
    let asks = |e: Exhibit<'_>| e.text.trim_end().ends_with('?');
    if nx.is_empty() && ny.is_empty() || asks(a) || asks(b) {
        return None;
    }
    let past = |e: Exhibit<'_>| e.features.words.iter().any(|w| PAST.contains(&w.form.as_str()));
    let standing = |negations: &[Negation], other: Exhibit<'_>| -> Vec<Negation> {
        negations.iter().filter(|n| n.denies && !(n.now && past(other))).cloned().collect()
    };
    let (nx, ny) = (standing(nx, b), standing(ny, a));
    if let Some((x, y)) = denied(pairing, &nx) {
        return Some(piece(a, x, b, y));
    }
    let turned = pairing.turned();
    denied(&turned, &ny).map(|(y, x)| piece(a, x, b, y))
}

/// What the first passage denies and the second says plainly, as ranges of words.
fn denied(p: &Pairing, nx: &[Negation]) -> Option<(Range<usize>, Range<usize>)> {
    for negation in nx {
        let within: Vec<usize> =
            (0..p.x.len()).filter(|&i| p.x[i].role == Role::Content && negation.scope.contains(&p.x[i].words.start)).collect();
        let Some(&head) = within.first() else { continue };
        let said = |i: usize| p.to[i].filter(|&(j, fit)| fit != Fit::SecondBroader && !p.y[j].denied).map(|(j, _)| j);
        let found: Vec<usize> = within.iter().filter_map(|&i| said(i)).collect();
        let Some(first) = said(head) else { continue };
        let missing = within.len() - found.len();
        let clause = p.x[head].clause;
        // Who or what it is said of, before the negation.
        let of: Vec<usize> = (0..p.x.len())
            .filter(|&i| p.x[i].clause == clause && p.x[i].role == Role::Content && p.x[i].words.start < negation.words.start)
            .filter(|i| !within.contains(i))
            .collect();
        let known = of.iter().filter(|&&i| p.to[i].is_some()).count();
        // What is denied is said whole; or all that the other says is denied here, with circumstances of its own.
        // "was not wounded in the assaults": where and when it was not need not be told again of somebody known.
        let link = (head..p.x.len()).find(|&i| p.x[i].role == Role::Link).unwrap_or(p.x.len());
        let direct = within.iter().filter(|&&i| i < link).all(|&i| said(i).is_some());
        let whole = known * 2 >= of.len() && (missing * 5 <= within.len() || !negation.none && direct && known > 0);
        let around = p.around(&(head..head + 1), &(first..first + 1));
        let part = !negation.none && around.left_y == 0 && found.len() * 2 >= within.len() && around.matched > 0;
        // Of the same one the same is denied and said; what is missing only tells where, when or by whom.
        let circumstance =
            |i: &usize| said(*i).is_some() || (0..*i).rev().find(|&k| p.x[k].role != Role::Number).is_some_and(|k| leads(p, k, *i));
        let core = !negation.none && known > 0 && known == of.len() && within.iter().all(circumstance);
        if !whole && !part && !core {
            continue;
        }
        let last = found.iter().copied().max().unwrap_or(first);
        let begin = found.iter().copied().min().unwrap_or(first);
        return Some((negation.words.start..p.x[head].words.end, p.y[begin].words.start..p.y[last.max(begin)].words.end));
    }
    None
}

/// Whether token `k`, right before token `i`, is a preposition that leads to it.
fn leads(p: &Pairing, k: usize, i: usize) -> bool {
    p.x[k].role == Role::Link && p.x[k].clause == p.x[i].clause
}

fn piece(a: Exhibit<'_>, x: Range<usize>, b: Exhibit<'_>, y: Range<usize>) -> Evidence {
    let span = |e: Exhibit<'_>, r: &Range<usize>| e.features.words[r.start].span.start..e.features.words[r.end - 1].span.end;
    let (sa, sb) = (span(a, &x), span(b, &y));
    let why = format!("one says “{}”, the other “{}”", super::quote(a, &sa), super::quote(b, &sb));
    Evidence { kind: EvidenceKind::Negation, relation: Relation::Contradicts, a: sa, b: sb, why }
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_is_denied_is_held_against_what_is_said_plainly() {
        check(
            &[EvidenceKind::Negation],
            &[
                ("No one was injured in the fire", "Two people were injured in the fire"),
                ("The doors weren't locked", "The doors were locked"),
                ("Residents were consulted before the decision was taken", "Residents were not consulted before the decision was taken"),
                ("No firefighters were injured, a spokesman said", "Two firefighters were injured when the roof fell in, the brigade said"),
                ("The crew failed to close the valve", "The crew closed the valve"),
                ("The captain refused to leave the ship", "The captain left the ship"),
                ("The bridge is no longer open", "The bridge is open"),
                ("There is no animal on board", "A dog is on board"),
                ("Nobody is cooking soup", "Some women are cooking soup"),
                ("The harbour has never been closed", "The harbour was closed"),
                ("The hydrants on the quay had water", "There was no water in the hydrants on the quay"),
                ("Neither the mayor nor the clerk came to the meeting", "The mayor came to the meeting"),
                ("Die Brücke wurde nicht gesperrt, sagte der Bürgermeister", "Die Brücke wurde gesperrt, sagte der Bürgermeister"),
                ("Le pont n'a pas été fermé pendant la nuit", "Le pont a été fermé pendant la nuit"),
                ("Il ponte non è stato chiuso durante la notte", "Il ponte è stato chiuso durante la notte"),
                ("El puente no fue cerrado durante la noche", "El puente fue cerrado durante la noche"),
                ("The duke was not wounded in the assaults", "The duke himself was wounded in the thigh by an arrow"),
            ],
            &[
                ("The woman is not slicing bread", "The woman is cutting bread"),
                ("The bridge is no longer open", "The bridge was open"),
                ("If the doors weren't locked, thieves could come in", "The doors were locked"),
                ("He did not fail to warn them", "He warned them"),
                ("Not only the boats burned", "The boats burned"),
                ("Not all boats sank", "Some boats sank"),
                ("The shop did not open until nine", "The shop opened at nine"),
                ("There is no dog on board", "An animal is on board"),
                ("The man does not own a dog", "The man does not own a mammal"),
                ("The doors weren't locked", "The windows were locked"),
                ("No fewer than seven boats sank", "Seven boats sank"),
                ("A cow is eating grass", "A cow is not eating hay"),
                ("Nobody was hurt, but two boats sank", "Two boats sank"),
                ("The crew did not leave the ship", "The crew left the harbour in the morning"),
                ("There is no woman slicing a tomato in the kitchen", "A woman is slicing a tomato"),
                ("The mayor was not in the hall when the vote was taken", "The vote was taken in the hall"),
            ],
        );
    }
}
