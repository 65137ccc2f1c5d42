//! The project that is open: opened, saved, kept safe, and what its changed sources and rulings are told of.

use super::{Opened, Window};
use crate::app::actions::Action;
use crate::app::dialogs::{ChangedSource, Dialog, Leave, Recovered, SaveAs};
use crate::app::filter::Filter;
use crate::app::project::{Arrival, Desk, Leftover, Order, Safety, Saved, Then, ViewState, name_of};
use crate::app::words::counted;
use crate::comparison::Rulings;
use crate::project::{ENDING, Project};
use eframe::egui::{Ui, ViewportCommand};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

impl Window {
    /// What is done in every frame: the title bar says what is open, unsaved changes are kept safe, and the window does not
    /// close over them.
    pub(super) fn look_after(&mut self, ui: &Ui) {
        if ui.input(|input| input.viewport().close_requested()) && !self.closing {
            self.settle_note();
            if self.desk.is_changed(&self.rulings) {
                ui.send_viewport_cmd(ViewportCommand::CancelClose);
                self.leave(Then::Close);
            }
        }
        match self.desk.safety(&self.rulings, ui.input(|input| input.time)) {
            Safety::Fine => {}
            Safety::Later(seconds) => ui.request_repaint_after(Duration::from_secs_f64(seconds)),
            Safety::Keep => {
                let (project, path) = (Box::new(self.project()), self.desk.path.clone());
                self.keeper.order(Order::Keep { project, path });
            }
            Safety::Discard => self.keeper.order(Order::Discard { path: self.desk.path.clone() }),
        }
        let mark = if self.desk.is_changed(&self.rulings) { "• " } else { "" };
        let title = match self.desk.name() {
            Some(name) => format!("{mark}{name} – Corroborate"),
            None if mark.is_empty() => "Corroborate".to_owned(),
            None => format!("{mark}not saved yet – Corroborate"),
        };
        if title != self.title {
            ui.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// A note that is being written is a ruling before anything is saved or left.
    pub(super) fn settle_note(&mut self) {
        if let Some(comparison) = &self.comparison
            && let Some(ruling) = self.inspector.take_note(comparison)
        {
            self.rulings.rule(ruling);
            self.read_again();
        }
    }

    /// The project as it is now.
    fn project(&self) -> Project {
        let mut project = self.desk.base().clone();
        project.accounts = self.opened.iter().map(|opened| Arc::clone(&opened.account)).collect();
        project.rulings = self.rulings.clone();
        let state = ViewState::new(self.view, &self.filter, self.selected, self.columns.options());
        state.with_columns(self.columns.folded(), self.columns.leader()).write(&mut project.view);
        project
    }

    /// Goes on to what the reader wants, after the question what becomes of unsaved changes.
    pub(super) fn leave(&mut self, then: Then) {
        if let (Then::Open(path), Some(own)) = (&then, &self.desk.path)
            && is_same(path, own)
        {
            self.notices.done(format!("“{}” is open already.", name_of(path)));
            return;
        }
        self.settle_note();
        if self.desk.is_changed(&self.rulings) {
            self.dialog = Some(Dialog::Leave(Leave::new(self.desk.name())));
            self.desk.then = Some(then);
        } else {
            self.go_on(then);
        }
    }

    fn go_on(&mut self, then: Then) {
        match then {
            Then::Close => {
                self.closing = true;
                self.work.context.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::New => {
                self.clear();
                // They are about what is closed now.
                self.notices.dismiss(None);
            }
            Then::Open(path) => self.work.open_project(path),
        }
    }

    /// An empty window.
    pub(super) fn clear(&mut self) {
        self.work.cancel_comparing();
        self.work.cancel_applying();
        self.opened.clear();
        self.removed.clear();
        self.shown.clear();
        self.ordered.clear();
        self.to_come = 0;
        self.changed.clear();
        (self.machine, self.comparison, self.selected) = (None, None, None);
        (self.rulings, self.applied, self.unfit) = (Rulings::default(), Rulings::default(), 0);
        self.filter = Filter::default();
        self.inspector.reset();
        self.view_state = None;
        self.desk = Desk::empty();
    }

    pub(super) fn close_dialog(&mut self) {
        self.dialog = None;
        self.desk.then = None;
        self.beside.clear();
    }

    pub(super) fn save(&mut self) {
        self.settle_note();
        match self.desk.path.clone() {
            Some(path) => self.order_save(path, false),
            None => self.ask_save_as(),
        }
    }

    pub(super) fn ask_save_as(&mut self) {
        if !self.opened.is_empty() {
            self.dialog = Some(Dialog::SaveAs(SaveAs::new(&self.suggested_place())));
        }
    }

    pub(super) fn choose_project(&self) {
        let name = self.suggested_place().file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.work.choose_project(name);
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        self.dialog = None;
        self.settle_note();
        let path = std::path::absolute(&path).unwrap_or(path);
        let is_new = self.desk.path.as_deref().is_none_or(|own| !is_same(&path, own));
        self.order_save(path, is_new);
    }

    fn order_save(&mut self, path: PathBuf, is_new: bool) {
        if self.opened.is_empty() {
            return;
        }
        let (project, stamp) = (Box::new(self.project()), self.desk.stamp(&self.rulings));
        self.keeper.order(Order::Save { project, path, is_new, before: self.desk.path.clone(), stamp });
    }

    /// Where it is saved, or else beside the first account, under the name of their folder.
    fn suggested_place(&self) -> PathBuf {
        if let Some(place) = self.desk.suggested() {
            return place;
        }
        let first = self.opened.first().map(|opened| PathBuf::from(&opened.account.facts.file));
        let folder = first.as_deref().filter(|file| file.is_file()).and_then(Path::parent);
        let folder = folder.and_then(|folder| std::path::absolute(Path::new(".").join(folder)).ok()).unwrap_or_default();
        let name = folder.file_name().map_or_else(|| "comparison".to_owned(), |name| name.to_string_lossy().into_owned());
        // Where it will lie is told in full.
        let place = folder.join(format!("{name}{ENDING}"));
        std::path::absolute(&place).unwrap_or(place)
    }

    pub(super) fn take_saved(&mut self, saved: Result<Box<Saved>, (PathBuf, String)>) {
        self.keeper.pending = self.keeper.pending.saturating_sub(1);
        let saved = match saved {
            Ok(saved) => saved,
            Err((_, why)) => {
                self.desk.then = None;
                self.notices.offer(format!("{why}."), vec![("Save somewhere else…", Action::AskSaveAs)]);
                return;
            }
        };
        // What was saved may have been left since.
        if !self.desk.is_of(&saved.stamp) {
            return;
        }
        self.notices.withdraw(&Action::AskSaveAs);
        let Saved { path, hold, is_new, stamp } = *saved;
        if is_new {
            self.notices.done(format!("The project was saved to {}.", path.display()));
            self.settings.remember(vec![path.clone()]);
            self.keep_settings();
            (self.desk.path, self.desk.hold) = (Some(path), hold);
        }
        self.desk.saved(stamp);
        if let Some(then) = self.desk.then.take() {
            self.leave(then);
        }
    }

    pub(super) fn take_kept(&mut self, kept: Result<(), String>) {
        self.keeper.pending = self.keeper.pending.saturating_sub(1);
        if let Err(why) = kept {
            let text = format!("Unsaved changes cannot be kept safe for the case that the program ends: {why}.");
            self.notices.offer(text, vec![("Save somewhere else…", Action::AskSaveAs)]);
        }
    }

    pub(super) fn save_and_leave(&mut self) {
        self.dialog = None;
        self.save();
    }

    pub(super) fn leave_unsaved(&mut self) {
        self.dialog = None;
        self.keeper.order(Order::Discard { path: self.desk.path.clone() });
        self.desk.forget_kept();
        if let Some(then) = self.desk.then.take() {
            self.go_on(then);
        }
    }

    /// A project has been opened, or could not be.
    pub(super) fn arrive(&mut self, arrival: Result<Box<Arrival>, String>) {
        match arrival {
            Err(why) => {
                self.beside.clear();
                self.notices.problem(format!("{why}."));
            }
            Ok(arrival) if arrival.recovered.is_some() => {
                let name = name_of(&arrival.path);
                self.dialog = Some(Dialog::Recovered(Recovered::new(arrival, name)));
            }
            Ok(arrival) => self.turn_to_project(*arrival, false),
        }
    }

    pub(super) fn take_recovered(&mut self, wanted: bool) {
        let Some(Dialog::Recovered(dialog)) = self.dialog.take() else { return };
        let mut arrival = dialog.into_arrival();
        let recovered = arrival.recovered.take().filter(|_| wanted);
        if let Some(recovered) = recovered {
            arrival.project = *recovered;
        } else {
            self.keeper.order(Order::Discard { path: Some(arrival.path.clone()) });
        }
        self.turn_to_project(*arrival, wanted);
    }

    /// Puts a project in the place of what is open.
    fn turn_to_project(&mut self, arrival: Arrival, recovered: bool) {
        let Arrival { path, never_saved, mut project, problems, hold, is_held, changed, .. } = arrival;
        self.clear();
        let name = name_of(&path);
        self.notices.withdraw(&Action::Recover(path.clone()));
        self.notices.withdraw(&Action::Open(vec![path.clone()]));
        for problem in problems {
            self.notices.problem(format!("{}: {problem}.", path.display()));
        }
        self.rulings = std::mem::take(&mut project.rulings);
        self.view_state = Some(ViewState::read(&project.view));
        let accounts = std::mem::take(&mut project.accounts);
        let keys: Vec<u64> = accounts.iter().map(|account| self.add(Arc::clone(account))).collect();
        let changed = changed.into_iter().filter_map(|change| {
            let (key, account) = (*keys.get(change.index)?, accounts.get(change.index)?);
            let fits = account.facts.file == change.now.facts.file && account.facts.sha256 != change.now.facts.sha256;
            fits.then_some((key, change))
        });
        self.changed = changed.collect();
        if is_held {
            self.desk = Desk::copy_of(project, &path, &self.rulings);
            self.notices.problem(format!(
                "Another window has “{name}” open. This is a copy of it as it was saved last: saving asks for another place."
            ));
        } else if never_saved {
            self.desk = Desk::of(project, None, None, &Rulings::default());
            self.desk.touch();
            if let Some(hold) = hold {
                self.keeper.order(Order::Adopt { path, hold });
            }
        } else {
            self.settings.remember(vec![path.clone()]);
            self.keep_settings();
            self.desk = Desk::of(project, Some(path), hold, &self.rulings);
            if recovered {
                self.desk.touch();
            }
        }
        self.tell_changed();
        let beside = std::mem::take(&mut self.beside);
        if self.opened.is_empty() {
            self.notices.problem(format!("“{name}” holds no account."));
        } else {
            self.compare_again();
        }
        self.open(beside);
    }

    /// Shows the project that was opened as it was shown when it was saved.
    pub(super) fn show_as_saved(&mut self) {
        let (Some(state), Some(comparison)) = (self.view_state.take(), self.comparison.clone()) else { return };
        self.filter = state.filter(&comparison);
        self.view = state.view;
        if let Some(options) = &state.columns {
            self.columns.set_options(options.clone());
        }
        self.columns.set_folded(state.folded(&comparison), state.leader(&comparison));
        self.tally();
        if let Some(id) = state.selected(&comparison) {
            self.select(id);
        }
    }

    fn tell_changed(&mut self) {
        for (key, change) in &self.changed {
            let file = &change.now.facts.file;
            let text = format!("{file} has changed since it was read. The text in the project is used.");
            self.notices.offer(text, vec![("See the difference…", Action::ShowChange(*key))]);
        }
    }

    pub(super) fn show_change(&mut self, key: u64) {
        let change = self.changed.iter().find(|(own, _)| *own == key);
        let opened = self.opened.iter().find(|opened| opened.key == key);
        if let (Some((_, change)), Some(opened)) = (change, opened) {
            let facts = &opened.account.facts;
            let dialog = ChangedSource::new(key, &facts.title, &facts.file, change.difference.clone());
            self.dialog = Some(Dialog::Changed(dialog));
        }
    }

    /// Takes over the changed file of an account.
    pub(super) fn take_over(&mut self, key: u64) {
        self.dialog = None;
        let place = self.opened.iter().position(|opened| opened.key == key);
        let change = self.changed.iter().position(|(own, _)| *own == key);
        let (Some(place), Some(change)) = (place, change) else { return };
        let (_, change) = self.changed.remove(change);
        self.settle_note();
        let mut project = self.project();
        project.take_over(place, change.now);
        if let (Some(opened), Some(account)) = (self.opened.get_mut(place), project.accounts.get(place)) {
            *opened = Opened { key, account: Arc::clone(account) };
        }
        self.work.cancel_applying();
        self.rulings = project.rulings;
        self.desk.touch();
        self.notices.withdraw(&Action::ShowChange(key));
        // The passages are others now.
        self.selected = self.selected.filter(|id| self.shown.get(id.siglum.index()) != Some(&key));
        self.compare_again();
    }

    /// Says so when rulings no longer fit.
    pub(super) fn tell_unfit(&mut self) {
        let reading = self.comparison.as_ref().and_then(|comparison| comparison.reading.as_ref());
        let unfit = reading.map_or(0, |reading| reading.rulings.iter().filter(|applied| applied.unfit.is_some()).count());
        if unfit > self.unfit {
            let verb = if unfit == 1 { "no longer fits, and is" } else { "no longer fit, and are" };
            let text = format!("{} {verb} kept without effect.", counted(unfit, "ruling", "rulings"));
            self.notices.withdraw(&Action::ShowRulings);
            self.notices.offer(text, vec![("Show them…", Action::ShowRulings)]);
        }
        self.unfit = unfit;
    }

    pub(super) fn offer_leftovers(&mut self, leftovers: Vec<Leftover>) {
        for Leftover { path, sentence, never_saved } in leftovers {
            let offers = if never_saved {
                vec![("Recover it", Action::Recover(path.clone())), ("Drop it", Action::DropKept(path))]
            } else {
                vec![("Open it…", Action::Open(vec![path]))]
            };
            self.notices.offer(sentence, offers);
        }
    }

    pub(super) fn recover(&mut self, path: PathBuf) {
        self.settle_note();
        if self.desk.is_changed(&self.rulings) {
            self.notices.problem("Save what is open, or start anew, before something else is recovered.");
        } else {
            self.work.recover(path);
        }
    }

    pub(super) fn drop_kept(&mut self, path: PathBuf) {
        self.notices.withdraw(&Action::DropKept(path.clone()));
        self.keeper.order(Order::Discard { path: Some(path) });
    }
}

/// Whether two paths name the same file.
fn is_same(x: &Path, y: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    whole(x) == whole(y)
}
