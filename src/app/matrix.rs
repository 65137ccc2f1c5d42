//! The matrix: a row for every point, a column for every account, and in the cell what that account has to say on it.
//!
//! ```text
//! point            A             B              C
//! ≠ P4  The toll   ≠ 12 people   ≠ 17 people    –
//! ✔ P7  The crew   ✔ says        ✔ says         ≈ differs
//! ```

use super::actions::Action;
use super::scene::Scene;
use super::{help, layout, theme, words};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, CountedAs, EvidenceKind, Point, Relation, Silence, Standing, Voice};
use eframe::egui::{
    self, Align2, Color32, FontId, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// As the story goes.
    #[default]
    Story,
    /// Disputed first, single sources last.
    Standing,
    /// Those that most accounts speak of first.
    Accounts,
    /// Those that this account leaves out first.
    Missing(Siglum),
}

/// The matrix view.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    sort: Sort,
    grouped: bool,
    order: Vec<Line>,
    /// What `order` was made for.
    made_for: Option<(u64, Sort, bool)>,
    /// A point to scroll to in the next frame, unless it is in view.
    reveal: Option<usize>,
    /// The lines in view.
    visible: std::ops::Range<usize>,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Group(CountedAs, usize),
    Point(usize),
}

const POINT: f32 = 250.0;
const LEAST: f32 = 150.0;

impl Matrix {
    /// Scrolls to a point when the view is shown next.
    pub(super) fn reveal(&mut self, point: usize) {
        self.reveal = Some(point);
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
        self.options(ui, scene.comparison);
        ui.separator();
        let key = (scene.version, self.sort, self.grouped);
        if self.made_for != Some(key) {
            self.order = lines(scene, self.sort, self.grouped);
            self.made_for = Some(key);
        }
        let mut action = None;
        let count = scene.comparison.accounts.len();
        let size = TextStyle::Body.resolve(ui.style()).size;
        let height = (size * 1.35 * 2.0 + 10.0).round();
        let cell = ((ui.available_width() - theme::sized(ui, POINT)) / count.max(1) as f32).max(theme::sized(ui, LEAST)).floor();
        ScrollArea::horizontal().id_salt("matrix").auto_shrink(false).show(ui, |ui| {
            let (head, _) = ui.allocate_exact_size(Vec2::new(theme::sized(ui, POINT) + cell * count as f32, size * 2.0), Sense::hover());
            self.head(ui, scene.comparison, head, cell);
            if self.order.is_empty() {
                ui.label("No point passes the filter.");
                return;
            }
            let mut area = ScrollArea::vertical().id_salt("matrix rows").auto_shrink(false);
            let reveal = self.reveal.take().and_then(|point| self.order.iter().position(|line| *line == Line::Point(point)));
            if let Some(row) = reveal.filter(|row| !self.visible.contains(row)) {
                area = area.vertical_scroll_offset((row as f32 * height - ui.available_height() * 0.3).max(0.0));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, height, self.order.len(), |ui, rows| {
                // The first and last may be cut off.
                self.visible = rows.start + 1..rows.end.saturating_sub(1);
                for line in &self.order[rows] {
                    let (rect, _) =
                        ui.allocate_exact_size(Vec2::new(theme::sized(ui, POINT) + cell * count as f32, height), Sense::hover());
                    match *line {
                        Line::Group(counted, points) => group(ui, rect, counted, points),
                        Line::Point(point) => action = row(ui, scene, &scene.comparison.points[point], rect, cell).or(action.take()),
                    }
                }
            });
        });
        action
    }

