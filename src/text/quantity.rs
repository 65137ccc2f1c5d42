//! Numbers in a text: how much, give or take, and of what.
//!
//! ```
//! use corroborate::text::{Language, quantities, words};
//!
//! let text = "At least seven of the 1,200 sailors were saved by two dozen boats.";
//! let found = quantities(text, &words(text, Language::ENGLISH));
//! let ranges: Vec<(f64, f64)> = found.iter().map(|q| (q.low, q.high)).collect();
//! assert_eq!(ranges, [(7.0, f64::INFINITY), (1200.0, 1200.0), (24.0, 24.0)]);
//! ```

use super::Word;
use super::numeral::{self, Numeral};
use std::ops::Range;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Things that are counted.
    Count,
    /// Hundredths.
    Percent,
    /// Money.
    Money,
    /// Metres.
    Length,
    /// Kilograms.
    Mass,
    /// A year, or a day of a month.
    Date,
    /// Minutes after midnight.
    ClockTime,
    /// First, second, third …
    Order,
}

/// A number in a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Byte range in the passage's text, with words such as "at least".
    pub span: Range<usize>,
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: f64,
    /// It is given as about so much.
    pub about: bool,
    /// What it measures; lengths and masses are already in metres and kilograms.
    pub measure: Measure,
    /// The stem of what is counted: `sailor`, `dead`. For a day of a month: the month.
    pub counted: Vec<String>,
    /// Which words of the passage it is made of.
    pub words: Range<usize>,
}

impl Quantity {
    /// Whether both can be true of one thing: exact values are equal or one rounds the other, bounds overlap.
    pub fn fits(&self, other: &Self) -> bool {
        let slack = |q: &Self, o: &Self| {
            let size = q.low.abs().max(o.low.abs());
            let size = if size.is_finite() { size } else { 0.0 };
            if q.about || o.about { size * 0.15 } else { 0.0 }
        };
        let slack = slack(self, other);
        (self.low <= other.high + slack && other.low <= self.high + slack) || rounds(self, other) || rounds(other, self)
    }

    /// Whether it is one exact value.
    pub fn is_exact(&self) -> bool {
        self.low == self.high && !self.about
    }
}

/// Whether `rough` is `fine` rounded: 2,100,000 for 2,134,000, but not 12 for 12.4 children.
fn rounds(rough: &Quantity, fine: &Quantity) -> bool {
    if !rough.is_exact()
        || !fine.is_exact()
        || rough.low < 100.0
        || matches!(rough.measure, Measure::Date | Measure::ClockTime | Measure::Order)
    {
        return false;
    }
    let mut unit = 1.0;
    while (rough.low / (unit * 10.0)).fract() == 0.0 && unit < 1e12 {
        unit *= 10.0;
    }
    unit >= 10.0 && (rough.low - fine.low).abs() <= unit / 2.0 && unit / rough.low <= 0.11 && (fine.low / unit).fract() != 0.0
}

/// The numbers of a passage, in order. `words` are the words of `text`.
pub fn quantities(text: &str, words: &[Word]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(numeral) = numeral::read(text, words, at) else {
            at += 1;
            continue;
        };
        let mut next = numeral.words.end;
        let mut quantity = describe(text, words, numeral);
        if quantity.measure == Measure::ClockTime
            && text.get(quantity.span.end..).is_some_and(|rest| rest.starts_with(':'))
            && let Some(minutes) = words.get(next)
        {
            quantity.span.end = minutes.span.end;
            next += 1;
            quantity.words.end = next;
        }
        // "between 20 and 30", "20-30": one range instead of two numbers.
        match found.last_mut() {
            Some(last) if is_range(text, words, last, &quantity) => {
                last.high = quantity.high;
                last.span.end = quantity.span.end;
                last.words.end = quantity.words.end;
                last.measure = quantity.measure;
                last.counted = quantity.counted;
            }
            _ => found.push(quantity),
        }
        at = next;
    }
    found
}

fn is_range(text: &str, words: &[Word], first: &Quantity, second: &Quantity) -> bool {
    if first.low >= second.low || !first.is_exact() || second.measure == Measure::Date && first.measure == Measure::Date && first.low < 32.0
    {
        return false;
    }
    let between = text.get(first.span.end..second.span.start).unwrap_or("").trim();
    let opened =
        first.words.start > 0 && words.get(first.words.start - 1).is_some_and(|w| matches!(w.form.as_str(), "between" | "zwischen"));
    matches!(between, "-" | "–" | "to" | "or" | "bis" | "oder") && first.measure != Measure::Date
        || opened && matches!(between, "and" | "und")
}

