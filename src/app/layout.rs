//! Lays out reading text, in both directions: the one way that an account's words reach the screen.
//!
//! The toolkit shapes letters but does not order runs of different direction: left to itself it would show `12` as `21`
//! inside Arabic. So text with right-to-left letters is broken into lines and ordered here, by the Unicode bidirectional
//! algorithm, word by word; everything else goes straight through. Line breaks inside a passage are shown as spaces: a
//! hard-wrapped file fills its column like any other.
//!
//! ```text
//! stored:  w1 w2 12 w3        (w1 is read first)
//! shown:   w3 12 w2 w1        (from left to right on the screen; the letters of each word join by themselves)
//! ```

mod paragraph;

pub(super) use paragraph::{as_it_reads, one_line, paragraph, sentence};

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontId, Stroke, Ui};
use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};

/// How a stretch of text is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) background: Color32,
    pub(super) underline: Stroke,
}

/// Marks by byte range. Where several overlap, the last background and the last underline that are not empty count.
pub(super) type Marks = [(Range<usize>, Mark)];

/// Text that is laid out.
pub(super) struct Laid {
    pub(super) job: LayoutJob,
    /// Where letters run from right to left: the byte range of the text that each section of the job shows. Else the job shows
    /// the text in its own order, byte by byte.
    pub(super) sources: Option<Vec<Range<usize>>>,
}

/// A job that shows `text` in at most `width` points, with some byte ranges marked.
pub(super) fn job(ui: &Ui, text: &str, width: f32, font: &FontId, colour: Color32, marks: &Marks) -> LayoutJob {
    laid(ui, text, width, font, colour, marks).job
}

/// The same, with where in the text each part of it stands.
pub(super) fn laid(ui: &Ui, text: &str, width: f32, font: &FontId, colour: Color32, marks: &Marks) -> Laid {
    let text = &*flat(text);
    let plain = TextFormat { font_id: font.clone(), color: colour, line_height: Some(font.size * 1.45), ..Default::default() };
    let format = |at: usize| {
        let mut format = plain.clone();
        for (_, mark) in marks.iter().filter(|(range, _)| range.contains(&at)) {
            if mark.background != Color32::TRANSPARENT {
                format.background = mark.background;
            }
            if mark.underline != Stroke::NONE {
                format.underline = mark.underline;
            }
        }
        format
    };
    if is_right_to_left(text) {
        ordered(ui, text, width, &plain, marks, &format)
    } else {
        Laid { job: straight(text, width, marks, &format), sources: None }
    }
}

/// A job that shows `text` in one line of at most `width` points; what does not fit ends in `…`.
pub(super) fn line(ui: &Ui, text: &str, width: f32, font: &FontId, colour: Color32) -> LayoutJob {
    let text = &*flat(text);
    let plain = TextFormat { font_id: font.clone(), color: colour, ..Default::default() };
    if !is_right_to_left(text) {
        let mut job = LayoutJob::single_section(text.to_owned(), plain);
        job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..Default::default() };
        return job;
    }
    let mut shown = text.to_owned();
    let mut end = text.len();
    let fits = |shown: &str| measure(ui, shown, &plain) <= width;
    while !fits(&shown) && end > 0 {
        end = text[..end].trim_end().rfind(char::is_whitespace).unwrap_or(0);
        shown = format!("{}…", text[..end].trim_end());
    }
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    let info = BidiInfo::new(&shown, None);
    for (range, rtl) in pieces_in_order(&shown, &info, 0..shown.len()) {
        push(&mut job, &mirrored(&shown[range], rtl), plain.clone());
    }
    job
}

/// The text in the order of the screen, for a list or link of the toolkit's own, where a job cannot go.
pub(super) fn visual(text: &str) -> String {
    let text = &*flat(text);
    if !is_right_to_left(text) {
        return text.to_owned();
    }
    let info = BidiInfo::new(text, None);
    pieces_in_order(text, &info, 0..text.len()).into_iter().map(|(range, rtl)| mirrored(&text[range], rtl)).collect()
}

/// Whether any letter of the text is written from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    // No letter before U+0590 is.
    text.chars().any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// The text with every line break shown as a space; as many bytes as before, so spans still fit.
fn flat(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let mut flat = String::with_capacity(text.len());
    for c in text.chars() {
        if breaks(c) {
            flat.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            flat.push(c);
        }
    }
    Cow::Owned(flat)
}

fn straight(text: &str, width: f32, marks: &Marks, format: &impl Fn(usize) -> TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for range in cut_at_marks(text, 0..text.len(), marks) {
        job.append(&text[range.clone()], 0.0, format(range.start));
    }
    job
}

