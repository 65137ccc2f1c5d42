//! What the window remembers from one sitting to the next: its size, the look, what was opened.

use super::columns::{Options, WIDTHS};
use eframe::egui;
use serde::{Deserialize, Serialize};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The smallest and largest size of reading text, in points.
pub(super) const TEXT_SIZES: (f32, f32) = (11.0, 30.0);
/// How many comparisons are remembered.
const RECENT: usize = 8;

/// What the window remembers. A value that is missing or not understood is the one a new window has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub look: Look,
    /// How large everything is; 1 is the toolkit's own size.
    pub zoom: f32,
    /// The size of reading text in points.
    pub text_size: f32,
    /// The size of the window in points.
    pub size: [f32; 2],
    /// How the columns are shown.
    pub columns: Options,
    /// What was opened, the latest first: the files and folders of one comparison each.
    pub recent: Vec<Vec<PathBuf>>,
    /// The folder of the reader's own judging model.
    pub nli: Option<PathBuf>,
}

/// Light letters on dark, dark letters on light, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As the system has it.
    #[default]
    System,
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    Dark,
}

impl Look {
    /// What the toolkit calls it.
    pub fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            look: Look::System,
            zoom: 1.0,
            text_size: 15.0,
            size: [1400.0, 860.0],
            columns: Options::default(),
            recent: Vec::new(),
            nli: None,
        }
    }
}

impl Settings {
    /// Where they lie: the platform's own folder for settings. `None` where there is no home folder.
    pub fn place() -> Option<PathBuf> {
        directories::ProjectDirs::from("org", "corroborate", "Corroborate").map(|folders| folders.config_dir().join("settings.json"))
    }

    /// Reads them; those of a new window when there are none or they are damaged.
    pub fn load(place: &Path) -> Self {
        let read = std::fs::read(place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut settings: Self = read.unwrap_or_default();
        settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(0.5, 3.0) } else { 1.0 };
        settings.text_size = if settings.text_size.is_finite() { settings.text_size.clamp(TEXT_SIZES.0, TEXT_SIZES.1) } else { 15.0 };
        settings.size = settings.size.map(|side| if side.is_finite() { side.clamp(400.0, 8000.0) } else { 800.0 });
        settings.columns.width =
            if settings.columns.width.is_finite() { settings.columns.width.clamp(WIDTHS.0, WIDTHS.1) } else { Options::default().width };
        settings.recent.truncate(RECENT);
        settings
    }

    /// Writes them beside their place, then moves them there: what was there before stays whole until then.
    pub fn save(&self, place: &Path) -> io::Result<()> {
        let folder = place.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.persist(place).map_err(|error| error.error)?;
        Ok(())
    }

    /// Puts what was opened first in the list.
    pub fn remember(&mut self, paths: Vec<PathBuf>) {
        let paths: Vec<PathBuf> = paths.into_iter().map(|path| std::path::absolute(&path).unwrap_or(path)).collect();
        self.recent.retain(|old| *old != paths);
        self.recent.insert(0, paths);
        self.recent.truncate(RECENT);
    }
}

/// What the list calls a comparison: the folder, or the first file and how many more.
pub(super) fn recent_name(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    match paths {
        [] => String::new(),
        [only] => name(only),
        [first, rest @ ..] => format!("{} and {} more", name(first), rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("new").join("settings.json");
        let mut settings = Settings { zoom: 1.3, look: Look::Dark, ..Settings::default() };
        settings.remember(vec![PathBuf::from("/texts/a.txt")]);
        settings.save(&place).unwrap();
        assert_eq!(Settings::load(&place), settings);
    }

    #[test]
    fn damaged_settings_are_those_of_a_new_window() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("settings.json");
        assert_eq!(Settings::load(&place), Settings::default());
        std::fs::write(&place, "{ \"zoom\": ").unwrap();
        assert_eq!(Settings::load(&place), Settings::default());
        std::fs::write(&place, "{ \"zoom\": 900.0, \"unheard\": 1 }").unwrap();
        assert_eq!(Settings::load(&place).zoom, 3.0);
    }

    #[test]
    fn what_is_opened_again_moves_to_the_front() {
        let mut settings = Settings::default();
        let paths = |at: usize| vec![PathBuf::from(format!("/texts/{at}"))];
        (0..12).for_each(|at| settings.remember(paths(at)));
        settings.remember(paths(6));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!((&settings.recent[0], &settings.recent[1]), (&paths(6), &paths(11)));
    }
}
