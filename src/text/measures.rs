//! Finds out what a number measures: shares, money, ages, units, labels.
//!
//! ```text
//! 40 percent, two thirds of, 6.7/10 → share    $1.2bn, 40 euros → money    34-year-old → age    7-hour, 60 mph → duration, speed
//! level 3, COVID-19, Boeing 787 → label    12 boats → count
//! ```

use super::bound::Bound;
use super::fate;
use super::numeral::{self, Numeral};
use super::quantity::Quantity;
use super::scan::Scan;
use super::unit::{self, Measure};

impl Scan<'_> {
    /// Sets the measure, and returns where the number with its unit ends.
    pub(super) fn measure(&self, numeral: &Numeral, quantity: &mut Quantity, end: usize) -> usize {
        let start = numeral.words.start;
        let lead = self.text[..numeral.span.start].trim_end();
        let tail = self.text[numeral.span.end..].trim_start();
        let next = self.form(end);
        let scale = |quantity: &mut Quantity, measure: Measure, factor: f64| {
            quantity.measure = measure;
            quantity.factor = factor;
            quantity.low *= factor;
            quantity.high *= factor;
            quantity.step *= factor;
        };
        // Shares.
        if let Some(end) = self.fraction(numeral, quantity, end) {
            return end;
        }
        if numeral.ordinal {
            return end;
        }
        // "15percent": the blank is missing.
        if tail.starts_with('%') || next == "%" || numeral.suffix == "percent" {
            quantity.measure = Measure::Share;
            return end;
        }
        if let Some((out_of, end)) = self.out_of(numeral, end) {
            quantity.out_of = Some(out_of);
            quantity.measure = Measure::Share;
            scale(quantity, Measure::Share, 100.0 / out_of);
            return end;
        }
        if matches!(next, "percent" | "prozent" | "percentage" | "pc" | "prozentpunkte") {
            quantity.measure = Measure::Share;
            quantity.unit =
                if self.form(end + 1).starts_with("point") || next == "prozentpunkte" { "points".into() } else { String::new() };
            return end + 1;
        }
        if matches!((next, self.form(end + 1)), ("per" | "pour" | "por", "cent" | "cento" | "ciento")) {
            quantity.measure = Measure::Share;
            return end + 2;
        }
        // Money.
        let sign = lead.chars().next_back().filter(|c| matches!(c, '$' | '€' | '£' | '¥' | '₹')).map(String::from);
        let behind = tail.chars().next().filter(|c| matches!(c, '€' | '$' | '£')).map(String::from);
        let of = usize::from(matches!(next, "de" | "di" | "d'"));
        let word = [self.back(start, 1), if next == "us" || next == "u.s" { self.form(end + 1) } else { self.form(end + of) }];
        let named = unit::currency(word[1]).map(|currency| (currency, end + 1 + of + usize::from(matches!(next, "us" | "u.s"))));
        let leading = unit::currency(word[0]).filter(|_| matches!(word[0], "rs" | "usd" | "eur" | "gbp" | "inr" | "chf"));
        if let Some(currency) = sign.as_deref().or(behind.as_deref()).and_then(unit::currency) {
            let factor = if numeral.suffix == "m" { 1e6 } else { 1.0 };
            scale(quantity, Measure::Money, factor);
            quantity.unit = currency.to_owned();
            if let Some(sign) = &sign {
                quantity.span.start = lead.len() - sign.len();
            }
            return self.rate(quantity, named.map_or(end, |(_, end)| end));
        }
        if let Some(currency) = leading.or(named.map(|(currency, _)| currency)) {
            scale(quantity, Measure::Money, if currency == "cent" { 0.01 } else { 1.0 });
            quantity.unit = if currency == "cent" { "usd".into() } else { currency.to_owned() };
            return self.rate(quantity, named.map_or(end, |(_, end)| end));
        }
        // Ages, temperatures, units.
        if let Some(end) = self.age(numeral, quantity, end) {
            return end;
        }
        if tail.starts_with('°') || matches!(next, "degrees" | "degree" | "grad" | "degrés" | "gradi" | "grados") {
            let words = usize::from(!tail.starts_with('°'));
            let celsius = [self.form(end + words), self.form(end), numeral.suffix.as_str()];
            quantity.measure = Measure::Temperature;
            if celsius.iter().any(|form| matches!(*form, "f" | "fahrenheit")) {
                (quantity.low, quantity.high) = (unit::fahrenheit(quantity.low), unit::fahrenheit(quantity.high));
                quantity.factor = 1.8;
            }
            return end + words;
        }
        let attached = !numeral.suffix.is_empty();
        let symbol = if attached { numeral.suffix.as_str() } else { next };
        if attached && symbol == "m" && self.looks_like_millions(end) {
            scale(quantity, Measure::Count, 1e6);
            return end;
        }
        let joined = attached || self.words.get(end).is_some_and(|word| numeral::adjacent(self.text, self.words, end, word));
        let (square, at) = match symbol {
            "square" | "sq" if joined => (true, end + 1),
            _ => (false, end),
        };
        let squared = square.then(|| unit::squared(self.form(at))).flatten().map(|factor| (Measure::Area, factor));
        if let Some((measure, factor)) = squared.or_else(|| unit::unit(if square { "" } else { symbol })).filter(|_| joined) {
            scale(quantity, measure, factor);
            let end = if attached { end } else { at + 1 };
            return self.rate(quantity, end);
        }
        if attached && !symbol.is_empty() {
            quantity.measure = Measure::Label;
            quantity.unit = numeral.suffix.clone();
            return end;
        }
        if let Some(label) = self.label(numeral, end) {
            quantity.measure = Measure::Label;
            quantity.unit = label;
            return end;
        }
        end
    }

    /// Makes a rate of a measure with "per hour" or the like behind it, and returns where that ends.
    fn rate(&self, quantity: &mut Quantity, end: usize) -> usize {
        let Some(rate) = self.rate_at(end) else { return end };
        let end = rate.words.end;
        if quantity.measure == Measure::Length {
            quantity.measure = Measure::Speed;
            quantity.factor /= rate.seconds;
            for value in [&mut quantity.low, &mut quantity.high, &mut quantity.step] {
                *value /= rate.seconds;
            }
        } else {
            quantity.per = Some(rate);
        }
        end
    }

    /// "two thirds", "a third of", "half of", "one in five": hundredths.
    fn fraction(&self, numeral: &Numeral, quantity: &mut Quantity, end: usize) -> Option<usize> {
        let mut share = |top: f64, bottom: f64, end: usize| {
            quantity.measure = Measure::Share;
            (quantity.low, quantity.high) = (100.0 * top / bottom, 100.0 * top / bottom);
            quantity.step = 0.01;
            quantity.bound = Bound::Exact;
            Some(end)
        };
        let bottom = |form: &str| {
            Some(match form {
                "half" | "halves" => 2.0,
                "third" | "thirds" | "drittel" | "tiers" | "terzi" | "tercios" => 3.0,
                "quarter" | "quarters" | "fourths" | "viertel" | "quarts" | "quarti" | "cuartos" => 4.0,
                "fifth" | "fifths" | "fünftel" | "cinquièmes" => 5.0,
                "sixth" | "sixths" => 6.0,
                "eighth" | "eighths" => 8.0,
                "tenth" | "tenths" | "zehntel" => 10.0,
                _ => return None,
            })
        };
        // "Half of the crew", not "half a mile".
        let half = numeral.value == 0.5 && numeral.words.len() == 1;
        if half && matches!(self.form(numeral.words.start), "half" | "hälfte" | "moitié" | "metà" | "mitad") {
            return share(1.0, 2.0, end);
        }
        if !numeral.ordinal
            && numeral.value < 10.0
            && numeral.value.fract() == 0.0
            && !numeral.digits
            && let Some(bottom) = bottom(self.form(end)).filter(|bottom| numeral.value < *bottom && matches!(self.gap(end), " " | "-"))
        {
            return share(numeral.value, bottom, end + 1);
        }
        // "1/3 of", "3/4 of".
        if numeral.digits && self.gap(end) == "/" && matches!(self.form(end + 1), "of" | "der" | "des") {
            let bottom: f64 = self.form(end).parse().ok().filter(|bottom| *bottom > numeral.value && *bottom <= 12.0)?;
            return share(numeral.value, bottom, end + 1);
        }
        // "one in five people", "nine out of ten people".
        if numeral.value < 100.0 && self.form(end) == "in" && !numeral.ordinal {
            let whole = self.number(end + 1).filter(|whole| {
                whole.value > numeral.value
                    && !whole.ordinal
                    && whole.high == whole.value
                    && matches!(whole.value, 3.0..=10.0 | 100.0 | 1000.0)
                    && !whole.plain_digits
            })?;
            let people = self.words.get(whole.words.end).is_some_and(|word| !word.function && self.gap(whole.words.end) == " ")
                && numeral.words.start == 0
                || numeral.value == 1.0;
            return people.then(|| share(numeral.value, whole.value, whole.words.end)).flatten();
        }
        // "a third of the crew", "by a fifth".
        if numeral.ordinal
            && !numeral.digits
            && matches!(self.back(numeral.words.start, 1), "a" | "one")
            && (self.form(end) == "of" || self.back(numeral.words.start, 2) == "by")
        {
            return bottom(self.form(numeral.words.start)).and_then(|bottom| share(1.0, bottom, end));
        }
        None
    }

    /// "6.7/10", "57 out of 100".
    fn out_of(&self, numeral: &Numeral, end: usize) -> Option<(f64, usize)> {
        let at = if self.gap(end).trim() == "/" {
            end
        } else if self.form(end) == "out" && self.form(end + 1) == "of" {
            end + 2
        } else if self.form(end) == "stars" && self.form(end + 1) == "out" && self.form(end + 2) == "of" {
            end + 3
        } else {
            return None;
        };
        let whole = self.number(at)?;
        (matches!(whole.value, 4.0 | 5.0 | 6.0 | 10.0 | 20.0 | 100.0) && numeral.value <= whole.value && !whole.ordinal)
            .then_some((whole.value, whole.words.end))
    }

    /// "34 years old", "34-year-old", "aged 34", "Maria Rossi, 34,".
    fn age(&self, numeral: &Numeral, quantity: &mut Quantity, end: usize) -> Option<usize> {
        let start = numeral.words.start;
        let form = |i: usize| self.form(i);
        let plausible = numeral.value < 125.0 && numeral.value.fract() == 0.0 && !numeral.ordinal;
        let old = match (form(end), form(end + 1)) {
            ("year" | "years", "old" | "olds") => Some(end + 2),
            ("years", "of") if form(end + 2) == "age" => Some(end + 3),
            ("jahre" | "jahren", "alt") | ("anni", "fa") => Some(end + 2),
            ("jähriger" | "jährige" | "jährigen", _) => Some(end + 1),
            _ => None,
        };
        let led = matches!(
            (self.back(start, 2), self.back(start, 1)),
            (_, "aged") | ("age", "of") | (_, "âgé" | "âgée" | "âgés") | ("at", "age")
        );
        let lead = self.text[..numeral.span.start].trim_end();
        let tail = self.text[numeral.span.end..].trim_start();
        let apposed = start > 0
            && self.words[start - 1].capital
            && lead.ends_with(',')
            && (tail.starts_with(',') || tail.is_empty() || tail == ".")
            && numeral.digits
            && (5.0..110.0).contains(&numeral.value);
        // "Peter, who was nine, was found".
        let behind = self.words.get(end).is_none_or(|word| word.function || !tail.starts_with(char::is_alphabetic));
        let was = matches!(self.back(start, 1), "is" | "was") && self.back(start, 2) == "who" && behind && numeral.value >= 1.0;
        if !plausible || !(old.is_some() || led || apposed || was) {
            return None;
        }
        quantity.measure = Measure::Age;
        Some(old.unwrap_or(end))
    }

    /// Whether "1.2m" before word `at` means millions: something is counted.
    fn looks_like_millions(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            !word.function
                && self.gap(at) == " "
                && (word.form.ends_with('s') || fate::is_people(&word.form) || matches!(word.form.as_str(), "men" | "women" | "children"))
        })
    }

    /// What a number names rather than counts: level 3, Boeing 787, COVID-19.
    fn label(&self, numeral: &Numeral, end: usize) -> Option<String> {
        let at = numeral.words.start.checked_sub(1)?;
        let before = &self.words[at];
        let near = matches!(self.gap(numeral.words.start), " " | "-" | ". " | " # " | " #");
        let plural = |word: &super::Word| {
            word.form.ends_with('s') || fate::is_people(&word.form) || matches!(word.form.as_str(), "men" | "women" | "children")
        };
        let noun = |at: usize| self.words.get(at).filter(|word| !word.function && !word.capital && self.gap(at) == " ");
        // "Gave Ashby 3 baseball cards": what is given is counted.
        let compound = noun(end).is_some() && noun(end + 1).is_some_and(plural) && self.is_given(at);
        let follows = noun(end).is_some_and(plural) || compound;
        let spelled = !numeral.digits && numeral.value < 100.0;
        if !near || numeral.ordinal || numeral.words.len() > 1 && !spelled {
            return None;
        }
        let named = is_label(&before.form) && (numeral.digits || spelled);
        let hyphen = self.gap(numeral.words.start) == "-" && numeral.digits && !before.is_number();
        let name = numeral.digits && before.capital && !before.function && !follows && at > 0 && numeral.value.fract() == 0.0;
        let name_later = numeral.digits && before.capital && !before.function && !follows && before.form.len() <= 1;
        // "#3", "No. 3" and "number 3" are labels of one kind.
        if numeral.digits
            && !follows
            && (self.gap(numeral.words.start).ends_with('#') || matches!(before.form.as_str(), "no" | "nos" | "number"))
        {
            return Some("number".into());
        }
        (named && !follows || hyphen || name || name_later).then(|| before.stem.to_string())
    }

    /// Whether a name ends at word `at` that somebody gives something to: "gave Ashby", "paid Ann Ashby".
    fn is_given(&self, at: usize) -> bool {
        let verb = (0..at).rev().find(|&at| !self.words[at].capital).map_or("", |at| self.form(at));
        matches!(
            verb,
            "gave"
                | "give"
                | "gives"
                | "given"
                | "giving"
                | "sold"
                | "sent"
                | "sends"
                | "paid"
                | "pays"
                | "lent"
                | "owed"
                | "owes"
                | "offered"
                | "handed"
                | "left"
                | "bought"
                | "showed"
                | "promised"
                | "brought"
                | "awarded"
                | "granted"
        )
    }
}

/// Words that a number names one of a kind with: "level 3".
const LABELS: &str = "level room part week season chapter group number no nos flight route article section line page phase stage grade type vol \
                      volume episode highway exit channel bus gate platform division game day round version windows class zone unit district \
                      precinct ward act scene verse figure table question step rule move board lap heat row seat pier berth cell saal zimmer stufe linie gruppe band kapitel seite artikel \
                      numéro niveau numero livello articolo";

/// Whether a number behind this word names something.
pub(super) fn is_label(form: &str) -> bool {
    LABELS.split_whitespace().any(|label| label == form)
}
