//! Clock times in a text, in digits and words.
//!
//! | text | minutes after midnight |
//! |---|---|
//! | 17:40, 5.40 p.m., 17.40 Uhr, 17 h 40 | 1060 |
//! | half past nine, halb zehn, neuf heures et demie | 570, or twelve hours later |
//! | at twenty to midnight | 1420 |
//! | noon, Mittag, minuit | 720, 720, 1440 |
//! | shortly after 9 p.m. | 1260 to 1290 |

use std::ops::Range;

/// A clock time.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockTime {
    /// Byte range in the passage's text, with words such as "shortly after".
    pub span: Range<usize>,
    /// Which words of the passage it is made of.
    pub words: Range<usize>,
    /// The earliest it can be, in minutes after midnight; less than 0 where it is not bounded.
    pub low: f64,
    /// The latest it can be.
    pub high: f64,
    /// Morning and evening cannot be told apart: it may be twelve hours later as well.
    pub twelve: bool,
    /// It is given as about then.
    pub about: bool,
    /// "By noon", "until nine": what is said may change later.
    pub by: bool,
    /// Given to the quarter of an hour, in words or full hours: it may be rounded.
    pub coarse: bool,
}

/// A day in minutes.
pub(super) const DAY: f64 = 1440.0;

impl ClockTime {
    /// Whether both can be the time of one thing.
    pub fn fits(&self, other: &Self) -> bool {
        let slack = if self.about || other.about {
            30.0
        } else if self.coarse != other.coarse {
            5.0
        } else {
            0.0
        };
        let shifts = |time: &Self| if time.twelve { vec![0.0, 720.0] } else { vec![0.0] };
        shifts(self).into_iter().any(|x| {
            shifts(other).into_iter().any(|y| {
                // Midnight is the end of one day and the beginning of the next.
                [-DAY, 0.0, DAY].into_iter().any(|wrap| {
                    let bounded = self.low >= 0.0 && other.low >= 0.0 && self.high <= DAY && other.high <= DAY;
                    (wrap == 0.0 || bounded)
                        && self.low + x <= other.high + y + wrap + slack
                        && other.low + y + wrap <= self.high + x + slack
                })
            })
        })
    }

