//! Qualifiers: what stands beside a number and tells which of several it is.
//!
//! ```text
//! 27 boats [in the north], 34 [in the south]  /  33 boats [in the south]      34 and 33 are of one thing, 27 is not
//! $66m [in America], a [worldwide] total of $77m  /  $79m [globally]          $77m and $79m are of one thing
//! ```

use super::figured::Side;
use super::figures::Case;
use crate::text::Quantity;
use std::ops::Range;

impl<'a> Case<'a> {
    /// Whether what tells which of several numbers `y` is belongs to another number of the first passage than `x`, or the other way round:
    /// "27 on Offense, 34 on Defense" / "33 on Defense".
    pub(super) fn of_another(&self, x: &Quantity, y: &Quantity) -> bool {
        let own = self.shared_qualifiers(x, y);
        self.rivals(x, y).any(|shared| shared.len() > own.len() && own.iter().all(|stem| shared.contains(stem)))
    }

    /// Whether what tells which of several numbers is meant tells that it is these two: "$66.7m in America, a worldwide total of $77.3m" /
    /// "$79m globally".
    pub(super) fn chosen(&self, x: &Quantity, y: &Quantity) -> bool {
        let own = self.shared_qualifiers(x, y);
        let mut rivals = self.rivals(x, y).peekable();
        own.contains(&WORLDWIDE)
            && rivals.peek().is_some()
            && rivals.all(|shared| shared.len() < own.len() && shared.iter().all(|stem| own.contains(stem)))
    }

    /// What tells of both numbers which of several they are.
    fn shared_qualifiers(&self, x: &Quantity, y: &Quantity) -> &[&str] {
        let place = |list: &[Quantity], one: &Quantity| list.partition_point(|other| other.words.start < one.words.start);
        let (i, j) = (place(&self.a.figures.quantities, x), place(&self.b.figures.quantities, y));
        self.shared.get_or_init(|| self.all_shared()).get(i).and_then(|row| row.get(j)).map_or(&[], Vec::as_slice)
    }

    /// The same of each number of the first passage with each of the second.
    fn all_shared(&self) -> Vec<Vec<Vec<&'a str>>> {
        let of =
            |side: &Side<'a>| -> Vec<Vec<&'a str>> { side.figures.quantities.iter().map(|q| side.qualifier(&q.words).collect()).collect() };
        let (here, there) = (of(&self.a), of(&self.b));
        let shared =
            |x: &[&'a str], y: &[&'a str]| x.iter().copied().filter(|stem| y.iter().any(|other| self.is_same(stem, other))).collect();
        here.iter().map(|x| there.iter().map(|y| shared(x, y)).collect()).collect()
    }

    /// What both numbers of each other pair share that one of these two could be in.
    fn rivals(&self, x: &Quantity, y: &Quantity) -> impl Iterator<Item = &[&str]> {
        let like = |one: &Quantity, other: &Quantity| other.words != one.words && other.measure == one.measure && other.unit == one.unit;
        let others_x = self.a.figures.quantities.iter().filter(move |other| like(x, other)).map(|other| self.shared_qualifiers(other, y));
        let others_y = self.b.figures.quantities.iter().filter(move |other| like(y, other)).map(|other| self.shared_qualifiers(x, other));
        others_x.chain(others_y)
    }
}

impl<'a> Side<'a> {
    /// The stems of the content words behind a number that tell which of several it is: "27 [on Offense]", "$65m [in North America]".
    fn qualifier(&self, range: &Range<usize>) -> impl Iterator<Item = &'a str> {
        const REACH: usize = 6;
        let end = self.words.len().min(range.end + REACH);
        let goes_on =
            |at: &usize| !self.figure_words[*at] && self.form(*at) != "and" && (*at == 0 || *at == range.end || self.joined(*at - 1));
        // "a worldwide total of 8.9 million".
        let before = (range.start.saturating_sub(3)..range.start).filter(|&at| scope(&self.words[at].form).is_some());
        let behind = (range.end..end).take_while(goes_on).filter(|&at| !self.words[at].function);
        behind.chain(before).map(|at| scope(&self.words[at].form).unwrap_or(&self.words[at].stem))
    }
}

/// What [`scope`] says of a number that is the whole world's.
const WORLDWIDE: &str = "worldwide";

/// One word for those that say that a number is of the whole: "globally" and "worldwide".
pub(super) fn scope(form: &str) -> Option<&'static str> {
    Some(match form {
        "globally" | "global" | "worldwide" | "world" | "weltweit" | "mondial" | "mondiale" => WORLDWIDE,
        "total" | "totalling" | "totaling" | "totals" | "overall" | "altogether" | "combined" | "insgesamt" => "total",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_tells_which_number_is_meant_decides_what_it_is_held_against() {
        check(
            EvidenceKind::Quantity,
            &[
                (
                    "The film earned $66 million at home, for a worldwide total of $76 million, on a budget of $9 million.",
                    "The film earned more than $79 million globally.",
                    "contradicts",
                ),
                (
                    "The film earned $66 million at home, for a worldwide total of $76 million, on a budget of $9 million.",
                    "The film earned more than $75 million globally.",
                    "related",
                ),
                (
                    "Nine boats sank in the outer harbour and 14 boats sank in the inner harbour.",
                    "More than 12 boats sank in the inner harbour.",
                    "related",
                ),
                (
                    "Nine boats sank in the outer harbour and 14 boats sank in the inner harbour.",
                    "Less than 12 boats sank in the inner harbour.",
                    "contradicts",
                ),
            ],
        );
    }
}
