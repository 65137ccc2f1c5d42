//! What has changed between two versions of an account, paragraph by paragraph.
//!
//! ```text
//! before                       now                          rows
//! Fire at the harbour          Fire at the harbour          Same(1)
//! Twelve died.                 Fourteen died.               Changed, with the words that differ
//!                              The mayor came.              Added
//! ```

use crate::account::Account;
use crate::diff::differing;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Paragraphs that are the same, changed, gone or new, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Difference {
    pub(in crate::app) rows: Vec<Row>,
}

/// One step of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Row {
    /// So many paragraphs are the same.
    Same(usize),
    /// A paragraph before and now, each with the byte ranges that differ.
    Changed { before: (String, Vec<Range<usize>>), now: (String, Vec<Range<usize>>) },
    /// A paragraph that is gone.
    Gone(String),
    /// A paragraph that is new.
    New(String),
}

impl Difference {
    /// The difference between two versions of an account.
    pub(in crate::app) fn between(before: &Account, now: &Account) -> Self {
        let (old, new) = (paragraphs(before), paragraphs(now));
        let mut rows = Vec::new();
        for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
            let gone = old.get(op.old_range()).unwrap_or_default();
            let come = new.get(op.new_range()).unwrap_or_default();
            if matches!(op, DiffOp::Equal { .. }) {
                rows.push(Row::Same(gone.len()));
                continue;
            }
            for (&before, &now) in gone.iter().zip(come) {
                let (in_before, in_now) = differing(before, now);
                rows.push(Row::Changed { before: (before.to_owned(), in_before), now: (now.to_owned(), in_now) });
            }
            rows.extend(gone.iter().skip(come.len()).map(|&text| Row::Gone(text.to_owned())));
            rows.extend(come.iter().skip(gone.len()).map(|&text| Row::New(text.to_owned())));
        }
        Self { rows }
    }
}

fn paragraphs(account: &Account) -> Vec<&str> {
    account.blocks.iter().filter_map(|block| account.text.get(block.span.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_the_same_changed_or_new() {
        let before = Account::from_text("Fire at the harbour\n\nTwelve people died there.\n", "a.txt");
        let now = Account::from_text("Fire at the harbour\n\nFourteen people died there.\n\nThe mayor came.\n", "a.txt");
        let rows = Difference::between(&before, &now).rows;
        assert_eq!((rows.len(), &rows[0], &rows[2]), (3, &Row::Same(1), &Row::New("The mayor came.".to_owned())));
        let Row::Changed { before, now } = &rows[1] else { panic!("{rows:?}") };
        assert_eq!((&before.0[before.1[0].clone()], &now.0[now.1[0].clone()]), ("Twelve", "Fourteen"));
        assert_eq!(Difference::between(&Account::from_text("One.", "a.txt"), &Account::from_text("One.", "a.txt")).rows, [Row::Same(1)]);
    }
}
