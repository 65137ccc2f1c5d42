//! Dates that tell when an account was written, and nothing of what it tells.
//!
//! ```text
//! PORTLOW, 8 November 2019 (Agency) – The bridge …        written then
//! Portlow, 8 November 2019                                alone in its line: written then
//! The fire of 8 November 2019                             a date of what is told
//! ```

use std::ops::Range;

/// Whether a date tells when the account was written: in a dateline, or at the end of a line that is no sentence.
pub(crate) fn is_written(text: &str, span: &Range<usize>) -> bool {
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else { return false };
    let (before, after) = (before.trim(), after.trim());
    let lower = |word: &&str| word.starts_with(char::is_lowercase);
    let label = before.split_whitespace().next().is_some_and(|first| {
        let first = first.trim_end_matches(':').to_lowercase();
        ["published", "updated", "posted", "written", "filed", "dated", "date", "by"].contains(&first.as_str())
    });
    // "PORTLOW, 8 November 2019 (Agency) –".
    let behind = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(after, |(_, rest)| rest.trim_start());
    let dash = ["- ", "– ", "— ", "-- "].iter().any(|dash| behind.starts_with(dash));
    let place = before.is_empty() || before.ends_with(',') || before.len() > 2 && !before.contains(char::is_lowercase);
    if dash && place && before.split_whitespace().count() <= 5 && before.split_whitespace().find(lower).is_none() {
        return true;
    }
    // "Portlow, 8 November 2019", alone in its line; not "The fire of 8 November 2019".
    let alone = after.is_empty() || after.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() && !after.starts_with(['.', '!', '?']);
    let listed = before.is_empty() || before.ends_with([',', ':', '|', '·', '–', '—', '-']);
    alone && (label || listed) && before.split_whitespace().filter(lower).count() <= 3
}

#[cfg(test)]
mod tests {
    use super::is_written;

    #[test]
    fn a_dateline_tells_when_it_was_written() {
        let written = |text: &str, date: &str| {
            let start = text.find(date).expect("the date is in the text");
            is_written(text, &(start..start + date.len()))
        };
        for (text, date, expected) in [
            ("PORTLOW, Oct 23 (Northern Agency) - A ferry ran on to rocks.", "Oct 23", true),
            ("PORTLOW, 8 November 2019 – A bridge has fallen.", "8 November 2019", true),
            ("Portlow, 8 November 2019", "8 November 2019", true),
            ("The fire of 8 November 2019", "8 November 2019", false),
            ("Taken at Portlow police office on 3 November 2014.", "3 November 2014", false),
        ] {
            assert_eq!(written(text, date), expected, "{text}");
        }
    }
}
