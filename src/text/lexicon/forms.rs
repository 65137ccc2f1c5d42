//! Which words of the lexicon a form can belong to: `boats` → boat, `stopped` → stop, `left` → left, leave.

use super::{Lemma, Lexicon};
use crate::text::kept::Kept;
use std::cell::RefCell;

impl Lexicon {
    /// The lemmas a form in lower case can belong to, the likeliest first: `boats` → boat, `left` → left, leave.
    pub fn lemmas(&self, form: &str) -> Vec<Lemma> {
        thread_local!(static KNOWN: RefCell<Kept<Vec<Lemma>>> = RefCell::default());
        KNOWN.with_borrow_mut(|known| known.of(form, || self.look_up(form)))
    }

    fn look_up(&self, form: &str) -> Vec<Lemma> {
        let mut found = Vec::new();
        let mut add = |word: &str| {
            if let Some(lemma) = self.lemma(word).filter(|lemma| !found.contains(lemma)) {
                found.push(lemma);
            }
        };
        if let Some(base) = self.irregular.get(form) {
            add(base);
        }
        let own = !form.ends_with("ing") && !form.ends_with("ed");
        if own {
            add(form);
        }
        for (ending, instead) in ENDINGS {
            let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
            add(&format!("{stem}{instead}"));
            let mut last = stem.bytes().rev();
            // "stopped" → "stop".
            if instead.is_empty() && ending.len() > 1 && last.next() == last.next() {
                add(&stem[..stem.len() - 1]);
            }
        }
        if !own {
            add(form);
        }
        found
    }
}

/// Endings and what stands instead of them in the lemma.
const ENDINGS: [(&str, &str); 16] = [
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ying", "ie"),
    ("ing", "e"),
    ("ing", ""),
    ("ier", "y"),
    ("iest", "y"),
    ("er", "e"),
    ("est", "e"),
];
