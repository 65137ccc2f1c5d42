//! Word-by-word differences between two passages.
//!
//! ```
//! use corroborate::diff::differing;
//!
//! let (first, second) = differing("Twelve people died.", "Seventeen people died.");
//! assert_eq!((first, second), (vec![0..6], vec![0..9]));
//! ```

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The byte ranges of each passage whose words the other one does not have at that place; neighbouring words are one
/// range. Case and typographic apostrophes make no difference.
pub fn differing(first: &str, second: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (x, y) = (words(first), words(second));
    let forms = |words: &[(usize, &str)]| words.iter().map(|(_, word)| crate::text::form_of(word)).collect::<Vec<_>>();
    let (mut only_first, mut only_second) = (Vec::new(), Vec::new());
    for operation in capture_diff_slices(Algorithm::Patience, &forms(&x), &forms(&y)) {
        if operation.tag() != DiffTag::Equal {
            only_first.extend(span(&x, operation.old_range()));
            only_second.extend(span(&y, operation.new_range()));
        }
    }
    (only_first, only_second)
}

fn words(text: &str) -> Vec<(usize, &str)> {
    text.unicode_word_indices().collect()
}

fn span(words: &[(usize, &str)], range: Range<usize>) -> Option<Range<usize>> {
    let first = words.get(range.start)?;
    let last = words.get(range.end.checked_sub(1)?)?;
    (range.start < range.end).then_some(first.0..last.0 + last.1.len())
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn case_and_apostrophes_are_no_difference() {
        assert_eq!(differing("The crew's boats", "the CREW’S boats"), (vec![], vec![]));
    }

    #[test]
    fn words_that_only_one_has_are_marked_in_that_one() {
        let (first, second) = differing("The fire killed two.", "The great fire killed two.");
        assert!(first.is_empty());
        assert_eq!(second, vec![4..9]);
    }

    #[test]
    fn an_empty_passage_differs_in_everything() {
        let (first, second) = differing("", "two boats");
        assert!(first.is_empty());
        assert_eq!((second.len(), second[0].clone()), (1, 0..9));
    }
}
