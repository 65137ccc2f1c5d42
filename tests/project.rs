//! Projects: saved whole, opened by what can be made out, never lost.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::account::{Account, PassageId, Siglum, import};
use corroborate::comparison::{Relation, Ruling, Watch, compare};
use corroborate::project::{self, Change, Project, ProjectError};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

fn sample() -> Project {
    let texts = [
        ("a.txt", "The fire killed 12 people on Tuesday night.\n\nThe rope store was lost.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\n"),
    ];
    let mut project = Project::of(texts.iter().map(|(file, text)| Arc::new(Account::from_text(text, file))).collect());
    let comparison = compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels");
    let (a, b) = (PassageId::new(Siglum::of(0), 0), PassageId::new(Siglum::of(1), 0));
    project.rulings.rule(Ruling::reject(&comparison, a, b, Relation::Related));
    project.rulings.rule(Ruling::note(&comparison, a, "ask the harbour office"));
    project.title = Some("The fire".to_owned());
    project.view = json!({ "filter": "disputed" });
    project
}

fn json_of(project: &Project) -> Value {
    serde_json::from_slice(&project.to_bytes().expect("a file")).expect("JSON")
}

#[test]
fn what_is_saved_is_opened() {
    let project = sample();
    let opened = Project::from_bytes(&project.to_bytes().expect("a file")).expect("a project");
    assert_eq!(opened.problems, Vec::<String>::new());
    assert_eq!(opened.project.accounts, project.accounts);
    assert_eq!(opened.project.rulings.list(), project.rulings.list());
    assert_eq!(json_of(&opened.project), json_of(&project));
}

#[test]
fn fields_of_a_newer_version_survive_opening_and_saving() {
    let mut saved = json_of(&sample());
    saved["palette"] = json!(["red"]);
    saved["settings"]["weights"] = json!({ "rare": 2 });
    saved["accounts"][0]["facts"]["place"] = json!("York");
    saved["accounts"][1]["pages"] = json!([1, 2]);
    saved["rulings"][0]["by"] = json!("K.");
    saved["rulings"].as_array_mut().expect("rulings").push(json!({ "ruling": "weigh", "much": true }));
    let opened = Project::from_bytes(saved.to_string().as_bytes()).expect("a project");
    assert_eq!(json_of(&opened.project), saved);
}

#[test]
fn an_older_file_with_less_in_it_opens() {
    let old = json!({ "format": "corroborate project", "schema": 1, "accounts": [{ "facts": { "file": "a.txt", "title": "A" }, "text": "One boat.\n\nTwo." }] });
    let opened = Project::from_bytes(old.to_string().as_bytes()).expect("a project");
    assert_eq!(opened.problems, Vec::<String>::new());
    assert_eq!(opened.project.accounts[0].blocks.len(), 2);
}

#[test]
fn a_newer_format_is_refused_with_what_to_do() {
    let mut saved = json_of(&sample());
    saved["schema"] = json!(2);
    let error = Project::from_bytes(saved.to_string().as_bytes()).expect_err("too new");
    assert!(matches!(error, ProjectError::Newer { schema: 2 }));
    assert!(error.to_string().contains("update the program"));
}

