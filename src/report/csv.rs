//! Points × accounts as a table for a spreadsheet, a row a point.

use super::{ReportError, words};
use crate::comparison::Comparison;

/// The table. Cells that a spreadsheet would run as a formula get an apostrophe in front.
pub(super) fn render(comparison: &Comparison) -> Result<String, ReportError> {
    let failed = |error: &dyn std::fmt::Display| ReportError::Table(error.to_string());
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let mut head = vec!["point".to_owned(), "standing".to_owned(), "reason".to_owned()];
    for siglum in comparison.sigla() {
        head.push(harmless(&format!("{siglum} ({})", comparison.account(siglum).facts.title)));
        head.push(format!("{siglum} says"));
    }
    table.write_record(&head).map_err(|error| failed(&error))?;
    for point in &comparison.points {
        let reason = comparison
            .links_of(point)
            .flat_map(|link| &link.evidence)
            .find(|evidence| evidence.relation == crate::comparison::Relation::Contradicts);
        let mut row = vec![point.id(), point.standing.to_string(), harmless(reason.map_or("", |evidence| &evidence.why))];
        for siglum in comparison.sigla() {
            let said: Vec<&str> = point.passages_of(siglum).map(|id| comparison.text(id)).collect();
            row.push(format!("{} {}", words::sign(point.voices[siglum.index()]), point.voices[siglum.index()]));
            row.push(harmless(&said.join(" / ")));
        }
        table.write_record(&row).map_err(|error| failed(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
