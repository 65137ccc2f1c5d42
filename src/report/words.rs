//! The sentences that every report uses.

use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Point, Standing, Voice};

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(sigla: &[Siglum]) -> String {
    let names: Vec<String> = sigla.iter().map(ToString::to_string).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// The findings in one paragraph.
pub(super) fn summary(comparison: &Comparison) -> String {
    let count = |standing: Standing| comparison.points.iter().filter(|point| point.standing == standing).count();
    let things = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let words: usize = comparison.accounts.iter().map(|account| account.words()).sum();
    let mut text = format!(
        "{} with {words} words together make {}. {} disputed: accounts contradict each other there. {} corroborated by independent accounts, {} repeated in copied wording, and {} on a single source.",
        things(comparison.accounts.len(), "account", "accounts"),
        things(comparison.points.len(), "point", "points"),
        things(count(Standing::Disputed), "point is", "points are"),
        things(count(Standing::Corroborated), "point is", "points are"),
        things(count(Standing::Repeated), "point is", "points are"),
        things(count(Standing::SingleSource), "rests", "rest"),
    );
    for copying in comparison.copying.iter().filter(|copying| copying.share >= 0.05) {
        text.push_str(&format!(
            " {} and {} share {:.0} % of the shorter one's words in long runs.",
            copying.a,
            copying.b,
            copying.share * 100.0
        ));
    }
    text
}

/// The words that stand for a point: its first passage, of the largest side.
pub(super) fn lead(comparison: &Comparison, point: &Point) -> Option<PassageId> {
    let first = point.sides.first().and_then(|side| side.first()).copied()?;
    let _ = comparison;
    point.passages_of(first).next()
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

/// The points an account leaves out.
pub(super) fn omissions(comparison: &Comparison, siglum: Siglum) -> impl Iterator<Item = &Point> {
    comparison.points.iter().filter(move |point| comparison.is_omission(point, siglum))
}
