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

use super::{Comparison, Relation};
use crate::account::{PassageId, Siglum};
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

/// What the reader can decide. The two passages of a pair stand in either order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ruling", rename_all = "snake_case")]
pub enum Decision {
    /// The machine's view of two passages is right.
    Confirm {
        /// A passage.
        a: PassageRef,
        /// Another passage.
        b: PassageRef,
        /// What is confirmed.
        relation: Relation,
    },
    /// The machine's view of two passages is wrong, though they speak of the same thing.
    Reject {
        /// A passage.
        a: PassageRef,
        /// Another passage.
        b: PassageRef,
        /// How they stand to each other instead.
        instead: Relation,
    },
    /// Two passages do not speak of the same thing: they are kept in different points.
    Unlink {
        /// A passage.
        a: PassageRef,
        /// Another passage.
        b: PassageRef,
    },
    /// Two passages speak of the same thing: their points are one.
    Link {
        /// A passage.
        a: PassageRef,
        /// Another passage.
        b: PassageRef,
        /// How they stand to each other.
        relation: Relation,
    },
    /// Something to remember about a passage.
    Note {
        /// The passage.
        passage: PassageRef,
        /// The reader's words.
        text: String,
    },
    /// Two accounts are not independent: where they agree, they count once.
    NotIndependent {
        /// An account.
        a: AccountRef,
        /// Another account.
        b: AccountRef,
    },
    /// A passage that is no part of the telling, such as a notice of the publisher: it is left out of every point.
    Exclude {
        /// The passage.
        passage: PassageRef,
    },
    /// A ruling of a newer version. It is kept and has no effect.
    #[serde(skip)]
    Unknown,
}

/// An account, told apart from others by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AccountRef {
    /// SHA-256 of its text.
    pub text_sha256: String,
    /// Its file, by which it is known when its text has changed, or when two accounts have the same text.
    pub file: String,
}

/// A passage, told apart from others by its account and its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PassageRef {
    /// Its account.
    pub account: AccountRef,
    /// Its text.
    pub text: String,
    /// How many passages of the account with the same text stand before it.
    #[serde(default)]
    pub occurrence: usize,
}

/// What a ruling is about: a new one replaces an older one about the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject<'a> {
    Pair(&'a PassageRef, &'a PassageRef),
    Note(&'a PassageRef),
    Accounts(&'a AccountRef, &'a AccountRef),
    Excluded(&'a PassageRef),
}

impl AccountRef {
    /// Names an account of the comparison.
    pub fn of(comparison: &Comparison, siglum: Siglum) -> Self {
        let facts = &comparison.account(siglum).facts;
        Self { text_sha256: facts.text_sha256.clone(), file: facts.file.clone() }
    }

    /// The account it names: the same text and file, or else the same text, or else the same file.
    pub fn find(&self, comparison: &Comparison) -> Option<Siglum> {
        let known = |siglum: &Siglum| &comparison.account(*siglum).facts;
        let text = |siglum: &Siglum| known(siglum).text_sha256 == self.text_sha256;
        let file = |siglum: &Siglum| known(siglum).file == self.file;
        let first = |fits: &dyn Fn(&Siglum) -> bool| comparison.sigla().find(|siglum| fits(siglum));
        first(&|siglum| text(siglum) && file(siglum)).or_else(|| first(&text)).or_else(|| first(&file))
    }
}

impl PassageRef {
    /// Names a passage of the comparison.
    pub fn of(comparison: &Comparison, id: PassageId) -> Self {
        let text = comparison.text(id);
        let before = (0..id.index as usize).filter(|&i| comparison.text(PassageId::new(id.siglum, i)) == text);
        Self { account: AccountRef::of(comparison, id.siglum), text: text.to_owned(), occurrence: before.count() }
    }

    /// The passage it names, if its account is there and still has these words. Of several with the same words it is the
    /// one at the same place among them, or else the last.
    pub fn find(&self, comparison: &Comparison) -> Option<PassageId> {
        let siglum = self.account.find(comparison)?;
        let same = (0..comparison.passages[siglum.index()].len()).map(|i| PassageId::new(siglum, i));
        same.filter(|&id| comparison.text(id) == self.text).take(self.occurrence.saturating_add(1)).last()
    }
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
            Decision::Unknown => self.extra.get("ruling").and_then(Value::as_str).unwrap_or("unknown"),
        }
    }

    /// The passages it names, as it names them.
    pub fn passages(&self) -> Vec<&PassageRef> {
        match &self.decision {
            Decision::Confirm { a, b, .. } | Decision::Reject { a, b, .. } | Decision::Unlink { a, b } | Decision::Link { a, b, .. } => {
                vec![a, b]
            }
            Decision::Note { passage, .. } | Decision::Exclude { passage } => vec![passage],
            Decision::NotIndependent { .. } | Decision::Unknown => Vec::new(),
        }
    }

    /// Every place where it names an account, to be changed when an account's text is taken over from a changed file.
    pub fn accounts_mut(&mut self) -> Vec<&mut AccountRef> {
        match &mut self.decision {
            Decision::Confirm { a, b, .. } | Decision::Reject { a, b, .. } | Decision::Unlink { a, b } | Decision::Link { a, b, .. } => {
                vec![&mut a.account, &mut b.account]
            }
            Decision::Note { passage, .. } | Decision::Exclude { passage } => vec![&mut passage.account],
            Decision::NotIndependent { a, b } => vec![a, b],
            Decision::Unknown => Vec::new(),
        }
    }

    pub(super) fn subject(&self) -> Option<Subject<'_>> {
        match &self.decision {
            Decision::Confirm { a, b, .. } | Decision::Reject { a, b, .. } | Decision::Unlink { a, b } | Decision::Link { a, b, .. } => {
                Some(if a <= b { Subject::Pair(a, b) } else { Subject::Pair(b, a) })
            }
            Decision::Note { passage, .. } => Some(Subject::Note(passage)),
            Decision::NotIndependent { a, b } => Some(if a <= b { Subject::Accounts(a, b) } else { Subject::Accounts(b, a) }),
            Decision::Exclude { passage } => Some(Subject::Excluded(passage)),
            Decision::Unknown => None,
        }
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
        let known = ["confirm", "reject", "unlink", "link", "note", "not_independent", "exclude"];
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