    fn options(&mut self, ui: &mut Ui, comparison: &Comparison) {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("Sort by");
            let name = |sort: Sort| match sort {
                Sort::Story => "story order".to_owned(),
                Sort::Standing => "standing".to_owned(),
                Sort::Accounts => "number of accounts".to_owned(),
                Sort::Missing(siglum) => format!("not found in {siglum}"),
            };
            let chosen = egui::ComboBox::from_id_salt("sort").selected_text(name(self.sort)).width(160.0).show_ui(ui, |ui| {
                let sorts = [Sort::Story, Sort::Standing, Sort::Accounts].into_iter().chain(comparison.sigla().map(Sort::Missing));
                for sort in sorts {
                    if ui.selectable_label(self.sort == sort, name(sort)).clicked() {
                        self.sort = sort;
                    }
                }
            });
            let _ = chosen.response.labelled_by(label.id).on_hover_text("In which order the points stand from top to bottom");
            ui.checkbox(&mut self.grouped, "Group by standing").on_hover_text("A heading for each standing, its points below");
            for (sign, tip) in [
                ("✔ says", "The account says it, or is of the largest side of a dispute"),
                ("≠ contradicts", "The account contradicts what others say. Where no side of a dispute is the largest, all of them do"),
                ("≈ same matter, not decided", help::RELATED),
                ("– not found", "“Not found”: others share or dispute it, and no passage of the account was found that says it. A dash alone: one account only tells it"),
            ] {
                ui.add(egui::Label::new(egui::RichText::new(sign).weak()).extend()).on_hover_text(tip);
            }
        });
    }

    /// The names of the accounts; a click sorts by what an account leaves out.
    fn head(&mut self, ui: &Ui, comparison: &Comparison, rect: Rect, cell: f32) {
        let font = FontId::proportional(TextStyle::Body.resolve(ui.style()).size);
        let ink = ui.visuals().strong_text_color();
        ui.painter().text(rect.left_center() + Vec2::new(6.0, 0.0), Align2::LEFT_CENTER, "Point", font.clone(), ink);
        for siglum in comparison.sigla() {
            let own = column(ui, rect, siglum.index(), cell);
            let response = ui.interact(own, ui.scope_id().with(("matrix head", siglum.index())), Sense::click());
            let name = format!("Sort by what is not found in {siglum}");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            let title = &comparison.account(siglum).facts.title;
            let job = layout::line(ui, &format!("{siglum}  {title}"), cell - 12.0, &font, ink);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            ui.painter().galley(Pos2::new(own.left() + 6.0, own.center().y - galley.size().y / 2.0), galley, ink);
            if response.hovered() || response.has_focus() {
                ui.painter().hline(own.x_range().shrink(4.0), own.bottom() - 2.0, Stroke::new(1.5, theme::selected(ui)));
            }
            let response = response.on_hover_ui(|ui| {
                layout::paragraph(ui, title, &font, ui.visuals().text_color(), &[]);
                ui.label(format!("{name}. Click again for story order."));
            });
            if response.clicked() {
                self.sort = if self.sort == Sort::Missing(siglum) { Sort::Story } else { Sort::Missing(siglum) };
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), ui.visuals().widgets.noninteractive.bg_stroke);
    }
}

fn lines(scene: &Scene<'_>, sort: Sort, grouped: bool) -> Vec<Line> {
    let comparison = scene.comparison;
    let mut points: Vec<usize> = scene.points().collect();
    let counted = |point: usize| comparison.points[point].counted_as();
    // Of what is not decided first that of which a reason tells what differs.
    let standing = |point: usize| (counted(point), !comparison.is_worth_a_look(&comparison.points[point]));
    match sort {
        Sort::Story => {}
        Sort::Standing => points.sort_by_key(|&point| standing(point)),
        Sort::Accounts => points.sort_by_key(|&point| std::cmp::Reverse(comparison.points[point].speakers().count())),
        Sort::Missing(siglum) => points.sort_by_key(|&point| {
            let point = &comparison.points[point];
            (!comparison.is_omission(point, siglum), point.voices.get(siglum.index()) != Some(&Voice::Silent))
        }),
    }
    if !grouped {
        return points.into_iter().map(Line::Point).collect();
    }
    points.sort_by_key(|&point| standing(point));
    let mut lines = Vec::with_capacity(points.len() + CountedAs::ALL.len());
    for group in points.chunk_by(|&x, &y| counted(x) == counted(y)) {
        if let Some(&first) = group.first() {
            lines.push(Line::Group(counted(first), group.len()));
            lines.extend(group.iter().map(|&point| Line::Point(point)));
        }
    }
    lines
}

fn column(ui: &Ui, row: Rect, own: usize, cell: f32) -> Rect {
    Rect::from_min_size(Pos2::new(row.left() + theme::sized(ui, POINT) + cell * own as f32, row.top()), Vec2::new(cell, row.height()))
}

fn group(ui: &Ui, rect: Rect, counted: CountedAs, points: usize) {
    let size = TextStyle::Body.resolve(ui.style()).size;
    let text = format!("{}  {}, {}", theme::counted_sign(counted), words::capital(counted), words::counted(points, "point", "points"));
    let place = rect.left_bottom() + Vec2::new(6.0, -6.0);
    ui.painter().text(place, Align2::LEFT_BOTTOM, text, FontId::proportional(size * 1.15), theme::colour(ui, counted.standing()));
}

