//! Thousands set apart by a blank or an apostrophe: "12 500", "1'234'567".
//!
//! | text | |
//! |---|---|
//! | 12 500 hectares, 1 234 567, 12 500.75, "2, 000 feet" as some texts are cut | one number |
//! | 2012 300 people, 012 300 | two: the first group is too long, or begins with a zero |
//! | Boeing 737 800, flight 12 500, call 555 123 4567 | two: they name something |
//! | 4 500-pound bombs, 4 500 pound bombs | two: the second tells what kind of thing |

use super::bound;
use super::measures::is_label;
use super::number_words::{Part, part};
use super::{Language, Word};

/// How many words behind the digits at word `at` are groups of three that belong to them; they are added to `raw`.
pub(super) fn behind(text: &str, words: &[Word], at: usize, language: Language, raw: &mut String) -> usize {
    let head = raw.len() <= 3 && raw.bytes().all(|b| b.is_ascii_digit()) && !(raw.len() > 1 && raw.starts_with('0'));
    if !head {
        return 0;
    }
    let gap = |i: usize| i.checked_sub(1).and_then(|p| text.get(words.get(p)?.span.end..words.get(i)?.span.start)).unwrap_or("");
    let digits = |i: usize| words.get(i).and_then(|word| text.get(word.span.clone())).unwrap_or("");
    let blank = gap(at + 1) == " ";
    let mut end = at + 1;
    let mut grouped = String::new();
    // "2, 000 feet": no number begins with "000".
    let parted = |i: usize| gap(i) == ", " && digits(i).strip_prefix("000").is_some_and(|unit| unit.chars().all(char::is_alphabetic));
    while matches!(gap(end), " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "'" | "’") || parted(end) {
        let group = digits(end);
        if parted(end) {
            grouped.push_str(group);
            end += 1;
            break;
        }
        let whole = group.find([',', '.']).unwrap_or(group.len());
        if whole != 3 || !group.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')) {
            break;
        }
        grouped.push_str(group);
        end += 1;
        if whole < group.len() {
            break;
        }
    }
    // A plain blank also stands between two numbers.
    let apart = || {
        let next = digits(end).starts_with(|c: char| c.is_ascii_digit()) && matches!(gap(end), " " | "-" | "/");
        next || is_named(text, words, at, language) || is_kind(words, end, gap(end), language)
    };
    if grouped.is_empty() || blank && apart() {
        return 0;
    }
    raw.push_str(&grouped);
    end - at - 1
}

/// Whether what stands before a number says that it names something: "Boeing 737", "flight 12", "call 555", "+49 170".
fn is_named(text: &str, words: &[Word], at: usize, language: Language) -> bool {
    let lead = text.get(..words[at].span.start).unwrap_or("");
    if lead.ends_with(['+', '#', '/', '-', '.']) {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|i| words.get(i)).filter(|_| lead.ends_with([' ', '\u{a0}'])) else { return false };
    let joined = text.get(before.span.end..words[at].span.start).is_some_and(|gap| gap.trim().is_empty() || gap.trim() == ".");
    // "Some 12 500", "Over 12 500" begin sentences; German writes every noun with a capital.
    let name = before.capital && (!before.function || at > 1) && language == Language::ENGLISH && bound::before(words, at).is_none();
    let dialled =
        matches!(before.form.as_str(), "call" | "phone" | "telephone" | "tel" | "dial" | "fax" | "hotline" | "telefon" | "téléphone");
    joined && (name || dialled || before.is_number() || is_label(&before.form))
}

/// Whether the last group tells of what kind something is: "four 500-pound bombs", "four 500 pound bombs".
fn is_kind(words: &[Word], end: usize, gap: &str, language: Language) -> bool {
    const ONE: &str = "pound metre meter mile foot inch gallon litre liter ton tonne watt year day hour minute dollar euro acre yard kilogram \
                       kilometre kilometer seat page";
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let scaled = matches!(part(form(end), language), Some(Part::Scale(_)));
    gap == "-" && !form(end).is_empty() && !scaled
        || language == Language::ENGLISH && gap == " " && ONE.split_whitespace().any(|unit| unit == form(end))
}

#[cfg(test)]
mod tests {
    use super::super::numeral;
    use super::*;
    use crate::text::words;

    /// The value of the number that begins with the first digit.
    fn value(text: &str) -> Option<f64> {
        let words = words(text, Language::ENGLISH);
        let at = words.iter().position(Word::is_number)?;
        numeral::read(text, &words, at, Language::ENGLISH).map(|numeral| numeral.value)
    }

    #[test]
    fn a_blank_joins_groups_of_three() {
        let cases = [
            ("burned 12 500 hectares", 12_500.0),
            ("Over 12 500 people came", 12_500.0),
            ("it has 1 234 567 inhabitants", 1_234_567.0),
            ("it cost 12 500.75 euros", 12_500.75),
            ("it has 80\u{2009}937 inhabitants", 80_937.0),
            ("it cost $12 500 million", 12.5e9),
            ("a crowd of 12 500 came", 12_500.0),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn two_numbers_stay_two() {
        let cases = [
            ("in 2012 300 people came", 2012.0),
            ("on May 12 500 people came", 12.0),
            ("dial 012 300", 12.0),
            ("the Boeing 737 800 landed", 737.0),
            ("it was flight 12 500 to Oslo", 12.0),
            ("please call 555 123 now", 555.0),
            ("write to 555 123 4567 now", 555.0),
            ("they dropped 4 500-pound bombs", 4.0),
            ("they dropped 4 500 pound bombs", 4.0),
            ("it fell by 12  500 came", 12.0),
            ("it fell by 12, 500 came", 12.0),
            ("of 12 50 came", 12.0),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }
}
