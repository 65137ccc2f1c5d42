//! What a passage says is *not* so.
//!
//! ```
//! use corroborate::text::{Language, negations, words};
//!
//! let text = "Nobody was hurt, and the doors did not fail to open";
//! let found = words(text, Language::ENGLISH);
//! let denied: Vec<&str> = negations(text, &found, Language::ENGLISH)
//!     .iter()
//!     .filter(|n| n.denies)
//!     .flat_map(|n| found[n.scope.clone()].iter())
//!     .map(|w| w.form.as_str())
//!     .collect();
//! assert_eq!(denied, ["was", "hurt"]);
//! ```
//!
//! English, German, French, Italian and Spanish are known; what a negation covers is read from the order of words alone.

use super::undenied::{describes, is_cry, is_named, is_partial, is_unreal, leaves_nothing_out, picks_out, supposes, wishes};
use super::{Language, Word};
use std::ops::Range;

/// A negation and what it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The words that negate, as indices into the words: `did [not]`, `[failed to]`, `[no longer]`.
    pub words: Range<usize>,
    /// The words it covers, as indices.
    pub scope: Range<usize>,
    /// It denies that there is such a one at all ("nobody", "no boat", "without"), not what a known one did.
    pub none: bool,
    /// It denies what is so now ("no longer"), not what was.
    pub now: bool,
    /// False where it takes nothing back: "not only", "did not fail to", "not all".
    pub denies: bool,
}

/// A negation covers at most so many words.
const REACH: usize = 14;
/// "without" covers at most so many words.
const SHORT_REACH: usize = 6;

/// What a negating word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// "not", "never", "hardly": covers the clause after it.
    Clause,
    /// "nicht": covers its clause on both sides.
    WholeClause,
    /// "no", "nobody", "neither".
    None,
    /// "without": covers what it lacks.
    Without,
}

/// The negations of a passage, in order. `words` are the words of `text`.
pub fn negations(text: &str, words: &[Word], language: Language) -> Vec<Negation> {
    let mut found: Vec<Negation> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((kind, length)) = negation_at(words, at, language).filter(|_| !is_cry(text, words, at)) else {
            at += 1;
            continue;
        };
        if let Some(taken_back) = outer_negation(words, at, language) {
            // "It is not the case that nobody was hurt": neither denies.
            found.push(Negation { words: at..at + 1, scope: at + 1..taken_back, none: false, now: false, denies: false });
            at = taken_back;
            continue;
        }
        let start = at + length;
        let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
        let reach = if kind == Kind::Without { SHORT_REACH } else { REACH };
        let last = words.len().min(start + if denies_a_word(words, at, language) { 1 } else { reach });
        let ends = |i: usize| breaks(text, words, i) || ends_clause(words, i, language) || kind == Kind::Without && ends_phrase(form(i));
        let end = (start..last).find(|&i| i > start && ends(i)).unwrap_or(last);
        // "instead of the 180 that Russia had asked for": the number, not who asked.
        let number = (start..end.min(start + 2)).find(|&i| matches!(form(at), "instead" | "rather") && words[i].is_number());
        let end = number.map_or(end, |i| i + 1);
        // "Verletzt wurde niemand": what nobody did may stand before.
        let nobody = matches!(form(at), "niemand" | "niemanden" | "nichts" | "keiner") && is_led_by_a_participle(text, words, at, language);
        let begin = match kind {
            _ if kind == Kind::WholeClause || nobody => (0..at)
                .rev()
                .find(|&i| breaks(text, words, i + 1) || ends_clause(words, i, language))
                .map_or(0, |i| i + 1)
                .max(at.saturating_sub(REACH)),
            _ => start,
        };
        // A second negation in its reach takes it back: "did not fail to", "not without".
        // "Niemand, weder die Ordner" goes on.
        let undone = if start < words.len() && breaks(text, words, start) { start..start } else { start..end.min(start + 3) };
        let undoing = undone.into_iter().find_map(|i| negation_at(words, i, language).map(|(_, length)| i + length));
        let undoing = undoing.or_else(|| leaves_nothing_out(words, start).map(|length| start + length));
        let delayed = form(end) == "until" || form(end) == "unless";
        let supposed =
            (start.saturating_sub(8)..at).rev().take_while(|&i| !breaks(text, words, i + 1)).any(|i| supposes(words, i, language));
        let now = is_of_now(words, at, start..end, language);
        let partial = is_partial(&words[at].form, form(start), form(start + 1));
        let none = matches!(kind, Kind::None | Kind::Without);
        let cried = words.get(end - 1).is_some_and(|word| text[word.span.end..].starts_with('!'));
        let absent = none && (cried || describes(text, words, at) || is_named(words, at, start));
        let described = absent || picks_out(words, at) || is_unreal(words, at, start) || is_either(text, words, at, start);
        let denies = undoing.is_none() && !supposed && !delayed && !partial && !described && !wishes(text, words, at, start);
        found.push(Negation { words: at..start, scope: begin..end, none, now, denies });
        at = undoing.unwrap_or(start);
    }
    found
}

