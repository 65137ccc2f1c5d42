//! Where claims stand on the axis, though most of them tell a part of it only.
//!
//! | told | stands at |
//! |---|---|
//! | 4 March 1926 | that day |
//! | in March 1926 | that month |
//! | on 4 March | the year of the date before it in its account; else after it; else what others say of that day; else when it was published; else the one year that is told at all |
//! | at 11.10 p.m. | the day told before it in its account; else after it; else the day most accounts tell |
//! | on Wednesday | see [`super::weekday`] |
//! | at 12.30 a.m., told after 11 p.m. | the day after: the night goes on |
//! | until dawn, told after 11 p.m. | the day after: it ends after it began |
//! | by midnight | the end of that day; of the day before, where the night has gone on past midnight |
//! | in October, past, of what is known to be of March | the October nearest to it |
//!
//! What is told as past does not stand after the account was written.
//!
//! When an account says that it was written is a claim as well, and no day of what it tells.

use super::half::{Beside, Certain, PartOfDay, in_its_half};
use super::hint::{Hint, Tense};
use super::weekday::{self, Anchors};
use super::{Claim, Clock, Comparison, Exactness, Half, Moment, Place, PlacedBy, Told};
use crate::account::PassageId;
use crate::text::{Language, day_number, figures, last_day, weekday_of, words};
use std::collections::{BTreeMap, BTreeSet};

/// An account may tell of what happened while it was written.
const AN_HOUR: i64 = 60;

/// A year that stands in for one that nobody tells: a leap year, so that all days are there.
const UNNAMED: i32 = 2000;

/// What the accounts together tell.
struct Common {
    /// How often each day of a month is told with each year.
    years_of: BTreeMap<(u32, u32), BTreeMap<i32, usize>>,
    /// The year that is told most with a month; the one year that is told at all; the year in which most were published.
    years: [Option<i32>; 3],
    /// Nobody tells a year, and none is known.
    unnamed: bool,
    /// The day that is told most, once years are filled in.
    day: Option<i64>,
    /// The clock times told with their half of the day.
    certain: Certain,
}

/// A claim, and what the words around it say.
type Hinted = (Claim, Hint);

/// Gives every claim its place. Also says whether the year is an unnamed one.
pub(super) fn place(comparison: &Comparison, mut read: Vec<Vec<Hinted>>) -> (Vec<Claim>, bool) {
    let facts: Vec<Option<&str>> = comparison.accounts.iter().map(|account| account.facts.published.as_deref()).collect();
    let published: Vec<Option<i32>> = facts.iter().map(|fact| fact.and_then(first_year)).collect();
    let mut common = common(&read, &published);
    let unnamed_year = common.unnamed;
    for (claims, published) in read.iter_mut().zip(&published) {
        place_dates(claims, *published, &common);
    }
    let dated: Vec<Option<i64>> = read.iter().map(|claims| claims.iter().find(|(_, hint)| hint.written).and_then(told_day)).collect();
    let written: Vec<Option<i64>> = dated.iter().zip(&facts).map(|(dated, fact)| dated.or_else(|| fact.and_then(day_in))).collect();
    let of_events = read.iter().flatten().filter(|hinted| is_of_event(hinted)).filter_map(told_day);
    // An account that names no day but a weekday, and when it was written, has told the day as well.
    let by_weekday = read.iter().zip(&written).filter_map(|(claims, written)| {
        let lead = lead(claims).filter(|_| !claims.iter().any(is_of_event));
        Some(weekday::last(written.as_ref().copied()?, lead?))
    });
    common.day = most(of_events.chain(by_weekday)).or_else(|| most(dated.iter().copied().flatten()));
    for (((claims, written), dated), fact) in read.iter_mut().zip(written).zip(dated).zip(&facts) {
        nearest_year(claims, written.or(common.day));
        let beside = claims.iter().find(|(_, hint)| hint.written).and_then(|(claim, _)| claim.told.clock).map(|clock| clock.to);
        let at = if dated.is_some() { beside } else { fact.and_then(minute_in) };
        let until = written.map(|day| day * 1440 + i64::from(at.unwrap_or(1439)));
        place_times(comparison, claims, (written, until), dated, &common);
    }
    (read.into_iter().flatten().map(|(claim, _)| claim).collect(), unnamed_year)
}

