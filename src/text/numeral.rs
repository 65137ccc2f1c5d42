//! Numbers as they are written: digits, words, dozens, fractions.
//!
//! ```text
//! 1,514.77 → 1514.77      600.000 (de) → 600000      1.2bn → 1200000000      21 3/4 → 21.75
//! two hundred and six → 206      quatre-vingt-dix-sept → 97      half a million → 500000
//! ```

use super::groups;
use super::number_words::{Part, part};
use super::unit::unit;
use super::{Language, Word};
use std::ops::Range;

/// A number as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) span: Range<usize>,
    pub(super) words: Range<usize>,
    pub(super) value: f64,
    /// The same as `value`, except for "dozens" and the like.
    pub(super) high: f64,
    /// How much one step of the last digit written is: 0.1 million for "1.2 million", 1 for "12", 100 for "two hundred".
    pub(super) step: f64,
    pub(super) ordinal: bool,
    /// Four digits without separators: it may be a year.
    pub(super) plain_digits: bool,
    /// Letters written right behind the digits, in lower case: `km` of "50km".
    pub(super) suffix: String,
    /// Written in digits.
    pub(super) digits: bool,
}

impl Numeral {
    /// "Half a(n hour)", "a quarter of a (mile)": nobody measured it.
    pub(super) fn is_part_of_a_unit(&self) -> bool {
        !self.digits && self.words.len() > 1 && self.value > 0.0 && self.value < 1.0
    }
}

/// The number that starts at word `at`, if any, as long as it goes.
pub(super) fn read(text: &str, words: &[Word], at: usize, language: Language) -> Option<Numeral> {
    let first = words.get(at)?;
    if first.is_number() {
        return digits(text, words, at, language);
    }
    let numeral = |end: usize, value: f64, high: f64| {
        let span = first.span.start..words[end - 1].span.end;
        let step = step_of(value);
        Numeral { span, words: at..end, value, high, step, ordinal: false, plain_digits: false, suffix: String::new(), digits: false }
    };
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let near = |i: usize| words.get(i).is_some_and(|word| adjacent(text, words, i, word));
    let scale_at = |i: usize| match part(form(i), language) {
        Some(Part::Scale(scale) | Part::Dozen(scale)) if near(i) => Some(scale),
        _ => None,
    };
    match first.form.as_str() {
        // "half a million", "half a dozen", "half a mile".
        "half" if language == Language::ENGLISH && matches!(form(at + 1), "a" | "an") => {
            let scaled = scale_at(at + 2).map(|scale| numeral(at + 3, scale / 2.0, scale / 2.0));
            return scaled.or_else(|| unit(form(at + 2)).map(|_| numeral(at + 2, 0.5, 0.5)));
        }
        // "a quarter of a mile".
        "a" if form(at + 1) == "quarter" && form(at + 2) == "of" && matches!(form(at + 3), "a" | "an") => {
            return unit(form(at + 4)).map(|_| numeral(at + 4, 0.25, 0.25));
        }
        // "half of the crew", "die Hälfte der Boote", "la moitié des bateaux".
        "half" | "hälfte" | "moitié" | "metà" | "mitad" => {
            let whole = matches!(
                form(at + 1),
                "of" | "the"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "all"
                    | "der"
                    | "des"
                    | "aller"
                    | "de"
                    | "di"
                    | "dei"
                    | "delle"
                    | "degli"
                    | "della"
            );
            let other = at > 0
                && matches!(
                    form(at - 1),
                    "first" | "second" | "other" | "latter" | "better" | "last" | "ersten" | "zweiten" | "première" | "seconde"
                );
            return (whole && !other).then(|| numeral(at + 1, 0.5, 0.5));
        }
        "several" | "mehrere" | "plusieurs" | "diverse" | "varias" | "varios" | "few" | "couple" => {
            let of = usize::from(matches!(form(at + 1), "of"));
            let scale = scale_at(at + 1 + of).filter(|scale| *scale > 12.0)?;
            return Some(numeral(at + 2 + of, 2.0 * scale, 10.0 * scale));
        }
        "a" | "an" | "un" | "una" | "une" | "ein" | "eine" | "einer" => {
            let scale = scale_at(at + 1)?;
            // "A hundred and forty".
            if language == Language::ENGLISH {
                let (end, value, ordinal) = spelled(text, words, at + 1, 1.0, language)?;
                return Some(Numeral { ordinal, ..numeral(end, value, value) });
            }
            let millions = scale_at(at + 2).filter(|more| *more > scale);
            let end = at + 2 + usize::from(millions.is_some());
            return Some(numeral(end, scale * millions.unwrap_or(1.0), scale * millions.unwrap_or(1.0)));
        }
        _ => {}
    }
    if let Some(Part::Vague(low, high)) = part(&first.form, language) {
        // "hundreds of thousands", "dizaines de milliers".
        if matches!(form(at + 1), "of" | "de" | "von" | "di")
            && let Some(Part::Vague(scale, top)) = part(form(at + 2), language)
            && scale > low
        {
            return Some(numeral(at + 3, low / 2.0 * scale / 2.0, top.max(high * scale / 2.0)));
        }
        return Some(numeral(at + 1, low, high));
    }
    if first.form == "tens"
        && form(at + 1) == "of"
        && let Some(Part::Vague(scale, _)) = part(form(at + 2), language)
    {
        return Some(numeral(at + 3, 10.0 * scale / 2.0, 100.0 * scale / 2.0));
    }
    let (end, value, ordinal) = spelled(text, words, at, 0.0, language)?;
    Some(Numeral { ordinal, ..numeral(end, value, value) })
}

