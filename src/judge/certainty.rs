//! Certainty: what one passage says flatly the other calls uncertain, or only alleged.
//!
//! | first | second | |
//! |---|---|---|
//! | The pool will open in May | it is not certain that the pool will open in May | contradicts |
//! | The fire killed the guard | there is no evidence that the fire killed the guard | contradicts |
//! | The fire was caused by a lamp | the cause of the fire has not been established | contradicts |
//! | It cannot be determined whether a bell would have saved them | there was no doubt that a bell would have saved them | contradicts |
//! | Ashby took the money | Ashby denies that he took the money | related: a denial is his word, not the account's |
//! | Ashby took the money | Ashby allegedly took the money | related: only alleged |
//! | Ashby may resign | Ashby resigned | related: only planned or possible in one |
//! | The pool may open in May | the pool might open in May | nothing: both leave it open |

use super::pairing::{Pairing, Role, Token};
use super::{Exhibit, in_english, word_span};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, Word, is_may, lexicon};
use std::ops::Range;

/// How a passage takes back some of what it says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    /// "It is not certain that".
    Uncertain,
    /// "allegedly", "is suspected of".
    Alleged,
    /// "denied that".
    Denied,
    /// "may", "planned to".
    Open,
}

/// What certainty says about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    if let Some(words) = unexplained(a).filter(|_| explained(b, &pairing.turned())) {
        return Some(piece(Doubt::Uncertain, words.clone(), 0..b.text.len(), super::quote(a, &words)));
    }
    if let Some(words) = unexplained(b).filter(|_| explained(a, pairing)) {
        return Some(piece(Doubt::Uncertain, 0..a.text.len(), words.clone(), super::quote(b, &words)));
    }
    let (x, y) = (doubt(&a.features.words), doubt(&b.features.words));
    match (x, y) {
        (Some((kind, words)), None) if told(pairing, &words, is_sure(b)) => {
            Some(piece(kind, word_span(a, &words), 0..b.text.len(), super::quote(a, &word_span(a, &words))))
        }
        (None, Some((kind, words))) if told(&pairing.turned(), &words, is_sure(a)) => {
            Some(piece(kind, 0..a.text.len(), word_span(b, &words), super::quote(b, &word_span(b, &words))))
        }
        (None, None) => planned(a, b, pairing),
        _ => None,
    }
}

/// Where one passage tells as done what the other only plans or holds possible: the same verb, "may resign" / "resigned".
fn planned(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    let lexicon = lexicon();
    let pairs = p.to.iter().enumerate().filter_map(|(i, pair)| pair.map(|(j, _)| (i, j)));
    for (i, j) in pairs.filter(|&(i, j)| p.x[i].role == Role::Content && !p.x[i].denied && !p.y[j].denied) {
        let verb = |lemmas: &[Lemma]| lemmas.first().is_some_and(|&lemma| lexicon.is_verb(lemma));
        if !verb(&p.x[i].lemmas) || !verb(&p.y[j].lemmas) {
            continue;
        }
        let (x, y) = (p.x[i].words.start, p.y[j].words.start);
        let (wx, wy) = (&a.features.words, &b.features.words);
        // "He wanted to resign and resigned".
        let again = |tokens: &[Token], words: &[Word], at: usize| {
            tokens.iter().enumerate().any(|(k, t)| k != at && t.stem == tokens[at].stem && is_done(words, t.words.start))
        };
        if again(p.x, wx, i) || again(p.y, wy, j) {
            continue;
        }
        match (open(wx, x), open(wy, y)) {
            (Some(words), None) if is_done(wy, y) => {
                return Some(piece(
                    Doubt::Open,
                    word_span(a, &words),
                    super::span(b, &p.y[j..j + 1]),
                    super::quote(a, &word_span(a, &words)),
                ));
            }
            (None, Some(words)) if is_done(wx, x) => {
                return Some(piece(
                    Doubt::Open,
                    super::span(a, &p.x[i..i + 1]),
                    word_span(b, &words),
                    super::quote(b, &word_span(b, &words)),
                ));
            }
            _ => {}
        }
    }
    None
}

