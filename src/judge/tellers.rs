//! Who counts: what one tells and what that one tells with others together are not the same count.
//!
//! | first | second | |
//! |---|---|---|
//! | 23 hurt, according to the infirmary | 26, according to the infirmary and the dressing station | related: the second count takes in more |
//! | 23 hurt, according to the infirmary | 19, according to the infirmary and the dressing station | no: more who count do not count fewer |
//! | 23 hurt, according to the infirmary | 26, according to the police | no: one against the other |

use super::figured::Side;
use super::figures::Case;
use crate::text::{Measure, Quantity};
use std::collections::BTreeSet;

/// Whether one number is told by those who tell the other and by somebody else too, and is the larger.
pub(super) fn apart(case: &Case<'_>, first: &Quantity, second: &Quantity) -> bool {
    if first.measure != Measure::Count {
        return false;
    }
    let (Some(p), Some(q)) = (tellers(&case.a), tellers(&case.b)) else { return false };
    if first.value() < second.value() { takes_in(&q, &p) } else { takes_in(&p, &q) }
}

/// Those a passage goes by.
struct Tellers<'a> {
    /// The stems of the words that name them.
    words: BTreeSet<&'a str>,
    /// They are more than one.
    several: bool,
}

/// "According to the infirmary and the dressing station".
fn tellers<'a>(side: &Side<'a>) -> Option<Tellers<'a>> {
    let at = (1..side.words.len()).find(|&at| (side.form(at - 1), side.form(at)) == ("according", "to"))?;
    let named = (at + 1..side.words.len()).take_while(|&i| side.joined(i - 1));
    let words = named.clone().filter(|&i| !side.words[i].function).map(|i| side.words[i].stem.as_str()).collect();
    let several = named.into_iter().any(|i| side.form(i) == "and");
    Some(Tellers { words, several })
}

/// Whether some are told of with others besides.
fn takes_in(more: &Tellers<'_>, less: &Tellers<'_>) -> bool {
    more.several && !less.several && !less.words.is_empty() && less.words.is_subset(&more.words) && less.words.len() < more.words.len()
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn a_larger_count_by_more_disputes_nothing() {
        let one = "Twenty-three people were hurt, according to the infirmary.";
        check(
            EvidenceKind::Quantity,
            &[
                (one, "Twenty-six people were hurt, according to the lists of the infirmary and the dressing station.", "related"),
                (one, "Twenty-six people were hurt, according to the infirmary and the police.", "related"),
                (one, "Nineteen people were hurt, according to the infirmary and the dressing station.", "contradicts"),
                (one, "Twenty-six people were hurt, according to the police and the fire brigade.", "contradicts"),
                (one, "Twenty-six people were hurt, according to the infirmary.", "contradicts"),
                (one, "Twenty-six people were hurt.", "contradicts"),
            ],
        );
    }
}
