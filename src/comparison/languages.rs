//! Accounts in different languages: which are, and what that means for the comparison.

use super::{Comparison, join, omission};
use crate::account::{Siglum, language_name};
use crate::text::Language;

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

    /// Whether the words of two accounts are compared: they are in one language, or in two of those between which a table says what
    /// words mean. Of an account whose language is not known that is taken for granted.
    pub(super) fn words_meet(&self, x: Siglum, y: Siglum) -> bool {
        let code = |siglum: Siglum| self.account(siglum).facts.language.as_deref();
        let (Some(x), Some(y)) = (code(x), code(y)) else { return true };
        if x == y {
            return true;
        }
        let (Some(x), Some(y)) = (Language::known_as(x), Language::known_as(y)) else { return true };
        x == y || x.is_read() && y.is_read()
    }

    /// Of an account whose words are compared with those of no other: that it is so, without a full stop.
    pub fn unread_notice(&self, siglum: Siglum) -> Option<String> {
        let meets = self.sigla().any(|other| other != siglum && self.words_meet(other, siglum));
        (self.accounts.len() > 1 && !meets).then(|| self.unread_words(siglum))
    }

    /// `B is in Hebrew, whose words are not compared with those of the others: look yourself`.
    pub(super) fn unread_words(&self, siglum: Siglum) -> String {
        omission::in_other_language(siglum, self.account(siglum).facts.language.as_deref().map_or("another language", language_name))
    }

    /// What the reader must know about the languages: `A and C are in English, B is in German. Between languages only …`, and which are
    /// not read as far as others. `None` where all are in one that is.
    pub fn language_notice(&self) -> Option<String> {
        let mut sentences = Vec::new();
        let languages = self.languages();
        let told = |(name, sigla): &(&str, Vec<Siglum>)| format!("{} in {name}", listed(sigla));
        let read = |sigla: &[Siglum]| sigla.iter().all(|siglum| Language::of(self.account(*siglum)).is_read());
        if languages.len() > 1 {
            let told: Vec<String> = languages.iter().map(told).collect();
            let words = languages.iter().filter(|(_, sigla)| read(sigla)).count() > 1;
            let (compared, lost) = if words {
                ("numbers, dates, times, names and a few hundred common words", "in other words")
            } else {
                ("numbers, dates, times and names", "in words")
            };
            sentences.push(format!(
                "{}. Between languages only {compared} are compared. What is said {lost} is not, so less is found there.",
                told.join(", ")
            ));
        }
        let unread: Vec<&str> = languages.iter().filter(|(_, sigla)| !read(sigla)).map(|(name, _)| *name).collect();
        if !unread.is_empty() {
            sentences.push(format!(
                "Words for numbers, days and negation are not read in {}: two passages agree there only where they are word for word the same, and contradict each other only in digits and names.",
                join(&unread)
            ));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// `A is`, `A and B are`, `A, B and C are`.
fn listed(sigla: &[Siglum]) -> String {
    let names: Vec<String> = sigla.iter().map(ToString::to_string).collect();
    format!("{} {}", join(&names), if names.len() > 1 { "are" } else { "is" })
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, Fact};
    use crate::comparison::{Relation, Ruling, Rulings, Settings, Watch, compare};
    use std::sync::Arc;

    fn account(text: &str, file: &str, language: &str) -> Account {
        let mut account = Account::from_text(text, file);
        account.facts.know(Fact::Language, language, "the letters of its text");
        account
    }

    #[test]
    fn a_language_that_is_not_read_is_named_and_its_like_words_are_no_agreement() {
        let texts = [
            "消防队长说，大门在消防车到达时是锁着的，没有人能出去。仓库里有三艘船。",
            "消防队长说，大门在消防车到达时是开着的，人们都跑出去。仓库里有三艘船。",
        ];
        let accounts = texts.iter().map(|text| account(text, "a.txt", "zh")).collect();
        let comparison = compare::<Account>(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
        let notice = comparison.language_notice().expect("Chinese is not read");
        assert!(
            notice.starts_with("Words for numbers, days and negation are not read in Chinese: two passages agree there only where"),
            "{notice}"
        );
        let relations: Vec<Relation> = comparison.links.iter().map(|link| link.relation).collect();
        assert_eq!(relations, [Relation::Related, Relation::Agrees], "only what is word for word the same agrees");
        assert!(comparison.links[0].evidence[0].why.ends_with("are not read in their language"), "{:?}", comparison.links[0].evidence);
    }

    /// How the only passages of an English and a German account stand to each other.
    fn between(english: &str, german: &str) -> Option<Relation> {
        let accounts = vec![account(english, "a.txt", "en"), account(german, "b.txt", "de")];
        let comparison = compare::<Account>(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
        comparison.links.first().map(|link| link.relation)
    }

    #[test]
    fn a_link_between_languages_without_words_in_common_does_not_speak_of_spelling() {
        let texts = [
            ("Firefighters from 24 stations searched the 1931 hall with 350 helpers.", "en"),
            ("24 תחנות כיבוי חיפשו באולם משנת 1931 עם 350 מתנדבים.", "he"),
        ];
        let accounts = texts.iter().map(|(text, language)| account(text, "a.txt", language)).collect();
        let comparison = compare::<Account>(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
        let why: Vec<&str> = comparison.links.iter().flat_map(|link| &link.evidence).map(|evidence| evidence.why.as_str()).collect();
        assert!(!why.is_empty() && !why.iter().any(|why| why.contains("spelling")), "{why:?}");
    }

    #[test]
    fn words_of_one_meaning_bring_two_languages_together_and_one_name_alone_is_no_agreement() {
        let agrees = between("The council sold the old school to a company.", "Der Stadtrat verkaufte die alte Schule an eine Firma.");
        assert_eq!(agrees, Some(Relation::Agrees));
        assert_ne!(between("The boat Marta burned out.", "Die Marta lag im Hafen."), Some(Relation::Agrees));
        // What is left over on both sides may be what they disagree about.
        assert_ne!(between("The fire began in the cellar.", "Das Feuer begann auf dem Dach."), Some(Relation::Agrees));
        assert_ne!(between("A farmer lost thirty cows.", "Ein Bauer verlor zwanzig Kühe."), Some(Relation::Agrees));
        let denied = between("Twice the stewards warned the crowd.", "Gewarnt hat die Menge niemand, weder die Ordner noch die Polizei.");
        assert_eq!(denied, Some(Relation::Contradicts));
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
