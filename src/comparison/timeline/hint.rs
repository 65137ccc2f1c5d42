//! What the words around a date, weekday or clock time say about where it belongs.
//!
//! ```text
//! A man was arrested on Friday morning.      told of what is past; in the morning
//! The school stays closed until Monday.      told of what is to come
//! PORTLOW, 8 November 2019 – A fire …        when the account was written, not when anything happened
//! ```

use super::half::{PartOfDay, part_of_day};
use crate::text::{Language, Word, is_weekday, is_written, lexicon};
use std::ops::Range;

/// What the words around a claim say about where it belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::comparison) struct Hint {
    /// The part of the day that stands beside it: "on Thursday evening".
    pub(super) part: Option<PartOfDay>,
    /// Whether it is told of what is past or to come.
    pub(super) tense: Tense,
    /// It is when somebody said something.
    pub(super) saying: bool,
    /// It is when the account was written.
    pub(super) written: bool,
}

/// Whether something is told of what is past or to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    ToCome,
    #[default]
    Unclear,
}

/// Reads the hint of a claim that is made of these words of a passage. `at_edge` tells that the passage is among the first or last of its
/// account, where it says when it was written.
pub(super) fn hint(text: &str, words: &[Word], claim: &Range<usize>, span: &Range<usize>, language: Language, at_edge: bool) -> Hint {
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let back = |steps: usize| claim.start.checked_sub(steps).map_or("", form);
    // "On Thursday evening", "late on Thursday evening", "on the evening of 4 March", "Montagabend".
    let within = claim.clone().rev().chain([claim.end, claim.end + 1]).find_map(|at| part_of_day(form(at)));
    let led = if matches!(back(1), "of" | "the" | "du" | "des") { part_of_day(back(2)).or_else(|| part_of_day(back(3))) } else { None };
    let near = claim.start.saturating_sub(4)..claim.start;
    let saying = near.map(form).any(|form| SAYING.contains(&form));
    Hint { part: within.or(led), tense: tense(text, words, claim, language), saying, written: at_edge && is_written(text, span) }
}

const SAYING: [&str; 16] = [
    "said",
    "says",
    "told",
    "announced",
    "reported",
    "confirmed",
    "stated",
    "declared",
    "sagte",
    "teilte",
    "erklärte",
    "déclaré",
    "annoncé",
    "detto",
    "dijo",
    "statement",
];

/// Words that speak of what is to come, in five languages.
const TO_COME: [&str; 43] = [
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "can",
    "could",
    "must",
    "'ll",
    "won't",
    "due",
    "scheduled",
    "planned",
    "expected",
    "plans",
    "hopes",
    "intends",
    "upcoming",
    "tomorrow",
    "is",
    "are",
    "remains",
    "remain",
    "stays",
    "wird",
    "werden",
    "soll",
    "sollen",
    "bleibt",
    "bleiben",
    "sera",
    "seront",
    "va",
    "vont",
    "sarà",
    "saranno",
    "será",
    "serán",
    "prochain",
    "prossimo",
    "próximo",
    "kommenden",
];

/// Words that speak of what is past.
const PAST: [&str; 43] = [
    "was", "were", "had", "did", "has", "have", "been", "didn't", "wasn't", "weren't", "ago", "last", "hit", "cut", "put", "set", "shut",
    "hurt", "burst", "spread", "split", "quit", "war", "waren", "wurde", "wurden", "hatte", "hatten", "hat", "haben", "était", "étaient",
    "a", "ont", "avait", "fut", "furent", "era", "erano", "ha", "hanno", "fue", "fueron",
];

/// Verbs in the present that tell what is planned: "opens on Monday". Those that are no nouns need no list.
const PLANNED: [&str; 12] =
    ["opens", "closes", "starts", "meets", "returns", "votes", "sits", "ends", "leaves", "comes", "goes", "finishes"];

/// Whether the words from `at` on are such that what follows stands in another clause.
fn parts(text: &str, words: &[Word], at: usize) -> bool {
    let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|before| words.get(before)), words.get(at)) else { return true };
    let gap = text.get(before.span.end..word.span.start).unwrap_or("");
    gap.trim() == "-" || gap.contains([',', ';', ':', '(', ')', '–', '—', '"', '“', '”'])
}

/// Whether what is told at these words is past or to come.
fn tense(text: &str, words: &[Word], claim: &Range<usize>, language: Language) -> Tense {
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let lead = claim.start.checked_sub(1).map_or("", form);
    match (lead, form(claim.start)) {
        ("since" | "last" | "seit" | "depuis" | "letzten" | "vergangenen", _) | (_, "since" | "seit" | "depuis") => return Tense::Past,
        ("next" | "coming" | "nächsten" | "kommenden", _) => return Tense::ToCome,
        _ => {}
    }
    let english = language == Language::ENGLISH;
    // "The Friday market has been cancelled": which one it is, and not when.
    let names_it = || {
        let led = matches!(lead, "the" | "a" | "an" | "every" | "each" | "our" | "their");
        let next = words.get(claim.end).filter(|word| !word.function && !parts(text, words, claim.end));
        led && claim.len() == 1
            && is_weekday(form(claim.start))
            && next.is_some_and(|next| part_of_day(&next.form).is_none() && !next.is_number())
    };
    if english && names_it() {
        return Tense::Unclear;
    }
    // A name such as May or Will says nothing.
    let tense_at = |at: usize| match words.get(at) {
        Some(word) if at == 0 || !word.capital => word_tense(form(at), language),
        _ => Tense::Unclear,
    };
    // Backwards to where the clause begins. A verb decides only where no auxiliary stands before it: "will stay closed", "did not arrive".
    let mut verb: Option<(usize, Tense)> = None;
    for at in (0..claim.start).rev() {
        if parts(text, words, at + 1) || verb.is_some_and(|(seen, _)| seen > at + 4) {
            break;
        }
        match tense_at(at) {
            Tense::Unclear => {}
            found if !english || decides(form(at)) => return found,
            found => verb = verb.or(Some((at, found))),
        }
        if matches!(form(at), "that" | "which" | "who" | "but" | "dass") {
            break;
        }
    }
    if let Some((_, tense)) = verb {
        return tense;
    }
    // Nothing before it: "on Monday the school reopens".
    let after = (claim.end..words.len()).take_while(|&at| at < claim.end + 2 || !parts(text, words, at));
    let found = after.map(tense_at).find(|tense| *tense != Tense::Unclear);
    // The lexicon knows the verbs of English only. Elsewhere, accounts tell mostly of what is past.
    let otherwise = match (english, form(claim.start)) {
        (true, _) => Tense::Unclear,
        (false, "bis" | "jusqu'" | "hasta" | "fino") => Tense::ToCome,
        (false, _) => Tense::Past,
    };
    found.unwrap_or(otherwise)
}

