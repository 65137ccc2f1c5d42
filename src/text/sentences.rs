//! Cuts running text into sentences.
//!
//! `Lt. Col. Hale left at 5 p.m. on Tuesday. "Run!" she cried.` is two sentences.
//!
//! The cuts are those of `sentencex`, with a few corrections of our own. It was chosen by the sentences in
//! `tests/data/sentences.tsv`, in 25 languages, with abbreviations, initials, decimals, ellipses, quotations and tokenised
//! text; right is a line cut exactly where it should be:
//!
//! | | lines right | of the English ones | cuts right | cuts found |
//! |---|---|---|---|---|
//! | `unicode-segmentation` 1.13 (UAX #29) | 38 of 77 | 25 of 43 | 0.56 | 0.94 |
//! | `icu_segmenter` 2.4 (UAX #29, tailored) | 38 | 25 | 0.56 | 0.94 |
//! | `srx` 0.1 with LanguageTool's rules | 32 | 25 | 0.57 | 0.78 |
//! | `sentencex` 0.1 | 58 | 36 | 0.84 | 0.97 |
//! | this module | all | all | 1.00 | 1.00 |
//!
//! `srx` brings no rules; those it is tested with are LGPL and lean on look-behind, which it has to skip. `sentencex` is
//! MIT, knows the abbreviations of thirty languages, and all it depends on but its language tables is in the program
//! already. What it leaves to do is done here: sentences inside a quotation are cut too, since a passage is never longer
//! than one sentence; nothing is cut before a lower-case word, after a title, after a list number, or between a quotation
//! and who said it.

use std::ops::Range;

/// The sentences of one block of text, as byte ranges without surrounding white space, in order.
/// `language` is an ISO 639-1 code, where it is known.
pub fn sentences(text: &str, language: Option<&str>) -> Vec<Range<usize>> {
    let language = language.unwrap_or("en");
    let mut sentences = Vec::new();
    let mut at = 0;
    for piece in pieces(text).into_iter().flat_map(|piece| parts(piece, LONGEST)) {
        cut(text, at..at + piece.len(), language, &mut sentences);
        at += piece.len();
    }
    sentences
}

/// Lines shorter than this, in letters, are broken on purpose, as in an address or a poem.
const WRAPPED: usize = 40;

/// The text cut after the lines that are broken on purpose; other line breaks only wrap it and end no sentence.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        end += line.len();
        let goes_on = lines.peek().is_some_and(|next| next.trim_start().starts_with(char::is_lowercase));
        if !goes_on && line.ends_with('\n') && line.trim_end().chars().take(WRAPPED).count() < WRAPPED {
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// The longest piece with many quotation marks that is cut in one go, in bytes: its pairs are looked for from each mark to the end.
const LONGEST: usize = 8 << 10;
/// So many quotation marks are many.
const MANY_MARKS: usize = 200;

/// A piece in parts of at most `longest` bytes, which end where a sentence surely does, or else between words. One with few
/// quotation marks stays whole.
fn parts(mut piece: &str, longest: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mark = |letter: &char| matches!(letter, '`' | '《' | '》') || is_opening(*letter) || is_closing(*letter);
    let marks = |text: &str| text.chars().filter(mark).count();
    let mut left = marks(piece);
    while piece.len() > longest && left > MANY_MARKS {
        let most = piece.floor_char_boundary(longest);
        let half = piece.floor_char_boundary(longest / 2);
        let at = sentence_end(&piece[half..most]).or_else(|| piece[half..most].rfind(char::is_whitespace)).map_or(most, |at| half + at);
        let (part, rest) = piece.split_at(at);
        left -= marks(part);
        parts.push(part);
        piece = rest;
    }
    parts.push(piece);
    parts
}

/// The last place where a full stop behind a word that is no abbreviation comes before a capital, or where a full stop of East Asia
/// does.
fn sentence_end(text: &str) -> Option<usize> {
    let ends = text.rmatch_indices(['.', '!', '?', '。', '！', '？']).map(|(at, stop)| at + stop.len());
    ends.into_iter().find(|&at| {
        let (before, after) = text.split_at(at);
        let letters = before.trim_end_matches(|letter: char| !letter.is_alphanumeric()).chars().rev().take(4);
        let word = letters.filter(|letter| letter.is_lowercase()).count() == 4;
        let capital = after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase);
        word && capital || before.ends_with(['。', '！', '？'])
    })
}

/// Cuts the piece of `text` in `range` into sentences.
fn cut(text: &str, range: Range<usize>, language: &str, sentences: &mut Vec<Range<usize>>) {
    for sentence in outer(&text[range.clone()], language) {
        let sentence = range.start + sentence.start..range.start + sentence.end;
        let mut start = sentence.start;
        for cut in cuts_inside(&text[sentence.clone()], language) {
            let cut = sentence.start + cut;
            sentences.extend(trimmed(text, start..cut));
            start = cut;
        }
        sentences.extend(trimmed(text, start..sentence.end));
    }
}

