//! The head of a column: siglum, title, facts, and what can be done with the account.

use crate::account::{Siglum, language_name};
use crate::app::actions::{Action, Whose};
use crate::app::{layout, theme};
use crate::comparison::{Comparison, Ruling};
use crate::report::moment;
use eframe::egui::{self, Align, Key, Layout, RichText, TextStyle, Ui};

/// The heads of all columns: which title is being edited.
#[derive(Debug, Default)]
pub(super) struct Header {
    renaming: Option<(Siglum, String)>,
}

impl Header {
    /// Shows the head of one column.
    pub(super) fn show(&mut self, ui: &mut Ui, comparison: &Comparison, siglum: Siglum) -> Option<Action> {
        let account = comparison.account(siglum);
        let mut action = None;
        ui.horizontal(|ui| {
            let sign = ui.label(RichText::new(siglum.to_string()).font(theme::bold(theme::sized(ui, 20.0))).strong());
            sign.on_hover_text(format!("The sign of this account: its sentences are {siglum}1, {siglum}2 and so on"));
            if let Some((_, title)) = self.renaming.as_mut().filter(|(renamed, _)| *renamed == siglum) {
                let field = ui.add(egui::TextEdit::singleline(title).desired_width(ui.available_width() - 8.0));
                let field = field.accessible_name("Title of the account");
                if !field.has_focus() && !field.lost_focus() {
                    field.request_focus();
                }
                if field.lost_focus() {
                    let keep = !ui.input(|input| input.key_pressed(Key::Escape)) && !title.trim().is_empty();
                    action = keep.then(|| Action::Rename(siglum, title.trim().to_owned()));
                    self.renaming = None;
                }
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let menu = ui.menu_button("⋯", |ui| action = self.menu(ui, comparison, siglum));
                let name = format!("Menu of account {siglum}");
                let _ = menu.response.on_hover_text("Rename, correct, move, fold, split or remove this account").accessible_name(name);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let font = theme::bold(TextStyle::Body.resolve(ui.style()).size);
                    let ink = ui.visuals().strong_text_color();
                    layout::one_line(ui, &account.facts.title, &font, ink).on_hover_ui(|ui| {
                        let ink = ui.visuals().text_color();
                        layout::paragraph(ui, &account.facts.title, &font, ink, &[]);
                    });
                });
            });
        });
        if let Some((_, title)) = self.renaming.as_ref().filter(|(renamed, _)| *renamed == siglum) {
            layout::as_it_reads(ui, title);
        }
        facts(ui, comparison, siglum);
        action
    }

    fn menu(&mut self, ui: &mut Ui, comparison: &Comparison, siglum: Siglum) -> Option<Action> {
        let mut action = None;
        if ui.button("Rename…").on_hover_text("Gives the account another title; its file stays as it is").clicked() {
            self.renaming = Some((siglum, comparison.account(siglum).facts.title.clone()));
            ui.close();
        }
        let last = comparison.accounts.len().saturating_sub(1);
        if last > 0 {
            let menu = ui.menu_button("Not independent of", |ui| {
                for other in comparison.sigla().filter(|&other| other != siglum) {
                    let title = layout::visual(&comparison.account(other).facts.title);
                    let name = format!("{other}  {title}");
                    if ui.button(name).on_hover_text("Where these two agree, they count as one source").clicked() {
                        action = Some(Action::Rule(vec![Ruling::not_independent(comparison, siglum, other)]));
                        ui.close();
                    }
                }
            });
            let _ = menu.response.on_hover_text("One of the two has it from the other, or both from a third");
        }
        let facts = &comparison.account(siglum).facts;
        let in_some_encoding = facts.encoding.is_some() && facts.part.is_none();
        for (label, tip, possible, chosen) in [
            ("Move left", "Its sign changes with its place", siglum.index() > 0, Action::Move(siglum, -1)),
            ("Move right", "Its sign changes with its place", siglum.index() < last, Action::Move(siglum, 1)),
            ("Fold to its strip", "Leaves room for the others; its sign brings it back", true, Action::Fold(siglum)),
            ("Let it lead", "What the others say stands level with it", last > 0, Action::Lead(siglum)),
            ("Correct the facts…", "Title, author, source, date and language", true, Action::AskFacts(siglum)),
            ("Split into accounts…", "The file holds several accounts", true, Action::AskSplit(Whose::Shown(siglum))),
            ("Other encoding…", "Its letters look wrong", in_some_encoding, Action::AskEncoding(Whose::Shown(siglum))),
            ("Remove", "Takes it out of the comparison; its file stays", true, Action::Remove(siglum)),
        ] {
            let button = ui.add_enabled(possible, egui::Button::new(label)).on_hover_text(tip);
            let why = if label == "Other encoding…" {
                "It comes in no encoding that could be another"
            } else {
                "There is no account it could go by"
            };
            if button.on_disabled_hover_text(why).clicked() {
                action = Some(chosen);
                ui.close();
            }
        }
        action
    }
}

/// Who published it, when, and the file; a sign where opening it left something out.
fn facts(ui: &mut Ui, comparison: &Comparison, siglum: Siglum) {
    let account = comparison.account(siglum);
    let facts = &account.facts;
    let language = facts.language.as_deref().map(|code| language_name(code).to_owned());
    let file = crate::account::file_name(&facts.file);
    let file = facts.part.as_ref().map_or(file.clone(), |part| format!("{file}, part {} of {}", part.number, part.of));
    let known = [facts.source.clone(), facts.author.clone(), facts.published.as_deref().map(moment), Some(file), language];
    let line = known.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.horizontal(|ui| {
        let font = TextStyle::Small.resolve(ui.style());
        if !account.warnings.is_empty() {
            let sign = ui.label(RichText::new("⚠").font(font.clone()).color(theme::problem(ui)));
            sign.on_hover_ui(|ui| {
                ui.label("While it was opened:");
                for warning in &account.warnings {
                    layout::sentence(ui, warning, ui.visuals().text_color());
                }
            });
        }
        let ink = ui.visuals().weak_text_color();
        layout::one_line(ui, &line, &font, ink).on_hover_ui(|ui| {
            ui.label(layout::visual(&account.facts.file));
            ui.label(format!("{} words, {} passages", account.words(), comparison.passages[siglum.index()].len()));
            for (fact, value, _) in facts.listed() {
                let value = fact.readable(value);
                let origin = facts.origin(fact).map(|origin| format!(" ({origin})")).unwrap_or_default();
                ui.label(layout::visual(&format!("{}: {value}{origin}", capital(fact.name()))));
            }
            ui.label(format!("SHA-256 {}", account.facts.sha256));
        });
    });
}

/// A word with a capital letter at its beginning.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
