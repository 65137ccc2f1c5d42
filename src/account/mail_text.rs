//! The text of an e-mail that was written as plain text: lines that the mail program broke put together, earlier messages without
//! their marks and known for quotations, the signature left out.
//!
//! `Two boats burned in the\nold harbour.\n> Was anyone hurt?\n-- \nAnn` gives the line `Two boats burned in the old harbour.`, the
//! quotation `Was anyone hurt?`, and one signature. Blank lines and rules stay: they are what a collection is cut by.

use super::dropped::Dropped;
use super::extract::Extract;
use super::{BlockKind, plain};
use std::ops::Range;

/// Widths at which mail programs break lines.
const BROKEN_AT: std::ops::RangeInclusive<usize> = 50..=100;

/// The most lines of a signature whose mark has lost its space, with the mark.
const SIGNATURE: usize = 8;

/// Text and blocks of a message. `flowed` is whether it says that a space at the end of a line joins it with the next
/// (RFC 3676).
pub(super) fn extract(message: &str, flowed: bool, dropped: &mut Dropped) -> Extract {
    let lines = without_signature(&message.lines().map(marks).collect::<Vec<_>>(), dropped);
    let widths = broken_at(&lines);
    let mut text = String::new();
    let mut quoted: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (depth, first) = lines[at];
        let start = text.len();
        text.push_str(first.trim_end());
        // What is quoted was often broken by another program, which says nothing of the kind.
        let width = if flowed && depth == 0 { 0 } else { widths[at] };
        while let [(_, line), (next_depth, next)] = lines[at..(at + 2).min(lines.len())]
            && next_depth == depth
            && (flowed && line.ends_with(' ') && !next.is_empty() || is_broken(line, next, width))
        {
            text.push(' ');
            text.push_str(next.trim());
            at += 1;
        }
        if depth > 0 {
            quoted.push(start..text.len());
        }
        text.push('\n');
        at += 1;
    }
    let mut extract = plain::extract_lines(&text);
    for block in &mut extract.blocks {
        let stretch = quoted.partition_point(|stretch| stretch.end <= block.span.start);
        if quoted.get(stretch).is_some_and(|stretch| stretch.start <= block.span.start) {
            block.kind = BlockKind::Quotation;
        }
    }
    extract
}

/// How many marks of a quotation a line has, and what stands behind them.
fn marks(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(inner) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >").filter(|_| depth > 0)) {
        (depth, rest) = (depth + 1, inner);
    }
    (depth, if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest })
}

/// The lines up to the mark of a signature, in each stretch of equal depth.
fn without_signature<'a>(lines: &[(usize, &'a str)], dropped: &mut Dropped) -> Vec<(usize, &'a str)> {
    let mut signed = None;
    let mut kept = Vec::new();
    for (at, &(depth, line)) in lines.iter().enumerate() {
        if signed != Some(depth) {
            // The space is lost on some ways; without it, the mark is a rule unless little follows.
            let little = || lines[at..].iter().take(SIGNATURE + 1).take_while(|(other, _)| *other == depth).count() <= SIGNATURE;
            signed = (line == "-- " || line == "--" && little()).then_some(depth);
            match signed {
                Some(_) => dropped.add("signature", "signatures"),
                None => kept.push((depth, line)),
            }
        }
    }
    kept
}

/// Where each line and those of its stretch behind it were broken: the longest of them that is not too long for that; 0 where nothing
/// was.
fn broken_at(lines: &[(usize, &str)]) -> Vec<usize> {
    let mut widths = vec![0; lines.len()];
    // The depth of the stretch behind, and its longest line.
    let mut behind = (0, 0);
    for (at, &(depth, line)) in lines.iter().enumerate().rev() {
        let width = line.trim_end().chars().count();
        let longest = if width > 0 && depth == behind.0 { behind.1 } else { 0 };
        behind = (depth, if width <= *BROKEN_AT.end() { longest.max(width) } else { longest });
        widths[at] = if BROKEN_AT.contains(&behind.1) { behind.1 } else { 0 };
    }
    widths
}

