//! Two windows on one project notice each other: the first one holds it.

use super::file::beside;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held while a window has a project open. It is let go when dropped, and by the system when the program dies.
#[derive(Debug)]
pub struct Hold {
    _file: File,
}

impl Hold {
    /// Takes hold of the project at `path`. `Ok(None)` when another window holds it; an error when the folder allows no file
    /// beside the project, in which case nobody can be noticed.
    pub fn take(path: &Path) -> std::io::Result<Option<Self>> {
        let file = File::options().create(true).truncate(false).write(true).open(beside(path, ".", ".lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_notices_the_first_until_it_closes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("story.corroborate");
        let first = Hold::take(&path).expect("a lock").expect("nobody else");
        assert!(Hold::take(&path).expect("a lock").is_none());
        drop(first);
        assert!(Hold::take(&path).expect("a lock").is_some());
    }
}
