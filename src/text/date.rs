//! Dates in a text, with the parts that are not given left empty, and weekdays.
//!
//! | text | year | month | day | |
//! |---|---|---|---|---|
//! | 4 May 2013, May 4, 2013, 2013-05-04, 4. Mai 2013 | 2013 | 5 | 4 | |
//! | on the 4th | – | – | 4 | |
//! | before May 2013 | 2013 | 5 | – | before |
//! | 2018–19, the 1990s, the 19th century | from–to | – | – | |
//! | 3/4/2013 | 2013 | – | – | day and month cannot be told apart |

use super::calendar::{day_number, last_day, weekday_of};
use std::ops::Range;

/// How a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// On that day, in that year.
    On,
    /// Earlier than it.
    Before,
    /// Later than it.
    After,
    /// From it on.
    Since,
    /// Up to it: "by 4 May", "until May", "as of May". What is said may change later.
    By,
    /// About then.
    About,
}

/// A date as far as it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// Byte range in the passage's text, with words such as "before".
    pub span: Range<usize>,
    /// Which words of the passage it is made of.
    pub words: Range<usize>,
    /// How it is meant.
    pub when: When,
    /// The year.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The last year, month and day of a stretch of time; the same as the first otherwise.
    pub last: (Option<i32>, Option<u32>, Option<u32>),
}

/// A weekday that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekday {
    /// Byte range in the passage's text.
    pub span: Range<usize>,
    /// Which word of the passage it is.
    pub words: Range<usize>,
    /// Monday is 0.
    pub day: u32,
}

impl Date {
    /// Whether both can be the date of one thing. Parts that one of them leaves empty are taken from the other.
    pub fn fits(&self, other: &Self) -> bool {
        let (Some(x), Some(y)) = (self.days(other), other.days(self)) else { return true };
        // "Since 1993" and "since 1994" begin at different times.
        if self.when == When::Since && other.when == When::Since {
            let on = |date: &Self| Self { when: When::On, ..date.clone() };
            return on(self).fits(&on(other));
        }
        let slack = if self.when == When::About || other.when == When::About { 1 + (self.grain().max(other.grain())) } else { 0 };
        x.0 <= y.1.saturating_add(slack) && y.0 <= x.1.saturating_add(slack)
    }

    /// Whether both say the same, part for part.
    pub fn same(&self, other: &Self) -> bool {
        (self.year, self.month, self.day, self.last, self.when) == (other.year, other.month, other.day, other.last, other.when)
    }

    /// Whether both are stretches of time given to the same part, and do not begin or end alike: "from 4 May to 6 June" and
    /// "from 4 May to 9 June".
    pub fn other_stretch(&self, other: &Self) -> bool {
        let stretch = |date: &Self| date.last != (date.year, date.month, date.day) && date.when == When::On;
        let given = |date: &Self| (date.year.is_some(), date.month.is_some(), date.day.is_some());
        stretch(self)
            && stretch(other)
            && given(self) == given(other)
            && ((self.year, self.month, self.day) != (other.year, other.month, other.day) || self.last != other.last)
    }

