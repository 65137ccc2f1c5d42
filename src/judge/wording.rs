//! Wording: the words two passages share.

use super::Exhibit;
use crate::comparison::{Evidence, EvidenceKind, Relation};

/// What the wording alone speaks for.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, similarity: f32) -> Evidence {
    let shared = a.features.terms.iter().filter(|term| b.features.terms.binary_search(term).is_ok()).count();
    let relation = if similarity > 0.5 { Relation::Agrees } else { Relation::Related };
    Evidence {
        kind: EvidenceKind::Wording,
        relation,
        a: 0..a.text.len(),
        b: 0..b.text.len(),
        why: format!("they share {shared} content words"),
    }
}
