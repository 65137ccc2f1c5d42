//! Who takes part: whether two passages tell one deed of others, or tell of other matters.
//!
//! | first | second | |
//! |---|---|---|
//! | Ada Holt warned the crew | the crew was warned by Tom Brask | other doers |
//! | Ada Holt warned the crew | the warship warned the crew | nothing: she may be its captain |
//! | the committee said that the gates were open | the committee has dissolved itself | other matters |
//! | the drums exploded | the drums went up at Pell's | nothing: other words for what befell the same thing |
//!
//! None of this disputes; it only keeps passages that alignment chose for one another from agreeing for that.

use super::Exhibit;
use super::name::related;
use super::pairing::{Fit, Pairing, Role, Token};
use crate::parse::{Main, Parties};

/// Whether the deeds that both passages tell were done by others or to others: no verb that corresponds has the same ones in the same place,
/// and one has others, who are told by name.
pub(super) fn are_others(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    let mut others = false;
    for x in &a.syntax().deeds {
        let Some((there, Fit::Same)) = p.to[x.verb] else { continue };
        for y in b.syntax().deeds.iter().filter(|y| y.verb == there) {
            match (stand(p, &x.doer, &y.doer), stand(p, &x.done_to, &y.done_to)) {
                (Stand::Other, Stand::Same | Stand::Unsaid) | (Stand::Same | Stand::Unsaid, Stand::Other) => others = true,
                (Stand::Same, Stand::Same | Stand::Unsaid) | (Stand::Unsaid, Stand::Same) => return false,
                _ => {}
            }
        }
    }
    others
}

/// Passages nearer in meaning than this are about one matter, whatever their words. Of forty pairs of news that are about others by their
/// trees and lie below .65, some eight say the same; of forty-five between .65 and .8, about half.
pub(super) const ONE_MATTER: f32 = 0.7;

/// Whether two passages are about other matters, for all that they have in common: nothing that is said in one corresponds to a word of the
/// other, nor is it said of one thing. `near` is how near they are in meaning.
pub(super) fn are_about_others(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, near: f32) -> bool {
    if near >= ONE_MATTER {
        return false;
    }
    let (xs, ys) = (&a.syntax().mains, &b.syntax().mains);
    let told = xs.iter().any(|x| p.to[x.word].is_some()) || ys.iter().any(|y| p.from[y.word].is_some());
    // Of a person much is told; what befalls a thing may be one matter in other words.
    let of_one_thing = |x: &Main, y: &Main| x.of.iter().any(|&i| !p.x[i].name && p.to[i].is_some_and(|(j, _)| y.of.contains(&j)));
    !xs.is_empty() && !ys.is_empty() && !told && !xs.iter().any(|x| ys.iter().any(|y| of_one_thing(x, y)))
}

/// Whether what the passages say, and not only of what they say it, corresponds: what both are all about, or a deed with one at least who
/// takes the same part in it.
pub(super) fn tell_the_same(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    let (x, y) = (a.syntax(), b.syntax());
    // "Part of the fleet was lost" / "all who have lost relatives": nobody and nothing takes part in both.
    let of_others = |u: &[usize], v: &[usize]| {
        let strange = |tokens: &[usize], has: &dyn Fn(usize) -> bool| !tokens.is_empty() && !tokens.iter().any(|&at| has(at));
        strange(u, &|i| p.to[i].is_some()) && strange(v, &|j| p.from[j].is_some())
    };
    let met = |main: &Main, other: &Main| p.to[main.word].is_some_and(|(there, _)| there == other.word) && !of_others(&main.of, &other.of);
    let about = x.mains.iter().any(|main| y.mains.iter().any(|other| met(main, other)));
    about
        || x.deeds.iter().any(|deed| {
            let Some((there, _)) = p.to[deed.verb] else { return false };
            y.deeds.iter().filter(|other| other.verb == there).any(|other| {
                let reached = || deed.reached.iter().any(|(_, u)| other.reached.iter().any(|(_, v)| stand(p, u, v) == Stand::Same));
                stand(p, &deed.doer, &other.doer) == Stand::Same || stand(p, &deed.done_to, &other.done_to) == Stand::Same || reached()
            })
        })
}

