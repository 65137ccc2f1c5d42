//! Who is told to have been there, and who not: "Lund was not present" and "Mr. A. Lund attended" dispute it in no common word but the name.
//!
//! ```text
//! Lund, who lives abroad, was not present last night     lund was not there
//! 3. Mr. A. Lund, turf accountant, attended              lund was there
//! The delegates attended                                 nobody is named
//! ```

use super::foremost::is_form_of_address;
use super::{Form, Negation, Word};
use std::ops::Range;

/// Of somebody who is named it is told that something is so, or that it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The last word of his name, in lower case.
    pub who: Form,
    /// It is so of him.
    pub so: bool,
    /// The words that say so.
    pub words: Range<usize>,
}

/// Who an English passage says was there, which is so, or not, in order; only those whom it names.
pub fn presences(words: &[Word], negations: &[Negation]) -> Vec<Named> {
    (0..words.len()).filter_map(|at| presence(words, negations, at)).collect()
}

fn presence(words: &[Word], negations: &[Negation], at: usize) -> Option<Named> {
    const FAR: usize = 5;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let back = |steps: usize| at.checked_sub(steps).map_or("", form);
    let be = || (1..=FAR).any(|steps| matches!(back(steps), "was" | "were" | "been" | "is" | "be"));
    let (there, verb) = match form(at) {
        "present" if be() && !matches!(form(at + 1), "a" | "an" | "the" | "him" | "her" | "them") => (true, at),
        "absent" if be() => (false, at),
        "attended" | "attend" if !matches!(form(at + 1), "to" | "by") && !be() => (true, at),
        _ => return None,
    };
    let denied = negations.iter().find(|negation| negation.denies && negation.scope.contains(&at));
    // "Failed to attend".
    let start = denied.map_or(verb, |negation| negation.words.start.min(verb));
    let lead = (start.saturating_sub(FAR)..start).rev().find(|&at| matches!(form(at), "was" | "were" | "had" | "has" | "did"));
    let subject = subject(words, lead.unwrap_or(start))?;
    Some(Named { who: words[subject].form.clone(), so: there == denied.is_none(), words: start..at + 1 })
}

/// The last word of the name that a clause begins with whose verb stands at `verb`: right before it, or before what is put in between
/// commas.
pub(super) fn subject(words: &[Word], verb: usize) -> Option<usize> {
    let name = |at: usize| {
        let word = &words[at];
        word.capital && !word.function && !word.is_number() && !is_form_of_address(&word.form)
    };
    let adverb = |at: usize| words[at].form.ends_with("ly") || matches!(words[at].form.as_str(), "also" | "himself" | "herself" | "then");
    let apart = |at: usize| words[at + 1].span.start.saturating_sub(words[at].span.end) > 1;
    let last = (0..verb).rev().find(|&at| !adverb(at))?;
    if !apart(last) {
        return name(last).then_some(last);
    }
    // "Lund, who lives abroad, was not present"; "the secretary, Ada Lund, was present".
    let opening = (0..last).rev().find(|&at| apart(at) && !is_form_of_address(&words[at].form))?;
    if (opening + 1..=last).all(|at| name(at) || is_form_of_address(&words[at].form)) {
        return Some(last);
    }
    name(opening).then_some(opening)
}

#[cfg(test)]
mod tests {
    use super::presences;
    use crate::text::{Language, contents};

    fn told(text: &str) -> String {
        let read = contents(text, Language::ENGLISH);
        let found = presences(&read.words, &read.negations);
        found.iter().map(|one| format!("{} {}", one.who.as_str(), one.so)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn who_was_there_is_told_by_name() {
        for (text, expected) in [
            ("Lund, who does not come under the jurisdiction of the league, was not present last night.", "lund false"),
            ("Mr. A. Lund, turf accountant, attended voluntarily and produced a notebook.", "lund true"),
            ("The hearing was long, and Brask did not attend.", "brask false"),
            ("Brask was absent from the meeting.", "brask false"),
            ("Ada Lindholm was present when the vote was taken.", "lindholm true"),
            ("Lund attended the meeting.", "lund true"),
            ("The secretary of the club, Ada Lund, was present.", "lund true"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_a_gift_or_a_care_is_no_presence() {
        for text in [
            "He gave her a present.",
            "The doctor attended to Lund.",
            "The meeting was attended by forty people.",
            "At present Lund is abroad.",
            "The delegates attended.",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
