//! Which word of one passage corresponds to which of the other, what is left over, and where one word stands in the place
//! of another.
//!
//! ```text
//! Two boats  lay near the  [yellow] line
//!  |    |     |   |            ⇕     |
//! Two boats  lay near the   [red]   line      a slot: "yellow" / "red", nothing else left over
//! ```
//!
//! Words correspond when they are the same, have the same stem, are the same in meaning, or one is broader than the other
//! ("dog", "animal"). Articles and auxiliaries are passed over; prepositions mark places but are not content.

use super::Exhibit;
use crate::text::{Lemma, Lexicon, Word, known_as, lexicon};
pub(super) use crate::text::{Role, Token};

use std::ops::Range;

/// Verbs that only say that something was so.
fn is_light(form: &str) -> bool {
    matches!(
        form,
        "stand" | "stands" | "stood" | "keep" | "keeps" | "kept" | "stay" | "stays" | "stayed" | "remain" | "remains" | "remained"
    )
}

/// Whether a word is so broad that nearly everything is one: "the dogs" / "the whole of it"; "looked" is no event, though a look may be.
fn is_vague(word: &Token, other: &Token) -> bool {
    let deed = matches!(word.stem.as_str(), "event" | "matter") && other.form.ends_with("ed");
    deed || matches!(word.stem.as_str(), "bodi" | "part" | "piec" | "thing" | "unit" | "whole")
}

/// Whether a word is a number: "nine" is a team to some, "eight" a crew.
fn is_numeral(form: &str) -> bool {
    matches!(
        form,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozen"
            | "hundred"
            | "thousand"
            | "million"
    )
}

/// Whether a word only says that somebody did it himself: "led by the captain in person".
fn is_in_person(tokens: &[Token], at: usize) -> bool {
    let led = |before: usize| tokens[before].form == "in" && tokens[before].words.end == tokens[at].words.start;
    tokens[at].form == "person" && at.checked_sub(1).is_some_and(led)
}

/// How a token fits its counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The same word or the same meaning.
    Same,
    /// The one in the first passage is broader: `animal` / `dog`.
    FirstBroader,
    /// The one in the second passage is broader.
    SecondBroader,
}

/// Two passages, word against word.
#[derive(Debug)]
pub(super) struct Pairing<'a> {
    pub(super) x: &'a [Token],
    pub(super) y: &'a [Token],
    /// For each token of the first passage its counterpart in the second.
    pub(super) to: Vec<Option<(usize, Fit)>>,
    /// For each token of the second passage its counterpart in the first.
    pub(super) from: Vec<Option<usize>>,
}

/// Tokens that stand in each other's place: neighbouring left-over tokens of each passage between corresponding neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) x: Range<usize>,
    pub(super) y: Range<usize>,
}

/// What two clauses have in common besides the words that are held against each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// Tokens that correspond, prepositions left out.
    pub(super) matched: usize,
    /// Tokens of the first clause that nothing in the second corresponds to.
    pub(super) left_x: usize,
    /// The other way round.
    pub(super) left_y: usize,
}

impl Around {
    /// Whether all of one clause is told in the other, which tells two words more at most.
    pub(super) fn is_nearly_all(&self) -> bool {
        self.left_x.min(self.left_y) == 0 && self.left_x + self.left_y <= 2
    }

    /// Whether so much is the same that the two clauses tell of one thing: `many` corresponding tokens for each left over in
    /// the clause that has fewer of them.
    pub(super) fn tight(&self, many: usize) -> bool {
        let (few, most) = (self.left_x.min(self.left_y), self.left_x.max(self.left_y));
        self.matched > 0 && few * many <= self.matched && (self.matched > 1 || most <= 1) && most <= 2 + 2 * self.matched
    }
}

impl<'a> Pairing<'a> {
    pub(super) fn new(a: Exhibit<'a>, b: Exhibit<'a>) -> Self {
        let (x, y) = (a.tokens(), b.tokens());
        let mut pairing = Self { to: vec![None; x.len()], from: vec![None; y.len()], x, y };
        pairing.pair(lexicon());
        pairing
    }

