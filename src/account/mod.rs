//! One source's telling of the event: its text, and the facts about it.
//!
//! An [`Account`] is made by [`import`] from a file, or by [`Account::from_text`] from plain text. Its text is never
//! changed afterwards: everything the program says about it points into it by byte offsets.
//!
//! ```
//! use corroborate::account::Account;
//!
//! let account = Account::from_text("Fire at the harbour\n\nTwo boats burned.", "fire.txt");
//! assert_eq!(account.facts.title, "Fire at the harbour");
//! assert_eq!(account.blocks.len(), 2);
//! ```

mod archive;
mod block;
mod builder;
mod docx;
mod dropped;
mod encoding;
mod epub;
mod error;
mod extract;
mod facts;
mod format;
mod html;
mod import;
mod language;
mod limits;
mod mail;
mod mail_text;
mod markdown;
mod odt;
mod own_report;
mod pdf;
mod plain;
mod rtf;
mod shallow;
mod short_runs;
mod siglum;
mod split;

pub use block::{Block, BlockKind};
pub use encoding::{Charset, Decoding, decodings};
pub use error::ImportError;
use extract::{Extract, language_code};
pub use facts::{CORRECTED, Fact, Facts, Known, Part};
pub use format::supported;
pub use import::{
    Imported, Opening, files_in, import, import_all, import_all_as, import_bytes, import_bytes_in, import_in, import_unnamed, read_file,
};
pub(crate) use language::{code_at, place_of};
pub use language::{language_name, languages};
pub use siglum::{PassageId, Siglum};
pub use split::{Cut, Planned, likely_parts, plan, propose_cuts, rejoin, split, split_where_likely};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One source's telling of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Title, author, file, SHA-256 …
    pub facts: Facts,
    /// What is compared. For a UTF-8 `.txt` file this is the file, byte for byte.
    pub text: String,
    /// The paragraphs, headings, list items … of `text`, in order, not overlapping.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What was dropped or doubtful while importing, one plain sentence each.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Why the order of its words may not be the order of reading, where that is so: compared only when the reader has
    /// looked at it and said that it is right.
    #[serde(default)]
    pub unverified: Option<String>,
}

impl Account {
    /// An account from plain text. `file` is the name it is known by; its stem is the title when the text has no
    /// heading.
    pub fn from_text(text: &str, file: &str) -> Self {
        let plain = plain::extract(text);
        let title = if plain.facts.title.is_empty() { stem_of(file) } else { plain.facts.title };
        let digest = sha256(text.as_bytes());
        let facts = Facts { title, file: file.to_owned(), sha256: digest.clone(), text_sha256: digest, ..Facts::default() };
        Self { facts, text: text.to_owned(), blocks: plain.blocks, warnings: Vec::new(), unverified: None }
    }

    /// How many words the text has, as Unicode counts words.
    pub fn words(&self) -> usize {
        use unicode_segmentation::UnicodeSegmentation as _;
        self.text.unicode_words().count()
    }
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A file's name without folder and ending, for a title: `reports/a_b.txt` → `a_b`.
pub fn stem_of(file: &str) -> String {
    let path = std::path::Path::new(file);
    path.file_stem().map_or_else(|| file.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// A file's name without its folder: `reports/a_b.txt` → `a_b.txt`.
pub fn file_name(file: &str) -> String {
    let path = std::path::Path::new(file);
    path.file_name().map_or_else(|| file.to_owned(), |name| name.to_string_lossy().into_owned())
}
