//! State: what the weather was, whether somebody was there, lives or was hurt.
//!
//! | first | second | |
//! |---|---|---|
//! | the women stood in a steady rain | it was dry all day | contradicts |
//! | a severe gale was blowing | there was hardly any sea | contradicts |
//! | Lund was not present last night | Mr. A. Lund attended the hearing | contradicts |
//! | Enoch Lund was drowned at his post | Lund is not dead | contradicts |
//! | nobody was hurt | one of the men broke his wrist | contradicts |
//! | Lund survived the fire | Lund died two years later | nothing: later |
//! | it rained on Monday | it was dry on Tuesday | nothing: other days |
//! | it was dry, and in the night it rained | it rained | nothing: one tells both |
//! | Lund was not present | Brask attended | nothing: another one |

use super::opposite::tell_other_times;
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Date, Fate, Named, Negation, Sky, Weekday, Word, denied_fate, injuries, lives, presences, weather};
use std::ops::Range;

/// What two passages say of the weather, and of who was there, lives or was hurt: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let piece = |kind: EvidenceKind, x: &Range<usize>, y: &Range<usize>, of: &str| {
        let (sa, sb) = (word_span(a, x), word_span(b, y));
        let why = format!("“{}” against “{}”: {of}", super::quote(a, &sa), super::quote(b, &sb));
        Evidence { kind, relation: Relation::Contradicts, a: sa, b: sb, why }
    };
    let told = |e: Exhibit<'_>| weather(&e.features.words, &e.features.negations);
    let (xs, ys) = (told(a), told(b));
    let alone = |all: &[(Sky, Range<usize>)], sky: Sky| !all.iter().any(|(other, _)| *other == sky.opposite());
    let sky = xs.iter().find_map(|(sky, x)| {
        let (_, y) = ys.iter().find(|(other, _)| *other == sky.opposite() && alone(&xs, *sky) && alone(&ys, *other))?;
        Some((x, y))
    });
    // "Not a drop of rain": what is denied is a denial of it.
    let denied = |e: Exhibit<'_>, words: &Range<usize>| e.features.negations.iter().any(|negation| words.contains(&negation.words.start));
    let may = || !at_other_days(a, b) && !tell_other_times(a, b) && !is_foreseen(a) && !is_foreseen(b);
    if let Some((x, y)) = sky {
        let kind = if denied(a, x) == denied(b, y) { EvidenceKind::Opposite } else { EvidenceKind::Negation };
        return may().then(|| piece(kind, x, y, "the weather"));
    }
    if let Some((x, y)) = life(a, b) {
        return may().then(|| piece(EvidenceKind::Negation, &x, &y, "whether one lives"));
    }
    if let Some((x, y)) = harm(a, b) {
        return may().then(|| piece(EvidenceKind::Negation, &x, &y, "whether anybody was hurt"));
    }
    let (x, y) = of_one(a, b, presences)?;
    may().then(|| piece(EvidenceKind::Negation, &x, &y, "whether one was there"))
}

/// The words of two passages of which one tells that something is so of somebody by his name, and the other that it is not.
fn of_one(a: Exhibit<'_>, b: Exhibit<'_>, told: fn(&[Word], &[Negation]) -> Vec<Named>) -> Option<(Range<usize>, Range<usize>)> {
    let [xs, ys] = [a, b].map(|e| told(&e.features.words, &e.features.negations));
    xs.iter().find_map(|x| ys.iter().find(|y| x.who == y.who && x.so != y.so).map(|y| (x.words.clone(), y.words.clone())))
}

/// The words of two passages that tell of one by name that he died and that he lives.
fn life(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<(Range<usize>, Range<usize>)> {
    // Who survived the fire may have died of it later.
    let later =
        |e: Exhibit<'_>| e.features.words.iter().any(|word| matches!(word.form.as_str(), "later" | "afterwards" | "since" | "years"));
    of_one(a, b, lives).filter(|_| !later(a) && !later(b))
}

/// The words of two passages of which one denies that anybody was hurt, and the other tells what befell somebody's body.
fn harm(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let denied = |e: Exhibit<'_>| {
        let harmed = |negation: &&Negation| denied_fate(&e.features.words, negation) == Some(Fate::Hurt);
        e.features.negations.iter().find(harmed).map(|negation| negation.words.start..negation.scope.end.min(negation.words.end + 2))
    };
    let told = |e: Exhibit<'_>| injuries(&e.features.words, &e.features.negations).into_iter().next();
    denied(a).zip(told(b)).or_else(|| told(a).zip(denied(b)))
}

