//! A copy of a project without words that must not be shared.

use super::Project;
use crate::account::{Account, sha256};
use crate::comparison::{Decision, Ruling};
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// What stands in the place of a redacted word.
pub const REDACTED: &str = "[redacted]";

impl Project {
    /// A copy in which each of `words` (a word or several in a row; case makes no difference; never a part of a word) is
    /// replaced by [`REDACTED`], in texts, facts, warnings, rulings and notes. Digests of the original files are replaced by
    /// those of the redacted texts, so that nobody can try out what was there; the view and unknown fields are left out.
    pub fn redacted(&self, words: &[String]) -> Self {
        let phrases: Vec<Vec<char>> = words.iter().map(|phrase| shape(phrase)).filter(|shape| !shape.is_empty()).collect();
        let clean = |text: &str| replaced(text, &phrases);
        let mut rulings = self.rulings.list().to_vec();
        let accounts: Vec<Arc<Account>> = self.accounts.iter().map(|account| Arc::new(redacted(account, &phrases))).collect();
        for ruling in &mut rulings {
            ruling.extra.clear();
            for named in ruling.accounts_mut() {
                let at = self.accounts.iter().position(|old| old.facts.text_sha256 == named.text_sha256 && old.facts.file == named.file);
                if let Some(account) = at.and_then(|at| accounts.get(at)) {
                    named.text_sha256.clone_from(&account.facts.text_sha256);
                }
                named.file = clean(&named.file);
            }
            for passage in ruling.passages_mut() {
                passage.text = clean(&passage.text);
            }
            match &mut ruling.decision {
                Decision::Note { text, .. } | Decision::Cut { rest: text, .. } => *text = clean(text),
                Decision::Correct { value, read, .. } => [value, read].into_iter().for_each(|word| *word = clean(word)),
                Decision::SameName { names } => names.iter_mut().for_each(|name| *name = clean(name)),
                _ => {}
            }
        }
        // What a newer version ruled may hold the words in a way that this version cannot see.
        rulings.retain(|ruling| ruling.decision != Decision::Unknown && stands_in(ruling, &accounts));
        let mut copy = Self::of(accounts);
        copy.title = self.title.as_deref().map(clean);
        copy.date.clone_from(&self.date);
        copy.settings = self.settings.clone();
        copy.rulings = rulings.into();
        copy
    }
}

/// Whether all that a ruling quotes stands in the redacted texts. A sentence cut inside a redacted phrase would else keep a part of it.
fn stands_in(ruling: &Ruling, accounts: &[Arc<Account>]) -> bool {
    let stands = |text: &String| accounts.iter().any(|account| account.text.contains(text.as_str()));
    let ends = match &ruling.decision {
        Decision::Cut { passage, rest } => passage.text.ends_with(rest.as_str()),
        _ => true,
    };
    ends && ruling.passages().iter().all(|passage| stands(&passage.text))
}

/// One account without the words. Its paragraphs move with the text.
fn redacted(account: &Account, phrases: &[Vec<char>]) -> Account {
    let clean = |text: &str| replaced(text, phrases);
    let cuts = found(&account.text, phrases);
    let moved = |at: usize| {
        let before = cuts.iter().filter(|cut| cut.end <= at);
        let (gone, come) = before.fold((0, 0), |(gone, come), cut| (gone + cut.len(), come + REDACTED.len()));
        at - gone + come
    };
    let mut new = account.clone();
    new.text = clean(&account.text);
    for block in &mut new.blocks {
        block.span = moved(block.span.start)..moved(block.span.end);
    }
    new.warnings = account.warnings.iter().map(|warning| clean(warning)).collect();
    let digest = sha256(new.text.as_bytes());
    let facts = &mut new.facts;
    for fact in [&mut facts.title, &mut facts.file] {
        *fact = clean(fact);
    }
    for fact in [&mut facts.author, &mut facts.source, &mut facts.published] {
        *fact = fact.as_deref().map(clean);
    }
    if new.text != account.text {
        facts.sha256.clone_from(&digest);
        new.warnings.push(format!("Words were redacted in this copy, in {} places; the digest is that of the redacted text.", cuts.len()));
    }
    facts.text_sha256 = digest;
    new
}

/// A letter as it is compared, and the bytes of the text it comes from.
struct Letter {
    shape: char,
    span: Range<usize>,
}

/// The letters of a text as they are compared: lower case, accents apart, one space for any white space, nothing for what
/// cannot be seen.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (at, c) in text.char_indices() {
        let span = at..at + c.len_utf8();
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if c.is_whitespace() => match letters.last_mut() {
                Some(last) if last.shape == ' ' => last.span.end = span.end,
                _ => letters.push(Letter { shape: ' ', span }),
            },
            '’' | 'ʼ' | '‘' => letters.push(Letter { shape: '\'', span }),
            _ => {
                let shapes = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
                letters.extend(shapes.map(|shape| Letter { shape, span: span.clone() }));
            }
        }
    }
    letters
}

