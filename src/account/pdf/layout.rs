//! From letters and where they stand to lines, columns, paragraphs and headings.
//!
//! ```text
//! letters ─same height, no gap→ pieces ─a gap down the page?→ columns ─distance, size, indent→ paragraphs
//! ```
//!
//! What stands at the top or bottom of many pages alike, numbers aside, is a running head and is left out, as are page
//! numbers. Small print at the foot of a page follows the running text as notes. A word broken by a hyphen at the end of a
//! line is put together again, unless the document writes it with a hyphen elsewhere.

use super::Dropped;
use crate::account::builder::TextBuilder;
use crate::account::{Block, BlockKind};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization as _;

/// One letter (or a few, as drawn together) and where its base line begins, in points from the lower left.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub size: f64,
    /// How many quarter turns the line is rotated to the left.
    pub quarter: i64,
    pub text: String,
}

/// One page's letters, in the order they were drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub glyphs: Vec<Glyph>,
    /// How many letters were drawn that nothing says the meaning of.
    pub unknown: usize,
    pub height: f64,
    pub bottom: f64,
}

/// Letters of one line with no wide gap between them.
#[derive(Clone, Debug)]
struct Piece {
    x: f64,
    end: f64,
    y: f64,
    size: f64,
    text: String,
}

/// A line of reading order.
#[derive(Clone, Debug)]
struct Line {
    piece: Piece,
    /// Where its column begins and ends.
    column: (f64, f64),
    /// Its page, and its distance from the top as a share of the page.
    page: usize,
    depth: f64,
    /// It shares its height with others, as the cells of a table do.
    cell: bool,
    first_of_column: bool,
}

