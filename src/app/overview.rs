//! The overview: pictures of the whole comparison. Who agrees with whom and how often, how much of each account the others
//! share, who copies whom, and who stands alone. Every mark leads to the passages behind it.

use super::actions::Action;
use super::filter::Filter;
use super::scene::Scene;
use super::{layout, theme, words};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, CountedAs, Relation, Standing};
use eframe::egui::{
    self, Align2, Color32, FontId, Pos2, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
};

/// The overview, with the figures of the comparison that is shown.
#[derive(Debug, Default)]
pub(super) struct Overview {
    figures: Option<Figures>,
}

/// What the pictures are drawn from.
#[derive(Debug, PartialEq)]
struct Figures {
    /// For each account, how many of its passages are on points that are counted as each, in the order of [`CountedAs::ALL`].
    counted: Vec<[usize; PARTS]>,
    /// For accounts `x` and `y`, how many points they agree and contradict each other on.
    meetings: Vec<Vec<(usize, usize)>>,
}

/// How many parts a bar can have.
const PARTS: usize = CountedAs::ALL.len();
const NAMES: f32 = 220.0;

impl Figures {
    fn new(comparison: &Comparison) -> Self {
        let count = comparison.accounts.len();
        let mut counted = vec![[0; PARTS]; count];
        for siglum in comparison.sigla() {
            for place in 0..comparison.passages[siglum.index()].len() {
                let point = comparison.point_of(PassageId::new(siglum, place));
                counted[siglum.index()][point.counted_as() as usize] += usize::from(!comparison.is_label(point));
            }
        }
        let mut meetings = vec![vec![(0, 0); count]; count];
        for point in &comparison.points {
            for x in point.speakers() {
                for y in point.speakers().filter(|&y| y > x) {
                    let has = |relation| {
                        comparison.links_of(point).any(|link| link.relation == relation && (link.a.siglum, link.b.siglum) == (x, y))
                    };
                    let (agrees, contradicts) = (has(Relation::Agrees), has(Relation::Contradicts));
                    for (row, column) in [(x, y), (y, x)] {
                        let cell = &mut meetings[row.index()][column.index()];
                        cell.0 += usize::from(agrees);
                        cell.1 += usize::from(contradicts);
                    }
                }
            }
        }
        Self { counted, meetings }
    }

    /// The part of an account's passages that are on points that others agree on or dispute, 0 to 1.
    fn shared(&self, own: usize) -> f32 {
        let [disputed, corroborated, repeated, ..] = self.counted[own];
        let (shared, whole) = (disputed + corroborated + repeated, self.counted[own].iter().sum::<usize>());
        if whole == 0 { 0.0 } else { shared as f32 / whole as f32 }
    }
}

impl Overview {
    /// Forgets the figures: the comparison is another one.
    pub(super) fn reset(&mut self) {
        self.figures = None;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        let comparison = scene.comparison;
        let figures = self.figures.get_or_insert_with(|| Figures::new(comparison));
        let mut action = None;
        ScrollArea::both().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            ui.heading("How much of each account the others share");
            ui.label(RichText::new("Each bar is a whole account, passage by passage. Click a part to see its points.").weak());
            ui.add_space(6.0);
            for siglum in comparison.sigla() {
                action = bar(ui, comparison, figures, siglum).or(action.take());
            }
            for notice in comparison.sigla().filter_map(|siglum| comparison.unread_notice(siglum)) {
                ui.label(format!("{notice}."));
            }
            let is_read = |siglum: &Siglum| comparison.unread_notice(*siglum).is_none();
            let alone = comparison.sigla().filter(|siglum| figures.shared(siglum.index()) < 0.15 && is_read(siglum));
            let alone: Vec<Siglum> = alone.collect();
            if !alone.is_empty() && comparison.accounts.len() > 1 {
                let verb = if alone.len() == 1 { "stands" } else { "stand" };
                ui.label(format!("{} {verb} alone: less than 15 % of what is told there was found in the others.", words::list(&alone)));
            }
            action = undecided(ui, comparison).or(action.take());
            ui.add_space(18.0);
            ui.heading("Who agrees with whom");
            ui.label(
                RichText::new("Points on which two accounts agree (✔) and contradict each other (≠). Click a figure to see them.").weak(),
            );
            ui.add_space(6.0);
            action = meetings(ui, comparison, figures).or(action.take());
            ui.add_space(18.0);
            ui.heading("Who copies whom");
            action = copying(ui, comparison).or(action.take());
        });
        action
    }
}

