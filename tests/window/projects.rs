//! Projects: saved, opened again, not lost over another one, and told apart from what their sources are now.

use crate::driver::{Driven, files, settle, wait_for, window, window_at};
use crate::{click, is_there, shown};
use corroborate::account::Account;
use corroborate::comparison::{Relation, Ruling, Rulings, Settings, Standing, Watch, compare};
use corroborate::project::{self, Project};
use eframe::egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TEXTS: [(&str, &str); 2] = [
    ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
    ("b.txt", "The fire killed 17 people on Tuesday night.\nSchools stay closed until Monday.\n"),
];

fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(5);
}

/// Presses and releases a key within the next frame. The harness gives each event a frame of its own, and what all but the last of these
/// ask of the system's window is lost.
fn press_at_once(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    let events = [Event::ModifiersChanged(modifiers), event(true), event(false), Event::ModifiersChanged(Modifiers::NONE)];
    harness.input_mut().events.extend(events);
}

/// Runs some frames, and gives back what they asked of the system's window.
fn asked(harness: &mut Driven, frames: usize) -> Vec<ViewportCommand> {
    let mut commands = Vec::new();
    for _ in 0..frames {
        harness.step();
        commands.extend(harness.output().viewport_output.values().flat_map(|output| output.commands.clone()));
    }
    commands
}

/// Runs frames until nothing is under way, and gives back what they asked of the system's window.
fn asked_until_quiet(harness: &mut Driven) -> Vec<ViewportCommand> {
    let mut commands = asked(harness, 1);
    while harness.state().as_ref().is_some_and(corroborate::app::Window::is_busy) {
        commands.extend(asked(harness, 1));
        std::thread::yield_now();
    }
    commands.extend(asked(harness, 3));
    commands
}

/// What the title bar says after some frames, if they changed it.
fn title(commands: &[ViewportCommand]) -> Option<&str> {
    commands.iter().rev().find_map(|command| if let ViewportCommand::Title(title) = command { Some(title.as_str()) } else { None })
}

fn rule_out_the_dispute(harness: &mut Driven) {
    harness.get_by_label_contains("A1, disputed").click();
    harness.run_steps(4);
    press(harness, Modifiers::NONE, Key::R);
}

