//! Letters that no font has: they are shown as boxes, so the reader is told what to install.
//!
//! The program brings fonts for Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari and Thai; for everything else the fonts of the system
//! are asked. A few letters of each script stand for all of them, since asking takes a while.

use super::words;
use crate::account::Siglum;
use crate::comparison::Comparison;
use eframe::egui::{FontId, Ui};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use unicode_script::{Script, UnicodeScript as _};

/// So many letters of a script are looked for.
const TRIED: usize = 12;

/// What was looked at already.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Accounts, by the checksum of their text.
    accounts: HashSet<String>,
    /// What the reader was told of.
    told: BTreeSet<Writing>,
}

/// Letters that one font has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Writing {
    /// Chinese, Japanese and Korean.
    EastAsian,
    /// A script, by its name.
    Script(String),
    /// Signs that belong to no script.
    Signs,
}

impl Letters {
    /// A sentence for each kind of letters that new accounts have and no font does; each kind is told of once.
    pub(super) fn missing(&mut self, ui: &Ui, comparison: &Comparison) -> Vec<String> {
        let mut found: BTreeMap<Writing, (Vec<Siglum>, char)> = BTreeMap::new();
        for siglum in comparison.sigla() {
            let account = comparison.account(siglum);
            if self.accounts.contains(&account.facts.text_sha256) {
                continue;
            }
            self.accounts.insert(account.facts.text_sha256.clone());
            for (writing, letters) in letters(account.text.chars().chain(account.facts.title.chars())) {
                if let Some(missing) = letters.into_iter().find(|&letter| !has(ui, letter)) {
                    found.entry(writing).or_insert_with(|| (Vec::new(), missing)).0.push(siglum);
                }
            }
        }
        found.retain(|writing, _| self.told.insert(writing.clone()));
        found.into_iter().map(|(writing, (sigla, example))| sentence(&writing, &words::list(&sigla), example)).collect()
    }
}

fn has(ui: &Ui, letter: char) -> bool {
    ui.fonts_mut(|fonts| fonts.has_glyph(&FontId::proportional(15.0), letter))
}

/// A few distinct letters of each kind, without those that every font has.
fn letters(text: impl Iterator<Item = char>) -> BTreeMap<Writing, BTreeSet<char>> {
    let mut letters: BTreeMap<Writing, BTreeSet<char>> = BTreeMap::new();
    // Up to U+036F everything is Latin or written with it.
    for letter in text.filter(|&letter| letter > '\u{36f}') {
        let writing = match letter.script() {
            Script::Latin | Script::Greek | Script::Cyrillic | Script::Inherited => continue,
            // Marks of punctuation; every font has them, or they have no shape.
            Script::Common if letter <= '\u{206f}' || letter == '\u{feff}' => continue,
            Script::Common if matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}') => Writing::EastAsian,
            Script::Common | Script::Unknown => Writing::Signs,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Writing::EastAsian,
            other => Writing::Script(other.full_name().replace('_', " ")),
        };
        let own = letters.entry(writing).or_default();
        if own.len() < TRIED {
            own.insert(letter);
        }
    }
    letters
}

/// What is missing, and what to do about it.
fn sentence(writing: &Writing, sigla: &str, example: char) -> String {
    let (name, font, package) = match writing {
        Writing::EastAsian => ("Chinese, Japanese or Korean".to_owned(), "Noto Sans CJK".to_owned(), "fonts-noto-cjk"),
        Writing::Script(name) => (name.clone(), format!("Noto Sans {name}"), "fonts-noto-core"),
        Writing::Signs => {
            return format!(
                "No font on this computer has some signs of {sigla}, such as U+{:04X}: they are shown as boxes.",
                u32::from(example)
            );
        }
    };
    let package = if cfg!(target_os = "linux") { format!(" (on Debian and Ubuntu the package {package})") } else { String::new() };
    format!(
        "No font on this computer has the {name} letters of {sigla}: they are shown as boxes, and compared all the same. \
         Install a font, such as {font}{package}, and start the program again."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_sorted_by_the_font_that_would_have_them() {
        let found = letters("Fire – “Brand” καί Пожар\u{200d}: 火災。 한국 আগুন ⚖".chars());
        let kinds: Vec<&Writing> = found.keys().collect();
        assert_eq!(kinds, [&Writing::EastAsian, &Writing::Script("Bengali".to_owned()), &Writing::Signs]);
        assert_eq!(found[&Writing::EastAsian].len(), 5);
        assert!(found[&Writing::Signs].contains(&'⚖'), "{found:?}");
    }

    #[test]
    fn the_reader_is_told_what_to_install() {
        let told = sentence(&Writing::EastAsian, "A and C", '火');
        assert!(told.contains("letters of A and C") && told.contains("Noto Sans CJK"), "{told}");
        let told = sentence(&Writing::Script("Bengali".to_owned()), "B", 'আ');
        assert!(told.contains("Noto Sans Bengali"), "{told}");
    }
}
