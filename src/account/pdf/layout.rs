//! From lines to paragraphs, headings, items, cells and notes.
//!
//! ```text
//! lines ─distance, size, indent, would the next word have fitted?→ paragraphs
//! ```
//!
//! What stands at the top or bottom of many pages alike, numbers aside, is a running head and is left out, as are page
//! numbers. Small print at the foot of a page follows the running text as notes. A word broken by a hyphen at the end of a
//! line is put together again, unless the document writes it with a hyphen elsewhere.

use super::Dropped;
use super::lines::{Line, Page, lines};
use crate::account::builder::TextBuilder;
use crate::account::{Block, BlockKind, plain};
use std::collections::{HashMap, HashSet};

/// The text and blocks of all pages.
pub(super) fn read(pages: Vec<Page>, dropped: &mut Dropped) -> (String, Vec<Block>) {
    let count = pages.len();
    let lines: Vec<Line> = pages.into_iter().enumerate().flat_map(|(number, page)| lines(number, page)).collect();
    let lines = without_running_heads(lines, count, dropped);
    let body = body_size(&lines);
    let leading = leading(&lines, body);
    let hyphenated: HashSet<String> = lines.iter().flat_map(|line| hyphenated(&line.piece.text)).collect();
    (0..lines.iter().map(|line| line.piece.marks).sum()).for_each(|_| dropped.add("mark of a note", "marks of notes"));
    let (mut builder, mut notes) = (TextBuilder::default(), TextBuilder::default());
    let mut last: Option<(&Line, BlockKind)> = None;
    for (at, line) in lines.iter().enumerate() {
        let mut kind = kind(line, body, last.is_some_and(|(last, kind)| kind == BlockKind::Note && last.page == line.page));
        let target = if kind == BlockKind::Note { &mut notes } else { &mut builder };
        if let Some((before, kind_before)) = last
            && kind != BlockKind::Note
        {
            let on_purpose = before.page == line.page && is_broken_on_purpose(before, &lines, at, body);
            if kind == BlockKind::Paragraph && is_labelled(&line.piece.text) && (on_purpose || ends_sentence(&before.piece.text)) {
                kind = BlockKind::ListItem;
            }
            if on_purpose || begins(before, kind_before, line, kind, body, leading) {
                target.end(kind_before);
            } else {
                target.join(&line.piece.text, |joined| hyphenated.contains(joined));
                if kind_before == BlockKind::ListItem {
                    kind = kind_before;
                }
            }
        } else if kind == BlockKind::Note {
            if starts_note(&line.piece.text) {
                target.end(kind)
            } else {
                target.join(&line.piece.text, |joined| hyphenated.contains(joined))
            }
        }
        target.push(&line.piece.text, kind);
        target.push(" ", kind);
        if kind != BlockKind::Note || last.is_none() {
            last = Some((line, kind));
        }
    }
    builder.end(last.map_or(BlockKind::Paragraph, |(_, kind)| if kind == BlockKind::Note { BlockKind::Paragraph } else { kind }));
    notes.end(BlockKind::Note);
    builder.append(notes);
    builder.finish(BlockKind::Paragraph)
}

/// Leaves out what stands alike at the top or bottom of many pages, and page numbers.
fn without_running_heads(lines: Vec<Line>, pages: usize, dropped: &mut Dropped) -> Vec<Line> {
    if pages < 2 {
        return lines;
    }
    let key = |line: &Line| -> String {
        let letters = line.piece.text.chars().filter(|letter| !letter.is_whitespace());
        letters.map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect::<String>().replace("00", "0")
    };
    let at_edge = |line: &Line| line.depth < 0.12 || line.depth > 0.88;
    let mut seen: HashMap<String, HashSet<usize>> = HashMap::new();
    for line in lines.iter().filter(|line| at_edge(line)) {
        seen.entry(key(line)).or_default().insert(line.page);
    }
    // The heads of even and odd pages often differ.
    let often = (pages / 3).max(2);
    let is_number = |line: &Line| {
        let text = line.piece.text.trim().trim_matches(|letter: char| matches!(letter, '-' | '–' | '[' | ']' | '.')).trim();
        let roman = text.len() <= 6 && text.chars().all(|letter| "ivxlc".contains(letter));
        !text.is_empty() && text.chars().count() <= 6 && (text.chars().all(char::is_numeric) || roman)
    };
    let (mut kept, mut out) = (Vec::new(), 0);
    for line in lines {
        if at_edge(&line) && (is_number(&line) || seen.get(&key(&line)).is_some_and(|pages| pages.len() >= often)) {
            out += 1;
        } else {
            kept.push(line);
        }
    }
    (0..out).for_each(|_| dropped.add("running head or page number", "running heads and page numbers"));
    kept
}

