//! The words that a dispute turns on, as a headline and the matrix quote them.

use super::{Comparison, Evidence, EvidenceKind, Point, Relation};
use crate::account::{PassageId, Siglum};
use crate::text::Language;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// No more letters than this are quoted; what is longer ends in `…`.
const LONGEST: usize = 60;
/// These say no more than function words do.
const LINKS: [&str; 4] = ["during", "since", "throughout", "until"];
/// So many words are looked at for one that says something.
const REACH: usize = 4;

impl Comparison {
    /// The words of an account that contradict an account of another side: short ones first, or else the beginning of long ones. `None`
    /// where it contradicts nobody.
    pub fn turning_words(&self, point: &Point, siglum: Siglum) -> Option<String> {
        let side = point.sides.iter().find(|side| side.contains(&siglum))?;
        let own = |(a, b, evidence): (PassageId, PassageId, &Evidence)| {
            let (id, span) = if a.siglum == siglum && !side.contains(&b.siglum) {
                (a, evidence.a.clone())
            } else if b.siglum == siglum && !side.contains(&a.siglum) {
                (b, evidence.b.clone())
            } else {
                return None;
            };
            let text = self.text(id);
            let words = match evidence.kind {
                // Who decided it tells no words, and whose words they are is told of all of them.
                EvidenceKind::Ruling | EvidenceKind::Attribution => text,
                _ => in_context(text, span, self.language(siglum)),
            };
            (!words.is_empty()).then(|| (words.len() == text.len() || words.chars().count() > LONGEST, shortened(words)))
        };
        let mut found: Vec<(bool, String)> = self.contradictions(point).filter_map(own).collect();
        // Stable: of words of one kind the strongest reason's stay first.
        found.sort_by_key(|(long, _)| *long);
        found.into_iter().next().map(|(_, words)| words)
    }

    /// The evidence that speaks for a contradiction, strongest first in each link, with its two passages.
    pub fn contradictions<'a>(&'a self, point: &'a Point) -> impl Iterator<Item = (PassageId, PassageId, &'a Evidence)> {
        self.links_of(point).flat_map(|link| {
            link.evidence
                .iter()
                .filter(|evidence| evidence.relation == Relation::Contradicts)
                .map(move |evidence| (link.a, link.b, evidence))
        })
    }

    fn language(&self, siglum: Siglum) -> Language {
        self.account(siglum).facts.language.as_deref().and_then(Language::known_as).unwrap_or(Language::ENGLISH)
    }
}

/// Words as they are quoted: without the full stop at their end, and cut behind a word where they are long.
fn shortened(words: &str) -> String {
    let words = words.trim();
    let Some((cut, _)) = words.char_indices().nth(LONGEST) else {
        return words.strip_suffix('.').filter(|rest| !rest.contains('.')).unwrap_or(words).to_owned();
    };
    let kept = words.get(..cut).unwrap_or(words);
    let kept = kept.rsplit_once(char::is_whitespace).map_or(kept, |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—')))
}

/// A stretch of a passage; a single word with what makes sense of it: the words up to the next that is no mere link of the sentence, or
/// else those back to the one before.
///
/// ```text
/// 12    → 12 people
/// after → after the barge
/// open  → was open → gate was open
/// ```
fn in_context(text: &str, span: Range<usize>, language: Language) -> &str {
    let words = text.get(span.clone()).unwrap_or_default();
    if words.is_empty() || words.contains(char::is_whitespace) {
        return words;
    }
    let says = |word: &str| {
        let form = word.to_lowercase();
        !language.is_function_word(&form) && !LINKS.contains(&form.as_str())
    };
    let after = text.get(span.end..).unwrap_or_default();
    let mut end = None;
    let mut last = 0;
    for (at, word) in after.unicode_word_indices().take(REACH) {
        // A sign ends what belongs together; a hyphen does not.
        if after.get(last..at).is_none_or(|between| !matches!(between, " " | "-")) {
            break;
        }
        last = at + word.len();
        if says(word) {
            end = Some(span.end + last);
            break;
        }
    }
    // "Drop-in" is one word.
    let whole = |end: usize| {
        let rest = text.get(end..).and_then(|rest| rest.strip_prefix('-'));
        let more = rest.and_then(|rest| rest.unicode_word_indices().next().filter(|(at, _)| *at == 0));
        more.map_or(end, |(_, word)| end + 1 + word.len())
    };
    if let Some(end) = end {
        return text.get(span.start..whole(end)).unwrap_or(words);
    }
    let before = text.get(..span.start).unwrap_or_default();
    let mut start = None;
    let mut first = before.len();
    for (at, word) in before.unicode_word_indices().rev().take(REACH) {
        if before.get(at + word.len()..first).is_none_or(|between| !matches!(between, " " | "-")) {
            break;
        }
        first = at;
        start = Some(at);
        if says(word) {
            break;
        }
    }
    text.get(start.unwrap_or(span.start)..span.end).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'a>(text: &'a str, word: &str) -> &'a str {
        let at = text.find(word).expect("the word stands there");
        in_context(text, at..at + word.len(), Language::ENGLISH)
    }

    #[test]
    fn a_single_word_is_quoted_with_what_makes_sense_of_it() {
        for (text, word, quoted) in [
            ("Some 12 people died", "12", "12 people"),
            ("On March 4, they", "4", "March 4"),
            ("It fell after the barge had passed.", "after", "after the barge"),
            ("Six of the hangers broke.", "Six", "Six of the hangers"),
            ("The gate was open.", "open", "gate was open"),
            ("The doors were open throughout the vote.", "open", "open throughout the vote"),
            ("There were three drop-in days.", "three", "three drop-in"),
            ("Two.", "Two", "Two"),
        ] {
            assert_eq!(around(text, word), quoted, "{text}");
        }
        assert_eq!(in_context("all of them", 0..6, Language::ENGLISH), "all of");
        assert_eq!(in_context("é", 1..2, Language::ENGLISH), "", "no place between letters");
    }

    #[test]
    fn long_words_are_cut_behind_a_word() {
        let long = "The boy was pulled out of the river by Emil Farkas, who had jumped in after him.";
        let cut = shortened(long);
        assert_eq!(cut, "The boy was pulled out of the river by Emil Farkas, who had…");
        assert_eq!(shortened("Twelve people."), "Twelve people");
        assert_eq!(shortened("shortly after 11 p.m."), "shortly after 11 p.m.");
    }
}