/// The day of a claim that tells one.
fn told_day((claim, _): &Hinted) -> Option<i64> {
    day_of(&claim.place).filter(|_| claim.told.day.is_some())
}

/// Whether a claim tells a day of what happened: not when its account was written, nor a day to come ("will open on 16 March").
fn is_of_event(hinted: &Hinted) -> bool {
    !hinted.1.written && hinted.1.tense != Tense::ToCome && told_day(hinted).is_some()
}

/// The first weekday that an account tells of what is past, beside no date, unless it is when somebody said something.
fn lead(claims: &[Hinted]) -> Option<u32> {
    let bare = |claim: &Claim| claim.told.day.is_none() && claim.told.month.is_none() && claim.told.year.is_none();
    let is_lead = |(claim, hint): &&Hinted| bare(claim) && hint.tense == Tense::Past && !hint.saying;
    claims.iter().filter(is_lead).find_map(|(claim, _)| claim.told.weekday)
}

/// The day in a fact such as `2013-05-04T10:00` or `Saturday, May 4, 2013`.
fn day_in(fact: &str) -> Option<i64> {
    let day = fact.get(..10).filter(|day| day.len() < fact.len() && day.as_bytes().iter().filter(|byte| **byte == b'-').count() == 2);
    let fact = day.unwrap_or(fact);
    let words = words(fact, Language::ENGLISH);
    let date = figures(fact, &words, Language::ENGLISH).dates.into_iter().next()?;
    Some(day_number(date.year?, date.month?, date.day?))
}

/// The minute of the day in a fact such as `2013-05-04T10:00`.
fn minute_in(fact: &str) -> Option<u32> {
    let clock = fact.split(['T', ' ']).find(|part| part.contains(':'))?.get(..5)?;
    let words = words(clock, Language::ENGLISH);
    let time = figures(clock, &words, Language::ENGLISH).times.into_iter().next()?;
    Some(time.low.clamp(0.0, 1439.0) as u32)
}

/// Moves months that are told as past, and whose year was filled in, to the year in which they are nearest before `day`, or around it.
fn nearest_year(claims: &mut [Hinted], day: Option<i64>) {
    const HALF_A_YEAR: i64 = 183;
    let Some(day) = day else { return };
    for (claim, hint) in claims.iter_mut().filter(|(claim, hint)| claim.told.year.is_none() && !hint.written) {
        let Place::At { start, end, by } = claim.place else { continue };
        if claim.told.month.is_none() || hint.tense == Tense::ToCome || start.0.div_euclid(1440) <= day + HALF_A_YEAR {
            continue;
        }
        let before = |moment: Moment| {
            let (year, month, of_month) = moment.date();
            Moment::new(year - 1, month, of_month.min(last_day(year - 1, month)), moment.minute())
        };
        claim.place = Place::At { start: before(start), end: before(end), by };
    }
}

/// The first year in a fact such as `2013-05-04T10:00` or `Saturday, May 4, 2013`.
fn first_year(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).find_map(|digits| digits.parse().ok())
}

/// What comes most often; of what comes as often, the least.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

fn common(read: &[Vec<Hinted>], published: &[Option<i32>]) -> Common {
    let mut years_of: BTreeMap<(u32, u32), BTreeMap<i32, usize>> = BTreeMap::new();
    let claims = || read.iter().flatten().map(|(claim, _)| claim);
    for claim in claims() {
        if let Told { year: Some(year), month: Some(month), day: Some(day), .. } = claim.told {
            *years_of.entry((month, day)).or_default().entry(year).or_default() += 1;
        }
    }
    let told =
        |with_month: bool| claims().filter(move |claim| claim.told.month.is_some() || !with_month).filter_map(|claim| claim.told.year);
    let all: BTreeSet<i32> = told(false).collect();
    // Of several years, told without a month, each may be that of something else: "to end the war that began in 1950".
    let only = all.first().copied().filter(|_| all.len() == 1);
    let years = [most(told(true)), only, most(published.iter().copied().flatten())];
    let unnamed = all.is_empty() && years.iter().all(Option::is_none);
    Common { years_of, years, unnamed, day: None, certain: Certain::new(claims()) }
}

