//! The window as a whole: what is open, what is selected, and the one place where actions are applied.

use super::actions::{Action, Among, Rule, View};
use super::columns::Columns;
use super::export::Export;
use super::filter::{Filter, Tally};
use super::find::{Find, Found};
use super::inspector::Inspector;
use super::matrix::Matrix;
use super::notices::Notices;
use super::overview::Overview;
use super::palette::Palette;
use super::scene::Scene;
use super::settings::Settings;
use super::toolbar::Toolbar;
use super::work::{News, Work};
use super::{help, keys, theme, welcome};
use crate::account::{Account, Imported, PassageId, Siglum};
use crate::comparison::{Comparison, Relation, Ruling, Rulings, Standing};
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
    /// The comparison as the engine made it.
    machine: Option<Arc<Comparison>>,
    /// What the reader has decided about it.
    rulings: Rulings,
    /// What is shown: the comparison with the rulings applied.
    comparison: Option<Arc<Comparison>>,
    selected: Option<PassageId>,
    filter: Filter,
    tally: Tally,
    find: Find,
    found: Found,
    notices: Notices,
    help: bool,
    palette: Option<Palette>,
    export: Option<Export>,
    view: View,
    inspector: Inspector,
    columns: Columns,
    matrix: Matrix,
    overview: Overview,
    toolbar: Toolbar,
    settings: Settings,
    /// Where the settings lie; nowhere, and nothing is remembered.
    settings_place: Option<PathBuf>,
    work: Work,
}

impl Window {
    /// An empty window that remembers nothing.
    pub fn new(context: &egui::Context) -> Self {
        Self::with_settings(context, Settings::default(), None)
    }

    /// An empty window with these settings, which are kept at `place`.
    pub fn with_settings(context: &egui::Context, settings: Settings, place: Option<PathBuf>) -> Self {
        theme::install(context);
        Self {
            opened: Vec::new(),
            next_key: 0,
            shown: Vec::new(),
            ordered: Vec::new(),
            machine: None,
            rulings: Rulings::default(),
            comparison: None,
            selected: None,
            filter: Filter::default(),
            tally: Tally::default(),
            find: Find::default(),
            found: Found::default(),
            notices: Notices::default(),
            help: false,
            palette: None,
            export: None,
            view: View::default(),
            inspector: Inspector::default(),
            columns: Columns::new(settings.columns.clone()),
            matrix: Matrix::default(),
            overview: Overview::default(),
            toolbar: Toolbar::default(),
            settings,
            settings_place: place,
            work: Work::new(context),
        }
    }

    /// Opens files and folders beside what is open.
    pub fn open(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        if self.opened.is_empty() && self.work.importing == 0 {
            self.settings.remember(paths.clone());
            self.keep_settings();
        }
        self.work.import(paths);
    }

    /// Notes the size of the window and how large everything is, and keeps the settings.
    pub fn close(&mut self, context: &egui::Context) {
        let size = context.content_rect().size() * context.zoom_factor();
        self.settings.size = [size.x, size.y];
        self.settings.zoom = context.zoom_factor();
        self.keep_settings();
    }