fn save_to(harness: &mut Driven, path: &Path) {
    harness.get_by_label("Save it to").focus();
    press(harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Save it to").type_text(&path.to_string_lossy());
    harness.run_steps(3);
    press(harness, Modifiers::NONE, Key::Enter);
    settle(harness);
}

fn disputes(harness: &Driven) -> usize {
    shown(harness).points.iter().filter(|point| point.standing == Standing::Disputed).count()
}

/// A project of two accounts at this place, with the ruling that they do not contradict each other.
fn saved_project(folder: &Path, paths: &[PathBuf]) -> PathBuf {
    let accounts: Vec<Arc<Account>> = paths.iter().map(|path| Arc::new(corroborate::account::import(path).expect("an account"))).collect();
    let comparison = compare(accounts.clone(), &Settings::default(), &Watch::default()).expect("a comparison");
    let mut project = Project::of(accounts);
    let link = &comparison.links[0];
    project.rulings = Rulings::from(vec![Ruling::reject(&comparison, link.a, link.b, Relation::Related)]);
    let place = folder.join("fire.corroborate");
    project::save(&project, &place).expect("a saved project");
    place
}

#[test]
fn a_project_is_saved_and_found_again_as_it_was_shown() {
    let (folder, paths) = files(&TEXTS);
    let mut harness = window(paths);
    rule_out_the_dispute(&mut harness);
    click(&mut harness, "Matrix");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let place = folder.path().join("fire.corroborate");
    save_to(&mut harness, &place);
    assert!(is_there(&harness, "The project was saved to"));
    drop(harness);

    let mut harness = window(vec![place]);
    assert_eq!((shown(&harness).accounts.len(), disputes(&harness)), (2, 0));
    assert!(is_there(&harness, "Sort by what is not found in A"), "the matrix is shown, as when it was saved");
    assert!(is_there(&harness, "other than the machine says"), "so is what was selected");
    // What was opened has a place: saving asks nothing.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(disputes(&harness), 0, "what was ruled in another sitting is taken back in the list, not undone");
    click(&mut harness, "Take back");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    assert!(!is_there(&harness, "Save it to"));
    drop(harness);
    assert!(project::open(&folder.path().join("fire.corroborate")).expect("the project").project.rulings.list().is_empty());
}

#[test]
fn the_title_bar_says_what_is_open_and_whether_it_is_saved() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let mut harness = window(Vec::new());
    harness.state_mut().as_mut().expect("a window").open(vec![place]);
    assert_eq!(title(&asked_until_quiet(&mut harness)), Some("fire – Corroborate"));
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(4);
    harness.get_by_label("Note").focus();
    harness.run_steps(2);
    harness.get_by_label("Note").type_text("Ask her");
    harness.step();
    press_at_once(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(title(&asked(&mut harness, 12)), Some("• fire – Corroborate"));
    press_at_once(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(title(&asked_until_quiet(&mut harness)), Some("fire – Corroborate"));
}

#[test]
fn unsaved_changes_are_asked_about_before_another_project_is_opened() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let mut harness = window(paths);
    rule_out_the_dispute(&mut harness);
    harness.state_mut().as_mut().expect("a window").open(vec![place.clone()]);
    harness.run_steps(4);
    assert!(is_there(&harness, "Your rulings and notes are not saved yet."));
    click(&mut harness, "Cancel");
    assert!(is_there(&harness, "other than the machine says"), "what was open still is");
    harness.state_mut().as_mut().expect("a window").open(vec![place]);
    harness.run_steps(4);
    click(&mut harness, "Don't save");
    assert_eq!(disputes(&harness), 0);
    assert!(!is_there(&harness, "Save the changes?"));
}

#[test]
fn the_window_does_not_close_over_unsaved_changes() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let mut harness = window(vec![place.clone()]);
    harness.get_by_label_contains("A1, ").click();
    harness.run_steps(4);
    click(&mut harness, "Take back");
    let close = |harness: &mut Driven| {
        let root = harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        let commands = asked(harness, 1);
        harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
        commands
    };
    assert!(close(&mut harness).contains(&ViewportCommand::CancelClose));
    harness.run_steps(3);
    assert!(is_there(&harness, "has changes that are not saved"));
    harness.get_by_label_contains("Save the changes?");
    let save = harness.query_all_by_label("Save").last().expect("the button of the dialog");
    save.click();
    let mut commands = asked(&mut harness, 2);
    commands.extend(asked_until_quiet(&mut harness));
    assert!(commands.contains(&ViewportCommand::Close), "{commands:?}");
    assert!(project::open(&place).expect("the project").project.rulings.list().is_empty());
    assert!(!close(&mut harness).contains(&ViewportCommand::CancelClose), "now it may close");
}

#[test]
fn a_failed_save_says_so_and_offers_another_place() {
    let (folder, paths) = files(&TEXTS);
    let mut harness = window(paths);
    rule_out_the_dispute(&mut harness);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    save_to(&mut harness, &folder.path().join("no such folder/fire"));
    assert!(is_there(&harness, "could not be saved"));
    assert_eq!(disputes(&harness), 0, "the project is still in memory");
    click(&mut harness, "Save somewhere else…");
    let place = folder.path().join("fire");
    save_to(&mut harness, &place);
    assert!(!is_there(&harness, "could not be saved"), "the notice is withdrawn");
    assert!(folder.path().join("fire.corroborate").is_file(), "the ending is added");
}

#[test]
fn two_windows_on_one_project_notice_each_other() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let first = window(vec![place.clone()]);
    assert!(!is_there(&first, "Another window"));
    let mut second = window(vec![place]);
    assert!(is_there(&second, "Another window has “fire” open."));
    press(&mut second, Modifiers::COMMAND, Key::S);
    let suggested = second.get_by_label("Save it to").value().unwrap_or_default();
    assert!(suggested.ends_with("fire copy.corroborate"), "{suggested}");
    click(&mut second, "Cancel");
}

