//! The order in which accounts are given changes nothing but their sigla, and the number of threads changes nothing.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

#[allow(dead_code)]
#[path = "../benches/support/mod.rs"]
mod support;

use corroborate::account::{Account, PassageId, import_all};
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use support::{Kind, Recipe, texts};

const SENTENCES: [&str; 14] = [
    "The fire killed 12 people on Tuesday night.",
    "The fire killed seventeen people on Tuesday night.",
    "At least ten people died in the fire on Tuesday.",
    "No one was injured in the rope store.",
    "Two people were injured in the rope store.",
    "The fire began in the rope store behind the quay.",
    "Flames broke out in the rope store behind the old quay.",
    "The mayor thanked the crews of four towns for their help.",
    "Crews from four towns were thanked by the mayor.",
    "Five boats were lost in the harbour.",
    "Seven boats were lost in the harbour.",
    "The harbour office said that the cause is not known, and that a long inquiry will follow in the spring.",
    "The watchman rang the bell at 11 p.m.",
    "The watchman rang the bell at 10 p.m.",
];

/// Everything about a comparison that must not depend on order, accounts named by their texts.
fn essence(comparison: &Comparison) -> (Vec<String>, Vec<String>, Vec<String>) {
    let name = |id: PassageId| format!("{}#{}", comparison.account(id.siglum).facts.text_sha256, id.index);
    let pair = |x: String, y: String| if x <= y { format!("{x} {y}") } else { format!("{y} {x}") };
    let account = |s: corroborate::account::Siglum| comparison.account(s).facts.text_sha256.clone();
    let mut links: Vec<String> = comparison
        .links
        .iter()
        .map(|link| {
            let mut kinds: Vec<String> = link.evidence.iter().map(|e| format!("{} {}", e.kind, e.relation)).collect();
            kinds.sort();
            format!("{} {} {} {} {kinds:?}", pair(name(link.a), name(link.b)), link.similarity, link.relation, link.copied)
        })
        .collect();
    links.sort();
    let points = comparison
        .points
        .iter()
        .map(|point| {
            let mut passages: Vec<String> = point.passages.iter().map(|&id| name(id)).collect();
            passages.sort();
            let sides: Vec<Vec<String>> = point
                .sides
                .iter()
                .map(|side| {
                    let mut side: Vec<String> = side.iter().map(|&s| account(s)).collect();
                    side.sort();
                    side
                })
                .collect();
            let mut voices: Vec<String> = comparison.sigla().map(|s| format!("{} {}", account(s), point.voices[s.index()])).collect();
            voices.sort();
            let mut nearest: Vec<String> =
                point.nearest.iter().flatten().map(|n| format!("{} {}", name(n.passage), n.similarity)).collect();
            nearest.sort();
            format!("{} {} {passages:?} {sides:?} {voices:?} {nearest:?}", point.id(), point.standing)
        })
        .collect();
    let mut copying: Vec<String> = comparison.copying.iter().map(|c| format!("{} {}", pair(account(c.a), account(c.b)), c.share)).collect();
    copying.sort();
    (links, points, copying)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_changes_nothing_but_sigla(
        texts in prop::collection::vec(prop::sample::subsequence(SENTENCES.to_vec(), 2..8).prop_shuffle(), 3..5),
        turn in 1_usize..4,
    ) {
        let mut accounts: Vec<Arc<Account>> = texts
            .iter()
            .enumerate()
            // A line of its own, so that no two accounts are the same text.
            .map(|(i, lines)| Arc::new(Account::from_text(&format!("{}\nWritten by hand {}.\n", lines.join("\n"), ["alpha", "beta", "gamma", "delta"][i]), "account.txt")))
            .collect();
        let settings = Settings::default();
        let first = compare(accounts.clone(), &settings, &Watch::default()).expect("nobody cancels");
        let count = accounts.len();
        accounts.rotate_left(turn % count);
        accounts.swap(0, 1);
        let second = compare(accounts, &settings, &Watch::default()).expect("nobody cancels");
        prop_assert_eq!(essence(&first), essence(&second));
    }
}

fn accounts_of(event: &str) -> Vec<Arc<Account>> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "sample_docs", event].iter().collect();
    import_all(&[folder]).accounts.into_iter().map(Arc::new).collect()
}

#[test]
fn a_sample_event_is_the_same_from_the_last_account_to_the_first() {
    for event in ["bridge-collapse", "council-vote"] {
        let accounts = accounts_of(event);
        assert!(accounts.len() >= 4, "{event}");
        let backwards = accounts.iter().rev().cloned().collect();
        let [first, second] = [accounts, backwards]
            .map(|accounts| essence(&compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels")));
        assert_eq!(first, second, "{event}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let made = |kind| {
        let texts = texts(&Recipe { accounts: 4, words: 800, kind });
        texts.iter().map(|text| Arc::new(Account::from_text(text, "made.txt"))).collect()
    };
    for accounts in [accounts_of("bridge-collapse"), made(Kind::Independent), made(Kind::NearCopies)] {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| format!("{:?}", compare(accounts.clone(), &Settings::default(), &Watch::default())))
        };
        let one = with(1);
        assert!(one == with(2) && one == with(4));
    }
}

#[test]
fn two_languages_are_judged_the_same_from_either_end() {
    let english =
        "The skipper Jansen of the barge Perpetua allegedly rammed the bridge at Aldern.\nThe mayor of Aldern, Georg Ammann, denied it.\n";
    let german =
        "Der Schiffer Jansen vom Kahn Perpetua rammte die Brücke in Aldern.\nGeorg Ammann, Bürgermeister von Aldern, glaubte es.\n";
    let accounts = [english, german].map(|text| Arc::new(Account::from_text(text, "a.txt")));
    let compared = |order: [usize; 2]| {
        let accounts = order.map(|at| Arc::clone(&accounts[at])).to_vec();
        compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).expect("nobody cancels")
    };
    let (first, turned) = (compared([0, 1]), compared([1, 0]));
    assert!(!first.links.is_empty());
    assert_eq!(essence(&first), essence(&turned));
}
