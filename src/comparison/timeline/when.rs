//! Where a claim stands, in words.
//!
//! `4 March 1926, 23:10` · `4 March 1926, 07:42 or 19:42` · `March 1926` · `before 1200` · `4 May 1290 – 6 June 1290` · `23:10`

use super::{Claim, Clock, Exactness, Half, Moment, Place, PlacedBy, Timeline};

/// The months by their names.
pub(crate) const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The smallest part of a date that is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
}

impl Timeline {
    /// Where a claim stands, in words, with what is told about how it is meant.
    pub fn when(&self, claim: &Claim) -> String {
        let how = match claim.told.exactness {
            Exactness::Exact | Exactness::Rounded | Exactness::Within => "",
            Exactness::About => "about ",
            Exactness::Before => "before ",
            Exactness::By => "by ",
            Exactness::After => "after ",
            Exactness::Since => "since ",
        };
        let clock = claim.told.clock.is_some();
        let stood = match claim.place {
            Place::At { start, .. } if claim.half == Half::Unknown => {
                format!("{}, {}", self.date(start, Grain::Day), either_half(claim.told.clock))
            }
            Place::At { start, end, .. } if clock => {
                let date = |moment: Moment| self.date(moment, Grain::Day);
                // Midnight as an end stands at the last minute of the day that it ends.
                let ends_day = |minute: u32| minute == 1439 && claim.told.clock.is_some_and(|clock| clock.to == 1440);
                let minute = |moment: Moment| time(if ends_day(moment.minute()) { 1440 } else { moment.minute().into() });
                let (from, to) = (minute(start), minute(end));
                match (date(start), date(end)) {
                    (day, _) if start == end => format!("{day}, {from}"),
                    (first, last) if first == last => format!("{first}, {from}–{to}"),
                    (first, last) => format!("{first}, {from} – {last}, {to}"),
                }
            }
            Place::At { start, end, .. } => {
                // A bound stands beside what it bounds.
                let aside = match claim.told.exactness {
                    Exactness::Before => 1,
                    Exactness::After => -1,
                    _ => 0,
                };
                let told = &claim.told;
                let grain = match (told.day.or(told.weekday), told.month) {
                    (Some(_), _) => Grain::Day,
                    (None, Some(_)) => Grain::Month,
                    (None, None) => Grain::Year,
                };
                let (first, last) = (self.date(Moment(start.0 + aside), grain), self.date(Moment(end.0 + aside), grain));
                if first == last { first } else { format!("{first} – {last}") }
            }
            Place::UnnamedDay { .. } if claim.half == Half::Unknown => either_half(claim.told.clock),
            Place::UnnamedDay { start, end } if start == end => time(start),
            Place::UnnamedDay { start, end } => format!("{}–{}", time(start), time(end)),
            Place::Nowhere => return "no day that can be told".to_owned(),
        };
        format!("{how}{stood}")
    }

    fn date(&self, moment: Moment, grain: Grain) -> String {
        let (year, month, day) = moment.date();
        let month = MONTHS[(month as usize + 11) % 12];
        let year = if self.unnamed_year { String::new() } else { format!(" {year}") };
        match grain {
            Grain::Day => format!("{day} {month}{year}"),
            Grain::Month => format!("{month}{year}"),
            Grain::Year => year.trim_start().to_owned(),
        }
    }
}

impl PlacedBy {
    /// What a claim is placed by beyond its own words, in a few words; nothing where these are enough.
    fn reason(self) -> Option<&'static str> {
        match self {
            Self::Itself => None,
            Self::ItsAccount => Some("year or month from its account"),
            Self::ItsOrder => Some("day from its account"),
            Self::OtherAccounts => Some("day or year from other accounts"),
        }
    }
}

/// What places a claim beyond its own words, in a few words.
pub(super) fn reason(by: Option<PlacedBy>, half: Half) -> Option<String> {
    let half = match half {
        Half::Told => None,
        Half::ItsAccount => Some("half of the day from its account"),
        Half::OtherAccounts => Some("half of the day from other accounts"),
        Half::Unknown => Some("half of the day not known"),
    };
    let reasons: Vec<&str> = by.and_then(PlacedBy::reason).into_iter().chain(half).collect();
    (!reasons.is_empty()).then(|| reasons.join(", "))
}

/// `07:42 or 19:42`, `06:30–07:00 or 18:30–19:00`.
fn either_half(clock: Option<Clock>) -> String {
    let Some(Clock { from, to, .. }) = clock else { return String::new() };
    let stretch = |shift: u32| {
        let (from, to) = (time((from + shift).into()), time((to + shift).into()));
        if from == to { from } else { format!("{from}–{to}") }
    };
    format!("{} or {}", stretch(0), stretch(720))
}

/// `23:10`; the night is counted on from midnight, which as such is `24:00`.
fn time(minutes: i64) -> String {
    if minutes == 1440 {
        return "24:00".to_owned();
    }
    format!("{:02}:{:02}", minutes.div_euclid(60) % 24, minutes.rem_euclid(60))
}
