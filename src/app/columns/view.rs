//! The columns and how far each is scrolled.

mod level;

use super::bonds::Bonds;
use super::flow::{Flow, stack};
use super::header::Header;
use super::options::{self, Options};
use super::plan::{Item, Layout, plan};
use super::ribbons::{self, Bank};
use super::{row, strip};
use crate::account::{PassageId, Siglum};
use crate::app::actions::Action;
use crate::app::scene::Scene;
use crate::app::{selection, theme};
use crate::comparison::Comparison;
use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{self, Align2, FontId, Pos2, Rect, ScrollArea, Sense, TextStyle, Ui, UiBuilder, Vec2};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Between columns, with ribbons and without.
const RIBBONS: f32 = 34.0;
const SPACING: f32 = 12.0;
/// How wide a folded column is.
const FOLDED: f32 = 30.0;
/// The least width of a column at the usual size of text: a word that is wider is rare.
const LETTERS: f32 = 180.0;
/// So much of its least width a column has where all of them fit then.
const GIVES_WAY: f32 = 0.9;
/// Where in the view the columns are level while they are scrolled, from its top.
const LEVEL: f32 = 0.3;
/// What stays in view of a text whose last passages are brought level, in points. The reader scrolls to half a view past the end at most.
const LAST: f32 = 30.0;
/// How long a frame may lay out text, what is not in view included. What is in view is laid out however long it takes.
const AHEAD: Duration = Duration::from_millis(3);

/// Where a column begins: above its first passage, so that what is left out before that is seen.
const TOP: (usize, f32) = (0, -1e6);

/// The columns and how far each is scrolled.
pub(in crate::app) struct Columns {
    flows: Vec<Flow>,
    bonds: Bonds,
    layout: Layout,
    leader: usize,
    options: Options,
    folded: BTreeSet<usize>,
    /// For each column, the passage at the top of its view and how far below the passage's top that is.
    places: Vec<(usize, f32)>,
    header: Header,
    /// What is to be brought level in the next frame.
    level: Option<Vec<(usize, Target)>>,
    /// In step only: what is selected stands elsewhere than its counterparts, and each column shows its own until the reader scrolls.
    apart: bool,
    /// The column that is to be scrolled into view in the next frame, and the one that should be seen with it where both have room.
    reveal: Option<(usize, usize)>,
    /// How high the view of a text was in the last frame.
    seen: f32,
    /// Heights or rows have changed since they were stacked.
    stale: bool,
    /// The accounts of the comparison shown before have to be planned anew.
    planned: bool,
}

/// What of a column is to be brought level with the others.
#[derive(Clone, Copy, Debug)]
enum Target {
    Passage(usize),
    Silent(usize),
}

impl Columns {
    pub(in crate::app) fn new(options: Options) -> Self {
        Self {
            flows: Vec::new(),
            bonds: Bonds::default(),
            layout: Layout { leader: None, gaps: options.gaps, opened: BTreeSet::new() },
            leader: 0,
            options,
            folded: BTreeSet::new(),
            places: Vec::new(),
            header: Header::default(),
            level: None,
            apart: false,
            reveal: None,
            seen: 0.0,
            stale: true,
            planned: false,
        }
    }

    pub(in crate::app) fn options(&self) -> &Options {
        &self.options
    }

    pub(in crate::app) fn opened_gaps(&self) -> &BTreeSet<(usize, usize)> {
        &self.layout.opened
    }

    pub(in crate::app) fn set_options(&mut self, options: Options) {
        self.options = options;
        self.planned = false;
    }

    /// Turns to another comparison. `to` says where each account of the one before is now, if it still is.
    pub(in crate::app) fn turn(&mut self, comparison: &Comparison, to: &[Option<usize>]) {
        let moved = |old: usize| to.get(old).copied().flatten();
        self.folded = self.folded.iter().filter_map(|&old| moved(old)).collect();
        self.leader = moved(self.leader).unwrap_or(0);
        let mut places = vec![TOP; comparison.accounts.len()];
        for (old, &place) in self.places.iter().enumerate() {
            if let Some(new) = moved(old).filter(|&new| place.0 < comparison.passages[new].len()) {
                places[new] = place;
            }
        }
        self.places = places;
        self.layout.opened.clear();
        self.bonds = Bonds::new(comparison);
        self.flows.clear();
        self.flows.resize_with(comparison.accounts.len(), Flow::default);
        (self.level, self.apart, self.reveal) = (None, false, None);
        self.planned = false;
    }

