//! The window as a whole: what is open, what is selected, and what each panel shows.

mod accounts;
mod apply;
mod beside;
mod dialogs;
mod projects;
mod reading;
mod steps;

use super::actions::{Action, View};
use super::columns::Columns;
use super::dialogs::Dialog;
use super::filter::{Filter, Tally};
use super::find::{Find, Found};
use super::foot::Foot;
use super::inspector::Inspector;
use super::languages::Languages;
use super::letters::Letters;
use super::matrix::Matrix;
use super::notices::Notices;
use super::overview::Overview;
use super::project::{Changed, Desk, Keeper, ViewState};
use super::scene::Scene;
use super::set_aside::SetAside;
use super::settings::Settings;
use super::timeline::TimelineView;
use super::toolbar::Toolbar;
use super::welcome::{self, Welcome};
use super::work::{News, Work};
use super::{keys, selection, theme};
use crate::account::{Account, PassageId};
use crate::comparison::{Comparison, Rulings};
use accounts::Removed;
use beside::Beside;
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
    /// What was taken out and can be put back, the last one last.
    removed: Vec<Removed>,
    next_key: u64,
    /// Texts that were pasted and then split, so that they can be split anew.
    split_wholes: Vec<Arc<Account>>,
    /// The keys of the accounts of the comparison that is shown, in its order.
    shown: Vec<u64>,
    /// The keys of the accounts of the comparison that was ordered last.
    ordered: Vec<u64>,
    /// How many of them are not shown yet, where the first ones are shown while the others are compared.
    to_come: usize,
    /// The comparison as the engine made it.
    machine: Option<Arc<Comparison>>,
    /// What the reader has decided about it.
    rulings: Rulings,
    /// What of that is applied in what is shown.
    applied: Rulings,
    /// How many rulings were known not to fit.
    unfit: usize,
    /// What is shown: the comparison with the rulings applied.
    comparison: Option<Arc<Comparison>>,
    selected: Option<PassageId>,
    filter: Filter,
    tally: Tally,
    find: Find,
    found: Found,
    notices: Notices,
    letters: Letters,
    dialog: Option<Dialog>,
    view: View,
    inspector: Inspector,
    place_beside: Beside,
    columns: Columns,
    matrix: Matrix,
    overview: Overview,
    timeline: TimelineView,
    toolbar: Toolbar,
    settings: Settings,
    /// Where the settings lie; nowhere, and nothing is remembered.
    settings_place: Option<PathBuf>,
    desk: Desk,
    /// Accounts by key whose files have changed since they were read.
    changed: Vec<(u64, Changed)>,
    /// How the project that is being opened was shown.
    view_state: Option<ViewState>,
    /// Files to be opened beside the project that is being opened.
    beside: Vec<PathBuf>,
    keeper: Keeper,
    /// What the title bar says.
    title: String,
    /// Whether the reader was typing into a field in the last frame.
    typing: bool,
    /// The reader has said what becomes of unsaved changes: the window may close.
    closing: bool,
    work: Work,
}

impl Window {
    /// An empty window that remembers nothing.
    pub fn new(context: &egui::Context) -> Self {
        Self::with_settings(context, Settings::default(), None)
    }

    /// An empty window with these settings, which are kept at `place`; unsaved changes are kept in a folder beside it.
    pub fn with_settings(context: &egui::Context, settings: Settings, place: Option<PathBuf>) -> Self {
        theme::install(context);
        theme::set_text_size(context, settings.text_size);
        let work = Work::new(context);
        let unsaved = place.as_deref().map(|place| place.with_file_name("unsaved"));
        if place.is_some() {
            work.look_for_leftovers(unsaved.clone(), settings.recent.clone());
        }
        Self {
            opened: Vec::new(),
            removed: Vec::new(),
            next_key: 0,
            split_wholes: Vec::new(),
            shown: Vec::new(),
            ordered: Vec::new(),
            to_come: 0,
            machine: None,
            rulings: Rulings::default(),
            applied: Rulings::default(),
            unfit: 0,
            comparison: None,
            selected: None,
            filter: Filter::default(),
            tally: Tally::default(),
            find: Find::default(),
            found: Found::default(),
            notices: Notices::default(),
            letters: Letters::default(),
            dialog: None,
            view: View::default(),
            inspector: Inspector::default(),
            place_beside: Beside::default(),
            columns: Columns::new(settings.columns.clone()),
            matrix: Matrix::default(),
            overview: Overview::default(),
            timeline: TimelineView::default(),
            toolbar: Toolbar::default(),
            settings,
            settings_place: place,
            desk: Desk::empty(),
            changed: Vec::new(),
            view_state: None,
            beside: Vec::new(),
            keeper: Keeper::new(unsaved, work.teller()),
            title: String::new(),
            typing: false,
            closing: false,
            work,
        }
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

    /// Whether reading, comparing, applying rulings or saving is under way.
    pub fn is_busy(&self) -> bool {
        let work = &self.work;
        work.importing > 0
            || work.exporting > 0
            || work.looking > 0
            || work.comparing.is_some()
            || work.applying.is_some()
            || work.timing.is_some()
            || self.keeper.pending > 0
    }

    /// The comparison that is shown, once there is one.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_deref()
    }

