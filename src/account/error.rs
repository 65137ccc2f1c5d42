//! Why a file could not be opened as an account, with what to do next.

use std::path::PathBuf;

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
    /// The ending is not one of a supported format.
    #[error("{} is not a supported kind of file; supported are {}", path.display(), super::SUPPORTED.join(", "))]
    Unsupported {
        /// The file.
        path: PathBuf,
    },
    /// The file has a supported ending but holds no text.
    #[error("{} holds binary data, not text; supported are {}", path.display(), super::SUPPORTED.join(", "))]
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
    /// A folder without a single supported file.
    #[error("{} holds no supported file; supported are {}", path.display(), super::SUPPORTED.join(", "))]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
}
