//! Finds the clock times of a passage; what a clock time is stands in [`super::clock`].
//!
//! ```text
//! 17:40 · 5.40 p.m. · half past nine · halb zehn · 9h30 · alle 21.30 · a las nueve de la noche · shortly after midnight
//! ```

use super::clock::{ClockTime, DAY};
use super::half_of_day::{Half, Reading, stretches};
use super::number_words::{Part, part};
use super::scan::Scan;
use super::unit::unit;
use super::{Language, Word};

/// The clock times of a passage, in order.
pub(super) fn times(text: &str, words: &[Word], language: Language) -> Vec<ClockTime> {
    let scan = Scan { text, words, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match scan.time(at) {
            Some(mut time) => {
                if scan.is_struck(at) {
                    // "Striking ten" is the time: the clock has not struck anybody.
                    time.words.start = at - 1;
                    time.span.start = words[at - 1].span.start;
                }
                at = time.words.end.max(at + 1);
                scan.bound_time(&mut time);
                found.push(time);
            }
            None => at += 1,
        }
    }
    stretches(words, found)
}

impl Scan<'_> {
    fn small(&self, at: usize, most: f64) -> Option<f64> {
        let value = match part(self.form(at), self.language) {
            Some(Part::Small(value)) => value,
            _ => self.form(at).parse().ok().filter(|_| self.form(at).len() <= 2)?,
        };
        let form = self.form(at);
        (value <= most && value.fract() == 0.0 && !matches!(form, "both" | "beide" | "beiden")).then_some(value)
    }

    fn time(&self, at: usize) -> Option<ClockTime> {
        if let Some((low, high, end)) = self.part_of_day(at) {
            let span = self.words[at].span.start..self.words[end - 1].span.end;
            return Some(ClockTime { span, words: at..end, low, high, twelve: false, about: false, by: false, coarse: true });
        }
        let reading = self.phrase(at).or_else(|| self.clock_digits(at)).or_else(|| self.hour(at))?;
        let mut end = reading.end;
        let mut minutes = reading.minutes;
        let mut certain = reading.certain || minutes > 780.0;
        if !certain && let Some((afternoon, after)) = self.half_of_day(end) {
            let noon = minutes >= 720.0;
            minutes += match (afternoon, noon) {
                (Half::Afternoon, false) => 720.0,
                (Half::Night, false) if minutes >= 360.0 => 720.0,
                (Half::Morning | Half::Night, true) => -720.0,
                _ => 0.0,
            };
            certain = true;
            end = after;
        }
        let span = self.words[at].span.start..self.written_end(end - 1);
        Some(ClockTime {
            span,
            words: at..end,
            low: minutes,
            high: minutes,
            twelve: !certain && minutes < 780.0,
            about: false,
            by: false,
            coarse: reading.coarse,
        })
    }

    /// Where the word at the end of a time ends as it is written: "p.m." has its last dot.
    fn written_end(&self, last: usize) -> usize {
        let end = self.words[last].span.end;
        let dotted = matches!(self.form(last), "p.m" | "a.m") && self.text.get(end..).is_some_and(|rest| rest.starts_with('.'));
        end + usize::from(dotted)
    }

    /// Daybreak and nightfall, whenever they are in the year; "in the morning".
    fn part_of_day(&self, at: usize) -> Option<(f64, f64, usize)> {
        Some(match (self.form(at), self.form(at + 1), self.form(at + 2)) {
            ("daybreak" | "dawn" | "sunrise" | "morgengrauen" | "tagesanbruch" | "aube" | "alba" | "amanecer", _, _) => {
                (180.0, 510.0, at + 1)
            }
            ("nightfall" | "dusk" | "sunset" | "sonnenuntergang" | "tramonto" | "anochecer", _, _) => (930.0, 1380.0, at + 1),
            ("in", "the", "morning") => (0.0, 720.0, at + 3),
            ("in", "the", "afternoon") => (720.0, 1110.0, at + 3),
            ("in", "the", "evening") => (1020.0, 1440.0, at + 3),
            _ => return None,
        })
    }

    /// Noon, midnight, "half past nine", "twenty to midnight", "halb zehn".
    fn phrase(&self, at: usize) -> Option<Reading> {
        if let Some(minutes) = self.named(at) {
            return Some(Reading { end: at + 1, minutes, certain: true, coarse: true });
        }
        let form = self.form(at);
        if self.language == Language::GERMAN && form == "halb" {
            let hour = self.small(at + 1, 12.0)?;
            return Some(Reading { end: at + 2, minutes: hour * 60.0 - 30.0, certain: false, coarse: true });
        }
        let (amount, coarse) = match form {
            "half" => (30.0, true),
            "quarter" | "viertel" => (15.0, true),
            _ => (self.small(at, 59.0)?, false),
        };
        let mut next = at + 1;
        // "Twenty-five past seven".
        let tens = self.language == Language::ENGLISH && amount >= 20.0 && amount % 10.0 == 0.0 && form.starts_with(char::is_alphabetic);
        let ones = if tens && matches!(self.gap(next), "-" | " " | "‐" | "‑") {
            self.small(next, 9.0).filter(|ones| *ones >= 1.0)
        } else {
            None
        };
        let amount = amount + ones.unwrap_or(0.0);
        next += usize::from(ones.is_some());
        if matches!(self.form(next), "minutes" | "minute" | "mins" | "minuten") {
            next += 1;
        }
        let told = next > at + 1 + usize::from(ones.is_some()) || coarse;
        let sign = match self.form(next) {
            "past" => 1.0,
            "after" | "nach" if told || self.language == Language::GERMAN => 1.0,
            "to" | "till" if form != "half" && amount <= 30.0 => -1.0,
            "before" | "vor" | "of" if told && form != "half" => -1.0,
            _ => return None,
        };
        let (target, certain, end) = match self.named(next + 1) {
            Some(minutes) => (minutes, true, next + 2),
            None => {
                let hour = self.small(next + 1, 12.0)?;
                let clock = usize::from(matches!(self.form(next + 2), "o'clock" | "uhr"));
                // "three to one" is a result and "twenty to thirty" a range; a time to the hour has a round number of minutes.
                let plausible = told || self.form(next) == "past" || (amount % 5.0 == 0.0 && hour <= 12.0 && amount > hour);
                if !plausible
                    || (self.form(next) == "to"
                        && !told
                        && !matches!(self.back(at, 1), "at" | "by" | "about" | "until" | "after" | "before"))
                {
                    return None;
                }
                (hour * 60.0, false, next + 2 + clock)
            }
        };
        Some(Reading { end, minutes: target + sign * amount, certain, coarse: coarse || amount % 15.0 == 0.0 })
    }

    fn named(&self, at: usize) -> Option<f64> {
        Some(match self.form(at) {
            "noon" | "midday" | "midi" | "mezzogiorno" | "mediodía" => 720.0,
            "mittag" | "mittags"
                if matches!(self.back(at, 1), "am" | "zu" | "gegen" | "bis" | "vor" | "nach" | "kurz") || self.form(at) == "mittags" =>
            {
                720.0
            }
            "midnight" | "mitternacht" | "minuit" | "mezzanotte" | "medianoche" => DAY,
            _ => return None,
        })
    }

    /// Whether four digits are a clock time as logs have them: "at 1640 fire discovered", "returned at 0230". Not "valued at 1640 crowns", "at
    /// 1640 Quay Street", nor what is counted.
    fn is_logged(&self, at: usize) -> bool {
        let about = usize::from(matches!(self.back(at, 1), "about" | "around" | "approximately"));
        let amount = matches!(
            self.back(at, 2 + about),
            "estimated" | "level" | "levels" | "numbered" | "priced" | "put" | "reckoned" | "set" | "sold" | "stands" | "stood" | "valued"
        );
        let joined = self.gap(at + 1) == " ";
        let next = self.form(at + 1);
        let counted = joined && (next.ends_with('s') && !matches!(next, "was" | "is" | "as") || unit(next).is_some());
        let named = joined && self.words.get(at + 1).is_some_and(|word| word.capital);
        self.language == Language::ENGLISH && self.back(at, 1 + about) == "at" && !amount && !counted && !named
    }

    /// `17:40`, `7.30 p.m.`, `5pm`, `9h30`, `21.30 Uhr`.
    fn clock_digits(&self, at: usize) -> Option<Reading> {
        let raw = self.raw(at);
        if !raw.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let reading = |end: usize, hours: &str, minutes: &str, certain: bool| {
            let (h, m): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
            let coarse = minutes == "00" || minutes == "0";
            (h <= 24.0 && m <= 59.0 && hours.len() <= 2).then_some(Reading {
                end,
                minutes: h * 60.0 + m,
                certain: certain || hours.starts_with('0'),
                coarse,
            })
        };
        // "At 1740 hours", "0800 hrs".
        if raw.len() == 4
            && raw.bytes().all(|b| b.is_ascii_digit())
            && matches!(self.form(at + 1), "hours" | "hrs")
            && self.form(at + 2) != "of"
            && (raw.starts_with('0') || self.back(at, 1) == "at")
        {
            return reading(at + 2, &raw[..2], &raw[2..], true);
        }
        // "18.00 hours", "05.30 hrs".
        if let Some((hours, minutes)) = raw.split_once('.').filter(|_| matches!(self.form(at + 1), "hours" | "hrs") && raw.len() == 5)
            && minutes.len() == 2
        {
            return reading(at + 2, hours, minutes, true);
        }
        if raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit()) && self.is_logged(at) {
            return reading(at + 1, &raw[..2], &raw[2..], true);
        }
        // "17:40": two words with a colon between them; "8: 52 PM", as news agencies' texts come out of some archives.
        let second = self.raw(at + 1);
        let apart = matches!(self.gap(at + 1), ": " | " : ") && second.len() == 2 && self.half_of_day(at + 2).is_some();
        if (apart || self.gap(at + 1) == ":")
            && second.len() >= 2
            && second.is_char_boundary(2)
            && second[..2].bytes().all(|b| b.is_ascii_digit())
        {
            let (minutes, rest) = second.split_at(2);
            let more = self.gap(at + 2) == ":";
            let named = at > 0 && self.words[at - 1].capital && !self.words[at - 1].function && self.gap(at) == " ";
            let marked = self.afternoon_mark(rest).is_some() || self.half_of_day(at + 2).is_some() || self.form(at + 2) == "uhr";
            if (named && !marked) || !rest.chars().all(char::is_alphabetic) {
                return None;
            }
            let end = at + 2 + usize::from(more);
            return self.marked(reading(end, raw, minutes, false)?, rest);
        }
        let letters = raw.find(|c: char| c.is_alphabetic()).unwrap_or(raw.len());
        let (number, suffix) = (raw[..letters].trim_end_matches('.'), raw[letters..].to_lowercase());
        let (hours, minutes) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        if self.afternoon_mark(&suffix).is_some() {
            return self.marked(reading(at + 1, hours, minutes, false)?, &suffix);
        }
        // "9h30", "9 h 30", "9 heures".
        if matches!(self.language.code(), "fr" | "it" | "es" | "pt") && (suffix.starts_with('h') || suffix.is_empty()) {
            let rest = suffix.strip_prefix('h').unwrap_or("");
            if !suffix.is_empty() && (rest.is_empty() || rest.len() == 2) {
                let rest = if rest.is_empty()
                    && self.raw(at + 1).len() == 2
                    && self.gap(at + 1) == " "
                    && self.raw(at + 1).bytes().all(|b| b.is_ascii_digit())
                {
                    return reading(at + 2, number, self.raw(at + 1), false);
                } else if rest.is_empty() {
                    "0"
                } else {
                    rest
                };
                return reading(at + 1, number, rest, false);
            }
        }
        if !suffix.is_empty() {
            return None;
        }
        match self.form(at + 1) {
            "uhr" => {
                let minutes_after = self.raw(at + 2);
                if minutes == "0"
                    && minutes_after.len() == 2
                    && minutes_after.bytes().all(|b| b.is_ascii_digit())
                    && self.gap(at + 2) == " "
                {
                    return reading(at + 3, hours, minutes_after, false);
                }
                reading(at + 2, hours, minutes, false)
            }
            "o'clock" => reading(at + 2, hours, minutes, false),
            "h" if self.language != Language::ENGLISH => {
                let minutes_after = self.raw(at + 2);
                if minutes_after.len() == 2 && minutes_after.bytes().all(|b| b.is_ascii_digit()) && self.gap(at + 2) == " " {
                    return reading(at + 3, hours, minutes_after, false);
                }
                reading(at + 2, hours, "0", false)
            }
            "heures" | "heure" if self.asks_for_time(at) => reading(at + 2, hours, minutes, false),
            _ if self.half_of_day(at + 1).is_some() && (minutes != "0" || self.asks_for_time(at) || self.exact_mark(at + 1)) => {
                reading(at + 1, hours, minutes, false)
            }
            _ if number.contains('.')
                && minutes.len() == 2
                && matches!(self.back(at, 1), "at" | "um" | "alle" | "ore")
                && self.words.get(at + 1).is_none_or(|word| word.function || self.gap(at + 1).contains(['.', ','])) =>
            {
                reading(at + 1, hours, minutes, false)
            }
            _ if matches!(self.back(at, 1), "ore") || (matches!(self.back(at, 1), "alle" | "dalle") && minutes == "0") => {
                reading(at + 1, hours, minutes, false)
            }
            _ if self.back(at, 1) == "las"
                && self.language.code() == "es"
                && hours.len() <= 2
                && matches!(self.back(at, 2), "a" | "desde" | "hasta" | "sobre") =>
            {
                reading(at + 1, hours, minutes, false)
            }
            _ => None,
        }
    }

    /// `nine o'clock`, `neun Uhr`, `neuf heures et demie`, `at nine in the evening`, `the clock struck nine`, `it was nine when`.
    fn hour(&self, at: usize) -> Option<Reading> {
        let hour = self.small(at, 24.0).filter(|hour| *hour >= 1.0)?;
        let reading = |end: usize, minutes: f64| Some(Reading { end, minutes: hour * 60.0 + minutes, certain: false, coarse: true });
        match self.form(at + 1) {
            "o'clock" | "uhr" => return reading(at + 2, 0.0),
            "heures" | "heure" if self.asks_for_time(at) => {
                return if matches!(self.form(at + 2), "et") && self.form(at + 3).starts_with("demi") {
                    reading(at + 4, 30.0)
                } else {
                    reading(at + 2, 0.0)
                };
            }
            "e" if matches!(self.back(at, 1), "alle" | "le" | "dalle") && self.form(at + 2) == "mezza" => return reading(at + 3, 30.0),
            "y" if self.back(at, 1) == "las" && self.form(at + 2) == "media" => return reading(at + 3, 30.0),
            _ => {}
        }
        let led = match self.language.code() {
            "es" => self.back(at, 1) == "las" && matches!(self.back(at, 2), "a" | "desde" | "hasta" | "sobre"),
            "it" => matches!(self.back(at, 1), "alle" | "dalle"),
            _ => false,
        };
        if led || hour <= 12.0 && (self.is_struck(at) || self.is_it_when(at) || self.is_at(at)) {
            return reading(at + 1, 0.0);
        }
        let marked = self.half_of_day(at + 1).is_some();
        (hour <= 12.0 && marked && (self.asks_for_time(at) || self.exact_mark(at + 1))).then_some(())?;
        reading(at + 1, 0.0)
    }

    /// Whether a number is what a clock struck: "the clock of the church was striking ten".
    fn is_struck(&self, at: usize) -> bool {
        // "The clock fell and struck two boys".
        let done = self.gap(at + 1) != " " || self.words.get(at + 1).is_none_or(|next| next.function);
        strikes(self.back(at, 1))
            && done
            && (2..10)
                .any(|steps| matches!(self.back(at, steps), "clock" | "clocks" | "bell" | "bells") && self.back(at, steps - 1) != "tower")
    }

    /// Whether a number in letters is an hour by the word before it alone: "the bell rang at nine". Not "at one of the gates", nor the age of
    /// "at ten he went to sea".
    fn is_at(&self, at: usize) -> bool {
        let letters = self.form(at).starts_with(char::is_alphabetic);
        let next = self.words.get(at + 1);
        let apart =
            self.gap(at + 1) != " " || next.is_none_or(|next| next.function && !matches!(next.form.as_str(), "of" | "per" | "a" | "to"));
        self.language == Language::ENGLISH && letters && self.back(at, 1) == "at" && at > 1 && apart
    }

    /// Whether a number is the time of what follows: "it was about nine when the bridge fell".
    fn is_it_when(&self, at: usize) -> bool {
        // "The group was small; it was only nine when …" counts them.
        let led = |steps: usize| {
            let begins = at == steps + 1 || matches!(self.back(at, steps + 2), "and" | "but") || self.gap(at - steps - 1).contains(',');
            begins && (self.back(at, steps + 1), self.back(at, steps)) == ("it", "was") && self.back(at, 1) != "only"
        };
        self.form(at + 1) == "when" && (1..4).filter(|steps| *steps < at).any(led)
    }

    /// Whether the word before a number asks for a clock time.
    fn asks_for_time(&self, at: usize) -> bool {
        matches!(
            self.back(at, 1),
            "at" | "by"
                | "before"
                | "after"
                | "until"
                | "around"
                | "about"
                | "towards"
                | "toward"
                | "from"
                | "since"
                | "um"
                | "gegen"
                | "bis"
                | "vor"
                | "nach"
                | "ab"
                | "à"
                | "vers"
                | "avant"
                | "après"
                | "dès"
                | "ici"
                | "alle"
                | "verso"
                | "dalle"
                | "las"
        )
    }
}

/// Whether a word tells that a clock strikes.
pub(super) fn strikes(form: &str) -> bool {
    matches!(form, "struck" | "strikes" | "striking" | "strike" | "chimed" | "chiming" | "tolled" | "tolling")
}
