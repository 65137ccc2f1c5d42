//! PDF documents: their text layer, in reading order, without running heads and page numbers.
//!
//! A PDF holds letters and where they stand; what is a line, a column or a paragraph is found by [`layout`] from the
//! distances between them. `pdf-extract` reads the letters. It gives up on what it does not know by panicking, so each
//! page is read by itself, and [`guard`] refuses beforehand what would keep it busy for ever.
//!
//! Letters that run from right to left come in the order they were drawn, which may not be that of reading: such a document
//! is marked as unverified, and compared only when the reader says so.

#[cfg(test)]
mod cycles;
mod guard;
mod layout;
mod lengths;
mod lines;

use super::Fact;
use super::dropped::Dropped;
use super::error::Trouble;
use super::extract::{Extract, language_code};
use crate::text::is_right_to_left;
use lines::{Glyph, Page};
use pdf_extract::{Document, MediaBox, Object, OutputDev, OutputError, Transform, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How long the pages of one document may take; real ones take a few milliseconds each.
const PATIENCE: Duration = Duration::from_secs(60);
/// The share of right-to-left letters from which the order is doubtful.
const RIGHT_TO_LEFT: f64 = 0.05;

/// Text, blocks and facts of a PDF.
pub(super) fn extract(bytes: &[u8]) -> Result<Extract, Trouble> {
    let bytes = &*guard::safe_to_parse(bytes)?;
    let locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let mut document = Document::load_mem(bytes).map_err(|error| match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => Trouble::Protected,
        // Its parser takes an index it has no key for as garbled.
        _ if locked => Trouble::Protected,
        error => Trouble::Damaged(error.to_string()),
    })?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Trouble::Protected);
    }
    guard::unpacked(&mut document)?;
    let numbers = guard::pages(&document)?;
    let began = Instant::now();
    let pictures = guard::pictures(&document);
    let (mut pages, mut unread) = (Vec::new(), Vec::new());
    for (&number, &readable) in &numbers {
        if !readable || began.elapsed() > PATIENCE {
            unread.push(number);
            continue;
        }
        let mut reader = PageReader::default();
        let read = catch_unwind(AssertUnwindSafe(|| output_doc_page(&document, &mut reader, number)));
        if !matches!(read, Ok(Ok(()))) {
            unread.push(number);
        }
        pages.push(reader.page);
    }
    if pages.iter().all(|page| page.glyphs.iter().all(|glyph| glyph.text.trim().is_empty())) {
        if pages.iter().map(|page| page.unknown).sum::<usize>() > 0 {
            return Err(Trouble::NoLetters);
        }
        return match (pictures, unread.is_empty()) {
            (0, false) => Err(Trouble::Damaged("none of its pages could be read".to_owned())),
            (0, true) => Ok(Extract::default()),
            _ => Err(Trouble::NoTextLayer),
        };
    }

    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    let mut extract = Extract::default();
    let mut dropped = Dropped::default();
    (0..pictures).for_each(|_| dropped.picture());
    (extract.text, extract.blocks) = layout::read(pages, &mut dropped);
    read_facts(&document, &mut extract);
    extract.take_title_from_headings();
    extract.warnings.extend(dropped.warning());
    if !unread.is_empty() {
        let listed: Vec<String> = unread.iter().map(ToString::to_string).collect();
        extract.warnings.push(format!("Pages that could not be read, wholly or in part: {}.", listed.join(", ")));
    }
    if unknown > 0 {
        extract.warnings.push(format!("Letters that its fonts do not name, and that are missing from the text: {unknown}."));
    }
    let letters = extract.text.chars().filter(|letter| letter.is_alphabetic()).count();
    let leftward = extract.text.chars().filter(|&letter| is_right_to_left(letter)).count();
    if leftward as f64 > RIGHT_TO_LEFT * letters as f64 {
        let why = "It is a PDF with letters that run from right to left: the order of its words could not be verified.";
        extract.warnings.push(why.to_owned());
        extract.unverified = Some(why.to_owned());
    }
    Ok(extract)
}

fn read_facts(document: &Document, extract: &mut Extract) {
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info)).map(|(_, info)| info);
    let Ok(Object::Dictionary(info)) = info else { return };
    let known = |key: &[u8]| {
        let (_, value) = info.get(key).and_then(|value| document.dereference(value)).ok()?;
        Some(written(value.as_str().ok()?))
    };
    if let Some(title) = known(b"Title") {
        extract.know(Fact::Title, &title, "the document's properties");
    }
    if let Some(author) = known(b"Author") {
        extract.know(Fact::Author, &author, "the document's properties");
    }
    let language = document.catalog().ok().and_then(|catalog| catalog.get(b"Lang").ok()).and_then(|language| language.as_str().ok());
    if let Some(code) = language.and_then(|language| language_code(&written(language))) {
        extract.know(Fact::Language, &code, "the document's properties");
    }
}

/// A string outside the pages: UTF-16 or UTF-8 by its mark, else letter by letter.
fn written(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
        None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Takes down the letters of one page.
#[derive(Default)]
struct PageReader {
    page: Page,
}

/// More letters than any page holds.
const GLYPHS: usize = 200_000;

impl OutputDev for PageReader {
    fn begin_page(&mut self, _number: u32, sheet: &MediaBox, _art: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.page.height = (sheet.ury - sheet.lly).abs();
        self.page.bottom = sheet.lly.min(sheet.ury);
        Ok(())
    }

    fn output_character(&mut self, place: &Transform, width: f64, _spacing: f64, size: f64, text: &str) -> Result<(), OutputError> {
        if self.page.glyphs.len() >= GLYPHS {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        if text.is_empty() {
            self.page.unknown += 1;
            return Ok(());
        }
        let along = (place.m11 * place.m11 + place.m12 * place.m12).sqrt() * size.abs();
        let across = (place.m21 * place.m21 + place.m22 * place.m22).sqrt() * size.abs();
        let quarter = place.m12.atan2(place.m11) / std::f64::consts::FRAC_PI_2;
        let glyph = Glyph {
            x: place.m31,
            y: place.m32,
            width: width * along,
            size: across,
            quarter: quarter.round() as i64,
            text: text.to_owned(),
        };
        if [glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|number| number.is_finite()) && glyph.size > 0.0 {
            self.page.glyphs.push(glyph);
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
