//! The window, driven by role and label, without a display.

mod driver;

use corroborate::account::Siglum;
use corroborate::app::Window;
use corroborate::comparison::{Comparison, Relation};
use driver::{Driven, files, harbour_fire, settle, window};
use eframe::egui::{DroppedFile, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn shown(harness: &Driven) -> &Comparison {
    harness.state().as_ref().and_then(Window::comparison).expect("a comparison is shown")
}

fn is_there(harness: &Driven, label: &str) -> bool {
    harness.query_all_by_label_contains(label).next().is_some()
}

#[test]
fn a_disputed_sentence_of_the_harbour_fire_shows_its_reason() {
    let mut harness = window(vec![harbour_fire()]);
    // The first sentence in view that another account contradicts, and the reasons the engine gives for that.
    let (label, reasons) = shown(&harness)
        .links
        .iter()
        .filter(|link| link.relation == Relation::Contradicts)
        .map(|link| {
            let label = format!("{}, disputed: {}", link.a, shown(&harness).text(link.a));
            let reasons: Vec<String> = link.evidence.iter().map(|evidence| format!("{}: {}", evidence.kind, evidence.why)).collect();
            (label, reasons)
        })
        .find(|(label, _)| harness.query_by_label(label).is_some())
        .expect("a disputed sentence in view");
    assert!(!reasons.is_empty());
    for reason in &reasons {
        assert!(!is_there(&harness, reason), "nothing is selected yet");
    }
    harness.get_by_label(&label).click();
    harness.run_steps(6);
    assert!(is_there(&harness, " contradict each other."));
    for reason in &reasons {
        assert!(is_there(&harness, reason), "the inspector says {reason}");
    }
}

#[test]
fn the_inspector_says_what_was_not_found() {
    let (_folder, paths) = files(&[
        ("a.txt", "The bridge was closed at noon.\nNine sheep were lost in the flood of Tuesday.\n"),
        ("b.txt", "The bridge was closed at noon.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(6);
    harness.get_by_label_contains("Only A says this. Not found in B.");
}

#[test]
fn a_sentence_with_the_focus_opens_with_the_space_bar() {
    let (_folder, paths) = files(&[("a.txt", "The bridge was closed at noon.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(6);
    harness.get_by_label_contains("Only A says this.");
}

#[test]
fn filters_and_keys_step_through_the_points() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nSchools stay closed until Monday.\n"),
    ]);
    let mut harness = window(paths);
    harness.get_by_label("Disputed 1").click();
    harness.run_steps(3);
    harness.key_press(Key::N);
    harness.run_steps(6);
    harness.get_by_label("1 of 1");
    assert!(is_there(&harness, " contradict each other."));
    harness.key_press(Key::ArrowRight);
    harness.run_steps(6);
    harness.get_by_label("Go to A1");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(6);
    harness.get_by_label_contains("Only B says this.");
    harness.key_press(Key::Escape);
    harness.run_steps(6);
    harness.get_by_label_contains("Click a sentence");
}

#[test]
fn the_selected_sentence_is_copied_with_its_account() {
    let (_folder, paths) = files(&[("a.txt", "Fire\n\nThe bridge was closed at noon.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A2, single source").click();
    harness.run_steps(6);
    harness.event(eframe::egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("The bridge was closed at noon. (Fire, A2)"));
}

#[test]
fn a_file_that_cannot_be_opened_is_named_and_dismissed_alone() {
    let (folder, mut paths) = files(&[("a.txt", "The bridge was closed.\n"), ("photo.png", "\u{0}\u{1}")]);
    paths.push(folder.path().join("missing.txt"));
    let mut harness = window(paths);
    assert!(is_there(&harness, "photo.png") && is_there(&harness, "missing.txt"));
    harness.get_by_label_contains("A1, single source");
    let dismiss = harness
        .query_all_by_label_contains("Dismiss: ")
        .find(|node| node.accesskit_node().label().unwrap_or_default().contains("photo.png"));
    dismiss.expect("each notice has a button of its own").click();
    harness.run_steps(3);
    assert!(!is_there(&harness, "photo.png"));
    assert!(is_there(&harness, "missing.txt"));
}

#[test]
fn help_opens_with_f1_and_closes_with_escape() {
    let mut harness = window(Vec::new());
    harness.get_by_label_contains("Several accounts of one event");
    harness.key_press(Key::F1);
    harness.run_steps(4);
    harness.get_by_label_contains("It never means that B suppressed it");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!is_there(&harness, "It never means that B suppressed it"));
}

#[test]
fn an_account_can_be_removed_and_moved() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source: Lord Anselm");
    harness.get_by_label("Menu of account A").click();
    harness.run_steps(3);
    harness.get_by_label("Move right").click();
    settle(&mut harness);
    harness.get_by_label_contains("B1, single source: Lord Anselm");
    harness.get_by_label("Menu of account B").click();
    harness.run_steps(3);
    harness.get_by_label("Remove").click();
    settle(&mut harness);
    assert!(!is_there(&harness, "single source: Lord Anselm"));
}

#[test]
fn the_selection_follows_its_account_when_that_is_moved() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source: Lord Anselm").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Only A says this.");
    harness.get_by_label("Menu of account A").click();
    harness.run_steps(3);
    harness.get_by_label("Move right").click();
    settle(&mut harness);
    harness.get_by_label_contains("Only B says this.");
}

#[test]
fn an_account_is_renamed_without_losing_the_selection() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.get_by_label_contains("A1, single source").click();
    harness.run_steps(3);
    harness.get_by_label("Menu of account A").click();
    harness.run_steps(3);
    harness.get_by_label("Rename…").click();
    harness.run_steps(3);
    harness.get_by_label("Title of the account").type_text(" of the first witness");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    let title = &shown(&harness).account(Siglum::of(0)).facts.title;
    assert!(title.contains("of the first witness"), "{title}");
    harness.get_by_label_contains("Only A says this.");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_dropped_onto_the_window_open_beside_what_is_open() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(vec![paths[0].clone()]);
    harness.input_mut().dropped_files.push(Arc::new(Dropped(paths[1].clone())));
    harness.step();
    settle(&mut harness);
    harness.get_by_label_contains("A1, single source: Lord Anselm");
    harness.get_by_label_contains("B1, single source: Two ferries");
}

#[test]
fn a_path_typed_into_the_bar_opens() {
    let (_folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n")]);
    let mut harness = window(Vec::new());
    harness.get_by_label("Path to open").focus();
    harness.run_steps(2);
    harness.get_by_label("Path to open").type_text(&paths[0].to_string_lossy());
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    harness.get_by_label_contains("A1, single source: Lord Anselm");
}

#[test]
fn an_empty_window_offers_the_sample_event() {
    let mut harness = window(Vec::new());
    harness.get_by_label("Open the sample event").click();
    settle(&mut harness);
    assert_eq!(shown(&harness).accounts.len(), 4);
    assert!(is_there(&harness, ", disputed: "));
}

#[test]
fn the_report_is_exported_where_the_dialog_says() {
    let (folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(4);
    harness.get_by_label("Write it to");
    harness.get_by_label(".md").click();
    harness.run_steps(3);
    harness.get_by_label("Export").click();
    // Until the thread that writes has said so.
    for _ in 0..100_000 {
        harness.step();
        if is_there(&harness, "The report was written to") {
            break;
        }
        std::thread::yield_now();
    }
    let report = std::fs::read_to_string(folder.path().join("report.md")).expect("the report beside the accounts");
    assert!(report.contains("Lord Anselm sold his mill."));
}