/// Whether it is denied of now, and not of before: "no longer open", "not yet open", "is not open today". "Nobody was hurt today" is of a
/// day that another passage may tell of too.
fn is_of_now(words: &[Word], at: usize, scope: Range<usize>, language: Language) -> bool {
    const FAR: usize = 4;
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let within = |forms: &[&str]| scope.clone().any(|i| forms.contains(&form(i)));
    let soon = |forms: &[&str]| (scope.start..words.len().min(scope.start + FAR)).any(|i| forms.contains(&form(i)));
    let before = |forms: &[&str]| at.checked_sub(1).is_some_and(|i| forms.contains(&form(i)));
    match language.code() {
        "de" => (form(at), form(at + 1)) == ("nicht", "mehr") || before(&["noch"]),
        "fr" => soon(&["plus", "encore"]),
        "it" => soon(&["più", "ancora"]),
        "es" => before(&["todavía", "aún", "ya"]),
        _ => {
            let present = before(&["is", "are"]) || matches!(form(at), "isn't" | "aren't");
            form(at + 1) == "longer" || within(&["yet"]) || present && within(&["today", "now", "currently", "anymore", "nowadays"])
        }
    }
}

/// Whether a negation denies no more than the next word: "nicht gemeldete Boote", "i migranti non registrati".
fn denies_a_word(words: &[Word], at: usize, language: Language) -> bool {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let next = form(at + 1);
    let noun_before = || at.checked_sub(1).is_some_and(|i| !words[i].function && !words[i].is_number());
    let ends = |endings: &[&str]| endings.iter().any(|ending| next.ends_with(ending));
    match (language.code(), form(at)) {
        ("de", "nicht") => {
            let bare = ["er", "en", "es", "em", "e"].iter().find_map(|ending| next.strip_suffix(ending)).unwrap_or_default();
            let participle = (bare.ends_with('t') || bare.ends_with("en")) && (bare.starts_with("ge") || bare.len() >= 8);
            participle && words.get(at + 2).is_some_and(|word| word.capital && !word.function)
        }
        ("it", "non") => {
            next.len() >= 6 && noun_before() && ends(&["ato", "ata", "ati", "ate", "ito", "ita", "iti", "ite", "uto", "uta", "uti", "ute"])
        }
        ("es", "no") => {
            next.len() >= 7 && noun_before() && ends(&["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mental", "mentales"])
        }
        _ => false,
    }
}

/// Whether it may be either way: "with or without a conductor", "whether or not it rains".
fn is_either(text: &str, words: &[Word], at: usize, start: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|i| words.get(i)).map_or("", |word| word.form.as_str());
    let with = |form: &str| matches!(form, "with" | "whether" | "mit" | "avec" | "con");
    let or = matches!(before(1), "or" | "oder" | "ou" | "o");
    // "With/without a conductor".
    let slash = with(before(1)) && matches!(words[at].form.as_str(), "without" | "ohne" | "sans" | "senza" | "sin");
    slash || or && (with(before(2)) || start >= words.len() || breaks(text, words, start))
}

/// Whether the German clause before a word begins with what is denied: "verletzt wurde niemand". Not "im Haus war niemand", nor "außer ihm
/// wurde niemand verletzt".
fn is_led_by_a_participle(text: &str, words: &[Word], at: usize, language: Language) -> bool {
    let begins = |i: &usize| *i == 0 || breaks(text, words, *i) || ends_clause(words, *i, language);
    let Some(first) = (0..at).rev().find(begins).and_then(|i| words.get(i)) else { return false };
    let form = first.form.as_str();
    let led = ["ge", "ver", "be", "ent", "er", "zer", "miss"].iter().any(|start| form.starts_with(start));
    language == Language::GERMAN && led && (form.ends_with('t') || form.ends_with("en")) && form.len() > 5
}

