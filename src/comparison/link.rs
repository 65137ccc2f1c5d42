//! Two passages that speak of the same thing, and why the program thinks so.

use crate::account::PassageId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// How two linked passages stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// They say the same.
    Agrees,
    /// They cannot both be true.
    Contradicts,
    /// The same matter, but neither follows from the other. Whether both may be true is known only where a reason
    /// [says so](Evidence::is_compatible).
    Related,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Agrees => "agrees",
            Self::Contradicts => "contradicts",
            Self::Related => "related",
        })
    }
}

/// What a piece of evidence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// The same or different words.
    Wording,
    /// Numbers, amounts, measures.
    Quantity,
    /// Days, months, years.
    Date,
    /// Clock times.
    Time,
    /// Places.
    Place,
    /// Names of persons and organisations.
    Name,
    /// One says it, the other says not.
    Negation,
    /// Words with opposite meanings.
    Opposite,
    /// How sure the account is.
    Certainty,
    /// Who is reported as saying it.
    Attribution,
    /// A language model's view.
    Model,
    /// What the reader has decided.
    Ruling,
}

impl fmt::Display for EvidenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wording => "wording",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Time => "time",
            Self::Place => "place",
            Self::Name => "name",
            Self::Negation => "negation",
            Self::Opposite => "opposite",
            Self::Certainty => "certainty",
            Self::Attribution => "attribution",
            Self::Model => "model",
            Self::Ruling => "ruling",
        })
    }
}

/// One reason for a link's relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it rests on.
    pub kind: EvidenceKind,
    /// What this piece of evidence alone speaks for: "9 children" may agree where "41 aboard" contradicts.
    pub relation: Relation,
    /// Byte span in the first passage's text.
    pub a: Range<usize>,
    /// Byte span in the second passage's text.
    pub b: Range<usize>,
    /// One plain sentence without a full stop, such as `12 dead against 17 dead`.
    pub why: String,
}

/// With these words a reason says that what two passages tell differs and is no contradiction.
const COMPATIBLE: &str = "both may be true";

/// With these a reason only points at what differs.
pub(crate) const LEAD: &str = "perhaps of one thing";

impl Evidence {
    /// Whether it only points at what differs between two passages of which nothing shows that it is of one thing.
    pub fn is_lead(&self) -> bool {
        self.relation == Relation::Related && self.why.ends_with(LEAD)
    }

    /// Whether it says that both may be true. What is merely not decided does not say so.
    pub fn is_compatible(&self) -> bool {
        self.relation == Relation::Related && self.why.contains(COMPATIBLE)
    }

    /// Whether it tells what differs between two passages and leaves open whether they contradict each other.
    pub fn tells_difference(&self) -> bool {
        self.is_lead() || self.is_compatible()
    }

    /// The same reason with the two passages the other way round: `12 dead against 17 dead` becomes `17 dead against 12 dead`.
    pub(crate) fn turn(&mut self) {
        std::mem::swap(&mut self.a, &mut self.b);
        if let [x, y] = quotations(&self.why).as_slice() {
            let part = |range: Range<usize>| self.why.get(range).unwrap_or_default();
            let (before, between, after) = (part(0..x.start), part(x.end..y.start), part(y.end..self.why.len()));
            self.why = [before, part(y.clone()), between, part(x.clone()), after].concat();
        }
    }
}

/// What a sentence quotes, with its quotation marks; a quotation in a quotation is a part of it.
fn quotations(sentence: &str) -> Vec<Range<usize>> {
    let (mut found, mut opened): (Vec<Range<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, sign) in sentence.char_indices() {
        match sign {
            '“' => opened.push(at),
            '”' => {
                let start = opened.pop();
                found.extend(start.filter(|_| opened.is_empty()).map(|start| start..at + sign.len_utf8()));
            }
            _ => {}
        }
    }
    found
}

/// Two passages of different accounts that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The passage of the account with the smaller siglum.
    pub a: PassageId,
    /// The passage of the other account.
    pub b: PassageId,
    /// How alike they are, 0 to 1.
    pub similarity: f32,
    /// How they stand to each other.
    pub relation: Relation,
    /// Why, strongest reason first; never empty.
    pub evidence: Vec<Evidence>,
    /// The wording is copied: the two are not independent here.
    pub copied: bool,
}

impl Link {
    /// Whether the two differ and a reason says that both may be true.
    pub fn is_compatible(&self) -> bool {
        self.relation == Relation::Related && self.evidence.iter().any(Evidence::is_compatible)
    }

    /// How the two stand to each other, as the verb of a sentence about both.
    pub fn stands(&self) -> &'static str {
        match self.relation {
            Relation::Agrees => "agree",
            Relation::Contradicts => "contradict each other",
            Relation::Related if self.is_compatible() => "differ, both may be true",
            Relation::Related => "speak of the same matter; whether they agree was not decided",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(why: &str) -> String {
        let mut evidence = Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: 0..3, b: 5..9, why: why.to_owned() };
        evidence.turn();
        assert_eq!((evidence.a, evidence.b), (5..9, 0..3));
        evidence.why
    }

    #[test]
    fn the_reason_of_the_other_way_round_quotes_the_passages_the_other_way_round() {
        for (why, other) in [
            ("“12 dead” against “17 dead”", "“17 dead” against “12 dead”"),
            (
                "one says “no boat”, the other “the “Marta””: both may be true",
                "one says “the “Marta””, the other “no boat”: both may be true",
            ),
            ("the two events come in another order", "the two events come in another order"),
            ("both have “fire”, “quay”, “night”", "both have “fire”, “quay”, “night”"),
        ] {
            assert_eq!(turned(why), other);
        }
    }
}
