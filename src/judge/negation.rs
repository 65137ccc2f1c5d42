//! Negation: one passage says what the other says is not so.
//!
//! | first | second | |
//! |---|---|---|
//! | No one was injured | two people were injured | contradicts |
//! | The doors weren't locked | the doors were locked | contradicts |
//! | There is no animal on board | a dog is on board | contradicts: the dog is an animal |
//! | There is no dog on board | an animal is on board | related: it may be another animal |
//! | The town has no hospital of its own | it has the Marrow Hospital | contradicts |
//! | This is not the end of swimming | "Down the Deep End" | related: a word inside a name |
//! | There are not 100 members | it has 4,000 members | related: another number |
//! | That is not the harbour | the harbour is small | related: not that one |
//! | He did not fail to warn them | he warned them | nothing |
//! | not only the boats burned | the boats burned | nothing |
//! | The doors weren't locked | the windows were locked | nothing: of others |
//! | He was not seen in Paris | he was seen in London | related: at another place |
//! | The general did not attack | he was ordered to attack | related: it may have stayed an order |
//! | The bridge was not open before May | it was opened in May | related: both may be true |
//! | The mayor did not sign the treaty of 1910 | the mayor signed a letter | related: some of it is denied |
//!
//! What is denied must be said in the other passage, in the same or narrower words, and not be denied there. How much of it must be is
//! weighed against how much else the passages share.

use super::Exhibit;
use super::affirmed::NEARER;
use super::another::{is_elsewhere, is_of_another, is_of_another_one, is_to_another};
use super::denied::{
    covered, is_anywhere, is_deed, is_in_a_name, is_led_by_to, is_of_another_time, is_plain, is_thought, is_told_to_be, only_concerns,
};
use super::failing;
use super::name::says;
use super::open::is_open;
use super::pairing::{Fit, Pairing, Role, Token};
use super::party;
use super::scene;
use crate::align::{affirmed_nearness, nearness};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, Meeting, Negation, Word, lexicon};
use std::ops::Range;

/// How much what is denied counts that the other passage says: 1 for all of it. These figures are a logistic regression, rounded, on
/// pairs of sentences with a negation that people judged to contradict or not: tales, letters, news, health and encyclopedia, in English
/// and French. None was fitted on one kind alone; held back one kind at a time, the others give nearly the same figures.
const SAID: f32 = 1.8;
/// See [`SAID`]: how much of the passage that has fewer counterparts has one.
const TOLD: f32 = 0.5;
/// See [`SAID`]: what is denied is said plainly, of the same one.
const PLAIN: f32 = 0.6;
/// See [`SAID`]: both passages deny something.
const BOTH: f32 = 1.2;
/// See [`SAID`]: the word right after the negation is denied in the other passage too.
const DENIED_THERE: f32 = 0.5;
/// See [`SAID`]: what the sum must reach.
const THRESHOLD: f32 = 0.8;
/// Passages this far from each other in meaning, the denial left out, speak of different things, unless leaving it out brings them much
/// nearer: of 29 such pairs that were disputed for a denial (captions, tales, encyclopedia) people had called 23 no contradiction.
const FAR: f32 = 0.55;
/// Verbs of so many meanings that another word for one of them says little, by stem.
pub(super) const BROAD: [&str; 14] =
    ["make", "process", "get", "take", "have", "do", "go", "come", "give", "put", "keep", "set", "hold", "run"];
/// How much of the passages must have a counterpart where the word right after the negation has none.
const MUCH: f32 = 0.5;

