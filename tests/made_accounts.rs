//! The accounts that the benches measure are what their recipe says.

#![allow(clippy::expect_used, reason = "a test that cannot go on may stop here")]

#[path = "../benches/support/mod.rs"]
mod support;

use corroborate::account::Account;
use corroborate::comparison::{Comparison, Relation, Settings, Watch, compare};
use std::collections::BTreeSet;
use support::{Kind, Recipe, events, texts};

fn made(kind: Kind) -> (Vec<String>, Comparison) {
    let texts = texts(&Recipe { accounts: 2, words: 1000, kind });
    let accounts: Vec<Account> = texts.iter().map(|text| Account::from_text(text, "made.txt")).collect();
    let comparison = compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
    (texts, comparison)
}

fn share_copied(comparison: &Comparison) -> f32 {
    comparison.copying.first().map_or(0.0, |copying| copying.share)
}

#[test]
fn they_are_the_same_every_time_and_of_the_length_that_was_asked_for() {
    for kind in [Kind::NearCopies, Kind::Independent] {
        let recipe = Recipe { accounts: 3, words: 20_000, kind };
        let first = texts(&recipe);
        assert_eq!(first, texts(&recipe));
        for text in &first {
            let words = text.split_whitespace().count();
            assert!((20_000..20_100).contains(&words), "{words} words");
        }
        assert!(first[0] != first[1] && first[1] != first[2]);
    }
}

#[test]
fn events_are_of_different_things() {
    let recipe = Recipe { accounts: 2, words: 200, kind: Kind::Independent };
    let made: Vec<Vec<String>> = events(&recipe).take(3).collect();
    assert_eq!(made[0], texts(&recipe));
    assert_eq!(made.concat().iter().collect::<BTreeSet<_>>().len(), 6);
}

#[test]
fn the_vocabulary_grows_with_the_text() {
    let text = texts(&Recipe { accounts: 1, words: 40_000, kind: Kind::Independent }).remove(0);
    let words: Vec<&str> = text.split_whitespace().collect();
    let distinct = |words: &[&str]| words.iter().collect::<BTreeSet<_>>().len();
    let (half, all) = (distinct(&words[..words.len() / 2]), distinct(&words));
    assert!(all * 10 > half * 12, "{half} distinct words in the first half, {all} in all");
}

#[test]
fn near_copies_share_their_wording() {
    let (_, comparison) = made(Kind::NearCopies);
    assert!(share_copied(&comparison) > 0.5, "{}", share_copied(&comparison));
}

#[test]
fn independent_accounts_tell_one_story_in_their_own_words() {
    let (_, comparison) = made(Kind::Independent);
    assert!(share_copied(&comparison) < 0.2, "{}", share_copied(&comparison));
    assert!(comparison.links.len() >= 10, "{} links", comparison.links.len());
    assert!(comparison.links.iter().any(|link| link.relation == Relation::Agrees));
}
