//! Plain text: the file as it is, byte for byte, with its paragraphs found.
//!
//! A line break ends a paragraph, unless the file is hard-wrapped: then a blank line does.

use super::extract::Extract;
use super::{Block, BlockKind, Fact, Facts};
use std::ops::Range;

/// Text and blocks of plain text.
pub(super) fn extract(text: &str) -> Extract {
    from_blocks(text, blocks(text))
}

/// The same of a text in which every line break ends a paragraph.
pub(super) fn extract_lines(text: &str) -> Extract {
    from_blocks(text, blocks_of(text, &lines(text), false))
}

fn from_blocks(text: &str, blocks: Vec<Block>) -> Extract {
    let mut facts = Facts::default();
    if let [first, _, ..] = blocks.as_slice()
        && first.kind == BlockKind::Heading
    {
        facts.know(Fact::Title, text.get(first.span.clone()).unwrap_or_default(), "its first line");
    }
    Extract { text: text.to_owned(), blocks, facts, warnings: Vec::new(), ..Extract::default() }
}

/// The blocks of plain text.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    blocks_of(text, &lines, is_hard_wrapped(text, &lines))
}

fn blocks_of(text: &str, lines: &[Range<usize>], wrapped: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_empty() {
            open = false;
            continue;
        }
        let words = &text[line.clone()];
        if !words.chars().any(char::is_alphanumeric) {
            // A rule or an underline: no words to compare.
            open = false;
            continue;
        }
        let item = is_list_item(words);
        match blocks.last_mut() {
            Some(last) if wrapped && open && !item => last.span.end = line.end,
            _ => {
                let next = lines.get(at + 1).filter(|next| !next.is_empty()).map(|next| &text[next.clone()]);
                let kind = if item {
                    BlockKind::ListItem
                } else if is_heading(words, next, at == 0) {
                    BlockKind::Heading
                } else {
                    BlockKind::Paragraph
                };
                blocks.push(Block { span: line.clone(), kind });
            }
        }
        open = blocks.last().is_some_and(|last| last.kind != BlockKind::Heading);
    }
    blocks
}

/// The lines without surrounding white space; an empty range for a blank one.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{c}'])
        .map(|line| {
            let at = start + (line.len() - line.trim_start().len());
            let trimmed = line.trim();
            start += line.len();
            if trimmed.is_empty() { start..start } else { at..at + trimmed.len() }
        })
        .collect()
}

/// Many lines of near-equal length, most of which break off in the middle of a sentence.
fn is_hard_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let mut lengths: Vec<usize> = lines.iter().map(|line| width(&text[line.clone()])).filter(|&length| length > 0).collect();
    lengths.sort_unstable();
    // A long address or table among them does not count.
    let longest = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
    if lengths.len() < 6 || !(40..=132).contains(&longest) {
        return false;
    }
    // A line that another follows without a blank one between.
    let inner: Vec<usize> = (1..lines.len()).filter(|&at| !lines[at].is_empty() && !lines[at - 1].is_empty()).map(|at| at - 1).collect();
    let full = inner.iter().filter(|&&at| width(&text[lines[at].clone()]) * 10 >= longest * 7).count();
    let unfinished = inner.iter().filter(|&&at| !ends_sentence(&text[lines[at].clone()])).count();
    inner.len() >= 4 && full * 10 >= inner.len() * 7 && unfinished * 10 >= inner.len() * 6
}

/// How wide a line is, counting the square letters of East Asia twice.
fn width(line: &str) -> usize {
    line.chars()
        .map(|letter| if matches!(letter, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FF60}') { 2 } else { 1 })
        .sum()
}

/// Marks that may stand behind the end of a sentence.
pub(super) const CLOSING: [char; 9] = ['"', '”', '“', '’', '‘', '\'', ')', '»', '«'];

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(CLOSING).ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔', '।'])
}

/// Whether a line begins as an item of a list does.
pub(super) fn is_list_item(line: &str) -> bool {
    let bullet = ["- ", "* ", "• ", "– "].iter().any(|mark| line.starts_with(mark));
    bullet || is_numbered(line)
}

/// Whether a line begins with the number of an item: `3. `, `12) `.
pub(super) fn is_numbered(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "))
}

/// A short line without a full stop, at the beginning or alone, or underlined.
fn is_heading(line: &str, next: Option<&str>, first: bool) -> bool {
    let short = line.chars().count() <= 90 && !line.ends_with(['.', ',', ';', '!', '…', '"', '”']);
    let underlined = next.is_some_and(|next| next.len() >= 3 && next.chars().all(|c| matches!(c, '=' | '-' | '~' | '*')));
    short && (underlined || (first && next.is_none_or(|next| next.chars().count() > line.chars().count() * 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        blocks(text).into_iter().map(|block| &text[block.span]).collect()
    }

    #[test]
    fn a_line_break_ends_a_paragraph() {
        assert_eq!(texts("Fire at sea\nTwo boats burned.\n\nNobody died."), ["Fire at sea", "Two boats burned.", "Nobody died."]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The fire in the harbour of the old town began a little\nbefore midnight, and by the time that the watchman came\nto the quay the rope store was burning from end to end\nand nobody could come near to it for the great heat of\nthe burning tar that ran over the stones of the quay.\n\nIn the morning the people of the town counted what was\nleft to them, and it was not much that they could count.";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_headline_is_the_title() {
        let extract = extract("Fire kills twelve\n\nTwelve people died when the harbour burned.\n");
        assert_eq!(extract.facts.title, "Fire kills twelve");
        assert_eq!(extract.blocks[0].kind, BlockKind::Heading);
    }

    #[test]
    fn list_items_are_blocks_of_their_own() {
        let kinds: Vec<BlockKind> = blocks("Losses:\n- twelve people\n2. five boats\n").iter().map(|block| block.kind).collect();
        assert_eq!(kinds[1..], [BlockKind::ListItem, BlockKind::ListItem]);
    }
}
