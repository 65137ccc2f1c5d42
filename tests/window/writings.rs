//! Writings of the world: what has a font is shown, and for what has none the reader is told what to install.

use crate::driver::{Driven, files, settle, window};
use crate::{click, is_there};
use corroborate::app::Window;
use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// A window that shows boxes for letters without a font, as a reader's does.
fn with_boxes(texts: &[(&str, &str)]) -> (tempfile::TempDir, Driven) {
    let (folder, paths) = files(texts);
    let mut harness = Harness::builder().with_size([1400.0, 860.0]).build_ui_state(
        |ui, state: &mut Option<Window>| {
            ui.ctx().set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
            state.get_or_insert_with(|| Window::new(ui.ctx())).show(ui);
        },
        None,
    );
    if let Some(window) = harness.state_mut() {
        window.open(paths);
    }
    settle(&mut harness);
    (folder, harness)
}

#[test]
fn what_no_font_has_is_told_once_with_what_to_install() {
    let chinese = ("chinese.txt", "码头起火,十二人死亡。\n市长感谢了消防队。\n");
    let (_folder, mut harness) = with_boxes(&[chinese, ("english.txt", "Twelve people died in the harbour.\n")]);
    let told = "has the Chinese, Japanese or Korean letters of A";
    assert!(is_there(&harness, told) && is_there(&harness, "Noto Sans CJK"));
    let dismiss = harness.query_all_by_label_contains("Dismiss: No font on this computer").next();
    dismiss.expect("the notice can be waved away").click();
    settle(&mut harness);
    assert!(!is_there(&harness, told));
    let (_other, paths) = files(&[("japanese.txt", "港で火事があり、十二人が死亡した。\n")]);
    if let Some(window) = harness.state_mut() {
        window.open(paths);
    }
    settle(&mut harness);
    assert!(!is_there(&harness, "No font on this computer"), "once is enough");
}

#[test]
fn devanagari_and_thai_have_their_fonts() {
    let (_folder, paths) = files(&[
        ("hindi.txt", "बंदरगाह में आग लगने से बारह लोगों की मौत हो गई।\n"),
        ("thai.txt", "ไฟไหม้ท่าเรือทำให้มีผู้เสียชีวิตสิบสองคน\n"),
        ("mixed.txt", "“Fire – at the café” · π ≈ 3, Пожар, ✔\n"),
    ]);
    // A letter without a font would end the test.
    let harness = window(paths);
    assert!(is_there(&harness, "बंदरगाह") && is_there(&harness, "ไฟไหม้"));
    assert!(!is_there(&harness, "No font on this computer"));
}

#[test]
fn words_from_right_to_left_that_are_typed_are_shown_as_they_read() {
    let (_folder, paths) = files(&[("hebrew.txt", "בשריפה בנמל נהרגו 12 בני אדם.\n"), ("english.txt", "Twelve people died.\n")]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    harness.get_by_label("Find in all accounts").type_text("נהרגו 12");
    harness.run_steps(4);
    assert!(is_there(&harness, "1 of 1"));
    harness.get_by_label("נהרגו 12");
    click(&mut harness, "Close the search");
    assert!(harness.query_by_label("נהרגו 12").is_none());
}

/// Measuring text from right to left while the fonts were held stopped the window for good.
#[test]
fn every_view_shows_a_title_from_right_to_left() {
    let (told, seen) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let (_folder, paths) = files(&[
            ("hebrew.txt", "שריפה בנמל\n\nב-3 במרץ 2026 נהרגו 12 אנשים.\n"),
            ("english.txt", "The fire\n\nOn 3 March 2026 twelve people were killed.\n"),
        ]);
        let mut harness = window(paths);
        for view in ["Matrix", "Overview", "Timeline", "Columns"] {
            click(&mut harness, view);
            settle(&mut harness);
        }
        told.send(is_there(&harness, "twelve people")).ok();
    });
    let shown = seen.recv_timeout(std::time::Duration::from_secs(120));
    assert_eq!(shown, Ok(true));
}
