//! Who was the first to do something, or the last: accounts dispute it more than most of what they tell.
//!
//! ```text
//! The under-manager was the first to descend                first: descend, the under-manager
//! The first boat to come to us was the Girl Morag           first: come, the Girl Morag
//! It was Brask who went down first                          first: went, Brask
//! The light was first seen by the keeper's wife             first: seen, the keeper's wife
//! At first nobody came                                      nobody is told to be first
//! ```

use super::{Word, lemmas_at, lexicon};
use std::ops::Range;

/// Somebody who is told to be the first or the last to do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foremost {
    /// The last one, and not the first.
    pub last: bool,
    /// The word that says so.
    pub at: usize,
    /// The words that tell who.
    pub who: Range<usize>,
    /// Among what: the boat of "the first boat to arrive".
    pub among: Option<usize>,
    /// What was done: the verb, and what else says what it was.
    pub deed: Vec<usize>,
    /// To what it was done, where that is told before: the light of "the light was first seen by".
    pub done_to: Option<Range<usize>>,
}

/// Who is the first or the last to do something in an English passage, in order.
pub fn foremost(words: &[Word]) -> Vec<Foremost> {
    let ranked = |at: &usize| matches!(words[*at].form.as_str(), "first" | "last");
    (0..words.len()).filter(ranked).filter_map(|at| Passage { words }.told(at)).collect()
}

/// So many words tell who it was, or what was done, at most.
const LONG: usize = 8;

struct Passage<'a> {
    words: &'a [Word],
}

