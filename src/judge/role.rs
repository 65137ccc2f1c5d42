//! Roles: who did it to whom.
//!
//! | first | second | |
//! |---|---|---|
//! | Ashby sued Calder | Calder sued Ashby | contradicts |
//! | Ashby sold the ship to Calder | Calder sold the ship to Ashby | contradicts |
//! | Ashby is the father of Calder | Calder is the father of Ashby | contradicts |
//! | Ashby yielded his sword to Calder | Calder, the loser that day, yielded his sword to Ashby | contradicts |
//! | The dog chased the fox | the fox was chased by the dog | nothing: the same, told from the other end |
//! | Ashby met Calder | Calder met Ashby | nothing: it goes both ways |

use super::pairing::{Fit, Pairing, Role, Token};
use super::scene;
use super::{Exhibit, in_english};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Word, lexicon};

/// What roles say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    for deed in 0..pairing.x.len() {
        let Some((there, fit)) = pairing.to[deed] else { continue };
        let all =
            |tokens: &[Token], at: usize, words: &[Word]| [ends(tokens, at, words), parties(tokens, at, words), relatives(tokens, at)];
        let (xs, ys) = (all(pairing.x, deed, &a.features.words), all(pairing.y, there, &b.features.words));
        let meets = |xs: &[usize], ys: &[usize]| xs.iter().any(|&i| matches!(pairing.to[i], Some((to, Fit::Same)) if ys.contains(&to)));
        // The doer of one is what it was done to in the other, and the other way round.
        let is_turned = |x: &Ends, y: &Ends| {
            meets(&x.doer, &y.done_to) && meets(&x.done_to, &y.doer) && !meets(&x.doer, &y.doer) && !meets(&x.done_to, &y.done_to)
        };
        let turned = xs.into_iter().zip(ys).filter_map(|(x, y)| x.zip(y)).find(|(x, y)| is_turned(x, y));
        let turned = turned.or_else(|| {
            if !may_be_turned(pairing, deed, there) {
                return None;
            }
            let (read_x, read_y) = (read(a, deed), read(b, there));
            let mut pairs = read_x.iter().flat_map(|x| read_y.iter().map(move |y| (x, y)));
            pairs.find(|(x, y)| x.by == y.by && is_turned(&x.ends, &y.ends)).map(|(x, y)| (x.ends.clone(), y.ends.clone()))
        });
        let Some((x, y)) = turned.filter(|_| !pairing.x[deed].denied && !pairing.y[there].denied) else { continue };
        // "A dog bites a man" and "a man bites a dog" may be two scenes.
        if scene::another(a, &pairing.x[x.first()], b, &pairing.y[y.first()]) {
            continue;
        }
        let around = pairing.around(&(deed..deed + 1), &(there..there + 1));
        // "Pulled out of the river" / "dragged ashore": of people with names a little more may differ.
        let named = x.all().any(|i| pairing.x[i].name) && y.all().any(|j| pairing.y[j].name);
        let all_named = [(pairing.x, &x), (pairing.y, &y)]
            .iter()
            .all(|(tokens, ends)| [&ends.doer, &ends.done_to].iter().all(|end| end.iter().any(|&at| tokens[at].name)));
        let more = if all_named { NAMED_MORE } else { usize::from(named) };
        if around.left_x.min(around.left_y) > more || fit != Fit::Same && !named {
            continue;
        }
        let (sa, sb) = (super::span(a, &pairing.x[x.first()..x.last() + 1]), super::span(b, &pairing.y[y.first()..y.last() + 1]));
        let why = format!("“{}” against “{}”: who did it to whom is the other way round", super::quote(a, &sa), super::quote(b, &sb));
        return Some(Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: sa, b: sb, why });
    }
    None
}

/// Where all ends are names, each passage may tell so many words more.
const NAMED_MORE: usize = 3;

/// Who did something, and to whom, as tokens: several where somebody is called by several words.
#[derive(Clone, Debug)]
struct Ends {
    doer: Vec<usize>,
    done_to: Vec<usize>,
}