/// Only white space, or a hyphen, stands between a word and the one before it.
pub(super) fn adjacent(text: &str, words: &[Word], at: usize, word: &Word) -> bool {
    at.checked_sub(1)
        .and_then(|before| words.get(before))
        .and_then(|before| text.get(before.span.end..word.span.start))
        .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}

/// How much the last digit that is not a trailing zero stands for: 100 for 1200, 1 for 12.
fn step_of(value: f64) -> f64 {
    let mut step = 1.0;
    while value != 0.0 && (value / (step * 10.0)).fract() == 0.0 && step < 1e15 {
        step *= 10.0;
    }
    step
}

/// A number that begins with digits, with the words of scale behind it.
fn digits(text: &str, words: &[Word], at: usize, language: Language) -> Option<Numeral> {
    let first = words.get(at)?;
    let mut end = at + 1;
    let mut raw = text.get(first.span.clone())?.to_owned();
    // "12 000" and "12'000": groups of three, each a word of its own.
    end += groups::behind(text, words, at, language, &mut raw);
    let length = raw.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’'))).unwrap_or(raw.len());
    let body = raw[..length].trim_end_matches(['.', ',', '\'', '’']);
    let mut suffix = raw[body.len()..].trim_matches(['.', ',', '\'', '’']).to_lowercase();
    let (mut value, mut step) = decimal(body, language)?;
    let grouped = end > at + 1;
    let plain_digits = !grouped && suffix.is_empty() && body.len() == 4 && body.bytes().all(|b| b.is_ascii_digit());
    let mut ordinal = is_ordinal_ending(&suffix, language);
    if ordinal {
        suffix.clear();
    }
    // "15 rd": the ending came loose.
    if suffix.is_empty()
        && words.get(end).is_some_and(|w| matches!(w.form.as_str(), "st" | "nd" | "rd" | "th") && adjacent(text, words, end, w))
    {
        ordinal = true;
        end += 1;
    }
    // "der 3. Platz": a full stop inside a sentence.
    if language == Language::GERMAN && suffix.is_empty() && body.len() <= 2 {
        let rest = text.get(words[end - 1].span.end..)?;
        ordinal |= rest.strip_prefix('.').is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic));
    }
    if let Some(factor) = attached_scale(&suffix) {
        value *= factor;
        step *= factor;
        suffix.clear();
    }
    let mut plain = plain_digits;
    // "21 3/4", "3½".
    if let Some((extra, used)) = fraction_behind(text, words, end) {
        value += extra;
        step = step.min(0.01);
        end += used;
        plain = false;
    }
    while suffix.is_empty() && !ordinal {
        let Some(factor) = words.get(end).filter(|w| adjacent(text, words, end, w)).and_then(|w| match part(&w.form, language) {
            Some(Part::Scale(scale)) => Some(scale),
            Some(Part::Dozen(scale)) if scale == 12.0 => Some(scale),
            _ => None,
        }) else {
            break;
        };
        value *= factor;
        step *= factor;
        plain = false;
        end += 1;
    }
    let span = first.span.start..words[end - 1].span.end;
    Some(Numeral { span, words: at..end, value, high: value, step, ordinal, plain_digits: plain, suffix, digits: true })
}

