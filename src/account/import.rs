//! Opens files and folders as accounts.

use super::{Account, ImportError, encoding, html, markdown, plain, sha256, stem_of};
use crate::text::Language;
use std::path::{Path, PathBuf};

/// The endings of the files that can be opened.
pub const SUPPORTED: &[&str] = &[".txt", ".md", ".markdown", ".html", ".htm"];

/// What came of opening several files and folders.
#[derive(Debug, Default)]
pub struct Imported {
    /// The accounts, in the order their files were named; a folder's in name order.
    pub accounts: Vec<Account>,
    /// What could not be opened, and why.
    pub errors: Vec<ImportError>,
}

/// Opens files and folders. A folder means the supported files directly in it, others skipped quietly; a named file
/// that is not supported is an error, and the rest is still opened.
pub fn import_all<P: AsRef<Path>>(paths: &[P]) -> Imported {
    let mut imported = Imported::default();
    for path in paths {
        let path = path.as_ref();
        let files = if path.is_dir() { files_in(path) } else { Ok(vec![path.to_owned()]) };
        match files {
            Ok(files) => {
                for file in files {
                    match import(&file) {
                        Ok(account) => imported.accounts.push(account),
                        Err(error) => imported.errors.push(error),
                    }
                }
            }
            Err(error) => imported.errors.push(error),
        }
    }
    imported
}

/// The supported files directly in a folder, in name order.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() && is_supported(&path) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() { Err(ImportError::EmptyFolder { path: folder.to_owned() }) } else { Ok(files) }
}

fn is_supported(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    SUPPORTED.iter().any(|ending| name.ends_with(ending))
}

/// Opens one file as an account.
pub fn import(path: &Path) -> Result<Account, ImportError> {
    if path.is_file() && !is_supported(path) {
        return Err(ImportError::Unsupported { path: path.to_owned() });
    }
    let bytes = std::fs::read(path).map_err(|source| ImportError::Unreadable { path: path.to_owned(), source })?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_page = matches!(ending.as_str(), "html" | "htm");
    let declared = if is_page { encoding::declared_in_html(&bytes) } else { None };
    let decoded = encoding::decode(&bytes, declared).ok_or_else(|| ImportError::Binary { path: path.to_owned() })?;
    let mut extract = match ending.as_str() {
        "html" | "htm" => html::extract(&decoded.text),
        "md" | "markdown" => markdown::extract(&decoded.text),
        _ => plain::extract(&decoded.text),
    };
    if !extract.text.chars().any(char::is_alphanumeric) {
        return Err(ImportError::Empty { path: path.to_owned() });
    }
    let file = path.to_string_lossy().into_owned();
    let facts = &mut extract.facts;
    if facts.title.is_empty() {
        facts.title = stem_of(&file);
    }
    if facts.language.is_none() {
        facts.language = Some(Language::detect(&extract.text).code().to_owned());
    }
    facts.file = file;
    facts.encoding = Some(decoded.encoding.to_owned());
    facts.sha256 = sha256(&bytes);
    facts.text_sha256 = sha256(extract.text.as_bytes());
    extract.warnings.splice(0..0, decoded.warnings);
    Ok(Account { facts: extract.facts, text: extract.text, blocks: extract.blocks, warnings: extract.warnings })
}
