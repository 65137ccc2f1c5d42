//! Accounts in different languages: which are, and what that means for the comparison.

use super::Comparison;
use crate::account::{Siglum, language_name};

impl Comparison {
    /// The accounts by their language, in the order in which each language comes first. Accounts whose language is not known are in
    /// none.
    pub fn languages(&self) -> Vec<(&str, Vec<Siglum>)> {
        let mut found: Vec<(&str, Vec<Siglum>)> = Vec::new();
        for siglum in self.sigla() {
            let Some(code) = self.account(siglum).facts.language.as_deref() else { continue };
            let name = language_name(code);
            match found.iter_mut().find(|(other, _)| *other == name) {
                Some((_, sigla)) => sigla.push(siglum),
                None => found.push((name, vec![siglum])),
            }
        }
        found
    }

    /// What the reader must know where accounts are in different languages: `A and C are in English, B is in German. Between
    /// languages only …`. `None` where they are all in one.
    pub fn language_notice(&self) -> Option<String> {
        let languages = self.languages();
        if languages.len() < 2 {
            return None;
        }
        let told: Vec<String> = languages.iter().map(|(name, sigla)| format!("{} in {name}", listed(sigla))).collect();
        Some(format!(
            "{}. Between languages only what survives translation is compared: numbers, dates, times and names. What is said in words is not, so less is found there.",
            told.join(", ")
        ))
    }
}

/// `A is`, `A and B are`, `A, B and C are`.
fn listed(sigla: &[Siglum]) -> String {
    let names: Vec<String> = sigla.iter().map(ToString::to_string).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last} are", rest.join(", ")),
        _ => format!("{} is", names.concat()),
    }
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, Fact};
    use crate::comparison::{Ruling, Rulings, Settings, Watch, compare};
    use std::sync::Arc;

    fn account(text: &str, file: &str, language: &str) -> Account {
        let mut account = Account::from_text(text, file);
        account.facts.know(Fact::Language, language, "the letters of its text");
        account
    }

    #[test]
    fn accounts_in_different_languages_are_named_and_a_correction_counts() {
        let accounts = vec![
            account("The fire killed 12 people.", "a.txt", "en-GB"),
            account("Das Feuer tötete 12 Menschen.", "b.txt", "de"),
            account("Nobody was hurt.", "c.txt", "en"),
        ];
        let machine =
            Arc::new(compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).expect("nobody cancels"));
        let notice = machine.language_notice().expect("two languages");
        assert!(notice.starts_with("A and C are in English, B is in German. Between languages only"), "{notice}");
        let mut rulings = Rulings::default();
        let b = machine.sigla().nth(1).expect("B");
        rulings.rule(Ruling::correct(&machine, b, Fact::Language, "en"));
        assert_eq!(rulings.read(&machine).language_notice(), None);
        let again = rulings.in_their_languages(&machine.accounts);
        assert_eq!(again[1].facts.language.as_deref(), Some("en"));
        rulings.rule(Ruling::correct(&machine, b, Fact::Language, "de"));
        assert!(rulings.list().is_empty(), "the file's own word takes the correction back");
    }
}
