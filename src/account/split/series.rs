//! Lines that stand alike at the beginning of each of several texts: numbered headings, counted documents, addresses.

use super::signs::{Line, Sign, ends_sentence, is_rule, short};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// Headings that begin alike: `Statement of Ann Lee`, `Statement of Tom Reed`; `2 of 3 DOCUMENTS`. Addresses of pages, where one
/// begins the text.
pub(super) fn headings(lines: &[Line<'_>], signs: &mut Vec<Sign>) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let addressed = lines.first().is_some_and(|line| is_address(line.words));
    for (at, line) in lines.iter().enumerate() {
        let bare = line.words.trim_matches(|c: char| matches!(c, '=' | '-' | '*' | '#' | '_' | '[' | ']' | ' '));
        let apart = at == 0 || line.gap > 0 || line.fed || is_rule(lines[at - 1].words);
        if !apart {
            continue;
        }
        if addressed && is_address(line.words) {
            alike.entry("://".to_owned()).or_default().push(at);
        } else if let Some(word) = bare.unicode_words().next().filter(|_| bare.len() <= 4 * 90 && !ends_sentence(bare)) {
            let word = if counts(bare) { "1 of 2".to_owned() } else { word.to_lowercase() };
            if bare.chars().count() <= 90 && (word == "1 of 2" || KINDS.contains(&word.as_str())) {
                alike.entry(word).or_default().push(at);
            }
        }
    }
    for (word, places) in alike.into_iter().filter(|(_, places)| places.len() >= 2) {
        let what = if word == "://" { "an address like others" } else { "a heading like others" };
        signs.extend(places.into_iter().map(|line| Sign {
            line,
            why: format!("{what}: “{}”", short(lines[line].words)),
            likely: true,
            opening: false,
        }));
    }
}

/// First words of headings that name one text of several.
const KINDS: [&str; 38] = [
    "account",
    "statement",
    "witness",
    "article",
    "document",
    "report",
    "source",
    "letter",
    "deposition",
    "testimony",
    "interview",
    "version",
    "item",
    "story",
    "exhibit",
    "dispatch",
    "chronicle",
    "affidavit",
    "evidence",
    "bericht",
    "aussage",
    "zeuge",
    "zeugin",
    "quelle",
    "artikel",
    "dokument",
    "brief",
    "témoin",
    "témoignage",
    "récit",
    "rapport",
    "lettre",
    "testigo",
    "testimonio",
    "relato",
    "informe",
    "carta",
    "text",
];

/// Whether a line says the how-manieth of how many texts follows: `2 of 3 DOCUMENTS`.
fn counts(line: &str) -> bool {
    let mut words = line.unicode_words();
    let Some(first) = words.next().and_then(|word| word.parse::<usize>().ok()) else { return false };
    let of = words.next().is_some_and(|word| ["of", "von", "de", "di", "sur", "van"].contains(&word.to_lowercase().as_str()));
    let last = words.next().and_then(|word| word.parse::<usize>().ok());
    of && last.is_some_and(|last| first >= 1 && first <= last) && words.count() <= 1
}

/// A line that is the address of a page, and nothing else.
fn is_address(line: &str) -> bool {
    (line.starts_with("https://") || line.starts_with("http://")) && !line.contains(char::is_whitespace)
}