fn shape(text: &str) -> Vec<char> {
    letters(text.trim()).into_iter().map(|letter| letter.shape).collect()
}

/// Where the phrases stand in a text, in order, not overlapping; the longest first where two begin at one place.
fn found(text: &str, phrases: &[Vec<char>]) -> Vec<Range<usize>> {
    let letters = letters(text);
    let fits = |at: usize, phrase: &[char]| {
        let end = at + phrase.len();
        letters.get(at..end).is_some_and(|here| here.iter().zip(phrase).all(|(letter, shape)| letter.shape == *shape))
            && (at == 0 || !joined(letters[at - 1].shape, letters[at].shape))
            && (end == letters.len() || !joined(letters[end - 1].shape, letters[end].shape))
    };
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        match phrases.iter().filter(|phrase| fits(at, phrase)).map(Vec::len).max() {
            Some(length) => {
                cuts.push(letters[at].span.start..letters[at + length - 1].span.end);
                at += length;
            }
            None => at += 1,
        }
    }
    cuts
}

/// Whether two neighbouring letters belong to one word, as far as can be told: scripts without spaces never say.
fn joined(left: char, right: char) -> bool {
    let spaceless = |c: char| matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    let mark = unicode_normalization::char::is_combining_mark;
    let word = |c: char| (c.is_alphanumeric() || mark(c)) && !spaceless(c);
    mark(right) || (word(left) && word(right))
}

fn replaced(text: &str, phrases: &[Vec<char>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for cut in found(text, phrases) {
        out.push_str(&text[at..cut.start]);
        out.push_str(REDACTED);
        at = cut.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{PassageId, Siglum};
    use crate::comparison::{Watch, compare};

    #[test]
    fn the_words_are_nowhere_in_the_copy_and_rulings_still_fit() {
        let text = "Ann Smith lost two boats.\n\nThe smith's forge burned, said ANN SMITH.\n";
        let account = Arc::new(Account::from_text(text, "ann smith.txt"));
        let mut project = Project::of(vec![account]);
        project.title = Some("What Ann Smith says".to_owned());
        let comparison = compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels");
        let second = PassageId::new(Siglum::of(0), 1);
        project.rulings.rule(Ruling::note(&comparison, second, "Ann Smith told me so"));
        let copy = project.redacted(&["ann smith".to_owned()]);
        let saved = String::from_utf8(copy.to_bytes().expect("a file")).expect("UTF-8");
        assert!(!saved.to_lowercase().contains("ann"), "{saved}");
        assert!(!saved.contains(&project.accounts[0].facts.sha256));
        assert!(copy.accounts[0].text.contains("The smith's forge"));
        let again = Arc::new(compare(copy.accounts.clone(), &copy.settings, &Watch::default()).expect("nobody cancels"));
        let view = copy.rulings.read(&again);
        assert_eq!(view.rulings_on(second).count(), 1);
        assert_eq!(again.text(second), "The smith's forge burned, said [redacted].");
    }

    #[test]
    fn a_ruling_that_cuts_a_redacted_phrase_keeps_no_part_of_it() {
        let text = "Two boats were lost by Ann Smith of the quay.\n";
        let mut project = Project::of(vec![Arc::new(Account::from_text(text, "a.txt"))]);
        let machine = Arc::new(compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels"));
        let first = PassageId::new(Siglum::of(0), 0);
        let at = text.find("Smith").expect("there");
        project.rulings.rule(Ruling::cut(&machine, first, at).expect("between two words"));
        let view = project.rulings.read(&machine);
        project.rulings.rule(Ruling::note(&view, PassageId::new(Siglum::of(0), 1), "who?"));
        let kept = Ruling::cut(&machine, first, text.find("were").expect("there")).expect("between two words");
        let saved = |project: &Project| {
            let copy = project.redacted(&["Ann Smith".to_owned()]);
            String::from_utf8(copy.to_bytes().expect("a file")).expect("UTF-8")
        };
        assert!(!saved(&project).contains("Smith") && !saved(&project).contains("Ann "), "{}", saved(&project));
        project.rulings.rule(kept);
        assert!(saved(&project).contains("were lost by [redacted] of the quay."), "a cut elsewhere stays");
    }

    #[test]
    fn words_are_found_in_other_case_accents_and_spacing_but_never_inside_others() {
        let cut = |text: &str, word: &str| replaced(text, &[shape(word)]);
        assert_eq!(cut("José, JOSE\u{301} and Josélito", "josé"), "[redacted], [redacted] and Josélito");
        assert_eq!(cut("photos/ann_smith.jpg", "ann"), "photos/[redacted]_smith.jpg");
        assert_eq!(cut("Ann \n Smith’s boat", "Ann Smith"), "[redacted]’s boat");
        assert_eq!(cut("王小明说", "王小明"), "[redacted]说");
        assert_eq!(cut("an\u{ad}n", "ann"), "[redacted]");
    }
}