impl Ends {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.doer.iter().chain(&self.done_to).copied()
    }

    fn first(&self) -> usize {
        self.all().min().unwrap_or(0)
    }

    fn last(&self) -> usize {
        self.all().max().unwrap_or(0)
    }
}

/// Two ends of a deed as its tree has them, and the preposition that leads to the second.
struct Read {
    by: Option<String>,
    ends: Ends,
}

/// Whether trees are worth reading: what stood before the deed stands behind it and the other way round, or one of them does and a passage
/// has a word that turns sentences, or only one of the deeds is done "by" somebody.
fn may_be_turned(p: &Pairing, deed: usize, there: usize) -> bool {
    let lexicon = lexicon();
    let is_deed = |token: &Token| token.role == Role::Content && token.lemmas.first().is_some_and(|&lemma| lexicon.is_verb(lemma));
    if !is_deed(&p.x[deed]) || !is_deed(&p.y[there]) {
        return false;
    }
    let others = || (0..p.x.len()).filter(|&i| i != deed && p.x[i].role == Role::Content);
    let same = || others().filter_map(|i| p.to[i].filter(|(_, fit)| *fit == Fit::Same).map(|(j, _)| (i, j)));
    let moved = |before: bool| same().any(|(i, j)| (i < deed) == before && (j < there) != before);
    let by = |tokens: &[Token], at: usize| tokens.iter().skip(at + 1).take(BY_WITHIN).any(|token| token.form == "by");
    let turns = |tokens: &[Token]| tokens.iter().any(|token| matches!(token.form.as_str(), "who" | "whom" | "that" | "which"));
    let (ahead, behind) = (moved(true), moved(false));
    ahead && behind || same().nth(1).is_some() && ((ahead || behind) && (turns(p.x) || turns(p.y)) || by(p.x, deed) != by(p.y, there))
}

/// So many words behind a verb "by" may stand to tell who did it.
const BY_WITHIN: usize = 3;

/// The ends of a deed, wherever in the sentence they stand: who does it and to whom, or whom a preposition reaches.
fn read(e: Exhibit<'_>, deed: usize) -> Vec<Read> {
    let mut found = Vec::new();
    let verb = &e.tokens()[deed];
    if verb.lemmas.first().is_some_and(|&lemma| goes_both_ways(lexicon().word(lemma))) {
        return found;
    }
    for parties in e.syntax().deeds.iter().filter(|parties| parties.verb == deed && !parties.doer.is_empty()) {
        let ends = |done_to: &[usize]| Ends { doer: parties.doer.clone(), done_to: done_to.to_vec() };
        found.push(Read { by: None, ends: ends(&parties.done_to) });
        let reached = parties.reached.iter().filter(|(by, _)| matches!(by.as_str(), "to" | "from" | "against"));
        found.extend(reached.map(|(by, reached)| Read { by: Some(by.clone()), ends: ends(reached) }));
    }
    found
}

/// Forms of "be" before a verb in the passive.
const BE: [&str; 6] = ["was", "were", "is", "are", "been", "being"];

/// Whether a verb is in the passive.
fn is_passive(verb: &Token, words: &[Word]) -> bool {
    verb.words.start.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| BE.contains(&word.form.as_str()))
}

/// The two ends of a deed: what stands right before the verb and after it, turned round where it is in the passive.
fn ends(tokens: &[Token], deed: usize, words: &[Word]) -> Option<Ends> {
    let verb = &tokens[deed];
    let lexicon = lexicon();
    let is_deed =
        verb.role == Role::Content && verb.lemmas.first().is_some_and(|&l| lexicon.is_verb(l) && !goes_both_ways(lexicon.word(l)));
    let inflected =
        verb.form.ends_with("ed") || verb.form.ends_with("ing") || verb.lemmas.first().is_some_and(|&l| lexicon.word(l) != verb.form);
    if !is_deed || !inflected {
        return None;
    }
    let subject = subject(tokens, deed)?;
    if is_passive(verb, words) {
        // "Was pulled out of the river by Voss".
        let by = (deed + 1..tokens.len()).take_while(|&i| tokens[i].clause == verb.clause).find(|&i| tokens[i].form == "by")?;
        return Some(Ends { doer: vec![last_of_phrase(tokens, by + 1)?], done_to: subject });
    }
    let object = last_of_phrase(tokens, deed + 1)?;
    // "People are singing and a clown is dancing" has two deeds.
    let between = words.get(verb.words.end..tokens[object].words.start)?;
    if between.iter().any(|w| matches!(w.form.as_str(), "and" | "or" | "is" | "are" | "was" | "were" | "has" | "had" | "that")) {
        return None;
    }
    Some(Ends { doer: subject, done_to: (deed + 1..=object).collect() })
}

