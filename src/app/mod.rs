//! The window: several accounts side by side, their standings, and the reasons. One file for each screen or panel.
//!
//! Nothing here is imported by the engine. A panel reads the comparison and gives back an `Action`;
//! actions are applied in one place, `Window::apply`.

mod actions;
mod columns;
mod commands;
mod curve;
mod dialogs;
mod driver;
mod export;
mod filter;
mod find;
mod foot;
mod help;
mod inspector;
mod keys;
mod languages;
mod layout;
mod letters;
mod matrix;
mod notices;
mod overview;
mod palette;
mod project;
mod sample;
mod scene;
mod selection;
mod set_aside;
mod settings;
mod theme;
mod timeline;
mod toolbar;
mod viewed;
mod welcome;
mod window;
mod words;
mod work;

pub use settings::{Look, Settings};
pub use window::Window;

use driver::Driver;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no screen.
    #[error("there is no display to open a window on; `corroborate report FILE… -o report.html` compares without one")]
    NoDisplay,
    /// The system would not give a window.
    #[error("the window could not be opened ({0}); `corroborate report FILE… -o report.html` compares without one")]
    Failed(String),
}

/// Opens the window on these files and folders, and returns when the reader closes it.
pub fn run(paths: Vec<PathBuf>) -> Result<(), WindowError> {
    if cfg!(target_os = "linux") && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().all(|name| std::env::var_os(name).is_none()) {
        return Err(WindowError::NoDisplay);
    }
    let place = Settings::place();
    let settings = place.as_deref().map(Settings::load).unwrap_or_default();
    let mut outcome = Ok(());
    for driver in Driver::choices() {
        let opened = Rc::new(Cell::new(false));
        outcome = show(*driver, &settings, place.as_deref(), &paths, &opened);
        if outcome.is_ok() || opened.get() {
            break;
        }
    }
    outcome.map_err(|error| WindowError::Failed(error.to_string()))
}

/// Shows the window until the reader closes it, drawn by this driver. `opened` tells whether it came as far as that.
fn show(driver: Driver, settings: &Settings, place: Option<&Path>, paths: &[PathBuf], opened: &Rc<Cell<bool>>) -> eframe::Result {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Corroborate")
        .with_app_id("org.corroborate.Corroborate")
        .with_inner_size(settings.size)
        .with_min_inner_size([640.0, 400.0]);
    // The icon is the program's own file: if it were no picture, the window would do without.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    let mut options = eframe::NativeOptions { viewport, ..Default::default() };
    driver.ask(&mut options);
    let (settings, place, paths, opened) = (settings.clone(), place.map(Path::to_owned), paths.to_vec(), opened.clone());
    // Kept until the window closes, and with it the driver.
    let _loading = driver.load();
    eframe::run_native(
        "corroborate",
        options,
        Box::new(move |cc| {
            opened.set(true);
            cc.egui_ctx.set_theme(settings.look.preference());
            cc.egui_ctx.set_zoom_factor(settings.zoom);
            let mut window = Window::with_settings(&cc.egui_ctx, settings, place);
            window.open(paths);
            theme::leave_out_grounds(&cc.egui_ctx);
            Ok(Box::new(App { window, context: cc.egui_ctx.clone() }))
        }),
    )
}

struct App {
    window: Window,
    context: egui::Context,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.show(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::window_ground(visuals.dark_mode).to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.window.close(&self.context);
    }
}

use eframe::egui;
