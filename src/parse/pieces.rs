//! The words and marks that the net was trained on: not those of the rest of the program, which knows no marks and keeps "don't" whole.
//!
//! ```text
//! "Mr. Cole didn't pay the owner's $5m," she said.   →   " Mr. Cole did n't pay the owner 's $ 5 m , " she said .
//! ```

use std::ops::Range;

/// A word or mark of a text.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) span: Range<usize>,
    /// What it stands for where it is part of a short form: "not" for "n't".
    pub(super) norm: Option<&'static str>,
    /// A blank follows.
    pub(super) blank: bool,
}

/// The pieces of a text, in order. Blanks are none.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found: Vec<Piece<'_>> = Vec::new();
    let mut start = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let word = chunk.trim_end_matches(char::is_whitespace);
        if !word.is_empty() {
            cut(word, start, &mut found);
        }
        if word.len() < chunk.len()
            && let Some(last) = found.last_mut()
        {
            last.blank = true;
        }
        start += chunk.len();
    }
    found
}

/// Cuts what stands between two blanks: marks off its beginning and end, then its short form, then at marks within.
fn cut<'a>(word: &'a str, start: usize, found: &mut Vec<Piece<'a>>) {
    let mut rest = word;
    let mut at = start;
    while !is_whole(rest)
        && let Some(length) = mark_before(rest).filter(|&length| length < rest.len())
    {
        found.push(piece(&rest[..length], at));
        at += length;
        rest = &rest[length..];
    }
    let mut behind: Vec<Piece<'a>> = Vec::new();
    while !is_whole(rest)
        && let Some(length) = mark_behind(rest).filter(|&length| length < rest.len())
    {
        let cut = rest.len() - length;
        behind.push(piece(&rest[cut..], at + cut));
        rest = &rest[..cut];
    }
    if let Some((first, norms)) = short_form(rest) {
        for (text, norm) in [(&rest[..first], norms[0]), (&rest[first..], norms[1])] {
            found.push(Piece { norm, ..piece(text, at) });
            at += text.len();
        }
    } else if is_whole(rest) {
        found.push(piece(rest, at));
    } else {
        cut_within(rest, at, found);
    }
    found.extend(behind.into_iter().rev());
}

fn piece(text: &str, at: usize) -> Piece<'_> {
    Piece { text, span: at..at + text.len(), norm: None, blank: false }
}

