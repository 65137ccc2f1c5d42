//! Draws the pictures of the window that the README shows:
//!
//! ```text
//! cargo run --example pictures [FOLDER]
//! ```
//!
//! writes them to `docs`, or to FOLDER. A Vulkan or OpenGL driver is needed; software drawing is enough.

#[path = "../tests/driver/mod.rs"]
mod driver;

use driver::{Driven, harbour_fire, settle, window_of};
use eframe::egui::{Key, Theme};
use egui_kittest::kittest::Queryable as _;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (name, theme, view, size) in [
        ("window.png", Theme::Light, "Columns", [1400.0, 860.0]),
        ("window-dark.png", Theme::Dark, "Columns", [1400.0, 860.0]),
        ("window-matrix.png", Theme::Light, "Matrix", [1280.0, 640.0]),
        ("window-overview.png", Theme::Light, "Overview", [1280.0, 640.0]),
        ("window-timeline.png", Theme::Light, "Timeline", [1280.0, 720.0]),
    ] {
        let mut harness = window_of(size, 1.0, theme, vec![harbour_fire()]);
        harness.get_by_label(view).click();
        settle(&mut harness);
        if view != "Overview" {
            select_a_dispute(&mut harness);
        }
        save(&mut harness, &folder.join(name))?;
    }
    Ok(())
}

/// Goes from dispute to dispute up to the one about how many died, or round to the first.
fn select_a_dispute(harness: &mut Driven) {
    for _ in 0..12 {
        harness.key_press(Key::D);
        settle(harness);
        if harness.query_all_by_label_contains("“Seventeen people”").next().is_some() {
            break;
        }
    }
    harness.remove_cursor();
    harness.run_steps(3);
}

fn save(harness: &mut Driven, path: &Path) -> Result<(), Box<dyn Error>> {
    harness.render()?.save(path)?;
    Ok(())
}
