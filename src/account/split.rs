//! One file that holds several accounts: where it could be cut, and the accounts that come of it.
//!
//! [`propose_cuts`] reads the signs that people leave between texts: headers of e-mails, bylines, datelines, rules, form feeds,
//! headings that are numbered alike. Each proposal says why, and whether it is likely; a reader moves, adds and takes out cuts
//! before [`split`] makes accounts of the parts.
//!
//! ```
//! use corroborate::account::{Account, propose_cuts, split, split_where_likely};
//!
//! let text = "Fire at the harbour\nBy Ann Lee\n\nTwo boats burned on Tuesday night, and the rope store behind them was lost.\n\n\
//!             Night of fire\nBy Tom Reed\n\nThree boats were lost to the flames in the harbour, said the watchman, who saw them sink.\n";
//! let bundle = Account::from_text(text, "bundle.txt");
//! let cuts = propose_cuts(&bundle);
//! assert_eq!(cuts[0].why, "a byline: “By Tom Reed”");
//! let parts = split_where_likely(bundle);
//! assert_eq!(parts[1].facts.title, "Night of fire");
//! assert_eq!(parts[1].facts.author.as_deref(), Some("Tom Reed"));
//! ```

mod dateline;
mod head;
mod rejoin;
mod series;
mod signs;

use super::{Account, Block, BlockKind, CORRECTED, Fact, Facts, Part, language, sha256};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

pub use rejoin::rejoin;
pub use signs::propose_cuts;

/// A place where a file could be cut into accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Byte offset in the account's text: the beginning of a line, where the next part begins.
    pub at: usize,
    /// What speaks for it, inside a sentence: `a byline: “By Ann Lee”`.
    pub why: String,
    /// Whether it is sure enough to be made without asking.
    pub likely: bool,
}

/// A part that cuts make of a file, before it becomes an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Byte range in the account's text.
    pub span: Range<usize>,
    /// What it is called: its header, its first line, or else the file's title with a number.
    pub title: String,
    /// The reader gave it that name.
    pub named: bool,
    /// Whether it becomes an account. A few words before the first cut, such as the name of a collection, do not.
    pub keep: bool,
}

/// Fewer words than these before the first cut are no account.
const PREAMBLE_WORDS: usize = 25;

/// The parts between cuts. Cuts outside the text, and parts without a word, are passed over.
pub fn plan(account: &Account, cuts: &[usize]) -> Vec<Planned> {
    let text = &account.text;
    let mut starts: Vec<usize> = cuts.iter().copied().filter(|&at| at > 0 && text.is_char_boundary(at) && at < text.len()).collect();
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let spans = starts.iter().zip(ends).map(|(&start, end)| trimmed(text, start..end));
    let spans: Vec<Range<usize>> = spans.filter(|span| text[span.clone()].chars().any(char::is_alphanumeric)).collect();
    let several = spans.len() > 1;
    let part = |(at, span): (usize, Range<usize>)| {
        let head = head::read(&text[span.clone()]);
        let words = text[span.clone()].unicode_words().take(PREAMBLE_WORDS).count();
        let keep = at > 0 || !several || words == PREAMBLE_WORDS || head.author.is_some() || head.length > 0;
        let title = head.title.or_else(|| first_line(account, &span)).unwrap_or_else(|| format!("{} ({})", account.facts.title, at + 1));
        Planned { span, title, named: false, keep }
    };
    spans.into_iter().enumerate().map(part).collect()
}

/// Makes accounts of the parts that are kept. Each knows its file and which part of it it is; with a single part left that is
/// the whole text, the account stays what it is.
pub fn split(account: &Account, parts: &[Planned]) -> Vec<Account> {
    let kept: Vec<&Planned> = parts.iter().filter(|part| part.keep && account.text.get(part.span.clone()).is_some()).collect();
    if let [only] = kept[..]
        && only.span == trimmed(&account.text, 0..account.text.len())
    {
        return vec![account.clone()];
    }
    kept.iter().enumerate().map(|(at, part)| part_of(account, part, at + 1, kept.len())).collect()
}

