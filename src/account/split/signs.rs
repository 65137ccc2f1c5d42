//! The signs that people leave between texts, and how sure each is.

use super::super::plain::CLOSING;
use super::super::{Account, BlockKind};
use super::Cut;
use super::dateline::dateline;
use super::head::{self, Label};
use super::series;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// More places than these are no bundle but a list.
const MOST: usize = 2000;
/// A part with fewer words than these is hardly an account.
const FEW_WORDS: usize = 12;

/// A line of the text, trimmed.
pub(super) struct Line<'a> {
    pub span: Range<usize>,
    pub words: &'a str,
    /// How many blank lines stand before it.
    pub gap: usize,
    /// A form feed stands before it.
    pub fed: bool,
    /// It begins a heading of a document that says which are headings.
    heading: bool,
}

/// A sign at a line.
pub(super) struct Sign {
    pub line: usize,
    pub why: String,
    pub likely: bool,
    /// What each account has at its beginning, and not what stands between two of them: one alone parts nothing.
    pub opening: bool,
}

/// A place with the signs that stand there.
struct Place {
    sign: Sign,
    /// One of the signs is of a kind that each account has at its beginning.
    opening: bool,
    /// A sign of another kind speaks for it, too.
    parted: bool,
}

impl Place {
    fn add(&mut self, sign: Sign) {
        self.opening |= sign.opening;
        self.parted |= sign.likely && !sign.opening;
        if sign.likely && !self.sign.likely {
            (self.sign.why, self.sign.likely) = (sign.why, true);
        }
    }
}

impl From<Sign> for Place {
    fn from(sign: Sign) -> Self {
        Self { opening: sign.opening, parted: sign.likely && !sign.opening, sign }
    }
}

/// Places where an account's text could be cut into several accounts, in order. The beginning of the text is none.
pub fn propose_cuts(account: &Account) -> Vec<Cut> {
    let lines = worded_lines(account);
    let mut signs: Vec<Sign> = Vec::new();
    headers(&lines, &mut signs);
    bylines(&lines, &mut signs);
    gaps(account, &lines, &mut signs);
    series::headings(&lines, &mut signs);
    headings(&lines, &mut signs);
    // At one place the likely sign counts, and of those the first named above.
    signs.sort_by_key(|sign| (sign.line, !sign.likely));
    let mut places: Vec<Place> = Vec::new();
    // The line before which, since the last place, there was nothing but heads.
    let mut seen = 0;
    for sign in signs {
        let same_place = !places.is_empty() && lines[seen..sign.line].iter().all(is_head);
        seen = sign.line;
        match places.last_mut().filter(|_| same_place) {
            Some(last) => last.add(sign),
            None => places.push(sign.into()),
        }
    }
    let lone = places.iter().filter(|place| place.opening).count() < 2;
    let end = account.text.len();
    let starts: Vec<usize> = places.iter().map(|place| lines[place.sign.line].span.start).collect();
    let mut cuts = Vec::new();
    for (at, Place { sign, parted, .. }) in places.into_iter().enumerate().take(MOST) {
        let next = starts.get(at + 1).copied().unwrap_or(end);
        let short = account.text[starts[at]..next].unicode_words().take(FEW_WORDS).count() < FEW_WORDS;
        if sign.line > 0 {
            let likely = sign.likely && !short && (parted || !lone);
            cuts.push(Cut { at: starts[at], why: sign.why, likely });
        }
    }
    cuts
}

/// Whether a line belongs to the head of a text, not to its body: signs with nothing else between them are of one place.
fn is_head(line: &Line<'_>) -> bool {
    let short = line.words.chars().count() <= 110;
    short
        && (line.heading
            || is_rule(line.words)
            || is_headline(line.words)
            || is_question(line)
            || head::label(line.words).is_some()
            || head::is_envelope(line.words))
}

/// The lines of a range of a text, without surrounding white space.
pub(super) fn lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let pieces = text.get(range).unwrap_or_default().split_inclusive(['\n', '\u{c}']);
    let ranges = pieces.map(|line| {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        at..at + line.trim().len()
    });
    ranges.collect()
}