    /// Settings that cannot be kept cost the reader nothing but their memory: that is no reason to disturb anyone.
    fn keep_settings(&mut self) {
        self.settings.columns = self.columns.options().clone();
        if let Some(place) = &self.settings_place {
            let _ = self.settings.save(place);
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
        let dialog = self.help || self.export.is_some() || self.palette.is_some();
        let mut actions = keys::pressed(ui, dialog);
        egui::Panel::top("files").show(ui, |ui| {
            ui.add_space(4.0);
            actions.extend(self.toolbar.show_files(ui, self.comparison.is_some().then_some(self.view)));
            ui.add_space(2.0);
        });
        actions.extend(self.notices.show(ui));
        match self.comparison.clone() {
            Some(comparison) => self.show_comparison(ui, &comparison, &mut actions),
            None => {
                egui::Panel::bottom("foot").show(ui, |ui| actions.extend(self.show_foot(ui)));
                egui::CentralPanel::default().show(ui, |ui| actions.extend(welcome::show(ui, self.is_busy(), &self.settings.recent)));
            }
        }
        help::show(ui, &mut self.help);
        if let Some(palette) = &mut self.palette {
            actions.extend(palette.show(ui, self.comparison.is_some()));
        }
        if let Some(export) = &mut self.export {
            actions.extend(export.show(ui));
        }
        welcome::show_drop_target(ui);
        if !actions.is_empty() {
            // What they change is to be seen at once.
            ui.request_repaint();
        }
        for action in actions {
            // A command that was chosen from the list has closed it.
            if self.palette.is_some() && action != Action::Help {
                self.palette = None;
            }
            self.apply(ui, action);
        }
    }

    fn show_comparison(&mut self, ui: &mut Ui, comparison: &Comparison, actions: &mut Vec<Action>) {
        let opened_gaps = self.columns.opened_gaps().clone();
        let scene = Scene {
            comparison,
            selected: self.selected,
            selected_point: self.selected.map(|id| comparison.point_of(id).index),
            filter: &self.filter,
            passing: &self.tally.passing,
            version: self.tally.version,
            found: &self.found,
            opened_gaps: &opened_gaps,
        };
        let mut bars = Vec::new();
        egui::Panel::top("filters").show(ui, |ui| bars.extend(self.toolbar.show_filters(ui, &scene, &self.tally)));
        bars.extend(self.find.show(ui, &scene));
        egui::Panel::bottom("foot").show(ui, |ui| bars.extend(self.show_foot(ui)));
        egui::Panel::right("inspector").default_size(340.0).min_size(220.0).show(ui, |ui| {
            ui.add_space(4.0);
            bars.extend(self.inspector.show(ui, comparison, self.selected));
        });
        egui::CentralPanel::default().show(ui, |ui| {
            bars.extend(match self.view {
                View::Columns => self.columns.show(ui, &scene),
                View::Matrix => self.matrix.show(ui, &scene),
                View::Overview => self.overview.show(ui, &scene),
            });
        });
        actions.extend(bars);
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

    /// Applies the rulings. `moved` says where each account that was shown is now.
    fn read(&mut self, moved: &[Option<usize>]) {
        let Some(machine) = &self.machine else { return };
        let comparison = Arc::new(self.rulings.read(machine));
        self.columns.turn(&comparison, moved);
        self.overview.reset();
        self.inspector.stop_linking();
        self.comparison = Some(comparison);
        self.tally();
        self.search();
    }

    /// Applies the rulings to the same accounts.
    fn read_again(&mut self) {
        let same: Vec<Option<usize>> = (0..self.shown.len()).map(Some).collect();
        self.read(&same);
    }

    /// Counts anew which points pass the filter.
    fn tally(&mut self) {
        if let Some(comparison) = &self.comparison {
            self.tally = Tally::new(comparison, &self.filter, self.tally.version + 1);
        }
    }

    fn search(&mut self) {
        self.found = match &self.comparison {
            Some(comparison) if self.find.open => Found::search(comparison, self.find.query()),
            _ => Found::default(),
        };
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
            // Esc closes the search before it unselects.
            Action::Unselect if self.find.open => {
                self.find.open = false;
                self.search();
            }
            Action::Unselect => self.selected = None,
            Action::Step(among, step) => self.step(among, step),
            Action::Walk(step) => self.walk(step),
            Action::Across(step) => self.across(step),
            Action::Filter(filter) => self.set_filter(filter),
            Action::ShowOnly(filter) => {
                self.set_filter(filter);
                self.view = View::Columns;
                self.selected = None;
                self.step(Among::Filter, 1);
            }
            Action::View(view) => self.set_view(view),
            Action::Rename(siglum, title) => self.rename(siglum, title),
            Action::Remove(siglum) => self.remove(siglum),
            Action::Move(siglum, step) => self.move_account(siglum, step),
            Action::Rule(rulings) => {
                self.rulings.rule_all(rulings);
                self.read_again();
            }
            Action::RuleSelected(rule) => self.rule_selected(rule),
            Action::TakeBack(ruling) => {
                if let Some(at) = self.rulings.list().iter().position(|own| *own == ruling) {
                    self.rulings.take_back(at);
                    self.read_again();
                }
            }
            Action::Undo => {
                if self.rulings.undo() {
                    self.read_again();
                }
            }
            Action::Redo => {
                if self.rulings.redo() {
                    self.read_again();
                }
            }
            Action::StartLink => self.inspector.start_linking(self.selected),
            Action::StopLink => self.inspector.stop_linking(),
            Action::StartNote => self.inspector.start_note(),
            Action::Fold(siglum) => self.columns.fold(siglum),
            Action::Lead(siglum) => self.columns.lead(siglum),
            Action::OpenGap(siglum, place) => self.columns.open_gap(siglum, place),
            Action::Columns(options) => self.columns.set_options(options),
            Action::Copy(id) => self.copy(ui, id),
            Action::OpenFind => {
                self.find.open();
                self.search();
            }
            Action::CloseFind => {
                self.find.open = false;
                self.search();
            }
            Action::Search => self.search(),
            Action::GoToFound(step) => {
                if let Some(id) = self.found.step(step, self.selected) {
                    self.select(id);
                }
            }
            Action::Look(look) => {
                self.settings.look = look;
                ui.set_theme(look.preference());
                self.keep_settings();
            }
            Action::Zoom(step) => ui.set_zoom_factor((ui.zoom_factor() + step).clamp(0.5, 3.0)),
            Action::Cancel => self.cancel(),
            Action::Commands => self.palette = Some(Palette::default()),
            Action::CloseCommands => self.palette = None,
            Action::Help => self.help = !self.help,
            Action::Dismiss(which) => self.notices.dismiss(which),
        }
    }

    fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.tally();
    }