/// The value that `of` finds nearest to a place of a list: before it, or else after it.
fn nearest<T, V>(list: &[T], at: usize, of: impl Fn(&T) -> Option<V>) -> Option<V> {
    list[..at].iter().rev().find_map(&of).or_else(|| list[at..].iter().find_map(&of))
}

/// Places what has a date.
fn place_dates(claims: &mut [Hinted], published: Option<i32>, common: &Common) {
    let told: Vec<Told> = claims.iter().map(|(claim, _)| claim.told).collect();
    let mut filled = told.clone();
    let mut by = vec![PlacedBy::Itself; told.len()];
    for (at, own) in told.iter().enumerate() {
        if own.month.is_none() || own.year.is_some() {
            continue;
        }
        let Some((year, source)) = missing_year(&told, at, published, common) else { continue };
        filled[at].year = Some(year);
        filled[at].last.0 = Some(year);
        by[at] = source;
    }
    for (at, own) in told.iter().enumerate() {
        if own.day.is_none() || own.month.is_some() || own.year.is_some() {
            continue;
        }
        if let Some((year, month)) = nearest(&filled, at, |told| told.year.zip(told.month)) {
            (filled[at].year, filled[at].month) = (Some(year), Some(month));
            (filled[at].last.0, filled[at].last.1) = (Some(year), Some(month));
            by[at] = PlacedBy::ItsAccount;
        }
    }
    for (((claim, _), told), by) in claims.iter_mut().zip(&filled).zip(by) {
        if let Some((first, last)) = days(told) {
            claim.place = at((first, last), told.clock, told.exactness, by);
        }
    }
}

/// The year of a date that has a month and no year, and where it comes from; `None` where others are told, and none of them is surely its.
fn missing_year(told: &[Told], at: usize, published: Option<i32>, common: &Common) -> Option<(i32, PlacedBy)> {
    let own = &told[at];
    let with_month = nearest(told, at, |told| told.year.filter(|_| told.month.is_some()));
    let elsewhere = own.month.zip(own.day).and_then(|day| common.years_of.get(&day)).and_then(|years| {
        let most = years.values().max()?;
        years.iter().find(|(_, count)| *count == most).map(|(year, _)| *year)
    });
    // A year told without a month is mostly that of something else: "on the quay since 1881".
    let [told_with_month, only, published_elsewhere] = common.years;
    let only_here = only.filter(|only| told.iter().any(|told| told.year == Some(*only)));
    let candidates = [
        (with_month, PlacedBy::ItsAccount),
        (elsewhere, PlacedBy::OtherAccounts),
        (published, PlacedBy::ItsAccount),
        (told_with_month, PlacedBy::OtherAccounts),
        (published_elsewhere, PlacedBy::OtherAccounts),
        (only_here, PlacedBy::ItsAccount),
        (only, PlacedBy::OtherAccounts),
    ];
    let known = || candidates.into_iter().filter_map(|(year, by)| Some((year?, by)));
    // A weekday beside the date tells which of these years it can be.
    let fits = |year: i32| match (own.weekday, own.month, own.day) {
        (Some(weekday), Some(month), Some(day)) => weekday_of(year, month, day) == weekday,
        _ => true,
    };
    let unnamed = common.unnamed.then_some((UNNAMED, PlacedBy::Itself));
    known().find(|(year, _)| fits(*year)).or_else(|| known().next()).or(unnamed)
}

/// The first and last day of a date whose parts are filled in as far as they are known.
fn days(told: &Told) -> Option<(i64, i64)> {
    let year = told.year?;
    let last_year = told.last.0.unwrap_or(year).max(year);
    let first = day_number(year, told.month.unwrap_or(1), told.day.unwrap_or(1));
    let last_month = told.last.1.unwrap_or(12);
    let last = day_number(last_year, last_month, told.last.2.unwrap_or_else(|| last_day(last_year, last_month)));
    Some((first, last.max(first)))
}

