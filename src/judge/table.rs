//! Table tests of the judges: pairs of sentences, and what one kind of evidence says about them, whichever way round.

use super::pairs::{judgement_by_words, judgement_of_linked, judgement_of_told_as_one};
use super::{Exhibit, Judgement};
use crate::account::{PassageId, Siglum};
use crate::align::Corpus;
use crate::comparison::{EvidenceKind, Relation};
use crate::text::{Language, contents};
use std::fmt::Debug;

/// Says of each pair whether evidence of this kind contradicts, both ways round; all pairs that come out wrong are shown at once.
pub(super) fn check(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    check_judged(&judgement_by_words, kinds, contradicting, compatible);
    assert!(contradicting.len() + compatible.len() >= 25 && compatible.len() * 3 >= contradicting.len());
}

/// The same of passages that alignment chose for one another.
pub(super) fn check_linked(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    check_judged(&judgement_of_linked, kinds, contradicting, compatible);
}

/// The same of passages that something both tell brought together.
pub(super) fn check_told_as_one(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    check_judged(&judgement_of_told_as_one, kinds, contradicting, compatible);
}

/// Whether two sentences dispute each other, both ways round.
pub(super) fn is_disputed(judged: &dyn Fn(&str, &str) -> Judgement, a: &str, b: &str) -> bool {
    let says = |a: &str, b: &str| judged(a, b).relation == Some(Relation::Contradicts);
    assert_eq!(says(a, b), says(b, a), "{a} | {b}");
    says(a, b)
}

/// What `ask` makes of two English sentences, the same both ways round.
pub(super) fn asked<T: PartialEq + Debug>(first: &str, second: &str, ask: impl Fn(Exhibit<'_>, Exhibit<'_>) -> T) -> T {
    let ask = |first: &str, second: &str| {
        let corpus = Corpus::of_contents([first, second].map(|text| vec![contents(text, Language::ENGLISH)]).into());
        let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
        ask(a, b)
    };
    assert_eq!(ask(first, second), ask(second, first), "{first} | {second}");
    ask(first, second)
}

fn check_judged(
    judged: &dyn Fn(&str, &str) -> Judgement,
    kinds: &[EvidenceKind],
    contradicting: &[(&str, &str)],
    compatible: &[(&str, &str)],
) {
    let says = |a: &str, b: &str| judged(a, b).evidence.iter().any(|e| kinds.contains(&e.kind) && e.relation == Relation::Contradicts);
    let mut wrong = Vec::new();
    for (expected, pairs) in [(true, contradicting), (false, compatible)] {
        for (a, b) in pairs {
            for (x, y) in [(a, b), (b, a)] {
                if says(x, y) != expected {
                    wrong.push(format!("{x} | {y}: expected {expected}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