    fn set_view(&mut self, view: View) {
        self.view = view;
        if let (Some(comparison), Some(id)) = (&self.comparison, self.selected) {
            match view {
                View::Columns => self.columns.bring_level(comparison, id),
                View::Matrix => self.matrix.reveal(comparison.point_of(id).index),
                View::Overview => {}
            }
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
        if let Some(machine) = &mut self.machine {
            Arc::make_mut(machine).accounts[siglum.index()] = Arc::clone(account);
            self.read_again();
        }
    }

    fn remove(&mut self, siglum: Siglum) {
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

    fn copy(&self, ui: &Ui, id: Option<PassageId>) {
        if let (Some(comparison), Some(id)) = (&self.comparison, id.or(self.selected)) {
            ui.copy_text(format!("{} ({}, {id})", comparison.text(id), comparison.account(id.siglum).facts.title));
        }
    }

    /// Rules on every link of the selected passage.
    fn rule_selected(&mut self, rule: Rule) {
        let (Some(comparison), Some(id)) = (&self.comparison, self.selected) else { return };
        let own = comparison.links_of(comparison.point_of(id)).filter(|link| link.a == id || link.b == id);
        let rulings: Vec<Ruling> = own
            .filter(|link| rule != Rule::NotAContradiction || link.relation == Relation::Contradicts)
            .map(|link| match rule {
                Rule::Confirm => Ruling::confirm(comparison, link.a, link.b, link.relation),
                Rule::NotAContradiction => Ruling::reject(comparison, link.a, link.b, Relation::Related),
                Rule::Unlink => Ruling::unlink(comparison, link.a, link.b),
            })
            .collect();
        if rulings.is_empty() {
            self.notices.done(match rule {
                Rule::NotAContradiction => format!("{id} contradicts nothing: there is nothing to rule on."),
                Rule::Confirm | Rule::Unlink => format!("{id} is linked with nothing: there is nothing to rule on."),
            });
        }
        self.rulings.rule_all(rulings);
        self.read_again();
    }

    fn select(&mut self, id: PassageId) {
        // While a passage to link with is being chosen, a click chooses it.
        if self.inspector.choose(id) {
            return;
        }
        if let Some(comparison) = &self.comparison {
            self.selected = Some(id);
            self.columns.bring_level(comparison, id);
            self.matrix.reveal(comparison.point_of(id).index);
        }
    }

    /// Goes to the next or previous of some points, from the selected one; round at the ends.
    fn step(&mut self, among: Among, step: isize) {
        let Some(comparison) = self.comparison.clone() else { return };
        let filter = match among {
            Among::Filter => self.filter.clone(),
            Among::Disputes => Filter::standing(Standing::Disputed),
            Among::Omissions => Filter::left_out(),
        };
        let points: Vec<usize> =
            comparison.points.iter().filter(|point| filter.passes(&comparison, point)).map(|point| point.index).collect();
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
