//! How much an import may take: generous for any real document, small enough that no file fills the memory.
//!
//! Every message that refuses a file by one of these names it.

use super::error::Trouble;

/// The largest file that is opened, in bytes.
pub(super) const FILE_BYTES: u64 = 256 << 20;
/// The longest text of one account, in bytes: some four million words.
pub(super) const TEXT_BYTES: usize = 24 << 20;
/// How many paragraphs, lines of verse, list items, cells and the like one account may have.
pub(super) const BLOCKS: usize = 1_000_000;
/// The largest part of a package (.docx, .odt, .epub) or stream of a PDF once unpacked, and the largest web page, in bytes.
pub(super) const PART_BYTES: u64 = 64 << 20;
/// All that is unpacked of one package, in bytes.
pub(super) const PACKAGE_BYTES: u64 = 256 << 20;
/// How many files a package may hold.
pub(super) const PACKAGE_FILES: usize = 20_000;
/// How many elements one XML part may hold.
pub(super) const XML_NODES: u32 = 4_000_000;
/// How deep elements, groups or messages may stand in each other before what is deeper is passed over.
pub(super) const DEPTH: usize = 400;
/// How many namespaces one XML part may name: each element keeps a list of those around it.
pub(super) const NAMESPACES: usize = 500;
/// How many attributes one element may have: they are held against one another.
pub(super) const ATTRIBUTES: usize = 256;
/// How deep the elements of a web page may stand in each other, as in browsers: the parser walks up through them again and again.
pub(super) const PAGE_DEPTH: usize = 512;

/// The refusal of something with more bytes than it may have.
pub(super) fn too_large(what: &str, limit: u64) -> Trouble {
    Trouble::TooLarge(format!("{what} holds more than {} MB", limit >> 20))
}
