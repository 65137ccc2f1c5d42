//! Numbers as they are written: digits, words, dozens.

use super::Word;
use std::ops::Range;

/// A number as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) span: Range<usize>,
    pub(super) words: Range<usize>,
    pub(super) value: f64,
    /// The same as `value`, except for "dozens" and the like.
    pub(super) high: f64,
    pub(super) about: bool,
    pub(super) ordinal: bool,
    /// Digits alone, without separators: it may be a year.
    pub(super) plain_digits: bool,
}

/// The number that starts at word `at`, if any, as long as it goes.
pub(super) fn read(text: &str, words: &[Word], at: usize) -> Option<Numeral> {
    let first = words.get(at)?;
    let numeral = |end: usize, value: f64| {
        let span = first.span.start..words[end - 1].span.end;
        Numeral { span, words: at..end, value, high: value, about: false, ordinal: false, plain_digits: false }
    };
    if let Some((low, high)) = vague(&first.form) {
        return Some(Numeral { high, ..numeral(at + 1, low) });
    }
    if first.form == "a" || first.form == "an" {
        let scale = words.get(at + 1).filter(|next| next.form == "dozen" || scale(&next.form).is_some())?;
        let value = if scale.form == "dozen" { 12.0 } else { self::scale(&scale.form)? };
        return Some(numeral(at + 2, value));
    }
    if first.is_number() {
        let (value, ordinal) = digits(&first.form)?;
        let mut end = at + 1;
        let mut product = value;
        while let Some(factor) = words.get(end).filter(|w| adjacent(text, words, end, w)).and_then(|w| scale(&w.form)) {
            product *= factor;
            end += 1;
        }
        let plain_digits = first.form.bytes().all(|b| b.is_ascii_digit()) && first.form.len() == 4 && end == at + 1;
        return Some(Numeral { ordinal, plain_digits, ..numeral(end, product) });
    }
    spelled(text, words, at).map(|(end, value, ordinal)| Numeral { ordinal, ..numeral(end, value) })
}

/// Only white space, or a hyphen, stands between a word and the one before it.
fn adjacent(text: &str, words: &[Word], at: usize, word: &Word) -> bool {
    at.checked_sub(1)
        .and_then(|before| words.get(before))
        .and_then(|before| text.get(before.span.end..word.span.start))
        .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}

/// A number in digits: `1,514.77` → 1514.77, `3rd` → 3 and ordinal.
fn digits(form: &str) -> Option<(f64, bool)> {
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| form.strip_suffix(ending));
    let body = ordinal.unwrap_or(form);
    let thousands = |separator: char| {
        body.contains(separator)
            && body.split(separator).skip(1).all(|part| part.split(['.', ',']).next().is_some_and(|digits| digits.len() == 3))
    };
    let plain: String = if thousands(',') {
        body.replace(',', "")
    } else if body.matches('.').count() > 1 && thousands('.') {
        body.replace('.', "")
    } else {
        body.replace([',', ':'], ".")
    };
    plain.parse().ok().map(|value| (value, ordinal.is_some()))
}

/// A number in words: its end, value, and whether it is an ordinal.
fn spelled(text: &str, words: &[Word], at: usize) -> Option<(usize, f64, bool)> {
    let mut end = at;
    let (mut total, mut current) = (0.0, 0.0);
    let mut ordinal = false;
    while let Some(word) = words.get(end) {
        if end > at && !adjacent(text, words, end, word) {
            break;
        }
        if let Some(value) = small(&word.form) {
            // "five six" is two numbers; "sixty six" and "hundred six" are one.
            let room = current == 0.0 || (current % 100.0 >= 20.0 && current % 10.0 == 0.0 && value < 10.0) || current % 100.0 == 0.0;
            if !room {
                break;
            }
            current += value;
        } else if let Some(value) = rank(&word.form) {
            if end == at && value <= 2.0 && word.form == "second" && words.get(at + 1).is_none() {
                return None;
            }
            current += value;
            ordinal = true;
            end += 1;
            break;
        } else if word.form == "dozen" && current > 0.0 {
            current *= 12.0;
        } else if let Some(value) = scale(&word.form).filter(|_| current > 0.0) {
            if value == 100.0 {
                current *= 100.0;
            } else {
                total += current * value;
                current = 0.0;
            }
        } else if word.form == "and"
            && current >= 100.0
            && current % 100.0 == 0.0
            && words.get(end + 1).is_some_and(|next| small(&next.form).is_some())
        {
            // "two hundred and six"
        } else {
            break;
        }
        end += 1;
    }
    (end > at && total + current > 0.0).then_some((end, total + current, ordinal))
}

fn small(form: &str) -> Option<f64> {
    let value = match form {
        "one" | "eins" => 1,
        "two" | "zwei" | "both" => 2,
        "three" | "drei" => 3,
        "four" | "vier" => 4,
        "five" | "fünf" => 5,
        "six" | "sechs" => 6,
        "seven" | "sieben" => 7,
        "eight" | "acht" => 8,
        "nine" | "neun" => 9,
        "ten" | "zehn" => 10,
        "eleven" | "elf" => 11,
        "twelve" | "zwölf" => 12,
        "thirteen" | "dreizehn" => 13,
        "fourteen" | "vierzehn" => 14,
        "fifteen" | "fünfzehn" => 15,
        "sixteen" | "sechzehn" => 16,
        "seventeen" | "siebzehn" => 17,
        "eighteen" | "achtzehn" => 18,
        "nineteen" | "neunzehn" => 19,
        "twenty" | "zwanzig" => 20,
        "thirty" | "dreißig" => 30,
        "forty" | "vierzig" => 40,
        "fifty" | "fünfzig" => 50,
        "sixty" | "sechzig" => 60,
        "seventy" | "siebzig" => 70,
        "eighty" | "achtzig" => 80,
        "ninety" | "neunzig" => 90,
        "score" => return None,
        _ => return None,
    };
    Some(f64::from(value))
}

fn scale(form: &str) -> Option<f64> {
    Some(match form {
        "hundred" | "hundert" => 100.0,
        "thousand" | "tausend" => 1000.0,
        "million" | "millionen" | "m" => 1e6,
        "billion" | "milliarde" | "milliarden" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
    .filter(|_| form != "m")
}

fn rank(form: &str) -> Option<f64> {
    let value = match form {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        _ => return None,
    };
    Some(f64::from(value))
}

/// Words that stand for a range.
fn vague(form: &str) -> Option<(f64, f64)> {
    Some(match form {
        "dozens" | "dutzende" => (24.0, 120.0),
        "scores" => (40.0, 200.0),
        "hundreds" | "hunderte" => (200.0, 2000.0),
        "thousands" | "tausende" => (2000.0, 200_000.0),
        _ => return None,
    })
}