/// What negation says about two passages: at most one piece of evidence. Where one passage denies some of what the other says, but not
/// enough to contradict it, they are related. Passages that alignment chose for one another are less surely of one thing than two that are
/// given to be judged: more is asked of them.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing, linked: bool) -> Option<Evidence> {
    let (nx, ny) = (&a.features.negations, &b.features.negations);
    if nx.is_empty() && ny.is_empty() || super::asks(a) || super::asks(b) {
        return None;
    }
    let stands = |n: &&Negation, e: Exhibit<'_>, other: Exhibit<'_>| n.denies && !is_of_another_time(n, e, other);
    let nx: Vec<&Negation> = nx.iter().filter(|n| stands(n, a, b)).collect();
    let ny: Vec<&Negation> = ny.iter().filter(|n| stands(n, b, a)).collect();
    let both = !nx.is_empty() && !ny.is_empty();
    let scenes = scene::is_scene(a) && scene::is_scene(b);
    let weigh = |p: &Pairing, n: &Negation, e: Exhibit<'_>, other: Exhibit<'_>| {
        let english = super::in_english(e, other);
        let of_one = |head: usize, there: Option<usize>| match there {
            None => party::is_one_deed_of_one(e, other, p, head),
            Some(there) => !english || party::are_told_of_one(e, other, p, head, there),
        };
        let (relation, negated, said) = denied(p, n, &e.features.words, Seen { both, scenes, far: is_far(e, other), linked }, &of_one)?;
        let of_another = denies_a_number(n, e, other) || denies_who_it_is(n, e, other);
        Some((if of_another { Relation::Related } else { relation }, negated, said))
    };
    let mut found: Vec<Denial> = nx.iter().filter_map(|n| weigh(pairing, n, a, b)).collect();
    let of_first = found.len();
    if !ny.is_empty() {
        let turned = pairing.turned();
        found.extend(ny.iter().filter_map(|n| weigh(&turned, n, b, a)));
    }
    let at = found.iter().position(|(relation, ..)| *relation == Relation::Contradicts).unwrap_or(0);
    let (mut relation, negated, said) = found.into_iter().nth(at)?;
    // Who denies, and who says it.
    let (denier, teller) = if at < of_first { (a, b) } else { (b, a) };
    // "Did not pay" / "paid nothing".
    let nothing = |word: &Word| matches!(word.form.as_str(), "nothing" | "nobody");
    if teller.features.words.iter().take(said.end + 1).skip(said.start).any(nothing) {
        return None;
    }
    // "Without their best runner" / "their best runner was hurt": who has it, or is with it, must be said.
    let without = matches!(denier.features.words[negated.start].form.as_str(), "without" | "lack" | "lacked" | "lacking" | "absence");
    let with = |e: Exhibit<'_>, words: &Range<usize>| {
        let has = |form: &str| {
            matches!(
                form,
                "with" | "had" | "has" | "have" | "having" | "is" | "are" | "was" | "were" | "wearing" | "carrying" | "in" | "got"
            )
        };
        (words.start.saturating_sub(4)..words.end).any(|at| has(&e.features.words[at].form))
    };
    let unheld = without && !with(teller, &said);
    // "No plan was ever made" denies those that are known too.
    let ever = || denier.features.negations.iter().any(|n| n.words.start == negated.start && is_anywhere(&denier.features.words, n));
    let known = || linked && is_none(denier, &negated) && is_known_already(teller, &said) && !ever();
    // "We had no radio" / "the radio was dead".
    if !negated.is_empty() && failing::fails(denier, &negated, teller, &said) {
        return None;
    }
    let may = is_open((denier, &negated), (teller, &said), linked) || linked && unheld || known();
    if may {
        relation = Relation::Related;
    }
    let (x, y) = if at < of_first { (&negated, &said) } else { (&said, &negated) };
    let how = if may { ": some of it is denied, both may be true" } else { ": some of it is denied" };
    Some(piece(relation, how, a, x, b, y))
}

/// Whether the passages, of much the same length, are far from each other in meaning even where the denial is left out.
fn is_far(denier: Exhibit<'_>, teller: Exhibit<'_>) -> bool {
    let (x, y) = (denier.features.words.len(), teller.features.words.len());
    let near = nearness(denier.features, teller.features).zip(affirmed_nearness(denier.features, teller.features));
    near.is_some_and(|(with, without)| without < FAR && without - with < NEARER) && x.min(y) * 2 > x.max(y)
}

/// Whether it is a number that is denied, and the other passage tells another one: "there are not 100 members" / "4,000 members".
pub(super) fn denies_a_number(negation: &Negation, e: Exhibit<'_>, other: Exhibit<'_>) -> bool {
    const NEAR: usize = 3;
    let there = &other.features.figures.quantities;
    !negation.none
        && e.features.figures.quantities.iter().any(|q| {
            let near = (negation.scope.start..=negation.scope.start + NEAR).contains(&q.words.start);
            let mut like = there.iter().filter(|o| o.measure == q.measure).peekable();
            near && like.peek().is_some() && like.all(|o| o.meets(q) != Meeting::Same)
        })
}

