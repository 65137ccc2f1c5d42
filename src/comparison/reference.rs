//! How rulings name accounts and passages: by what they hold, not by their places.

use super::Comparison;
use crate::account::{Account, PassageId, Siglum};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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

impl AccountRef {
    /// Names an account of the comparison.
    pub fn of(comparison: &Comparison, siglum: Siglum) -> Self {
        let facts = &comparison.account(siglum).facts;
        Self { text_sha256: facts.text_sha256.clone(), file: facts.file.clone() }
    }

    /// The account it names: the same text and file, or else the same text, or else the same file.
    pub fn find(&self, comparison: &Comparison) -> Option<Siglum> {
        self.find_among(&comparison.accounts).map(Siglum::of)
    }

    /// Its place among accounts, found as [`AccountRef::find`] does.
    pub(super) fn find_among(&self, accounts: &[Arc<Account>]) -> Option<usize> {
        let text = |account: &Account| account.facts.text_sha256 == self.text_sha256;
        let file = |account: &Account| account.facts.file == self.file;
        let first = |fits: &dyn Fn(&Account) -> bool| accounts.iter().position(|account| fits(account));
        first(&|account| text(account) && file(account)).or_else(|| first(&text)).or_else(|| first(&file))
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