/// Whether token `verb` of the first passage is a deed that the second tells too, in the same word, of the same doer, who is named, and done
/// to anybody, or to the same and with the same circumstances: "the minister did not threaten anyone" / "the minister, who had threatened
/// to sack them".
pub(super) fn is_one_deed_of_one(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, verb: usize) -> bool {
    let Some((there, Fit::Same)) = p.to[verb].filter(|&(there, _)| p.x[verb].stem == p.y[there].stem) else { return false };
    let behind = a.features.words.get(p.x[verb].words.end).map_or("", |word| word.form.as_str());
    let anybody = matches!(behind, "anyone" | "anybody" | "anything");
    // "Did not order the crew to leave" / "ordered the crew to stay".
    let to_do = (verb..p.x.len()).any(|at| p.x[at].form == "to" && p.x.get(at + 1).is_some_and(|_| p.to[at + 1].is_none()));
    let one = |x: &Parties, y: &Parties| {
        let same = |u: &[usize], v: &[usize]| stand(p, u, v) == Stand::Same;
        let done_to = same(&x.done_to, &y.done_to) && x.reached.iter().all(|(_, u)| y.reached.iter().any(|(_, v)| same(u, v)));
        same(&x.doer, &y.doer) && (anybody || done_to && !to_do)
    };
    let (xs, ys) = (&a.syntax().deeds, &b.syntax().deeds);
    xs.iter().filter(|x| x.verb == verb).any(|x| ys.iter().filter(|y| y.verb == there).any(|y| one(x, y)))
}

/// How those who take the same part in a deed stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Same,
    /// Another name, which is no form of the first.
    Other,
    /// One is not said, or may be the other.
    Unsaid,
}

/// How those of the first passage, `xs`, stand to those of the second, `ys`.
pub(super) fn stand(p: &Pairing, xs: &[usize], ys: &[usize]) -> Stand {
    if xs.is_empty() || ys.is_empty() {
        return Stand::Unsaid;
    }
    if xs.iter().any(|&i| p.to[i].is_some_and(|(j, _)| ys.contains(&j))) {
        return Stand::Same;
    }
    let (u, v): (Vec<Token>, Vec<Token>) = (xs.iter().map(|&i| p.x[i].clone()).collect(), ys.iter().map(|&j| p.y[j].clone()).collect());
    // "A warship" and "the Aurora" may be one, and so may those of whom both passages speak.
    let named = |tokens: &[Token]| tokens.iter().any(|token| token.name) && tokens.iter().all(|token| token.role == Role::Content);
    let unknown = xs.iter().all(|&i| p.to[i].is_none()) && ys.iter().all(|&j| p.from[j].is_none());
    if named(&u) && named(&v) && unknown && !may_be_one(&u, &v) { Stand::Other } else { Stand::Unsaid }
}

/// Whether two names may be of one, also where one is spelled in two words and something stands beside the other: "SaltForge, a pioneer" / "Salt
/// Forge".
fn may_be_one(x: &[Token], y: &[Token]) -> bool {
    let joined = |tokens: &[Token]| tokens.iter().map(|token| token.form.as_str()).collect::<String>().replace(' ', "");
    let (u, v) = (joined(x), joined(y));
    related(x, y) || u.starts_with(&v) || v.starts_with(&u)
}

#[cfg(test)]
mod tests {
    use super::super::pairing::Pairing;
    use super::super::table;
    use super::{are_about_others, are_others};

    /// Whether two sentences are about others, and whether their deeds are of others.
    fn asked(first: &str, second: &str) -> (bool, bool) {
        table::asked(first, second, |a, b| {
            let pairing = Pairing::new(a, b);
            (are_about_others(a, b, &pairing, 0.5), are_others(a, b, &pairing))
        })
    }

    #[test]
    fn passages_that_say_nothing_of_one_another_s_matter_are_about_others() {
        for (a, b, expected) in [
            (
                "The festival committee said that both gates were open all evening.",
                "The festival committee has since dissolved itself.",
                true,
            ),
            ("Lindholm met Brask in Vienna.", "Brask sued Lindholm over an old debt.", true),
            ("Shortly before midnight a stack of drums exploded.", "Then, shortly before midnight, the drums went up.", false),
            ("The committee said that both gates were open all evening.", "Both gates were open all evening, says the committee.", false),
            ("The board sued Lindholm on Friday.", "Lindholm was sued by the board on Friday.", false),
            ("The fire had its origin in the rope store.", "It came out of the rope store.", false),
            ("Most of them spent the night in the church.", "They were taken to the church for the night.", false),
        ] {
            assert_eq!(asked(a, b).0, expected, "{a} | {b}");
        }
    }

    #[test]
    fn one_deed_may_be_told_of_others() {
        for (a, b, expected) in [
            ("Ada Holt warned the crew of the Aurora.", "The crew of the Aurora was warned by Tom Brask.", true),
            ("Holt fled the scene in a boat.", "It was Brask who fled the scene in a boat.", true),
            ("Ada Holt warned the crew.", "The warship warned the crew.", false),
            ("Ada Holt warned the crew.", "Captain Holt warned the crew.", false),
            ("Ada Holt warned the crew.", "The crew, whom Holt had warned, stayed.", false),
            ("Salt Forge built the engine.", "The engine was built by SaltForge.", false),
        ] {
            assert_eq!(asked(a, b).1, expected, "{a} | {b}");
        }
    }
}
