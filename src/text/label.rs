//! What stands around a telling and tells nothing by itself: headings of its parts, date lines, salutations and signatures.
//!
//! ```text
//! My night on Kestrel Quay             label
//! Thursday                             label
//! Dear Margit,                         label
//! Twelve people were killed.
//! The dead                             label
//! Nine boats lost                      a number: compared
//! Watchman asleep, says union          somebody does something: compared
//! Your loving sister,                  label
//! ```

use super::{Language, Measure, Passage, Word, figures, words};
use crate::account::{Account, BlockKind};
use crate::comparison::{Cancelled, Watch};
use crate::parse::parse;
use rayon::prelude::*;

/// A label has so many words at most.
const LONG: usize = 12;
/// A salutation or the line before a signature, which ends in a comma, has so many.
const BRIEF: usize = 5;
/// Where more than one passage in so many looks like a label, the account is told in such lines, as a log book is: none is one.
const ONE_IN: usize = 3;

/// In an account with more lines that could be labels none is looked at further: reading their trees takes its time.
const MOST: usize = 4000;

/// Marks the passages that are labels. English accounts only: in others what is a sentence is not known.
pub(super) fn mark_labels(account: &Account, passages: &mut [Passage], watch: &Watch) -> Result<(), Cancelled> {
    if Language::of(account) != Language::ENGLISH {
        return Ok(());
    }
    let text = |passage: &Passage| account.text.get(passage.span.clone()).unwrap_or_default();
    let may_be = |(at, passage): (usize, &Passage)| {
        let around = [at.checked_sub(1), at.checked_add(1)].map(|at| at.and_then(|at| passages.get(at)));
        let alone = around.iter().flatten().all(|other| other.block != passage.block);
        let heads = match passage.kind {
            BlockKind::Heading | BlockKind::Paragraph => true,
            // "2. The structure" between paragraphs is the heading of a part, and no item of a list.
            BlockKind::ListItem => around.iter().flatten().all(|other| other.kind != BlockKind::ListItem),
            BlockKind::Quotation | BlockKind::Cell | BlockKind::Note => false,
        };
        (alone && heads && is_bare(text(passage))).then_some(at)
    };
    let candidates: Vec<usize> = passages.iter().enumerate().filter_map(may_be).collect();
    if candidates.len() > MOST {
        return Ok(());
    }
    let label = |&at: &usize| watch.look().map(|()| passages.get(at).is_some_and(|passage| !states(unnumbered(text(passage).trim()))));
    let labels = candidates.par_iter().map(label).collect::<Result<Vec<bool>, Cancelled>>()?;
    if labels.iter().filter(|label| **label).count() * ONE_IN <= passages.len() {
        for (at, label) in candidates.into_iter().zip(labels) {
            if let Some(passage) = passages.get_mut(at) {
                passage.label = label;
            }
        }
    }
    Ok(())
}

/// Whether a line is short, ends no sentence, and counts nothing.
fn is_bare(text: &str) -> bool {
    let line = unnumbered(text.trim());
    let ends = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ':'));
    if !ends && !line.ends_with(',') {
        return false;
    }
    let found = words(line, Language::ENGLISH);
    let most = if ends { LONG } else { BRIEF };
    (1..=most).contains(&found.len()) && counts_nothing(line, &found)
}

/// A line without the number of the part that it heads: `2. The structure`, `4) Losses`.
fn unnumbered(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    match line.as_bytes().get(line.len() - rest.len()) {
        Some(b')') => rest[1..].trim_start(),
        Some(b' ') if line[..line.len() - rest.len()].ends_with('.') => rest.trim_start(),
        _ => line,
    }
}

/// Whether it holds no number but those of dates and times, and those that name.
fn counts_nothing(line: &str, found: &[Word]) -> bool {
    figures(line, found, Language::ENGLISH).quantities.iter().all(|quantity| quantity.measure == Measure::Label)
}

/// Whether somebody does something, or is something, in it. "How we came onto the bridge" only names what is told below.
fn states(line: &str) -> bool {
    const NAMES: [&str; 6] = ["how", "what", "where", "when", "who", "why"];
    let first = line.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
    if NAMES.contains(&first.as_str()) {
        return false;
    }
    const STATES: [&str; 10] = ["nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "neg", "dobj", "acl", "attr"];
    // A line in capitals is read as if it were not: by its capitals each word would be a name. And headlines have no articles, without
    // which "barge sinks" may be sinks.
    let shouted = !line.chars().any(char::is_lowercase);
    let text = if shouted { line.to_lowercase() } else { line.to_owned() };
    let told = |text: &str| parse(text).nodes.iter().any(|node| STATES.contains(&node.relation));
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    let headline = text.split_whitespace().nth(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    told(&text) || headline && told(&format!("The {first}{}", letters.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::account::import_bytes;
    use crate::text::segment;
    use std::path::Path;

    fn labels(text: &str) -> Vec<String> {
        let account = import_bytes(Path::new("a.txt"), text.as_bytes()).expect("plain text");
        let passages = segment(&account);
        passages.iter().filter(|passage| passage.label).map(|passage| account.text[passage.span.clone()].to_owned()).collect()
    }

    /// An account that a line stands in.
    fn within(line: &str) -> String {
        let sentence = "The barge was towed to the weir by the men of Lindholm. They had no lamp. Nobody slept that night.";
        format!("The barge Hedda was wrecked\n\n{sentence}\n\n{line}\n\n{sentence}\n")
    }

    #[test]
    fn headings_date_lines_salutations_and_signatures_are_labels() {
        for line in [
            "Thursday",
            "Lindholm, 3 March 1911",
            "Dear Henrik,",
            "Your loving brother,",
            "Anders Brask",
            "Anders Brask, Harbour Master",
            "The dead",
            "Course of events",
            "2. The structure",
            "How we came to the weir",
            "What happens next",
            "By Our Correspondent",
            "UPDATE, 22:40",
            "Notes to editors:",
            "THE LAST NIGHT",
        ] {
            assert_eq!(labels(&within(line)), [line]);
        }
    }

    #[test]
    fn what_tells_something_is_none() {
        for line in [
            "The barge sank.",
            "Thursday.",
            "Nine boats lost",
            "12 dead",
            "BARGE SINKS AT THE WEIR",
            "Children taken off by a pilot cutter",
            "Watchman was asleep, says the union",
            "No lamp was lit",
            "He had no lamp,",
            "Who had lit the lamp?",
        ] {
            assert_eq!(labels(&within(line)), [""; 0], "{line}");
        }
    }

    #[test]
    fn a_title_that_tells_something_is_compared() {
        assert_eq!(labels("Barge sinks at the weir\n\nThe barge sank. Nobody slept.\n"), [""; 0]);
        assert_eq!(labels("The wreck of the Hedda\n\nThe barge sank. Nobody slept.\n"), ["The wreck of the Hedda"]);
    }

    #[test]
    fn an_account_told_in_short_lines_has_none() {
        assert_eq!(labels("Log of the Hedda\n\nFog\n\nWind from the north\n\nThe barge sank.\n\nCalm\n"), [""; 0]);
    }
}
