//! The window as a whole: what is open, what is selected, and the one place where actions are applied.

use super::actions::Action;
use super::columns::Columns;
use super::filter::Filter;
use super::toolbar::Toolbar;
use super::work::{News, Work};
use super::{help, inspector, theme, welcome};
use crate::account::{Account, PassageId, Siglum};
use crate::comparison::Comparison;
use eframe::egui::{self, Key, KeyboardShortcut, Modifiers, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// The window's state.
pub struct Window {
    accounts: Vec<Arc<Account>>,
    comparison: Option<Arc<Comparison>>,
    selected: Option<PassageId>,
    filter: Filter,
    notices: Vec<String>,
    help: bool,
    columns: Columns,
    toolbar: Toolbar,
    work: Work,
}

impl Window {
    /// An empty window.
    pub fn new(context: &egui::Context) -> Self {
        theme::install(context);
        Self {
            accounts: Vec::new(),
            comparison: None,
            selected: None,
            filter: Filter::All,
            notices: Vec::new(),
            help: false,
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

    /// Shows the window for one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        self.receive();
        let mut actions = self.keys(ui);
        let toolbar = &mut self.toolbar;
        let comparison = self.comparison.clone();
        egui::Panel::top("files").show(ui, |ui| {
            ui.add_space(4.0);
            actions.extend(toolbar.show_files(ui, comparison.is_some()));
            if let Some(comparison) = &comparison {
                let at = self.selected.map(|id| comparison.point_of(id).index);
                actions.extend(toolbar.show_filters(ui, comparison, self.filter, at));
            }
            ui.add_space(2.0);
        });
        self.show_notices(ui, &mut actions);
        egui::Panel::bottom("legend").show(ui, |ui| self.show_foot(ui, &mut actions));
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
        for action in actions {
            self.apply(action);
        }
    }

    /// Takes in what the threads have done.
    fn receive(&mut self) {
        for news in self.work.news() {
            match news {
                News::Imported(imported) => {
                    self.notices.extend(imported.errors.iter().map(|error| format!("{error}.")));
                    if !imported.accounts.is_empty() {
                        self.accounts.extend(imported.accounts.into_iter().map(Arc::new));
                        self.compare_again();
                    }
                }
                News::Compared(order, comparison) if self.work.is_latest(order) => {
                    self.selected = None;
                    self.columns.reset();
                    self.comparison = Some(Arc::from(comparison));
                }
                News::Compared(..) => {}
                News::Chosen(paths) => self.open(paths),
                News::ReportPlace(path) => self.apply(Action::Export(path)),
                News::Notice(notice) => self.notices.push(notice),
            }
        }
    }

    fn keys(&self, ui: &Ui) -> Vec<Action> {
        let mut actions = Vec::new();
        let dropped = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<_>>());
        if !dropped.is_empty() {
            actions.push(Action::Open(dropped));
        }
        let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)));
        for (modifiers, key, action) in [
            (Modifiers::SHIFT, Key::F8, Action::Step(-1)),
            (Modifiers::NONE, Key::F8, Action::Step(1)),
            (Modifiers::NONE, Key::F1, Action::Help),
            (Modifiers::COMMAND, Key::O, Action::ChooseFiles),
            (Modifiers::COMMAND, Key::E, Action::ChooseReport),
        ] {
            if pressed(modifiers, key) {
                actions.push(action);
            }
        }
        // Letters step only while nobody is typing.
        if !ui.ctx().egui_wants_keyboard_input() {
            for (key, step) in [(Key::N, 1), (Key::P, -1)] {
                if pressed(Modifiers::NONE, key) {
                    actions.push(Action::Step(step));
                }
            }
        }
        actions
    }

    fn show_notices(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.notices.is_empty() {
            return;
        }
        egui::Panel::top("notices").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.vertical(|ui| {
                    for notice in &self.notices {
                        ui.add(egui::Label::new(notice).wrap());
                    }
                });
                if ui.button("Dismiss").clicked() {
                    actions.push(Action::Dismiss);
                }
            });
        });
    }

    fn show_foot(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if let Some((_, watch)) = &self.work.comparing {
            let (stage, done) = watch.progress();
            ui.horizontal(|ui| {
                ui.add(egui::ProgressBar::new(done).desired_width(180.0));
                ui.label(format!("{stage}…"));
                if ui.button("Cancel").clicked() {
                    actions.push(Action::Cancel);
                }
            });
            ui.request_repaint_after(std::time::Duration::from_millis(50));
        } else {
            help::legend(ui);
        }
    }

    /// Does what the reader asked for.
    fn apply(&mut self, action: Action) {
        match action {
            Action::Open(paths) => self.open(paths),
            Action::ChooseFiles => self.work.choose_files(),
            Action::ChooseFolder => self.work.choose_folder(),
            Action::ChooseReport if self.comparison.is_some() => self.work.choose_report(),
            Action::ChooseReport => {}
            Action::Export(path) => {
                if let Some(comparison) = &self.comparison {
                    self.work.export(Arc::clone(comparison), path);
                }
            }
            Action::Select(id) => self.select(id),
            Action::Step(step) => self.step(step),
            Action::Filter(filter) => self.filter = filter,
            Action::Rename(siglum, title) => {
                if let Some(account) = self.accounts.get_mut(siglum.index()) {
                    Arc::make_mut(account).facts.title = title;
                    self.compare_again();
                }
            }
            Action::Remove(siglum) => self.remove(siglum),
            Action::Move(siglum, step) => {
                let (from, to) = (siglum.index(), siglum.index().saturating_add_signed(step));
                if from < self.accounts.len() && to < self.accounts.len() {
                    self.accounts.swap(from, to);
                    self.compare_again();
                }
            }
            Action::Cancel => {
                self.work.cancel();
                self.notices.push("The comparison was stopped; what is shown is the one before.".to_owned());
            }
            Action::Help => self.help = !self.help,
            Action::Dismiss => self.notices.clear(),
        }
    }

    fn remove(&mut self, siglum: Siglum) {
        if siglum.index() >= self.accounts.len() {
            return;
        }
        self.accounts.remove(siglum.index());
        if self.accounts.is_empty() {
            self.work.cancel();
            self.comparison = None;
            self.selected = None;
        } else {
            self.compare_again();
        }
    }

    fn compare_again(&mut self) {
        self.work.compare(self.accounts.clone());
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
}
