//! What a format's reader gives back: text, blocks and facts.

use super::{Block, BlockKind, Fact, Facts};

/// What a format's reader gives back. Digests and file are filled in by [`import`](super::import).
#[derive(Clone, Debug, Default)]
pub(super) struct Extract {
    pub text: String,
    pub blocks: Vec<Block>,
    pub facts: Facts,
    pub warnings: Vec<String>,
    /// The order of the words may not be the order of reading: see [`Account::unverified`](super::Account::unverified).
    pub unverified: Option<String>,
}

impl Extract {
    /// Sets a fact and where it was found.
    pub fn know(&mut self, fact: Fact, value: &str, origin: &str) {
        self.facts.know(fact, value, origin);
    }

    /// The first heading is the title, when it stands near the beginning.
    pub fn take_title_from_headings(&mut self) {
        let heading = self.blocks.iter().take(3).find(|block| block.kind == BlockKind::Heading);
        if let Some(title) = heading.and_then(|heading| self.text.get(heading.span.clone())) {
            self.facts.know(Fact::Title, title, "its first heading");
        }
    }
}

/// The two letters of a declared language: `en-GB` → `en`.
pub(super) fn language_code(declared: &str) -> Option<String> {
    let primary = declared.trim().split(['-', '_']).next()?.to_lowercase();
    ((2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(primary)
}
