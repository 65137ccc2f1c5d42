//! All, and not all: what is said of every one of several in one passage, and of some only in the other.
//!
//! | first | second | |
//! |---|---|---|
//! | Not all doors were locked | all doors were locked | contradicts |
//! | The guard did not always carry a gun | the guard always carried a gun | contradicts |
//! | Not everyone left the building | everyone left the building | contradicts |
//! | Not all passengers survived | the passengers survived | related: it may be said loosely |
//! | Not all doors were locked | not every door was locked | nothing: the same |
//! | Not all doors were locked | some doors were locked | nothing: both may be true |

use super::pairing::{Pairing, Role};
use super::{Exhibit, negation};
use crate::comparison::{Evidence, Relation};
use crate::text::{Word, breaks};
use std::ops::Range;

/// What "all" and "not all" say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    if a.features.language != b.features.language {
        return None;
    }
    let piece = |relation, x: &Range<usize>, y: &Range<usize>| negation::piece(relation, ": both may be true", a, x, b, y);
    match (partial(a), partial(b)) {
        (Some(not_all), None) => of_two(a, &not_all, b, pairing).map(|(relation, all)| piece(relation, &not_all.words, &all)),
        (None, Some(not_all)) => of_two(b, &not_all, a, &pairing.turned()).map(|(relation, all)| piece(relation, &all, &not_all.words)),
        _ => None,
    }
}

/// Whether a passage says of some only what it tells.
pub(super) fn says_not_all(e: Exhibit<'_>) -> bool {
    partial(e).is_some()
}

/// "Not all doors".
struct NotAll {
    /// The words that say so, without what they say it of.
    words: Range<usize>,
    /// Of what, or of which deed: a word.
    of: usize,
}

/// The first place where a passage says "not all".
fn partial(e: Exhibit<'_>) -> Option<NotAll> {
    let words = &e.features.words;
    let code = e.features.language.code();
    let denies = |form: &str| match code {
        "en" => form == "not" || form.ends_with("n't"),
        "de" => form == "nicht",
        "fr" => form == "pas",
        "it" => form == "non",
        "es" => form == "no",
        _ => false,
    };
    let found = |at: &usize| denies(&words[*at].form) && words.get(at + 1).is_some_and(|next| is_all(&next.form, code));
    // "Not all that bad".
    let degree = |at: usize| words.get(at + 2).is_some_and(|word| matches!(word.form.as_str(), "that" | "so" | "too" | "about"));
    let at = (0..words.len()).find(found).filter(|&at| !degree(at))?;
    Some(NotAll { words: at..at + 2, of: told_of(e, at + 2)? })
}

/// Whether a word means all of several, or all the time.
fn is_all(form: &str, code: &str) -> bool {
    match code {
        "en" => matches!(form, "all" | "every" | "everyone" | "everybody" | "everything" | "always" | "both" | "each"),
        "de" => matches!(form, "alle" | "allen" | "aller" | "jeder" | "jede" | "jedes" | "jeden" | "jedem" | "immer" | "beide" | "beiden"),
        "fr" => matches!(form, "tous" | "toutes" | "toujours" | "chaque"),
        "it" => matches!(form, "tutti" | "tutte" | "sempre" | "ogni" | "entrambi" | "entrambe"),
        "es" => matches!(form, "todos" | "todas" | "siempre" | "cada" | "ambos" | "ambas"),
        _ => false,
    }
}

/// The content word that comes next in the clause.
fn told_of(e: Exhibit<'_>, from: usize) -> Option<usize> {
    let words = &e.features.words;
    let content = |word: &Word| !word.function && !word.is_number();
    (from..words.len()).take_while(|&at| at == from || !breaks(e.text, words, at)).find(|&at| content(&words[at]))
}

/// How "not all" in the first passage stands to what the second says, and the words there that say it.
fn of_two(e: Exhibit<'_>, not_all: &NotAll, other: Exhibit<'_>, p: &Pairing) -> Option<(Relation, Range<usize>)> {
    let at = p.x.iter().position(|token| token.words.contains(&not_all.of))?;
    let (there, _) = p.to[at]?;
    let said = &p.y[there];
    let clause = p.x[at].clause;
    let content = |i: &usize| p.x[*i].clause == clause && p.x[*i].role == Role::Content;
    let (told, left): (Vec<usize>, Vec<usize>) =
        (0..p.x.len()).filter(content).partition(|&i| p.to[i].is_some_and(|(j, _)| p.y[j].clause == said.clause));
    if said.denied || told.len() < 2 || left.len() * 2 > told.len() {
        return None;
    }
    let words = &other.features.words;
    let code = e.features.language.code();
    let partly = |word: &Word| {
        matches!(word.form.as_str(), "some" | "most" | "many" | "few" | "several" | "half" | "einige" | "manche" | "plusieurs" | "alcuni")
    };
    let all =
        (0..words.len()).find(|&at| is_all(&words[at].form, code) && told_of(other, at + 1).is_some_and(|at| said.words.contains(&at)));
    let before = said.words.start.saturating_sub(3)..said.words.start;
    match all {
        Some(all) if left.is_empty() => Some((Relation::Contradicts, all..said.words.end)),
        None if before.clone().any(|at| partly(&words[at]) || words[at].is_number()) => None,
        _ => Some((Relation::Related, said.words.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_by_words;
    use super::super::table::check;
    use crate::comparison::{EvidenceKind, Relation};

    #[test]
    fn all_and_not_all_contradict_each_other() {
        check(
            &[EvidenceKind::Negation],
            &[
                ("Not all doors were locked.", "All doors were locked."),
                ("Not all the doors were locked.", "All of the doors were locked."),
                ("Not every door was locked that night.", "Every door was locked that night."),
                ("Not all doors were locked.", "Every door was locked."),
                ("Not everyone left the building.", "Everyone left the building."),
                ("The guard did not always carry a gun.", "The guard always carried a gun."),
                ("The guard didn't always carry a gun.", "The guard always carried a gun."),
                ("Not all of the crew survived.", "All of the crew survived."),
                ("Not both engines failed.", "Both engines failed."),
                ("Nicht alle Türen im Haus waren verschlossen.", "Alle Türen im Haus waren verschlossen."),
                ("Non tutte le porte della casa erano chiuse.", "Tutte le porte della casa erano chiuse."),
                ("No todas las puertas de la casa estaban cerradas.", "Todas las puertas de la casa estaban cerradas."),
            ],
            &[
                ("Not all doors were locked.", "Some doors were locked."),
                ("Not all doors were locked.", "Most doors were locked."),
                ("Not all doors were locked.", "Not every door was locked."),
                ("Not all passengers survived.", "The passengers survived."),
                ("Not all doors were locked.", "All windows were shut."),
                ("Not all doors were locked.", "The doors were not locked."),
                ("The damage was not all that bad.", "All the damage was bad."),
                ("Not everyone left the building.", "Everyone praised the crew."),
                ("The guard did not always carry a gun.", "The guard carried a gun."),
                ("The guard did not always carry a gun.", "The guard always wore a cap."),
                ("Not all of the crew survived.", "Twelve of the crew survived."),
                ("Not all members voted for the plan.", "All members came to the meeting."),
                ("Not at all.", "All came."),
            ],
        );
    }

    #[test]
    fn what_not_all_did_is_no_agreement_with_what_they_did() {
        let judged = judgement_by_words("Not all passengers survived.", "The passengers survived.");
        assert_eq!(judged.relation, Some(Relation::Related));
    }
}
