//! A passage quoted in a report: its words in parts, some of them marked, and where it stands.

use crate::account::PassageId;
use crate::comparison::Comparison;
use std::ops::Range;

/// A passage quoted in a report.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quotation {
    /// `A12`.
    pub id: String,
    /// A number that no other passage of the comparison has.
    pub number: usize,
    /// Where it stands in its account: `paragraph 3, sentence 2`.
    pub place: String,
    /// The point it is in.
    pub point: String,
    /// The report leaves that point out: it is no part of the telling.
    pub excluded: bool,
    /// A name for that point's standing that a style sheet can use.
    pub class: &'static str,
    /// Who is reported as saying it.
    pub speaker: Option<String>,
    /// Its text in parts.
    pub parts: Vec<TextPart>,
}

/// A stretch of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextPart {
    pub text: String,
    /// A word that the other side does not have here.
    pub differs: bool,
    /// Part of what the reason rests on.
    pub counts: bool,
}

impl Quotation {
    /// Its text, unmarked.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

/// Quotes a passage, marking where it differs and what counts in it; both are byte ranges in its text.
pub(super) fn quotation(comparison: &Comparison, id: PassageId, differs: &[Range<usize>], counts: &[Range<usize>]) -> Quotation {
    let text = comparison.text(id);
    let mut cuts: Vec<usize> =
        differs.iter().chain(counts).flat_map(|span| [span.start, span.end]).filter(|&at| text.is_char_boundary(at)).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let within = |spans: &[Range<usize>], at: usize| spans.iter().any(|span| span.contains(&at));
    let parts = cuts.windows(2).filter_map(|cut| {
        let text = text.get(cut[0]..cut[1])?.to_owned();
        Some(TextPart { text, differs: within(differs, cut[0]), counts: within(counts, cut[0]) })
    });
    let point = comparison.point_of(id);
    Quotation {
        id: id.to_string(),
        number: comparison.passages.iter().take(id.siglum.index()).map(Vec::len).sum::<usize>() + id.index as usize,
        place: place(comparison, id),
        point: point.id(),
        excluded: comparison.is_excluded(point),
        class: super::words::counted(point.counted_as()).0,
        speaker: comparison.passage(id).attribution.as_ref().map(|attribution| attribution.speaker.clone()),
        parts: parts.collect(),
    }
}

/// `paragraph 3, sentence 2`: both counted from one, blocks of every kind as paragraphs.
fn place(comparison: &Comparison, id: PassageId) -> String {
    let passages = &comparison.passages[id.siglum.index()];
    let block = comparison.passage(id).block;
    let before = passages.iter().take(id.index as usize).filter(|passage| passage.block == block).count();
    format!("paragraph {}, sentence {}", block + 1, before + 1)
}
