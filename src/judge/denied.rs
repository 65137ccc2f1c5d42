//! What a negation covers, and how plainly the other passage says it: what [`negation`](super::negation) asks of the words.
//!
//! ```text
//! no plan of the [abandoned] pit has been preserved     covers plan, pit; "abandoned" is no deed
//! no blasting was done [anywhere in the valley]         of every place: where it would have been is not denied by itself
//! there was no lightning / a lightning strike           told to be there; in "lightning protection" it is not
//! ```

use super::Exhibit;
use super::pairing::{Pairing, Role, Token, name_behind};
use crate::text::{Lemma, Negation, Word, lexicon};
use std::ops::Range;

/// What is over: "the bridge is no longer open" and "the bridge was open" go together.
const PAST: [&str; 16] =
    ["was", "were", "has", "have", "had", "used", "formerly", "war", "waren", "hatte", "était", "étaient", "avait", "era", "erano", "fue"];

/// Whether a negation of a passage takes back nothing that the other one can tell: it denies what is so no longer, or that it was so again, or
/// says of all that they had it ("no patient was without a bed").
pub(super) fn is_of_another_time(negation: &Negation, e: Exhibit<'_>, other: Exhibit<'_>) -> bool {
    const NEAR: usize = 5;
    let words = |e: Exhibit<'_>| e.features.words.len();
    // "Born again" is no second time.
    let has = |e: Exhibit<'_>, range: Range<usize>, form: &str| {
        let words = &e.features.words;
        (range.start..range.end.min(words.len())).any(|at| words[at].form == form && !(at > 0 && words[at - 1].form == "born"))
    };
    let past = || other.features.words.iter().any(|word| PAST.contains(&word.form.as_str()));
    let again = || has(e, negation.scope.clone(), "again") && !has(other, 0..words(other), "again");
    let all = || negation.none && has(e, negation.words.end..negation.words.end + NEAR, "without");
    negation.now && past() || again() || all()
}

/// The words of the first passage that a negation covers. "Nobody in the third coach came out": which ones are meant is not denied.
pub(super) fn covered(p: &Pairing, negation: &Negation) -> Vec<usize> {
    let covers = |&i: &usize| negation.scope.contains(&p.x[i].words.start);
    let start = (0..p.x.len()).find(covers).unwrap_or(p.x.len());
    let all = start..(start..p.x.len()).rev().find(covers).map_or(start, |last| last + 1);
    let is_link = |i: usize| p.x.get(i).is_some_and(|token| token.role == Role::Link);
    let noun = |i: usize| p.x[i].role != Role::Content || p.x[i].lemmas.is_empty() || p.x[i].lemmas.iter().any(|&l| lexicon().is_noun(l));
    let beside = |i: usize| p.x[i - 1].words.end == p.x[i].words.start;
    let mut first = all.start;
    // "In the third coach", "of the eleven passengers in the rear".
    let right_behind = |i: usize| p.x[i].words.start == if i > all.start { p.x[i - 1].words.end } else { negation.words.end };
    while negation.none && first < all.end && is_link(first) && right_behind(first) {
        first = (first + 2..all.end).find(|&i| !(noun(i) && beside(i)) || is_link(i)).unwrap_or(all.end);
    }
    // "Ate none of their dogs": it is they that are meant.
    let first = if first < all.end { first } else { all.start };
    all.filter(|&i| p.x[i].role == Role::Content && i >= first).collect()
}

/// Whether a word is what was done: a verb that is no noun, or one in the form of a deed.
pub(super) fn is_deed(p: &Pairing, at: usize) -> bool {
    let token = &p.x[at];
    let verb = |&lemma: &Lemma| lexicon().is_verb(lemma);
    let bent = token.form.ends_with("ed") || token.form.ends_with("ing");
    token.lemmas.iter().any(verb) && (bent || !token.lemmas.iter().any(|&lemma| lexicon().is_noun(lemma)))
}

/// Whether something is denied of every place or time: "anywhere", "at any time", "of any kind".
pub(super) fn is_anywhere(words: &[Word], negation: &Negation) -> bool {
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    negation.scope.clone().any(|at| match form(at) {
        "anywhere" | "whatsoever" | "whatever" | "ever" => true,
        "any" => matches!(form(at + 1), "time" | "kind" | "sort" | "stage" | "point" | "moment"),
        "at" => form(at + 1) == "all",
        _ => false,
    })
}

/// Whether a word tells only that somebody thinks so: "I don't think that he won" denies that he won.
pub(super) fn is_thought(token: &Token) -> bool {
    matches!(token.form.as_str(), "think" | "believe" | "know" | "suppose" | "expect")
}

