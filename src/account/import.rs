//! Opens files and folders as accounts.
//!
//! Nothing but the named file is read: no link is followed, no picture loaded, no script run, nothing written. A reader
//! that comes to grief takes down no more than its own file.

use super::error::Trouble;
use super::extract::Extract;
use super::format::{self, Format};
use super::limits::{BLOCKS, FILE_BYTES, TEXT_BYTES, too_large};
use super::{Account, Charset, Fact, ImportError, language, likely_parts, own_report, sha256, split_where_likely, stem_of};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What came of opening several files and folders.
#[derive(Debug, Default)]
pub struct Imported {
    /// The accounts, in the order their files were named; a folder's in name order.
    pub accounts: Vec<Account>,
    /// What could not be opened, and why.
    pub errors: Vec<ImportError>,
    /// Files that look as if they held several accounts and were left whole: which, and how many it would be.
    pub bundles: Vec<(String, usize)>,
}

/// What the reader says about files that are to be opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening {
    /// The encoding of text files and web pages, over what they say themselves.
    pub encoding: Option<Charset>,
    /// Whether a file is cut into several accounts where that is likely to be right.
    pub split: bool,
}

/// Opens files and folders as they are. A folder means the supported files directly in it, others skipped quietly; a named file
/// that is not supported is an error, and the rest is still opened.
pub fn import_all<P: AsRef<Path>>(paths: &[P]) -> Imported {
    import_all_as(paths, Opening::default())
}

/// Opens files and folders as [`import_all`] does, in the way the reader says.
pub fn import_all_as<P: AsRef<Path>>(paths: &[P], opening: Opening) -> Imported {
    let mut imported = Imported::default();
    for path in paths {
        let path = path.as_ref();
        let files = if path.is_dir() { files_in(path) } else { Ok(vec![path.to_owned()]) };
        match files {
            Ok(files) => {
                for file in files {
                    match import_in(&file, opening.encoding) {
                        Ok(account) if opening.split => imported.accounts.extend(split_where_likely(account)),
                        Ok(account) => {
                            let parts = likely_parts(&account);
                            imported.bundles.extend((parts > 1).then(|| (account.facts.file.clone(), parts)));
                            imported.accounts.push(account);
                        }
                        Err(error) => imported.errors.push(error),
                    }
                }
            }
            Err(error) => imported.errors.push(error),
        }
    }
    imported
}

/// The supported files directly in a folder, in name order, without the reports of this program: a report that was saved beside
/// the accounts is no account. Folders in it are left alone, so no ring of links is a danger.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() && format::by_name(&path.to_string_lossy()).is_some() && !own_report::is_own_report(&path) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() { Err(ImportError::EmptyFolder { path: folder.to_owned() }) } else { Ok(files) }
}

/// Opens one file as an account.
pub fn import(path: &Path) -> Result<Account, ImportError> {
    import_in(path, None)
}

/// Opens one file as an account; a text file or web page in this encoding, whatever it says itself.
pub fn import_in(path: &Path, encoding: Option<Charset>) -> Result<Account, ImportError> {
    let bytes = read_file(path)?;
    import_bytes_in(path, &bytes, encoding)
}

/// The bytes of a file that could be opened, within the limits.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: path.to_owned(), source };
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(ImportError::Unsupported { path: path.to_owned() });
    }
    // Reading a pipe or a device may wait, or go on, for ever.
    if !metadata.is_file() {
        return Err(ImportError::NotAFile { path: path.to_owned() });
    }
    if format::by_name(&path.to_string_lossy()).is_none() {
        return Err(ImportError::Unsupported { path: path.to_owned() });
    }
    if metadata.len() > FILE_BYTES {
        return Err(too_large("it", FILE_BYTES).at(path));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Opens bytes as the account that a file of this name with them would be. `path` need not exist.
pub fn import_bytes(path: &Path, bytes: &[u8]) -> Result<Account, ImportError> {
    import_bytes_in(path, bytes, None)
}

/// Opens bytes as [`import_bytes`] does; those of a text file or web page in this encoding, whatever they say themselves.
pub fn import_bytes_in(path: &Path, bytes: &[u8], encoding: Option<Charset>) -> Result<Account, ImportError> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(too_large("it", FILE_BYTES).at(path));
    }
    let named = format::by_name(&path.to_string_lossy()).ok_or_else(|| ImportError::Unsupported { path: path.to_owned() })?;
    let found = format::by_content(bytes).unwrap_or(named);
    let mut extract = read_in(found, bytes, encoding).map_err(|trouble| trouble.at(path))?;
    if found.name != named.name {
        extract.warnings.insert(0, format!("Its name says it is {}, but it is {}, and was read as that.", named.name, found.name));
    }
    finish(path, bytes, extract)
}

/// Opens bytes that come from no file, such as standard input or what was pasted, as an account that is known by `name`. What
/// they are is told by how they begin; else they are plain text.
pub fn import_unnamed(name: &str, bytes: &[u8], encoding: Option<Charset>) -> Result<Account, ImportError> {
    let path = Path::new(name);
    if bytes.len() as u64 > FILE_BYTES {
        return Err(too_large("it", FILE_BYTES).at(path));
    }
    let format = format::of_unnamed(bytes).ok_or_else(|| ImportError::Unsupported { path: path.to_owned() })?;
    let mut account = finish(path, bytes, read_in(format, bytes, encoding).map_err(|trouble| trouble.at(path))?)?;
    if account.facts.origins.get(&Fact::Title).is_some_and(|origin| origin == FILE_NAME) {
        account.facts.origins.remove(&Fact::Title);
    }
    Ok(account)
}

