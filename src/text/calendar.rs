//! Names of months and weekdays in five languages, and the days of the calendar.

use super::{Language, Word};

const MONTHS: [(&str, [&str; 12]); 5] = [
    (
        "en",
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
    ),
    (
        "de",
        [
            "januar jänner jan",
            "februar feb",
            "märz",
            "april apr",
            "mai",
            "juni",
            "juli",
            "august aug",
            "september sept",
            "oktober okt",
            "november nov",
            "dezember dez",
        ],
    ),
    ("fr", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
    (
        "it",
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ),
    (
        "es",
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre setiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
];

const WEEKDAYS: [(&str, [&str; 7]); 5] = [
    ("en", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    ("de", ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"]),
    ("fr", ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    ("it", ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]),
    ("es", ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
];

fn row<const N: usize>(table: &'static [(&'static str, [&'static str; N]); 5], language: Language) -> Option<&'static [&'static str; N]> {
    table.iter().find(|(code, _)| *code == language.code()).map(|(_, names)| names)
}

/// The month a word names, 1 to 12. English and German months are written with a capital.
pub(super) fn month(word: &Word, language: Language) -> Option<u32> {
    let capital = matches!(language.code(), "fr" | "it" | "es") || word.capital;
    let position = || row(&MONTHS, language)?.iter().position(|names| names.split(' ').any(|name| name == word.form));
    Some(capital.then(position)?? as u32 + 1)
}

/// The month that a word names or, a letter apart, was meant to: "Febuary", "Septembre" in an English text. Only for a word that stands where a
/// date has its month.
pub(super) fn meant_month(word: &Word, language: Language) -> Option<u32> {
    const LONG: usize = 6;
    let long = |name: &str| name.chars().count() >= LONG;
    // A town in Georgia, and in Maine.
    let meant = |name: &str| word.form != "augusta" && long(name) && strsim::osa_distance(name, &word.form) == 1;
    month(word, language).or_else(|| {
        let names = row(&MONTHS, language).filter(|_| word.capital && long(&word.form))?;
        names.iter().position(|names| names.split(' ').any(meant)).map(|at| at as u32 + 1)
    })
}

/// The weekday a word names, Monday is 0: `Monday`, `Mondays`, `Montagabend`.
pub(super) fn weekday(word: &Word, language: Language) -> Option<u32> {
    let capital = matches!(language.code(), "fr" | "it" | "es") || word.capital;
    let names = |names: &&str| {
        names.split(' ').any(|name| {
            word.form == name
                || (language == Language::GERMAN
                    && word.form.strip_prefix(name).is_some_and(|rest| {
                        ["abend", "morgen", "mittag", "vormittag", "nachmittag", "nacht", "früh"].iter().any(|part| rest.starts_with(part))
                    }))
        })
    };
    let position = || row(&WEEKDAYS, language)?.iter().position(names);
    Some(capital.then(position)?? as u32)
}

/// Whether a word, in letters of any size, is a weekday in one of the languages.
pub(crate) fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    WEEKDAYS.iter().flat_map(|(_, names)| names).any(|names| names.split(' ').any(|name| name == word))
}

/// How many days a date of the Gregorian calendar is after 1 March of the year 0. The civil-date arithmetic is that of
/// E. G. Richards, "Mapping Time" (1998): the year is begun in March, so that the leap day is its last.
pub fn day_number(year: i32, month: u32, day: u32) -> i64 {
    let year = i64::from(year) - i64::from(month < 3);
    let month = i64::from((month + 9) % 12);
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (month * 306 + 5) / 10 + i64::from(day) - 1
}

/// The year, month and day that a [`day_number`] stands for.
pub fn date_of(number: i64) -> (i32, u32, u32) {
    // 400 years have 146,097 days; within them the year is estimated, and mended where a leap day was in the way.
    let (cycle, rest) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let of_cycle = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
    let day = rest - (365 * of_cycle + of_cycle / 4 - of_cycle / 100);
    let month = (5 * day + 2) / 153;
    let (year, civil) = (cycle * 400 + of_cycle, if month < 10 { month + 3 } else { month - 9 });
    (i32::try_from(year + i64::from(civil < 3)).unwrap_or(i32::MAX), civil as u32, (day - (153 * month + 2) / 5 + 1) as u32)
}

/// The last day of a month.
pub fn last_day(year: i32, month: u32) -> u32 {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    (day_number(next_year, next, 1) - day_number(year, month, 1)) as u32
}

/// The weekday of a date, Monday is 0.
pub fn weekday_of(year: i32, month: u32, day: u32) -> u32 {
    // 1 March of the year 0 was a Wednesday.
    (day_number(year, month, day) + 2).rem_euclid(7) as u32
}

/// The English name of a weekday, Monday is 0.
pub fn weekday_name(day: u32) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day as usize % 7]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_follow_from_dates() {
        for (year, month, day, expected) in [(1912, 4, 15, 0), (2000, 2, 29, 1), (2013, 5, 4, 5), (1900, 3, 1, 3), (2024, 12, 31, 1)] {
            assert_eq!(weekday_of(year, month, day), expected, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn days_are_numbered_there_and_back() {
        for (year, month, day) in [(0, 3, 1), (2000, 2, 29), (1900, 2, 28), (1900, 3, 1), (2013, 5, 4), (-44, 3, 15), (2023, 12, 31)] {
            assert_eq!(date_of(day_number(year, month, day)), (year, month, day));
        }
        let first = day_number(1899, 1, 1);
        for number in first..first + 40_000 {
            let (year, month, day) = date_of(number);
            assert_eq!(day_number(year, month, day), number);
        }
    }

    #[test]
    fn months_end_where_they_end() {
        let ends: Vec<u32> =
            [(2024, 2), (2023, 2), (1900, 2), (2000, 2), (2023, 12), (2023, 4)].iter().map(|&(y, m)| last_day(y, m)).collect();
        assert_eq!(ends, [29, 28, 28, 29, 31, 30]);
    }
}
