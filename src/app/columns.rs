//! The accounts side by side, each sentence with the sign and colour of its standing.

use super::actions::Action;
use super::filter::Filter;
use super::{layout, theme};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Standing};
use eframe::egui::{self, Color32, CornerRadius, FontId, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

/// Room at the left of a sentence for its sign.
const GUTTER: f32 = 24.0;
/// Between sentences, and between paragraphs.
const GAP: f32 = 5.0;
const PARAGRAPH_GAP: f32 = 16.0;
/// Frames that a selection is held in place while the heights around it are being measured.
const SETTLE: u8 = 4;

/// The columns and how far each is scrolled.
#[derive(Default)]
pub(super) struct Columns {
    columns: Vec<Column>,
    /// Passages to bring level with one another at this height of the view, for so many more frames.
    level: Option<(Vec<PassageId>, f32, u8)>,
    renaming: Option<(Siglum, String)>,
}

/// One account's column.
#[derive(Default)]
struct Column {
    width: f32,
    size: f32,
    heights: Vec<f32>,
    measured: Vec<bool>,
    tops: Vec<f32>,
    offset: f32,
}

impl Columns {
    /// Forgets everything measured: the comparison is another one.
    pub(super) fn reset(&mut self) {
        self.columns.clear();
        self.level = None;
    }

    /// Brings the counterparts of a passage level with it in the next frames.
    pub(super) fn bring_level(&mut self, comparison: &Comparison, selected: PassageId) {
        let own = self.columns.get(selected.siglum.index());
        let height = own.and_then(|column| column.tops.get(selected.index as usize).map(|top| top - column.offset));
        let visible = height.filter(|height| (0.0..500.0).contains(height)).unwrap_or(120.0);
        let point = comparison.point_of(selected);
        let mut passages = vec![selected];
        for siglum in comparison.sigla().filter(|&siglum| siglum != selected.siglum) {
            let linked = point.passages_of(siglum).max_by(|&x, &y| {
                let alike = |id| comparison.link_between(selected, id).map_or(0.0, |link| link.similarity);
                alike(x).total_cmp(&alike(y)).then(y.cmp(&x))
            });
            passages.extend(linked.or_else(|| point.nearest.get(siglum.index()).copied().flatten().map(|nearest| nearest.passage)));
        }
        self.level = Some((passages, visible, SETTLE));
    }

    pub(super) fn show(&mut self, ui: &mut Ui, comparison: &Comparison, selected: Option<PassageId>, filter: Filter) -> Option<Action> {
        let count = comparison.accounts.len();
        self.columns.resize_with(count, Column::default);
        let mut action = None;
        let spacing = 10.0;
        let room = ui.available_size();
        let width = ((room.x - spacing * (count.max(1) - 1) as f32) / count.max(1) as f32).max(230.0);
        egui::ScrollArea::horizontal().id_salt("columns").auto_shrink(false).show(ui, |ui| {
            let origin = ui.max_rect().min;
            let height = ui.available_height();
            for siglum in comparison.sigla() {
                let left = origin.x + (width + spacing) * siglum.index() as f32;
                let rect = Rect::from_min_size(Pos2::new(left, origin.y), Vec2::new(width, height));
                ui.scope_builder(egui::UiBuilder::new().max_rect(rect).id_salt(("column", siglum.index())), |ui| {
                    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
                    action = self.header(ui, comparison, siglum).or(action.take());
                    ui.separator();
                    action = self.text(ui, comparison, siglum, selected, filter).or(action.take());
                });
            }
        });
        if let Some((_, _, frames)) = &mut self.level {
            *frames -= 1;
            ui.request_repaint();
            if *frames == 0 {
                self.level = None;
            }
        }
        action
    }

    fn header(&mut self, ui: &mut Ui, comparison: &Comparison, siglum: Siglum) -> Option<Action> {
        let account = comparison.account(siglum);
        let mut action = None;
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(siglum.to_string()).strong().size(20.0));
            if let Some((_, title)) = self.renaming.as_mut().filter(|(renamed, _)| *renamed == siglum) {
                let field = ui.add(egui::TextEdit::singleline(title).desired_width(ui.available_width() - 8.0));
                let field = field.accessible_name("Title of the account");
                if !field.has_focus() && !field.lost_focus() {
                    field.request_focus();
                }
                if field.lost_focus() {
                    let keep = !ui.input(|input| input.key_pressed(egui::Key::Escape)) && !title.trim().is_empty();
                    action = keep.then(|| Action::Rename(siglum, title.trim().to_owned()));
                    self.renaming = None;
                }
                return;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let menu = ui.menu_button("⋯", |ui| {
                    if ui.button("Rename…").clicked() {
                        self.renaming = Some((siglum, account.facts.title.clone()));
                        ui.close();
                    }
                    let last = comparison.accounts.len() - 1;
                    for (label, step, possible) in [("Move left", -1, siglum.index() > 0), ("Move right", 1, siglum.index() < last)] {
                        if ui.add_enabled(possible, egui::Button::new(label)).clicked() {
                            action = Some(Action::Move(siglum, step));
                            ui.close();
                        }
                    }
                    if ui.button("Remove").clicked() {
                        action = Some(Action::Remove(siglum));
                        ui.close();
                    }
                });
                let _ = menu.response.accessible_name(format!("Menu of account {siglum}"));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let font = FontId::proportional(egui::TextStyle::Body.resolve(ui.style()).size);
                    let ink = ui.visuals().strong_text_color();
                    layout::one_line(ui, &account.facts.title, &font, ink).on_hover_ui(|ui| {
                        let ink = ui.visuals().text_color();
                        layout::paragraph(ui, &account.facts.title, &font, ink, &[]);
                    });
                });
            });
        });
        let facts = [account.facts.source.clone(), account.facts.author.clone(), account.facts.published.clone()];
        let known: Vec<String> = facts.into_iter().flatten().collect();
        let file = crate::account::file_name(&account.facts.file);
        let line = if known.is_empty() { file } else { format!("{} · {file}", known.join(" · ")) };
        ui.horizontal(|ui| {
            let font = egui::TextStyle::Small.resolve(ui.style());
            if !account.warnings.is_empty() {
                let sign = ui.label(egui::RichText::new("⚠").font(font.clone()).color(theme::problem(ui)));
                sign.on_hover_text(format!("While it was opened:\n{}", account.warnings.join("\n")));
            }
            let ink = ui.visuals().weak_text_color();
            layout::one_line(ui, &line, &font, ink).on_hover_ui(|ui| {
                ui.label(&account.facts.file);
                ui.label(format!("{} words", account.words()));
                ui.label(format!("SHA-256 {}", account.facts.sha256));
            });
        });
        action
    }

    fn text(
        &mut self,
        ui: &mut Ui,
        comparison: &Comparison,
        siglum: Siglum,
        selected: Option<PassageId>,
        filter: Filter,
    ) -> Option<Action> {
        let index = siglum.index();
        let size = egui::TextStyle::Body.resolve(ui.style()).size;
        let width = ui.available_width() - GUTTER - 14.0;
        self.columns[index].fit(comparison, siglum, width, size);
        let wanted = self.level.as_ref().and_then(|(passages, height, _)| {
            let id = passages.iter().find(|id| id.siglum == siglum)?;
            Some((self.columns[index].tops.get(id.index as usize)? - height).max(0.0))
        });
        let mut area = egui::ScrollArea::vertical().id_salt(("text", index)).auto_shrink(false);
        if let Some(offset) = wanted {
            area = area.vertical_scroll_offset(offset);
        }
        let mut action = None;
        let column = &mut self.columns[index];
        let output = area.show_viewport(ui, |ui, view| {
            ui.set_height(column.total());
            let origin = ui.max_rect().min;
            let first = column.tops.partition_point(|&top| top < view.min.y).saturating_sub(1);
            let mut at = first;
            while at < column.tops.len() && column.tops[at] < view.max.y {
                let id = PassageId::new(siglum, at);
                let row = Row { comparison, id, selected: selected == Some(id), linked: false, dim: false };
                action = column.row(ui, origin, row.with(selected, filter)).or(action.take());
                at += 1;
            }
        });
        self.columns[index].offset = output.state.clamped_offset().y;
        action
    }
}