    /// Shows the window for one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        selection::begin_frame(ui);
        self.receive();
        if let Some(comparison) = &self.comparison {
            self.letters.missing(ui, comparison).into_iter().for_each(|told| self.notices.problem(told));
        }
        self.look_after(ui);
        let mut actions = keys::pressed(ui, self.dialog.is_some(), self.typing);
        // For what is behind a dialog there is no pointer. The tooltip of what it rests on when a key calls the dialog would stay else,
        // and stand over it.
        let pointer = self.dialog.is_some().then(|| ui.input_mut(|input| std::mem::take(&mut input.pointer)));
        egui::Panel::top("files").show(ui, |ui| {
            ui.add_space(4.0);
            let changed = self.desk.is_changed(&self.rulings);
            self.settings.columns.clone_from(self.columns.options());
            actions.extend(self.toolbar.show_files(ui, self.comparison.is_some().then_some(self.view), changed, &self.settings));
            ui.add_space(2.0);
        });
        actions.extend(self.notices.show(ui));
        let waiting = self.set_aside();
        actions.extend(SetAside { waiting }.show(ui));
        match self.comparison.clone() {
            Some(comparison) => self.show_comparison(ui, &comparison, &mut actions),
            None => {
                let mut foot = Foot { work: &self.work, to_come: self.to_come, done: self.notices.passing() };
                egui::Panel::bottom("foot").show(ui, |ui| actions.extend(foot.show(ui)));
                egui::CentralPanel::default().show(ui, |ui| {
                    actions.extend(Welcome { doing: self.is_busy().then(|| self.work.doing()), recent: &self.settings.recent }.show(ui))
                });
            }
        }
        if let Some(pointer) = pointer {
            ui.input_mut(|input| input.pointer = pointer);
        }
        if let Some(dialog) = &mut self.dialog {
            actions.extend(dialog.show(ui, self.comparison.as_deref()));
        }
        welcome::show_drop_target(ui);
        self.typing = ui.ctx().text_edit_focused();
        if !actions.is_empty() {
            // What they change is to be seen at once.
            ui.request_repaint();
        }
        for action in actions {
            // A command that was chosen from the list has closed it.
            if matches!(self.dialog, Some(Dialog::Commands(_))) && action != Action::Help {
                self.dialog = None;
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
            bearing: &self.tally.bearing,
            version: self.tally.version,
            found: &self.found,
            opened_gaps: &opened_gaps,
        };
        let mut bars = Vec::new();
        egui::Panel::top("filters").show(ui, |ui| bars.extend(self.toolbar.show_filters(ui, &scene, &self.tally)));
        Languages { comparison }.show(ui);
        bars.extend(self.find.show(ui, &scene));
        let mut foot = Foot { work: &self.work, to_come: self.to_come, done: self.notices.passing() };
        egui::Panel::bottom("foot").show(ui, |ui| bars.extend(foot.show(ui)));
        let (inspector, selected) = (&mut self.inspector, self.selected);
        self.place_beside.show(ui, |ui| {
            ui.add_space(4.0);
            bars.extend(inspector.show(ui, comparison, selected));
        });
        egui::CentralPanel::default().show(ui, |ui| {
            bars.extend(match self.view {
                View::Columns => self.columns.show(ui, &scene),
                View::Matrix => self.matrix.show(ui, &scene),
                View::Overview => self.overview.show(ui, &scene),
                View::Timeline => self.timeline.show(ui, &scene),
            });
        });
        actions.extend(bars);
    }

    /// Takes in what the threads have done.
    fn receive(&mut self) {
        for news in self.work.news() {
            match news {
                News::Imported(imported) => self.take_in(imported),
                News::Early(order, viewed) if self.work.is_latest(order) => {
                    self.to_come = self.ordered.len().saturating_sub(viewed.view.accounts.len());
                    self.turn_to(viewed);
                }
                News::Compared(order, viewed) if self.work.is_latest(order) => {
                    self.to_come = 0;
                    self.turn_to(viewed);
                    self.tell_unfit();
                }
                News::Applied(order, viewed) if self.work.applying.as_ref().is_some_and(|(own, _)| *own == order) => {
                    self.work.applying = None;
                    self.take_applied(viewed);
                }
                News::Early(..) | News::Compared(..) | News::Applied(..) => {}
                News::Times(order, timeline) if self.work.timing == Some(order) => {
                    self.work.timing = None;
                    self.timeline.set(timeline);
                }
                News::Times(..) => {}
                News::Chosen(paths) => self.open(paths),
                News::ModelChosen(folder) => self.judge_with(Some(folder)),
                News::NoModel(why) => self.notices.problem(format!("Your own model was not asked: {why}.")),
                News::ReportPlace(path) => self.write_report(path),
                News::Project(arrival) => self.arrive(arrival),
                News::ProjectPlace(path) => self.save_to(super::dialogs::with_ending(path)),
                News::Saved(saved) => self.take_saved(saved),
                News::Kept(kept) => self.take_kept(kept),
                News::Leftovers(leftovers) => self.offer_leftovers(leftovers),
                News::NoDialog => self.notices.problem(
                    "This system shows no file dialog (neither a desktop portal nor zenity answers): type a path instead, or drop files onto the window.",
                ),
                News::Cuts(found) => self.show_split(found.map(|dialog| *dialog)),
                News::Encodings(found) => self.show_encodings(found),
                News::Replaced(keys, accounts) => self.replace(&keys, accounts),
                News::Exported(Ok(path)) => self.notices.done(format!("The report was written to {}.", path.display())),
                News::Exported(Err(error)) => self.notices.problem(format!("The report was not written: {error}.")),
            }
        }
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
}
