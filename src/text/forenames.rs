//! Forenames and what those who bear them are called: Elizabeth and Lizzie.
//!
//! ```
//! # use corroborate::text::may_be_one_forename;
//! assert!(may_be_one_forename("elizabeth", "lizzie"));
//! assert!(!may_be_one_forename("elizabeth", "margaret"));
//! ```

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The lines of the table (`assets/words/forenames.en.txt`) that a name stands in.
static LINES: LazyLock<HashMap<&'static str, HashSet<usize>>> = LazyLock::new(|| {
    let mut lines: HashMap<&str, HashSet<usize>> = HashMap::new();
    let table = include_str!("../../assets/words/forenames.en.txt").lines().filter(|line| !line.starts_with('#'));
    for (at, line) in table.enumerate() {
        for name in line.split_whitespace() {
            lines.entry(name).or_default().insert(at);
        }
    }
    lines
});

/// Whether two forenames, in lower case, may be one person's. Symmetric; false of two that are the same and not in the table.
pub fn may_be_one_forename(x: &str, y: &str) -> bool {
    matches!((LINES.get(x), LINES.get(y)), (Some(x), Some(y)) if !x.is_disjoint(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_may_be_of_several_names_but_these_are_not_one() {
        assert!(may_be_one_forename("ted", "edward") && may_be_one_forename("theodore", "ted"));
        assert!(!may_be_one_forename("edward", "theodore"));
        assert!(may_be_one_forename("bill", "will"));
        assert!(!may_be_one_forename("holt", "berg"));
    }
}
