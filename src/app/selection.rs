//! Selecting a part of a text with the pointer, in both directions of writing.
//!
//! What is selected is a stretch of the account's own text, so what is copied is in its order, whatever the order on the
//! screen. Text from left to right is selected letter by letter; where letters run from right to left, by whole words and
//! digits, since the letters of a word are joined.
//!
//! ```text
//! screen   w4 w3 ▓12▓ ▓w1▓        dragged over two pieces
//! copied   w1 12                  in the order of the text
//! ```

use super::layout::Laid;
use eframe::egui::{self, Context, CursorIcon, Galley, Id, Pos2, Response, Sense, Ui, Vec2};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// What is selected: a stretch of one text, whose owner paints it. There is one selection in the window.
#[derive(Clone, Debug, PartialEq)]
struct Selected {
    owner: Id,
    /// Where it was begun, and where the pointer is: empty between two letters, or a whole word.
    anchor: Range<usize>,
    head: Range<usize>,
    /// The words.
    text: String,
    dragging: bool,
}

impl Selected {
    fn range(&self) -> Range<usize> {
        self.anchor.start.min(self.head.start)..self.anchor.end.max(self.head.end)
    }
}

fn key() -> Id {
    Id::unique("selected text")
}

fn get(context: &Context) -> Option<Selected> {
    context.data(|data| data.get_temp::<Option<Selected>>(key())).flatten()
}

fn set(context: &Context, selected: Option<Selected>) {
    context.data_mut(|data| data.insert_temp(key(), selected));
}

/// Forgets the selection when the reader presses anywhere else than in a menu.
pub(super) fn begin_frame(ui: &Ui) {
    let pressed = ui.input(|input| input.pointer.primary_pressed());
    if pressed && !egui::Popup::is_any_open(ui.ctx()) {
        set(ui.ctx(), None);
    }
}

/// Forgets the selection: the text is another one.
pub(super) fn clear(context: &Context) {
    set(context, None);
}

/// The words that are selected.
pub(super) fn text(context: &Context) -> Option<String> {
    get(context).map(|selected| selected.text).filter(|text| !text.is_empty())
}

/// The stretch of the owner's text that is selected.
pub(super) fn range(context: &Context, owner: Id) -> Option<Range<usize>> {
    get(context).filter(|selected| selected.owner == owner && !selected.text.is_empty()).map(|selected| selected.range())
}

/// Whether the reader is selecting in this text now.
pub(super) fn is_dragging(ui: &Ui, owner: Id) -> bool {
    ui.input(|input| input.pointer.primary_down()) && get(ui.ctx()).is_some_and(|selected| selected.owner == owner && selected.dragging)
}

/// How text that can be clicked and selected is sensed: on a touch screen dragging scrolls.
pub(super) fn sense(ui: &Ui) -> Sense {
    if ui.input(|input| input.has_touch_screen()) { Sense::click() } else { Sense::click_and_drag() }
}

/// Begins to select where the pointer was pressed, or selects the word of a double click. `hit` says what stands at a place of
/// the screen, `words` what a stretch of the text says.
pub(super) fn begin(ui: &Ui, response: &Response, owner: Id, hit: impl Fn(Pos2) -> Range<usize>, words: impl Fn(Range<usize>) -> String) {
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::Text);
    }
    if response.drag_started()
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        let anchor = hit(origin);
        set(ui.ctx(), Some(Selected { owner, head: anchor.clone(), text: words(anchor.clone()), anchor, dragging: true }));
    }
    if response.double_clicked()
        && let Some(place) = response.interact_pointer_pos()
    {
        let at = hit(place);
        set(ui.ctx(), Some(Selected { owner, head: at.clone(), text: words(at.clone()), anchor: at, dragging: false }));
    }
}

/// Goes on selecting up to what stands under the pointer.
pub(super) fn go_on(ui: &Ui, owner: Id, head: Range<usize>, words: impl Fn(Range<usize>) -> String) {
    if let Some(mut selected) = get(ui.ctx()).filter(|selected| selected.owner == owner) {
        selected.head = head;
        selected.text = words(selected.range());
        set(ui.ctx(), Some(selected));
    }
}

/// What of the text stands at a place of its galley: empty between two letters, or a whole word where letters are joined.
pub(super) fn hit(ui: &Ui, laid: &Laid, galley: &Galley, place: Vec2) -> Range<usize> {
    let Some(sources) = &laid.sources else {
        let at = galley.cursor_from_pos(place).index.0;
        let at = galley.job.text.char_indices().nth(at).map_or(galley.job.text.len(), |(at, _)| at);
        return at..at;
    };
    piece_at(ui, galley, place).and_then(|piece| sources.get(piece)).cloned().unwrap_or(0..0)
}

/// The section of the galley's job that is nearest to a place. The toolkit's own search is wrong in rows whose letters run from
/// right to left, so the pieces of the row are measured from left to right, as they stand there.
fn piece_at(ui: &Ui, galley: &Galley, place: Vec2) -> Option<usize> {
    let job = &galley.job;
    let line = galley.rows.iter().position(|row| place.y < row.pos.y + row.size.y).or(galley.rows.len().checked_sub(1))?;
    let row = galley.rows.get(line)?;
    let (mut at, mut right, mut last) = (0, row.pos.x, None);
    for (piece, section) in job.sections.iter().enumerate() {
        let text = job.text.get(section.byte_range.start.0..section.byte_range.end.0).unwrap_or_default();
        if text == "\n" {
            at += 1;
        } else if at == line {
            let font = section.format.font_id.clone();
            right += ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, section.format.color).size().x);
            last = Some(piece);
            if place.x < right {
                break;
            }
        }
    }
    last
}

/// The word of the text that a place between two letters is in.
pub(super) fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut words = text.split_word_bound_indices().map(|(start, word)| start..start + word.len());
    words.find(|word| word.start <= at && at < word.end).unwrap_or(at..at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_runs_from_either_end() {
        let selected =
            |anchor: Range<usize>, head: Range<usize>| Selected { owner: key(), anchor, head, text: String::new(), dragging: false };
        assert_eq!(selected(4..4, 9..9).range(), 4..9);
        assert_eq!(selected(9..9, 4..4).range(), 4..9);
        assert_eq!(selected(10..15, 0..3).range(), 0..15, "whole words at both ends");
    }

    #[test]
    fn a_double_click_finds_its_word() {
        assert_eq!(word_at("Two boats burned", 6), 4..9);
        assert_eq!(word_at("Two boats burned", 4), 4..9);
        assert_eq!(word_at("", 0), 0..0);
    }
}
