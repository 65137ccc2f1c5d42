//! Opening a project, off the window's thread: the file, what was kept of unsaved changes, and sources that have changed.

use super::Difference;
use crate::account::Account;
use crate::project::{self, Change, Hold, Opened, Project};
use std::path::{Path, PathBuf};

/// A project that was opened.
pub(in crate::app) struct Arrival {
    /// Where it is saved; for one that never was, its place in the program's own folder.
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) never_saved: bool,
    pub(in crate::app) project: Project,
    /// What could not be made out in its file.
    pub(in crate::app) problems: Vec<String>,
    pub(in crate::app) hold: Option<Hold>,
    /// Another window has it open.
    pub(in crate::app) is_held: bool,
    /// It with changes that were kept and not saved.
    pub(in crate::app) recovered: Option<Box<Project>>,
    /// Accounts whose files have changed since.
    pub(in crate::app) changed: Vec<Changed>,
}

/// An account whose file is not what it was when it was read.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Changed {
    /// The account's place in the project.
    pub(in crate::app) index: usize,
    /// The account as the file has it now.
    pub(in crate::app) now: Account,
    pub(in crate::app) difference: Difference,
}

/// Opens the project at `path`.
pub(in crate::app) fn open(path: &Path) -> Result<Arrival, String> {
    let opened = project::open(path).map_err(|error| error.to_string())?;
    // Where the folder allows no lock nobody can be noticed.
    let taken = Hold::take(path);
    let is_held = matches!(taken, Ok(None));
    let hold = taken.ok().flatten();
    let Opened { project, mut problems } = opened;
    let mut recovered = None;
    // What another window has kept is its own.
    if let Some(kept) = project::recovery_of(path).filter(|_| !is_held) {
        match project::open(&kept) {
            Ok(kept) if kept.project.to_bytes().ok() == project.to_bytes().ok() => project::discard_recovery(path),
            Ok(kept) => recovered = Some(Box::new(kept.project)),
            Err(error) => problems.push(format!("changes were kept that had not been saved, but {error}")),
        }
    }
    let mut changed = Vec::new();
    for change in project::changed_sources(&project, Some(path)) {
        match change {
            Change::Changed { index, now } => {
                let difference = Difference::between(&project.accounts[index], &now);
                changed.push(Changed { index, now: *now, difference });
            }
            Change::Unopened { error, .. } => problems.push(format!("{error}; the text in the project is used")),
        }
    }
    Ok(Arrival { path: path.to_owned(), never_saved: false, project, problems, hold, is_held, recovered, changed })
}

/// Opens what was kept of a comparison that was never saved.
pub(in crate::app) fn recover(path: &Path) -> Result<Arrival, String> {
    let hold = Hold::take(path).ok().flatten().ok_or("another window is at work on it")?;
    let kept = project::recovery_of(path).ok_or("it is no longer there")?;
    let Opened { project, problems } = project::open(&kept).map_err(|error| error.to_string())?;
    let path = path.to_owned();
    Ok(Arrival { path, never_saved: true, project, problems, hold: Some(hold), is_held: false, recovered: None, changed: Vec::new() })
}
