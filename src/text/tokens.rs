//! What of a passage is held word against word: its words without articles, auxiliaries and negations, each with what it can mean,
//! whether it is a name, whether it is denied, and which clause it stands in.
//!
//! ```text
//! The envoy was not seen in Paris, which   →   [envoy] [seen, denied] [in: link] [Paris: name]
//! ```

use super::{Form, Language, Lemma, Lexicon, Negation, Word, breaks, lexicon, meanings};
use std::ops::Range;

/// The words of a passage that say something or mark a place: `words` are those of `text`, read in `language`, and `denied` is what it says
/// is not so. Negations themselves are left to their own judge.
pub(crate) fn tokens(text: &str, words: &[Word], language: Language, denied: &[Negation]) -> Vec<Token> {
    let english = language == Language::ENGLISH;
    let lexicon = lexicon();
    let title_case = english && is_title_case(words);
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut clause = 0;
    while at < words.len() {
        let word = &words[at];
        if at > 0 && (breaks(text, words, at) || begins_clause(&word.form)) {
            clause += 1;
        }
        if let Some(negation) = denied.iter().find(|n| n.words.contains(&at)) {
            at = negation.words.end;
            continue;
        }
        let role = match () {
            () if word.is_number() => Role::Number,
            () if is_link(&word.form) => Role::Link,
            () if word.function && !says_something(&word.form) => {
                at += 1;
                continue;
            }
            () => Role::Content,
        };
        let mut token = Token {
            words: at..at + 1,
            form: word.form.clone(),
            stem: word.stem.clone(),
            lemmas: Vec::new(),
            role,
            clause,
            denied: denied.iter().filter(|n| n.denies && n.scope.contains(&at)).count() % 2 == 1,
            name: word.capital && !word.function && (at > 0 || words.get(1).is_some_and(|next| next.capital)),
        };
        // "Lee Soo-man", "Holt-Brandt": what is joined to a name is part of it.
        token.name |= at > 0 && words[at - 1].capital && text.get(words[at - 1].span.end..word.span.start) == Some("-");
        if english && role == Role::Content {
            token.lemmas = lexicon.lemmas(&word.form);
            // A first word that is no English word, or a city or country, is a name.
            token.name |= word.capital && token.lemmas.iter().all(|&lemma| lexicon.is_place_name(lemma));
            // In a headline every word begins with a capital.
            token.name &= !title_case || token.lemmas.is_empty();
            // "non-traditional" is one word.
            if let Some(next) = words.get(at + 1)
                && matches!(word.form.as_str(), "non" | "anti" | "un" | "ex" | "ill")
                && text.get(word.span.end..next.span.start) == Some("-")
            {
                token.words.end = at + 2;
                token.form = format!("{}{}", word.form, next.form).into();
                token.stem = format!("{}{}", word.form, next.stem).into();
                token.lemmas = lexicon.lemmas(&token.form);
            } else if let Some((form, lemma)) = words.get(at + 1).and_then(|next| phrase(lexicon, word, next)) {
                token.words.end = at + 2;
                token.stem.clone_from(&form);
                token.form = form;
                token.lemmas = vec![lemma];
            } else if let Some(lemma) = words.get(at + 1).and_then(|next| phrasal_verb(lexicon, &token.lemmas, next)) {
                token.lemmas.insert(1, lemma);
            }
        } else if role == Role::Content {
            token.lemmas = meanings(language, word);
            // German writes every noun with a capital.
            token.name &= token.lemmas.is_empty();
        }
        at = token.words.end;
        found.push(token);
    }
    found
}

/// What a token is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It says something.
    Content,
    /// A number: other judges hold it against others.
    Number,
    /// A preposition: it marks the place of what follows.
    Link,
}

/// A word, or two that are one: `North Korea`.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Which words of the passage it is.
    pub(crate) words: Range<usize>,
    /// Its form in lower case; for two words, both with a space.
    pub(crate) form: Form,
    /// Its form without grammatical ending.
    pub(crate) stem: Form,
    /// What it can be in the lexicon; of a word in another language what its English meaning can be, where that is known.
    pub(crate) lemmas: Vec<Lemma>,
    pub(crate) role: Role,
    /// It is capitalised, and not only because the sentence begins.
    pub(crate) name: bool,
    /// Which clause of the passage it stands in, counted from 0: a comma or a word such as "which" begins another.
    pub(crate) clause: usize,
    /// A negation covers it.
    pub(crate) denied: bool,
}

/// Whether nearly all words of a passage begin with a capital, as in a headline.
fn is_title_case(words: &[Word]) -> bool {
    const FEWEST: usize = 5;
    let content = || words.iter().filter(|word| !word.function && !word.is_number());
    let (all, capital) = (content().count(), content().filter(|word| word.capital).count());
    all >= FEWEST && capital * 10 >= all * 9 && content().any(|word| !lexicon().lemmas(&word.form).is_empty())
}

