//! The accounts in a report: one line each at the beginning, and at its end what is known of their files.

use super::quotation::{Quotation, quotation};
use super::words;
use crate::account::{BlockKind, Fact, Facts, PassageId, Siglum};
use crate::comparison::Comparison;

/// An account in a report.
pub(super) struct AccountPart {
    pub siglum: String,
    pub title: String,
    /// Who published it, who wrote it, and when, where that is known.
    pub from: String,
    /// All that is known about it, and about its file.
    pub facts: Vec<(&'static str, String)>,
    pub blocks: Vec<BlockPart>,
}

/// A paragraph, heading or list item of the full text.
pub(super) struct BlockPart {
    pub is_heading: bool,
    pub passages: Vec<Quotation>,
}

impl AccountPart {
    /// `A · The fire at the harbour`.
    pub fn heading(&self) -> String {
        format!("{} · {}", self.siglum, self.title)
    }
}

impl BlockPart {
    /// Its text.
    pub fn text(&self) -> String {
        self.passages.iter().map(Quotation::text).collect::<Vec<_>>().join(" ")
    }
}

/// What a report says of the accounts.
pub(super) fn accounts(comparison: &Comparison) -> Vec<AccountPart> {
    let files: Vec<&str> = comparison.accounts.iter().map(|account| account.facts.file.as_str()).collect();
    comparison.sigla().zip(names(&files)).map(|(siglum, file)| account(comparison, siglum, file)).collect()
}

fn account(comparison: &Comparison, siglum: Siglum, file: String) -> AccountPart {
    let account = comparison.account(siglum);
    let mut blocks: Vec<BlockPart> = Vec::new();
    let mut last = None;
    for (i, passage) in comparison.passages[siglum.index()].iter().enumerate() {
        if last != Some(passage.block) {
            last = Some(passage.block);
            blocks.push(BlockPart { is_heading: passage.kind == BlockKind::Heading, passages: Vec::new() });
        }
        if let Some(block) = blocks.last_mut() {
            block.passages.push(quotation(comparison, PassageId::new(siglum, i), &[], &[]));
        }
    }
    let from = [Fact::Source, Fact::Author].into_iter().filter_map(|fact| Some(fact.readable(account.facts.get(fact)?)));
    let from = from.chain(account.facts.get(Fact::Published).map(words::moment));
    AccountPart {
        siglum: siglum.to_string(),
        title: account.facts.title.clone(),
        from: from.collect::<Vec<_>>().join(", "),
        facts: facts(comparison, siglum, file),
        blocks,
    }
}

/// What is known about an account, name and value.
fn facts(comparison: &Comparison, siglum: Siglum, file: String) -> Vec<(&'static str, String)> {
    let account = comparison.account(siglum);
    let facts = &account.facts;
    let mut listed = Vec::new();
    let told = |name: &'static str, fact: Fact| {
        facts.get(fact).or(facts.read.get(&fact).map(|_| "not known")).map(|_| (name, fact_with_origin(facts, fact)))
    };
    listed.extend(facts.read.contains_key(&Fact::Title).then(|| ("Title", fact_with_origin(facts, Fact::Title))));
    for (name, fact) in [("Author", Fact::Author), ("Source", Fact::Source), ("Published", Fact::Published)] {
        listed.extend(told(name, fact));
    }
    listed.push(("File", file));
    listed.push(("Words", account.words().to_string()));
    listed.extend(told("Language", Fact::Language));
    listed.extend(facts.encoding.clone().map(|fact| ("Encoding", fact)));
    listed.push(("SHA-256", facts.sha256.clone()));
    for copying in comparison.copying.iter().filter(|copying| copying.a == siglum || copying.b == siglum) {
        let other = if copying.a == siglum { copying.b } else { copying.a };
        listed.push(("Shared wording", format!("{:.0} % with {other}, of the shorter text’s words", copying.share * 100.0)));
    }
    let dependent: Vec<Siglum> =
        comparison.sigla().filter(|&other| other != siglum && comparison.is_ruled_dependent(siglum, other)).collect();
    if !dependent.is_empty() {
        listed.push(("Not independent", format!("of {}, as the reader rules", words::list(&dependent))));
    }
    listed.extend(account.warnings.iter().map(|warning| ("Note", warning.clone())));
    listed
}

/// A fact, and in brackets where it was found; of one that the reader has corrected, what the file says too.
fn fact_with_origin(facts: &Facts, fact: Fact) -> String {
    let value = facts.get(fact).map_or_else(|| "not known".to_owned(), |value| fact.readable(value));
    let mut origin = facts.origin(fact).unwrap_or_default();
    if let Some(read) = facts.read.get(&fact) {
        let from = read.origin.as_ref().map(|origin| format!(", from {origin}")).unwrap_or_default();
        let said = read.value.as_ref().map_or_else(|| "none in the file".to_owned(), |value| format!("“{value}” in the file{from}"));
        origin = format!("{origin}; {said}");
    }
    if origin.is_empty() { value } else { format!("{value} ({origin})") }
}

/// Files by their names alone, and by so many of their folders as tell apart two of one name: a report is sent on, and where its
/// sources lie is nobody's business.
fn names(files: &[&str]) -> Vec<String> {
    let parts = |file: &str| file.split(['/', '\\']).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let last = |file: &str, count: usize| {
        let parts = parts(file);
        parts.get(parts.len().saturating_sub(count)..).unwrap_or_default().join("/")
    };
    let name = |file: &&str| {
        let is_told = |count: &usize| !files.iter().any(|other| other != file && last(other, *count) == last(file, *count));
        let count = (1..=parts(file).len()).find(is_told).unwrap_or(1);
        last(file, count)
    };
    files.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_without_its_folders_unless_two_have_one_name() {
        assert_eq!(
            names(&["/home/ann/case 7/letter.txt", "C:\\Users\\ann\\note.md", "pasted text"]),
            ["letter.txt", "note.md", "pasted text"]
        );
        assert_eq!(names(&["/home/ann/a/letter.txt", "/home/ann/b/letter.txt"]), ["a/letter.txt", "b/letter.txt"]);
        // Two accounts out of one file.
        assert_eq!(names(&["/home/ann/all.txt", "/home/ann/all.txt"]), ["all.txt", "all.txt"]);
        assert_eq!(names(&["", "/"]), ["", ""]);
    }
}
