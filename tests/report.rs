//! Reports: what they hold, and that nothing in an account can break out of one.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::account::{Account, PassageId, Siglum};
use corroborate::comparison::{Comparison, Relation, Ruling, Rulings, Settings, Watch, compare};
use corroborate::report::{Format, Options, Part, ReportError, render, write, write_unless};
use std::sync::Arc;

fn compared(texts: &[(&str, &str)]) -> Comparison {
    let accounts = texts.iter().map(|(file, text)| Account::from_text(text, file)).collect();
    compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels")
}

fn whole(comparison: &Comparison, format: Format) -> String {
    String::from_utf8(render(comparison, format, &Options::default()).expect("a report")).expect("UTF-8")
}

fn only(parts: &[Part]) -> Options {
    Options { parts: parts.iter().copied().collect(), ..Options::default() }
}

fn fire() -> Comparison {
    compared(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nThe rope store behind the quay was lost.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nThe rope store behind the quay was lost.\n"),
        ("c.txt", "On Tuesday night the fire killed 12 people, he said.\n"),
    ])
}

#[test]
fn the_page_shows_quotations_reasons_omissions_and_facts() {
    let comparison = fire();
    let page = whole(&comparison, Format::Html);
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
fn a_report_begins_with_what_was_found_and_names_no_folder() {
    let text = "The fire killed 12 people on Tuesday night.\n";
    let comparison = compared(&[("/home/ann/secret case/a.txt", text), ("/home/ann/secret case/b.txt", &text.replace("12", "17"))]);
    let page = whole(&comparison, Format::Html);
    let headings: Vec<String> = dom_query::Document::from(page.as_str()).select("h2").iter().map(|head| head.text().to_string()).collect();
    assert_eq!(headings[..2], ["Findings", "Disputed"]);
    assert_eq!(headings[headings.len() - 2..], ["Accounts", "Settings and how to read this"]);
    let markdown = whole(&comparison, Format::Markdown);
    let places =
        ["- **A** a", "## Findings", "## Disputed", "File: a.txt", &comparison.accounts[0].facts.sha256].map(|part| markdown.find(part));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    for format in [Format::Html, Format::Markdown, Format::Tei] {
        assert!(!whole(&comparison, format).contains("secret case"), "{format:?}");
    }
}

#[test]
fn nothing_in_an_account_can_break_out() {
    let hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> </title> {{ 7 * 7 }} javascript:alert(3) said the fire killed 12 people.";
    let comparison = compared(&[(hostile, hostile), ("b.txt", "The fire killed 17 people, said the script.")]);
    let page = whole(&comparison, Format::Html);
    assert_eq!(page.matches("<script").count(), 1, "the page's own, and no other");
    assert!(!page.contains("<img") && !page.contains("href=\"javascript"), "{page}");
    assert!(page.contains("{{ 7 * 7 }}"));
    let markdown = whole(&comparison, Format::Markdown);
    assert!(!markdown.contains("<script"));
}

#[test]
fn the_page_needs_nothing_from_outside() {
    let page = whole(&fire(), Format::Html);
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside} in the page");
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let bytes = |format| render(&fire(), format, &Options::default()).expect("a report");
    for format in Format::ALL {
        assert!(bytes(format) == bytes(format), "{format:?}");
    }
}

/// What each format holds of a comparison, found by a reader of that format: how many points.
fn points_in(comparison: &Comparison, format: Format) -> usize {
    let bytes = render(comparison, format, &Options::default()).expect("a report");
    let text = || String::from_utf8(bytes.clone()).expect("UTF-8");
    match format {
        Format::Html => dom_query::Document::from(text()).select("tr[id^=point-]").length(),
        Format::Markdown => text().lines().filter(|line| line.starts_with("| P") && !line.starts_with("| Point")).count(),
        Format::Csv => {
            csv::Reader::from_reader(&bytes[..]).records().filter(|row| row.as_ref().is_ok_and(|row| row[0].starts_with('P'))).count()
        }
        Format::Tei => text().matches("<app xml:id=").count(),
        Format::Json => serde_json::from_str::<serde_json::Value>(&text()).expect("JSON")["points"].as_array().map_or(0, Vec::len),
        Format::Docx | Format::Xlsx => {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
            let (name, row) = if format == Format::Docx { ("word/document.xml", "<w:tr>") } else { ("xl/worksheets/sheet1.xml", "<row ") };
            let mut part = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).expect("the part"), &mut part).expect("UTF-8");
            // The table of all points and the sheet begin with a head.
            let table = part.split("<w:tbl>").find(|table| format == Format::Xlsx || table.contains("In the words of one account"));
            table.map_or(0, |table| table.matches(row).count()) - 1
        }
    }
}

