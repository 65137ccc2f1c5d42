//! Whether two passages are about the same thing at all, and how much of one stands in the other.

use super::pairing::Pairing;
use super::reserve::{denies_alone, is_reserved};
use super::{Exhibit, aside, party};
use crate::align::nearness;
use std::collections::{BTreeMap, BTreeSet};

/// Sameness of two passages, measured once for all judges.
#[derive(Clone, Debug)]
pub(super) struct Gate<'a> {
    pub(super) similarity: f32,
    /// The part of the shorter passage's content, by weight and without numbers, that the longer one has too.
    pub(super) coverage: f32,
    /// How much both passages say the same, 0 to 1.
    pub(super) agreement: f32,
    /// Whether they are in two languages and agree by what survives translation.
    pub(super) across: bool,
    /// Stems of the content words both have, numbers left out; where the second passage has another word for it, as the first has it.
    pub(super) shared: BTreeSet<&'a str>,
    /// Of these, those that the second passage has another word for, and that word's stem.
    pub(super) others: BTreeMap<&'a str, &'a str>,
    /// How many are shared. The same whichever passage comes first.
    pub(super) told: usize,
    /// Whether both have a number other than a small count beside the only word that both have.
    pub(super) counted: bool,
}

/// Passages less alike than this, with little of one in the other, are about different things.
const SAME: f32 = 0.1;
/// Agreement is a logistic of four figures, fitted on news sentences that people judged to say the same or not, rounded, with the
/// weight of the length halved: there a further detail counts as a difference, here it does not. How much of the words is shared, by
/// weight (Dice 1945).
const DICE: f32 = 2.2;
/// See [`DICE`]: how alike the passages are.
const ALIKE: f32 = 4.0;
/// See [`DICE`]: how near in meaning.
const NEAR: f32 = 0.6;
/// See [`DICE`]: how near in length.
const LENGTH: f32 = 1.5;
/// See [`DICE`]: what the sum must exceed.
const THRESHOLD: f32 = 4.6;
/// What two passages gain that alignment chose for one another: they were held against everything else their accounts say.
const LINKED: f32 = 2.2;
/// The same where neither the verbs nor the figures of the two say that they tell the same: "the petty cash was left alone" / "petty cash was
/// taken" share what they are about.
const LINKED_BY_NOUNS: f32 = 1.2;
/// Passages less alike than this gain it only where they share two words that are rare enough: "the fire reached the quay" / "the
/// harbour office is sorry about the fire" share what all of the story is about. On same-event news agreement of passages so little alike
/// is of one event in 87 % with this, in 80 % without.
const LOOSE: f32 = 0.33;
/// A word is rare enough that weighs this much of the rarest that either passage has.
const RARE: f32 = 0.45;
/// Where a figure of the same thing is the same, so much agreement is enough.
const WITH_FIGURE: f32 = 0.35;
/// Linked passages in two languages agree that share a date or a time and are this much alike in what survives translation.
const ACROSS_FROM: f32 = 0.5;
/// The same where they share a number.
const ACROSS_WITH_NUMBER: f32 = 0.3;
/// The same where they share words and names only.
const ACROSS_IN_WORDS: f32 = 0.55;
/// So much of what is known of the words of either passage must be told in the other then.
const KNOWN: f32 = 0.75;
/// How fast that grows.
const ACROSS: f32 = 6.0;
/// A passage of which this much stands in the other one agrees with it, whatever else that one says.
const INSIDE_FROM: f32 = 0.75;
/// How fast that grows.
const INSIDE: f32 = 6.0;

