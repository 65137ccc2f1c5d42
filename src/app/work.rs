//! Everything that takes time: reading files, comparing, dialogs, writing a report. Each runs in a thread of its own and
//! sends what came of it; the window asks once a frame.

mod choosing;

pub(super) use choosing::typed_path;

use super::dialogs::{Encodings, Pasted, Splitting};
use super::project::{Arrival, Leftover, Saved, leftovers, open, recover};
use super::sample;
use super::viewed::Viewed;
use crate::account::{
    Account, Charset, Fact, Imported, Planned, decodings, import_all, import_in, import_unnamed, propose_cuts, read_file, rejoin, split,
};
use crate::comparison::{Comparison, Rulings, Settings, Timeline, Watch, compare_early, compare_first, timeline};
use crate::model::NliModel;
use crate::report::Options;
use eframe::egui;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// What came of some work.
pub(super) enum News {
    /// Files were read.
    Imported(Imported),
    /// What words alone say of the first accounts or of all, while the others are compared or the sentence model reads: the comparison
    /// follows. The number tells which order it answers.
    Early(u64, Viewed),
    /// Accounts were compared. The number tells which order to compare it answers.
    Compared(u64, Viewed),
    /// Rulings were applied to the comparison that is shown. The number tells which order it answers.
    Applied(u64, Viewed),
    /// The reader chose files or a folder.
    Chosen(Vec<PathBuf>),
    /// The reader chose the folder of a judging model.
    ModelChosen(PathBuf),
    /// Why the reader's own model cannot be used.
    NoModel(String),
    /// A project was opened, or why not.
    Project(Result<Box<Arrival>, String>),
    /// The reader chose where to save the project.
    ProjectPlace(PathBuf),
    /// A project was saved, or where it could not be and why.
    Saved(Result<Box<Saved>, (PathBuf, String)>),
    /// Unsaved changes were kept or discarded, or why they could not be kept.
    Kept(Result<(), String>),
    /// What was left when the program ended as it should not.
    Leftovers(Vec<Leftover>),
    /// The reader chose where to write the report.
    ReportPlace(PathBuf),
    /// The system showed no dialog: neither a portal nor zenity answered.
    NoDialog,
    /// The dates and times that the accounts of this view of the comparison claim. The number tells which order it answers.
    Times(u64, Arc<Timeline>),
    /// Places to cut a file at were looked for, or why they could not be.
    Cuts(Result<Box<Splitting>, String>),
    /// Encodings of a file were tried, or why they could not be.
    Encodings(Result<Encodings, String>),
    /// Accounts to be put in the place of those with these keys, or why there are none.
    Replaced(Vec<u64>, Result<Vec<Account>, String>),
    /// A report was written there, or why not.
    Exported(Result<PathBuf, String>),
}

/// A model of the reader's own, and the folder that it was loaded from.
type Own = Mutex<Option<(PathBuf, Arc<NliModel>)>>;

/// The threads' common way back to the window.
pub(super) struct Work {
    pub(super) context: egui::Context,
    send: Sender<(u64, News)>,
    receive: Receiver<(u64, News)>,
    /// The comparison under way: its number and its watch.
    pub(super) comparing: Option<(u64, Arc<Watch>)>,
    /// Rulings that are being applied: their number and their watch.
    pub(super) applying: Option<(u64, Arc<Watch>)>,
    /// The number of the timeline that is being worked out.
    pub(super) timing: Option<u64>,
    /// How many files and folders are being read.
    pub(super) importing: usize,
    /// How many reports are being written.
    pub(super) exporting: usize,
    /// Set when the reports that are being written are not wanted any more.
    unwanted: Arc<AtomicBool>,
    /// How many files are being looked at, for places to cut them at or for other encodings.
    pub(super) looking: usize,
    /// Counts up with each reading that was cancelled: what an older one brings is dropped.
    reading: u64,
    orders: u64,
    applied: u64,
    times: u64,
    /// The reader's own model as it was loaded last, and from where.
    own: Arc<Own>,
}

impl Work {
    pub(super) fn new(context: &egui::Context) -> Self {
        let (send, receive) = channel();
        Self {
            context: context.clone(),
            send,
            receive,
            comparing: None,
            applying: None,
            timing: None,
            importing: 0,
            exporting: 0,
            unwanted: Arc::default(),
            looking: 0,
            reading: 0,
            orders: 0,
            applied: 0,
            times: 0,
            own: Arc::default(),
        }
    }

