//! The words numbers are made of, in English, German, French, Italian and Spanish.
//!
//! ```text
//! three → Small(3)    hundert → Scale(100)    dozens → Vague(24, 120)    third → Rank(3)
//! siebenundzwanzig → Small(27)    trentacinque → Small(35)    dritten → Rank(3)
//! ```

use super::Language;
use ahash::AHashMap;
use std::sync::LazyLock;

/// What a word contributes to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// A value below a thousand, or a whole number written as one word.
    Small(f64),
    /// Hundred, thousand, million: it multiplies what stands before it.
    Scale(f64),
    /// A dozen.
    Dozen(f64),
    /// First, second, third …
    Rank(f64),
    /// A range, such as "dozens".
    Vague(f64, f64),
}

type Table = AHashMap<&'static str, Part>;

const SMALL: [(&str, &str); 5] = [
    (
        "en",
        "zero:0 one:1 two:2 both:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 \
         fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 \
         seventy:70 eighty:80 ninety:90",
    ),
    (
        "de",
        "null:0 eins:1 ein:1 zwei:2 zwo:2 zweier:2 beide:2 beiden:2 drei:3 dreier:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 \
         elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 \
         dreißig:30 dreissig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90",
    ),
    (
        "fr",
        "zéro:0 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 \
         seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 nonante:90",
    ),
    (
        "it",
        "zero:0 uno:1 due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12 tredici:13 quattordici:14 \
         quindici:15 sedici:16 diciassette:17 diciotto:18 diciannove:19 venti:20 vent:20 trenta:30 trent:30 quaranta:40 quarant:40 \
         cinquanta:50 cinquant:50 sessanta:60 sessant:60 settanta:70 settant:70 ottanta:80 ottant:80 novanta:90 novant:90",
    ),
    (
        "es",
        "cero:0 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 \
         dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintiún:21 veintidós:22 veintitrés:23 \
         veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29 treinta:30 cuarenta:40 \
         cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 doscientos:200 doscientas:200 trescientos:300 trescientas:300 \
         cuatrocientos:400 quinientos:500 seiscientos:600 setecientos:700 ochocientos:800 novecientos:900",
    ),
];

const SCALES: [(&str, &str); 5] = [
    (
        "en",
        "hundred:1e2 thousand:1e3 grand:1e3 lakh:1e5 lakhs:1e5 million:1e6 mln:1e6 mn:1e6 crore:1e7 crores:1e7 billion:1e9 bn:1e9 \
         trillion:1e12 tn:1e12",
    ),
    ("de", "hundert:1e2 tausend:1e3 million:1e6 millionen:1e6 mio:1e6 milliarde:1e9 milliarden:1e9 mrd:1e9 billion:1e12 billionen:1e12"),
    ("fr", "cent:1e2 cents:1e2 mille:1e3 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 billion:1e12 billions:1e12"),
    ("it", "cento:1e2 cent:1e2 mille:1e3 mila:1e3 milione:1e6 milioni:1e6 mln:1e6 miliardo:1e9 miliardi:1e9 mld:1e9"),
    ("es", "cien:1e2 ciento:1e2 mil:1e3 millón:1e6 millones:1e6 millardo:1e9 billón:1e12 billones:1e12"),
];

const RANKS: [(&str, &str); 5] = [
    (
        "en",
        "first:1 debut:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 \
         fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 fortieth:40 \
         fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90 hundredth:100",
    ),
    ("de", "erst:1 zweit:2 dritt:3 siebt:7 acht:8"),
    (
        "fr",
        "premier:1 première:1 deuxième:2 second:2 seconde:2 troisième:3 quatrième:4 cinquième:5 sixième:6 septième:7 huitième:8 \
         neuvième:9 dixième:10 onzième:11 douzième:12 vingtième:20",
    ),
    (
        "it",
        "primo:1 prima:1 secondo:2 seconda:2 terzo:3 terza:3 quarto:4 quarta:4 quinto:5 quinta:5 sesto:6 sesta:6 settimo:7 settima:7 \
         ottavo:8 ottava:8 nono:9 nona:9 decimo:10 decima:10",
    ),
    (
        "es",
        "primer:1 primero:1 primera:1 segundo:2 segunda:2 tercer:3 tercero:3 tercera:3 cuarto:4 cuarta:4 quinto:5 quinta:5 sexto:6 \
         séptimo:7 octavo:8 noveno:9 décimo:10",
    ),
];

/// Plurals of scales: from twice the scale to just below the next one in use.
const VAGUE: [(&str, &str); 5] = [
    ("en", "dozens:24-120 scores:40-200 hundreds:200-2e3 thousands:2e3-2e5 millions:2e6-1e9 billions:2e9-1e12"),
    ("de", "dutzende:24-120 dutzenden:24-120 hunderte:200-2e3 hunderten:200-2e3 tausende:2e3-2e5 tausenden:2e3-2e5"),
    ("fr", "dizaines:20-100 centaines:200-2e3 milliers:2e3-2e5"),
    ("it", "decine:20-100 centinaia:200-2e3 migliaia:2e3-2e5"),
    ("es", "decenas:20-100 cientos:200-2e3 centenares:200-2e3 miles:2e3-2e5"),
];

const DOZENS: [(&str, &str); 5] = [
    ("en", "dozen:12"),
    ("de", "dutzend:12"),
    ("fr", "douzaine:12 dizaine:10 quinzaine:15 vingtaine:20 trentaine:30 cinquantaine:50 centaine:100 millier:1000"),
    ("it", "dozzina:12 decina:10 ventina:20 trentina:30 cinquantina:50 centinaio:100 migliaio:1000"),
    ("es", "docena:12 decena:10 veintena:20 treintena:30 centenar:100"),
];

