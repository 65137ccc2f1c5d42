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
use crate::parse::{Main, Parties, Syntax};
use crate::text::denied_fate;

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

/// Whether what both passages are all about is one: the same is said, in the same word, of the same.
pub(super) fn are_about_one(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    let (xs, ys) = (&a.syntax().mains, &b.syntax().mains);
    let of_one = |x: &Main, y: &Main| x.of.iter().any(|&at| p.to[at].is_some_and(|(there, _)| y.of.contains(&there)));
    xs.iter().any(|x| ys.iter().any(|y| p.to[x.word] == Some((y.word, Fit::Same)) && of_one(x, y)))
}

/// Whether token `verb` of the first passage is a deed that the second tells too, in the same word, of the same doer, who is named, and done
/// to anybody, or to the same and with the same circumstances: "the minister did not threaten anyone" / "the minister, who had threatened
/// to sack them".
pub(super) fn is_one_deed_of_one(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, verb: usize) -> bool {
    let Some((there, Fit::Same)) = p.to[verb].filter(|&(there, _)| p.x[verb].stem == p.y[there].stem) else { return false };
    let form = |at: usize| a.features.words.get(at).map_or("", |word| word.form.as_str());
    let behind = p.x[verb].words.end;
    // "Has not offered us one penny of it": not the least.
    let least = (behind..behind + 4).any(|at| is_least(form(at), form(at + 1)));
    let anybody = matches!(form(behind), "anyone" | "anybody" | "anything") || least;
    let much = || p.matched() >= 3 && p.to.iter().zip(p.x).any(|(to, token)| token.words.start > behind + 1 && to.is_some());
    // "Did not order the crew to leave" / "ordered the crew to stay".
    let to_do = (verb..p.x.len()).any(|at| p.x[at].form == "to" && p.x.get(at + 1).is_some_and(|_| p.to[at + 1].is_none()));
    let one = |x: &Parties, y: &Parties| {
        let same = |u: &[usize], v: &[usize]| stand(p, u, v) == Stand::Same;
        let mut reached = x.reached.iter().filter(|(_, u)| !u.is_empty());
        let done_to = same(&x.done_to, &y.done_to) && reached.all(|(_, u)| y.reached.iter().any(|(_, v)| same(u, v)));
        let unsaid = least && much() && stand(p, &x.doer, &y.doer) == Stand::Unsaid;
        // "The curtain was not lowered at all" / "the curtain was lowered at once".
        let by_nobody = x.doer.is_empty() && y.doer.is_empty();
        let by_one = same(&x.doer, &y.doer) || unsaid || by_nobody && same(&x.done_to, &y.done_to);
        by_one && (anybody || done_to && !to_do)
    };
    let (xs, ys) = (&a.syntax().deeds, &b.syntax().deeds);
    xs.iter().filter(|x| x.verb == verb).any(|x| ys.iter().filter(|y| y.verb == there).any(|y| one(x, y)))
}

/// Whether one passage tells, as a deed or as somebody's part in one, what the other denies to have been at all: "not one aeroplane could fly" /
/// "an aeroplane dropped bread". What only stands beside a deed may be another thing: "no community" / "community members".
pub(super) fn tells_what_is_denied(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    let told = |denier: Exhibit<'_>, teller: Exhibit<'_>, here: &[Token], there: &[Token], to: &dyn Fn(usize) -> Option<usize>| {
        let denials = denier.features.negations.iter().filter(|negation| negation.none && negation.denies);
        denials.into_iter().any(|negation| {
            let first = here.iter().position(|token| negation.scope.contains(&token.words.start) && token.role == Role::Content);
            let took_part = |at: usize| {
                let deeds = &teller.syntax().deeds;
                let part = |all: &[usize]| all.last() == Some(&at);
                !there[at].denied && deeds.iter().any(|deed| deed.verb == at || part(&deed.doer) || part(&deed.done_to))
            };
            // "No carries" / "is carrying": a thing, and no deed.
            let no = denier.features.words.get(negation.words.start).is_some_and(|word| word.form != "nobody");
            let bare = |token: &Token| token.form.trim_end_matches('s').to_owned();
            let in_one_form = |at: usize, there_at: usize| !no || negation.words.len() > 1 || bare(&here[at]) == bare(&there[there_at]);
            let met = first.and_then(|at| to(at).filter(|&other| in_one_form(at, other)));
            // "He died in 1979": long after, in most accounts.
            let years_later = || teller.features.figures.dates.iter().any(|date| date.year.is_some() && date.month.is_none());
            if denied_fate(&denier.features.words, negation).is_some() { !years_later() } else { met.is_some_and(took_part) }
        })
    };
    told(a, b, p.x, p.y, &|at| p.to[at].map(|(there, _)| there)) || told(b, a, p.y, p.x, &|at| p.from[at])
}

/// Whether two words name the least that there is of something, which is denied to deny all of it: "one penny", "a single word".
fn is_least(first: &str, second: &str) -> bool {
    let one = matches!(first, "one" | "a" | "single");
    let least =
        ["penny", "cent", "farthing", "shilling", "dime", "word", "finger", "inch", "drop", "crumb", "soul", "shot", "stone", "glance"];
    one && least.contains(&second)
}

