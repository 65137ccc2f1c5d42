//! One of two passages with its figures: what stands around them, and what is said of them.
//!
//! ```text
//! The ferry was scheduled for [noon] and sailed at [half past twelve].      noon is planned; what happened at half past twelve is "sailed"
//! ```

use super::Exhibit;
use super::qualifiers::scope;
use crate::text::{Figures, Form, Language, Measure, Word, breaks, lexicon, meanings};
use std::ops::Range;

/// One of the two passages, with its figures.
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) language: Language,
    pub(super) words: &'a [Word],
    pub(super) figures: &'a Figures,
    /// Which words belong to figures.
    pub(super) figure_words: Vec<bool>,
    /// Which words are denied.
    denied: Vec<Range<usize>>,
    /// Where what is denied of somebody begins.
    denials: Vec<usize>,
}

/// One of a row: "the second battle".
#[derive(Clone, Copy)]
pub(super) struct Rank<'a> {
    /// The stem of what is counted.
    pub(super) row: &'a Form,
    pub(super) rank: f64,
    /// Where it stands, as an index of a word.
    pub(super) at: usize,
}

impl<'a> Side<'a> {
    pub(super) fn new(e: Exhibit<'a>) -> Self {
        let words = &e.features.words;
        let figures = &e.features.figures;
        let mut figure_words = vec![false; words.len()];
        let ranges = figures.quantities.iter().map(|q| &q.words).chain(figures.dates.iter().map(|d| &d.words));
        for range in ranges.chain(figures.times.iter().map(|t| &t.words)).chain(figures.weekdays.iter().map(|w| &w.words)) {
            figure_words[range.clone()].iter_mut().for_each(|word| *word = true);
        }
        for rate in figures.quantities.iter().filter_map(|q| q.per.as_ref()) {
            figure_words[rate.words.clone()].iter_mut().for_each(|word| *word = true);
        }
        let denies = || e.features.negations.iter().filter(|n| n.denies);
        let denied = denies().map(|n| n.scope.clone()).collect();
        let denials = denies().filter(|n| !n.none).map(|n| n.scope.start).collect();
        Self { text: e.text, language: e.features.language, words, figures, figure_words, denied, denials }
    }

