//! Origin: where somebody was born, died or is buried, and where a firm or body has its seat. There is one such place for each.
//!
//! | first | second | |
//! |---|---|---|
//! | Leona Hart was born in Ghana | Hart was born in London | contradicts, kind `place` |
//! | The firm is based in Twin Falls, Idaho | its headquarters are in California | contradicts |
//! | She was born in London | she was born in England | nothing: one lies in the other |
//! | Leona Hart was born in Ghana | Peter Hart's wife was born in London | nothing: of others |
//! | She was born in Ghana | she was raised in London | nothing: other facts |
//!
//! Only places that the lexicon knows are held against each other, since only of them it is known that neither lies in the other.

use super::{Exhibit, in_english};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Word, lexicon};
use std::collections::BTreeSet;
use std::ops::Range;

/// What origins say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let (xs, ys) = (facts(a), facts(b));
    for x in &xs {
        for y in ys.iter().filter(|y| y.what == x.what) {
            if !apart(x, y) || !may_be_one(&names(a, x), &names(b, y)) {
                continue;
            }
            let (sa, sb) = (super::word_span(a, &x.place), super::word_span(b, &y.place));
            let (p, q) = (super::quote(a, &sa), super::quote(b, &sb));
            let why = format!("{} in “{p}” or in “{q}”: there is one such place", x.what);
            return Some(Evidence { kind: EvidenceKind::Place, relation: Relation::Contradicts, a: sa, b: sb, why });
        }
    }
    None
}

/// What happened or is somewhere, and where.
struct Fact {
    what: &'static str,
    /// The words of the place.
    place: Range<usize>,
    /// What the place is called, from the smallest to the largest: `hopkinton`, `massachusetts`.
    parts: Vec<String>,
}

/// The facts of a passage that are not denied.
fn facts(e: Exhibit<'_>) -> Vec<Fact> {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let denied = |at: usize| e.features.negations.iter().any(|n| n.scope.contains(&at) || n.words.contains(&at));
    let fact = |at: usize| {
        let what = match form(at) {
            "born" => "born",
            "died" => "died",
            "buried" => "buried",
            "based" | "headquartered" | "headquarters" => "based",
            _ => return None,
        };
        // "born in", "based today in", "headquarters are located in".
        let link = (at + 1..words.len().min(at + 4)).find(|&i| form(i) == "in").filter(|_| !denied(at))?;
        let between = (at + 1..link).all(|i| !words[i].capital && !words[i].is_number());
        let (place, parts) = place(e.text, words, link + 1).filter(|_| between)?;
        Some(Fact { what, place, parts })
    };
    (0..words.len()).filter_map(fact).collect()
}

/// The place whose name begins here, with what it lies in: `Twin Falls, Idaho`.
fn place(text: &str, words: &[Word], start: usize) -> Option<(Range<usize>, Vec<String>)> {
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital && !word.function);
    let gap = |at: usize| text.get(words[at - 1].span.end..words[at].span.start).unwrap_or("").trim().to_owned();
    let mut parts: Vec<String> = Vec::new();
    let mut at = start;
    // "Kingston-upon-Thames, Surrey".
    while capital(at) && (at == start || matches!(gap(at).as_str(), "" | ",")) || at > start && at < words.len() && gap(at) == "-" {
        let between = if at > start { gap(at) } else { String::new() };
        match parts.last_mut() {
            Some(part) if between != "," => {
                part.push(if between == "-" { '-' } else { ' ' });
                part.push_str(&words[at].form);
            }
            _ => parts.push(words[at].form.to_string()),
        }
        at += 1;
    }
    (at > start).then_some((start..at, parts))
}

/// Whether some part of one place excludes one of the other, so that neither lies in the other: the smallest of both, or, where they have
/// no part in common, any.
fn apart(x: &Fact, y: &Fact) -> bool {
    let excludes = |u: &String, v: &String| match (lexicon().lemma(u), lexicon().lemma(v)) {
        (Some(u), Some(v)) => lexicon().exclusive(u, v) == Some("place"),
        _ => false,
    };
    let common = x.parts.iter().any(|part| y.parts.contains(part));
    x.parts.first().zip(y.parts.first()).is_some_and(|(u, v)| excludes(u, v))
        || !common && x.parts.iter().any(|u| y.parts.iter().any(|v| excludes(u, v)))
}

/// The names of a passage besides the place.
fn names<'a>(e: Exhibit<'a>, fact: &Fact) -> BTreeSet<&'a str> {
    let words = &e.features.words;
    let name = |at: &usize| {
        let word = &words[*at];
        let begins = *at == 0 && !words.get(1).is_some_and(|next| next.capital) && lexicon().lemma(&word.form).is_some();
        word.capital && !word.function && !begins && !fact.place.contains(at)
    };
    (0..words.len()).filter(name).map(|at| words[at].stem.as_str()).collect()
}

/// Whether two passages can be about one: a name is the same, or one of them gives none.
fn may_be_one(x: &BTreeSet<&str>, y: &BTreeSet<&str>) -> bool {
    x.is_empty() || y.is_empty() || !x.is_disjoint(y)
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn there_is_one_place_where_one_was_born() {
        check(
            &[EvidenceKind::Place],
            &[
                ("Leona Hart, a singer and writer, was born in Ghana", "Hart was born in London"),
                (
                    "The firm makes snack bars in Twin Falls, and is based in Twin Falls, Idaho",
                    "The firm, a maker of snack bars, has its headquarters in California",
                ),
                ("She was born in Texas", "She was born in Ohio in 1951 to a family of farmers"),
                ("The poet died in Paris", "The poet died in Rome, far from home and without a penny"),
                ("He is buried in Berlin", "He was buried in Vienna beside his first wife"),
                ("The bank, headquartered in Chicago, closed in May", "The bank is based in Boston"),
                ("Hart was born in Paris, Texas", "Hart was born in London"),
                ("The company has its headquarters in Germany", "The company is headquartered in Austria"),
                ("Petrov was born in Kiev", "Petrov, a printer's son, was born in Moscow"),
                ("She died in Egypt", "The traveller died in Syria after a long illness"),
                ("The union is based in Manchester", "The union, which has 4,000 members, is based in Liverpool"),
                ("The general was born in Virginia", "Born in Kentucky, the general went to school in Ohio"),
                ("The paper is based in Spain", "The paper, based in Portugal, is read by few"),
            ],
            &[
                ("She was born in London, the daughter of a baker", "She was born in England"),
                ("Leona Hart was born in Ghana", "Peter Moss was born in London"),
                ("She was born in Ghana, a baker's daughter", "She was raised in London by an aunt"),
                ("He was not born in Ghana", "He was born in London"),
                ("The firm is based in Idaho", "The firm is based in Twin Falls, Idaho"),
                ("He was born in 1951 and lived in Ohio", "He was born in the hills of Texas"),
                ("She died in hospital", "She died in Paris"),
                ("The bank is based in Boston", "The bank opened a branch in Chicago"),
                ("She was born in Sorn, a village", "She was born in Lutz on a farm"),
                ("The poet was born in Rome", "The poet died in Paris"),
                ("He is based in the Alps", "He is based in Switzerland"),
                ("He was born in Chicago", "He was born in Illinois"),
                ("Born in Kingston-upon-Thames, Surrey, Brockwell played for the county", "Brockwell was born in Surrey"),
            ],
        );
    }
}
