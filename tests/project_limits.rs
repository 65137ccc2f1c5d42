//! What needs time: a program killed while it saves, and damaged projects by the thousand. Not run by a plain `cargo test`.
//!
//! The program starts itself again as the one that saves (`save PATH`), so it has a `main` of its own.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on may stop here")]

use corroborate::account::{PassageId, Siglum, import_all};
use corroborate::comparison::{Relation, Ruling, Watch, compare};
use corroborate::project::{self, Project};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const KILLS: usize = 300;
const MUTATIONS: usize = 2_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("save") => save_without_end(Path::new(&arguments[2])),
        Some("save-once") => save_once(Path::new(&arguments[2])),
        Some("--ignored" | "--include-ignored") => {
            let start = Instant::now();
            killed_while_saving();
            println!("killed {KILLS} times while saving: nothing lost ({:.1} s)", start.elapsed().as_secs_f32());
            without_room();
            println!("a disk without room: the file as it was, nothing left behind");
            damaged();
            println!("{MUTATIONS} damaged projects: no panic ({:.1} s)", start.elapsed().as_secs_f32());
        }
        _ => println!("ignored: takes minutes; `cargo test --test project_limits -- --ignored` runs it"),
    }
}

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}

fn sample() -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs/harbour-fire");
    let mut project = Project::of(import_all(&[folder]).accounts.into_iter().map(Arc::new).collect());
    assert!(project.accounts.len() > 2);
    let comparison = compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels");
    for link in comparison.links.iter().take(20) {
        project.rulings.rule(Ruling::reject(&comparison, link.a, link.b, Relation::Related));
        project.rulings.rule(Ruling::note(&comparison, link.a, "a note"));
    }
    project.rulings.rule(Ruling::exclude(&comparison, PassageId::new(Siglum::of(0), 3)));
    project
}

/// Saves again and again, counting in the title, and says each number when its save has finished.
fn save_without_end(path: &Path) {
    let mut project = project::open(path).expect("a project to begin with").project;
    let mut number = number_in(&project);
    let mut out = std::io::stdout();
    loop {
        number += 1;
        project.title = Some(number.to_string());
        project::save(&project, path).expect("saved");
        if writeln!(out, "{number}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

fn number_in(project: &Project) -> u64 {
    project.title.as_deref().and_then(|title| title.parse().ok()).expect("a number")
}

fn killed_while_saving() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.corroborate");
    let mut dice = Dice(20_261_124);
    let mut first = sample();
    first.title = Some("0".to_owned());
    project::save(&first, &path).expect("saved");
    let mut last = 0;
    for _ in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .arg("save")
            .arg(&path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program that saves");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut finished: u64 = said.next().expect("a first save").expect("a line").parse().expect("a number");
        std::thread::sleep(Duration::from_micros(dice.roll(20_000) as u64));
        child.kill().expect("killed");
        child.wait().expect("gone");
        finished = said.map_while(Result::ok).filter_map(|line| line.parse().ok()).last().unwrap_or(finished);
        let opened = project::open(&path).expect("the file opens");
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        let number = number_in(&opened.project);
        assert!(number >= finished && number > last, "save {finished} had finished, {number} is in the file, {last} was before");
        let backup = project::open(&project::backup_of(&path)).expect("the backup opens");
        assert!(backup.problems.is_empty() && number_in(&backup.project) + 1 >= number);
        last = number;
    }
}

/// Saves a changed project and says why that could not be done.
fn save_once(path: &Path) {
    let mut project = project::open(path).expect("a project").project;
    project.title = Some("changed".to_owned());
    match project::save(&project, path) {
        Ok(()) => println!("saved"),
        Err(error) => println!("{error}"),
    }
}

/// A process that may write no file larger than a few kilobytes meets what a full disk is: writing ends with an error.
fn without_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.corroborate");
    project::save(&sample(), &path).expect("saved");
    let before = std::fs::read(&path).expect("the file");
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" save-once \"$1\""])
        .arg(std::env::current_exe().expect("this program"))
        .arg(&path)
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("could not be saved") && said.contains("another place"), "{said} {}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read(&path).expect("the file") == before);
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("a file").file_name()).collect();
    assert_eq!(names, ["story.corroborate"]);
}

fn damaged() {
    let whole = sample().to_bytes().expect("a file");
    let accounts = sample().accounts.len();
    let mut dice = Dice(17);
    let (mut opened, mut partly, mut refused) = (0, 0, 0);
    for round in 0..MUTATIONS {
        let mut bytes = whole.clone();
        match round % 4 {
            0 => bytes.truncate(dice.roll(whole.len())),
            1 | 2 => {
                for _ in 0..=dice.roll(8) {
                    let at = dice.roll(bytes.len());
                    bytes[at] ^= 1 << dice.roll(8);
                }
            }
            _ => {
                let (from, length) = (dice.roll(whole.len()), dice.roll(4096));
                bytes.drain(from..(from + length).min(whole.len()));
            }
        }
        match Project::from_bytes(&bytes) {
            Ok(found) => {
                if found.problems.is_empty() {
                    opened += 1
                } else {
                    partly += 1
                }
                // What was opened can be used: compared, read with its rulings, and saved again.
                if round % 50 == 0 && !found.project.accounts.is_empty() {
                    let project = found.project;
                    let machine = compare(project.accounts.clone(), &project.settings, &Watch::default()).expect("nobody cancels");
                    let view = project.rulings.read(&Arc::new(machine));
                    assert!(!view.points.is_empty());
                    assert!(Project::from_bytes(&project.to_bytes().expect("a file")).expect("a project").problems.is_empty());
                }
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
    }
    println!("opened as if whole {opened}, in part {partly}, refused {refused}");
    assert!(partly > MUTATIONS / 4, "damaged projects are opened as far as they go");
    // A file cut in its middle still gives accounts.
    let half = Project::from_bytes(&whole[..whole.len() / 2]).expect("half a project");
    assert!(!half.project.accounts.is_empty() && half.project.accounts.len() <= accounts);
}
