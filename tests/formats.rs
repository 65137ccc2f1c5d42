//! An account is the same account in whatever format it comes.
//!
//! The files in `sample_docs/formats` were written by LibreOffice (see `make.py` there) from the harbour fire.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use corroborate::account::{Account, import, import_all, import_bytes};
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
