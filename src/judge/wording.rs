//! Wording: the words two passages share.
//!
//! "The fire began in the rope store" / "the fire started in the rope store" → agrees: `both have "fire", "began"/"started", "rope", "store"`.

use super::Exhibit;
use super::gate::Gate;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::Word;

/// Whether two passages are word for word the same.
pub(super) fn is_same(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    a.features.words.len() == b.features.words.len() && a.features.words.iter().zip(&b.features.words).all(|(x, y)| x.form == y.form)
}

/// What the wording speaks for: whether so much is the same that the passages agree is settled. `unread` says that they would, were their
/// language read.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, gate: &Gate, agrees: bool, unread: bool) -> Evidence {
    let relation = if agrees { Relation::Agrees } else { Relation::Related };
    let why = if is_same(a, b) {
        "word for word the same".to_owned()
    } else {
        let mut seen = std::collections::BTreeSet::new();
        let counts = |word: &Word| gate.counted && word.is_number() && b.features.words.iter().any(|other| other.form == word.form);
        let quoted = |e: Exhibit<'_>, word: &Word| format!("“{}”", super::quote(e, &word.span));
        // What the second passage has instead, where it does not have the word itself.
        let there = |word: &Word| {
            let other = gate.others.get(word.stem.as_str()).filter(|_| !b.features.words.iter().any(|there| there.stem == word.stem))?;
            b.features.words.iter().find(|there| there.stem.as_str() == *other)
        };
        let shared: Vec<String> = a
            .features
            .words
            .iter()
            .filter(|word| (gate.shared.contains(word.stem.as_str()) || counts(word)) && seen.insert(&word.stem))
            .map(|word| match there(word) {
                Some(other) => format!("{}/{}", quoted(a, word), quoted(b, other)),
                None => quoted(a, word),
            })
            .collect();
        let more = shared.len().saturating_sub(6);
        let listed = shared.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
        match (shared.is_empty(), more) {
            (true, _) if a.features.language != b.features.language => "numbers, dates, times or names that both have".to_owned(),
            (true, _) => "similar words in another form or spelling".to_owned(),
            (_, 0) => format!("both have {listed}"),
            (_, 1) => format!("both have {listed} and one more word"),
            (_, more) => format!("both have {listed} and {more} more words"),
        }
    };
    let caveat = if unread { "; whether they agree cannot be told, since words that deny are not read in their language" } else { "" };
    let why = why + caveat;
    Evidence { kind: EvidenceKind::Wording, relation, a: 0..a.text.len(), b: 0..b.text.len(), why }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked;

    #[test]
    fn a_word_is_said_to_be_in_both_only_where_it_is() {
        let judged = judgement_of_linked(
            "The fire in the rope store was the watchman's fault.",
            "He was to blame for the fire in the rope store, the watchman.",
        );
        let why: Vec<&str> = judged.evidence.iter().map(|piece| piece.why.as_str()).collect();
        assert!(why.iter().any(|why| why.contains("“blame”/“fault”") || why.contains("“fault”/“blame”")), "{why:?}");
        assert!(why.iter().any(|why| why.contains("“rope”, “store”")), "{why:?}");
    }
}