fn worded_lines(account: &Account) -> Vec<Line<'_>> {
    let text = account.text.as_str();
    let mut headings = account.blocks.iter().filter(|block| block.kind == BlockKind::Heading).map(|block| block.span.start).peekable();
    let (mut found, mut gap, mut fed, mut end) = (Vec::new(), 0, false, 0);
    for span in lines(text, 0..text.len()) {
        let words = &text[span.clone()];
        fed |= text[end..span.start].contains('\u{c}');
        end = span.end;
        if words.is_empty() {
            gap += 1;
        } else {
            while headings.next_if(|&at| at < span.start).is_some() {}
            let heading = headings.peek() == Some(&span.start);
            found.push(Line { span: span.clone(), words, gap, fed, heading });
            (gap, fed) = (0, false);
        }
    }
    found
}

/// Two or more header lines, or one label that stands several times.
fn headers(lines: &[Line<'_>], signs: &mut Vec<Sign>) {
    let mut alone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while at < lines.len() {
        let begin = at;
        let labels: Vec<Label> = lines[at..]
            .iter()
            .enumerate()
            .take_while(|(i, line)| *i == 0 || line.gap == 0)
            .map_while(|(_, line)| head::label(line.words))
            .map(|(label, _)| label)
            .collect();
        at += labels.len().max(1);
        let before = begin.checked_sub(1).filter(|&i| lines[begin].gap == 0 && head::is_envelope(lines[i].words));
        let apart = lines[begin].gap > 0 || begin == 0 || lines[begin].fed || before.is_some() || is_rule(lines[begin - 1].words);
        let known = labels.iter().filter(|label| **label != Label::Other).count();
        if labels.len() >= 2 && known >= 1 && (apart || known >= 2) {
            let why = format!("a header: “{}”", short(lines[begin].words));
            signs.push(Sign { line: before.unwrap_or(begin), why, likely: labels[0] != Label::Other || known >= 2, opening: false });
        } else if let ([Label::Source | Label::Title | Label::Author], true) = (&labels[..], apart) {
            let name = lines[begin].words.split(':').next().unwrap_or_default().trim().to_lowercase();
            alone.entry(name).or_default().push(begin);
        }
    }
    for places in alone.into_values().filter(|places| places.len() >= 2) {
        signs.extend(places.into_iter().map(|line| Sign {
            line,
            why: format!("a header: “{}”", short(lines[line].words)),
            likely: true,
            opening: false,
        }));
    }
}

/// Bylines and datelines, with the headline before them.
fn bylines(lines: &[Line<'_>], signs: &mut Vec<Sign>) {
    for (at, line) in lines.iter().enumerate() {
        let by = head::byline(line.words).is_some();
        let why = if by {
            format!("a byline: “{}”", short(line.words))
        } else if let Some(place) = dateline(line.words) {
            format!("a dateline: “{}”", short(place))
        } else {
            continue;
        };
        // A byline at the foot of a text looks the same: there no text of its own follows before the next headline.
        let begin = back_to_headline(lines, at);
        let below = lines.get(at + 1).is_some_and(|next| !is_headline(next.words) || next.gap == 0 || dateline(next.words).is_some());
        signs.push(Sign { line: begin, why, likely: !by || (below && (begin < at || line.gap > 0 || line.fed)), opening: true });
    }
}

/// The first of the headlines that stand directly before a line.
fn back_to_headline(lines: &[Line<'_>], at: usize) -> usize {
    let mut begin = at;
    while begin > 0 && at - begin < 3 && !lines[begin].fed && lines[begin].gap <= 1 {
        let before = &lines[begin - 1];
        let ends = is_rule(before.words) || !(before.heading || is_headline(before.words) || is_question(before));
        // Below a byline at the foot of a text begins the next.
        if ends || head::byline(before.words).is_some() && begin < at {
            break;
        }
        begin -= 1;
        if lines[begin].gap >= 2 {
            break;
        }
    }
    begin
}

/// A headline that asks: a short line of one question, apart from what stands before it.
fn is_question(line: &Line<'_>) -> bool {
    line.words.strip_suffix('?').is_some_and(|words| line.gap > 0 && is_headline(words) && !words.contains(['.', '?', '!', '"', '”', '“']))
}

/// Rules, form feeds, and wide gaps before a headline.
fn gaps(account: &Account, lines: &[Line<'_>], signs: &mut Vec<Sign>) {
    // Who wrote what stands above, by the latest byline.
    let mut author: Option<&str> = None;
    let usual = lines.iter().map(|line| line.gap).filter(|&gap| gap > 0).min().unwrap_or(1);
    let spoken = account.text.find(char::is_alphanumeric).unwrap_or(account.text.len());
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| &lines[i]);
        author = head::byline(line.words).or(author);
        if line.fed {
            // A page of a printed text ends anywhere.
            let ended = before.is_none_or(|before| ends_sentence(before.words) || is_rule(before.words));
            let likely = ended && !line.words.starts_with(char::is_lowercase);
            signs.push(Sign { line: at, why: "a form feed".to_owned(), likely, opening: false });
        }
        if is_rule(line.words) {
            // Directly below a line it underlines a heading.
            let underlines = line.gap == 0 && before.is_some_and(|before| !is_rule(before.words));
            let Some(next) = lines.get(at + 1).filter(|next| !underlines && !is_rule(next.words)) else { continue };
            let long = line.words.chars().filter(|c| !c.is_whitespace()).count() >= 5;
            // Below a rule an author is told of.
            let about = author.is_some_and(|author| next.words.starts_with(author));
            signs.push(Sign {
                line: at + 1,
                why: "a rule".to_owned(),
                likely: !about && long && spoken < line.span.start && !next.words.starts_with(char::is_lowercase),
                opening: false,
            });
        } else if line.gap >= 2 && line.gap > usual && is_headline(line.words) && followed_by_text(lines, at) {
            signs.push(Sign {
                line: at,
                why: format!("a headline after a wide gap: “{}”", short(line.words)),
                likely: true,
                opening: false,
            });
        }
    }
}

/// All other headings: a reader may know that they part accounts.
fn headings(lines: &[Line<'_>], signs: &mut Vec<Sign>) {
    for (at, line) in lines.iter().enumerate().skip(1) {
        let lone = line.gap > 0 && is_headline(line.words) && followed_by_text(lines, at);
        if line.heading || lone {
            signs.push(Sign { line: at, why: format!("a heading: “{}”", short(line.words)), likely: false, opening: false });
        }
    }
}

/// Whether the next line, or the one after it, is running text.
fn followed_by_text(lines: &[Line<'_>], at: usize) -> bool {
    lines[at + 1..].iter().take(2).any(|line| line.words.chars().count() > 60 || ends_sentence(line.words))
}

/// A short line of words that is no sentence.
pub(super) fn is_headline(line: &str) -> bool {
    // Before its words are counted: a line may be as long as a file.
    if line.len() > 4 * 110 {
        return false;
    }
    let words = line.unicode_words().count();
    let begins = line.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase());
    (1..=16).contains(&words) && line.chars().count() <= 110 && begins && !ends_sentence(line) && !line.ends_with([',', ';', ':'])
}

pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(CLOSING).ends_with(['.', '!', '…', '。', '！', '۔', '।', '?'])
}

/// A line of signs and no word: `-----`, `* * *`.
pub(super) fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    "-=*_#~─━═•·+–—".contains(first) && signs.clone().count() >= 2 && signs.all(|sign| sign == first)
}

/// A line as it is quoted in a reason.
pub(super) fn short(words: &str) -> String {
    let cut: String = words.chars().take(60).collect();
    if cut.len() < words.len() { format!("{}…", cut.trim_end()) } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Two boats burned in the harbour on Tuesday night, and the rope store behind them was lost to the flames.\n";

    /// The reasons and first words of the likely cuts.
    fn likely(text: &str) -> Vec<(String, String)> {
        let account = Account::from_text(text, "a.txt");
        let cuts = propose_cuts(&account).into_iter().filter(|cut| cut.likely);
        cuts.map(|cut| (cut.why, text[cut.at..].lines().next().unwrap_or_default().to_owned())).collect()
    }

    fn first_words(text: &str) -> Vec<String> {
        likely(text).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn bylines_and_datelines_take_their_headline_along() {
        let text = format!(
            "Fire at sea\nBy Ann Lee\n\n{BODY}\nNight of fire\nThree boats lost\nBy Tom Reed\n\n{BODY}\nHarbour burns\n\nPORT ELLA, 3 May (Meridian) – {BODY}"
        );
        assert_eq!(first_words(&text), ["Night of fire", "Harbour burns"]);
        assert_eq!(likely(&text)[1].0, "a dateline: “PORT ELLA, 3 May (Meridian)”");
    }

    #[test]
    fn rules_form_feeds_and_wide_gaps_part_texts() {
        assert_eq!(likely(&format!("{BODY}\n----------\n\n{BODY}")).len(), 1);
        assert_eq!(likely(&format!("{BODY}\u{c}{BODY}"))[0].0, "a form feed");
        assert_eq!(first_words(&format!("{BODY}\n{BODY}\n\n\n\nNight of fire\n\n{BODY}")), ["Night of fire"]);
    }

    #[test]
    fn the_end_of_a_page_in_the_middle_of_a_sentence_parts_nothing() {
        assert!(
            likely("Two boats burned in the harbour of the old town and\u{c}the rope store behind them was lost to the flames of it.\n")
                .is_empty()
        );
    }

    #[test]
    fn headings_that_begin_alike_part_texts() {
        let text = format!("Statement of Ann Lee\n\n{BODY}\nStatement of Tom Reed\n\n{BODY}\nStatement of the watchman\n\n{BODY}");
        assert_eq!(first_words(&text), ["Statement of Tom Reed", "Statement of the watchman"]);
        let banners = format!("=== Account 1 ===\n{BODY}\n=== Account 2 ===\n{BODY}");
        assert_eq!(first_words(&banners), ["=== Account 2 ==="]);
    }

    #[test]
    fn an_underlined_heading_and_stars_between_scenes_are_no_likely_cuts() {
        assert!(likely(&format!("Fire at sea\n===========\n\n{BODY}\nThe losses\n-----------\n\n{BODY}\n* * *\n\n{BODY}")).is_empty());
    }

    #[test]
    fn other_headings_are_proposed_and_not_made() {
        let account = Account::from_text(&format!("Fire at sea\n\n{BODY}\nThe losses\n\n{BODY}"), "a.txt");
        let cuts = propose_cuts(&account);
        assert_eq!((cuts.len(), cuts[0].likely, cuts[0].why.as_str()), (1, false, "a heading: “The losses”"));
    }

    #[test]
    fn a_lone_byline_or_dateline_further_down_parts_nothing_but_is_proposed() {
        let text = format!("Fire at sea\n\n{BODY}\nPORT ELLA (Meridian) – {BODY}");
        assert!(likely(&text).is_empty());
        assert_eq!(propose_cuts(&Account::from_text(&text, "a.txt")).len(), 1);
        assert_eq!(likely(&format!("{BODY}\n----------\n\nPORT ELLA (Meridian) – {BODY}")).len(), 1);
    }

    #[test]
    fn headlines_that_ask_counted_documents_and_addresses_begin_an_account() {
        let asked = format!("Fire at sea\n\nBy Ann Lee\n\n{BODY}\n\nWho knew of the warning?\n\nBy Tom Reed\n\n{BODY}");
        assert_eq!(first_words(&asked), ["Who knew of the warning?"]);
        let counted = (1..=3).map(|number| format!("{number} of 3 DOCUMENTS\n\nThe Gull\n\n{BODY}\n")).collect::<String>();
        assert_eq!(first_words(&counted), ["2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"]);
        let addressed = ["a", "b"].map(|page| format!("https://gull.example/{page}\nFire at sea\n{BODY}\n")).concat();
        assert_eq!(first_words(&addressed), ["https://gull.example/b"]);
        assert!(likely(&format!("Fire at sea\n{BODY}\nhttps://gull.example/a\n\n{BODY}\nhttps://gull.example/b\n\n{BODY}")).is_empty());
    }

    #[test]
    fn what_is_told_of_an_author_below_a_rule_is_no_account() {
        let about = "Ann Lee is a reporter for The Gull. She has written about harbours since 2009 and lives by the quay with two dogs.\n";
        assert!(likely(&format!("Fire at sea\n\nBy Ann Lee\n\n{BODY}\n----------\n\n{about}")).is_empty());
    }

    #[test]
    fn blank_lines_and_rules_in_any_number_cost_no_more_than_they_are_long() {
        // Looking ahead, or back, from each of them would take hours.
        for filling in ["\n", "-----\n", "\u{c}", " "] {
            let text = format!("{}{BODY}{}{BODY}", filling.repeat(300_000), filling.repeat(300_000));
            assert!(propose_cuts(&Account::from_text(&text, "a.txt")).len() <= MOST);
        }
    }

    #[test]
    fn updates_of_one_report_are_one_account() {
        let text =
            format!("Fire at sea\n\nMeridian\nPORT ELLA, May 3, 2019, 21:25\n\n{BODY}\nUPDATE, 22:40\n\n{BODY}\nUPDATE, 00:15\n\n{BODY}");
        assert!(likely(&text).is_empty());
    }

    #[test]
    fn one_account_with_a_byline_and_a_dateline_is_not_cut() {
        assert!(likely(&format!("Fire at sea\n\nBy Ann Lee\n\nLONDON (Reuters) - {BODY}\n{BODY}")).is_empty());
        assert!(likely(BODY).is_empty() && likely("").is_empty());
    }
}
