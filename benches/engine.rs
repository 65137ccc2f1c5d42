//! How long each stage of the engine takes, and the whole, on accounts made by the recipe of `support`.
//!
//! ```text
//! cargo bench --bench engine --no-default-features                                  # 2 × 1,000 and 5 × 5,000 words
//! SIZES=5x20000,5x40000 cargo bench --bench engine --no-default-features whole      # the whole, at these sizes
//! FOLDERS=some/event cargo bench --bench engine --no-default-features folder        # the whole, on accounts of your own
//! ```
//!
//! What gathering the points takes is what `whole` takes longer than `segment`, `features`, `align` and `judge` together.

#[allow(dead_code)]
mod support;

use corroborate::account::{Account, import_all};
use corroborate::align::{Corpus, align, candidates};
use corroborate::comparison::{Settings, Watch, compare};
use corroborate::diff::differing;
use corroborate::judge::{Exhibit, judge};
use corroborate::text::{Passage, segment};
use divan::Bencher;
use divan::counter::ItemsCount;
use std::fmt;
use std::sync::Arc;
use support::{Kind, Recipe, texts};

fn main() {
    divan::main();
}

/// One size of input.
#[derive(Clone, Copy, Debug)]
struct Size(Recipe);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.0.kind == Kind::NearCopies { "near-copies" } else { "independent" };
        write!(f, "{} x {} {kind}", self.0.accounts, self.0.words)
    }
}

impl Size {
    fn accounts(self) -> Vec<Arc<Account>> {
        let texts = texts(&self.0);
        texts.iter().enumerate().map(|(i, text)| Arc::new(Account::from_text(text, &format!("{i}.txt")))).collect()
    }

    fn words(self) -> ItemsCount {
        ItemsCount::new(self.0.accounts * self.0.words)
    }
}

/// The sizes that are asked for, each as near-copies and as independent texts.
fn sizes() -> Vec<Size> {
    let asked = std::env::var("SIZES").unwrap_or_else(|_| "2x1000,5x5000".to_owned());
    let recipes = asked.split(',').flat_map(|size| {
        let (accounts, words) = size
            .split_once('x')
            .and_then(|(accounts, words)| Some((accounts.trim().parse().ok()?, words.trim().parse().ok()?)))
            .unwrap_or_else(|| panic!("SIZES is a list such as 2x1000,5x20000 and not `{asked}`"));
        [Kind::NearCopies, Kind::Independent].map(|kind| Size(Recipe { accounts, words, kind }))
    });
    recipes.collect()
}

fn segmented(accounts: &[Arc<Account>]) -> Vec<Vec<Passage>> {
    accounts.iter().map(|account| segment(account)).collect()
}

#[divan::bench(args = sizes(), sample_count = 10)]
fn import(bencher: Bencher<'_, '_>, size: Size) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
    for (i, text) in texts(&size.0).iter().enumerate() {
        let path = folder.path().join(format!("{i}.txt"));
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    bencher.counter(size.words()).bench(|| import_all(&[folder.path()]));
}

#[divan::bench(name = "segment", args = sizes(), sample_count = 10)]
fn segmenting(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    bencher.counter(size.words()).bench(|| segmented(&accounts));
}

#[divan::bench(args = sizes(), sample_count = 10)]
fn features(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    let passages = segmented(&accounts);
    bencher.counter(size.words()).bench(|| Corpus::new(&accounts, &passages));
}

#[divan::bench(name = "candidates", args = sizes(), sample_count = 10)]
fn finding_candidates(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    let corpus = Corpus::new(&accounts, &segmented(&accounts));
    bencher.counter(size.words()).bench(|| candidates(&corpus, &Watch::default()));
}

#[divan::bench(name = "align", args = sizes(), sample_count = 10)]
fn aligning(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    let corpus = Corpus::new(&accounts, &segmented(&accounts));
    bencher.counter(size.words()).bench(|| align(&corpus, &Watch::default()));
}

#[divan::bench(name = "judge", args = sizes(), sample_count = 10)]
fn judging(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    let passages = segmented(&accounts);
    let corpus = Corpus::new(&accounts, &passages);
    let Ok(alignment) = align(&corpus, &Watch::default()) else { return };
    let exhibit = |id: corroborate::account::PassageId| {
        let (account, index) = (id.siglum.index(), id.index as usize);
        Exhibit { text: &accounts[account].text[passages[account][index].span.clone()], features: corpus.of(id) }
    };
    bencher.counter(size.words()).bench(|| {
        let judged =
            alignment.matches.iter().map(|pair| judge(exhibit(pair.a), exhibit(pair.b), pair.similarity, &corpus.term_weights, true));
        judged.filter(|judgement| judgement.relation.is_some()).count()
    });
}

#[divan::bench(name = "word diff", args = sizes(), sample_count = 10)]
fn word_diff(bencher: Bencher<'_, '_>, size: Size) {
    let Ok(comparison) = compare(size.accounts(), &Settings::default(), &Watch::default()) else { return };
    bencher.counter(size.words()).bench(|| {
        let differences = comparison.links.iter().map(|link| differing(comparison.text(link.a), comparison.text(link.b)).0.len());
        differences.sum::<usize>()
    });
}

#[divan::bench(args = sizes(), sample_count = 10)]
fn whole(bencher: Bencher<'_, '_>, size: Size) {
    let accounts = size.accounts();
    bencher.counter(size.words()).bench(|| compare(accounts.clone(), &Settings::default(), &Watch::default()));
}

/// The folders that are asked for, each one event.
fn folders() -> Vec<String> {
    std::env::var("FOLDERS").map(|list| list.split(',').map(str::to_owned).collect()).unwrap_or_default()
}

#[divan::bench(args = folders(), sample_count = 10)]
fn folder(bencher: Bencher<'_, '_>, folder: &str) {
    let accounts: Vec<Arc<Account>> = import_all(&[folder]).accounts.into_iter().map(Arc::new).collect();
    let words: usize = accounts.iter().map(|account| account.words()).sum();
    bencher.counter(ItemsCount::new(words)).bench(|| compare(accounts.clone(), &Settings::default(), &Watch::default()));
}
