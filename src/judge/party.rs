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
use crate::align::nearness;
use crate::parse::Main;

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
const ONE_MATTER: f32 = 0.7;

/// Whether two passages are about other matters, for all that they have in common: nothing that is said in one corresponds to a word of the
/// other, nor is it said of one thing.
pub(super) fn are_about_others(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> bool {
    if nearness(a.features, b.features).is_some_and(|near| near >= ONE_MATTER) {
        return false;
    }
    let (xs, ys) = (&a.syntax().mains, &b.syntax().mains);
    let told = xs.iter().any(|x| p.to[x.word].is_some()) || ys.iter().any(|y| p.from[y.word].is_some());
    // Of a person much is told; what befalls a thing may be one matter in other words.
    let of_one_thing = |x: &Main, y: &Main| x.of.iter().any(|&i| !p.x[i].name && p.to[i].is_some_and(|(j, _)| y.of.contains(&j)));
    !xs.is_empty() && !ys.is_empty() && !told && !xs.iter().any(|x| ys.iter().any(|y| of_one_thing(x, y)))
}

/// How those who take the same part in a deed stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Same,
    /// Another name, which is no form of the first.
    Other,
    /// One is not said, or may be the other.
    Unsaid,
}

/// How those of the first passage, `xs`, stand to those of the second, `ys`.
fn stand(p: &Pairing, xs: &[usize], ys: &[usize]) -> Stand {
    if xs.is_empty() || ys.is_empty() {
        return Stand::Unsaid;
    }
    if xs.iter().any(|&i| p.to[i].is_some_and(|(j, _)| ys.contains(&j))) {
        return Stand::Same;
    }
    let (u, v): (Vec<Token>, Vec<Token>) = (xs.iter().map(|&i| p.x[i].clone()).collect(), ys.iter().map(|&j| p.y[j].clone()).collect());
    // "A warship" and "the Sukanya" may be one, and so may those of whom both passages speak.
    let named = |tokens: &[Token]| tokens.iter().any(|token| token.name) && tokens.iter().all(|token| token.role == Role::Content);
    let unknown = xs.iter().all(|&i| p.to[i].is_none()) && ys.iter().all(|&j| p.from[j].is_none());
    if named(&u) && named(&v) && unknown && !are_one(&u, &v) { Stand::Other } else { Stand::Unsaid }
}

/// Whether two names may be of one: a variant, a short form, "SeaMicro" and "Sea Micro", "AMD" and "Advanced Micro Devices".
fn are_one(x: &[Token], y: &[Token]) -> bool {
    let joined = |tokens: &[Token]| tokens.iter().map(|token| token.form.as_str()).collect::<String>().replace(' ', "");
    let initials = |tokens: &[Token]| tokens.iter().filter_map(|token| token.form.chars().next()).collect::<String>();
    let (u, v) = (joined(x), joined(y));
    related(x, y) || u.starts_with(&v) || v.starts_with(&u) || u == initials(y) || v == initials(x)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked;
    use crate::comparison::Relation;

    fn agree(a: &str, b: &str) -> bool {
        let agree = |x: &str, y: &str| judgement_of_linked(x, y).relation == Some(Relation::Agrees);
        assert_eq!(agree(a, b), agree(b, a), "{a} | {b}");
        agree(a, b)
    }

    #[test]
    fn what_is_about_other_matters_does_not_agree() {
        for (a, b) in [
            ("The festival committee said that both gates were open all evening.", "The festival committee has since dissolved itself."),
            (
                "Lindholm met the harbour board on Friday to ask for a new crane.",
                "The harbour board on Friday sued Lindholm over an old debt.",
            ),
            ("The Aurora lay in the harbour for a week without a crew.", "In the harbour the crew of the Aurora drank for a week."),
        ] {
            assert!(!agree(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn what_befell_one_thing_may_agree_in_other_words() {
        for (a, b) in [
            ("Shortly before midnight a stack of paraffin drums exploded.", "Then, shortly before midnight, the paraffin drums went up."),
            ("The festival committee said that both gates were open all evening.", "Both gates were open all evening, says the committee."),
            ("The harbour board sued Lindholm on Friday.", "Lindholm was sued by the harbour board on Friday."),
        ] {
            assert!(agree(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn one_deed_of_others_does_not_agree() {
        for (a, b) in [
            ("Ada Holt told the inquiry that the pumps were dry.", "Tom Brask told the inquiry of the pumps that were dry that night."),
            ("Holt fled the scene of the fire in a boat.", "It was Brask who fled the scene of the fire in a boat that night."),
        ] {
            assert!(!agree(a, b), "{a} | {b}");
        }
        let one =
            ("Ada Holt told the inquiry that the pumps were dry.", "Captain Holt told the inquiry of the pumps that were dry that night.");
        assert!(agree(one.0, one.1));
    }
}
