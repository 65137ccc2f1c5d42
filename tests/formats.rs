//! An account is the same account in whatever format it comes.
//!
//! The files in `sample_docs/formats` were written by LibreOffice (see `make.py` there) from the harbour fire.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use corroborate::account::{Account, BlockKind, import, import_all, import_bytes, split_where_likely};
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use corroborate::text::segment;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const FORMATS: [&str; 6] = ["docx", "epub", "odt", "pdf", "rtf", "windows-1252"];

fn samples(folder: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "sample_docs", folder].iter().collect()
}

fn opened(folder: &str) -> Vec<Account> {
    let imported = import_all(&[samples(folder)]);
    assert!(imported.errors.is_empty(), "{folder}: {:?}", imported.errors);
    assert_eq!(imported.accounts.len(), 4, "{folder}");
    imported.accounts
}

/// The passages of an account without its line breaks, which some formats cannot hold.
fn passages(account: &Account) -> Vec<String> {
    let texts = segment(account).into_iter().map(|passage| account.text[passage.span].to_owned());
    texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Every point by its standing and the passages in it.
fn points(accounts: Vec<Account>) -> BTreeSet<(String, BTreeSet<String>)> {
    let accounts: Vec<Arc<Account>> = accounts.into_iter().map(Arc::new).collect();
    let texts: Vec<Vec<String>> = accounts.iter().map(|account| passages(account)).collect();
    let comparison: Comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
    let said = |id: &corroborate::account::PassageId| texts[id.siglum.index()][id.index as usize].clone();
    comparison.points.iter().map(|point| (format!("{:?}", point.standing), point.passages.iter().map(said).collect())).collect()
}

#[test]
fn every_format_gives_the_same_passages() {
    let want: Vec<Vec<String>> = opened("harbour-fire").iter().map(passages).collect();
    for format in FORMATS {
        let got: Vec<Vec<String>> = opened(&format!("formats/{format}")).iter().map(passages).collect();
        assert_eq!(got, want, "{format}");
    }
}

#[test]
fn every_format_gives_the_same_points() {
    let want = points(opened("harbour-fire"));
    assert!(want.len() > 20);
    for format in FORMATS {
        assert_eq!(points(opened(&format!("formats/{format}"))), want, "{format}");
    }
}

/// The passages of `tests/data/documents/flood.*`, which LibreOffice wrote from `flood.fodt` (see `make.py` there): headings, lists, a
/// quotation, a table, notes, a tracked change, a comment, hidden text, a picture, and heads and feet of pages.
const FLOOD: [&str; 18] = [
    "The flood at Sandmill",
    "The dyke gave way a little before four in the morning, and the water reached the market within the hour.",
    "What was lost",
    "Forty houses in the lower town",
    "The bridge at the mill",
    "First the cellars filled",
    "Then the shops stood in water",
    "We stood in the water up to our chests, and nobody came until it was light.",
    "Rescued",
    "Nine people",
    "Missing",
    "Two people",
    "About two hundred people slept in the school.",
    "By noon the river had begun to fall.",
    "The hospital, too, ran on its own engines for eleven hours.",
    "The council will meet on 16 May.",
    "The clock of the mill had stopped at ten to four.",
    "The meeting was moved to the church.",
];

fn flood(ending: &str) -> Account {
    import(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/documents/flood.{ending}"))).unwrap()
}

#[test]
fn what_an_office_program_writes_is_taken_in_reading_order_and_the_rest_is_counted() {
    for (ending, left_out) in [
        ("docx", "1 comment, 1 hidden passage, 2 page headers and footers, 1 picture, 1 tracked deletion"),
        ("odt", "1 comment, 1 hidden passage, 1 picture, 1 tracked deletion"),
        ("rtf", "1 comment, 1 hidden passage, 4 page headers and footers, 1 picture, 1 tracked deletion"),
    ] {
        let account = flood(ending);
        assert_eq!(passages(&account), FLOOD, "{ending}");
        assert_eq!(account.warnings, [format!("Not taken from the file: {left_out}.")], "{ending}");
        let kinds: Vec<BlockKind> = account.blocks.iter().map(|block| block.kind).collect();
        use BlockKind::{Cell, Heading, ListItem, Note, Paragraph, Quotation};
        let want = [[Heading, Paragraph, Heading].as_slice(), &[ListItem; 4], &[Quotation], &[Cell; 4], &[Paragraph; 3], &[Note; 2]];
        assert_eq!(kinds, want.concat(), "{ending}");
        let facts = &account.facts;
        assert_eq!((facts.title.as_str(), facts.author.as_deref()), ("The flood at Sandmill", Some("Ann Lee")), "{ending}");
    }
}

#[test]
fn books_and_pdfs_of_an_office_program_hold_what_it_puts_into_them() {
    // The program writes tracked deletions and hidden text into a book as if they were text.
    let book = passages(&flood("epub"));
    assert!(book.iter().filter(|passage| FLOOD.contains(&passage.as_str())).count() >= FLOOD.len() - 1, "{book:?}");
    let pdf = flood("pdf");
    let text = passages(&pdf);
    // Lists run on there, a mark of a note parts a sentence, and what was taken out is still to be read.
    assert!(FLOOD.iter().filter(|passage| text.iter().any(|other| other == *passage)).count() >= 8, "{text:?}");
    assert!(!pdf.text.contains("Parish papers") && pdf.warnings[0].contains("1 picture"), "{:?}", pdf.warnings);
}

#[test]
fn a_utf_8_text_is_the_file_byte_for_byte() {
    let bytes = "Fire\r\n\r\nTwo boats\u{a0}burned \u{2026} \u{ad}and\t sank.\r\n".as_bytes();
    assert_eq!(import_bytes(Path::new("a.txt"), bytes).unwrap().text.as_bytes(), bytes);
}

#[test]
fn a_cut_off_or_garbled_file_is_refused_in_one_sentence_or_opened() {
    for format in FORMATS {
        let folder = samples(&format!("formats/{format}"));
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let bytes = std::fs::read(entry.path()).unwrap();
            for end in [0, 1, 10, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
                let mut broken = bytes[..end].to_vec();
                if let Some(byte) = broken.get_mut(end / 2) {
                    *byte ^= 0x55;
                }
                if let Err(error) = import_bytes(&entry.path(), &broken) {
                    let said = error.to_string();
                    assert!(said.contains(&*entry.file_name().to_string_lossy()) && !said.contains('\n'), "{said}");
                }
            }
        }
    }
}

#[test]
fn a_pdf_that_runs_from_right_to_left_is_compared_only_when_its_order_is_trusted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = root.join("tests/data/right-to-left.pdf");
    let account = import(&page).unwrap();
    assert!(account.unverified.is_some() && account.warnings.iter().any(|said| said.contains("could not be verified")));
    let run = |options: &[&str]| {
        let command = std::process::Command::new(env!("CARGO_BIN_EXE_corroborate"))
            .arg("compare")
            .args(options)
            .args([&page, &root.join("sample_docs/harbour-fire/letter.txt")])
            .output()
            .unwrap();
        let json: serde_json::Value = serde_json::from_slice(&command.stdout).unwrap();
        (command.status.code(), json["accounts"].as_array().unwrap().len(), String::from_utf8(command.stderr).unwrap())
    };
    let (code, accounts, said) = run(&[]);
    assert_eq!((code, accounts), (Some(1), 1));
    assert!(said.contains("right-to-left.pdf was not compared") && said.contains("--trust-order"), "{said}");
    assert_eq!(run(&["--trust-order"]), (Some(0), 2, String::new()));
}

