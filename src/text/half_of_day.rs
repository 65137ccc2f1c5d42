//! What stands around a clock time and says which half of the day and how nearly it is meant.
//!
//! ```text
//! 7.30 [p.m.] · drei Uhr [nachmittags] · [shortly before] nine · [by] noon · [between] 7.10 [and] 8.40
//! ```

use super::Word;
use super::clock::{ClockTime, DAY};
use super::scan::Scan;

/// An hour and minute as read, before morning and evening are told apart.
pub(super) struct Reading {
    pub(super) end: usize,
    pub(super) minutes: f64,
    /// It is known which half of the day is meant.
    pub(super) certain: bool,
    pub(super) coarse: bool,
}

/// Which half of the day a clock time is meant of.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Morning,
    Afternoon,
    Night,
}

/// Makes one of two times between which something was: "between 7.10 and 8.40 nobody came".
pub(super) fn stretches(words: &[Word], times: Vec<ClockTime>) -> Vec<ClockTime> {
    let mut found: Vec<ClockTime> = Vec::new();
    for time in times {
        let joined = |first: &ClockTime| {
            let between = first.words.start.checked_sub(1).is_some_and(|at| words[at].form == "between");
            let and = first.words.end + 1 == time.words.start && words[first.words.end].form == "and";
            between && and && first.low <= time.high
        };
        match found.last_mut() {
            Some(first) if joined(first) => {
                *first = ClockTime {
                    words: first.words.start..time.words.end,
                    span: first.span.start..time.span.end,
                    high: time.high,
                    ..first.clone()
                };
            }
            _ => found.push(time),
        }
    }
    found
}

impl Scan<'_> {
    /// Which half of the day the words behind a time name, and where they end.
    pub(super) fn half_of_day(&self, at: usize) -> Option<(Half, usize)> {
        let form = self.form(at);
        if let Some(afternoon) = self.afternoon_mark(form) {
            return Some((if afternoon { Half::Afternoon } else { Half::Morning }, at + 1));
        }
        // "9 p. m."
        if let ("p" | "a", "m") = (form, self.form(at + 1))
            && matches!(self.gap(at + 1), " " | "." | ". ")
            && self.back(at, 1).starts_with(|letter: char| letter.is_ascii_digit())
        {
            return Some((if form == "p" { Half::Afternoon } else { Half::Morning }, at + 2));
        }
        let part = |form: &str| {
            Some(match form {
                "morning" | "morgens" | "morgen" | "vormittags" | "früh" | "matin" | "mattina" | "mattino" | "mañana" => Half::Morning,
                "afternoon" | "evening" | "nachmittags" | "nachmittag" | "abends" | "abend" | "soir" | "pomeriggio" | "sera" | "tarde" => {
                    Half::Afternoon
                }
                "night" | "nachts" | "nacht" | "nuit" | "notte" | "noche" => Half::Night,
                _ => return None,
            })
        };
        // "3 heures de l'après-midi".
        let lead = usize::from(form == "de");
        if (self.form(at + lead), self.form(at + lead + 1)) == ("l'", "après") {
            return Some((Half::Afternoon, at + lead + 3));
        }
        let direct = match self.language.code() {
            "en" => None,
            _ => part(form).map(|half| (half, at + 1)),
        };
        direct.or_else(|| match (form, self.form(at + 1)) {
            ("in" | "de", "the" | "la") => part(self.form(at + 2)).map(|half| (half, at + 3)),
            ("at", "night") => Some((Half::Night, at + 2)),
            ("am" | "du" | "di" | "de" | "del", next) => part(next).map(|half| (half, at + 2)),
            ("that" | "this", next) => part(next).map(|half| (half, at + 2)),
            ("tonight", _) => Some((Half::Afternoon, at + 1)),
            _ => None,
        })
    }

    /// Applies a mark written right behind the digits: `7.30pm`.
    pub(super) fn marked(&self, reading: Reading, suffix: &str) -> Option<Reading> {
        let Some(afternoon) = self.afternoon_mark(suffix) else { return Some(reading) };
        let noon = reading.minutes >= 720.0;
        let shift = match (afternoon, noon) {
            (true, false) => 720.0,
            (false, true) => -720.0,
            _ => 0.0,
        };
        Some(Reading { minutes: reading.minutes + shift, certain: true, ..reading })
    }

    pub(super) fn afternoon_mark(&self, suffix: &str) -> Option<bool> {
        match suffix.trim_matches('.') {
            "pm" | "p.m" => Some(true),
            "am" | "a.m" => Some(false),
            _ => None,
        }
    }

    pub(super) fn exact_mark(&self, at: usize) -> bool {
        self.afternoon_mark(self.form(at)).is_some()
    }

    /// Takes in the words before a time that say how it is meant.
    pub(super) fn bound_time(&self, time: &mut ClockTime) {
        let start = time.words.start;
        let (one, two) = (self.back(start, 1), self.back(start, 2));
        let at = time.low;
        let taken = match (two, one) {
            ("shortly" | "just" | "soon" | "minutes" | "kurz", "after" | "nach") | ("peu", "après") | ("poco", "dopo") => {
                (time.low, time.high) = (at, at + 30.0);
                2
            }
            ("shortly" | "just" | "minutes" | "kurz", "before" | "vor") | ("peu", "avant") | ("poco", "prima") => {
                (time.low, time.high) = (at - 30.0, at);
                2
            }
            (_, "before" | "vor" | "avant") => {
                (time.low, time.high) = (-DAY, at - 1.0);
                1
            }
            (_, "after" | "nach" | "après" | "dopo") => {
                (time.low, time.high) = (at + 1.0, 2.0 * DAY);
                1
            }
            (_, "since" | "from" | "seit" | "ab" | "depuis" | "dès" | "dalle") => {
                time.high = 2.0 * DAY;
                1
            }
            ("jusqu'", "à") => {
                time.low = -DAY;
                time.by = true;
                2
            }
            (_, "by" | "until" | "till" | "bis") => {
                time.low = -DAY;
                time.by = true;
                1
            }
            (
                _,
                "around" | "about" | "gegen" | "vers" | "verso" | "circa" | "nearly" | "almost" | "sobre" | "approximately" | "roughly",
            ) => {
                time.about = true;
                1
            }
            _ => return,
        };
        time.words.start = start - taken;
        time.span.start = self.words[time.words.start].span.start;
    }
}