    /// Whether both say the same.
    pub fn same(&self, other: &Self) -> bool {
        (self.low, self.high) == (other.low, other.high)
            || (self.low == self.high
                && other.low == other.high
                && self.fits(other)
                && !self.about
                && !other.about
                && self.coarse == other.coarse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::times::times;
    use crate::text::{Language, words};

    fn read(text: &str, code: &str) -> Vec<ClockTime> {
        let language = Language::from_code(code).expect("a known code");
        times(text, &words(text, language), language)
    }

    #[test]
    fn a_time_has_the_last_dot_of_its_half_of_the_day() {
        let written = |text: &str| read(text, "en").first().and_then(|time| text.get(time.span.clone())).map(str::to_owned);
        assert_eq!(written("It fell at 11 p.m. on Sunday.").as_deref(), Some("11 p.m."));
        assert_eq!(written("It fell at 11 pm.").as_deref(), Some("11 pm"));
    }

    #[test]
    fn times_are_read_in_digits_and_words() {
        let cases = [
            ("at 17:40 on Monday", "en", 1060.0, false),
            ("at 1740 hours on Monday", "en", 1060.0, false),
            ("18.00 hours: the snow goes on", "en", 1080.0, false),
            ("At 1640 fire was discovered in the hut", "en", 1000.0, false),
            ("they returned at about 0230, having reached the port", "en", 150.0, false),
            ("0840 hrs, the bell rang", "en", 520.0, false),
            ("at 5.40 p.m. on", "en", 1060.0, false),
            ("at 5pm", "en", 1020.0, false),
            ("at 8: 52 PM on", "en", 1252.0, false),
            ("at 8 : 52 a.m.", "en", 532.0, false),
            ("at 9 p. m. on", "en", 1260.0, false),
            ("until 11:05 a. m.", "en", 665.0, false),
            ("at 12:05 am", "en", 5.0, false),
            ("at half past nine", "en", 570.0, true),
            ("at a quarter to ten", "en", 585.0, true),
            ("at twenty to midnight", "en", 1420.0, false),
            ("five minutes past ten", "en", 605.0, true),
            ("at nine in the evening", "en", 1260.0, false),
            ("towards nine at night", "en", 1260.0, false),
            ("at nine o'clock", "en", 540.0, true),
            ("the clock of St Gall's was striking ten", "en", 600.0, true),
            ("the church bell had just struck nine", "en", 540.0, true),
            ("The clock was striking ten when the bridge fell.", "en", 600.0, true),
            ("it was about nine when the bridge fell", "en", 540.0, true),
            ("it was just ten when he came", "en", 600.0, true),
            ("the bell rang at nine, and the doors opened", "en", 540.0, true),
            ("they met at seven on Sundays", "en", 420.0, true),
            ("until noon", "en", 720.0, false),
            ("um 21.30 Uhr", "de", 1290.0, false),
            ("um 7 Uhr 30", "de", 450.0, true),
            ("um halb zehn", "de", 570.0, true),
            ("um Viertel nach neun", "de", 555.0, true),
            ("à 9h30", "fr", 570.0, true),
            ("à 21 h 15", "fr", 1275.0, false),
            ("à neuf heures et demie", "fr", 570.0, true),
            ("à neuf heures du soir", "fr", 1260.0, false),
            ("alle 21.30", "it", 1290.0, false),
            ("a las nueve de la noche", "es", 1260.0, false),
        ];
        for (text, code, minutes, twelve) in cases {
            let found = read(text, code);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].high, found[0].twelve), (minutes, twelve), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_time_is_none() {
        for text in [
            "nine boats",
            "three to one",
            "from twenty to thirty boats",
            "Mark 3:16 says",
            "valued at 1640 crowns",
            "put at 1640 by the police",
            "the house at 1640 Quay Street",
            "a hut at 1200 metres",
            "built in 1640",
            "Luke 8: 52 says",
            "9 p m",
            "it took 9 hours",
            "2.5 miles",
            "at 17 he left",
            "the clock fell and struck two boys",
            "lightning struck ten houses",
            "it was a hundred when I counted",
            "there were nine when we came",
            "they stood at one of the gates",
            "the vote stood at nine votes",
            "at ten he went to sea",
            "the group was small; it was only nine when the bridge fell",
            "the bell tower struck two when it fell",
        ] {
            assert_eq!(read(text, "en"), Vec::new(), "{text}");
        }
    }

    #[test]
    fn times_fit_where_they_can_be_the_same_moment() {
        let cases = [
            ("at 5 p.m.", "at 17:00", true),
            ("at 5 o'clock", "at 5 p.m.", true),
            ("at 5 o'clock", "at 6 p.m.", false),
            ("shortly after 9 p.m.", "at twenty to midnight", false),
            ("shortly after 9 p.m.", "at 9.10 p.m.", true),
            ("at half past nine", "at 9:28", true),
            ("at 8:28 am", "at 8:21 am", false),
            ("before noon", "at 11.30 a.m.", true),
            ("before noon", "at 1 p.m.", false),
            ("around 9 p.m.", "at 9.20 p.m.", true),
            ("at midnight", "at 12:20 am", false),
            ("around midnight", "at 12:05 am", true),
        ];
        for (a, b, fits) in cases {
            let (x, y) = (read(a, "en"), read(b, "en"));
            assert_eq!((x.len(), y.len()), (1, 1), "{a} / {b}: {x:?} {y:?}");
            assert_eq!(x[0].fits(&y[0]), fits, "{a} / {b}");
            assert_eq!(y[0].fits(&x[0]), fits, "{b} / {a}");
        }
    }
}