    /// The ranks that are told exactly, with what they are of.
    pub(super) fn ranks(&self) -> impl Iterator<Item = Rank<'a>> {
        let exact = self.figures.quantities.iter().filter(|q| q.measure == Measure::Order && q.is_exact());
        exact.filter_map(|q| Some(Rank { row: q.counted.first()?, rank: q.low, at: q.words.start }))
    }

    /// Whether a range of words is denied: "and not at Michaelmas". What only tells when or where is not: "nobody was hurt when two boats
    /// sank".
    pub(super) fn denies(&self, range: &Range<usize>) -> bool {
        let tells = |at| matches!(self.form(at), "when" | "where" | "after" | "before" | "during" | "als" | "nachdem" | "quand" | "quando");
        self.denied.iter().any(|scope| scope.start <= range.start && range.end <= scope.end && !(scope.start..range.start).any(tells))
    }

    /// Whether a number is what is denied: "did not pay 40 pounds", "there were not two of them".
    pub(super) fn denies_number(&self, range: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        self.denies(range) && self.denied.iter().any(|scope| (scope.start..=scope.start + NEAR).contains(&range.start))
    }

    /// Whether something is denied of what a number counts: "only two of the nine boats were not damaged".
    pub(super) fn is_denied_of(&self, range: &Range<usize>) -> bool {
        const FAR: usize = 6;
        let goes_on = |to: usize| (range.end..to).all(|at| !breaks(self.text, self.words, at));
        self.denials.iter().any(|&start| (range.end..range.end + FAR).contains(&start) && goes_on(start))
    }

    /// Whether a date or time is only that of a plan: "was to open in May", "originally scheduled for noon".
    pub(super) fn is_planned(&self, range: &Range<usize>) -> bool {
        let plans = |form: &str| {
            matches!(form, "scheduled" | "planned" | "expected" | "due" | "originally" | "supposed" | "slated" | "intended" | "initially")
        };
        self.shortly_before(range).any(plans)
    }

    /// Whether it is told as still to come.
    pub(super) fn is_to_come(&self, range: &Range<usize>) -> bool {
        self.is_planned(range) || self.shortly_before(range).any(|form| matches!(form, "will" | "would" | "shall" | "set" | "'ll"))
    }

    fn shortly_before(&self, range: &Range<usize>) -> impl Iterator<Item = &str> {
        (range.start.saturating_sub(6)..range.start).rev().map(|at| self.form(at))
    }

    pub(super) fn has_figures(&self) -> bool {
        self.figure_words.contains(&true)
    }

    /// Whether nothing but a space or a quotation mark stands between a word and the next.
    pub(super) fn joined(&self, at: usize) -> bool {
        let gap = self.words.get(at).zip(self.words.get(at + 1)).and_then(|(p, q)| self.text.get(p.span.end..q.span.start));
        gap.is_some_and(|gap| !gap.contains([',', ';', ':', '(', ')', '|', '.']))
    }

    pub(super) fn form(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    /// The content words of the clause around a range, the nearest on the left first.
    pub(super) fn clause<'s>(&'s self, range: &'s Range<usize>) -> impl Iterator<Item = usize> + 's {
        const REACH: usize = 8;
        let cut = move |from: usize, to: usize| {
            let gap = self.words.get(from).zip(self.words.get(to)).and_then(|(p, q)| self.text.get(p.span.end..q.span.start)).unwrap_or("");
            gap.contains([',', ';', ':', '(', ')', '|'])
        };
        let left = (range.start.saturating_sub(REACH)..range.start).rev().take_while(move |&at| !cut(at, at + 1));
        let right = (range.end..self.words.len().min(range.end + REACH)).take_while(move |&at| !cut(at - 1, at));
        left.chain(right).filter(|&at| {
            let word = &self.words[at];
            !word.function && !self.figure_words[at] && !word.is_number()
        })
    }

    /// The stem of the word that says what happened: the nearest one on the left in its clause that is no name.
    pub(super) fn event(&self, range: &Range<usize>) -> Option<&str> {
        // "Was declared unlawful on 3 May" tells when it was declared.
        let only_says_how = |word: &Word| {
            let mut meant = meanings(self.language, word).into_iter().peekable();
            let names_nothing = |lemma| !lexicon().is_noun(lemma) && !lexicon().is_verb(lemma);
            let manner = word.form.ends_with("ly") && self.language == Language::ENGLISH;
            meant.peek().is_some() && meant.all(|lemma| names_nothing(lemma) && (manner || lexicon().is_adjective(lemma)))
        };
        // "Buried him with the others on Monday".
        let says_who = |at: usize| self.words[at].capital || matches!(self.form(at), "others" | "rest" | "same");
        let before: Vec<usize> = self.clause(range).take_while(|&at| at < range.start).filter(|&at| !says_who(at)).collect();
        let at = *before.iter().find(|&&at| !only_says_how(&self.words[at])).or(before.first())?;
        let before = at.checked_sub(1).map_or("", |before| self.form(before));
        Some(match (before, self.form(at)) {
            // "The draw took place on 4 May" / "was held on 4 May".
            ("take" | "takes" | "took" | "taken" | "taking", "place") => "held",
            _ => &self.words[at].stem,
        })
    }

    /// Whether a word of this kind stands shortly before a range, in what is told without a full stop or semicolon between.
    pub(super) fn clause_has(&self, range: &Range<usize>, is: impl Fn(&str) -> bool) -> bool {
        let text = |at: usize| self.text.get(self.words[at].span.end..self.words[range.start].span.start).unwrap_or("");
        const FAR: usize = 12;
        (range.start.saturating_sub(FAR)..range.start).rev().take_while(|&at| !text(at).contains([';', ':'])).any(|at| is(self.form(at)))
    }

    /// The verb of a passage that begins with when it was: "at 8.52 a guard on his rounds [found] him", "it was at 8.40 that he was
    /// [found]".
    pub(super) fn event_behind(&self, range: &Range<usize>) -> Option<&Word> {
        const FRONT: usize = 3;
        let fronted = range.start <= FRONT && (0..range.start).all(|at| self.words[at].function);
        let verb = |word: &Word| {
            let lemma = lexicon().lemmas(&word.form).first().copied().filter(|&lemma| lexicon().is_verb(lemma));
            lemma.is_some_and(|lemma| lexicon().word(lemma) != word.form) && !word.form.ends_with("ing") && !word.form.ends_with('s')
        };
        let behind =
            self.words.iter().enumerate().skip(range.end).filter(|(at, word)| !word.function && !word.capital && !self.figure_words[*at]);
        behind.map(|(_, word)| word).find(|word| verb(word)).filter(|_| fronted && self.language == Language::ENGLISH)
    }

    /// The name a passage begins with, if it does: the subject of most headlines and sentences.
    pub(super) fn subject(&self) -> Option<Range<usize>> {
        let name = |at: usize| self.words.get(at).is_some_and(|word| word.capital && !word.function && !self.figure_words[at]);
        let start = (0..self.words.len().min(3)).find(|&at| name(at))?;
        let clear =
            (0..start).all(|at| matches!(self.form(at), "the" | "a" | "an" | "der" | "die" | "das" | "le" | "la" | "les" | "il" | "el"));
        let end = (start..self.words.len()).find(|&at| !name(at)).unwrap_or(self.words.len());
        let raw = self.words.get(end - 1).and_then(|word| self.text.get(word.span.clone())).unwrap_or("");
        let owns = raw.ends_with("'s") || raw.ends_with("’s");
        (clear && (start > 0 || end - start > 1 || owns)).then_some(start..end)
    }

    /// The nearest aligned word beside a range, the words in between that are not aligned, and the figures' words there.
    pub(super) fn anchor(&self, range: &Range<usize>, forward: bool, aligned: impl Fn(usize) -> bool) -> (Option<usize>, usize, usize) {
        let (mut skipped, mut figures) = (0, 0);
        let places: Box<dyn Iterator<Item = usize>> =
            if forward { Box::new(range.end..self.words.len()) } else { Box::new((0..range.start).rev()) };
        let mut inside = false;
        for at in places {
            if self.figure_words[at] {
                figures += usize::from(!inside);
                inside = true;
                continue;
            }
            inside = false;
            if aligned(at) {
                return (Some(at), skipped, figures);
            }
            skipped += 1;
        }
        (None, skipped, figures)
    }

    /// The stems of the content words near a range, with their weights: the nearer the heavier.
    pub(super) fn around(&self, range: &Range<usize>) -> Vec<(&str, f32)> {
        const REACH: usize = 8;
        let mut near: Vec<(&str, f32)> = Vec::new();
        let places = (range.start.saturating_sub(REACH)..range.start).map(|at| (at, range.start - at));
        for (at, distance) in places.chain((range.end..self.words.len().min(range.end + REACH)).map(|at| (at, at + 1 - range.end))) {
            let word = &self.words[at];
            if word.function || self.figure_words[at] || word.is_number() {
                continue;
            }
            let (from, to) = if at < range.start { (at, range.start) } else { (range.end - 1, at) };
            let between = self.text.get(self.words[from].span.end..self.words[to].span.start).unwrap_or("");
            let clause = if between.contains([',', ';', ':', '(', ')', '|']) { 0.5 } else { 1.0 };
            let weight = clause / (1.0 + 0.25 * distance as f32);
            let stem = scope(&word.form).unwrap_or(&word.stem);
            match near.iter_mut().find(|(other, _)| *other == stem) {
                Some((_, most)) => *most = most.max(weight),
                None => near.push((stem, weight)),
            }
        }
        near
    }
}