    fn pair(&mut self, lexicon: &Lexicon) {
        // First what is the same word, so that the lexicon is asked about the rest only.
        self.settle(|p, i, j| (p.x[i].role == p.y[j].role && same_word(&p.x[i], &p.y[j])).then_some(Fit::Same));
        self.settle(|p, i, j| {
            let (x, y) = (&p.x[i], &p.y[j]);
            if x.role != Role::Content || y.role != Role::Content {
                return None;
            }
            // "West Ham" lies in no other west.
            if is_side_of(self.x, i) || is_side_of(self.y, j) {
                return None;
            }
            if is_in_person(self.x, i) || is_in_person(self.y, j) {
                return None;
            }
            // "Eight" is no crew, though rowers say so.
            if is_numeral(&x.form) || is_numeral(&y.form) {
                return None;
            }
            let any = |test: &dyn Fn(Lemma, Lemma) -> bool| x.lemmas.iter().take(2).any(|&p| y.lemmas.iter().take(2).any(|&q| test(p, q)));
            if any(&|p, q| lexicon.same(p, q)) || x.name && y.name && super::name::variants(&x.form, &y.form) {
                Some(Fit::Same)
            } else if !is_vague(x, y) && any(&|p, q| lexicon.broader(p, q)) {
                Some(Fit::FirstBroader)
            } else if !is_vague(y, x) && any(&|p, q| lexicon.broader(q, p)) {
                Some(Fit::SecondBroader)
            } else {
                None
            }
        });
    }

    /// Pairs what is still free and fits, best neighbours first.
    fn settle(&mut self, fit: impl Fn(&Self, usize, usize) -> Option<Fit>) {
        let mut options = Vec::new();
        for i in (0..self.x.len()).filter(|&i| self.to[i].is_none()) {
            for j in (0..self.y.len()).filter(|&j| self.from[j].is_none()) {
                if let Some(fit) = fit(self, i, j) {
                    let beside = |di: isize| {
                        let (p, q) = (self.x.get(i.wrapping_add_signed(di)), self.y.get(j.wrapping_add_signed(di)));
                        matches!((p, q), (Some(p), Some(q)) if same_word(p, q)) as i32
                    };
                    let far = (i * self.y.len().max(1)).abs_diff(j * self.x.len().max(1)) * 8 / (self.x.len() * self.y.len()).max(1);
                    let score = 4 * (fit == Fit::Same) as i32 + 4 * (beside(-1) + beside(1)) - far as i32;
                    options.push((-score, i.abs_diff(j), i.min(j), i.max(j), i, j, fit));
                }
            }
        }
        options.sort_by_key(|&(score, apart, low, high, ..)| (score, apart, low, high));
        for (.., i, j, fit) in options {
            if self.to[i].is_none() && self.from[j].is_none() {
                self.to[i] = Some((j, fit));
                self.from[j] = Some(i);
            }
        }
    }

    /// Whether these two tokens correspond, or both lie outside their passages.
    fn meets(&self, i: Option<usize>, j: Option<usize>) -> bool {
        match (i, j) {
            (None, None) => true,
            (Some(i), Some(j)) => self.to[i].is_some_and(|(to, _)| to == j),
            _ => false,
        }
    }

    /// The places where one passage has other words than the other, in order. A place ends with its clause.
    pub(super) fn slots(&self) -> Vec<Slot> {
        let (xs, ys) = (runs(self.x, |i| self.to[i].is_none()), runs(self.y, |j| self.from[j].is_none()));
        let mut slots = Vec::new();
        for x in &xs {
            for y in &ys {
                let before =
                    |tokens: &[Token], at: usize, back: usize| at.checked_sub(back).filter(|&b| tokens[b].clause == tokens[at].clause);
                let after =
                    |tokens: &[Token], end: usize| (end < tokens.len() && tokens[end].clause == tokens[end - 1].clause).then_some(end);
                let (left_x, left_y) = (before(self.x, x.start, 1), before(self.y, y.start, 1));
                let (right_x, right_y) = (after(self.x, x.end), after(self.y, y.end));
                let (left, right) = (self.meets(left_x, left_y), self.meets(right_x, right_y));
                let bare = left_x.is_none() && right_x.is_none() || left_y.is_none() && right_y.is_none();
                // "born in [Paris]": the preposition and what governs it correspond.
                let led = left
                    && left_x.is_some_and(|i| self.x[i].role == Role::Link)
                    && before(self.x, x.start, 2).is_some()
                    && self.meets(before(self.x, x.start, 2), before(self.y, y.start, 2));
                if !bare && (left && right || led) {
                    slots.push(Slot { x: x.clone(), y: y.clone() });
                }
            }
        }
        slots
    }