    /// What came in since the last frame.
    pub(super) fn news(&mut self) -> Vec<News> {
        let arrived: Vec<(u64, News)> = self.receive.try_iter().collect();
        let mut news = Vec::with_capacity(arrived.len());
        for (reading, item) in arrived {
            match &item {
                News::Imported(_) | News::Project(_) | News::Replaced(..) | News::Cuts(_) | News::Encodings(_)
                    if reading != self.reading =>
                {
                    continue;
                }
                News::Imported(_) | News::Project(_) | News::Replaced(..) => self.importing = self.importing.saturating_sub(1),
                News::Compared(order, _) if self.comparing.as_ref().is_some_and(|(own, _)| own == order) => self.comparing = None,
                News::Exported(_) => self.exporting = self.exporting.saturating_sub(1),
                News::Cuts(_) | News::Encodings(_) => self.looking = self.looking.saturating_sub(1),
                _ => {}
            }
            news.push(item);
        }
        news
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        self.importing += 1;
        self.spawn(move || Some(News::Imported(import_all(&paths))));
    }

    /// Reads the sample event that comes with the program.
    pub(super) fn import_sample(&mut self) {
        self.importing += 1;
        self.spawn(|| Some(News::Imported(sample::import())));
    }

    /// Opens a project.
    pub(super) fn open_project(&mut self, path: PathBuf) {
        self.importing += 1;
        self.spawn(move || Some(News::Project(open(&path).map(Box::new))));
    }

    /// Opens what was kept of a comparison that was never saved.
    pub(super) fn recover(&mut self, path: PathBuf) {
        self.importing += 1;
        self.spawn(move || {
            let opened = recover(&path).map(Box::new);
            Some(News::Project(opened.map_err(|why| format!("What was kept could not be opened: {why}"))))
        });
    }

    /// Looks for what was left when the program ended as it should not.
    pub(super) fn look_for_leftovers(&self, folder: Option<PathBuf>, recent: Vec<Vec<PathBuf>>) {
        self.spawn(move || Some(News::Leftovers(leftovers(folder.as_deref(), &recent))));
    }

