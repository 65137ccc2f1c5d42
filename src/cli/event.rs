//! The accounts of one event, opened from files, folders and saved projects.

use super::Outcome;
use corroborate::account::{Account, ImportError, Imported, Opening, file_name, import_all_as, import_unnamed, split_where_likely};
use corroborate::comparison::{Comparison, Watch, compare};
use corroborate::model::NliModel;
use corroborate::project::{self, Change, Project};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which models read along.
#[derive(Default)]
pub(super) struct Tiers {
    /// The sentence model is left out.
    pub(super) no_model: bool,
    /// The reader's own model.
    pub(super) nli: Option<Arc<NliModel>>,
}

/// What was opened, and what could not be.
pub(super) struct Event {
    pub(super) project: Project,
    pub(super) outcome: Outcome,
    /// Accounts of projects whose source files have changed since: their places, and what the files hold now.
    changes: Vec<(usize, Account)>,
}

impl Event {
    /// Opens files, folders and projects together, in their order. The first project's title, date and settings hold; the
    /// rulings of all. Source files that have changed since a project was saved are noticed, and the project's text is used.
    /// The tiers hold whatever the project says.
    pub(super) fn open(paths: &[PathBuf], opening: Opening, tiers: &Tiers) -> Self {
        let mut event = Self::read(paths, opening, tiers);
        for (place, _) in std::mem::take(&mut event.changes) {
            event.notice(place, "has changed since it was saved in the project; the text in the project is used");
        }
        event
    }

    /// Opens them as [`Event::open`] does, but takes over the source files that have changed, and says which rulings no
    /// longer fit.
    pub(super) fn open_anew(paths: &[PathBuf], opening: Opening, tiers: &Tiers) -> Self {
        let mut event = Self::read(paths, opening, tiers);
        for (place, now) in std::mem::take(&mut event.changes) {
            event.project.take_over(place, now);
            event.notice(place, "has changed and was taken over as it is now");
        }
        match event.compare() {
            Ok(Some(Comparison { reading: Some(reading), .. })) => {
                for ruling in &reading.rulings {
                    let unfit =
                        ruling.unfit.iter().map(|why| format!("a ruling no longer fits, and is kept: {} ({why})", ruling.sentence()));
                    event.outcome.notices.extend(unfit);
                }
            }
            Ok(_) => {}
            Err(problem) => event.outcome.problems.push(problem),
        }
        event
    }

    fn notice(&mut self, place: usize, what: &str) {
        if let Some(account) = self.project.accounts.get(place) {
            self.outcome.notices.push(format!("{} {what}", account.facts.file));
        }
    }

    fn read(paths: &[PathBuf], opening: Opening, tiers: &Tiers) -> Self {
        let mut event = Self { project: Project::default(), outcome: Outcome::default(), changes: Vec::new() };
        let mut first = true;
        for path in paths {
            if project::is_project(path) && !path.is_dir() {
                event.add_project(path, std::mem::take(&mut first));
                continue;
            }
            let imported =
                if path == Path::new("-") { standard_input(opening) } else { import_all_as(std::slice::from_ref(path), opening) };
            event.outcome.notices.extend(splits(&imported.accounts));
            let told = imported.bundles.iter();
            let told =
                told.map(|(file, parts)| format!("{} looks as if it held {parts} accounts; give --split to cut it", file_name(file)));
            event.outcome.notices.extend(told);
            event.outcome.problems.extend(imported.errors.iter().map(ToString::to_string));
            event.project.accounts.extend(imported.accounts.into_iter().map(Arc::new));
        }
        event.project.settings.model &= !tiers.no_model;
        event.project.settings.nli.clone_from(&tiers.nli);
        event
    }

