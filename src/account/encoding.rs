//! Bytes to text: which encoding a file is in, and what could not be read in it.
//!
//! In order: a byte order mark, valid UTF-8, the encoding the document declares, and at last a guess by letter
//! statistics, as browsers make it. Valid UTF-8 beats a declaration because text in another encoding is all but never
//! valid UTF-8 by accident, while wrong declarations are common. A guess is always said in a warning.
//!
//! The bytes `63 61 66 E9` with no declaration come out as `café`, read as windows-1252, with a warning.

mod cyrillic;
mod unmarked;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use unmarked::{iso_2022_kr, utf_16_by_its_zeros, utf_32};

/// Text read from bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in, by its usual name.
    pub encoding: &'static str,
    /// What was doubtful, one plain sentence each.
    pub warnings: Vec<String>,
}

/// An encoding by which a reader wants a file to be read.
///
/// ```
/// use corroborate::account::Charset;
///
/// assert_eq!(Charset::named("latin1").map(Charset::name), Some("windows-1252"));
/// assert_eq!(Charset::named("martian"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// The encodings that are offered, the most usual first.
const OFFERED: [&Encoding; 25] = [
    UTF_8,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1251,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_15,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1258,
    encoding_rs::KOI8_R,
    encoding_rs::KOI8_U,
    encoding_rs::IBM866,
    encoding_rs::MACINTOSH,
    encoding_rs::X_MAC_CYRILLIC,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::GB18030,
    encoding_rs::BIG5,
    EUC_KR,
    encoding_rs::WINDOWS_874,
    UTF_16LE,
    UTF_16BE,
];

/// How many bytes at the beginning of a file are tried out for a preview.
const PREVIEW_BYTES: usize = 64 << 10;
/// How many lines and letters of them a preview shows.
const PREVIEW: (usize, usize) = (3, 120);

/// How a file would look in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding.
    pub encoding: Charset,
    /// In how many places of the beginning it gives no letter.
    pub faults: usize,
    /// The first lines in which encodings differ.
    pub preview: String,
}

impl Charset {
    /// The encoding with this name, by any of the names that web pages use: `latin1`, `windows-1252`, `Shift_JIS`.
    pub fn named(label: &str) -> Option<Self> {
        Encoding::for_label(label.trim().as_bytes()).map(Self)
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The names of the encodings that are offered.
    pub fn offered() -> Vec<&'static str> {
        OFFERED.iter().map(|encoding| encoding.name()).collect()
    }

    /// Reads bytes in it, with or without its mark.
    pub(super) fn decode(self, bytes: &[u8]) -> Decoded {
        let (text, faulty) = self.0.decode_with_bom_removal(bytes);
        let warnings = if faulty { vec![faults(&text, self.0)] } else { Vec::new() };
        Decoded { text: text.into_owned(), encoding: self.0.name(), warnings }
    }
}

/// How a file would look in each of the encodings that are offered, those without faults first.
pub fn decodings(bytes: &[u8]) -> Vec<Decoding> {
    let start = bytes.get(..bytes.len().min(PREVIEW_BYTES)).unwrap_or_default();
    let mut found: Vec<Decoding> = OFFERED
        .iter()
        .map(|encoding| {
            let (text, _) = encoding.decode_with_bom_removal(start);
            // The last letter may have been cut.
            let whole = text.trim_end_matches('\u{FFFD}');
            let strange = |c: char| c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace());
            Decoding { encoding: Charset(encoding), faults: whole.chars().filter(|&c| strange(c)).count(), preview: preview(whole) }
        })
        .collect();
    found.sort_by_key(|decoding| decoding.faults > 0);
    found
}

