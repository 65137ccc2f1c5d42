//! Totals: a number against its parts.
//!
//! | first | second | |
//! |---|---|---|
//! | two men and a woman | three people | related: two and one make three |
//! | 9 adults and 3 children | 12 people | related |
//! | $240m in cash and $60m in stock | $300 million | related |
//! | 9 adults and 3 children | 13 people | other judges decide |
//! | 17 killed and 41 wounded | 58 wounded | other judges decide: the killed are no part of the wounded |
//! | nine were dead, and two have since died | eleven died | related: 9 and 2 make 11 |
//! | two-thirds was destroyed | a third escaped | related: together they make the whole |
//! | 38 were brought here, others there | 61 were hurt | related: the 38 are some of all |

use super::figured::Side;
use super::figures::Case;
use crate::text::{Bound, Fate, Measure, Meeting, Quantity, Word, fate_of};

/// Whether one number is the sum of parts that the other passage names one by one; says which.
pub(super) fn sum(case: &Case<'_>, x: &Quantity, y: &Quantity) -> Option<String> {
    parts(&case.a, &case.b, x, y).or_else(|| parts(&case.b, &case.a, y, x))
}

/// Whether the smaller number is of some only, others being told of beside them: "38 were brought to one hospital, while others were
/// driven to another" / "61 were hurt". Gives the reason.
pub(super) fn share(case: &Case<'_>, x: &Quantity, y: &Quantity) -> Option<String> {
    if x.measure != Measure::Count || y.measure != Measure::Count {
        return None;
    }
    let (side, part) = if x.value() < y.value() { (&case.a, x) } else { (&case.b, y) };
    let others = |at: &usize| matches!(side.form(*at), "others" | "andere" | "d'autres" | "altri" | "otros");
    let at = (part.words.end..side.words.len()).find(others)?;
    Some(format!("the smaller number is of some, and {} are told of beside them", side.form(at)))
}

/// Whether two shares are all of it together, in sentences that are not worded the same: "two-thirds of the town was destroyed" / "only a
/// third escaped". Gives the reason.
pub(super) fn rest(case: &Case<'_>, x: &Quantity, y: &Quantity) -> Option<String> {
    const WHOLE: f64 = 100.0;
    let shares = x.measure == Measure::Share && y.measure == Measure::Share && !case.versions();
    let whole = (x.value() + y.value() - WHOLE).abs() < 1.0;
    (shares && whole).then(|| "together they make the whole, both may be true".to_owned())
}

/// Whether `total`, of the other passage, is the number `part` with its neighbours added.
fn parts(side: &Side<'_>, other: &Side<'_>, part: &Quantity, total: &Quantity) -> Option<String> {
    let summed = |q: &Quantity| matches!(q.measure, Measure::Count | Measure::Money);
    let counted = |q: &&Quantity| summed(q) && q.is_exact() && q.measure == part.measure && q.unit == part.unit;
    // "Two women and one man" / "at least three people".
    let reached = summed(total) && (total.is_exact() || total.bound == Bound::AtLeast) && total.measure == part.measure;
    if !counted(&part) || !reached || total.low <= part.low {
        return None;
    }
    let list: Vec<&Quantity> = side.figures.quantities.iter().filter(counted).collect();
    let at = list.iter().position(|q| q.words == part.words)?;
    for first in 0..=at {
        let mut sum = singles(side, other, list[first].words.start, false);
        let mut terms = Vec::new();
        for (i, q) in list.iter().enumerate().skip(first) {
            if i > first && !joined(side, list[i - 1].words.end, q.words.start) && !are_of_one_fate(list[i - 1], q) {
                break;
            }
            // "Five cases and one recovery" / "six cases and one recovery": what the other passage tells too is no part of its number.
            if i != at && told_there(q, other) {
                break;
            }
            // "17 killed and 41 wounded" / "58 wounded": who were killed are none of these.
            if matches!((befell(side, q), befell(other, total)), (Some(one), Some(other)) if one != other) {
                break;
            }
            sum += q.low;
            terms.push(shown(side, q));
            if i < at {
                continue;
            }
            let before = singles(side, other, list[first].words.start, false);
            let after = singles(side, other, q.words.end, true);
            for ones in [0.0, before, after, before + after] {
                if sum - before + ones == total.low && (terms.len() > 1 || ones > 0.0) {
                    if ones > 0.0 {
                        terms.push(ones.to_string());
                    }
                    return Some(format!("{} make {}", terms.join(" and "), shown(other, total)));
                }
            }
        }
    }
    None
}

/// Whether the same befell those of two numbers that stand near each other: "nine were dead when they were found, and two have since died".
fn are_of_one_fate(first: &Quantity, second: &Quantity) -> bool {
    const NEAR: usize = 14;
    first.fate.is_some() && first.fate == second.fate && second.words.start.saturating_sub(first.words.end) <= NEAR
}

