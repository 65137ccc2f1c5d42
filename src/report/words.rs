//! The sentences that every report uses.

use crate::account::{PassageId, Siglum};
pub(super) use crate::comparison::list;
use crate::comparison::{Comparison, CountedAs, EvidenceKind, MONTHS, Point, Relation, Standing, Voice, join};
use crate::text::is_right_to_left;
use std::collections::{BTreeMap, BTreeSet};

/// `1 account`, `4 accounts`.
pub(super) fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

/// The findings in one paragraph.
pub(super) fn summary(comparison: &Comparison) -> String {
    let shown = || comparison.points.iter().filter(|point| !comparison.is_excluded(point));
    let of = |counted: CountedAs| shown().filter(|point| point.counted_as() == counted).count();
    let are = |n: usize| format!("{} {}", count(n, "point"), if n == 1 { "is" } else { "are" });
    let words: usize = comparison.accounts.iter().map(|account| account.words()).sum();
    let makes = if comparison.accounts.len() == 1 { "makes" } else { "together make" };
    let mut text = format!(
        "{} with {words} words {makes} {}. {} disputed: accounts contradict each other there{}. {} corroborated by independent accounts, and {} repeated in copied wording.{} {} on a single source.",
        count(comparison.accounts.len(), "account"),
        count(shown().count(), "point"),
        are(of(CountedAs::Disputed)),
        about(comparison),
        are(of(CountedAs::Corroborated)),
        are(of(CountedAs::Repeated)),
        undecided(of(CountedAs::Undecided)),
        format_args!("{} {}", count(of(CountedAs::SingleSource), "point"), if of(CountedAs::SingleSource) == 1 { "rests" } else { "rest" }),
    );
    if comparison.accounts.len() > 1 {
        let read = comparison.sigla().filter(|&siglum| comparison.unread_notice(siglum).is_none());
        let left_out: Vec<String> = read.map(|siglum| format!("{} in {siglum}", omissions(comparison, siglum).count())).collect();
        if !left_out.is_empty() {
            text.push_str(&format!(" Of what others tell, not found were {}.", join(&left_out)));
        }
    }
    for copying in comparison.copying.iter().filter(|copying| copying.share >= 0.05) {
        let (a, b, share) = (copying.a, copying.b, copying.share * 100.0);
        text.push_str(&format!(" {a} and {b} share {share:.0} % of the shorter one’s words in long runs: they are not independent there."));
        if let Some(later) = comparison.later_copy(copying) {
            text.push_str(&format!(" {later} was published later, so it is the likelier copy."));
        }
    }
    text.extend(comparison.language_notice().map(|notice| format!(" {notice}")));
    if let Some(reading) = &comparison.reading {
        text.push_str(&format!(
            " This is the reader’s view, with {} applied; the machine’s view is given beside it wherever they part.",
            count(reading.rulings.iter().filter(|one| one.unfit.is_none()).count(), "ruling"),
        ));
    }
    text
}

/// How many points are not decided, where any is: a sentence after the others.
fn undecided(n: usize) -> String {
    let told = |points: String| {
        format!(" On {points} several accounts speak of the same matter, and none was found to agree with another or to contradict it.")
    };
    if n == 0 { String::new() } else { told(count(n, "point")) }
}

/// What the disputes are about: ` (3 about quantity, 1 about time)`.
fn about(comparison: &Comparison) -> String {
    let mut kinds: BTreeMap<EvidenceKind, usize> = BTreeMap::new();
    for point in comparison.points.iter().filter(|point| point.standing == Standing::Disputed) {
        let own: BTreeSet<EvidenceKind> = comparison.contradictions(point).map(|(_, _, evidence)| evidence.kind).collect();
        for kind in own {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    let mut kinds: Vec<(EvidenceKind, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|&(kind, n)| (std::cmp::Reverse(n), kind));
    let named: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} about {kind}")).collect();
    if named.is_empty() { String::new() } else { format!(" ({})", named.join(", ")) }
}

/// The words that stand for a point: those by which the first account of its largest side takes that side.
pub(super) fn lead(comparison: &Comparison, point: &Point) -> Option<PassageId> {
    let first = comparison.taken_sides(point).first().and_then(|side| side.first()).copied()?;
    let bearing = comparison.links_of(point).filter(|link| link.relation != Relation::Related).flat_map(|link| [link.a, link.b]);
    bearing.filter(|id| id.siglum == first).min().or_else(|| point.passages_of(first).next())
}

/// How a passage begins, in a heading: whole words, and `…` where it goes on.
pub(super) fn beginning(text: &str) -> String {
    const LETTERS: usize = 80;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(LETTERS) else { return text };
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rfind(' ').and_then(|space| kept.get(..space)).unwrap_or(kept);
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—')))
}

/// A published date as one would say it: `15 November 2025, 05:00` for `2025-11-15T05:00:00+01:00`. What is no such date stays as it is.
pub(crate) fn moment(date: &str) -> String {
    let (day, clock) = date.split_once(['T', ' ']).unwrap_or((date, ""));
    let mut parts = day.splitn(3, '-').map(|part| if part.bytes().all(|b| b.is_ascii_digit()) { part.parse::<usize>().ok() } else { None });
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) = (parts.next(), parts.next(), parts.next()) else { return date.to_owned() };
    let Some(month) = month.checked_sub(1).and_then(|month| MONTHS.get(month)) else { return date.to_owned() };
    let is_clock = |clock: &&str| clock.char_indices().all(|(at, c)| if at == 2 { c == ':' } else { c.is_ascii_digit() });
    match (clock, clock.get(..5).filter(is_clock)) {
        ("", _) => format!("{day} {month} {year}"),
        (_, Some(clock)) => format!("{day} {month} {year}, {clock}"),
        _ => date.to_owned(),
    }
}