/// The first lines with a letter beyond ASCII, or else the first lines; of each the stretch round that letter.
fn preview(text: &str) -> String {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let telling: Vec<&str> = lines().filter(|line| !line.is_ascii()).take(PREVIEW.0).collect();
    let chosen = if telling.is_empty() { lines().take(PREVIEW.0).collect() } else { telling };
    let shown = chosen.into_iter().map(|line| {
        let at = line.chars().position(|c| !c.is_ascii()).unwrap_or(0).saturating_sub(PREVIEW.1 / 3);
        let cut: String = line.chars().skip(at).take(PREVIEW.1).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        format!("{}{cut}", if at > 0 { "…" } else { "" })
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// Reads `bytes` as text; `declared` is the encoding the document itself names. `None` when they are not text.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    // The mark of UTF-32 begins with that of UTF-16.
    if let Some(text) = utf_32(bytes) {
        return Some(Decoded { text, encoding: "UTF-32", warnings: Vec::new() });
    }
    if let Some(bytes) = iso_2022_kr(bytes) {
        let (text, _) = EUC_KR.decode_without_bom_handling(&bytes);
        return (!text.contains('\0')).then(|| Decoded { text: text.into_owned(), encoding: "ISO-2022-KR", warnings: Vec::new() });
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return if encoding == UTF_8 && is_binary(rest) { None } else { read(rest, encoding, Vec::new()) };
    }
    if let Some(encoding) = utf_16_by_its_zeros(bytes) {
        return read(bytes, encoding, vec![guessed(encoding.name())]);
    }
    if is_binary(bytes) {
        return None;
    }
    let escapes = bytes.windows(2).any(|pair| pair == b"\x1b$" || pair == b"\x1b(");
    if !escapes && std::str::from_utf8(bytes).is_ok() {
        let contrary = declared.filter(|named| *named != UTF_8 && !bytes.is_ascii());
        let warning = contrary.map(|named| format!("The file says it is {} but is UTF-8, and was read as UTF-8.", named.name()));
        return read(bytes, UTF_8, warning.into_iter().collect());
    }
    if let Some(encoding) = declared
        && (encoding != UTF_8 || mostly_utf_8(bytes))
    {
        return read(bytes, encoding, Vec::new());
    }
    if !escapes && mostly_utf_8(bytes) {
        return read(bytes, UTF_8, Vec::new());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&telling(bytes), false);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    if let Some((text, encoding)) = cyrillic::older(bytes, encoding) {
        return Some(Decoded { text, encoding, warnings: vec![guessed(encoding)] });
    }
    let certain = encoding == UTF_8 || encoding == ISO_2022_JP;
    read(bytes, encoding, if certain { Vec::new() } else { vec![guessed(encoding.name())] })
}

/// How many bytes are enough to guess an encoding by; guessing takes a second for each million.
const TELLING_BYTES: usize = 256 << 10;

/// The lines that tell something about the encoding, up to a length: those with bytes beyond ASCII, or with an escape.
fn telling(bytes: &[u8]) -> Cow<'_, [u8]> {
    if bytes.len() <= TELLING_BYTES {
        return Cow::Borrowed(bytes);
    }
    let mut found = Vec::with_capacity(TELLING_BYTES);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let room = TELLING_BYTES - found.len();
        if let Some(at) = line.iter().position(|byte| !byte.is_ascii() || *byte == 0x1B) {
            // A line without an end is taken from near its first such byte on; before an ASCII byte no letter is cut in two.
            let from = if line.len() > room { at.saturating_sub(64) } else { 0 };
            found.extend(line[from..].iter().take(room));
        }
        if found.len() == TELLING_BYTES {
            break;
        }
    }
    Cow::Owned(found)
}

/// The encoding a web page declares in its first kilobytes: `<meta charset=…>`, or the same in an older spelling or an
/// XML declaration.
pub(super) fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    for name in [&b"charset"[..], b"encoding"] {
        let mut from = 0;
        while let Some(found) = head.get(from..).and_then(|rest| rest.windows(name.len()).position(|window| window == name)) {
            from += found + name.len();
            let rest = head.get(from..).unwrap_or_default().trim_ascii_start();
            let Some(value) = rest.strip_prefix(b"=") else { continue };
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let length = value.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte)).count();
            match value.get(..length).and_then(Encoding::for_label) {
                // A declaration that can be read byte by byte cannot be UTF-16.
                Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => return Some(UTF_8),
                Some(encoding) => return Some(encoding),
                None => {}
            }
        }
    }
    None
}

