//! Who is reported as saying a passage.
//!
//! | passage | speaker |
//! |---|---|
//! | Twelve people died, the police said | `the police` |
//! | According to the harbour office, twelve people died | `the harbour office` |
//! | “The doors were locked,” said Mrs Danby of Capstan Lane | `Mrs Danby of Capstan Lane` |
//! | Laut Polizei starben zwölf Menschen | `Polizei` |
//! | He said that he was sorry | nobody: a pronoun names no speaker |
//! | The sign said no boats | nobody: a sign speaks for nobody |
//! | No one told the driver | nobody: it is denied that anybody did |
//! | Everybody said so | nobody: whoever that is |
//! | The damage is estimated at two millions | nobody: who estimates it is not said |
//!
//! A passage without a speaker of its own is its account's own word.

use super::{Attribution, Language, Word, breaks, is_possessive, lexicon};
use std::ops::Range;

/// The longest name of a speaker, in words.
const LONGEST: usize = 9;

/// Who is reported as saying it, if anybody is. `words` are the words of `text`.
pub fn attribution(text: &str, words: &[Word], language: Language) -> Option<Attribution> {
    let found = (0..words.len()).find_map(|at| source(text, words, at, language)).or_else(|| {
        // "The damage is estimated at two millions", "the mayor was told".
        let passive = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|before| matches!(words[before].form.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being"))
        };
        let speaks = |at: &usize| is_speech(&words[*at].form, language) && !is_noun(words, *at, language) && !passive(*at);
        let speaker = |at: usize| {
            let near = before(text, words, at, language).or_else(|| after(text, words, at, language));
            near.or_else(|| behind_clause(text, words, at, language))
        };
        (0..words.len()).filter(speaks).find_map(speaker)
    })?;
    let span = words.get(found.start)?.span.start..words.get(found.end.checked_sub(1)?)?.span.end;
    Some(Attribution { speaker: text.get(span.clone())?.split_whitespace().collect::<Vec<_>>().join(" "), span })
}

/// The speaker after "according to", "laut", "selon" …
fn source(text: &str, words: &[Word], at: usize, language: Language) -> Option<Range<usize>> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    let lead = match (language.code(), form(at), form(at + 1)) {
        ("en", "according", "to") => 2,
        ("de", "laut", _) | ("fr", "selon", _) | ("it", "secondo", _) | ("es", "según", _) => 1,
        ("de", "nach", "angaben") => 2,
        ("fr", "d'", "après") => 2,
        _ => return None,
    };
    let start = if form(at + lead) == "von" { at + lead + 1 } else { at + lead };
    named(text, words, start, language)
}

/// The speaker before the verb: from the beginning of its clause.
fn before(text: &str, words: &[Word], verb: usize, language: Language) -> Option<Range<usize>> {
    // "„Es war dunkel“, sagte sie": what is said, not who says it.
    let gap = verb.checked_sub(1).and_then(|last| text.get(words[last].span.end..words[verb].span.start)).unwrap_or("");
    if gap.contains(['"', '“', '”', '„', '«', '»']) {
        return None;
    }
    let begin = (verb.saturating_sub(LONGEST)..verb).rev().find(|&i| i == 0 || opens(text, words, i))?;
    let end = (begin..verb).rev().find(|&i| !is_auxiliary(&words[i].form))? + 1;
    let joins = |at: usize| matches!(words[at].form.as_str(), "and" | "but" | "or" | "und" | "aber" | "et" | "mais");
    let begin = (begin..end).find(|&i| !joins(i))?;
    // "The mayor came to the harbour and told them", "wie sein Sekretär sagte".
    let begin = begin + usize::from(matches!(words[begin].form.as_str(), "wie" | "comme" | "come" | "como") && begin + 1 < end);
    if joins(end - 1) {
        return None;
    }
    // "Lawyers who went to Tijuana denied".
    let end = (begin + 1..end).find(|&i| words[i].form == "who").unwrap_or(end);
    // "Being stopped by some officers", "weddings before migrants enter": no name.
    let clause = |word: &Word| begins_clause(&word.form) || matches!(word.form.as_str(), "being" | "having");
    let first = words[begin].form.as_str();
    let unnamed = matches!(first, "as" | "if" | "since" | "because" | "whatever" | "however" | "whenever" | "although" | "though")
        || !words[begin].capital && (first.ends_with("ing") || first.ends_with("ly"));
    (!unnamed && !words[begin..end].iter().any(clause) && is_speaker(words, begin..end, language)).then_some(begin..end)
}

/// The speaker before a clause that tells of them: "Lindholm, who had just come home, said".
fn behind_clause(text: &str, words: &[Word], verb: usize, language: Language) -> Option<Range<usize>> {
    let clause = |&i: &usize| matches!(words[i].form.as_str(), "who" | "qui" | "che") && opens(text, words, i);
    let end = (1..verb).rev().find(clause).filter(|_| opens(text, words, verb))?;
    before(text, words, end, language)
}

