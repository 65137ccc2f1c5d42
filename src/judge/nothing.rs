//! Nothing: one passage says that nothing, or nobody, was what somebody did it to, the other what it was.
//!
//! | first | second | |
//! |---|---|---|
//! | Brask paid nothing for the boat | Brask paid forty crowns for the boat | contradicts |
//! | The Bishop has forbidden nothing | the Bishop had forbidden pilgrimages | contradicts |
//! | Lund saw nobody in the yard | Lund saw two men in the yard | contradicts |
//! | Brask said nothing | Brask said that it was late | nothing: at another moment |
//! | Brask paid nothing but the fine | Brask paid forty crowns | nothing: the fine may be forty crowns |
//! | Brask paid nothing | Lund paid forty crowns | nothing: of others |

use super::name::says;
use super::opposite::tell_other_times;
use super::pairing::{Fit, Pairing};
use super::party::{Stand, stand};
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::parse::Parties;
use std::ops::Range;

/// What one passage says was done to nothing, and the other to something: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let found = disputed(a, b, p).or_else(|| disputed(b, a, &p.turned()).map(|(x, y)| (y, x)));
    let (x, y) = found.filter(|_| !tell_other_times(a, b))?;
    let (sa, sb) = (word_span(a, &x), word_span(b, &y));
    let why = format!("one says “{}”, the other “{}”", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Negation, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// The words of the first passage that say that it was done to nothing, and those of the second that say what it was done to.
fn disputed(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<(Range<usize>, Range<usize>)> {
    let form = |e: Exhibit<'_>, at: usize| e.features.words.get(at).map_or(String::new(), |word| word.form.as_str().to_owned());
    (0..p.x.len()).find_map(|verb| {
        let (there, _) = p.to[verb].filter(|&(there, fit)| fit == Fit::Same && p.x[verb].stem == p.y[there].stem)?;
        let behind = p.x[verb].words.end;
        let nothing = matches!(form(a, behind).as_str(), "nothing" | "nobody" | "none");
        // "Nothing but", "nothing of the plan", "nothing wrong": of some of it, or judged by what is denied.
        let whole = !matches!(form(a, behind + 1).as_str(), "but" | "except" | "more" | "else" | "other" | "less" | "of" | "wrong" | "to");
        let denied = b.features.negations.iter().any(|negation| negation.denies && negation.scope.contains(&p.y[there].words.start));
        if !nothing || !whole || denied || says(&p.x[verb].form) || matches!(p.x[verb].stem.as_str(), "do" | "say") {
            return None;
        }
        let (xs, ys) = (&a.syntax().deeds, &b.syntax().deeds);
        let of_one = |x: &Parties, y: &Parties| match stand(p, &x.doer, &y.doer) {
            Stand::Same => true,
            Stand::Other => false,
            // "Were given nothing": by whom is not told.
            Stand::Unsaid => x.doer.is_empty() && y.doer.is_empty() && stand(p, &x.done_to, &y.done_to) == Stand::Same,
        };
        let one = xs.iter().filter(|x| x.verb == verb).any(|x| ys.iter().filter(|y| y.verb == there).any(|y| of_one(x, y)));
        let object = object(b, p.y[there].words.end).filter(|_| one)?;
        Some((p.x[verb].words.start..behind + 1, p.y[there].words.start..object + 1))
    })
}

/// What stands right behind a verb as that which it is done to: the last word of it.
fn object(e: Exhibit<'_>, start: usize) -> Option<usize> {
    const FAR: usize = 5;
    let words = &e.features.words;
    let links = |form: &str| {
        matches!(
            form,
            "nothing"
                | "nobody"
                | "to"
                | "for"
                | "in"
                | "at"
                | "on"
                | "by"
                | "of"
                | "with"
                | "from"
                | "that"
                | "about"
                | "up"
                | "out"
                | "off"
                | "and"
        )
    };
    let far = words.len().min(start + FAR);
    let first = (start..far).take_while(|&at| !links(&words[at].form) && !super::breaks_at(e, at)).find(|&at| !words[at].function)?;
    (first..far).take_while(|&at| at == first || !words[at].function && !super::breaks_at(e, at)).last()
}

#[cfg(test)]
mod tests {
    use super::super::table::check_told_as_one;
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_was_done_to_nothing_was_done_to_something() {
        check_told_as_one(
            &[EvidenceKind::Negation],
            &[
                ("Brask paid nothing for the boat.", "Brask paid forty crowns for the boat."),
                ("The Bishop has forbidden nothing.", "The Bishop had forbidden pilgrimages to the church."),
                ("Lund saw nobody in the yard.", "Lund saw two men in the yard."),
                ("The survivors were given nothing.", "The survivors were given blankets."),
                ("The searchers found nothing.", "The searchers found a knife under the stairs."),
            ],
            &[
                ("Brask said nothing.", "Brask said that it was late."),
                ("Brask paid nothing but the fine.", "Brask paid forty crowns."),
                ("Brask paid nothing for the boat.", "Lund paid forty crowns for the boat."),
                ("Brask paid nothing for the boat.", "Brask did not pay the forty crowns for the boat."),
                ("The searchers found nothing on Monday.", "The searchers found a knife on Tuesday."),
                ("The captain saw nothing of the light.", "The captain saw the mate on deck."),
            ],
        );
    }
}
