//! Negation: one passage says what the other says is not so.
//!
//! | first | second | |
//! |---|---|---|
//! | No one was injured | two people were injured | contradicts |
//! | The doors weren't locked | the doors were locked | contradicts |
//! | He did not fail to warn them | he warned them | nothing |
//! | not only the boats burned | the boats burned | nothing |

use super::Exhibit;
use super::gate::Gate;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Negation, Word, negations};
use std::ops::Range;

/// What negation says about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, gate: &Gate) -> Option<Evidence> {
    if !gate.close() {
        return None;
    }
    let (x, y) = (&a.features.words, &b.features.words);
    let (nx, ny) = (negations(x), negations(y));
    denied(x, &nx, y, &ny, gate)
        .map(|(negated, plain)| piece(a, negated, b, plain, true))
        .or_else(|| denied(y, &ny, x, &nx, gate).map(|(negated, plain)| piece(a, plain, b, negated, false)))
}

/// What `x` denies and `y` says plainly, as ranges of words.
fn denied(x: &[Word], nx: &[Negation], y: &[Word], ny: &[Negation], gate: &Gate) -> Option<(Range<usize>, Range<usize>)> {
    let covered = |negations: &[Negation], at: usize| negations.iter().any(|n| n.denies && n.scope.contains(&at));
    for negation in nx.iter().filter(|n| n.denies) {
        // The first content word covered is what is denied: the others are its circumstances.
        let Some(head) = negation.scope.clone().find(|&at| !x[at].function && !x[at].is_number()) else { continue };
        let stem = &x[head].stem;
        if !gate.shared.contains(stem) || (x[head].capital && head > 0) {
            continue;
        }
        let mut places = (0..y.len()).filter(|&at| &y[at].stem == stem).peekable();
        if places.peek().is_none() {
            continue;
        }
        let plain: Vec<usize> = places.collect();
        if plain.iter().any(|&at| covered(ny, at)) || x.iter().enumerate().any(|(at, w)| &w.stem == stem && !covered(nx, at)) {
            continue;
        }
        // The other passage must not deny anything this one does not: "not found alive" / "found dead, not alive".
        if ny.iter().any(|n| n.denies) && nx.len() <= ny.len() {
            continue;
        }
        let at = plain[0];
        return Some((negation.word..head + 1, at..at + 1));
    }
    None
}

fn piece(a: Exhibit<'_>, x: Range<usize>, b: Exhibit<'_>, y: Range<usize>, first_denies: bool) -> Evidence {
    let span = |e: Exhibit<'_>, r: &Range<usize>| e.features.words[r.start].span.start..e.features.words[r.end - 1].span.end;
    let (sa, sb) = (span(a, &x), span(b, &y));
    let (p, q) = (a.text.get(sa.clone()).unwrap_or(""), b.text.get(sb.clone()).unwrap_or(""));
    let why = if first_denies {
        format!("“{p}”, where the other says “{q}”")
    } else {
        format!("one says “{p}”, the other “{q}”")
    };
    Evidence { kind: EvidenceKind::Negation, relation: Relation::Contradicts, a: sa, b: sb, why }
}
