//! Lengths of streams that stand in another object, put in their place before a document is parsed.
//!
//! `/Length 12 0 R` may ask for an object that is packed in the very stream whose length it is; the parser follows such a ring until
//! its stack is full, which ends the program. Where the number fits in the room of the reference, it is written there.

use crate::account::error::Trouble;
use std::borrow::Cow;

/// How far from its length the beginning and the end of a stream's entries are looked for, in bytes.
const ENTRIES: usize = 4096;

/// The bytes of a document with the lengths of its streams in their places; not one byte moves.
pub(super) fn in_place(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Trouble> {
    let mut changed = Cow::Borrowed(bytes);
    let mut ends = Ends { bytes, next: None };
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'/', bytes.get(from..).unwrap_or_default()) {
        let name = from + found + 1;
        let length = bytes.get(name..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        from = name + length;
        if !is_name(bytes.get(name..from).unwrap_or_default(), b"Length") {
            continue;
        }
        let start = from + blank(bytes.get(from..).unwrap_or_default());
        let Some(room) = reference(bytes.get(start..).unwrap_or_default()) else { continue };
        let Some(data) = ends.data_from(start + room) else { continue };
        let written = data.to_string();
        if written.len() <= room {
            let place = changed.to_mut();
            place[start..start + room].fill(b' ');
            place[start..start + written.len()].copy_from_slice(written.as_bytes());
        } else if holds_objects(bytes.get(name.saturating_sub(ENTRIES)..(start + room + ENTRIES).min(bytes.len())).unwrap_or_default()) {
            return Err(Trouble::Damaged("the length of its packed objects is not said where they begin".to_owned()));
        }
    }
    Ok(changed)
}

/// Whether a name, in which letters may be written by their number, is this one.
fn is_name(name: &[u8], wanted: &[u8]) -> bool {
    let mut letters = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(&byte) = name.get(at) {
        let code =
            name.get(at + 1..at + 3).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| byte == b'#') {
            Some(code) => {
                letters.push(code);
                at += 3;
            }
            None => {
                letters.push(byte);
                at += 1;
            }
        }
    }
    letters == wanted
}

/// How many bytes of white space and comments these begin with.
fn blank(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'%' {
            at += bytes.get(at..).unwrap_or_default().iter().take_while(|byte| !b"\r\n".contains(byte)).count();
        } else if byte.is_ascii_whitespace() || byte == 0 {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// How long the reference is that these bytes begin with: `12 0 R` → 6.
fn reference(bytes: &[u8]) -> Option<usize> {
    let digits = |at: usize| bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = 0;
    for _ in 0..2 {
        let number = digits(at);
        if number == 0 {
            return None;
        }
        at += number;
        at += blank(bytes.get(at..)?);
    }
    (bytes.get(at) == Some(&b'R')).then_some(at + 1)
}

/// Finds the ends of streams; each end is looked for once, however many streams are said to begin before it.
struct Ends<'a> {
    bytes: &'a [u8],
    next: Option<usize>,
}

impl Ends<'_> {
    /// How long the data of the stream is whose entries go on at `from`.
    fn data_from(&mut self, from: usize) -> Option<usize> {
        let rest = self.bytes.get(from..(from + ENTRIES).min(self.bytes.len()))?;
        let keyword = memchr::memmem::find(rest, b"stream")?;
        let between = rest.get(..keyword)?;
        // The object may end without a stream.
        if between.ends_with(b"end") || memchr::memmem::find(between, b"endobj").is_some() {
            return None;
        }
        let begin = from + keyword + b"stream".len();
        let breaks = if self.bytes.get(begin..)?.starts_with(b"\r\n") { 2 } else { 1 };
        let begin = begin + breaks.min(self.bytes.get(begin..)?.iter().take(breaks).take_while(|byte| b"\r\n".contains(byte)).count());
        if self.next.is_none_or(|next| next < begin) {
            let found = memchr::memmem::find(self.bytes.get(begin..)?, b"endstream").map_or(usize::MAX, |at| begin + at);
            self.next = Some(found);
        }
        let data = self.bytes.get(begin..self.next?)?;
        let data = data.strip_suffix(b"\n").unwrap_or(data);
        Some(data.strip_suffix(b"\r").unwrap_or(data).len())
    }
}

/// Whether the entries of a stream may say that objects are packed in it.
fn holds_objects(entries: &[u8]) -> bool {
    [&b"ObjStm"[..], b"/First", b"/F#", b"/#"].iter().any(|name| memchr::memmem::find(entries, name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &str) -> String {
        String::from_utf8(in_place(text.as_bytes()).unwrap().into_owned()).unwrap()
    }

    #[test]
    fn a_length_takes_the_place_of_its_reference() {
        let text = "9 0 obj\n<</Length 12 0 R/N 1>>\nstream\nTwo boats.\nendstream\nendobj\n";
        assert_eq!(put(text), text.replace("12 0 R", "10    "));
        let text = "9 0 obj\n<</L#65ngth %x\n 12 %y\n 0 R>>stream\r\nTwo boats.endstream\nendobj\n";
        assert!(put(text).contains("10 "), "{}", put(text));
        assert_eq!(put(text).len(), text.len());
    }

    #[test]
    fn other_lengths_stay() {
        for text in [
            "<</Length 10>>\nstream\nTwo boats.\nendstream",
            "<</Length1 12 0 R>>\nstream\nTwo boats.\nendstream",
            "<</Length 12 0 R>>\nendobj 3 0 obj <<>> stream\nTwo boats.\nendstream",
            "/Length 12 0 R",
        ] {
            assert_eq!(put(text), text);
        }
    }

    #[test]
    fn packed_objects_that_are_too_long_for_the_room_are_refused() {
        let text = format!("<</Type/ObjStm/Length 5 0 R>>\nstream\n{}\nendstream", "a".repeat(100_000));
        assert!(matches!(in_place(text.as_bytes()), Err(Trouble::Damaged(_))));
        assert_eq!(put(&text.replace("/Type/ObjStm", "")), text.replace("/Type/ObjStm", ""));
    }
}