/// The words that leave a verb open, up to the verb: "may be reopened", "was considering resigning", "planned to attack".
fn open(words: &[Word], verb: usize) -> Option<Range<usize>> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let light = |i: usize| matches!(form(i), "be" | "have" | "been" | "to" | "also" | "still" | "soon");
    let lead = (verb.saturating_sub(4)..verb).rev().find(|&i| !light(i))?;
    let to = (lead + 1..verb).any(|i| form(i) == "to");
    let may = form(lead) == "might" || is_may(words, lead);
    let plans = to
        && matches!(
            form(lead),
            "planned"
                | "plans"
                | "plan"
                | "planning"
                | "hoped"
                | "hopes"
                | "hoping"
                | "threatened"
                | "threatens"
                | "intends"
                | "intended"
                | "wants"
                | "wanted"
                | "proposed"
                | "proposes"
        );
    let considers = form(verb).ends_with("ing") && matches!(form(lead), "considering" | "considered" | "considers");
    (may || plans || considers).then_some(lead..verb + 1)
}

/// Whether a verb tells of something done: in the past, or by a form of "be" or "have" before it.
fn is_done(words: &[Word], verb: usize) -> bool {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let past = lexicon().lemmas(form(verb)).first().is_some_and(|&lemma| lexicon().word(lemma) != form(verb)) && !form(verb).ends_with('s');
    let light = |form: &str| matches!(form, "be" | "have" | "been" | "not" | "also" | "never" | "soon" | "still");
    let lead = (0..verb).rev().find(|&at| !light(form(at)));
    let modal = lead.is_some_and(|at| {
        matches!(form(at), "will" | "would" | "could" | "can" | "should" | "shall" | "must" | "might" | "to" | "if") || is_may(words, at)
    });
    past && !modal && !form(verb).ends_with("ing")
}

/// Where a passage says that a cause is not known, from "cause" to the word that says so.
fn unexplained(e: Exhibit<'_>) -> Option<Range<usize>> {
    let words = &e.features.words;
    let cause = words.iter().position(|w| matches!(w.form.as_str(), "cause" | "causes"))?;
    let open = words.iter().enumerate().skip(cause).find(|(at, w)| match w.form.as_str() {
        "unknown" | "unclear" | "undetermined" | "uncertain" | "unexplained" => true,
        "established" | "known" | "determined" | "identified" | "clear" | "certain" | "ascertained" | "found" => {
            e.features.negations.iter().any(|n| n.denies && n.scope.contains(at))
        }
        _ => false,
    })?;
    Some(word_span(e, &(cause..open.0 + 1)))
}

/// Whether a passage gives the cause of something that the other one names too; `p` holds it first.
fn explained(e: Exhibit<'_>, p: &Pairing) -> bool {
    let named = |i: usize| p.x[i].role == Role::Content && p.to[i].is_some() && !p.x[i].form.starts_with("caus");
    let words = &e.features.words;
    let Some(reason) = super::cause::reason(words).filter(|_| unexplained(e).is_none()) else { return false };
    // "May have been caused by a lamp", "was not caused by a lamp".
    let hedges = |at: usize| {
        let form = words[at].form.as_str();
        let perhaps =
            matches!(form, "might" | "could" | "perhaps" | "possibly" | "probably" | "thought" | "believed" | "suspected" | "apparently");
        perhaps || is_may(words, at)
    };
    let denied = e.features.negations.iter().any(|n| n.denies && n.scope.start < reason && reason <= n.scope.end);
    if denied || (reason.saturating_sub(7)..reason).any(hedges) {
        return false;
    }
    // "They believe that a lamp may have started it, but the cause is not certain": the same, said with more care. Who says so does not
    // matter: "caused by a lamp, said the fire officer".
    let clause = p.x.iter().find(|token| token.words.start >= reason).map(|token| token.clause);
    let there = (0..p.x.len()).any(|i| p.x[i].words.start >= reason && Some(p.x[i].clause) == clause && named(i));
    !there && (0..p.x.len()).any(named)
}

/// Whether what the words of doubt cover, all that follows them in the first passage up to the next comma or two, is said in
/// the second; less of it where that one is `sure` of what it says.
fn told(p: &Pairing, words: &Range<usize>, sure: bool) -> bool {
    let clause = p.x.iter().find(|t| t.words.start >= words.end).map(|t| t.clause);
    let covered: Vec<usize> =
        (0..p.x.len()).filter(|&i| Some(p.x[i].clause) == clause && p.x[i].role != Role::Link && p.x[i].words.start >= words.end).collect();
    let said = covered.iter().filter(|&&i| p.to[i].is_some()).count();
    // "Nobody can say what they offered" leaves open how much, and not whether.
    let whether = words.len() <= MARK || p.x.iter().any(|t| t.words.start == words.end && matches!(t.form.as_str(), "whether" | "if"));
    said >= 2 && said * 4 >= covered.len() * if sure { 2 } else { 3 } && (whether || sure)
}

