//! What stands on the axis, from top to bottom: days, moments, and the claims of each moment.

use super::claim::HEIGHT;
use crate::comparison::{Claim, Exactness, Half, Place, Timeline, Told};
use std::collections::BTreeMap;

/// What stands on the axis.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) list: Vec<Line>,
    /// The height of all, with room below.
    pub(super) total: f32,
    /// The line of each claim that is shown, and its place among those of its account there.
    place_of: BTreeMap<usize, (usize, usize)>,
}

/// One line.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) kind: Kind,
}

/// What a line is.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// A day, month or year, or what the claims below have in common; and how long after the moment before.
    Heading(String, Option<String>),
    /// A moment: its clock time, how long after the moment before, and the claims, each with its place among those of its account.
    Stop { label: String, later: Option<String>, claims: Vec<(usize, usize)> },
}

impl Lines {
    /// The lines of those claims that are shown, for this size of text.
    pub(super) fn new(timeline: &Timeline, size: f32, shows: &dyn Fn(usize) -> bool) -> Self {
        let mut lines = Self::default();
        let mut top = 0.0;
        let mut before: Option<(&Claim, String, String)> = None;
        let mut steps: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, heading, label) in in_order(timeline, shows) {
            let Some(claim) = timeline.claims.get(at) else { continue };
            let level =
                before.as_ref().is_some_and(|(other, day, time)| is_level(other.place, claim.place) && (day, time) == (&heading, &label));
            if !level {
                let gap = before.as_ref().and_then(|(other, ..)| minutes_between(other, claim));
                top += gap.map_or(0.0, |minutes| (2.5 * (1.0 + minutes as f32).ln()).min(26.0));
                let mut later = gap.and_then(duration);
                if before.as_ref().is_none_or(|(_, day, _)| *day != heading) {
                    lines.push(&mut top, size * 2.0, Kind::Heading(heading.clone(), later.take()));
                } else if later.is_some() {
                    top += size * 0.8;
                }
                lines.push(&mut top, 0.0, Kind::Stop { label: label.clone(), later, claims: Vec::new() });
                steps.clear();
            }
            let step = steps.entry(claim.siglum().index()).or_default();
            let line = lines.list.len() - 1;
            lines.place_of.insert(at, (line, *step));
            if let Some(Line { height, kind: Kind::Stop { claims, .. }, .. }) = lines.list.last_mut() {
                claims.push((at, *step));
                let needed = (*step + 1) as f32 * HEIGHT * size + 6.0;
                top += (needed - *height).max(0.0);
                *height = height.max(needed);
            }
            *step += 1;
            before = Some((claim, heading, label));
        }
        lines.total = top + 20.0;
        lines
    }

    fn push(&mut self, top: &mut f32, height: f32, kind: Kind) {
        self.list.push(Line { top: *top, height, kind });
        *top += height;
    }

    /// The lines that cross a stretch.
    pub(super) fn between(&self, top: f32, bottom: f32) -> &[Line] {
        let first = self.list.partition_point(|line| line.bottom() < top);
        let last = self.list.partition_point(|line| line.top <= bottom);
        self.list.get(first..last).unwrap_or_default()
    }

    /// The line of a claim, and its place among those of its account there.
    pub(super) fn place_of(&self, claim: usize) -> Option<(&Line, usize)> {
        let &(line, step) = self.place_of.get(&claim)?;
        Some((self.list.get(line)?, step))
    }

    /// Where the first claim of a point stands.
    pub(super) fn top_of(&self, timeline: &Timeline, point: usize) -> Option<f32> {
        let at = self.place_of.keys().find(|&&at| timeline.claims[at].point == point)?;
        self.place_of(*at).map(|(line, _)| line.top)
    }
}