    /// How threads that go on tell their news.
    pub(super) fn teller(&self) -> impl Fn(News) + Send + 'static {
        let (send, context) = (self.send.clone(), self.context.clone());
        move |news| {
            // A window that is gone needs no news.
            if send.send((0, news)).is_ok() {
                context.request_repaint();
            }
        }
    }

    /// Takes a pasted text as an account.
    pub(super) fn paste(&mut self, pasted: Pasted) {
        self.importing += 1;
        self.spawn(move || {
            let mut imported = Imported::default();
            match import_unnamed("pasted text", pasted.text.as_bytes(), Charset::named("utf-8")) {
                Ok(mut account) => {
                    account.facts.know(Fact::Title, &pasted.title, "the reader");
                    account.facts.know(Fact::Source, &pasted.source, "the reader");
                    account.facts.encoding_chosen = false;
                    imported.accounts.push(account);
                }
                Err(error) => imported.errors.push(error),
            }
            Some(News::Imported(imported))
        });
    }

    /// Looks for places to cut a text at. `parts` are those that it is split into already.
    pub(super) fn look_for_cuts(&mut self, keys: Vec<u64>, whole: Arc<Account>, parts: Vec<(Range<usize>, String)>) {
        self.looking += 1;
        self.spawn(move || Some(News::Cuts(Ok(splitting(keys, whole, &parts)))));
    }

    /// The same for the file of these parts, which is read again. Where it is not there, or was pasted, the parts are put together.
    pub(super) fn look_for_cuts_anew(&mut self, keys: Vec<u64>, parts: Vec<Arc<Account>>) {
        if parts.is_empty() {
            return;
        }
        self.looking += 1;
        self.spawn(move || {
            let there = parts.first().is_some_and(|part| Path::new(&part.facts.file).exists());
            let titles = parts.iter().map(|part| part.facts.title.clone());
            let (whole, spans) = if there {
                let spans = parts.iter().filter_map(|part| Some(part.facts.part.as_ref()?.span.clone())).collect();
                match again(parts.first()?) {
                    Ok(whole) => (whole, spans),
                    Err(error) => return Some(News::Cuts(Err(error))),
                }
            } else {
                match rejoin(&parts) {
                    Some(joined) => joined,
                    None => return Some(News::Cuts(Err("its parts no longer fit together".to_owned()))),
                }
            };
            let parts: Vec<(Range<usize>, String)> = spans.into_iter().zip(titles).collect();
            Some(News::Cuts(Ok(splitting(keys, Arc::new(whole), &parts))))
        });
    }

    /// Makes accounts of parts.
    pub(super) fn split(&mut self, keys: Vec<u64>, whole: Arc<Account>, parts: Vec<Planned>) {
        self.importing += 1;
        self.spawn(move || Some(News::Replaced(keys, Ok(split(&whole, &parts)))));
    }

    /// Tries encodings on an account's file.
    pub(super) fn try_encodings(&mut self, key: u64, account: &Account) {
        self.looking += 1;
        let (file, now) = (account.facts.file.clone(), account.facts.encoding.clone());
        self.spawn(move || {
            let bytes = read_file(Path::new(&file)).map_err(|error| error.to_string());
            Some(News::Encodings(bytes.map(|bytes| Encodings::new(key, &file, now, decodings(&bytes)))))
        });
    }

    /// Reads an account's file in an encoding.
    pub(super) fn read_in(&mut self, key: u64, account: &Account, encoding: Charset) {
        let file = PathBuf::from(&account.facts.file);
        self.importing += 1;
        self.spawn(move || {
            let read = import_in(&file, Some(encoding)).map_err(|error| error.to_string());
            Some(News::Replaced(vec![key], read.map(|account| vec![account])))
        });
    }

    /// Compares the accounts, with the reader's own model in a folder where there is one; a comparison still under way is stopped.
    /// Where the model cannot be used, the comparison is made without it. With `first`, what the first accounts say is told before,
    /// where the whole takes long.
    pub(super) fn compare(
        &mut self,
        accounts: Vec<Arc<Account>>,
        mut settings: Settings,
        nli: Option<PathBuf>,
        rulings: Rulings,
        first: bool,
    ) {
        self.cancel_comparing();
        self.orders += 1;
        let order = self.orders;
        let watch = Arc::new(Watch::default());
        self.comparing = Some((order, Arc::clone(&watch)));
        // One that was cancelled has nothing to say.
        let (tell, own) = (self.teller(), Arc::clone(&self.own));
        self.spawn(move || {
            match nli.map(|folder| load(&own, folder)).transpose() {
                Ok(model) => settings.nli = model,
                Err(why) => tell(News::NoModel(why)),
            }
            let early = |by_words: Comparison| {
                if let Ok(viewed) = Viewed::new(Arc::new(by_words), rulings.clone(), &watch) {
                    tell(News::Early(order, viewed));
                }
            };
            if first && let Some(of_two) = compare_first(&accounts, &settings, &watch).ok()? {
                early(of_two);
            }
            let done = compare_early(accounts, &settings, &watch, early).ok()?;
            Viewed::new(Arc::new(done), rulings.clone(), &watch).ok().map(|viewed| News::Compared(order, viewed))
        });
    }

    /// Applies rulings to a comparison; the latest order counts.
    pub(super) fn apply_rulings(&mut self, machine: Arc<Comparison>, rulings: Rulings) {
        self.cancel_applying();
        self.applied += 1;
        let order = self.applied;
        let watch = Arc::new(Watch::default());
        self.applying = Some((order, Arc::clone(&watch)));
        self.spawn(move || Viewed::new(machine, rulings, &watch).ok().map(|viewed| News::Applied(order, viewed)));
    }

    /// Stops applying rulings; whether that was under way.
    pub(super) fn cancel_applying(&mut self) -> bool {
        let Some((_, watch)) = self.applying.take() else { return false };
        watch.cancel();
        true
    }

    /// Whether this is the number of the last comparison that was ordered.
    pub(super) fn is_latest(&self, order: u64) -> bool {
        self.orders == order
    }

    /// Stops the comparison that is being made; whether there was one.
    pub(super) fn cancel_comparing(&mut self) -> bool {
        let Some((_, watch)) = self.comparing.take() else { return false };
        watch.cancel();
        self.orders += 1;
        true
    }

    /// Drops what is being read and looked at; whether anything was read, and whether anything was looked at.
    pub(super) fn cancel_reading(&mut self) -> (bool, bool) {
        self.reading += 1;
        (std::mem::take(&mut self.importing) > 0, std::mem::take(&mut self.looking) > 0)
    }

    /// Stops the reports that are being written; whether there were any.
    pub(super) fn cancel_exporting(&mut self) -> bool {
        std::mem::take(&mut self.unwanted).store(true, Ordering::Relaxed);
        std::mem::take(&mut self.exporting) > 0
    }

    /// What is under way, in words.
    pub(super) fn doing(&self) -> String {
        match (&self.comparing, &self.applying) {
            (Some((_, watch)), _) => format!("{}…", watch.progress().0),
            (None, Some(_)) => "Applying your rulings…".to_owned(),
            (None, None) if self.importing > 0 => "Reading files…".to_owned(),
            (None, None) if self.exporting > 0 => "Writing the report…".to_owned(),
            (None, None) if self.looking > 0 => "Looking at the file…".to_owned(),
            (None, None) => "One moment…".to_owned(),
        }
    }

    /// Works out the dates and times that the accounts claim; the latest order counts.
    pub(super) fn read_times(&mut self, comparison: Arc<Comparison>) {
        self.times += 1;
        let order = self.times;
        self.timing = Some(order);
        self.spawn(move || Some(News::Times(order, Arc::new(timeline(&comparison)))));
    }

    pub(super) fn export(&mut self, comparison: Arc<Comparison>, path: PathBuf, options: Options) {
        self.exporting += 1;
        let unwanted = Arc::clone(&self.unwanted);
        self.spawn(move || {
            let stopped = || unwanted.load(Ordering::Relaxed);
            match crate::report::write_unless(&comparison, &path, &options, stopped) {
                Ok(true) => Some(News::Exported(Ok(path))),
                Err(error) if !stopped() => Some(News::Exported(Err(error.to_string()))),
                // Nobody waits for it.
                Ok(false) | Err(_) => None,
            }
        });
    }

    fn spawn(&self, work: impl FnOnce() -> Option<News> + Send + 'static) {
        let (send, context, reading) = (self.send.clone(), self.context.clone(), self.reading);
        std::thread::spawn(move || {
            // A window that is gone needs no news.
            if let Some(news) = work()
                && send.send((reading, news)).is_ok()
            {
                context.request_repaint();
            }
        });
    }
}