    /// The columns that are folded.
    pub(in crate::app) fn folded(&self) -> impl Iterator<Item = Siglum> + '_ {
        self.folded.iter().map(|&own| Siglum::of(own))
    }

    /// The account that leads when the columns go in step.
    pub(in crate::app) fn leader(&self) -> Siglum {
        Siglum::of(self.leader)
    }

    /// Folds these columns and no others, and lets this account lead.
    pub(in crate::app) fn set_folded(&mut self, folded: Vec<Siglum>, leader: Option<Siglum>) {
        self.folded = folded.into_iter().map(Siglum::index).collect();
        self.leader = leader.map_or(self.leader, Siglum::index);
        self.planned = false;
    }

    pub(in crate::app) fn fold(&mut self, siglum: Siglum) {
        if !self.folded.remove(&siglum.index()) {
            self.folded.insert(siglum.index());
        }
    }

    pub(in crate::app) fn lead(&mut self, siglum: Siglum) {
        self.leader = siglum.index();
        self.options.in_step = true;
        self.planned = false;
    }

    /// Lists what is left out at a place, or folds it together again.
    pub(in crate::app) fn open_gap(&mut self, siglum: Siglum, place: usize) {
        let gap = (siglum.index(), place);
        if !self.layout.opened.remove(&gap) {
            self.layout.opened.insert(gap);
        }
        self.planned = false;
    }

    pub(in crate::app) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        let action = options::show(ui, scene.comparison, &self.options, Siglum::of(self.leader));
        ui.separator();
        self.plan(scene.comparison);
        let count = scene.comparison.accounts.len();
        let spacing = if self.options.ribbons { RIBBONS } else { SPACING };
        let open = count - self.folded.len().min(count);
        let taken = spacing * count.saturating_sub(1) as f32 + theme::sized(ui, FOLDED) * self.folded.len() as f32;
        let least = self.options.width.max(theme::sized(ui, LETTERS));
        let width = column_width((ui.available_width() - taken) / open.max(1) as f32, least);
        let output = ScrollArea::horizontal().id_salt("columns").auto_shrink(false).show(ui, |ui| {
            let area = Rect::from_min_size(ui.max_rect().min, Vec2::new(ui.max_rect().width(), ui.available_height()));
            self.columns(ui, scene, area, width, spacing)
        });
        output.inner.or(action)
    }

    /// Works out anew what stands in the columns when that has changed.
    fn plan(&mut self, comparison: &Comparison) {
        if self.planned {
            return;
        }
        self.layout.leader = self.options.in_step.then_some(self.leader.min(comparison.accounts.len().saturating_sub(1)));
        self.layout.gaps = self.options.gaps;
        self.apart = false;
        for ((own, items), flow) in plan(comparison, &self.bonds, &self.layout).into_iter().enumerate().zip(&mut self.flows) {
            flow.set_items(comparison.passages[own].len(), items);
        }
        (self.planned, self.stale) = (true, true);
    }

    fn columns(&mut self, ui: &mut Ui, scene: &Scene<'_>, area: Rect, width: f32, spacing: f32) -> Option<Action> {
        let mut action = None;
        let mut left = area.left();
        let count = self.flows.len();
        let mut rects = Vec::with_capacity(count);
        for own in 0..count {
            let folded = self.folded.contains(&own);
            let rect = Rect::from_min_size(
                Pos2::new(left, area.top()),
                Vec2::new(if folded { theme::sized(ui, FOLDED) } else { width }, area.height()),
            );
            left = rect.right() + spacing;
            rects.push(rect);
        }
        ui.allocate_rect(Rect::from_min_max(area.min, Pos2::new(left - spacing, area.bottom())), Sense::hover());
        if let Some((own, other)) = self.reveal.take()
            && let (Some(&own), Some(&other)) = (rects.get(own), rects.get(other))
        {
            let both = own.union(other);
            ui.scroll_to_rect(if both.width() <= ui.clip_rect().width() { both } else { own }, None);
        }
        // Heads first: they say where the texts begin.
        let mut texts = Vec::with_capacity(count);
        for (own, &rect) in rects.iter().enumerate() {
            let siglum = Siglum::of(own);
            let head = if self.folded.contains(&own) {
                action = folded_head(ui, siglum, rect).or(action);
                theme::sized(ui, 32.0)
            } else {
                let mut head = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("head", own)));
                head.set_clip_rect(rect.intersect(ui.clip_rect()));
                action = self.header.show(&mut head, scene.comparison, siglum).or(action);
                head.separator();
                head.min_rect().height() + 4.0
            };
            texts.push(Rect::from_min_max(
                Pos2::new(rect.left(), rect.top() + head),
                Pos2::new(rect.right() - strip::WIDTH - 2.0, rect.bottom()),
            ));
        }
        self.seen = texts.first().map_or(0.0, |text| text.height());
        self.lay_out(ui, scene, width, self.seen);
        let offsets: Vec<f32> = (0..count).map(|own| self.offset(own, texts[own].height())).collect();
        let mut scrolled = None;
        for own in 0..count {
            let (text, rect) = (texts[own], rects[own]);
            // Columns out of sight, sideways, cost nothing.
            if !rect.intersects(ui.clip_rect()) {
                continue;
            }
            if !self.folded.contains(&own) {
                let (clicked, offset) = self.text(ui, scene, own, text, offsets[own]);
                action = clicked.or(action);
                let by_reader = ui.rect_contains_pointer(rect) && (offset - offsets[own]).abs() > 0.5;
                scrolled = by_reader.then_some((own, offset)).or(scrolled);
            }
            let beside = Rect::from_min_max(Pos2::new(rect.right() - strip::WIDTH, text.top()), rect.right_bottom());
            let view = (offsets[own], offsets[own] + text.height());
            let went = strip::show(ui, scene, Siglum::of(own), &self.flows[own], beside, view);
            scrolled = went.map(|offset| (own, offset)).or(scrolled);
        }
        if self.options.ribbons {
            let open: Vec<usize> = (0..count).filter(|own| !self.folded.contains(own)).collect();
            for pair in open.windows(2) {
                let bank =
                    |own: usize| Bank { own, flow: &self.flows[own], text: texts[own], offset: offsets[own], right: rects[own].right() };
                if rects[pair[0]].union(rects[pair[1]]).intersects(ui.clip_rect()) && pair[1] == pair[0] + 1 {
                    action = ribbons::show(ui, scene, &self.bonds, bank(pair[0]), bank(pair[1])).or(action);
                }
            }
        }
        if let Some((own, offset)) = scrolled {
            self.scroll(own, offset, texts[own].height());
            ui.request_repaint();
        }
        action
    }

    /// Lays out what is in view, and then as much of the rest as a frame has time for.
    fn lay_out(&mut self, ui: &Ui, scene: &Scene<'_>, width: f32, height: f32) {
        let start = Instant::now();
        let size = TextStyle::Body.resolve(ui.style()).size;
        let text_width = width - row::GUTTER - strip::WIDTH - 14.0;
        for (own, flow) in self.flows.iter_mut().enumerate() {
            self.stale |= flow.fit(scene.comparison, own, text_width, size);
        }
        if std::mem::take(&mut self.stale) {
            stack(scene.comparison, &mut self.flows);
        }
        if let Some(targets) = self.level.take() {
            // Once with the heights as they are thought to be, and again when what comes into view has been laid out.
            for _ in 0..3 {
                self.set_level(&targets, height);
                if !self.measure_view(ui, scene, height) {
                    break;
                }
            }
        }
        for _ in 0..4 {
            if !self.measure_view(ui, scene, height) {
                break;
            }
        }
        self.measure_ahead(ui, scene, start);
    }

    /// Lays out what is in view and not known yet. Whether any height was another one than was thought.
    fn measure_view(&mut self, ui: &Ui, scene: &Scene<'_>, height: f32) -> bool {
        let mut changed = false;
        for own in (0..self.flows.len()).filter(|own| !self.folded.contains(own)) {
            let offset = self.offset(own, height);
            for row in self.flows[own].rows_in(offset, offset + height) {
                if let Some(&(_, Item::Passage(place))) = self.flows[own].items.get(row)
                    && !self.flows[own].is_known(place)
                {
                    changed |= measure(ui, scene, own, &mut self.flows[own], place);
                }
            }
        }
        if changed {
            stack(scene.comparison, &mut self.flows);
        }
        changed
    }

    /// Lays out what is not in view until so much time has passed since `start`: a frame that had much to lay out does no more.
    fn measure_ahead(&mut self, ui: &Ui, scene: &Scene<'_>, start: Instant) {
        let mut left = false;
        for own in (0..self.flows.len()).filter(|own| !self.folded.contains(own)) {
            while let Some(place) = self.flows[own].next_unknown() {
                if start.elapsed() > AHEAD {
                    left = true;
                    break;
                }
                self.stale |= measure(ui, scene, own, &mut self.flows[own], place);
            }
        }
        if left || self.stale {
            ui.request_repaint();
        }
    }

    /// Shows the text of a column. Gives back how far it is scrolled now.
    fn text(&self, ui: &mut Ui, scene: &Scene<'_>, own: usize, text: Rect, offset: f32) -> (Option<Action>, f32) {
        let flow = &self.flows[own];
        let siglum = Siglum::of(own);
        let mut child = ui.new_child(UiBuilder::new().max_rect(text).id_salt(("text", own)));
        child.set_clip_rect(text.intersect(ui.clip_rect()));
        let area =
            ScrollArea::vertical().id_salt(("scroll", own)).auto_shrink(false).scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        let mut action = None;
        let output = area.vertical_scroll_offset(offset).show_viewport(&mut child, |ui, view| {
            ui.set_height(text.height() + self.reach(own, text.height()).max(offset));
            let origin = ui.max_rect().min + Vec2::new(3.0, 0.0);
            for row in flow.rows_in(view.min.y, view.max.y) {
                let place = origin + Vec2::new(0.0, flow.top(row));
                action = row::show(ui, scene, siglum, flow.items[row].1, place, flow.fitted(), flow.height(row)).or(action.take());
            }
            select(ui, scene, siglum, flow, origin);
        });
        (action, output.state.clamped_offset().y)
    }
}