static TABLES: LazyLock<AHashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: AHashMap<&'static str, Table> = AHashMap::new();
    let number = |text: &str| text.parse::<f64>().unwrap_or(0.0);
    let kinds = [&RANKS, &SMALL, &SCALES, &DOZENS];
    for (kind, rows) in kinds.into_iter().enumerate() {
        let part = |value: f64| match kind {
            0 => Part::Rank(value),
            1 => Part::Small(value),
            2 => Part::Scale(value),
            _ => Part::Dozen(value),
        };
        for &(language, row) in rows {
            let entries = row.split_whitespace().filter_map(|entry| entry.split_once(':'));
            tables.entry(language).or_default().extend(entries.map(|(word, value)| (word, part(number(value)))));
        }
    }
    for (language, row) in VAGUE {
        let entries = row.split_whitespace().filter_map(|entry| entry.split_once(':'));
        let ranges = entries.filter_map(|(word, range)| Some((word, range.split_once('-')?)));
        tables.entry(language).or_default().extend(ranges.map(|(word, (low, high))| (word, Part::Vague(number(low), number(high)))));
    }
    tables
});

/// What `form` contributes to a number in `language`; words of other languages contribute nothing.
pub(super) fn part(form: &str, language: Language) -> Option<Part> {
    let code = language.code();
    let table = TABLES.get(code)?;
    if let Some(part) = table.get(form) {
        // "ein Boot" is an article in German far more often than a number, and "acht" is eight, not an ending.
        return (form != "ein" && form != "erst" && form != "zweit" && form != "dritt" && form != "siebt" && !elided(form))
            .then_some(*part);
    }
    match code {
        "de" => compound(form, table, true).map(Part::Small).or_else(|| german_rank(form, table)),
        "it" => compound(form, table, false).map(Part::Small),
        _ => None,
    }
}

/// Italian tens that occur only inside a longer word: `vent` in `ventuno`.
fn elided(form: &str) -> bool {
    matches!(form, "vent" | "trent" | "quarant" | "cinquant" | "sessant" | "settant" | "ottant" | "novant")
}

/// A number written as one word: `einundzwanzig`, `dreihundertfünf`, `duecentotrenta`.
fn compound(form: &str, table: &Table, with_und: bool) -> Option<f64> {
    if form.chars().count() < 6 || form.chars().count() > 40 {
        return None;
    }
    let (mut rest, mut total, mut current) = (form, 0.0, 0.0);
    let mut pieces = 0;
    while !rest.is_empty() {
        if with_und && pieces > 0 && rest.starts_with("und") {
            rest = &rest[3..];
            continue;
        }
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let longest = ends
            .filter_map(|end| Some((end, *table.get(&rest[..end])?)))
            .filter(|(_, part)| matches!(part, Part::Small(_) | Part::Scale(_)));
        let (end, part) = longest.max_by_key(|(end, _)| *end)?;
        match part {
            Part::Scale(100.0) => current = if current == 0.0 { 100.0 } else { current * 100.0 },
            Part::Scale(scale) => {
                total += if current == 0.0 { scale } else { current * scale };
                current = 0.0;
            }
            Part::Small(value) => current += value,
            _ => return None,
        }
        pieces += 1;
        rest = &rest[end..];
    }
    (pieces > 1).then_some(total + current)
}

/// `dritten` → 3, `siebzehnte` → 17, `zwanzigster` → 20.
fn german_rank(form: &str, table: &Table) -> Option<Part> {
    let body = ["en", "er", "es", "em", "e"].iter().find_map(|ending| form.strip_suffix(ending))?;
    if let Some(Part::Rank(value)) = table.get(body) {
        return Some(Part::Rank(*value));
    }
    if body == "acht" {
        return Some(Part::Rank(8.0));
    }
    let cardinal = |stem: &str| match table.get(stem) {
        Some(Part::Small(value)) => Some(*value),
        _ => compound(stem, table, true),
    };
    body.strip_suffix("st").and_then(cardinal).filter(|v| *v >= 20.0).or_else(|| body.strip_suffix('t').and_then(cardinal)).map(Part::Rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_five_languages_are_numbers() {
        let cases = [
            ("seventeen", "en", Part::Small(17.0)),
            ("dozens", "en", Part::Vague(24.0, 120.0)),
            ("siebenundzwanzig", "de", Part::Small(27.0)),
            ("dreihundertfünf", "de", Part::Small(305.0)),
            ("zweitausend", "de", Part::Small(2000.0)),
            ("dritten", "de", Part::Rank(3.0)),
            ("einundzwanzigsten", "de", Part::Rank(21.0)),
            ("ventuno", "it", Part::Small(21.0)),
            ("duecentotrentacinque", "it", Part::Small(235.0)),
            ("cinquecentomila", "it", Part::Small(500_000.0)),
            ("veintidós", "es", Part::Small(22.0)),
            ("milliards", "fr", Part::Scale(1e9)),
        ];
        for (form, code, expected) in cases {
            let language = Language::from_code(code).expect("a known code");
            assert_eq!(part(form, language), Some(expected), "{form}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (form, code) in
            [("achtung", "de"), ("ein", "de"), ("verein", "de"), ("erst", "de"), ("vent", "it"), ("six", "de"), ("once", "en")]
        {
            assert_eq!(part(form, Language::from_code(code).expect("a known code")), None, "{form}");
        }
    }
}
