//! Points × accounts as a workbook, with the timeline on a sheet of its own. Every cell is text, so nothing in it runs.

use super::timeline::{ClaimPart, timeline_part};
use super::{Options, Part, ReportError, csv};
use crate::comparison::Comparison;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// What a cell can hold.
const LONGEST: usize = 32_767;

/// The workbook, an archive. It carries no clock's time.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<Vec<u8>, ReportError> {
    let mut sheets = vec![("Points", csv::rows(comparison, options))];
    if options.has(Part::Timeline) {
        sheets.push(("Timeline", timeline_rows(comparison)));
    }
    workbook(&sheets).map_err(|error| ReportError::Table(error.to_string()))
}

/// A row a claim, head first.
fn timeline_rows(comparison: &Comparison) -> Vec<Vec<String>> {
    let head = ["when", "account", "where", "words", "passage words", "point", "placed by", "against"].map(str::to_owned).into();
    let row = |claim: ClaimPart| {
        let (against, placed_by) = (claim.against(), claim.placed_by.clone().unwrap_or_default());
        let (passage, text, point) = (claim.quotation.id.clone(), claim.quotation.text(), claim.quotation.point);
        vec![claim.when, claim.siglum, passage, claim.words, text, point, placed_by, against]
    };
    std::iter::once(head).chain(timeline_part(comparison).claims.into_iter().map(row)).collect()
}

fn workbook(sheets: &[(&str, Vec<Vec<String>>)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&never));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name)?;
        sheet.set_freeze_panes(1, 1)?;
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write_string_with_format(row, column, shortened(cell), if row == 0 { &head } else { &body })?;
            }
        }
        for (column, name) in (0_u16..).zip(rows.first().into_iter().flatten()) {
            let wide = name == "reason" || name.ends_with(" words");
            sheet.set_column_width(column, if wide { 48.0 } else { 14.0 })?;
        }
    }
    workbook.save_to_buffer()
}

fn shortened(cell: &str) -> String {
    if cell.chars().count() <= LONGEST / 2 { cell.to_owned() } else { cell.chars().take(LONGEST / 2).chain(['…']).collect() }
}
