//! Every view, panel and dialog of the window, brought up as a reader would: for the pictures, and for the names that screen readers
//! read out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use super::{Driven, RIGHT_TO_LEFT, files, harbour_fire, settle, wait_for, window_kept, window_of};
use corroborate::account::Account;
use corroborate::project::{self, Project};
use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The window, and the folder that its files lie in while it is there.
pub struct Stage {
    pub harness: Driven,
    folder: Option<TempDir>,
}

impl Stage {
    /// The path of the first file in the folder.
    pub fn path(&self) -> Option<String> {
        self.folder.as_ref().map(|folder| folder.path().join(FIRE[0].0).display().to_string())
    }
}

/// Brings something up, in one look.
pub type Make = fn(Theme) -> Stage;

/// All of them by name: views and panels first, then dialogs.
pub const STAGES: [(&str, Make); 30] = [
    ("empty", empty),
    ("columns", columns),
    ("in_step", in_step),
    ("right_to_left", right_to_left),
    ("matrix", |theme| view(theme, "Matrix")),
    ("matrix_grouped", matrix_grouped),
    ("overview", |theme| view(theme, "Overview")),
    ("timeline", |theme| view(theme, "Timeline")),
    ("dispute", dispute),
    ("silence", silence),
    ("linking", linking),
    ("find", find),
    ("notices", notices),
    ("account_menu", account_menu),
    ("display_menu", display_menu),
    ("help", |theme| dialog(theme, NONE, Key::F1)),
    ("commands", |theme| dialog(theme, COMMAND, Key::P)),
    ("export", |theme| path_dialog(theme, Key::E, "Write it to", "/home/reader/report.html")),
    ("save_as", |theme| path_dialog(theme, Key::S, "Save it to", "/home/reader/harbour-fire.corroborate")),
    ("leave", leave),
    ("recovered", recovered),
    ("changed", changed),
    ("unverified", unverified),
    ("reshape", reshape),
    ("names", |theme| command(theme, "Names that mean")),
    ("rulings", rulings),
    ("facts", |theme| account_dialog(theme, "Correct the facts…")),
    ("encodings", |theme| account_dialog(theme, "Other encoding…")),
    ("paste", paste),
    ("split", split),
];

/// How many of them are no dialogs.
pub const VIEWS: usize = 15;

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const SIZE: [f32; 2] = [960.0, 520.0];
const SMALL: [f32; 2] = [680.0, 480.0];

const FIRE: [(&str, &str); 2] = [
    ("chronicle.txt", "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n"),
    ("post.txt", "The fire killed 17 people on Tuesday night.\nSchools stay closed until Monday.\n"),
];

fn staged(mut harness: Driven, folder: Option<TempDir>) -> Stage {
    // A dialog finds its size in its first frames.
    harness.run_steps(12);
    settle(&mut harness);
    harness.remove_cursor();
    harness.run_steps(3);
    Stage { harness, folder }
}

fn harbour(theme: Theme, size: [f32; 2]) -> Driven {
    window_of(size, 1.0, theme, vec![harbour_fire()])
}

fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
    settle(harness);
}

