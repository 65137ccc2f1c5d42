//! Narrator: what two who tell an account say of themselves. "I" is another one in each account.
//!
//! | first | second | |
//! |---|---|---|
//! | I heard glass break | I did not hear any glass break | related: each speaks of himself |
//! | I left at six | I left at nine | related |
//! | I heard glass break | no glass was broken | left to the other judges |
//! | we heard no warning | we were warned | left to the other judges: "we" may be the same people |

use super::Exhibit;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use std::ops::Range;

/// Takes back what two passages of different accounts dispute of those who tell them. Only for passages of two accounts: of two sentences that
/// are given to be judged "I" may be the same one.
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, evidence: &mut [Evidence]) {
    let of_a_deed = |kind: EvidenceKind| {
        use EvidenceKind::{Date, Negation, Opposite, Place, Quantity, Time};
        matches!(kind, Date | Negation | Opposite | Place | Quantity | Time)
    };
    for piece in evidence.iter_mut().filter(|piece| piece.relation == Relation::Contradicts && of_a_deed(piece.kind)) {
        if of_narrator(a, &piece.a) && of_narrator(b, &piece.b) {
            piece.relation = Relation::Related;
            piece.why.push_str("; each account tells it of its own narrator, both may be true");
        }
    }
}

/// Whether the nearest one before the end of a span that something can be said of is "I", in its clause.
fn of_narrator(e: Exhibit<'_>, span: &Range<usize>) -> bool {
    const FAR: usize = 12;
    let words = &e.features.words;
    let end = words.partition_point(|word| word.span.start < span.end);
    let ends = |at: usize| super::gap(e, at + 1).contains([';', ':', '.', '!', '?']);
    let subject = |form: &str| {
        matches!(form.split(['\'', '’']).next().unwrap_or(form), "i" | "he" | "she" | "it" | "we" | "you" | "they" | "who" | "which")
    };
    let back = (end.saturating_sub(FAR)..end).rev();
    let mut near = back.take_while(|&at| at + 1 == end || !ends(at));
    near.find(|&at| subject(&words[at].form)).is_some_and(|at| words[at].form.split(['\'', '’']).next() == Some("i"))
}

#[cfg(test)]
mod tests {
    use super::super::table::check_linked;
    use crate::comparison::EvidenceKind;

    #[test]
    fn i_is_another_one_in_each_account() {
        use EvidenceKind::{Negation, Time};
        check_linked(
            &[Negation, Time],
            &[
                ("I heard glass break behind the store at two.", "No glass was broken behind the store at two."),
                ("We were not warned by the men at the weir.", "We were warned by the men at the weir."),
                ("I saw the barge; the barge sank at nine.", "I was asleep; the barge sank at eleven."),
            ],
            &[
                ("I heard glass break behind the store.", "I did not hear any glass break behind the store."),
                ("I left the store at six that evening.", "I left the store at nine that evening."),
                ("I'd seen the white barge at the weir.", "I had not seen the white barge at the weir."),
            ],
        );
    }
}