    /// Whether the content words next to these two tokens on one side correspond; prepositions are passed over, and verbs that only say
    /// that something was so: "the gates stood open" / "the gates were kept shut".
    pub(super) fn beside(&self, i: usize, j: usize) -> bool {
        [true, false].into_iter().any(|forward| match (next(self.x, i, forward), next(self.y, j, forward)) {
            (Some(p), Some(q)) => self.meets(Some(p), Some(q)),
            _ => false,
        })
    }

    /// Whether the same is said to be one and the other, whatever else is told: "the gates stood shut against the country people" / "the gates
    /// were kept open to the villages until the last".
    pub(super) fn said_of_one(&self, a: &[Word], i: usize, b: &[Word], j: usize) -> bool {
        let of = |tokens: &[Token], words: &[Word], at: usize| {
            let one = next(tokens, at, false)?;
            let mut between = words.get(tokens[one].words.end..tokens[at].words.start)?.iter().map(|word| word.form.as_str()).peekable();
            let said = between.peek().is_some()
                && between
                    .all(|form| is_light(form) || matches!(form, "is" | "was" | "are" | "were" | "be" | "been" | "had" | "has" | "have"));
            let lemma = |token: &Token| token.lemmas.first().copied();
            let thing = !tokens[one].name && lemma(&tokens[one]).is_some_and(|lemma| lexicon().is_noun(lemma));
            let quality = lemma(&tokens[at]).is_some_and(|lemma| lexicon().is_adjective(lemma));
            (said && thing && quality).then_some(one)
        };
        matches!((of(self.x, a, i), of(self.y, b, j)), (Some(p), Some(q)) if self.meets(Some(p), Some(q)))
    }

    /// Whether what is done by whom to what corresponds, once told of the doer and once of what it is done to: "the council accepted the
    /// plan" / "the plan was rejected by the council".
    pub(super) fn turned_about(&self, i: usize, j: usize) -> bool {
        let by = |tokens: &[Token], at: usize| tokens.get(at + 1).is_some_and(|token| token.role == Role::Link && token.form == "by");
        let ends = |tokens: &[Token], at: usize| Some((next(tokens, at, false)?, next(tokens, at, true)?));
        let (Some((doer, deed)), Some((done, one))) = (ends(self.x, i), ends(self.y, j)) else { return false };
        by(self.x, i) != by(self.y, j) && self.meets(Some(doer), Some(one)) && self.meets(Some(deed), Some(done))
    }

    /// How the clauses of two tokens that stand for each other agree else.
    pub(super) fn around(&self, x: &Range<usize>, y: &Range<usize>) -> Around {
        let (p, q) = (self.x.get(x.start).map_or(0, |t| t.clause), self.y.get(y.start).map_or(0, |t| t.clause));
        let mut around = Around::default();
        for (i, _) in self.x.iter().enumerate().filter(|(i, t)| t.clause == p && t.role != Role::Link && !x.contains(i)) {
            match self.to[i] {
                Some((j, _)) if self.y[j].clause == q => around.matched += 1,
                _ => around.left_x += 1,
            }
        }
        around.left_y = (0..self.y.len())
            .filter(|&j| self.y[j].clause == q && self.y[j].role != Role::Link && !y.contains(&j))
            .filter(|&j| self.from[j].is_none_or(|i| self.x[i].clause != p))
            .count();
        around
    }

    /// How many content tokens correspond.
    pub(super) fn matched(&self) -> usize {
        (0..self.x.len()).filter(|&i| self.to[i].is_some() && self.x[i].role == Role::Content).count()
    }

    /// The token of the second passage that says this one of the first, in the same or a narrower word, and is not denied there.
    pub(super) fn said(&self, i: usize) -> Option<usize> {
        self.to[i].filter(|&(j, fit)| fit != Fit::SecondBroader && !self.y[j].denied).map(|(j, _)| j)
    }

