//! Denied of another: what one passage denies it denies of another one, or of another place, than the other passage says it of.
//!
//! | first | second | |
//! |---|---|---|
//! | The doors weren't locked | the windows were locked | another thing |
//! | The mother did not call | the father called | another person |
//! | Anna Berg did not vote | Tom Berg voted | another person |
//! | The alarm was not raised by the watchman | the alarm was raised by a neighbour | another doer |
//! | She did not die of her burns | she died of pneumonia | another cause |
//! | He was not seen in Paris | he was seen in London | another place |
//!
//! Both may be true then.

use super::Exhibit;
use super::name::{is_one, related};
use super::pairing::{Pairing, Role, Token};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Negation, lexicon};
use std::ops::Range;

/// Opposites and the like contradict nothing where one of the two clauses is denied and the other is not, and the denial nothing either:
/// "the left engine did not fail" / "the right engine failed".
pub(super) fn settle(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, evidence: &mut [Evidence]) {
    let is_denial = |e: &Evidence| e.kind == EvidenceKind::Negation;
    if !evidence.iter().any(is_denial) {
        return;
    }
    let denied = |e: Exhibit<'_>, tokens: &[Token], span: &Range<usize>| {
        let at = tokens.iter().find(|token| super::word_span(e, &token.words).end > span.start)?;
        Some(tokens.iter().any(|token| token.clause == at.clause && token.denied))
    };
    let kind = |e: &Evidence| matches!(e.kind, EvidenceKind::Opposite | EvidenceKind::Name | EvidenceKind::Place);
    let one_is_denied = |e: &Evidence| matches!((denied(a, p.x, &e.a), denied(b, p.y, &e.b)), (Some(x), Some(y)) if x != y);
    let of_another = |e: &Evidence| e.relation == Relation::Contradicts && kind(e) && one_is_denied(e);
    if !evidence.iter().any(of_another) {
        return;
    }
    for piece in evidence.iter_mut().filter(|e| of_another(e) || is_denial(e) && e.relation == Relation::Contradicts) {
        piece.relation = Relation::Related;
        piece.why.push_str(": denied of one and said of another, both may be true");
    }
}

/// Whether it is denied of somebody, or that somebody did it, who is not the one that the other passage tells of: names before the negation
/// and before `said`, and those "by" whom it was done. `head` is what is denied first.
pub(super) fn is_of_another_one(p: &Pairing, negation: &Negation, head: usize, said: usize) -> bool {
    let (here, there) = (p.x[head].clause, p.y[said].clause);
    let one = |x: &Token, y: &Token| x.name && y.name && is_one(std::slice::from_ref(x), std::slice::from_ref(y));
    let (of, by) = (name_before(p.x, negation.words.start), name_before(p.y, p.y[said].words.start));
    let met = |i: usize| p.to[i].map(|(j, _)| j);
    if let (Some(x), Some(y)) = (of.clone().next(), by.clone().next()) {
        // "Anna Berg" / "Tom Berg", "Berg" / "Holt"; not "Margaret Thatcher" / "Thatcher".
        let forenames = of.len() > 1 && by.len() > 1 && of.clone().skip(1).filter_map(met).any(|j| by.contains(&j));
        let strangers = of.clone().all(|i| p.to[i].is_none() && by.clone().all(|j| !one(&p.x[i], &p.y[j])));
        let strange = by.clone().all(|j| p.from[j].is_none());
        if p.to[x].is_none() && p.from[y].is_none() && !one(&p.x[x], &p.y[y]) && (forenames || strangers && strange) {
            return true;
        }
    }
    // "By the watchman", "by lightning".
    let agent = |tokens: &[Token], clause: usize, from: usize| {
        let by = (from..tokens.len()).find(|&at| tokens[at].clause == clause && tokens[at].form == "by")?;
        (by + 1 < tokens.len() && tokens[by + 1].role == Role::Content).then_some(by + 1)
    };
    let Some(doer) = agent(p.x, here, head).filter(|&i| p.to[i].is_none()) else { return false };
    let other = agent(p.y, there, said).or_else(|| (0..said).rev().find(|&j| p.y[j].clause == there && p.y[j].role == Role::Content));
    // "By any man within" is by nobody at all.
    let anybody = matches!(p.x[doer].form.as_str(), "man" | "men" | "person" | "people" | "member" | "members" | "side" | "party");
    other.is_some_and(|j| p.from[j].is_none() && !anybody && !one(&p.x[doer], &p.y[j]))
}

