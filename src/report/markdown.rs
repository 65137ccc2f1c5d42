//! The report in Markdown.

use super::content::{Content, content};
use super::point::PointPart;
use super::quotation::Quotation;
use super::timeline::TimelinePart;
use super::{Options, words};
use crate::comparison::Comparison;
use std::fmt::{Result, Write as _};

/// The report. Characters of the accounts that Markdown would read as markup are escaped.
pub(super) fn render(comparison: &Comparison, options: &Options) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = fill(&mut out, &content(comparison, options));
    out
}

fn fill(out: &mut String, content: &Content) -> Result {
    writeln!(out, "# {}\n", escaped(&content.title))?;
    for account in &content.accounts {
        let from = if account.from.is_empty() { String::new() } else { format!(" ({})", escaped(&account.from)) };
        writeln!(out, "- **{}** {}{from}", account.siglum, escaped(&account.title))?;
    }
    writeln!(out, "\n## Findings\n\n{}", escaped(&content.summary))?;
    for section in &content.sections {
        writeln!(out, "\n## {}\n", section.heading)?;
        if section.count() == 0 {
            writeln!(out, "{}", section.none)?;
        }
        if let Some(about) = section.about {
            writeln!(out, "{about}\n")?;
        }
        for point in &section.points {
            write_point(out, point)?;
        }
        for own in &section.only {
            writeln!(out, "### Only in {}\n", own.siglum)?;
            for passage in &own.passages {
                writeln!(out, "- {}", quote(passage))?;
            }
            writeln!(out)?;
        }
    }
    for account in content.omissions.iter().flatten() {
        writeln!(out, "\n## Not found in {}\n", account.siglum)?;
        if account.points.is_empty() {
            writeln!(out, "{}", account.none)?;
        }
        for omission in &account.points {
            writeln!(out, "- **{}**, told by {}: {}", omission.point, omission.told, quote(&omission.lead))?;
            match &omission.nearest {
                Some(nearest) => writeln!(out, "  - {}. Nearest passage: {}", omission.silence, quote(nearest))?,
                None => writeln!(out, "  - {}. Nothing comes near it.", omission.silence)?,
            }
        }
    }
    if let Some(matrix) = &content.matrix {
        write_matrix(out, content, matrix)?;
    }
    if let Some(timeline) = &content.timeline {
        write_timeline(out, timeline)?;
    }
    if let Some(rulings) = &content.rulings {
        writeln!(out, "\n## The reader’s rulings\n")?;
        for ruling in rulings {
            let unfit = ruling.unfit.as_ref().map(|why| format!(" (no effect: {})", escaped(why))).unwrap_or_default();
            writeln!(out, "- {}{unfit}", escaped(&ruling.sentence))?;
        }
    }
    if content.has_full_texts {
        writeln!(out, "\n## Full texts")?;
        for account in &content.accounts {
            writeln!(out, "\n### {} · {}", account.siglum, escaped(&account.title))?;
            for block in &account.blocks {
                let passages: Vec<String> =
                    block.passages.iter().map(|passage| format!("`{}` {}", passage.id, escaped(&passage.text()))).collect();
                writeln!(out, "\n{}", passages.join(" "))?;
            }
        }
    }
    writeln!(out, "\n## Accounts")?;
    for account in &content.accounts {
        writeln!(out, "\n- **{}** {}", account.siglum, escaped(&account.title))?;
        for (name, fact) in &account.facts {
            writeln!(out, "  - {name}: {}", escaped(fact))?;
        }
    }
    writeln!(out, "\n## Settings and how to read this\n")?;
    for (name, value) in &content.settings {
        writeln!(out, "- {name}: {}", escaped(value))?;
    }
    writeln!(out, "\n{}", words::HOW_TO_READ.join(" "))
}

fn write_point(out: &mut String, point: &PointPart) -> Result {
    let matter = point.matter.as_ref().map(|matter| format!(" “{}”", escaped(matter))).unwrap_or_default();
    writeln!(out, "**{} {}{matter}** {}\n", point.sign.replace('=', "\\="), point.id, escaped(&point.headline))?;
    for side in &point.sides {
        writeln!(out, "- {}", side.accounts)?;
        for quotation in side.speakers.iter().flat_map(|speaker| &speaker.quotations) {
            writeln!(out, "  - {}", quote(quotation))?;
        }
    }
    for reason in &point.reasons {
        writeln!(out, "- {}: {} {}: {}", reason.kind, reason.between, reason.verb, escaped(&reason.why))?;
    }
    for note in &point.notes {
        writeln!(out, "- The reader: {}", escaped(note))?;
    }
    if let Some(machine) = &point.machine {
        writeln!(out, "- The machine’s view: {}", escaped(machine))?;
    }
    writeln!(out)
}

fn write_matrix(out: &mut String, content: &Content, matrix: &[PointPart]) -> Result {
    let sigla: Vec<&str> = content.accounts.iter().map(|account| account.siglum.as_str()).collect();
    writeln!(out, "\n## All points\n\n| Point | Standing | {} | In the words of one account |", sigla.join(" | "))?;
    writeln!(out, "|---|---|{}---|", "---|".repeat(sigla.len()))?;
    for point in matrix {
        let voices: Vec<&str> = point.voices.iter().map(|(sign, _)| *sign).collect();
        let lead = point.lead.as_ref().map(|lead| escaped(&lead.text())).unwrap_or_default();
        writeln!(out, "| {} | {} | {} | {lead} ({}) |", point.id, point.standing, voices.join(" | "), point.locators.join(", "))?;
    }
    Ok(())
}

fn write_timeline(out: &mut String, timeline: &TimelinePart) -> Result {
    writeln!(out, "\n## Timeline\n")?;
    if timeline.claims.is_empty() {
        return writeln!(out, "No account tells a date or a clock time.");
    }
    writeln!(out, "{}\n", timeline.notes.join(" "))?;
    for claim in &timeline.claims {
        let sign = if claim.disputed_by.is_empty() { "" } else { "≠ " };
        write!(out, "- {sign}**{}** ({}, {}): {}", escaped(&claim.when), claim.siglum, claim.quotation.point, quote(&claim.quotation))?;
        if let Some(reason) = &claim.placed_by {
            write!(out, "; {reason}")?;
        }
        if !claim.disputed_by.is_empty() {
            write!(out, "; against {}", escaped(&claim.against()))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn quote(quotation: &Quotation) -> String {
    let speaker = quotation.speaker.as_ref().map(|speaker| format!(", as said by {}", escaped(speaker))).unwrap_or_default();
    format!("“{}” ({}, {}{speaker})", escaped(&quotation.text()), quotation.id, quotation.place)
}

/// Text that Markdown reads as text: markup characters escaped, line breaks as spaces, and no address that a viewer would
/// turn into a link by itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // A colon is read as markup only in an address and in the name of a picture: not in 21:25, nor before a space.
        let colon = c == ':' && rest.peek().is_none_or(|next| next.is_whitespace() || next.is_ascii_digit());
        // A plus makes a list at the beginning of a line only.
        let plain = colon || c == '+' && !out.is_empty();
        if !plain && c.is_ascii_punctuation() && !matches!(c, ',' | '.' | ';' | '?' | '\'' | '"' | '%' | '/' | '(' | ')' | '-') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    // An entity and not a backslash: readers that know little Markdown see no tag either.
    out.replace("\\<", "&lt;").replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_is_escaped_only_where_it_could_be_markup() {
        assert_eq!(escaped("at 21:25: closed"), "at 21:25: closed");
        assert_eq!(escaped("http://a.b :smile:"), "http\\://a.b \\:smile:");
    }
}