#[test]
fn reports_of_the_sample_events_hold_every_point_in_every_format() {
    for event in ["harbour-fire", "siege-of-marrow", "council-vote", "bridge-collapse"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs").join(event);
        let accounts = corroborate::account::import_all(&[folder]).accounts;
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
        let told = comparison.points.iter().filter(|point| !comparison.is_excluded(point)).count();
        for format in Format::ALL {
            // JSON holds the date lines and headings too.
            let held = if format == Format::Json { comparison.points.len() } else { told };
            assert_eq!(points_in(&comparison, format), held, "{event} as {format:?}");
        }
        let page = whole(&comparison, Format::Html);
        for evidence in comparison.links.iter().filter(|link| comparison.point_of(link.a).sides.len() > 1).flat_map(|link| &link.evidence) {
            let shown = page.contains(&evidence.why.replace('&', "&#38;").replace('"', "&#34;").replace('\'', "&#39;"));
            assert!(shown || evidence.relation != Relation::Contradicts, "{event}: {}", evidence.why);
        }
    }
}

#[test]
fn an_account_whose_words_are_not_compared_is_not_said_to_lack_anything() {
    let texts = [
        ("a.txt", "Three people were killed when the ferry struck the Widow rock. The captain was drunk that day, and he said so."),
        ("b.txt", "שלושה אנשים נהרגו כאשר המעבורת פגעה בסלע האלמנה. רב החובל היה שיכור באותו יום, והוא אמר זאת."),
    ];
    let read = |(file, text): (&str, &str)| corroborate::account::import_bytes(std::path::Path::new(file), text.as_bytes()).expect("text");
    let comparison = compare(texts.map(read).into(), &Settings::default(), &Watch::default()).expect("nobody cancels");
    let report = whole(&comparison, Format::Markdown);
    let section = report.split("## Not found in B").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the section");
    assert_eq!(section.trim(), "B is in Hebrew, whose words are not compared with those of the others: look yourself.");
    let json: serde_json::Value = serde_json::from_str(&whole(&comparison, Format::Json)).expect("JSON");
    let of_b = json["points"].as_array().expect("points").iter().filter(|point| point["voices"]["B"] == "silent");
    assert!(of_b.into_iter().all(|point| point["silence"]["B"] == "other_language"), "{json}");
}

#[test]
fn who_takes_no_side_in_a_dispute_stands_in_a_group_of_its_own() {
    let comparison = Arc::new(compared(&[
        ("a.txt", "The fire killed 12 people in the harbour.\n"),
        ("b.txt", "The fire killed 17 people in the harbour.\n"),
        ("c.txt", "Lord Anselm sold his mill.\n"),
    ]));
    let of = |at: usize| comparison.point_of(PassageId::new(Siglum::of(at), 0));
    let mut rulings = Rulings::default();
    rulings.rule_all(Ruling::merge(&comparison, of(0), of(2)).into_iter().collect());
    let page = dom_query::Document::from(whole(&rulings.read(&comparison), Format::Html));
    let groups: Vec<String> = page.select(".point.disputed .sides > div > b").iter().map(|group| group.text().to_string()).collect();
    assert_eq!(groups.len(), 3, "{groups:?}");
    assert_eq!(groups[2], "C speaks of it too");
}

#[test]
fn matters_that_are_not_decided_have_a_section_of_their_own() {
    let comparison = compared(&[
        ("a.txt", "The fire killed 12 people on Tuesday night.\nAt least seven sheep drowned at the bridge.\nSchools stay closed.\n"),
        ("b.txt", "The fire killed 17 people on Tuesday night.\nNine sheep drowned at the bridge.\n"),
    ]);
    let counts = "On 1 point several accounts speak of the same matter, and none was found to agree with another or to contradict it. 1 point rests on a single source.";
    let page = whole(&comparison, Format::Html);
    assert!(page.contains(counts), "{page}");
    assert!(page.contains("<a href=\"#same-matter-not-decided\">Same matter, not decided (1)</a>"), "{page}");
    let markdown = whole(&comparison, Format::Markdown);
    let section = |heading: &str| markdown.split(&format!("\n## {heading}\n")).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let undecided = section("Same matter, not decided");
    for part in ["look yourself.", "≈ P", "At least seven sheep", "Nine sheep", "both may be true"] {
        assert!(undecided.contains(part), "no {part:?} in {undecided}");
    }
    let single = section("Single source");
    assert!(single.contains("Schools stay closed") && !single.contains("sheep"), "{single}");
    let table = whole(&comparison, Format::Csv);
    let row = table.lines().find(|line| line.contains("Nine sheep")).expect("a row");
    assert!(row.contains("\"same matter\",\"quantity\"") && row.contains("both may be true"), "{row}");
    let without = render(&comparison, Format::Csv, &only(&[Part::SingleSource])).unwrap();
    assert!(!String::from_utf8(without).unwrap().contains("sheep"));
    let json = whole(&comparison, Format::Json);
    assert!(json.contains("\"single_source\"") && !json.contains("undecided"), "standings of the JSON stay");
}

