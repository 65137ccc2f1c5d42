//! Which encoding the numbers of code pages and font character sets mean.

use encoding_rs::{self as enc, Encoding};

/// The encoding of a Windows code page (`\ansicpg1250`).
pub(super) fn by_code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        866 => enc::IBM866,
        874 => enc::WINDOWS_874,
        932 => enc::SHIFT_JIS,
        936 => enc::GBK,
        949 | 1361 => enc::EUC_KR,
        950 => enc::BIG5,
        1250 => enc::WINDOWS_1250,
        1251 => enc::WINDOWS_1251,
        1252 => enc::WINDOWS_1252,
        1253 => enc::WINDOWS_1253,
        1254 => enc::WINDOWS_1254,
        1255 => enc::WINDOWS_1255,
        1256 => enc::WINDOWS_1256,
        1257 => enc::WINDOWS_1257,
        1258 => enc::WINDOWS_1258,
        10_000 => enc::MACINTOSH,
        10_007 => enc::X_MAC_CYRILLIC,
        65_001 => enc::UTF_8,
        _ => return None,
    })
}

/// The encoding of a font's character set (`\fcharset238`); `None` for the document's own.
pub(super) fn by_font_charset(number: i32) -> Option<&'static Encoding> {
    by_code_page(match number {
        77 => 10_000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
