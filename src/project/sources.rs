//! Accounts whose source file has changed since they were read.

use super::Project;
use crate::account::{Account, CORRECTED, Charset, Fact, ImportError, import_in, plan, sha256, split};
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
        let chosen = account.facts.encoding.as_deref().filter(|_| account.facts.encoding_chosen).and_then(Charset::named);
        let now = import_in(&path, chosen).and_then(|whole| match account.facts.part {
            None => Ok(whole),
            Some(_) => part_again(project, account, &whole)
                .ok_or_else(|| ImportError::PartGone { path: path.clone(), title: account.facts.title.clone() }),
        });
        changes.push(match now {
            Ok(mut now) => {
                now.facts.file.clone_from(&account.facts.file);
                Change::Changed { index, now: Box::new(now) }
            }
            Err(error) => Change::Unopened { index, error },
        });
    }
    changes
}

/// A part of a file as it is now: it begins with the same line as before, and ends where the next one begins.
fn part_again(project: &Project, account: &Account, whole: &Account) -> Option<Account> {
    let mut parts: Vec<&Account> = project
        .accounts
        .iter()
        .map(Arc::as_ref)
        .filter(|other| other.facts.part.is_some() && other.facts.file == account.facts.file)
        .collect();
    parts.sort_by_key(|other| other.facts.part.as_ref().map(|part| part.span.start));
    let (mut from, mut starts) = (0, Vec::new());
    for part in &parts {
        let opening = part.text.lines().next().unwrap_or_default().trim();
        let found = whole.text.get(from..).and_then(|rest| rest.find(opening)).map(|at| from + at);
        from = found.map_or(from, |at| at + opening.len());
        starts.push(found);
    }
    let own = parts.iter().position(|part| part.facts == account.facts)?;
    let start = starts.get(own).copied().flatten()?;
    let cuts: Vec<usize> = starts.iter().flatten().copied().collect();
    let mut planned = plan(whole, &cuts).into_iter().find(|part| part.span.start == start)?;
    (planned.keep, planned.named) = (true, account.facts.origins.get(&Fact::Title).is_some_and(|origin| origin == CORRECTED));
    if planned.named {
        planned.title.clone_from(&account.facts.title);
    }
    let mut now = split(whole, &[planned]).pop()?;
    if let (Some(new), Some(old)) = (&mut now.facts.part, &account.facts.part) {
        (new.number, new.of) = (old.number, old.of);
    }
    Some(now)
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