/// Whether it is denied that something is the one that the other passage tells of first: "that is not the harbour" / "the harbour is small".
fn denies_who_it_is(negation: &Negation, e: Exhibit<'_>, other: Exhibit<'_>) -> bool {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let (at, then) = (negation.words.start, negation.words.end);
    // "Calder was not the murderer" / "the murderer was Calder"; "it was not the crew that opened the valve".
    let told = |word: &Word| !word.function && other.features.words.iter().any(|there| there.stem == word.stem);
    let picks = words.iter().skip(then).take(6).any(|word| matches!(word.form.as_str(), "that" | "who" | "which"));
    if picks || words[..at.min(words.len())].iter().any(told) {
        return false;
    }
    let is = |form: &str| matches!(form, "is" | "was" | "are" | "were" | "it's" | "that's" | "he's" | "she's");
    let isnt = matches!(form(at), "isn't" | "wasn't" | "aren't" | "weren't");
    let the = negation.words.len() == 1 && form(then) == "the" && (isnt || at.checked_sub(1).is_some_and(|before| is(form(before))));
    // What is denied of it, and what the other begins with.
    let one = words.get(then + 1..).and_then(|rest| rest.iter().find(|word| !word.function)).filter(|_| the);
    let subject = other.features.words.iter().find(|word| !matches!(word.form.as_str(), "the" | "a" | "an" | "this" | "that"));
    one.zip(subject).is_some_and(|(one, subject)| one.stem == subject.stem)
}

/// How a negation stands to what the other passage says: the relation, the words that deny, and those that say it.
type Denial = (Relation, Range<usize>, Range<usize>);

/// Whether it is denied that there is such a one: "no decision".
fn is_none(denier: Exhibit<'_>, negated: &Range<usize>) -> bool {
    let form = denier.features.words.get(negated.start).map_or("", |word| word.form.as_str());
    form == "no" || form.starts_with("kein")
}

/// Whether these words only name what is known already: "my community", "his decision". Not "has the Marrow Hospital".
fn is_known_already(e: Exhibit<'_>, said: &Range<usize>) -> bool {
    let form = |back: usize| said.start.checked_sub(back).map_or("", |at| e.features.words[at].form.as_str());
    let known =
        |form: &str| matches!(form, "the" | "this" | "that" | "these" | "those" | "my" | "his" | "her" | "its" | "our" | "your" | "their");
    let has = |form: &str| matches!(form, "has" | "have" | "had" | "with" | "is" | "was" | "were" | "are");
    said.len() == 1 && known(form(1)) && !has(form(2))
}

/// What is known of two passages before one negation is held against them.
#[derive(Clone, Copy)]
struct Seen {
    /// Both deny something.
    both: bool,
    /// Each tells what is seen now.
    scenes: bool,
    /// They are far from each other in meaning.
    far: bool,
    /// Alignment chose them for one another.
    linked: bool,
}

