//! The text that parts were cut from, put together again from the parts: for what was pasted, and for files that are gone.

use super::super::{Account, Block, Fact, sha256};
use std::ops::Range;
use std::sync::Arc;

/// What stands between two parts.
const BETWEEN: &str = "\n\n";

/// One account of the texts of all these parts, in the order in which they stood in their file, and where in it each of them now
/// stands. What was left out between them is not in it. `None` without a part.
///
/// Its facts are those of the first part, except that it is no part itself; its checksum is that of its text.
pub fn rejoin(parts: &[Arc<Account>]) -> Option<(Account, Vec<Range<usize>>)> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| parts[at].facts.part.as_ref().map(|part| part.span.start));
    let mut whole = Account::clone(parts.get(*order.first()?)?);
    whole.text.clear();
    whole.blocks.clear();
    whole.warnings.clear();
    let mut spans = vec![0..0; parts.len()];
    for at in order {
        let part = &parts[at];
        if !whole.text.is_empty() {
            whole.text.push_str(BETWEEN);
        }
        let start = whole.text.len();
        whole.text.push_str(&part.text);
        spans[at] = start..whole.text.len();
        let moved = part.blocks.iter().map(|block| Block { span: block.span.start + start..block.span.end + start, kind: block.kind });
        whole.blocks.extend(moved);
        for warning in &part.warnings {
            if !whole.warnings.contains(warning) {
                whole.warnings.push(warning.clone());
            }
        }
        if part.facts.language != whole.facts.language {
            whole.facts.language = None;
            whole.facts.origins.remove(&Fact::Language);
        }
    }
    whole.facts.part = None;
    let digest = sha256(whole.text.as_bytes());
    (whole.facts.sha256, whole.facts.text_sha256) = (digest.clone(), digest);
    Some((whole, spans))
}

#[cfg(test)]
mod tests {
    use super::super::{plan, propose_cuts, split};
    use super::*;

    const TEXT: &str = "Press review\n\n\nFire at sea\nBy Ann Lee\n\nTwo boats burned in the harbour on Tuesday night, and the rope store was lost.\n\n\
        Night of fire\nBy Tom Reed\n\nThree boats were lost to the flames, said the watchman, who had seen all of them sink by the quay.\n";

    #[test]
    fn parts_in_any_order_give_the_text_that_they_were_cut_from() {
        let whole = Account::from_text(TEXT, "pasted text");
        let cuts: Vec<usize> = propose_cuts(&whole).iter().filter(|cut| cut.likely).map(|cut| cut.at).collect();
        let parts: Vec<Arc<Account>> = split(&whole, &plan(&whole, &cuts)).into_iter().rev().map(Arc::new).collect();
        assert_eq!(parts.len(), 2);
        let (again, spans) = rejoin(&parts).unwrap();
        assert_eq!(again.text, TEXT.trim_start_matches("Press review").trim());
        for (part, span) in parts.iter().zip(spans) {
            assert_eq!(again.text[span], part.text);
        }
        let texts = |account: &Account| account.blocks.iter().map(|block| account.text[block.span.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(texts(&again), [texts(&parts[1]), texts(&parts[0])].concat());
        assert!(again.facts.part.is_none() && again.facts.sha256 == sha256(again.text.as_bytes()));
        assert!(rejoin(&[]).is_none());
    }
}
