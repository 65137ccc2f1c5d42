//! A model of the reader's own judges linked passages: a tiny one, whose answers are known (`tests/data/nli/make_model.py`).
//!
//! “scolded” is a contradiction wherever it stands, “grudgingly” only in the second text of a pair; a second text with “evening”
//! follows from the first; everything else says nothing.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

mod command;

use command::corroborate;
use corroborate::account::Account;
use corroborate::comparison::{Comparison, EvidenceKind, Relation, Ruling, Rulings, Settings, Stage, Standing, Watch, compare};
use corroborate::model::NliModel;
use corroborate::report;
use std::path::Path;
use std::sync::Arc;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/nli");

fn model() -> Arc<NliModel> {
    Arc::new(NliModel::load(Path::new(FOLDER)).expect("the model loads"))
}

fn compared(texts: &[&str], nli: Option<&Arc<NliModel>>) -> Comparison {
    let accounts = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect();
    let settings = Settings { model: false, nli: nli.cloned(), ..Settings::default() };
    compare(accounts, &settings, &Watch::default()).expect("nobody cancels")
}

/// The relation of the only link, and the kinds of its evidence.
fn only_link(comparison: &Comparison) -> (Relation, String) {
    let [link] = &comparison.links[..] else { panic!("{:?}", comparison.links) };
    (link.relation, link.evidence.iter().map(|e| e.kind.to_string()).collect::<Vec<_>>().join(","))
}

const GREETED: &str = "The keeper greeted the children beside the old mill.";
const SCOLDED: &str = "The keeper scolded the children beside the old mill.";

#[test]
fn wording_alone_becomes_a_contradiction_by_the_model() {
    assert_eq!(only_link(&compared(&[GREETED, SCOLDED], None)).1, "wording");
    let comparison = compared(&[GREETED, SCOLDED], Some(&model()));
    assert_eq!(only_link(&comparison), (Relation::Contradicts, "model,wording".to_owned()));
    assert_eq!(comparison.points[0].standing, Standing::Disputed);
    let why = &comparison.links[0].evidence[0].why;
    assert_eq!(why, "the reader’s own model “nli” sees a contradiction both ways (99 % sure)");
}

#[test]
fn a_contradiction_one_way_is_none() {
    let grudgingly = "The keeper greeted the children grudgingly beside the old mill.";
    assert_eq!(compared(&[GREETED, grudgingly], Some(&model())).links, compared(&[GREETED, grudgingly], None).links);
}

#[test]
fn what_follows_one_way_agrees() {
    let songs = "That evening the children came down to the old mill in boats to sing for the miller and his wife.";
    let texts = [GREETED, songs];
    assert_eq!(only_link(&compared(&texts, None)), (Relation::Related, "wording".to_owned()));
    assert_eq!(only_link(&compared(&texts, Some(&model()))), (Relation::Agrees, "model,wording".to_owned()));
}

#[test]
fn a_typed_reason_stays() {
    let twelve = "The keeper greeted 12 children beside the old mill that evening.";
    let seventeen = "The keeper greeted 17 children beside the old mill that evening.";
    assert_eq!(only_link(&compared(&[twelve, seventeen], Some(&model()))), (Relation::Contradicts, "quantity,wording,model".to_owned()));
    let at_least = "The keeper scolded at least 12 children beside the old mill.";
    let dozens = "The keeper scolded 17 children beside the old mill.";
    assert_eq!(only_link(&compared(&[at_least, dozens], Some(&model()))), (Relation::Related, "quantity,wording,model".to_owned()));
}

#[test]
fn a_dispute_that_the_model_makes_names_whose_words_they_are() {
    let texts = ["The keeper greeted the children beside the old mill, the police said.", SCOLDED];
    let comparison = compared(&texts, Some(&model()));
    let last = comparison.links[0].evidence.last().expect("evidence");
    assert_eq!(last.kind, EvidenceKind::Attribution);
    assert_eq!(last.why, "a dispute between “the police” and the account itself, as the accounts report it");
}

#[test]
fn the_order_of_accounts_does_not_matter() {
    let texts = [
        "The keeper greeted the children beside the old mill. The band played on the ferry.",
        "The keeper scolded the children beside the old mill. The band played on the ferry that evening.",
        "That evening the keeper greeted the children grudgingly beside the old mill. A band played on the ferry.",
    ];
    let said = |order: [usize; 3]| {
        let comparison = compared(&order.map(|at| texts[at]), Some(&model()));
        let mut said: Vec<_> = comparison
            .links
            .iter()
            .map(|link| {
                let mut ends = [comparison.text(link.a), comparison.text(link.b)].map(str::to_owned);
                ends.sort();
                let word = link.evidence.iter().filter(|e| e.kind == EvidenceKind::Model).map(|e| e.why.clone()).collect::<Vec<_>>();
                (ends, link.relation, word)
            })
            .collect();
        said.sort_by(|x, y| x.0.cmp(&y.0));
        said
    };
    let first = said([0, 1, 2]);
    assert!(first.iter().any(|(_, _, word)| !word.is_empty()), "{first:?}");
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(said(order), first, "{order:?}");
    }
}

