//! Term: for how long somebody is punished, where one passage says for life.
//!
//! | first | second | |
//! |---|---|---|
//! | Lund was banned for life | Lund was suspended for five years | contradicts |
//! | Brask got a life sentence | Brask was sentenced to twenty years | contradicts |
//! | Lund was banned for life | Brask was suspended for five years | nothing: another one |
//! | Lund was banned for life | Lund played for five years | nothing: no punishment |
//!
//! Two terms in years are numbers: [`quantity`](super::quantity).

use super::pairing::Pairing;
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Measure, Word};
use std::ops::Range;

/// What two passages say of somebody's term: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    let (kind_x, x) = term(a)?;
    let (kind_y, y) = term(b)?;
    if kind_x != kind_y || x.life == y.life {
        return None;
    }
    // Of one: a name of both, or nobody is named in one of them.
    let named = |tokens: &[super::pairing::Token]| tokens.iter().any(|token| token.name);
    let one = p.x.iter().zip(&p.to).any(|(token, to)| token.name && to.is_some()) || !named(p.x) || !named(p.y);
    let denied = |e: Exhibit<'_>, at: usize| e.features.negations.iter().any(|negation| negation.scope.contains(&at));
    if !one || denied(a, x.words.start) || denied(b, y.words.start) {
        return None;
    }
    let (sa, sb) = (word_span(a, &x.words), word_span(b, &y.words));
    let why = format!("“{}” against “{}”", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Quantity, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// What somebody is punished with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Punished {
    Barred,
    Imprisoned,
}

/// A term, and the words that tell it.
struct Term {
    life: bool,
    words: Range<usize>,
}

fn term(e: Exhibit<'_>) -> Option<(Punished, Term)> {
    const FAR: usize = 12;
    let words: &[Word] = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let punished = |at: usize| match form(at) {
        "ban" | "banned" | "barred" | "suspended" | "suspension" | "excluded" | "expelled" | "disqualified" => Some(Punished::Barred),
        "sentence" | "sentenced" | "imprisonment" | "imprisoned" | "jailed" | "prison" | "gaol" | "gaoled" | "servitude" => {
            Some(Punished::Imprisoned)
        }
        _ => None,
    };
    let near = |at: usize| (at.saturating_sub(FAR)..words.len().min(at + 4)).rev().find_map(punished);
    let life = (0..words.len()).find(|&at| {
        form(at) == "life" && (at > 0 && matches!(form(at - 1), "for" | "to") && form(at + 1) != "of" || punished(at + 1).is_some())
    });
    if let Some(at) = life {
        let start = at - usize::from(at > 0 && form(at - 1) == "for");
        let end = at + 1 + usize::from(punished(at + 1).is_some());
        return Some((near(at)?, Term { life: true, words: start..end }));
    }
    let mut terms = e.features.figures.quantities.iter().filter(|q| q.measure == Measure::Duration && q.is_exact());
    let term = terms.next().filter(|_| terms.next().is_none())?;
    let months = words.get(term.words.clone())?.iter().any(|word| word.form.starts_with("year") || word.form.starts_with("month"));
    let punished = near(term.words.start).filter(|_| months)?;
    Some((punished, Term { life: false, words: term.words.clone() }))
}

#[cfg(test)]
mod tests {
    use super::super::table::check_told_as_one;
    use crate::comparison::EvidenceKind;

    #[test]
    fn for_life_is_not_for_some_years() {
        check_told_as_one(
            &[EvidenceKind::Quantity],
            &[
                ("Lund was last night banned from football for life.", "Lund was suspended from all football for a period of five years."),
                ("Brask got a life sentence.", "Brask was sentenced to twenty years."),
                ("The court sentenced Brask to life imprisonment.", "Brask went to prison for twelve years."),
            ],
            &[
                ("Lund was banned for life.", "Brask was suspended for five years."),
                ("Lund was banned for life.", "Lund played for the club for five years."),
                ("Lund was banned for life.", "Lund was expelled."),
                ("Lund was not banned for life.", "Lund was suspended for five years."),
                ("Lund had fought for life and freedom.", "Lund was suspended for five years."),
            ],
        );
    }
}