/// One sentence to be shown.
#[derive(Clone, Copy)]
struct Row<'a> {
    comparison: &'a Comparison,
    id: PassageId,
    selected: bool,
    linked: bool,
    dim: bool,
}

impl Row<'_> {
    fn with(mut self, selected: Option<PassageId>, filter: Filter) -> Self {
        let point = self.comparison.point_of(self.id);
        self.linked = selected.is_some_and(|other| self.comparison.point_of(other).index == point.index);
        self.dim = !filter.passes(self.comparison, point) && !self.linked;
        self
    }
}

impl Column {
    /// Estimates the heights that are not known yet, and sums them up.
    fn fit(&mut self, comparison: &Comparison, siglum: Siglum, width: f32, size: f32) {
        let passages = &comparison.passages[siglum.index()];
        if self.heights.len() != passages.len() || (self.width - width).abs() > 0.5 || (self.size - size).abs() > 0.01 {
            let letters = (width / (size * 0.48)).max(8.0);
            self.heights = passages.iter().map(|passage| (passage.span.len() as f32 / letters).ceil().max(1.0) * size * 1.45).collect();
            self.measured = vec![false; passages.len()];
            (self.width, self.size) = (width, size);
        }
        self.tops.clear();
        let mut top = 4.0;
        for (at, passage) in passages.iter().enumerate() {
            if at > 0 {
                top += if passages[at - 1].block == passage.block { GAP } else { PARAGRAPH_GAP };
            }
            self.tops.push(top);
            top += self.heights[at];
        }
    }

