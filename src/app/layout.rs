//! Lays out reading text, in both directions.
//!
//! The toolkit shapes letters but does not order runs of different direction: left to itself it would show `12` as `21`
//! inside Arabic. So text with right-to-left letters is broken into lines and ordered here, by the Unicode bidirectional
//! algorithm, word by word; everything else goes straight through.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Align, Color32, FontId, Stroke, Ui};
use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};

/// How a stretch of text is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) background: Color32,
    pub(super) underline: Stroke,
}

/// A job that shows `text` in at most `width` points, with some byte ranges marked.
pub(super) fn job(ui: &Ui, text: &str, width: f32, font: &FontId, colour: Color32, marks: &[(Range<usize>, Mark)]) -> LayoutJob {
    let plain = TextFormat { font_id: font.clone(), color: colour, line_height: Some(font.size * 1.45), ..Default::default() };
    let format = |at: usize| match marks.iter().find(|(range, _)| range.contains(&at)) {
        Some((_, mark)) => TextFormat { background: mark.background, underline: mark.underline, ..plain.clone() },
        None => plain.clone(),
    };
    if is_right_to_left(text) { ordered(ui, text, width, &plain, &format) } else { straight(text, width, marks, &plain, &format) }
}

/// Whether any letter of the text is written from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// The text with an order of its own for lines that a plain label, field or button would show.
pub(super) fn visual(text: &str) -> String {
    if !is_right_to_left(text) {
        return text.to_owned();
    }
    pieces_in_order(text).into_iter().map(|range| mirrored(&text[range.0], range.1)).collect()
}

fn straight(
    text: &str,
    width: f32,
    marks: &[(Range<usize>, Mark)],
    plain: &TextFormat,
    format: &impl Fn(usize) -> TextFormat,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut cuts: Vec<usize> =
        marks.iter().flat_map(|(range, _)| [range.start, range.end]).filter(|&at| text.is_char_boundary(at)).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        if let Some(part) = text.get(pair[0]..pair[1]) {
            job.append(part, 0.0, format(pair[0]));
        }
    }
    if job.sections.is_empty() {
        job.append(text, 0.0, plain.clone());
    }
    job
}

fn ordered(ui: &Ui, text: &str, width: f32, plain: &TextFormat, format: &impl Fn(usize) -> TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    let odd = BidiInfo::new(text, None).paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl());
    job.halign = if odd { Align::RIGHT } else { Align::LEFT };
    for (row, line) in lines(ui, text, width, plain).into_iter().enumerate() {
        if row > 0 {
            push(&mut job, "\n", plain.clone());
        }
        let shown = text[line.clone()].trim_end();
        for (range, rtl) in pieces_in_order(shown) {
            let at = line.start + range.start;
            push(&mut job, &mirrored(&shown[range], rtl), format(at));
        }
    }
    job
}

/// A section of its own, never merged with the one before: a merged run would be turned round.
fn push(job: &mut LayoutJob, text: &str, format: TextFormat) {
    use eframe::egui::text::{ByteIndex, LayoutSection};
    let start = ByteIndex(job.text.len());
    job.text.push_str(text);
    job.sections.push(LayoutSection { leading_space: 0.0, byte_range: start..ByteIndex(job.text.len()), format });
}

/// Breaks the text into lines of whole words.
fn lines(ui: &Ui, text: &str, width: f32, plain: &TextFormat) -> Vec<Range<usize>> {
    let measure = |part: &str| ui.fonts_mut(|fonts| fonts.layout_no_wrap(part.to_owned(), plain.font_id.clone(), plain.color).size().x);
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0.0);
    for word in text.split_inclusive(char::is_whitespace) {
        let wide = measure(word);
        if used > 0.0 && used + wide > width {
            lines.push(start..end);
            start = end;
            used = 0.0;
        }
        used += wide;
        end += word.len();
    }
    lines.push(start..end);
    lines
}

/// The words of one line from left to right, each with whether it is written from right to left. Digits stand alone.
fn pieces_in_order(line: &str) -> Vec<(Range<usize>, bool)> {
    let info = BidiInfo::new(line, None);
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut pieces = Vec::new();
    for run in runs {
        let rtl = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let mut words = words_of(line, run);
        if rtl {
            words.reverse();
        }
        pieces.extend(words.into_iter().map(|range| (range, rtl)));
    }
    pieces
}

/// Cuts a run at white space, brackets and digits outside ASCII.
fn words_of(line: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let Some(text) = line.get(run.clone()) else { return vec![run] };
    let alone = |c: char| c.is_whitespace() || mirror(c) != c || (c.is_numeric() && !c.is_ascii());
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let range = run.start + at..run.start + at + c.len_utf8();
        match words.last_mut() {
            Some(last) if open && !alone(c) => last.end = range.end,
            _ => words.push(range),
        }
        open = !alone(c);
    }
    words
}

fn mirrored(text: &str, rtl: bool) -> String {
    if rtl { text.chars().map(mirror).collect() } else { text.to_owned() }
}

fn mirror(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '<' => '>',
        '>' => '<',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_order_inside_right_to_left_text() {
        let line = "מתו 12 איש (17 נפצעו)";
        let shown = visual(line);
        assert!(shown.contains("12") && shown.contains("17"), "{shown}");
        assert!(shown.starts_with('('), "the bracket that closes the line stands at its left end, mirrored: {shown}");
        assert!(shown.ends_with("מתו"), "the first word stands at the right end: {shown}");
    }

    #[test]
    fn text_written_from_left_to_right_is_left_alone() {
        assert_eq!(visual("12 dead (17 hurt)"), "12 dead (17 hurt)");
    }
}