    /// Takes out accounts whose words may not be in the order of reading, unless the reader trusts it. One account alone is
    /// compared with nothing, and can be looked at.
    pub(super) fn set_aside_unverified(&mut self, trusted: bool) {
        if trusted || self.project.accounts.len() < 2 {
            return;
        }
        let problems = &mut self.outcome.problems;
        self.project.accounts.retain(|account| {
            if let Some(why) = &account.unverified {
                let (file, why) = (&account.facts.file, why.trim_end_matches('.'));
                problems.push(format!("{file} was not compared ({why}); look at its text, and give --trust-order if it is right"));
            }
            account.unverified.is_none()
        });
    }

    fn add_project(&mut self, path: &Path, first: bool) {
        let opened = match project::open(path) {
            Ok(opened) => opened,
            Err(error) => return self.outcome.problems.push(error.to_string()),
        };
        let place = path.display();
        self.outcome.problems.extend(opened.problems.iter().map(|problem| format!("{place}: {problem}")));
        let before = self.project.accounts.len();
        for change in project::changed_sources(&opened.project, Some(path)) {
            match change {
                Change::Changed { index, now } => self.changes.push((before + index, *now)),
                Change::Unopened { error, .. } => self.outcome.notices.push(format!("{error}; the text in {place} is used")),
            }
        }
        let project = opened.project;
        if first {
            let accounts = std::mem::take(&mut self.project.accounts);
            let mut own = project;
            own.accounts.splice(0..0, accounts);
            self.project = own;
        } else {
            self.project.accounts.extend(project.accounts);
            let rulings = [self.project.rulings.list(), project.rulings.list()].concat();
            self.project.rulings = rulings.into();
        }
    }

    /// The comparison of what was opened, with the rulings of its project applied; `None` when nothing was.
    pub(super) fn compare(&self) -> Result<Option<Comparison>, String> {
        if self.project.accounts.is_empty() {
            return Ok(None);
        }
        let accounts = self.project.rulings.in_their_languages(&self.project.accounts);
        let machine = compare(accounts, &self.project.settings, &Watch::default()).map_err(|error| error.to_string())?;
        Ok(Some(self.project.rulings.read(&Arc::new(machine))))
    }
}

/// More than any file may hold.
const INPUT_BYTES: u64 = 300 << 20;
/// What a file is called that has no name.
const STANDARD_INPUT: &str = "standard input";

/// Reads standard input as a file without a name.
fn standard_input(opening: Opening) -> Imported {
    let (mut imported, mut bytes) = (Imported::default(), Vec::new());
    let path = PathBuf::from(STANDARD_INPUT);
    // What is too much is refused by the import, which needs no more than that to know.
    let read = std::io::stdin().lock().take(INPUT_BYTES).read_to_end(&mut bytes);
    let opened = read
        .map_err(|source| ImportError::Unreadable { path, source })
        .and_then(|_| import_unnamed(STANDARD_INPUT, &bytes, opening.encoding));
    match opened {
        Ok(account) if opening.split => imported.accounts = split_where_likely(account),
        Ok(account) => imported.accounts.push(account),
        Err(error) => imported.errors.push(error),
    }
    imported
}

/// A sentence for each file that was split: into how many accounts, and how they begin.
fn splits(accounts: &[Account]) -> Vec<String> {
    let firsts = accounts.iter().filter(|account| account.facts.part.as_ref().is_some_and(|part| part.number == 1));
    let told = firsts.map(|first| {
        let parts: Vec<&Account> =
            accounts.iter().filter(|account| account.facts.part.is_some() && account.facts.file == first.facts.file).collect();
        let titles: Vec<String> = parts.iter().map(|part| format!("“{}”", part.facts.title)).collect();
        let left_out = first.facts.part.as_ref().map_or(0, |part| part.span.start);
        let before = if left_out > 3 { "; what stands before the first was left out" } else { "" };
        let number = if parts.len() == 1 { "1 account".to_owned() } else { format!("{} accounts", parts.len()) };
        format!("{} was split into {number}: {}{before}", file_name(&first.facts.file), titles.join(", "))
    });
    told.collect()
}
