//! One thing the reader has decided about the comparison.
//!
//! A ruling names passages by their account and their words, not by their places, so that it outlives another order of the
//! accounts, a changed file, or a program that cuts sentences otherwise.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::comparison::{Relation, Ruling, Settings, Watch, compare};
//!
//! let a = Account::from_text("The fire killed 12 people on Tuesday night.", "agency.txt");
//! let b = Account::from_text("The fire killed 17 people on Tuesday night.", "witness.txt");
//! let comparison = compare(vec![a, b], &Settings::default(), &Watch::default())?;
//! let link = &comparison.links[0];
//! let ruling = Ruling::reject(&comparison, link.a, link.b, Relation::Related);
//! assert_eq!(ruling.kind(), "reject");
//! # Ok::<(), corroborate::comparison::Cancelled>(())
//! ```

use super::decision::{Decision, Subject};
use super::{AccountRef, Comparison, PassageRef, Point, Relation};
use crate::account::{Fact, PassageId, Siglum};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One thing the reader has decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Ruling {
    /// What was decided.
    pub decision: Decision,
    /// Fields of a saved ruling that this version does not know: they are kept when it is saved again.
    pub extra: Map<String, Value>,
}

impl Ruling {
    fn new(decision: Decision) -> Self {
        Self { decision, extra: Map::new() }
    }

    fn pair(comparison: &Comparison, a: PassageId, b: PassageId) -> (PassageRef, PassageRef) {
        (PassageRef::of(comparison, a), PassageRef::of(comparison, b))
    }

    /// The machine is right about these two passages: `relation` is what it says.
    pub fn confirm(comparison: &Comparison, a: PassageId, b: PassageId, relation: Relation) -> Self {
        let (a, b) = Self::pair(comparison, a, b);
        Self::new(Decision::Confirm { a, b, relation })
    }

    /// The machine is wrong about these two passages: they stand to each other as `instead`. "Not a contradiction" is
    /// [`Relation::Related`], or [`Relation::Agrees`] where they say the same.
    pub fn reject(comparison: &Comparison, a: PassageId, b: PassageId, instead: Relation) -> Self {
        let (a, b) = Self::pair(comparison, a, b);
        Self::new(Decision::Reject { a, b, instead })
    }

    /// These two passages do not speak of the same thing.
    pub fn unlink(comparison: &Comparison, a: PassageId, b: PassageId) -> Self {
        let (a, b) = Self::pair(comparison, a, b);
        Self::new(Decision::Unlink { a, b })
    }

    /// These two passages speak of the same thing.
    pub fn link(comparison: &Comparison, a: PassageId, b: PassageId, relation: Relation) -> Self {
        let (a, b) = Self::pair(comparison, a, b);
        Self::new(Decision::Link { a, b, relation })
    }

    /// Something to remember about a passage. A note without text takes the older one back.
    pub fn note(comparison: &Comparison, passage: PassageId, text: &str) -> Self {
        Self::new(Decision::Note { passage: PassageRef::of(comparison, passage), text: text.to_owned() })
    }

    /// These two accounts are not independent.
    pub fn not_independent(comparison: &Comparison, a: Siglum, b: Siglum) -> Self {
        Self::new(Decision::NotIndependent { a: AccountRef::of(comparison, a), b: AccountRef::of(comparison, b) })
    }

    /// This passage is no part of the telling.
    pub fn exclude(comparison: &Comparison, passage: PassageId) -> Self {
        Self::new(Decision::Exclude { passage: PassageRef::of(comparison, passage) })
    }

    /// These two points are one.
    pub fn merge(comparison: &Comparison, a: &Point, b: &Point) -> Option<Self> {
        let (a, b) = Self::pair(comparison, *a.passages.first()?, *b.passages.first()?);
        Some(Self::new(Decision::Merge { a, b }))
    }

    /// These passages of a point are taken out of it and are a point of their own. `None` where none or all of them would go.
    pub fn split(comparison: &Comparison, point: &Point, out: &[PassageId]) -> Option<Self> {
        let of = |goes: bool| -> Vec<PassageRef> {
            let chosen = point.passages.iter().filter(|id| out.contains(id) == goes);
            chosen.map(|&id| PassageRef::of(comparison, id)).collect()
        };
        let (out, rest) = (of(true), of(false));
        (!out.is_empty() && !rest.is_empty()).then(|| Self::new(Decision::Split { out, rest }))
    }

    /// This passage and the one behind it are one sentence. `None` where none is behind it.
    pub fn join(comparison: &Comparison, first: PassageId) -> Option<Self> {
        let second = PassageId { index: first.index + 1, ..first };
        comparison.passages.get(first.siglum.index())?.get(second.index as usize)?;
        let (first, second) = Self::pair(comparison, first, second);
        Some(Self::new(Decision::Join { first, second }))
    }

