//! Roles: who did it to whom.
//!
//! | first | second | |
//! |---|---|---|
//! | Ashby sued Calder | Calder sued Ashby | contradicts |
//! | Ashby sold the ship to Calder | Calder sold the ship to Ashby | contradicts |
//! | Ashby is the father of Calder | Calder is the father of Ashby | contradicts |
//! | The dog chased the fox | the fox was chased by the dog | nothing: the same, told from the other end |
//! | Ashby met Calder | Calder met Ashby | nothing: it goes both ways |

use super::Exhibit;
use super::pairing::{Fit, Pairing, Role, Token};
use super::scene;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Language, Word, lexicon};

/// What roles say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    if a.features.language != Language::ENGLISH {
        return None;
    }
    for deed in 1..pairing.x.len() {
        let Some((there, Fit::Same)) = pairing.to[deed] else { continue };
        let all =
            |tokens: &[Token], at: usize, words: &[Word]| [ends(tokens, at, words), parties(tokens, at, words), relatives(tokens, at)];
        let (xs, ys) = (all(&pairing.x, deed, &a.features.words), all(&pairing.y, there, &b.features.words));
        let meets = |i: usize, j: usize| matches!(pairing.to[i], Some((to, Fit::Same)) if to == j);
        // The doer of one is what it was done to in the other, and the other way round.
        let turned =
            xs.into_iter().zip(ys).filter_map(|(x, y)| x.zip(y)).find(|(x, y)| meets(x.doer, y.done_to) && meets(x.done_to, y.doer));
        let Some((x, y)) = turned.filter(|_| !pairing.x[deed].denied && !pairing.y[there].denied) else { continue };
        // "A dog bites a man" and "a man bites a dog" may be two scenes.
        if scene::another(a, &pairing.x[x.first()], b, &pairing.y[y.first()]) {
            continue;
        }
        let around = pairing.around(&(deed..deed + 1), &(there..there + 1));
        if around.left_x.min(around.left_y) > 0 {
            continue;
        }
        let (sa, sb) = (super::span(a, &pairing.x[x.first()..x.last() + 1]), super::span(b, &pairing.y[y.first()..y.last() + 1]));
        let why = format!("“{}” against “{}”: who did it to whom is the other way round", super::quote(a, &sa), super::quote(b, &sb));
        return Some(Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: sa, b: sb, why });
    }
    None
}

/// Who did something, and to whom, as tokens.
#[derive(Clone, Copy)]
struct Ends {
    doer: usize,
    done_to: usize,
}

impl Ends {
    fn first(self) -> usize {
        self.doer.min(self.done_to)
    }

    fn last(self) -> usize {
        self.doer.max(self.done_to)
    }
}

/// The two ends of a deed: the tokens right before and after the verb, turned round where it is in the passive.
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
    let one = |at: usize| tokens.get(at).filter(|t| t.role == Role::Content && t.clause == verb.clause).map(|_| at);
    let before = one(deed.checked_sub(1)?)?;
    let passive_link = tokens.get(deed + 1).filter(|t| t.role == Role::Link);
    let mut after = deed + 1;
    // What the noun after the verb is described by stands before it: the last token of the phrase is meant.
    if let Some(link) = passive_link {
        if link.form != "by"
            || !verb
                .words
                .start
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|w| matches!(w.form.as_str(), "was" | "were" | "is" | "are" | "been" | "being"))
        {
            return None;
        }
        after += 1;
    }
    let mut last = one(after)?;
    // "People are singing and a clown is dancing" has two deeds.
    let between = words.get(verb.words.end..tokens[last].words.start)?;
    if between.iter().any(|w| matches!(w.form.as_str(), "and" | "or" | "is" | "are" | "was" | "were" | "has" | "had" | "that")) {
        return None;
    }
    while one(last + 1).is_some() && tokens[last + 1].words.start == tokens[last].words.end {
        last += 1;
    }
    Some(if passive_link.is_some() { Ends { doer: last, done_to: before } } else { Ends { doer: before, done_to: last } })
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
    let auxiliary = verb.words.start.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.form.as_str());
    let passive = matches!(auxiliary, "was" | "were" | "is" | "are" | "been" | "being");
    let doer = if passive {
        behind("by")?
    } else {
        deed.checked_sub(1).filter(|&at| tokens[at].role == Role::Content && tokens[at].clause == verb.clause)?
    };
    Some(Ends { doer, done_to: behind(link)? })
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
    Some(Ends { doer, done_to: last_of_phrase(tokens, at + 2)? })
}

/// The last of the content tokens that follow each other without a gap from here on.
fn last_of_phrase(tokens: &[Token], start: usize) -> Option<usize> {
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
            ],
        );
    }
}
