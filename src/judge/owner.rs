//! Whose a number is: amounts, dates and times of two who are told by name are no dispute.
//!
//! ```text
//! Wenbury offered Lund 200 crowns         Aldmouth made him an offer of 160 crowns       related: of others
//! Holt's two offers were refused          three offers by Brask were refused             related: of others
//! Wenbury offered Lund 200 crowns         Lund was offered 160 crowns                    left to the other judges
//! Holt counted twelve boats               Brask counted nine boats                       left to the other judges: both say how many
//! Holt made the longest jump, of 9 m      Brask made the longest jump, of 12 m           left to the other judges: there is one longest
//! ```

use super::edited::is_superlative;
use super::name::says;
use super::pairing::Pairing;
use super::party::{Stand, stand};
use super::{Exhibit, in_english, quote, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::parse::Owned;
use std::ops::Range;

/// Takes back what these pieces of evidence dispute of the numbers of two others.
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, evidence: &mut [Evidence]) {
    let of_numbers = |e: &Evidence| {
        e.relation == Relation::Contradicts && matches!(e.kind, EvidenceKind::Quantity | EvidenceKind::Date | EvidenceKind::Time)
    };
    if !in_english(a, b) || !evidence.iter().any(of_numbers) || !each_names_another(p) || is_of_one(p) {
        return;
    }
    for piece in evidence.iter_mut().filter(|piece| of_numbers(piece)) {
        let (Some(x), Some(y)) = (owned(a, &piece.a), owned(b, &piece.b)) else { continue };
        if stand(p, &x.owner, &y.owner) != Stand::Other {
            continue;
        }
        let [x, y] = [called(a, &x.owner), called(b, &y.owner)];
        piece.relation = Relation::Related;
        piece.why.push_str(&format!("; of others: “{x}”, “{y}”"));
    }
}

/// Whether each passage has a name that the other has not: else no tree need be read.
pub(super) fn each_names_another(p: &Pairing) -> bool {
    p.x.iter().zip(&p.to).any(|(token, to)| token.name && to.is_none())
        && p.y.iter().zip(&p.from).any(|(token, from)| token.name && from.is_none())
}

/// Whether both tell of what there can be one of only: "the longest".
fn is_of_one(p: &Pairing) -> bool {
    p.x.iter().zip(&p.to).any(|(token, to)| to.is_some() && is_superlative(&token.form))
}

/// Whose the number at a span is, unless he only tells it.
fn owned<'a>(e: Exhibit<'a>, span: &Range<usize>) -> Option<&'a Owned> {
    let tokens = e.tokens();
    let within = |at: usize| {
        let words = word_span(e, &tokens[at].words);
        words.start < span.end && span.start < words.end
    };
    let found = e.syntax().owned.iter().find(|owned| within(owned.number))?;
    (!found.verb.is_some_and(|verb| tells(&tokens[verb].form))).then_some(found)
}

/// Whether who does this only tells how much or when: "said", "counted".
fn tells(form: &str) -> bool {
    ["count", "estimat", "reckon", "believ", "think", "found", "find", "saw", "see", "put", "record", "confirm", "heard", "remember"]
        .iter()
        .any(|start| form.starts_with(start))
        || says(form)
}

/// The words by which somebody is called.
fn called<'a>(e: Exhibit<'a>, owner: &[usize]) -> &'a str {
    let (Some(&first), Some(&last)) = (owner.first(), owner.last()) else { return "" };
    quote(e, &super::span(e, &e.tokens()[first..=last]))
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked;
    use super::super::table::is_disputed;

    fn disputed(a: &str, b: &str) -> bool {
        is_disputed(&judgement_of_linked, a, b)
    }

    #[test]
    fn numbers_of_two_who_are_told_by_name_are_no_dispute() {
        for (a, b) in [
            ("Wenbury's two offers for the yard were refused.", "Three offers by Aldmouth for the yard were refused at once."),
            ("On the first day Lindholm caught 14 salmon.", "All day long Brask sat by the river, and caught nine salmon."),
            (
                "On Friday the Wenbury Foresters offered Lund 200 crowns.",
                "The papers say that the Aldmouth Tars have offered 160 crowns for Lund.",
            ),
        ] {
            assert!(!disputed(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn numbers_of_one_and_the_same_still_are() {
        for (a, b) in [
            ("The Harriers offered Lund a contract of 200 crowns.", "The Harriers offered Lund a contract of 160 crowns."),
            ("The Harriers offered Lund a contract of 200 crowns.", "Lund was offered a contract of 160 crowns."),
            ("In the Velm Captain Lindholm caught 14 salmon.", "In the Velm Ada Lindholm caught nine salmon."),
            ("In the harbour Lindholm counted 14 boats.", "In the harbour Brask counted nine boats."),
            ("In Lutz Lindholm made the longest jump of 9 metres.", "In Lutz Brask made the longest jump of 12 metres."),
        ] {
            assert!(disputed(a, b), "{a} / {b}");
        }
    }
}
