//! Reports: what they hold, and that nothing in an account can break out of one.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::account::Account;
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use corroborate::report::{Format, render, write};

fn compared(texts: &[(&str, &str)]) -> Comparison {
    let accounts = texts.iter().map(|(file, text)| Account::from_text(text, file)).collect();
    compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels")
}

fn fire() -> Comparison {
    compared(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe rope store behind the quay was lost.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nThe rope store behind the quay was lost.\n"),
        ("c.txt", "The fire killed 12 people on Tuesday night, he said.\n"),
    ])
}

#[test]
fn the_page_shows_quotations_reasons_omissions_and_facts() {
    let comparison = fire();
    let page = render(&comparison, Format::Html).expect("a page");
    for part in [
        "“12 people” against “17 people”",
        "Not found in C",
        &comparison.accounts[1].facts.sha256,
        env!("CARGO_PKG_VERSION"),
        "1 point is disputed",
    ] {
        assert!(page.contains(part), "no {part:?} in the page");
    }
}

#[test]
fn nothing_in_an_account_can_break_out() {
    let hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> </title> {{ 7 * 7 }} javascript:alert(3) said the fire killed 12 people.";
    let comparison = compared(&[(hostile, hostile), ("b.txt", "The fire killed 17 people, said the script.")]);
    let page = render(&comparison, Format::Html).expect("a page");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"javascript"), "{page}");
    assert!(page.contains("{{ 7 * 7 }}"));
    let markdown = render(&comparison, Format::Markdown).expect("Markdown");
    assert!(!markdown.contains("<script"));
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let page = render(&fire(), Format::Html).expect("a page");
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside} in the page");
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    for format in [Format::Html, Format::Markdown, Format::Csv, Format::Json] {
        assert_eq!(render(&fire(), format).expect("a report"), render(&fire(), format).expect("a report"));
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_neutralised() {
    let table = render(&compared(&[("a.txt", "=SUM(A1:A9) was written on the wall.\n")]), Format::Csv).expect("a table");
    assert!(table.contains("'=SUM") && !table.contains(",=SUM"), "{table}");
}

#[test]
fn an_ending_without_a_format_is_refused_and_an_older_report_survives() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = write(&fire(), &folder.path().join("report.docx")).expect_err("no such format");
    assert!(error.to_string().contains(".html"));
    let path = folder.path().join("report.html");
    std::fs::write(&path, "old").expect("an older report");
    write(&fire(), &path).expect("a report");
    assert!(std::fs::read_to_string(&path).expect("the report").contains("</html>"));
}
