//! A comparison that is cancelled ends at once, in whatever stage it is: nothing here is timed, the work's looks at its watch are counted.

#![allow(clippy::expect_used, reason = "a test that cannot go on may stop here")]

#[allow(dead_code)]
#[path = "../benches/support/mod.rs"]
mod support;

use corroborate::account::Account;
use corroborate::comparison::{Cancelled, Settings, Stage, Watch, compare, compare_early};
use corroborate::text::segment;
use std::sync::Arc;
use support::{Kind, Recipe, texts};

const BY_WORDS: Settings = Settings { copied_run: 8, model: false, nli: None };

fn accounts(kind: Kind) -> Vec<Arc<Account>> {
    texts(&Recipe { accounts: 3, words: 600, kind }).iter().map(|text| Arc::new(Account::from_text(text, "made.txt"))).collect()
}

#[test]
fn it_ends_within_a_few_looks_of_being_cancelled() {
    for kind in [Kind::Independent, Kind::NearCopies] {
        let accounts = accounts(kind);
        let whole = Watch::default();
        compare(accounts.clone(), &BY_WORDS, &whole).expect("nobody cancels");
        for at in (1..whole.looks()).step_by(whole.looks() / 60) {
            let watch = Watch::cancelling_at(at);
            let ended = compare(accounts.clone(), &BY_WORDS, &watch).map(|_| ());
            assert_eq!(ended, Err(Cancelled), "cancelled at look {at} of {}", whole.looks());
            // Each thread may look once more for each account it has begun.
            let more = watch.looks() - at;
            assert!(more <= 4 * (rayon::current_num_threads() + accounts.len()), "{more} more looks, in stage {:?}", watch.progress().0);
        }
    }
}

#[test]
fn it_looks_at_every_passage_in_every_stage() {
    let accounts = accounts(Kind::NearCopies);
    let passages: usize = accounts.iter().map(|account| segment(account).len()).sum();
    let whole = Watch::default();
    let comparison = compare(accounts, &BY_WORDS, &whole).expect("nobody cancels");
    // Cut, read, numbered twice, looked for, lifted and gathered; and every link judged.
    assert!(whole.looks() >= 7 * passages + comparison.links.len(), "{} looks at {passages} passages", whole.looks());
    assert_eq!(whole.progress(), (Stage::Gathering, 1.0));
}

#[test]
fn what_words_alone_say_is_there_before_the_model_has_read() {
    let accounts = accounts(Kind::Independent);
    let mut early = None;
    let watch = Watch::default();
    // Cancelled as soon as there is something to show: the model has read nothing then.
    let ended = compare_early(accounts.clone(), &Settings::default(), &watch, |first| {
        early = Some(first);
        watch.cancel();
    });
    assert_eq!(ended.map(|_| ()), Err(Cancelled));
    let by_words = compare(accounts, &BY_WORDS, &Watch::default()).expect("nobody cancels");
    assert_eq!(format!("{early:?}"), format!("{:?}", Some(by_words)));
}

#[test]
fn what_is_read_at_once_is_shown_once() {
    let accounts = vec![Account::from_text("Two boats burned.", "a.txt"), Account::from_text("Three boats burned.", "b.txt")];
    let mut early = 0;
    let whole = compare_early(accounts.clone(), &Settings::default(), &Watch::default(), |_| early += 1).expect("nobody cancels");
    assert_eq!(early, 0);
    let again = compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
    assert_eq!(format!("{whole:?}"), format!("{again:?}"));
}