/// The claims that are shown, each with its heading and label: those of one heading stand together, where the first of them stands. Else
/// "4 and 5 March" would part the morning of the 4th from its evening.
fn in_order(timeline: &Timeline, shows: &dyn Fn(usize) -> bool) -> Vec<(usize, String, String)> {
    let named = |(at, claim)| {
        let (heading, label) = named(timeline, claim);
        (at, heading, label)
    };
    let mut shown: Vec<(usize, String, String)> = timeline.claims.iter().enumerate().filter(|&(at, _)| shows(at)).map(named).collect();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, heading, _) in &shown {
        first.entry(heading.clone()).or_insert(*at);
    }
    shown.sort_by_key(|(_, heading, _)| first.get(heading).copied());
    shown
}

/// Under which heading a claim stands, and what the axis says beside it: `4 March 1926` and `23:10`.
fn named(timeline: &Timeline, claim: &Claim) -> (String, String) {
    // Without "about" and "before": these are in the claim's own words.
    let plain = Claim { told: Told { exactness: Exactness::Exact, ..claim.told }, ..claim.clone() };
    match claim.place {
        Place::At { start, end, .. } if claim.told.clock.is_some() && (start.date() == end.date() || claim.half == Half::Unknown) => {
            let when = timeline.when(&plain);
            when.split_once(", ").map_or((when.clone(), String::new()), |(day, time)| (day.to_owned(), time.to_owned()))
        }
        Place::At { .. } => (timeline.when(claim), String::new()),
        Place::UnnamedDay { .. } => ("On a day that no account names".to_owned(), timeline.when(&plain)),
        Place::Nowhere => ("Nothing tells when".to_owned(), String::new()),
    }
}

/// Whether two claims stand at one moment, whatever they are placed by.
fn is_level(x: Place, y: Place) -> bool {
    match (x, y) {
        (Place::At { start, end, .. }, Place::At { start: from, end: to, .. }) => (start, end) == (from, to),
        _ => x == y,
    }
}

/// The minutes from one claim to a later one, as far as both tell them: between two clock times, or else whole days, months or years, by
/// the calendar. Nothing where the one says only before or after when it was, or may be of either half of the day.
fn minutes_between(before: &Claim, after: &Claim) -> Option<i64> {
    let counts = |claim: &Claim| {
        let told = !matches!(claim.told.exactness, Exactness::Before | Exactness::By | Exactness::After | Exactness::Since);
        told && claim.half != Half::Unknown
    };
    if !counts(before) || !counts(after) {
        return None;
    }
    let minutes = match (before.place, after.place) {
        (Place::At { start: x, .. }, Place::At { start: y, .. }) => {
            let ((year, month, _), (next_year, next_month, _)) = (x.date(), y.date());
            let years = i64::from(next_year) - i64::from(year);
            match grain(before).max(grain(after)) {
                Grain::Minute => y.0 - x.0,
                Grain::Day => (y.0.div_euclid(1440) - x.0.div_euclid(1440)) * 1440,
                Grain::Month => (years * 12 + i64::from(next_month) - i64::from(month)) * MONTH,
                Grain::Year => years * YEAR,
            }
        }
        (Place::UnnamedDay { start: x, .. }, Place::UnnamedDay { start: y, .. }) => y - x,
        _ => return None,
    };
    (minutes > 0).then_some(minutes)
}

/// The smallest part that a claim tells, or stands at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grain {
    Minute,
    Day,
    Month,
    Year,
}

fn grain(claim: &Claim) -> Grain {
    match (claim.told.clock, claim.told.day.or(claim.told.weekday), claim.told.month) {
        (Some(_), ..) => Grain::Minute,
        (None, Some(_), _) => Grain::Day,
        (None, None, Some(_)) => Grain::Month,
        (None, None, None) => Grain::Year,
    }
}

/// A month and a year in minutes, as [`duration`] counts them.
const MONTH: i64 = 30 * 1440;
const YEAR: i64 = 365 * 1440;

