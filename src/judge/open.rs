//! Left open: what one passage denies and what the other says may both be true, since one of them only supposes it or means to do it, or
//! tells of another time, of not all, or of what ended.
//!
//! | one denies | the other says | |
//! |---|---|---|
//! | The doors were not locked | perhaps the doors were locked | only supposed |
//! | The general did not attack | he was ordered to attack | it may have stayed an order |
//! | The rate was not restored | the company promised that it would be restored | a promise |
//! | The bridge was not open before May | it was opened in May | of the time before |
//! | The dam did not break | engineers feared that the dam would break | only feared |
//! | No shots were fired | the police denied that shots had been fired | denied in both |
//! | The pit had not been inspected since 1874 | the last inspection was in 1874 | of the time since |
//! | No officer has been suspended | two were suspended in January 2014 | perhaps later |
//! | The doors were not locked | the doors were locked | no: one of them is wrong |

use super::Exhibit;
use super::opposite::tell_other_times;
use super::universal::says_not_all;
use crate::text::{Word, is_may, supposes};
use std::ops::Range;

/// Whether what one denies, in these words, and what the other says in those may both be true: one of them only supposes it, or means to do
/// it, or tells of another time, of not all, or of what ended.
pub(super) fn is_open((denier, negated): (Exhibit<'_>, &Range<usize>), (teller, said): (Exhibit<'_>, &Range<usize>), linked: bool) -> bool {
    supposed(denier, negated, linked)
        || supposed(teller, said, linked)
        || is_meant(teller, said)
        || is_believed(teller, said)
        || is_denied_there(teller, said)
        || denied_before(denier, negated, teller)
        || denied_since(denier, negated, teller)
        || linked && (denied_so_far(denier, negated, teller) || is_of_anybody(denier, negated))
        || linked && tell_other_times(denier, teller)
        || says_not_all(teller)
        || linked && ended(teller, said)
}

/// Whether these words only tell what may be, or is planned, or depends on something: "may have touched a pier", "perhaps the doors", "if the
/// doors are locked", "until the doors are locked", "plans for a meeting".
fn supposed(e: Exhibit<'_>, words: &Range<usize>, linked: bool) -> bool {
    let told = &e.features.words;
    let form = |at: usize| told[at].form.as_str();
    let may = |at: usize| {
        matches!(form(at), "might" | "perhaps" | "possibly" | "maybe" | "vielleicht" | "peut-être" | "forse" | "quizás") || is_may(told, at)
    };
    let depends = |at: usize| matches!(form(at), "resume" | "until") || supposes(told, at, e.features.language);
    let plans = |at: usize| matches!(form(at), "plans" | "planned" | "planning" | "hopes" | "hoped" | "expected");
    let mut near = words.start.saturating_sub(4)..words.start;
    near.any(|at| may(at) || linked && depends(at)) || linked && (words.start.saturating_sub(8)..words.start).any(plans)
}

/// Whether what is said there was only feared, believed or rumoured: "engineers feared that the dam would break", "somebody shouted that the
/// bridge was down".
fn is_believed(e: Exhibit<'_>, said: &Range<usize>) -> bool {
    const FEARS: [&str; 16] = [
        "assumed",
        "believed",
        "dreaded",
        "expected",
        "fear",
        "feared",
        "fears",
        "hoped",
        "imagined",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "supposed",
        "suspected",
        "thought",
    ];
    let words = &e.features.words;
    let before = led_by(e, said);
    let indefinite = |at: usize| {
        let who = at.checked_sub(1).map_or("", |at| words[at].form.as_str());
        matches!(who, "somebody" | "someone" | "people" | "some")
            && matches!(words[at].form.as_str(), "shouted" | "cried" | "said" | "claimed" | "screamed")
    };
    before.clone().any(|at| FEARS.contains(&words[at].form.as_str()) || indefinite(at))
}

/// Whether what is said there is denied there too, as somebody's word: "the police denied that shots had been fired".
fn is_denied_there(e: Exhibit<'_>, said: &Range<usize>) -> bool {
    led_by(e, said).any(|at| {
        matches!(e.features.words[at].form.as_str(), "denied" | "denies" | "deny" | "denying" | "disputes" | "disputed" | "rejected")
    })
}

/// The words before these that may say how they are meant.
fn led_by(e: Exhibit<'_>, said: &Range<usize>) -> Range<usize> {
    const FAR: usize = 8;
    said.start.saturating_sub(FAR)..said.start.min(e.features.words.len())
}