/// Where "not the case that" or "not true that" stands before a second negation: where that one ends.
fn outer_negation(words: &[Word], at: usize, language: Language) -> Option<usize> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let outer = form(at) == "not" && (form(at + 1) == "true" || (form(at + 1), form(at + 2)) == ("the", "case"));
    let inner = (at + 2..words.len().min(at + 4 + REACH)).find_map(|i| negation_at(words, i, language).map(|(_, length)| i + length));
    inner.filter(|_| outer)
}

/// What negates at this word, and how many words it takes.
fn negation_at(words: &[Word], at: usize, language: Language) -> Option<(Kind, usize)> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let (one, two) = (form(at), form(at + 1));
    match language.code() {
        "en" => Some(match (one, two) {
            ("no", "longer") => (Kind::Clause, 2),
            ("at", "no") if matches!(form(at + 2), "time" | "point" | "stage" | "moment") => (Kind::Clause, 3),
            ("in", "no") if matches!(form(at + 2), "way" | "case" | "sense") => (Kind::Clause, 3),
            ("on", "no") if form(at + 2) == "occasion" => (Kind::Clause, 3),
            ("by", "no") if form(at + 2) == "means" => (Kind::Clause, 3),
            ("under", "no") if form(at + 2).starts_with("circumstance") => (Kind::Clause, 3),
            // "No. 2".
            ("no", _) if words.get(at + 1).is_some_and(Word::is_number) => return None,
            ("no", "one") if matches!(form(at + 2), "but" | "except" | "save" | "besides") => return None,
            ("no", "one") | ("not", "any" | "a" | "one") => (Kind::None, 2),
            ("not", "longer") => (Kind::Clause, 2),
            ("no", "fewer" | "less" | "more" | "later" | "doubt" | "matter" | "wonder" | "sooner" | "earlier") => return None,
            ("none", "other" | "too") => return None,
            // "Nobody but the cook saw it" says that the cook did.
            ("nobody" | "none" | "nothing", "but" | "except" | "save" | "besides") => return None,
            // "It is not true that the gate was locked" denies that it was.
            ("not", "true") if form(at + 2) == "that" => (Kind::Clause, 3),
            ("not", "the") if (form(at + 2), form(at + 3)) == ("case", "that") => (Kind::Clause, 4),
            ("untrue" | "false" | "wrong", "that") if at > 0 && matches!(form(at - 1), "is" | "was") => (Kind::Clause, 2),
            ("nowhere", _) if at > 1 && form(at - 1) == "of" && form(at - 2) == "out" => return None,
            ("nobody" | "none" | "nothing" | "neither" | "nor" | "no" | "nowhere", _) => (Kind::None, 1),
            ("without", _) => (Kind::Without, 1),
            ("not" | "never" | "cannot" | "hardly" | "barely" | "scarcely" | "rarely" | "seldom", _) => (Kind::Clause, 1),
            (
                "failed" | "fails" | "fail" | "failing" | "refused" | "refuses" | "refuse" | "refusing" | "declined" | "declines"
                | "unable" | "unwilling" | "forgot" | "neglected" | "omitted",
                "to",
            ) => (Kind::Clause, 2),
            ("devoid", "of") => (Kind::Without, 2),
            ("lack" | "absence" | "lacks" | "lacked" | "lacking", "of") => (Kind::Without, 2),
            ("lacks" | "lacked" | "lacking", _) => (Kind::Without, 1),
            ("failure" | "refusal" | "inability" | "yet", "to") => (Kind::Clause, 2),
            // "Known for her parties rather than her films" denies no film; "instead of the 180 …" denies the number.
            ("rather", "than") | ("instead", "of") if (at + 2..at + 4).any(|i| words.get(i).is_some_and(Word::is_number)) => {
                (Kind::Without, 2)
            }
            ("stop" | "stops" | "stopped" | "stopping" | "cease" | "ceased" | "quit" | "avoid" | "avoids" | "avoided", _)
                if two.ends_with("ing") =>
            {
                (Kind::Clause, 1)
            }
            ("lack", _) => (Kind::Without, 1),
            (
                "dont" | "doesnt" | "didnt" | "isnt" | "arent" | "wasnt" | "werent" | "hasnt" | "havent" | "cant" | "couldnt" | "wouldnt"
                | "shouldnt",
                _,
            ) => (Kind::Clause, 1),
            // "didn ’ t", as some texts are cut.
            (
                "don" | "doesn" | "didn" | "isn" | "aren" | "wasn" | "weren" | "hasn" | "haven" | "hadn" | "couldn" | "wouldn" | "shouldn",
                "t",
            ) => (Kind::Clause, 2),
            // "remains to be told".
            ("to", "be") if at > 0 && matches!(form(at - 1), "remains" | "remained" | "remain") => (Kind::Clause, 2),
            _ if one.ends_with("n't") => (Kind::Clause, 1),
            _ => return None,
        }),
        "de" => Some(match (one, two) {
            ("nicht", "nur" | "zuletzt" | "mehr") if two != "mehr" => return None,
            ("nicht", "mehr") => (Kind::WholeClause, 2),
            ("nicht" | "nie" | "niemals", _) => (Kind::WholeClause, 1),
            ("kein" | "keine" | "keiner" | "keinen" | "keinem" | "keines" | "niemand" | "niemanden" | "nichts" | "weder", _) => {
                (Kind::None, 1)
            }
            ("ohne", _) => (Kind::Without, 1),
            _ => return None,
        }),
        "fr" => Some(match (one, two) {
            ("sans", _) => (Kind::Without, 1),
            ("aucun" | "aucune" | "personne" | "rien" | "nul" | "nulle", _) if !after_ne(words, at) => (Kind::None, 1),
            _ if (one == "ne" || one.starts_with("n'")) && !only_french(words, at) && !after_none_french(words, at) => (Kind::Clause, 1),
            _ => return None,
        }),
        "it" => Some(match (one, two) {
            ("non", "solo" | "soltanto") => return None,
            ("non", _) => (Kind::Clause, 1),
            ("nessun" | "nessuno" | "nessuna" | "niente" | "nulla" | "né", _) => (Kind::None, 1),
            ("senza", _) => (Kind::Without, 1),
            _ => return None,
        }),
        "es" => Some(match (one, two) {
            ("no", "solo" | "sólo") => return None,
            ("no" | "nunca" | "jamás", _) => (Kind::Clause, 1),
            ("ningún" | "ninguno" | "ninguna" | "nadie" | "nada" | "ni", _) => (Kind::None, 1),
            ("sin", _) => (Kind::Without, 1),
            _ => return None,
        }),
        _ => None,
    }
}