    fn total(&self) -> f32 {
        self.tops.last().zip(self.heights.last()).map_or(0.0, |(top, height)| top + height) + 40.0
    }

    fn row(&mut self, ui: &mut Ui, origin: Pos2, row: Row<'_>) -> Option<Action> {
        let at = row.id.index as usize;
        let text = row.comparison.text(row.id);
        let point = row.comparison.point_of(row.id);
        let passage = row.comparison.passage(row.id);
        let heading = passage.kind == crate::account::BlockKind::Heading;
        let font = FontId::proportional(if heading { self.size * 1.15 } else { self.size });
        let ink = if row.dim { ui.visuals().weak_text_color().gamma_multiply(0.6) } else { ui.visuals().text_color() };
        let job = layout::job(ui, text, self.width, &font, ink, &[]);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        if !self.measured[at] {
            self.measured[at] = true;
            if (self.heights[at] - galley.size().y).abs() > 0.5 {
                self.heights[at] = galley.size().y;
                ui.request_repaint();
            }
        }
        let rect = Rect::from_min_size(origin + Vec2::new(0.0, self.tops[at]), Vec2::new(self.width + GUTTER, galley.size().y));
        let response = ui.interact(rect, ui.scope_id().with(("passage", at)), Sense::click());
        let name = format!("{}, {}: {}", row.id, point.standing, text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let painter = ui.painter();
        let back = rect.expand2(Vec2::new(2.0, 2.0));
        let tint = if row.dim { Color32::TRANSPARENT } else { theme::tint(ui, point.standing) };
        painter.rect_filled(back, CornerRadius::same(4), tint);
        if row.selected || row.linked {
            let stroke = Stroke::new(if row.selected { 2.0 } else { 1.0 }, theme::selected(ui));
            painter.rect_stroke(back, CornerRadius::same(4), stroke, StrokeKind::Outside);
        } else if response.has_focus() {
            painter.rect_stroke(back, CornerRadius::same(4), ui.visuals().selection.stroke, StrokeKind::Outside);
        } else if response.hovered() {
            painter.rect_stroke(back, CornerRadius::same(4), Stroke::new(1.0, ui.visuals().weak_text_color()), StrokeKind::Outside);
        }
        let sign_ink = if row.dim { ink } else { theme::colour(ui, point.standing) };
        let bold = FontId::proportional(if point.standing == Standing::SingleSource { self.size } else { self.size * 1.1 });
        painter.text(rect.min + Vec2::new(GUTTER / 2.0 - 2.0, 1.0), egui::Align2::CENTER_TOP, theme::sign(point.standing), bold, sign_ink);
        let right = galley.job.halign == egui::Align::RIGHT;
        let place = rect.min + Vec2::new(if right { GUTTER + self.width } else { GUTTER }, 0.0);
        painter.galley(place, galley, ink);
        response.clone().on_hover_ui(|ui| {
            ui.label(format!("{} · {}", row.id, point.standing));
        });
        response.clicked().then_some(Action::Select(row.id))
    }
}
