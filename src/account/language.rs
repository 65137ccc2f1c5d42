//! Which language a text is in, as far as its letters and letter groups tell.

use crate::text::Language;
use whatlang::Lang;

/// Texts are judged by their beginning: this many bytes tell a language reliably.
const BYTES: usize = 8000;

/// The ISO 639-1 code of the language of a text; `None` where there are hardly any letters to go by.
///
/// Scripts of one language, and long texts in any, are told reliably. A short text in Latin letters is taken for one of the
/// languages whose words the program knows.
pub(super) fn detect(text: &str) -> Option<&'static str> {
    let end = (0..=BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = &text[..end];
    if start.chars().filter(|letter| letter.is_alphabetic()).take(12).count() < 12 {
        return None;
    }
    let sure = |info: &whatlang::Info| info.script() != whatlang::Script::Latin || (info.confidence() >= 0.9 && start.len() >= 300);
    let told = whatlang::detect(start).filter(sure).and_then(|info| code(info.lang()));
    // Telling costs the most of what opening a short text does: it is told once more only where that is needed.
    told.or_else(|| Some(Language::detect(text)).filter(|language| *language != Language::OTHER).map(Language::code))
}

/// Languages by their ISO 639-1 codes.
const NAMES: [(&str, &str); 79] = [
    ("af", "Afrikaans"),
    ("ak", "Akan"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("gl", "Galician"),
    ("gu", "Gujarati"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("jv", "Javanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("km", "Khmer"),
    ("kn", "Kannada"),
    ("ko", "Korean"),
    ("la", "Latin"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("ml", "Malayalam"),
    ("mr", "Marathi"),
    ("ms", "Malay"),
    ("my", "Burmese"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("or", "Odia"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("si", "Sinhala"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sn", "Shona"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("tk", "Turkmen"),
    ("tl", "Tagalog"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("yi", "Yiddish"),
    ("zh", "Chinese"),
    ("zu", "Zulu"),
];

/// What a language is called, by its code: `de` and `de-AT` → `German`. The code itself where it is not known.
pub fn language_name(code: &str) -> &str {
    place_of(code).map_or(code, |at| NAMES[at].1)
}

/// The place in the table of the language with this code: `nb-NO` → that of Norwegian.
pub(crate) fn place_of(code: &str) -> Option<usize> {
    let primary = code.split(['-', '_']).next().unwrap_or(code).to_lowercase();
    // Two ways of writing Norwegian, and codes that are older or younger than the table's.
    let primary = match primary.as_str() {
        "nb" | "nn" => "no",
        "iw" => "he",
        "in" => "id",
        other => other,
    };
    NAMES.iter().position(|(known, _)| *known == primary)
}

/// The code at a place of the table.
pub(crate) fn code_at(place: usize) -> Option<&'static str> {
    NAMES.get(place).map(|(code, _)| *code)
}

/// The languages that have a name here, with their codes, by name.
pub fn languages() -> Vec<(&'static str, &'static str)> {
    let mut named = NAMES.to_vec();
    named.sort_by_key(|(_, name)| *name);
    named
}

/// The two-letter code of a language; `None` for those that have none.
fn code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "no",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_is_told_has_a_name() {
        for lang in Lang::all() {
            let known = code(*lang).unwrap();
            assert_ne!(language_name(known), known, "{lang:?}");
        }
        assert_eq!((language_name("de-AT"), language_name("nb"), language_name("tlh")), ("German", "Norwegian", "tlh"));
    }

    #[test]
    fn scripts_and_long_texts_are_told_apart() {
        assert_eq!(detect("昨夜、港で火事があり、漁船二隻が焼けた。"), Some("ja"));
        assert_eq!(detect("昨夜港口起火，两艘渔船被烧毁，无人受伤。"), Some("zh"));
        assert_eq!(detect("השריפה פרצה בנמל בלילה ואיש לא נפגע."), Some("he"));
        assert_eq!(detect("The fire in the harbour destroyed two boats."), Some("en"));
        assert_eq!(detect("12.05 1917"), None);
    }
}