/// The size most letters have.
fn body_size(lines: &[Line]) -> f64 {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for line in lines {
        *sizes.entry((line.piece.size * 4.0).round() as i64).or_default() += line.piece.text.chars().count();
    }
    sizes.into_iter().max_by_key(|(size, letters)| (*letters, *size)).map_or(10.0, |(size, _)| size as f64 / 4.0)
}

/// The usual distance between the lines of a paragraph.
fn leading(lines: &[Line], body: f64) -> f64 {
    let pairs = lines.windows(2).filter_map(|pair| if let [a, b] = pair { Some((a, b)) } else { None });
    let distances = pairs.filter(|(a, b)| a.page == b.page && !b.first_of_column).map(|(a, b)| a.piece.y - b.piece.y);
    let mut distances: Vec<f64> = distances.filter(|distance| *distance > 0.5 * body && *distance < 3.0 * body).collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 3).copied().unwrap_or(1.2 * body)
}

fn kind(line: &Line, body: f64, after_note: bool) -> BlockKind {
    let text = line.piece.text.trim();
    let small = line.piece.size < 0.9 * body;
    if small && line.depth > 0.5 && (after_note || starts_note(text)) {
        BlockKind::Note
    } else if line.cell {
        BlockKind::Cell
    } else if line.piece.size > 1.12 * body && text.chars().count() <= 150 {
        BlockKind::Heading
    } else if ["•", "▪", "◦", "‣", "– ", "- ", "* ", "\u{f0b7}"].iter().any(|mark| text.starts_with(mark)) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

fn starts_note(text: &str) -> bool {
    text.trim_start().starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '*' | '†' | '‡' | '§' | '¹' | '²' | '³'))
}

/// Whether a line begins with the number or letter of an item: `3. `, `12) `, `(b) `.
fn is_labelled(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix('(').unwrap_or(text);
    let lettered = || {
        text.strip_prefix(|letter: char| letter.is_ascii_lowercase()).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "))
    };
    plain::is_numbered(text) || lettered()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '»', '…', '。'])
}

/// Lines around one that tell how far its own could have gone.
const AROUND: usize = 4;

/// Whether `before`, the line before the one `at` its place, ends where it does though the first word of the next would have fitted: an item of a list, a
/// line of an address or a table. What goes on in lower case never is.
fn is_broken_on_purpose(before: &Line, lines: &[Line], at: usize, body: f64) -> bool {
    let line = &lines[at];
    let next = line.piece.text.trim_start();
    let alike = (before.piece.size - line.piece.size).abs() <= 0.15 * body && line.piece.size <= 1.12 * body;
    let opens = next.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
    if !alike || !opens || line.first_of_column || before.piece.text.trim_end().ends_with([',', '-', '–', '/', '&']) {
        return false;
    }
    let same_column = |other: &&Line| other.page == line.page && other.column == line.column;
    let around = lines[at.saturating_sub(AROUND)..(at + AROUND).min(lines.len())].iter().filter(same_column);
    let mut ends: Vec<f64> = around.map(|line| line.piece.end).collect();
    ends.sort_by(f64::total_cmp);
    // The longest may be a picture's.
    let right = ends.iter().rev().nth(usize::from(ends.len() > 2)).copied().unwrap_or(0.0);
    let letters = |text: &str| text.chars().count().max(1) as f64;
    let letter = (before.piece.end - before.piece.x) / letters(&before.piece.text);
    let word = letter * letters(next.split_whitespace().next().unwrap_or_default());
    let (left, end) = line.column;
    // Among lines that are all short, each is one.
    let short = right < left + 0.6 * (end - left) && before.piece.end < left + 0.5 * (end - left);
    short || before.piece.end + word + 2.0 * body < right
}