/// "ne … personne" is one negation.
fn after_ne(words: &[Word], at: usize) -> bool {
    words[at.saturating_sub(4)..at].iter().any(|word| word.form == "ne" || word.form.starts_with("n'"))
}

/// "aucun … ne" is one negation too.
fn after_none_french(words: &[Word], at: usize) -> bool {
    words[at.saturating_sub(3)..at]
        .iter()
        .any(|word| matches!(word.form.as_str(), "aucun" | "aucune" | "personne" | "rien" | "nul" | "nulle"))
}

/// "ne … que" says "only".
fn only_french(words: &[Word], at: usize) -> bool {
    words.iter().skip(at + 1).take(8).any(|word| word.form == "que" || word.form.starts_with("qu'"))
        && !words.iter().skip(at + 1).take(3).any(|word| matches!(word.form.as_str(), "pas" | "plus" | "jamais"))
}

/// Whether a comma or the like stands before a word.
pub fn breaks(text: &str, words: &[Word], at: usize) -> bool {
    let end = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.span.end);
    let (Some(end), Some(word)) = (end, words.get(at)) else { return false };
    text.get(end..word.span.start).is_some_and(|gap| gap.contains([',', ';', ':', '(', ')', '—', '–', '“', '”', '"']))
}

/// A negation ends before these.
fn ends_clause(words: &[Word], at: usize, language: Language) -> bool {
    let Some(word) = words.get(at) else { return true };
    // "Not in that house".
    let led = |before: &Word| matches!(before.form.as_str(), "in" | "at" | "on" | "to" | "from" | "by" | "with" | "near" | "into" | "of");
    if word.form == "that" && at.checked_sub(1).is_some_and(|before| led(&words[before])) {
        return false;
    }
    matches!(
        word.form.as_str(),
        "but"
            | "although"
            | "though"
            | "because"
            | "while"
            | "whereas"
            | "and"
            | "which"
            | "who"
            | "that"
            | "until"
            | "unless"
            | "since"
            | "so"
            | "aber"
            | "sondern"
            | "weil"
            | "und"
            | "dass"
            | "obwohl"
            | "mais"
            | "et"
            | "qui"
            | "car"
            | "ma"
            | "e"
            | "che"
            | "perché"
            | "pero"
            | "y"
            | "sino"
            | "porque"
    ) || negation_at(words, at, language).is_some()
}