/// Cuts an account wherever that is likely to be right. One without such a place stays whole.
pub fn split_where_likely(account: Account) -> Vec<Account> {
    let cuts: Vec<usize> = propose_cuts(&account).iter().filter(|cut| cut.likely).map(|cut| cut.at).collect();
    if cuts.is_empty() {
        return vec![account];
    }
    split(&account, &plan(&account, &cuts))
}

/// How many accounts [`split_where_likely`] would make of one.
pub fn likely_parts(account: &Account) -> usize {
    let cuts: Vec<usize> = propose_cuts(account).iter().filter(|cut| cut.likely).map(|cut| cut.at).collect();
    if cuts.is_empty() { 1 } else { plan(account, &cuts).iter().filter(|part| part.keep).count() }
}

fn part_of(account: &Account, part: &Planned, number: usize, of: usize) -> Account {
    let text = account.text[part.span.clone()].to_owned();
    let head = head::read(&text);
    let whole = &account.facts;
    let mut facts = Facts {
        file: whole.file.clone(),
        encoding: whole.encoding.clone(),
        encoding_chosen: whole.encoding_chosen,
        sha256: whole.sha256.clone(),
        text_sha256: sha256(text.as_bytes()),
        part: Some(Part { number, of, span: part.span.clone() }),
        ..Facts::default()
    };
    let origin = if part.named { CORRECTED } else { "the beginning of its part of the file" };
    facts.know(Fact::Title, &part.title, origin);
    if facts.title.is_empty() {
        facts.title = format!("{} ({number})", whole.title);
    }
    for (fact, value) in [(Fact::Author, &head.author), (Fact::Source, &head.source), (Fact::Published, &head.published)] {
        facts.know(fact, value.as_deref().unwrap_or_default(), "the beginning of its part of the file");
    }
    match (language::detect(&text), &whole.language) {
        (Some(code), _) => facts.know(Fact::Language, code, "the letters of its text"),
        (None, Some(code)) => facts.know(Fact::Language, code, "the whole file"),
        (None, None) => {}
    }
    let blocks = blocks_in(account, &part.span, head.length);
    Account { facts, text, blocks, warnings: account.warnings.clone(), unverified: account.unverified.clone() }
}

/// The blocks of a stretch of an account, as ranges in that stretch. The first `head` bytes are no text but facts.
fn blocks_in(account: &Account, span: &Range<usize>, head: usize) -> Vec<Block> {
    let begin = span.start + head;
    let first = account.blocks.partition_point(|block| block.span.end <= begin);
    let inside = account.blocks[first..].iter().take_while(|block| block.span.start < span.end);
    let cut = inside.filter_map(|block| {
        let whole = block.span.start.max(begin)..block.span.end.min(span.end);
        let words = account.text.get(whole.clone())?;
        let start = whole.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        words.chars().any(char::is_alphanumeric).then(|| Block { span: start - span.start..end - span.start, kind: block.kind })
    });
    cut.collect()
}

/// A range without white space, and without lines that hold no word, at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let lines: Vec<Range<usize>> = signs::lines(text, range.clone());
    let worded = |line: &&Range<usize>| text[(*line).clone()].chars().any(char::is_alphanumeric);
    match (lines.iter().find(worded), lines.iter().rev().find(worded)) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => range.start..range.start,
    }
}

