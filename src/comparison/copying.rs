//! Long wording shared by two accounts.
//!
//! Every run of words of one account that stands, word for word, in another one is marked in both when it is at least
//! [`Settings::copied_run`] words long. Runs are looked up by their hashes, so the cost grows with the text. A passage whose wording was
//! lightly edited, a word changed here and there, has no such run; linked passages are therefore held against each other word for word.
//! Who copies whom the words do not tell; the published dates may.

use super::{Cancelled, Comparison, Copying, Settings, Watch};
use crate::account::{PassageId, Siglum};
use crate::align::{Corpus, Features};
use crate::text::{Language, figures, words};
use rayon::prelude::*;
use similar::{Algorithm, DiffTag, capture_diff_slices};
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

/// Passages of so many words may be edited copies of each other.
const LONG: usize = 10;
/// An edited copy has at least this part of its words from the other passage, in the same order.
const KEPT: f32 = 0.85;

/// Whether two passages are one wording, lightly edited.
pub(super) fn is_edited(a: &Features, b: &Features) -> bool {
    let (short, long) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    // No more words can be kept than the shorter one has.
    if short < LONG || (short as f32) < KEPT * long as f32 {
        return false;
    }
    // A word that only one of them has is not kept.
    let own = |x: &Features, y: &Features| x.terms.items.iter().filter(|term| y.terms.items.binary_search(term).is_err()).count();
    let most = || (a.words.len() - own(a, b)).min(b.words.len() - own(b, a));
    let content = [a, b].iter().all(|features| features.words.iter().any(|word| !word.function));
    if content && a.language == b.language && (most() as f32) < KEPT * long as f32 {
        return false;
    }
    let [x, y] = [a, b].map(|features| features.words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>());
    let kept: usize = capture_diff_slices(Algorithm::Lcs, &x, &y)
        .iter()
        .filter(|operation| operation.tag() == DiffTag::Equal)
        .map(|operation| operation.old_range().len())
        .sum();
    kept as f32 >= KEPT * long as f32
}

/// The account that was published later, by the dates that both give: the likelier copy. `None` where a date is missing, is not a whole
/// day, or is the same.
pub(super) fn later(comparison: &Comparison, copying: &Copying) -> Option<Siglum> {
    let day = |siglum: Siglum| {
        let published = comparison.account(siglum).facts.published.as_deref()?;
        // "2024-03-05T10:00:00Z": the day alone, since accounts are rarely dated to the minute.
        let published = published.split_once('T').map(|(day, _)| day).filter(|day| day.len() == "2024-03-05".len()).unwrap_or(published);
        let words = words(published, Language::ENGLISH);
        let dates = figures(published, &words, Language::ENGLISH).dates;
        let date = dates.first()?;
        Some((date.year?, date.month?, date.day?))
    };
    match day(copying.a)?.cmp(&day(copying.b)?) {
        Ordering::Less => Some(copying.b),
        Ordering::Equal => None,
        Ordering::Greater => Some(copying.a),
    }
}

/// The words of one account in a row, numbered, with the range of words of each passage.
struct Words {
    forms: Vec<u32>,
    passages: Vec<Range<usize>>,
}

/// So many runs are looked at between two looks whether to go on.
const PART: usize = 4096;

