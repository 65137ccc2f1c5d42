//! Crossed figures: a number goes with its own word, and the same numbers with other words are not the same.
//!
//! | first | second | |
//! |---|---|---|
//! | 12 people in Texas and 20 in Ohio | 20 people in Texas and 12 in Ohio | contradicts |
//! | Anna Berg, 34, and Marie Holt, 52 | Anna Berg, 52, and Marie Holt, 34 | contradicts |
//! | 40 dogs and 25 cats | 25 dogs and 40 cats | contradicts |
//! | 40 dogs and 25 cats | a day later 25 dogs and 40 cats were fed | related: more than the numbers differs |
//! | 12 men in Texas, 20 women in Ohio | 12 men in Ohio, 20 women in Texas | related: the noun says one thing, the place another |
//! | 40 dogs and 25 cats | 25 cats and 40 dogs | nothing: each is with its own |
//! | 12 and 20 in Texas and Ohio respectively | | nothing: which is which is not read |

use super::figured::Side;
use super::figures::Case;
use super::moment;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Measure, Meeting, Quantity};
use std::ops::Range;

/// Numbers, one of each passage, that go with the same word and are not the same.
pub(super) struct Crossed {
    /// Their places among the numbers of the two passages.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Nothing speaks against holding them against each other.
    surely: bool,
}

/// The numbers that stand in both passages with one another's words.
pub(super) fn crossed(case: &Case<'_>) -> Crossed {
    let mut found = Crossed { pairs: Vec::new(), surely: true };
    let (xs, ys) = (&case.a.figures.quantities, &case.b.figures.quantities);
    let several = |list: &[Quantity]| list.iter().filter(|q| is_taggable(q)).count() > 1;
    if !several(xs) || !several(ys) || is_in_turn(&case.a) || is_in_turn(&case.b) {
        return found;
    }
    let (tags_a, tags_b) = (case.a.tags(), case.b.tags());
    let same = |(i, j): (usize, usize)| xs[i].meets(&ys[j]) == Meeting::Same;
    let classes: Vec<Vec<(usize, usize)>> = (0..CLASSES).map(|class| shared(case, &tags_a, &tags_b, class)).collect();
    for links in &classes {
        for &(i, j) in links.iter().filter(|link| !same(**link)) {
            let other = |&(k, l): &(usize, usize)| k != i && l != j && !same((k, l)) && like(&xs[k], &xs[i]);
            let swaps = |&(k, l): &(usize, usize)| same((i, l)) || same((k, j));
            if links.iter().any(|link| other(link) && swaps(link)) && !found.pairs.contains(&(i, j)) {
                found.pairs.push((i, j));
            }
        }
    }
    let told_otherwise =
        |&(i, j): &(usize, usize)| classes.iter().flatten().any(|&(k, l)| (k == i) != (l == j) || (k, l) == (i, j) && same((k, l)));
    let doubted = |&(i, j): &(usize, usize)| case.a.denies(&xs[i].words) != case.b.denies(&ys[j].words);
    found.surely =
        !found.pairs.iter().any(|pair| told_otherwise(pair) || doubted(pair)) && case.same_but_figures() && !case.other_subject();
    found
}

impl Crossed {
    /// What two of the numbers say about each other.
    pub(super) fn piece(&self, case: &Case<'_>, x: &Quantity, y: &Quantity) -> Evidence {
        let (p, q) = case.quoted(&x.span, &y.span);
        let (relation, why) = match moment::apart(case, x, y) {
            Some(why) => (Relation::Related, format!("{p} and {q}: {why}")),
            None if self.surely => (Relation::Contradicts, format!("{p} against {q}: the same numbers are told of other things")),
            None => (Relation::Related, format!("{p} and {q}: the same numbers are told of other things")),
        };
        Evidence { kind: EvidenceKind::Quantity, relation, a: x.span.clone(), b: y.span.clone(), why }
    }
}

/// The kinds of words that a number can go with: what is counted, where or whose it is, what befell them.
const CLASSES: usize = 3;

/// The words that each number goes with, by their kind.
type Tags = Vec<[Vec<String>; CLASSES]>;