#[test]
fn what_a_reason_points_at_comes_first_among_what_is_not_decided() {
    let imported = corroborate::account::import_all(&["sample_docs/harbour-fire"]);
    let comparison = compare(imported.accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
    let options = only(&[Part::Undecided]);
    let markdown = String::from_utf8(render(&comparison, Format::Markdown, &options).unwrap()).unwrap();
    let section = markdown.split("\n## Same matter").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let points: Vec<&str> = section.split("**≈ P").skip(1).collect();
    assert_eq!(points.len(), comparison.points.iter().filter(|point| point.is_undecided()).count());
    let tells = |point: &&str| point.contains("perhaps of one thing") || point.contains("both may be true");
    let silent: Vec<bool> = points.iter().map(|point| !tells(point)).collect();
    assert!(silent.is_sorted() && silent.contains(&true) && silent.contains(&false), "{section}");
    assert!(section.contains("differ: “") && section.contains("perhaps of one thing"), "{section}");
}

#[test]
fn every_passage_reads_in_its_own_direction() {
    let page = whole(&compared(&[("a.txt", "אש פרצה בנמל.\n"), ("b.txt", "A fire broke out in the harbour.\n")]), Format::Html);
    let tree = dom_query::Document::from(page.as_str());
    for words in ["אש פרצה בנמל.", "A fire broke out"] {
        let own = tree.select("[dir=auto], bdi").iter().filter(|element| element.text().contains(words)).count();
        assert!(own >= 2, "{words}");
    }
}

#[test]
fn numbers_quoted_from_right_to_left_stand_where_they_belong() {
    let page =
        whole(&compared(&[("a.txt", "السفينة حملت 12 شخصا في الليل.\n"), ("b.txt", "السفينة حملت 17 شخصا في الليل.\n")]), Format::Html);
    let tree = dom_query::Document::from(page.as_str());
    let reason = tree.select(".reasons li");
    let apart: Vec<String> = reason.select("bdi").iter().map(|part| part.text().to_string()).collect();
    let twice = apart.len() == 2 && apart.iter().any(|part| part.contains("12")) && apart.iter().any(|part| part.contains("17"));
    assert!(twice && reason.text().contains("” against “"), "{apart:?} in {}", reason.text());
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_neutralised() {
    for wild in ["=SUM(A1:A9)", "+1+1", "-2+3", "@SUM(1)", "\u{FF1D}1+1"] {
        let table = whole(&compared(&[(wild, &format!("{wild} was written on the wall.\n"))]), Format::Csv);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let head = reader.headers().expect("a head").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        for cell in head.iter().chain(rows.iter().flatten()) {
            let first = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control()).chars().next();
            assert!(!first.is_some_and(|c| "=+-@\u{FF1D}".contains(c)), "{cell:?} would run");
        }
        assert!(rows[0].iter().any(|cell| cell.starts_with(&format!("'{wild}"))), "{table}");
    }
}

#[test]
fn an_ending_without_a_format_is_refused_and_an_older_report_survives() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = write(&fire(), &folder.path().join("report.wav")).expect_err("no such format");
    assert!(error.to_string().contains(".html"));
    let path = folder.path().join("report.html");
    std::fs::write(&path, "old").expect("an older report");
    write(&fire(), &path).expect("a report");
    assert!(std::fs::read_to_string(&path).expect("the report").contains("</html>"));
}