/// The speaker after the verb, where what is said stands before it: `”, said the mayor`.
fn after(text: &str, words: &[Word], verb: usize, language: Language) -> Option<Range<usize>> {
    if verb == 0 || !opens(text, words, verb) {
        return None;
    }
    // "…, said five places are looked at": what is said, not who says it.
    named(text, words, verb + 1, language).filter(|name| {
        words.get(name.end).is_none_or(|next| !matches!(next.form.as_str(), "is" | "are" | "was" | "were" | "has" | "have" | "had"))
    })
}

/// The name that begins here, up to the end of its phrase.
fn named(text: &str, words: &[Word], start: usize, language: Language) -> Option<Range<usize>> {
    let last = words.len().min(start + LONGEST);
    // German nouns begin with a capital: what follows a name in small letters is no longer the name.
    let small = |i: usize| language.code() == "de" && !words[i].capital && !words[i].function;
    let ends = |i: usize| {
        small(i) || opens(text, words, i) || is_speech(&words[i].form, language) || is_auxiliary(&words[i].form) || closes(&words[i].form)
    };
    let end = (start + 1..last).find(|&i| ends(i)).unwrap_or(last);
    (start < end && is_speaker(words, start..end, language)).then_some(start..end)
}

/// Whether a clause or a quotation begins or ends before this word.
fn opens(text: &str, words: &[Word], at: usize) -> bool {
    let Some(previous) = at.checked_sub(1) else { return true };
    let gap = text.get(words[previous].span.end..words[at].span.start).unwrap_or("");
    breaks(text, words, at) || gap.contains([',', ';', ':', '.', '"', '“', '”', '„', '«', '»', '–', '—', '(', ')'])
}

/// Words that begin something else than the name.
fn closes(form: &str) -> bool {
    begins_clause(form) || matches!(form, "but" | "and" | "on" | "in" | "at" | "dass" | "que" | "che")
}

/// Words behind which something else is told.
fn begins_clause(form: &str) -> bool {
    matches!(form, "that" | "who" | "which" | "when" | "while" | "after" | "before")
}

/// A name, or a noun with its article; not a pronoun, a thing, or a whole sentence.
fn is_speaker(words: &[Word], range: Range<usize>, language: Language) -> bool {
    let Some(found) = words.get(range) else { return false };
    let content: Vec<&Word> = found.iter().filter(|word| !word.function && !word.is_number()).collect();
    let mute = |word: &&Word| matches!(word.form.as_str(), "sign" | "signs" | "notice" | "rumour" | "rumor" | "story" | "what" | "there");
    let verb = |word: &&Word| is_speech(&word.form, language) || is_auxiliary(&word.form);
    let said = || !found.iter().any(|word| mute(&word) || verb(&word));
    !content.is_empty() && content.len() <= 6 && said() && !(language == Language::ENGLISH && is_no_name(found))
}

/// Whether English words before "told" or "denied" name nobody: "no one", "nobody", or a clause that has a subject of its own ("he refused to
/// [say]", "the papers will [say]", "I heard people [say]", "the fire brigade it began").
fn is_no_name(found: &[Word]) -> bool {
    let pronoun = |form: &str| matches!(form, "i" | "he" | "she" | "it" | "we" | "they" | "you");
    let nobody = |form: &str| matches!(form, "no" | "nobody" | "none" | "nothing" | "neither");
    let anybody = |form: &str| matches!(form, "somebody" | "someone" | "anybody" | "anyone" | "everybody" | "everyone");
    let before_a_verb =
        |form: &str| matches!(form, "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should" | "shall" | "to");
    found.iter().any(|word| pronoun(&word.form))
        || found.first().is_some_and(|word| nobody(&word.form))
        || found.last().is_some_and(|word| anybody(&word.form))
        || found.last().is_some_and(|word| before_a_verb(&word.form))
}

fn is_auxiliary(form: &str) -> bool {
    matches!(
        form,
        "has"
            | "have"
            | "had"
            | "was"
            | "were"
            | "is"
            | "are"
            | "also"
            | "later"
            | "hat"
            | "haben"
            | "hatte"
            | "habe"
            | "wurde"
            | "wurden"
            | "a"
            | "ont"
            | "avait"
    )
}

/// Whether a word that can tell of speech is a noun or a name here: "their claims", "the United States".
fn is_noun(words: &[Word], at: usize, language: Language) -> bool {
    let word = &words[at];
    if language != Language::ENGLISH || !matches!(word.form.as_str(), "claim" | "claims" | "reports" | "states") {
        return false;
    }
    // "The false reports".
    let describes = |form: &str| {
        let lexicon = lexicon();
        lexicon.lemma(form).is_some_and(|lemma| lexicon.is_adjective(lemma) && !lexicon.is_noun(lemma) && !lexicon.is_verb(lemma))
    };
    let owned = |before: &Word| {
        let form = before.form.as_str();
        is_possessive(form)
            || !before.capital && describes(form)
            || matches!(
                form,
                "the"
                    | "a"
                    | "an"
                    | "your"
                    | "these"
                    | "those"
                    | "some"
                    | "any"
                    | "no"
                    | "of"
                    | "all"
                    | "such"
                    | "many"
                    | "several"
                    | "other"
                    | "more"
                    | "to"
                    | "for"
                    | "from"
                    | "in"
                    | "by"
                    | "with"
                    | "united"
            )
    };
    word.capital && at > 0 || at.checked_sub(1).is_some_and(|before| owned(&words[before]))
}

