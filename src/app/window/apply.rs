//! The one place where actions are done.

use super::Window;
use crate::account::PassageId;
use crate::app::actions::{Action, Among, Rule, View};
use crate::app::columns::Options;
use crate::app::dialogs::{Dialog, Names, Reshape, RulingsList};
use crate::app::export::Export;
use crate::app::filter::Filter;
use crate::app::help::Help;
use crate::app::palette::Palette;
use crate::app::project::Then;
use crate::app::settings::TEXT_SIZES;
use crate::app::{selection, theme};
use crate::comparison::{Link, Relation, Ruling};
use crate::report;
use eframe::egui::Ui;
use std::path::PathBuf;
use std::sync::Arc;

impl Window {
    /// Does what the reader asked for.
    pub(super) fn apply(&mut self, ui: &Ui, action: Action) {
        match action {
            Action::Open(paths) => self.open(paths),
            Action::OpenSample => self.work.import_sample(),
            Action::ChooseFiles => self.work.choose_files(),
            Action::ChooseFolder => self.work.choose_folder(),
            Action::ChooseModel => self.work.choose_model(),
            Action::JudgeWith(folder) => self.judge_with(folder),
            Action::AskExport => self.ask_export(),
            Action::ChooseReport => self.work.choose_report(),
            Action::Export(path) => self.write_report(path),
            Action::Select(id) => {
                self.dialog = None;
                self.select(id);
            }
            // Esc ends what was begun first: linking, then the search, then the selection.
            Action::Unselect if self.inspector.is_linking() => self.inspector.stop_linking(),
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
            Action::Rename(siglum, title) => self.rename(siglum, &title),
            Action::AskPaste(text) => self.ask_paste(text),
            Action::Paste(pasted) => self.paste(pasted),
            Action::AskFacts(siglum) => self.ask_facts(siglum),
            Action::Correct(rulings) => {
                self.dialog = None;
                self.rulings.rule_all(rulings);
                self.read_again();
            }
            Action::AskSplit(whose) => self.ask_split(whose),
            Action::Split(keys, whole, parts) => self.split(keys, whole, parts),
            Action::AskEncoding(whose) => self.ask_encoding(whose),
            Action::ReadIn(key, encoding) => self.read_in(key, encoding),
            Action::Remove(siglum) => self.remove(siglum),
            Action::PutBack(key) => self.put_back(key),
            Action::Move(siglum, step) => self.move_account(siglum, step),
            Action::Rule(rulings) => {
                // The sentences and points that it was about are others now.
                self.dialog.take_if(|dialog| matches!(dialog, Dialog::Reshape(_)));
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
            Action::Undo => self.undo(),
            Action::Redo => {
                if self.rulings.redo() {
                    self.read_again();
                }
            }
            Action::StartLink => self.inspector.start_linking(self.selected),
            Action::StopLink => self.inspector.stop_linking(),
            Action::StartNote => self.inspector.start_note(),
            Action::Fold(siglum) => self.columns.fold(siglum),
            Action::Lead(siglum) => {
                self.columns.lead(siglum);
                self.keep_in_sight();
            }
            Action::OpenGap(siglum, place) => self.columns.open_gap(siglum, place),
            Action::Columns(options) => {
                let turned = options.in_step != self.columns.options().in_step;
                self.columns.set_options(options);
                if turned {
                    self.keep_in_sight();
                }
            }
            Action::InStep(in_step) => {
                self.columns.set_options(Options { in_step, ..self.columns.options().clone() });
                self.set_view(View::Columns);
            }
            Action::Copy(id) => self.copy(ui, id),
            Action::OpenFind => {
                self.find.open(self.selected);
                self.search();
            }
            Action::CloseFind => {
                self.find.open = false;
                self.search();
            }
            Action::Search => {
                self.search();
                // While a passage to link with is being chosen, typing chooses none.
                if let Some(id) = self.found.step(1, self.find.from()).filter(|_| !self.inspector.is_linking()) {
                    self.select(id);
                }
            }
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
            Action::TextSize(size) => {
                self.settings.text_size = size.clamp(TEXT_SIZES.0, TEXT_SIZES.1);
                theme::set_text_size(ui.ctx(), self.settings.text_size);
            }
            Action::Zoom(step) => ui.set_zoom_factor((ui.zoom_factor() + step).clamp(0.5, 3.0)),
            Action::ReadTimes => {
                if let Some(comparison) = &self.comparison {
                    self.work.read_times(Arc::clone(comparison));
                }
            }
            Action::Cancel => self.cancel(),
            Action::Commands => self.dialog = Some(Dialog::Commands(Palette::default())),
            Action::Help if matches!(self.dialog, Some(Dialog::Help(_))) => self.dialog = None,
            Action::Help => self.dialog = Some(Dialog::Help(Help)),
            Action::CloseDialog => self.close_dialog(),
            Action::New => self.leave(Then::New),
            Action::Save => self.save(),
            Action::AskSaveAs => self.ask_save_as(),
            Action::ChooseProject => self.choose_project(),
            Action::SaveTo(path) => self.save_to(path),
            Action::SaveAndLeave => self.save_and_leave(),
            Action::LeaveUnsaved => self.leave_unsaved(),
            Action::TakeRecovered(wanted) => self.take_recovered(wanted),
            Action::Recover(path) => self.recover(path),
            Action::DropKept(path) => self.drop_kept(path),
            Action::ShowChange(key) => self.show_change(key),
            Action::TakeOver(key) => self.take_over(key),
            Action::AskReshape => self.dialog = self.selected.map(|id| Dialog::Reshape(Reshape::new(id))),
            Action::ShowNames => self.dialog = Some(Dialog::Names(Names::default())),
            Action::ShowRulings => self.dialog = Some(Dialog::Rulings(RulingsList)),
            Action::AskOrder(key) => self.ask_order(key),
            Action::TrustOrder(key) => self.trust_order(key),
            Action::LeaveOut(key) => self.leave_out(key),
            Action::Dismiss(which) => self.notices.dismiss(which),
        }
    }

    fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.tally();
        self.go_to_filtered();
    }

