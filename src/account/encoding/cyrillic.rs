//! Two older encodings of Cyrillic that browsers do not guess: that of the Macintosh, and code page 855 of DOS.
//!
//! In the wrong encoding the small and large letters of a word come out mixed, or signs stand among them: `СЪЕМКа`, `мес╠о`. Where
//! the guess gives many such places, and one of these two gives none and all but nothing else than Cyrillic, that one is right.

use encoding_rs::{Encoding, X_MAC_CYRILLIC};

/// The letters of code page 855 from the byte 0x80 on; the last is a space that does not break.
const IBM855: &str = "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤\
    лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}";

/// How many bytes at the beginning are tried.
const TRIED: usize = 64 << 10;
/// Fewer letters than these tell nothing.
const FEW_LETTERS: usize = 40;
/// The commonest letters of every Slavic language that is written so; together they are nearly half of any text.
const COMMON: &str = "оаеинт";

/// The text in one of the two encodings, and its name, where it is much more likely than the encoding that was guessed.
pub(super) fn older(bytes: &[u8], guessed: &'static Encoding) -> Option<(String, &'static str)> {
    let tried = bytes.get(..TRIED).unwrap_or(bytes);
    let (as_guessed, _) = guessed.decode_without_bom_handling(tried);
    if Letters::of(&as_guessed).mixed_share() < 0.01 {
        return None;
    }
    let candidates: [(&'static str, Reader); 2] = [("x-mac-cyrillic", mac_cyrillic), ("IBM855", ibm855)];
    let (name, read) = candidates.into_iter().find(|(_, read)| Letters::of(&read(tried)).are_cyrillic())?;
    Some((read(bytes), name))
}

/// Makes text of bytes.
type Reader = fn(&[u8]) -> String;

fn mac_cyrillic(bytes: &[u8]) -> String {
    X_MAC_CYRILLIC.decode_without_bom_handling(bytes).0.into_owned()
}

fn ibm855(bytes: &[u8]) -> String {
    let table: Vec<char> = IBM855.chars().collect();
    let letter = |byte: &u8| byte.checked_sub(0x80).and_then(|at| table.get(usize::from(at)).copied()).unwrap_or(char::from(*byte));
    bytes.iter().map(letter).collect()
}

/// What a text is made of.
#[derive(Debug, Default)]
struct Letters {
    ascii: usize,
    other: usize,
    /// Letters and signs beyond ASCII that are not Cyrillic.
    foreign: usize,
    /// Cyrillic letters that are the commonest in any language.
    common: usize,
    /// Places in a word where a small letter is followed by a large one, or where a sign stands.
    mixed: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let (mut before, mut last) = (' ', ' ');
        for letter in text.chars() {
            if letter.is_ascii() {
                found.ascii += usize::from(letter.is_alphabetic());
            } else if letter.is_alphabetic() {
                found.other += 1;
                found.foreign += usize::from(!('\u{400}'..='\u{52F}').contains(&letter));
                found.common += usize::from(letter.to_lowercase().next().is_some_and(|small| COMMON.contains(small)));
            } else {
                found.foreign += usize::from(!letter.is_whitespace() && !"–—«»„“”’…·№\u{ad}".contains(letter));
            }
            found.mixed += usize::from(last.is_lowercase() && letter.is_uppercase() && !(last.is_ascii() && letter.is_ascii()));
            let sign = !last.is_ascii() && !last.is_alphanumeric() && !last.is_whitespace() && !"–—’…·\u{ad}".contains(last);
            found.mixed += usize::from(sign && before.is_alphabetic() && letter.is_alphabetic());
            (before, last) = (last, letter);
        }
        found
    }

    fn mixed_share(&self) -> f64 {
        self.mixed as f64 / self.other.max(1) as f64
    }

    /// Whether these are letters of a Cyrillic text, and in the right encoding.
    fn are_cyrillic(&self) -> bool {
        self.other >= FEW_LETTERS
            && self.other > self.ascii
            && self.foreign * 100 <= self.other
            && self.common * 100 >= self.other * 35
            && self.mixed_share() <= 0.002
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;

    const TEXT: &str = "Вчера вечером в порту Азовска случился пожар, сгорели две лодки. Никто не пострадал, сообщила Ольга Юрьевна, \
        начальник порта. Склад «Якорь» потушили к утру; съёмка на причале запрещена до понедельника.\n";

    fn in_855(text: &str) -> Vec<u8> {
        let place = |letter: char| IBM855.chars().position(|other| other == letter).map(|at| at as u8 + 0x80);
        text.chars().map(|letter| if letter.is_ascii() { letter as u8 } else { place(letter).unwrap() }).collect()
    }

    #[test]
    fn the_two_encodings_are_told_from_their_letters() {
        let (mac, _, _) = X_MAC_CYRILLIC.encode(TEXT);
        for (bytes, name) in [(mac.into_owned(), "x-mac-cyrillic"), (in_855(TEXT), "IBM855")] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (name, TEXT));
            assert!(decoded.warnings[0].contains(name) && decoded.warnings[0].contains("a guess"), "{:?}", decoded.warnings);
        }
    }

    #[test]
    fn other_encodings_are_left_to_the_guess() {
        let hebrew = "שריפה פרצה בנמל בלילה, ואיש לא נפגע. שתי סירות נשרפו כליל, והמחסן שמאחוריהן אבד באש.\n".repeat(2);
        let greek = "Η φωτιά στο λιμάνι κατέστρεψε δύο βάρκες τη νύχτα, και κανείς δεν τραυματίστηκε.\n".repeat(2);
        let french = "L'incendie du port a détruit deux bateaux à l'aube, et l'été n'y était pour rien.\n".repeat(2);
        for (text, encoding) in [
            (TEXT, encoding_rs::WINDOWS_1251),
            (TEXT, encoding_rs::KOI8_R),
            (TEXT, encoding_rs::IBM866),
            (hebrew.as_str(), encoding_rs::WINDOWS_1255),
            (greek.as_str(), encoding_rs::WINDOWS_1253),
            (french.as_str(), encoding_rs::WINDOWS_1252),
        ] {
            let text: String = text.chars().filter(|letter| encoding.encode(&letter.to_string()).2.eq(&false)).collect();
            let (bytes, _, _) = encoding.encode(&text);
            assert!(older(&bytes, encoding).is_none());
            assert_eq!(decode(&bytes, None).unwrap().text, text);
        }
    }
}