impl<'a> Gate<'a> {
    pub(super) fn new(a: Exhibit<'a>, b: Exhibit<'a>, similarity: f32, weights: &[f32], linked: bool, pairing: &Pairing<'a>) -> Self {
        let content = |e: Exhibit<'a>| -> BTreeSet<&'a str> {
            e.features.words.iter().filter(|w| !w.function && !w.is_number()).map(|w| w.stem.as_str()).collect()
        };
        let (x, y) = (content(a), content(b));
        let mut shared: BTreeSet<&str> = x.intersection(&y).copied().collect();
        let same = shared.len();
        // "The bridge fell" / "the footbridge collapsed"; "they ate the horses" / "the horses were eaten", which tells of no other matter.
        let (forms, words): (Vec<_>, Vec<_>) = pairing.other_stems().partition(|(.., one_word)| *one_word);
        let least = |pairs: &[(&'a str, &'a str, bool)]| pairs.iter().map(|(x, y, _)| *x.min(y)).collect::<Vec<&'a str>>();
        let mut told = shared.clone();
        told.extend(least(&words));
        let alike = told.len();
        told.extend(least(&forms));
        let told = told.len();
        shared.extend(words.iter().chain(&forms).map(|(x, ..)| *x));
        let others = words.iter().chain(&forms).map(|(x, y, _)| (*x, *y)).collect();
        let weigh = |&term: &u32| weights.get(term as usize).copied().unwrap_or(1.0);
        let (terms, there) = (&a.features.terms.items, &b.features.terms.items);
        let common = || terms.iter().filter(|term| there.binary_search(term).is_ok()).map(weigh);
        let rare = || {
            let rarest = terms.iter().chain(there).map(weigh).fold(0.0, f32::max);
            common().filter(|weight| *weight >= RARE * rarest).count() + words.len() + forms.len()
        };
        let known = || similarity >= LOOSE || rare() >= 2;
        let weight = |terms: &[u32]| terms.iter().map(weigh).sum::<f32>();
        let (common, wx, wy) = (common().sum::<f32>(), weight(terms), weight(there));
        let of = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        let coverage = of(alike as f32, x.len().min(y.len()) as f32);
        let dice = of(2.0 * common, wx + wy);
        let contained = of(common, wx.min(wy));
        let (long, short) = (a.features.words.len().max(b.features.words.len()), a.features.words.len().min(b.features.words.len()));
        let meant = nearness(a.features, b.features);
        let near = meant.unwrap_or(similarity);
        let overall = DICE * dice + ALIKE * similarity + NEAR * near + LENGTH * of(short as f32, long as f32) - THRESHOLD;
        let two_languages = a.features.language != b.features.language;
        // "26 men, all Danes" / "a Danish crew of 26": beside one word such a number is as good as a second one.
        let counted = told == 1 && a.features.figures.shares_amount(&b.features.figures);
        let denied = || denies_alone(a, b);
        let reserved = || is_reserved(a, b);
        let (overall, inside, across) = if two_languages {
            let (x, y) = (&a.features.figures, &b.features.figures);
            let (figure, amount) = (x.shares_one(y), x.shares_amount(y));
            let other_numbers = !amount && !x.quantities.is_empty() && !y.quantities.is_empty();
            let from = match figure {
                true if amount => ACROSS_WITH_NUMBER,
                true => ACROSS_FROM,
                false => ACROSS_IN_WORDS,
            };
            // Words alone must be nearly all that is known in both: "the boat Marta burned out" / "die Marta lag im Hafen".
            let enough = || figure || told >= 3 && pairing.known() >= KNOWN;
            let may = linked && !other_numbers && !reserved() && !denied();
            let if_so = |is: bool, sum: f32| if may && is { sum } else { f32::NEG_INFINITY };
            // Two words that are spelled alike are names.
            (if_so(same >= 2 && known(), overall + LINKED), f32::NEG_INFINITY, if_so(enough(), ACROSS * (similarity - from)))
        } else {
            // A short passage may stand in a long one as a whole.
            let inside = if told >= 3 { INSIDE * (contained - INSIDE_FROM) } else { f32::NEG_INFINITY };
            // Their trees are read only where it hangs on them whether the passages agree, and beside the sentence model, since they take
            // their time: words alone are for a quick look.
            let hangs = overall.max(inside) < 0.0 && overall + LINKED >= (WITH_FIGURE / (1.0 - WITH_FIGURE)).ln();
            let others = |near| party::are_others(a, b, pairing) || party::are_about_others(a, b, pairing, near);
            let apart = || hangs && meant.is_some_and(others);
            // What only one denies stands in the way, unless it is aside from what both tell.
            let denied = || denied() && !meant.is_some_and(|near| aside::is_aside(a, b, pairing, near));
            let gains = linked && (told >= 2 || counted) && known() && !reserved() && !denied() && !apart();
            let overall = match gains {
                true if overall + LINKED_BY_NOUNS >= 0.0 || a.features.figures.shares_one(&b.features.figures) => overall + LINKED,
                true if meant.is_none() || party::tell_the_same(a, b, pairing) => overall + LINKED,
                _ => overall,
            };
            (overall, inside, f32::NEG_INFINITY)
        };
        let agreement = 1.0 / (1.0 + (-overall.max(inside).max(across)).exp());
        Self { similarity, coverage, agreement, across: across >= 0.0, shared, others, told, counted }
    }

    /// Worth judging.
    pub(super) fn same_matter(&self) -> bool {
        self.similarity >= SAME || self.coverage >= 0.5
    }

    /// So much of it is the same that, nothing speaking against it, they say the same; less is asked where a number, date or time of the
    /// same thing is the same too.
    pub(super) fn agrees(&self, figure: bool) -> bool {
        self.agreement >= if figure { WITH_FIGURE } else { 0.5 }
    }

    /// Close enough for a difference to be a contradiction.
    pub(super) fn close(&self) -> bool {
        self.coverage >= 0.4 && self.told >= 2 || self.coverage >= 0.66
    }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked;
    use crate::comparison::Relation;

    #[test]
    fn passages_chosen_for_one_another_agree_by_two_words_or_by_one_and_a_number() {
        for (a, b, expected) in [
            ("They were 26, and each of them a Dane.", "In the boats sat 26 men, Danes.", true),
            ("They were 26, and each of them a Dane.", "In the boats sat several men, Danes.", false),
            ("They were 26, and each of them a Dane.", "In the boats sat 31 men, Danes.", false),
        ] {
            let agree = |a: &str, b: &str| judgement_of_linked(a, b).relation == Some(Relation::Agrees);
            assert_eq!((agree(a, b), agree(b, a)), (expected, expected), "{a} | {b}");
        }
    }
}