/// Which numbers go with the same word of a kind, where at least two of each passage do. A word that stands twice tells nothing.
fn shared(case: &Case<'_>, tags_a: &Tags, tags_b: &Tags, class: usize) -> Vec<(usize, usize)> {
    let (xs, ys) = (&case.a.figures.quantities, &case.b.figures.quantities);
    let owner = |tags: &Tags, tag: &String| {
        let mut owners = (0..tags.len()).filter(|&i| tags[i][class].contains(tag));
        owners.next().filter(|_| owners.next().is_none())
    };
    let mut links = Vec::new();
    for (i, own) in tags_a.iter().enumerate() {
        for tag in own[class].iter().filter(|tag| owner(tags_a, tag) == Some(i)) {
            let there = owner(tags_b, tag).filter(|&j| like(&xs[i], &ys[j]));
            links.extend(there.map(|j| (i, j)).filter(|link| !links.contains(link)));
        }
    }
    let several = |end: fn(&(usize, usize)) -> usize| links.iter().any(|link| end(link) != end(&links[0]));
    if several(|link| link.0) && several(|link| link.1) { links } else { Vec::new() }
}

/// Whether a number counts or measures exactly.
fn is_taggable(q: &Quantity) -> bool {
    q.is_exact() && !matches!(q.measure, Measure::Order | Measure::Label | Measure::Result)
}

fn like(x: &Quantity, y: &Quantity) -> bool {
    x.measure == y.measure && x.unit == y.unit
}

/// Whether a passage tells its numbers in turn: "12 and 20, respectively".
fn is_in_turn(side: &Side<'_>) -> bool {
    side.words.iter().any(|word| {
        matches!(
            word.form.as_str(),
            "respectively" | "respective" | "jeweils" | "beziehungsweise" | "respectivement" | "rispettivamente" | "respectivamente"
        )
    })
}

impl Side<'_> {
    /// The words that each number goes with.
    fn tags(&self) -> Tags {
        let border: Vec<bool> = {
            let mut border = vec![false; self.words.len()];
            let numbers = self.figures.quantities.iter().filter(|q| !matches!(q.measure, Measure::Order | Measure::Label));
            numbers.for_each(|q| border[q.words.clone()].iter_mut().for_each(|word| *word = true));
            border
        };
        let once = |stem: &String| self.words.iter().filter(|word| word.stem == **stem).count() == 1;
        let of = |q: &Quantity| {
            if !is_taggable(q) {
                return [Vec::new(), Vec::new(), Vec::new()];
            }
            let counted = q.counted.iter().map(ToString::to_string).filter(once).collect();
            let named = |zone: Range<usize>| self.named(zone).into_iter().filter(once).collect::<Vec<String>>();
            let behind = named(self.behind(&q.words, &border));
            let before = self.before(&q.words, &border);
            let place = match named(before.clone()) {
                _ if !behind.is_empty() => behind,
                names if names.is_empty() => self.list_subject(before).into_iter().filter(once).collect(),
                names => names,
            };
            [counted, place, q.fate.iter().map(|fate| format!("{fate:?}")).collect()]
        };
        self.figures.quantities.iter().map(of).collect()
    }

    /// The words behind a number, up to the next number or part of a list.
    fn behind(&self, range: &Range<usize>, border: &[bool]) -> Range<usize> {
        let end = (range.end..self.words.len()).find(|&at| border[at] || self.is_cut(at)).unwrap_or(self.words.len());
        range.end..end
    }

    /// The words before a number, back to the part of the list that it stands in: none where they belong to the number before.
    fn before(&self, range: &Range<usize>, border: &[bool]) -> Range<usize> {
        for at in (0..range.start).rev() {
            if border[at] {
                return range.start..range.start;
            }
            if is_list_word(self.form(at)) {
                return at + 1..range.start;
            }
            if self.is_cut(at) {
                return at..range.start;
            }
        }
        0..range.start
    }

    /// Whether a new part of a list begins at a word.
    fn is_cut(&self, at: usize) -> bool {
        is_list_word(self.form(at)) || at > 0 && !self.joined(at - 1)
    }

    /// The stem of what a part of a list begins with: "the south lost".
    fn list_subject(&self, zone: Range<usize>) -> Option<String> {
        let noun = self.words.get(zone.start + 1).filter(|_| zone.len() > 1 && is_article(self.form(zone.start)))?;
        (!noun.function && !noun.is_number()).then(|| noun.stem.to_string())
    }

    /// The stems of the names among these words, of what stands behind a preposition, and of days and ranks.
    fn named(&self, zone: Range<usize>) -> Vec<String> {
        let mut placed = false;
        let mut found = Vec::new();
        for at in zone {
            let word = &self.words[at];
            if self.figure_words[at] || !word.function && (word.capital || placed) {
                found.push(word.stem.to_string());
            } else if word.function && !is_article(&word.form) {
                placed = is_preposition(&word.form);
            }
        }
        found
    }
}