#[cfg(unix)]
#[test]
fn pipes_rings_of_folders_and_odd_names_are_no_trouble() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"b\xFFoats.txt"));
    std::fs::write(&odd, "Two boats burned.").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("ring.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("broken.txt")).unwrap();
    let listener = std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).unwrap();
    let imported = import_all(&[folder.path()]);
    assert_eq!((imported.accounts.len(), imported.errors.len()), (1, 0), "{:?}", imported.errors);
    assert_eq!(imported.accounts[0].text, "Two boats burned.");
    let said = import(&folder.path().join("socket.txt")).unwrap_err().to_string();
    assert!(said.contains("is neither a file nor a folder"), "{said}");
    drop(listener);
}

#[test]
fn a_bundle_splits_into_the_accounts_that_were_put_together() {
    let bundle = import(&samples("bundles/harbour-fire.txt")).unwrap();
    let parts = split_where_likely(bundle.clone());
    let of = |account: &Account| (account.facts.title.clone(), account.facts.author.clone().unwrap_or_default());
    let told: Vec<(String, String)> = parts.iter().map(of).collect();
    let said: Vec<(&str, &str)> = told.iter().map(|(title, author)| (title.as_str(), author.as_str())).collect();
    assert_eq!(
        said,
        [
            ("ALDMOUTH FIRE KILLS TWELVE ON KESTREL QUAY", ""),
            ("At least nine people died in the fire…", "Lucian Abara"),
            ("Statement of the Harbour Office on the fire at Kestrel Quay", ""),
            ("I am alive, and so is the cat", "Hanne Thole"),
        ]
    );
    let mut want: Vec<Vec<String>> = opened("harbour-fire").iter().map(passages).collect();
    let mut got: Vec<Vec<String>> = parts.iter().map(passages).collect();
    want.sort();
    got.sort();
    assert_eq!(got, want);
    assert_eq!(points(parts), points(opened("harbour-fire")));
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_refused_without_waiting_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(import(&pipe).unwrap_err().to_string().contains("is neither a file nor a folder"));
    assert!(import_all(&[folder.path()]).errors[0].to_string().contains("holds no supported file"));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line.txt");
    // Half a gigabyte in one line that takes no room on the disk.
    std::fs::File::create(&path).unwrap().set_len(500 << 20).unwrap();
    assert!(import(&path).unwrap_err().to_string().contains("is too large: it holds more than 256 MB; cut it into smaller files"));
}

