//! Runs the program as a reader runs it, without a display.

#![allow(clippy::expect_used, reason = "a test that cannot go on may stop here")]

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

/// What the program says to these arguments and this input.
pub fn corroborate(arguments: &[&str], input: &str) -> Output {
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
    // A program that refuses its arguments ends before it reads.
    let written = child.stdin.take().expect("standard input").write_all(input.as_bytes());
    assert!(written.as_ref().err().is_none_or(|error| error.kind() == ErrorKind::BrokenPipe), "{written:?}");
    child.wait_with_output().expect("the program ends")
}
