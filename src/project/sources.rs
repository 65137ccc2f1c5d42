//! Accounts whose source file has changed since they were read.

use super::Project;
use crate::account::{Account, ImportError, import, sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A source file that is not what it was.
#[derive(Debug)]
pub enum Change {
    /// It was changed: the account as it would be read now. Nothing is taken over before [`Project::take_over`].
    Changed {
        /// The account's place in the project, from 0.
        index: usize,
        /// The account as the file has it now.
        now: Box<Account>,
    },
    /// It was changed into something that cannot be opened.
    Unopened {
        /// The account's place in the project, from 0.
        index: usize,
        /// Why not.
        error: ImportError,
    },
}

/// Looks at the source files of a project's accounts. Files that are not there are no change: a project opens on other
/// machines. A relative path is looked up from the current folder, and then beside the project file.
pub fn changed_sources(project: &Project, project_file: Option<&Path>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (index, account) in project.accounts.iter().enumerate() {
        let Some(path) = place_of(&account.facts.file, project_file) else { continue };
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if sha256(&bytes) == account.facts.sha256 {
            continue;
        }
        changes.push(match import(&path) {
            Ok(mut now) => {
                now.facts.file.clone_from(&account.facts.file);
                Change::Changed { index, now: Box::new(now) }
            }
            Err(error) => Change::Unopened { index, error },
        });
    }
    changes
}

fn place_of(file: &str, project_file: Option<&Path>) -> Option<PathBuf> {
    let given = PathBuf::from(file);
    let beside = project_file.and_then(Path::parent).map(|folder| folder.join(&given));
    [Some(given), beside].into_iter().flatten().find(|path| path.is_file())
}

impl Project {
    /// Puts an account as its file has it now in the place of the one at `index`. Rulings follow their passages by text;
    /// [`Rulings::read`](crate::comparison::Rulings::read) lists those that no longer fit, and none is dropped. Nothing
    /// happens where there is no such account.
    pub fn take_over(&mut self, index: usize, now: Account) {
        let Some(old) = self.accounts.get_mut(index) else { return };
        let (before, after) = (old.facts.text_sha256.clone(), now.facts.text_sha256.clone());
        let file = old.facts.file.clone();
        *old = Arc::new(now);
        let mut list = self.rulings.list().to_vec();
        let named = list.iter_mut().flat_map(|ruling| ruling.accounts_mut());
        for account in named.filter(|account| account.text_sha256 == before && account.file == file) {
            account.text_sha256.clone_from(&after);
        }
        if list != self.rulings.list() {
            self.rulings = list.into();
        }
    }
}