/// Digits with separators: the value, and what one step of the last digit is. `1.514` is a thousand and more in German
/// and one and a half in English; `600.000` is six hundred thousand everywhere.
fn decimal(body: &str, language: Language) -> Option<(f64, f64)> {
    let groups = |separator: char| {
        let mut parts = body.split(separator);
        let head = parts.next().unwrap_or("");
        !head.is_empty() && head.len() <= 3 && parts.all(|part| part.split(['.', ',']).next().is_some_and(|digits| digits.len() == 3))
    };
    let (commas, dots) = (body.matches(',').count(), body.matches('.').count());
    let english = language == Language::ENGLISH;
    let plain: String = match (commas, dots) {
        (0, 0) => body.replace(['\'', '’'], ""),
        (_, 0) if commas > 1 || (english && (groups(',') || body.len() - body.rfind(',')? > 4)) => body.replace(',', ""),
        (_, 0) if body.ends_with(",000") => body.replace(',', ""),
        (_, 0) => body.replace(',', "."),
        (0, _) if dots > 1 => {
            if groups('.') {
                body.replace('.', "")
            } else {
                return None;
            }
        }
        (0, _) if groups('.') && (!english || body.ends_with(".000")) => body.replace('.', ""),
        (0, _) => body.to_owned(),
        _ if body.rfind('.') > body.rfind(',') => body.replace(',', ""),
        _ => body.replace('.', "").replace(',', "."),
    };
    let plain = plain.trim_end_matches('.');
    let value: f64 = plain.parse().ok()?;
    let step = match plain.split_once('.') {
        Some((_, places)) => 10f64.powi(-i32::try_from(places.len()).ok()?),
        None => step_of(value),
    };
    Some((value, step))
}

fn is_ordinal_ending(suffix: &str, language: Language) -> bool {
    match language.code() {
        "fr" => matches!(suffix, "e" | "er" | "ère" | "ème" | "eme" | "re" | "nd" | "nde"),
        "it" | "es" => matches!(suffix, "º" | "ª" | "o" | "a" | "°"),
        "de" => false,
        _ => matches!(suffix, "st" | "nd" | "rd" | "th"),
    }
}

/// Scales written right behind the digits.
fn attached_scale(suffix: &str) -> Option<f64> {
    Some(match suffix {
        "k" => 1e3,
        "lakh" => 1e5,
        "mn" | "mln" | "mio" | "mil" | "million" => 1e6,
        "crore" => 1e7,
        "bn" | "b" | "mrd" | "md" | "billion" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// "½", "3/4", "and a half" behind a whole number: how much more it is, and how many words that takes.
fn fraction_behind(text: &str, words: &[Word], at: usize) -> Option<(f64, usize)> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let gap = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| words.get(i))?;
        text.get(before.span.end..words.get(i)?.span.start)
    };
    if form(at) == "and" && form(at + 1) == "a" && form(at + 2) == "half" {
        return Some((0.5, 3));
    }
    let digit = |i: usize| form(i).parse::<f64>().ok().filter(|v| (1.0..10.0).contains(v));
    if gap(at) == Some(" ") && matches!(gap(at + 1), Some("/" | "⁄")) {
        let (top, bottom) = (digit(at)?, digit(at + 1)?);
        return (top < bottom).then_some((top / bottom, 2));
    }
    None
}