/// A range without the white space at its ends; `None` when it holds nothing else.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let trimmed = words.trim();
    (!trimmed.is_empty()).then(|| start..start + trimmed.len())
}

/// Sentences with the quotations in them left whole.
fn outer(text: &str, language: &str) -> Vec<Range<usize>> {
    let cased = text.chars().any(char::is_uppercase);
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for boundary in sentencex::get_sentence_boundaries(language, text) {
        let end = boundary.end_byte;
        let Some(rest) = text.get(end..) else { continue };
        if end <= start || (!rest.trim_start().is_empty() && is_one(&text[start..end], rest, cased)) {
            continue;
        }
        sentences.extend(trimmed(text, start..end));
        start = end;
    }
    sentences.extend(trimmed(text, start..text.len()));
    sentences
}

/// Titles and the like, after which a name follows, and words after which a number does; in lower case.
const BEFORE_NAMES: &[&str] =
    &["dr", "mr", "mrs", "ms", "prof", "st", "m", "mm", "mme", "mlle", "sr", "sra", "dra", "sig", "dott", "डॉ", "श्री"];
const BEFORE_NUMBERS: &[&str] = &["approx", "para", "paras", "art", "pág", "págs", "pag", "godz", "nr", "стр", "ст"];
/// German words that make the number after them an ordinal: `im 16. Jahrhundert`.
const BEFORE_ORDINALS: &[&str] =
    &["am", "im", "vom", "zum", "zur", "beim", "der", "die", "das", "den", "dem", "des", "seinem", "ihrem", "jedem", "dieser"];

/// Whether `before` (a would-be sentence, with the space after it) and `after` are one sentence all the same.
fn is_one(before: &str, after: &str, cased: bool) -> bool {
    let spaced = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
    let before = before.trim_end();
    let core = before.trim_end_matches(|letter| is_closing(letter) || letter == ' ');
    let quoted = core.len() < before.len();
    let next = after.trim_start_matches(|letter: char| letter.is_whitespace() || is_opening(letter) || matches!(letter, '-' | '–' | '—'));
    let Some(first) = next.chars().next() else { return false };
    if !spaced && (core.ends_with('.') || quoted && after.starts_with(char::is_alphabetic)) {
        // `J.-C.`, and who said it after a quotation where no spaces are written.
        return true;
    }
    let word = next.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    if cased && first.is_lowercase() && !word.chars().any(char::is_uppercase) {
        return true;
    }
    let Some(head) = core.strip_suffix('.') else { return false };
    if is_label(head) {
        return true;
    }
    let mut words = head.rsplit(|letter: char| !letter.is_alphanumeric() && !is_mark(letter)).filter(|word| !word.is_empty());
    let written = words.next().unwrap_or_default();
    if quoted || !head.ends_with(written) {
        return false;
    }
    let last = written.to_lowercase();
    // `M. Dupont`, but not `at 9 p.m. Dupont …`.
    // `MM. Dupont et Durand`, but not `by 40 mm. The …`.
    let title = written != last || (last.len() > 1 && last != "mm");
    let ordinal = last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    (title && BEFORE_NAMES.contains(&last.as_str()) && first.is_alphabetic())
        || (BEFORE_NUMBERS.contains(&last.as_str()) && first.is_numeric())
        || (ordinal && first.is_alphabetic() && words.next().is_some_and(|word| BEFORE_ORDINALS.contains(&word.to_lowercase().as_str())))
}

/// The number or letter of a list item: `12`, `IV`, `b`, with a bracket or without.
fn is_label(words: &str) -> bool {
    let label = words.trim().trim_start_matches('(');
    let mut letters = label.chars();
    match label.len() {
        0 => false,
        1 => letters.all(char::is_alphanumeric),
        2..=4 => letters.clone().all(|letter| letter.is_ascii_digit()) || letters.all(|letter| "IVXLivxl".contains(letter)),
        _ => false,
    }
}

/// Vowel signs of Indic scripts are part of a word though they are no letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0900}'..='\u{0DFF}')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '”' | '“' | '’' | '\'' | '»' | '«' | ')' | ']' | '」' | '』' | '）' | '›' | '‹')
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '"' | '“' | '„' | '‘' | '\'' | '«' | '»' | '(' | '[' | '「' | '『' | '（' | '‹' | '›' | '¿' | '¡')
}

/// Where a sentence that holds quotations of several sentences is to be cut: byte offsets into it.
fn cuts_inside(sentence: &str, language: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    for (inner, bracket) in enclosed(sentence) {
        let words = &sentence[inner.clone()];
        let starts = sentence[..inner.start].chars().filter(|letter| letter.is_alphanumeric()).count() == 0;
        // Remarks in brackets inside a sentence are part of it.
        if bracket && !starts {
            continue;
        }
        let parts = outer(words, language);
        cuts.extend(parts.iter().skip(1).map(|part| inner.start + part.start));
        let after = &sentence[inner.end..];
        let rest = after.trim_start_matches(is_closing);
        if bracket && words.trim_end().ends_with(['.', '!', '?', '…']) && rest.trim_start().starts_with(char::is_uppercase) {
            cuts.push(inner.end + (after.len() - rest.len()));
        }
    }
    cuts
}

