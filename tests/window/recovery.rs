//! After a crash: what was not saved is kept, and the next start offers it.

use crate::driver::{Driven, files, settle, wait_for, window_at};
use crate::{click, is_there, shown};
use corroborate::comparison::Standing;
use corroborate::project;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

fn texts() -> (tempfile::TempDir, Vec<PathBuf>, PathBuf) {
    let (folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\n"),
    ]);
    let settings = folder.path().join("settings/settings.json");
    (folder, paths, settings)
}

/// A project of these accounts, without rulings.
fn saved_project(folder: &Path, paths: &[PathBuf]) -> PathBuf {
    let place = folder.join("fire.corroborate");
    let accounts = paths.iter().map(|path| corroborate::account::import(path).expect("an account").into()).collect();
    project::save(&project::Project::of(accounts), &place).expect("a project");
    place
}

/// Rules out the one dispute; then nothing happens for a few seconds of the window's own clock.
fn rule_and_wait(harness: &mut Driven) {
    harness.get_by_label_contains("A1, disputed").click();
    harness.run_steps(4);
    harness.key_press(Key::R);
    harness.run_steps(24);
    settle(harness);
}

fn disputes(harness: &Driven) -> usize {
    shown(harness).points.iter().filter(|point| point.standing == Standing::Disputed).count()
}

#[test]
fn changes_of_a_project_are_kept_after_a_few_seconds_and_offered_after_a_crash() {
    let (folder, paths, settings) = texts();
    let place = saved_project(folder.path(), &paths);
    let mut harness = window_at(settings.clone(), vec![place.clone()]);
    rule_and_wait(&mut harness);
    assert!(project::recovery_of(&place).is_some());
    // The program ends without having been closed.
    drop(harness);

    let mut harness = window_at(settings.clone(), Vec::new());
    wait_for(&mut harness, "The program ended before changes to “fire” were saved.");
    click(&mut harness, "Open it…");
    assert!(is_there(&harness, "With them it has 2 accounts and 1 ruling; as it was saved last, 2 accounts and 0 rulings."));
    click(&mut harness, "Open with the changes");
    assert_eq!(disputes(&harness), 0);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run_steps(2);
    settle(&mut harness);
    assert!(project::recovery_of(&place).is_none(), "what is saved needs no recovery");
    assert_eq!(project::open(&place).expect("the project").project.rulings.list().len(), 1);
}

#[test]
fn changes_that_are_not_wanted_are_dropped() {
    let (folder, paths, settings) = texts();
    let place = saved_project(folder.path(), &paths);
    let mut harness = window_at(settings.clone(), vec![place.clone()]);
    rule_and_wait(&mut harness);
    drop(harness);
    let mut harness = window_at(settings, vec![place.clone()]);
    click(&mut harness, "Open as saved last");
    assert_eq!(disputes(&harness), 1);
    settle(&mut harness);
    assert!(project::recovery_of(&place).is_none());
}

#[test]
fn a_comparison_that_was_never_saved_is_offered_after_a_crash() {
    let (_folder, paths, settings) = texts();
    let mut harness = window_at(settings.clone(), paths);
    rule_and_wait(&mut harness);
    drop(harness);
    let mut harness = window_at(settings.clone(), Vec::new());
    wait_for(&mut harness, "a comparison of 2 accounts with 1 ruling was saved");
    click(&mut harness, "Recover it");
    assert_eq!(disputes(&harness), 0);
    // Undone, there is nothing that would be lost: it is still offered until it is saved or dropped.
    drop(harness);
    let mut harness = window_at(settings.clone(), Vec::new());
    wait_for(&mut harness, "a comparison of 2 accounts with 1 ruling was saved");
    click(&mut harness, "Drop it");
    settle(&mut harness);
    drop(harness);
    let mut harness = window_at(settings, Vec::new());
    harness.run_steps(20);
    assert!(!is_there(&harness, "was saved"));
}

#[test]
fn what_is_undone_is_not_offered() {
    let (folder, paths, settings) = texts();
    let mut harness = window_at(settings, paths);
    rule_and_wait(&mut harness);
    let kept = || std::fs::read_dir(folder.path().join("settings/unsaved")).into_iter().flatten().flatten();
    let recoveries = || kept().filter(|entry| entry.file_name().to_string_lossy().ends_with(".recovery")).count();
    assert_eq!(recoveries(), 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    settle(&mut harness);
    assert_eq!(recoveries(), 0);
}