/// The text and blocks of all pages.
pub(super) fn read(pages: Vec<Page>, dropped: &mut Dropped) -> (String, Vec<Block>) {
    let count = pages.len();
    let lines: Vec<Line> = pages.into_iter().enumerate().flat_map(|(number, page)| lines(number, page)).collect();
    let lines = without_running_heads(lines, count, dropped);
    let body = body_size(&lines);
    let leading = leading(&lines, body);
    let hyphenated: HashSet<String> = lines.iter().flat_map(|line| hyphenated(&line.piece.text)).collect();
    let (mut builder, mut notes) = (TextBuilder::default(), TextBuilder::default());
    let mut last: Option<(&Line, BlockKind)> = None;
    for line in &lines {
        let kind = kind(line, body, last.is_some_and(|(last, kind)| kind == BlockKind::Note && last.page == line.page));
        let target = if kind == BlockKind::Note { &mut notes } else { &mut builder };
        if let Some((before, kind_before)) = last
            && kind != BlockKind::Note
        {
            if begins(before, kind_before, line, kind, body, leading) {
                target.end(kind_before);
            } else {
                target.join(&line.piece.text, |joined| hyphenated.contains(joined));
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

/// The lines of a page in reading order. Text that is turned follows the rest.
fn lines(number: usize, page: Page) -> Vec<Line> {
    let mut by_turn: HashMap<i64, Vec<Glyph>> = HashMap::new();
    for mut glyph in page.glyphs {
        let turn = glyph.quarter.rem_euclid(4);
        (glyph.x, glyph.y) = match turn {
            1 => (glyph.y, -glyph.x),
            2 => (-glyph.x, -glyph.y),
            3 => (-glyph.y, glyph.x),
            _ => (glyph.x, glyph.y),
        };
        by_turn.entry(turn).or_default().push(glyph);
    }
    let mut turns: Vec<(i64, Vec<Glyph>)> = by_turn.into_iter().collect();
    turns.sort_by_key(|(turn, glyphs)| (std::cmp::Reverse(glyphs.len()), *turn));
    let mut lines = Vec::new();
    for (turn, glyphs) in turns {
        let bands = bands(glyphs);
        let (top, bottom) = if turn == 0 && page.height > 0.0 {
            (page.bottom + page.height, page.bottom)
        } else {
            let heights = || bands.iter().flatten().map(|piece| piece.y);
            (heights().fold(f64::MIN, f64::max), heights().fold(f64::MAX, f64::min))
        };
        let from = lines.len();
        order(&bands, 0, &mut lines);
        for line in lines.iter_mut().skip(from) {
            line.page = number;
            line.depth = if top > bottom { (top - line.piece.y) / (top - bottom) } else { 0.5 };
        }
    }
    lines
}

/// Pieces by height, from the top; in each band from the left.
fn bands(mut glyphs: Vec<Glyph>) -> Vec<Vec<Piece>> {
    glyphs.retain(|glyph| !glyph.text.is_empty());
    // From the top; equal heights keep the order in which they were drawn.
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<(f64, f64, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            // A raised or lowered letter belongs to the line it leans on.
            Some((y, size, row)) if *y - glyph.y < 0.45 * size.max(glyph.size) => {
                if glyph.size > *size {
                    (*y, *size) = (glyph.y.max(*y - 0.3 * *size), glyph.size);
                }
                row.push(glyph);
            }
            _ => rows.push((glyph.y, glyph.size, vec![glyph])),
        }
    }
    rows.into_iter().map(|(_, _, row)| pieces(row)).filter(|pieces| !pieces.is_empty()).collect()
}

/// One band's letters put together: first as they were drawn, so that words printed over each other stay apart, then from
/// the left.
fn pieces(row: Vec<Glyph>) -> Vec<Piece> {
    let mut runs: Vec<Piece> = Vec::new();
    let mut drawn: Option<(String, f64, f64)> = None;
    for glyph in row {
        // Bold letters of poor programs are the same letter drawn twice, a hair apart.
        let again = |(text, x, y): &(String, f64, f64)| {
            *text == glyph.text && (glyph.x - x).abs() < 0.1 * glyph.size && (glyph.y - y).abs() < 0.1 * glyph.size
        };
        if drawn.as_ref().is_some_and(again) {
            continue;
        }
        drawn = Some((glyph.text.clone(), glyph.x, glyph.y));
        let letter = Piece { x: glyph.x, end: glyph.x + glyph.width, y: glyph.y, size: glyph.size, text: plain_letters(&glyph.text) };
        match runs.last_mut() {
            Some(run) if follows(run, &letter) => add(run, &letter),
            _ => runs.push(letter),
        }
    }
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        match pieces.last_mut() {
            Some(piece) if piece.text == run.text && (piece.x - run.x).abs() < 0.2 * run.size => {}
            Some(piece) if follows(piece, &run) => add(piece, &run),
            _ => pieces.push(run),
        }
    }
    pieces.retain(|piece| !piece.text.trim().is_empty());
    pieces
}

/// Whether a piece begins where another ends, or a little before or after.
fn follows(before: &Piece, piece: &Piece) -> bool {
    let size = before.size.max(piece.size);
    let gap = piece.x - before.end;
    gap < size && gap > -0.4 * size
}

/// Puts a piece after another.
fn add(before: &mut Piece, piece: &Piece) {
    let gap = piece.x - before.end;
    if piece.text.trim().is_empty() {
        // Of a row of spaces only the first counts as part of the line: the row may lead to another column.
        if !before.text.ends_with(' ') {
            before.text.push(' ');
            if gap < 0.3 * piece.size {
                before.end = before.end.max(piece.end.min(piece.x + 0.4 * piece.size));
            }
        }
        return;
    }
    if gap > 0.16 * piece.size && !before.text.ends_with(' ') && !piece.text.starts_with(' ') {
        before.text.push(' ');
    }
    before.text.push_str(&piece.text);
    before.end = before.end.max(piece.end);
    if piece.size > before.size {
        (before.size, before.y) = (piece.size, piece.y);
    }
}

/// Letters drawn as one (`ﬁ`) or in the form they have in a word are written as they are spelled.
fn plain_letters(text: &str) -> String {
    let drawn = |letter: char| matches!(letter, '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if text.contains(drawn) { text.nfkc().collect() } else { text.to_owned() }
}

/// Puts bands into reading order: columns one after the other, what crosses them where it stands.
fn order(bands: &[Vec<Piece>], depth: usize, lines: &mut Vec<Line>) {
    let Some(gap) = gutter(bands).filter(|_| depth < 4) else {
        let left = bands.iter().flatten().map(|piece| piece.x).fold(f64::MAX, f64::min);
        let right = bands.iter().flatten().map(|piece| piece.end).fold(f64::MIN, f64::max);
        let mut first = true;
        for band in bands {
            let merged = merged(band);
            let cell = merged.len() > 1;
            for piece in merged {
                lines.push(Line { piece, column: (left, right), page: 0, depth: 0.0, cell, first_of_column: first });
                first = false;
            }
        }
        return;
    };
    let (mut left, mut right): (Vec<Vec<Piece>>, Vec<Vec<Piece>>) = (Vec::new(), Vec::new());
    let flush = |left: &mut Vec<Vec<Piece>>, right: &mut Vec<Vec<Piece>>, lines: &mut Vec<Line>| {
        order(&std::mem::take(left), depth + 1, lines);
        order(&std::mem::take(right), depth + 1, lines);
    };
    let mut across: Vec<Vec<Piece>> = Vec::new();
    for band in bands {
        if band.iter().any(|piece| piece.x < gap && piece.end > gap) {
            flush(&mut left, &mut right, lines);
            across.push(band.clone());
            continue;
        }
        if !across.is_empty() {
            order(&std::mem::take(&mut across), depth + 4, lines);
        }
        let (before, after): (Vec<Piece>, Vec<Piece>) = band.iter().cloned().partition(|piece| piece.end <= gap);
        left.extend((!before.is_empty()).then_some(before));
        right.extend((!after.is_empty()).then_some(after));
    }
    order(&across, depth + 4, lines);
    flush(&mut left, &mut right, lines);
}

/// The middle of a gap that runs down between two columns of running text.
fn gutter(bands: &[Vec<Piece>]) -> Option<f64> {
    let mut gaps: Vec<(f64, f64)> = Vec::new();
    for band in bands {
        for pair in band.windows(2) {
            if let [before, after] = pair
                && after.x > before.end
            {
                gaps.push((before.end, after.x));
            }
        }
    }
    let mut best: Option<(usize, f64)> = None;
    for &(from, to) in gaps.iter().take(400) {
        let middle = (from + to) / 2.0;
        let open = gaps.iter().filter(|(from, to)| *from < middle && middle < *to).count();
        if best.is_none_or(|(most, _)| open > most) {
            best = Some((open, middle));
        }
    }
    let (open, middle) = best?;
    let crossed = bands.iter().filter(|band| band.iter().any(|piece| piece.x < middle && piece.end > middle)).count();
    // Columns of running text are as wide as a sentence; those of a table are narrow.
    let typical = |left: bool| {
        let on_side = bands.iter().flatten().filter(|piece| if left { piece.end <= middle } else { piece.x >= middle });
        let mut lengths: Vec<usize> = on_side.map(|piece| piece.text.chars().count()).collect();
        lengths.sort_unstable();
        lengths.get(lengths.len() / 2).copied().unwrap_or(0)
    };
    (open >= 4 && crossed <= open && typical(true) >= 15 && typical(false) >= 15).then_some(middle)
}

/// Pieces of one line that no column parts: only a wide gap keeps them apart, as in a table.
fn merged(band: &[Piece]) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for piece in band {
        match merged.last_mut() {
            Some(last) if (-0.4..2.5).contains(&((piece.x - last.end) / last.size.max(piece.size))) => {
                last.text.push(' ');
                last.text.push_str(&piece.text);
                last.end = piece.end;
            }
            _ => merged.push(piece.clone()),
        }
    }
    merged
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
        let ended = text.ends_with(['.', '!', '?', ':', '”', '"', '»', '…', '。']);
        return kind == BlockKind::Heading || (ended || !next.starts_with(char::is_lowercase)) && !text.ends_with('-');
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
    let short = before.piece.end < right - 0.15 * width && text.ends_with(['.', '!', '?', ':', '”', '"', '»', '…', '。']);
    kind != BlockKind::Heading && (indented || short)
}

/// The words of a line that are written with a hyphen inside.
fn hyphenated(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    words.filter(|word| word.trim_matches('-').contains('-')).map(|word| word.trim_matches('-').to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
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
    fn letters_drawn_as_one_are_spelled_out() {
        assert_eq!(plain_letters("ﬁre"), "fire");
        assert_eq!(plain_letters("café ½"), "café ½");
    }
}
