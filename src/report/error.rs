//! Why a report could not be written, with what to do next.

use std::path::{Path, PathBuf};

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The ending names no format.
    #[error("{}; use .html, .md, .docx, .csv, .xlsx, .xml or .json", no_format(path))]
    Format {
        /// The file asked for.
        path: PathBuf,
    },
    /// The file could not be written.
    #[error("{} could not be written ({source}); check the folder and its free space", path.display())]
    Unwritable {
        /// The file asked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Parts were left out of a format that always holds everything.
    #[error("a JSON report always holds everything; choose another format, or leave nothing out")]
    JsonIsWhole,
    /// The page could not be filled in.
    #[error("the page could not be made ({0})")]
    Page(#[from] askama::Error),
    /// The JSON could not be made.
    #[error("the JSON could not be made ({0})")]
    Json(#[from] serde_json::Error),
    /// The table or document could not be made.
    #[error("the table or document could not be made ({0})")]
    Table(String),
}

/// What is wrong with the ending of a file that is to be a report.
fn no_format(path: &Path) -> String {
    match path.extension() {
        Some(ending) => format!("{}: .{} is none of the formats of a report", path.display(), ending.display()),
        None => format!("{} has no ending that names a format", path.display()),
    }
}
