//! What lies on the desk: the project that is open, and whether it is saved.

use crate::comparison::{Ruling, Rulings};
use crate::project::{Hold, Project};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A change is kept in the recovery file when nothing more has changed for so long, in seconds.
const QUIET: f64 = 3.0;
/// Changes that go on and on are kept at least so often, in seconds.
const AT_LEAST: f64 = 15.0;

/// What is to happen once the reader has said what becomes of unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Then {
    /// The window closes.
    Close,
    /// An empty window.
    New,
    /// This project is opened.
    Open(PathBuf),
}

/// What was saved: a later state is another one.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Stamp {
    desk: u64,
    touches: u64,
    rulings: Vec<Ruling>,
}

/// The project that is open, as far as it is not accounts and rulings.
#[derive(Debug, Default)]
pub(in crate::app) struct Desk {
    /// Where it is saved.
    pub(in crate::app) path: Option<PathBuf>,
    /// While this is held, other windows notice this one.
    pub(in crate::app) hold: Option<Hold>,
    /// What is to follow when a save has gone well.
    pub(in crate::app) then: Option<Then>,
    /// The project as it was opened: its title, date and settings, and the fields that this version does not know.
    base: Project,
    /// Where a copy of a project that another window has might be saved.
    copy: Option<PathBuf>,
    /// Another number for every project that is opened.
    number: u64,
    /// Counts up with every change of the accounts.
    touches: u64,
    saved: Stamp,
    /// The state that was seen last, and since when.
    seen: (u64, u64),
    seen_since: f64,
    /// The state that the recovery file has, and when it was ordered.
    kept: Option<(u64, u64)>,
    kept_at: f64,
}

/// What is to be done about the recovery file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::app) enum Safety {
    /// Nothing.
    Fine,
    /// Look again in so many seconds.
    Later(f64),
    /// Write it.
    Keep,
    /// Remove it: there is nothing in it that is not saved.
    Discard,
}

impl Desk {
    /// Nothing.
    pub(in crate::app) fn empty() -> Self {
        Self::of(Project::default(), None, None, &Rulings::default())
    }

    /// A project that was opened from `path`, or recovered without having been saved. `saved` are the rulings of its file.
    pub(in crate::app) fn of(base: Project, path: Option<PathBuf>, hold: Option<Hold>, saved: &Rulings) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let mut desk = Self { path, hold, base, number: COUNT.fetch_add(1, Ordering::Relaxed), ..Self::default() };
        desk.saved = desk.stamp(saved);
        desk
    }

    /// A copy of the project at `path`, to be saved in another place.
    pub(in crate::app) fn copy_of(base: Project, path: &Path, saved: &Rulings) -> Self {
        let copy = path.with_file_name(format!("{} copy{}", name_of(path), crate::project::ENDING));
        Self { copy: Some(copy), ..Self::of(base, None, None, saved) }
    }

    /// Where it is or might be saved.
    pub(in crate::app) fn suggested(&self) -> Option<PathBuf> {
        self.path.clone().or_else(|| self.copy.clone())
    }

    /// Whether this is what the stamp was made of.
    pub(in crate::app) fn is_of(&self, stamp: &Stamp) -> bool {
        self.number == stamp.desk
    }

    /// What was kept is gone: unsaved changes are to be kept anew.
    pub(in crate::app) fn forget_kept(&mut self) {
        self.kept = None;
    }

    /// Notes that the accounts have changed in a way that a project keeps.
    pub(in crate::app) fn touch(&mut self) {
        self.touches += 1;
    }

    /// What a save of the present state would be known by.
    pub(in crate::app) fn stamp(&self, rulings: &Rulings) -> Stamp {
        Stamp { desk: self.number, touches: self.touches, rulings: rulings.list().to_vec() }
    }

    /// Notes what has been saved. A recovery file that was ordered while the disk was slow to save is still to be removed.
    pub(in crate::app) fn saved(&mut self, stamp: Stamp) {
        self.saved = stamp;
    }

    /// Whether there is something that no file has.
    pub(in crate::app) fn is_changed(&self, rulings: &Rulings) -> bool {
        self.touches != self.saved.touches || rulings.list() != self.saved.rulings
    }

    /// The project as it was opened: its settings, title and date hold on.
    pub(in crate::app) fn base(&self) -> &Project {
        &self.base
    }

    /// What the title bar and the reader call it.
    pub(in crate::app) fn name(&self) -> Option<String> {
        self.path.as_deref().map(name_of)
    }

    /// What is to be done about the recovery file at this time, in seconds.
    pub(in crate::app) fn safety(&mut self, rulings: &Rulings, now: f64) -> Safety {
        let state = (self.touches, rulings.revision());
        if !self.is_changed(rulings) {
            self.seen = state;
            return if self.kept.take().is_some() { Safety::Discard } else { Safety::Fine };
        }
        if self.seen != state {
            (self.seen, self.seen_since) = (state, now);
        }
        if self.kept == Some(state) {
            return Safety::Fine;
        }
        let wait = (QUIET - (now - self.seen_since)).min(AT_LEAST - (now - self.kept_at).max(0.0));
        if wait > 0.0 {
            return Safety::Later(wait);
        }
        (self.kept, self.kept_at) = (Some(state), now);
        Safety::Keep
    }
}

/// A project's name without folder and ending.
pub(in crate::app) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(crate::project::ENDING).unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_kept_when_it_has_been_quiet_for_a_while_and_discarded_when_it_is_undone() {
        let (mut desk, rulings) = (Desk::default(), Rulings::default());
        assert_eq!(desk.safety(&rulings, 100.0), Safety::Fine);
        desk.kept_at = 100.0;
        desk.touch();
        assert_eq!(desk.safety(&rulings, 101.0), Safety::Later(QUIET));
        assert_eq!(desk.safety(&rulings, 104.0), Safety::Keep);
        assert_eq!(desk.safety(&rulings, 109.0), Safety::Fine);
        desk.saved = desk.stamp(&rulings);
        assert_eq!(desk.safety(&rulings, 110.0), Safety::Discard);
        assert_eq!(desk.safety(&rulings, 111.0), Safety::Fine);
    }

    #[test]
    fn what_was_kept_while_the_disk_was_slow_to_save_is_discarded() {
        let (mut desk, rulings) = (Desk { kept_at: 100.0, ..Desk::default() }, Rulings::default());
        desk.touch();
        let ordered = desk.stamp(&rulings);
        assert_eq!(desk.safety(&rulings, 100.0), Safety::Later(QUIET));
        assert_eq!(desk.safety(&rulings, 104.0), Safety::Keep);
        desk.saved(ordered);
        assert_eq!(desk.safety(&rulings, 105.0), Safety::Discard);
    }

    #[test]
    fn changes_that_never_pause_are_kept_all_the_same() {
        let (mut desk, rulings) = (Desk { kept_at: 0.0, ..Desk::default() }, Rulings::default());
        let mut kept = 0;
        for second in 0..40 {
            desk.touch();
            kept += usize::from(desk.safety(&rulings, f64::from(second)) == Safety::Keep);
        }
        assert_eq!(kept, 2, "after 15 seconds and after 30");
    }

    #[test]
    fn a_project_is_called_by_its_file() {
        assert_eq!(name_of(Path::new("/stories/harbour.corroborate")), "harbour");
    }
}
