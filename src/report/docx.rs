//! The report as an office document, for readers who go on writing in it.
//!
//! The document's text comes from a template that escapes what it is given; the archive carries no clock's time.

use super::content::{Content, content};
use super::{Options, ReportError, words, xml};
use crate::comparison::Comparison;
use crate::text::is_right_to_left;
use askama::Template;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of the archive that are the same in every report.
const PARTS: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("../../templates/docx/content-types.xml")),
    ("_rels/.rels", include_str!("../../templates/docx/package.rels")),
    ("docProps/app.xml", include_str!("../../templates/docx/app.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../templates/docx/document.rels")),
    ("word/styles.xml", include_str!("../../templates/docx/styles.xml")),
    ("word/footer1.xml", include_str!("../../templates/docx/footer.xml")),
];

/// The document, an archive.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<Vec<u8>, ReportError> {
    let document = Document { content: content(comparison, options), how_to_read: &words::HOW_TO_READ };
    let text = xml::valid(document.render()?);
    archive(&text).map_err(|error| ReportError::Table(error.to_string()))
}

fn archive(document: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, text) in PARTS.into_iter().chain([("word/document.xml", document)]) {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Document<'a> {
    content: Content,
    how_to_read: &'a [&'static str],
}

impl Document<'_> {
    /// Whether a text reads from right to left: its first letter tells.
    fn right_to_left(&self, text: &str) -> bool {
        text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
    }
}
