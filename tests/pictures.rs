//! Small pictures of every view, panel and dialog, light and dark, held against those in `tests/snapshots`.
//!
//! They need a Vulkan or OpenGL driver; software drawing is enough. Only the fonts of the program are used.
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures -- --ignored` accepts what it draws now.

mod driver;

use driver::stages::{STAGES, VIEWS};
use eframe::egui::Theme;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{SnapshotOptions, SnapshotResults};

/// Draws these in one look. Small differences between drivers do not count: a slightly different shade anywhere, another pixel here and
/// there.
fn draw(stages: std::ops::Range<usize>, theme: Theme) {
    let look = if theme == Theme::Dark { "dark" } else { "light" };
    let mut results = SnapshotResults::new();
    for (name, make) in &STAGES[stages] {
        let mut stage = make(theme);
        // A file of the test lies in another folder each time.
        let path = stage.path().and_then(|path| stage.harness.query_all_by_value(&path).next().map(|node| node.rect()));
        path.into_iter().for_each(|rect| stage.harness.mask(rect.with_max_x(rect.left() + 500.0)));
        let options = SnapshotOptions::new().threshold(1.2).max_failed_pixels(40_usize);
        stage.harness.snapshot_options(format!("{name}_{look}"), &options);
        results.extend_harness(&mut stage.harness);
    }
}

#[test]
#[ignore = "needs a graphics driver: .ci/run"]
fn views_and_panels_on_light() {
    draw(0..VIEWS, Theme::Light);
}

#[test]
#[ignore = "needs a graphics driver: .ci/run"]
fn views_and_panels_on_dark() {
    draw(0..VIEWS, Theme::Dark);
}

#[test]
#[ignore = "needs a graphics driver: .ci/run"]
fn dialogs_on_light() {
    draw(VIEWS..STAGES.len(), Theme::Light);
}

#[test]
#[ignore = "needs a graphics driver: .ci/run"]
fn dialogs_on_dark() {
    draw(VIEWS..STAGES.len(), Theme::Dark);
}