    /// The weekday it falls on, where it is given in full.
    pub fn weekday(&self) -> Option<u32> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        (self.last == (self.year, self.month, self.day) && year > 1582).then(|| weekday_of(year, month, day))
    }

    /// How many days the smallest part given lasts.
    fn grain(&self) -> i64 {
        match (self.month, self.day) {
            (_, Some(_)) => 1,
            (Some(_), None) => 31,
            _ => 730,
        }
    }

    /// The first and last day it can mean, its empty parts filled from `other`; `None` where the two share no part that
    /// could be held against each other.
    fn days(&self, other: &Self) -> Option<(i64, i64)> {
        if self.year.is_none() && self.month.is_none() && other.day.is_none() {
            return None;
        }
        if self.year.is_none() && other.month.is_none() && other.day.is_none() {
            return None;
        }
        let year = self.year.or(other.year).unwrap_or(2000);
        let last_year = self.last.0.or(self.year).or(other.last.0.filter(|_| self.year.is_none())).or(other.year).unwrap_or(2000);
        // A day without a month is held against a day in whatever month the other has.
        let filled =
            |month: Option<u32>, day: Option<u32>, given: Option<u32>| month.or(if day.is_some() { given.or(Some(1)) } else { None });
        let first_month = filled(self.month, self.day, other.month);
        let last_month = filled(self.last.1, self.last.2, other.month);
        let (mut low, mut high) = (
            day_number(year, first_month.unwrap_or(1), self.day.unwrap_or(1)),
            day_number(last_year, last_month.unwrap_or(12), self.last.2.unwrap_or_else(|| last_day(last_year, last_month.unwrap_or(12)))),
        );
        match self.when {
            When::On | When::About => {}
            When::Before => (low, high) = (i64::MIN / 4, low - 1),
            When::After => (low, high) = (high + 1, i64::MAX / 4),
            When::Since => high = i64::MAX / 4,
            When::By => low = i64::MIN / 4,
        }
        Some((low, high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::dates::dates;
    use crate::text::{Language, words};

    fn read(text: &str, code: &str) -> Vec<Date> {
        let language = Language::from_code(code).expect("a known code");
        let words = words(text, language);
        dates(text, &words, language, &vec![false; words.len()]).0
    }

    #[test]
    fn what_is_given_is_read_and_the_rest_stays_empty() {
        let cases = [
            ("on 4 May 2013", "en", (Some(2013), Some(5), Some(4))),
            ("on May 4, 2013", "en", (Some(2013), Some(5), Some(4))),
            ("2013-05-04", "en", (Some(2013), Some(5), Some(4))),
            ("born May 4,2013", "en", (Some(2013), Some(5), Some(4))),
            ("on 4 Febuary 2013", "en", (Some(2013), Some(2), Some(4))),
            ("on 4 Septembre 2013", "en", (Some(2013), Some(9), Some(4))),
            ("on the 4th of May", "en", (None, Some(5), Some(4))),
            ("on the 4th, they left", "en", (None, None, Some(4))),
            ("in May 2013", "en", (Some(2013), Some(5), None)),
            ("in 1985 it fell", "en", (Some(1985), None, None)),
            ("on 3/4/2013", "en", (Some(2013), None, None)),
            ("on 23/4/2013", "en", (Some(2013), Some(4), Some(23))),
            ("am 4. Mai 2013", "de", (Some(2013), Some(5), Some(4))),
            ("am 04.05.2013", "de", (Some(2013), Some(5), Some(4))),
            ("le 1er mai 1968", "fr", (Some(1968), Some(5), Some(1))),
            ("il 25 aprile 1945", "it", (Some(1945), Some(4), Some(25))),
            ("el 2 de mayo de 1808", "es", (Some(1808), Some(5), Some(2))),
        ];
        for (text, code, expected) in cases {
            let found = read(text, code);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].year, found[0].month, found[0].day), expected, "{text}");
        }
    }

    #[test]
    fn a_year_that_tells_which_one_is_meant_begins_nothing() {
        assert_eq!(read("if he pulls out from the 2015 agreement", "en")[0].when, When::On);
        assert_eq!(read("closed from 2015", "en")[0].when, When::Since);
        assert_eq!(read("the number of cases reached 1021, they said", "en"), []);
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        let others =
            ["John Munroe, Junr, John Bridge, Jun and Ebenezer Bowman", "2000 soldiers fell", "it may rain", "Room 1408 was empty"];
        for text in others.into_iter().chain(["$1999 was paid", "they march on", "1500 metres"]) {
            assert_eq!(read(text, "en"), Vec::new(), "{text}");
        }
    }

    #[test]
    fn dates_fit_where_they_can_be_the_same_day() {
        let cases = [
            ("on 4 May 2013", "on 5 May 2013", false),
            ("on 4 May", "in May 2013", true),
            ("in 2012", "in 2013", false),
            ("before 2000", "in 2012", false),
            ("after 2011", "on 4 May 2012", true),
            ("since 1999", "in 1998", false),
            ("on 4 May", "on the 5th", false),
            ("on 4 May 2013", "on the 4th", true),
            ("from 4 May to 6 June 1990", "on 1 June 1990", true),
            ("in the 1990s", "in 1994", true),
            ("in the 19th century", "in 1912", false),
            ("between 1990 and 1995", "in 1996", false),
            ("2018–19", "in 2019", true),
            ("in May", "in 2013", true),
            ("around 1850", "in 1851", true),
        ];
        for (a, b, fits) in cases {
            let (x, y) = (read(a, "en"), read(b, "en"));
            assert_eq!((x.len(), y.len()), (1, 1), "{a} / {b}: {x:?} {y:?}");
            assert_eq!(x[0].fits(&y[0]), fits, "{a} / {b}");
            assert_eq!(y[0].fits(&x[0]), fits, "{b} / {a}");
        }
    }
}