#[test]
fn a_project_is_in_the_list_of_what_was_opened_lately() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let settings = folder.path().join("settings/settings.json");
    drop(window_at(settings.clone(), vec![place]));
    let mut harness = window_at(settings, Vec::new());
    harness.get_by_label("fire.corroborate").click();
    settle(&mut harness);
    assert_eq!(shown(&harness).accounts.len(), 2);
}

#[test]
fn a_changed_source_is_shown_and_taken_over_only_when_the_reader_says_so() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    std::fs::write(&paths[0], "The fire killed 14 people on Tuesday night.\nThe mayor thanked the crews.\nNine sheep drowned.\n").unwrap();
    let mut harness = window(vec![place]);
    assert!(is_there(&harness, "has changed since it was read"));
    assert!(is_there(&harness, "A1, ") && !is_there(&harness, "Nine sheep"), "the text of the project is used");
    click(&mut harness, "See the difference…");
    assert!(is_there(&harness, "1 paragraph the same") && is_there(&harness, "Nine sheep drowned."));
    click(&mut harness, "Keep the text of the project");
    assert!(!is_there(&harness, "Nine sheep"));
    click(&mut harness, "See the difference…");
    click(&mut harness, "Take the changed file over");
    assert!(is_there(&harness, "Nine sheep drowned.") && !is_there(&harness, "has changed since it was read"));
    assert!(is_there(&harness, "1 ruling no longer fits, and is kept without effect."));
    click(&mut harness, "Show them…");
    assert!(is_there(&harness, "is in no account"));
    harness.get_by_label_contains("Take back: ").click();
    harness.run_steps(4);
    assert!(is_there(&harness, "You have ruled on nothing yet"));
}

#[test]
fn an_account_of_unverified_order_is_compared_only_when_the_reader_has_looked_at_it() {
    let (folder, _) = files(&[]);
    let accounts = [TEXTS[0], TEXTS[1]].map(|(file, text)| Account::from_text(text, file));
    let [first, mut second] = accounts;
    second.unverified = Some("Its letters run from right to left.".to_owned());
    let place = folder.path().join("fire.corroborate");
    project::save(&Project::of(vec![Arc::new(first), Arc::new(second)]), &place).expect("a project");
    let mut harness = window(vec![place]);
    assert_eq!(shown(&harness).accounts.len(), 1);
    assert!(is_there(&harness, "the reading order is unverified"));
    harness.get_by_label_contains("Look at ").click();
    harness.run_steps(4);
    assert!(is_there(&harness, "Its letters run from right to left.") && is_there(&harness, "Schools stay closed"));
    click(&mut harness, "It reads well: compare it");
    assert_eq!((shown(&harness).accounts.len(), disputes(&harness)), (2, 1));
    assert!(!is_there(&harness, "the reading order is unverified"));
}

#[test]
fn a_damaged_project_opens_as_far_as_it_goes_and_says_what_is_missing() {
    let (folder, paths) = files(&TEXTS);
    let place = saved_project(folder.path(), &paths);
    let text = std::fs::read_to_string(&place).unwrap().replace("\"reject\"", "\"reject\", \"relation\": 3, \"instead\": 4, \"x\"");
    std::fs::write(&place, text).unwrap();
    let mut harness = window(vec![place.clone()]);
    wait_for(&mut harness, "ruling 1 is damaged");
    assert_eq!(shown(&harness).accounts.len(), 2);
    std::fs::write(&place, "no project at all").unwrap();
    let harness = window(vec![place]);
    assert!(is_there(&harness, "cannot be opened"));
}

#[test]
fn where_a_project_will_lie_is_told_in_full() {
    let mut harness = window(Vec::new());
    harness.event(Event::Paste("Fire at sea\n\nTwo boats burned.".to_owned()));
    harness.run_steps(3);
    click(&mut harness, "Add the account");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let suggested = harness.get_by_label("Save it to").value().unwrap_or_default();
    assert!(Path::new(&suggested).is_absolute() && suggested.ends_with("comparison.corroborate"), "{suggested}");
}