/// The place of a stretch of days, with its clock time if there is one. What is told as before or after something stands at it.
fn at((first, last): (i64, i64), clock: Option<Clock>, exactness: Exactness, by: PlacedBy) -> Place {
    let (from, to) = clock.map_or((0, 1439), |clock| (i64::from(clock.from), i64::from(clock.to)));
    let (start, end) = (first * 1440 + from, last * 1440 + to);
    let (start, end) = match (exactness, clock) {
        (Exactness::Before, None) => (start - 1, start - 1),
        (Exactness::After, None) => (end + 1, end + 1),
        // Midnight as an end is of the day that it ends.
        (Exactness::Before, Some(_)) if start.rem_euclid(1440) == 0 => (start - 1, start - 1),
        (Exactness::By, Some(_)) if end.rem_euclid(1440) == 0 => (end - 1, end - 1),
        (Exactness::Before | Exactness::Since, _) => (start, start),
        (Exactness::By | Exactness::After, _) => (end, end),
        _ => (start, end),
    };
    Place::At { start: Moment(start), end: Moment(end), by }
}

fn day_of(place: &Place) -> Option<i64> {
    match place {
        Place::At { start, .. } => Some(start.0.div_euclid(1440)),
        _ => None,
    }
}

/// How far an account has come, as its claims are placed in their order.
struct ToldBefore {
    /// The day told last, and what it is known by.
    today: Option<i64>,
    by: PlacedBy,
    /// The part of that day, where it was told with it.
    part: Option<PartOfDay>,
    /// The clock time told last.
    clock: Option<u32>,
    /// Whether it is in the evening of that day, and whether the night has gone on past midnight.
    in_evening: bool,
    past_midnight: bool,
}
impl ToldBefore {
    /// Another day is told.
    fn turn(&mut self, day: i64, part: Option<PartOfDay>) {
        (self.today, self.part, self.past_midnight) = (Some(day), part, false);
        self.in_evening = part.is_some_and(PartOfDay::is_late);
    }

    /// A clock time is told: the night may go on past midnight, or come back to before it.
    fn turn_clock(&mut self, minute: u32) {
        let (evening, small_hours) = (minute >= 1080, minute < 360);
        if self.in_evening && small_hours {
            (self.today, self.past_midnight) = (self.today.map(|day| day + 1), true);
        } else if self.past_midnight && evening {
            (self.today, self.past_midnight) = (self.today.map(|day| day - 1), false);
        }
        (self.clock, self.in_evening) = (Some(minute), evening);
    }

    /// Whether what ends at a clock time ends on the day after: "until dawn", told of a night.
    fn ends_next_day(&self, minute: u32) -> bool {
        let began = self.clock.filter(|_| !self.past_midnight);
        minute < 720 && (self.in_evening || began.is_some_and(|began| began >= 720))
    }
}

/// The day that an account begins with: the first it tells, or that of the first weekday it tells; else that of the others, or when it was
/// written.
fn first_day(claims: &[Hinted], written: Option<i64>, dated: Option<i64>, common: &Common) -> (Option<i64>, PlacedBy) {
    let told = claims.iter().filter(|hinted| is_of_event(hinted)).find_map(told_day);
    let by_weekday = lead(claims).and_then(|lead| match (written, common.day) {
        (Some(written), _) => Some((weekday::last(written, lead), PlacedBy::ItsOrder)),
        (None, common) => Some((weekday::nearest(common?, lead), PlacedBy::OtherAccounts)),
    });
    let told = told.map(|day| (day, PlacedBy::ItsOrder)).or(by_weekday);
    let known = told.or(common.day.map(|day| (day, PlacedBy::OtherAccounts))).or(dated.map(|day| (day, PlacedBy::ItsOrder)));
    (known.map(|(day, _)| day), known.map_or(PlacedBy::OtherAccounts, |(_, by)| by))
}