    /// The stems of content words that correspond in two stems, the first passage's first, and whether they are forms of one word, "ate" /
    /// "eaten", and not two words of one meaning.
    pub(super) fn other_stems(&self) -> impl Iterator<Item = (&'a str, &'a str, bool)> {
        let pairs = self.to.iter().enumerate().filter_map(|(i, pair)| pair.map(|(j, _)| (&self.x[i], &self.y[j])));
        let differ = |(x, y): &(&Token, &Token)| x.role == Role::Content && x.stem != y.stem;
        pairs.filter(differ).map(|(x, y)| (x.stem.as_str(), y.stem.as_str(), same_word(x, y)))
    }

    /// The stems of words of the two passages that correspond and are not the same word, but mean the same.
    pub(super) fn same_meaning(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.to.iter().enumerate().filter_map(|(i, pair)| pair.filter(|(_, fit)| *fit == Fit::Same).map(|(j, _)| (i, j)));
        pairs.map(|(i, j)| (self.x[i].stem.as_str(), self.y[j].stem.as_str())).filter(|(x, y)| x != y)
    }

    /// How much of the passage that has fewer counterparts has one, 0 to 1; prepositions left out.
    pub(super) fn told(&self) -> f32 {
        self.told_of(|token| token.role != Role::Link)
    }

    /// The same of the words of which the table for other languages says what they mean: in passages of two languages nothing is known of
    /// other words.
    pub(super) fn known(&self) -> f32 {
        self.told_of(|token| token.role == Role::Content && token.lemmas.iter().any(|&lemma| !known_as(lemma).is_empty()))
    }

    /// How much of the passage that has fewer counterparts has one, of these words, 0 to 1.
    fn told_of(&self, counts: impl Fn(&Token) -> bool) -> f32 {
        let share = |tokens: &[Token], has: &dyn Fn(usize) -> bool| {
            let counted: Vec<usize> = (0..tokens.len()).filter(|&i| counts(&tokens[i])).collect();
            let part = counted.iter().filter(|&&i| has(i)).count();
            part as f32 / counted.len().max(1) as f32
        };
        share(self.x, &|i| self.to[i].is_some()).min(share(self.y, &|j| self.from[j].is_some()))
    }

    /// The other way round.
    pub(super) fn turned(&self) -> Self {
        let turn = |fit: Fit| match fit {
            Fit::Same => Fit::Same,
            Fit::FirstBroader => Fit::SecondBroader,
            Fit::SecondBroader => Fit::FirstBroader,
        };
        let mut to = vec![None; self.y.len()];
        let mut from = vec![None; self.x.len()];
        for (i, pair) in self.to.iter().enumerate() {
            if let Some((j, fit)) = *pair {
                to[j] = Some((i, turn(fit)));
                from[i] = Some(j);
            }
        }
        Self { x: self.y, y: self.x, to, from }
    }
}

fn same_word(x: &Token, y: &Token) -> bool {
    x.form == y.form || x.stem == y.stem || matches!((x.lemmas.first(), y.lemmas.first()), (Some(p), Some(q)) if p == q)
}

/// Whether a token is the side of the compass that a longer name begins with.
fn is_side_of(tokens: &[Token], at: usize) -> bool {
    tokens[at].name && super::name::compass(&tokens[at].form).is_some() && name_behind(tokens, at).is_some()
}

/// The part of a name that stands right behind a token: "United" behind "Ham" of "West Ham United".
pub(super) fn name_behind(tokens: &[Token], at: usize) -> Option<&Token> {
    let (token, next) = (tokens.get(at)?, tokens.get(at + 1)?);
    (next.name && next.words.start == token.words.end).then_some(next)
}

/// The nearest content word of the clause on one side of a token.
fn next(tokens: &[Token], at: usize, forward: bool) -> Option<usize> {
    let fits = |&k: &usize| tokens[k].role != Role::Link && !is_light(&tokens[k].form) && tokens[k].clause == tokens[at].clause;
    if forward { (at + 1..tokens.len()).find(fits) } else { (0..at).rev().find(fits) }
}

/// The maximal runs of content tokens for which `free` holds.
fn runs(tokens: &[Token], free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..tokens.len()).filter(|&at| free(at) && tokens[at].role == Role::Content) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