    /// This passage is two sentences: the second begins at a byte of its text. `None` where that is no place between two words.
    pub fn cut(comparison: &Comparison, passage: PassageId, at: usize) -> Option<Self> {
        let (first, rest) = comparison.text(passage).split_at_checked(at)?;
        let words = |text: &str| text.chars().any(char::is_alphanumeric);
        let between = first.ends_with(|c: char| !c.is_alphanumeric()) || rest.starts_with(|c: char| !c.is_alphanumeric());
        // A stop or comma belongs to what stands before it.
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ".,;:!?…)]”’»".contains(c)).to_owned();
        (between && words(first) && words(&rest)).then(|| Self::new(Decision::Cut { passage: PassageRef::of(comparison, passage), rest }))
    }

    /// These names mean the same.
    pub fn same_name(names: Vec<String>) -> Self {
        Self::new(Decision::SameName { names })
    }

    /// A fact of an account is not what its file says. An empty `value` means that it is not known; the file's own word takes an
    /// older correction back.
    pub fn correct(comparison: &Comparison, siglum: Siglum, fact: Fact, value: &str) -> Self {
        let read = comparison.account(siglum).facts.as_read().get(fact).unwrap_or_default().to_owned();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::new(Decision::Correct { account: AccountRef::of(comparison, siglum), fact, value, read })
    }

    /// Whether it takes back an older one about the same and says nothing more: a note without words, a correction to what the
    /// file says.
    pub(super) fn is_empty(&self) -> bool {
        match &self.decision {
            Decision::Note { text, .. } => text.trim().is_empty(),
            Decision::Correct { value, read, .. } => value == read,
            _ => false,
        }
    }

    /// What it is called in saved projects and in the JSON: `confirm`, `reject`, `unlink` …
    pub fn kind(&self) -> &str {
        match &self.decision {
            Decision::Confirm { .. } => "confirm",
            Decision::Reject { .. } => "reject",
            Decision::Unlink { .. } => "unlink",
            Decision::Link { .. } => "link",
            Decision::Note { .. } => "note",
            Decision::NotIndependent { .. } => "not_independent",
            Decision::Exclude { .. } => "exclude",
            Decision::Merge { .. } => "merge",
            Decision::Split { .. } => "split",
            Decision::Join { .. } => "join",
            Decision::Cut { .. } => "cut",
            Decision::SameName { .. } => "same_name",
            Decision::Correct { .. } => "correct",
            Decision::Unknown => self.extra.get("ruling").and_then(Value::as_str).unwrap_or("unknown"),
        }
    }

    /// The passages it names, as it names them.
    pub fn passages(&self) -> Vec<&PassageRef> {
        self.decision.passages()
    }

    /// The same, to be changed.
    pub fn passages_mut(&mut self) -> Vec<&mut PassageRef> {
        self.decision.passages_mut()
    }

    /// Every place where it names an account, to be changed when an account's text is taken over from a changed file.
    pub fn accounts_mut(&mut self) -> Vec<&mut AccountRef> {
        match self.decision {
            Decision::NotIndependent { ref mut a, ref mut b } => vec![a, b],
            Decision::Correct { ref mut account, .. } => vec![account],
            _ => self.passages_mut().into_iter().map(|passage| &mut passage.account).collect(),
        }
    }

    /// Whether it says where sentences begin and end.
    pub fn is_about_sentences(&self) -> bool {
        matches!(self.decision, Decision::Join { .. } | Decision::Cut { .. })
    }

    /// Whether passages have to be judged again to apply it, which takes long where the accounts are long.
    pub fn judges_again(&self) -> bool {
        self.is_about_sentences() || matches!(self.decision, Decision::SameName { .. })
    }

    pub(super) fn subject(&self) -> Option<Subject<'_>> {
        self.decision.subject()
    }
}

impl From<Ruling> for Value {
    fn from(ruling: Ruling) -> Self {
        let mut fields = ruling.extra;
        if ruling.decision != Decision::Unknown
            && let Ok(Self::Object(known)) = serde_json::to_value(&ruling.decision)
        {
            fields.extend(known);
        }
        Self::Object(fields)
    }
}

impl TryFrom<Value> for Ruling {
    type Error = String;

    /// An object with a `ruling` this version does not know is kept as it is; anything else is an error.
    fn try_from(value: Value) -> Result<Self, String> {
        let known = [
            "confirm",
            "reject",
            "unlink",
            "link",
            "note",
            "not_independent",
            "exclude",
            "merge",
            "split",
            "join",
            "cut",
            "same_name",
            "correct",
        ];
        let Value::Object(mut fields) = value else { return Err("a ruling is an object".to_owned()) };
        match fields.get("ruling").and_then(Value::as_str) {
            None => Err("a ruling has a field `ruling`".to_owned()),
            Some(kind) if !known.contains(&kind) => Ok(Self { decision: Decision::Unknown, extra: fields }),
            Some(_) => {
                let decision: Decision = serde_json::from_value(Value::Object(fields.clone())).map_err(|error| error.to_string())?;
                if let Ok(Value::Object(own)) = serde_json::to_value(&decision) {
                    fields.retain(|name, _| !own.contains_key(name));
                }
                Ok(Self { decision, extra: fields })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_and_kinds_of_a_newer_version_survive() {
        let account = json!({ "text_sha256": "0", "file": "a.txt" });
        let passage = json!({ "account": account, "text": "One boat.", "occurrence": 0 });
        for saved in [
            json!({ "ruling": "note", "passage": passage, "text": "see the log", "author": "K." }),
            json!({ "ruling": "weigh", "account": account, "weight": 2 }),
        ] {
            let ruling: Ruling = serde_json::from_value(saved.clone()).expect("a ruling");
            assert_eq!(serde_json::to_value(ruling).expect("JSON"), saved);
        }
    }

    #[test]
    fn what_is_no_ruling_is_refused() {
        for wrong in [json!(3), json!({}), json!({ "ruling": "note" }), json!({ "ruling": "link", "a": 1, "b": 2, "relation": "agrees" })] {
            assert!(serde_json::from_value::<Ruling>(wrong).is_err());
        }
    }
}