fn is_speech(form: &str, language: Language) -> bool {
    match language.code() {
        "en" => matches!(
            form,
            "said"
                | "says"
                | "say"
                | "told"
                | "tells"
                | "claimed"
                | "claims"
                | "claim"
                | "reported"
                | "reports"
                | "stated"
                | "states"
                | "announced"
                | "insisted"
                | "insists"
                | "confirmed"
                | "confirms"
                | "denied"
                | "denies"
                | "alleged"
                | "alleges"
                | "admitted"
                | "wrote"
                | "writes"
                | "testified"
                | "estimated"
                | "acknowledged"
        ),
        "de" => matches!(
            form,
            "sagte"
                | "sagt"
                | "sagten"
                | "erklärte"
                | "erklärten"
                | "berichtete"
                | "berichteten"
                | "teilte"
                | "behauptete"
                | "betonte"
                | "bestätigte"
        ),
        "fr" => matches!(form, "dit" | "déclaré" | "affirmé" | "affirme" | "indiqué" | "annoncé" | "assuré"),
        "it" => matches!(form, "detto" | "dichiarato" | "affermato" | "disse" | "annunciato"),
        "es" => matches!(form, "dijo" | "declaró" | "afirmó" | "anunció" | "aseguró"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn speaker(text: &str) -> Option<String> {
        let language = Language::detect(text);
        attribution(text, &words(text, language), language).map(|found| found.speaker)
    }

    #[test]
    fn a_speaker_is_found_before_and_after_what_is_said() {
        let cases = [
            ("Twelve people died, the police said.", "the police"),
            ("The police said that twelve people had died in the fire.", "The police"),
            ("According to the harbour office, twelve people died in the fire.", "the harbour office"),
            ("Twelve people died in the fire, according to the union.", "the union"),
            ("“The doors were locked,” said Mrs Danby.", "Mrs Danby"),
            ("The fire was caused by a lamp, said the county fire officer, Adela Brandt.", "the county fire officer"),
            ("Mayor Cecily Harrow has denied that the gate was locked on the night.", "Mayor Cecily Harrow"),
            ("Lindholm, who had received the envoy on Monday, said four sites were being looked at.", "Lindholm"),
            ("The migrants were tired, and the mayor said that they could stay.", "the mayor"),
            ("“The room was full,” said Nicole Ramos, a volunteer lawyer.", "Nicole Ramos"),
            ("Lawyers who went to the town denied any coaching.", "Lawyers"),
            ("While the two announced no agreement, Mr Macron said that he was content.", "Mr Macron"),
            ("The union claims that the door was locked.", "The union"),
            ("Laut Polizei starben in der Nacht zwölf Menschen bei dem Feuer im Hafen.", "Polizei"),
            ("Der Ausschuss will das Fest trotzdem feiern, wie sein Sekretär Leopold Marr sagte.", "sein Sekretär Leopold Marr"),
            ("„Wir standen am Gitter und konnten nicht hinaus“, sagte Henrike Stoll.", "Henrike Stoll"),
            ("Selon la police, douze personnes sont mortes dans l’incendie du port.", "la police"),
        ];
        for (text, name) in cases {
            assert_eq!(speaker(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn what_nobody_is_named_for_is_the_accounts_own_word() {
        for text in [
            "Twelve people died in the fire.",
            "He said that he was sorry for what had happened.",
            "The sign said no boats beyond this point.",
            "They spent the night on the ground, waiting to present their claims to the officials.",
            "We shall see what happens, as I always say.",
            "There were weddings before migrants could enter the United States to seek asylum.",
            "He was passing the road, and being stopped by some officers of the regulars said nothing.",
            "What she said about the fire that night is not known to us.",
            "No one told the driver that the bank was unsafe.",
            "Nobody told the driver.",
            "The damage is estimated at two million crowns.",
            "He refused to say who had opened the gate.",
            "The papers will say what they like.",
            "I heard people say that the bridge was down.",
            "The mayor came to the harbour in the morning and told families that homes would be found.",
            "Every winter somebody writes to the council about that store.",
            "The mayor had not left the country, whatever his office told the agencies.",
            "Everybody said so.",
            "„Wir standen am Gitter“, sagte er.",
            "",
            "The club wishes to correct the false reports that have been spread about Lindholm.",
        ] {
            assert_eq!(speaker(text), None, "{text}");
        }
    }

    #[test]
    fn the_span_points_at_the_speaker() {
        let text = "Twelve people died, the police said.";
        let found = attribution(text, &words(text, Language::ENGLISH), Language::ENGLISH).expect("a speaker");
        assert_eq!(&text[found.span], "the police");
    }
}