#[test]
fn a_text_that_is_too_long_is_refused_before_it_is_taken_apart() {
    // Longer in bytes than any encoding needs for what is allowed: refused unread.
    for name in ["a.txt", "a.md"] {
        let said = import_bytes(Path::new(name), &vec![0; 97 << 20]).unwrap_err().to_string();
        assert!(said.contains("its text holds more than 24 MB"), "{said}");
    }
}

#[test]
fn zero_bytes_in_the_middle_of_a_text_are_no_text() {
    for bytes in [&b"Two boats\0 burned."[..], b"\0\0\0\0", b"Two boats burned.\0"] {
        assert!(import_bytes(Path::new("a.txt"), bytes).unwrap_err().to_string().contains("holds binary data"));
    }
    assert!(import_bytes(Path::new("a.html"), b"<p>Two boats\0 burned.").is_err());
}

/// A package of one part that says of itself what it likes.
fn package(name: &str, text: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(text).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn absurd_sizes_in_headers_cost_nothing() {
    let document = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body/></w:document>";
    let whole = package("word/document.xml", document);
    for (mark, place) in [(b"PK\x01\x02", 20), (b"PK\x01\x02", 24), (b"PK\x05\x06", 10), (b"PK\x05\x06", 16)] {
        let mut broken = whole.clone();
        let at = broken.windows(4).position(|window| window == mark).unwrap() + place;
        broken[at..at + 2].fill(0xFF);
        assert!(import_bytes(Path::new("a.docx"), &broken).is_err());
    }
    let pdf = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 999999999/Kids[3 0 R]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e30 9e30]/Contents 4 0 R>>endobj\n4 0 obj<</Length 99999999999>>stream\nBT ET\nendstream endobj\n\
        trailer<</Root 1 0 R/Size 999999999>>";
    assert!(import_bytes(Path::new("a.pdf"), pdf).is_err());
}

#[test]
fn a_bomb_of_one_part_is_refused_by_name() {
    let bomb = package("word/document.xml", &vec![b' '; 70 << 20]);
    assert!(bomb.len() < 1 << 20);
    let said = import_bytes(Path::new("a.docx"), &bomb).unwrap_err().to_string();
    assert!(said.contains("word/document.xml holds more than 64 MB"), "{said}");
}

#[test]
fn entities_that_multiply_are_not_expanded() {
    let mut text = String::from("<!DOCTYPE d [<!ENTITY a0 'Two boats burned. '>");
    (1..40).for_each(|i| text += &format!("<!ENTITY a{i} '&a{};&a{};'>", i - 1, i - 1));
    let document = format!(
        "{text}]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&a39;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(import_bytes(Path::new("a.docx"), &package("word/document.xml", document.as_bytes())).is_err());
}

#[test]
fn a_file_that_changes_while_it_is_read_ends_in_an_account_or_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    let whole = std::fs::read(samples("formats/docx/letter.docx")).unwrap();
    std::fs::write(&path, &whole).unwrap();
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for length in (0..whole.len()).step_by(997).cycle() {
                if done.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                std::fs::write(&path, &whole[length..]).unwrap();
            }
        });
        for _ in 0..60 {
            if let Err(error) = import(&path) {
                assert!(error.to_string().contains("a.docx"));
            }
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn a_report_saved_beside_its_accounts_is_no_account() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Two boats burned.\n").unwrap();
    std::fs::write(folder.path().join("b.md"), "# Fire\n\nThree boats burned.\n").unwrap();
    let compared = compare(import_all(&[folder.path()]).accounts, &Settings::default(), &Watch::default()).unwrap();
    for ending in ["html", "md", "docx", "csv", "json", "xml", "xlsx"] {
        corroborate::report::write(&compared, &folder.path().join(format!("report.{ending}"))).unwrap();
    }
    let again = import_all(&[folder.path()]);
    let files: Vec<String> = again.accounts.iter().map(|account| corroborate::account::file_name(&account.facts.file)).collect();
    assert_eq!((files, again.errors.len()), (vec!["a.txt".to_owned(), "b.md".to_owned()], 0));
    // Whoever names a report means it.
    assert_eq!(import_all(&[folder.path().join("report.html")]).accounts.len(), 1);
}