/// "without" ends before these.
fn ends_phrase(form: &str) -> bool {
    matches!(form, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "in" | "on" | "at" | "with" | "by" | "to" | "from")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn denied_in(text: &str, language: Language) -> Vec<String> {
        let found = words(text, language);
        negations(text, &found, language)
            .iter()
            .filter(|n| n.denies)
            .flat_map(|n| found[n.scope.clone()].iter())
            .filter(|w| !w.function)
            .map(|w| w.form.to_string())
            .collect()
    }

    fn denied(text: &str) -> Vec<String> {
        denied_in(text, Language::ENGLISH)
    }

    #[test]
    fn a_negation_before_a_participle_denies_that_word_only() {
        for (code, text, expected) in [
            ("de", "Die Wache zählte zwölf nicht gemeldete Boote im Hafen", "gemeldete"),
            ("it", "I migranti non registrati sono arrivati in Italia", "registrati"),
            ("es", "Los barcos no registrados llegaron al puerto", "registrados"),
        ] {
            let denied = denied_in(text, Language::known_as(code).expect("a language that is read"));
            assert_eq!(denied.last().map(String::as_str), Some(expected), "{text}: {denied:?}");
        }
    }

    #[test]
    fn a_negation_covers_what_follows_in_its_clause() {
        let cases: [(&str, &[&str]); 10] = [
            ("At no time did they search the yard", &["search", "yard"]),
            ("No one was injured but two boats sank", &["injured"]),
            ("The doors weren't locked", &["locked"]),
            ("He left without his coat", &["coat"]),
            ("A man without a hat is sitting on the quay", &["hat"]),
            ("The crew failed to close the valve", &["close", "valve"]),
            ("They refused to leave", &["leave"]),
            ("The bridge is no longer open", &["open"]),
            ("Neither the mayor nor the clerk came", &["mayor", "clerk", "came"]),
            ("The harbour has never been closed", &["closed"]),
        ];
        for (text, words) in cases {
            assert_eq!(denied(text), words, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_negation_denies_nothing() {
        for text in [
            "Not only the boats burned",
            "It is not the case that the bridge had not been inspected",
            "He did not fail to warn them",
            "I must not pass over the lady, who led the women",
            "They did not forget the lamps",
            "No fewer than seven boats sank",
            "Not all boats sank",
            "The shop did not open until nine",
            "There is no doubt that it burned",
            "He was not unable to swim",
            "The deal should never have been made",
            "The deal should have never been made",
            "He ordered the militia not to fire",
            "A bad deal was better than no deal",
            "The risk was higher for men than for men without scars",
            "People without tickets waited outside",
            "Children who have no symptoms can carry it",
            "Migrants who don't pass the test go home",
            "The March Without Borders set out",
            "He screamed “No, no, no!” and tried to stop the car",
            "They marched and shouted “No borders!” on the quay",
            "The car came out of nowhere",
            "Even if he had a gun, he wouldn't point it at them",
            "He will achieve nothing by threatening the town",
            "But for the duke they wouldn't be here",
            "The cloth was not produced entirely by hand",
        ] {
            assert_eq!(denied(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_stands_instead_denies_the_number_only() {
        assert_eq!(denied("They bought 120 instead of the 180 Russia had demanded"), ["180"]);
    }

    #[test]
    fn other_languages_deny_in_their_own_order() {
        let language = |code| Language::from_code(code).unwrap_or(Language::ENGLISH);
        assert_eq!(denied_in("Der Kapitän verließ das Schiff nicht", language("de")), ["kapitän", "verließ", "schiff"]);
        assert_eq!(denied_in("Es gab keine Verletzten", language("de")), ["verletzten"]);
        assert_eq!(denied_in("Gewarnt hat die Menschen niemand, weder die Ordner", language("de"))[..2], ["gewarnt", "menschen"]);
        assert_eq!(denied_in("Le pont n'a pas été fermé", language("fr")), ["fermé"]);
        assert_eq!(denied_in("Il ponte non è stato chiuso", language("it")), ["chiuso"]);
        assert_eq!(denied_in("El puente no fue cerrado", language("es")), ["cerrado"]);
        assert_eq!(denied_in("Il n'a vu que deux bateaux", language("fr")), Vec::<String>::new());
    }
}