/// How wide a column is that has so much room: all of it, but hardly less than the least width. Columns give way a little before the last of
/// them would be cut off.
fn column_width(room: f32, least: f32) -> f32 {
    if room < least * GIVES_WAY { least.floor() } else { room.floor() }
}

/// While the reader drags over the text: selects up to what stands under the pointer, in whatever passage that is.
fn select(ui: &Ui, scene: &Scene<'_>, siglum: Siglum, flow: &Flow, origin: Pos2) {
    let owner = row::owner(siglum);
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|_| selection::is_dragging(ui, owner)) else { return };
    let (place, _) = flow.at(pointer.y - origin.y);
    let Some(&line) = flow.row_of.get(place) else { return };
    let rect = Rect::from_min_size(origin + Vec2::new(0.0, flow.top(line)), Vec2::new(flow.fitted().0, flow.height(line)));
    let head = row::hit(ui, scene, PassageId::new(siglum, place), rect, flow.fitted(), pointer);
    let text = &scene.comparison.account(siglum).text;
    selection::go_on(ui, owner, head, |range| text.get(range).unwrap_or_default().to_owned());
}

/// Lays out a passage. Whether its height is another one than was thought.
fn measure(ui: &Ui, scene: &Scene<'_>, own: usize, flow: &mut Flow, place: usize) -> bool {
    let id = PassageId::new(Siglum::of(own), place);
    let height = row::galley(ui, scene, id, flow.fitted()).size().y;
    flow.note(place, height)
}

/// The head of a folded column: its siglum, which unfolds it.
fn folded_head(ui: &Ui, siglum: Siglum, rect: Rect) -> Option<Action> {
    let head = Rect::from_min_size(rect.min, Vec2::new(rect.width(), theme::sized(ui, 28.0)));
    let response = ui.interact(head, ui.scope_id().with(("folded", siglum.index())), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Unfold {siglum}")));
    let ink = if response.hovered() || response.has_focus() { theme::selected(ui) } else { ui.visuals().strong_text_color() };
    ui.painter().text(head.center(), Align2::CENTER_CENTER, siglum.to_string(), FontId::proportional(theme::sized(ui, 18.0)), ink);
    response.on_hover_text(format!("Unfold {siglum}")).clicked().then_some(Action::Fold(siglum))
}