    /// The rows of the columns stand elsewhere now: what is selected is brought level again.
    fn keep_in_sight(&mut self) {
        if let (Some(comparison), Some(id)) = (&self.comparison, self.selected) {
            self.columns.bring_level(comparison, id);
        }
    }

    fn set_view(&mut self, view: View) {
        self.view = view;
        if let (Some(comparison), Some(id)) = (&self.comparison, self.selected) {
            match view {
                View::Columns => self.keep_in_sight(),
                View::Matrix => self.matrix.reveal(comparison.point_of(id).index),
                View::Overview => {}
                View::Timeline => self.timeline.reveal(comparison.point_of(id).index),
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
        self.dialog = Some(Dialog::Export(Export::new(
            &std::path::absolute(&place).unwrap_or(place),
            self.desk.base().title.clone(),
            self.desk.base().date.clone(),
        )));
    }

    pub(super) fn write_report(&mut self, path: PathBuf) {
        let asked = self.dialog.take();
        let options = if let Some(Dialog::Export(export)) = &asked { export.options() } else { report::Options::default() };
        if let Some(comparison) = &self.comparison {
            self.work.export(Arc::clone(comparison), path, options);
        }
    }

    fn copy(&self, ui: &Ui, id: Option<PassageId>) {
        // Selected words go before the selected passage.
        if let Some(text) = selection::text(ui.ctx()).filter(|_| id.is_none()) {
            return ui.copy_text(text);
        }
        if let (Some(comparison), Some(id)) = (&self.comparison, id.or(self.selected)) {
            ui.copy_text(format!("{} ({}, {id})", comparison.text(id), comparison.account(id.siglum).facts.title));
        }
    }

    /// Rules on the selected passage, or on every link of it that the ruling is about.
    fn rule_selected(&mut self, rule: Rule) {
        let (Some(comparison), Some(id)) = (&self.comparison, self.selected) else { return };
        let own: Vec<&Link> = comparison.links_of(comparison.point_of(id)).filter(|link| link.a == id || link.b == id).collect();
        let instead = |contradicts: bool, relation: Relation| -> Vec<Ruling> {
            let links = own.iter().filter(|link| (link.relation == Relation::Contradicts) == contradicts);
            links.map(|link| Ruling::reject(comparison, link.a, link.b, relation)).collect()
        };
        let rulings: Vec<Ruling> = match rule {
            Rule::Confirm => own.iter().map(|link| Ruling::confirm(comparison, link.a, link.b, link.relation)).collect(),
            Rule::NotAContradiction => instead(true, Relation::Related),
            Rule::AContradiction => instead(false, Relation::Contradicts),
            Rule::Unlink => own.iter().map(|link| Ruling::unlink(comparison, link.a, link.b)).collect(),
            Rule::Exclude => {
                let excluded = comparison.reading.as_ref().is_some_and(|reading| reading.excluded.contains(&id));
                if excluded || comparison.passage(id).label { Vec::new() } else { vec![Ruling::exclude(comparison, id)] }
            }
        };
        if rulings.is_empty() {
            let why = match rule {
                Rule::NotAContradiction => "contradicts nothing",
                Rule::AContradiction => "is linked with nothing that it does not contradict already",
                Rule::Confirm | Rule::Unlink => "is linked with nothing",
                Rule::Exclude => "is left out already",
            };
            self.notices.done(format!("{id} {why}: there is nothing to rule on."));
        }
        self.rulings.rule_all(rulings);
        self.read_again();
    }
}
