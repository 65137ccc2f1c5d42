//! What the dialogs about accounts ask for and lead to.

use super::{Opened, Window};
use crate::account::{Account, Charset, Planned, Siglum, file_name};
use crate::app::actions::{Action, Whose};
use crate::app::dialogs::{Correction, Dialog, Encodings, Paste, Pasted, Splitting};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

impl Window {
    fn whose(&self, whose: Whose) -> Option<&Opened> {
        match whose {
            Whose::Shown(siglum) => self.place_of(siglum).and_then(|place| self.opened.get(place)),
            Whose::Key(key) => self.opened.iter().find(|opened| opened.key == key),
        }
    }

    /// Says so where a file that was just opened looks as if it held several accounts, or does not read well.
    pub(super) fn offer_better_reading(&mut self, key: u64, account: &Account, parts: Option<usize>) {
        let name = file_name(&account.facts.file);
        if let Some(parts) = parts {
            let text = format!("{name} looks as if it held {parts} accounts.");
            self.notices.offer(text, vec![("Split it…", Action::AskSplit(Whose::Key(key)))]);
        }
        if let Some(encoding) = account.facts.encoding.as_deref().filter(|_| account.text.contains('\u{FFFD}')) {
            let text = format!("{name} does not read well as {encoding}.");
            self.notices.offer(text, vec![("Other encodings…", Action::AskEncoding(Whose::Key(key)))]);
        }
    }

    pub(super) fn ask_paste(&mut self, text: String) {
        self.dialog = Some(Dialog::Paste(Paste::new(text)));
    }

    pub(super) fn paste(&mut self, pasted: Pasted) {
        self.dialog = None;
        self.work.paste(pasted);
    }

    pub(super) fn ask_facts(&mut self, siglum: Siglum) {
        let there = self.comparison.as_ref().filter(|comparison| siglum.index() < comparison.accounts.len());
        self.dialog = there.map(|comparison| Dialog::Correction(Correction::new(Arc::clone(comparison), siglum)));
    }

    /// Looks for places to cut an account's file at. Of a file that is split already, all parts are taken together.
    pub(super) fn ask_split(&mut self, whose: Whose) {
        let Some(opened) = self.whose(whose) else { return };
        let account = Arc::clone(&opened.account);
        if account.facts.part.is_none() {
            return self.work.look_for_cuts(vec![opened.key], account, Vec::new());
        }
        // Everything that was pasted goes by one name: the checksum tells two of them apart.
        let (file, digest) = (&account.facts.file, &account.facts.sha256);
        let siblings = self.opened.iter().filter_map(|other| {
            let facts = &other.account.facts;
            let span = &facts.part.as_ref().filter(|_| facts.file == *file && facts.sha256 == *digest)?.span;
            Some((other.key, span.clone(), Arc::clone(&other.account)))
        });
        let mut parts: Vec<(u64, Range<usize>, Arc<Account>)> = siblings.collect();
        parts.sort_by_key(|(_, span, _)| span.start);
        let keys = parts.iter().map(|(key, ..)| *key).collect();
        match self.split_wholes.iter().find(|whole| whole.facts.sha256 == *digest) {
            Some(whole) => {
                let parts = parts.into_iter().map(|(_, span, part)| (span, part.facts.title.clone())).collect();
                self.work.look_for_cuts(keys, Arc::clone(whole), parts);
            }
            None => self.work.look_for_cuts_anew(keys, parts.into_iter().map(|(.., part)| part).collect()),
        }
    }

    pub(super) fn split(&mut self, keys: Vec<u64>, whole: Arc<Account>, parts: Vec<Planned>) {
        self.dialog = None;
        // A file is read again; a text that was pasted is nowhere else.
        let kept = self.split_wholes.iter().any(|other| other.facts.sha256 == whole.facts.sha256);
        if !kept && !Path::new(&whole.facts.file).exists() {
            self.split_wholes.push(Arc::clone(&whole));
        }
        self.work.split(keys, whole, parts);
    }

    /// Tries out encodings on an account's file.
    pub(super) fn ask_encoding(&mut self, whose: Whose) {
        let Some(opened) = self.whose(whose) else { return };
        let (key, account) = (opened.key, Arc::clone(&opened.account));
        self.work.try_encodings(key, &account);
    }

    pub(super) fn read_in(&mut self, key: u64, encoding: Charset) {
        self.dialog = None;
        if let Some(opened) = self.opened.iter().find(|opened| opened.key == key) {
            self.work.read_in(key, &opened.account, encoding);
        }
    }

    /// Opens a dialog for which something had to be looked up.
    pub(super) fn show_split(&mut self, found: Result<Splitting, String>) {
        match found {
            Ok(dialog) => self.dialog = Some(Dialog::Split(dialog)),
            Err(error) => self.notices.problem(format!("The file could not be split anew: {error}.")),
        }
    }

    /// The same for encodings.
    pub(super) fn show_encodings(&mut self, found: Result<Encodings, String>) {
        match found {
            Ok(dialog) => self.dialog = Some(Dialog::Encodings(dialog)),
            Err(error) => self.notices.problem(format!("Other encodings could not be tried: {error}.")),
        }
    }

    /// Puts accounts in the place of others. Where those are gone meanwhile, nothing happens.
    pub(super) fn replace(&mut self, keys: &[u64], accounts: Result<Vec<Account>, String>) {
        let accounts = match accounts {
            Ok(accounts) => accounts,
            Err(error) => return self.notices.problem(format!("{error}.")),
        };
        let Some(place) = self.opened.iter().position(|opened| keys.contains(&opened.key)) else { return };
        // One account in the place of one is the same column still.
        let mut own = (keys.len() == 1 && accounts.len() == 1).then(|| self.opened[place].key);
        self.opened.retain(|opened| !keys.contains(&opened.key));
        let mut new = Vec::new();
        for account in accounts {
            let key = own.take().unwrap_or_else(|| {
                self.next_key += 1;
                self.next_key - 1
            });
            new.push(Opened { key, account: Arc::new(account) });
        }
        let place = place.min(self.opened.len());
        self.opened.splice(place..place, new);
        for key in keys {
            self.notices.withdraw(&Action::AskSplit(Whose::Key(*key)));
            self.notices.withdraw(&Action::AskEncoding(Whose::Key(*key)));
        }
        self.touch();
        self.compare_again();
    }
}
