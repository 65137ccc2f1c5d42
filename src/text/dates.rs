//! Finds the dates and weekdays of a passage; what a date is stands in [`super::date`].
//!
//! ```text
//! from 4 May to 6 June 1290 · May 4, 2013 · 4. Mai · le 1er mai · 2013-05-04 · the 1990s · the 19th century · on the 4th · Michaelmas
//! ```

use super::calendar::{meant_month, month, weekday};
use super::date::{Date, Weekday, When};
use super::feasts::feast;
use super::numeral::Numeral;
use super::scan::Scan;
use super::{Language, Word};
use std::ops::Range;

/// The dates and weekdays of a passage, in order. `taken` are words that belong to clock times.
pub(super) fn dates(text: &str, words: &[Word], language: Language, taken: &[bool]) -> (Vec<Date>, Vec<Weekday>) {
    let scan = Scan { text, words, language };
    let (mut found, mut weekdays): (Vec<Date>, Vec<Weekday>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < words.len() {
        if let Some(day) = weekday(&words[at], language) {
            weekdays.push(Weekday { span: words[at].span.clone(), words: at..at + 1, day });
        } else if !taken[at]
            && let Some(mut date) = scan.date(at)
        {
            at = date.words.end.max(at + 1);
            scan.bound_date(&mut date);
            scan.join_dates(&mut found, date);
            continue;
        }
        at += 1;
    }
    (found, weekdays)
}

impl Scan<'_> {
    fn date_of(&self, words: Range<usize>, year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Date {
        let span = self.words[words.start].span.start..self.words[words.end - 1].span.end;
        Date { span, words, when: When::On, year, month, day, last: (year, month, day) }
    }

    fn date(&self, at: usize) -> Option<Date> {
        self.numeric(at)
            .or_else(|| self.with_month(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.years(at))
            .or_else(|| self.day_alone(at))
    }

    /// `Michaelmas`, `the feast of Saint Michael`; in English.
    fn feast(&self, at: usize) -> Option<Date> {
        if self.language != Language::ENGLISH || !self.words.get(at)?.capital {
            return None;
        }
        let feast = feast(at, |at| self.form(at))?;
        let (year, end) = self.year_after(at + feast.words);
        Some(self.date_of(at - feast.led..end.min(self.words.len()), year, Some(feast.month), Some(feast.day)))
    }

    /// `2013-05-04`, `4.5.2013`, `4/5/2013`.
    fn numeric(&self, at: usize) -> Option<Date> {
        let form = self.form(at);
        if form.len() == 4 && self.gap(at + 1) == "-" && self.gap(at + 2) == "-" && self.form(at + 1).len() == 2 {
            let (year, month, day) = (form.parse().ok()?, self.two_digits(at + 1, 12)?, self.two_digits(at + 2, 31)?);
            return Some(self.date_of(at..at + 3, Some(year), Some(month), Some(day)));
        }
        let parts: Vec<&str> = form.split('.').collect();
        if let [day, month, year] = parts[..]
            && year.len() == 4
            && day.len() <= 2
        {
            let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
            return (day <= 31 && month <= 12 && day > 0 && month > 0)
                .then(|| self.date_of(at..at + 1, Some(year), Some(month), Some(day)));
        }
        if self.gap(at + 1) == "/" && self.gap(at + 2) == "/" && self.form(at + 2).len() == 4 {
            let (x, y) = (self.two_digits(at, 31)?, self.two_digits(at + 1, 31)?);
            let year = self.form(at + 2).parse().ok()?;
            let (day, month) = match (x, y) {
                (13.., ..=12) => (Some(x), Some(y)),
                (..=12, 13..) => (Some(y), Some(x)),
                (13.., 13..) => return None,
                _ if self.language != Language::ENGLISH || x == y => (Some(x), Some(y)),
                _ => (None, None),
            };
            return Some(self.date_of(at..at + 3, Some(year), month, day));
        }
        None
    }

    fn two_digits(&self, at: usize, most: u32) -> Option<u32> {
        let form = self.form(at);
        form.parse::<u32>().ok().filter(|value| form.len() <= 2 && (1..=most).contains(value))
    }

    /// A number that a date can hold: "the debut of August Strindberg" is on no first of August.
    fn date_number(&self, at: usize) -> Option<Numeral> {
        self.number(at).filter(|_| self.form(at) != "debut")
    }

    /// A day as it stands beside a month: `4`, `4th`, `4.`, `fourth`, `premier`.
    fn day(&self, at: usize) -> Option<(u32, usize)> {
        let numeral = self.date_number(at)?;
        let value = numeral.value;
        let whole = numeral.suffix.is_empty() && value.fract() == 0.0 && (1.0..=31.0).contains(&value) && numeral.high == value;
        (whole && (numeral.digits || numeral.ordinal || matches!(self.language.code(), "fr" | "it" | "es")))
            .then_some((value as u32, numeral.words.end))
    }

    /// "May 4,2013": a day and a year that no blank parts.
    fn day_and_year(&self, at: usize) -> Option<(u32, i32)> {
        let (day, year) = self.form(at).split_once(',')?;
        let number = |digits: &str, length: Range<usize>| digits.parse::<u32>().ok().filter(|_| length.contains(&digits.len()));
        let (day, year) = (number(day, 1..3)?, number(year, 4..5)?);
        ((1..=31).contains(&day) && (1000..2200).contains(&year)).then_some((day, year as i32))
    }

    /// A day, month and year in words, in any of the usual orders; the month alone where it cannot be another word.
    fn with_month(&self, at: usize) -> Option<Date> {
        let joins = |at: usize| matches!(self.gap(at).trim(), "" | "." | "," | "-" | "–");
        // "4 May", "4th of May", "4–6 May", "4 and 5 May", "4 de mayo".
        if let Some((day, mut end)) = self.day(at) {
            let mut last = day;
            if (matches!(self.gap(end).trim(), "-" | "–") || matches!(self.form(end), "to" | "and" | "bis" | "au" | "al"))
                && let Some((second, after)) = self.day(if matches!(self.gap(end).trim(), "-" | "–") { end } else { end + 1 })
                && second > day
            {
                (last, end) = (second, after);
            }
            if matches!(self.form(end), "of" | "de" | "di") {
                end += 1;
            }
            if joins(end)
                && let Some(month) = self.words.get(end).and_then(|word| match self.gap(end) {
                    " " => meant_month(word, self.language),
                    _ => month(word, self.language),
                })
            {
                let (year, end) = self.year_after(end + 1);
                let mut date = self.date_of(at..end, year, Some(month), Some(day));
                date.last.2 = Some(last);
                return Some(date);
            }
        }
        let month = month(self.words.get(at)?, self.language)?;
        let ambiguous = matches!(self.form(at), "may" | "march" | "mars" | "mar" | "marzo" | "august" | "jan" | "april" | "june" | "jun");
        // "May 4, 2013", "May 4–6".
        if self.language == Language::ENGLISH
            && joins(at + 1)
            && let Some((day, year)) = self.day_and_year(at + 1)
            && !self.counts_something(at + 2)
        {
            return Some(self.date_of(at..at + 2, Some(year), Some(month), Some(day)));
        }
        if self.language == Language::ENGLISH
            && joins(at + 1)
            && let Some((day, mut end)) = self.day(at + 1)
            && !self.counts_something(end)
        {
            let mut last = day;
            if matches!(self.gap(end).trim(), "-" | "–")
                && let Some((second, after)) = self.day(end)
                && second > day
            {
                (last, end) = (second, after);
            }
            let (year, end) = self.year_after(end);
            let mut date = self.date_of(at..end, year, Some(month), Some(day));
            date.last.2 = Some(last);
            return Some(date);
        }
        let (year, end) = self.year_after(at + 1);
        let led = matches!(
            self.back(at, 1),
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "before"
                | "after"
                | "during"
                | "last"
                | "next"
                | "early"
                | "late"
                | "mid"
                | "of"
                | "from"
                | "this"
                | "im"
                | "seit"
                | "bis"
                | "ab"
                | "vor"
                | "nach"
                | "ende"
                | "anfang"
                | "mitte"
                | "en"
                | "depuis"
                | "début"
                | "fin"
                | "à"
                | "nel"
                | "a"
                | "dal"
        );
        (year.is_some() || led || !ambiguous).then(|| self.date_of(at..end, year, Some(month), None))
    }

    /// The year behind a month or day, if one stands there, and where the date ends.
    fn year_after(&self, at: usize) -> (Option<i32>, usize) {
        let skip = usize::from(matches!(self.form(at), "of" | "de" | "del"));
        let near = matches!(self.gap(at + skip).trim(), "" | "," | ".") && matches!(self.gap(at).trim(), "" | "," | ".");
        match self.number(at + skip).filter(|n| near && n.plain_digits && (1000.0..2200.0).contains(&n.value)) {
            Some(year) if !self.counts_something(year.words.end) || self.gap(at).contains(',') => (Some(year.value as i32), year.words.end),
            _ => (None, at),
        }
    }

    /// Whether the word at `at` is something counted: lower case, plural, right behind the number.
    fn counts_something(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            !word.function
                && !word.capital
                && self.gap(at).trim().is_empty()
                && !matches!(
                    word.form.as_str(),
                    "seasons" | "editions" | "elections" | "games" | "olympics" | "playoffs" | "championships" | "years" | "was"
                )
                && (word.form.ends_with('s') || matches!(word.form.as_str(), "people" | "men" | "women" | "children" | "percent"))
        })
    }

    /// A year, a stretch of years, a decade, a century.
    fn years(&self, at: usize) -> Option<Date> {
        let numeral = self.date_number(at)?;
        let end = numeral.words.end;
        if numeral.ordinal
            && matches!(self.form(end), "century" | "centuries" | "jahrhundert" | "jahrhunderts" | "siècle" | "secolo" | "siglo")
        {
            let first = (numeral.value as i32 - 1) * 100 + 1;
            let mut date = self.date_of(at..end + 1, Some(first), None, None);
            date.last.0 = Some(first + 99);
            return (numeral.value <= 21.0).then_some(date);
        }
        if numeral.digits
            && matches!(numeral.suffix.as_str(), "s" | "er")
            && numeral.value % 10.0 == 0.0
            && (1000.0..2200.0).contains(&numeral.value)
        {
            let mut date = self.date_of(at..end, Some(numeral.value as i32), None, None);
            date.last.0 = Some(numeral.value as i32 + if numeral.value % 100.0 == 0.0 { 99 } else { 9 });
            return Some(date);
        }
        let era = matches!(self.form(end), "bc" | "bce" | "ad" | "ce");
        if numeral.digits && era && numeral.value.fract() == 0.0 && numeral.value < 3000.0 && !numeral.ordinal && numeral.suffix.is_empty()
        {
            let sign = if self.form(end).starts_with('b') { -1 } else { 1 };
            return Some(self.date_of(at..end + 1, Some(sign * numeral.value as i32), None, None));
        }
        if !numeral.plain_digits || !(1000.0..2200.0).contains(&numeral.value) {
            return None;
        }
        let year = numeral.value as i32;
        let before = at.checked_sub(1).map(|i| &self.words[i]);
        let named = before.is_some_and(|word| {
            word.capital && !word.function && self.gap(at) == " " && !is_lead(&word.form) && weekday(word, self.language).is_none()
        });
        let lead = self.text[..numeral.span.start].trim_end().chars().next_back().unwrap_or(' ');
        let tail = self.text[numeral.span.end..].chars().next().unwrap_or(' ');
        if matches!(lead, '$' | '€' | '£' | '#' | '+') || matches!(tail, '%' | '€' | '°') || self.gap(at) == "-" || named {
            return None;
        }
        // "2018–19", "2018/19", "1990–1995".
        if matches!(self.gap(end).trim(), "-" | "–" | "/") && self.gap(end).len() <= 5 {
            let second = self.form(end);
            let last = match second.len() {
                2 => second.parse::<i32>().ok().map(|short| year / 100 * 100 + short),
                4 => second.parse::<i32>().ok(),
                _ => None,
            };
            if let Some(last) = last.filter(|last| *last > year && *last < 2200) {
                let mut date = self.date_of(at..end + 1, Some(year), None, None);
                date.last.0 = Some(last);
                return Some(date);
            }
        }
        let led = before.is_none_or(|word| word.function || is_lead(&word.form)) || self.gap(at).contains(['(', ',', ';']);
        // "Reached 1021", "there have been 1040 confirmed cases" are numbers.
        let described = || self.words.get(end).is_some_and(|word| !word.function && !word.capital && self.gap(end) == " ");
        let amounts = before.is_some_and(|word| {
            AMOUNTING.contains(&word.form.as_str()) || matches!(word.form.as_str(), "been" | "were" | "are") && described()
        });
        if amounts
            || self.counts_something(end)
            || super::unit::unit(self.form(end)).is_some()
            || (!led && self.words.get(end).is_some_and(|w| !w.function && self.gap(end) == " "))
        {
            return None;
        }
        Some(self.date_of(at..end, Some(year), None, None))
    }

    /// `on the 4th`, `am 4.`, where no month and no thing follows.
    fn day_alone(&self, at: usize) -> Option<Date> {
        let numeral = self.number(at)?;
        let end = numeral.words.end;
        let led = match self.language.code() {
            "en" => {
                self.back(at, 1) == "the"
                    && matches!(self.back(at, 2), "on" | "by" | "until" | "since" | "before" | "after" | "of" | "to" | "from")
            }
            "de" => matches!(self.back(at, 1), "am" | "vom" | "zum" | "seit") || (self.back(at, 1) == "dem" && self.back(at, 2) == "seit"),
            _ => false,
        };
        let clear = self.words.get(end).is_none_or(|word| word.function || self.gap(end).contains([',', ';', ')', ':']));
        (led && clear && numeral.ordinal && numeral.digits && (1.0..=31.0).contains(&numeral.value))
            .then(|| self.date_of(at..end, None, None, Some(numeral.value as u32)))
    }

    /// Takes in the words before a date that say how it is meant.
    fn bound_date(&self, date: &mut Date) {
        let mut start = date.words.start;
        while start > 0
            && (matches!(
                self.form(start - 1),
                "the" | "dem" | "der" | "den" | "le" | "la" | "il" | "el" | "early" | "late" | "mid" | "year" | "jahr" | "l'" | "année"
            ) || weekday(&self.words[start - 1], self.language).is_some())
        {
            start -= 1;
        }
        let (one, two) = (self.back(start, 1), self.back(start, 2));
        // "Pulls out from the 2015 agreement": the year tells which one.
        let end = date.words.end;
        let which =
            self.back(date.words.start, 1) == "the" && self.gap(end) == " " && self.words.get(end).is_some_and(|word| !word.function);
        if which && one == "from" {
            return;
        }
        let (when, taken) = match (two, one) {
            ("prior" | "earlier", "to" | "than") => (When::Before, 2),
            ("later", "than") => (When::After, 2),
            ("as", "of") => (When::By, 2),
            ("up", "to") => (When::By, 2),
            (_, "before" | "vor" | "avant" | "antes" | "pre") => (When::Before, 1),
            ("prima", "del" | "dell" | "di" | "dei") | ("antes", "de" | "del") => (When::Before, 2),
            ("dopo", "il" | "del") | ("después", "de" | "del") => (When::After, 2),
            (_, "after" | "nach" | "après" | "dopo") => (When::After, 1),
            (_, "since" | "seit" | "depuis" | "desde" | "dal" | "dall" | "ab" | "from") => (When::Since, 1),
            ("jusqu'", "en" | "au" | "à") => (When::By, 2),
            (_, "by" | "until" | "till" | "through" | "bis" | "hasta") => (When::By, 1),
            (_, "around" | "about" | "circa" | "c" | "ca" | "etwa" | "um" | "gegen" | "vers") => (When::About, 1),
            _ => return,
        };
        date.when = when;
        date.words.start = start - taken;
        date.span.start = self.words[date.words.start].span.start;
    }

    /// Adds a date; "from 4 May to 6 June" and "between 1990 and 1995" make one stretch of two dates.
    fn join_dates(&self, found: &mut Vec<Date>, date: Date) {
        if let Some(first) = found.last_mut() {
            let between = self.text.get(first.span.end..date.span.start).unwrap_or("").trim().trim_start_matches(',').trim();
            let opened =
                self.back(first.words.start, 1) == "between" || first.when == When::Since || self.back(first.words.start, 1) == "zwischen";
            let closing = matches!(between, "to" | "until" | "till" | "bis" | "au" | "al" | "hasta" | "through" | "–" | "-")
                || (opened && matches!(between, "and" | "und"));
            let closed_by = between.is_empty() && date.when == When::By && self.form(date.words.start) != "by";
            let finer = (first.month.is_some(), first.day.is_some()) == (date.month.is_some(), date.day.is_some());
            if first.last == (first.year, first.month, first.day)
                && matches!(first.when, When::On | When::Since)
                && finer
                && (closing || closed_by)
            {
                first.last = date.last;
                first.year = first.year.or(date.year);
                first.when = When::On;
                first.span.end = date.span.end;
                first.words.end = date.words.end;
                return;
            }
        }
        found.push(date);
    }
}

/// Behind these a number is no year.
const AMOUNTING: [&str; 14] = [
    "reached",
    "reaching",
    "totalled",
    "totaled",
    "totalling",
    "totaling",
    "numbered",
    "numbering",
    "exceeded",
    "exceeding",
    "topped",
    "surpassed",
    "killed",
    "injured",
];

fn is_lead(form: &str) -> bool {
    matches!(
        form,
        "early"
            | "late"
            | "mid"
            | "year"
            | "circa"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "jahr"
            | "jahre"
            | "sommer"
            | "ende"
            | "anfang"
            | "fin"
            | "début"
            | "année"
            | "anno"
            | "año"
            | "born"
            | "since"
    )
}
