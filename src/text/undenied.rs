//! Negations that deny nothing of what happened: what is only supposed, wished or ordered, what only describes those who are meant, and
//! what is denied in part.
//!
//! ```text
//! If the doors weren't locked …            supposed
//! The deal should never have been made     wished
//! than people without scars                described
//! not all boats sank                       denied in part
//! ```

use super::{Language, Word, breaks};

/// What follows is only supposed, or left open.
pub(crate) fn supposes(words: &[Word], at: usize, language: Language) -> bool {
    let form = words.get(at).map_or("", |word| word.form.as_str());
    match language.code() {
        "de" => matches!(form, "wenn" | "falls" | "ob"),
        "fr" => matches!(form, "si" | "s'il" | "s'ils"),
        "it" => form == "se",
        "es" => form == "si",
        _ => matches!(form, "if" | "whether" | "unless" | "might") || is_may(words, at),
    }
}

/// Whether a word is the verb and not the month: "they may", "Storm May Come", but "in May".
pub(crate) fn is_may(words: &[Word], at: usize) -> bool {
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital && !word.function && !word.is_number());
    let headline = || at > 0 && capital(at - 1) && capital(at + 1);
    words.get(at).is_some_and(|word| word.form == "may" && (!word.capital || headline()))
}

/// What should not have been, what somebody was told not to do, and what a thing is better than: none of it says that it was not so.
pub(super) fn wishes(text: &str, words: &[Word], at: usize, start: usize) -> bool {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let before = |steps: usize| at.checked_sub(steps).map_or("", form);
    let should = matches!(form(at), "shouldn't" | "oughtn't") || (1..=2).any(|steps| matches!(before(steps), "should" | "ought" | "must"));
    let orders = |form: &str| {
        ["order", "command", "instruct", "urg", "beg", "implor", "advis", "forb"].iter().any(|stem| form.starts_with(stem))
            || matches!(form, "told" | "tell" | "tells" | "asked" | "asks" | "called" | "warned" | "warns" | "shouted" | "cried")
    };
    // "A sign said: “Don't talk”".
    let told_not_to = matches!(form(at), "don't" | "dont") && (at == 0 || breaks(text, words, at));
    told_not_to
        || should && (form(start) == "have" || before(1) == "have")
        || form(at) == "not" && form(start) == "to" && (1..=7).any(|steps| orders(before(steps)))
        || form(at) == "no" && before(1) == "than"
}

/// How many words from `start` on, right behind a negation, make it no denial, since what is not left out is there: "did not [forget] the
/// lamps", "must not [pass over] her part".
pub(super) fn leaves_nothing_out(words: &[Word], start: usize) -> Option<usize> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    match (form(start), form(start + 1)) {
        ("forget" | "omit" | "overlook" | "neglect" | "ignore", _) => Some(1),
        ("pass", "over") | ("leave", "out") => Some(2),
        _ => None,
    }
}

/// Whether "without" or "no" only tells which people are meant, or what another is compared to: "people without scars", "children who
/// have no symptoms", "than in towns without a harbour".
pub(super) fn describes(text: &str, words: &[Word], at: usize) -> bool {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let clause = (0..at).rev().take_while(|&i| !breaks(text, words, i + 1)).take(6);
    let compared = clause.clone().any(|i| matches!(form(i), "than" | "compared" | "versus" | "unlike"));
    let group = |i: usize| {
        matches!(
            form(i),
            "people" | "persons" | "those" | "patients" | "adults" | "children" | "men" | "women" | "individuals" | "subjects" | "workers"
        )
    };
    let back = |steps: usize| at.checked_sub(steps);
    let link = back(1).is_some_and(|i| matches!(form(i), "with" | "have" | "had" | "has" | "having"));
    let who = back(2).is_some_and(|i| matches!(form(i), "who" | "that"));
    // "Left a thousand people without water".
    let left = clause.clone().any(|i| matches!(form(i), "leave" | "leaves" | "left" | "leaving"));
    if left || form(at + 1).ends_with("ing") {
        return false;
    }
    compared
        || back(1).is_some_and(|i| group(i) && form(at) == "without")
        || form(at) == "no" && link && (back(2).is_some_and(|i| group(i) && form(at - 1) == "with") || who && back(3).is_some_and(group))
}

/// Whether a negation only tells which ones are meant: "migrants who don't pass the test".
pub(super) fn picks_out(words: &[Word], at: usize) -> bool {
    let relative = at.checked_sub(1).is_some_and(|before| matches!(words[before].form.as_str(), "who" | "which" | "that"));
    relative && matches!(words[at].form.as_str(), "don't" | "doesn't" | "can't" | "cannot" | "aren't" | "haven't")
}

/// Whether "no" is a cry or an answer: "No, no, no!", "No, he said".
pub(super) fn is_cry(text: &str, words: &[Word], at: usize) -> bool {
    let behind = text[words[at].span.end..].chars().next();
    words[at].form == "no" && matches!(behind, Some(',' | '!' | '.' | '”' | '"' | '’'))
}

/// Whether a negation belongs to a name: "Doctors Without Borders".
pub(super) fn is_named(words: &[Word], at: usize, start: usize) -> bool {
    at > 0 && words[at].capital && words[at - 1].capital && words.get(start).is_some_and(|next| next.capital)
}

/// Whether a negation denies nothing that was: "achieve nothing by threatening", "without us they wouldn't be here".
pub(super) fn is_unreal(words: &[Word], at: usize, start: usize) -> bool {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let would = form(at) == "wouldn't" || form(at) == "not" && at > 0 && form(at - 1) == "would";
    let led = |i: usize| matches!(form(i), "if" | "without" | "for");
    form(at) == "nothing" && matches!(form(start), "by" | "from" | "about" | "for" | "against")
        // "Had never before taken so large a vessel in".
        || form(at) == "never" && form(start) == "before"
        // "The levee would not have held for another hour": it did hold.
        || would && (form(start) == "have" || (at.saturating_sub(12)..at).any(led))
}

/// "not only", "not all", "not produced entirely by": what follows is not simply denied.
pub(super) fn is_partial(negation: &str, next: &str, second: &str) -> bool {
    let wholly = matches!(second, "entirely" | "fully" | "completely" | "wholly" | "exclusively" | "solely");
    let part = wholly
        || matches!(
            next,
            "only"
                | "just"
                | "merely"
                | "simply"
                | "least"
                | "less"
                | "until"
                | "all"
                | "every"
                | "everyone"
                | "everybody"
                | "always"
                | "necessarily"
                | "entirely"
                | "fully"
                | "completely"
                | "enough"
                | "unlike"
                | "surprisingly"
        );
    part && (negation == "not" || negation.ends_with("n't"))
}
