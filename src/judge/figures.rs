//! What the numbers, dates and times of two passages say about each other: the frame the judges of each kind share.
//!
//! A number says something about another one only where both are numbers of the same thing. How surely they are is
//! measured by what stands around them, and, where two passages are two wordings of one sentence, by their *slot*: the
//! place between the same words.
//!
//! ```text
//! The film has a rating of [86 %] based on [44 reviews]
//! The film has a rating of [80 %] based on [74 reviews]      slots: 86 % – 80 %, 44 – 74
//! ```

use super::figured::Side;
use super::gate::Gate;
use super::pairing::Pairing;
use super::{Exhibit, date, quantity, time, weekday};
use crate::comparison::{Evidence, Relation};
use crate::text::{Fate, Form, Measure, Meeting, Word, deed, deed_of_things, fate_of, is_form_of_address, is_one_deed, is_people, lexicon};
use std::cell::OnceCell;
use std::ops::Range;

/// What the figures of two passages say.
pub(super) fn evidence(case: &Case<'_>) -> Vec<Evidence> {
    let mut found = quantity::evidence(case);
    found.extend(date::evidence(case));
    found.extend(time::evidence(case));
    found.extend(weekday::evidence(case));
    found
}

/// Two passages whose figures are held against each other.
pub(super) struct Case<'a> {
    pub(super) a: Side<'a>,
    pub(super) b: Side<'a>,
    pub(super) gate: &'a Gate<'a>,
    /// For each word of `a` the word of `b` it is aligned with, where both passages are wordings of one sentence.
    partner: Vec<Option<usize>>,
    /// How much of the wording is the same, figures aside, 0 to 1.
    pub(super) wording: f32,
    /// Another figure is the same in both: they speak of one thing.
    pub(super) anchored: bool,
    /// Stems of `a` for which `b` has another word that means the same, with the stem there.
    other_words: Vec<(&'a str, &'a str)>,
    /// See [`Case::are_about_one`].
    about_one: OnceCell<bool>,
    exhibits: [Exhibit<'a>; 2],
    pairing: &'a Pairing<'a>,
    /// See [`Case::shared_qualifiers`]; by the numbers' places, once they were asked for.
    pub(super) shared: OnceCell<Vec<Vec<Vec<&'a str>>>>,
}

/// Passages this much alike in their wording are two versions of one sentence.
const VERSIONS: f32 = 0.8;

impl<'a> Case<'a> {
    /// Reads two passages for it.
    pub(super) fn new(a: Exhibit<'a>, b: Exhibit<'a>, gate: &'a Gate<'a>, pairing: &'a Pairing<'a>) -> Self {
        let exhibits = [a, b];
        let (a, b) = (Side::new(a), Side::new(b));
        let (partner, wording) = if a.has_figures() && b.has_figures() { align(&a, &b) } else { (Vec::new(), 0.0) };
        let anchored = a.figures.shares_one(b.figures);
        Self {
            a,
            b,
            gate,
            partner,
            wording,
            anchored,
            other_words: pairing.same_meaning().collect(),
            shared: OnceCell::new(),
            about_one: OnceCell::new(),
            exhibits,
            pairing,
        }
    }

    /// Whether the passages are two versions of one sentence.
    pub(super) fn versions(&self) -> bool {
        self.wording >= VERSIONS
    }

    /// Whether the passages are near enough for a difference to be a contradiction.
    pub(super) fn close(&self) -> bool {
        self.gate.close() || self.versions()
    }

    /// Whether exactly one number differs: two that differ are more likely two things in a row than one thing disputed.
    pub(super) fn one_differs(&self) -> bool {
        let (xs, ys) = (&self.a.figures.quantities, &self.b.figures.quantities);
        xs.len() == ys.len() && xs.iter().zip(ys).filter(|(x, y)| x.meets(y) != Meeting::Same).count() == 1
    }

    /// Whether they are near enough for numbers of the same thing to contradict: numbers are specific, so less of the rest
    /// must be the same.
    pub(super) fn near(&self) -> bool {
        let few = if self.anchored { 0.15 } else { 0.3 };
        self.close() || (self.gate.coverage >= few && self.gate.told >= 2)
    }

