//! Table tests of the judges: pairs of sentences, and what one kind of evidence says about them, whichever way round.

use super::Judgement;
use super::pairs::{judgement_by_words, judgement_of_linked};
use crate::comparison::{EvidenceKind, Relation};

/// Says of each pair whether evidence of this kind contradicts, both ways round; all pairs that come out wrong are shown at once.
pub(super) fn check(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    check_judged(&judgement_by_words, kinds, contradicting, compatible);
    assert!(contradicting.len() + compatible.len() >= 25 && compatible.len() * 3 >= contradicting.len());
}

/// The same of passages that alignment chose for one another.
pub(super) fn check_linked(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    check_judged(&judgement_of_linked, kinds, contradicting, compatible);
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