/// Finds out what a numeral measures, and the words that make it a bound.
fn describe(text: &str, words: &[Word], numeral: Numeral) -> Quantity {
    let (start, end) = (numeral.words.start, numeral.words.end);
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let before = |back: usize| if start >= back { form(start - back) } else { "" };
    let mut quantity = Quantity {
        span: numeral.span.clone(),
        low: numeral.value,
        high: numeral.high,
        about: numeral.about,
        measure: if numeral.ordinal { Measure::Order } else { Measure::Count },
        counted: Vec::new(),
        words: start..end,
    };
    bound(words, &mut quantity, [before(1), before(2), before(3)]);
    let lead = text[..numeral.span.start].trim_end().chars().next_back().unwrap_or(' ');
    let tail = text[numeral.span.end..].trim_start();
    let next = form(end);
    if tail.starts_with('%') || matches!(next, "percent" | "prozent" | "percentage") || (next == "per" && form(end + 1) == "cent") {
        quantity.measure = Measure::Percent;
    } else if matches!(lead, '$' | '€' | '£' | '¥')
        || matches!(next, "dollars" | "dollar" | "euro" | "euros" | "pounds" | "cents" | "francs")
    {
        quantity.measure = Measure::Money;
    } else if let Some(minutes) = clock_time(text, &numeral, next, before(1)) {
        quantity.measure = Measure::ClockTime;
        (quantity.low, quantity.high) = (minutes, minutes);
    } else if let Some(month) = [before(1), next, if next == "of" { form(end + 1) } else { "" }].into_iter().find(|w| month(w).is_some()) {
        if numeral.value <= 31.0 {
            quantity.measure = Measure::Date;
            quantity.counted = month_name(month);
        } else if is_year(&numeral) {
            quantity.measure = Measure::Date;
        }
    } else if is_year(&numeral) && !names_what_is_counted(words, end) {
        quantity.measure = Measure::Date;
    } else if let Some((measure, factor)) = unit(next) {
        quantity.measure = measure;
        quantity.low *= factor;
        quantity.high *= factor;
    }
    if quantity.counted.is_empty() && matches!(quantity.measure, Measure::Count | Measure::Order) {
        quantity.counted = counted(text, words, &quantity);
    }
    quantity
}

/// Widens a quantity by the words before it: "at least", "up to", "about".
fn bound(words: &[Word], quantity: &mut Quantity, before: [&str; 3]) {
    let [one, two, three] = before;
    let taken = match (two, one) {
        ("at", "least") | ("more", "than") | ("no", "fewer" | "less") | ("not", "less") => (true, false, 2),
        ("fewer" | "less", "than") if three == "no" || three == "not" => (true, false, 3),
        ("up", "to") | ("at", "most") | ("fewer" | "less", "than") | ("as", "many") => (false, true, 2),
        (_, "over" | "above" | "exceeding" | "mindestens" | "über") => (true, false, 1),
        (_, "under" | "below" | "maximal" | "höchstens") => (false, true, 1),
        (
            _,
            "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "some" | "circa" | "perhaps" | "rund" | "etwa"
            | "fast" | "knapp" | "ungefähr",
        ) => {
            quantity.about = true;
            (false, false, 1)
        }
        _ => return,
    };
    if taken.0 {
        quantity.high = f64::INFINITY;
    }
    if taken.1 {
        quantity.low = 0.0;
    }
    if let Some(word) = words.get(quantity.words.start.saturating_sub(taken.2)) {
        quantity.span.start = word.span.start;
        quantity.words.start = quantity.words.start.saturating_sub(taken.2);
    }
}

/// The stems of the two content words after the number, within its clause; those before it where none follow.
fn counted(text: &str, words: &[Word], quantity: &Quantity) -> Vec<String> {
    let mut stems = Vec::new();
    let mut last_end = quantity.span.end;
    for word in words.iter().skip(quantity.words.end).take(5) {
        let gap = text.get(last_end..word.span.start).unwrap_or("");
        if gap.contains([',', ';', ':', '.', '(', '–', '—']) {
            break;
        }
        last_end = word.span.end;
        if !word.function && !word.is_number() {
            stems.push(word.stem.clone());
            if stems.len() == 2 {
                break;
            }
        }
    }
    stems
}

fn names_what_is_counted(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| !word.function && word.form.ends_with('s') && !word.capital)
}

fn is_year(numeral: &Numeral) -> bool {
    numeral.plain_digits && (1000.0..2200.0).contains(&numeral.value) && numeral.value.fract() == 0.0
}

/// Minutes after midnight: "5 p.m.", "17:40", "half past" is left alone; "7 o'clock" and "19 Uhr".
fn clock_time(text: &str, numeral: &Numeral, next: &str, before: &str) -> Option<f64> {
    let digits = text.get(numeral.span.clone())?;
    // "17:40" may have been read as two words.
    let rest = text.get(numeral.span.end..)?;
    let minutes: String = rest.strip_prefix(':').map(|rest| rest.chars().take_while(char::is_ascii_digit).collect()).unwrap_or_default();
    let joined = if minutes.len() == 2 { format!("{digits}:{minutes}") } else { digits.to_owned() };
    let digits = joined.as_str();
    let hours_minutes = digits.split_once([':', '.']).filter(|(h, m)| h.len() <= 2 && m.len() == 2);
    let tail = text.get(numeral.span.end..)?.trim_start().to_lowercase();
    let afternoon = tail.starts_with("p.m") || tail.starts_with("pm");
    let marked = afternoon || tail.starts_with("a.m") || tail.starts_with("am ") || matches!(next, "o'clock" | "uhr" | "clock");
    let colon = digits.contains(':');
    if !(marked || colon || (before == "at" && hours_minutes.is_some())) {
        return None;
    }
    let (hours, minutes) = match hours_minutes {
        Some((h, m)) => (h.parse::<f64>().ok()?, m.parse::<f64>().ok()?),
        None => (numeral.value, 0.0),
    };
    if hours > 24.0 || minutes > 59.0 {
        return None;
    }
    let hours = if afternoon && hours < 12.0 { hours + 12.0 } else { hours };
    Some(hours * 60.0 + minutes)
}

