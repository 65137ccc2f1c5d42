//! Paragraphs, headings and list items: what a sentence never runs across.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A title or section heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A cell of a table.
    Cell,
    /// A footnote or endnote: it stands after the running text.
    Note,
}

/// A stretch of an account's text that no sentence crosses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Byte range in the account's text, trimmed of white space.
    pub span: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
}