fn is_list_word(form: &str) -> bool {
    matches!(
        form,
        "and" | "but" | "or" | "while" | "whereas" | "und" | "aber" | "oder" | "sowie" | "et" | "mais" | "e" | "ed" | "ma" | "y" | "pero"
    )
}

fn is_article(form: &str) -> bool {
    matches!(
        form,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "der"
            | "die"
            | "das"
            | "den"
            | "dem"
            | "le"
            | "la"
            | "les"
            | "l'"
            | "il"
            | "lo"
            | "el"
            | "los"
            | "las"
    )
}

fn is_preposition(form: &str) -> bool {
    const PLACES: &str = "in at on to for from by with near into inside im zu zum zur für aus bei mit nach an auf am à au aux en dans pour sur \
                          chez a per da con nel nella para por";
    PLACES.split_whitespace().any(|preposition| preposition == form)
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn numbers_that_changed_places_contradict() {
        check(
            EvidenceKind::Quantity,
            &[
                (
                    "The storm killed 12 people in Texas and 20 in Ohio.",
                    "The storm killed 20 people in Texas and 12 in Ohio.",
                    "contradicts",
                ),
                (
                    "The storm killed 12 people in Texas and 20 in Ohio.",
                    "The storm killed 12 people in Ohio and 20 in Texas.",
                    "contradicts",
                ),
                ("Anna Berg, 34, and Marie Holt, 52, were hurt.", "Anna Berg, 52, and Marie Holt, 34, were hurt.", "contradicts"),
                ("They saved 40 dogs and 25 cats.", "They saved 25 dogs and 40 cats.", "contradicts"),
                (
                    "The firm paid $4m to the city and $6m to the county.",
                    "The firm paid $6m to the city and $9m to the county.",
                    "contradicts",
                ),
                ("The blast killed 12 people and injured 20.", "The blast killed 20 people and injured 12.", "contradicts"),
                ("There were 12 cases in 2010 and 20 in 2011.", "There were 20 cases in 2010 and 12 in 2011.", "contradicts"),
                ("The north lost 12 boats; the south lost 20.", "The north lost 20 boats; the south lost 12.", "contradicts"),
                ("In Texas 12 people drowned, in Ohio 20.", "In Texas 20 people drowned, in Ohio 12.", "contradicts"),
            ],
        );
        check_in(
            "de",
            EvidenceKind::Quantity,
            &[("Sie retteten 40 Hunde und 25 Katzen.", "Sie retteten 25 Hunde und 40 Katzen.", "contradicts")],
        );
        check_in(
            "fr",
            EvidenceKind::Quantity,
            &[("Ils ont sauvé 40 chiens et 25 chats.", "Ils ont sauvé 25 chiens et 40 chats.", "contradicts")],
        );
    }

    #[test]
    fn numbers_in_another_order_dispute_nothing() {
        check(
            EvidenceKind::Quantity,
            &[
                ("They saved 25 cats and 40 dogs.", "They saved 40 dogs and 25 cats.", "agrees"),
                ("The storm killed 12 people in Texas and 20 in Ohio.", "The storm killed 20 people in Ohio and 12 in Texas.", "-"),
                ("The storm killed 12 people in Texas and 20 in Ohio.", "In Ohio the storm killed 20 people, and in Texas 12.", "-"),
                ("The north lost 12 boats; the south lost 20 boats.", "The south lost 20 boats; the north lost 12.", "agrees"),
                ("Anna Berg, 34, and Marie Holt, 52, were hurt.", "Marie Holt, 52, and Anna Berg, 34, were hurt.", "-"),
                ("Anna Berg, 34, and Marie Holt, 52, were hurt.", "34-year-old Anna Berg and 52-year-old Marie Holt were hurt.", "agrees"),
                ("Texas and Ohio lost 12 and 20 houses, respectively.", "Texas and Ohio lost 20 and 12 houses, respectively.", "-"),
            ],
        );
    }

    #[test]
    fn what_is_not_sure_disputes_nothing() {
        check(
            EvidenceKind::Quantity,
            &[
                (
                    "They saved 40 dogs and 25 cats from the flooded village.",
                    "They saved 25 dogs and 40 cats from the burning village on the hill.",
                    "related",
                ),
                (
                    "The storm killed 12 men in Texas and 20 women in Ohio.",
                    "The storm killed 12 men in Ohio and 20 women in Texas.",
                    "related",
                ),
            ],
        );
    }
}
