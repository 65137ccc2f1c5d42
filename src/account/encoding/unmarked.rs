//! Encodings that browsers have given up or never guessed, told by the way their bytes lie.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// UTF-16 without a byte order mark: every second byte of Western text is zero, and hardly any of the others.
pub(super) fn utf_16_by_its_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |side: usize| sample.chunks_exact(2).filter(|pair| pair.get(side) == Some(&0)).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 > pairs * 6 && first * 50 < pairs {
        Some(UTF_16LE)
    } else if first * 10 > pairs * 6 && second * 50 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-32, with its mark or without: browsers have given it up, old files have not. Every four bytes are a letter, which no
/// other encoding gives but by chance.
pub(super) fn utf_32(bytes: &[u8]) -> Option<String> {
    let units = bytes.chunks_exact(4).filter_map(|unit| unit.try_into().ok());
    if bytes.len() < 16 || !bytes.len().is_multiple_of(4) {
        return None;
    }
    let text: Option<String> = match bytes.first() {
        Some(0) => units.map(|unit| char::from_u32(u32::from_be_bytes(unit))).collect(),
        _ => units.map(|unit| char::from_u32(u32::from_le_bytes(unit))).collect(),
    };
    let text = text?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    (!text.contains('\0')).then(|| text.to_owned())
}

/// The bytes of a Korean mail encoding as EUC-KR: between the marks for out and in, each letter is the same with its
/// highest bit set. `None` for any other.
pub(super) fn iso_2022_kr(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEADER: &[u8] = b"\x1b$)C";
    let at = bytes.windows(HEADER.len()).take(4096).position(|window| window == HEADER)?;
    let (mut text, mut korean) = (bytes.get(..at)?.to_vec(), false);
    for &byte in bytes.get(at + HEADER.len()..)? {
        match byte {
            0x0E => korean = true,
            0x0F => korean = false,
            b'\n' | b'\r' => {
                korean = false;
                text.push(byte);
            }
            byte => text.push(if korean { byte | 0x80 } else { byte }),
        }
    }
    Some(text)
}
