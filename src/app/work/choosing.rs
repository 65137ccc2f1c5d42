//! Where files and folders are, as the reader says it: in a dialog of the system, or as a path that is typed.

use super::{News, Work};
use crate::account::supported;
use crate::project::ENDING;
use crate::report::Format;
use std::path::PathBuf;
use std::time::{Duration, Instant};

impl Work {
    pub(in crate::app) fn choose_files(&self) {
        let accounts = supported();
        let endings = accounts.iter().copied().chain([ENDING]);
        let endings: Vec<&str> = endings.map(|ending| ending.trim_start_matches('.')).collect();
        self.dialog(move || {
            let dialog = rfd::FileDialog::new().set_title("Open accounts or a project");
            dialog.add_filter("Accounts and projects", &endings).pick_files().map(News::Chosen)
        });
    }

    pub(in crate::app) fn choose_folder(&self) {
        self.dialog(|| {
            rfd::FileDialog::new().set_title("Open a folder of accounts").pick_folder().map(|folder| News::Chosen(vec![folder]))
        });
    }

    pub(in crate::app) fn choose_model(&self) {
        self.dialog(|| rfd::FileDialog::new().set_title("Judge with your own model").pick_folder().map(News::ModelChosen))
    }

    pub(in crate::app) fn choose_project(&self, name: String) {
        self.dialog(move || {
            let dialog = rfd::FileDialog::new().set_title("Save the project").set_file_name(name);
            dialog.add_filter("Project", &[ENDING.trim_start_matches('.')]).save_file().map(News::ProjectPlace)
        });
    }

    pub(in crate::app) fn choose_report(&self) {
        self.dialog(|| {
            let dialog = rfd::FileDialog::new().set_title("Export the report").set_file_name("report.html");
            dialog.add_filter("Report", &Format::ALL.map(Format::ending)).save_file().map(News::ReportPlace)
        });
    }

    /// Shows a dialog of the system. One that comes back empty at once was never shown: nobody can cancel that fast.
    fn dialog(&self, show: impl FnOnce() -> Option<News> + Send + 'static) {
        self.spawn(move || {
            let asked = Instant::now();
            let chosen = show();
            if chosen.is_none() && asked.elapsed() < Duration::from_millis(300) { Some(News::NoDialog) } else { chosen }
        });
    }
}

/// A path as a reader types it: without the spaces or quotation marks round it, `~` for the home folder.
pub(in crate::app) fn typed_path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let bare = ['"', '\''].into_iter().find_map(|mark| typed.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(typed);
    match (bare.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_may_stand_in_quotation_marks() {
        assert_eq!(typed_path(" \"/texts/a b.txt\" "), PathBuf::from("/texts/a b.txt"));
        assert_eq!(typed_path("'x.md'"), PathBuf::from("x.md"));
        assert_eq!(typed_path("\""), PathBuf::from("\""));
    }
}
