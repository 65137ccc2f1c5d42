//! Doer: both passages tell of one deed and name another one who did it.
//!
//! | first | second | |
//! |---|---|---|
//! | Calder, who brought the proposal, left | the proposal was brought by Dennis Ashby | contradicts |
//! | The castle was held by Sir Edmund Thorne | Mowbray held the castle | contradicts |
//! | Lund was hit by a bottle | Lund was struck by a coin | contradicts, of linked passages |
//! | Calder brought the proposal | the proposal was brought by Councillor Ruth Calder | nothing: one is part of the other |
//! | Calder read the letter | Ashby read the statute | nothing: other deeds |
//! | Calder said it was late | Ashby said it was late | nothing: both may have said so |

use super::name::{related, says};
use super::pairing::{Fit, Pairing, Role, Token};
use super::{Exhibit, in_english, party};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, Word, lexicon};
use std::ops::Range;

/// What the doers of deeds say about two passages: at most one piece of evidence. Of passages that alignment chose for one another their trees
/// are read.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, linked: bool) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    by_words(a, b, p).or_else(|| if linked { by_trees(a, b, p).or_else(|| by_things(a, b, p)) } else { None })
}

/// Where one who is named was hit, or the like, by another thing: "was hit above the eye by a bottle" / "was struck over the eye by a coin".
fn by_things(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    let by = |e: Exhibit<'_>| e.features.words.iter().any(|word| word.form == "by");
    if !by(a) || !by(b) {
        return None;
    }
    let thing = |tokens: &[Token], all: &[usize], free: &dyn Fn(usize) -> bool| {
        let &[one] = all else { return None };
        let token = &tokens[one];
        let noun = token.lemmas.first().is_some_and(|&lemma| lexicon().is_noun(lemma) && !lexicon().is_alive(lemma));
        let vague = matches!(token.form.as_str(), "missile" | "projectile" | "object" | "thing" | "something" | "weapon" | "vehicle");
        (!token.name && !token.denied && noun && !vague && free(one)).then_some(one)
    };
    a.syntax().deeds.iter().find_map(|x| {
        let (there, fit) = p.to[x.verb]?;
        let hit = |&lemma: &Lemma| ["hit", "strike", "wound", "injure", "kill", "stab", "shoot"].contains(&lexicon().word(lemma));
        p.x[x.verb].lemmas.iter().find(|lemma| hit(lemma))?;

        let one =
            thing(p.x, &x.doer, &|at| p.to[at].is_none()).filter(|_| fit == Fit::Same && !p.x[x.verb].denied && !p.y[there].denied)?;
        let other = b.syntax().deeds.iter().filter(|y| y.verb == there).find_map(|y| {
            let named = x.done_to.iter().any(|&at| p.x[at].name);
            let same = party::stand(p, &x.done_to, &y.done_to) == party::Stand::Same;
            thing(p.y, &y.doer, &|at| p.from[at].is_none()).filter(|_| named && same)
        })?;
        let may_be = |u: Lemma, v: Lemma| lexicon().same(u, v) || lexicon().broader(u, v) || lexicon().broader(v, u);
        if p.x[one].lemmas.iter().any(|&u| p.y[other].lemmas.iter().any(|&v| may_be(u, v))) {
            return None;
        }
        let (sa, sb) = (super::span(a, &p.x[one..one + 1]), super::span(b, &p.y[other..other + 1]));
        let did = super::quote(a, &super::span(a, &p.x[x.verb..x.verb + 1])).to_owned();
        let why = format!("“{}” against “{}”: another thing by which one was “{did}”", super::quote(a, &sa), super::quote(b, &sb));
        Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
    })
}

fn by_trees(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    // Trees take their time: they are read only where both tell one deed and each has a name that the other has not.
    let one = |(x, to): (&Token, &Option<(usize, Fit)>)| {
        to.is_some_and(|(there, fit)| fit == Fit::Same && x.stem == p.y[there].stem && is_deed(x) && is_deed(&p.y[there]))
    };
    if !super::owner::each_names_another(p) || !p.x.iter().zip(&p.to).any(one) {
        return None;
    }
    let (deed, x, y) = party::another_doer(a, b, p)?;
    let there = p.to[deed].map(|(there, _)| there)?;
    if p.x[deed].denied || p.y[there].denied || !is_deed(&p.x[deed]) || !is_deed(&p.y[there]) {
        return None;
    }
    // Whom the apposition of a name calls by his office is the same: "the under-manager, Robert Brask".
    let run = |tokens: &[Token], all: &[usize]| {
        let first = all.iter().copied().find(|&at| tokens[at].name)?;
        let last = (first..tokens.len()).take_while(|at| all.contains(at) && tokens[*at].name).last()?;
        Some(first..last + 1)
    };
    let (x, y) = (run(p.x, &x)?, run(p.y, &y)?);
    let (sa, sb) = (super::span(a, &p.x[x]), super::span(b, &p.y[y]));
    let did = super::quote(a, &super::span(a, &p.x[deed..deed + 1])).to_owned();
    let why = format!("“{}” against “{}”: another one who “{did}” it", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: sa, b: sb, why })
}

