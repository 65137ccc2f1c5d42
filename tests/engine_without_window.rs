//! The engine is a library without a window: no module outside `app` knows the toolkit.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use std::path::Path;

fn check(folder: &Path, seen: &mut usize) {
    for entry in std::fs::read_dir(folder).expect("the source folder") {
        let path = entry.expect("an entry of the source folder").path();
        if path.is_dir() {
            if !path.ends_with("app") {
                check(&path, seen);
            }
        } else {
            *seen += 1;
            let source = std::fs::read_to_string(&path).expect("a source file");
            for name in ["egui", "eframe", "rfd::"] {
                assert!(!source.contains(name), "{} mentions {name}", path.display());
            }
        }
    }
}

#[test]
fn no_engine_module_knows_the_toolkit() {
    let mut seen = 0;
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut seen);
    assert!(seen > 20, "only {seen} files were looked at");
}