/// A stretch of time as one would say it; nothing for a few minutes.
fn duration(minutes: i64) -> Option<String> {
    let counted = |count: i64, one: &str, many: &str| if count == 1 { format!("1 {one} later") } else { format!("{count} {many} later") };
    let days = minutes / 1440;
    Some(match minutes {
        ..15 => return None,
        15..60 => format!("{minutes} min later"),
        60..1440 if minutes % 60 == 0 => format!("{} h later", minutes / 60),
        60..1440 => format!("{} h {} min later", minutes / 60, minutes % 60),
        _ if days < 60 && days != 30 => counted(days, "day", "days"),
        _ if days < 365 || days < 730 && days % 365 != 0 => counted(days / 30, "month", "months"),
        _ => counted(days / 365, "year", "years"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare, timeline};

    fn lines(texts: &[&str]) -> Vec<(String, Vec<usize>)> {
        let accounts = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect::<Vec<_>>();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let timeline = timeline(&comparison);
        let made = Lines::new(&timeline, 15.0, &|_| true);
        assert!(made.list.windows(2).all(|two| two[0].bottom() <= two[1].top + 0.01), "nothing overlaps: {:?}", made.list);
        let shown = |line: &Line| match &line.kind {
            Kind::Heading(text, later) => (format!("{text} {}", later.as_deref().unwrap_or("")).trim().to_owned(), Vec::new()),
            Kind::Stop { label, later, claims } => {
                let sigla = claims.iter().map(|&(at, _)| timeline.claims[at].siglum().index()).collect();
                (format!("{label} {}", later.as_deref().unwrap_or("")).trim().to_owned(), sigla)
            }
        };
        made.list.iter().map(shown).collect()
    }

    #[test]
    fn claims_of_one_moment_stand_level_under_their_day() {
        let shown = lines(&[
            "The alarm was raised at 11.10 p.m. on 4 March 1926. The pumps came at 11.30 p.m. on 4 March 1926.",
            "At 11.10 p.m. on 4 March 1926 the bells rang. The fire was out on 6 March 1926.",
        ]);
        let expected = [
            ("4 March 1926", vec![]),
            ("23:10", vec![0, 1]),
            ("23:30 20 min later", vec![0]),
            ("6 March 1926 2 days later", vec![]),
            ("", vec![1]),
        ];
        let mut shown: Vec<(String, Vec<usize>)> = shown;
        shown.iter_mut().for_each(|(_, sigla)| sigla.sort_unstable());
        assert_eq!(shown, expected.map(|(text, sigla)| (text.to_owned(), sigla)));
    }

    #[test]
    fn no_span_is_counted_from_a_day_or_from_a_time_of_either_half() {
        let shown = lines(&["On 4 March 1926 the pier was opened. The band came at half past nine. At 11 p.m. the lamps were put out."]);
        let said: Vec<&str> = shown.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(said, ["4 March 1926", "", "09:30 or 21:30", "23:00"]);
    }

    #[test]
    fn a_day_is_told_once_though_a_stretch_of_days_begins_with_it() {
        let shown = lines(&[
            "The pier burned at 8.30 a.m. on 4 March 1926. We wrote of it on 4 and 5 March 1926. On 4 March 1926 the mayor came.",
            "On 4 March 1926 at 11 p.m. the fire was out.",
        ]);
        let days: Vec<&str> = shown.iter().map(|(text, _)| text.as_str()).filter(|text| text.contains("1926")).collect();
        assert_eq!(days, ["4 March 1926", "4 March 1926 – 5 March 1926"]);
    }

    #[test]
    fn what_no_account_dates_stands_by_itself() {
        let shown = lines(&["The bells rang at 9.20 a.m. and again at 10.00 a.m."]);
        assert_eq!(shown[0].0, "On a day that no account names");
        assert_eq!(shown.len(), 3);
    }

    #[test]
    fn a_stretch_of_time_is_said_in_its_largest_part() {
        let said = |minutes: i64| duration(minutes).unwrap_or_default();
        assert_eq!((said(5), said(30), said(150)), (String::new(), "30 min later".to_owned(), "2 h 30 min later".to_owned()));
        assert_eq!(
            (said(1440), said(1440 * 90), said(1440 * 800)),
            ("1 day later".to_owned(), "3 months later".to_owned(), "2 years later".to_owned())
        );
    }
}