/// Cuts a range of the text where a mark begins or ends.
fn cut_at_marks(text: &str, range: Range<usize>, marks: &Marks) -> Vec<Range<usize>> {
    let inside = |&at: &usize| at > range.start && at < range.end && text.is_char_boundary(at);
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(mark, _)| [mark.start, mark.end]).filter(inside).collect();
    cuts.extend([range.start, range.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn ordered(ui: &Ui, text: &str, width: f32, plain: &TextFormat, marks: &Marks, format: &impl Fn(usize) -> TextFormat) -> Laid {
    let mut job = LayoutJob::default();
    let mut sources = Vec::new();
    job.wrap.max_width = f32::INFINITY;
    let info = BidiInfo::new(text, None);
    let odd = info.paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl());
    job.halign = if odd { Align::RIGHT } else { Align::LEFT };
    for (row, line) in lines(ui, text, width, plain).into_iter().enumerate() {
        if row > 0 {
            push(&mut job, "\n", plain.clone());
            sources.push(line.start..line.start);
        }
        let shown = line.start..line.start + text[line.clone()].trim_end().len();
        for (range, rtl) in pieces_in_order(text, &info, shown) {
            // A word of joined letters is one piece whatever is marked in it; digits and Latin words may be cut.
            let whole = rtl && !text[range.clone()].chars().all(char::is_numeric);
            let parts = if whole { vec![range.clone()] } else { cut_at_marks(text, range.clone(), marks) };
            for part in parts {
                let at = marks.iter().map(|(mark, _)| mark.start).find(|at| part.contains(at)).unwrap_or(part.start);
                push(&mut job, &mirrored(&text[part.clone()], rtl), format(at));
                sources.push(part);
            }
        }
    }
    Laid { job, sources: Some(sources) }
}

/// A section of its own, never merged with the one before: a merged run would be turned round.
fn push(job: &mut LayoutJob, text: &str, format: TextFormat) {
    use eframe::egui::text::{ByteIndex, LayoutSection};
    let start = ByteIndex(job.text.len());
    job.text.push_str(text);
    job.sections.push(LayoutSection { leading_space: 0.0, byte_range: start..ByteIndex(job.text.len()), format });
}

fn measure(ui: &Ui, text: &str, plain: &TextFormat) -> f32 {
    let text = text.chars().filter(|&c| !is_direction(c)).collect();
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, plain.font_id.clone(), plain.color).size().x)
}

/// Whether this only says in which direction to write. It has done so when the pieces are in order, and has no shape of its own.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks the text into lines of whole words; a word wider than the line is broken where the line ends.
fn lines(ui: &Ui, text: &str, width: f32, plain: &TextFormat) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0.0);
    for word in text.split_inclusive(char::is_whitespace) {
        let wide = measure(ui, word.trim_end(), plain);
        if used > 0.0 && used + wide > width {
            lines.push(start..end);
            (start, used) = (end, 0.0);
        }
        if wide > width {
            for c in word.chars() {
                let wide = measure(ui, c.encode_utf8(&mut [0; 4]), plain);
                if used > 0.0 && used + wide > width {
                    lines.push(start..end);
                    (start, used) = (end, 0.0);
                }
                used += wide;
                end += c.len_utf8();
            }
        } else {
            used += measure(ui, word, plain);
            end += word.len();
        }
    }
    lines.push(start..end);
    lines
}

/// The words of one line of the text from left to right, each with whether it is written from right to left. Digits stand
/// alone.
fn pieces_in_order(text: &str, info: &BidiInfo<'_>, line: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    if line.is_empty() {
        return Vec::new();
    }
    let (levels, runs) = info.visual_runs(paragraph, line);
    let mut pieces = Vec::new();
    for run in runs {
        let rtl = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let mut words = words_of(text, run, rtl);
        if rtl {
            words.reverse();
        }
        pieces.extend(words.into_iter().map(|range| (range, rtl)));
    }
    pieces
}

