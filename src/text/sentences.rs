//! Cuts running text into sentences.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of one block of text, as byte ranges without surrounding white space, in order.
/// `language` is an ISO 639-1 code, where it is known.
pub fn sentences(text: &str, _language: Option<&str>) -> Vec<Range<usize>> {
    text.split_sentence_bound_indices()
        .filter_map(|(at, sentence)| {
            let trimmed = sentence.trim();
            let start = at + (sentence.len() - sentence.trim_start().len());
            (!trimmed.is_empty()).then_some(start..start + trimmed.len())
        })
        .collect()
}