/// How many points are not decided, which leads to them.
fn undecided(ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
    let count = comparison.points.iter().filter(|point| point.is_undecided()).count();
    if count == 0 {
        return None;
    }
    let points = words::counted(count, "point", "points");
    let text = format!("≈ On {points} several accounts speak of the same matter; whether they agree was not decided.");
    let link = ui.link(text).on_hover_text("Not counted as shared. See them, and look yourself");
    link.clicked().then(|| Action::ShowOnly(Filter::undecided()))
}

fn bar(ui: &mut Ui, comparison: &Comparison, figures: &Figures, siglum: Siglum) -> Option<Action> {
    let mut action = None;
    let size = TextStyle::Body.resolve(ui.style()).size;
    let room = (ui.available_width() - theme::sized(ui, NAMES) - theme::sized(ui, 150.0)).clamp(160.0, 700.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(theme::sized(ui, NAMES) + room + theme::sized(ui, 140.0), size * 2.0), Sense::hover());
    name(ui, comparison, siglum, "bars", rect.with_max_x(rect.left() + theme::sized(ui, NAMES)));
    let parts = figures.counted[siglum.index()];
    let whole: usize = parts.iter().sum();
    let mut left = rect.left() + theme::sized(ui, NAMES);
    for (counted, count) in CountedAs::ALL.into_iter().zip(parts).filter(|(_, count)| *count > 0) {
        let standing = counted.standing();
        let width = room * count as f32 / whole as f32;
        let part = Rect::from_min_size(Pos2::new(left, rect.top() + 3.0), Vec2::new(width, rect.height() - 6.0));
        left += width;
        let label = format!("{siglum}: {count} {counted}");
        let response = ui.interact(part, ui.scope_id().with(("bar", siglum.index(), counted as u8)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        let fill = if standing == Standing::SingleSource { ui.visuals().faint_bg_color } else { theme::tint(ui, standing) };
        ui.painter().rect_filled(part, 0.0, fill);
        let edge = if response.hovered() || response.has_focus() { theme::selected(ui) } else { theme::colour(ui, standing) };
        ui.painter().rect_stroke(part.shrink(0.5), 0.0, Stroke::new(1.0, edge), StrokeKind::Inside);
        let room = |text: &str| width > 14.0 + size * 0.6 * text.chars().count() as f32;
        let text = [format!("{} {count}", theme::counted_sign(counted)), count.to_string()];
        if let Some(text) = text.into_iter().find(|text| room(text)) {
            ui.painter().text(part.center(), Align2::CENTER_CENTER, text, FontId::proportional(size), theme::colour(ui, standing));
        }
        let tip = format!("{} of {siglum}: {counted}", words::counted(count, "passage", "passages"));
        if response.on_hover_text(tip).clicked() {
            action = Some(Action::ShowOnly(Filter { counted: Some(counted), speaker: Some(siglum), ..Filter::default() }));
        }
    }
    let share = format!("{:.0} % shared", figures.shared(siglum.index()) * 100.0);
    let place = Pos2::new(rect.left() + theme::sized(ui, NAMES) + room + 10.0, rect.center().y);
    let shown = ui.painter().text(place, Align2::LEFT_CENTER, share, FontId::proportional(size), ui.visuals().text_color());
    let tip = format!(
        "How many passages of {siglum} are on points that others agree on or dispute. Where it was not decided whether they agree (≈) is not counted"
    );
    ui.interact(shown, ui.scope_id().with(("share", siglum.index())), Sense::hover()).on_hover_text(tip);
    action
}

/// The sign and title of an account; the whole title where the pointer rests on it.
fn name(ui: &Ui, comparison: &Comparison, siglum: Siglum, table: &str, rect: Rect) {
    let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
    let ink = ui.visuals().text_color();
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, siglum.to_string(), font.clone(), ui.visuals().strong_text_color());
    let job = layout::line(ui, &comparison.account(siglum).facts.title, theme::sized(ui, NAMES - 40.0), &font, ink);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(Pos2::new(rect.left() + theme::sized(ui, 28.0), rect.center().y - galley.size().y / 2.0), galley, ink);
    ui.interact(rect, ui.scope_id().with(("name", table, siglum.index())), Sense::hover()).on_hover_ui(|ui| {
        layout::paragraph(ui, &comparison.account(siglum).facts.title, &font, ui.visuals().text_color(), &[]);
    });
}

fn meetings(ui: &mut Ui, comparison: &Comparison, figures: &Figures) -> Option<Action> {
    let mut action = None;
    let count = comparison.accounts.len();
    let size = TextStyle::Body.resolve(ui.style()).size;
    // Twelve accounts are seen at once where there is room.
    let cell = ((ui.available_width() - theme::sized(ui, NAMES)) / count.max(1) as f32)
        .clamp(theme::sized(ui, 74.0), theme::sized(ui, 104.0))
        .floor();
    let height = size * 2.4;
    let (rect, _) =
        ui.allocate_exact_size(Vec2::new(theme::sized(ui, NAMES) + cell * count as f32, height * (count + 1) as f32), Sense::hover());
    let at = |row: usize, column: usize| {
        Rect::from_min_size(
            rect.min + Vec2::new(theme::sized(ui, NAMES) + cell * column as f32, height * (row + 1) as f32),
            Vec2::new(cell, height),
        )
        .shrink(1.5)
    };
    let largest = |pick: fn(&(usize, usize)) -> usize| figures.meetings.iter().flatten().map(pick).max().unwrap_or(0).max(1) as f32;
    let (most_agreed, most_disputed) = (largest(|cell| cell.0), largest(|cell| cell.1));
    for x in comparison.sigla() {
        let row = x.index();
        let head = Rect::from_min_size(rect.min + Vec2::new(theme::sized(ui, NAMES) + cell * row as f32, 0.0), Vec2::new(cell, height));
        let ink = ui.visuals().strong_text_color();
        ui.painter().text(head.center(), Align2::CENTER_CENTER, x.to_string(), FontId::proportional(size), ink);
        ui.interact(head, ui.scope_id().with(("meeting head", row)), Sense::hover()).on_hover_ui(|ui| {
            let (font, ink) = (FontId::proportional(size), ui.visuals().text_color());
            layout::paragraph(ui, &comparison.account(x).facts.title, &font, ink, &[]);
        });
        name(
            ui,
            comparison,
            x,
            "meetings",
            Rect::from_min_size(Pos2::new(rect.left(), at(row, 0).top()), Vec2::new(theme::sized(ui, NAMES), height)),
        );
        for y in comparison.sigla() {
            let whole = at(row, y.index());
            if x == y {
                ui.painter().rect_filled(whole, 3.0, ui.visuals().faint_bg_color);
                continue;
            }
            let (agreed, disputed) = figures.meetings[row][y.index()];
            for (half, relation, points, most) in [
                (whole.with_max_x(whole.center().x - 0.5), Relation::Agrees, agreed, most_agreed),
                (whole.with_min_x(whole.center().x + 0.5), Relation::Contradicts, disputed, most_disputed),
            ] {
                let clicked = half_cell(ui, (x, y), relation, half, points, points as f32 / most);
                if clicked {
                    action = Some(Action::ShowOnly(Filter { between: Some((x, y, relation)), ..Filter::default() }));
                }
            }
        }
    }
    action
}

/// One figure, on a ground that is the stronger the larger it is. Whether it was clicked.
fn half_cell(ui: &Ui, (x, y): (Siglum, Siglum), relation: Relation, rect: Rect, points: usize, strength: f32) -> bool {
    let standing = if relation == Relation::Agrees { Standing::Corroborated } else { Standing::Disputed };
    let verb = if relation == Relation::Agrees { "agree" } else { "contradict each other" };
    let label = format!("{x} and {y} {verb} on {}", words::counted(points, "point", "points"));
    let sense = if points > 0 { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("meeting", x.index(), y.index(), relation as u8)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, points > 0, &label));
    let ground = if points == 0 { Color32::TRANSPARENT } else { theme::tint(ui, standing) };
    ui.painter().rect_filled(rect, 3.0, ground);
    // The bar at the foot says the same as the figure, for the eye.
    let foot =
        Rect::from_min_max(Pos2::new(rect.left(), rect.bottom() - 4.0), Pos2::new(rect.left() + rect.width() * strength, rect.bottom()));
    ui.painter().rect_filled(foot, 1.0, theme::colour(ui, standing));
    let ink = if points == 0 { ui.visuals().weak_text_color() } else { theme::colour(ui, standing) };
    let size = TextStyle::Body.resolve(ui.style()).size;
    // What is nothing draws no eye.
    let text = if points == 0 { "–".to_owned() } else { format!("{} {points}", theme::relation_sign(relation)) };
    ui.painter().text(rect.center() - Vec2::new(0.0, 2.0), Align2::CENTER_CENTER, text, FontId::proportional(size), ink);
    if points > 0 && (response.hovered() || response.has_focus()) {
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, theme::selected(ui)), StrokeKind::Inside);
    }
    response.on_hover_text(label).clicked()
}

