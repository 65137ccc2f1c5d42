//! Wording: the words two passages share.
//!
//! "The fire began in the rope store" / "the fire started in the rope store" → agrees: `both have "fire", "rope", "store"`.

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
        let shared: Vec<String> = a
            .features
            .words
            .iter()
            .filter(|word| (gate.shared.contains(word.stem.as_str()) || counts(word)) && seen.insert(&word.stem))
            .map(|word| format!("“{}”", a.text.get(word.span.clone()).unwrap_or(&word.form)))
            .collect();
        let more = shared.len().saturating_sub(6);
        let listed = shared.iter().take(6).cloned().collect::<Vec<_>>().join(", ");
        match (shared.is_empty(), more) {
            (true, _) => "similar words in another form or spelling".to_owned(),
            (_, 0) => format!("both have {listed}"),
            (_, more) => format!("both have {listed} and {more} more words"),
        }
    };
    let caveat = if unread { "; whether they agree cannot be told, since words that deny are not read in their language" } else { "" };
    let why = why + caveat;
    Evidence { kind: EvidenceKind::Wording, relation, a: 0..a.text.len(), b: 0..b.text.len(), why }
}
