//! Whether a passage describes a scene of which one cannot know that another passage describes the same one.
//!
//! "A man is lifting a box" and "a woman is lifting a box" need not be about one person: each brings in somebody new, in the
//! present, as a caption does. "The man …", "a man was arrested" tell of somebody or something that happened once.

use super::Exhibit;
use super::pairing::Token;
use crate::text::{Word, is_possessive, lexicon};
use std::ops::Range;

/// The words that bring in somebody new, where the passage is such a scene: `[A man in a blue coat] is lifting a box`.
fn newcomer(e: Exhibit<'_>) -> Option<Range<usize>> {
    let words = &e.features.words;
    let first = words.first()?;
    let definite = is_possessive(&first.form)
        || matches!(
            first.form.as_str(),
            "this" | "these" | "that" | "those" | "he" | "she" | "it" | "they" | "we" | "i" | "in" | "on" | "at" | "after" | "when" | "as"
        );
    // "The man is lifting a box" may be another man's picture; "the bridge has closed" is known.
    let definite = definite || first.form == "the" && !is_scene(e);
    // "Anna Holt is …" is known; "an African is …" is not.
    let article = matches!(first.form.as_str(), "a" | "an" | "some");
    // A first word that is no English word is a name.
    let definite = definite || !first.function && !first.is_number() && lexicon().lemmas(&first.form).is_empty();
    if definite || !article && first.capital && words.iter().skip(1).take(2).any(|w| w.capital) {
        return None;
    }
    let auxiliary = (1..words.len().min(14)).find(|&at| is_auxiliary(&words[at].form));
    let verb = auxiliary.or_else(|| (1..words.len()).find(|&at| is_verb(words, at)))?;
    let present = match words[verb].form.as_str() {
        "is" | "are" => true,
        form if is_auxiliary(form) => false,
        form => form.ends_with("ing") || form.ends_with('s'),
    };
    present.then_some(0..verb)
}

/// Whether a passage describes what somebody is doing just now: "is pouring", "are not singing".
pub(super) fn is_scene(e: Exhibit<'_>) -> bool {
    let words = &e.features.words;
    let is = |form: &str| matches!(form, "is" | "are" | "isn't" | "aren't" | "isnt" | "arent");
    words.iter().any(|w| is(&w.form)) && words.iter().any(|w| w.form.len() > 4 && w.form.ends_with("ing"))
}

/// Whether two passages that differ in these words may describe two scenes, or two moments of one: what differs is somebody
/// brought in, or what they are doing.
pub(super) fn another(a: Exhibit<'_>, x: &Token, b: Exhibit<'_>, y: &Token) -> bool {
    let (Some(p), Some(q)) = (newcomer(a), newcomer(b)) else { return false };
    let (u, v) = (x.words.start, y.words.start);
    let doing = |t: &Token| t.form.ends_with("ing") || matches!(t.form.as_str(), "up" | "down");
    p.contains(&u)
        || q.contains(&v)
        || doing(x)
        || doing(y)
        || brought_in_later(&a.features.words, u)
        || brought_in_later(&b.features.words, v)
}

/// Whether a word of such a scene is, or describes, a person or animal brought in by "a" after the verb.
fn brought_in_later(words: &[Word], at: usize) -> bool {
    let article = words[..at].iter().rev().take(3).position(|word| matches!(word.form.as_str(), "a" | "an"));
    article.is_some()
        && (at..words.len().min(at + 2)).any(|i| lexicon().lemmas(&words[i].form).iter().take(1).any(|&l| lexicon().is_alive(l)))
}

fn is_auxiliary(form: &str) -> bool {
    matches!(form, "is" | "are" | "was" | "were" | "has" | "had" | "have" | "will" | "would")
}

/// A verb by its form, or a noun that looks like one.
fn is_verb(words: &[Word], at: usize) -> bool {
    let form = words[at].form.as_str();
    let inflected = form.ends_with("ing") || form.ends_with("ed") || form.ends_with('s') && !form.ends_with("ss");
    !words[at].function && inflected && at > 1 && lexicon().lemmas(form).iter().take(1).any(|&lemma| lexicon().is_verb(lemma))
}
