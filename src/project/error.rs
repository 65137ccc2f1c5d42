//! Why a project could not be opened or saved, with what to do next.

use std::path::PathBuf;

/// Why a project could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The file could not be read.
    #[error("{} could not be read ({source}); check that it exists and that you may read it", path.display())]
    Unreadable {
        /// The project file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It was saved by a newer version of the program.
    #[error("it was saved by a newer version of Corroborate (format {schema}, this version knows up to {known}); update the program to open it", known = super::SCHEMA)]
    Newer {
        /// The format's number in the file.
        schema: u64,
    },
    /// It is no project, or nothing of it can be made out.
    #[error("it is no project of Corroborate, or too damaged to be opened ({0})")]
    Damaged(String),
    /// A file could not be opened as a project.
    #[error("{} cannot be opened: {source}{}", path.display(), backup.as_ref().map(|backup| format!("; the version before it is in {}", backup.display())).unwrap_or_default())]
    Unopened {
        /// The project file.
        path: PathBuf,
        /// Why not.
        source: Box<ProjectError>,
        /// Where its last but one version is, if it is there.
        backup: Option<PathBuf>,
    },
    /// It could not be written.
    #[error("{} could not be saved ({source}); the project is still open: save it in another place", path.display())]
    Unwritable {
        /// The project file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The JSON could not be made.
    #[error("the project could not be written as JSON ({0})")]
    Json(#[from] serde_json::Error),
}
