//! The command line, run as a reader runs it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn corroborate(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_corroborate"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("standard input").write_all(input.as_bytes()).expect("input is read");
    child.wait_with_output().expect("the program ends")
}

#[test]
fn compare_prints_the_contract() {
    let output = corroborate(&["compare", "sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["accounts"].as_array().map(Vec::len), Some(4));
    for link in json["links"].as_array().expect("links") {
        assert!(["agrees", "contradicts", "related"].contains(&link["relation"].as_str().expect("a relation")));
        assert!(!link["evidence"].as_array().expect("evidence").is_empty());
    }
    let passages: usize =
        json["accounts"].as_array().expect("accounts").iter().filter_map(|a| a["passages"].as_array()).map(Vec::len).sum();
    let gathered: usize = json["points"].as_array().expect("points").iter().filter_map(|p| p["passages"].as_array()).map(Vec::len).sum();
    assert_eq!(passages, gathered, "every passage is in exactly one point");
}

#[test]
fn judge_answers_a_line_each_in_order() {
    let output = corroborate(
        &["judge"],
        "x\tTwelve people died in the fire.\tThe fire killed 17 people.\ny\tThe doors were red.\tHe sold nine sheep.\n",
    );
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let fields: Vec<Vec<&str>> = said.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((fields[0][0], fields[0][1], fields[0][3]), ("x", "contradicts", "quantity,wording"));
    assert_eq!((fields[1][0], fields[1][1]), ("y", "unrelated"));
}

#[test]
fn a_line_that_is_no_pair_is_named_and_the_rest_is_answered() {
    let output = corroborate(&["judge"], "no tabs here\n2\tOne boat.\tOne boat.\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1"));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("2\tagrees"));
}

#[test]
fn a_named_file_that_is_not_supported_is_an_error_after_the_rest() {
    let output = corroborate(&["compare", "Cargo.toml", "sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Cargo.toml is not a supported kind of file"));
    assert!(output.stdout.starts_with(b"{"));
}

#[test]
fn without_a_display_one_sentence_names_the_report_command() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let output = corroborate(&["sample_docs/harbour-fire"], "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("corroborate report") && said.lines().count() == 1, "{said}");
}

#[test]
fn wrong_use_is_exit_code_two() {
    assert_eq!(corroborate(&["report", "sample_docs/harbour-fire"], "").status.code(), Some(2));
    assert_eq!(corroborate(&["compare"], "").status.code(), Some(2));
}