/// What says that something is not certain has so many words, but for what cannot be known.
const MARK: usize = 3;

/// Whether a passage says that there is no doubt of what it tells: "there was no doubt that", "considers it certain that".
fn is_sure(e: Exhibit<'_>) -> bool {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let lead = |at: usize| at > 1 && form(at) == "that" && matches!(form(at - 1), "certain" | "doubt" | "clear" | "proved" | "established");
    (2..words.len()).any(|at| lead(at) && (form(at - 1) != "doubt" || form(at - 2) == "no") && !matches!(form(at - 2), "not" | "never"))
}

fn piece(kind: Doubt, a: Range<usize>, b: Range<usize>, shown: &str) -> Evidence {
    let (relation, why) = match kind {
        Doubt::Uncertain => (Relation::Contradicts, format!("“{shown}” in one, flatly said in the other")),
        Doubt::Alleged => (Relation::Related, format!("“{shown}” in one, flatly said in the other: both may be true")),
        Doubt::Open => (Relation::Related, format!("“{shown}” in one, told as done in the other: both may be true at their time")),
        Doubt::Denied => (Relation::Related, format!("“{shown}” in one: somebody’s denial of what the other says, both may be true")),
    };
    Evidence { kind: EvidenceKind::Certainty, relation, a, b, why }
}

/// The first words of a passage that take back some of what it says.
fn doubt(words: &[Word]) -> Option<(Doubt, Range<usize>)> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    (0..words.len()).find_map(|at| {
        let (one, two) = (form(at), form(at + 1));
        match (one, two) {
            ("not", "certain" | "clear" | "known" | "sure" | "confirmed" | "settled") => Some((Doubt::Uncertain, at..at + 2)),
            // "It is unclear whether", but not "a long, uncertain process".
            ("uncertain" | "unclear" | "unknown" | "doubtful" | "unconfirmed", next)
                if matches!(next, "whether" | "if" | "that" | "how" | "what" | "who" | "when" | "where" | "why")
                    || at > 0 && matches!(form(at - 1), "is" | "was" | "are" | "were" | "be" | "remains" | "remained" | "seems") =>
            {
                Some((Doubt::Uncertain, at..at + 1))
            }
            ("no", "evidence" | "proof") if form(at + 2) == "that" => Some((Doubt::Uncertain, at..at + 3)),
            // "It cannot now be determined whether", "nobody can say for certain what".
            ("cannot", _) | ("never" | "not", "be") | ("not", "possible") | ("nobody" | "one", "can" | "could") => {
                Some((Doubt::Uncertain, at..unknowable(words, at)?))
            }
            ("allegedly" | "reportedly" | "supposedly" | "purportedly", _) => Some((Doubt::Alleged, at..at + 1)),
            ("alleged" | "rumoured" | "rumored" | "suspected" | "accused", "to" | "of") => Some((Doubt::Alleged, at..at + 2)),
            ("denied" | "denies" | "deny" | "denying", _) => Some((Doubt::Denied, at..at + 1)),
            // "If the door had been open, they would have got out": it was not, or who knows.
            ("if", _) if is_unreal(words, at) => Some((Doubt::Open, at..at + 1)),
            _ => None,
        }
    })
}

/// Where it ends that something cannot be known: "cannot now be [determined]", "nobody can say for [certain]", before what is asked.
fn unknowable(words: &[Word], at: usize) -> Option<usize> {
    const FAR: usize = 7;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let asks = |form: &str| matches!(form, "whether" | "if" | "what" | "who" | "how" | "why" | "when" | "where" | "which");
    let knows = |form: &str| {
        matches!(
            form,
            "ascertained"
                | "certain"
                | "determine"
                | "determined"
                | "established"
                | "know"
                | "known"
                | "knows"
                | "proved"
                | "say"
                | "said"
                | "tell"
                | "told"
        )
    };
    let asked = (at + 1..at + FAR).find(|&at| asks(form(at)))?;
    (at + 1..asked).any(|at| knows(form(at))).then_some(asked)
}