impl Passage<'_> {
    fn form(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    fn back(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |at| self.form(at))
    }

    /// Whether no more than a space stands before a word, or the dot of a title: "Mr. Brask".
    fn joined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.words.get(at)) else { return false };
        let gap = self.words.get(at).map_or(usize::MAX, |word| word.span.start.saturating_sub(before.span.end));
        gap <= 1 || gap == 2 && is_form_of_address(&before.form)
    }

    fn told(&self, at: usize) -> Option<Foremost> {
        let last = self.form(at) == "last";
        if matches!(self.back(at, 1), "at" | "not" | "since" | "from" | "until" | "among") {
            return None;
        }
        let found = |who: Range<usize>, among: Option<usize>, deed: Vec<usize>, done_to: Option<Range<usize>>| {
            (!deed.is_empty() && self.says_who(&who)).then_some(Foremost { last, at, who, among, deed, done_to })
        };
        // "Was first seen by".
        if is_be(self.back(at, 1)) && self.joined(at + 1) && self.is_participle(at + 1) {
            let by = (at + 2..self.words.len().min(at + 30)).find(|&by| self.form(by) == "by" && self.names_somebody(by + 1))?;
            return found(self.after(by + 1), None, vec![at + 1], Some(self.before(at - 1)));
        }
        // "It was Brask who first went down".
        if matches!(self.back(at, 1), "who" | "that") && self.joined(at + 1) {
            return found(self.it_was(at - 1)?, None, self.deed(at + 1), None);
        }
        let the = (1..=2).find(|&steps| self.back(at, steps) == "the" && (steps == 1 || matches!(self.back(at, 1), "very" | "actual")));
        let starts = at == 0 || !self.joined(at);
        if the.is_some() || starts {
            if let Some(found) = self.of_a_row(at, last) {
                return Some(found);
            }
            let (among, done) = self.what(at)?;
            let deed = self.deed(done);
            // "Was the first to".
            let before = the.and_then(|steps| at.checked_sub(steps + 1));
            if before.is_some_and(|at| matches!(self.form(at), "among" | "not" | "of")) {
                return None;
            }
            let be = before.filter(|&be| is_be(self.form(be)));
            if let Some(be) = be {
                return found(self.before(be), among, deed, None);
            }
            let be = (done + 1..self.words.len().min(done + LONG + 4)).find(|&be| matches!(self.form(be), "was" | "were" | "is"))?;
            let deed = deed.into_iter().filter(|&at| at < be).collect();
            return found(self.after(be + 1), among, deed, None);
        }
        // "Brask went down first".
        let ends = at + 1 == self.words.len() || !self.joined(at + 1) || matches!(self.form(at + 1), "and" | "with" | "but");
        if !ends {
            return None;
        }
        let verb = (1..=3).filter_map(|steps| at.checked_sub(steps)).find(|&verb| !self.words[verb].function && self.is_verb(verb))?;
        if (verb + 1..=at).any(|at| !self.joined(at)) || is_be(self.back(verb, 1)) {
            return None;
        }
        let deed = (verb..at).filter(|&at| at == verb || !self.words[at].function).collect();
        match self.back(verb, 1) {
            "who" | "that" => found(self.it_was(verb - 1)?, None, deed, None),
            _ => found(self.before(verb), None, deed, None),
        }
    }

    /// "The first death was that of a child", "being the first victim".
    fn of_a_row(&self, at: usize, last: bool) -> Option<Foremost> {
        let noun = at + 1;
        if !matches!(self.form(noun), "death" | "victim" | "fatality" | "casualty" | "arrival") {
            return None;
        }
        let be = (noun + 1..noun + 5).find(|&be| matches!(self.form(be), "was" | "were" | "is"))?;
        let of = if (self.form(be + 1), self.form(be + 2)) == ("that", "of") { be + 3 } else { be + 1 };
        let mut who = self.after(of);
        // "Of a child, Tom Lund, on 3 May": what he is called stands behind.
        let name = |at: usize| self.words.get(at).is_some_and(|word| word.capital && !word.function);
        if !who.clone().any(name) && name(who.end) {
            who.end = (who.end..self.words.len()).find(|&at| !name(at)).unwrap_or(self.words.len());
        }
        self.says_who(&who).then(|| Foremost { last, at, who, among: None, deed: vec![noun], done_to: None })
    }

    /// What is done behind "the first", and among what: where the verb stands.
    fn what(&self, at: usize) -> Option<(Option<usize>, usize)> {
        let mut next = at + 1;
        if self.form(next) == "of" {
            next += 2;
        }
        let noun = |at: usize| self.words.get(at).is_some_and(|word| !word.function && !word.is_number()) && self.joined(at);
        let start = next;
        while next < start + 3 && noun(next) {
            next += 1;
        }
        let among = (next > start).then(|| next - 1);
        // "The last time to see it", "last night they came".
        if among.is_some_and(|among| is_moment(self.form(among))) {
            return None;
        }
        let pronoun = |at: usize| matches!(self.form(at), "they" | "we" | "i" | "he" | "she" | "you");
        let mut verb = match self.form(next) {
            "to" => next + 1,
            "who" | "that" | "whom" => next + 1 + usize::from(pronoun(next + 1)),
            _ if pronoun(next) => next + 1,
            _ => return None,
        };
        while is_be(self.form(verb)) || matches!(self.form(verb), "have" | "had" | "has") {
            verb += 1;
        }
        (self.joined(verb) && !self.words[verb].function).then_some((among, verb))
    }

    /// What is done: the verb at `verb`, and the words behind it that say to what.
    fn deed(&self, verb: usize) -> Vec<usize> {
        let ends = |at: usize| {
            !self.joined(at)
                || matches!(
                    self.form(at),
                    "and"
                        | "but"
                        | "when"
                        | "while"
                        | "after"
                        | "before"
                        | "where"
                        | "who"
                        | "whose"
                        | "which"
                        | "was"
                        | "were"
                        | "is"
                        | "by"
                )
        };
        let end = (verb + 1..self.words.len().min(verb + LONG)).find(|&at| ends(at)).unwrap_or(self.words.len().min(verb + LONG));
        let says = |at: &usize| *at == verb || !self.words[*at].function && !self.words[*at].is_number();
        if verb < self.words.len() { (verb..end).filter(says).collect() } else { Vec::new() }
    }

    /// The words of the clause before a verb: who does it.
    fn before(&self, verb: usize) -> Range<usize> {
        let ends = |at: usize| matches!(self.form(at), "that" | "but" | "because" | "while" | "when" | "which" | "who" | "and" | "if");
        let start = (0..verb).rev().take_while(|&at| !ends(at)).last().unwrap_or(verb);
        // "The alarm being given, the manager was": another clause with a verb of its own.
        let cut = (start + 1..verb).rev().find(|&at| !self.joined(at) && (start..at).any(|at| is_be(self.form(at))));
        cut.unwrap_or(start)..verb
    }

    /// The words behind "was" or "by" that tell who.
    fn after(&self, start: usize) -> Range<usize> {
        let stops = |at: usize| {
            at > start
                && (!self.joined(at)
                    || matches!(
                        self.form(at),
                        "who"
                            | "which"
                            | "that"
                            | "and"
                            | "when"
                            | "with"
                            | "in"
                            | "at"
                            | "on"
                            | "but"
                            | "for"
                            | "as"
                            | "from"
                            | "after"
                            | "before"
                    ))
        };
        let most = self.words.len().min(start + LONG);
        start.min(most)..(start..most).find(|&at| stops(at)).unwrap_or(most)
    }

    /// Who it was, by the words between "it was" and the "who" at this place.
    fn it_was(&self, who: usize) -> Option<Range<usize>> {
        let it = (who.saturating_sub(LONG)..who).rev().find(|&at| self.form(at) == "it" && is_be(self.form(at + 1)))?;
        (it + 2 < who && self.form(it + 2) != "not").then_some(it + 2..who)
    }

    /// Whether somebody is told of there, and not a time or a number.
    fn names_somebody(&self, start: usize) -> bool {
        let said = self.after(start);
        let first = said.clone().find(|&at| !self.words[at].function);
        first.is_some_and(|at| !self.words[at].is_number() && !is_moment(self.form(at))) && self.says_who(&said)
    }

    fn says_who(&self, who: &Range<usize>) -> bool {
        who.clone().any(|at| self.words.get(at).is_some_and(|word| !word.function && !word.is_number() && !is_form_of_address(&word.form)))
    }

    fn is_verb(&self, at: usize) -> bool {
        let lemmas = lemmas_at(self.words, at);
        lemmas.first().is_some_and(|&lemma| lexicon().is_verb(lemma))
    }

    fn is_participle(&self, at: usize) -> bool {
        let form = self.form(at);
        let past = form.ends_with("ed")
            || form.ends_with("en")
            || matches!(form, "told" | "found" | "brought" | "made" | "hit" | "shot" | "heard");
        past && self.words.get(at).is_some_and(|word| !word.function) && self.is_verb(at)
    }
}

