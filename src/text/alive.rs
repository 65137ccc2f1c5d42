//! Who is told by name to have died, or to live: "the keeper, Enoch Lund, was drowned at his post" and "Lund is not dead".
//!
//! ```text
//! Enoch Lund was drowned at his post       lund died
//! Lund is not dead                         lund lives
//! Lund is survived by two sons             nobody is told of
//! ```

use super::presence::{Named, subject};
use super::{Negation, Word};

/// Whose life, which is so, or death an English passage tells, in order; only of those whom it names.
pub fn lives(words: &[Word], negations: &[Negation]) -> Vec<Named> {
    (0..words.len()).filter_map(|at| life(words, negations, at)).collect()
}

fn life(words: &[Word], negations: &[Negation], at: usize) -> Option<Named> {
    const FAR: usize = 4;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let back = |steps: usize| at.checked_sub(steps).map_or("", form);
    let be = |form: &str| matches!(form, "was" | "is" | "were" | "been" | "be");
    let passive = || (1..=3).any(|steps| be(back(steps)));
    let dies = match form(at) {
        "killed" | "drowned" | "slain" | "murdered" if passive() => true,
        "dead" if passive() => true,
        "drowned" | "died" | "perished" | "die" | "drown" | "perish" if !passive() => true,
        "alive" if back(1) == "is" => false,
        "survived" if form(at + 1) != "by" && !passive() => false,
        _ => return None,
    };
    let denied = negations.iter().find(|negation| negation.denies && negation.scope.contains(&at));
    // Who did not survive may have died of anything: that he died is told elsewhere.
    if !dies && denied.is_some() {
        return None;
    }
    // "Did not die of her burns", "was not killed by the fall": of something else.
    let goes_on = words.get(at + 1).is_some_and(|next| next.span.start == words[at].span.end + 1);
    let of_that = goes_on
        && matches!(form(at + 1), "of" | "from" | "by" | "in" | "at" | "on" | "until" | "as" | "instantly" | "immediately" | "there");
    if denied.is_some() && of_that {
        return None;
    }
    let start = denied.map_or(at, |negation| negation.words.start.min(at));
    let light = |form: &str| be(form) || matches!(form, "had" | "has" | "did" | "also");
    let verb = (start.saturating_sub(FAR)..start).rev().take_while(|&at| light(form(at))).last().unwrap_or(start);
    let who = subject(words, verb)?;
    Some(Named { who: words[who].form.clone(), so: !dies || denied.is_some(), words: verb..at + 1 })
}

#[cfg(test)]
mod tests {
    use super::lives;
    use crate::text::{Language, contents};

    #[test]
    fn who_died_or_lives_is_told_by_name() {
        let told = |text: &str| {
            let read = contents(text, Language::ENGLISH);
            let found = lives(&read.words, &read.negations);
            found.iter().map(|one| format!("{} {}", one.who.as_str(), one.so)).collect::<Vec<_>>().join(", ")
        };
        for (text, expected) in [
            ("The keeper of the reservoir, Enoch Lund, was drowned at his post in the valve house.", "lund false"),
            ("Enoch Lund is not dead, as his poor mother had the misery of reading, but has been with us every day.", "lund true"),
            ("Lund died on 3 May.", "lund false"),
            ("Brask survived the fall.", "brask true"),
            ("Lund is survived by two sons.", ""),
            ("Twelve people died.", ""),
            ("The engine died.", ""),
            ("Miss Lund did not die of her burns.", ""),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