/// Whether an "if" tells of what was not so: "if the door had been open, they would have …".
fn is_unreal(words: &[Word], at: usize) -> bool {
    const FAR: usize = 8;
    let forms = |range: Range<usize>| words.get(range).unwrap_or_default().iter().map(|word| word.form.as_str());
    let had = forms(at + 1..words.len().min(at + FAR)).any(|form| matches!(form, "had" | "were"));
    had && forms(0..words.len()).any(|form| matches!(form, "would" | "could" | "might"))
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_one_calls_uncertain_is_held_against_what_the_other_says_flatly() {
        check(
            &[EvidenceKind::Certainty],
            &[
                ("The new pool will open in 2028", "It is not certain that the new pool will open in 2028, the treasurer said"),
                ("The bridge will be rebuilt", "It is uncertain whether the bridge will be rebuilt"),
                ("The crew knew of the leak", "It is unclear whether the crew knew of the leak"),
                ("The watchman started the fire", "It is not known whether the watchman started the fire"),
                ("The vote will be held in May", "It is doubtful that the vote will be held in May"),
                ("The ship carried gold", "It is unknown whether the ship carried gold"),
                ("The mayor ordered the arrest", "It is not clear whether the mayor ordered the arrest"),
                ("The school will close in June", "It is not certain whether the school will close in June"),
                ("The general signed the order", "It is unclear if the general signed the order"),
                ("The ferry will sail on Monday", "It is not confirmed that the ferry will sail on Monday"),
                ("The baths will reopen in spring", "It is uncertain if the baths will reopen in spring"),
                ("The letter was read in court", "It is not known if the letter was read in court"),
                ("The fire killed the guard", "There is no evidence that the fire killed the guard"),
                ("The guard opened the gate", "There is no proof that the guard opened the gate, the court found"),
                ("The fire was caused by an overturned lamp in the store", "The cause of the fire has not been established"),
                (
                    "The fire was caused by an overturned lamp, said the county fire officer, who walked through the ruins",
                    "The cause of the fire has not been established",
                ),
                ("The cause of the crash is unknown", "The crash was caused by ice on the runway"),
                (
                    "It cannot now be determined whether a second boat would have saved them in time",
                    "There was no doubt that a second boat would have saved every man of them",
                ),
                ("Nobody can say for certain what caused the fire", "The court considers it certain that the fire was caused by a lamp"),
            ],
            &[
                ("Ashby took the money", "Ashby allegedly took the money"),
                ("The caravan seeks asylum at the border", "A long, uncertain asylum process begins for the caravan at the border"),
                ("Ashby took the money", "Ashby denies that he took the money"),
                ("The pool may open in May", "The pool might open in May"),
                ("It is not certain that the pool will open in May", "It is unclear whether the pool will open in May"),
                ("It is not certain that the pool will open in May", "The bridge was closed in March"),
                ("The crew knew of the leak", "The crew reportedly knew of the leak"),
                ("The watchman started the fire", "The watchman is suspected of starting the fire"),
                ("The mayor may resign", "The mayor resigned"),
                ("The rebels planned to attack the port", "The rebels attacked the port"),
                ("The mayor was considering resigning", "The mayor resigned on Monday"),
                ("The mayor ordered the arrest", "The mayor ordered the arrest himself"),
                ("The cause is unknown", "Forty people live on the lane"),
                ("There is no evidence that the fire killed the guard", "It is not known whether the fire killed the guard"),
                ("There is no evidence of a fire", "The guard was killed"),
                ("It is unclear who called the brigade", "The brigade was on the quay by eleven"),
                ("The captain denied the charge", "The captain was charged"),
                ("The general signed the order", "The general signed the order in the tent"),
                ("It is not known how many drowned", "The boat sank in the bay"),
                ("The cause of the fire was established within a week", "The fire was caused by an overturned lamp in the store"),
                ("The cause of the flood is unknown", "The fire was caused by a lamp"),
                (
                    "They believe that a lamp may have started the fire, but the cause is not certain",
                    "The fire was caused by an overturned lamp",
                ),
            ],
        );
    }

    #[test]
    fn what_is_only_planned_is_not_what_was_done() {
        let said = |a, b| super::super::judge_texts(a, b).relation;
        assert_eq!(said("The mayor may resign", "The mayor resigned"), "related");
        assert_eq!(said("The rebels attacked the port", "The rebels planned to attack the port"), "related");
        assert_eq!(said("The mayor was considering resigning", "The mayor resigned"), "related");
        assert_eq!(said("The mayor wanted to resign and resigned", "The mayor resigned"), "agrees");
    }
}