/// The first line, where it can be a title.
fn first_line(account: &Account, span: &Range<usize>) -> Option<String> {
    let first = account.blocks.partition_point(|block| block.span.start < span.start);
    let block = account.blocks.get(first).filter(|block| block.span.start < span.end);
    let text = &account.text[span.clone()];
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && head::byline(line).is_none())?;
    let heading = block.is_some_and(|block| block.kind == BlockKind::Heading && block.span.start == span.start);
    if (heading && text.starts_with(line)) || signs::is_headline(line) {
        return Some(line.to_owned());
    }
    // The beginning of the first sentence serves as well as any name.
    let words: Vec<&str> = line.split_whitespace().take(8).collect();
    (words.len() >= 3).then(|| format!("{}…", words.join(" ").trim_end_matches(['.', ',', ';', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Two boats burned in the harbour on Tuesday night, and the rope store behind them was lost to the flames.\n";

    fn parts(text: &str) -> Vec<Account> {
        split_where_likely(Account::from_text(text, "bundle.txt"))
    }

    fn titles(text: &str) -> Vec<String> {
        parts(text).into_iter().map(|part| part.facts.title).collect()
    }

    #[test]
    fn a_part_says_which_file_and_which_part_it_came_from() {
        let text = format!("Fire at sea\nBy Ann Lee\n\n{BODY}\nNight of fire\nBy Tom Reed\n\n{BODY}");
        let parts = parts(&text);
        assert_eq!(parts.len(), 2);
        let facts = &parts[1].facts;
        assert_eq!((facts.file.as_str(), facts.title.as_str(), facts.author.as_deref()), ("bundle.txt", "Night of fire", Some("Tom Reed")));
        let part = facts.part.as_ref().unwrap();
        assert_eq!((part.number, part.of), (2, 2));
        assert_eq!(&text[part.span.clone()], parts[1].text);
        assert_eq!(facts.sha256, parts[0].facts.sha256);
        assert_ne!(facts.text_sha256, parts[0].facts.text_sha256);
    }

    #[test]
    fn blocks_of_a_part_are_ranges_in_its_own_text() {
        let text = format!("Fire at sea\nBy Ann Lee\n\n{BODY}\nNight of fire\nBy Tom Reed\n\n{BODY}\n{BODY}");
        let second = parts(&text).pop().unwrap();
        let texts: Vec<&str> = second.blocks.iter().map(|block| &second.text[block.span.clone()]).collect();
        assert_eq!(texts, ["Night of fire", "By Tom Reed", BODY.trim(), BODY.trim()]);
    }

    #[test]
    fn the_name_of_a_collection_is_no_account() {
        let text = format!("Press review of 3 May\n\n\nFire at sea\nBy Ann Lee\n\n{BODY}\nNight of fire\nBy Tom Reed\n\n{BODY}");
        assert_eq!(titles(&text), ["Fire at sea", "Night of fire"]);
    }

    #[test]
    fn the_header_of_an_e_mail_gives_facts_and_no_passages() {
        let text = format!(
            "From: Ann Lee <ann@gull.example>\nDate: 3 May 2019\nSubject: The fire\n\n{BODY}\nFrom: Tom Reed\nSent: 4 May 2019\nSubject: Re: the fire\n\n{BODY}"
        );
        let parts = parts(&text);
        let facts: Vec<_> =
            parts.iter().map(|part| (part.facts.title.as_str(), part.facts.author.as_deref().unwrap_or_default())).collect();
        assert_eq!(facts, [("The fire", "Ann Lee"), ("Re: the fire", "Tom Reed")]);
        assert_eq!(parts[1].facts.published.as_deref(), Some("4 May 2019"));
        assert_eq!(parts[1].blocks.len(), 1);
    }

    #[test]
    fn a_cut_in_the_middle_of_a_paragraph_clips_it() {
        let account = Account::from_text("One boat burned.\nTwo boats sank and\nthree came home.\n", "a.txt");
        let at = account.text.find("three").unwrap();
        let parts = split(&account, &plan(&account, &[at, at, 9999]));
        assert_eq!(parts.len(), 1, "a few words before the first cut are left out");
        let mut planned = plan(&account, &[at]);
        planned[0].keep = true;
        let parts = split(&account, &planned);
        assert_eq!((parts[0].text.as_str(), parts[1].text.as_str()), ("One boat burned.\nTwo boats sank and", "three came home."));
    }

    #[test]
    fn without_a_cut_the_account_stays_as_it_is() {
        let account = Account::from_text(BODY, "a.txt");
        assert_eq!(split(&account, &plan(&account, &[])), std::slice::from_ref(&account));
        assert_eq!(split_where_likely(account.clone()), [account]);
    }

    #[test]
    fn a_name_that_the_reader_gives_is_known_for_one() {
        let account = Account::from_text(&format!("{BODY}\n{BODY}"), "a.txt");
        let mut planned = plan(&account, &[BODY.len() + 1]);
        for (part, name) in planned.iter_mut().zip(["First", "Second"]) {
            (part.title, part.named, part.keep) = (name.to_owned(), true, true);
        }
        let parts = split(&account, &planned);
        assert_eq!(parts[1].facts.title, "Second");
        assert_eq!(parts[1].facts.origin(Fact::Title).as_deref(), Some(CORRECTED));
    }
}
