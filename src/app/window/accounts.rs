//! The accounts that are open, and the comparison that is made of them.

use super::{Opened, Window};
use crate::account::{Imported, PassageId, Siglum};
use crate::app::filter::Filter;
use crate::comparison::{Comparison, Rulings};
use std::sync::Arc;

impl Window {
    pub(super) fn take_in(&mut self, imported: Imported) {
        for error in &imported.errors {
            self.notices.problem(format!("{error}."));
        }
        if imported.accounts.is_empty() {
            return;
        }
        for account in imported.accounts {
            self.opened.push(Opened { key: self.next_key, account: Arc::new(account) });
            self.next_key += 1;
        }
        self.compare_again();
    }

    /// Shows another comparison; what was selected stays selected where its account is still there.
    pub(super) fn turn_to(&mut self, mut comparison: Comparison) {
        let selected = self.selected.and_then(|id| {
            let key = self.shown.get(id.siglum.index())?;
            let siglum = Siglum::of(self.ordered.iter().position(|ordered| ordered == key)?);
            Some(PassageId { siglum, ..id }).filter(|id| (id.index as usize) < comparison.passages[siglum.index()].len())
        });
        // An account may have been renamed since the comparison was ordered.
        for (own, key) in comparison.accounts.iter_mut().zip(&self.ordered) {
            if let Some(opened) = self.opened.iter().find(|opened| opened.key == *key) {
                *own = Arc::clone(&opened.account);
            }
        }
        let moved: Vec<Option<usize>> = self.shown.iter().map(|key| self.ordered.iter().position(|ordered| ordered == key)).collect();
        if moved.iter().enumerate().any(|(old, new)| *new != Some(old)) {
            // A condition that names an account by its siglum would now mean another one.
            self.filter = Filter { standing: self.filter.standing, kind: self.filter.kind, ..Filter::default() };
        }
        self.shown.clone_from(&self.ordered);
        self.selected = selected;
        self.inspector.reset();
        self.machine = Some(Arc::new(comparison));
        self.read(&moved);
        if let (Some(comparison), Some(selected)) = (&self.comparison, selected) {
            self.columns.bring_level(comparison, selected);
        }
    }

    /// Where among the open accounts the one is that the comparison shows under this siglum. The two differ while accounts
    /// that were just moved or removed are being compared again.
    fn place_of(&self, siglum: Siglum) -> Option<usize> {
        let key = self.shown.get(siglum.index())?;
        self.opened.iter().position(|opened| opened.key == *key)
    }

    pub(super) fn rename(&mut self, siglum: Siglum, title: String) {
        let Some(place) = self.place_of(siglum) else { return };
        let account = &mut self.opened[place].account;
        Arc::make_mut(account).facts.title = title;
        // A title is not compared: the comparison stays, with the new one in it.
        if let Some(machine) = &mut self.machine {
            Arc::make_mut(machine).accounts[siglum.index()] = Arc::clone(account);
            self.read_again();
        }
    }

    pub(super) fn remove(&mut self, siglum: Siglum) {
        let Some(place) = self.place_of(siglum) else { return };
        self.opened.remove(place);
        if self.opened.is_empty() {
            self.work.cancel_comparing();
            self.machine = None;
            self.comparison = None;
            self.selected = None;
            self.rulings = Rulings::default();
            self.shown.clear();
        } else {
            self.compare_again();
        }
    }

    pub(super) fn move_account(&mut self, siglum: Siglum, step: isize) {
        let Some(from) = self.place_of(siglum) else { return };
        let to = from.saturating_add_signed(step);
        if to < self.opened.len() && to != from {
            self.opened.swap(from, to);
            self.compare_again();
        }
    }

    pub(super) fn compare_again(&mut self) {
        self.ordered = self.opened.iter().map(|opened| opened.key).collect();
        self.work.compare(self.opened.iter().map(|opened| Arc::clone(&opened.account)).collect());
    }

    /// Stops what is under way; what is open is again what is shown.
    pub(super) fn cancel(&mut self) {
        if self.work.cancel_importing() {
            self.notices.done("Reading was stopped; nothing was opened.");
        }
        if self.work.cancel_comparing() {
            let accounts = self.comparison.iter().flat_map(|comparison| comparison.accounts.iter());
            self.opened = self.shown.iter().zip(accounts).map(|(&key, account)| Opened { key, account: Arc::clone(account) }).collect();
            self.ordered.clone_from(&self.shown);
            self.notices.done(match self.comparison {
                Some(_) => "The comparison was stopped: what is shown is the one before, with the accounts it had.",
                None => "The comparison was stopped: nothing is open.",
            });
        }
    }
}