/// Whether a line begins a block of its own rather than going on with the one before.
fn begins(before: &Line, kind_before: BlockKind, line: &Line, kind: BlockKind, body: f64, leading: f64) -> bool {
    let text = before.piece.text.trim_end();
    let next = line.piece.text.trim_start();
    if kind == BlockKind::Cell || kind_before == BlockKind::Cell || kind == BlockKind::ListItem {
        return true;
    }
    let goes_on = kind == kind_before || (kind_before == BlockKind::ListItem && kind == BlockKind::Paragraph);
    if !goes_on {
        return true;
    }
    if before.page != line.page || line.first_of_column {
        // A paragraph runs on to the next page or column in the middle of a sentence.
        return kind == BlockKind::Heading || (ends_sentence(text) || !next.starts_with(char::is_lowercase)) && !text.ends_with('-');
    }
    let distance = before.piece.y - line.piece.y;
    if distance > 1.35 * leading.max(before.piece.size) || distance < -body {
        return true;
    }
    if (before.piece.size - line.piece.size).abs() > 0.15 * body {
        return true;
    }
    let (left, right) = line.column;
    let width = (right - left).max(1.0);
    let indented = line.piece.x > left + 0.8 * body && before.piece.x < left + 0.5 * body && kind_before != BlockKind::ListItem;
    let short = before.piece.end < right - 0.15 * width && ends_sentence(text);
    kind != BlockKind::Heading && (indented || short)
}