/// The model in a folder, loaded once: it keeps its answers from one comparison to the next.
fn load(own: &Own, folder: PathBuf) -> Result<Arc<NliModel>, String> {
    let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, model)) = own.as_ref().filter(|(from, _)| *from == folder) {
        return Ok(Arc::clone(model));
    }
    let model = Arc::new(NliModel::load(&folder).map_err(|error| error.to_string())?);
    *own = Some((folder, Arc::clone(&model)));
    Ok(model)
}

/// A dialog that proposes cuts.
fn splitting(keys: Vec<u64>, whole: Arc<Account>, parts: &[(Range<usize>, String)]) -> Box<Splitting> {
    let cuts = propose_cuts(&whole);
    Box::new(Splitting::new(keys, whole, &cuts, parts))
}

/// The whole file of an account that is a part of it, as it was when the part was made.
fn again(part: &Account) -> Result<Account, String> {
    let facts = &part.facts;
    let encoding = facts.encoding.as_deref().filter(|_| facts.encoding_chosen).and_then(Charset::named);
    let whole = import_in(Path::new(&facts.file), encoding).map_err(|error| error.to_string())?;
    if whole.facts.sha256 == facts.sha256 {
        Ok(whole)
    } else {
        Err(format!("{} has changed; remove its accounts and open it again", facts.file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cancelled_brings_no_news() {
        let mut work = Work::new(&egui::Context::default());
        let text = Arc::new(Account::from_text("Two boats burned.", "a.txt"));
        for cancelled in [true, false] {
            work.look_for_cuts(vec![1], Arc::clone(&text), Vec::new());
            assert!(!cancelled || work.cancel_reading() == (false, true));
            let arrived = work.receive.recv().unwrap();
            work.send.send(arrived).unwrap();
            assert_eq!(work.news().is_empty(), cancelled);
            assert_eq!(work.looking, 0);
        }
        assert!(!work.cancel_exporting(), "there is none");
    }
}