fn by_words(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    for deed in 0..p.x.len() {
        let Some((there, Fit::Same)) = p.to[deed] else { continue };
        if p.x[deed].denied || p.y[there].denied || !is_deed(&p.x[deed]) || !is_deed(&p.y[there]) {
            continue;
        }
        let (Some(x), Some(y)) = (doer(p.x, deed, &a.features.words), doer(p.y, there, &b.features.words)) else { continue };
        // "Councillor Calder" / "Councillor Dennis Ashby": what both have is no part of the difference.
        let own_x: Vec<Token> =
            p.x[x.clone()].iter().zip(&p.to[x.clone()]).filter(|(_, to)| to.is_none()).map(|(t, _)| t.clone()).collect();
        let own_y: Vec<Token> =
            p.y[y.clone()].iter().zip(&p.from[y.clone()]).filter(|(_, from)| from.is_none()).map(|(t, _)| t.clone()).collect();
        if p.to[x.end - 1].is_some() || p.from[y.end - 1].is_some() || related(&own_x, &own_y) || !done_to_one(p, deed, there, &x, &y) {
            continue;
        }
        let (sa, sb) = (super::span(a, &p.x[x]), super::span(b, &p.y[y]));
        let did = super::quote(a, &super::span(a, &p.x[deed..deed + 1])).to_owned();
        let why = format!("“{}” against “{}”: another one who “{did}” it", super::quote(a, &sa), super::quote(b, &sb));
        return Some(Evidence { kind: EvidenceKind::Name, relation: Relation::Contradicts, a: sa, b: sb, why });
    }
    None
}

/// A verb that tells what somebody did once, and not what two people may both have said or seen.
fn is_deed(token: &Token) -> bool {
    let lexicon = lexicon();
    let Some(&lemma) = token.lemmas.first().filter(|&&lemma| lexicon.is_verb(lemma)) else { return false };
    let inflected = lexicon.word(lemma) != token.form || token.form.ends_with("ed");
    inflected
        && token.role == Role::Content
        && !token.name
        && (!says(&token.form) || token.form == "wrote")
        && !SHARED.contains(&lexicon.word(lemma))
}

/// What several people may do to one thing.
const SHARED: [&str; 28] = [
    "see",
    "hear",
    "know",
    "have",
    "make",
    "visit",
    "join",
    "help",
    "attend",
    "watch",
    "support",
    "oppose",
    "praise",
    "criticize",
    "condemn",
    "like",
    "love",
    "include",
    "want",
    "call",
    "play",
    "use",
    "face",
    "meet",
    "offer",
    "propose",
    "promise",
    "pay",
];

/// The name of the one who did it: before the verb, or after "by".
fn doer(tokens: &[Token], deed: usize, words: &[Word]) -> Option<Range<usize>> {
    let verb = &tokens[deed];
    let word_before = |steps: usize| verb.words.start.checked_sub(steps).and_then(|at| words.get(at)).map_or("", |w| w.form.as_str());
    let be = |form: &str| matches!(form, "was" | "were" | "is" | "are" | "been" | "being" | "be");
    let is_name = |at: usize| tokens[at].name && tokens[at].role == Role::Content;
    let passive = be(word_before(1)) || be(word_before(2)) || word_before(1) == "and" && (1..6).any(|steps| be(word_before(steps)));
    if passive || tokens.get(deed + 1).is_some_and(|t| t.form == "by") {
        let by = (deed + 1..tokens.len().min(deed + 4)).find(|&k| tokens[k].clause == verb.clause && tokens[k].form == "by")?;
        let start = (by + 1..tokens.len().min(by + 3)).find(|&k| is_name(k))?;
        let end = (start..tokens.len()).find(|&k| !is_name(k) || tokens[k].clause != tokens[start].clause).unwrap_or(tokens.len());
        return Some(start..end);
    }
    // "Calder, who brought" / "Calder brought".
    let last = deed.checked_sub(1).filter(|&at| is_name(at))?;
    let beside = tokens[last].clause == verb.clause && tokens[last].words.end + 1 >= verb.words.start;
    if !beside && word_before(1) != "who" {
        return None;
    }
    let clause = tokens[last].clause;
    let start = (0..last).rev().find(|&k| !is_name(k) || tokens[k].clause != clause).map_or(0, |k| k + 1);
    // "The boat of Ashby sank": the name only says whose.
    let led = start.checked_sub(1).is_some_and(|k| tokens[k].role == Role::Link && tokens[k].clause == clause);
    (!led).then_some(start..last + 1)
}

