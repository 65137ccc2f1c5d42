//! What the weather was: accounts of one event tell it in passing, each in its own words.
//!
//! ```text
//! a severe gale was blowing          windy
//! hardly any sea                     calm
//! not a drop of rain                 dry
//! a rain of stones                   no weather
//! ```

use super::{Negation, Word};
use std::ops::Range;

/// One thing that can be told of the weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sky {
    /// It rained.
    Wet,
    /// It did not rain.
    Dry,
    /// It blew hard, or the sea was rough.
    Windy,
    /// There was little wind or sea.
    Calm,
    /// There was fog.
    Thick,
    /// One could see far.
    Clear,
}

impl Sky {
    /// What cannot be at the same place and time.
    pub fn opposite(self) -> Self {
        match self {
            Self::Wet => Self::Dry,
            Self::Dry => Self::Wet,
            Self::Windy => Self::Calm,
            Self::Calm => Self::Windy,
            Self::Thick => Self::Clear,
            Self::Clear => Self::Thick,
        }
    }
}

/// The weather that an English passage tells of, with the words that say so, in order.
pub fn weather(words: &[Word], negations: &[Negation]) -> Vec<(Sky, Range<usize>)> {
    let denied = |at: usize| negations.iter().find(|negation| negation.denies && negation.scope.contains(&at));
    let told = |at: usize| {
        let (sky, range) = Passage { words }.told(at)?;
        match denied(at) {
            None => Some((sky, range)),
            // "No rain", "hardly any wind": there is no wet day that is denied by a fine one alone.
            Some(denial) if matches!(sky, Sky::Wet | Sky::Windy | Sky::Thick) => {
                Some((sky.opposite(), denial.words.start.min(range.start)..range.end))
            }
            Some(_) => None,
        }
    };
    (0..words.len()).filter_map(told).collect()
}

struct Passage<'a> {
    words: &'a [Word],
}

