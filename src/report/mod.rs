//! What a reader takes away: the comparison in other formats. One file for each.
//!
//! The same comparison gives the same report, byte for byte: no report carries a clock's time.

mod csv;
mod error;
mod html;
mod json;
mod markdown;
mod words;

pub use error::ReportError;
pub use json::to_json;

use crate::comparison::Comparison;
use std::io::Write as _;
use std::path::Path;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// Markdown.
    Markdown,
    /// Points × accounts, a row a point.
    Csv,
    /// Everything, for scripts.
    Json,
}

impl Format {
    /// The format that a file's ending names.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes the report to `path`, whose ending picks the format. The file is written beside its place and then moved there,
/// so that an older report survives a failure.
pub fn write(comparison: &Comparison, path: &Path) -> Result<(), ReportError> {
    let format = Format::of(path).ok_or_else(|| ReportError::Format { path: path.to_owned() })?;
    let text = render(comparison, format)?;
    let unwritable = |source| ReportError::Unwritable { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().permissions(readable()).tempfile_in(folder).map_err(unwritable)?;
    file.write_all(text.as_bytes()).map_err(unwritable)?;
    file.persist(path).map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// What a file of one's own usually allows: others may read it.
#[cfg(unix)]
fn readable() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o644)
}

/// The report as text.
pub fn render(comparison: &Comparison, format: Format) -> Result<String, ReportError> {
    match format {
        Format::Html => html::render(comparison),
        Format::Markdown => Ok(markdown::render(comparison)),
        Format::Csv => csv::render(comparison),
        Format::Json => Ok(to_json(comparison)?),
    }
}