#[test]
fn a_pair_is_asked_about_once_both_ways() {
    let model = model();
    assert_eq!(model.runs(), 0);
    let first = compared(&[GREETED, SCOLDED], Some(&model));
    assert_eq!(model.runs(), 2);
    let again = compared(&[SCOLDED, GREETED], Some(&model));
    assert_eq!(model.runs(), 2);
    assert_eq!(only_link(&first), only_link(&again));
    // Passages that are the same, and passages that are not linked, are not asked about.
    compared(&[GREETED, GREETED], Some(&model));
    compared(&[SCOLDED, "A red balloon crossed the Alps in March."], Some(&model));
    assert_eq!(model.runs(), 2);
}

#[test]
fn it_stops_when_asked_to_and_keeps_what_it_has() {
    let (model, watch) = (model(), Watch::default());
    let pairs = [(GREETED, SCOLDED)];
    watch.cancel();
    assert!(model.answers(&pairs, &watch).is_err());
    assert_eq!(model.runs(), 0);
    let watch = Watch::default();
    assert!(model.answers(&pairs, &watch).expect("nobody cancels")[0].is_some());
    assert_eq!(watch.progress().0, Stage::Asking);
    // At every moment of a comparison.
    let settings = Settings { model: false, nli: Some(Arc::clone(&model)), ..Settings::default() };
    let accounts = [GREETED, SCOLDED].map(|text| Arc::new(Account::from_text(text, "a.txt"))).to_vec();
    let whole = Watch::default();
    compare(accounts.clone(), &settings, &whole).expect("nobody cancels");
    for look in 1..=whole.looks() {
        assert!(compare(accounts.clone(), &settings, &Watch::cancelling_at(look)).is_err(), "{look}");
    }
}

#[test]
fn rulings_keep_its_word() {
    let machine =
        Arc::new(compared(&[&format!("{GREETED} Ellen Danby saw it."), &format!("{SCOLDED} The landlady saw it.")], Some(&model())));
    let mut rulings = Rulings::default();
    rulings.rule_all(vec![Ruling::same_name(["the keeper", "the children"].map(str::to_owned).to_vec())]);
    let reading = rulings.read(&machine);
    let link = reading.links.iter().find(|link| reading.text(link.a) == GREETED).expect("the link");
    assert_eq!((link.relation, link.evidence[0].kind), (Relation::Contradicts, EvidenceKind::Model));
}

#[test]
fn a_report_names_the_model() {
    let model = model();
    let comparison = compared(&[GREETED, SCOLDED], Some(&model));
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report.md");
    report::write(&comparison, &out).expect("written");
    let written = std::fs::read_to_string(&out).expect("a report");
    assert!(written.contains(&format!("nli, asked about linked passages (SHA-256 {})", model.sha256())), "{written}");
    assert!(written.contains("sees a contradiction both ways"), "{written}");
}

#[test]
fn the_command_line_asks_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let [a, b] = [("a.txt", GREETED), ("b.txt", SCOLDED)].map(|(name, text)| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("written");
        file.display().to_string()
    });
    let output = corroborate(&["compare", "--nli", FOLDER, &a, &b], "");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&json["links"][0]["relation"], &json["links"][0]["evidence"][0]["kind"]), (&"contradicts".into(), &"model".into()));
    let output = corroborate(&["--nli", FOLDER, "judge"], &format!("x\t{GREETED}\t{SCOLDED}\ny\t{GREETED}\t{GREETED}\n"));
    let said = String::from_utf8_lossy(&output.stdout);
    let fields: Vec<Vec<&str>> = said.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((fields[0][1], fields[0][3]), ("contradicts", "model,wording"));
    assert_eq!((fields[1][1], fields[1][3]), ("agrees", "wording"));
}

#[test]
fn what_cannot_be_used_is_refused_in_a_sentence_before_anything_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().display().to_string();
    let refused = |folder: &str| {
        let output = corroborate(&["judge", "--nli", folder], "x\tOne boat sank.\tOne boat sank.\n");
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(refused(&place).contains("holds no model.onnx; put it there as it was published with the model"));
    for file in ["model.onnx", "config.json"] {
        std::fs::copy(Path::new(FOLDER).join(file), folder.path().join(file)).expect("copied");
    }
    std::fs::write(folder.path().join("tokenizer.json"), r#"{"model": {"type": "BPE", "vocab": {}, "merges": []}}"#).expect("written");
    assert!(refused(&place).contains("is of the kind BPE, and only WordPiece is read; choose a model of the BERT family"));
    std::fs::remove_file(folder.path().join("tokenizer.json")).expect("removed");
    std::fs::copy(Path::new(FOLDER).join("vocab.txt"), folder.path().join("vocab.txt")).expect("copied");
    std::fs::write(folder.path().join("config.json"), r#"{"id2label": {"0": "contradiction", "1": "entailment"}}"#).expect("written");
    assert!(refused(&place).contains("it does not answer with 2 numbers, one for each name in its config.json"));
    std::fs::write(folder.path().join("model.onnx"), "no model").expect("written");
    assert!(refused(&place).contains("model.onnx cannot be used to judge pairs of sentences ("));
    let output = corroborate(&["man", "--nli", FOLDER], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--nli goes with compare, report and judge"));
}
