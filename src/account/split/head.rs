//! What stands at the beginning of a part: the header of an e-mail or of a database, or a byline.

/// What the beginning of a part says about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Bytes of header lines at the beginning: facts, not text.
    pub length: usize,
    pub title: Option<String>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub published: Option<String>,
}

/// What a line of a header tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Title,
    Author,
    Source,
    Published,
    /// To whom, in which folder …
    Other,
}

/// The labels of header lines in lower case.
const LABELS: [(Label, &[&str]); 5] = [
    (Label::Author, &["from", "author", "by", "witness", "von", "autor", "autorin", "de", "auteur", "da", "autore", "verfasser", "zeuge"]),
    (Label::Title, &["subject", "title", "headline", "betreff", "titel", "objet", "titre", "asunto", "título", "oggetto", "titolo"]),
    (Label::Published, &["date", "sent", "published", "datum", "gesendet", "envoyé", "fecha", "enviado", "data", "inviato"]),
    (Label::Source, &["source", "publication", "newspaper", "quelle", "zeitung", "fuente", "fonte", "journal"]),
    (Label::Other, &["to", "cc", "bcc", "an", "à", "para", "reply-to", "message-id", "url", "link", "section", "page", "length", "byline"]),
];

/// The label of a header line, and what stands after it: `Subject: The fire` → the title, `The fire`.
pub(super) fn label(line: &str) -> Option<(Label, &str)> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (name.trim().trim_matches('*').to_lowercase(), value.trim().trim_matches('*').trim());
    let found = LABELS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    (!value.is_empty() || found.0 == Label::Other).then_some((found.0, value))
}

/// Reads the beginning of a part: two or more header lines, or a single one that names a source or a title; else a byline
/// among the first lines.
pub(super) fn read(text: &str) -> Head {
    let mut head = Head::default();
    let mut at = 0;
    let mut labelled = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let envelope = labelled.is_empty() && is_envelope(words);
        match label(words) {
            Some(found) => labelled.push(found),
            None if envelope => {}
            // A long header line goes on in the next, indented.
            None if !labelled.is_empty() && line.starts_with([' ', '\t']) && !words.is_empty() => {}
            None => break,
        }
        at += line.len();
    }
    let alone = matches!(labelled[..], [(Label::Source | Label::Title | Label::Author, _)]);
    if labelled.len() > 1 || (alone && text.get(at..).is_some_and(|rest| !rest.trim().is_empty())) {
        head.length = at;
        for (label, value) in labelled {
            let place = match label {
                Label::Title => &mut head.title,
                Label::Author => &mut head.author,
                Label::Source => &mut head.source,
                Label::Published => &mut head.published,
                Label::Other => continue,
            };
            place.get_or_insert_with(|| value.to_owned());
        }
        head.author = head.author.map(|author| sender(&author));
        return head;
    }
    let first = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(4);
    head.author = first.filter_map(byline).next().map(str::to_owned);
    head
}

/// The name of a sender without the address: `"Ann Lee" <ann@gull.example>` → `Ann Lee`.
fn sender(author: &str) -> String {
    let name = author.split('<').next().unwrap_or_default().trim().trim_matches('"').trim();
    if name.is_empty() { author.trim_matches(['<', '>']).to_owned() } else { name.to_owned() }
}

/// The line before each message of a mailbox file.
pub(super) fn is_envelope(line: &str) -> bool {
    line.strip_prefix("From ").is_some_and(|rest| rest.split_whitespace().count() >= 5 && rest.ends_with(|c: char| c.is_ascii_digit()))
}

/// Words before a name in a byline, in lower case.
const BY: [&str; 9] = ["by", "von", "par", "por", "di", "door", "af", "av", "od"];
/// Words that may stand in lower case inside a byline.
const SMALL: [&str; 22] = [
    "and", "und", "et", "y", "e", "en", "og", "de", "la", "da", "di", "von", "van", "der", "den", "of", "the", "in", "for", "at", "our",
    "special",
];

/// Who a byline names: `By Ann Lee and Tom Reed, The Gull` → `Ann Lee and Tom Reed, The Gull`.
pub(super) fn byline(line: &str) -> Option<&str> {
    let line = line.trim().trim_matches(['*', '_']);
    let (first, names) = line.split_once(' ')?;
    // A date, a section or a time may stand behind a sign.
    let names = names.split(['·', '|', '•']).next().unwrap_or_default().trim();
    let words: Vec<&str> = names.split_whitespace().collect();
    let first_is_by = BY.contains(&first.to_lowercase().as_str()) && first.starts_with(char::is_uppercase);
    if !first_is_by || !(1..=12).contains(&words.len()) || names.len() > 100 || names.ends_with(['?', '!', ':', ';']) {
        return None;
    }
    // A sentence ends with a full stop, an initial or a short title before a name does not make one.
    if names.ends_with('.') && words.last().is_some_and(|last| last.chars().count() > 4) {
        return None;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let named = |word: &&str| {
        let word = bare(word);
        word.is_empty() || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || SMALL.contains(&word.as_str())
    };
    let capitals = words.iter().filter(|word| bare(word).starts_with(char::is_uppercase)).count();
    // `By Tuesday` is no byline; a name alone is one when it is written large.
    let enough =
        capitals >= 2 || (capitals == 1 && words.len() == 1 && names.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    (words.iter().all(named) && enough).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_a_short_line_of_names() {
        assert_eq!(byline("By Ann Lee"), Some("Ann Lee"));
        assert_eq!(byline("By J. R. Smith and Tom Reed, The Gull"), Some("J. R. Smith and Tom Reed, The Gull"));
        assert_eq!(byline("Von Anna von der Heide"), Some("Anna von der Heide"));
        assert_eq!(byline("BY REUTERS"), Some("REUTERS"));
        assert_eq!(byline("By Lucian Abara · 4 March 2026, 06:40"), Some("Lucian Abara"));
        for no in ["By Tuesday night the fire was out.", "By the harbour", "By Tuesday", "by Ann Lee", "Two boats burned"] {
            assert_eq!(byline(no), None, "{no}");
        }
    }

    #[test]
    fn a_header_is_two_lines_or_one_that_names_the_source() {
        let head = read("Source: The Gull\n\nTwo boats burned.");
        assert_eq!((head.source.as_deref(), head.length), (Some("The Gull"), 17));
        let head = read("From ann@x.example Fri May  3 09:12:00 2019\nFrom: <ann@x.example>\nSubject: Fire\n\nTwo boats.");
        assert_eq!((head.author.as_deref(), head.title.as_deref()), (Some("ann@x.example"), Some("Fire")));
        assert_eq!(read("Date: never\n\nTwo boats burned.").length, 0);
        assert_eq!(read("The toll: twelve\nThe cause: fire\n").length, 0);
    }
}