/// Whether it is denied of one aim, means or cause, and said of another: "did not die of her burns" / "died of pneumonia", "did not fire on
/// the crowd" / "fired into the air".
pub(super) fn is_to_another(p: &Pairing, head: usize, said: usize) -> bool {
    let leads = |token: &Token| {
        let aim = matches!(token.form.as_str(), "at" | "on" | "onto" | "into" | "to" | "toward" | "towards" | "over");
        let other = matches!(token.form.as_str(), "of" | "from" | "with" | "for" | "through" | "by" | "against");
        (token.role == Role::Link && (aim || other)).then_some(aim)
    };
    // Right behind the deed: "fired [into] the air".
    fn behind(tokens: &[Token], at: usize, leads: impl Fn(&Token) -> Option<bool>) -> Option<(bool, &str, usize)> {
        let (link, what) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
        let one = link.clause == tokens[at].clause && what.clause == tokens[at].clause && what.role == Role::Content;
        // "Not lowered at all, the winch being out of order": no more than an article stands between them.
        let next = what.words.start <= link.words.end + 1;
        (one && next).then_some(())?;
        Some((leads(link)?, link.form.as_str(), at + 2))
    }
    match (behind(p.x, head, leads), behind(p.y, said, leads)) {
        (Some((aim, link, i)), Some((other_aim, other, j))) => {
            (link == other || aim && other_aim) && p.to[i].is_none() && p.from[j].is_none()
        }
        _ => false,
    }
}

/// The name that stands right before a word, but for small words: `[Anna Berg] did not vote`.
fn name_before(tokens: &[Token], word: usize) -> Range<usize> {
    const NEAR: usize = 2;
    // A sentence begins with a capital, whatever it begins with.
    let name = |at: usize| tokens[at].name || at == 0 && tokens[0].words.start == 0 && tokens.get(1).is_some_and(|next| next.name);
    let end = tokens.iter().take_while(|token| token.words.end <= word).count();
    let near = end > 0 && tokens[end - 1].words.end + NEAR >= word && name(end - 1);
    let beside = |at: usize| at + 1 == end || tokens[at].words.end == tokens[at + 1].words.start;
    let start = (0..end).rev().take_while(|&at| near && name(at) && beside(at)).last();
    start.map_or(end..end, |start| start..end)
}

/// Whether the passages speak of different ones: what stands before the negation is not told in the other passage, nor what stands before
/// `said` there in this one; or what was done was done to another. "The doors weren't locked" / "the windows were locked".
pub(super) fn is_of_another(p: &Pairing, negation: &Negation, head: usize, said: usize) -> bool {
    // "Never checked into the house" / "has checked out of the clinic".
    let out = |tokens: &[Token], at: usize| tokens.get(at + 1).is_some_and(|token| matches!(token.form.as_str(), "out" | "off" | "from"));
    let into =
        |tokens: &[Token], at: usize| tokens.get(at + 1).is_some_and(|token| matches!(token.form.as_str(), "in" | "into" | "onto" | "to"));
    if out(p.x, head) && into(p.y, said) || into(p.x, head) && out(p.y, said) {
        return true;
    }
    let (here, there) = (p.x[head].clause, p.y[said].clause);
    let before_x = |i: &usize| p.x[*i].clause == here && p.x[*i].role == Role::Content && p.x[*i].words.start < negation.words.start;
    let before_y = |j: &usize| p.y[*j].clause == there && p.y[*j].role == Role::Content && j < &said;
    let mut of = (0..p.x.len()).filter(before_x).peekable();
    let mut by = (0..p.y.len()).filter(before_y);
    // "Did not leave the ship" / "left the harbour".
    let next = |tokens: &[Token], at: usize| (at + 1 < tokens.len() && tokens[at + 1].clause == tokens[at].clause).then_some(at + 1);
    let object = |tokens: &[Token], at: usize| next(tokens, at).filter(|&k| tokens[k].role == Role::Content);
    if let (Some(i), Some(j)) = (object(p.x, head), object(p.y, said))
        && p.to[i].is_none()
        && p.from[j].is_none()
    {
        return true;
    }
    of.peek().is_some() && of.all(|i| p.to[i].is_none()) && by.any(|j| p.from[j].is_none_or(|i| p.x[i].clause != here))
}