fn is_be(form: &str) -> bool {
    matches!(form, "was" | "were" | "is" | "are" | "be" | "been" | "being")
}

/// Whether a word only leads to a name: "Mr", "Capt.".
pub(crate) fn is_form_of_address(form: &str) -> bool {
    matches!(
        form.trim_end_matches('.'),
        "mr" | "mrs" | "ms" | "dr" | "capt" | "sgt" | "lt" | "rev" | "st" | "prof" | "fr" | "col" | "maj" | "gen"
    )
}

/// Words for a time: "last night", "the first week".
fn is_moment(form: &str) -> bool {
    const UNITS: [&str; 12] = ["night", "week", "month", "year", "minute", "hour", "day", "time", "times", "moment", "century", "half"];
    UNITS.contains(&form) || super::is_weekday(form)
}

#[cfg(test)]
mod tests {
    use super::foremost;
    use crate::text::{Language, words};

    fn told(text: &str) -> String {
        let words = words(text, Language::ENGLISH);
        let show = |at: &usize| words[*at].form.as_str().to_owned();
        let said = |one: &super::Foremost| {
            let who: Vec<String> = one.who.clone().filter(|&at| !words[at].function).map(|at| show(&at)).collect();
            let deed: Vec<String> = one.deed.iter().map(show).collect();
            format!("{}: {}, {}", if one.last { "last" } else { "first" }, deed.join(" "), who.join(" "))
        };
        foremost(&words).iter().map(said).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn who_was_the_first_is_told_in_many_ways() {
        for (text, expected) in [
            ("The manager, Mr. Edwin Lund, was the first to go down the shaft.", "first: go shaft, manager mr edwin lund"),
            ("The under-manager was the first to descend after the alarm.", "first: descend, manager"),
            ("It was Mr. Brask who went down first, with eight volunteers.", "first: went, mr brask"),
            ("It was Brask who first approached the player.", "first: approached player, brask"),
            ("The first boat to come to us was the Girl Anna, which belongs to Lund.", "first: come, girl anna"),
            ("The lifeboat was the first vessel to reach the ferry.", "first: reach ferry, lifeboat"),
            ("The light was first seen on Sunday by Ada Lindholm, the keeper's wife.", "first: seen, ada lindholm"),
            ("The first death was that of a child, Tom Lund, on 3 May.", "first: death, child tom lund"),
            ("The first that died was old Widow Brask of Frome.", "first: died, old widow brask frome"),
            ("Last of all to be lifted out of the cage was the lad Tom Lund.", "last: lifted cage, lad tom lund"),
            ("Tom Lund was the very first they sent up, wrapped in a blanket.", "first: sent, tom lund"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_first_or_last_time_is_nobody() {
        for text in [
            "At first nobody came.",
            "Last night they came to the bridge.",
            "The first week was the hardest.",
            "He was not first to be told.",
            "He spoke first of the bridge, and then of the road.",
            "For the first time the bells were rung by hand.",
            "It was the first to go.",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
