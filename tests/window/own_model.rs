//! A model of the reader's own, chosen in the window.

use crate::driver::{Driven, files, settle, window_at};
use crate::{click, is_there, shown};
use corroborate::comparison::{EvidenceKind, Relation};

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/nli");

/// A window whose settings name this folder, on two accounts that the model finds at odds.
fn judging_with(folder: &std::path::Path, model: &str) -> Driven {
    let place = folder.join("settings.json");
    std::fs::write(&place, serde_json::json!({ "nli": model }).to_string()).expect("settings");
    let texts = ["The keeper greeted the children beside the old mill.", "The keeper scolded the children beside the old mill."];
    let paths = ["a.txt", "b.txt"].iter().zip(texts).map(|(name, text)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("an account");
        path
    });
    window_at(place.clone(), paths.collect())
}

#[test]
fn the_model_is_remembered_asked_and_forgotten() {
    let (folder, _) = files(&[]);
    let mut harness = judging_with(folder.path(), MODEL);
    let link = &shown(&harness).links[0];
    assert_eq!((link.relation, link.evidence[0].kind), (Relation::Contradicts, EvidenceKind::Model));
    click(&mut harness, "Display");
    assert!(is_there(&harness, "Judge with your own model…"));
    click(&mut harness, "Forget the model “nli”");
    settle(&mut harness);
    assert!(shown(&harness).links.iter().flat_map(|link| &link.evidence).all(|e| e.kind != EvidenceKind::Model));
    let kept = std::fs::read_to_string(folder.path().join("settings.json")).expect("settings");
    assert!(!kept.contains("data/nli"), "{kept}");
}

#[test]
fn a_model_that_cannot_be_used_is_told_and_accounts_are_compared_without_it() {
    let (folder, _) = files(&[]);
    let nowhere = folder.path().join("gone");
    let harness = judging_with(folder.path(), &nowhere.display().to_string());
    assert_eq!(shown(&harness).accounts.len(), 2);
    assert!(is_there(&harness, "Your own model was not asked: "));
    assert!(is_there(&harness, "is no folder; name the folder that holds the model’s ONNX file"));
}