/// What is held against its opposite even in a phrase that the lexicon knows: "a small boat", "an old man".
const QUALITIES: [&str; 16] = [
    "big", "deep", "heavy", "large", "little", "narrow", "old", "poor", "rich", "shallow", "short", "small", "tall", "thick", "thin",
    "young",
];

/// Two words that are one in the lexicon: `dining room`, `North Korea`.
fn phrase(lexicon: &Lexicon, word: &Word, next: &Word) -> Option<(Form, Lemma)> {
    if word.function || next.function || word.is_number() {
        return None;
    }
    let form = format!("{} {}", word.form, next.form);
    // The lexicon has "North Korean" and no "South Korean": both are two words then, so that they can be held against each other.
    let other =
        ["north", "south", "east", "west"].iter().position(|side| word.form == *side).map(|at| ["south", "north", "west", "east"][at]);
    let adjective = || lexicon.lemma(&next.form).is_some_and(|lemma| lexicon.is_adjective(lemma));
    if other.is_some_and(|other| lexicon.lemma(&format!("{other} {}", next.form)).is_none() && adjective()) {
        return None;
    }
    // The lexicon has "small boat" and no "big boat".
    if QUALITIES.contains(&word.form.as_str()) && !word.capital {
        return None;
    }
    if let Some(lemma) = lexicon.lemma(&form) {
        return Some((form.into(), lemma));
    }
    let single = next.form.strip_suffix('s').map(|single| format!("{} {single}", word.form))?;
    lexicon.lemma(&single).map(|lemma| (single.into(), lemma))
}

/// What an English word can be in the lexicon, its most usual meanings and that with the particle behind it: `gave` of `gave way` also `give way`.
pub(crate) fn lemmas_at(words: &[Word], at: usize) -> Vec<Lemma> {
    let Some(word) = words.get(at) else { return Vec::new() };
    let mut lemmas = meanings(Language::ENGLISH, word);
    let phrase = words.get(at + 1).and_then(|next| phrasal_verb(lexicon(), &lemmas, next));
    lemmas.extend(phrase);
    lemmas
}

/// What a verb means with the particle behind it: `came down`, `gave way`. The verb stays a word of its own: "went out" / "went".
fn phrasal_verb(lexicon: &Lexicon, verb: &[Lemma], next: &Word) -> Option<Lemma> {
    let particle = matches!(
        next.form.as_str(),
        "down" | "up" | "out" | "off" | "away" | "back" | "over" | "in" | "on" | "apart" | "way" | "place" | "through" | "along"
    );
    let &verb = verb.first().filter(|&&lemma| particle && lexicon.is_verb(lemma))?;
    lexicon.lemma(&format!("{} {}", lexicon.word(verb), next.form))
}

/// Words that begin another clause.
fn begins_clause(form: &str) -> bool {
    matches!(
        form,
        "that"
            | "until"
            | "but"
            | "while"
            | "whereas"
            | "although"
            | "though"
            | "because"
            | "which"
            | "who"
            | "when"
            | "where"
            | "aber"
            | "sondern"
            | "weil"
            | "während"
            | "obwohl"
            | "mais"
            | "qui"
            | "tandis"
            | "ma"
            | "mentre"
            | "pero"
            | "mientras"
    )
}

/// Function words that carry meaning of their own in a comparison.
fn says_something(form: &str) -> bool {
    matches!(
        form,
        "all"
            | "every"
            | "everybody"
            | "everyone"
            | "few"
            | "many"
            | "more"
            | "most"
            | "less"
            | "first"
            | "last"
            | "other"
            | "only"
            | "up"
            | "down"
            | "off"
            | "out"
            | "inside"
            | "outside"
            | "before"
            | "after"
            | "above"
            | "below"
            | "near"
            | "behind"
            | "both"
    )
}

/// Prepositions.
fn is_link(form: &str) -> bool {
    matches!(
        form,
        "throughout"
            | "within"
            | "amid"
            | "despite"
            | "in"
            | "on"
            | "at"
            | "by"
            | "from"
            | "to"
            | "of"
            | "with"
            | "for"
            | "into"
            | "onto"
            | "under"
            | "over"
            | "through"
            | "between"
            | "against"
            | "during"
            | "as"
            | "than"
            | "about"
            | "around"
            | "towards"
            | "toward"
            | "across"
            | "along"
            | "beside"
            | "upon"
            | "von"
            | "bei"
            | "mit"
            | "für"
            | "aus"
            | "nach"
            | "zu"
            | "auf"
            | "im"
            | "am"
            | "zur"
            | "zum"
            | "durch"
            | "gegen"
            | "de"
            | "du"
            | "des"
            | "d'"
            | "à"
            | "au"
            | "aux"
            | "dans"
            | "sur"
            | "par"
            | "pour"
            | "avec"
            | "en"
            | "di"
            | "da"
            | "nel"
            | "nella"
            | "per"
            | "con"
            | "su"
            | "del"
            | "della"
            | "dell'"
            | "all'"
            | "nell'"
            | "dall'"
            | "sull'"
            | "por"
            | "para"
    )
}
