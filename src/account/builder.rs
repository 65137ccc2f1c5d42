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
                // The zero-width marks of web pages are no part of a word, nor are the private letters of symbol fonts; joiners
                // of Indic and Arabic script are.
                if !matches!(letter, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\0' | '\u{E000}'..='\u{F8FF}') {
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

    /// Puts a word together that was broken by a hyphen at the end of a line, when `next`, the line that follows, goes on
    /// in lower case. The hyphen stays where `keeps` knows the word, in lower case, to be written with one.
    pub fn join(&mut self, next: &str, keeps: impl Fn(&str) -> bool) {
        let line = self.current.trim_end();
        let Some(head) = line.strip_suffix(['-', '\u{2010}']) else { return };
        let next = next.trim_start();
        if !head.ends_with(char::is_alphabetic) || !next.starts_with(char::is_lowercase) {
            return;
        }
        let first = head.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let second = next.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let length = if keeps(&format!("{first}-{second}").to_lowercase()) { line.len() } else { head.len() };
        self.current.truncate(length);
    }

    /// Adds the blocks of another text after this one's.
    pub fn append(&mut self, other: Self) {
        let (text, blocks) = other.finish(BlockKind::Paragraph);
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let at = self.text.len();
        self.text.push_str(&text);
        self.blocks.extend(blocks.into_iter().map(|block| Block { span: at + block.span.start..at + block.span.end, kind: block.kind }));
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
    fn broken_words_are_put_together_unless_they_have_a_hyphen_of_their_own() {
        let mut builder = TextBuilder::default();
        let keeps = |word: &str| word == "well-known";
        for line in ["The watch-", "man, a well-", "known figure of 1914-", "1918, ran."] {
            builder.join(line, keeps);
            builder.push(line, BlockKind::Paragraph);
            if !line.ends_with('-') {
                builder.push(" ", BlockKind::Paragraph);
            }
        }
        assert_eq!(builder.finish(BlockKind::Paragraph).0, "The watchman, a well-known figure of 1914-1918, ran.");
    }

    #[test]
    fn another_text_is_added_after_this_one() {
        let (mut first, mut second) = (TextBuilder::default(), TextBuilder::default());
        first.push("One", BlockKind::Paragraph);
        first.end(BlockKind::Paragraph);
        second.push("Two", BlockKind::Note);
        second.end(BlockKind::Note);
        first.append(second);
        let (text, blocks) = first.finish(BlockKind::Paragraph);
        assert_eq!((text.as_str(), &text[blocks[1].span.clone()], blocks[1].kind), ("One\n\nTwo", "Two", BlockKind::Note));
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
