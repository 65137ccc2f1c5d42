//! Reports that this program has written: in a folder of accounts they are passed over.

use std::io::Read as _;
use std::path::Path;

/// So much of a file's beginning tells.
const BYTES: u64 = 16 << 10;

/// Whether a file is a report of this program, by the mark it bears or by its form. One that cannot be read is none.
pub(super) fn is_own_report(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let Ok(file) = std::fs::File::open(path) else { return false };
    if name.ends_with(".docx") {
        return by_program(file).is_some_and(|program| program.contains("<Application>corroborate</Application>"));
    }
    let mut start = Vec::new();
    if file.take(BYTES).read_to_end(&mut start).is_err() {
        return false;
    }
    let start = String::from_utf8_lossy(&start);
    if name.ends_with(".html") || name.ends_with(".htm") {
        start.contains("<meta name=\"generator\" content=\"corroborate ")
    } else {
        name.ends_with(".md") && is_own_markdown(&start)
    }
}

/// The part of an office document that names the program which wrote it.
fn by_program(file: std::fs::File) -> Option<String> {
    let mut zip = zip::ZipArchive::new(std::io::BufReader::new(file)).ok()?;
    let mut part = String::new();
    zip.by_name("docProps/app.xml").ok()?.take(BYTES).read_to_string(&mut part).ok()?;
    Some(part)
}

/// A title, the list of accounts by their sigla, and the findings; or, as earlier versions had it, the accounts with their digests: no other
/// text begins like this.
fn is_own_markdown(start: &str) -> bool {
    let mut lines = start.lines();
    let titled = lines.next().is_some_and(|line| line.starts_with("# ")) && lines.next() == Some("");
    let mut lines = lines.skip_while(|line| line.is_empty() || *line == "## Accounts");
    let listed = lines.next().is_some_and(|line| line.starts_with("- **A** "));
    let mut findings = || lines.find(|line| !line.starts_with("- **") && !line.is_empty()) == Some("## Findings");
    titled && listed && (start.contains("\n  - SHA-256: ") || findings())
}