/// How a negation of the first passage stands to what the second says: the relation, and the words of each that it turns on. `of_one` says
/// whether a word of the first is a deed that the second tells of the same one, in the same word or in that one.
fn denied(p: &Pairing, negation: &Negation, words: &[Word], seen: Seen, of_one: &dyn Fn(usize, Option<usize>) -> bool) -> Option<Denial> {
    let Seen { both, scenes, far, linked } = seen;
    let within = covered(p, negation);
    let thought = linked && within.len() > 1 && within.first().is_some_and(|&first| is_thought(&p.x[first]));
    let within = within.get(usize::from(thought)..)?;
    let &head = within.first()?;
    // "It is not true that the gate was locked" / "the gate was not locked".
    if negation.words.len() > 2 && within.iter().any(|&i| p.to[i].is_some_and(|(j, _)| p.y[j].denied)) {
        return None;
    }
    // Two people may say one thing; but "nobody told the driver" denies that anybody did.
    if says(&p.x[head].form) && !(negation.none && p.x[head].form == "told" && within.len() > 1) {
        return None;
    }
    if let Some(there) = same_way(p, head).filter(|&there| !negation.none && of_one(head, Some(there))) {
        let end = |words: &Range<usize>| words.start..words.end + 1;
        return Some((Relation::Contradicts, negation.words.start..end(&p.x[head].words).end, end(&p.y[there].words)));
    }
    // "No blasting was done anywhere in the valley": where it would have been is not denied by itself.
    let far_and_wide = negation.none && is_anywhere(words, negation);
    let of_head = |i: usize| p.x[i].clause == p.x[head].clause && !(far_and_wide && i > head);
    let core: Vec<usize> = within.iter().copied().filter(|&i| of_head(i)).collect();
    let found: Vec<usize> = core.iter().filter_map(|&i| p.said(i)).collect();
    // That somebody said something is told of most things.
    if linked && found.iter().all(|&j| says(&p.y[j].form)) {
        return None;
    }
    let (&begin, &last) = (found.iter().min()?, found.iter().max()?);
    // "Verletzt wurde niemand": what is denied may stand before.
    let (deed, denies) = (&p.x[head].words, &negation.words);
    let denial = deed.start.min(denies.start)..deed.end.max(denies.end);
    let spans = (denial, p.y[begin].words.start..p.y[last].words.end);
    // "Was not questioned" / "his questions": what is denied is a deed.
    let noun = |j: usize| {
        let other = p.x[head].form != p.y[j].form;
        let thing = |&lemma: &Lemma| lexicon().is_noun(lemma) && !lexicon().is_verb(lemma) && !lexicon().is_adjective(lemma);
        let never = !p.y[j].lemmas.is_empty() && p.y[j].lemmas.iter().all(thing);
        other && (p.x[head].form.ends_with("ed") && p.y[j].form.ends_with('s') || never && !negation.none && is_deed(p, head))
    };
    // A deed must be told in the same word or one of the same meaning: "could not make arrests" / "captured the mood".
    let broad = BROAD.contains(&p.x[head].stem.as_str());
    let another = |(j, fit): (usize, Fit)| fit != Fit::Same || broad && p.y[j].stem != p.x[head].stem;
    // "Has not been reduced at any time" / "was lowered on 18 May": of the same, whatever the word.
    const NEAR: usize = 6;
    let at_any_time = (negation.words.end..negation.words.end + NEAR)
        .any(|at| words.get(at).zip(words.get(at + 1)).is_some_and(|(any, time)| any.form == "any" && time.form == "time"));
    let never = at_any_time || is_anywhere(words, negation) || words.get(negation.words.start).is_some_and(|word| word.form == "never");
    let subject = |at: usize| p.x[at].role == Role::Content && p.to[at].is_some_and(|(_, fit)| fit == Fit::Same);
    let known = (0..head).any(|at| p.x[at].words.end <= negation.words.start && p.x[at].clause == p.x[head].clause && subject(at));
    let of_one_ever = !broad && known && p.to[head].is_some_and(|(there, _)| never && of_one(head, Some(there)));
    let another = |pair: (usize, Fit)| another(pair) && !of_one_ever;
    let loose = linked && !negation.none && p.to[head].is_some_and(another);
    let named = !negation.none && p.said(head).is_some_and(|j| is_in_a_name(p, head, j));
    let said = p.said(head).filter(|&j| !(loose || linked && (noun(j) || negation.none && only_concerns(p.y, j)) || named));
    let of_one = !negation.none && said.is_some() && (of_one_ever || of_one(head, None));
    let plain = of_one || said.is_some_and(|first| is_plain(p, negation, within, first));
    let there = p.to[head].is_some_and(|(j, _)| p.y[j].denied);
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    let weigh = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let told = p.told();
    let score = SAID * share(found.len(), core.len()) + TOLD * told + weigh(plain, PLAIN) - weigh(both, BOTH) - weigh(there, DENIED_THERE);
    // "Did not help to find a flat" / "a flat was found": the first word may be another, where enough of the rest is the same, and what is
    // done is the next.
    let verb = |i: &usize| p.x[*i].lemmas.is_empty() || p.x[*i].lemmas.iter().any(|&lemma| lexicon().is_verb(lemma));
    let done = !linked || core.get(1).is_some_and(|i| p.said(*i).is_some() && verb(i) && is_led_by_to(p.x, *i));
    let rest = !(linked && negation.none) && told >= MUCH && p.to[head].is_none() && done && found.iter().any(|&j| !p.y[j].name);
    let Some(first) = said.or(rest.then_some(begin)) else {
        // "There is no man in the yard" / "there is a person in the yard": who may be no man, but nothing that agrees.
        // "Does not have a hospital" / "has the Marrow Hospital".
        let broader = negation.none && p.to[head].is_some_and(|(_, fit)| fit != Fit::Same) && found.len() * 2 >= core.len();
        // "Did not survive the sinking" / "lost his life when the ship sank": what is denied may be said in other words.
        let rest = linked && told >= MUCH && p.to[head].is_none();
        return (!both && !there && (broader || named || rest)).then_some((Relation::Related, spans.0, spans.1));
    };
    // "He doesn't know" and "people know my view".
    let same = p.to.iter().enumerate().filter(|(i, to)| p.x[*i].role == Role::Content && matches!(to, Some((_, Fit::Same)))).count();
    let part = matches!(p.x[head].form.as_str(), "part" | "parts" | "way" | "case" | "thing" | "things" | "time" | "kind");
    // "Refused to get out" / "get him out"; "did not establish the order" / "shows that he was hit".
    let vague = broad || thought || said.is_some_and(|j| p.y[j].stem != p.x[head].stem);
    let few = found.len() == 1 && told < 1.0 && (same < 2 || vague);
    let there_too = |j: usize| p.y[j.saturating_sub(2)..j].iter().any(|token| matches!(token.form.as_str(), "in" | "at"));
    let names = found.iter().all(|&j| p.y[j].name && !there_too(j));
    let little = linked && (!negation.none && (few && !of_one || part) || names || negation.none && !is_told_to_be(p, &core, &found));
    let enough = || score >= THRESHOLD && !is_of_another(p, negation, head, first);
    // What one sees now and another sees now may be two scenes: only the plain denial of one contradicts the other.
    let clear = if scenes { plain && !far } else { plain || !far && enough() };
    let another =
        !at_any_time && is_elsewhere(p, within, first) || is_of_another_one(p, negation, head, first) || is_to_another(p, head, first);
    let relation = if clear && !little && !another { Relation::Contradicts } else { Relation::Related };
    Some((relation, spans.0, spans.1))
}