#[test]
fn what_is_left_out_is_not_in_the_report() {
    let comparison = fire();
    let page = String::from_utf8(render(&comparison, Format::Html, &only(&[Part::Disputed])).expect("a page")).expect("UTF-8");
    assert!(page.contains("id=\"disputed\"") && page.contains("“12 people” against “17 people”"));
    for absent in ["id=\"full-texts\"", "id=\"all-points\"", "id=\"omissions\"", "rope store", "href=\"#passage", "href=\"#point"] {
        assert!(!page.contains(absent), "{absent} in the page");
    }
    let table = String::from_utf8(render(&comparison, Format::Csv, &only(&[Part::Disputed])).expect("a table")).expect("UTF-8");
    assert!(table.contains("disputed") && !table.contains("rope store"));
    assert!(matches!(render(&comparison, Format::Json, &only(&[Part::Disputed])), Err(ReportError::JsonIsWhole)));
}

#[test]
fn every_link_in_the_page_leads_somewhere() {
    for options in [Options::default(), only(&[Part::Disputed, Part::FullTexts]), only(&[Part::Omissions, Part::AllPoints])] {
        let page = String::from_utf8(render(&fire(), Format::Html, &options).expect("a page")).expect("UTF-8");
        let tree = dom_query::Document::from(page.as_str());
        let links: Vec<String> = tree.select("a[href]").iter().filter_map(|link| link.attr("href")).map(|href| href.to_string()).collect();
        assert!(!links.is_empty());
        for link in links {
            let id = link.strip_prefix('#').expect("a place in the page");
            assert_eq!(tree.select(&format!("[id=\"{id}\"]")).length(), 1, "{link} leads nowhere");
        }
    }
}

#[test]
fn a_dispute_is_told_side_by_side_with_the_words_it_turns_on() {
    let page = whole(&fire(), Format::Html);
    assert!(page.contains("· A and C say “12") && page.contains("; B says “17"), "{page}");
    assert!(page.contains("<mark>12") && page.contains("<mark>17"));
}

#[test]
fn the_timeline_marks_what_is_disputed_and_leads_to_the_passages() {
    let comparison = compared(&[
        ("a.txt", "The alarm was raised at the harbour at 11.10 p.m. on 4 March 1926.\nThe market is held on Friday.\n"),
        ("b.txt", "The alarm was raised at the harbour at 10.40 p.m. on 4 March 1926.\n"),
    ]);
    let tree = dom_query::Document::from(whole(&comparison, Format::Html).as_str());
    let rows: Vec<String> = tree.select("table.timeline tbody tr").iter().map(|row| row.text().to_string()).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[0].contains("≠ 4 March 1926, 22:40") && rows[0].contains("A1 “11.10 p.m. on 4 March 1926”"), "{rows:?}");
    assert!(!rows[2].contains('≠') && rows[2].contains("day from its account"), "{rows:?}");
    assert_eq!(tree.select("table.timeline tr.disputed a[href=\"#passage-B1\"]").length(), 2, "its own locator and that of its opponent");
    let markdown = whole(&comparison, Format::Markdown);
    assert!(markdown.contains("- ≠ **4 March 1926, 22:40** (B, P"), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&whole(&comparison, Format::Json)).expect("JSON");
    assert_eq!(json["timeline"][0]["place"]["start"], "1926-03-04T22:40");
    assert_eq!(json["timeline"][0]["disputed_by"], serde_json::json!([1]));
    let page = String::from_utf8(render(&comparison, Format::Html, &only(&[Part::Disputed])).expect("a page")).expect("UTF-8");
    assert!(!page.contains("id=\"timeline\""));
}

#[test]
fn a_date_is_printed_only_when_it_is_given() {
    let dated = Options { date: Some("3 May 2026".to_owned()), title: Some("The fire <at> night".to_owned()), ..Options::default() };
    let page = String::from_utf8(render(&fire(), Format::Html, &dated).expect("a page")).expect("UTF-8");
    assert!(page.contains("3 May 2026") && page.contains("<title>The fire &#60;at&#62; night</title>"));
    assert!(!whole(&fire(), Format::Html).contains("<dt>Date</dt>"));
}

#[test]
fn a_report_that_is_not_wanted_any_more_leaves_the_old_one_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.html");
    std::fs::write(&path, "the old one").expect("a file");
    assert!(!write_unless(&fire(), &path, &Options::default(), || true).expect("no error"));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "the old one");
    assert!(write_unless(&fire(), &path, &Options::default(), || false).expect("no error"));
    assert!(std::fs::read_to_string(&path).expect("a file").contains("12 people"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside it");
}
