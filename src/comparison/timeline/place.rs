//! Where claims stand on the axis, though most of them tell a part of it only.
//!
//! | told | stands at |
//! |---|---|
//! | 4 March 1926 | that day |
//! | in March 1926 | that month |
//! | on 4 March | the year of the date before it in its account; else after it; else what others say of that day; else when it was published; else the one year that is told at all |
//! | at 11.10 p.m. | the day told before it in its account; else after it; else the day most accounts tell |
//! | on Wednesday | the Wednesday nearest to that day |
//! | at 12.30 a.m., told after 11 p.m. | the day after: the night goes on |

use super::{Claim, Clock, Comparison, Exactness, Moment, Place, PlacedBy, Told};
use crate::text::{date_of, day_number, last_day, weekday_of};
use std::collections::{BTreeMap, BTreeSet};

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
    /// By point: the clock times told with their half of the day.
    certain: BTreeMap<usize, Vec<Clock>>,
}

/// Gives every claim its place. Also says whether the year is an unnamed one.
pub(super) fn place(comparison: &Comparison, mut read: Vec<Vec<Claim>>) -> (Vec<Claim>, bool) {
    let published: Vec<Option<i32>> =
        comparison.accounts.iter().map(|account| account.facts.published.as_deref().and_then(first_year)).collect();
    let mut common = common(&read, &published);
    let unnamed_year = common.unnamed;
    for (claims, published) in read.iter_mut().zip(&published) {
        place_dates(claims, *published, &common);
    }
    let days = read.iter().flatten().filter(|claim| claim.told.day.is_some()).filter_map(|claim| day_of(&claim.place));
    common.day = most(days);
    for claims in &mut read {
        place_times(claims, &common);
    }
    (read.into_iter().flatten().collect(), unnamed_year)
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

fn common(read: &[Vec<Claim>], published: &[Option<i32>]) -> Common {
    let mut years_of: BTreeMap<(u32, u32), BTreeMap<i32, usize>> = BTreeMap::new();
    let mut certain: BTreeMap<usize, Vec<Clock>> = BTreeMap::new();
    for claim in read.iter().flatten() {
        if let Told { year: Some(year), month: Some(month), day: Some(day), .. } = claim.told {
            *years_of.entry((month, day)).or_default().entry(year).or_default() += 1;
        }
        certain.entry(claim.point).or_default().extend(claim.told.clock.filter(|clock| !clock.either_half));
    }
    let told = |with_month: bool| {
        read.iter().flatten().filter(move |claim| claim.told.month.is_some() || !with_month).filter_map(|claim| claim.told.year)
    };
    let all: BTreeSet<i32> = told(false).collect();
    // Of several years, told without a month, each may be that of something else: "to end the war that began in 1950".
    let only = all.first().copied().filter(|_| all.len() == 1);
    let years = [most(told(true)), only, most(published.iter().copied().flatten())];
    let unnamed = all.is_empty() && years.iter().all(Option::is_none);
    Common { years_of, years, unnamed, day: None, certain }
}

/// The value that `of` finds nearest to a place of a list: before it, or else after it.
fn nearest<T, V>(list: &[T], at: usize, of: impl Fn(&T) -> Option<V>) -> Option<V> {
    list[..at].iter().rev().find_map(&of).or_else(|| list[at..].iter().find_map(&of))
}

/// Places what has a date.
fn place_dates(claims: &mut [Claim], published: Option<i32>, common: &Common) {
    let told: Vec<Told> = claims.iter().map(|claim| claim.told).collect();
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
    for ((claim, told), by) in claims.iter_mut().zip(&filled).zip(by) {
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

/// Places what tells no date: weekdays and clock times.
fn place_times(claims: &mut [Claim], common: &Common) {
    let told_day = |claim: &Claim| day_of(&claim.place).filter(|_| claim.told.day.is_some());
    let first = claims.iter().find_map(told_day);
    let (mut today, mut by) = match (first, common.day) {
        (Some(first), _) => (Some(first), PlacedBy::ItsOrder),
        (None, common) => (common, PlacedBy::OtherAccounts),
    };
    let (evening, small_hours) = (|minute: u32| minute >= 1080, |minute: u32| minute % 1440 < 360);
    // The clock time told last; whether it is in the evening of the day told last; whether the night has gone on past midnight.
    let (mut before, mut in_evening, mut past_midnight) = (None, false, false);
    for claim in claims {
        let clock = claim.told.clock.map(|clock| in_its_half(clock, before, common.certain.get(&claim.point)));
        if let Some(day) = told_day(claim) {
            (today, past_midnight, by) = (Some(day), false, PlacedBy::ItsOrder);
            in_evening = clock.is_some_and(|clock| evening(clock.from));
            if let (Some(clock), Place::At { start, end, .. }) = (clock, &mut claim.place) {
                let later = i64::from(clock.from) - i64::from(claim.told.clock.map_or(0, |told| told.from));
                (start.0, end.0, before) = (start.0 + later, end.0 + later, Some(clock.from));
            }
            continue;
        }
        if claim.told.year.is_some() || claim.told.month.is_some() || claim.told.day.is_some() {
            continue;
        }
        if let (Some(weekday), Some(day)) = (claim.told.weekday, today) {
            (today, in_evening, past_midnight) = (Some(nearest_weekday(day, weekday)), false, false);
        }
        if let Some(clock) = clock {
            if in_evening && small_hours(clock.from) {
                (today, past_midnight) = (today.map(|day| day + 1), true);
            } else if past_midnight && evening(clock.from) {
                (today, past_midnight) = (today.map(|day| day - 1), false);
            }
            (before, in_evening) = (Some(clock.from), evening(clock.from));
        }
        claim.place = match (today, clock) {
            (Some(day), clock) => at((day, day), clock, claim.told.exactness, by),
            (None, Some(clock)) => {
                let night = if past_midnight { 1440 } else { 0 };
                Place::UnnamedDay { start: i64::from(clock.from) + night, end: i64::from(clock.to) + night }
            }
            (None, None) => Place::Nowhere,
        };
    }
}

/// A clock time in the half of the day it belongs to: the one that others tell on the same point, or else the one nearer to the
/// time told before.
fn in_its_half(clock: Clock, before: Option<u32>, certain: Option<&Vec<Clock>>) -> Clock {
    if !clock.either_half {
        return clock;
    }
    let later = Clock { from: clock.from + 720, to: clock.to + 720, ..clock };
    let apart = |x: u32, y: u32| (x % 1440).abs_diff(y % 1440).min(1440 - (x % 1440).abs_diff(y % 1440));
    let near = |known: u32| if apart(later.from, known) < apart(clock.from, known) { later } else { clock };
    let told =
        certain.into_iter().flatten().map(|known| known.from).min_by_key(|&known| apart(clock.from, known).min(apart(later.from, known)));
    told.or(before).map_or(clock, near)
}

/// The day nearest to another one that is this weekday.
fn nearest_weekday(day: i64, weekday: u32) -> i64 {
    let (year, month, of_month) = date_of(day);
    let ahead = (i64::from(weekday) - i64::from(weekday_of(year, month, of_month))).rem_euclid(7);
    day + if ahead > 3 { ahead - 7 } else { ahead }
}
