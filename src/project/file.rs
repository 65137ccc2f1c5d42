//! Project files: opened, saved so that nothing is ever lost, and recovered.
//!
//! A save writes beside the file, makes sure it is on the disk, keeps the version before as `story.corroborate.backup`, and
//! only then puts the new version in its place. Whenever the program or the machine dies, the file is whole: the version
//! before or the new one.

use super::document::{Opened, Project};
use super::error::ProjectError;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The ending of project files, with its dot.
pub const ENDING: &str = ".corroborate";

/// Files that a killed save left behind are removed when they are older than this.
const LEFT_BEHIND: Duration = Duration::from_secs(60);

/// Whether a path has the ending of a project.
pub fn is_project(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(ENDING))
}

/// Opens a project file; a damaged one as far as it goes. An error names the version before, where there is one.
pub fn open(path: &Path) -> Result<Opened, ProjectError> {
    let bytes = fs::read(path).map_err(|source| ProjectError::Unreadable { path: path.to_owned(), source })?;
    let backup = || Some(backup_of(path)).filter(|backup| backup.exists());
    match Project::from_bytes(&bytes) {
        Ok(mut opened) => {
            if !opened.problems.is_empty() {
                opened.problems.extend(backup().map(|backup| format!("the version before it is in {}", backup.display())));
            }
            Ok(opened)
        }
        Err(source) => Err(ProjectError::Unopened { path: path.to_owned(), source: Box::new(source), backup: backup() }),
    }
}

/// Saves the project to `path`. The version that was there is kept as [`backup_of`]; the recovery file, no longer needed, is
/// removed. On an error the file is as it was.
pub fn save(project: &Project, path: &Path) -> Result<(), ProjectError> {
    let bytes = project.to_bytes()?;
    replace(path, &bytes, true).map_err(|source| ProjectError::Unwritable { path: path.to_owned(), source })?;
    discard_recovery(path);
    Ok(())
}

/// Saves unsaved changes beside the project, to be found after a crash. `path` is the project's own path.
pub fn save_recovery(project: &Project, path: &Path) -> Result<(), ProjectError> {
    let place = recovery_place(path);
    let bytes = project.to_bytes()?;
    replace(&place, &bytes, false).map_err(|source| ProjectError::Unwritable { path: place, source })
}

/// The recovery file of a project, when there is one: the program did not end as it should, and changes were not saved.
pub fn recovery_of(path: &Path) -> Option<PathBuf> {
    Some(recovery_place(path)).filter(|place| place.exists())
}

/// Removes the recovery file, when its changes are saved or not wanted.
pub fn discard_recovery(path: &Path) {
    // There may be none; one that cannot be removed is offered again, which does no harm.
    let _ = fs::remove_file(recovery_place(path));
}

/// Where the version before the last save is kept.
pub fn backup_of(path: &Path) -> PathBuf {
    beside(path, "", ".backup")
}

fn recovery_place(path: &Path) -> PathBuf {
    beside(path, ".", ".recovery")
}

/// A file beside `path`, its name between `before` and `after`.
pub(super) fn beside(path: &Path, before: &str, after: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(before);
    name.push(path.file_name().unwrap_or_default());
    name.push(after);
    path.with_file_name(name)
}

/// Puts bytes in the place of a file, whole or not at all.
fn replace(path: &Path, bytes: &[u8], keep_before: bool) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let prefix = beside(path, ".", ".saving-").file_name().unwrap_or_default().to_os_string();
    sweep(folder, &prefix.to_string_lossy());
    let mut file = tempfile::Builder::new().prefix(&prefix).tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(before) = fs::metadata(path) {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.as_file().sync_all()?;
    if keep_before && path.exists() {
        keep_backup(path, folder, &prefix)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Makes the present version the backup. A second name for the same file is moved over the old backup; where the file
/// system knows no second names, a copy is.
fn keep_backup(path: &Path, folder: &Path, prefix: &std::ffi::OsStr) -> io::Result<()> {
    let place = tempfile::Builder::new().prefix(prefix).tempfile_in(folder)?.into_temp_path();
    fs::remove_file(&place)?;
    if fs::hard_link(path, &place).is_err() {
        fs::copy(path, &place)?;
        fs::File::open(&place)?.sync_all()?;
    }
    place.persist(backup_of(path)).map_err(|error| error.error)
}

/// A moved file stays moved when the power goes only once its folder is on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Elsewhere folders cannot be opened as files, and moving is safe enough.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes what killed saves have left behind.
fn sweep(folder: &Path, prefix: &str) {
    let old = |entry: &fs::DirEntry| {
        let modified = entry.metadata().and_then(|data| data.modified()).unwrap_or_else(|_| SystemTime::now());
        modified.elapsed().is_ok_and(|age| age > LEFT_BEHIND)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(prefix) && old(&entry) {
            // Litter that cannot be removed is no reason not to save.
            let _ = fs::remove_file(entry.path());
        }
    }
}
