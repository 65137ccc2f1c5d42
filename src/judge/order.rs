//! Order of events: one passage puts before what the other puts after.
//!
//! | first | second | |
//! |---|---|---|
//! | The bell rang before the fire broke out | the bell rang after the fire broke out | contradicts |
//! | The bell rang before the fire broke out | the fire broke out after the bell rang | nothing: the same order |
//! | The bell rang before the fire broke out | the fire broke out before the bell rang | contradicts |
//! | The bell rang before noon | the bell rang after ten | nothing: times are judged elsewhere |

use super::Exhibit;
use super::pairing::{Pairing, Role};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, Word, breaks, lexicon};

/// What the order of events says about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    let (x, y) = (sequence(a)?, sequence(b)?);
    let mut straight = 0;
    let mut crossed = 0;
    let mut told = [0; 2];
    for (i, token) in pairing.x.iter().enumerate().filter(|(_, t)| t.role == Role::Content) {
        let Some((j, _)) = pairing.to[i] else { continue };
        let (Some(p), Some(q)) = (x.side(token.words.start), y.side(pairing.y[j].words.start)) else { continue };
        told[usize::from(p)] += 1;
        if p == q {
            straight += 1;
        } else {
            crossed += 1;
        }
    }
    // Both events must be known from both passages, and nothing may speak for the other order.
    if told[0] == 0 || told[1] == 0 || crossed < 2 || straight > 0 || of_two_states(pairing) {
        return None;
    }
    let (sa, sb) = (a.features.words[x.word].span.clone(), b.features.words[y.word].span.clone());
    let why = format!("“{}” against “{}”: the two events come in another order", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Time, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// Whether they tell of two states, one before and one after: "the gate was closed before the fire" / "the gate was open after the fire".
fn of_two_states(p: &Pairing) -> bool {
    let xs = p.x.iter().enumerate().filter(|(i, _)| p.to[*i].is_none()).flat_map(|(_, token)| token.lemmas.first());
    let ys: Vec<Lemma> =
        p.y.iter().enumerate().filter(|(j, _)| p.from[*j].is_none()).filter_map(|(_, t)| t.lemmas.first().copied()).collect();
    xs.into_iter().any(|&x| ys.iter().any(|&y| lexicon().opposite(x, y) || lexicon().exclusive(x, y).is_some()))
}

/// Two events of a passage and which comes first.
struct Sequence {
    /// The word that says so.
    word: usize,
    /// Where the second part of the sentence begins, as an index of a word.
    middle: usize,
    /// The event told in the part before `middle` is the earlier one.
    first_told_first: bool,
}

impl Sequence {
    /// Whether a word belongs to the later event; nothing for the word of order itself.
    fn side(&self, word: usize) -> Option<bool> {
        (word != self.word).then_some((word >= self.middle) == self.first_told_first)
    }
}

/// "P before Q", "P after Q", "After Q, P", "Before Q, P".
fn sequence(e: Exhibit<'_>) -> Option<Sequence> {
    let words: &[Word] = &e.features.words;
    let at = words.iter().position(|word| matches!(word.form.as_str(), "before" | "after" | "bevor" | "nachdem"));
    // "The bank gave way, and only then did the guard brake".
    let only_then = (1..words.len()).find(|&at| words[at - 1].form == "only" && words[at].form == "then");
    if let (None, Some(at)) = (at, only_then) {
        return Some(Sequence { word: at, middle: at, first_told_first: true });
    }
    let at = at?;
    let before = matches!(words[at].form.as_str(), "before" | "bevor");
    // "The bank gave way, and only after that did the guard brake".
    if at > 0 && words[at].form == "after" && words.get(at + 1).is_some_and(|next| next.form == "that") {
        return Some(Sequence { word: at, middle: at + 1, first_told_first: true });
    }
    // "Five years after the siege and before the plague" has three events.
    let both = words[at + 1..].iter().any(|word| matches!(word.form.as_str(), "before" | "after" | "bevor" | "nachdem"));
    if both || words.get(at + 1).is_none_or(|next| next.is_number()) {
        return None;
    }
    if at == 0 {
        let middle = (2..words.len()).find(|&i| breaks(e.text, words, i))?;
        // "Before Q, P": the part told first is the later one.
        return Some(Sequence { word: at, middle, first_told_first: !before });
    }
    Some(Sequence { word: at, middle: at + 1, first_told_first: before })
}

#[cfg(test)]
mod tests {
    use super::super::table::check;
    use crate::comparison::EvidenceKind;

    #[test]
    fn another_order_of_the_same_events_contradicts() {
        check(
            &[EvidenceKind::Time],
            &[
                ("The bell rang before the fire broke out", "The bell rang after the fire broke out"),
                ("The bell rang before the fire broke out", "The fire broke out before the bell rang"),
                ("The crew left the ship after the storm began", "The storm began after the crew left the ship"),
                ("After the storm began, the crew left the ship", "After the crew left the ship, the storm began"),
                ("Before the vote was taken, the doors were locked", "The doors were locked after the vote was taken"),
                ("The king died before the castle fell", "The castle fell before the king died"),
                ("The witness called the police before she opened the door", "The witness called the police after she opened the door"),
                ("The lights went out after the train stopped", "The train stopped after the lights went out"),
                ("The mayor resigned before the report was published", "The mayor resigned after the report was published"),
                ("The gate was closed after the horses escaped", "The gate was closed before the horses escaped"),
                ("He wrote the letter before he met the duke", "He wrote the letter after he met the duke"),
                ("The bridge collapsed before the engineers warned the town", "The bridge collapsed after the engineers warned the town"),
                ("The guard braked before the bank gave way", "First the bank gave way, and only after that the guard braked"),
                ("The guard braked before the bank gave way", "The bank gave way, and only then the guard braked"),
            ],
            &[
                ("The bell rang before the fire broke out", "The fire broke out after the bell rang"),
                ("The church was built after the siege and before the plague came", "The plague came after the church was built"),
                ("After the storm began, the crew left the ship", "The crew left the ship after the storm began"),
                ("The bell rang before the fire broke out", "The bell rang"),
                ("The king died before the castle fell", "The castle fell after the king died"),
                ("Before the vote was taken, the doors were locked", "The doors were locked before the vote was taken"),
                ("The lights went out after the train stopped", "After the train stopped, the lights went out"),
                ("The mayor resigned before the report was published", "The council met after the report was published"),
                ("The gate was closed after the horses escaped", "The horses escaped before the gate was closed"),
                ("He wrote the letter before he met the duke", "He met the duke after he wrote the letter"),
                ("The crew left the ship after the storm", "The crew left the ship during the storm"),
                ("The witness called the police before dawn", "The witness called the police before sunrise"),
                ("The bridge collapsed after midnight", "The bridge was closed before the storm"),
                ("The king died after a long illness", "The king died before his son"),
                ("The bank gave way before the guard braked", "First the bank gave way, and only after that the guard braked"),
                ("The bank gave way before the guard braked", "The bank gave way, and only then the guard braked"),
            ],
        );
    }
}
