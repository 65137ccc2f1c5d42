//! The place and date before the text of an agency.

use super::signs::ends_sentence;
use crate::text::is_weekday;
use unicode_segmentation::UnicodeSegmentation as _;

/// What is written large before a date or a dash, and is no place.
const LABELS: [&str; 16] = [
    "UPDATE",
    "UPDATED",
    "UPDATES",
    "CORRECTION",
    "CORRECTED",
    "PUBLISHED",
    "POSTED",
    "CREATED",
    "MODIFIED",
    "BREAKING",
    "PHOTO",
    "VIDEO",
    "WATCH",
    "LIVE",
    "AKTUALISIERT",
    "VERÖFFENTLICHT",
];

/// The place and date before the text of an agency, or in a line of their own: `LONDON, 3 May (Reuters) –` → `LONDON, 3 May
/// (Reuters)`; `LONDON, May 3`.
pub(super) fn dateline(line: &str) -> Option<&str> {
    let dash = [" – ", " — ", " - ", " -- ", "– ", "— "].iter().filter_map(|dash| line.find(dash)).min();
    let (head, rest) = dash.map_or((line, ""), |dash| line.split_at(dash));
    let head = head.trim();
    let place = head.split([',', '(']).next().unwrap_or_default().trim();
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let is_label = |word: &str| LABELS.contains(&word) || is_weekday(word);
    let is_place = || letters().count() > 0 && !place.contains(|c: char| c.is_ascii_digit()) && !place.unicode_words().any(is_label);
    let large = || letters().count() >= 3 && letters().all(char::is_uppercase);
    let said = head.strip_suffix(')').and_then(|head| head.split_once('(')).map(|(_, said)| said);
    let agency = || {
        said.is_some_and(|said| said.starts_with(char::is_uppercase))
            && place.starts_with(char::is_uppercase)
            && place.split_whitespace().count() <= 3
    };
    let short_enough = head.chars().count() <= 60 && head.split_whitespace().count() <= 9;
    // Alone, a place in capitals needs a day beside it.
    let enough = || match dash {
        Some(_) => (large() || agency()) && rest.unicode_words().nth(4).is_some(),
        None => large() && !ends_sentence(head) && tells_a_day(&head[place.len()..]),
    };
    // Every line of an account is asked: what most of them fail comes first.
    (short_enough && enough() && is_place()).then_some(head)
}

/// Whether words tell a day, such as `May 3` or `2019-05-03`, and not only a time.
fn tells_a_day(words: &str) -> bool {
    let pieces = || words.split([' ', ',', '(', ')']).filter(|piece| !piece.is_empty() && !piece.contains(':'));
    let number = |piece: &str| piece.starts_with(|c: char| c.is_ascii_digit());
    let month = |piece: &str| piece.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !number(piece);
    let whole = |piece: &str| piece.split(['-', '/', '.']).filter(|part| part.parse::<u32>().is_ok()).count() >= 3;
    pieces().any(whole) || (pieces().any(number) && pieces().any(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_a_place_before_a_dash_or_beside_a_day() {
        for line in [
            "LONDON, 3 May (Reuters) – Two boats burned in the harbour.",
            "LONDON — Two boats burned in the harbour.",
            "Port Ella (AP) -- Two boats burned in the harbour.",
            "LONDON, May 3",
            "NEW YORK, 2019-05-03, 21:25",
        ] {
            assert!(dateline(line).is_some(), "{line}");
        }
    }

    #[test]
    fn labels_times_and_formulas_are_no_datelines() {
        for line in [
            "UPDATE, 22:40",
            "UPDATED: 19:14 GMT, 12 April 2013",
            "THURSDAY, APRIL 11, 2013, 10:34 AM",
            "12:00 PM PT -- The sheriff says that the dress was stolen.",
            "SELECT avg(n) - stddev(n) AS lower, avg(n) + stddev(n) AS upper",
            "BREAKING NEWS - 3 people are dead in a bank in the city",
            "LONDON, 22:40",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
