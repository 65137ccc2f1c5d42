//! Whose age a number tells: news say how old somebody is right behind the name.
//!
//! ```text
//! Milos Lund, 24, was playing        Lund is 24
//! the 24-year-old Milos Lund         the same
//! Milos Lund, aged 24, was playing     the same
//! ```

use super::{Figures, Measure, Quantity, Word};

/// A person by the first and the last word of the name, in lower case.
pub type Bearer<'a> = (&'a str, &'a str);

/// The ages that a passage tells of people who are named by two words at least, with whose they are.
pub fn ages<'a>(words: &'a [Word], figures: &'a Figures) -> impl Iterator<Item = (Bearer<'a>, &'a Quantity)> {
    let told = figures.quantities.iter().filter(|q| q.measure == Measure::Age && q.is_exact());
    told.filter_map(move |q| Some((bearer(words, q)?, q)))
}

/// Who is named right before an age, or right behind it.
fn bearer<'a>(words: &'a [Word], age: &Quantity) -> Option<Bearer<'a>> {
    let name = |at: usize| words.get(at).is_some_and(|word| word.capital && !word.function && !word.is_number());
    let apart = |at: usize| words[at].span.start.saturating_sub(words[at - 1].span.end);
    let called = |first: usize, last: usize| (first < last).then(|| (words[first].form.as_str(), words[last].form.as_str()));
    let start =
        if age.words.start.checked_sub(1).is_some_and(|at| words[at].form == "aged") { age.words.start - 1 } else { age.words.start };
    // A comma and a space stand between them.
    if let Some(last) = start.checked_sub(1).filter(|&last| name(last) && apart(start) == 2) {
        let first = (0..=last).rev().take_while(|&at| name(at) && (at == last || apart(at + 1) == 1)).last()?;
        return called(first, last);
    }
    let first = Some(age.words.end).filter(|&first| name(first) && apart(first) == 1)?;
    let last = (first..words.len()).take_while(|&at| name(at) && (at == first || apart(at) == 1)).last()?;
    called(first, last)
}

#[cfg(test)]
mod tests {
    use super::ages;
    use crate::text::{Language, contents};

    fn told(text: &str) -> String {
        let read = contents(text, Language::ENGLISH);
        let ages: Vec<String> =
            ages(&read.words, &read.figures).map(|((first, last), q)| format!("{first} {last} {}", q.value())).collect();
        ages.join(", ")
    }

    #[test]
    fn an_age_is_of_the_one_whose_name_stands_beside_it() {
        for (text, expected) in [
            ("Milos Lund, 24, was playing when the game was stopped.", "milos lund 24"),
            ("We stand by our member Milos Lund, 26.", "milos lund 26"),
            ("The 24-year-old Milos Lund was playing.", "milos lund 24"),
            ("Milos Lund, aged 24, was playing.", "milos lund 24"),
            ("The boy Peter Holt, nine years old, was found.", "peter holt 9"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_of_nobody() {
        for text in [
            "Wenbury, 24 miles away, was dark.",
            "In Port Ellery, 24 people died.",
            "Milos Lund, 24 times a champion, lost.",
            "Lund won in Port Ellery on 24 May.",
            "Milos Lund scored 24 points.",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