/// Whether what there was none of is told to be there, and not only named: "no community" / "my community", "no one claimed" / "some
/// approached". `core` are the words that are denied, `found` those of the other passage that say them.
pub(super) fn is_told_to_be(p: &Pairing, core: &[usize], found: &[usize]) -> bool {
    const LIGHT: [&str; 9] = ["report", "find", "see", "hear", "make", "give", "take", "have", "use"];
    // "No plan of the abandoned pit": what a noun right behind it is called is no deed.
    let only_calls = |i: usize| {
        let next = p.x.get(i + 1).filter(|next| next.role == Role::Content && next.words.start == p.x[i].words.end);
        let noun = |token: &Token| token.name || token.lemmas.first().is_some_and(|&lemma| lexicon().is_noun(lemma));
        let led = i.checked_sub(1).is_some_and(|before| p.x[before].role == Role::Link && p.x[before].words.end < p.x[i].words.start);
        led && next.is_some_and(noun)
    };
    let deeds = || core.iter().copied().filter(|&i| is_deed(p, i) && !only_calls(i) && !LIGHT.contains(&p.x[i].stem.as_str()));
    (deeds().next().is_none() || deeds().any(|i| p.said(i).is_some())) && !found.iter().all(|&j| is_led_by_to(p.y, j))
}

/// Whether a word stands right behind "to": "did not help to [find]".
pub(super) fn is_led_by_to(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| tokens[before].form == "to" && tokens[before].words.end == tokens[at].words.start)
}

/// Whether a thing only tells what another one is for: "lightning protection", "fire alarm". There may be that without it.
pub(super) fn only_concerns(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).filter(|next| next.words.start == tokens[at].words.end);
    next.is_some_and(|next| {
        let form = next.form.trim_end_matches('s');
        matches!(
            form,
            "protection"
                | "prevention"
                | "risk"
                | "insurance"
                | "alarm"
                | "detector"
                | "policy"
                | "member"
                | "sign"
                | "rule"
                | "law"
                | "test"
        )
    })
}

/// Whether the word that `head` is said by is part of a name that tells of something else: "the end of swimming" / "Down the Deep End". Not
/// "the councillor" / "Councillor Calder", who is one, nor "an art museum" / "the Art Museum", where the rest is told too.
pub(super) fn is_in_a_name(p: &Pairing, head: usize, said: usize) -> bool {
    let joined = |first: usize| p.y[first].name && name_behind(p.y, first).is_some();
    let told = |at: usize| p.from.get(at).is_some_and(Option::is_some);
    let alive = p.y[said].lemmas.first().is_some_and(|&lemma| lexicon().is_alive(lemma));
    let before = said.checked_sub(1).is_some_and(|before| joined(before) && !told(before));
    !p.x[head].name && !alive && (before || joined(said) && !told(said + 1))
}

/// Whether what a negation denies is said plainly in the other passage, of the same one. `within` are the tokens it covers, `first` is the
/// counterpart of the first of them.
pub(super) fn is_plain(p: &Pairing, negation: &Negation, within: &[usize], first: usize) -> bool {
    let Some(&head) = within.first() else { return false };
    let found = within.iter().filter(|&&i| p.said(i).is_some()).count();
    // "No promise was made to them" / "he promised": that it was made is no more than that there was one.
    let light = |i: usize| negation.none && i != head && matches!(p.x[i].form.as_str(), "made" | "given") && p.said(i).is_none();
    let missing = within.iter().filter(|&&i| p.said(i).is_none() && !light(i)).count();
    let clause = p.x[head].clause;
    // Who or what it is said of, before the negation.
    let of: Vec<usize> = (0..p.x.len())
        .filter(|&i| p.x[i].clause == clause && p.x[i].role == Role::Content && p.x[i].words.start < negation.words.start)
        .filter(|i| !within.contains(i))
        .collect();
    let known = of.iter().filter(|&&i| p.to[i].is_some()).count();
    // What is denied is said whole; or all that the other says is denied here, with circumstances of its own.
    // "was not wounded in the assaults": where and when it was not need not be told again of somebody known.
    let link = (head..p.x.len()).find(|&i| p.x[i].role == Role::Link).unwrap_or(p.x.len());
    let direct = within.iter().filter(|&&i| i < link).all(|&i| p.said(i).is_some());
    let whole = known * 2 >= of.len() && (missing * 5 <= within.len() || !negation.none && direct && known > 0);
    let around = p.around(&(head..head + 1), &(first..first + 1));
    let part = !negation.none && around.left_y == 0 && found * 2 >= within.len() && around.matched > 0;
    // Of the same one the same is denied and said; what is missing only tells where, when or by whom.
    let circumstance =
        |i: &usize| p.said(*i).is_some() || (0..*i).rev().find(|&k| p.x[k].role != Role::Number).is_some_and(|k| leads(p, k, *i));
    let core = !negation.none && known > 0 && known == of.len() && within.iter().all(circumstance);
    whole || part || core
}

/// Whether token `k`, right before token `i`, is a preposition that leads to it.
fn leads(p: &Pairing, k: usize, i: usize) -> bool {
    p.x[k].role == Role::Link && p.x[k].clause == p.x[i].clause
}
