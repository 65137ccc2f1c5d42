//! What is fuzzed, a function for each target: bytes in, nothing out, a panic where something is wrong.
//!
//! The fuzzer of LLVM calls these through `targets/`; tests/import_limits.rs calls them with mutations of the same seeds, on any
//! compiler.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic is how a target says what went wrong")]

use corroborate::account::{Account, import_bytes, plan, propose_cuts, split as split_at};
use corroborate::text::segment as cut;
use std::io::{Cursor, Write as _};
use std::path::Path;

/// A target: its name, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, by the name of its seeds' folder.
pub const TARGETS: [Target; 11] = [
    ("txt", txt),
    ("markdown", markdown),
    ("html", html),
    ("mail", mail),
    ("docx", docx),
    ("odt", odt),
    ("rtf", rtf),
    ("epub", epub),
    ("pdf", pdf),
    ("segment", segment),
    ("split", split),
];

/// Plain text in any encoding.
pub fn txt(data: &[u8]) {
    open("a.txt", data, true);
}

/// Markdown.
pub fn markdown(data: &[u8]) {
    open("a.md", data, true);
}

/// A web page.
pub fn html(data: &[u8]) {
    open("a.html", data, true);
}

/// An e-mail or a saved page.
pub fn mail(data: &[u8]) {
    open("a.eml", data, true);
}

/// A Word document: a package, or the parts of one with zero bytes between.
pub fn docx(data: &[u8]) {
    open("a.docx", &package(data, &["word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/numbering.xml"]), true);
}

/// An OpenDocument text, in the same way.
pub fn odt(data: &[u8]) {
    open("a.odt", &package(data, &["content.xml", "styles.xml", "meta.xml"]), true);
}

/// Rich Text.
pub fn rtf(data: &[u8]) {
    open("a.rtf", data, true);
}

/// A book: a package, or a chapter and its list of contents with a zero byte between.
pub fn epub(data: &[u8]) {
    open("a.epub", &package(data, &["a.xhtml", "a.opf"]), true);
}

/// A PDF. The library that reads it may give up by panicking, which costs no more than the file.
pub fn pdf(data: &[u8]) {
    open("a.pdf", data, false);
}

/// The segmenter; the first byte picks the language.
pub fn segment(data: &[u8]) {
    let account = spoken(data);
    let mut end = 0;
    for passage in cut(&account) {
        assert!(passage.span.start >= end && passage.span.start < passage.span.end, "passages stand in order and are not empty");
        end = passage.span.end;
        assert!(account.text.get(passage.span.clone()).is_some(), "a passage is a stretch of the text");
        assert!(account.blocks.iter().any(|block| block.span.start <= passage.span.start && end <= block.span.end), "it is inside a block");
    }
}

/// Splitting a file into accounts.
pub fn split(data: &[u8]) {
    let account = spoken(data);
    let cuts = propose_cuts(&account);
    assert!(cuts.windows(2).all(|pair| pair[0].at < pair[1].at));
    let cuts: Vec<usize> = cuts.iter().map(|cut| cut.at).chain(data.iter().take(4).map(|&at| usize::from(at))).collect();
    for part in split_at(&account, &plan(&account, &cuts)) {
        check(&part);
        if let Some(place) = &part.facts.part {
            assert_eq!(account.text[place.span.clone()], part.text);
        }
    }
}

fn spoken(data: &[u8]) -> Account {
    let (language, text) = data.split_first().unwrap_or((&0, &[]));
    let mut account = Account::from_text(&String::from_utf8_lossy(text).replace('\0', ""), "a.txt");
    account.facts.language = ["en", "de", "fr", "ja", "ar", "xx"].get(usize::from(*language)).map(|code| (*code).to_owned());
    account
}

/// Opens bytes as a file of this name. `sound` is whether a reader that panics is a fault of ours.
fn open(name: &str, data: &[u8], sound: bool) {
    match import_bytes(Path::new(name), data) {
        Ok(account) => check(&account),
        Err(error) => {
            let said = error.to_string();
            assert!(said.contains(name) && !said.contains('\n'), "{said}");
            assert!(!sound || !said.contains("it could not be read as"), "the reader panicked: {said}");
        }
    }
}

/// What holds of every account.
fn check(account: &Account) {
    let mut end = 0;
    for block in &account.blocks {
        assert!(block.span.start >= end, "blocks stand in order");
        end = block.span.end;
        let text = account.text.get(block.span.clone()).expect("a block is a stretch of the text");
        assert!(text.trim() == text && !text.is_empty(), "a block is trimmed: {text:?}");
    }
    assert!(!account.text.contains('\0'));
}

/// A package of these parts, unless the bytes are one already.
fn package(data: &[u8], names: &[&str]) -> Vec<u8> {
    if data.starts_with(b"PK") {
        return data.to_vec();
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let container = b"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    let parts = names.iter().copied().zip(data.split(|byte| *byte == 0)).chain([("META-INF/container.xml", &container[..])]);
    for (name, part) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
