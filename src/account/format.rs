//! The kinds of files that can be opened: to add one, write its reader in a file of its own and add a row here.

use super::error::Trouble;
use super::extract::Extract;
use super::{docx, encoding, epub, html, mail, markdown, odt, pdf, plain, rtf};

/// One kind of file that can be opened.
pub(super) struct Format {
    /// What it is called in a sentence.
    pub name: &'static str,
    /// The endings of its files, in lower case.
    pub endings: &'static [&'static str],
    /// Whether bytes are a file of this kind by how they begin; `None` where the beginning tells nothing.
    sniff: Option<fn(&[u8]) -> bool>,
    /// Reads a file of this kind.
    pub read: fn(&[u8]) -> Result<Extract, Trouble>,
}

/// Every kind of file that can be opened.
static FORMATS: [Format; 9] = [
    Format { name: "plain text", endings: &[".txt"], sniff: None, read: |bytes| decoded(bytes, false, plain::extract) },
    Format { name: "Markdown", endings: &[".md", ".markdown"], sniff: None, read: |bytes| decoded(bytes, false, markdown::extract) },
    Format { name: "a web page", endings: &[".html", ".htm", ".xhtml"], sniff: None, read: |bytes| decoded(bytes, true, html::extract) },
    Format { name: "a web page archive or e-mail", endings: &[".mhtml", ".mht", ".eml"], sniff: Some(mail::sniff), read: mail::extract },
    Format { name: "a Word document", endings: &[".docx"], sniff: Some(|bytes| holds(bytes, b"word/")), read: docx::extract },
    Format {
        name: "an OpenDocument text",
        endings: &[".odt"],
        sniff: Some(|bytes| holds(bytes, b"application/vnd.oasis.opendocument.text")),
        read: odt::extract,
    },
    Format { name: "Rich Text", endings: &[".rtf"], sniff: Some(|bytes| bytes.starts_with(b"{\\rtf")), read: rtf::extract },
    Format { name: "an EPUB book", endings: &[".epub"], sniff: Some(|bytes| holds(bytes, b"application/epub+zip")), read: epub::extract },
    Format { name: "a PDF", endings: &[".pdf"], sniff: Some(|bytes| bytes.starts_with(b"%PDF-")), read: pdf::extract },
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

/// Whether a package holds a name or type like this near its beginning.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    start.starts_with(b"PK\x03\x04") && start.windows(wanted.len()).any(|window| window == wanted)
}

/// Reads a format that is text with or without markup, in any encoding.
fn decoded(bytes: &[u8], page: bool, read: fn(&str) -> Extract) -> Result<Extract, Trouble> {
    let declared = if page { encoding::declared_in_html(bytes) } else { None };
    let decoded = encoding::decode(bytes, declared).ok_or(Trouble::Binary)?;
    let mut extract = read(&decoded.text);
    extract.facts.encoding = Some(decoded.encoding.to_owned());
    extract.warnings.splice(0..0, decoded.warnings);
    Ok(extract)
}

#[cfg(test)]
impl Format {
    /// A format that no file has.
    pub fn for_test(name: &'static str, read: fn(&[u8]) -> Result<Extract, Trouble>) -> Self {
        Self { name, endings: &[], sniff: None, read }
    }
}