/// What stands between double quotation marks (and whether they are brackets instead), outermost only, in order.
/// Marks without a partner enclose nothing.
fn enclosed(sentence: &str) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, letter) in sentence.char_indices() {
        match open {
            None => {
                let close = match letter {
                    '"' => '"',
                    '“' => '”',
                    '„' => '“',
                    '«' => '»',
                    '»' => '«',
                    '「' => '」',
                    '『' => '』',
                    '(' => ')',
                    '（' => '）',
                    _ => continue,
                };
                open = Some((close, at + letter.len_utf8()));
            }
            Some((close, start)) if letter == close => {
                found.push((start..at, matches!(close, ')' | '）')));
                open = None;
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        super::sentences(text, Some("en")).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn an_endless_paragraph_of_quotations_is_read_in_parts_that_end_with_sentences() {
        let text = "Two boats burned in Lee's harbour. Nobody was hurt, said Dr. Lee. ".repeat(500);
        assert!(parts(&text, LONGEST).len() > 3);
        let (odd, even) = ("Two boats burned in Lee's harbour.", "Nobody was hurt, said Dr. Lee.");
        assert!(cut(&text).chunks(2).all(|pair| pair == [odd, even]), "{:?}", cut(&text));
        for text in ["「火事が港で起きた。船は二隻燃えた。".repeat(900), "`a ".repeat(9000), "”".repeat(30_000)] {
            let parts = parts(&text, LONGEST);
            assert_eq!(parts.concat(), text);
            assert!(parts.len() > 1 && parts[..parts.len() - 1].iter().all(|part| (1..=LONGEST).contains(&part.len())));
        }
    }

    #[test]
    fn quotations_behind_an_endless_text_do_not_hold_it_up() {
        // Looking for them from the beginning of each part would take hours.
        let text = "word ".repeat(4_000_000) + &"“Fire!” ".repeat(300);
        assert_eq!(parts(&text, LONGEST).concat().len(), text.len());
    }

    #[test]
    fn the_table_of_sentences_is_cut_where_its_marks_stand() {
        let mut wrong = String::new();
        let mut lines = 0;
        for line in include_str!("../../tests/data/sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (language, marked) = line.split_once('\t').unwrap();
            let text = marked.replace('‖', "");
            let cut: Vec<&str> = sentences(&text, Some(language)).into_iter().map(|span| &text[span]).collect();
            let want: Vec<&str> = marked.split('‖').map(str::trim).collect();
            lines += 1;
            if cut != want {
                wrong += &format!("{language}\t{}\n", cut.join("‖ "));
            }
        }
        assert!(wrong.is_empty() && lines >= 40, "of {lines} lines, cut wrongly:\n{wrong}");
    }

    #[test]
    fn verses_and_long_sentences_stay_whole() {
        let verse = "And he said unto them: Go; and when ye come into the town, ye shall find a colt tied: loose him, and bring him.";
        assert_eq!(cut(verse), [verse]);
        let long = format!("The list named {} and nobody else.", "a boat; a cart, with its horse: ".repeat(300));
        assert_eq!(cut(&long), [long.trim()]);
    }

    #[test]
    fn headings_and_list_items_without_a_full_stop_are_one_passage() {
        assert_eq!(cut("Fire at St. Mary's: 3.5 million lost"), ["Fire at St. Mary's: 3.5 million lost"]);
        assert_eq!(cut("  two boats, one raft  "), ["two boats, one raft"]);
        assert!(cut(" \n ").is_empty());
    }

    #[test]
    fn a_line_that_is_only_wrapped_ends_no_sentence() {
        let text =
            "The exit to the far bank was shut at the time. In\r\nconsequence the crowd was densest over the eastern\nQuarter of the span.";
        let want = [
            "The exit to the far bank was shut at the time.",
            "In\r\nconsequence the crowd was densest over the eastern\nQuarter of the span.",
        ];
        assert_eq!(cut(text), want);
    }

    #[test]
    fn short_lines_are_sentences_of_their_own() {
        assert_eq!(cut("14 Capstan Lane\nAldmouth"), ["14 Capstan Lane", "Aldmouth"]);
    }

    #[test]
    fn text_without_capitals_is_still_cut() {
        assert_eq!(cut("we saw the fire. nobody came."), ["we saw the fire.", "nobody came."]);
    }

    #[test]
    fn a_measure_may_end_a_sentence() {
        assert_eq!(cut("A clamp slipped by some 40 mm. The hangers broke."), ["A clamp slipped by some 40 mm.", "The hangers broke."]);
    }

    #[test]
    fn nothing_but_white_space_is_lost() {
        for text in ["\"", "“a. B", "(. ) .", "...!?", "a.\u{301} B.", "»A. B.« \"C. D", "\u{200d}.", "1.\n2.\n", "…‖…"] {
            let kept: String = cut(text).concat().split_whitespace().collect();
            assert_eq!(kept, text.split_whitespace().collect::<String>(), "{text:?}");
        }
    }
}
