//! Splitting a file into accounts: the places that are proposed, moved, added, taken out and named by the reader.
//!
//! The text is shown a line to a row, the parts beside it; a click on a line cuts before it, or takes the cut out.

use super::{buttons, height_for, line_field, modal};
use crate::account::{Account, Cut, Planned, file_name, plan};
use crate::app::{actions::Action, layout, theme, words};
use eframe::egui::{self, Color32, RichText, ScrollArea, TextStyle, Ui, UiBuilder};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// What the reader has said about a part.
#[derive(Clone, Debug, Default)]
struct Said {
    name: Option<String>,
    keep: Option<bool>,
}

/// The dialog while it is open.
pub(in crate::app) struct Splitting {
    /// The accounts that the parts take the place of.
    keys: Vec<u64>,
    whole: Arc<Account>,
    /// What speaks for a cut at a place, also where none is made.
    reasons: BTreeMap<usize, String>,
    /// The places where it is cut, with what was said about the part that begins there. The first part begins at 0.
    said: BTreeMap<usize, Said>,
    /// Lines that a cut can stand before, and those that it cannot.
    lines: Vec<Range<usize>>,
    /// How many words stand before each line, and at last in all.
    words: Vec<usize>,
    parts: Vec<(usize, Planned, usize)>,
    go_to: Option<usize>,
}

