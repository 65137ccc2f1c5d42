//! Foremost: who was the first, or the last, to do something.
//!
//! | first | second | |
//! |---|---|---|
//! | Lund was the first to go down | the first to descend was Brask | contradicts |
//! | Lund was the first they sent up | Lund was lifted out last of all | contradicts |
//! | Lund was the first to go down | the under-manager, Edwin Lund, was the first to descend | nothing: one may be the other |
//! | The first doctor to arrive was Lund | Brask arrived first | nothing: he may be no doctor |
//! | Lund was the first to speak | Brask was the last to speak | nothing: both may be true |

use super::name::is_one;
use super::{Exhibit, in_english};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Foremost, Lemma, Token, foremost, is_done_first, is_form_of_address, lexicon};

/// What two passages say of who was the first or the last: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<Evidence> {
    let ranked = |e: Exhibit<'_>| e.features.words.iter().any(|word| matches!(word.form.as_str(), "first" | "last"));
    if !in_english(a, b) || !ranked(a) || !ranked(b) {
        return None;
    }
    let told = |e: Exhibit<'_>| -> Vec<Foremost> {
        let denied = |one: &Foremost| e.features.negations.iter().any(|negation| negation.scope.contains(&one.at));
        foremost(&e.features.words).into_iter().filter(|one| !denied(one)).collect()
    };
    let (xs, ys) = (told(a), told(b));
    xs.iter().find_map(|x| ys.iter().find_map(|y| piece(a, x, b, y)))
}

fn piece(a: Exhibit<'_>, x: &Foremost, b: Exhibit<'_>, y: &Foremost) -> Option<Evidence> {
    if !is_done_first(&a.features.words, x, &b.features.words, y) {
        return None;
    }
    let contradicts = |sa, sb, why| Some(Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: sa, b: sb, why });
    let one = stand(a, x, b, y)?;
    if x.last != y.last {
        let (sa, sb) = (a.features.words[x.at].span.clone(), b.features.words[y.at].span.clone());
        let why = format!("“{}” against “{}”: of one and the same", super::quote(a, &sa), super::quote(b, &sb));
        return if one { contradicts(sa, sb, why) } else { None };
    }
    if one {
        return None;
    }
    let (sa, sb) = (super::word_span(a, &x.who), super::word_span(b, &y.who));
    let rank = if x.last { "last" } else { "first" };
    let why = format!("“{}” against “{}”: another one was the {rank}", super::quote(a, &sa), super::quote(b, &sb));
    contradicts(sa, sb, why)
}

/// Whether those of whom it is told are one, or others; nothing where that cannot be known.
fn stand(a: Exhibit<'_>, x: &Foremost, b: Exhibit<'_>, y: &Foremost) -> Option<bool> {
    fn called<'e>(e: Exhibit<'e>, one: &Foremost) -> Vec<&'e Token> {
        let inside = |token: &&Token| one.who.start <= token.words.start && token.words.end <= one.who.end;
        e.tokens().iter().filter(inside).filter(|token| !e.features.words[token.words.start].function).collect()
    }
    let (xs, ys) = (called(a, x), called(b, y));
    let names = |list: &[&Token]| {
        list.iter().filter(|token| token.name && !is_form_of_address(&token.form)).map(|&token| token.clone()).collect::<Vec<Token>>()
    };
    let (p, q) = (names(&xs), names(&ys));
    // "The Captain fired first, and Mr Lund staggered" / "Lund fired first": the Captain is another one.
    let beside = |e: Exhibit<'_>, one: &Foremost, named: &[Token]| {
        let outside = |token: &&Token| token.words.end <= one.who.start || one.who.end <= token.words.start;
        e.tokens().iter().filter(outside).any(|token| token.name && named.iter().any(|other| other.stem == token.stem))
    };
    let apart = |shared: &[Token], other: &[Token]| !shared.iter().any(|token| other.iter().any(|there| there.stem == token.stem));
    if apart(&p, &q) && (beside(a, x, &q) || beside(b, y, &p)) {
        return Some(false);
    }
    match (p.is_empty(), q.is_empty()) {
        (false, false) => Some(is_one(&p, &q)),
        (true, true) => {
            let (u, v) = (xs.last()?, ys.last()?);
            if u.stem == v.stem {
                return Some(true);
            }
            let may_be = |one: &[Lemma], other: &[Lemma]| {
                one.iter().any(|&u| other.iter().any(|&v| lexicon().same(u, v) || lexicon().broader(u, v) || lexicon().broader(v, u)))
            };
            let known = |token: &Token| token.lemmas.first().is_some_and(|&lemma| lexicon().is_alive(lemma));
            // "The soldiers" / "the watchman": one says more of both only where each is somebody.
            (known(u) && known(v) && !may_be(&u.lemmas, &v.lemmas)).then_some(false)
        }
        // "The cook" may be called Brask.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::check_told_as_one;
    use crate::comparison::EvidenceKind;

    #[test]
    fn another_one_who_was_the_first_contradicts() {
        check_told_as_one(
            &[EvidenceKind::Name],
            &[
                ("The manager, Mr Edwin Lund, was the first to go down the shaft.", "The first to descend was Mr Joseph Brask."),
                ("Mr Lund was the first to go down the shaft.", "It was Mr Brask who went down first, with eight volunteers."),
                ("The lifeboat Ada Holt was the first vessel to reach the ferry.", "The first boat to come to us was the Girl Anna."),
                ("Last of all to be lifted out was the lad Will Lund.", "Will Lund was the very first they sent up."),
                ("The light was first seen by Ada Lindholm.", "The light was first observed by the child Lucy Brask."),
                ("It was Brask who first approached the player.", "Lund was the first to approach the player."),
                ("The last to leave the ship was Captain Lund.", "The cook, Tom Brask, was the last to leave the ship."),
                ("Lund was the first man to enter the house.", "The first to enter the house was Constable Brask."),
                ("Lund fired first.", "It was Brask who fired first."),
                ("The Captain fired first, and Mr Lund was seen to stagger.", "Then Mr Lund fired first, I will swear to it."),
                ("The first to arrive was the soldier.", "The first to arrive was the priest."),
                ("Brask was the last to see her alive.", "Anna Lund was the last person to see her alive."),
                ("Brask arrived last.", "Brask was the first to arrive."),
                ("The first they pulled out was Lund.", "Lund was the last to be pulled out."),
            ],
            &[
                ("Lund was the first to go down.", "The under-manager, Edwin Lund, was the first to descend."),
                ("The first doctor to arrive was Lund.", "Brask arrived first."),
                ("Lund was the first to speak.", "Brask was the last to speak."),
                ("Lund was the first to reach the ferry.", "Brask was the first to reach the summit."),
                ("Lund was not the first to go down.", "Brask was the first to go down."),
                ("The cook was the first to see the light.", "Brask was the first to see the light."),
                ("The first to come were the soldiers.", "The first to come were men from Aldmouth."),
                ("Lund was the first to enter the house.", "Brask was the first to leave the house."),
                ("The light was first seen by Lund.", "The smoke was first seen by Brask."),
                ("The first to arrive was a man.", "The first to arrive was a fireman."),
                ("Lund was among the first to arrive.", "It was Brask who arrived first."),
            ],
        );
    }
}
