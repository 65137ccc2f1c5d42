//! Reports opened by programs that are not ours: a browser, an office program, xmllint, jq, pdftotext. `.ci/run` installs
//! them; a missing one fails.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::account::{Account, PassageId, Siglum, import_all};
use corroborate::comparison::{Comparison, Point, Ruling, Rulings, Settings, Watch, compare};
use corroborate::report::{Format, Options, Part, render};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

fn harbour_fire() -> Comparison {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/harbour-fire");
    let accounts = import_all(&[folder]).accounts;
    compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels")
}

/// The points of which reports tell: all but headings, date lines and the like.
fn told(comparison: &Comparison) -> impl Iterator<Item = &Point> {
    comparison.points.iter().filter(|point| !comparison.is_excluded(point))
}

fn written(comparison: &Comparison, folder: &Path, format: Format) -> PathBuf {
    let path = folder.join(format!("report.{}", format.ending()));
    std::fs::write(&path, render(comparison, format, &Options::default()).expect("a report")).expect("written");
    path
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program} is needed: {error}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn browser(folder: &Path, arguments: &[&str], page: &Path) -> String {
    let profile = tempfile::tempdir_in(folder).expect("a profile");
    let profile = format!("--user-data-dir={}", profile.path().display());
    let address = format!("file://{}", page.display());
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
    let all: Vec<&str> = [&quiet[..], &["--disable-sync", "--no-first-run", &profile], arguments, &[&address]].concat();
    output("chromium", &all)
}

/// The words of a text without white space, which programs set as they like.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What sets a mark on the page when it runs.
const MARK: &str = "document.documentElement.setAttribute('data-ran','1')";

fn hostile() -> Vec<String> {
    let mut list: Vec<String> = [
        "<script>MARK</script>",
        "</title></style><script>MARK</script>",
        "\"><img src=x onerror=\"MARK\">",
        "' onmouseover='MARK' x='",
        "\" autofocus onfocus=\"MARK\" x=\"",
        "<svg onload=\"MARK\"/>",
        "<svg><script>MARK</script></svg>",
        "<iframe srcdoc=\"<script>parent.MARK</script>\"></iframe>",
        "<a href=\"javascript:MARK\">x</a>",
        "<style>@import 'data:text/css,*{}';</style>",
        "<meta http-equiv=\"refresh\" content=\"0;url=javascript:MARK\">",
        "<base href=\"https://example.invalid/\">",
        "<!--><script>MARK</script>-->",
        "<![CDATA[><script>MARK</script>]]>",
        "]]></script><script>MARK</script>",
        "{{ 7 * 7 }} {% include \"x\" %} ${7*7}",
        "&lt;script&gt;MARK&lt;/script&gt; &#60;script&#62;",
        "<details open ontoggle=\"MARK\">",
        "<body onload=\"MARK\">",
        "<form><button formaction=\"javascript:MARK\">x</button></form>",
        "<math><mtext><style><img src=x onerror=\"MARK\"></style></mtext></math>",
        "\u{202e}<script>MARK</script>\u{202c}",
        "<scr\u{0}ipt>MARK</scr\u{0}ipt>",
        "<object data=\"javascript:MARK\"></object>",
    ]
    .iter()
    .map(|payload| payload.replace("MARK", MARK))
    .collect();
    list.push("=HYPERLINK(\"https://example.invalid\")".to_owned());
    list
}

