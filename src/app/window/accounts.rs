//! The accounts that are open, and the comparison that is made of them.

use super::{Opened, Window};
use crate::account::{Account, Fact, Imported, Siglum};
use crate::app::actions::Action;
use crate::app::dialogs::{Dialog, Unverified};
use crate::app::project::Then;
use crate::comparison::Ruling;
use crate::project::is_project;
use std::path::PathBuf;
use std::sync::Arc;

/// An account that was taken out and can be put back.
pub(super) struct Removed {
    /// Where it stood.
    place: usize,
    opened: Opened,
    /// What was ruled until then: while that stands, taking it out was the last thing done.
    rulings: Vec<Ruling>,
}

impl Window {
    /// Opens files and folders beside what is open, or a project in its place.
    pub fn open(&mut self, paths: Vec<PathBuf>) {
        let (projects, files): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_project(path) && !path.is_dir());
        for other in projects.iter().skip(1) {
            self.notices.problem(format!("One project at a time: {} was not opened.", other.display()));
        }
        if let Some(project) = projects.into_iter().next() {
            self.beside = files;
            return self.leave(Then::Open(project));
        }
        if files.is_empty() {
            return;
        }
        if self.opened.is_empty() && self.work.importing == 0 {
            self.settings.remember(files.clone());
            self.keep_settings();
        }
        self.work.import(files);
    }

    pub(super) fn take_in(&mut self, imported: Imported) {
        for error in &imported.errors {
            self.notices.problem(format!("{error}."));
        }
        if imported.accounts.is_empty() {
            return;
        }
        for account in imported.accounts {
            let account = Arc::new(account);
            let key = self.add(Arc::clone(&account));
            let parts = imported.bundles.iter().find(|(file, _)| *file == account.facts.file).map(|(_, parts)| *parts);
            self.offer_better_reading(key, &account, parts);
        }
        self.touch();
        self.compare_again();
    }

    /// Opens an account as the last one. Gives back its key.
    pub(super) fn add(&mut self, account: Arc<Account>) -> u64 {
        let key = self.next_key;
        self.opened.push(Opened { key, account });
        self.next_key += 1;
        key
    }

    /// The accounts were changed in a way that their files do not tell: a project has to be saved again. What was never saved
    /// can be opened again from its files.
    pub(super) fn touch(&mut self) {
        if self.desk.path.is_some() {
            self.desk.touch();
        }
    }

    /// Whether an account waits until the reader has looked at the order of its words. One alone is compared with nothing.
    fn is_set_aside(&self, opened: &Opened) -> bool {
        opened.account.unverified.is_some() && self.opened.len() > 1
    }

    /// The accounts that wait: key and title.
    pub(super) fn set_aside(&self) -> Vec<(u64, String)> {
        let waiting = self.opened.iter().filter(|opened| self.is_set_aside(opened));
        waiting.map(|opened| (opened.key, opened.account.facts.title.clone())).collect()
    }

    pub(super) fn ask_order(&mut self, key: u64) {
        if let Some(opened) = self.opened.iter().find(|opened| opened.key == key) {
            self.dialog = Some(Dialog::Unverified(Unverified::new(key, Arc::clone(&opened.account))));
        }
    }

    pub(super) fn trust_order(&mut self, key: u64) {
        self.dialog = None;
        if let Some(opened) = self.opened.iter_mut().find(|opened| opened.key == key) {
            Arc::make_mut(&mut opened.account).unverified = None;
            self.touch();
            self.compare_again();
        }
    }

    pub(super) fn leave_out(&mut self, key: u64) {
        self.dialog = None;
        self.opened.retain(|opened| opened.key != key);
        self.touch();
        self.compare_again();
    }

    /// Where among the open accounts the one is that the comparison shows under this siglum. The two differ while accounts
    /// that were just moved or removed are being compared again.
    pub(super) fn place_of(&self, siglum: Siglum) -> Option<usize> {
        let key = self.shown.get(siglum.index())?;
        self.opened.iter().position(|opened| opened.key == *key)
    }

    /// A title is corrected as any other fact is: what the file says stays beside it.
    pub(super) fn rename(&mut self, siglum: Siglum, title: &str) {
        let Some(comparison) = &self.comparison else { return };
        self.rulings.rule(Ruling::correct(comparison, siglum, Fact::Title, title));
        self.read_again();
    }

    /// Whether a ruling, or taking one back, has changed the language of an account that is shown: then it is to be read anew.
    pub(super) fn reads_other_languages(&self) -> bool {
        let accounts: Vec<Arc<Account>> = self.opened.iter().map(|opened| Arc::clone(&opened.account)).collect();
        let accounts = self.rulings.in_their_languages(&accounts);
        let now = |key: u64| self.opened.iter().position(|opened| opened.key == key).and_then(|place| accounts.get(place));
        let machine = self.machine.iter().flat_map(|machine| &machine.accounts);
        machine.zip(&self.shown).any(|(old, &key)| now(key).is_some_and(|new| new.facts.language != old.facts.language))
    }

    pub(super) fn remove(&mut self, siglum: Siglum) {
        let Some(place) = self.place_of(siglum) else { return };
        if self.opened.len() == 1 {
            return self.leave(Then::New);
        }
        let opened = self.opened.remove(place);
        let (title, put_back) = (&opened.account.facts.title, Action::PutBack(opened.key));
        let moved = if place < self.opened.len() { " The accounts after it have other letters now." } else { "" };
        self.notices.done_offering(format!("{siglum}, “{title}”, was taken out.{moved}"), vec![("Put it back", put_back)]);
        self.removed.push(Removed { place, opened, rulings: self.rulings.list().to_vec() });
        self.touch();
        self.compare_again();
    }

    /// Puts an account that was taken out back to where it stood.
    pub(super) fn put_back(&mut self, key: u64) {
        self.notices.withdraw(&Action::PutBack(key));
        let Some(at) = self.removed.iter().position(|removed| removed.opened.key == key) else { return };
        let Removed { place, opened, .. } = self.removed.remove(at);
        // Cancelling the comparison without it may have brought it back already.
        if self.opened.iter().any(|other| other.key == key) {
            return;
        }
        self.opened.insert(place.min(self.opened.len()), opened);
        self.touch();
        self.compare_again();
    }

    /// Takes back what was done last: an account that was taken out is put back, else the last ruling is undone.
    pub(super) fn undo(&mut self) {
        let since = |removed: &&Removed| removed.rulings.as_slice() == self.rulings.list();
        if let Some(key) = self.removed.last().filter(since).map(|removed| removed.opened.key) {
            self.put_back(key);
        } else if self.rulings.undo() {
            self.read_again();
        }
    }

    pub(super) fn move_account(&mut self, siglum: Siglum, step: isize) {
        let Some(from) = self.place_of(siglum) else { return };
        let to = from.saturating_add_signed(step);
        if to < self.opened.len() && to != from {
            self.opened.swap(from, to);
            self.touch();
            self.compare_again();
        }
    }

    pub(super) fn compare_again(&mut self) {
        let mut compared: Vec<&Opened> = self.opened.iter().filter(|opened| !self.is_set_aside(opened)).collect();
        if compared.is_empty() {
            // By itself, an account can be looked at.
            compared.extend(self.opened.first());
        }
        self.ordered = compared.iter().map(|opened| opened.key).collect();
        let accounts: Vec<Arc<Account>> = compared.into_iter().map(|opened| Arc::clone(&opened.account)).collect();
        let (accounts, rulings) = (self.rulings.in_their_languages(&accounts), self.rulings.clone());
        // Nothing that is shown makes way for less, and a project is shown as it was left.
        let first = self.comparison.is_none() && self.view_state.is_none() && rulings.list().is_empty();
        self.to_come = 0;
        self.work.compare(accounts, self.desk.base().settings.clone(), self.settings.nli.clone(), rulings, first);
    }

    /// Judges with the model in this folder from now on, or with none of the reader's own. It is loaded with the next comparison.
    pub(super) fn judge_with(&mut self, folder: Option<PathBuf>) {
        if folder.is_some() || self.settings.nli.is_some() {
            self.settings.nli = folder;
            self.keep_settings();
            if !self.opened.is_empty() {
                self.compare_again();
            }
        }
    }

    /// Stops what is under way; what is open is again what is shown.
    pub(super) fn cancel(&mut self) {
        let (read, looked_at) = self.work.cancel_reading();
        if read {
            self.beside.clear();
            self.notices.done("Reading was stopped; nothing was opened.");
        }
        if looked_at {
            self.notices.done("Looking at the file was stopped; it stays as it is.");
        }
        // A report is stopped when nothing else is: it is what the foot speaks of then.
        let other = read || looked_at || self.work.comparing.is_some() || self.work.applying.is_some();
        if !other && self.work.cancel_exporting() {
            self.notices.done("Writing the report was stopped; no file was written.");
        }
        self.cancel_applying();
        if self.work.cancel_comparing() {
            let (waiting, _): (Vec<Opened>, Vec<Opened>) =
                std::mem::take(&mut self.opened).into_iter().partition(|opened| opened.account.unverified.is_some());
            let accounts = self.comparison.iter().flat_map(|comparison| comparison.accounts.iter());
            let as_read = |account: &Account| Arc::new(Account { facts: account.facts.as_read(), ..account.clone() });
            self.opened = self.shown.iter().zip(accounts).map(|(&key, account)| Opened { key, account: as_read(account) }).collect();
            self.opened.extend(waiting.into_iter().filter(|opened| !self.shown.contains(&opened.key)));
            if self.comparison.is_none() {
                self.clear();
            }
            let words_only = self.comparison.as_ref().is_some_and(|comparison| !comparison.settings.model);
            let by_words = words_only && self.desk.base().settings.model && self.ordered == self.shown;
            self.ordered.clone_from(&self.shown);
            let only_first = std::mem::take(&mut self.to_come) > 0;
            self.notices.done(match self.comparison {
                Some(_) if only_first => "The comparison was stopped: the first two accounts are open, and what is shown is what they say.",
                Some(_) if by_words => "Reading for meaning was stopped: what is shown is what the words alone say.",
                Some(_) => "The comparison was stopped: what is shown is the one before, with the accounts it had.",
                None => "The comparison was stopped: nothing is open.",
            });
        }
    }
}
