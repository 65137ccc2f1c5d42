//! What one passage tells: its dates, weekdays and clock times, joined where they are told as one.
//!
//! `at 11.10 p.m. on Wednesday, 4 March 1926` → one claim; `on 4 May and at noon on 6 May` → two.

use super::hint::{Hint, hint};
use super::{Clock, Exactness, Told};
use crate::text::{ClockTime, Date, Figures, Language, Weekday, When, Word};
use std::ops::Range;

/// One date, weekday or clock time.
enum Part<'a> {
    Date(&'a Date),
    Weekday(&'a Weekday),
    Time(&'a ClockTime),
}

impl Part<'_> {
    fn words(&self) -> &Range<usize> {
        match self {
            Self::Date(date) => &date.words,
            Self::Weekday(weekday) => &weekday.words,
            Self::Time(time) => &time.words,
        }
    }

    fn span(&self) -> &Range<usize> {
        match self {
            Self::Date(date) => &date.span,
            Self::Weekday(weekday) => &weekday.span,
            Self::Time(time) => &time.span,
        }
    }
}

/// A passage whose claims are read: `words` and `figures` are those of `text`.
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) figures: &'a Figures,
    pub(super) language: Language,
    /// It is among the first or last passages of its account.
    pub(super) at_edge: bool,
}

/// What a passage tells, with the byte range of each claim in its text, in order.
pub(super) fn told(read: &Read<'_>) -> Vec<(Range<usize>, Told, Hint)> {
    let &Read { text, words, figures, .. } = read;
    let mut parts: Vec<Part<'_>> = figures.dates.iter().map(Part::Date).collect();
    parts.extend(figures.weekdays.iter().map(Part::Weekday));
    parts.extend(figures.times.iter().map(Part::Time));
    parts.sort_by_key(|part| (part.words().start, part.words().end));
    let mut groups: Vec<Vec<Part<'_>>> = Vec::new();
    for part in parts {
        match groups.last_mut() {
            Some(group) if joins(text, words, group, &part) => group.push(part),
            _ => groups.push(vec![part]),
        }
    }
    groups.iter().map(|group| claim(read, group)).collect()
}

/// A span with the full stop that belongs to its last word: "11.10 p.m."
fn whole(text: &str, span: &Range<usize>) -> Range<usize> {
    let abbreviated = text.get(span.clone()).is_some_and(|words| words.ends_with(".m") || words.ends_with(".M"));
    let stop = abbreviated && text.get(span.end..).is_some_and(|rest| rest.starts_with('.'));
    span.start..span.end + usize::from(stop)
}

/// Whether a part is told as one with those before it.
fn joins(text: &str, words: &[Word], group: &[Part<'_>], part: &Part<'_>) -> bool {
    if group.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(part)) {
        return false;
    }
    let end = group.iter().map(|other| other.words().end).max().unwrap_or_default();
    let between = end..part.words().start;
    let gap = group.last().and_then(|last| text.get(whole(text, last.span()).end..part.span().start)).unwrap_or("");
    let binds = |word: &Word| {
        (word.function && !matches!(word.form.as_str(), "and" | "or" | "to" | "und" | "oder" | "bis" | "et" | "ou" | "e" | "o" | "y"))
            || part_of_day(&word.form)
    };
    between.len() <= 3 && !gap.contains([';', '.', ':', '(', ')']) && words.get(between).unwrap_or(&[]).iter().all(binds)
}

/// Words that stand between a day and its clock time: "on Wednesday night at ten".
fn part_of_day(form: &str) -> bool {
    matches!(
        form,
        "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "morgen"
            | "vormittag"
            | "nachmittag"
            | "abend"
            | "nacht"
            | "matin"
            | "soir"
            | "nuit"
            | "mattina"
            | "sera"
            | "notte"
            | "mañana"
            | "tarde"
            | "noche"
    )
}

fn claim(read: &Read<'_>, group: &[Part<'_>]) -> (Range<usize>, Told, Hint) {
    let &Read { text, words, language, at_edge, .. } = read;
    let mut told =
        Told { year: None, month: None, day: None, last: (None, None, None), weekday: None, clock: None, exactness: Exactness::Exact };
    let (mut start, mut end) = (usize::MAX, 0);
    let mut own = group.first().map_or(0..0, |part| part.words().clone());
    let mut of_date = Exactness::Exact;
    for part in group {
        own = own.start.min(part.words().start)..own.end.max(part.words().end);
        (start, end) = (start.min(part.span().start), end.max(whole(text, part.span()).end));
        match part {
            Part::Date(date) => {
                (told.year, told.month, told.day, told.last) = (date.year, date.month, date.day, date.last);
                of_date = exactness(date);
            }
            Part::Weekday(weekday) => told.weekday = Some(weekday.day),
            Part::Time(time) => {
                let (clock, exactness) = clock(words, time);
                (told.clock, told.exactness) = (Some(clock), exactness);
            }
        }
    }
    if of_date != Exactness::Exact {
        told.exactness = of_date;
    }
    if let [Part::Weekday(_)] = group
        && let Some((at, exactness)) = bound_of(words, own.start)
    {
        (own.start, told.exactness) = (at, exactness);
        start = words.get(at).map_or(start, |word| word.span.start);
    }
    let hint = hint(text, words, &own, &(start..end), language, at_edge && told.day.is_some());
    (start..end, told, hint)
}

/// How a weekday is meant by the word before it, and where that word stands: "until Monday".
fn bound_of(words: &[Word], weekday: usize) -> Option<(usize, Exactness)> {
    let at = weekday.checked_sub(1)?;
    let exactness = match words.get(at)?.form.as_str() {
        "until" | "till" | "by" | "bis" | "hasta" => Exactness::By,
        "since" | "seit" | "depuis" | "desde" => Exactness::Since,
        "before" | "vor" | "avant" => Exactness::Before,
        "after" | "nach" | "après" | "dopo" => Exactness::After,
        _ => return None,
    };
    Some((at, exactness))
}

fn exactness(date: &Date) -> Exactness {
    match date.when {
        When::On if date.last == (date.year, date.month, date.day) => Exactness::Exact,
        When::On => Exactness::Within,
        When::Before => Exactness::Before,
        When::By => Exactness::By,
        When::After => Exactness::After,
        When::Since => Exactness::Since,
        When::About => Exactness::About,
    }
}

/// A clock time without its bounds, and what these say about it.
fn clock(words: &[Word], time: &ClockTime) -> (Clock, Exactness) {
    let lead = words.get(time.words.start).map_or("", |word| word.form.as_str());
    let unbounded = f64::from(2 * 1440);
    let (from, to, exactness) = if time.by {
        (time.high, time.high, Exactness::By)
    } else if time.low < -60.0 {
        (time.high + 1.0, time.high + 1.0, Exactness::Before)
    } else if time.high >= unbounded && matches!(lead, "after" | "nach" | "après" | "dopo") {
        (time.low - 1.0, time.low - 1.0, Exactness::After)
    } else if time.high >= unbounded {
        (time.low, time.low, Exactness::Since)
    } else {
        let exactness = match () {
            () if time.about => Exactness::About,
            () if time.low < time.high => Exactness::Within,
            () if time.coarse => Exactness::Rounded,
            () => Exactness::Exact,
        };
        (time.low, time.high, exactness)
    };
    // "Shortly before 12.05 a.m." does not reach back into the day before.
    let minute = |value: f64| value.max(0.0) as u32;
    let (from, to) = (minute(from), minute(to));
    (Clock { from, to: to.max(from), either_half: time.twelve }, exactness)
}
