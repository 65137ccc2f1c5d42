//! What a passage says is *not* so.
//!
//! ```
//! use corroborate::text::{Language, negations, words};
//!
//! let found = words("Nobody was hurt, and the doors did not fail to open", Language::ENGLISH);
//! let denied: Vec<&str> = negations(&found).iter().filter(|n| n.denies).flat_map(|n| found[n.scope.clone()].iter()).map(|w| w.form.as_str()).collect();
//! assert_eq!(denied, ["was", "hurt"]);
//! ```

use super::Word;
use std::ops::Range;

/// A negation and what it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word that negates, as an index into the words.
    pub word: usize,
    /// The words it covers, as indices.
    pub scope: Range<usize>,
    /// False where a second negation takes it back: "did not fail to".
    pub denies: bool,
}

/// A negation covers at most so many words.
const REACH: usize = 7;

/// The negations of a passage, in order, each with the words it covers: those after it in its clause.
pub fn negations(words: &[Word]) -> Vec<Negation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let form = words[at].form.as_str();
        let next = words.get(at + 1).map_or("", |word| word.form.as_str());
        if !negates(form)
            || (form == "not" && matches!(next, "only" | "just" | "least" | "less" | "until"))
            || (form == "no" && matches!(next, "fewer" | "less" | "doubt" | "longer" | "later"))
        {
            at += 1;
            continue;
        }
        // "no one" is one word written as two.
        let start = if form == "no" && next == "one" { at + 2 } else { at + 1 };
        let end = (start..words.len().min(start + REACH)).find(|&i| ends_clause(words, i)).unwrap_or(words.len().min(start + REACH));
        let taken_back = (start..end.min(start + 3)).any(|i| undoes(&words[i].form));
        found.push(Negation { word: at, scope: start..end, denies: !taken_back });
        at += if taken_back { 2 } else { 1 };
    }
    found
}

fn negates(form: &str) -> bool {
    form.ends_with("n't")
        || matches!(
            form,
            "not"
                | "no"
                | "never"
                | "none"
                | "nobody"
                | "nothing"
                | "neither"
                | "nor"
                | "without"
                | "cannot"
                | "nicht"
                | "kein"
                | "keine"
                | "keiner"
                | "keinen"
                | "keinem"
                | "nie"
                | "niemals"
                | "niemand"
                | "nichts"
                | "ohne"
                | "ne"
                | "jamais"
                | "aucun"
                | "aucune"
                | "sans"
                | "nunca"
                | "ninguno"
                | "ninguna"
                | "nadie"
                | "non"
                | "mai"
                | "nessun"
                | "nessuno"
                | "senza"
        )
}

fn undoes(form: &str) -> bool {
    matches!(form, "fail" | "failed" | "deny" | "denied" | "without" | "doubt" | "refuse" | "refused")
}

fn ends_clause(words: &[Word], at: usize) -> bool {
    matches!(
        words[at].form.as_str(),
        "but"
            | "although"
            | "though"
            | "because"
            | "while"
            | "whereas"
            | "and"
            | "or"
            | "which"
            | "who"
            | "that"
            | "aber"
            | "sondern"
            | "weil"
            | "und"
            | "mais"
    ) || words.get(at).is_some_and(|word| negates(&word.form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, words};

    fn denied(text: &str) -> Vec<String> {
        let found = words(text, Language::ENGLISH);
        negations(&found)
            .iter()
            .filter(|n| n.denies)
            .flat_map(|n| found[n.scope.clone()].iter())
            .filter(|w| !w.function)
            .map(|w| w.form.clone())
            .collect()
    }

    #[test]
    fn a_negation_covers_what_follows_in_its_clause() {
        assert_eq!(denied("No one was injured but two boats sank"), ["injured"]);
        assert_eq!(denied("The doors weren't locked"), ["locked"]);
        assert_eq!(denied("He left without his coat"), ["coat"]);
    }

    #[test]
    fn what_only_looks_like_a_negation_denies_nothing() {
        assert_eq!(denied("Not only the boats burned"), Vec::<String>::new());
        assert_eq!(denied("He did not fail to warn them"), Vec::<String>::new());
        assert_eq!(denied("No fewer than seven boats sank"), Vec::<String>::new());
    }
}