/// Whether what is denied of one place is said of another: "was not seen in Paris" / "was seen in London".
pub(super) fn is_elsewhere(p: &Pairing, within: &[usize], said: usize) -> bool {
    let there = p.y[said].clause;
    let somewhere = |token: &Token| token.name || token.lemmas.first().is_some_and(|&lemma| lexicon().is_somewhere(lemma));
    // The preposition that leads to a word, over what describes it: "in the old harbour".
    fn led(tokens: &[Token], at: usize) -> Option<&str> {
        let link = (0..at).rev().take(3).find(|&k| tokens[k].role != Role::Content).filter(|&k| tokens[k].clause == tokens[at].clause)?;
        let form = tokens[link].form.as_str();
        matches!(form, "in" | "at" | "on" | "near" | "to" | "from" | "into" | "through" | "under").then_some(form)
    }
    let rival = |i: usize, j: usize| {
        let (x, y) = (&p.x[i], &p.y[j]);
        let one = x.name && related(std::slice::from_ref(x), std::slice::from_ref(y));
        somewhere(x) && somewhere(y) && x.name == y.name && !one
    };
    within.iter().filter(|&&i| p.to[i].is_none()).any(|&i| {
        let link = led(p.x, i);
        link.is_some()
            && (0..p.y.len())
                .filter(|&j| p.from[j].is_none() && p.y[j].role == Role::Content && p.y[j].clause == there)
                .any(|j| led(p.y, j) == link && rival(i, j))
    })
}

#[cfg(test)]
mod tests {
    use super::super::pairs::{judgement_by_words, judgement_of_linked};
    use crate::comparison::Relation;

    const DENIED_OF_ANOTHER: [(&str, &str); 9] = [
        ("The left engine did not fail.", "The right engine failed."),
        ("The northern gate was not guarded.", "The southern gate was guarded."),
        ("The mother did not call the police.", "The father called the police."),
        ("The captain did not leave the ship.", "The mate left the ship."),
        ("The alarm was not raised by the watchman.", "The alarm was raised by a neighbour."),
        ("The stable fire was not caused by lightning.", "A lamp caused the fire in the stable."),
        ("Anna Berg did not resign.", "Tom Berg resigned."),
        ("The soldiers did not fire on the crowd.", "The soldiers fired into the air."),
        ("Miss Abney did not die of her burns.", "Miss Abney died of pneumonia."),
    ];
    const DENIED_OF_ONE: [(&str, &str); 4] = [
        ("The postern was never opened to the enemy by any man within.", "The postern was opened to the enemy by a baker."),
        ("Berg did not resign.", "Anna Berg resigned."),
        ("The alarm was not raised by the watchman.", "The alarm was raised by the watchman."),
        ("The soldiers did not fire on the crowd.", "The soldiers shot at the crowd."),
    ];

    #[test]
    fn what_is_denied_of_one_and_said_of_another_is_no_dispute() {
        let disputed = |pairs: &[(&'static str, &'static str)]| -> Vec<&str> {
            let either = |(a, b): &(&'static str, &'static str)| {
                let judged = [judgement_by_words(a, b), judgement_of_linked(a, b), judgement_by_words(b, a), judgement_of_linked(b, a)];
                judged.map(|judgement| judgement.relation == Some(Relation::Contradicts))
            };
            pairs.iter().filter(|pair| either(pair).contains(&true)).map(|(a, _)| *a).collect()
        };
        assert_eq!(disputed(&DENIED_OF_ANOTHER), Vec::<&str>::new());
        assert_eq!(disputed(&DENIED_OF_ONE), DENIED_OF_ONE.map(|(a, _)| a));
    }
}
