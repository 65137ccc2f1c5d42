//! The report in Markdown, in short.

use super::words;
use crate::comparison::{Comparison, Relation, Standing};
use std::fmt::Write as _;

/// The report. Characters of the accounts that Markdown would read as markup are escaped.
pub(super) fn render(comparison: &Comparison) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = fill(&mut out, comparison);
    out
}

fn fill(out: &mut String, comparison: &Comparison) -> std::fmt::Result {
    writeln!(out, "# Comparison of {} accounts\n\n{}\n\n## Accounts\n", comparison.accounts.len(), words::summary(comparison))?;
    for siglum in comparison.sigla() {
        let account = comparison.account(siglum);
        let facts = &account.facts;
        writeln!(
            out,
            "- **{siglum}** {} ({}, {} words), SHA-256 `{}`",
            escaped(&facts.title),
            escaped(&facts.file),
            account.words(),
            facts.sha256
        )?;
    }
    for (heading, standing) in [
        ("Disputed", Standing::Disputed),
        ("Corroborated", Standing::Corroborated),
        ("Repeated", Standing::Repeated),
        ("Single source", Standing::SingleSource),
    ] {
        writeln!(out, "\n## {heading}\n")?;
        for point in comparison.points.iter().filter(|point| point.standing == standing) {
            let sides: Vec<String> = point.sides.iter().map(|side| words::list(side)).collect();
            writeln!(out, "**{}** {}\n", point.id(), sides.join(" against "))?;
            for &id in &point.passages {
                writeln!(out, "- {id}: “{}”", escaped(comparison.text(id)))?;
            }
            for evidence in comparison.links_of(point).flat_map(|link| &link.evidence).filter(|e| e.relation == Relation::Contradicts) {
                writeln!(out, "- {}: {}", evidence.kind, escaped(&evidence.why))?;
            }
            writeln!(out)?;
        }
    }
    writeln!(out, "\n## Left out\n\n“Not found in B” means that no passage of B was found that says it, never that B suppressed it.\n")?;
    for siglum in comparison.sigla() {
        for point in words::omissions(comparison, siglum) {
            let lead = words::lead(comparison, point).map(|id| format!("{id}: “{}”", escaped(comparison.text(id)))).unwrap_or_default();
            writeln!(out, "- Not found in {siglum}: {} {lead}", point.id())?;
        }
    }
    writeln!(
        out,
        "\nMade by corroborate {}; copied wording is {} shared words in a row.",
        env!("CARGO_PKG_VERSION"),
        comparison.settings.copied_run
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    // An entity and not a backslash: readers that know little Markdown see no tag either.
    out.replace("\\<", "&lt;")
}