/// Cuts a run into what must keep its own order. From right to left that is the letters of a word with their marks; all else
/// stands alone, since it may come from another font and would then be set to the right of the word. Digits
/// outside ASCII always stand alone: shaped together they would be turned round. Signs of direction are left out.
fn words_of(text: &str, run: Range<usize>, rtl: bool) -> Vec<Range<usize>> {
    let Some(part) = text.get(run.clone()) else { return vec![run] };
    let letter = |c: char| match bidi_class(c) {
        BidiClass::R | BidiClass::AL | BidiClass::NSM | BidiClass::BN => true,
        _ => !rtl && !c.is_whitespace() && (c.is_ascii() || !c.is_numeric()),
    };
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in part.char_indices() {
        let range = run.start + at..run.start + at + c.len_utf8();
        if is_direction(c) {
            open = false;
            continue;
        }
        match words.last_mut() {
            Some(last) if open && letter(c) => last.end = range.end,
            _ => words.push(range),
        }
        open = letter(c);
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
        '‹' => '›',
        '›' => '‹',
        '<' => '>',
        '>' => '<',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui;
    use std::cell::RefCell;

    /// What a job shows, its lines one below the other, each from left to right.
    fn shown(text: &str, width: f32, marks: &Marks) -> LayoutJob {
        let made = RefCell::new(LayoutJob::default());
        let context = egui::Context::default();
        super::super::theme::install(&context);
        let output = context.run_ui(egui::RawInput::default(), |ui| {
            *made.borrow_mut() = job(ui, text, width, &FontId::proportional(15.0), Color32::BLACK, marks);
        });
        output.drop_without_applying_deltas();
        made.into_inner()
    }

    #[test]
    fn numbers_keep_their_order_inside_right_to_left_text() {
        let shown = shown("מתו 12 איש (17 נפצעו)", 1000.0, &[]).text;
        assert!(shown.contains("12") && shown.contains("17"), "{shown}");
        assert!(shown.starts_with('('), "the bracket that closes the line stands at its left end, mirrored: {shown}");
        assert!(shown.ends_with("מתו"), "the first word stands at the right end: {shown}");
    }

    #[test]
    fn digits_of_arabic_stand_from_left_to_right() {
        let job = shown("قتل ١٢ شخصا", 1000.0, &[]);
        assert_eq!(job.text, "شخصا ١٢ قتل");
        let pieces: Vec<&str> =
            job.sections.iter().map(|section| &job.text[section.byte_range.start.0..section.byte_range.end.0]).collect();
        assert!(pieces.contains(&"١") && pieces.contains(&"٢"), "each is a piece of its own, or they would be turned round: {pieces:?}");
    }

    #[test]
    fn what_follows_a_word_stands_to_its_left() {
        assert_eq!(shown("قتل، ثم مات.", 1000.0, &[]).text, ".مات ثم ،قتل");
        let job = shown("מתו.", 1000.0, &[]);
        assert_eq!((job.text.as_str(), job.sections.len()), (".מתו", 2), "the full stop is a piece of its own");
    }

    #[test]
    fn a_word_with_a_joiner_stays_one_piece() {
        let job = shown("می‌خواهم بروم", 1000.0, &[]);
        assert!(job.text.ends_with("می‌خواهم"), "{}", job.text);
    }

    #[test]
    fn a_wrapped_paragraph_begins_with_its_first_words() {
        let job = shown("אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר", 120.0, &[]);
        let rows: Vec<&str> = job.text.lines().collect();
        assert!(rows.len() > 1, "{rows:?}");
        assert!(rows[0].ends_with("אחת"), "{rows:?}");
        assert!(rows[rows.len() - 1].starts_with("עשר"), "{rows:?}");
    }

    #[test]
    fn a_line_that_begins_with_a_latin_word_keeps_the_direction_of_its_paragraph() {
        let job = shown("שלום עולם BBC אמר", 1000.0, &[]);
        assert_eq!(job.text, "אמר BBC עולם שלום");
        let narrow = shown("שלוםשלוםשלום BBC אמר", 110.0, &[]);
        assert!(narrow.text.ends_with("אמר BBC"), "the second line, of the same direction: {}", narrow.text);
    }

    #[test]
    fn hard_wrapped_lines_lose_nothing() {
        assert_eq!(shown("אחת שתיים\nשלוש", 1000.0, &[]).text, "שלוש שתיים אחת");
        assert_eq!(shown("one two\nthree", 1000.0, &[]).text, "one two three");
    }

    #[test]
    fn a_mark_covers_its_words_in_both_directions() {
        let mark = Mark { background: Color32::YELLOW, underline: Stroke::NONE };
        for (text, word) in [("twelve men died", "men"), ("מתו 12 איש", "12"), ("מתו 12 איש", "איש")] {
            let start = text.find(word).unwrap();
            let job = shown(text, 1000.0, &[(start..start + word.len(), mark)]);
            let marked: String = job
                .sections
                .iter()
                .filter(|section| section.format.background == Color32::YELLOW)
                .map(|section| &job.text[section.byte_range.start.0..section.byte_range.end.0])
                .collect();
            assert_eq!(marked, word);
        }
    }

    #[test]
    fn a_number_quoted_with_words_from_right_to_left_stands_to_their_right() {
        let why = "quantity: “12 שנה” against “17 שנה”";
        assert_eq!(shown(&paragraph::isolated(why), 1000.0, &[]).text, "quantity: “שנה 12” against “שנה 17”");
        let narrow = shown(&paragraph::isolated(why), 150.0, &[]).text;
        assert!(narrow.lines().count() > 1 && narrow.contains("שנה 12") && narrow.contains("שנה 17"), "{narrow}");
    }

    #[test]
    fn text_written_from_left_to_right_is_left_alone() {
        assert_eq!(shown("12 dead (17 hurt)", 1000.0, &[]).text, "12 dead (17 hurt)");
    }
}