/// Whether a word is an auxiliary, or another one that no word before it turns round.
fn decides(form: &str) -> bool {
    let auxiliary = matches!(form, "was" | "were" | "had" | "did" | "has" | "have" | "didn't" | "wasn't" | "weren't" | "ago" | "last");
    auxiliary || TO_COME.contains(&form)
}

/// What one word says about it.
fn word_tense(form: &str, language: Language) -> Tense {
    let english = language == Language::ENGLISH;
    // "A" is an article in English, and "war" a noun.
    if PAST.contains(&form) && !(english && matches!(form, "a" | "war" | "hat" | "era")) {
        return Tense::Past;
    }
    if TO_COME.contains(&form) && (english || !matches!(form, "is" | "are")) || PLANNED.contains(&form) {
        return Tense::ToCome;
    }
    if !english || form.len() < 3 || matches!(form, "men" | "women" | "feet" | "teeth" | "people" | "need" | "hundred") {
        return Tense::Unclear;
    }
    let lexicon = lexicon();
    let lemmas = lexicon.lemmas(form);
    let Some(&lemma) = lemmas.first().filter(|&&lemma| lexicon.is_verb(lemma)) else { return Tense::Unclear };
    let only_verb = !lexicon.is_noun(lemma) && !lexicon.is_adjective(lemma);
    let present = lexicon.word(lemma) == form || form.ends_with('s');
    match () {
        () if present && only_verb => Tense::ToCome,
        () if present || form.ends_with("ing") || form.ends_with("er") || form.ends_with("est") => Tense::Unclear,
        () => Tense::Past,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn of(text: &str, claim: &str) -> Hint {
        let start = text.find(claim).expect("the claim is in the text");
        let span = start..start + claim.len();
        let words = words(text, Language::ENGLISH);
        let inside: Vec<usize> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| span.start <= word.span.start && word.span.end <= span.end)
            .map(|(at, _)| at)
            .collect();
        hint(text, &words, &(inside[0]..inside[inside.len() - 1] + 1), &span, Language::ENGLISH, true)
    }

    #[test]
    fn verbs_tell_what_is_past_and_what_is_to_come() {
        let cases = [
            ("A woman was detained on Friday.", Tense::Past),
            ("The bells rang on Friday.", Tense::Past),
            ("On Friday the market was held.", Tense::Past),
            ("Ferries have sailed again since Friday.", Tense::Past),
            ("By Friday it held nine pounds.", Tense::Past),
            ("The pool will stay closed until Friday.", Tense::ToCome),
            ("The library reopens on Friday.", Tense::ToCome),
            ("The baths reopen on Friday.", Tense::ToCome),
            ("The ferry did not arrive on Friday.", Tense::Past),
            ("On 8 May 1971 the pier fell, and May Hart drowned on Friday.", Tense::Past),
            ("On Friday, the library reopens.", Tense::ToCome),
            ("The hall is closed until Friday.", Tense::ToCome),
            ("The council said it would vote on Friday.", Tense::ToCome),
            ("The pool will reopen soon, the mayor said on Friday.", Tense::Past),
            ("They meet next Friday.", Tense::ToCome),
            ("Friday", Tense::Unclear),
            ("The Friday market has been cancelled.", Tense::Unclear),
            ("The Friday market will not take place this week.", Tense::Unclear),
            ("The Friday before, the market was held.", Tense::Past),
        ];
        for (text, tense) in cases {
            assert_eq!(of(text, "Friday").tense, tense, "{text}");
        }
    }

    #[test]
    fn a_part_of_the_day_stands_before_or_behind_its_day() {
        for text in ["It began on Friday evening.", "It began on the evening of Friday.", "It began late on Friday night."] {
            assert!(of(text, "Friday").part.is_some(), "{text}");
        }
        assert_eq!(of("It began on Friday, and in the evening it rained again.", "Friday").part, None);
    }

    #[test]
    fn when_an_account_was_written_is_told_apart_from_what_happened() {
        let date = "8 May 1971";
        for text in ["PORTLOW, 8 May 1971 - A pier fell.", "By Ida Moss, Portlow Echo, 8 May 1971", "Portlow, 8 May 1971", "8 May 1971"] {
            assert!(of(text, date).written, "{text}");
        }
        for text in ["The pier fell on 8 May 1971.", "The fall of the pier on 8 May 1971", "On 8 May 1971 - a Saturday - the pier fell."] {
            assert!(!of(text, date).written, "{text}");
        }
    }
}