/// The origin of a title that nothing in the file gives.
const FILE_NAME: &str = "the name of the file";

/// Text read in the encoding that the reader names is handed on as UTF-8, marked as such.
fn read_in(format: &Format, bytes: &[u8], encoding: Option<Charset>) -> Result<Extract, Trouble> {
    let Some(encoding) = encoding.filter(|_| format.is_text) else { return read(format, bytes) };
    let decoded = encoding.decode(bytes);
    let marked = ["\u{FEFF}", &decoded.text].concat();
    let mut extract = read(format, marked.as_bytes())?;
    extract.facts.encoding = Some(encoding.name().to_owned());
    extract.facts.encoding_chosen = true;
    extract.warnings.splice(0..0, decoded.warnings);
    Ok(extract)
}

/// The account of what a reader gave back.
fn finish(path: &Path, bytes: &[u8], mut extract: Extract) -> Result<Account, ImportError> {
    if !extract.text.chars().any(char::is_alphanumeric) {
        let path = path.to_owned();
        return Err(match extract.warnings.pop() {
            Some(warning) => {
                let left_out = warning.trim_end_matches('.').replacen("Not taken", "not taken", 1);
                ImportError::NothingKept { path, left_out }
            }
            None => ImportError::Empty { path },
        });
    }
    if extract.text.len() > TEXT_BYTES {
        return Err(too_large("its text", TEXT_BYTES as u64).at(path));
    }
    if extract.blocks.len() > BLOCKS {
        return Err(Trouble::TooLarge(format!("its text has more than {BLOCKS} paragraphs")).at(path));
    }
    let file = path.to_string_lossy().into_owned();
    let facts = &mut extract.facts;
    if facts.title.is_empty() {
        facts.know(Fact::Title, &stem_of(&file), FILE_NAME);
    }
    if facts.language.is_none()
        && let Some(code) = language::detect(&extract.text)
    {
        facts.know(Fact::Language, code, "the letters of its text");
    }
    facts.file = file;
    facts.sha256 = sha256(bytes);
    facts.text_sha256 = sha256(extract.text.as_bytes());
    Ok(Account {
        facts: extract.facts,
        text: extract.text,
        blocks: extract.blocks,
        warnings: extract.warnings,
        unverified: extract.unverified,
    })
}

/// Deeply nested documents need a deep stack.
const STACK: usize = 256 << 20;
/// The name of the thread a reader runs in.
const THREAD: &str = "corroborate import";

/// Runs a format's reader in a thread of its own: what it cannot cope with, its libraries included, ends that thread
/// and not the program.
fn read(format: &Format, bytes: &[u8]) -> Result<Extract, Trouble> {
    quiet_import_threads();
    let broken = || Trouble::Damaged(format!("it could not be read as {}", format.name));
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn_scoped(scope, || (format.read)(bytes));
        reader.map_err(|_| broken())?.join().unwrap_or_else(|_| Err(broken()))
    })
}

/// A reader that gives up is told of in the error; it prints nothing.
pub(super) fn quiet_import_threads() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(name: &str, bytes: &[u8]) -> String {
        import_bytes(Path::new(name), bytes).unwrap_err().to_string()
    }

    #[test]
    fn every_refusal_names_the_file_and_what_to_do() {
        assert!(refusal("a.xls", b"x").contains("a.xls is not a supported kind of file; supported are .txt, .md"));
        assert!(refusal("a.txt", b"\x00\x01\x02\x03").contains("holds binary data"));
        assert!(refusal("a.txt", b" \n.").contains("holds no text to compare"));
        assert!(refusal("a.docx", b"no package").contains("is damaged or not what its ending says"));
        assert!(refusal("a.rtf", b"plain words").contains("save it anew"));
    }

    #[test]
    fn a_text_of_endless_paragraphs_is_refused() {
        let block = super::super::Block { span: 0..3, kind: super::super::BlockKind::Paragraph };
        let extract = |blocks| Extract { text: "One".to_owned(), blocks: vec![block.clone(); blocks], ..Extract::default() };
        assert!(finish(Path::new("a.txt"), b"One", extract(BLOCKS)).is_ok());
        let refused = finish(Path::new("a.txt"), b"One", extract(BLOCKS + 1)).unwrap_err().to_string();
        assert!(refused.starts_with("a.txt is too large: its text has more than 1000000 paragraphs"), "{refused}");
    }

    #[test]
    fn a_file_with_the_ending_of_another_kind_is_read_as_what_it_is() {
        let account = import_bytes(Path::new("a.txt"), b"{\\rtf1 Two boats burned.}").unwrap();
        assert_eq!(account.text, "Two boats burned.");
        assert!(account.warnings[0].contains("Its name says it is plain text, but it is Rich Text"));
    }

    #[test]
    fn a_reader_that_panics_costs_only_its_file() {
        let broken = Format::for_test("a test", |_| panic!("as a library might"));
        assert_eq!(read(&broken, b"").unwrap_err(), Trouble::Damaged("it could not be read as a test".to_owned()));
    }

    #[test]
    fn the_language_is_said_to_be_read_from_the_letters() {
        let account = import_bytes(Path::new("a.txt"), "Das Feuer im Hafen zerstörte in der Nacht zwei Boote.".as_bytes()).unwrap();
        assert_eq!(account.facts.language.as_deref(), Some("de"));
        assert_eq!(account.facts.origins[&Fact::Language], "the letters of its text");
    }
}
