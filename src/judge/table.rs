//! Table tests of the judges: pairs of sentences, and what one kind of evidence says about them, whichever way round.

use super::pairs::judgement_of;
use crate::comparison::{EvidenceKind, Relation};

/// Says of each pair whether evidence of this kind contradicts, both ways round; all pairs that come out wrong are shown at once.
pub(super) fn check(kinds: &[EvidenceKind], contradicting: &[(&str, &str)], compatible: &[(&str, &str)]) {
    let says =
        |a: &str, b: &str| judgement_of(a, b).evidence.iter().any(|e| kinds.contains(&e.kind) && e.relation == Relation::Contradicts);
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
    assert!(contradicting.len() + compatible.len() >= 25 && compatible.len() * 3 >= contradicting.len());
}
