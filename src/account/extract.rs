//! What a format's reader gives back: text, blocks and facts.

use super::{Block, BlockKind, Facts};

/// What a format's reader gives back. Digests, file and encoding are filled in by [`import`](super::import).
#[derive(Clone, Debug, Default)]
pub(super) struct Extract {
    pub text: String,
    pub blocks: Vec<Block>,
    pub facts: Facts,
    pub warnings: Vec<String>,
}

impl Extract {
    /// The first heading is the title, when it stands near the beginning.
    pub fn take_title_from_headings(&mut self) {
        if let Some(heading) = self.blocks.iter().take(3).find(|block| block.kind == BlockKind::Heading)
            && let Some(title) = self.text.get(heading.span.clone())
        {
            self.facts.title = title.to_owned();
        }
    }
}

/// The two letters of a declared language: `en-GB` → `en`.
pub(super) fn language_code(declared: &str) -> Option<String> {
    let primary = declared.trim().split(['-', '_']).next()?.to_lowercase();
    (2..=3).contains(&primary.len()).then_some(primary)
}
