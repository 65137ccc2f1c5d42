//! Find: a search over all accounts at once. Case and accents make no difference, nor how a text is broken into lines.

use super::actions::Action;
use super::scene::Scene;
use crate::account::{PassageId, Siglum};
use crate::comparison::Comparison;
use eframe::egui::{self, Key, RichText, Ui};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What was found: passages with byte ranges, in the order of accounts and text.
#[derive(Debug, Default)]
pub(super) struct Found {
    matches: Vec<(PassageId, Range<usize>)>,
    current: Option<usize>,
}

impl Found {
    /// Looks for the words in every passage.
    pub(super) fn search(comparison: &Comparison, query: &str) -> Self {
        let needle = folded(query.trim()).0;
        let mut matches = Vec::new();
        if !needle.is_empty() {
            for siglum in comparison.sigla() {
                for place in 0..comparison.passages[siglum.index()].len() {
                    let id = PassageId::new(siglum, place);
                    matches.extend(ranges(comparison.text(id), &needle).into_iter().map(|range| (id, range)));
                }
            }
        }
        Self { matches, current: None }
    }

    pub(super) fn count(&self) -> usize {
        self.matches.len()
    }

    fn count_in(&self, siglum: Siglum) -> usize {
        self.matches.iter().filter(|(id, _)| id.siglum == siglum).count()
    }

    /// The ranges found in a passage, each with whether it is the current one.
    pub(super) fn in_passage(&self, id: PassageId) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
        let start = self.matches.partition_point(|(own, _)| *own < id);
        let rest = self.matches.get(start..).unwrap_or_default().iter().enumerate();
        rest.take_while(move |(_, (own, _))| *own == id).map(move |(at, (_, range))| (range.clone(), self.current == Some(start + at)))
    }

    /// Goes to the next or previous match, from the current one, or else from the selected passage.
    pub(super) fn step(&mut self, step: isize, selected: Option<PassageId>) -> Option<PassageId> {
        let last = self.matches.len().checked_sub(1)?;
        let next = match self.current {
            Some(current) if step > 0 => {
                if current == last {
                    0
                } else {
                    current + 1
                }
            }
            Some(current) => current.checked_sub(1).unwrap_or(last),
            None => {
                let from = selected.map_or(0, |id| self.matches.partition_point(|(own, _)| *own < id));
                if step > 0 { if from > last { 0 } else { from } } else { from.checked_sub(1).unwrap_or(last) }
            }
        };
        self.current = Some(next);
        self.matches.get(next).map(|(id, _)| *id)
    }
}

/// Where the folded needle stands in a text: byte ranges of the text itself, not overlapping.
fn ranges(text: &str, needle: &str) -> Vec<Range<usize>> {
    let (folded, from) = folded(text);
    let end = |at: usize| from.get(at).copied().unwrap_or(text.len());
    folded.match_indices(needle).map(|(at, found)| from[at]..after_marks(text, end(at + found.len()))).collect()
}

/// Accents that were left off when the text was folded still belong to the letter before them.
fn after_marks(text: &str, at: usize) -> usize {
    let marks = text[at..].chars().take_while(|&c| is_combining_mark(c));
    at + marks.map(char::len_utf8).sum::<usize>()
}

/// The text without case, accents and line breaks; for each byte of it, where the letter it comes from begins.
fn folded(text: &str) -> (String, Vec<usize>) {
    if text.is_ascii() && !text.contains(['\n', '\r', '\t']) {
        return (text.to_ascii_lowercase(), (0..text.len()).collect());
    }
    let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let mut space = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            if !space {
                folded.push(' ');
                from.push(at);
            }
            space = true;
            continue;
        }
        space = false;
        for c in std::iter::once(c).nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
            folded.push(c);
            from.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
    }
    (folded, from)
}

/// The bar that asks what to find.
#[derive(Debug, Default)]
pub(super) struct Find {
    pub(super) open: bool,
    query: String,
    focus: bool,
    /// What was selected when the search was begun: what is typed is looked for from there on.
    from: Option<PassageId>,
}

impl Find {
    /// Shows the bar, ready to type.
    pub(super) fn open(&mut self, selected: Option<PassageId>) {
        (self.open, self.focus, self.from) = (true, true, selected);
    }

    /// The passage from which on is looked for what is typed.
    pub(super) fn from(&self) -> Option<PassageId> {
        self.from
    }

    pub(super) fn query(&self) -> &str {
        &self.query
    }

    /// Shows the bar in a panel of its own while it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        if !self.open {
            return None;
        }
        let mut action = None;
        egui::Panel::top("find").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let label = ui.label("Find in all accounts");
                let field = ui.add(egui::TextEdit::singleline(&mut self.query).desired_width(240.0)).labelled_by(label.id);
                let field = field.on_hover_text("Case, accents and line breaks make no difference");
                if std::mem::take(&mut self.focus) {
                    field.request_focus();
                }
                if super::layout::is_right_to_left(&self.query) {
                    // The field turns it round.
                    let (font, ink) = (egui::TextStyle::Body.resolve(ui.style()), ui.visuals().weak_text_color());
                    super::layout::one_line(ui, &self.query, &font, ink).on_hover_text("How what you typed reads");
                }
                if field.changed() {
                    action = Some(Action::Search);
                }
                if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                    let back = ui.input(|input| input.modifiers.shift);
                    action = Some(Action::GoToFound(if back { -1 } else { 1 }));
                    self.focus = true;
                }
                if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                    action = Some(Action::CloseFind);
                }
                let found = scene.found;
                for (label, step, tip) in [("Previous match", -1, "Shift+Enter"), ("Next match", 1, "Enter")] {
                    if ui.add_enabled(found.count() > 0, egui::Button::new(label)).on_hover_text(tip).clicked() {
                        action = Some(Action::GoToFound(step));
                    }
                }
                if !self.query.trim().is_empty() {
                    ui.label(match (found.current, found.count()) {
                        (_, 0) => "Not found in any account".to_owned(),
                        (Some(at), count) => format!("{} of {count}", at + 1),
                        (None, 1) => "1 match".to_owned(),
                        (None, count) => format!("{count} matches"),
                    });
                    for siglum in scene.comparison.sigla() {
                        let count = found.count_in(siglum);
                        let text = RichText::new(format!("{siglum} {count}"));
                        ui.label(if count == 0 { text.weak() } else { text.strong() }).on_hover_text(format!("{count} in {siglum}"));
                    }
                }
                if ui.button("✕").on_hover_text("Close (Esc)").accessible_name("Close the search").clicked() {
                    action = Some(Action::CloseFind);
                }
            });
        });
        action
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_line_breaks_make_no_difference() {
        assert_eq!(ranges("Der Café\nschloss", "cafe schloss").as_slice(), std::slice::from_ref(&(4..17)));
        assert_eq!(ranges("THE Fire, the fire", &folded("the FIRE").0), [0..8, 10..18]);
        // A letter followed by its accent as a character of its own.
        assert_eq!(ranges("cafe\u{301}s", "cafe").as_slice(), std::slice::from_ref(&(0..6)));
    }

    #[test]
    fn nothing_is_found_where_nothing_stands() {
        assert!(ranges("", "x").is_empty());
        assert!(ranges("abc", "x").is_empty());
    }
}