fn row(ui: &Ui, scene: &Scene<'_>, point: &Point, rect: Rect, cell: f32) -> Option<Action> {
    let selected = scene.selected_point == Some(point.index);
    if selected {
        ui.painter().rect_filled(rect, 3.0, theme::selected(ui).gamma_multiply(0.15));
    }
    let mut action = None;
    let head = Rect::from_min_size(rect.min, Vec2::new(theme::sized(ui, POINT), rect.height()));
    let first = point.passages.first().copied();
    let said = first.map_or("", |id| scene.comparison.text(id));
    let response = ui.interact(head, ui.scope_id().with(("matrix point", point.index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("{}, {}: {said}", point.id(), point.counted_as())));
    let size = TextStyle::Body.resolve(ui.style()).size;
    let colour = theme::colour(ui, point.standing);
    let sign = format!("{} {}", theme::counted_sign(point.counted_as()), point.id());
    ui.painter().text(head.min + Vec2::new(6.0, 5.0), Align2::LEFT_TOP, sign, FontId::proportional(size * 0.9), colour);
    two_lines(
        ui,
        head.shrink2(Vec2::new(0.0, 4.0)).with_min_x(head.left() + theme::sized(ui, 62.0)),
        said,
        size,
        ui.visuals().text_color(),
    );
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(head.shrink(1.0), 3.0, Stroke::new(1.0, theme::selected(ui)), StrokeKind::Inside);
    }
    let clicked = response.on_hover_ui(|ui| {
        ui.label(words::explanation(scene.comparison, point));
    });
    if let Some(id) = first.filter(|_| clicked.clicked()) {
        action = Some(Action::Select(id));
    }
    for siglum in scene.comparison.sigla() {
        action = voice(ui, scene, point, siglum, column(ui, rect, siglum.index(), cell)).or(action);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, ui.visuals().faint_bg_color));
    action
}

/// The cell of one account.
fn voice(ui: &Ui, scene: &Scene<'_>, point: &Point, siglum: Siglum, rect: Rect) -> Option<Action> {
    let comparison = scene.comparison;
    let voice = comparison.shown_voice(point, siglum);
    let (sign, colour, tint) = match voice {
        Voice::Says => ("✔", theme::colour(ui, agreed(point)), theme::tint(ui, agreed(point))),
        Voice::Contradicts => ("≠", theme::colour(ui, Standing::Disputed), theme::tint(ui, Standing::Disputed)),
        Voice::Differs => ("≈", theme::colour(ui, Standing::SingleSource), Color32::TRANSPARENT),
        Voice::Silent => ("–", ui.visuals().weak_text_color(), Color32::TRANSPARENT),
    };
    let own = speaking(comparison, point, siglum);
    let key = key_words(comparison, point, siglum);
    let unread = comparison.silence(point, siglum) == Some(Silence::OtherLanguage);
    let silence = if unread { "not compared" } else { "not found" };
    let omitted = unread || comparison.is_omission(point, siglum);
    let response = ui.interact(rect, ui.scope_id().with(("matrix cell", point.index, siglum.index())), Sense::click());
    response.widget_info(|| {
        let said = if voice == Voice::Silent { silence } else { key.as_str() };
        WidgetInfo::labeled(Role::Button, true, format!("{}, {siglum} {voice}: {said}", point.id()))
    });
    let inner = rect.shrink(1.5);
    ui.painter().rect_filled(inner, 3.0, tint);
    let size = TextStyle::Body.resolve(ui.style()).size;
    ui.painter().text(inner.min + Vec2::new(6.0, 3.0), Align2::LEFT_TOP, sign, FontId::proportional(size), colour);
    let text = match voice {
        Voice::Silent if omitted => silence,
        Voice::Silent => "",
        _ => key.as_str(),
    };
    let ink = if voice == Voice::Silent { ui.visuals().weak_text_color() } else { ui.visuals().text_color() };
    two_lines(ui, inner.shrink2(Vec2::new(0.0, 3.0)).with_min_x(inner.left() + theme::sized(ui, 24.0)), text, size, ink);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(inner, 3.0, Stroke::new(1.0, theme::selected(ui)), StrokeKind::Inside);
    }
    let clicked = response.on_hover_ui(|ui| {
        let font = FontId::proportional(size);
        let ink = ui.visuals().text_color();
        match own {
            Some(id) => layout::paragraph(ui, comparison.text(id), &font, ink, &[]),
            None => {
                let silence = comparison.silence_in_words(point, siglum);
                ui.label(format!("{silence}. Click to see the nearest passage."))
            }
        };
    });
    // A silent account's cell opens the point from a passage that says it.
    clicked.clicked().then(|| own.or(point.passages.first().copied()).map(Action::Select)).flatten()
}