    /// Whether one passage alone tells of another one of a row: "the meeting was held" / "a second meeting took place".
    pub(super) fn other_of_a_row(&self) -> bool {
        let told = |side: &Side<'_>, row: &Form| side.words.iter().any(|word| word.stem == *row);
        let ranked = |side: &Side<'_>, row: &Form| {
            side.figures.quantities.iter().any(|q| q.measure == Measure::Order && q.counted.first() == Some(row))
        };
        let one = |here: &Side<'_>, there: &Side<'_>| {
            here.ranks().any(|rank| rank.rank >= 2.0 && told(there, rank.row) && !ranked(there, rank.row))
        };
        one(&self.a, &self.b) || one(&self.b, &self.a)
    }

    /// Whether both have a content word that is not a name. Datelines have none: each account has its own.
    pub(super) fn shares_a_word(&self) -> bool {
        self.a
            .words
            .iter()
            .enumerate()
            .any(|(at, word)| !word.capital && !self.a.figure_words[at] && self.gate.shared.contains(word.stem.as_str()))
    }

    /// Whether both have the same content words, in whatever order, figures left out.
    pub(super) fn same_but_figures(&self) -> bool {
        let told = |side: &'_ Side<'a>| -> Vec<&'a str> {
            let content = side.words.iter().enumerate().filter(|(at, word)| !word.function && !word.is_number() && !side.figure_words[*at]);
            content.map(|(_, word)| word.stem.as_str()).collect()
        };
        let (xs, ys) = (told(&self.a), told(&self.b));
        xs.iter().all(|x| ys.iter().any(|y| self.is_same(x, y))) && ys.iter().all(|y| xs.iter().any(|x| self.is_same(x, y)))
    }

    /// How surely `x` and `y` stand in the same place between the same words, 0 to 1.
    pub(super) fn slot(&self, x: &Range<usize>, y: &Range<usize>) -> f32 {
        if self.partner.is_empty() {
            return 0.0;
        }
        let side = |forward: bool| {
            let (i, skipped_a, figures_a) = self.a.anchor(x, forward, |at| self.partner[at].is_some());
            let (j, skipped_b, figures_b) = self.b.anchor(y, forward, |at| self.partner.contains(&Some(at)));
            let same = match (i, j) {
                (Some(i), Some(j)) => self.partner[i] == Some(j),
                (None, None) => true,
                _ => false,
            };
            if same && figures_a == figures_b { 1.0 / (1.0 + 0.3 * (skipped_a + skipped_b) as f32) } else { 0.0 }
        };
        0.5 * side(false) + 0.5 * side(true)
    }

    /// Whether a stem of the first passage and one of the second are the same word, or mean the same.
    pub(super) fn is_same(&self, x: &str, y: &str) -> bool {
        x == y || self.other_words.contains(&(x, y))
    }

    /// How much of what stands around `x` stands around `y` too, 0 to 1; near words count most.
    pub(super) fn context(&self, x: &Range<usize>, y: &Range<usize>) -> f32 {
        self.context_without(x, y, &[])
    }

    /// The same, these stems left out: what is counted says nothing of where it is told.
    pub(super) fn context_without(&self, x: &Range<usize>, y: &Range<usize>, counted: &[Form]) -> f32 {
        let (mut near_x, mut near_y) = (self.a.around(x), self.b.around(y));
        near_x.retain(|(stem, _)| !counted.iter().any(|other| other == stem));
        near_y.retain(|(stem, _)| !counted.iter().any(|other| other == stem));
        let shared: f32 =
            near_x.iter().filter_map(|(stem, w)| near_y.iter().find(|(other, _)| self.is_same(stem, other)).map(|(_, v)| w.min(*v))).sum();
        let sum = |list: &[(&str, f32)]| list.iter().map(|(_, weight)| weight).sum::<f32>();
        let least = sum(&near_x).min(sum(&near_y));
        if least > 0.0 { (shared / least).min(1.0) } else { 0.0 }
    }

    /// Whether what happened at `x` is plainly not what happened at `y`: the word that says it stands beside one of them
    /// only, on both sides ("born in 1632", "died in 1675").
    pub(super) fn other_event(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        let stems = |side: &'_ Side<'_>, range: &Range<usize>| side.clause(range).map(|at| side.words[at].stem.clone()).collect::<Vec<_>>();
        let alone_x = self.a.event(x).is_some_and(|stem| !stems(&self.b, y).iter().any(|there| self.is_same(stem, there)));
        let alone_y = self.b.event(y).is_some_and(|stem| !stems(&self.a, x).iter().any(|there| self.is_same(there, stem)));
        alone_x && alone_y
    }

    /// Whether both passages are all about one thing that happened, by their trees: "at twenty past three, while the clown was on the stage, a
    /// lamp burst" / "at ten to four a lamp burst". Where each tells one time, it is of that.
    pub(super) fn are_about_one(&self) -> bool {
        let [a, b] = self.exhibits;
        *self.about_one.get_or_init(|| super::in_english(a, b) && super::party::are_about_one(a, b, self.pairing))
    }

    /// Whether the word that says what happened is the same at `x` and `y`.
    pub(super) fn same_event(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        matches!((self.a.event(x), self.b.event(y)), (Some(p), Some(q)) if self.is_same(p, q))
    }

    /// Whether both tell when somebody died who is named in both, and nobody else is: "the death of James Lund, on 3 May" / "Lund died on the 5th".
    pub(super) fn death_of_one(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        let dies = |side: &Side<'_>, range: &Range<usize>| side.clause_has(range, |form| fate_of(form) == Some(Fate::Dead));
        let names = |side: &Side<'a>| -> Vec<&'a str> {
            let name = |(at, word): (usize, &'a Word)| {
                let is = at > 0 && word.capital && !word.function && !side.figure_words[at] && !is_form_of_address(&word.form);
                is.then_some(word.form.as_str())
            };
            side.words.iter().enumerate().filter_map(name).collect()
        };
        let (p, q) = (names(&self.a), names(&self.b));
        p.iter().any(|name| q.contains(name)) && dies(&self.a, x) && dies(&self.b, y)
    }

    /// Whether both passages begin with when something was, and it is the same of one who is named in both: "at 8.52 a guard found Lund" / "it
    /// was at 8.40 that Lund was found".
    pub(super) fn same_event_of_one(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        let (Some(p), Some(q)) = (self.a.event_behind(x), self.b.event_behind(y)) else { return false };
        let named = |word: &&Word| word.capital && !word.function && !is_form_of_address(&word.form);
        let one = self.a.words.iter().filter(named).any(|word| self.b.words.iter().filter(named).any(|other| other.form == word.form));
        one && self.is_same(&p.stem, &q.stem)
    }

    /// Whether `x` and `y` tell when two other things happened, and one of them has a better partner: "ordered for two and served at half past
    /// three" / "served at two". `xs` and `ys` are all that each passage has of that kind.
    pub(super) fn is_outdone<'r>(
        &self,
        x: &Range<usize>,
        y: &Range<usize>,
        mut xs: impl Iterator<Item = &'r Range<usize>>,
        mut ys: impl Iterator<Item = &'r Range<usize>>,
    ) -> bool {
        let told = self.a.event(x).is_some() && self.b.event(y).is_some();
        told && !self.same_event(x, y) && (xs.any(|x| self.same_event(x, y)) || ys.any(|y| self.same_event(x, y)))
    }

    /// Whether the passages are about different bearers of a name: "Mexico raises its rate", "Norway raises its rate".
    pub(super) fn other_subject(&self) -> bool {
        let (Some(p), Some(q)) = (self.a.subject(), self.b.subject()) else { return false };
        let found = |range: &Range<usize>, side: &Side<'_>, other: &Side<'_>| {
            range.clone().any(|at| {
                let stem = &side.words[at].stem;
                other.words.iter().any(|word| word.stem == *stem || spelled_alike(stem, &word.stem))
            })
        };
        !found(&p, &self.a, &self.b) && !found(&q, &self.b, &self.a)
    }

    /// What two figures of one thing say that cannot both be true, unless they are of different bearers of a name.
    pub(super) fn disputed(&self, p: &str, q: &str) -> (Relation, String) {
        match self.other_subject() {
            true => (Relation::Related, format!("{p} and {q}: of others")),
            false => (Relation::Contradicts, format!("{p} against {q}")),
        }
    }

    /// Whether the clauses around two figures tell one deed, whatever else the passages say: "the fire broke out at half past nine, I am
    /// sure" / "the fire broke out shortly after eleven in the store".
    pub(super) fn one_deed(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        self.one_deed_by(x, y, |side, range| deed(side.words, range))
    }

    /// The same of when it was: two passages that name one thing in two words, "the radio station", tell no deed of it yet.
    pub(super) fn one_timed_deed(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        self.one_deed_by(x, y, |side, range| deed_of_things(side.words, range))
    }

    /// The same of what people did, whatever they are called: "31 men were at work in the mine" / "26 persons were at work in the mine".
    pub(super) fn one_deed_of_people(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        self.one_deed_by(x, y, |side, range| {
            let alive = |at: usize| lexicon().lemmas(side.form(at)).first().is_some_and(|&lemma| lexicon().is_alive(lemma));
            let somebody = |at: usize| is_people(side.form(at)) || alive(at);
            deed(side.words, range).into_iter().filter(|&at| !somebody(at)).collect()
        })
    }

    /// Whether what `told` makes of the clauses around two figures is one deed.
    fn one_deed_by(&self, x: &Range<usize>, y: &Range<usize>, told: impl Fn(&Side<'_>, &Range<usize>) -> Vec<usize>) -> bool {
        let same = |&i: &usize, &j: &usize| self.is_same(&self.a.words[i].stem, &self.b.words[j].stem);
        is_one_deed(&told(&self.a, x), &told(&self.b, y), same)
    }

    /// Whether the one was only planned and the other is told as done.
    pub(super) fn one_was_planned(&self, x: &Range<usize>, y: &Range<usize>) -> bool {
        self.a.is_planned(x) && !self.b.is_to_come(y) || self.b.is_planned(y) && !self.a.is_to_come(x)
    }

    /// The text of a span of the first passage and one of the second, in quotation marks.
    pub(super) fn quoted(&self, a: &Range<usize>, b: &Range<usize>) -> (String, String) {
        let quote = |side: &Side<'_>, span: &Range<usize>| format!("“{}”", side.text.get(span.clone()).unwrap_or(""));
        (quote(&self.a, a), quote(&self.b, b))
    }
}