/// What befell those of a number, told right behind it: "17 killed".
fn befell(side: &Side<'_>, q: &Quantity) -> Option<Fate> {
    fate_of(side.form(q.words.end))
}

/// A number as the reason shows it: a count by its value, money as it is told.
fn shown(side: &Side<'_>, q: &Quantity) -> String {
    match side.text.get(q.span.clone()) {
        Some(told) if q.measure == Measure::Money => told.to_owned(),
        _ => q.low.to_string(),
    }
}

/// Whether the other passage has a number for the same things.
fn told_there(part: &Quantity, other: &Side<'_>) -> bool {
    // "Twelve people, including three children" tells the part of its own total.
    let same = |q: &Quantity| !q.part && q.measure == part.measure && q.counted.iter().any(|stem| part.counted.contains(stem));
    other.figures.quantities.iter().any(|q| q.meets(part) == Meeting::Same && same(q))
}

/// Whether the words between two numbers only list things: a few words with "and" or a comma.
fn joined(side: &Side<'_>, from: usize, to: usize) -> bool {
    let between =
        from.checked_sub(1).and_then(|at| side.text.get(side.words.get(at)?.span.end..side.words.get(to)?.span.start)).unwrap_or("");
    to.saturating_sub(from) <= 6
        && !between.contains([';', ':'])
        && (between.contains(',')
            || (from..to).any(|at| matches!(side.form(at), "and" | "und" | "et" | "e" | "y" | "plus" | "with" | "while")))
}

/// How many single things are listed beside word `at`: "a woman and", "and a dog". What the other passage names too is no part of its
/// number.
fn singles(side: &Side<'_>, other: &Side<'_>, at: usize, forward: bool) -> f64 {
    const ONE: [&str; 8] = ["a", "an", "another", "one", "ein", "eine", "un", "une"];
    let range = if forward { at..side.words.len().min(at + 8) } else { at.saturating_sub(8)..at };
    let named = |word: &Word| !word.function && other.words.iter().any(|there| there.stem == word.stem);
    let ones: Vec<usize> = range
        .clone()
        .filter(|&i| {
            // "Season one" names it; "one in Sweden" counts what was counted before.
            let label = side.form(i) == "one" && i.checked_sub(1).is_some_and(|before| side.words[before].capital);
            let thing = side.words.get(i + 1).is_some_and(|word| !word.function);
            let there = side.words.iter().skip(i + 1).take(2).any(named);
            ONE.contains(&side.form(i)) && !label && if thing { !there } else { side.form(i) == "one" }
        })
        .collect();
    let linked = |i: usize| if forward { joined(side, at, i) } else { joined(side, i + 1, at) };
    ones.into_iter().filter(|&i| linked(i)).count() as f64
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn a_total_and_its_parts_are_compatible() {
        check(
            EvidenceKind::Quantity,
            &[
                ("Two-thirds of the town was lost in the fire.", "Only a third of the town was saved in the fire.", "related"),
                ("Two men and a woman were rescued from the roof.", "Three people were rescued from the roof.", "related"),
                ("Two men and one woman were rescued from the roof.", "At least three people were rescued from the roof.", "related"),
                ("The yard paid $240 million in cash and $60 million in stock.", "The yard paid $300 million.", "related"),
                ("Nine adults and three children were killed.", "Twelve people were killed.", "related"),
                (
                    "Nine children were dead when they were carried out, and two have since died in the infirmary.",
                    "Eleven children lost their lives.",
                    "related",
                ),
                ("Two men and three women were hurt and killed by the blast.", "Five people were killed by the blast.", "related"),
                (
                    "Two trucks and two buses were burned in the yard.",
                    "Four vehicles, trucks and buses, were burned in the yard.",
                    "related",
                ),
                ("A man and a boy were saved.", "Two people were saved.", "-"),
                (
                    "Thirty-eight injured people were brought to one hospital, while others were driven to the far bank.",
                    "Sixty-one injured people were brought to hospital.",
                    "related",
                ),
            ],
        );
    }

    #[test]
    fn a_total_that_is_not_the_sum_is_disputed() {
        check(
            EvidenceKind::Quantity,
            &[
                ("Nine adults and three people were killed.", "Fourteen people were killed.", "contradicts"),
                ("The ferry had 41 passengers, 9 of them children.", "The ferry had 43 passengers, nine of them children.", "contradicts"),
                (
                    "The ferry had 41 people aboard, nine children among them.",
                    "There were 43 aboard the ferry, nine children among them.",
                    "contradicts",
                ),
            ],
        );
    }
}
