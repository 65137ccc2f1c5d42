//! Which half of the day a clock time belongs to that does not say it: "half past nine" is 09:30 or 21:30.
//!
//! | what shows it | the half |
//! |---|---|
//! | its own sentence: "half past nine, and quite dark" | the evening |
//! | another account at the same point, or at the same time of the clock: "21:30" | that account's |
//! | the sentences beside it, or the part of the day told with its day | theirs |
//! | the time told before it, not more than four hours away | the nearer half |
//! | nothing | not known: it may be either |

use super::{Claim, Clock, Comparison};
use crate::account::PassageId;
use serde::Serialize;
use std::collections::BTreeMap;

/// What shows which half of the day a clock time belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// The claim itself, or it tells no clock time.
    #[default]
    Told,
    /// What its account says beside it.
    ItsAccount,
    /// The clock time that other accounts tell.
    OtherAccounts,
    /// Nothing: it may be either.
    Unknown,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    /// Late in the evening or in the small hours; whenever it is dark.
    Night,
}

impl PartOfDay {
    /// A clock time that may be of either half, in this part of the day.
    fn of(self, clock: Clock) -> Clock {
        let shift = match (self, clock.from) {
            (Self::Morning, 720..) => -720,
            (Self::Afternoon | Self::Evening, ..720) | (Self::Night, 360..720) => 720,
            (Self::Evening | Self::Night, 720..) => -720,
            _ => 0,
        };
        let moved = |minute: u32| minute.saturating_add_signed(shift);
        Clock { from: moved(clock.from), to: moved(clock.to), ..clock }
    }

    /// Whether it is the evening or night.
    pub(super) fn is_late(self) -> bool {
        matches!(self, Self::Evening | Self::Night)
    }
}

/// The part of the day that a word names, in five languages.
pub(super) fn part_of_day(form: &str) -> Option<PartOfDay> {
    Some(match form {
        "morning" | "dawn" | "daybreak" | "sunrise" | "breakfast" | "forenoon" | "morgens" | "vormittag" | "vormittags" | "matin"
        | "mattina" | "mattino" | "aube" | "madrugada" => PartOfDay::Morning,
        "afternoon" | "teatime" | "nachmittag" | "nachmittags" | "pomeriggio" | "tarde" => PartOfDay::Afternoon,
        "evening" | "dusk" | "nightfall" | "sunset" | "tonight" | "supper" | "abend" | "abends" | "soir" | "soirée" | "sera"
        | "tramonto" => PartOfDay::Evening,
        "night" | "midnight" | "overnight" | "dark" | "darkness" | "nacht" | "nachts" | "dunkel" | "nuit" | "notte" | "noche" => {
            PartOfDay::Night
        }
        _ if form.ends_with("abend") => PartOfDay::Evening,
        _ if form.ends_with("nachmittag") => PartOfDay::Afternoon,
        _ => return None,
    })
}

/// The parts of the day that a text names as its own; not those that something lasts to, or that follow.
fn parts_named(text: &str) -> impl Iterator<Item = PartOfDay> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut before = String::new();
    words.filter_map(move |word| {
        let form = word.to_lowercase();
        let before = std::mem::replace(&mut before, form.clone());
        let another = matches!(
            before.as_str(),
            "until" | "till" | "by" | "before" | "after" | "next" | "following" | "every" | "bis" | "nach" | "vor" | "avant" | "après"
        );
        // "Still dark" and "getting light" are of the morning.
        let part = if (before.as_str(), form.as_str()) == ("still", "dark") { Some(PartOfDay::Morning) } else { part_of_day(&form) };
        part.filter(|_| !another)
    })
}

/// The clock time in the half that a text shows; `None` where it shows none, or both.
fn shown_by(text: &str, clock: Clock) -> Option<Clock> {
    let mut found = parts_named(text).map(|part| part.of(clock));
    let first = found.next()?;
    found.all(|other| other.from / 720 % 2 == first.from / 720 % 2).then_some(first)
}

/// The clock times that the accounts tell with their half of the day, in minutes.
pub(super) struct Certain {
    of_point: BTreeMap<usize, Vec<u32>>,
    all: Vec<u32>,
}

