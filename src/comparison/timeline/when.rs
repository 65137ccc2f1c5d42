//! Where a claim stands, in words.
//!
//! `4 March 1926, 23:10` · `March 1926` · `before 1200` · `4 May 1290 – 6 June 1290` · `23:10`

use super::{Claim, Exactness, Moment, Place, PlacedBy, Timeline};

const MONTHS: [&str; 12] =
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
            Place::At { start, end, .. } if clock => {
                let date = |moment: Moment| self.date(moment, Grain::Day);
                let (from, to) = (time(start.minute().into()), time(end.minute().into()));
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
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Itself => None,
            Self::ItsAccount => Some("year or month from its account"),
            Self::ItsOrder => Some("day from its account"),
            Self::OtherAccounts => Some("day or year from other accounts"),
        }
    }
}

/// `23:10`; the night is counted on from midnight.
fn time(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes.div_euclid(60) % 24, minutes.rem_euclid(60))
}