impl Passage<'_> {
    fn form(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    fn back(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |at| self.form(at))
    }

    /// Whether the weather, or what it is told of, is said to be what stands at `at`, or is named behind it: "it was dry", "a dry day".
    fn of_weather(&self, at: usize) -> bool {
        let named = |form: &str| {
            matches!(
                form,
                "weather"
                    | "day"
                    | "night"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "sea"
                    | "sky"
                    | "skies"
                    | "air"
                    | "lake"
                    | "water"
                    | "conditions"
                    | "visibility"
                    | "spell"
                    | "moonlight"
            )
        };
        let be = (1..=3).find(|&steps| matches!(self.back(at, steps), "was" | "were" | "is" | "been" | "being"));
        let of = be.map_or("", |steps| self.back(at, steps + 1 + usize::from(matches!(self.back(at, steps + 1), "had" | "has"))));
        // "It was clear that he had lied".
        let whole = |at: usize| !matches!(self.form(at), "that" | "to" | "from" | "who" | "what" | "why" | "how" | "of");
        named(self.form(at + 1)) || named(of) || of == "it" && whole(at + 1)
    }

    fn told(&self, at: usize) -> Option<(Sky, Range<usize>)> {
        let one = |sky: Sky| Some((sky, at..at + 1));
        let with_next = |sky: Sky| Some((sky, at..at + 2));
        let next = self.form(at + 1);
        match self.form(at) {
            "rain" | "rains" if matches!(next, "of" | "water" | "gauge" | "barrel" | "coat" | "forest" | "clouds" | "pipe" | "check") => {
                None
            }
            "rain" | "rains" | "rained" | "raining" | "rainfall" | "downpour" | "drizzle" | "cloudburst" if next != "of" => one(Sky::Wet),
            "wet" if self.of_weather(at) => one(Sky::Wet),
            "dry" if self.of_weather(at) && !matches!(next, "land" | "dock") => one(Sky::Dry),
            "gale" | "gales" | "hurricane" | "squall" | "squalls" | "tempest" if next != "of" => one(Sky::Windy),
            "storm" if !matches!(next, "of" | "troops" | "drain" | "drains" | "door" | "lantern") && self.back(at, 1) != "to" => {
                one(Sky::Windy)
            }
            "wind" | "winds" | "sea" | "seas" | "breeze" => self.wind(at),
            "calm" | "still" if self.of_weather(at) && !self.follows_still(at) => one(Sky::Calm),
            "fog" | "mist" | "haze" if next != "of" && next != "signal" && next != "horn" => one(Sky::Thick),
            "thick" if next == "weather" => with_next(Sky::Thick),
            "clear" if self.of_weather(at) => one(Sky::Clear),
            "good" | "excellent" if next == "visibility" => with_next(Sky::Clear),
            "good" | "excellent" if self.back(at, 1) == "visibility" || self.back(at, 2) == "visibility" => one(Sky::Clear),
            "poor" | "bad" if next == "visibility" => with_next(Sky::Thick),
            "poor" | "bad" if self.back(at, 2) == "visibility" => one(Sky::Thick),
            "moderate" | "fine" | "fair" if self.of_weather(at) && self.back(at, 2) == "conditions" => one(Sky::Calm),
            _ => None,
        }
    }

    /// How strong a wind or sea is, by the word before it or what it is said to be.
    fn wind(&self, at: usize) -> Option<(Sky, Range<usize>)> {
        let strong = |form: &str| {
            matches!(form, "strong" | "high" | "fierce" | "violent" | "heavy" | "rough" | "mountainous" | "howling" | "stormy")
        };
        let weak = |form: &str| {
            matches!(form, "light" | "slight" | "gentle" | "little" | "faint" | "smooth" | "calm" | "mere" | "flat" | "moderate")
        };
        let breeze = self.form(at) == "breeze";
        let before = self.back(at, 1);
        if strong(before) && !breeze {
            return Some((Sky::Windy, at - 1..at + 1));
        }
        if weak(before) && before != "calm" {
            return Some((Sky::Calm, at - 1..at + 1));
        }
        // "A bit of a breeze", "not a breath of wind": the denial says the rest.
        if breeze && (self.back(at, 2), before) == ("of", "a") {
            return Some((Sky::Calm, at.saturating_sub(3)..at + 1));
        }
        let was = (1..=2).find(|&steps| matches!(self.form(at + steps), "was" | "were"));
        let said = was.map(|steps| at + steps + 1).filter(|&said| strong(self.form(said)) || weak(self.form(said)));
        if let Some(said) = said.filter(|&said| self.form(said) != "calm") {
            return Some((if strong(self.form(said)) { Sky::Windy } else { Sky::Calm }, at..said + 1));
        }
        // "The sea slight and the visibility good".
        if self.form(at) == "sea" && matches!(self.form(at + 1), "slight" | "smooth" | "calm") {
            return Some((Sky::Calm, at..at + 2));
        }
        // Denied, it is none: "no wind".
        matches!(before, "no" | "any" | "of").then_some((Sky::Windy, at..at + 1)).filter(|_| self.is_none(at))
    }

    /// "No wind", "hardly any sea", "not a breath of wind".
    fn is_none(&self, at: usize) -> bool {
        match self.back(at, 1) {
            "no" => true,
            "any" => matches!(self.back(at, 2), "hardly" | "scarcely" | "barely" | "without"),
            _ => matches!(self.back(at, 2), "breath" | "puff") && matches!(self.back(at, 4), "not" | "hardly" | "scarcely"),
        }
    }

    /// "It was still raining".
    fn follows_still(&self, at: usize) -> bool {
        self.form(at) == "still" && self.words.get(at + 1).is_some_and(|word| word.form.ends_with("ing") || word.function)
    }
}

#[cfg(test)]
mod tests {
    use super::weather;
    use crate::text::{Language, contents};

    fn told(text: &str) -> String {
        let read = contents(text, Language::ENGLISH);
        let found = weather(&read.words, &read.negations);
        found.iter().map(|(sky, _)| format!("{sky:?}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn weather_is_told_in_many_words() {
        for (text, expected) in [
            ("The women stood at the gates in a steady rain.", "Wet"),
            ("It was dry all day, but bitterly cold.", "Dry"),
            ("There had not been a drop of rain here for three weeks.", "Dry"),
            ("At the time the area was experiencing a severe gale.", "Windy"),
            ("There was a bit of a breeze but hardly any sea.", "Calm Calm"),
            ("He added that conditions were moderate.", "Calm"),
            ("The sea was calm.", "Calm"),
            ("The sea slight and the visibility good.", "Calm Clear"),
            ("A thick fog lay on the river.", "Thick"),
            ("It was a clear night and the moon was up.", "Clear"),
            ("The wind was light.", "Calm"),
            ("There was no wind.", "Calm"),
            ("There was no fog.", "Clear"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn other_things_are_no_weather() {
        for text in [
            "A rain of stones fell on the police.",
            "There was a storm of protest.",
            "It was clear that he had lied.",
            "She kept calm.",
            "The wind turned the mill.",
            "The well was dry.",
            "He had come by sea.",
            "They took the town by storm of numbers.",
            "It was still burning.",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
