//! Reading text as a widget: a paragraph that can be selected, and a line that is cut off where it does not fit.

use super::{Mark, Marks, line};
use crate::app::selection;
use crate::report::set_apart;
use eframe::egui::{self, Align, Color32, FontId, Response, Sense, Stroke, Ui};
use std::ops::Range;
use std::sync::Arc;

/// Shows reading text as wide as there is room. It can be selected and copied: from left to right as the toolkit does it, the
/// other way round by words, since the letters on the screen are not in the order of the text.
pub(in crate::app) fn paragraph(ui: &mut Ui, text: &str, font: &FontId, colour: Color32, marks: &Marks) -> Response {
    let width = ui.available_width();
    let mut laid = super::laid(ui, text, width, font, colour, marks);
    if laid.sources.is_none() {
        return ui.add(egui::Label::new(laid.job).selectable(true).wrap());
    }
    let owner = ui.next_auto_id();
    if let Some(selected) = selection::range(ui.ctx(), owner) {
        let mark = Mark { background: ui.visuals().selection.bg_fill, underline: Stroke::NONE };
        laid = super::laid(ui, text, width, font, colour, &[marks, &[(selected, mark)]].concat());
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(laid.job.clone()));
    let right = galley.job.halign == Align::RIGHT;
    let wide = if right { width } else { galley.size().x };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(wide, galley.size().y), selection::sense(ui));
    let name = text.to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    let place = if right { rect.right_top() } else { rect.min };
    let hit = |pointer: egui::Pos2| selection::hit(ui, &laid, &galley, pointer - place);
    let words = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    selection::begin(ui, &response, owner, hit, words);
    if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|_| selection::is_dragging(ui, owner)) {
        selection::go_on(ui, owner, hit(pointer), words);
    }
    ui.painter().galley(place, Arc::clone(&galley), Color32::PLACEHOLDER);
    response.context_menu(|ui| {
        if ui.button("Copy").clicked() {
            ui.copy_text(name.clone());
            ui.close();
        }
    });
    response
}

/// Below a field of the toolkit's own, which turns words from right to left round: how what is typed there reads.
pub(in crate::app) fn as_it_reads(ui: &mut Ui, typed: &str) {
    if super::is_right_to_left(typed) {
        let font = egui::TextStyle::Body.resolve(ui.style());
        for line in typed.lines().filter(|line| !line.trim().is_empty()) {
            paragraph(ui, line, &font, ui.visuals().weak_text_color(), &[]).on_hover_text("How what you typed reads");
        }
    }
}

/// Shows a sentence of the program's own. What it quotes from right to left keeps its order for itself: else a number would stand on the
/// wrong side of the words that it is quoted with.
pub(in crate::app) fn sentence(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let font = egui::TextStyle::Body.resolve(ui.style());
    paragraph(ui, &isolated(text), &font, colour, &[])
}

/// The sentence with each quotation from right to left between the signs that set it apart (FSI and PDI of Unicode).
pub(super) fn isolated(sentence: &str) -> String {
    let set = |(part, quoted): (&str, bool)| if quoted { format!("\u{2068}{part}\u{2069}") } else { part.to_owned() };
    set_apart(sentence).into_iter().map(set).collect()
}

/// Shows one line of text, cut off with `…` where it does not fit.
pub(in crate::app) fn one_line(ui: &mut Ui, text: &str, font: &FontId, colour: Color32) -> Response {
    let job = line(ui, text, ui.available_width(), font, colour);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    response
}
