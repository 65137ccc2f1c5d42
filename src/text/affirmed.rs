//! A passage without its denial: what it would say if it denied nothing.
//!
//! | passage | affirmed |
//! |---|---|
//! | The crew did not lower the boats | The crew lower the boats |
//! | There is no woman on board | There is a woman on board |
//! | Nobody warned them | Somebody warned them |
//! | The crew failed to close the valve | The crew close the valve |
//! | Not only the boats burned | none: nothing is denied |
//!
//! It is made for the sentence model, which a verb in another form does not disturb, and is never shown.

use super::{Language, Negation, Word};

/// The passage without its denial, where it holds exactly one negation, which denies, in words that are known; `None` else. English only.
pub fn affirmed(text: &str, words: &[Word], negations: &[Negation], language: Language) -> Option<String> {
    let [negation] = negations else { return None };
    if !negation.denies || language != Language::ENGLISH {
        return None;
    }
    let mut range = negation.words.clone();
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let instead = match (form(range.start), form(range.start + 1)) {
        ("no", "one") | ("nobody", _) => "somebody".to_owned(),
        ("no", "longer") | ("never", _) => String::new(),
        ("not", _) | ("failed" | "fails" | "fail" | "refused" | "refuses" | "declined" | "declines", "to") => {
            let does = range.start.checked_sub(1).filter(|&before| matches!(form(before), "do" | "does" | "did"));
            let (start, end) = (does.unwrap_or(range.start), range.end.saturating_sub(1));
            let kept = if form(range.start) == "not" { form(end) } else { "" };
            range.start = start;
            match kept {
                "any" => "some",
                "a" | "one" => kept,
                _ => "",
            }
            .to_owned()
        }
        ("no", _) => "a".to_owned(),
        ("nothing", _) => "something".to_owned(),
        ("none", _) => "some".to_owned(),
        ("without", _) => "with".to_owned(),
        ("cannot" | "can't", _) => "can".to_owned(),
        ("won't", _) => "will".to_owned(),
        ("don't" | "doesn't" | "didn't", _) => String::new(),
        (verb, _) => verb.strip_suffix("n't")?.to_owned(),
    };
    let (start, end) = (words.get(range.start)?.span.start, words.get(range.end.checked_sub(1)?)?.span.end);
    let (before, behind) = (text.get(..start)?, text.get(end..)?);
    let gap = if instead.is_empty() { behind.trim_start() } else { behind };
    Some(format!("{before}{instead}{gap}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::contents;

    fn affirmed_in(text: &str, language: Language) -> Option<String> {
        let contents = contents(text, language);
        affirmed(text, &contents.words, &contents.negations, language)
    }

    #[test]
    fn a_passage_without_its_denial_says_what_was_denied() {
        for (text, expected) in [
            ("The crew did not lower the boats.", "The crew lower the boats."),
            ("The crew didn’t lower the boats.", "The crew lower the boats."),
            ("The doors weren't locked.", "The doors were locked."),
            ("There is no woman on board.", "There is a woman on board."),
            ("There aren't many people on the ice.", "There are many people on the ice."),
            ("Nobody warned them.", "somebody warned them."),
            ("No one was hurt.", "somebody was hurt."),
            ("He has never been to Aldmouth.", "He has been to Aldmouth."),
            ("The bridge is no longer open.", "The bridge is open."),
            ("The crew failed to close the valve.", "The crew close the valve."),
            ("The crew did not see any smoke.", "The crew see any smoke."),
            ("He left without his coat.", "He left with his coat."),
            ("They cannot swim.", "They can swim."),
            ("It is not a harbour.", "It is a harbour."),
        ] {
            assert_eq!(affirmed_in(text, Language::ENGLISH).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_denies_nothing_or_more_than_once_is_left_alone() {
        for text in [
            "The boats burned.",
            "Not only the boats burned.",
            "He did not fail to warn them.",
            "Nobody was hurt and the doors were not locked.",
            "If the doors weren't locked, thieves could come in.",
        ] {
            assert_eq!(affirmed_in(text, Language::ENGLISH), None, "{text}");
        }
        assert_eq!(affirmed_in("Die Brücke wurde nicht gesperrt.", Language::GERMAN), None);
    }
}
