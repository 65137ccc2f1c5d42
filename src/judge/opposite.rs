//! Opposites: where one passage has a word, the other has its opposite, and the rest is the same.
//!
//! | first | second | |
//! |---|---|---|
//! | The river rose | the river fell | contradicts |
//! | Both sailors survived | both sailors died | contradicts |
//! | The river rose in March | the river fell in May | nothing: other moments |
//! | The river did not rise | the river fell | nothing: negation is judged elsewhere |
//! | A big dog chased a small cat | a small cat was chased by a big dog | nothing: both have both |

use super::Exhibit;
use super::pairing::{Pairing, Role, Token};
use super::scene;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::lexicon;

/// What opposites say about two passages: at most one piece of evidence. Of passages that alignment chose for one another less must be
/// the same.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing, linked: bool) -> Option<Evidence> {
    let lexicon = lexicon();
    let opposite = |x: &Token, y: &Token| x.lemmas.iter().take(2).any(|&p| y.lemmas.iter().take(2).any(|&q| lexicon.opposite(p, q)));
    for i in (0..pairing.x.len()).filter(|&i| pairing.to[i].is_none() && pairing.x[i].role == Role::Content) {
        for j in (0..pairing.y.len()).filter(|&j| pairing.from[j].is_none() && pairing.y[j].role == Role::Content) {
            if !opposite(&pairing.x[i], &pairing.y[j]) || counts(&pairing.x[i]) {
                continue;
            }
            if !pairing.around(&(i..i + 1), &(j..j + 1)).tight(if linked { 2 } else { 3 })
                || !(pairing.beside(i, j) || pairing.turned_about(i, j))
            {
                continue;
            }
            if pairing.x[i].denied || pairing.y[j].denied || scene::another(a, &pairing.x[i], b, &pairing.y[j]) {
                continue;
            }
            let (sa, sb) = (super::span(a, &pairing.x[i..i + 1]), super::span(b, &pairing.y[j..j + 1]));
            let why = format!("“{}” is the opposite of “{}”", super::quote(a, &sa), super::quote(b, &sb));
            return Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why });
        }
    }
    None
}

/// Whether a word tells which of several is meant: "the first assault" and "the second assault" are two.
fn counts(token: &Token) -> bool {
    matches!(token.form.as_str(), "first" | "second" | "last" | "former" | "latter" | "next" | "previous")
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn opposites_contradict_where_the_rest_is_the_same() {
        check(
            &[EvidenceKind::Opposite],
            &[
                ("The river rose in the night", "The river fell in the night"),
                ("Both sailors survived the storm", "Both sailors died in the storm"),
                ("The dock gate was locked when the engines arrived", "The dock gate was open when the engines arrived"),
                (
                    "The number of swimmers has fallen by a fifth since 2019",
                    "The number of swimmers has risen by a tenth since 2019, figures show",
                ),
                ("The council accepted the offer", "The council rejected the offer"),
                ("Their team won the final", "Their team lost the final"),
                ("The judge convicted the captain", "The judge acquitted the captain"),
                ("The minister confirmed the report", "The minister denied the report"),
                (
                    "The doors of the public gallery were locked during the vote",
                    "The doors of the public gallery stayed open throughout the vote",
                ),
                ("The council accepted the plan", "The plan was rejected by the council"),
                ("The report was confirmed by the minister", "The minister denied the report"),
                ("The train left in the morning", "The train arrived in the morning"),
                ("The king bought the castle", "The king sold the castle"),
                ("The hall was full", "The hall was empty"),
                ("The prisoners were released on Monday", "The prisoners were arrested on Monday"),
            ],
            &[
                ("The river rose in March", "The price of bread fell in the city"),
                ("The river did not rise", "The river fell"),
                ("A big dog chased a small cat", "A small cat was chased by a big dog"),
                ("Things could not go well", "Things went badly"),
                ("The council accepted the offer", "The council took the offer"),
                ("A man is standing on a quay", "A man is sitting on a quay"),
                ("The train left the station", "The train departed from the station"),
                ("He opened the gate and closed the door", "He closed the door"),
                ("The bridge was closed for repairs", "The road behind the hill was open to walkers"),
                ("A woman is lifting a box", "A man is lowering a box"),
                ("The army advanced on the town", "The army marched on the town"),
                ("The boat sank", "The boat went down"),
                ("The council accepted the plan", "The plan was accepted by the council"),
                ("The council accepted the plan", "The council was rejected by the voters"),
                ("At the first assault thirty men of Vaires fell", "In the second assault eighty men of Vaires fell"),
            ],
        );
    }
}
