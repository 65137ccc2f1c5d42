//! What a careful reader finds in a sample event (`answers.toml`), and where it stands in the compared accounts.

use corroborate::account::{PassageId, Siglum};
use corroborate::comparison::Comparison;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Words of one passage by the file they stand in.
type Snippets = BTreeMap<String, String>;

/// The reader's list as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    agreement: Vec<Passages>,
    contradiction: Vec<Passages>,
    omission: Vec<Omission>,
    trap: Vec<Passages>,
    #[serde(default)]
    repeated: Vec<Passages>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passages {
    #[serde(default)]
    point: String,
    passages: Snippets,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Omission {
    point: String,
    told: Snippets,
    missing: Vec<String>,
}

/// One entry of the list, its passages found.
pub struct Entry {
    /// The matter in the reader's words, or the words of the passage.
    pub point: String,
    /// One passage an account, two or more.
    pub passages: Vec<PassageId>,
    /// The kind of a contradiction.
    pub kind: String,
    /// The kinds of evidence a reader would accept for it.
    pub accepted: Vec<String>,
    /// Why it is a contradiction, or why it is none.
    pub why: String,
    /// The accounts that leave it out.
    pub missing: Vec<Siglum>,
}

/// The reader's list of one event.
pub struct Answers {
    pub agreements: Vec<Entry>,
    pub contradictions: Vec<Entry>,
    pub omissions: Vec<Entry>,
    pub traps: Vec<Entry>,
    pub repeated: Vec<Entry>,
}

impl Answers {
    /// Reads the list of an event and finds its passages in the comparison; an error names everything that is not found
    /// in exactly one passage.
    pub fn read(folder: &Path, comparison: &Comparison) -> Result<Self, String> {
        let path = folder.join("answers.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let written: Written = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut finder = Finder { comparison, problems: Vec::new() };
        let answers = Self {
            agreements: finder.entries(written.agreement),
            contradictions: finder.entries(written.contradiction),
            omissions: written.omission.into_iter().map(|omission| finder.omission(omission)).collect(),
            traps: finder.entries(written.trap),
            repeated: finder.entries(written.repeated),
        };
        if finder.problems.is_empty() { Ok(answers) } else { Err(format!("{}:\n{}", path.display(), finder.problems.join("\n"))) }
    }
}

/// Finds passages by the words in them, and keeps what it could not find.
struct Finder<'a> {
    comparison: &'a Comparison,
    problems: Vec<String>,
}

impl Finder<'_> {
    fn entries(&mut self, written: Vec<Passages>) -> Vec<Entry> {
        written.into_iter().map(|entry| self.entry(entry)).collect()
    }

    fn entry(&mut self, written: Passages) -> Entry {
        let passages = self.passages(&written.passages);
        let point = if written.point.is_empty() { written.passages.into_values().next().unwrap_or_default() } else { written.point };
        let accepted = std::iter::once(written.kind.clone()).chain(written.also).collect();
        Entry { point, passages, kind: written.kind, accepted, why: written.why, missing: Vec::new() }
    }

    fn omission(&mut self, written: Omission) -> Entry {
        let passages = self.passages(&written.told);
        let missing = written.missing.iter().filter_map(|file| self.account(file)).collect();
        Entry { point: written.point, passages, kind: String::new(), accepted: Vec::new(), why: String::new(), missing }
    }

    fn passages(&mut self, snippets: &Snippets) -> Vec<PassageId> {
        if snippets.len() < 2 {
            self.problems.push(format!("an entry needs passages of two accounts: {snippets:?}"));
        }
        snippets.iter().filter_map(|(file, snippet)| self.passage(file, snippet)).collect()
    }

    /// The one passage of an account that holds these words.
    fn passage(&mut self, file: &str, snippet: &str) -> Option<PassageId> {
        let siglum = self.account(file)?;
        let wanted = plain(snippet);
        let held: Vec<PassageId> = (0..self.comparison.passages[siglum.index()].len())
            .map(|index| PassageId::new(siglum, index))
            .filter(|&id| plain(self.comparison.text(id)).contains(&wanted))
            .collect();
        match held[..] {
            [only] => Some(only),
            [] => {
                self.problems.push(format!("no passage of {file} holds `{snippet}`"));
                None
            }
            _ => {
                self.problems.push(format!("{} passages of {file} hold `{snippet}`", held.len()));
                None
            }
        }
    }

    fn account(&mut self, file: &str) -> Option<Siglum> {
        let named = |siglum: &Siglum| Path::new(&self.comparison.account(*siglum).facts.file).file_name().is_some_and(|name| name == file);
        let found = self.comparison.sigla().find(named);
        if found.is_none() {
            self.problems.push(format!("no account is called {file}"));
        }
        found
    }
}

/// Every run of white space as one space, and curly apostrophes straight: formats differ in these.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'")
}