/// Marks the long wording that accounts share.
pub(super) fn find(corpus: &Corpus, settings: &Settings, watch: &Watch) -> Result<Copied, Cancelled> {
    let run = settings.copied_run.max(1);
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let words_of = |passages| words_of(passages, &mut numbers, watch);
    let accounts: Vec<Words> = corpus.features.iter().map(|passages| passages.as_slice()).map(words_of).collect::<Result<_, _>>()?;
    // All runs of that length, the same ones next to each other.
    let mut runs: Vec<(u64, u32, u32)> = Vec::new();
    for (account, words) in (0..).zip(&accounts) {
        watch.look()?;
        runs.extend(words.forms.windows(run).zip(0..).map(|(window, at)| (hash(window), account, at)));
    }
    watch.look()?;
    runs.par_sort_unstable();
    let window = |&(_, account, at): &(u64, u32, u32)| accounts[account as usize].forms.get(at as usize..at as usize + run);
    let mut marks: HashMap<(usize, usize), Vec<bool>> = HashMap::new();
    for (done, found) in runs.chunk_by(|x, y| x.0 == y.0).enumerate() {
        if done % PART == 0 {
            watch.look()?;
        }
        if found.len() == 1 {
            continue;
        }
        // Two runs of one hash are nearly always the same.
        let mut rest = found.to_vec();
        while let Some(first) = rest.first().copied() {
            let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|other| window(other) == window(&first));
            rest = others;
            let mut tellers: Vec<u32> = same.iter().map(|&(_, account, _)| account).collect();
            tellers.dedup();
            for &(_, own, at) in &same {
                for &other in tellers.iter().filter(|&&other| other != own) {
                    let (own, at) = (own as usize, at as usize);
                    let marked = marks.entry((own, other as usize)).or_insert_with(|| vec![false; accounts[own].forms.len()]);
                    marked[at..at + run].fill(true);
                }
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
    Ok(Copied { shares, passages })
}

fn words_of<'a>(passages: &'a [Features], numbers: &mut HashMap<&'a str, u32>, watch: &Watch) -> Result<Words, Cancelled> {
    let mut words = Words { forms: Vec::new(), passages: Vec::with_capacity(passages.len()) };
    for passage in passages {
        watch.look()?;
        let start = words.forms.len();
        words.forms.extend(passage.words.iter().map(|word| {
            let next = numbers.len() as u32;
            *numbers.entry(word.form.as_str()).or_insert(next)
        }));
        words.passages.push(start..words.forms.len());
    }
    Ok(words)
}

/// One number out of several, well mixed (FNV-1a, a word at a time, and the last steps of splitmix64).
fn hash(words: &[u32]) -> u64 {
    let state = words.iter().fold(0xcbf2_9ce4_8422_2325, |state: u64, &word| (state ^ u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, import_bytes};
    use crate::comparison::{Comparison, Settings, Standing, Watch, compare};

    const FIRST: &str = "The ferry Aurelie struck the Widow rock on Tuesday night and sank within ten minutes of the blow.";
    const EDITED: &str = "The ferry Aurelie hit the Widow rock on Tuesday night and sank within ten minutes of the blow.";
    const OWN: &str = "Within ten minutes of striking the Widow rock the Aurelie was gone, on the night of Tuesday.";

    fn account(text: &str) -> Account {
        import_bytes(std::path::Path::new("a.txt"), text.as_bytes()).unwrap()
    }

    fn compared(first: Account, second: Account) -> Comparison {
        compare(vec![first, second], &Settings { copied_run: 20, model: false, nli: None }, &Watch::default()).unwrap()
    }

    #[test]
    fn wording_with_a_word_changed_is_repeated_not_corroborated() {
        let standing = |second: &str| compared(account(FIRST), account(second)).points[0].standing;
        assert_eq!(standing(EDITED), Standing::Repeated);
        assert_eq!(standing(OWN), Standing::Corroborated);
    }

    #[test]
    fn the_account_published_later_is_the_likelier_copy() {
        let dated = |text: &str, date: Option<&str>| {
            let mut account = account(text);
            account.facts.published = date.map(str::to_owned);
            account
        };
        let later = |x: Option<&str>, y: Option<&str>| {
            let text = format!("{FIRST} It was a clear night.");
            let accounts = vec![dated(FIRST, x), dated(&text, y)];
            let comparison = compare(accounts, &Settings { copied_run: 8, model: false, nli: None }, &Watch::default()).unwrap();
            comparison.copying.first().and_then(|copying| comparison.later_copy(copying)).map(|siglum| siglum.to_string())
        };
        assert_eq!(later(Some("2024-03-05"), Some("4 March 2024")), Some("A".to_owned()));
        assert_eq!(later(Some("2024-03-05T10:00:00Z"), Some("6 March 2024")), Some("B".to_owned()));
        assert_eq!(later(Some("2024-03-05"), Some("March 2024")), None);
        assert_eq!(later(None, Some("6 March 2024")), None);
    }
}
