//! Quantity: numbers that count or measure the same thing.
//!
//! | first | second | |
//! |---|---|---|
//! | 12 people died | seventeen people died | contradicts |
//! | at least seven boats | nine boats | related: a lower bound fits |
//! | dozens were hurt | 48 were hurt | related |
//! | 12 boats | 17 sailors | nothing: other things are counted |
//!
//! Two numbers are held against each other when they measure the same thing: the same noun counted, the same unit, or the
//! same words on both sides. A number that stands in both passages is never held against another one.

use super::Exhibit;
use super::gate::Gate;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Measure, Quantity, Word, quantities};

/// What the numbers of two passages say.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, gate: &Gate) -> Vec<Evidence> {
    let xs = quantities(a.text, &a.features.words);
    let ys = quantities(b.text, &b.features.words);
    let mut found = Vec::new();
    let mut used_x = vec![false; xs.len()];
    let mut used_y = vec![false; ys.len()];
    // The same number in both is settled first.
    for (i, x) in xs.iter().enumerate() {
        let same = |j: &usize| !used_y[*j] && ys[*j].measure == x.measure && ys[*j].low == x.low && ys[*j].high == x.high;
        let best =
            (0..ys.len()).filter(same).max_by(|&j, &k| same_thing(a, x, b, &ys[j]).total_cmp(&same_thing(a, x, b, &ys[k])).then(k.cmp(&j)));
        if let Some(j) = best {
            used_x[i] = true;
            used_y[j] = true;
            if same_thing(a, x, b, &ys[j]) >= 0.5 {
                found.push(piece(a, x, b, &ys[j], Relation::Agrees));
            }
        }
    }
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (i, x) in xs.iter().enumerate().filter(|(i, _)| !used_x[*i]) {
        for (j, y) in ys.iter().enumerate().filter(|(j, _)| !used_y[*j]) {
            let same = same_thing(a, x, b, y);
            if same >= 0.5 {
                pairs.push((same, i, j));
            }
        }
    }
    pairs.sort_by(|p, q| {
        q.0.total_cmp(&p.0)
            .then(p.1.abs_diff(p.2).cmp(&q.1.abs_diff(q.2)))
            .then((p.1.min(p.2), p.1.max(p.2)).cmp(&(q.1.min(q.2), q.1.max(q.2))))
    });
    for (_, i, j) in pairs {
        if used_x[i] || used_y[j] {
            continue;
        }
        used_x[i] = true;
        used_y[j] = true;
        let (x, y) = (&xs[i], &ys[j]);
        let relation = if x.low == y.low && x.high == y.high {
            Relation::Agrees
        } else if x.fits(y) || !gate.close() {
            Relation::Related
        } else {
            Relation::Contradicts
        };
        if relation == Relation::Contradicts || x.fits(y) {
            found.push(piece(a, x, b, y, relation));
        }
    }
    found
}

fn piece(a: Exhibit<'_>, x: &Quantity, b: Exhibit<'_>, y: &Quantity, relation: Relation) -> Evidence {
    let kind = match x.measure {
        Measure::Date => EvidenceKind::Date,
        Measure::ClockTime => EvidenceKind::Time,
        _ => EvidenceKind::Quantity,
    };
    let shown = |e: Exhibit<'_>, q: &Quantity| {
        let end = counted_end(e, q);
        format!("“{}”", e.text.get(q.span.start..end).unwrap_or(""))
    };
    let (p, q) = (shown(a, x), shown(b, y));
    let why = match relation {
        Relation::Contradicts => format!("{p} against {q}"),
        Relation::Agrees => format!("both have {p}"),
        Relation::Related if x.high.is_infinite() || y.high.is_infinite() || x.low == 0.0 || y.low == 0.0 => {
            format!("{p} and {q}: one is a bound that the other keeps, both may be true")
        }
        Relation::Related => format!("{p} and {q}: rounded or about, both may be true"),
    };
    Evidence { kind, relation, a: x.span.clone(), b: y.span.clone(), why }
}

/// Up to the end of the word after the number, when that is what is counted.
fn counted_end(e: Exhibit<'_>, q: &Quantity) -> usize {
    let next = e.features.words.get(q.words.end);
    match next {
        Some(word) if q.counted.first() == Some(&word.stem) => word.span.end,
        _ => q.span.end,
    }
}

/// How surely two numbers measure the same thing, 0 to 1.
fn same_thing(a: Exhibit<'_>, x: &Quantity, b: Exhibit<'_>, y: &Quantity) -> f32 {
    let counts = |m: Measure| matches!(m, Measure::Count);
    if x.measure != y.measure && !(counts(x.measure) && counts(y.measure)) {
        return 0.0;
    }
    // A day is held against a day, a year against a year.
    if x.measure == Measure::Date && (x.low > 31.0) != (y.low > 31.0) {
        return 0.0;
    }
    let months = x.measure == Measure::Date && !x.counted.is_empty() && !y.counted.is_empty();
    if months && x.counted != y.counted {
        return 0.0;
    }
    let noun = match (x.counted.first(), y.counted.first()) {
        (Some(p), Some(q)) if p == q => 0.6,
        (Some(p), _) if y.counted.contains(p) => 0.4,
        (_, Some(q)) if x.counted.contains(q) => 0.4,
        (Some(_), Some(_)) if counts(x.measure) => -0.2,
        _ => 0.0,
    };
    let unit = if counts(x.measure) { 0.0 } else { 0.25 };
    let left = overlap(&around(&a.features.words, x, false), &around(&b.features.words, y, false));
    let right = overlap(&around(&a.features.words, x, true), &around(&b.features.words, y, true));
    (noun + unit + 0.35 * left + 0.35 * right).clamp(0.0, 1.0)
}

/// The stems of up to three content words beside a number.
fn around<'a>(words: &'a [Word], q: &Quantity, after: bool) -> Vec<&'a str> {
    let keep = |word: &&Word| !word.function && !word.is_number();
    if after {
        words.iter().skip(q.words.end).filter(keep).take(3).map(|w| w.stem.as_str()).collect()
    } else {
        words.iter().take(q.words.start).rev().filter(keep).take(3).map(|w| w.stem.as_str()).collect()
    }
}

fn overlap(x: &[&str], y: &[&str]) -> f32 {
    let shared = x.iter().filter(|stem| y.contains(stem)).count();
    let most = x.len().min(y.len());
    if most == 0 { 0.0 } else { shared as f32 / most as f32 }
}
