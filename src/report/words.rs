//! The sentences that every report uses.

use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, EvidenceKind, Point, Relation, Standing, Voice, join};
use crate::text::is_right_to_left;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation as _;

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(sigla: &[Siglum]) -> String {
    join(&sigla.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// `1 account`, `4 accounts`.
pub(super) fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

/// The findings in one paragraph.
pub(super) fn summary(comparison: &Comparison) -> String {
    let shown = || comparison.points.iter().filter(|point| !comparison.is_excluded(point));
    let of = |standing: Standing| shown().filter(|point| point.standing == standing).count();
    let are = |n: usize| format!("{} {}", count(n, "point"), if n == 1 { "is" } else { "are" });
    let words: usize = comparison.accounts.iter().map(|account| account.words()).sum();
    let makes = if comparison.accounts.len() == 1 { "makes" } else { "together make" };
    let mut text = format!(
        "{} with {words} words {makes} {}. {} disputed: accounts contradict each other there{}. {} corroborated by independent accounts, {} repeated in copied wording, and {} on a single source.",
        count(comparison.accounts.len(), "account"),
        count(shown().count(), "point"),
        are(of(Standing::Disputed)),
        about(comparison),
        are(of(Standing::Corroborated)),
        are(of(Standing::Repeated)),
        format_args!("{} {}", count(of(Standing::SingleSource), "point"), if of(Standing::SingleSource) == 1 { "rests" } else { "rest" }),
    );
    if comparison.accounts.len() > 1 {
        let left_out: Vec<String> =
            comparison.sigla().map(|siglum| format!("{} in {siglum}", omissions(comparison, siglum).count())).collect();
        text.push_str(&format!(" Of what others tell, not found were {}.", join(&left_out)));
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

/// What the disputes are about: ` (3 about quantity, 1 about time)`.
fn about(comparison: &Comparison) -> String {
    let mut kinds: BTreeMap<EvidenceKind, usize> = BTreeMap::new();
    for point in comparison.points.iter().filter(|point| point.standing == Standing::Disputed) {
        let own: BTreeSet<EvidenceKind> = contradictions(comparison, point).map(|(_, _, evidence)| evidence.kind).collect();
        for kind in own {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    let mut kinds: Vec<(EvidenceKind, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|&(kind, n)| (std::cmp::Reverse(n), kind));
    let named: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} about {kind}")).collect();
    if named.is_empty() { String::new() } else { format!(" ({})", named.join(", ")) }
}

/// The evidence that speaks for a contradiction, strongest first in each link, with its two passages.
pub(super) fn contradictions<'a>(
    comparison: &'a Comparison,
    point: &'a Point,
) -> impl Iterator<Item = (PassageId, PassageId, &'a crate::comparison::Evidence)> {
    comparison.links_of(point).flat_map(|link| {
        link.evidence.iter().filter(|evidence| evidence.relation == Relation::Contradicts).map(move |evidence| (link.a, link.b, evidence))
    })
}

/// What the accounts make of a point, in one sentence: `A and C say “12 people”; B says “17 people”. Not found in D.`
pub(super) fn headline(comparison: &Comparison, point: &Point) -> String {
    let speakers: Vec<Siglum> = point.speakers().collect();
    let silent: Vec<Siglum> = point.silent().collect();
    let said = match point.standing {
        Standing::Disputed => dispute(comparison, point),
        Standing::Corroborated => agreement(comparison, point, &speakers),
        Standing::Repeated => format!("{} say the same in copied wording: they count as one source.", list(&speakers)),
        Standing::SingleSource if speakers.len() > 1 => {
            format!("{} speak of the same matter, in words that neither agree nor contradict.", list(&speakers))
        }
        Standing::SingleSource => format!("Only {} says this.", list(&speakers)),
    };
    if silent.is_empty() { said } else { format!("{said} Not found in {}.", list(&silent)) }
}

/// Who holds against whom, with the words it turns on where they are short. Only those whose own words they are are said to
/// say them; the others of a side stand with them.
fn dispute(comparison: &Comparison, point: &Point) -> String {
    let sides: Vec<String> = point.sides.iter().map(|side| list(side)).collect();
    let against = || format!("{} contradict each other.", sides.join(" against "));
    let mut said: Vec<String> = Vec::new();
    for side in &point.sides {
        let mut groups: Vec<(&str, Vec<Siglum>)> = Vec::new();
        let mut silent: Vec<Siglum> = Vec::new();
        for &siglum in side {
            let Some(words) = turning_words(comparison, point, side, siglum) else {
                silent.push(siglum);
                continue;
            };
            match groups.iter_mut().find(|(other, _)| other.to_lowercase() == words.to_lowercase()) {
                Some((_, own)) => own.push(siglum),
                None => groups.push((words, vec![siglum])),
            }
        }
        if groups.is_empty() {
            return against();
        }
        let say = |sigla: &[Siglum]| if sigla.len() == 1 { "says" } else { "say" };
        let parts: Vec<String> = groups.iter().map(|(words, sigla)| format!("{} {} “{words}”", list(sigla), say(sigla))).collect();
        let with = if silent.is_empty() { String::new() } else { format!(" ({} on the same side)", list(&silent)) };
        said.push(join(&parts) + &with);
    }
    if said.len() < 2 { against() } else { format!("{}.", said.join("; ")) }
}

/// The words of an account that contradict an account of another side, where they are short.
fn turning_words<'a>(comparison: &'a Comparison, point: &'a Point, side: &[Siglum], siglum: Siglum) -> Option<&'a str> {
    contradictions(comparison, point).find_map(|(a, b, evidence)| {
        let (id, span) = if a.siglum == siglum && !side.contains(&b.siglum) {
            (a, &evidence.a)
        } else if b.siglum == siglum && !side.contains(&a.siglum) {
            (b, &evidence.b)
        } else {
            return None;
        };
        let text = comparison.text(id);
        in_context(text, span.clone()).filter(|words| !words.is_empty() && words.len() < 60 && words.len() < text.len())
    })
}

/// A stretch of a passage; a single word together with the next one, or else the one before: `12` → `12 people`.
fn in_context(text: &str, span: std::ops::Range<usize>) -> Option<&str> {
    let words = text.get(span.clone())?;
    if words.contains(char::is_whitespace) {
        return Some(words);
    }
    let next = text.get(span.end..)?.strip_prefix(' ').and_then(|rest| rest.unicode_word_indices().next().filter(|(at, _)| *at == 0));
    if let Some((_, word)) = next {
        return text.get(span.start..span.end + 1 + word.len());
    }
    let before = text.get(..span.start)?.strip_suffix(' ').and_then(|rest| {
        let (at, word) = rest.unicode_word_indices().next_back()?;
        (at + word.len() == rest.len()).then_some(at)
    });
    text.get(before.unwrap_or(span.start)..span.end)
}

/// Which accounts agree independently, which repeat another, and which differ.
fn agreement(comparison: &Comparison, point: &Point, speakers: &[Siglum]) -> String {
    let voiced = |voice: Voice| speakers.iter().copied().filter(|siglum| point.voices[siglum.index()] == voice).collect::<Vec<_>>();
    let says = voiced(Voice::Says);
    let mut independent: Vec<Siglum> = Vec::new();
    let mut repeats: Vec<String> = Vec::new();
    for &siglum in &says {
        let copied = comparison.links_of(point).find_map(|link| {
            let other = if link.a.siglum == siglum { link.b.siglum } else { link.a.siglum };
            let own = link.a.siglum == siglum || link.b.siglum == siglum;
            (own && link.copied && independent.contains(&other)).then_some(other)
        });
        match copied {
            Some(other) if ruled_dependent(comparison, siglum, other) => {
                repeats.push(format!("The reader holds {siglum} and {other} not to be independent"));
            }
            Some(other) => repeats.push(format!("{siglum} and {other} share their wording")),
            None => independent.push(siglum),
        }
    }
    let mut text = if independent.len() > 1 {
        format!("{} agree, independently of one another.", list(&independent))
    } else {
        format!("{} agree.", list(&says))
    };
    if !repeats.is_empty() {
        text.push_str(&format!(" {}: they count once.", join(&repeats)));
    }
    let differs = voiced(Voice::Differs);
    if !differs.is_empty() {
        let verb = if differs.len() == 1 { "says" } else { "say" };
        text.push_str(&format!(" {} {verb} otherwise; both may be true.", list(&differs)));
    }
    text
}

/// Whether the reader has ruled that two accounts are not independent.
pub(super) fn ruled_dependent(comparison: &Comparison, x: Siglum, y: Siglum) -> bool {
    let rulings = comparison.reading.iter().flat_map(|reading| &reading.rulings);
    let fit = rulings.filter(|one| one.unfit.is_none() && one.ruling.kind() == "not_independent");
    fit.into_iter().any(|one| one.accounts.contains(&x) && one.accounts.contains(&y))
}

/// The words that stand for a point: the first passage of its largest side.
pub(super) fn lead(point: &Point) -> Option<PassageId> {
    let first = point.sides.first().and_then(|side| side.first()).copied()?;
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

/// A name for a standing that a style sheet can use, and a sign that reads without colour.
pub(super) fn standing(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Corroborated => ("corroborated", "✔"),
        Standing::Disputed => ("disputed", "≠"),
        Standing::Repeated => ("repeated", "="),
        Standing::SingleSource => ("single", "·"),
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
    [("✔", "says it"), ("≈", "says otherwise, both may be true"), ("≠", "contradicts"), ("–", "not found")];

/// How to read a report, a sentence each.
pub(super) const HOW_TO_READ: [&str; 4] = [
    "✔ says it · ≈ says otherwise, both may be true · ≠ contradicts · – not found.",
    "“Not found in B” means that no passage of B was found that says it; it never means that B suppressed it.",
    "Corroborated means that independent accounts agree, not that they are right.",
    "Every mark is a suggestion with its reason. Check it by the locators: A12 is the twelfth passage of account A.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_from_right_to_left_is_set_apart() {
        assert_eq!(set_apart("“12 people” against “17 people”"), [("“12 people” against “17 people”", false)]);
        let parts = set_apart("“12 שנה” against “17 people” or “3 שנה”");
        assert_eq!(parts, [("“", false), ("12 שנה", true), ("” against “17 people” or “", false), ("3 שנה", true), ("”", false)]);
        assert_eq!(set_apart("no end “שנה"), [("no end “", false), ("שנה", true), ("", false)]);
    }

    #[test]
    fn a_single_word_is_quoted_with_a_neighbour() {
        assert_eq!(in_context("Some 12 people died", 5..7), Some("12 people"));
        assert_eq!(in_context("On March 4, they", 9..10), Some("March 4"));
        assert_eq!(in_context("all of them", 0..6), Some("all of"));
        assert_eq!(in_context("Two.", 0..3), Some("Two"));
    }

    #[test]
    fn an_account_is_not_said_to_say_the_words_of_its_side() {
        let texts =
            ["The fire killed 12 people in the harbour.", "The fire killed 17 people in the harbour.", "The harbour fire killed people."];
        let accounts = texts.iter().enumerate().map(|(i, text)| crate::account::Account::from_text(text, &format!("{i}.txt"))).collect();
        let compared = crate::comparison::compare(accounts, &Default::default(), &Default::default()).expect("nobody cancels");
        let mut view = compared.clone();
        for point in &mut view.points {
            point.standing = Standing::Disputed;
            point.sides = vec![vec![Siglum::of(0), Siglum::of(2)], vec![Siglum::of(1)]];
        }
        assert_eq!(
            dispute(&view, view.point_of(PassageId::new(Siglum::of(0), 0))),
            "A says “12 people” (C on the same side); B says “17 people”."
        );
    }
}
