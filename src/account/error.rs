//! Why a file could not be opened as an account, with what to do next.

use super::supported;
use std::path::{Path, PathBuf};

/// Why a file could not be opened as an account.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or folder could not be read.
    #[error("{} could not be read ({source}); check that it exists and that you may read it", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A pipe, a device or the like.
    #[error("{} is neither a file nor a folder; save what it holds as a file and open that", path.display())]
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// The ending is not one of a supported format.
    #[error("{} is not a supported kind of file; supported are {}", path.display(), supported().join(", "))]
    Unsupported {
        /// The file.
        path: PathBuf,
    },
    /// The file has a supported ending but holds no text.
    #[error("{} holds binary data, not text; supported are {}", path.display(), supported().join(", "))]
    Binary {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing to compare in it.
    #[error("{} holds no text to compare", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing to compare in it but what an import leaves out.
    #[error("{} holds no text to compare; {left_out}", path.display())]
    NothingKept {
        /// The file.
        path: PathBuf,
        /// What was left out.
        left_out: String,
    },
    /// A PDF whose fonts do not say which letters they draw.
    #[error("{} does not say which letters its text is made of; run it through text recognition (OCR) first", path.display())]
    NoLetters {
        /// The file.
        path: PathBuf,
    },
    /// A scan: pages that are pictures.
    #[error("{} has no text layer: its pages are pictures; run it through text recognition (OCR) first", path.display())]
    NoTextLayer {
        /// The file.
        path: PathBuf,
    },
    /// It opens only with a password.
    #[error("{} is protected by a password; save a copy without one and open that", path.display())]
    Protected {
        /// The file.
        path: PathBuf,
    },
    /// It is not what its ending says, or cut off.
    #[error("{} is damaged or not what its ending says ({what}); open it in the program that made it and save it anew", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// It is beyond a limit that keeps the program from filling memory.
    #[error("{} is too large: {what}; cut it into smaller files", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// What is too large, with the limit.
        what: String,
    },
    /// A part of a file that was split is no longer in it.
    #[error("{} no longer holds the account “{title}”; split it into accounts anew", path.display())]
    PartGone {
        /// The file.
        path: PathBuf,
        /// The account.
        title: String,
    },
    /// A folder without a single supported file.
    #[error("{} holds no supported file; supported are {}", path.display(), supported().join(", "))]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
}

/// Why a format's reader gave up; [`ImportError`] without the path, which readers do not know.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    Binary,
    NoTextLayer,
    NoLetters,
    Protected,
    Damaged(String),
    TooLarge(String),
}

impl Trouble {
    /// The error for the file at `path`.
    pub fn at(self, path: &Path) -> ImportError {
        let path = path.to_owned();
        match self {
            Self::Binary => ImportError::Binary { path },
            Self::NoLetters => ImportError::NoLetters { path },
            Self::NoTextLayer => ImportError::NoTextLayer { path },
            Self::Protected => ImportError::Protected { path },
            // A library quotes what it met, which may be a line break.
            Self::Damaged(what) => ImportError::Damaged { path, what: what.replace(|c: char| c.is_control(), " ") },
            Self::TooLarge(what) => ImportError::TooLarge { path, what },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_says_stays_in_one_line() {
        let said = Trouble::Damaged("expected '>' not '\n' at 1:8".to_owned()).at(Path::new("a.epub")).to_string();
        assert!(said.contains("expected '>' not ' ' at 1:8"), "{said}");
    }
}
