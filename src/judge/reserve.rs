//! Reserve: whether what two linked passages turn on may differ, though no judge can say that it does.
//!
//! | first | second | reserved |
//! |---|---|---|
//! | the doors were open | the doors were not open | only one denies something ([`denies_alone`]), unless that is [aside](super::aside) |
//! | surrendered on 26 November | surrendered on Saint Martin's day, 11 November | times, and none in common |
//! | had risen by four feet | was nine feet up | amounts of one measure, and none in common |
//! | was found at Sorn | was found at Lutz | places, and none in common |
//! | the north tower fell | the east tower fell | sides of the compass |
//! | the gates stood open | the gates were kept shut | a word is the opposite of another; not one as broad as "come" and "go" |
//!
//! Then wording alone must speak for agreement: that alignment chose the passages for one another does not count.

use super::Exhibit;
use super::negation::BROAD;
use crate::text::{Figures, Lemma, Measure, Meeting, Quantity, lexicon, meanings};
use std::collections::BTreeSet;

/// Whether the passages are reserved. Symmetric. The cheap questions come first.
pub(super) fn is_reserved(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    apart(&places(a), &places(b)) || apart(&sides(a), &sides(b)) || at_other_times(a, b) || tell_other_amounts(a, b) || hold_opposites(a, b)
}

/// Whether only one passage denies something.
pub(super) fn denies_alone(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let denies = |e: Exhibit<'_>| e.features.negations.iter().any(|negation| negation.denies);
    denies(a) != denies(b)
}

/// Both hold something, and nothing in common.
fn apart(x: &BTreeSet<&str>, y: &BTreeSet<&str>) -> bool {
    !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
}

/// Both have dates, clock times or weekdays, and none is the same.
pub(super) fn at_other_times(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let [x, y] = [a, b].map(|e| &e.features.figures);
    let dated = |f: &Figures| !(f.dates.is_empty() && f.times.is_empty() && f.weekdays.is_empty());
    let same_day = x.weekdays.iter().any(|day| y.weekdays.iter().any(|other| other.day == day.day));
    // All Souls may lie in 1988: what fits is not another time.
    let fits = x.dates.iter().any(|date| y.dates.iter().any(|other| date.fits(other)));
    dated(x) && dated(y) && !x.shares_one(y) && !same_day && !fits
}

/// Both tell amounts of one measure, and none is or may be the same. What is counted must be the same, unless each tells one
/// number only and one does not say of what ("Doyle had polled 6,118" / "Doyle's tally was 6,181 votes").
fn tell_other_amounts(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let [x, y] = [a, b].map(|e| &e.features.figures.quantities);
    let lone = x.len() == 1 && y.len() == 1;
    let comparable = |p: &Quantity, q: &Quantity| {
        let named = matches!(p.measure, Measure::Order | Measure::Label | Measure::Other | Measure::Result);
        let unsaid = lone && (p.counted.is_empty() || q.counted.is_empty());
        let counted = unsaid || p.measure != Measure::Count || p.counted.iter().any(|noun| q.counted.contains(noun));
        p.measure == q.measure && !named && counted
    };
    let mut pairs = x.iter().flat_map(|p| y.iter().map(move |q| (p, q))).filter(|(p, q)| comparable(p, q)).peekable();
    pairs.peek().is_some()
        && pairs.all(|(p, q)| p.meets(q) == Meeting::Apart)
        && !x.iter().any(|p| y.iter().any(|q| p.meets(q) == Meeting::Same))
}

/// The sides of the compass that it names.
fn sides(e: Exhibit<'_>) -> BTreeSet<&'static str> {
    let compass = |form: &str| ["north", "south", "east", "west"].into_iter().find(|side| form.starts_with(side));
    e.features.words.iter().filter_map(|word| compass(&word.form)).collect()
}

/// Whether a word that only one passage has is the opposite of one that only the other has.
fn hold_opposites(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let lexicon = lexicon();
    let own = |e: Exhibit<'_>, other: Exhibit<'_>| -> Vec<_> {
        let stems: BTreeSet<&str> = other.features.words.iter().map(|word| word.stem.as_str()).collect();
        let words = e.features.words.iter().filter(|word| !word.function && !stems.contains(word.stem.as_str()));
        // "Came to nothing" / "went to the duke".
        let broad = |lemma: &Lemma| BROAD.contains(&lexicon.word(*lemma));
        words.flat_map(|word| meanings(e.features.language, word)).filter(|lemma| !broad(lemma)).collect()
    };
    let (xs, ys) = (own(a, b), own(b, a));
    // Between languages nothing else tells a German film from an Italian one.
    let two_languages = a.features.language != b.features.language;
    let apart = |x: Lemma, y: Lemma| lexicon.opposite(x, y) || two_languages && lexicon.exclusive(x, y).is_some();
    xs.iter().any(|&x| ys.iter().any(|&y| apart(x, y)))
}

/// The names that "at" or "in" leads to.
fn places(e: Exhibit<'_>) -> BTreeSet<&str> {
    let words = &e.features.words;
    let leads = |at: usize| matches!(words[at].form.as_str(), "at" | "in");
    let name = |at: usize| words.get(at).filter(|word| word.capital).map(|word| word.stem.as_str());
    (0..words.len()).filter(|&at| leads(at)).filter_map(|at| name(at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked;
    use crate::comparison::Relation;

    #[test]
    fn words_as_broad_as_come_and_go_are_no_opposites() {
        let agree = |a, b| judgement_of_linked(a, b).relation == Some(Relation::Agrees);
        let pleaded = (
            "The abbot of Wenbury went to the duke and pleaded for the town.",
            "The abbot of Wenbury pleaded with the duke for the town, and nothing came of it.",
        );
        assert!(agree(pleaded.0, pleaded.1) && agree(pleaded.1, pleaded.0));
        assert!(!agree("The gates of Wenbury stood open to the duke.", "The gates of Wenbury were kept shut before the duke."));
    }

    #[test]
    fn what_tells_other_amounts_of_one_measure_agrees_on_nothing() {
        let agree = |a, b| judgement_of_linked(a, b).relation == Some(Relation::Agrees);
        for (a, b) in [
            ("The river had risen by four feet when the dam at Sorn went.", "The dam at Sorn held until the river was nine feet up."),
            ("The family paid the kidnappers 20,000 dollars.", "No more than 5,000 dollars was ever handed over to the kidnappers."),
            ("When the counting ended Doyle had polled 6,118.", "Doyle's final tally was 6,181 votes."),
        ] {
            assert!(!agree(a, b) && !agree(b, a), "{a} | {b}");
        }
        let same = ("The family paid the kidnappers 20,000 dollars.", "20,000 dollars was handed over to the kidnappers by the family.");
        assert!(agree(same.0, same.1));
    }
}