/// Whether it was done to the same: a content word of the deed's clause that is no name corresponds.
fn done_to_one(p: &Pairing, deed: usize, there: usize, x: &Range<usize>, y: &Range<usize>) -> bool {
    let (here, clause) = (p.x[deed].clause, p.y[there].clause);
    (0..p.x.len()).any(|i| {
        i != deed
            && !x.contains(&i)
            && p.x[i].clause == here
            && p.x[i].role == Role::Content
            && p.to[i].is_some_and(|(j, fit)| fit == Fit::Same && j != there && !y.contains(&j) && p.y[j].clause == clause)
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::{check, check_linked};
    use crate::comparison::EvidenceKind;

    #[test]
    fn another_doer_of_one_deed_contradicts() {
        check(
            &[EvidenceKind::Name],
            &[
                (
                    "I should not bet on it outliving Councillor Calder, who brought the proposal and could not look at us",
                    "The proposal was brought by Councillor Dennis Ashby, a member of the committee",
                ),
                ("The castle was held by Sir Edmund Thorne", "Mowbray held the castle"),
                ("The bridge was designed by Ludwig Sonntag", "Emil Farkas designed the bridge in 1908"),
                ("The alarm was raised by Tobias Venn at eleven", "Lindholm raised the alarm"),
                ("Petrov signed the letter", "The letter was signed by Ivanova in the evening"),
                ("Aldous wrote the play in a week", "The play was written by Carrick"),
                ("The town was taken by Mowbray", "Carrick took the town after a week"),
                ("Harland built the ship", "The ship was built by Vickers on the Clyde"),
                ("The gate was opened by Moore", "Handley opened the gate"),
                ("Brandt stole the painting from the hall", "The painting was stolen by Ruske"),
                ("Calder, who chaired the meeting, was late", "The meeting was chaired by Fodor"),
                ("The prisoners were freed by Lindqvist", "Brask freed the prisoners"),
                ("The steward was rescued by Hradil", "Voss rescued the steward"),
            ],
            &[
                ("Calder brought the proposal", "The proposal was brought by Councillor Ruth Calder"),
                ("Calder read the letter", "Ashby read the statute"),
                ("Calder said it was late", "Ashby said it was late"),
                ("Petrov signed the letter", "The letter was signed by her"),
                ("Petrov did not sign the letter", "Ivanova signed the letter"),
                ("Mortimer visited the town", "Hastings visited the town after a week"),
                ("The ship was built by Harland", "Harland built the ship"),
                ("The ship was built by Harland", "The house was built by Vickers"),
                ("Calder saw the fire from the hill", "Ashby saw the fire"),
                ("The bridge was designed by Ludwig Sonntag", "Farkas admired the bridge"),
                ("The boat of Ashby carried the mail", "Calder carried the mail"),
                ("The castle was held by Sir Edmund Thorne", "Thorne held the castle"),
            ],
        );
    }

    #[test]
    fn who_was_hit_by_one_thing_was_not_hit_by_another() {
        check_linked(
            &[EvidenceKind::Opposite],
            &[("Mr Lund was hit above the eye by a bottle.", "Mr Lund was struck over the left eye by a coin and fell to the ground.")],
            &[
                ("Mr Lund was hit above the eye by a bottle.", "Mr Brask was struck over the left eye by a coin."),
                ("Mr Lund was hit by a missile.", "Mr Lund was struck by a stone."),
                ("Mr Lund was hit by a bottle.", "Mr Lund was struck by a policeman."),
                ("Mr Lund was hit by a bottle.", "Mr Lund was struck at the gate."),
            ],
        );
    }

    #[test]
    fn linked_passages_tell_by_their_trees_who_did_it() {
        check_linked(
            &[EvidenceKind::Name],
            &[
                (
                    "The first rescue party was led by Mr Lindholm in person, who was the earliest to go below.",
                    "The first rescue party was led by the under-manager, Mr Robert Brask.",
                ),
                ("The alarm was raised by the watchman, Tobias Venn.", "Ada Lindholm, who lived next door, raised the alarm."),
            ],
            &[
                ("On the first day Lindholm caught 14 salmon.", "All day long Brask sat by the river, and caught nine salmon."),
                ("The Harriers offered Lund a contract.", "The Tars have offered a contract to Lund."),
                ("Lindholm is seeking a berth for the winter.", "Brask is believed to be seeking a berth."),
                ("The party was led by Captain Lindholm.", "The party was led by its captain."),
            ],
        );
    }
}