/// Whether what is said there was only ordered, wanted, promised or tried: "was ordered to attack", "gave orders to start the pumps",
/// "promised that it would be restored".
fn is_meant(e: Exhibit<'_>, said: &Range<usize>) -> bool {
    // "Ordered that they be put", "promised that it would be restored".
    let be = said.start.checked_sub(1).is_some_and(|at| e.features.words[at].form == "be");
    let form = |back: usize| said.start.checked_sub(back + usize::from(be)).map_or("", |at| e.features.words[at].form.as_str());
    let meant = |form: &str| {
        matches!(
            form,
            "ordered"
                | "wanted"
                | "wants"
                | "decided"
                | "tried"
                | "asked"
                | "meant"
                | "intended"
                | "hoped"
                | "threatened"
                | "promised"
                | "going"
                | "order"
                | "orders"
                | "plan"
                | "plans"
                | "promise"
                | "promises"
                | "proposal"
                | "resolution"
                | "request"
                | "decision"
                | "instructions"
                | "seeking"
        )
    };
    let that = || (2..8).any(|back| form(back) == "that" && meant(form(back + 1)));
    form(1) == "to" && (meant(form(2)) || meant(form(3))) || (be || form(1) == "would") && that()
}

/// Whether it is denied up to the time of writing, and the other passage tells its year: "no officer has been suspended" / "two officers were
/// suspended in January 2014".
fn denied_so_far(denier: Exhibit<'_>, negated: &Range<usize>, teller: Exhibit<'_>) -> bool {
    const FAR: usize = 4;
    let words = &denier.features.words;
    let so_far =
        (negated.start.saturating_sub(1)..words.len().min(negated.end + FAR)).any(|at| matches!(words[at].form.as_str(), "has" | "have"));
    so_far && denier.features.figures.dates.is_empty() && teller.features.figures.dates.iter().any(|date| date.year.is_some())
}

/// Whether it is denied of anybody, as a rule: "you never cut a canvas".
fn is_of_anybody(denier: Exhibit<'_>, negated: &Range<usize>) -> bool {
    let words = &denier.features.words;
    let before = |steps: usize| negated.start.checked_sub(steps).map_or("", |at| words[at].form.as_str());
    before(1) == "you" || before(2) == "you" && matches!(before(1), "can" | "do" | "should" | "must")
}

/// Whether it is denied of the time before something that the other passage tells of too: "was not open before May" / "was opened in May".
fn denied_before(denier: Exhibit<'_>, negated: &Range<usize>, teller: Exhibit<'_>) -> bool {
    const FAR: usize = 6;
    let words = &denier.features.words;
    let before = |word: &Word| matches!(word.form.as_str(), "before" | "vor" | "bevor" | "avant" | "prima" | "antes");
    let (far, there) = (words.len().min(negated.end + FAR), &teller.features.words);
    let at = (negated.start..far).find(|&at| before(&words[at])).filter(|_| !there.iter().any(before));
    // "May" is a verb too.
    let what = at.and_then(|at| words[at + 1..].iter().find(|word| !word.function || word.capital));
    what.is_some_and(|what| there.iter().any(|word| word.stem == what.stem))
}

/// Whether it is denied of the time since something was so: "not inspected since 1874" / "the last inspection took place in 1874".
fn denied_since(denier: Exhibit<'_>, negated: &Range<usize>, teller: Exhibit<'_>) -> bool {
    let since = denier.features.words.iter().skip(negated.start).any(|word| word.form == "since");
    let (x, y) = (&denier.features.figures.dates, &teller.features.figures.dates);
    since && x.iter().any(|date| date.year.is_some() && y.iter().any(|other| other.year == date.year))
}

/// Whether what is said there is said to have ended, or to be kept from happening: "suspends missile tests" says no more than "stopped
/// testing missiles".
fn ended(e: Exhibit<'_>, words: &Range<usize>) -> bool {
    const ENDS: [&str; 13] =
        ["suspend", "halt", "ended", "stop", "ceas", "cancel", "ban", "abandon", "scrap", "block", "prevent", "quit", "refus"];
    let ends = |form: &str| ENDS.iter().any(|stem| form.starts_with(stem) && form.len() <= stem.len() + 4);
    e.features.words[words.start.saturating_sub(4)..words.start].iter().any(|word| ends(&word.form))
}
