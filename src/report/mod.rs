//! What a reader takes away: the comparison in other formats. One file for each.
//!
//! The same comparison gives the same report, byte for byte: no report carries a clock's time.

mod accounts;
mod content;
mod csv;
mod docx;
mod error;
mod html;
mod json;
mod markdown;
mod options;
mod point;
mod quotation;
mod tei;
mod timeline;
mod words;
mod xlsx;
mod xml;

pub use error::ReportError;
pub use json::{to_json, write_json};
pub use options::{Options, Part};
#[cfg(feature = "window")]
pub(crate) use point::is_retold;
#[cfg(feature = "window")]
pub(crate) use words::{moment, set_apart};

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
    /// An office document.
    Docx,
    /// Points × accounts, a row a point.
    Csv,
    /// The same as a workbook.
    Xlsx,
    /// TEI P5, parallel segmentation.
    Tei,
    /// Everything, for scripts.
    Json,
}

impl Format {
    /// All formats, the main one first.
    pub const ALL: [Self; 7] = [Self::Html, Self::Markdown, Self::Docx, Self::Csv, Self::Xlsx, Self::Tei, Self::Json];

    /// The ending of its files, without a dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Tei => "xml",
            Self::Json => "json",
        }
    }

    /// The format that a file's ending names.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" => Some(Self::Markdown),
            "docx" => Some(Self::Docx),
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "xml" => Some(Self::Tei),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes the whole report to `path`, whose ending picks the format. The file is written beside its place and then moved
/// there, so that an older report survives a failure.
pub fn write(comparison: &Comparison, path: &Path) -> Result<(), ReportError> {
    write_asked(comparison, path, &Options::default())
}

/// Writes what was asked of the report to `path`, as [`write()`] does.
pub fn write_asked(comparison: &Comparison, path: &Path, options: &Options) -> Result<(), ReportError> {
    write_unless(comparison, path, options, || false).map(|_| ())
}

/// Writes a report to `path` in this format, as [`write()`] does.
pub fn write_as(comparison: &Comparison, path: &Path, format: Format, options: &Options) -> Result<(), ReportError> {
    put(path, &render(comparison, format, options)?)
}

/// Writes what was asked of the report to `path`, as [`write_asked`] does, unless `stopped` says before the file is written that it is
/// not wanted any more. Gives back whether it was written.
pub fn write_unless(comparison: &Comparison, path: &Path, options: &Options, stopped: impl Fn() -> bool) -> Result<bool, ReportError> {
    let format = Format::of(path).ok_or_else(|| ReportError::Format { path: path.to_owned() })?;
    let bytes = render(comparison, format, options)?;
    if stopped() {
        return Ok(false);
    }
    put(path, &bytes).map(|()| true)
}

/// Puts a file in its place at once, or not at all.
fn put(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let unwritable = |source| ReportError::Unwritable { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(readable());
    let mut file = builder.tempfile_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    file.persist(path).map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// What a file of one's own usually allows: others may read it.
#[cfg(unix)]
fn readable() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o644)
}

/// The report as the bytes of its file.
pub fn render(comparison: &Comparison, format: Format, options: &Options) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Html => Ok(html::render(comparison, options)?.into_bytes()),
        Format::Markdown => Ok(markdown::render(comparison, options).into_bytes()),
        Format::Docx => docx::render(comparison, options),
        Format::Xlsx => xlsx::render(comparison, options),
        Format::Tei => Ok(tei::render(comparison, options)?.into_bytes()),
        Format::Csv => Ok(csv::render(comparison, options)?.into_bytes()),
        Format::Json if options.is_whole() => Ok(to_json(comparison)?.into_bytes()),
        Format::Json => Err(ReportError::JsonIsWhole),
    }
}