fn read(bytes: &[u8], encoding: &'static Encoding, mut warnings: Vec<String>) -> Option<Decoded> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        warnings.push(faults(&text, encoding));
    }
    let zeros = text.bytes().filter(|byte| *byte == 0).count();
    if zeros > 0 {
        return None;
    }
    Some(Decoded { text: text.into_owned(), encoding: encoding.name(), warnings })
}

fn faults(text: &str, encoding: &'static Encoding) -> String {
    let lost = text.matches('\u{FFFD}').count();
    let places = if lost == 1 { "one place".to_owned() } else { format!("{lost} places") };
    format!("Some bytes are not valid {}: {places} show \u{FFFD} instead of a letter.", encoding.name())
}

fn guessed(encoding: &str) -> String {
    format!("The file does not say which encoding it is in; it was read as {encoding}, by a guess from its letters.")
}

/// The first bytes of files that are often given a wrong ending.
const BINARY_STARTS: &[&[u8]] =
    &[b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\x7FELF", b"\xD0\xCF\x11\xE0", b"\x1F\x8B", b"{\\rtf"];

/// Whether bytes (not UTF-16) are something other than text: a known file kind, a zero byte, or many control characters.
fn is_binary(bytes: &[u8]) -> bool {
    if BINARY_STARTS.iter().any(|start| bytes.starts_with(start)) || bytes.contains(&0) {
        return true;
    }
    let controls = bytes.iter().filter(|byte| **byte < 32 && !b"\t\n\r\x0b\x0c\x1a\x1b".contains(byte)).count();
    controls * 50 > bytes.len()
}

/// Whether bytes are UTF-8 with a few faults: a cut-off end, a byte pasted in from elsewhere.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * bad
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1252};

    #[test]
    fn utf_8_is_read_without_a_word() {
        let decoded = decode("Ein Bär, zwei Bären.".as_bytes(), None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Ein Bär, zwei Bären.", "UTF-8"));
        assert!(decoded.warnings.is_empty());
    }

    #[test]
    fn a_legacy_encoding_is_guessed_and_said() {
        let text = "Die Stra\u{df}e wurde nach dem Brand f\u{fc}r zwei Stunden gesperrt, erkl\u{e4}rte die Beh\u{f6}rde.";
        let (bytes, _, _) = WINDOWS_1252.encode(text);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "windows-1252"));
        assert!(decoded.warnings[0].contains("windows-1252"));
        let japanese = "昨夜、港で火事があり、漁船二隻が焼けた。けが人はいなかった。";
        let (bytes, _, _) = SHIFT_JIS.encode(japanese);
        assert_eq!(decode(&bytes, None).unwrap().text, japanese);
    }

    #[test]
    fn utf_16_is_known_by_its_mark_or_its_zeros() {
        let units = "The harbour burned all night.".encode_utf16();
        let bare: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        let marked = [&b"\xFF\xFE"[..], &bare].concat();
        assert_eq!(decode(&marked, None).unwrap().text, "The harbour burned all night.");
        assert_eq!(decode(&bare, None).unwrap().encoding, "UTF-16LE");
    }

    #[test]
    fn utf_32_and_the_korean_mail_encoding_are_known_by_their_form() {
        let units = "\u{FEFF}Zwei Boote \u{1F525}".chars().map(u32::from);
        let (little, big): (Vec<u8>, Vec<u8>) =
            (units.clone().flat_map(u32::to_le_bytes).collect(), units.clone().skip(1).flat_map(u32::to_be_bytes).collect());
        assert_eq!(decode(&little, None).unwrap().text, "Zwei Boote \u{1F525}");
        assert_eq!(decode(&big, None).unwrap().encoding, "UTF-32");
        assert_eq!(decode(b"\x1b$)C\x0e0!3*\x0f 1998", None).unwrap().text, "가나 1998");
        assert!(decode(b"\x1b$)C\x0e0!3*\x0f\0 1998", None).is_none());
    }

    #[test]
    fn the_japanese_mail_encoding_is_known_by_its_escapes() {
        let japanese = "昨夜、港で火事があり、漁船二隻が焼けた。";
        let (bytes, _, _) = ISO_2022_JP.encode(japanese);
        assert!(bytes.is_ascii());
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (japanese, "ISO-2022-JP"));
    }

    #[test]
    fn what_could_not_be_read_is_said() {
        let bytes = [" Bären, Füchse, Mäuse, Kühe, Vögel, Schlösser, Häuser, Gärten, Flüsse, Höhlen".as_bytes(), b"\xC3"].concat();
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.warnings[0].contains("one place"), "{:?}", decoded.warnings);
    }

    #[test]
    fn a_page_declares_its_encoding() {
        let cases: [(&[u8], &str); 4] = [
            (b"<meta charset=windows-1251>", "windows-1251"),
            (b"<META http-equiv='Content-Type' content='text/html; charset = EUC-JP'>", "EUC-JP"),
            (b"<?xml version='1.0' encoding=\"ISO-8859-2\"?>", "ISO-8859-2"),
            (b"<meta charset='utf-16'>", "UTF-8"),
        ];
        for (bytes, name) in cases {
            assert_eq!(declared_in_html(bytes).map(Encoding::name), Some(name));
        }
        assert!(declared_in_html(b"<p>no charset").is_none());
    }

    #[test]
    fn binary_is_refused() {
        assert!(decode(b"%PDF-1.7 ...", None).is_none());
        assert!(decode(b"abc\0\0\x01def", None).is_none());
    }

    #[test]
    fn half_a_pair_of_surrogates_is_said_and_loses_nothing_else() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let broken = [units("The harbour "), vec![0xD83D], units("burned"), vec![0xDC12], units(" all night."), vec![0xD834]].concat();
        for (mark, bytes) in [
            (b"\xFF\xFE", broken.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()),
            (b"\xFE\xFF", broken.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ] {
            for bytes in [[&mark[..], &bytes].concat(), bytes] {
                let decoded = decode(&bytes, None).unwrap();
                assert_eq!(decoded.text, "The harbour \u{FFFD}burned\u{FFFD} all night.\u{FFFD}");
                assert!(decoded.warnings.iter().any(|said| said.contains("3 places")), "{:?}", decoded.warnings);
            }
        }
    }

    #[test]
    fn surrogates_written_as_utf_8_are_faults_like_others() {
        let text =
            [" Bären, Füchse, Mäuse, Kühe, Vögel, Schlösser, Häuser, Gärten, Flüsse, Höhlen, ".repeat(4).as_bytes(), b"\xED\xA0\xBD."]
                .concat();
        let decoded = decode(&text, None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains("Bären") && decoded.text.contains('\u{FFFD}') && !decoded.warnings.is_empty());
    }

    #[test]
    fn a_long_file_is_guessed_by_the_lines_that_tell_something() {
        let (line, _, _) = SHIFT_JIS.encode("昨夜、港で火事があり、漁船二隻が焼けた。けが人はいなかった。\n");
        let plain = b"A line of plain letters that tells nothing at all about the encoding.\n".repeat(6000);
        assert!(plain.len() > TELLING_BYTES);
        let long = [&plain[..], &line.repeat(40), &plain, &line.repeat(8000)].concat();
        assert_eq!(telling(&long).len(), TELLING_BYTES);
        assert_eq!(decode(&long, None).unwrap().encoding, "Shift_JIS");
        let one_line = [&b"plain words ".repeat(30_000)[..], &line[..line.len() - 1].repeat(9000)].concat();
        assert_eq!(decode(&one_line, None).unwrap().encoding, "Shift_JIS");
    }

    #[test]
    fn every_encoding_that_is_offered_shows_the_lines_in_which_they_differ() {
        let (bytes, _, _) = WINDOWS_1252.encode("A line of plain letters.\nDie Stra\u{df}e wurde gesperrt.\n");
        let found = decodings(&bytes);
        assert_eq!(found.len(), OFFERED.len());
        let of = |name: &str| found.iter().find(|decoding| decoding.encoding.name() == name).unwrap();
        assert_eq!((of("windows-1252").preview.as_str(), of("windows-1252").faults), ("Die Stra\u{df}e wurde gesperrt.", 0));
        assert_eq!(of("UTF-8").faults, 1);
        assert!(found.iter().position(|decoding| decoding.faults > 0).unwrap() > 0);
        assert_eq!(of("KOI8-R").preview, "Die Stra\u{44a}e wurde gesperrt.");
    }
}