/// A number in words: its end, value, and whether it is an ordinal. `current` is what is said of it already: the "a" of "a hundred and forty".
fn spelled(text: &str, words: &[Word], at: usize, mut current: f64, language: Language) -> Option<(usize, f64, bool)> {
    let mut end = at;
    let mut total = 0.0;
    let mut ordinal = false;
    let french = language.code() == "fr";
    while let Some(word) = words.get(end) {
        if end > at && !adjacent(text, words, end, word) {
            break;
        }
        match part(&word.form, language) {
            Some(Part::Small(20.0)) if french && current % 100.0 == 4.0 => current += 76.0,
            Some(Part::Small(value)) => {
                // "five six" is two numbers; "sixty six" and "hundred six" are one.
                let tens = current % 100.0;
                let room = tens == 0.0
                    || (tens >= 20.0 && tens % 10.0 == 0.0 && value < 10.0)
                    || (french && (tens == 60.0 || tens == 80.0) && value < 20.0)
                    || (french && tens == 10.0 && (7.0..10.0).contains(&value))
                    || (french && (tens == 70.0 || tens == 90.0) && (7.0..10.0).contains(&value));
                if !room || (current > 0.0 && value >= 100.0) {
                    break;
                }
                current += value;
            }
            Some(Part::Rank(value)) => {
                let joins = end == at || current % 100.0 == 0.0 || (current % 10.0 == 0.0 && value < 10.0);
                if !joins || (end > at && total + current == 0.0) {
                    break;
                }
                current += value;
                ordinal = true;
                end += 1;
                break;
            }
            Some(Part::Dozen(value)) if current > 0.0 => current *= value,
            Some(Part::Scale(value))
                if current > 0.0 || (end == at && matches!(language.code(), "de" | "fr" | "it" | "es") && value <= 1e3) =>
            {
                let factor = if current > 0.0 { current } else { 1.0 };
                if value == 100.0 {
                    current = factor * 100.0;
                } else {
                    total += factor * value;
                    current = 0.0;
                }
            }
            _ if matches!(word.form.as_str(), "and" | "et" | "y" | "und")
                && current > 0.0
                && (word.form != "and" || (current >= 100.0 && current % 100.0 == 0.0))
                && (word.form == "and" || (current % 10.0 == 0.0 && current < 100.0))
                && words.get(end + 1).is_some_and(|next| {
                    matches!(part(&next.form, language), Some(Part::Small(_))) || (word.form == "et" && next.form == "un")
                }) => {}
            _ if matches!(word.form.as_str(), "un" | "une") && french && end > at && words[end - 1].form == "et" => current += 1.0,
            _ if matches!(word.form.as_str(), "uno" | "una" | "un")
                && language.code() == "es"
                && end > at
                && words[end - 1].form == "y" =>
            {
                current += 1.0;
            }
            _ => break,
        }
        end += 1;
    }
    let zero = end == at + 1 && part(&words[at].form, language) == Some(Part::Small(0.0));
    if end == at || (total + current <= 0.0 && !zero) {
        return None;
    }
    // "two and a half", "two and a half million".
    let mut value = total + current;
    if !ordinal && language == Language::ENGLISH {
        let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
        if form(end) == "and" && form(end + 1) == "a" && form(end + 2) == "half" {
            value += 0.5;
            end += 3;
            while let Some(Part::Scale(scale)) = part(form(end), language) {
                value *= scale;
                end += 1;
            }
        }
    }
    Some((end, value, ordinal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn value(text: &str, code: &str) -> Option<f64> {
        let language = Language::from_code(code)?;
        read(text, &words(text, language), 0, language).map(|numeral| numeral.value)
    }

    #[test]
    fn digits_are_read_as_the_language_writes_them() {
        let cases = [
            ("1,514.77", "en", 1514.77),
            ("600.000", "de", 600_000.0),
            ("600.000", "en", 600_000.0),
            ("1.514", "de", 1514.0),
            ("1.514", "en", 1.514),
            ("27,5", "it", 27.5),
            ("1.234.567,5", "es", 1_234_567.5),
            ("12 000 personnes", "fr", 12_000.0),
            ("12\u{a0}000 people", "en", 12_000.0),
            ("12 500 hectares", "en", 12_500.0),
            ("2, 000 feet", "en", 2_000.0),
            ("2, 000ft", "en", 2_000.0),
            ("1.2bn", "en", 1.2e9),
            ("2,5 Milliarden", "de", 2.5e9),
            ("3 1/2 miles", "en", 3.5),
            ("50 crore", "en", 5e8),
            ("15 rd place", "en", 15.0),
        ];
        for (text, code, expected) in cases {
            assert_eq!(value(text, code), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_make_numbers_in_five_languages() {
        let cases = [
            ("two hundred and six", "en", 206.0),
            ("twenty-five", "en", 25.0),
            ("half a million people", "en", 500_000.0),
            ("half a mile", "en", 0.5),
            ("a quarter of an hour", "en", 0.25),
            ("two and a half million", "en", 2.5e6),
            ("a hundred thousand men", "en", 100_000.0),
            ("a hundred and forty yards", "en", 140.0),
            ("a thousand two hundred men", "en", 1200.0),
            ("a million men", "en", 1_000_000.0),
            ("three dozen", "en", 36.0),
            ("zwei Millionen", "de", 2e6),
            ("tausend Mann", "de", 1000.0),
            ("quatre-vingt-dix-sept", "fr", 97.0),
            ("soixante-douze", "fr", 72.0),
            ("deux cent mille", "fr", 200_000.0),
            ("vingt et un", "fr", 21.0),
            ("treinta y cinco", "es", 35.0),
            ("due milioni", "it", 2e6),
        ];
        for (text, code, expected) in cases {
            assert_eq!(value(text, code), Some(expected), "{text}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_are_not_one() {
        assert_eq!(value("five six seven", "en"), Some(5.0));
        assert_eq!(value("a boat", "en"), None);
    }
}
