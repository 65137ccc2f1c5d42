//! Denied in other words: without its denial, one passage means what the other says.
//!
//! | first | second | |
//! |---|---|---|
//! | The minister did not visit the victims | the minister went to see the victims | contradicts |
//! | The sailors are not loading crates onto the quay | the sailors are putting crates onto the quay | contradicts |
//! | The watchman did not see the smoke | the watchman may have noticed the smoke | nothing: it is only supposed |
//! | The ferry did not sink | the ferry ran aground | nothing: another thing |
//! | The left engine did not fail | the right engine failed | nothing: opposites |
//! | The bridge was not closed on Monday | the bridge was closed on Tuesday | nothing: other dates |
//!
//! Asked only where the sentence model has read both passages, exactly one of them holds a denial, and no other judge sees a difference:
//! the model tells neither left from right nor Monday from Tuesday.

use super::Exhibit;
use super::negation::{denies_a_number, piece};
use super::open::is_open;
use super::pairing::{Fit, Pairing, Role, Token};
use crate::align::{affirmed_nearness, nearness};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use std::ops::Range;

/// How near the passages are in meaning, at least, when the denial is left out. Both figures are from pairs of sentences with one negation
/// that people judged (captions, tales, letters, health, encyclopedia): of 10 so near, and not disputed for another reason, all contradict;
/// of those between .85 and this a half.
const NEAR: f32 = 0.89;
/// How much nearer that is than with the denial, at least: where it stands in a clause of no importance, leaving it out changes little.
pub(super) const NEARER: f32 = 0.1;

/// Adds the contradiction where one passage denies in other words what the other says; what little the negation itself was found to say
/// gives way to it.
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing, linked: bool, evidence: &mut Vec<Evidence>) {
    let Some(with) = nearness(a.features, b.features) else { return };
    let near = |denier: Exhibit<'_>, teller: Exhibit<'_>| {
        let without = affirmed_nearness(denier.features, teller.features).filter(|_| teller.features.negations.is_empty());
        without.is_some_and(|without| without >= NEAR && without - with >= NEARER)
    };
    let other = |e: &Evidence| e.relation != Relation::Agrees && !matches!(e.kind, EvidenceKind::Negation | EvidenceKind::Wording);
    if evidence.iter().any(|e| e.relation == Relation::Contradicts || other(e)) {
        return;
    }
    let found = match () {
        () if near(a, b) => denial(a, b, pairing, linked),
        () if near(b, a) => denial(b, a, &pairing.turned(), linked).map(|(negated, said)| (said, negated)),
        () => None,
    };
    if let Some((x, y)) = found {
        evidence.retain(|e| e.kind != EvidenceKind::Negation);
        evidence.push(piece(Relation::Contradicts, "", a, &x, b, &y));
    }
}

/// The words that deny, and the words of the other passage that say it; `None` where both may be true.
fn denial(denier: Exhibit<'_>, teller: Exhibit<'_>, p: &Pairing, linked: bool) -> Option<(Range<usize>, Range<usize>)> {
    let negation = denier.features.negations.first()?;
    let negated = negation.words.start.min(negation.scope.start)..negation.words.end.max(negation.scope.end);
    let within = || (0..p.x.len()).filter(|&i| p.x[i].role == Role::Content && negation.scope.contains(&p.x[i].words.start));
    let told: Vec<usize> = within().filter_map(|i| p.said(i)).collect();
    // "No woman is mending nets" / "a person is mending nets".
    let narrower = within().next().and_then(|head| p.to[head]).is_some_and(|(_, fit)| fit == Fit::SecondBroader);
    if negation.none && narrower {
        return None;
    }
    // A name or a number that only one of them has is another matter.
    let foreign = |tokens: &[Token], other: &[Option<usize>]| {
        tokens.iter().zip(other).any(|(token, to)| to.is_none() && (token.name || token.role == Role::Number))
    };
    let to: Vec<Option<usize>> = p.to.iter().map(|to| to.map(|(j, _)| j)).collect();
    if foreign(p.x, &to) || foreign(p.y, &p.from) || denies_a_number(negation, denier, teller) {
        return None;
    }
    let all = 0..teller.features.words.len();
    let said = match (told.iter().min(), told.iter().max()) {
        (Some(&first), Some(&last)) => p.y[first].words.start..p.y[last].words.end,
        _ => all.clone(),
    };
    let open = is_open((denier, &negated), (teller, &said), linked) || is_open((denier, &negated), (teller, &all), linked);
    (!open).then_some((negated, said))
}

#[cfg(test)]
mod tests {
    use super::super::judge_pairs;

    fn relations(pairs: &[(&str, &str)]) -> Vec<&'static str> {
        judge_pairs(pairs, true, None).into_iter().map(|verdict| verdict.relation).collect()
    }

    const DENIED: [(&str, &str); 8] = [
        ("The sailors are not loading crates onto the quay.", "The sailors are putting crates onto the quay."),
        ("The workers are not packing crates onto the quay.", "The workers are putting crates onto the quay."),
        ("The victims' families were not told.", "The families of the victims were informed."),
        ("The clerk is not checking the register.", "The clerk is looking at the register."),
        ("The guard is not examining the ticket.", "The guard is looking at the ticket."),
        ("The cooks are not preparing a meal for the crew.", "The cooks are making food for the crew."),
        ("The watchman did not see the smoke.", "The watchman noticed the smoke."),
        ("The minister did not visit the victims.", "The minister went to see the victims."),
    ];

    #[test]
    fn what_one_denies_in_other_words_contradicts_it() {
        for (pair, relation) in DENIED.iter().zip(relations(&DENIED)) {
            assert_eq!(relation, "contradicts", "{pair:?}");
        }
        let turned = DENIED.map(|(a, b)| (b, a));
        assert_eq!(relations(&turned), relations(&DENIED));
    }

    #[test]
    fn what_is_near_in_meaning_and_another_thing_is_not_disputed() {
        let pairs = [
            ("The watchman did not see the smoke.", "The watchman may have noticed the smoke."),
            ("There is no woman mending nets.", "A person is mending nets."),
            ("The bridge was not closed on Monday.", "The bridge was closed on Tuesday."),
            ("The ferry did not sink.", "The ferry ran aground."),
            ("The ship was not insured.", "The cargo was insured."),
            ("The doors were not locked.", "The windows were locked."),
            ("She has not resigned.", "She was asked to resign."),
            ("The minister did not visit the victims.", "The minister's wife visited the victims."),
            ("The lifeboats were not lowered.", "The lifeboats were damaged."),
            ("It was not raining that night.", "It was snowing that night."),
        ];
        for (pair, relation) in pairs.iter().zip(relations(&pairs)) {
            assert_ne!(relation, "contradicts", "{pair:?}");
        }
    }

    #[test]
    fn captions_far_from_each_other_in_meaning_are_of_two_scenes() {
        let pairs = [("A grey horse is walking down a muddy lane.", "A Shetland pony is not walking.")];
        assert_eq!(relations(&pairs), ["related"]);
    }
}