/// Whether a line ends where it does since the first word of the next did not fit. A line that begins as an item of a list or as a
/// field of a header is one of its own.
fn is_broken(line: &str, next: &str, width: usize) -> bool {
    let length = line.trim_end().chars().count();
    let word = next.split_whitespace().next().unwrap_or_default();
    // A rule is no line of words.
    let worded = |line: &str| line.chars().any(char::is_alphanumeric);
    let field = word.ends_with(':') && next.trim_start().len() > word.len() && word.starts_with(char::is_uppercase);
    length > 0
        && length <= width
        && !word.is_empty()
        && length + 1 + word.chars().count() > width
        && worded(line)
        && worded(next)
        && !field
        && !plain::is_list_item(next.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Paragraph, Quotation};

    fn blocks(message: &str, flowed: bool) -> Vec<(BlockKind, String)> {
        let extract = extract(message, flowed, &mut Dropped::default());
        extract.blocks.iter().map(|block| (block.kind, extract.text[block.span.clone()].to_owned())).collect()
    }

    #[test]
    fn lines_that_were_broken_are_put_together() {
        let message = "Two boats burned on Tuesday night in the old harbour of the town, and the\n\
            watchman who had been asleep in his tower was carried down by two of the\ncrew.\n\nNobody was hurt.\nAnn";
        let want = [
            "Two boats burned on Tuesday night in the old harbour of the town, and the watchman who had been asleep in his tower was carried down by two of the crew.",
            "Nobody was hurt.",
            "Ann",
        ];
        assert_eq!(blocks(message, false).into_iter().map(|(_, words)| words).collect::<Vec<_>>(), want);
    }

    #[test]
    fn lines_that_end_of_themselves_stay() {
        let message = "From: Ann Lee of the Harbour Office <ann@harbour-office.example>\nSubject: The fire\n\n\
            The boats that were lost in the harbour, as far as we know them:\n- Gull\n- Tern\nAnn Lee\nHarbour Street 4";
        assert_eq!(blocks(message, false).len(), 7);
    }

    #[test]
    fn a_space_at_the_end_joins_where_the_message_says_so() {
        assert_eq!(blocks("Two boats \nburned.\nNobody died.", true).len(), 2);
        assert_eq!(blocks("Two boats \nburned.\nNobody died.", false).len(), 3);
    }

    #[test]
    fn an_earlier_message_is_a_quotation_without_its_marks() {
        let message =
            "Two.\n> How many boats were lost in the fire which broke out on Tuesday\n> night?\n>\n>> Older > still\n> > older\nEnd.";
        let want = [
            (Paragraph, "Two."),
            (Quotation, "How many boats were lost in the fire which broke out on Tuesday night?"),
            (Quotation, "Older > still"),
            (Quotation, "older"),
            (Paragraph, "End."),
        ];
        assert_eq!(blocks(message, false), want.map(|(kind, words)| (kind, words.to_owned())));
    }

    #[test]
    fn signatures_are_left_out_and_counted() {
        let mut dropped = Dropped::default();
        let text = extract("Two boats.\n> Three?\n> -- \n> Tom\nNone hurt.\n-- \nAnn\nThe Gull\n", false, &mut dropped).text;
        assert_eq!(text, "Two boats.\nThree?\nNone hurt.\n");
        assert_eq!(dropped.warning().as_deref(), Some("Not taken from the file: 2 signatures."));
    }

    #[test]
    fn a_mark_without_its_space_needs_a_short_signature() {
        let text = |after: usize| extract(&format!("Two boats.\n--\n{}", "Ann\n".repeat(after)), false, &mut Dropped::default()).text;
        assert_eq!(text(3), "Two boats.\n");
        assert_eq!(text(30).lines().count(), 32);
    }

    #[test]
    fn a_message_of_endless_lines_is_read_once() {
        // Looking through the rest of them from each would take hours.
        for line in ["ab\n", "--\n", "> ab\n"] {
            assert!(extract(&line.repeat(300_000), false, &mut Dropped::default()).text.len() > 899_000);
        }
    }

    #[test]
    fn rules_between_messages_stay() {
        assert!(
            extract("One.\n\n----------------------------------------------------------------\n\nTwo.", false, &mut Dropped::default())
                .text
                .contains("\n----")
        );
    }
}
