//! The kinds of files that can be opened: to add one, write its reader in a file of its own and add a row here.

use super::error::Trouble;
use super::extract::Extract;
use super::limits::{PART_BYTES, TEXT_BYTES, too_large};
use super::{docx, encoding, epub, html, mail, markdown, odt, pdf, plain, rtf};

/// One kind of file that can be opened.
pub(super) struct Format {
    /// What it is called in a sentence.
    pub name: &'static str,
    /// The endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// Whether bytes are a file of this kind by how they begin; `None` where the beginning tells nothing.
    sniff: Option<fn(&[u8]) -> bool>,
    /// Whether it is text in some encoding, with markup or without.
    pub is_text: bool,
    /// Reads a file of this kind.
    pub read: fn(&[u8]) -> Result<Extract, Trouble>,
}

/// Every kind of file that can be opened.
static FORMATS: [Format; 9] = [
    Format { name: "plain text", endings: &[".txt"], sniff: None, is_text: true, read: |bytes| decoded(bytes, false, plain::extract) },
    Format {
        name: "Markdown",
        endings: &[".md", ".markdown"],
        sniff: None,
        is_text: true,
        read: |bytes| decoded(bytes, false, markdown::extract),
    },
    Format {
        name: "a web page",
        endings: &[".html", ".htm", ".xhtml"],
        sniff: None,
        is_text: true,
        read: |bytes| decoded(bytes, true, html::extract),
    },
    Format {
        name: "a web page archive or e-mail",
        endings: &[".mhtml", ".mht", ".eml"],
        sniff: Some(mail::sniff),
        is_text: false,
        read: mail::extract,
    },
    Format {
        name: "a Word document",
        endings: &[".docx"],
        sniff: Some(|bytes| holds(bytes, b"word/")),
        is_text: false,
        read: docx::extract,
    },
    Format {
        name: "an OpenDocument text",
        endings: &[".odt"],
        sniff: Some(|bytes| holds(bytes, b"application/vnd.oasis.opendocument.text")),
        is_text: false,
        read: odt::extract,
    },
    Format { name: "Rich Text", endings: &[".rtf"], sniff: Some(|bytes| bytes.starts_with(b"{\\rtf")), is_text: false, read: rtf::extract },
    Format {
        name: "an EPUB book",
        endings: &[".epub"],
        sniff: Some(|bytes| holds(bytes, b"application/epub+zip")),
        is_text: false,
        read: epub::extract,
    },
    Format { name: "a PDF", endings: &[".pdf"], sniff: Some(|bytes| bytes.starts_with(b"%PDF-")), is_text: false, read: pdf::extract },
];

/// The endings of the files that can be opened.
pub fn supported() -> Vec<&'static str> {
    FORMATS.iter().flat_map(|format| format.endings).copied().collect()
}

/// The format of a file by its name.
pub(super) fn by_name(name: &str) -> Option<&'static Format> {
    let name = name.to_lowercase();
    FORMATS.iter().find(|format| format.endings.iter().any(|ending| name.ends_with(ending)))
}

/// The format whose files begin like these bytes.
pub(super) fn by_content(bytes: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.sniff.is_some_and(|sniff| sniff(bytes)))
}

/// The format of bytes that no name says anything about: what they begin like, or plain text.
pub(super) fn of_unnamed(bytes: &[u8]) -> Option<&'static Format> {
    let page = |start: &[u8]| {
        let start = start.trim_ascii_start().get(..15).unwrap_or_default().to_ascii_lowercase();
        start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
    };
    by_content(bytes).or_else(|| by_name(if page(bytes) { ".html" } else { ".txt" }))
}

/// Whether a package holds a name or type like this near its beginning.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    start.starts_with(b"PK\x03\x04") && start.windows(wanted.len()).any(|window| window == wanted)
}

/// Reads a format that is text with or without markup, in any encoding.
fn decoded(bytes: &[u8], page: bool, read: fn(&str) -> Extract) -> Result<Extract, Trouble> {
    let declared = if page { encoding::declared_in_html(bytes) } else { None };
    // No encoding makes more than four bytes of a letter, and none fewer than one: more than this is too much in any.
    let (limit, what) = if page { (PART_BYTES, "the page") } else { (TEXT_BYTES as u64, "its text") };
    if bytes.len() as u64 > 4 * limit {
        return Err(too_large(what, limit));
    }
    let decoded = encoding::decode(bytes, declared).ok_or(Trouble::Binary)?;
    if decoded.text.len() as u64 > limit {
        return Err(too_large(what, limit));
    }
    let mut extract = read(&decoded.text);
    extract.facts.encoding = Some(decoded.encoding.to_owned());
    extract.warnings.splice(0..0, decoded.warnings);
    Ok(extract)
}

#[cfg(test)]
impl Format {
    /// A format that no file has.
    pub fn for_test(name: &'static str, read: fn(&[u8]) -> Result<Extract, Trouble>) -> Self {
        Self { name, endings: &[], sniff: None, is_text: false, read }
    }
}