/// Whether each tells its day, and it is another one.
fn at_other_days(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let (x, y) = (&a.features.figures, &b.features.figures);
    let dated = !x.dates.is_empty() && !y.dates.is_empty();
    let days = !x.weekdays.is_empty() && !y.weekdays.is_empty();
    let date = |date: &Date| y.dates.iter().any(|other| other.same(date) || other.fits(date));
    let day = |day: &Weekday| y.weekdays.iter().any(|other| other.day == day.day);
    dated && !x.dates.iter().any(date) || days && !x.weekdays.iter().any(day)
}

/// Whether a passage only foresees something: "rain was forecast".
fn is_foreseen(e: Exhibit<'_>) -> bool {
    let foresees = |form: &str| {
        matches!(form, "forecast" | "forecasts" | "forecasters" | "expected" | "predicted" | "if" | "would" | "might" | "may" | "will")
    };
    e.features.words.iter().any(|word| foresees(&word.form))
}

#[cfg(test)]
mod tests {
    use super::super::table::check_told_as_one;
    use crate::comparison::EvidenceKind;

    #[test]
    fn another_weather_contradicts_unless_it_is_of_another_day() {
        check_told_as_one(
            &[EvidenceKind::Opposite],
            &[
                ("All through Thursday the women stood at the gates in a steady rain.", "It was dry all day but bitterly cold."),
                ("At the time of the incident the area was experiencing a severe gale.", "There was a bit of a breeze, no more."),
                ("The ferry ran aground in thick fog.", "It was a clear night, and we saw the lights of the pier."),
                ("The sea was calm when the boat put out.", "A gale was blowing when the boat put out."),
                ("The ferry ran aground in thick fog.", "The visibility was good when the ferry ran aground."),
            ],
            &[
                ("It rained on Monday.", "It was dry on Tuesday."),
                ("It rained heavily on 29 April.", "On 3 May it was dry all day."),
                ("It was dry all day, and in the night it rained.", "A steady rain was falling."),
                ("Rain was forecast for the day of the march.", "It was dry all day."),
                ("A rain of stones met the police.", "It was dry all day when the police came."),
                ("There was a light wind from the west.", "It was dry all day."),
            ],
        );
    }

    #[test]
    fn a_weather_that_is_denied_contradicts_it() {
        check_told_as_one(
            &[EvidenceKind::Negation],
            &[
                ("There had not been a drop of rain for three weeks.", "It rained heavily on the two days before."),
                ("At the time of the incident the area was experiencing a severe gale.", "We had hardly any wind that night."),
            ],
            &[
                ("There had not been a drop of rain for three weeks.", "It was dry all day."),
                ("There was no fog on Monday.", "On Tuesday the ferry ran aground in fog."),
            ],
        );
    }

    #[test]
    fn whether_one_was_there_or_lives_is_disputed() {
        check_told_as_one(
            &[EvidenceKind::Negation],
            &[
                (
                    "Lund, who lives abroad, was not present last night.",
                    "3. Mr. A. Lund, turf accountant, attended and produced a notebook.",
                ),
                ("Brask was absent from the meeting.", "Councillor Brask was present and spoke."),
                ("The keeper, Enoch Lund, was drowned at his post.", "Enoch Lund is not dead, but has been with us every day, digging."),
                ("Most important of all, nobody was hurt.", "One poor lad came off a ladder and broke his wrist."),
            ],
            &[
                ("Lund was not present last night.", "Mr. Brask attended and produced a notebook."),
                ("Lund was not present on Monday.", "Lund attended on Tuesday."),
                ("Lund survived the fire.", "Lund died of it two years later."),
                ("Nobody was hurt.", "They broke the window."),
                ("Nobody on the quay was hurt.", "Nobody broke a leg."),
                ("Lund attended the meeting.", "Lund was present at the meeting."),
            ],
        );
    }
}
