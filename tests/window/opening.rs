//! Opening, arranging and exporting accounts.

use crate::driver::{files, settle, window};
use crate::{is_there, shown};
use corroborate::account::Siglum;
use eframe::egui::{DroppedFile, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
fn what_cannot_be_opened_is_said_with_its_reason_and_what_is_open_stays() {
    let (folder, paths) = files(&[("a.txt", "Twelve people died in the fire.\n"), ("b.txt", "Seventeen people died in the fire.\n")]);
    let mut harness = window(paths);
    let whole = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/formats/docx/letter.docx")).unwrap();
    let cases: [(&str, &[u8], &str); 5] = [
        ("cut-off.docx", &whole[..whole.len() / 2], "is damaged or not what its ending says"),
        ("garbled.pdf", b"%PDF-1.7 and nothing else", "is damaged or not what its ending says"),
        ("binary.txt", b"\x00\x01\x02\x03", "holds binary data, not text"),
        ("empty.md", b"\n\n", "holds no text to compare"),
        ("story.corroborate", b"no project at all", "cannot be opened"),
    ];
    let before = shown(&harness).clone();
    for (name, bytes, why) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        harness.step();
        settle(&mut harness);
        let notice = |harness: &crate::driver::Driven| {
            let mut all = harness.query_all_by_label_contains("Dismiss: ").filter_map(|node| node.accesskit_node().label());
            all.find(|said| said.contains(name))
        };
        let said = notice(&harness).unwrap_or_default();
        assert!(said.contains(why) && !said.contains('\n'), "{name}: {said}");
        assert_eq!((&shown(&harness).accounts, &shown(&harness).points), (&before.accounts, &before.points), "{name}");
        assert!(is_there(&harness, "A1, disputed: "), "{name}");
        harness.get_by_label(&said).click();
        harness.run_steps(3);
        assert_eq!(notice(&harness), None);
    }
    assert_eq!((&shown(&harness).accounts, &shown(&harness).points), (&before.accounts, &before.points));
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

#[test]
fn the_report_is_exported_where_the_dialog_says() {
    let (folder, paths) = files(&[("a.txt", "Lord Anselm sold his mill.\n"), ("b.txt", "Two ferries collided in fog.\n")]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(4);
    harness.get_by_label("Write it to");
    harness.get_by_label(".md").click();
    harness.run_steps(3);
    harness.get_by_label("Title").focus();
    harness.run_steps(2);
    harness.get_by_label("Title").type_text("Mill and ferry");
    harness.get_by_label("No full texts").click();
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
    assert!(report.starts_with("# Mill and ferry") && !report.contains("Full text"), "{report}");
}