/// The verb of the second passage that tells the same way as verb `head` of the first, which has no counterpart: "carried away" / "swept away".
fn same_way(p: &Pairing, head: usize) -> Option<usize> {
    fn particle(tokens: &[Token], at: usize) -> Option<&str> {
        let next = tokens.get(at + 1).filter(|next| next.words.start == tokens[at].words.end)?;
        matches!(next.form.as_str(), "away" | "ashore" | "apart").then_some(next.form.as_str())
    }
    let way = particle(p.x, head).filter(|_| p.to[head].is_none())?;
    let verb = |at: usize| p.y[at].lemmas.iter().any(|&lemma| lexicon().is_verb(lemma)) && !p.y[at].denied;
    (0..p.y.len()).find(|&at| particle(p.y, at) == Some(way) && p.from[at].is_none() && verb(at))
}

/// That one passage says these words and the other those; `may` is why both may be true, where they are only related.
pub(super) fn piece(relation: Relation, may: &str, a: Exhibit<'_>, x: &Range<usize>, b: Exhibit<'_>, y: &Range<usize>) -> Evidence {
    let (sa, sb) = (super::word_span(a, x), super::word_span(b, y));
    let may = if relation == Relation::Related { may } else { "" };
    let why = format!("one says “{}”, the other “{}”{may}", super::quote(a, &sa), super::quote(b, &sb));
    Evidence { kind: EvidenceKind::Negation, relation, a: sa, b: sb, why }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_by_words;
    use super::super::table::{check, check_linked};
    use crate::comparison::{EvidenceKind, Relation};

    #[test]
    fn what_is_denied_before_the_negation_is_quoted_with_it() {
        let judged = judgement_by_words("Verletzt wurde niemand.", "Zwei Menschen wurden verletzt.");
        let denial = judged.evidence.iter().find(|e| e.kind == EvidenceKind::Negation).expect("one denies it");
        assert_eq!(denial.why, "one says “Verletzt wurde niemand”, the other “verletzt”");
        for (first, second) in [("Am Ufer stand niemand.", "Am Ufer stand ein Haus."), ("Außer ihm starb niemand.", "Der Kapitän starb.")]
        {
            assert_ne!(judgement_by_words(first, second).relation, Some(Relation::Contradicts), "{first}");
        }
    }

    #[test]
    fn linked_passages_dispute_only_what_one_of_them_says_is_so() {
        check_linked(
            &[EvidenceKind::Negation],
            &[
                (
                    "No plan of the abandoned pit, which lies across the valley, has been preserved.",
                    "A plan of the abandoned pit was kept in the office, but it had been badly copied.",
                ),
                (
                    "Mr Brask has not offered us one penny of our money back.",
                    "I have offered Mrs Lund the whole of her money back, without admitting anything.",
                ),
                (
                    "They were blasting there, and it was the blasting that brought the rocks down.",
                    "No blasting was being done anywhere in the valley at the time.",
                ),
                (
                    "The curtain was lowered at once and worked perfectly.",
                    "The curtain was not lowered at all, the winch having been out of order.",
                ),
                ("There was no lightning.", "The sensor was damaged by a lightning strike."),
                ("The old Packhorse Bridge was swept away, and the road bridge with it.", "The Packhorse Bridge was not carried away."),
                ("The allowance of water was never reduced.", "The allowance of water was lowered to two quarts on 18 May."),
                (
                    "No warning was given to the families on the lane, and we woke one another by shouting.",
                    "A warning was given to the families on Capstan Lane before midnight.",
                ),
                ("Two officers suffered minor injuries.", "One person has been arrested, though no injuries have been reported."),
                ("Nobody in the mill was hurt by the fire.", "Two men were hurt in the mill by the fire."),
                ("The hydrants on the quay had water throughout the night.", "There was no water in the hydrants on the quay."),
                ("The climber was wearing crampons, the inspector said.", "The climber was well equipped but was not wearing crampons."),
                ("He said that the boy did not have a gun in his hand.", "The boy pointed a gun at the officers, police said."),
            ],
            &[
                ("The heating was restored within three hours, and it did not fail again.", "The heating had failed in the early evening."),
                ("The beds were properly placed, and no patient was without a bed.", "Five patients died while I was at their side."),
                ("There was no lightning.", "A review of lightning protection has begun."),
                ("No blasting was done in the valley.", "They asked who had paid for the blasting of the old pier."),
                ("Mr Brask has not offered us one penny.", "The mayor offered a reward to whoever found the boat."),
                ("The council failed to clear the lower town.", "A resolution to clear the lower town was voted by the council."),
                ("The reserve pumps at the colliery were never started.", "He gave orders to start the reserve pumps at the colliery."),
                ("The rate of pay was not restored in April.", "The company promised that the rate of pay would be restored in April."),
                ("The youth here have no outlets for their anger, no community.", "We saw the anger of the youth in my community."),
                ("It bought rope from a dealer and not from Corvane.", "All the nets that it sells are made of Corvane rope."),
                ("Under questioning that night the prisoner did not confess.", "The prisoner confessed four days afterwards."),
                ("The levee held, and by morning the river was falling.", "The levee would not have held for another hour."),
                ("In the evening the pilot took the vessel in.", "The pilot had never before taken so large a vessel in."),
                ("Bell came from Buffalo this season but has no carries.", "That leaves Bell, who was added to carry the load."),
                ("The pit had not been inspected since 1874.", "The pit was inspected for the last time in 1874."),
                ("No decision has been reached on the staff.", "The staff were told of his decision."),
                ("I believe Holt did not win.", "I don't think Holt won."),
                ("The jury acquitted the widow of poisoning.", "The jury found the widow not guilty of poisoning."),
                ("When his ship sank, the captain lost his life.", "The captain did not survive the sinking of his ship."),
                ("The office said the case hadn ’ t been submitted.", "The office said the case had not been submitted."),
            ],
        );
    }

    #[test]
    fn what_is_denied_is_held_against_what_is_said_plainly() {
        check(
            &[EvidenceKind::Negation],
            &[
                ("No one was injured in the fire", "Two people were injured in the fire"),
                ("The doors weren't locked", "The doors were locked"),
                ("The school was closed in May", "It is not true that the school was closed in May"),
                ("No one told the driver that the bank was unsafe", "The signalman told the driver that the bank was unsafe"),
                ("On 4 May the council did not vote", "On 4 May the council voted"),
                ("The mill at the falls did not burn down", "The mill at the falls burned down"),
                ("Calder was not the murderer", "The murderer was Calder"),
                ("It was not the crew that opened the valve", "The crew opened the valve"),
                ("Ashby was not in that house", "That is the house that Ashby was in"),
                ("Residents were consulted before the decision was taken", "Residents were not consulted before the decision was taken"),
                ("No firefighters were injured, a spokesman said", "Two firefighters were injured when the roof fell in, the brigade said"),
                ("The crew failed to close the valve", "The crew closed the valve"),
                ("Nobody was hurt in the mill today", "Two men were hurt in the mill today"),
                ("The mayor did not resign today", "The mayor was seen to resign today"),
                ("The captain refused to leave the ship", "The captain left the ship"),
                ("The bridge is no longer open", "The bridge is open"),
                ("There is no animal on board", "A dog is on board"),
                ("Nobody is cooking soup", "Some women are cooking soup"),
                ("The harbour has never been closed", "The harbour was closed"),
                ("The hydrants on the quay had water", "There was no water in the hydrants on the quay"),
                (
                    "Helms, who had threatened to leave, was not charmed when the envoy called on him last year",
                    "Helms was charmed when the envoy called him",
                ),
                ("The newswoman did not help to arrange rooms and care for the family", "Rooms and care were arranged for the family"),
                ("Neither the mayor nor the clerk came to the meeting", "The mayor came to the meeting"),
                ("Die Brücke wurde nicht gesperrt, sagte der Bürgermeister", "Die Brücke wurde gesperrt, sagte der Bürgermeister"),
                ("Le pont n'a pas été fermé pendant la nuit", "Le pont a été fermé pendant la nuit"),
                ("Il ponte non è stato chiuso durante la notte", "Il ponte è stato chiuso durante la notte"),
                ("El puente no fue cerrado durante la noche", "El puente fue cerrado durante la noche"),
                ("The duke was not wounded in the assaults", "The duke himself was wounded in the thigh by an arrow"),
            ],
            &[
                ("The woman is not slicing bread", "The woman is cutting bread"),
                ("The bridge is no longer open", "The bridge was open"),
                ("If the doors weren't locked, thieves could come in", "The doors were locked"),
                ("It is not true that the gate was locked", "The gate was not locked"),
                ("The police denied that shots had been fired", "No shots were fired"),
                ("Nobody but the cook saw the boat leave", "The cook saw the boat leave"),
                ("Engineers feared that the dam would break", "The dam did not break"),
                ("Somebody shouted that the bridge had collapsed", "The bridge did not collapse"),
                ("He did not fail to warn them", "He warned them"),
                ("Not only the boats burned", "The boats burned"),
                ("Not all boats sank", "Some boats sank"),
                ("The shop was not open before May", "The shop was opened in May"),
                ("The report has not yet been read", "The report was read on Monday"),
                ("The bridge is not open today", "The bridge was open in May"),
                ("The band plays with or without a conductor", "The band plays with a conductor"),
                ("They sail whether or not it rains", "They sail"),
                ("He was sent to prison for life without parole", "He was sent to prison for life with no chance of parole"),
                ("The general did not attack the town", "The general was ordered to attack the town"),
                ("Not all doors were locked", "The doors were not locked"),
                ("The shop did not open until nine", "The shop opened at nine"),
                ("There is no dog on board", "An animal is on board"),
                ("The man does not own a dog", "The man does not own a mammal"),
                ("The doors weren't locked", "The windows were locked"),
                ("The envoy was not seen in Paris that winter", "The envoy was seen in London that winter"),
                ("The boy is not sleeping in a store", "The boy is sleeping in a church"),
                ("Patients were more often ill than people without diabetes", "People with diabetes were more often ill"),
                ("No fewer than seven boats sank", "Seven boats sank"),
                ("A cow is eating grass", "A cow is not eating hay"),
                ("Nobody was hurt, but two boats sank", "Two boats sank"),
                ("The crew did not leave the ship", "The crew left the harbour in the morning"),
                ("There is no woman slicing a tomato in the kitchen", "A woman is slicing a tomato"),
                ("No trace of contact was found on the piers", "The barge may have touched one of the piers"),
                ("The clerk declined to say how many had come", "The union says that four hundred had come"),
                ("The mayor was not in the hall when the vote was taken", "The vote was taken in the hall"),
                ("There are not 100 members of the union in the port", "The union has about 4000 members in the port"),
                ("That is not the harbour", "The harbour is small"),
                ("This is not the end of swimming in Wenbury", "Down the Deep End: the Wenbury swimming club and its friends"),
            ],
        );
    }
}
