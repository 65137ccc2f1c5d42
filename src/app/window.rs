//! The window as a whole: what is open, what is selected, and the one place where actions are applied.

use super::actions::Action;
use super::columns::Columns;
use super::export::Export;
use super::filter::Filter;
use super::notices::Notices;
use super::toolbar::Toolbar;
use super::work::{News, Work};
use super::{help, inspector, keys, theme, welcome};
use crate::account::{Account, Imported, PassageId, Siglum};
use crate::comparison::Comparison;
use eframe::egui::{self, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// An account that is open. Its key stays the same when accounts are moved or others removed, as its siglum does not.
struct Opened {
    key: u64,
    account: Arc<Account>,
}

/// The window's state.
pub struct Window {
    opened: Vec<Opened>,
    next_key: u64,
    /// The keys of the accounts of the comparison that is shown, in its order.
    shown: Vec<u64>,
    /// The keys of the accounts of the comparison that was ordered last.
    ordered: Vec<u64>,
    comparison: Option<Arc<Comparison>>,
    selected: Option<PassageId>,
    filter: Filter,
    notices: Notices,
    help: bool,
    export: Option<Export>,
    columns: Columns,
    toolbar: Toolbar,
    work: Work,
}

impl Window {
    /// An empty window.
    pub fn new(context: &egui::Context) -> Self {
        theme::install(context);
        Self {
            opened: Vec::new(),
            next_key: 0,
            shown: Vec::new(),
            ordered: Vec::new(),
            comparison: None,
            selected: None,
            filter: Filter::All,
            notices: Notices::default(),
            help: false,
            export: None,
            columns: Columns::default(),
            toolbar: Toolbar::default(),
            work: Work::new(context),
        }
    }

    /// Opens files and folders beside what is open.
    pub fn open(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.work.import(paths);
        }
    }

    /// Whether reading or comparing is under way.
    pub fn is_busy(&self) -> bool {
        self.work.importing > 0 || self.work.comparing.is_some()
    }

    /// The comparison that is shown, once there is one.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_deref()
    }

    /// Shows the window for one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        self.receive();
        let dialog = self.help || self.export.is_some();
        let mut actions = keys::pressed(ui, dialog);
        let comparison = self.comparison.clone();
        egui::Panel::top("files").show(ui, |ui| {
            ui.add_space(4.0);
            actions.extend(self.toolbar.show_files(ui, comparison.is_some()));
            if let Some(comparison) = &comparison {
                let at = self.selected.map(|id| comparison.point_of(id).index);
                actions.extend(self.toolbar.show_filters(ui, comparison, self.filter, at));
            }
            ui.add_space(2.0);
        });
        actions.extend(self.notices.show(ui));
        egui::Panel::bottom("foot").show(ui, |ui| actions.extend(self.show_foot(ui)));
        if let Some(comparison) = &comparison {
            egui::Panel::right("inspector").default_size(340.0).min_size(220.0).show(ui, |ui| {
                ui.add_space(4.0);
                actions.extend(inspector::show(ui, comparison, self.selected));
            });
        }
        egui::CentralPanel::default().show(ui, |ui| match &comparison {
            Some(comparison) => actions.extend(self.columns.show(ui, comparison, self.selected, self.filter)),
            None => actions.extend(welcome::show(ui, self.is_busy())),
        });
        help::show(ui, &mut self.help);
        if let Some(export) = &mut self.export {
            actions.extend(export.show(ui));
        }
        welcome::show_drop_target(ui);
        for action in actions {
            self.apply(ui, action);
        }
    }

    /// Takes in what the threads have done.
    fn receive(&mut self) {
        for news in self.work.news() {
            match news {
                News::Imported(imported) => self.take_in(imported),
                News::Compared(order, comparison) if self.work.is_latest(order) => self.turn_to(*comparison),
                News::Compared(..) => {}
                News::Chosen(paths) => self.open(paths),
                News::ReportPlace(path) => self.write_report(path),
                News::NoDialog => self.notices.problem(
                    "This system shows no file dialog (neither a desktop portal nor zenity answers): type a path instead, or drop files onto the window.",
                ),
                News::Exported(Ok(path)) => self.notices.done(format!("The report was written to {}.", path.display())),
                News::Exported(Err(error)) => self.notices.problem(format!("The report was not written: {error}.")),
            }
        }
    }

    fn take_in(&mut self, imported: Imported) {
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
    fn turn_to(&mut self, mut comparison: Comparison) {
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
        self.shown.clone_from(&self.ordered);
        self.columns.reset();
        let comparison = Arc::new(comparison);
        self.selected = selected;
        if let Some(selected) = selected {
            self.columns.bring_level(&comparison, selected);
        }
        self.comparison = Some(comparison);
    }

    fn show_foot(&self, ui: &mut Ui) -> Option<Action> {
        let mut action = None;
        if let Some((_, watch)) = &self.work.comparing {
            let (stage, done) = watch.progress();
            ui.horizontal(|ui| {
                let bar = ui.add(egui::ProgressBar::new(done).desired_width(180.0));
                bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, "Progress of the comparison"));
                ui.label(format!("{stage}…"));
                action = ui.button("Cancel").clicked().then_some(Action::Cancel);
            });
            ui.request_repaint_after(std::time::Duration::from_millis(50));
        } else if self.work.importing > 0 {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label("Reading files…");
                action = ui.button("Cancel").clicked().then_some(Action::Cancel);
            });
        } else {
            help::legend(ui);
        }
        action
    }

    /// Does what the reader asked for.
    fn apply(&mut self, ui: &Ui, action: Action) {
        match action {
            Action::Open(paths) => self.open(paths),
            Action::OpenSample => self.work.import_sample(),
            Action::ChooseFiles => self.work.choose_files(),
            Action::ChooseFolder => self.work.choose_folder(),
            Action::AskExport => self.ask_export(),
            Action::CloseExport => self.export = None,
            Action::ChooseReport => self.work.choose_report(),
            Action::Export(path) => self.write_report(path),
            Action::Select(id) => self.select(id),
            Action::Unselect => self.selected = None,
            Action::Step(step) => self.step(step),
            Action::Walk(step) => self.walk(step),
            Action::Across(step) => self.across(step),
            Action::Filter(filter) => self.filter = filter,
            Action::Rename(siglum, title) => self.rename(siglum, title),
            Action::Remove(siglum) => self.remove(siglum),
            Action::Move(siglum, step) => self.move_account(siglum, step),
            Action::Copy => self.copy(ui),
            Action::Cancel => self.cancel(),
            Action::Help => self.help = !self.help,
            Action::Dismiss(which) => self.notices.dismiss(which),
        }
    }

    fn ask_export(&mut self) {
        let Some(comparison) = &self.comparison else { return };
        // Beside the first account where that is a file of the reader's, else in the folder the program was started in.
        let first = comparison.accounts.first().map(|account| PathBuf::from(&account.facts.file));
        let folder =
            first.as_deref().filter(|file| file.is_file()).and_then(std::path::Path::parent).map(PathBuf::from).unwrap_or_default();
        let place = folder.join("report.html");
        self.export = Some(Export::new(&std::path::absolute(&place).unwrap_or(place)));
    }

    fn write_report(&mut self, path: PathBuf) {
        self.export = None;
        if let Some(comparison) = &self.comparison {
            self.work.export(Arc::clone(comparison), path);
        }
    }

    /// Where among the open accounts the one is that the comparison shows under this siglum. The two differ while accounts
    /// that were just moved or removed are being compared again.
    fn place_of(&self, siglum: Siglum) -> Option<usize> {
        let key = self.shown.get(siglum.index())?;
        self.opened.iter().position(|opened| opened.key == *key)
    }

    fn rename(&mut self, siglum: Siglum, title: String) {
        let Some(place) = self.place_of(siglum) else { return };
        let account = &mut self.opened[place].account;
        Arc::make_mut(account).facts.title = title;
        // A title is not compared: the comparison stays, with the new one in it.
        if let Some(comparison) = &mut self.comparison {
            Arc::make_mut(comparison).accounts[siglum.index()] = Arc::clone(account);
        }
    }

    fn remove(&mut self, siglum: Siglum) {
        let Some(place) = self.place_of(siglum) else { return };
        self.opened.remove(place);
        if self.opened.is_empty() {
            self.work.cancel_comparing();
            self.comparison = None;
            self.selected = None;
            self.shown.clear();
        } else {
            self.compare_again();
        }
    }

    fn move_account(&mut self, siglum: Siglum, step: isize) {
        let Some(from) = self.place_of(siglum) else { return };
        let to = from.saturating_add_signed(step);
        if to < self.opened.len() && to != from {
            self.opened.swap(from, to);
            self.compare_again();
        }
    }

    fn compare_again(&mut self) {
        self.ordered = self.opened.iter().map(|opened| opened.key).collect();
        self.work.compare(self.opened.iter().map(|opened| Arc::clone(&opened.account)).collect());
    }

    /// Stops what is under way; what is open is again what is shown.
    fn cancel(&mut self) {
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

    fn copy(&self, ui: &Ui) {
        if let (Some(comparison), Some(id)) = (&self.comparison, self.selected) {
            ui.copy_text(format!("{} ({}, {id})", comparison.text(id), comparison.account(id.siglum).facts.title));
        }
    }

    fn select(&mut self, id: PassageId) {
        if let Some(comparison) = &self.comparison {
            self.selected = Some(id);
            self.columns.bring_level(comparison, id);
        }
    }

    /// Goes to the next or previous point of the filter, from the selected one; round at the ends.
    fn step(&mut self, step: isize) {
        let Some(comparison) = self.comparison.clone() else { return };
        let points = self.filter.points(&comparison);
        let Some(last) = points.len().checked_sub(1) else { return };
        let at = self.selected.map(|id| comparison.point_of(id).index);
        let next = match at {
            None if step > 0 => 0,
            None => last,
            Some(at) if step > 0 => points.iter().position(|&point| point > at).unwrap_or(0),
            Some(at) => points.iter().rposition(|&point| point < at).unwrap_or(last),
        };
        if let Some(&id) = points.get(next).and_then(|&point| comparison.points[point].passages.first()) {
            self.select(id);
        }
    }

    /// Goes to the next or previous passage of the same account.
    fn walk(&mut self, step: isize) {
        let Some(comparison) = &self.comparison else { return };
        let id = self.selected.unwrap_or(PassageId::new(Siglum::of(0), 0));
        let Some(last) = comparison.passages.get(id.siglum.index()).and_then(|passages| passages.len().checked_sub(1)) else { return };
        let index = if self.selected.is_some() { (id.index as usize).saturating_add_signed(step).min(last) } else { 0 };
        self.select(PassageId::new(id.siglum, index));
    }

    /// Goes to what another account says to the selected passage, passing over accounts that are silent.
    fn across(&mut self, step: isize) {
        let (Some(comparison), Some(id)) = (&self.comparison, self.selected) else { return };
        let point = comparison.point_of(id);
        let speakers: Vec<Siglum> = point.speakers().collect();
        let Some(own) = speakers.iter().position(|&siglum| siglum == id.siglum) else { return };
        let other = own.checked_add_signed(step).and_then(|place| speakers.get(place));
        if let Some(id) = other.and_then(|&siglum| point.passages_of(siglum).next()) {
            self.select(id);
        }
    }
}
