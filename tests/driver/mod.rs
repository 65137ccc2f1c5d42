//! Drives the window without a display, for tests and pictures.

#![allow(dead_code, reason = "each user of this module needs a part of it")]
#![allow(clippy::expect_used, reason = "a test that cannot go on may stop here")]

pub mod stages;

use corroborate::app::{Settings, Window};
use eframe::egui::{Context, Theme};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A window that is being driven.
pub type Driven = Harness<'static, Option<Window>>;

/// The sample event of four accounts.
pub fn harbour_fire() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample_docs/harbour-fire")
}

/// A window of 1400 by 860 points on these files, after they have been compared.
pub fn window(paths: Vec<PathBuf>) -> Driven {
    window_of([1400.0, 860.0], 1.0, Theme::Light, paths)
}

/// A window of this size in points, with so many pixels to a point, on these files, after they have been compared.
pub fn window_of(size: [f32; 2], pixels_per_point: f32, theme: Theme, paths: Vec<PathBuf>) -> Driven {
    let builder = Harness::builder().with_size(size).with_pixels_per_point(pixels_per_point).with_theme(theme).with_render_cursor(false);
    driven(builder, Window::new, paths)
}

/// A window that keeps its settings at `place`, and what is not saved beside them.
pub fn window_at(place: PathBuf, paths: Vec<PathBuf>) -> Driven {
    window_kept([1400.0, 860.0], Theme::Light, place, paths)
}

/// The same, in this size and look.
pub fn window_kept(size: [f32; 2], theme: Theme, place: PathBuf, paths: Vec<PathBuf>) -> Driven {
    let builder = Harness::builder().with_size(size).with_theme(theme).with_render_cursor(false);
    driven(builder, move |context| Window::with_settings(context, Settings::load(&place), Some(place.clone())), paths)
}

/// The window that `make` makes, on these files, after they have been compared.
fn driven(builder: HarnessBuilder<Option<Window>>, make: impl Fn(&Context) -> Window + 'static, paths: Vec<PathBuf>) -> Driven {
    let mut harness =
        builder.build_ui_state(move |ui, state: &mut Option<Window>| state.get_or_insert_with(|| make(ui.ctx())).show(ui), None);
    if let Some(window) = harness.state_mut() {
        window.open(paths);
    }
    settle(&mut harness);
    harness
}

/// Runs frames until something on the screen has this in its name: for what a thread does that the window does not wait for.
pub fn wait_for(harness: &mut Driven, label: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while harness.query_all_by_label_contains(label).next().is_none() {
        assert!(Instant::now() < end, "“{label}” did not appear");
        harness.step();
        std::thread::yield_now();
    }
}

/// Runs frames until the work off the window's thread is done.
pub fn settle(harness: &mut Driven) {
    let end = Instant::now() + Duration::from_secs(120);
    let is_busy = |harness: &Driven| harness.state().as_ref().is_some_and(Window::is_busy);
    loop {
        harness.run_steps(2);
        while is_busy(harness) {
            assert!(Instant::now() < end, "the comparison did not end");
            std::thread::yield_now();
            harness.run_steps(2);
        }
        // What was done may have more done.
        harness.run_steps(6);
        if !is_busy(harness) {
            break;
        }
    }
}

/// Files of these names and texts in a folder of their own, which is gone when the first value is dropped.
pub fn files(texts: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let paths = texts
        .iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("a file for the test");
            path
        })
        .collect();
    (folder, paths)
}

/// Three accounts, two of them written from right to left, with numbers, brackets, quotation marks and Latin words inside.
pub const RIGHT_TO_LEFT: [(&str, &str); 3] = [
    (
        "hebrew.txt",
        "שריפה בנמל\n\nבשריפה בנמל נהרגו 12 בני אדם ו־43 נפצעו (בהם 9 ילדים), כך הודיעה סוכנות \"North\" ביום שלישי בשעה 23:40.\nהסירה Marta נשרפה כליל.\n",
    ),
    (
        "arabic.txt",
        "حريق في الميناء\n\nقتل ١٧ شخصا في حريق الميناء (بينهم 9 أطفال) ليلة الثلاثاء، حسب وكالة «North».\nنقل 43 جريحا إلى المستشفى.\n",
    ),
    ("english.txt", "Fire at the harbour\n\nTwelve people died in the harbour (\"נמל\") and 43 were hurt.\nThe boat Marta burned out.\n"),
];