/// Whether two stems are likely two spellings of one name: as long, but for one letter, and begun alike.
fn spelled_alike(x: &str, y: &str) -> bool {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let common = short.chars().zip(long.chars()).take_while(|(p, q)| p == q).count();
    short.chars().count() > 3 && common >= 3.min(short.len()) && long.chars().count() - common <= 3
}

/// Aligns the words of two passages in order, figures left out: the heaviest common subsequence, content words weighing
/// three times as much as others. Returns the partner of each word of `a`, and the share of the weight that is common.
fn align(a: &Side<'_>, b: &Side<'_>) -> (Vec<Option<usize>>, f32) {
    let keep = |side: &Side<'_>| (0..side.words.len()).filter(|&at| !side.figure_words[at]).collect::<Vec<_>>();
    let (x, y) = (keep(a), keep(b));
    let weight = |word: &Word| if word.function { 1u32 } else { 3 };
    let same = |i: usize, j: usize| a.words[x[i]].stem == b.words[y[j]].stem;
    let mut best = vec![vec![0u32; y.len() + 1]; x.len() + 1];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            best[i][j] = best[i + 1][j].max(best[i][j + 1]);
            if same(i, j) {
                best[i][j] = best[i][j].max(best[i + 1][j + 1] + weight(&a.words[x[i]]));
            }
        }
    }
    let mut partner = vec![None; a.words.len()];
    let (mut i, mut j) = (0, 0);
    while i < x.len() && j < y.len() {
        if same(i, j) && best[i][j] == best[i + 1][j + 1] + weight(&a.words[x[i]]) {
            partner[x[i]] = Some(y[j]);
            i += 1;
            j += 1;
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let total = |side: &Side<'_>, list: &[usize]| list.iter().map(|&at| weight(&side.words[at])).sum::<u32>();
    let whole = total(a, &x) + total(b, &y);
    (partner, if whole == 0 { 0.0 } else { 2.0 * best[0][0] as f32 / whole as f32 })
}

/// What the judges of one kind say about two sentences, for the tables of cases beside each of them.
#[cfg(test)]
pub(super) mod cases {
    use super::super::{Exhibit, judge};
    use crate::account::{PassageId, Siglum};
    use crate::align::{Corpus, similarity};
    use crate::comparison::{EvidenceKind, Relation};
    use crate::text::{Language, contents};

    /// The strongest relation that evidence of `kind` speaks for, if there is any: `contradicts`, `related`, `agrees`, `-`.
    pub(in crate::judge) fn said(first: &str, second: &str, kind: EvidenceKind, code: &str) -> &'static str {
        let language = Language::from_code(code).expect("a known code");
        let read = [first, second].map(|text| vec![contents(text, language)]);
        let corpus = Corpus::of_contents(read.into());
        let [a, b] = [(0, first), (1, second)].map(|(i, text)| Exhibit { text, features: corpus.of(PassageId::new(Siglum::of(i), 0)) });
        let judgement = judge(a, b, similarity(&corpus, a.features, b.features), &corpus.term_weights, false);
        let of = |relation| judgement.evidence.iter().any(|e| e.kind == kind && e.relation == relation);
        for e in &judgement.evidence {
            assert!(first.get(e.a.clone()).is_some() && second.get(e.b.clone()).is_some(), "spans lie in the passages: {e:?}");
        }
        match () {
            () if of(Relation::Contradicts) => "contradicts",
            () if of(Relation::Related) => "related",
            () if of(Relation::Agrees) => "agrees",
            () => "-",
        }
    }

    /// Checks a table of cases, each in both orders.
    pub(in crate::judge) fn check(kind: EvidenceKind, cases: &[(&str, &str, &str)]) {
        check_in("en", kind, cases);
    }

    /// The same in another language.
    pub(in crate::judge) fn check_in(code: &str, kind: EvidenceKind, cases: &[(&str, &str, &str)]) {
        let wrong: Vec<String> = cases
            .iter()
            .flat_map(|&(a, b, expected)| [(a, b, expected), (b, a, expected)])
            .filter_map(|(a, b, expected)| {
                let found = said(a, b, kind, code);
                (found != expected).then(|| format!("{a} / {b}: {found}, not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