/// Abbreviations that keep their full stop.
fn is_whole(word: &str) -> bool {
    const KEPT: [&str; 62] = [
        "a.m.", "adm.", "bros.", "co.", "corp.", "d.c.", "dr.", "e.g.", "etc.", "gen.", "gov.", "i.e.", "inc.", "jr.", "ltd.", "md.",
        "messrs.", "mr.", "mrs.", "ms.", "mt.", "p.m.", "ph.d.", "prof.", "rep.", "rev.", "sen.", "st.", "v.", "vs.", "jan.", "feb.",
        "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "ala.", "ariz.", "ark.", "calif.", "colo.",
        "conn.", "fla.", "ill.", "ind.", "kan.", "ky.", "mass.", "mich.", "minn.", "miss.", "n.y.", "pa.", "tenn.", "va.", "wash.",
    ];
    let mut letters = word.chars();
    // "J.", "U.S."
    let initials = word.len() >= 2 && letters.all(|letter| letter == '.' || letter.is_ascii_alphabetic()) && {
        let mut parts = word.strip_suffix('.').into_iter().flat_map(|word| word.split('.')).peekable();
        parts.peek().is_some() && parts.all(|part| part.len() == 1)
    };
    let smiley = matches!(word, ":)" | ":-)" | ";)" | ":(" | ":-(");
    let half = matches!(word, "'s" | "’s" | "n't" | "and/or");
    initials || smiley || half || KEPT.iter().any(|kept| kept.eq_ignore_ascii_case(word))
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`' | '«' | '»' | '‘' | '’' | '‚' | '“' | '”' | '„' | '‹' | '›' | '′')
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '£' | '€' | '¥' | '₹' | '฿' | '₽' | '₩')
}

fn is_mark(letter: char) -> bool {
    is_quote(letter)
        || matches!(
            letter,
            ',' | ':' | ';' | '!' | '?' | '¿' | '¡' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '_' | '#' | '*' | '&' | '…'
        )
}

/// How long the mark is that a word begins with.
fn mark_before(word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    if word.starts_with("..") {
        return Some(word.len() - word.trim_start_matches('.').len());
    }
    if word.starts_with("--") {
        return Some(word.len() - word.trim_start_matches('-').len());
    }
    let doubled = ["''", "``", "US$"].iter().find(|pair| word.starts_with(**pair)).map(|pair| pair.len());
    doubled
        .or_else(|| (is_mark(first) || is_currency(first) || matches!(first, '–' | '—' | '§' | '%' | '=' | '+')).then(|| first.len_utf8()))
}

/// How long the mark, the unit or the "'s" is that a word ends with.
fn mark_behind(word: &str) -> Option<usize> {
    const UNITS: [&str; 30] = [
        "km²", "km³", "km", "m²", "m³", "dm", "cm", "mm", "m/s", "km/h", "kmh", "mph", "ft", "kg", "mg", "hpa", "pa", "mbar", "mb", "kb",
        "gb", "tb", "µm", "g", "m", "t", "pm", "am", "p.m.", "a.m.",
    ];
    let last = word.chars().next_back()?;
    let before = word[..word.len() - last.len_utf8()].chars().next_back();
    if word.ends_with("..") {
        return Some(word.len() - word.trim_end_matches('.').len());
    }
    if word.ends_with("--") {
        return Some(word.len() - word.trim_end_matches('-').len());
    }
    if let Some(ending) = ["'s", "'S", "’s", "’S", "''", "``"].iter().find(|ending| word.ends_with(**ending)) {
        return Some(ending.len());
    }
    if is_mark(last) || matches!(last, '–' | '—') {
        return Some(last.len_utf8());
    }
    let digit_before = before.is_some_and(char::is_numeric);
    if last == '.' {
        let letters: Vec<char> = word.chars().rev().skip(1).take(2).collect();
        let capitals = letters.len() == 2 && letters.iter().all(|letter| letter.is_uppercase());
        let ends = before.is_some_and(|b| b.is_lowercase() || b.is_numeric() || is_mark(b) || matches!(b, '%' | '²' | '³'));
        return (capitals || ends).then_some(1);
    }
    if digit_before && (is_currency(last) || matches!(last, '%' | '+')) {
        return Some(last.len_utf8());
    }
    let unit = UNITS.iter().find(|unit| {
        let ends = word.len().checked_sub(unit.len()).and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(unit));
        ends && word[..word.len() - unit.len()].ends_with(|letter: char| letter.is_numeric())
    });
    unit.map(|unit| unit.len())
}

/// Where a short form falls in two, and what its parts stand for: "did|n't", "we|'ll", "can|not".
fn short_form(word: &str) -> Option<(usize, [Option<&'static str>; 2])> {
    const BEFORE_NOT: [&str; 23] = [
        "ai", "are", "ca", "could", "dare", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "need", "ought",
        "sha", "should", "was", "were", "wo", "would",
    ];
    const BEFORE_VERB: [&str; 22] = [
        "i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "who", "what", "where", "when", "why", "how", "these",
        "those", "could", "might", "should", "would",
    ];
    let lower = word.to_lowercase().replace('’', "'");
    if lower.len() > 12 {
        return None;
    }
    // The sign may be longer in the text than in `lower`.
    let cut = |letters: usize| word.char_indices().rev().nth(letters - 1).map(|(at, _)| at).filter(|&at| at > 0);
    if lower == "cannot" {
        return cut(3).map(|at| (at, [None, None]));
    }
    if let Some(verb) = lower.strip_suffix("n't").filter(|verb| BEFORE_NOT.contains(verb)) {
        let stands_for = match verb {
            "ca" => Some("can"),
            "wo" => Some("will"),
            "sha" => Some("shall"),
            _ => None,
        };
        return cut(3).map(|at| (at, [stands_for, Some("not")]));
    }
    let endings = [("'ll", "will"), ("'ve", "have"), ("'re", "are"), ("'m", "am"), ("'d", "'d")];
    let (ending, norm) = endings.into_iter().find(|(ending, _)| lower.ends_with(ending))?;
    let pronoun = BEFORE_VERB.contains(&lower.strip_suffix(ending)?);
    cut(ending.len()).filter(|_| pronoun).map(|at| (at, [None, Some(norm)]))
}

/// Cuts a word at the marks within: "north-east", "hot,cold", "either/or", "end.Then".
fn cut_within<'a>(word: &'a str, start: usize, found: &mut Vec<Piece<'a>>) {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let end_of = |at: usize| letters.get(at).map_or(word.len(), |&(byte, _)| byte);
    let mut from = 0;
    let mut at = 1;
    while at + 1 < letters.len() {
        let mark = letters[at].1;
        let run = letters[at..].iter().take_while(|(_, letter)| *letter == mark && matches!(mark, '-' | '.' | '—')).count().max(1);
        let (before, after) = (letters[at - 1].1, letters.get(at + run).map_or('\0', |&(_, letter)| letter));
        let between = before.is_alphabetic() && after.is_alphabetic();
        let cuts = match mark {
            '.' if run > 1 => true,
            '.' => (before.is_lowercase() || is_quote(before)) && (after.is_uppercase() || is_quote(after)),
            '-' if before.is_numeric() && after.is_numeric() => true,
            '-' | '–' | '—' | '~' => before.is_alphanumeric() && after.is_alphabetic(),
            ',' => between,
            ':' | '<' | '>' | '=' | '/' => before.is_alphanumeric() && after.is_alphabetic(),
            '(' | ')' | '[' | ']' => before.is_alphabetic() && after.is_alphabetic(),
            '…' => true,
            _ => is_quote(mark) && mark != '\'' && mark != '’' && between,
        };
        if cuts {
            let (first, mark_at, next) = (end_of(from), end_of(at), end_of(at + run));
            if mark_at > first {
                found.push(piece(&word[first..mark_at], start + first));
            }
            found.push(piece(&word[mark_at..next], start + mark_at));
            from = at + run;
            at = from + 1;
        } else {
            at += run;
        }
    }
    let first = end_of(from);
    if first < word.len() {
        found.push(piece(&word[first..], start + first));
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn marks_and_short_forms_are_pieces_of_their_own() {
        for (text, expected) in [
            ("\"Mr. Cole didn't pay the owner's $5m,\" she said.", "\" Mr. Cole did n't pay the owner 's $ 5 m , \" she said ."),
            ("We'll go to the U.S. in 1998.", "We 'll go to the U.S. in 1998 ."),
            ("It cannot be; north-east (or so)…", "It can not be ; north - east ( or so ) …"),
            ("He can’t — won’t — stay.", "He ca n’t — wo n’t — stay ."),
            ("10,000 people, 3.5 km away at 10:30pm", "10,000 people , 3.5 km away at 10:30 pm"),
            ("the 24-mile-long race of 1861-78", "the 24 - mile - long race of 1861 - 78"),
        ] {
            let cut: Vec<&str> = pieces(text).into_iter().map(|piece| piece.text).collect();
            assert_eq!(cut.join(" "), expected);
        }
    }
}