/// The standing whose colour an account has that says the point.
fn agreed(point: &Point) -> Standing {
    match point.standing {
        Standing::Disputed => Standing::Corroborated,
        other => other,
    }
}

/// The words of an account that matter on a point: those that a dispute turns on, or those that reasons rest on, or else how the passage
/// begins.
pub(super) fn key_words(comparison: &Comparison, point: &Point, siglum: Siglum) -> String {
    if let Some(words) = comparison.turning_words(point, siglum) {
        return words;
    }
    let mut spans: Vec<(PassageId, std::ops::Range<usize>)> = Vec::new();
    for link in comparison.links_of(point) {
        let id = if link.a.siglum == siglum { link.a } else { link.b };
        if id.siglum != siglum {
            continue;
        }
        for evidence in &link.evidence {
            if !matches!(evidence.kind, EvidenceKind::Wording | EvidenceKind::Model) {
                let span = if id == link.a { evidence.a.clone() } else { evidence.b.clone() };
                spans.push((id, span));
            }
        }
    }
    // Of words within others the longer ones are told.
    spans.sort_by_key(|(id, span)| (*id, span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|(id, span), (before, longer)| id == before && span.end <= longer.end);
    let mut words: Vec<&str> = Vec::new();
    for (id, span) in spans {
        let said = comparison.text(id).get(span).unwrap_or_default().trim();
        if !said.is_empty() && !words.contains(&said) && words.len() < 3 {
            words.push(said);
        }
    }
    if words.is_empty() { speaking(comparison, point, siglum).map_or("", |id| comparison.text(id)).to_owned() } else { words.join(", ") }
}

/// The passage by which an account has its say on a point: the first that agrees or contradicts, or else the first that speaks of it.
fn speaking(comparison: &Comparison, point: &Point, siglum: Siglum) -> Option<PassageId> {
    let bearing = comparison.links_of(point).filter(|link| link.relation != Relation::Related).flat_map(|link| [link.a, link.b]);
    bearing.filter(|id| id.siglum == siglum).min().or_else(|| point.passages_of(siglum).next())
}

/// Text in at most two lines.
fn two_lines(ui: &Ui, rect: Rect, text: &str, size: f32, ink: Color32) {
    let font = FontId::proportional(size * 0.9);
    let mut job = layout::job(ui, text, rect.width() - 8.0, &font, ink, &[]);
    job.wrap.max_rows = 2;
    for section in &mut job.sections {
        section.format.line_height = Some(size * 1.2);
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let right = galley.job.halign == egui::Align::RIGHT;
    let place = if right { rect.right_top() - Vec2::new(8.0, 0.0) } else { rect.left_top() };
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(place, galley, ink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, import_all};
    use crate::comparison::{Settings, Watch, compare};

    #[test]
    fn the_words_that_matter_are_those_the_contradiction_rests_on() {
        let accounts = ["The fire killed 12 people on Tuesday night.\n", "The fire killed 17 people on Tuesday night.\n"];
        let accounts: Vec<Account> = accounts.iter().map(|text| Account::from_text(text, "a.txt")).collect();
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let words = key_words(&comparison, &comparison.points[0], Siglum::of(1));
        assert!(words.starts_with("17"), "{words}");
    }

    #[test]
    fn an_account_speaks_by_the_passage_that_agrees_and_not_by_one_that_only_names_the_matter() {
        let imported = import_all(&["sample_docs/harbour-fire"]);
        let comparison = compare(imported.accounts, &Settings::default(), &Watch::default()).unwrap();
        let letter = Siglum::of(3);
        let heads = |point: &&Point| point.passages_of(letter).any(|id| comparison.text(id).starts_with("14 Capstan Lane"));
        let point = comparison.points.iter().find(heads).unwrap();
        assert_eq!(point.voices[letter.index()], Voice::Says, "another sentence of the letter agrees");
        let words = key_words(&comparison, point, letter);
        assert!(!words.starts_with("14 Capstan Lane"), "{words}");
    }
}
