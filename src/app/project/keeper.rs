//! Writes projects and recovery files, one after the other, in a thread of its own: a save that was ordered first is on the
//! disk first, and the window never waits for a disk.

use super::Stamp;
use crate::app::work::News;
use crate::project::{self, Hold, Project};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// Something to be written or removed.
pub(in crate::app) enum Order {
    /// Save the project.
    Save {
        project: Box<Project>,
        path: PathBuf,
        /// It has not been saved there before: notice whether another window holds it.
        is_new: bool,
        /// Where it was saved before: the recovery file there is no longer needed.
        before: Option<PathBuf>,
        stamp: Stamp,
    },
    /// Keep unsaved changes beside the project, or, where that cannot be or it was never saved, in the program's own folder.
    Keep { project: Box<Project>, path: Option<PathBuf> },
    /// The changes that were kept are saved or not wanted.
    Discard { path: Option<PathBuf> },
    /// Go on with a recovery file of the program's own folder.
    Adopt { path: PathBuf, hold: Hold },
}

/// A project that was saved.
pub(in crate::app) struct Saved {
    pub(in crate::app) path: PathBuf,
    /// Where it was not saved before: the hold on it, unless the folder allows none.
    pub(in crate::app) hold: Option<Hold>,
    pub(in crate::app) is_new: bool,
    pub(in crate::app) stamp: Stamp,
}

/// The thread that writes. Dropped, it does what was ordered first.
pub(in crate::app) struct Keeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    /// How many orders have not been answered.
    pub(in crate::app) pending: usize,
}

impl Keeper {
    /// A keeper that tells what came of each order. Changes of what was never saved are kept in `folder`; nowhere without one.
    pub(in crate::app) fn new(folder: Option<PathBuf>, tell: impl Fn(News) + Send + 'static) -> Self {
        let (orders, received) = channel();
        let thread = std::thread::spawn(move || Shelf { folder, slot: None }.work(&received, &tell));
        Self { orders: Some(orders), thread: Some(thread), pending: 0 }
    }

    pub(in crate::app) fn order(&mut self, order: Order) {
        if self.orders.as_ref().is_some_and(|orders| orders.send(order).is_ok()) {
            self.pending += 1;
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A thread that has panicked has nothing more to write.
            let _ = thread.join();
        }
    }
}

/// Where the thread keeps what was never saved.
struct Shelf {
    folder: Option<PathBuf>,
    slot: Option<(PathBuf, Hold)>,
}

impl Shelf {
    fn work(mut self, orders: &Receiver<Order>, tell: &impl Fn(News)) {
        for order in orders {
            tell(match order {
                Order::Save { project, path, is_new, before, stamp } => {
                    let saved = self.save(&project, &path, is_new, before.as_deref());
                    News::Saved(match saved {
                        Ok(hold) => Ok(Box::new(Saved { path, hold, is_new, stamp })),
                        Err(why) => Err((path, why)),
                    })
                }
                Order::Keep { project, path } => News::Kept(self.keep(&project, path.as_deref())),
                Order::Discard { path } => {
                    self.discard(path.as_deref());
                    News::Kept(Ok(()))
                }
                Order::Adopt { path, hold } => {
                    self.slot = Some((path, hold));
                    News::Kept(Ok(()))
                }
            });
        }
    }

    fn save(&self, project: &Project, path: &Path, is_new: bool, before: Option<&Path>) -> Result<Option<Hold>, String> {
        let hold = match is_new.then(|| Hold::take(path)) {
            Some(Ok(None)) => return Err(format!("{} is open in another window; save it in another place", path.display())),
            // A folder that allows no lock may still allow the file; else the save says so.
            Some(Err(_)) | None => None,
            Some(Ok(hold)) => hold,
        };
        project::save(project, path).map_err(|error| error.to_string())?;
        self.discard(before.filter(|before| *before != path));
        Ok(hold)
    }

    fn keep(&mut self, project: &Project, path: Option<&Path>) -> Result<(), String> {
        if path.is_some_and(|path| project::save_recovery(project, path).is_ok()) {
            return Ok(());
        }
        let Some(slot) = self.slot() else { return Ok(()) };
        project::save_recovery(project, &slot).map_err(|error| error.to_string())
    }

    fn discard(&self, path: Option<&Path>) {
        path.into_iter().chain(self.slot.as_ref().map(|(path, _)| path.as_path())).for_each(project::discard_recovery);
    }

    /// A place in the program's own folder that no other window has and nothing is left in.
    fn slot(&mut self) -> Option<PathBuf> {
        if self.slot.is_none() {
            let folder = self.folder.as_deref()?;
            std::fs::create_dir_all(folder).ok()?;
            self.slot = (1..100).find_map(|number| {
                let path = folder.join(format!("unsaved-{number}{}", project::ENDING));
                let free = project::recovery_of(&path).is_none();
                let hold = if free { Hold::take(&path).ok().flatten() } else { None };
                hold.map(|hold| (path, hold))
            });
        }
        self.slot.as_ref().map(|(path, _)| path.clone())
    }
}