/// A comparison in which every text, title, file name, author and note is hostile.
fn attack() -> Comparison {
    let text = |word: &str| hostile().iter().map(|payload| format!("{payload} The fire killed {word} people.\n")).collect::<String>();
    let mut accounts: Vec<Account> = ["12", "17"].iter().map(|word| Account::from_text(&text(word), &hostile()[2])).collect();
    for (account, payload) in accounts.iter_mut().zip(hostile().into_iter().skip(1)) {
        account.facts.title.clone_from(&payload);
        account.facts.author = Some(payload.clone());
        account.facts.source = Some(payload.clone());
        account.facts.published = Some(payload.clone());
        account.facts.language = Some(payload.clone());
        account.warnings.push(payload);
    }
    let machine = Arc::new(compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels"));
    let mut rulings = Rulings::default();
    for (i, payload) in hostile().iter().enumerate() {
        let id = PassageId::new(Siglum::of(0), i.min(machine.passages[0].len() - 1));
        rulings.rule(Ruling::note(&machine, id, payload));
    }
    rulings.read(&machine)
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn nothing_in_an_account_runs_in_a_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let control = folder.path().join("control.html");
    std::fs::write(&control, format!("<!DOCTYPE html><title>x</title><script>{MARK}</script>")).expect("written");
    assert!(browser(folder.path(), &["--dump-dom"], &control).contains("data-ran"), "the browser runs what is let through");
    for options in
        [Options::default(), Options { title: Some(hostile().concat()), date: Some(hostile().concat()), parts: Part::ALL.into() }]
    {
        let path = folder.path().join("attack.html");
        std::fs::write(&path, render(&attack(), Format::Html, &options).expect("a page")).expect("written");
        let dom = browser(folder.path(), &["--dump-dom"], &path);
        let tree = dom_query::Document::from(dom.as_str());
        assert_eq!(tree.select("html[data-ran]").length(), 0, "something ran");
        for element in ["img", "iframe", "svg", "object", "form", "base", "math", "details", "[onload]", "[onerror]", "[href^=javascript]"]
        {
            assert_eq!(tree.select(element).length(), 0, "{element} in the page");
        }
        assert_eq!((tree.select("style").length(), tree.select("script").length(), tree.select("main").length()), (1, 1, 1));
        assert_eq!(tree.select(".tools").length(), 1, "the page's own script runs, and no other");
        assert!(dom.contains("{{ 7 * 7 }}"));
    }
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn a_browser_finds_the_points_and_prints_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let comparison = harbour_fire();
    let page = written(&comparison, folder.path(), Format::Html);
    let tree = dom_query::Document::from(browser(folder.path(), &["--dump-dom"], &page).as_str());
    for point in told(&comparison) {
        let row = tree.select(&format!("#point-{}", point.id()));
        assert_eq!(
            row.select("td").iter().nth(1).map(|cell| cell.text().contains(&point.counted_as().to_string())),
            Some(true),
            "{}",
            point.id()
        );
    }
    let pdf = folder.path().join("report.pdf");
    browser(folder.path(), &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())], &page);
    let printed = squeezed(&output("pdftotext", &[&pdf.display().to_string(), "-"]));
    for point in comparison.points.iter().filter(|point| point.sides.len() > 1) {
        for &id in &point.passages {
            assert!(printed.contains(&squeezed(comparison.text(id))), "{id} is not in print");
        }
    }
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn five_accounts_print_on_few_pages_and_no_head_of_a_column_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let bridge = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/bridge-collapse");
    let comparison = compare(import_all(&[bridge]).accounts, &Settings::default(), &Watch::default()).expect("nobody cancels");
    let pdf = folder.path().join("report.pdf");
    let pages = || {
        let text = output("pdftotext", &["-layout", &pdf.display().to_string(), "-"]);
        (text.matches('\u{c}').count(), text)
    };
    let page = written(&comparison, folder.path(), Format::Html);
    browser(folder.path(), &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())], &page);
    assert!(pages().0 <= 45, "{} pages of the page", pages().0);
    let document = written(&comparison, folder.path(), Format::Docx).display().to_string();
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("home").display());
    output("soffice", &[&home, "--headless", "--convert-to", "pdf", "--outdir", &folder.path().display().to_string(), &document]);
    let (count, text) = pages();
    assert!(count <= 37, "{count} pages of the document");
    for heads in [["Point", "Standing"], ["When", "Account"]] {
        let is_head = |line: &str| line.split_whitespace().take(2).eq(heads);
        assert!(text.lines().any(is_head), "{heads:?} are whole");
    }
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn xmllint_finds_the_points_in_the_tei() {
    let folder = tempfile::tempdir().expect("a folder");
    for comparison in [harbour_fire(), attack()] {
        let path = written(&comparison, folder.path(), Format::Tei).display().to_string();
        let count = |of: &str| output("xmllint", &["--xpath", &format!("count({of})"), &path]).trim().to_owned();
        let passages: usize = told(&comparison).map(|point| point.passages.len()).sum();
        let told = told(&comparison).count();
        assert_eq!(count("//*[local-name()='app']"), told.to_string());
        assert_eq!(count("//*[local-name()='seg']"), passages.to_string());
        let readings: usize = told * comparison.accounts.len();
        assert_eq!(count("//*[local-name()='rdg']"), readings.to_string(), "every account has a reading, if an empty one");
    }
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn jq_finds_the_points_in_the_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let comparison = harbour_fire();
    let path = written(&comparison, folder.path(), Format::Json).display().to_string();
    let ids = output("jq", &["-r", ".points[] | \"\\(.id) \\(.standing)\"", &path]);
    let own: Vec<String> =
        comparison.points.iter().map(|point| format!("{} {}", point.id(), point.standing.to_string().replace(' ', "_"))).collect();
    assert_eq!(ids.lines().collect::<Vec<_>>(), own);
}

#[test]
#[ignore = "needs a browser and an office program: .ci/run"]
fn an_office_program_reads_the_document_and_the_workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("home").display());
    let to = folder.path().display().to_string();
    for comparison in [harbour_fire(), attack()] {
        let document = written(&comparison, folder.path(), Format::Docx).display().to_string();
        output("soffice", &[&home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", &to, &document]);
        let text = squeezed(&std::fs::read_to_string(folder.path().join("report.txt")).expect("the text"));
        let workbook = written(&comparison, folder.path(), Format::Xlsx).display().to_string();
        output("soffice", &[&home, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", &to, &workbook]);
        let table = squeezed(&std::fs::read_to_string(folder.path().join("report.csv")).expect("the table"));
        for point in told(&comparison) {
            assert!(text.contains(&point.id()) && table.contains(&point.id()), "{}", point.id());
            for &id in &point.passages {
                let words: String = squeezed(comparison.text(id)).chars().filter(|c| !c.is_control()).collect();
                assert!(text.contains(&words), "{id} is not in the document: {words}");
            }
        }
    }
}
