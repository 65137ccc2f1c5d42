//! Everything that takes time: reading files, comparing, dialogs, writing a report. Each runs in a thread of its own and
//! sends what came of it; the window asks once a frame.

use crate::account::{Account, Imported, import_all};
use crate::comparison::{Comparison, Settings, Watch, compare};
use eframe::egui;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What came of some work.
pub(super) enum News {
    /// Files were read.
    Imported(Imported),
    /// Accounts were compared. The number tells which order to compare it answers.
    Compared(u64, Box<Comparison>),
    /// The reader chose files or a folder.
    Chosen(Vec<PathBuf>),
    /// The reader chose where to write the report.
    ReportPlace(PathBuf),
    /// Something to tell the reader.
    Notice(String),
}

/// The threads' common way back to the window.
pub(super) struct Work {
    context: egui::Context,
    send: Sender<News>,
    receive: Receiver<News>,
    /// The comparison under way: its number and its watch.
    pub(super) comparing: Option<(u64, Arc<Watch>)>,
    /// How many files are being read.
    pub(super) importing: usize,
    orders: u64,
}

impl Work {
    pub(super) fn new(context: &egui::Context) -> Self {
        let (send, receive) = channel();
        Self { context: context.clone(), send, receive, comparing: None, importing: 0, orders: 0 }
    }

    /// What came in since the last frame.
    pub(super) fn news(&mut self) -> Vec<News> {
        let news: Vec<News> = self.receive.try_iter().collect();
        for item in &news {
            match item {
                News::Imported(_) => self.importing = self.importing.saturating_sub(1),
                News::Compared(order, _) if self.comparing.as_ref().is_some_and(|(own, _)| own == order) => self.comparing = None,
                _ => {}
            }
        }
        news
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        self.importing += 1;
        self.spawn(move || Some(News::Imported(import_all(&paths))));
    }

    /// Compares the accounts; a comparison still under way is stopped.
    pub(super) fn compare(&mut self, accounts: Vec<Arc<Account>>) {
        self.cancel();
        self.orders += 1;
        let order = self.orders;
        let watch = Arc::new(Watch::default());
        self.comparing = Some((order, Arc::clone(&watch)));
        // One that was cancelled has nothing to say.
        self.spawn(move || compare(accounts, &Settings::default(), &watch).ok().map(|done| News::Compared(order, Box::new(done))));
    }

    /// Whether this is the number of the last comparison that was ordered.
    pub(super) fn is_latest(&self, order: u64) -> bool {
        self.orders == order
    }

    pub(super) fn cancel(&mut self) {
        if let Some((_, watch)) = self.comparing.take() {
            watch.cancel();
            self.orders += 1;
        }
    }

    pub(super) fn choose_files(&self) {
        let endings: Vec<&str> = crate::account::supported().iter().map(|ending| ending.trim_start_matches('.')).collect();
        self.spawn(move || {
            rfd::FileDialog::new().set_title("Open accounts").add_filter("Accounts", &endings).pick_files().map(News::Chosen)
        });
    }

    pub(super) fn choose_folder(&self) {
        self.spawn(|| rfd::FileDialog::new().set_title("Open a folder of accounts").pick_folder().map(|folder| News::Chosen(vec![folder])));
    }

    pub(super) fn choose_report(&self) {
        self.spawn(|| {
            let dialog = rfd::FileDialog::new().set_title("Export the report").set_file_name("report.html");
            dialog.add_filter("Report", &["html", "md", "csv", "json"]).save_file().map(News::ReportPlace)
        });
    }

    pub(super) fn export(&self, comparison: Arc<Comparison>, path: PathBuf) {
        self.spawn(move || {
            Some(News::Notice(match crate::report::write(&comparison, &path) {
                Ok(()) => format!("The report was written to {}.", path.display()),
                Err(error) => format!("The report was not written: {error}."),
            }))
        });
    }

    fn spawn(&self, work: impl FnOnce() -> Option<News> + Send + 'static) {
        let (send, context) = (self.send.clone(), self.context.clone());
        std::thread::spawn(move || {
            // A window that is gone needs no news.
            if let Some(news) = work()
                && send.send(news).is_ok()
            {
                context.request_repaint();
            }
        });
    }
}
