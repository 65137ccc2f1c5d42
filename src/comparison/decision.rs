//! What the reader can decide, and what a decision is about.

use super::{AccountRef, PassageRef, Relation};
use crate::account::Fact;
use serde::{Deserialize, Serialize};

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
    /// Two points are one. How their passages stand to each other stays as it is; where nothing links them, whether they agree was
    /// not decided.
    Merge {
        /// A passage of the one.
        a: PassageRef,
        /// A passage of the other.
        b: PassageRef,
    },
    /// A point is two: every passage of the one part is kept apart from every one of the other.
    Split {
        /// The passages that are taken out.
        out: Vec<PassageRef>,
        /// The passages that stay.
        rest: Vec<PassageRef>,
    },
    /// Two neighbouring passages of one paragraph are one sentence.
    Join {
        /// The first of them.
        first: PassageRef,
        /// The one behind it.
        second: PassageRef,
    },
    /// A passage is two sentences.
    Cut {
        /// The passage.
        passage: PassageRef,
        /// Its words from the second sentence on.
        rest: String,
    },
    /// Several names mean the same.
    SameName {
        /// The names, as they are written in the accounts.
        names: Vec<String>,
    },
    /// A fact of an account is not what its file says.
    Correct {
        /// The account.
        account: AccountRef,
        /// Which fact.
        fact: Fact,
        /// The reader's word for it; empty where it is not known after all.
        value: String,
        /// What the file says; empty where it says nothing.
        #[serde(default)]
        read: String,
    },
    /// A ruling of a newer version. It is kept and has no effect.
    #[serde(skip)]
    Unknown,
}

/// What a ruling is about: a new one replaces an older one about the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject<'a> {
    Pair(&'a PassageRef, &'a PassageRef),
    Note(&'a PassageRef),
    Accounts(&'a AccountRef, &'a AccountRef),
    Excluded(&'a PassageRef),
    Merged(&'a PassageRef, &'a PassageRef),
    Split(&'a [PassageRef], &'a [PassageRef]),
    Joined(&'a PassageRef, &'a PassageRef),
    Cut(&'a PassageRef),
    Names(&'a [String]),
    Fact(&'a AccountRef, Fact),
}

/// The passages that a decision names, to be read or changed.
macro_rules! named {
    ($decision:expr, $iter:ident) => {
        match $decision {
            Decision::Confirm { a, b, .. }
            | Decision::Reject { a, b, .. }
            | Decision::Unlink { a, b }
            | Decision::Link { a, b, .. }
            | Decision::Merge { a, b }
            | Decision::Join { first: a, second: b } => vec![a, b],
            Decision::Note { passage, .. } | Decision::Exclude { passage } | Decision::Cut { passage, .. } => vec![passage],
            Decision::Split { out, rest } => out.$iter().chain(rest.$iter()).collect(),
            Decision::NotIndependent { .. } | Decision::SameName { .. } | Decision::Correct { .. } | Decision::Unknown => Vec::new(),
        }
    };
}

impl Decision {
    /// The passages it names, as it names them.
    pub fn passages(&self) -> Vec<&PassageRef> {
        named!(self, iter)
    }

    /// The same, to be changed.
    pub fn passages_mut(&mut self) -> Vec<&mut PassageRef> {
        named!(self, iter_mut)
    }

    /// What it is about; nothing where it is of a newer version.
    pub(super) fn subject(&self) -> Option<Subject<'_>> {
        match self {
            Decision::Confirm { a, b, .. } | Decision::Reject { a, b, .. } | Decision::Unlink { a, b } | Decision::Link { a, b, .. } => {
                Some(if a <= b { Subject::Pair(a, b) } else { Subject::Pair(b, a) })
            }
            Decision::Note { passage, .. } => Some(Subject::Note(passage)),
            Decision::NotIndependent { a, b } => Some(if a <= b { Subject::Accounts(a, b) } else { Subject::Accounts(b, a) }),
            Decision::Exclude { passage } => Some(Subject::Excluded(passage)),
            Decision::Merge { a, b } => Some(if a <= b { Subject::Merged(a, b) } else { Subject::Merged(b, a) }),
            Decision::Split { out, rest } => Some(Subject::Split(out, rest)),
            Decision::Join { first, second } => Some(Subject::Joined(first, second)),
            Decision::Cut { passage, .. } => Some(Subject::Cut(passage)),
            Decision::SameName { names } => Some(Subject::Names(names)),
            Decision::Correct { account, fact, .. } => Some(Subject::Fact(account, *fact)),
            Decision::Unknown => None,
        }
    }
}