/// Whether token `i` of the first passage and token `j` of the second, two words that do not correspond, are told of the same one: two deeds
/// done to it, or by it where they are done to nobody; or what it is said to be: "the pump had failed" / "the pump of the colliery worked".
pub(super) fn are_told_of_one(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, i: usize, j: usize) -> bool {
    let (x, y) = (a.syntax(), b.syntax());
    // "Hired by Lutz" / "was fired from Wenbury": of another place.
    let elsewhere = |u: &Parties, v: &Parties| {
        let own = |tokens: &[Token], list: &[(String, Vec<usize>)], free: &dyn Fn(usize) -> bool| {
            list.iter().flat_map(|(_, all)| all).any(|&at| tokens[at].name && free(at))
        };
        own(p.x, &u.reached, &|at| p.to[at].is_none()) || own(p.y, &v.reached, &|at| p.from[at].is_none())
    };
    let done = |u: &Parties, v: &Parties| {
        let to_nobody = u.done_to.is_empty() && v.done_to.is_empty();
        let one = match (stand(p, &u.done_to, &v.done_to), stand(p, &u.doer, &v.doer)) {
            (Stand::Same, by) => by != Stand::Other,
            (_, by) => to_nobody && by == Stand::Same,
        };
        one && !elsewhere(u, v)
    };
    let deeds = |u: &Parties| y.deeds.iter().filter(|v| v.verb == j).any(|v| done(u, v));
    if x.deeds.iter().filter(|u| u.verb == i).any(deeds) {
        return true;
    }
    // "The telephone was dead" / "the telephone worked", "the line had been cut".
    let told = |syntax: &Syntax, at: usize| -> Vec<Vec<usize>> {
        let states = syntax.states.iter().filter(|state| state.word == at).map(|state| state.of.clone());
        let of_deed = |deed: &Parties| if deed.done_to.is_empty() { deed.doer.clone() } else { deed.done_to.clone() };
        states.chain(syntax.deeds.iter().filter(|deed| deed.verb == at).map(of_deed)).collect()
    };
    let is_state = |syntax: &Syntax, at: usize| syntax.states.iter().any(|state| state.word == at);
    (is_state(x, i) || is_state(y, j)) && told(x, i).iter().any(|u| told(y, j).iter().any(|v| stand(p, u, v) == Stand::Same))
}

/// Another doer of one deed: the verb of the first passage, and the tokens of those who, by the trees, did that to the same thing, where both
/// are named and neither may be the other. Two may have offered somebody something, and two may be seeking a thing.
pub(super) fn another_doer(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<(usize, Vec<usize>, Vec<usize>)> {
    a.syntax().deeds.iter().find_map(|x| {
        let (there, _) = p.to[x.verb].filter(|&(there, fit)| fit == Fit::Same && p.x[x.verb].stem == p.y[there].stem)?;
        let going_on = p.x[x.verb].form.ends_with("ing") || p.y[there].form.ends_with("ing");
        let thing = |y: &Parties| {
            let whole = |tokens: &[Token], all: &[usize], met: &dyn Fn(usize) -> bool| {
                !all.is_empty() && all.iter().all(|&at| !tokens[at].name && met(at))
            };
            let here = whole(p.x, &x.done_to, &|at| p.to[at].is_some_and(|(j, _)| y.done_to.contains(&j)));
            here && whole(p.y, &y.done_to, &|at| p.from[at].is_some_and(|i| x.done_to.contains(&i)))
        };
        // "Caught 14 salmon" / "caught nine salmon", "wrote a letter": there is more than one.
        let known = |e: Exhibit<'_>, tokens: &[Token], all: &[usize]| {
            let first = all.iter().map(|&at| tokens[at].words.start).min().unwrap_or(0);
            let form = |at: usize| e.features.words[at].form.as_str();
            let definite = |at: usize| matches!(form(at), "the" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "my");
            (first.saturating_sub(3)..first).rev().take_while(|&at| !super::breaks_at(e, at + 1)).any(definite)
        };
        let other = |y: &&Parties| {
            y.verb == there
                && !going_on
                && known(a, p.x, &x.done_to)
                && known(b, p.y, &y.done_to)
                && thing(y)
                && stand(p, &x.doer, &y.doer) == Stand::Other
        };
        let y = b.syntax().deeds.iter().find(other)?;
        Some((x.verb, called(p.x, &x.doer), called(p.y, &y.doer)))
    })
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
    // "Mr Holt" / "Mr Brask".
    let (xs, ys) = (called(p.x, xs), called(p.y, ys));
    if xs.iter().any(|&i| p.to[i].is_some_and(|(j, _)| ys.contains(&j))) {
        return Stand::Same;
    }
    let (u, v): (Vec<Token>, Vec<Token>) = (xs.iter().map(|&i| p.x[i].clone()).collect(), ys.iter().map(|&j| p.y[j].clone()).collect());
    // "A warship" and "the Aurora" may be one, and so may those of whom both passages speak.
    let named = |tokens: &[Token]| tokens.iter().any(|token| token.name) && tokens.iter().all(|token| token.role == Role::Content);
    let unknown = xs.iter().all(|&i| p.to[i].is_none()) && ys.iter().all(|&j| p.from[j].is_none());
    if named(&u) && named(&v) && unknown && !may_be_one(&u, &v) { Stand::Other } else { Stand::Unsaid }
}

/// Those of `all` by which somebody is known: not what everybody is called, where there is anything else.
fn called(tokens: &[Token], all: &[usize]) -> Vec<usize> {
    let title = |at: usize| matches!(tokens[at].form.as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "lady" | "lord");
    let known: Vec<usize> = all.iter().copied().filter(|&at| !title(at)).collect();
    if known.is_empty() { all.to_vec() } else { known }
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
