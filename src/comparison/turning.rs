//! The words that a dispute turns on, as a headline quotes them.

use super::{Comparison, Evidence, Point, Relation};
use crate::account::{PassageId, Siglum};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The words of an account that contradict an account of another side, where they are short.
pub(super) fn turning_words(comparison: &Comparison, point: &Point, side: &[Siglum], siglum: Siglum) -> Option<String> {
    comparison.contradictions(point).find_map(|(a, b, evidence)| {
        let (id, span) = if a.siglum == siglum && !side.contains(&b.siglum) {
            (a, &evidence.a)
        } else if b.siglum == siglum && !side.contains(&a.siglum) {
            (b, &evidence.b)
        } else {
            return None;
        };
        let text = comparison.text(id);
        in_context(text, span.clone()).filter(|words| !words.is_empty() && words.len() < 60 && words.len() < text.len()).map(str::to_owned)
    })
}

impl Comparison {
    /// The evidence that speaks for a contradiction, strongest first in each link, with its two passages.
    pub fn contradictions<'a>(&'a self, point: &'a Point) -> impl Iterator<Item = (PassageId, PassageId, &'a Evidence)> {
        self.links_of(point).flat_map(|link| {
            link.evidence
                .iter()
                .filter(|evidence| evidence.relation == Relation::Contradicts)
                .map(move |evidence| (link.a, link.b, evidence))
        })
    }
}

/// A stretch of a passage; a single word together with the next one, or else the one before: `12` → `12 people`.
fn in_context(text: &str, span: Range<usize>) -> Option<&str> {
    let words = text.get(span.clone())?;
    if words.contains(char::is_whitespace) {
        return Some(words);
    }
    let next = text.get(span.end..)?.strip_prefix(' ').and_then(|rest| rest.unicode_word_indices().next().filter(|(at, _)| *at == 0));
    if let Some((_, word)) = next {
        return text.get(span.start..span.end + 1 + word.len());
    }
    let before = text.get(..span.start)?.strip_suffix(' ').and_then(|rest| {
        let (at, word) = rest.unicode_word_indices().next_back()?;
        (at + word.len() == rest.len()).then_some(at)
    });
    text.get(before.unwrap_or(span.start)..span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_word_is_quoted_with_a_neighbour() {
        assert_eq!(in_context("Some 12 people died", 5..7), Some("12 people"));
        assert_eq!(in_context("On March 4, they", 9..10), Some("March 4"));
        assert_eq!(in_context("all of them", 0..6), Some("all of"));
        assert_eq!(in_context("Two.", 0..3), Some("Two"));
    }
}
