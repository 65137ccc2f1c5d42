//! Cuts running text into sentences.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of one block of text, as byte ranges without surrounding white space, in order.
/// `language` is an ISO 639-1 code, where it is known.
pub fn sentences(text: &str, _language: Option<&str>) -> Vec<Range<usize>> {
    unwrapped(text)
        .split_sentence_bound_indices()
        .filter_map(|(at, sentence)| {
            let trimmed = sentence.trim();
            let start = at + (sentence.len() - sentence.trim_start().len());
            (!trimmed.is_empty()).then_some(start..start + trimmed.len())
        })
        .collect()
}

/// Lines shorter than this are broken on purpose, as in an address or a poem.
const WRAPPED: usize = 40;

/// The text with the line breaks that only wrap it made spaces, byte for byte: they end no sentence.
fn unwrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| next.trim_start().starts_with(char::is_lowercase));
        match line.strip_suffix('\n') {
            Some(words) if goes_on || words.chars().count() >= WRAPPED => {
                out += words.strip_suffix('\r').unwrap_or(words);
                out += if words.ends_with('\r') { "  " } else { " " };
            }
            _ => out += line,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, None).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_line_that_is_only_wrapped_ends_no_sentence() {
        let text =
            "The exit to the far bank was shut at the time. In\r\nconsequence the crowd was densest over the eastern\nQuarter of the span.";
        assert_eq!(
            cut(text),
            [
                "The exit to the far bank was shut at the time.",
                "In\r\nconsequence the crowd was densest over the eastern\nQuarter of the span."
            ]
        );
    }

    #[test]
    fn short_lines_are_sentences_of_their_own() {
        assert_eq!(cut("14 Capstan Lane\nAldmouth"), ["14 Capstan Lane", "Aldmouth"]);
    }
}
