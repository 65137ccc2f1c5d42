//! What a careful reader finds in a sample event (`answers.toml`), and where it stands in the compared accounts.

use corroborate::account::{PassageId, Siglum};
use corroborate::comparison::Comparison;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
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
    #[serde(default)]
    arguable: Vec<Passages>,
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
    #[serde(default)]
    across_languages: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Omission {
    point: String,
    told: Snippets,
    missing: Vec<String>,
    #[serde(default)]
    across_languages: bool,
}

/// One entry of the list, its passages found.
#[derive(Clone, Debug, Default)]
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
    /// Its passages are in more than one language.
    pub across_languages: bool,
}

impl Entry {
    /// Every two of its passages, the smaller first.
    pub fn pairs(&self) -> impl Iterator<Item = (PassageId, PassageId)> + '_ {
        let later = |i: usize| self.passages[i + 1..].iter();
        self.passages.iter().enumerate().flat_map(move |(i, &x)| later(i).map(move |&y| if x < y { (x, y) } else { (y, x) }))
    }
}

/// The reader's list of one event.
pub struct Answers {
    pub agreements: Vec<Entry>,
    pub contradictions: Vec<Entry>,
    pub omissions: Vec<Entry>,
    pub traps: Vec<Entry>,
    pub repeated: Vec<Entry>,
    /// Contradictions in one reading and not in another: neither asked for nor held against the program.
    pub arguable: Vec<Entry>,
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
            arguable: finder.entries(written.arguable),
        };
        if finder.problems.is_empty() { Ok(answers) } else { Err(format!("{}:\n{}", path.display(), finder.problems.join("\n"))) }
    }

    /// Where the list speaks against itself: one line each.
    pub fn inconsistencies(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut verdicts: BTreeMap<(PassageId, PassageId), &str> = BTreeMap::new();
        for (name, entries) in [("contradiction", &self.contradictions), ("trap", &self.traps), ("arguable", &self.arguable)] {
            for (entry, pair) in entries.iter().flat_map(|entry| entry.pairs().map(move |pair| (entry, pair))) {
                let one_matter = name == "contradiction" && verdicts.get(&pair) == Some(&"contradiction");
                if let Some(other) = verdicts.insert(pair, name)
                    && !one_matter
                {
                    problems.push(format!("{name} `{}`: {} and {} are listed as {other} too", entry.point, pair.0, pair.1));
                }
            }
        }
        for entry in &self.agreements {
            for pair in entry.pairs().filter(|pair| matches!(verdicts.get(pair), Some(&"contradiction" | &"arguable"))) {
                problems.push(format!("agreement `{}`: {} and {} are listed as a contradiction too", entry.point, pair.0, pair.1));
            }
        }
        for omission in &self.omissions {
            let told: BTreeSet<PassageId> = omission.passages.iter().copied().collect();
            let elsewhere =
                self.agreements.iter().chain(&self.contradictions).filter(|entry| entry.passages.iter().any(|id| told.contains(id)));
            let speakers: BTreeSet<Siglum> = told.iter().chain(elsewhere.flat_map(|entry| &entry.passages)).map(|id| id.siglum).collect();
            for siglum in omission.missing.iter().filter(|siglum| speakers.contains(siglum)) {
                problems.push(format!("omission `{}`: {siglum} speaks of it elsewhere in the list", omission.point));
            }
        }
        problems
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
        let (kind, why, across_languages) = (written.kind, written.why, written.across_languages);
        Entry { point, passages, kind, accepted, why, missing: Vec::new(), across_languages }
    }

    fn omission(&mut self, written: Omission) -> Entry {
        let passages = self.passages(&written.told);
        let missing = written.missing.iter().filter_map(|file| self.account(file)).collect();
        Entry { point: written.point, passages, missing, across_languages: written.across_languages, ..Entry::default() }
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
