//! Finds the amounts of a passage: numbers that are neither dates nor clock times, their bounds and what they count.

use super::Form;
use super::bound::{self, Bound};
use super::fate;
use super::numeral::Numeral;
use super::quantity::{Change, Quantity};
use super::scan::Scan;
use super::unit::{self, Measure};

/// The amounts of a passage, in order; `taken` are words that belong to dates and clock times.
pub(super) fn amounts(scan: Scan<'_>, taken: &[bool]) -> Vec<Quantity> {
    Reader { scan, taken }.all()
}

struct Reader<'a> {
    scan: Scan<'a>,
    /// Words that belong to dates and clock times.
    taken: &'a [bool],
}

impl<'a> std::ops::Deref for Reader<'a> {
    type Target = Scan<'a>;

    fn deref(&self) -> &Scan<'a> {
        &self.scan
    }
}

impl Reader<'_> {
    fn all(&self) -> Vec<Quantity> {
        let mut found: Vec<Quantity> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let numeral = if self.taken[at] { None } else { self.number(at) };
            let Some(numeral) = numeral.filter(|n| !self.is_pronoun(n) && self.taken[n.words.clone()].iter().all(|taken| !taken)) else {
                at += 1;
                continue;
            };
            let (quantity, next) = self.describe(numeral);
            at = next.max(at + 1);
            match found.last_mut() {
                Some(last) if self.is_range(last, &quantity) => extend(last, quantity),
                Some(last) if self.is_result(last, &quantity) => result(last, quantity),
                _ => found.push(quantity),
            }
        }
        self.befallen(&mut found);
        found
    }

    /// "One" as a pronoun, and other number words that count nothing.
    fn is_pronoun(&self, numeral: &Numeral) -> bool {
        if numeral.digits || numeral.words.len() > 1 {
            return false;
        }
        let (at, end) = (numeral.words.start, numeral.words.end);
        let next = self.words.get(end);
        match self.form(at) {
            "one" | "eins" | "uno" | "ones" => {
                let bare = next.is_none_or(|word| word.function || word.form.ends_with("ing") || self.gap(end) != " ");
                let unit = next.is_some_and(|word| unit::unit(&word.form).is_some() || word.form == "hundred");
                (bare && !unit && self.gap(end) != "-")
                    || matches!(self.back(at, 1), "no" | "any" | "every" | "some" | "each" | "this" | "that" | "which" | "another" | "the")
                    || matches!(self.form(end), "another" | "day" | "thing" | "way")
            }
            // "first, he said", "prima di", "second" as a verb; a rank needs something ranked.
            "first" | "second" | "third" | "last" | "prima" | "primo" | "seconda" | "secondo" | "quarto" => {
                numeral.ordinal
                    && (next.is_none()
                        || self.gap(end).contains([',', ':', '.'])
                            && !matches!(self.back(at, 1), "finished" | "ranked" | "placed" | "came" | "the"))
            }
            // "The debut album"; "his debut in March", "it will debut" rank nothing.
            "debut" => self.gap(end) != " " || next.is_none_or(|word| word.function || word.is_number()) || self.back(at, 1) == "to",
            "sei" | "dix" | "once" => next.is_none_or(|word| word.function),
            "beide" | "beiden" | "both" => true,
            "quarter" => true,
            _ => false,
        }
    }

    /// "A dozen" is about twelve; "two dozen" is meant as it is said.
    fn is_a_dozen(&self, numeral: &Numeral) -> bool {
        let forms = || self.words.get(numeral.words.clone()).unwrap_or_default().iter().map(|word| word.form.as_str());
        numeral.value == 12.0 && forms().any(|form| form == "dozen") && !forms().any(|form| form == "one")
    }

    /// Finds out what a numeral measures, and the words that make it a bound; and where to read on.
    fn describe(&self, numeral: Numeral) -> (Quantity, usize) {
        let (start, mut end) = (numeral.words.start, numeral.words.end);
        let mut quantity = Quantity {
            span: numeral.span.clone(),
            words: start..end,
            low: numeral.value,
            high: numeral.high,
            bound: if numeral.high > numeral.value {
                Bound::Range
            } else if numeral.is_part_of_a_unit() || self.is_a_dozen(&numeral) {
                Bound::About
            } else {
                Bound::Exact
            },
            step: numeral.step,
            measure: if numeral.ordinal { Measure::Order } else { Measure::Count },
            unit: String::new(),
            factor: 1.0,
            counted: Vec::new(),
            people: false,
            fate: None,
            out_of: None,
            part: false,
            per: None,
            change: Change::None,
        };
        if self.gap(start).ends_with(['-', '−']) && self.gap(start).len() > 1 && numeral.digits {
            (quantity.low, quantity.high) = (-quantity.high, -quantity.low);
        }
        end = self.scan.measure(&numeral, &mut quantity, end);
        if quantity.words.end < end {
            quantity.words.end = end;
            quantity.span.end = self.words[end - 1].span.end;
        }
        self.bound(&mut quantity);
        if matches!(quantity.measure, Measure::Count | Measure::Order | Measure::Share | Measure::Money) && quantity.counted.is_empty() {
            quantity.counted = self.counted(quantity.words.end);
            quantity.people = self.counts_people(quantity.words.end) && !self.is_compound(&quantity);
            let before = self.counted_before(quantity.words.start);
            if quantity.counted.is_empty() || (quantity.measure != Measure::Count && !before.is_empty()) {
                quantity.counted = before;
            }
            if self.counts_those_who(quantity.words.end) {
                quantity.people = true;
                quantity.counted = vec![self.language.stem("people").into()];
            }
            if self.counts_staff(&quantity) {
                quantity.counted = vec!["staff in all".into()];
            }
        }
        if matches!(quantity.measure, Measure::Count | Measure::Share) {
            quantity.per = self.rate_of_counted(quantity.words.end);
        }
        quantity.part = self.is_part(&quantity);
        (quantity, end)
    }

    /// Takes in the words around a number that make it a bound.
    fn bound(&self, quantity: &mut Quantity) {
        let mut start = quantity.words.start;
        while start > 0 && matches!(self.form(start - 1), "us" | "u.s" | "usd" | "rs" | "eur" | "gbp" | "inr") {
            start -= 1;
        }
        let skipped = usize::from(start > 0 && matches!(self.form(start - 1), "the" | "a"));
        let found = bound::before(self.words, start)
            .or_else(|| bound::before(self.words, start.checked_sub(skipped)?).map(|(bound, taken)| (bound, taken + skipped)));
        let found = found.or_else(|| (quantity.measure == Measure::Duration).then(|| bound::within(self.words, start)).flatten());
        let plus = self.text[quantity.span.end..].starts_with('+');
        if let Some((bound, taken)) = found {
            self.widen(quantity, bound);
            quantity.words.start = start - taken;
            quantity.span.start = self.words[quantity.words.start].span.start;
        } else if let Some((bound, taken)) = bound::after(self.words, quantity.words.end) {
            self.widen(quantity, bound);
            quantity.words.end += taken;
            quantity.span.end = self.words[quantity.words.end - 1].span.end;
        } else if plus {
            self.widen(quantity, Bound::AtLeast);
            quantity.span.end += 1;
        }
        match self.back(quantity.words.start, 1) {
            "from" if self.changes(quantity.words.start) => quantity.change = Change::From,
            "to" if self.changes(quantity.words.start) => quantity.change = Change::To,
            _ => {}
        }
    }

    fn widen(&self, quantity: &mut Quantity, bound: Bound) {
        quantity.bound = bound;
        match bound {
            Bound::AtLeast | Bound::MoreThan => quantity.high = f64::INFINITY,
            Bound::AtMost | Bound::LessThan => {
                quantity.low = if quantity.measure == Measure::Temperature { f64::NEG_INFINITY } else { 0.0 }
            }
            _ => {}
        }
    }

    /// Whether a word of change stands shortly before word `at`: "rose from 12 to 17".
    fn changes(&self, at: usize) -> bool {
        const CHANGES: &str = "rose rise rises risen rising fell fall falls fallen falling increased increase increases grew grow grown dropped drop drops down up \
                               cut raised raise reduced reduce reducing went climbed jumped jump slipped declined decline shrank expanded doubled changed swung widened narrowed";
        (at.saturating_sub(8)..at).any(|i| CHANGES.split_whitespace().any(|change| change == self.words[i].form))
    }

    /// The stems of the content words behind a number, within its phrase; "12 of the passengers" counts passengers.
    fn counted(&self, end: usize) -> Vec<Form> {
        let mut stems = Vec::new();
        for at in end..self.words.len().min(end + 6) {
            let word = &self.words[at];
            if self.gap(at).contains([',', ';', ':', '.', '(', '–', '—', '|']) || self.taken[at] || word.is_number() {
                break;
            }
            // "Sixty-three head of cattle".
            if word.form == "head" && stems.is_empty() && self.form(at + 1) == "of" {
                continue;
            }
            if word.function {
                let partitive = stems.is_empty()
                    && matches!(
                        word.form.as_str(),
                        "of" | "the"
                            | "its"
                            | "their"
                            | "his"
                            | "her"
                            | "these"
                            | "those"
                            | "other"
                            | "more"
                            | "der"
                            | "des"
                            | "die"
                            | "les"
                            | "de"
                            | "dei"
                            | "di"
                            | "los"
                            | "las"
                    );
                if !partitive {
                    break;
                }
                continue;
            }
            if self.text.get(word.span.clone()).is_some_and(|raw| raw.ends_with("'s") || raw.ends_with("’s")) {
                break;
            }
            stems.push(word.stem.clone());
            if stems.len() == 4 {
                break;
            }
        }
        stems
    }

    /// What a number says the size of: "a capacity of 23,000", "the population was over 50,000".
    fn counted_before(&self, start: usize) -> Vec<Form> {
        let linked = matches!(self.back(start, 1), "of" | "was" | "is" | "were" | "at" | "von" | "de" | "di");
        let noun = start
            .checked_sub(2)
            .and_then(|at| self.words.get(at))
            .filter(|word| linked && !word.function && !word.is_number() && !word.capital);
        noun.map(|word| word.stem.clone()).into_iter().collect()
    }

    fn counts_people(&self, end: usize) -> bool {
        let next = |at: usize| self.words.get(at).is_some_and(|word| fate::is_people(&word.form) && self.gap(at) == " ");
        next(end) || next(end + 1) && !self.form(end).is_empty() && !self.words[end].function
    }

    /// "Employs 900 people", "has 900 employees": how many there are in all. "300 employees went on strike" tells of some.
    fn counts_staff(&self, quantity: &Quantity) -> bool {
        let before = self.back(quantity.words.start, 1);
        let employs = quantity.people && matches!(before, "employ" | "employs" | "employed" | "employing");
        employs || self.form(quantity.words.end) == "employees" && matches!(before, "has" | "have" | "had" | "with")
    }

    /// "Fourteen of those who crossed the bridge are dead": all the dead, and no part of some told before.
    fn counts_those_who(&self, end: usize) -> bool {
        let fate = |at: usize| fate::fate_of(self.form(at)).is_some_and(|fate| fate != fate::Fate::Aboard);
        let those = self.form(end) == "of" && self.form(end + 1) == "those" && matches!(self.form(end + 2), "who" | "aboard" | "on" | "in");
        those && (end + 2..end + 12).any(fate)
    }

    /// Whether the number tells of what kind something is: "a five member commission", "a two-man crew".
    fn is_compound(&self, quantity: &Quantity) -> bool {
        let end = quantity.words.end;
        let one = quantity.value() > 1.0 && matches!(self.form(end), "member" | "man" | "woman" | "person" | "child" | "boy" | "girl");
        one && self.words.get(end + 1).is_some_and(|word| !word.function && !word.form.ends_with('s') && self.gap(end + 1) == " ")
    }

    /// Whether a number counts a part of another: "nine of them", "including nine", "among them nine".
    fn is_part(&self, quantity: &Quantity) -> bool {
        let (start, end) = (quantity.words.start, quantity.words.end);
        let led = matches!(
            self.back(start, 1),
            "including" | "includes" | "included" | "darunter" | "davon" | "dont" | "tra" | "cui" | "incluidos" | "incluidas" | "notamment"
        ) || matches!(
            (self.back(start, 2), self.back(start, 1)),
            ("among", "them") | ("of", "whom" | "them" | "which") | ("parmi", "eux") | ("entre", "ellos")
        );
        let followed = !self.counts_those_who(end)
            && matches!(
                (self.form(end), self.form(end + 1)),
                ("of", "them" | "whom" | "which" | "these" | "those") | ("d'", "entre") | ("di", "loro") | ("von", "ihnen")
            );
        led || followed
    }

    /// "between 20 and 30", "20-30", "20 to 30", "about 20 to 30": one range.
    fn is_range(&self, first: &Quantity, second: &Quantity) -> bool {
        let exact = (first.is_exact() || first.bound == Bound::About)
            && second.is_exact()
            && first.out_of.is_none()
            && second.change == Change::None
            && first.change == Change::None;
        let alike = first.measure == second.measure
            || (first.measure == Measure::Count && second.measure != Measure::Label && second.measure != Measure::Order);
        if !exact || !alike || first.measure == Measure::Label || first.counted.len() > 3 {
            return false;
        }
        let value = first.low / first.factor;
        let between = self.text.get(first.span.end..second.span.start).unwrap_or("").trim().trim_end_matches(['$', '€', '£', '%', ' ']);
        let opened = matches!(self.back(first.words.start, 1), "between" | "zwischen" | "entre" | "tra" | "fra");
        value < second.low / second.factor
            && (matches!(between, "-" | "–" | "to" | "or" | "bis" | "oder" | "à" | "ou")
                || (opened && matches!(between, "and" | "und" | "et" | "e" | "y")))
    }

    /// "3–2", "eleven votes to nine", "won by three to one".
    fn is_result(&self, first: &Quantity, second: &Quantity) -> bool {
        let plain = |q: &Quantity| q.measure == Measure::Count && q.is_exact() && q.low.fract() == 0.0 && q.change == Change::None;
        if !plain(first) || !plain(second) || first.words.end > second.words.start {
            return false;
        }
        let between = self.text.get(first.span.end..second.span.start).unwrap_or("").trim();
        let votes = matches!(between, "votes to" | "vote to" | "points to" | "goals to" | "stimmen zu" | "voix contre" | "voti a" | "zu");
        matches!(between, "-" | "–") && first.low < 200.0 && second.low < 200.0
            || votes
            || (between == "to" && first.low >= second.low && first.low < 1000.0)
    }

    /// Finds what befell those who are counted.
    fn befallen(&self, found: &mut [Quantity]) {
        let mut numbers = self.taken.to_vec();
        for quantity in found.iter().filter(|q| matches!(q.measure, Measure::Count)) {
            numbers[quantity.words.clone()].iter_mut().for_each(|word| *word = true);
        }
        for quantity in found.iter_mut().filter(|q| q.measure == Measure::Count && !self.is_compound(q)) {
            quantity.fate = fate::fate(self.text, self.words, &quantity.words, &numbers);
        }
    }
}

/// Makes one range of two numbers.
fn extend(first: &mut Quantity, second: Quantity) {
    if first.measure == Measure::Count && second.measure != Measure::Count {
        first.low *= second.factor;
    }
    let second = Quantity {
        span: first.span.start..second.span.end,
        words: first.words.start..second.words.end,
        low: first.low,
        bound: Bound::Range,
        ..second
    };
    *first = second;
}

/// Makes one result of two numbers; the order they are told in does not matter.
fn result(first: &mut Quantity, second: Quantity) {
    let (low, high) = (first.low.min(second.low), first.low.max(second.low));
    let span = first.span.start..second.span.end;
    *first =
        Quantity { span, words: first.words.start..second.words.end, low, high, bound: Bound::Exact, measure: Measure::Result, ..second };
}