/// Whom a verb is told of: the word before it, or, behind a comma, all that somebody is called by: "the steward, the Hradil boy, dragged".
fn subject(tokens: &[Token], deed: usize) -> Option<Vec<usize>> {
    const APPOSITIONS: usize = 2;
    let before = deed.checked_sub(1)?;
    let content = |at: &usize| tokens[*at].role == Role::Content;
    if tokens[before].clause == tokens[deed].clause {
        return Some(before).filter(content).map(|at| vec![at]);
    }
    let reach = tokens[before].clause.saturating_sub(APPOSITIONS - 1);
    let called: Vec<usize> = (0..deed).rev().take_while(|&at| tokens[at].clause >= reach && content(&at)).collect();
    (!called.is_empty() && called.len() <= 5).then_some(called)
}

/// Who gave something and to whom, or who took it and from whom: "Ashby sold the ship to Calder", "the ship was sold to Calder by Ashby".
fn parties(tokens: &[Token], deed: usize, words: &[Word]) -> Option<Ends> {
    let verb = &tokens[deed];
    let lemma = verb.lemmas.iter().find(|&&lemma| lexicon().is_verb(lemma)).map(|&lemma| lexicon().word(lemma))?;
    let link = match lemma {
        "sell" | "give" | "hand" | "lend" | "send" | "award" | "cede" | "surrender" | "transfer" | "deliver" | "pay" | "present"
        | "offer" | "grant" | "lease" => "to",
        "buy" | "purchase" | "steal" | "take" | "capture" | "seize" | "receive" | "borrow" | "win" | "inherit" => "from",
        _ => return None,
    };
    let behind = |link: &str| {
        let at = (deed + 1..tokens.len()).take_while(|&i| tokens[i].clause == verb.clause).find(|&i| tokens[i].form == link)?;
        last_of_phrase(tokens, at + 1)
    };
    let doer = if is_passive(verb, words) {
        vec![behind("by")?]
    } else {
        let before = deed.checked_sub(1).filter(|&at| tokens[at].role == Role::Content && tokens[at].clause == verb.clause)?;
        vec![before]
    };
    Some(Ends { doer, done_to: vec![behind(link)?] })
}

/// Who is what to whom: "Ashby is the father of Calder".
fn relatives(tokens: &[Token], at: usize) -> Option<Ends> {
    let relation = matches!(
        tokens[at].form.as_str(),
        "father"
            | "mother"
            | "son"
            | "daughter"
            | "parent"
            | "child"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "teacher"
            | "pupil"
            | "student"
            | "employer"
            | "successor"
            | "predecessor"
            | "subsidiary"
            | "owner"
            | "founder"
            | "leader"
            | "author"
            | "capital"
    );
    let of = tokens.get(at + 1).is_some_and(|link| link.form == "of");
    let doer = at.checked_sub(1).filter(|&k| tokens[k].role == Role::Content && tokens[k].clause == tokens[at].clause)?;
    (relation && of).then_some(())?;
    Some(Ends { doer: vec![doer], done_to: vec![last_of_phrase(tokens, at + 2)?] })
}

