//! Yearly figures: how many there are changes from year to year.
//!
//! | first | second | |
//! |---|---|---|
//! | employed 300 workers in 2016 | employed 400 workers in 2017 | related: each is of its own year |
//! | its 2016 revenue was $3m | its 2017 revenue was $4m | related |
//! | burned down in 1887, 12 died | burned down in 1889, 17 died | no: one event, told with two dates |
//! | the longest throw was 64 yards on 8 May 2013 | was 65 yards on 9 May 2018 | no: days are of events |
//! | employed 300 workers in 2016 | employed 400 workers in 2016 | no: it is one year |

use super::figured::Side;
use super::figures::Case;
use crate::text::{Date, Fate, Meeting, Quantity, When};
use std::ops::Range;

/// Whether two numbers are how many there were in two different years.
pub(super) fn apart(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    years_apart(case) && case.a.year_of(x).is_some() && case.b.year_of(y).is_some()
}

/// Whether two dates are no more than the years that two different numbers are told for.
pub(super) fn explains(case: &Case<'_>, first: &Date, second: &Date) -> bool {
    let of = |side: &Side<'_>, q: &Quantity, date: &Date| side.year_of(q).is_some_and(|own| own.words == date.words);
    years_apart(case)
        && case.a.figures.quantities.iter().filter(|x| of(&case.a, x, first)).any(|x| {
            let other = |y: &Quantity| x.measure == y.measure && x.unit == y.unit && x.meets(y) != Meeting::Same;
            case.b.figures.quantities.iter().any(|y| other(y) && of(&case.b, y, second))
        })
}

/// Whether both passages name years, and none is the same.
fn years_apart(case: &Case<'_>) -> bool {
    let (mut xs, ys) = (case.a.years().peekable(), || case.b.years());
    xs.peek().is_some() && ys().next().is_some() && !xs.any(|x| ys().any(|y| x.fits(y)))
}

impl Side<'_> {
    /// The dates that name a year.
    fn years(&self) -> impl Iterator<Item = &Date> {
        self.figures.dates.iter().filter(|date| date.year.is_some())
    }

    /// The year that a number is told for, where it says how many or how much there was.
    fn year_of(&self, q: &Quantity) -> Option<&Date> {
        if q.fate.is_some_and(|fate| fate != Fate::Aboard) || !self.is_level(&q.words) {
            return None;
        }
        let year_only = |date: &&Date| date.year.is_some() && date.month.is_none();
        self.figures.dates.iter().filter(year_only).find(|date| date.when == When::On && self.is_told_for(&q.words, &date.words))
    }

    /// Whether a number says how things stood: "employed 300", "a population of 300", "300 inhabitants", "there were 300".
    fn is_level(&self, range: &Range<usize>) -> bool {
        const REACH: usize = 6;
        let before = (range.start.saturating_sub(REACH)..range.start).rev().take_while(|&at| self.joined(at));
        let behind = (range.end..self.words.len().min(range.end + 3)).take_while(|&at| self.joined(at - 1));
        let stands = (range.start.saturating_sub(2)..range.start).any(|at| is_being(self.form(at)));
        stands || before.chain(behind).any(|at| is_state(self.form(at)))
    }

    /// Whether a date says of what year a number is: behind it in the same clause, before all else, or right before it.
    fn is_told_for(&self, number: &Range<usize>, date: &Range<usize>) -> bool {
        const REACH: usize = 10;
        let is_clear =
            |mut range: Range<usize>| range.all(|at| self.joined(at) && !matches!(self.form(at), "and" | "but" | "und" | "et" | "y"));
        if date.start >= number.end {
            // "300 workers at the plant opened in 1990".
            let event = |at: usize| self.form(at).ends_with("ed") || matches!(self.form(at), "built" | "who" | "which" | "that" | "when");
            let far = date.start - number.end > REACH;
            return !far && is_clear(number.end - 1..date.start - 1) && !(number.end..date.start).any(event);
        }
        // "Its 2016 revenue was 300", "had in 2016 about 300"; not "founded in 1887 with 300".
        let states = |at: usize| is_state(self.form(at)) || is_being(self.form(at));
        let passes = |at: usize| self.words[at].function || matches!(self.form(at), "year" | "jahr" | "jahre" | "année" | "anno" | "año");
        let leads = || (0..date.start).all(passes);
        let between = || (date.end..number.start).all(|at| passes(at) && !is_with(self.form(at)) || states(at));
        let stated = || {
            let before = (0..date.start).rev().find(|&at| states(at) || !passes(at));
            before.into_iter().chain(date.end..number.start).any(states)
        };
        leads() || date.end <= number.start && is_clear(date.end - 1..number.start) && between() && stated()
    }
}

fn is_with(form: &str) -> bool {
    matches!(form, "with" | "mit" | "avec" | "con")
}

/// Verbs of how many there are, right before a number.
fn is_being(form: &str) -> bool {
    const BEING: &str = "is are was were been had has have stood stands stand made ist sind war waren hat hatte hatten est sont était étaient a \
                         avait avaient è sono era erano ha aveva avevano es son había tenía tiene";
    BEING.split_whitespace().any(|verb| verb == form)
}

/// Verbs and nouns of what is reckoned year by year, or changes from year to year.
fn is_state(form: &str) -> bool {
    const STATE: &str = "employ employs employed employing earn earns earned account accounts accounted accounting emit emits emitted produce \
                         produces produced live lives lived totalled totaled numbered amounted amounts \
                         revenue revenues turnover population gdp income budget census sales profit profits output workforce staff membership \
                         inhabitants residents emissions exports imports production spending \
                         beschäftigte zählte betrug umsatz einwohner einwohnerzahl bevölkerung haushalt einnahmen \
                         employait emploie comptait compte habitants revenu revenus \
                         impiegava contava conta popolazione fatturato abitanti bilancio \
                         empleaba contaba cuenta población ingresos habitantes facturación presupuesto";
    STATE.split_whitespace().any(|word| word == form)
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn figures_of_two_years_dispute_nothing() {
        let cases = [
            ("The factory employed 300 workers in 2016.", "The factory employed 400 workers in 2017.", "related"),
            ("In 2016 the town had a population of 3,000.", "In 2011 the town had a population of 2,700.", "related"),
            ("Its 2016 revenue was 30 million dollars.", "Its 2017 revenue was 40 million dollars.", "related"),
            ("There were 300 members in the club in 1987.", "There were 450 members in the club in 1996.", "related"),
        ];
        check(EvidenceKind::Quantity, &cases);
        check(EvidenceKind::Date, &cases);
    }

    #[test]
    fn one_event_or_one_year_is_disputed() {
        check(
            EvidenceKind::Quantity,
            &[
                ("The mill burned down in 1887 and 12 people died.", "The mill burned down in 1889 and 17 people died.", "contradicts"),
                ("The factory employed 300 workers in 2016.", "The factory employed 400 workers in 2016.", "contradicts"),
                ("The longest throw was 64 yards on 8 May 2013.", "The longest throw was 65 yards on 9 May 2018.", "contradicts"),
                ("The club was founded in 1887 with 300 members.", "The club was founded in 1889 with 400 members.", "contradicts"),
                ("In 1887 the club was founded with 300 members.", "In 1889 the club was founded with 400 members.", "contradicts"),
                ("The factory employed 300 workers.", "The factory employed 400 workers in 2017.", "contradicts"),
            ],
        );
        check(
            EvidenceKind::Date,
            &[("The mill burned down in 1887 and 12 people died.", "The mill burned down in 1889 and 17 people died.", "contradicts")],
        );
    }
}
