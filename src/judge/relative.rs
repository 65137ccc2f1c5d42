//! Told of somebody's wife, brother or driver in one passage, and of that person in the other: what befell them is no dispute.
//!
//! ```text
//! The widow of the captain died in 1990      the captain died in 1970      related
//! The mayor's driver was killed              the mayor was not killed      related
//! The captain's widow died in 1990           the widow died in 1970        left to the other judges
//! ```

use super::name::says;
use super::pairing::{Pairing, Role, Token};
use super::{Exhibit, in_english};
use crate::comparison::{Evidence, EvidenceKind, Relation};

/// Takes back what these pieces of evidence dispute of two who are only near to one another.
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, evidence: &mut [Evidence]) {
    let befell = |e: &Evidence| {
        let kinds = [EvidenceKind::Date, EvidenceKind::Time, EvidenceKind::Place, EvidenceKind::Opposite, EvidenceKind::Negation];
        e.relation == Relation::Contradicts && kinds.contains(&e.kind)
    };
    if !in_english(a, b) || !evidence.iter().any(befell) {
        return;
    }
    let turned = p.turned();
    let Some(who) = of_one_near(a, p).or_else(|| of_one_near(b, &turned)) else { return };
    for piece in evidence.iter_mut().filter(|piece| befell(piece)) {
        piece.relation = Relation::Related;
        piece.why.push_str(&format!("; one tells it of somebody’s {who}"));
    }
}

/// Who is told of in the first passage, where the second tells of the one they are near to: "widow" of "the widow of the captain".
fn of_one_near(e: Exhibit<'_>, p: &Pairing) -> Option<String> {
    (0..p.x.len()).find_map(|at| {
        let near = &p.x[at];
        // What they say of something else may well be disputed.
        let speaks = || p.x.iter().any(|token| token.clause == near.clause && says(&token.form));
        if p.to[at].is_some() || !is_near_to_one(&near.form) || speaks() {
            return None;
        }
        let of = whose(p.x, at, e)?;
        let (there, _) = p.to[of]?;
        // In both passages it is the one that something is told of: "three sons of Calder", "Calder".
        let content = |tokens: &[Token], at: usize| {
            let before = |token: &&Token| token.clause == tokens[at].clause && token.role == Role::Content && !token.name;
            tokens[..at].iter().filter(before).count()
        };
        let first = content(p.x, at.min(of)) <= 1 && content(p.y, there) == 0;
        let alone = p.y.iter().all(|token| !is_near_to_one(&token.form));
        (first && alone).then(|| near.form.to_string())
    })
}

/// Whose relative it is: "the widow [of the captain]", "the [captain's] widow".
fn whose(tokens: &[Token], at: usize, e: Exhibit<'_>) -> Option<usize> {
    let words = &e.features.words;
    let behind = words.get(tokens[at].words.end).is_some_and(|word| word.form == "of");
    if behind {
        let first = (at + 1..tokens.len()).find(|&k| tokens[k].role == Role::Content).filter(|&k| tokens[k].clause == tokens[at].clause)?;
        return Some(first);
    }
    let before = at.checked_sub(1)?;
    let owner = tokens[before].words.end.checked_sub(1).and_then(|last| words.get(last))?;
    let possessive = ["'s", "’s", "s'", "s’"].iter().any(|ending| e.text.get(owner.span.clone()).is_some_and(|own| own.ends_with(ending)));
    (possessive && tokens[before].words.end == tokens[at].words.start).then_some(before)
}

/// Whether a word names somebody by whom they are near to.
fn is_near_to_one(form: &str) -> bool {
    let one = |form: &str| {
        matches!(
            form,
            "wife"
                | "widow"
                | "husband"
                | "widower"
                | "son"
                | "daughter"
                | "child"
                | "children"
                | "brother"
                | "sister"
                | "father"
                | "mother"
                | "parent"
                | "uncle"
                | "aunt"
                | "cousin"
                | "nephew"
                | "niece"
                | "grandson"
                | "granddaughter"
                | "grandfather"
                | "grandmother"
                | "friend"
                | "neighbour"
                | "neighbor"
                | "aide"
                | "lawyer"
                | "spokesman"
                | "spokeswoman"
                | "driver"
                | "deputy"
                | "secretary"
                | "bodyguard"
                | "predecessor"
                | "successor"
                | "colleague"
                | "partner"
                | "fiancée"
                | "fiancé"
        )
    };
    one(form) || form.strip_suffix('s').is_some_and(one) || form == "wives"
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_by_words;
    use super::super::table::is_disputed;

    fn disputed(a: &str, b: &str) -> bool {
        is_disputed(&judgement_by_words, a, b)
    }

    #[test]
    fn what_befell_a_relative_is_not_held_against_what_befell_oneself() {
        for (a, b) in [
            ("The widow of the captain died in 1990.", "The captain died in 1970."),
            ("The daughter of Calder was convicted on Friday.", "Calder was acquitted on Friday."),
            ("Three sons of Calder were hurt in the fire.", "Calder was not hurt in the fire."),
            ("The brother of the captain was released on Monday.", "The captain was arrested on Monday."),
            ("Calder's wife died in 1990.", "Calder died in 1970."),
            ("The mayor's driver was killed in the crash.", "The mayor was not killed in the crash."),
            ("Anna Holt, niece of Dennis Calder, died in 2002.", "Dennis Calder died in 1970."),
        ] {
            assert!(!disputed(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn what_befell_one_and_the_same_still_is() {
        for (a, b) in [
            ("The widow of the captain died in 1990.", "The widow of the captain died in 1970."),
            ("The captain died in 1990.", "The captain died in 1970."),
            ("Calder's wife was acquitted on Friday.", "Calder's wife was convicted on Friday."),
            ("The mayor's driver was killed in the crash.", "The mayor's driver was not killed in the crash."),
            ("The captain's brother was arrested on Monday.", "The captain's brother was released on Monday."),
            ("The mayor's driver said that the bridge was open.", "The mayor said that the bridge was not open."),
        ] {
            assert!(disputed(a, b), "{a} / {b}");
        }
    }
}
