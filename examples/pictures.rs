//! Draws the pictures of the window that the README shows:
//!
//! ```text
//! cargo run --features pictures --example pictures [FOLDER]
//! ```
//!
//! writes them to `docs`, or to FOLDER. A Vulkan or OpenGL driver is needed; software drawing is enough.

#[path = "../tests/driver/mod.rs"]
mod driver;

use driver::{Driven, harbour_fire, settle, window_of};
use eframe::egui::Theme;
use egui_kittest::kittest::Queryable as _;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let size = [1400.0, 860.0];
    for (name, theme) in [("window.png", Theme::Light), ("window-dark.png", Theme::Dark)] {
        let mut harness = window_of(size, 1.0, theme, vec![harbour_fire()]);
        select_a_dispute(&mut harness);
        save(&mut harness, &folder.join(name))?;
    }
    Ok(())
}

fn select_a_dispute(harness: &mut Driven) {
    if let Some(disputed) = harness.query_all_by_label_contains(", disputed: ").next() {
        disputed.click();
    }
    settle(harness);
    harness.remove_cursor();
    harness.run_steps(3);
}

fn save(harness: &mut Driven, path: &Path) -> Result<(), Box<dyn Error>> {
    harness.render()?.save(path)?;
    Ok(())
}