impl Certain {
    /// Those of the claims.
    pub(super) fn new<'a>(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut of_point: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        let mut all = Vec::new();
        for claim in claims {
            let Some(clock) = claim.told.clock.filter(|clock| !clock.either_half) else { continue };
            of_point.entry(claim.point).or_default().push(clock.from);
            // Those of a whole part of the day, as of "in the evening", are no time of the clock.
            all.extend((clock.to - clock.from <= 30).then_some(clock.from));
        }
        of_point.values_mut().chain([&mut all]).for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        Self { of_point, all }
    }

    /// The half that others show at the same point, or else by telling the same time of the clock.
    fn shows(&self, clock: Clock, point: usize) -> Option<Clock> {
        let at_point = self.of_point.get(&point).and_then(|known| agreed(clock, known, 360));
        at_point.or_else(|| agreed(clock, &self.all, 5))
    }
}

/// How many minutes two times of the clock are apart, whatever day they are of.
fn apart(x: u32, y: u32) -> u32 {
    let distance = (x % 1440).abs_diff(y % 1440);
    distance.min(1440 - distance)
}

/// The clock time twelve hours on.
fn later(clock: Clock) -> Clock {
    Clock { from: clock.from + 720, to: clock.to + 720, ..clock }
}

/// The half nearest to one of the known times, if that is near enough; `None` where known times are as near to the other.
fn agreed(clock: Clock, known: &[u32], most: u32) -> Option<Clock> {
    let nearest = |clock: Clock| known.iter().map(|&known| apart(clock.from, known)).min();
    let (early, late) = (nearest(clock)?, nearest(later(clock))?);
    match early.cmp(&late) {
        std::cmp::Ordering::Less => (early <= most).then_some(clock),
        std::cmp::Ordering::Greater => (late <= most).then(|| later(clock)),
        std::cmp::Ordering::Equal => None,
    }
}

/// What is known beside a claim when its half of the day is looked for.
pub(super) struct Beside<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) certain: &'a Certain,
    /// The part of the day told with the claim's own day, and with the day told before it.
    pub(super) own_part: Option<PartOfDay>,
    pub(super) day_part: Option<PartOfDay>,
    /// The clock time told before.
    pub(super) before: Option<u32>,
}

/// The clock time of a claim in the half of the day it belongs to, and what shows that. Where nothing does, it reaches over both.
pub(super) fn in_its_half(claim: &Claim, clock: Clock, beside: &Beside<'_>) -> (Clock, Half) {
    if !clock.either_half {
        return (clock, Half::Told);
    }
    let (comparison, id) = (beside.comparison, claim.passage);
    let text = |steps: i64| {
        let place = u32::try_from(i64::from(id.index) + steps).ok()? as usize;
        let known = comparison.passages.get(id.siglum.index()).is_some_and(|passages| place < passages.len());
        known.then(|| comparison.text(PassageId::new(id.siglum, place)))
    };
    let own = || beside.own_part.map(|part| part.of(clock)).or_else(|| shown_by(text(0)?, clock));
    let around = || [-1, 1, -2, 2].into_iter().find_map(|steps| shown_by(text(steps)?, clock));
    let with_day = || beside.day_part.map(|part| part.of(clock));
    let before = || agreed(clock, beside.before.as_slice(), 240);
    if let Some(clock) = own() {
        (clock, Half::ItsAccount)
    } else if let Some(clock) = beside.certain.shows(clock, claim.point) {
        (clock, Half::OtherAccounts)
    } else if let Some(clock) = around().or_else(with_day).or_else(before) {
        (clock, Half::ItsAccount)
    } else {
        (Clock { to: clock.to + 720, ..clock }, Half::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shows_the_half_unless_it_names_both() {
        let clock = |from: u32| Clock { from, to: from, either_half: true };
        let shown = |text: &str, from: u32| shown_by(text, clock(from)).map(|clock| clock.from);
        assert_eq!(shown("It was seven and already dark.", 420), Some(1140));
        assert_eq!(shown("It was seven and still dark.", 420), Some(420));
        assert_eq!(shown("That night we woke at three.", 180), Some(180));
        assert_eq!(shown("They stayed from seven until morning.", 420), None);
        assert_eq!(shown("From seven in the evening to the morning prayer.", 420), None);
        assert_eq!(shown("At half past twelve at night.", 750), Some(30));
    }

    #[test]
    fn known_times_show_the_half_they_are_nearer_to() {
        let clock = Clock { from: 450, to: 450, either_half: true };
        let shown = |known: &[u32], most: u32| agreed(clock, known, most).map(|clock| clock.from);
        assert_eq!((shown(&[1170], 5), shown(&[451], 5), shown(&[600], 5)), (Some(1170), Some(450), None));
        assert_eq!((shown(&[450, 1170], 360), shown(&[], 360)), (None, None));
    }
}