#[test]
fn what_is_no_project_is_refused() {
    for bytes in [&b""[..], b"{}", b"[1]", b"\x89PNG\r\n", b"{\"accounts\": 3"] {
        match Project::from_bytes(bytes) {
            Err(ProjectError::Damaged(_)) => {}
            Ok(opened) => assert!(!opened.problems.is_empty() && opened.project.accounts.is_empty()),
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_cut_off_file_gives_the_accounts_that_stand_before_the_cut() {
    let bytes = sample().to_bytes().expect("a file");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let cut = text.rfind("The fire killed 17").expect("the second text") + 10;
    let opened = Project::from_bytes(&bytes[..cut]).expect("most of a project");
    assert_eq!(opened.project.accounts.len(), 2);
    assert_eq!(opened.project.accounts[0].text, sample().accounts[0].text);
    assert!(opened.project.accounts[1].text.starts_with("The fire k"));
    assert!(opened.problems[0].contains("damaged"));
}

#[test]
fn a_text_that_is_not_what_was_saved_is_noticed() {
    let text = String::from_utf8(sample().to_bytes().expect("a file"))
        .expect("UTF-8")
        .replace("rope store was lost.\\n\"", "rope store was lust.\\n\"");
    let opened = Project::from_bytes(text.as_bytes()).expect("a project");
    assert!(opened.problems[0].contains("digest"), "{:?}", opened.problems);
}

#[test]
fn saving_keeps_the_version_before_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.corroborate");
    let mut project = sample();
    project::save(&project, &path).expect("saved");
    project.title = Some("Second".to_owned());
    project::save(&project, &path).expect("saved");
    let title = |path: &Path| project::open(path).expect("a project").project.title;
    assert_eq!(title(&path).as_deref(), Some("Second"));
    assert_eq!(title(&project::backup_of(&path)).as_deref(), Some("The fire"));
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["story.corroborate", "story.corroborate.backup"]);
}

#[test]
fn changes_not_saved_are_found_again_until_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.corroborate");
    let mut project = sample();
    project::save(&project, &path).expect("saved");
    assert_eq!(project::recovery_of(&path), None);
    project.title = Some("Not saved".to_owned());
    project::save_recovery(&project, &path).expect("saved beside");
    let found = project::recovery_of(&path).expect("a recovery file");
    assert_eq!(project::open(&found).expect("a project").project.title.as_deref(), Some("Not saved"));
    assert_eq!(project::open(&path).expect("a project").project.title.as_deref(), Some("The fire"));
    project::save(&project, &path).expect("saved");
    assert_eq!(project::recovery_of(&path), None);
}

#[test]
fn where_nothing_can_be_written_the_error_names_the_file_and_another_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gone").join("story.corroborate");
    let error = project::save(&sample(), &path).expect_err("no such folder");
    assert!(error.to_string().contains("story.corroborate could not be saved") && error.to_string().contains("another place"));
}

#[test]
fn an_unreadable_file_names_the_version_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.corroborate");
    project::save(&sample(), &path).expect("saved");
    project::save(&sample(), &path).expect("saved");
    std::fs::write(&path, "not this").expect("damaged");
    let error = project::open(&path).expect_err("no project");
    assert!(error.to_string().contains("story.corroborate.backup"), "{error}");
}

#[test]
fn a_changed_source_is_noticed_and_taken_over_only_when_asked_with_its_rulings() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("a.txt");
    std::fs::write(&source, "The fire killed 12 people.\n\nThe rope store was lost.\n").expect("a source");
    let mut project = Project::of(vec![Arc::new(import(&source).expect("an account"))]);
    let comparison = compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels");
    for (passage, note) in [(0, "first"), (1, "second")] {
        project.rulings.rule(Ruling::note(&comparison, PassageId::new(Siglum::of(0), passage), note));
    }
    assert!(project::changed_sources(&project, None).is_empty());
    std::fs::write(&source, "A new line.\n\nThe rope store was lost.\n").expect("a changed source");
    let before = project.accounts[0].clone();
    let Some(Change::Changed { index, now }) = project::changed_sources(&project, None).pop() else { panic!("not noticed") };
    assert_eq!((index, &project.accounts[0]), (0, &before));
    project.take_over(index, *now);
    let again = Arc::new(compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels"));
    let view = project.rulings.read(&again);
    let reading = view.reading.as_ref().expect("rulings");
    assert_eq!(reading.rulings.len(), 2);
    assert!(reading.rulings[0].unfit.is_some() && reading.rulings[1].unfit.is_none());
    assert_eq!(view.rulings_on(PassageId::new(Siglum::of(0), 1)).count(), 1);
}

#[test]
fn a_damaged_account_that_was_made_anew_is_whole_when_it_is_saved_again() {
    let account = Account::from_text("Two boats burned at the quay.\n", "a.txt");
    let mut value = json_of(&Project::of(vec![Arc::new(account)]));
    value["accounts"][0]["facts"]["published"] = 5.into();
    let opened = Project::from_bytes(value.to_string().as_bytes()).expect("a project");
    assert!(opened.problems.iter().any(|problem| problem.contains("made anew")), "{:?}", opened.problems);
    let again = Project::from_bytes(&opened.project.to_bytes().expect("a file")).expect("a project");
    assert_eq!(again.problems, Vec::<String>::new());
}