/// A sign for a voice that reads without colour.
pub(super) fn sign(voice: Voice) -> &'static str {
    match voice {
        Voice::Says => "✔",
        Voice::Differs => "≈",
        Voice::Contradicts => "≠",
        Voice::Silent => "–",
    }
}

/// A name for what a point is counted as that a style sheet can use, and a sign that reads without colour.
pub(super) fn counted(counted: CountedAs) -> (&'static str, &'static str) {
    match counted {
        CountedAs::Corroborated => ("corroborated", "✔"),
        CountedAs::Disputed => ("disputed", "≠"),
        CountedAs::Repeated => ("repeated", "="),
        CountedAs::Undecided => ("undecided", "≈"),
        CountedAs::SingleSource => ("single", "·"),
    }
}

/// The points an account leaves out.
pub(super) fn omissions(comparison: &Comparison, siglum: Siglum) -> impl Iterator<Item = &Point> {
    comparison.points.iter().filter(move |point| comparison.is_omission(point, siglum))
}

/// A sentence of the program's own in parts. What it quotes from right to left is a part of its own, and true: else the words around it
/// would stand on the wrong side, and a number would seem to be another one's.
pub(crate) fn set_apart(sentence: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(start) = sentence[at..].find('“').map(|found| at + found + '“'.len_utf8()) {
        let end = sentence[start..].find('”').map_or(sentence.len(), |found| start + found);
        if sentence[start..end].chars().any(is_right_to_left) {
            parts.extend([(&sentence[done..start], false), (&sentence[start..end], true)]);
            done = end;
        }
        at = end;
    }
    parts.push((&sentence[done..], false));
    parts
}

/// What the signs of voices mean.
pub(super) const SIGNS: [(&str, &str); 4] =
    [("✔", "says it"), ("≈", "speaks of the same matter; whether it agrees was not decided"), ("≠", "contradicts"), ("–", "not found")];

/// How to read a report, a sentence each.
pub(super) const HOW_TO_READ: [&str; 5] = [
    "✔ says it · ≈ speaks of the same matter; whether it agrees was not decided · ≠ contradicts · – not found.",
    "Where a reason says that both may be true (“at least seven” and “nine”), that was decided; nothing else says so.",
    "“Not found in B” means that no passage of B was found that says it; it never means that B suppressed it.",
    "Corroborated means that independent accounts agree, not that they are right.",
    "Every mark is a suggestion with its reason. Check it by the locators: A12 is the twelfth passage of account A.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_one_would_say_it() {
        assert_eq!(moment("2025-11-15T05:00:00+01:00"), "15 November 2025, 05:00");
        assert_eq!(moment("2026-03-04 06:40"), "4 March 2026, 06:40");
        assert_eq!(moment("1911-03-03"), "3 March 1911");
        for other in ["", "1911", "March 1911", "2026-13-01", "2026-01", "2026-01-02Tnoon", "-1-2-3", "2026-01-02T0é:0"] {
            assert_eq!(moment(other), other);
        }
    }

    #[test]
    fn a_heading_quotes_whole_words() {
        assert_eq!(beginning("The band was\nplaying in the middle."), "The band was playing in the middle.");
        let long = "In September at least two people telephoned the town hall about a railing, which creaked and hung.";
        assert_eq!(beginning(long), "In September at least two people telephoned the town hall about a railing…");
        assert_eq!(beginning(&"x".repeat(200)), format!("{}…", "x".repeat(80)));
        assert_eq!(beginning(""), "");
    }

    #[test]
    fn what_is_quoted_from_right_to_left_is_set_apart() {
        assert_eq!(set_apart("“12 people” against “17 people”"), [("“12 people” against “17 people”", false)]);
        let parts = set_apart("“12 שנה” against “17 people” or “3 שנה”");
        assert_eq!(parts, [("“", false), ("12 שנה", true), ("” against “17 people” or “", false), ("3 שנה", true), ("”", false)]);
        assert_eq!(set_apart("no end “שנה"), [("no end “", false), ("שנה", true), ("", false)]);
    }
}
