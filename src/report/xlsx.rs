//! Points × accounts as a workbook. Every cell is text, so nothing in it runs.

use super::{Options, ReportError, csv};
use crate::comparison::Comparison;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// What a cell can hold.
const LONGEST: usize = 32_767;

/// The workbook, an archive. It carries no clock's time.
pub(super) fn render(comparison: &Comparison, options: &Options) -> Result<Vec<u8>, ReportError> {
    workbook(&csv::rows(comparison, options)).map_err(|error| ReportError::Table(error.to_string()))
}

fn workbook(rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&never));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Points")?;
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
    workbook.save_to_buffer()
}

fn shortened(cell: &str) -> String {
    if cell.chars().count() <= LONGEST / 2 { cell.to_owned() } else { cell.chars().take(LONGEST / 2).chain(['…']).collect() }
}
