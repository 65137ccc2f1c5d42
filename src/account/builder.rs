//! Puts an account's text together block by block, for the formats whose text is not their bytes.
//!
//! White space runs become one space inside a block, as in a browser. `push("Two  boats"); end(kind)` adds the block
//! `Two boats`, with a blank line before it in the text.

use super::{Block, BlockKind};

/// Text and blocks in the making.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    blocks: Vec<Block>,
    current: String,
    /// A line break was seen: what follows is a block of its own unless it goes on in lower case.
    broken: bool,
}

impl TextBuilder {
    /// Adds running text to the current block of `kind`.
    pub fn push(&mut self, words: &str, kind: BlockKind) {
        if self.broken && !words.trim().is_empty() {
            self.broken = false;
            if words.trim_start().starts_with(char::is_lowercase) { self.current.push(' ') } else { self.end(kind) }
        }
        for letter in words.chars() {
            if !letter.is_whitespace() {
                // The zero-width marks of web pages are no part of a word; joiners of Indic and Arabic script are.
                if !matches!(letter, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\0') {
                    self.current.push(letter);
                }
            } else if !self.current.is_empty() && !self.current.ends_with(' ') {
                self.current.push(' ');
            }
        }
    }

    /// A line break that is not the end of a paragraph.
    pub fn line_break(&mut self) {
        self.broken = !self.current.trim().is_empty();
    }

    /// Ends the current block.
    pub fn end(&mut self, kind: BlockKind) {
        self.broken = false;
        let words = std::mem::take(&mut self.current);
        let words = words.trim();
        if !words.chars().any(char::is_alphanumeric) {
            return;
        }
        if let Some(last) = self.blocks.last() {
            let close = last.kind == kind && matches!(kind, BlockKind::ListItem | BlockKind::Cell);
            self.text.push_str(if close { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block { span: start..self.text.len(), kind });
    }

    /// The text and its blocks.
    pub fn finish(mut self, kind: BlockKind) -> (String, Vec<Block>) {
        self.end(kind);
        (self.text, self.blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_white_space_is_one_space() {
        let mut builder = TextBuilder::default();
        builder.push("Two  boats\n", BlockKind::Paragraph);
        builder.push(" burned.", BlockKind::Paragraph);
        builder.end(BlockKind::Paragraph);
        builder.push(" ... ", BlockKind::Paragraph);
        builder.end(BlockKind::Paragraph);
        builder.push("Nobody", BlockKind::Paragraph);
        let (text, blocks) = builder.finish(BlockKind::Paragraph);
        assert_eq!(text, "Two boats burned.\n\nNobody");
        assert_eq!(&text[blocks[1].span.clone()], "Nobody");
    }

    #[test]
    fn a_line_break_parts_blocks_unless_the_sentence_goes_on() {
        let mut builder = TextBuilder::default();
        for line in ["Roses are red", "and sweet", "Violets"] {
            builder.push(line, BlockKind::Paragraph);
            builder.line_break();
        }
        let (text, _) = builder.finish(BlockKind::Paragraph);
        assert_eq!(text, "Roses are red and sweet\n\nViolets");
    }
}