/// The last of the content tokens that follow each other without a gap from here on.
pub(super) fn last_of_phrase(tokens: &[Token], start: usize) -> Option<usize> {
    let content = |at: usize| tokens.get(at).is_some_and(|t| t.role == Role::Content && t.clause == tokens[start - 1].clause);
    let mut last = Some(start).filter(|&at| content(at))?;
    while content(last + 1) && tokens[last + 1].words.start == tokens[last].words.end {
        last += 1;
    }
    Some(last)
}

/// Verbs whose two ends can be exchanged.
fn goes_both_ways(verb: &str) -> bool {
    matches!(
        verb,
        "meet"
            | "marry"
            | "fight"
            | "join"
            | "divorce"
            | "equal"
            | "resemble"
            | "border"
            | "face"
            | "kiss"
            | "touch"
            | "play"
            | "be"
            | "have"
            | "contact"
            | "date"
            | "debate"
            | "include"
    )
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn exchanged_roles_contradict() {
        check(
            &[EvidenceKind::Name],
            &[
                ("Ashby sued Calder", "Calder sued Ashby"),
                ("Ashby sued Calder in May", "Calder sued Ashby in May"),
                ("The dog chased the fox", "The fox chased the dog"),
                ("The dog chased the fox", "The dog was chased by the fox"),
                ("Italy defeated Kazakhstan", "Kazakhstan defeated Italy"),
                ("Italy defeated Kazakhstan", "Italy was defeated by Kazakhstan"),
                ("The miller robbed the priest", "The priest robbed the miller"),
                ("The nurse accused the doctor", "The nurse was accused by the doctor"),
                ("Rosneft bought Yukos", "Yukos bought Rosneft"),
                ("The guards attacked the miners", "The miners attacked the guards"),
                ("The queen betrayed the duke", "The duke betrayed the queen"),
                ("The captain saved the cook", "The cook saved the captain"),
                ("Ashby sold the ship to Calder", "Calder sold the ship to Ashby"),
                ("Ashby sold the ship to Calder", "The ship was sold to Ashby by Calder"),
                ("Ashby bought the mill from Calder", "Calder bought the mill from Ashby"),
                ("Ashby is the father of Calder", "Calder is the father of Ashby"),
                (
                    "At the surrender Lieutenant Okafor yielded his sword to Colonel Brandt",
                    "Colonel Brandt, the loser that day, gave up his sword to young Lieutenant Okafor",
                ),
                (
                    "Ivan Petrov carried the wounded Mikhail on his back all the way to the station",
                    "Mikhail, himself unhurt, carried the injured Petrov to the station on his shoulders",
                ),
                (
                    "Tomas Hradil, the steward, was pulled out of the river by Constable Voss",
                    "The steward, the Hradil boy, dragged Constable Voss ashore",
                ),
            ],
            &[
                ("The dog chased the fox", "The fox was chased by the dog"),
                ("Ashby met Calder", "Calder met Ashby"),
                ("Ashby married Calder", "Calder married Ashby"),
                ("Ashby sued Calder", "Ashby sued Calder in May"),
                ("Italy defeated Kazakhstan", "Kazakhstan was defeated by Italy"),
                ("The miller robbed the priest", "The miller was arrested by the priest"),
                ("Ashby fought Calder", "Calder fought Ashby"),
                ("The guards attacked the miners", "The guards were seen by the miners"),
                ("Ashby did not sue Calder", "Calder sued Ashby"),
                ("The captain saved the cook", "The cook was saved by the captain"),
                ("The queen faced the duke", "The duke faced the queen"),
                ("Rosneft bought Yukos", "Yukos was bought by Rosneft"),
                ("Smith joined Jones", "Jones joined Smith"),
                ("Ashby sold the ship to Calder", "The ship was sold to Calder by Ashby"),
                ("Ashby sold the ship to Calder", "Calder gave the ship to Ashby"),
                ("Ashby is the father of Calder", "Calder is the son of Ashby"),
                ("It was Ashby who sued Calder", "Calder, whom Ashby sued, was late"),
                ("Brandt gave up his sword to Okafor", "It was to Okafor that Brandt gave up his sword"),
            ],
        );
    }
}
