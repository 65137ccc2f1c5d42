//! The unit that is compared: a sentence, a heading, a list item.

use super::label::mark_labels;
use super::{Language, attribution, sentences, words};
use crate::account::{Account, Block, BlockKind};
use crate::comparison::{Cancelled, Watch};
use rayon::prelude::*;
use std::ops::Range;

/// The unit that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Byte range in the account's untouched text.
    pub span: Range<usize>,
    /// Which block of the account it stands in, from 0.
    pub block: usize,
    /// What that block is.
    pub kind: BlockKind,
    /// Who is reported as saying it, in the account's words.
    pub attribution: Option<Attribution>,
    /// It tells nothing by itself: a heading, a date line, a salutation or a signature. It agrees with nothing, and is compared only where it is
    /// what the account is called.
    pub label: bool,
}

/// Who is reported as saying a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker as the account names them: `the harbour office`.
    pub speaker: String,
    /// Byte range of the speaker in the passage's text.
    pub span: Range<usize>,
}

/// Cuts an account into its passages, in text order. A passage never runs across two blocks.
pub fn segment(account: &Account) -> Vec<Passage> {
    // Nobody holds the watch, so nobody cancels.
    segment_watched(account, &Watch::default()).unwrap_or_default()
}

/// The same, ended when the watch says so.
pub fn segment_watched(account: &Account, watch: &Watch) -> Result<Vec<Passage>, Cancelled> {
    let language = Language::of(account);
    let cut = |(block, part): (usize, &Block)| {
        let text = &account.text[part.span.clone()];
        let mut passages = Vec::new();
        for span in sentences(text, account.facts.language.as_deref()) {
            watch.look()?;
            let said = text.get(span.clone()).unwrap_or_default();
            let attribution = attribution(said, &words(said, language), language);
            let span = part.span.start + span.start..part.span.start + span.end;
            passages.push(Passage { span, block, kind: part.kind, attribution, label: false });
        }
        watch.look().map(|()| passages)
    };
    let cut = account.blocks.par_iter().enumerate().map(cut).collect::<Result<Vec<_>, _>>()?;
    let mut passages: Vec<Passage> = cut.into_iter().flatten().collect();
    mark_labels(account, &mut passages, watch)?;
    Ok(passages)
}