/// Places what tells no date: weekdays and clock times; and finds the half of the day of all clock times.
fn place_times(
    comparison: &Comparison,
    claims: &mut [Hinted],
    (written, until): (Option<i64>, Option<i64>),
    dated: Option<i64>,
    common: &Common,
) {
    let (today, by) = first_day(claims, written, dated, common);
    let mut before = ToldBefore { today, by, part: None, clock: None, in_evening: false, past_midnight: false };
    let mut to_come: Option<(PassageId, i64)> = None;
    for (claim, hint) in claims {
        let own_day = day_of(&claim.place).filter(|_| claim.told.day.is_some());
        if hint.written {
            continue;
        }
        let bare = claim.told.year.is_none() && claim.told.month.is_none() && claim.told.day.is_none();
        // "Will open on 16 March, at nine": the clock time is of that day, and what is told next is not.
        let mut today = to_come.filter(|(passage, _)| *passage == claim.passage).map(|(_, day)| day).or(before.today);
        let mut by = before.by;
        if let Some(day) = own_day {
            if hint.tense == Tense::ToCome {
                to_come = Some((claim.passage, day));
            } else {
                before.turn(day, hint.part);
                before.by = PlacedBy::ItsOrder;
            }
        } else if let Some(weekday) = claim.told.weekday.filter(|_| bare) {
            let anchors = Anchors { written, event: before.today };
            today = weekday::day(weekday, hint.tense, claim.told.exactness, &anchors);
            if written.is_some() {
                by = PlacedBy::ItsOrder;
            }
            // What is to come, and when something was said, is aside from what is told.
            if let Some(day) = today.filter(|_| hint.tense == Tense::Past && !hint.saying) {
                before.turn(day, hint.part);
            }
        }
        let beside = Beside { comparison, certain: &common.certain, own_part: hint.part, day_part: before.part, before: before.clock };
        let clock = claim.told.clock.map(|clock| in_its_half(claim, clock, &beside));
        claim.half = clock.map_or(Half::Told, |(_, half)| half);
        let known = clock.filter(|(_, half)| *half != Half::Unknown).map(|(clock, _)| clock);
        if own_day.is_some() {
            if let (Some((clock, _)), Some(told), Place::At { start, end, .. }) = (clock, claim.told.clock, &mut claim.place) {
                start.0 += i64::from(clock.from) - i64::from(told.from);
                end.0 += i64::from(clock.to) - i64::from(told.to);
            }
            if let Some(clock) = known {
                (before.clock, before.in_evening) = (Some(clock.from), clock.from >= 1080);
            }
            continue;
        }
        if !bare {
            continue;
        }
        let clock = clock.map(|(clock, _)| clock);
        if claim.told.weekday.is_none() {
            let ends = claim.told.exactness == Exactness::By;
            match known {
                Some(clock) if ends && clock.to % 1440 == 0 && before.past_midnight => today = today.map(|day| day - 1),
                Some(clock) if ends && before.ends_next_day(clock.to) => today = today.map(|day| day + 1),
                Some(clock) if !ends => {
                    before.turn_clock(clock.from);
                    today = before.today;
                }
                Some(_) | None => {}
            }
        } else if let Some(clock) = known.filter(|_| today == before.today) {
            (before.clock, before.in_evening) = (Some(clock.from), clock.from >= 1080);
        }
        // Before it was written, if it is past.
        let until = until.filter(|_| hint.tense != Tense::ToCome && !before.past_midnight && claim.told.exactness != Exactness::By);
        let is_late = |day: i64, clock: Option<Clock>| {
            let event = common.day.is_none_or(|event| event < day);
            event && until.is_some_and(|until| day * 1440 + clock.map_or(0, |clock| i64::from(clock.from)) > until + AN_HOUR)
        };
        if let Some(day) = today.filter(|&day| claim.told.weekday.is_none() && is_late(day, clock) && !is_late(day - 1, clock)) {
            today = Some(day - 1);
            before.today = today;
        }
        claim.place = match (today, clock) {
            (Some(day), clock) => at((day, day), clock, claim.told.exactness, by),
            // A weekday that cannot be told is no day that nobody names.
            (None, Some(clock)) if claim.told.weekday.is_none() || before.today.is_none() => {
                let night = if before.past_midnight { 1440 } else { 0 };
                Place::UnnamedDay { start: i64::from(clock.from) + night, end: i64::from(clock.to) + night }
            }
            (None, _) => Place::Nowhere,
        };
    }
}
