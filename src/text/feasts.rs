//! Days named after a feast: old accounts date by them.
//!
//! ```text
//! Michaelmas · on the feast of Saint Michael · All Souls' Day · the Thursday before St Martin · Christmas Eve
//! ```
//!
//! The days are those of the Western calendar. Feasts that move from year to year are left out.

/// A feast that a passage names: so many words from where it was looked for, month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast {
    /// How many words before that one belong to it: "the feast of".
    pub(super) led: usize,
    /// How many words name it, from that one on.
    pub(super) words: usize,
    pub(super) month: u32,
    pub(super) day: u32,
}

/// The feast named at word `at`; `form` gives the forms of a passage's words in lower case, `""` beyond its ends.
///
/// A saint alone is a person or a church: it must be led by "feast of", "eve of" or a weekday and "before", or followed by "day".
pub(super) fn feast<'a>(at: usize, form: impl Fn(usize) -> &'a str) -> Option<Feast> {
    let back = |steps: usize| at.checked_sub(steps).map_or("", &form);
    let day_after = |words: usize| matches!(form(at + words), "day" | "tide");
    if let Some(&(_, month, day)) = NAMED.iter().find(|(name, ..)| *name == form(at)) {
        return Some(Feast { led: 0, words: 1 + usize::from(day_after(1)), month, day });
    }
    let (words, month, day) = match (form(at), form(at + 1)) {
        ("christmas", "day") => (2, 12, 25),
        ("christmas", "eve") => (2, 12, 24),
        ("all", "saints" | "hallows") => (2, 11, 1),
        ("all", "souls") => (2, 11, 2),
        ("lady", "day") => (2, 3, 25),
        ("midsummer", "day") => (2, 6, 24),
        ("midsummer", "eve") => (2, 6, 23),
        ("twelfth", "night") => (2, 1, 5),
        ("new", "year" | "year's") if form(at + 2) == "day" => (3, 1, 1),
        ("new", "year" | "year's") if form(at + 2) == "eve" => (3, 12, 31),
        ("saint" | "st", saint) => {
            let saint = saint.trim_end_matches("'s").trim_end_matches("’s");
            let &(_, month, day) = SAINTS.iter().find(|(name, ..)| *name == saint)?;
            let led = back(1) == "of" && matches!(back(2), "feast" | "eve" | "day" | "vigil");
            let counted = matches!(back(1), "before" | "after") && back(2).ends_with("day");
            if !led && !counted && !day_after(2) {
                return None;
            }
            let eve = u32::from(led && matches!(back(2), "eve" | "vigil") && day > 1);
            (2, month, day - eve)
        }
        _ => return None,
    };
    let led = if back(1) == "of" && matches!(back(2), "feast" | "eve" | "day" | "vigil") { 2 } else { 0 };
    Some(Feast { led, words: words + usize::from(words == 2 && day_after(2)), month, day })
}

const NAMED: [(&str, u32, u32); 7] = [
    ("michaelmas", 9, 29),
    ("martinmas", 11, 11),
    ("candlemas", 2, 2),
    ("lammas", 8, 1),
    ("hallowmas", 11, 1),
    ("epiphany", 1, 6),
    ("halloween", 10, 31),
];

const SAINTS: [(&str, u32, u32); 35] = [
    ("agnes", 1, 21),
    ("andrew", 11, 30),
    ("barnabas", 6, 11),
    ("bartholomew", 8, 24),
    ("benedict", 3, 21),
    ("brice", 11, 13),
    ("catherine", 11, 25),
    ("clement", 11, 23),
    ("crispin", 10, 25),
    ("david", 3, 1),
    ("denis", 10, 9),
    ("edmund", 11, 20),
    ("gall", 10, 16),
    ("george", 4, 23),
    ("giles", 9, 1),
    ("hilary", 1, 13),
    ("james", 7, 25),
    ("john", 6, 24),
    ("joseph", 3, 19),
    ("lawrence", 8, 10),
    ("lucy", 12, 13),
    ("luke", 10, 18),
    ("margaret", 7, 20),
    ("mark", 4, 25),
    ("martin", 11, 11),
    ("matthew", 9, 21),
    ("michael", 9, 29),
    ("nicholas", 12, 6),
    ("patrick", 3, 17),
    ("peter", 6, 29),
    ("stephen", 12, 26),
    ("swithin", 7, 15),
    ("swithun", 7, 15),
    ("thomas", 12, 21),
    ("valentine", 2, 14),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, u32, u32)> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        let form = |at: usize| words.get(at).copied().unwrap_or("");
        (0..words.len()).find_map(|at| feast(at, form).map(|f| (words[at..at + f.words].join(" "), f.month, f.day)))
    }

    #[test]
    fn feasts_are_days_of_the_year() {
        for (text, words, month, day) in [
            ("they came at Michaelmas with bread", "michaelmas", 9, 29),
            ("on the feast of Saint Michael he came", "saint michael", 9, 29),
            ("on the Thursday before Saint Martin", "saint martin", 11, 11),
            ("the eve of St John was warm", "st john", 6, 23),
            ("on St Stephen's Day it rained", "st stephen's day", 12, 26),
            ("the night of All Souls", "all souls", 11, 2),
            ("on Christmas Eve they met", "christmas eve", 12, 24),
            ("rent is due on Lady Day", "lady day", 3, 25),
        ] {
            assert_eq!(found(text), Some((words.to_owned(), month, day)), "{text}");
        }
    }

    #[test]
    fn saints_that_are_churches_or_persons_are_no_days() {
        for text in
            ["the bells of St Martin rang", "Saint Michael's church burned", "they met before St John", "all saints-like men", "a new year"]
        {
            assert_eq!(found(text).filter(|(words, ..)| !words.starts_with("all")), None, "{text}");
        }
    }
}