fn click(harness: &mut Driven, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn empty(theme: Theme) -> Stage {
    staged(window_of([700.0, 480.0], 1.0, theme, Vec::new()), None)
}

fn columns(theme: Theme) -> Stage {
    staged(harbour(theme, SIZE), None)
}

fn in_step(theme: Theme) -> Stage {
    let mut harness = harbour(theme, SIZE);
    click(&mut harness, "In step");
    staged(harness, None)
}

fn right_to_left(theme: Theme) -> Stage {
    let (folder, paths) = files(&RIGHT_TO_LEFT);
    let mut harness = window_of([1000.0, 520.0], 1.0, theme, paths);
    press(&mut harness, NONE, Key::N);
    staged(harness, Some(folder))
}

fn view(theme: Theme, name: &str) -> Stage {
    let mut harness = harbour(theme, SIZE);
    click(&mut harness, name);
    staged(harness, None)
}

fn matrix_grouped(theme: Theme) -> Stage {
    let mut harness = harbour(theme, SIZE);
    click(&mut harness, "Matrix");
    click(&mut harness, "Group by standing");
    click(&mut harness, "Sort by what is not found in B");
    staged(harness, None)
}

fn dispute(theme: Theme) -> Stage {
    let harness = harbour(theme, SIZE);
    harness.query_all_by_label_contains(", disputed: ").next().unwrap().click();
    staged(harness, None)
}

/// A point that an account leaves out.
fn silence(theme: Theme) -> Stage {
    let mut harness = harbour(theme, SIZE);
    press(&mut harness, NONE, Key::O);
    staged(harness, None)
}

fn linking(theme: Theme) -> Stage {
    let (folder, paths) = files(&FIRE);
    let mut harness = window_of([860.0, 480.0], 1.0, theme, paths);
    harness.get_by_label_contains("A2, ").click();
    settle(&mut harness);
    press(&mut harness, NONE, Key::L);
    harness.get_by_label_contains("B2, ").click();
    staged(harness, Some(folder))
}

fn find(theme: Theme) -> Stage {
    let mut harness = harbour(theme, SIZE);
    press(&mut harness, COMMAND, Key::F);
    harness.get_by_label("Find in all accounts").type_text("harbour");
    harness.run_steps(3);
    click(&mut harness, "Next match");
    staged(harness, None)
}

/// A file that could not be opened.
fn notices(theme: Theme) -> Stage {
    let (folder, mut paths) = files(&FIRE);
    paths.push(PathBuf::from("missing/letter.txt"));
    paths.push(PathBuf::from("missing/diary.txt"));
    staged(window_of(SMALL, 1.0, theme, paths), Some(folder))
}

fn account_menu(theme: Theme) -> Stage {
    let (folder, mut harness) = fire(theme);
    click(&mut harness, "Menu of account A");
    staged(harness, Some(folder))
}

fn display_menu(theme: Theme) -> Stage {
    let (folder, mut harness) = fire(theme);
    click(&mut harness, "Display");
    staged(harness, Some(folder))
}

/// Two short accounts, one of them in an old encoding.
fn fire(theme: Theme) -> (TempDir, Driven) {
    let (folder, paths) = files(&FIRE);
    std::fs::write(&paths[0], b"Fire at the Caf\xe9\nThe fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n").unwrap();
    let harness = window_of(SMALL, 1.0, theme, paths);
    (folder, harness)
}

fn dialog(theme: Theme, modifiers: Modifiers, key: Key) -> Stage {
    let (folder, mut harness) = fire(theme);
    press(&mut harness, modifiers, key);
    staged(harness, Some(folder))
}

/// A dialog that asks for a path, which would be another one on every machine.
fn path_dialog(theme: Theme, key: Key, label: &str, path: &str) -> Stage {
    let (folder, mut harness) = fire(theme);
    press(&mut harness, COMMAND, key);
    harness.get_by_label(label).focus();
    press(&mut harness, COMMAND, Key::A);
    harness.get_by_label(label).type_text(path);
    staged(harness, Some(folder))
}

fn leave(theme: Theme) -> Stage {
    let (folder, mut harness) = fire(theme);
    rule(&mut harness);
    press(&mut harness, COMMAND, Key::N);
    staged(harness, Some(folder))
}

fn rule(harness: &mut Driven) {
    press(harness, NONE, Key::D);
    press(harness, NONE, Key::R);
}

fn save(folder: &Path, accounts: Vec<Account>) -> PathBuf {
    let place = folder.join("harbour-fire.corroborate");
    project::save(&Project::of(accounts.into_iter().map(Arc::new).collect()), &place).unwrap();
    place
}

fn recovered(theme: Theme) -> Stage {
    let (folder, _) = files(&FIRE);
    let place = save(folder.path(), FIRE.map(|(file, text)| Account::from_text(text, file)).into());
    let settings = folder.path().join("settings/settings.json");
    let mut harness = window_kept(SMALL, theme, settings.clone(), vec![place.clone()]);
    rule(&mut harness);
    harness.run_steps(24);
    settle(&mut harness);
    // The program ends without having been closed.
    drop(harness);
    let mut harness = window_kept(SMALL, theme, settings, vec![place]);
    wait_for(&mut harness, "Open with the changes");
    staged(harness, Some(folder))
}

fn changed(theme: Theme) -> Stage {
    let (folder, paths) = files(&FIRE);
    let accounts = paths.iter().map(|path| corroborate::account::import(path).unwrap()).collect();
    let place = save(folder.path(), accounts);
    std::fs::write(&paths[0], "The fire killed 14 people on Tuesday night.\nThe mayor thanked the crews.\nNine sheep drowned.\n").unwrap();
    let mut harness = window_of(SMALL, 1.0, theme, vec![place]);
    click(&mut harness, "See the difference…");
    staged(harness, Some(folder))
}

fn unverified(theme: Theme) -> Stage {
    let (folder, _) = files(&[]);
    let mut accounts: Vec<Account> = FIRE.map(|(file, text)| Account::from_text(text, file)).into();
    accounts[1].unverified = Some("Its letters run from right to left.".to_owned());
    let place = save(folder.path(), accounts);
    let harness = window_of(SMALL, 1.0, theme, vec![place]);
    harness.get_by_label_contains("Look at ").click();
    staged(harness, Some(folder))
}

fn reshape(theme: Theme) -> Stage {
    let (folder, mut harness) = fire(theme);
    press(&mut harness, NONE, Key::D);
    press(&mut harness, NONE, Key::J);
    staged(harness, Some(folder))
}

fn rulings(theme: Theme) -> Stage {
    let (folder, mut harness) = fire(theme);
    rule(&mut harness);
    click(&mut harness, "✎ 1 ruling");
    staged(harness, Some(folder))
}

fn command(theme: Theme, typed: &str) -> Stage {
    let (folder, mut harness) = fire(theme);
    press(&mut harness, COMMAND, Key::P);
    harness.get_by_label("Find a command").type_text(typed);
    harness.run_steps(4);
    press(&mut harness, NONE, Key::Enter);
    staged(harness, Some(folder))
}

fn account_dialog(theme: Theme, label: &str) -> Stage {
    let (folder, mut harness) = fire(theme);
    // In a wrong encoding a text is letters of all the world, for which the program brings no fonts.
    harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    click(&mut harness, "Menu of account A");
    click(&mut harness, label);
    wait_for(&mut harness, "Cancel");
    staged(harness, Some(folder))
}

fn paste(theme: Theme) -> Stage {
    let harness = window_of(SMALL, 1.0, theme, Vec::new());
    harness.event(Event::Paste("Fire at sea\n\nTwo boats burned.".to_owned()));
    staged(harness, None)
}

fn split(theme: Theme) -> Stage {
    let bundle = "Fire at sea\nBy Ann Lee\n\nTwo boats burned in the harbour on Tuesday night, and the rope store behind them was lost.\n\n\
        Night of fire\nBy Tom Reed\n\nThree boats were lost to the flames in the harbour on that night, said the watchman.\n";
    let (folder, paths) = files(&[("bundle.txt", bundle)]);
    let mut harness = window_of(SMALL, 1.0, theme, paths);
    click(&mut harness, "Split it…");
    wait_for(&mut harness, "Cancel");
    staged(harness, Some(folder))
}