fn copying(ui: &mut Ui, comparison: &Comparison) -> Option<Action> {
    let mut action = None;
    if comparison.copying.is_empty() {
        let run = comparison.settings.copied_run;
        ui.label(format!("No two accounts share wording of {run} words or more in a row."));
    }
    for copying in &comparison.copying {
        ui.horizontal(|ui| {
            let (a, b) = (copying.a, copying.b);
            let mut text = format!("{a} and {b} share {:.0} % of the shorter text in long runs of the same words", copying.share * 100.0);
            if let Some(later) = comparison.later_copy(copying) {
                text.push_str(&format!("; {later} was published later"));
            }
            if ui.link(text).on_hover_text("See the points where the wording is copied").clicked() {
                action = Some(Action::ShowOnly(Filter {
                    between: Some((a, b, Relation::Agrees)),
                    counted: Some(CountedAs::Repeated),
                    ..Filter::default()
                }));
            }
            let bar = egui::ProgressBar::new(copying.share).desired_width(160.0).desired_height(8.0);
            let bar = ui.add(bar).on_hover_text("How much of the shorter text is copied");
            bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("Copied by {a} and {b}")));
        });
    }
    action
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    #[test]
    fn figures_count_points_for_both_accounts_of_a_pair() {
        let texts = [
            "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n",
            "The fire killed 17 people on Tuesday night.\nMayor thanked the crews.\n",
            "Schools stay closed until Monday.\n",
        ];
        let accounts: Vec<Account> = texts.iter().map(|text| Account::from_text(text, "a.txt")).collect();
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let figures = Figures::new(&comparison);
        assert_eq!(figures.meetings[0][1], (1, 1));
        assert_eq!(figures.meetings[1][0], (1, 1));
        assert_eq!(figures.meetings[0][2], (0, 0));
        assert_eq!((figures.shared(0), figures.shared(2)), (1.0, 0.0));
    }
}