fn month(form: &str) -> Option<usize> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan", "januar"],
        &["february", "feb", "februar"],
        &["march", "mar", "märz"],
        &["april", "apr"],
        &["may", "mai"],
        &["june", "jun", "juni"],
        &["july", "jul", "juli"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["october", "oct", "oktober"],
        &["november", "nov"],
        &["december", "dec", "dezember"],
    ];
    MONTHS.iter().position(|names| names.contains(&form))
}

fn month_name(form: &str) -> Vec<String> {
    month(form).map(|number| vec![format!("month {}", number + 1)]).unwrap_or_default()
}

/// The measure of a unit, and how many metres or kilograms it is.
fn unit(form: &str) -> Option<(Measure, f64)> {
    Some(match form {
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" | "kilometern" => (Measure::Length, 1000.0),
        "mile" | "miles" => (Measure::Length, 1609.344),
        "m" | "metre" | "metres" | "meter" | "meters" | "metern" => (Measure::Length, 1.0),
        "foot" | "feet" => (Measure::Length, 0.3048),
        "yard" | "yards" => (Measure::Length, 0.9144),
        "cm" | "centimetre" | "centimetres" => (Measure::Length, 0.01),
        "inch" | "inches" => (Measure::Length, 0.0254),
        "kg" | "kilogram" | "kilograms" | "kilo" | "kilos" => (Measure::Mass, 1.0),
        "tonne" | "tonnes" | "tons" | "ton" | "tonnen" => (Measure::Mass, 1000.0),
        "lb" | "lbs" => (Measure::Mass, 0.453_592_37),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, words};

    fn read(text: &str) -> Vec<Quantity> {
        quantities(text, &words(text, Language::ENGLISH))
    }

    #[test]
    fn digits_words_and_bounds_are_read_alike() {
        let cases: [(&str, f64, f64, bool); 14] = [
            ("12 people died", 12.0, 12.0, false),
            ("twelve people died", 12.0, 12.0, false),
            ("a dozen people died", 12.0, 12.0, false),
            ("twenty-five boats", 25.0, 25.0, false),
            ("two hundred and six boats", 206.0, 206.0, false),
            ("3.5 million crowns", 3.5e6, 3.5e6, false),
            ("1,514.77 points", 1514.77, 1514.77, false),
            ("at least seven boats", 7.0, f64::INFINITY, false),
            ("more than 40 boats", 40.0, f64::INFINITY, false),
            ("up to 40 boats", 0.0, 40.0, false),
            ("about 40 boats", 40.0, 40.0, true),
            ("between 20 and 30 boats", 20.0, 30.0, false),
            ("20 to 30 boats", 20.0, 30.0, false),
            ("dozens of boats", 24.0, 120.0, false),
        ];
        for (text, low, high, about) in cases {
            let found = read(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].low, found[0].high, found[0].about), (low, high, about), "{text}");
        }
    }

    #[test]
    fn what_a_number_measures_is_read_from_its_neighbours() {
        let cases = [
            ("40 percent of it", Measure::Percent),
            ("$40 was paid", Measure::Money),
            ("on 4 May", Measure::Date),
            ("in 1985 it fell", Measure::Date),
            ("at 5 p.m. on", Measure::ClockTime),
            ("at 17:40 on", Measure::ClockTime),
            ("the third boat", Measure::Order),
            ("3 miles off", Measure::Length),
            ("2000 soldiers fell", Measure::Count),
        ];
        for (text, measure) in cases {
            assert_eq!(read(text)[0].measure, measure, "{text}");
        }
    }

    #[test]
    fn roundings_and_bounds_fit_and_other_numbers_do_not() {
        let cases = [
            ("12 boats", "17 boats", false),
            ("at least 7 boats", "9 boats", true),
            ("at least 9 boats", "7 boats", false),
            ("dozens of boats", "48 boats", true),
            ("2,100,000 people", "2,134,000 people", true),
            ("about 50 boats", "48 boats", true),
            ("200 boats", "206 boats", false),
            ("3 kilometres", "3000 metres", true),
        ];
        for (a, b, fits) in cases {
            assert_eq!(read(a)[0].fits(&read(b)[0]), fits, "{a} / {b}");
            assert_eq!(read(b)[0].fits(&read(a)[0]), fits, "{b} / {a}");
        }
    }
}
