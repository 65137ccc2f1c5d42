//! What was left when the program ended as it should not: changes that were kept and not saved.

use super::desk::name_of;
use crate::project::{self, ENDING, Hold};
use std::path::{Path, PathBuf};

/// Changes that were kept and not saved, and that no window is working on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Leftover {
    /// The project, or a place in the program's own folder.
    pub(in crate::app) path: PathBuf,
    /// One plain sentence on what it is.
    pub(in crate::app) sentence: String,
    /// Whether it was never saved as a project.
    pub(in crate::app) never_saved: bool,
}

/// Looks in the program's own folder, and beside the projects that were opened lately.
pub(in crate::app) fn leftovers(folder: Option<&Path>, recent: &[Vec<PathBuf>]) -> Vec<Leftover> {
    let mut found: Vec<Leftover> = unsaved(folder).into_iter().filter(|path| is_abandoned(path)).map(|path| never_saved(&path)).collect();
    for path in recent.iter().filter_map(|paths| if let [only] = &paths[..] { Some(only) } else { None }) {
        if project::is_project(path) && project::recovery_of(path).is_some() && is_abandoned(path) {
            let sentence = format!("The program ended before changes to “{}” were saved. They were kept.", name_of(path));
            found.push(Leftover { path: path.clone(), sentence, never_saved: false });
        }
    }
    found
}

/// Whether no window has it open.
fn is_abandoned(path: &Path) -> bool {
    matches!(Hold::take(path), Ok(Some(_)))
}

/// The places of the folder that something is left in, in name order.
fn unsaved(folder: Option<&Path>) -> Vec<PathBuf> {
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let names = entries.into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = names
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let own = name.strip_prefix('.')?.strip_suffix(".recovery")?;
            own.ends_with(ENDING).then(|| path.with_file_name(own))
        })
        .collect();
    paths.sort();
    paths
}

fn never_saved(path: &Path) -> Leftover {
    let opened = project::recovery_of(path).and_then(|recovery| project::open(&recovery).ok());
    let sentence = match opened {
        Some(opened) => {
            let (accounts, rulings) = (opened.project.accounts.len(), opened.project.rulings.list().len());
            let (many, rules) = (if accounts == 1 { "account" } else { "accounts" }, if rulings == 1 { "ruling" } else { "rulings" });
            format!("The program ended before a comparison of {accounts} {many} with {rulings} {rules} was saved. It was kept.")
        }
        None => "The program ended before a comparison was saved. Something of it was kept.".to_owned(),
    };
    Leftover { path: path.to_owned(), sentence, never_saved: true }
}
