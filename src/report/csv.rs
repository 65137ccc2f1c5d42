//! Points × accounts as a table for a spreadsheet, a row a point.

use super::{Options, Part, ReportError, words};
use crate::account::PassageId;
use crate::comparison::{Comparison, Point};

/// The table, in UTF-8 with the mark by which spreadsheets know it. Cells that a spreadsheet would run as a formula get an
/// apostrophe in front.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<String, ReportError> {
    let failed = |error: &dyn std::fmt::Display| ReportError::Table(error.to_string());
    let mut table = ::csv::WriterBuilder::new().quote_style(::csv::QuoteStyle::Always).from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in rows(comparison, options) {
        let cells: Vec<String> = row.iter().map(|cell| harmless(cell)).collect();
        table.write_record(&cells).map_err(|error| failed(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

/// The cells, head first: point, standing (`same matter` of what is not decided), kinds and reason (what they contradict each other in, or
/// what differs where that is not decided), sides, the machine's standing where rulings are applied, then for each account its voice, its locators and its
/// words.
pub(super) fn rows(comparison: &Comparison, options: &Options) -> Vec<Vec<String>> {
    let mut head: Vec<String> = ["point", "standing", "kinds", "reason", "sides"].map(str::to_owned).into();
    head.extend(comparison.reading.as_ref().map(|_| "machine".to_owned()));
    for siglum in comparison.sigla() {
        head.push(format!("{siglum}: {}", comparison.account(siglum).facts.title));
        head.extend([format!("{siglum} where"), format!("{siglum} words")]);
    }
    let asked = comparison.points.iter().filter(|point| options.has(Part::of(point.counted_as())) && !comparison.is_excluded(point));
    std::iter::once(head).chain(asked.map(|point| row(comparison, point))).collect()
}

fn row(comparison: &Comparison, point: &Point) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    let mut reasons: Vec<&str> = Vec::new();
    let leads = comparison.links_of(point).filter(|_| point.is_undecided()).flat_map(|link| &link.evidence);
    let contradictions = comparison.contradictions(point).map(|(_, _, evidence)| evidence);
    for evidence in contradictions.chain(leads.filter(|evidence| evidence.tells_difference())) {
        let kind = evidence.kind.to_string();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        if !reasons.contains(&evidence.why.as_str()) {
            reasons.push(&evidence.why);
        }
    }
    let sides: Vec<String> = comparison.taken_sides(point).iter().map(|side| words::list(side)).collect();
    let mut cells = vec![point.id(), point.counted_as().to_string(), kinds.join(", "), reasons.join("; "), sides.join(" against ")];
    if comparison.reading.is_some() {
        let machine: Vec<String> = comparison.machine_points(point).iter().map(|old| old.counted_as().to_string()).collect();
        cells.push(machine.join(", "));
    }
    for siglum in comparison.sigla() {
        let own = |what: &dyn Fn(PassageId) -> String, between: &str| point.passages_of(siglum).map(what).collect::<Vec<_>>().join(between);
        cells.push(point.voices[siglum.index()].to_string());
        cells.push(own(&|id| id.to_string(), ", "));
        cells.push(own(&|id| comparison.text(id).to_owned(), " / "));
    }
    cells
}

/// A cell that no spreadsheet takes for a formula: white space, which some skip, is looked through.
fn harmless(cell: &str) -> String {
    let first = cell.chars().find(|c| !c.is_whitespace() && !c.is_control());
    let starts_wild = cell.starts_with(|c: char| c.is_control());
    let formula = first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if formula || starts_wild { format!("'{cell}") } else { cell.to_owned() }
}