impl Splitting {
    /// A dialog that proposes these cuts. `parts` are those that the file is split into already.
    pub(in crate::app) fn new(keys: Vec<u64>, whole: Arc<Account>, cuts: &[Cut], parts: &[(Range<usize>, String)]) -> Self {
        let text = whole.text.as_str();
        let lines = text.split_inclusive(['\n', '\u{c}']).scan(0, |start, line| {
            let at = *start + (line.len() - line.trim_start().len());
            *start += line.len();
            Some(at..at + line.trim().len())
        });
        let lines: Vec<Range<usize>> = lines.filter(|line| text[line.clone()].chars().any(char::is_alphanumeric)).collect();
        let mut words = vec![0];
        for line in &lines {
            words.push(words.last().copied().unwrap_or(0) + text[line.clone()].unicode_words().count());
        }
        let mut said: BTreeMap<usize, Said> = BTreeMap::from([(0, Said::default())]);
        if parts.is_empty() {
            said.extend(cuts.iter().filter(|cut| cut.likely).map(|cut| (cut.at, Said::default())));
        }
        for (at, (span, name)) in parts.iter().enumerate() {
            let own = Said { name: Some(name.clone()), keep: Some(true) };
            said.insert(if lines.first().is_some_and(|first| first.start >= span.start) { 0 } else { span.start }, own);
            // What lies between two parts was left out.
            let next = parts.get(at + 1).map_or(text.len(), |(next, _)| next.start);
            if let Some(line) = lines.iter().find(|line| line.start >= span.end && line.start < next) {
                said.insert(line.start, Said { name: None, keep: Some(false) });
            }
        }
        if parts.first().is_some_and(|(first, _)| lines.first().is_some_and(|line| line.start < first.start)) {
            said.insert(0, Said { name: None, keep: Some(false) });
        }
        let reasons = cuts.iter().map(|cut| (cut.at, cut.why.clone())).collect();
        let mut dialog = Self { keys, whole, reasons, said, lines, words, parts: Vec::new(), go_to: None };
        dialog.plan();
        dialog
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Action> {
        modal(ui, "split", 1000.0, |ui| self.contents(ui))
    }

    fn contents(&mut self, ui: &mut Ui) -> Option<Action> {
        ui.heading("Split into accounts");
        let file = file_name(&self.whole.facts.file);
        ui.label(format!("{file} becomes {}. Click a line of the text to cut before it, or to take the cut out.", self.counted()));
        ui.add_space(6.0);
        let height = height_for(ui, 50.0);
        let (room, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::hover());
        let (left, right) = room.split_left_right_at_fraction(0.5);
        ui.painter().vline(left.right(), room.y_range(), ui.visuals().widgets.noninteractive.bg_stroke);
        ui.scope_builder(UiBuilder::new().max_rect(left.with_max_x(left.right() - 8.0)), |ui| self.text(ui));
        ui.scope_builder(UiBuilder::new().max_rect(right.with_min_x(right.left() + 8.0)), |ui| {
            ScrollArea::vertical().id_salt("parts").auto_shrink(false).show(ui, |ui| self.list(ui));
        });
        let ready = self.parts.iter().any(|(_, part, _)| part.keep);
        let label = format!("Make {}", self.counted());
        buttons(ui, &label, ready, || {
            let parts = self.parts.iter().map(|(_, part, _)| part.clone()).collect();
            Action::Split(self.keys.clone(), Arc::clone(&self.whole), parts)
        })
    }

    fn counted(&self) -> String {
        words::counted(self.parts.iter().filter(|(_, part, _)| part.keep).count(), "account", "accounts")
    }

    /// The parts of the cuts as they are now, with the reader's word over what is proposed.
    fn plan(&mut self) {
        let cuts: Vec<usize> = self.said.keys().copied().collect();
        let planned = plan(&self.whole, &cuts);
        let starts = self.said.keys().copied();
        self.parts = starts
            .zip(planned)
            .map(|(start, mut part)| {
                let said = self.said.get(&start).cloned().unwrap_or_default();
                if let Some(name) = said.name.filter(|name| !name.trim().is_empty() && *name != part.title) {
                    (part.title, part.named) = (name, true);
                }
                part.keep = said.keep.unwrap_or(part.keep);
                let before = |at: usize| self.words[self.lines.partition_point(|line| line.start < at)];
                let words = before(part.span.end) - before(part.span.start);
                (start, part, words)
            })
            .collect();
    }

    /// Cuts before a line, or takes the cut before it out.
    fn toggle(&mut self, at: usize) {
        if self.said.remove(&at).is_none() {
            self.said.insert(at, Said::default());
        }
        self.plan();
    }

    /// Moves a cut by one line, as far as the next cut.
    fn shift(&mut self, from: usize, step: isize) {
        let Some(line) = self.lines.iter().position(|line| line.start >= from) else { return };
        let to = line.checked_add_signed(step).filter(|&to| to > 0).and_then(|to| self.lines.get(to)).map(|line| line.start);
        if let Some(to) = to.filter(|to| !self.said.contains_key(to))
            && let Some(said) = self.said.remove(&from)
        {
            self.said.insert(to, said);
            self.plan();
        }
    }

    /// The text, a line to a row.
    fn text(&mut self, ui: &mut Ui) {
        let font = TextStyle::Body.resolve(ui.style());
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font)) + 4.0;
        let mut area = ScrollArea::vertical().id_salt("text").auto_shrink(false);
        if let Some(at) = self.go_to.take() {
            let line = self.lines.partition_point(|line| line.start < at);
            area = area.vertical_scroll_offset((line.saturating_sub(2)) as f32 * (height + ui.spacing().item_spacing.y));
        }
        let mut clicked = None;
        area.show_rows(ui, height, self.lines.len(), |ui, rows| {
            for row in rows {
                let line = self.lines[row].clone();
                if self.row(ui, row, &line, height) {
                    clicked = Some(line.start);
                }
            }
        });
        if let Some(at) = clicked {
            self.toggle(at);
        }
    }

    /// One line; whether it was clicked. No cut stands before the first.
    fn row(&self, ui: &mut Ui, row: usize, line: &Range<usize>, height: f32) -> bool {
        let text = &self.whole.text[line.clone()];
        let cut = row > 0 && self.said.contains_key(&line.start);
        let place = self.parts.partition_point(|(start, ..)| *start <= line.start).saturating_sub(1);
        let kept = self.parts.get(place).is_none_or(|(_, part, _)| part.keep);
        let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
        let begin: String = text.chars().take(60).collect();
        let name = if cut { format!("Take out the cut before: {begin}") } else { format!("Cut before: {begin}") };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, row > 0, &name));
        let painter = ui.painter();
        if response.hovered() && row > 0 {
            painter.rect_filled(rect, 2.0, ui.visuals().widgets.hovered.weak_bg_fill);
        }
        if cut {
            painter.hline(rect.x_range(), rect.top(), egui::Stroke::new(2.0, ui.visuals().selection.stroke.color));
        }
        let font = TextStyle::Body.resolve(ui.style());
        let quiet = ui.visuals().weak_text_color();
        let mark = if cut || row == 0 { format!("{}", place + 1) } else { String::new() };
        painter.text(
            rect.left_center() + egui::vec2(4.0, 0.0),
            egui::Align2::LEFT_CENTER,
            mark,
            font.clone(),
            ui.visuals().strong_text_color(),
        );
        let ink = if kept { ui.visuals().text_color() } else { quiet };
        let start: String = text.chars().take(200).collect();
        let job = layout::line(ui, &start, rect.width() - 40.0, &font, ink);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(rect.left_top() + egui::vec2(32.0, 2.0), galley, Color32::PLACEHOLDER);
        let why = self.reasons.get(&line.start);
        let what = if cut { "Click to take the cut before this line out." } else { "Click to cut before this line." };
        let response = match why {
            Some(why) if row > 0 => response.on_hover_text(format!("Proposed because of {why}. {what}")),
            _ if row > 0 => response.on_hover_text(what),
            _ => response.on_hover_text("The first account begins here."),
        };
        row > 0 && response.clicked()
    }

    /// The parts: name, length, why it begins there, and what can be done with it.
    fn list(&mut self, ui: &mut Ui) {
        enum Done {
            Name(usize, String),
            Keep(usize, bool),
            Shift(usize, isize),
            TakeOut(usize),
            GoTo(usize),
        }
        let mut done = None;
        for (at, (start, part, words)) in self.parts.iter().enumerate() {
            let (number, start) = (at + 1, *start);
            ui.push_id(start, |ui| {
                ui.horizontal(|ui| {
                    let mut keep = part.keep;
                    let check = ui.checkbox(&mut keep, "").on_hover_text("Whether it becomes an account, or is left out");
                    if check.accessible_name(format!("Make part {number} an account")).changed() {
                        done = Some(Done::Keep(start, keep));
                    }
                    ui.label(RichText::new(number.to_string()).font(theme::bold(theme::sized(ui, 15.0))));
                    let mut title = part.title.clone();
                    let width = (ui.available_width() - 12.0).max(80.0);
                    line_field(ui, &mut title, &format!("Name of part {number}"), None, width);
                    if title != part.title {
                        done = Some(Done::Name(start, title));
                    }
                });
                ui.horizontal_wrapped(|ui| {
                    ui.add_space(24.0);
                    let why = if at == 0 { None } else { Some(self.reasons.get(&start).map_or("chosen by you", String::as_str)) };
                    let counted = words::counted(*words, "word", "words");
                    let told = why.map_or_else(|| counted.clone(), |why| format!("{counted} · {why}"));
                    ui.label(RichText::new(layout::visual(&told)).small().weak());
                });
                ui.horizontal(|ui| {
                    ui.add_space(24.0);
                    let show = ui.small_button("Show").on_hover_text("Goes to where it begins in the text");
                    if show.accessible_name(format!("Show part {number}")).clicked() {
                        done = Some(Done::GoTo(start));
                    }
                    if at > 0 {
                        for (label, step, name) in [("▲", -1, "up"), ("▼", 1, "down")] {
                            let button = ui.small_button(label).on_hover_text(format!("Moves the cut {name} by a line"));
                            if button.accessible_name(format!("Move part {number} {name}")).clicked() {
                                done = Some(Done::Shift(start, step));
                            }
                        }
                        let join = ui.small_button("Join with the one before").on_hover_text("Takes the cut out");
                        if join.accessible_name(format!("Join part {number} with the one before")).clicked() {
                            done = Some(Done::TakeOut(start));
                        }
                    }
                });
            });
            ui.add_space(6.0);
        }
        match done {
            Some(Done::Name(start, name)) => {
                if let Some((_, part, _)) = self.parts.iter_mut().find(|(own, ..)| *own == start) {
                    (part.title, part.named) = (name.clone(), true);
                }
                self.said.entry(start).or_default().name = Some(name);
            }
            Some(Done::Keep(start, keep)) => {
                if let Some((_, part, _)) = self.parts.iter_mut().find(|(own, ..)| *own == start) {
                    part.keep = keep;
                }
                self.said.entry(start).or_default().keep = Some(keep);
            }
            Some(Done::Shift(start, step)) => self.shift(start, step),
            Some(Done::TakeOut(start)) => self.toggle(start),
            Some(Done::GoTo(start)) => self.go_to = Some(start),
            None => {}
        }
    }
}
