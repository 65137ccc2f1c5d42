//! Long wording shared by two accounts.
//!
//! Every run of words of one account that stands, word for word, in another one is marked in both when it is at least
//! [`Settings::copied_run`] words long. Runs are looked up by their hashes, so the cost grows with the text.

use super::{Copying, Settings};
use crate::account::{PassageId, Siglum};
use crate::align::Corpus;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

/// What of each account stands word for word in each other one.
pub(super) struct Copied {
    /// Pairs of accounts that share long wording at all.
    pub(super) shares: Vec<Copying>,
    /// By account and other account: whether each passage is mostly made of shared runs.
    passages: HashMap<(Siglum, Siglum), Vec<bool>>,
}

impl Copied {
    /// Whether both passages are mostly made of wording their accounts share.
    pub(super) fn both(&self, a: PassageId, b: PassageId) -> bool {
        let holds = |own: PassageId, other: PassageId| {
            self.passages.get(&(own.siglum, other.siglum)).is_some_and(|marks| marks[own.index as usize])
        };
        holds(a, b) && holds(b, a)
    }
}

/// The words of one account in a row, with the range of words of each passage.
struct Words<'a> {
    forms: Vec<&'a str>,
    passages: Vec<Range<usize>>,
}

/// Marks the long wording that accounts share.
pub(super) fn find(corpus: &Corpus, settings: &Settings) -> Copied {
    let run = settings.copied_run.max(1);
    let accounts: Vec<Words<'_>> = corpus.features.iter().map(|passages| words_of(passages)).collect();
    let mut places: HashMap<&[&str], Vec<(usize, usize)>> = HashMap::new();
    for (account, words) in accounts.iter().enumerate() {
        for (at, window) in words.forms.windows(run).enumerate() {
            places.entry(window).or_default().push((account, at));
        }
    }
    let mut marks: HashMap<(usize, usize), Vec<bool>> = HashMap::new();
    for found in places.values() {
        for &(own, at) in found {
            let mut others: Vec<usize> = found.iter().map(|&(other, _)| other).filter(|&other| other != own).collect();
            others.dedup();
            for other in others {
                let marked = marks.entry((own, other)).or_insert_with(|| vec![false; accounts[own].forms.len()]);
                marked[at..at + run].fill(true);
            }
        }
    }
    let mut shares: Vec<Copying> = marks
        .iter()
        .filter(|((own, other), _)| own < other)
        .map(|(&(own, other), marked)| {
            let count = |marked: &[bool]| marked.iter().filter(|mark| **mark).count();
            let back = marks.get(&(other, own)).map_or(&[][..], Vec::as_slice);
            // Of the shorter account; where both are as long, the larger share, so that their order changes nothing.
            let copied = match marked.len().cmp(&back.len()) {
                Ordering::Less => count(marked),
                Ordering::Greater => count(back),
                Ordering::Equal => count(marked).max(count(back)),
            };
            let words = marked.len().min(back.len()).max(1);
            Copying { a: Siglum::of(own), b: Siglum::of(other), share: copied as f32 / words as f32 }
        })
        .collect();
    shares.sort_by_key(|copying| (copying.a, copying.b));
    let passages = marks
        .into_iter()
        .map(|((own, other), marked)| {
            let mostly = |range: &Range<usize>| {
                let copied = marked[range.clone()].iter().filter(|mark| **mark).count();
                !range.is_empty() && copied * 2 > range.len()
            };
            ((Siglum::of(own), Siglum::of(other)), accounts[own].passages.iter().map(mostly).collect())
        })
        .collect();
    Copied { shares, passages }
}

fn words_of(passages: &[crate::align::Features]) -> Words<'_> {
    let mut words = Words { forms: Vec::new(), passages: Vec::with_capacity(passages.len()) };
    for passage in passages {
        let start = words.forms.len();
        words.forms.extend(passage.words.iter().map(|word| word.form.as_str()));
        words.passages.push(start..words.forms.len());
    }
    words
}
