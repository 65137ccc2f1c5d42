//! Whether two accounts tell who was the first to do one thing, each in its words.
//!
//! ```text
//! the first vessel to reach the ferry / the first boat to come to us      one thing
//! the first to reach the ferry / the first to reach the summit            two
//! the first doctor to arrive / the first to arrive                        two: he may come after others
//! ```

use super::{Foremost, Lemma, Word, lemmas_at, lexicon};

/// Whether two passages tell who was the first or the last to do one thing, and among the same; each with its words.
pub fn is_done_first(a: &[Word], x: &Foremost, b: &[Word], y: &Foremost) -> bool {
    let (Some(&p), Some(&q)) = (x.deed.first(), y.deed.first()) else { return false };
    let (u, v) = (lemmas_at(a, p), lemmas_at(b, q));
    let same = |u: &[Lemma], v: &[Lemma]| u.iter().any(|&one| v.iter().any(|&other| lexicon().same(one, other)));
    let verb = a[p].stem == b[q].stem || same(&u, &v) || step(a, p, &u).is_some_and(|one| step(b, q, &v) == Some(one));
    // "The first to reach the ferry" / "the first to reach the summit".
    let content = |words: &[Word], range: &[usize]| range.iter().filter(|&&at| !words[at].function).copied().collect::<Vec<_>>();
    let meet = |us: &[usize], vs: &[usize]| {
        us.iter().any(|&i| vs.iter().any(|&j| a[i].stem == b[j].stem || same(&lemmas_at(a, i), &lemmas_at(b, j))))
    };
    let (us, vs) = (content(a, &x.deed[1..]), content(b, &y.deed[1..]));
    let object = us.is_empty() || vs.is_empty() || meet(&us, &vs);
    let done_to = match (&x.done_to, &y.done_to) {
        (Some(u), Some(v)) => {
            let (us, vs) = (content(a, &u.clone().collect::<Vec<_>>()), content(b, &v.clone().collect::<Vec<_>>()));
            let vague = |words: &[Word], list: &[usize]| list.iter().all(|&at| is_vague(&words[at].form));
            vague(a, &us) || vague(b, &vs) || meet(&us, &vs)
        }
        _ => true,
    };
    // "The first doctor to arrive" may come after the first to arrive.
    let anybody = |words: &[Word], among: Option<usize>| among.is_none_or(|at| is_anybody(&words[at].form));
    let among = match (x.among, y.among) {
        (Some(i), Some(j)) => {
            let wider = |one: &[Lemma], other: &[Lemma]| one.iter().any(|&u| other.iter().any(|&v| lexicon().broader(u, v)));
            let (u, v) = (lemmas_at(a, i), lemmas_at(b, j));
            meet(&[i], &[j]) || wider(&u, &v) || wider(&v, &u)
        }
        _ => anybody(a, x.among) && anybody(b, y.among),
    };
    verb && object && done_to && among
}

/// What can be the first or last of its kind whoever it is.
fn is_anybody(form: &str) -> bool {
    matches!(form, "one" | "man" | "men" | "person" | "people" | "thing" | "boat" | "boats" | "vessel" | "ship" | "ones" | "persons")
}

/// A word for what befell that any other word may stand for.
fn is_vague(form: &str) -> bool {
    matches!(form, "phenomenon" | "event" | "matter" | "thing" | "incident" | "this" | "it")
}

/// Steps that many words tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Arrive,
    Descend,
    Leave,
    See,
    TakeOut,
    Die,
}

/// The step that a verb tells, with the particle behind it.
fn step(words: &[Word], verb: usize, lemmas: &[Lemma]) -> Option<Step> {
    let is = |list: &[&str]| lemmas.iter().any(|&lemma| list.contains(&lexicon().word(lemma)));
    let behind = |steps: usize| words.get(verb + steps).map_or("", |word| word.form.as_str());
    let particle = |list: &[&str]| (1..4).any(|steps| list.contains(&behind(steps)));
    match () {
        () if is(&["go", "come", "climb", "get"]) && matches!(behind(1), "down" | "below") || is(&["descend"]) => Some(Step::Descend),
        () if is(&["bring", "lift", "send", "take", "carry", "pull", "haul", "come", "get", "raise"])
            && (particle(&["up", "out", "off", "ashore", "surface"])) =>
        {
            Some(Step::TakeOut)
        }
        () if is(&["arrive", "reach", "come", "get", "arrival"]) => Some(Step::Arrive),
        () if is(&["die", "perish", "death", "victim", "fatality", "casualty"]) => Some(Step::Die),
        () if is(&["leave", "quit", "depart", "abandon"]) => Some(Step::Leave),
        () if is(&["see", "notice", "observe", "spot", "sight", "discover"]) => Some(Step::See),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_done_first;
    use crate::text::{Language, foremost, words};

    #[test]
    fn one_thing_is_done_first_in_several_words() {
        for (first, second, expected) in [
            ("Lund was the first to go down the shaft.", "Brask was the first to descend after the alarm.", true),
            ("The lifeboat was the first vessel to reach the ferry.", "The first boat to come to us was the Girl Anna.", true),
            ("Lund was the last to be lifted out of the cage.", "Lund was the very first they sent up.", true),
            ("The first death was that of Tom Lund.", "The first that died was Widow Brask.", true),
            ("Lund was the first to reach the ferry.", "Brask was the first to reach the summit.", false),
            ("The first doctor to arrive was Lund.", "The first to arrive was Brask.", false),
            ("The light was first seen by Lund.", "The smoke was first seen by Brask.", false),
            ("Lund was the first to speak.", "Brask was the first to leave.", false),
        ] {
            let (a, b) = (words(first, Language::ENGLISH), words(second, Language::ENGLISH));
            let (x, y) = (&foremost(&a)[0], &foremost(&b)[0]);
            assert_eq!(is_done_first(&a, x, &b, y), expected, "{first} / {second}");
            assert_eq!(is_done_first(&b, y, &a, x), expected, "{second} / {first}");
        }
    }
}