/// The words of a line that are written with a hyphen inside.
fn hyphenated(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    words.filter(|word| word.trim_matches('-').contains('-')).map(|word| word.trim_matches('-').to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Glyph;
    use super::*;

    /// A page of lines: each `(x, y, size, text)`, every letter half as wide as its size.
    fn page(lines: &[(f64, f64, f64, &str)]) -> Page {
        let mut glyphs = Vec::new();
        for &(x, y, size, text) in lines {
            for (at, letter) in text.chars().enumerate() {
                let x = x + at as f64 * size / 2.0;
                glyphs.push(Glyph { x, y, width: size / 2.0, size, quarter: 0, text: letter.to_string() });
            }
        }
        Page { glyphs, height: 800.0, ..Page::default() }
    }

    fn blocks(pages: Vec<Page>) -> Vec<(BlockKind, String)> {
        let (text, blocks) = read(pages, &mut Dropped::default());
        blocks.iter().map(|block| (block.kind, text[block.span.clone()].to_owned())).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_and_broken_words_put_together() {
        let mut lines = vec![(50.0, 700.0, 18.0, "Fire at the harbour of Aldmouth")];
        let left = [
            "Two boats were lost in the",
            "fire that began in a store",
            "behind the quay. The watch-",
            "man saw the flames at ten",
            "and rang the bell.",
        ];
        let right = [
            "Nobody was hurt, although",
            "a well-known captain had",
            "to be carried from the tow-",
            "er. The ferry was cut from",
            "her moorings in time.",
        ];
        for (at, (left, right)) in left.iter().zip(right).enumerate() {
            lines.push((50.0, 650.0 - 12.0 * at as f64, 10.0, left));
            lines.push((250.0, 650.0 - 12.0 * at as f64, 10.0, right));
        }
        let blocks = blocks(vec![page(&lines)]);
        assert_eq!(blocks[0], (BlockKind::Heading, "Fire at the harbour of Aldmouth".to_owned()));
        assert_eq!(
            blocks[1].1,
            "Two boats were lost in the fire that began in a store behind the quay. The watchman saw the flames at ten and rang the bell."
        );
        assert!(blocks[2].1.contains("carried from the tower. The ferry"), "{blocks:?}");
    }

    #[test]
    fn running_heads_and_page_numbers_are_left_out() {
        let body = ["The harbour burned all night.", "Twelve people were missing.", "The bell rang until dawn."];
        let pages: Vec<Page> = body
            .iter()
            .enumerate()
            .map(|(at, body)| {
                let number = format!("{}", at + 1);
                page(&[(50.0, 780.0, 9.0, "The Aldmouth Gazette"), (50.0, 400.0, 10.0, body), (290.0, 20.0, 9.0, &number)])
            })
            .collect();
        let texts: Vec<String> = blocks(pages).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, body);
    }

    #[test]
    fn a_paragraph_runs_on_to_the_next_page() {
        let pages = vec![
            page(&[(50.0, 400.0, 10.0, "The watchman saw the flames at ten and rang")]),
            page(&[(50.0, 700.0, 10.0, "the bell until dawn.")]),
        ];
        assert_eq!(blocks(pages)[0].1, "The watchman saw the flames at ten and rang the bell until dawn.");
    }

    #[test]
    fn rows_of_a_table_are_cells() {
        let lines = [(50.0, 700.0, 10.0, "Gull"), (200.0, 700.0, 10.0, "9 m"), (50.0, 685.0, 10.0, "Tern"), (200.0, 685.0, 10.0, "7 m")];
        let blocks = blocks(vec![page(&lines)]);
        assert_eq!(blocks.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["Gull", "9 m", "Tern", "7 m"]);
        assert!(blocks.iter().all(|(kind, _)| *kind == BlockKind::Cell));
    }

    #[test]
    fn words_printed_over_each_other_stay_apart() {
        let lines = [(50.0, 700.0, 10.0, "The first time that it burned"), (52.0, 700.0, 10.0, "It was a cold night in March")];
        let texts: Vec<String> = blocks(vec![page(&lines)]).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["The first time that it burned", "It was a cold night in March"]);
    }

    #[test]
    fn the_mark_of_a_note_parts_no_sentence() {
        let mut page = page(&[(50.0, 700.0, 10.0, "Two boats burned on Tuesday")]);
        let behind = |x: f64, y: f64, size: f64, text: &str| {
            let letters = text.chars().enumerate();
            letters
                .map(|(at, letter)| Glyph {
                    x: x + at as f64 * size / 2.0,
                    y,
                    width: size / 2.0,
                    size,
                    quarter: 0,
                    text: letter.to_string(),
                })
                .collect::<Vec<_>>()
        };
        page.glyphs.extend(behind(185.0, 704.0, 6.0, "12"));
        page.glyphs.extend(behind(191.0, 700.0, 10.0, ", and 40 m"));
        page.glyphs.extend(behind(241.0, 704.0, 6.0, "2"));
        page.glyphs.extend(behind(245.0, 700.0, 10.0, " of roof."));
        let mut dropped = Dropped::default();
        let (text, blocks) = read(vec![page], &mut dropped);
        assert_eq!(text, "Two boats burned on Tuesday, and 40 m² of roof.");
        assert_eq!(blocks.len(), 1);
        assert_eq!(dropped.warning().as_deref(), Some("Not taken from the file: 1 mark of a note."));
    }

    #[test]
    fn items_and_short_lines_are_blocks_of_their_own_and_wrapped_ones_go_on() {
        let lines = [
            "These are all that were lost in the fire at the old harbour:",
            "• The Gull, nine metres long, with all the gear that had been",
            "stored on board of her",
            "• The Tern",
            "The order of events is told by all who saw it in the same way:",
            "1. The alarm",
            "2. The collapse of the roof, which fell on the quay and on the",
            "boats that lay there",
            "Nobody was hurt, although the watchman slept in his tower until",
            "Berlin heard of it.",
            "Ann Lee",
            "The Gull",
        ];
        let lines: Vec<_> = lines.iter().enumerate().map(|(at, words)| (50.0, 700.0 - 12.0 * at as f64, 10.0, *words)).collect();
        let blocks = blocks(vec![page(&lines)]);
        let kinds: Vec<BlockKind> = blocks.iter().map(|(kind, _)| *kind).collect();
        use BlockKind::{ListItem, Paragraph};
        assert_eq!(kinds, [Paragraph, ListItem, ListItem, Paragraph, ListItem, ListItem, Paragraph, Paragraph, Paragraph], "{blocks:?}");
        assert!(blocks[1].1.ends_with("been stored on board of her") && blocks[5].1.ends_with("boats that lay there"), "{blocks:?}");
        assert!(blocks[6].1.ends_with("until Berlin heard of it."), "{blocks:?}");
    }
}
