//! From letters and where they stand to lines in the order of reading.
//!
//! ```text
//! letters ─same height, no gap→ pieces ─a gap down the page?→ columns → lines
//! ```
//!
//! A raised figure behind a word is the mark of a note, and no part of the word; behind a measure or a number it is an exponent.

use std::collections::HashMap;
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
pub(super) struct Piece {
    pub x: f64,
    pub end: f64,
    pub y: f64,
    pub size: f64,
    pub text: String,
    /// How many marks of notes stood in it.
    pub marks: usize,
}

/// A line of reading order.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub piece: Piece,
    /// Where its column begins and ends.
    pub column: (f64, f64),
    /// Its page, and its distance from the top as a share of the page.
    pub page: usize,
    pub depth: f64,
    /// It shares its height with others, as the cells of a table do.
    pub cell: bool,
    pub first_of_column: bool,
}

/// The lines of a page in reading order. Text that is turned follows the rest.
pub(super) fn lines(number: usize, page: Page) -> Vec<Line> {
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

/// Letters with their places in the order in which they were drawn.
type Drawn = Vec<(usize, Glyph)>;

/// Pieces by height, from the top; in each band from the left.
fn bands(mut glyphs: Vec<Glyph>) -> Vec<Vec<Piece>> {
    glyphs.retain(|glyph| !glyph.text.is_empty());
    let mut drawn: Drawn = glyphs.into_iter().enumerate().collect();
    drawn.sort_by(|(_, a), (_, b)| b.y.total_cmp(&a.y));
    let mut rows: Vec<(f64, f64, Drawn)> = Vec::new();
    for (at, glyph) in drawn {
        match rows.last_mut() {
            // A raised or lowered letter belongs to the line it leans on.
            Some((y, size, row)) if *y - glyph.y < 0.45 * size.max(glyph.size) => {
                if glyph.size > *size {
                    (*y, *size) = (glyph.y.max(*y - 0.3 * *size), glyph.size);
                }
                row.push((at, glyph));
            }
            _ => rows.push((glyph.y, glyph.size, vec![(at, glyph)])),
        }
    }
    let in_order = |mut row: Drawn| {
        // A raised letter was drawn between its neighbours.
        row.sort_by_key(|(at, _)| *at);
        row.into_iter().map(|(_, glyph)| glyph).collect()
    };
    rows.into_iter().map(|(_, _, row)| pieces(in_order(row))).filter(|pieces| !pieces.is_empty()).collect()
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
        let (x, end) = (glyph.x, glyph.x + glyph.width);
        let letter = Piece { x, end, y: glyph.y, size: glyph.size, text: plain_letters(&glyph.text), marks: 0 };
        match runs.last_mut() {
            Some(run) if is_raised(run, &letter) && follows(run, &letter) => raise(run, &letter),
            Some(run) if follows(run, &letter) => add(run, &letter),
            _ => runs.push(letter),
        }
    }
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        match pieces.last_mut() {
            Some(piece) if piece.text == run.text && (piece.x - run.x).abs() < 0.2 * run.size => {}
            Some(piece) if is_raised(piece, &run) && run.end < piece.end => piece.marks += 1,
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

/// Whether a piece is small and stands above the line of another, and is written as marks of notes are.
fn is_raised(line: &Piece, piece: &Piece) -> bool {
    let raised = piece.size < 0.85 * line.size && piece.y > line.y + 0.15 * line.size;
    let text = piece.text.trim();
    let between = line.marks > 0 && matches!(text, "," | ";" | "-" | "–");
    let mark = |letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase() || matches!(letter, '*' | '†' | '‡' | '§');
    raised && (between || !text.is_empty() && text.chars().all(mark))
}

/// Puts something raised after a piece: the mark of a note behind a word or the end of a sentence, else an exponent or an ending.
fn raise(before: &mut Piece, raised: &Piece) {
    let word = before.text.chars().rev().take(3).take_while(|letter| letter.is_alphabetic()).count();
    let sentence = before.text.trim_end().ends_with(['.', ',', ';', ':', '!', '?', '”', '"', '»', '’', ')', '…', '。', '」']);
    if word == 3 || sentence {
        // What is part of one mark touches.
        before.marks += usize::from(before.marks == 0 || raised.x - before.end > 0.1 * raised.size);
    } else {
        let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let raised =
            raised.text.chars().map(|letter| letter.to_digit(10).and_then(|digit| digits.get(digit as usize).copied()).unwrap_or(letter));
        before.text.extend(raised);
    }
    before.end = before.end.max(raised.end);
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
    before.marks += piece.marks;
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
                last.marks += piece.marks;
                last.end = piece.end;
            }
            _ => merged.push(piece.clone()),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_drawn_as_one_are_spelled_out() {
        assert_eq!(plain_letters("ﬁre"), "fire");
        assert_eq!(plain_letters("café ½"), "café ½");
    }
}
