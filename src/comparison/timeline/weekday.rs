//! Which day a weekday is that is told without a date.
//!
//! | told | stands at |
//! |---|---|
//! | "on Friday", of what is past, in an account written within a week of what it tells | the last Friday up to when it was written |
//! | the same in another account | the Friday after the day told before, where that is not more than three days on; else nowhere |
//! | "until Friday", "on Friday it reopens" | the next Friday after it was written; else after the day told before |
//! | "Friday" with no verb to go by | the day told before if it is a Friday; else nowhere |
//!
//! A Friday on the wrong day is worse than one without a day: what may be the one before or the one after is left without.

use super::Exactness;
use super::hint::Tense;
use crate::text::{date_of, weekday_of};

/// What a weekday is counted from.
pub(super) struct Anchors {
    /// The day on which the account was written.
    pub(super) written: Option<i64>,
    /// The day told before.
    pub(super) event: Option<i64>,
}

/// So many days after what it tells an account may have been written, for its weekdays to be those before it was.
const FRESH: i64 = 7;
/// So many days after the day told before, a weekday is that of what followed.
const NEAR: i64 = 3;

/// How many days it is from a day to the next such weekday, 0 to 6.
fn ahead(day: i64, weekday: u32) -> i64 {
    let (year, month, of_month) = date_of(day);
    (i64::from(weekday) - i64::from(weekday_of(year, month, of_month))).rem_euclid(7)
}

/// The last such weekday up to a day, that day with it.
pub(super) fn last(day: i64, weekday: u32) -> i64 {
    day - (7 - ahead(day, weekday)) % 7
}

/// The first such weekday after a day.
fn next(day: i64, weekday: u32) -> i64 {
    day + (ahead(day, weekday) + 6) % 7 + 1
}

/// The day nearest to another one that is this weekday.
pub(super) fn nearest(day: i64, weekday: u32) -> i64 {
    let ahead = ahead(day, weekday);
    day + if ahead > NEAR { ahead - 7 } else { ahead }
}

/// The day of a weekday; `None` where the words do not tell it.
pub(super) fn day(weekday: u32, tense: Tense, exactness: Exactness, anchors: &Anchors) -> Option<i64> {
    // What is told as past did not happen after it was written.
    let event = anchors.event.filter(|event| anchors.written.is_none_or(|written| *event <= written));
    let written = anchors.written.filter(|written| event.is_none_or(|event| written - event <= FRESH));
    match tense {
        Tense::ToCome => Some(next(written.or(event)?, weekday)),
        Tense::Past => {
            let before = written.map(|written| last(written, weekday));
            // What lasted until a day ended after it began.
            if exactness == Exactness::By && before.zip(event).is_none_or(|(before, event)| before < event) {
                return Some(next(event?, weekday));
            }
            before.or_else(|| event.filter(|&event| ahead(event, weekday) <= NEAR).map(|event| event + ahead(event, weekday)))
        }
        Tense::Unclear => event.filter(|&event| ahead(event, weekday) == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::day_number;

    /// 13 May 1971 was a Thursday.
    const THURSDAY: (i32, u32, u32) = (1971, 5, 13);

    fn found(weekday: u32, tense: Tense, written: Option<u32>, event: Option<u32>) -> Option<u32> {
        let of_may = |day: u32| day_number(THURSDAY.0, THURSDAY.1, day);
        let anchors = Anchors { written: written.map(of_may), event: event.map(of_may) };
        day(weekday, tense, Exactness::Exact, &anchors).map(|day| date_of(day).2)
    }

    #[test]
    fn what_is_past_is_before_it_was_written_and_what_is_to_come_is_after() {
        assert_eq!(found(3, Tense::Past, Some(14), None), Some(13));
        assert_eq!(found(4, Tense::Past, Some(14), None), Some(14));
        assert_eq!(found(0, Tense::ToCome, Some(14), Some(13)), Some(17));
        assert_eq!(found(4, Tense::ToCome, Some(14), Some(13)), Some(21));
    }

    #[test]
    fn without_a_fresh_account_a_weekday_follows_what_is_told_or_has_no_day() {
        assert_eq!(found(4, Tense::Past, None, Some(13)), Some(14));
        assert_eq!(found(6, Tense::Past, Some(31), Some(13)), Some(16));
        assert_eq!(found(1, Tense::Past, None, Some(13)), None);
        assert_eq!(found(0, Tense::ToCome, None, Some(13)), Some(17));
        assert_eq!((found(4, Tense::Unclear, Some(14), Some(13)), found(3, Tense::Unclear, None, Some(13))), (None, Some(13)));
        assert_eq!(found(4, Tense::Past, None, None), None);
    }

    #[test]
    fn a_day_to_come_is_no_anchor_of_what_is_past() {
        assert_eq!(found(1, Tense::Past, Some(12), Some(24)), Some(11));
    }

    #[test]
    fn what_lasted_until_a_weekday_ended_after_it_began() {
        let of_may = |day: u32| day_number(THURSDAY.0, THURSDAY.1, day);
        let anchors = Anchors { written: Some(of_may(14)), event: Some(of_may(13)) };
        assert_eq!(day(1, Tense::Past, Exactness::By, &anchors).map(|day| date_of(day).2), Some(18));
    }
}
