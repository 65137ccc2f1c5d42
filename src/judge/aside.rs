//! Denials that are aside: only one of two passages denies something, but that is not what both of them tell.
//!
//! | first | second | |
//! |---|---|---|
//! | Thorne was taken to Vaires and did not come home | Thorne was taken to Vaires and died there | aside: both tell that he was taken |
//! | Nobody in the town had bread, so the horses were eaten | they ate the horses | aside: both tell that they were eaten |
//! | the gates were not open | the gates were open | not aside |
//! | the mayor did not sail to Lutz | the mayor sailed from Sorn | not aside: sailing is what is denied |
//!
//! A denial that is not aside keeps two passages from agreeing only because alignment chose them for one another; see
//! [`reserve`](super::reserve).

use super::Exhibit;
use super::name::says;
use super::pairing::{Pairing, Role, Token};
use super::party::{ONE_MATTER, Stand, stand};

/// So many words that both have, names and "said" left out, are enough, if nothing that is denied is among them: of some seventy such pairs of
/// news about seven in ten said the same.
const MUCH: usize = 3;

/// Whether what only one of two passages denies is aside from what both tell. `near` is how near they are in meaning.
pub(super) fn is_aside(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, near: f32) -> bool {
    let much =
        || p.x.iter().zip(&p.to).filter(|(u, to)| to.is_some() && u.role == Role::Content && !u.name && !says(&u.form)).count() >= MUCH;
    !is_uncertain(p.x)
        && !is_uncertain(p.y)
        && (tell_one_deed(a, b, p) || !is_denial_told(p) && (much() || near >= ONE_MATTER && tell_one_matter(a, b, p)))
}

/// Whether both tell one deed, which neither denies: of a verb that corresponds two that take part are the same, or whom it befalls is where
/// one does not say who did it.
fn tell_one_deed(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    a.syntax().deeds.iter().any(|x| {
        let Some((there, _)) = p.to[x.verb] else { return false };
        let (u, v) = (&p.x[x.verb], &p.y[there]);
        if says(&u.form) || says(&v.form) || u.denied || v.denied {
            return false;
        }
        b.syntax().deeds.iter().filter(|y| y.verb == there).any(|y| {
            let (doer, done_to) = (stand(p, &x.doer, &y.doer), stand(p, &x.done_to, &y.done_to));
            let reached = x.reached.iter().any(|(_, u)| y.reached.iter().any(|(_, v)| stand(p, u, v) == Stand::Same));
            let same = [doer == Stand::Same, done_to == Stand::Same, reached].into_iter().filter(|same| *same).count();
            let unsaid = x.doer.is_empty() || y.doer.is_empty();
            doer != Stand::Other && done_to != Stand::Other && (same >= 2 || done_to == Stand::Same && unsaid)
        })
    })
}

/// Whether all that is said is denied to be certain: "it is not certain that the school will be built".
fn is_uncertain(tokens: &[Token]) -> bool {
    let certain = |form: &str| matches!(form, "certain" | "clear" | "known" | "sure" | "confirmed" | "settled" | "established");
    tokens.iter().any(|token| token.denied && certain(&token.form))
}

/// Whether something that is denied has a counterpart in the other passage.
fn is_denial_told(p: &Pairing) -> bool {
    let met = |tokens: &[Token], has: &dyn Fn(usize) -> bool| {
        tokens.iter().enumerate().any(|(at, token)| token.role == Role::Content && token.denied && has(at))
    };
    met(p.x, &|at| p.to[at].is_some()) || met(p.y, &|at| p.from[at].is_some())
}

/// Whether something that is said, and not denied, has a counterpart in the other passage.
fn tell_one_matter(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    a.syntax().mains.iter().any(|main| p.to[main.word].is_some() && !p.x[main.word].denied)
        || b.syntax().mains.iter().any(|main| p.from[main.word].is_some() && !p.y[main.word].denied)
}

#[cfg(test)]
mod tests {
    use super::super::pairing::Pairing;
    use super::super::{reserve, table};
    use super::is_aside;

    /// Whether what one of two sentences denies is aside, they being this near in meaning.
    fn asked(first: &str, second: &str, near: f32) -> bool {
        table::asked(first, second, |a, b| {
            assert!(reserve::denies_alone(a, b), "{first} | {second}");
            is_aside(a, b, &Pairing::new(a, b), near)
        })
    }

    #[test]
    fn a_deed_that_both_tell_stands_beside_what_one_of_them_denies() {
        for (a, b, expected) in [
            ("Thorne was taken to Vaires and did not come home.", "Thorne was taken to Vaires, where he died.", true),
            ("There was no bread, so they ate the horses.", "The horses were eaten in the fifth week.", true),
            ("The crew cut the ferry loose; nobody else helped.", "The ferry was cut loose before midnight.", true),
            ("The crew did not cut the ferry loose.", "The ferry was cut loose before midnight.", false),
            ("Holt did not come home, and Brask buried the mayor.", "Ada Linde buried the mayor.", false),
            ("The mayor said that no boat had sailed.", "The mayor said that the harbour was calm.", false),
            ("The mayor did not sail to Lutz.", "The mayor sailed from Sorn.", false),
        ] {
            assert_eq!(asked(a, b, 0.5), expected, "{a} | {b}");
        }
    }

    #[test]
    fn of_passages_that_are_near_in_meaning_it_is_enough_that_nothing_denied_is_told_in_the_other() {
        for (a, b, expected) in [
            (
                "The army turned back at the ford, since no man could cross.",
                "The army of Carrow turned back, the river being in flood.",
                true,
            ),
            ("The ferry drifted clear, and nobody was on board.", "The ferry drifted clear with her crew on board.", false),
            ("The gates were not open.", "The gates were open.", false),
        ] {
            assert_eq!(asked(a, b, 0.8), expected, "{a} | {b}");
        }
    }

    #[test]
    fn many_words_in_common_are_enough_where_none_of_them_is_denied() {
        for (a, b, expected) in [
            (
                "The army of Carrow turned back at the ford in the seventh week, since no man could cross.",
                "In the seventh week the lord of Carrow led an army as far as the ford and had to turn back.",
                true,
            ),
            ("The army of Carrow did not cross the ford at Lull.", "The army of Carrow crossed the ford at Lull.", false),
            (
                "The new harbour school will be built in Lund Street next year.",
                "It is not certain that the new harbour school will be built at all.",
                false,
            ),
            // Names and who said it are no matter.
            ("Mayor Georg Aldous was abroad, his office said.", "Mayor Georg Aldous had not left, whatever his office said.", false),
        ] {
            assert_eq!(asked(a, b, 0.5), expected, "{a} | {b}");
        }
    }
}
