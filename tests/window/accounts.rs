//! Pasting accounts, correcting their facts, splitting their files, reading them in other encodings.

use crate::driver::{Driven, files, settle, window};
use crate::{click, is_there, shown};
use corroborate::account::{Fact, Siglum};
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn choose(harness: &mut Driven, siglum: &str, command: &str) {
    harness.get_by_label(&format!("Menu of account {siglum}")).click();
    harness.run_steps(3);
    click(harness, command);
    // Until the thread that looks something up has answered.
    for _ in 0..100_000 {
        harness.step();
        if is_there(harness, "Cancel") {
            break;
        }
        std::thread::yield_now();
    }
    // A dialog finds its size in its first frames.
    harness.run_steps(12);
}

fn titles(harness: &Driven) -> Vec<String> {
    shown(harness).accounts.iter().map(|account| account.facts.title.clone()).collect()
}

#[test]
fn what_is_pasted_while_nobody_types_becomes_an_account() {
    let mut harness = window(Vec::new());
    harness.event(Event::Paste("Fire at sea\n\nTwo boats burned.".to_owned()));
    harness.run_steps(3);
    harness.get_by_label("6 words");
    harness.get_by_label("Source").focus();
    harness.run_steps(2);
    harness.get_by_label("Source").type_text("The Gull");
    harness.run_steps(2);
    click(&mut harness, "Add the account");
    let facts = &shown(&harness).accounts[0].facts;
    assert_eq!((facts.title.as_str(), facts.source.as_deref(), facts.file.as_str()), ("Fire at sea", Some("The Gull"), "pasted text"));
    assert_eq!(facts.origin(Fact::Source).as_deref(), Some("from the reader"));
}

#[test]
fn what_is_pasted_into_a_field_stays_there() {
    let mut harness = window(Vec::new());
    harness.get_by_label("Path to open").focus();
    harness.run_steps(2);
    harness.event(Event::Paste("a.txt".to_owned()));
    harness.run_steps(3);
    assert!(!is_there(&harness, "Add the account"));
    assert_eq!(harness.get_by_label("Path to open").value().as_deref(), Some("a.txt"));
}

#[test]
fn right_to_left_text_is_pasted_too() {
    let mut harness = window(Vec::new());
    click(&mut harness, "Paste…");
    harness.get_by_label("Text of the account").focus();
    harness.run_steps(2);
    harness.event(Event::Paste("בשריפה בנמל נהרגו 12 בני אדם.".to_owned()));
    harness.run_steps(3);
    assert!(is_there(&harness, "בשריפה בנמל"));
    click(&mut harness, "Add the account");
    assert!(shown(&harness).accounts[0].text.contains("12"));
}

#[test]
fn a_fact_is_corrected_and_the_correction_undone() {
    let (_folder, paths) = files(&[("a.txt", "Fire at sea\n\nLord Anselm sold his mill.\n")]);
    let mut harness = window(paths);
    choose(&mut harness, "A", "Correct the facts…");
    assert!(is_there(&harness, "The file: Fire at sea, from its first line"));
    harness.get_by_label("Author").focus();
    harness.run_steps(2);
    harness.get_by_label("Author").type_text("Ann Lee");
    harness.run_steps(2);
    click(&mut harness, "Correct");
    let author = |harness: &Driven| shown(harness).accounts[0].facts.author.clone();
    assert_eq!(author(&harness).as_deref(), Some("Ann Lee"));
    assert!(is_there(&harness, "Ann Lee · a.txt"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(author(&harness), None);
}

#[test]
fn a_corrected_language_is_the_one_the_account_is_read_in() {
    let (_folder, paths) = files(&[
        ("a.txt", "The fire in the harbour destroyed two boats during the night and nobody was hurt.\n"),
        ("b.txt", "Das Feuer im Hafen zerstörte in der Nacht zwei Boote, verletzt wurde niemand.\n"),
    ]);
    let mut harness = window(paths);
    assert!(is_there(&harness, "A is in English, B is in German. Between languages only"));
    choose(&mut harness, "B", "Correct the facts…");
    harness.get_by_label("Language").click();
    harness.run_steps(3);
    // The list is long: English is not in view before it is scrolled to.
    let english = harness.query_all_by_label("English").next().expect("English in the list");
    english.scroll_to_me();
    harness.run_steps(3);
    harness.query_all_by_label("English").next().expect("English in the list").click();
    harness.run_steps(3);
    click(&mut harness, "Correct");
    assert!(!is_there(&harness, "Between languages only"));
    let facts = &shown(&harness).account(Siglum::of(1)).facts;
    assert_eq!((facts.language.as_deref(), facts.read[&Fact::Language].value.as_deref()), (Some("en"), Some("de")));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert!(is_there(&harness, "Between languages only"));
}

const BUNDLE: &str = "Fire at sea\nBy Ann Lee\n\nTwo boats burned in the harbour on Tuesday night, and the rope store behind them was lost.\n\n\
    Night of fire\nBy Tom Reed\n\nThree boats were lost to the flames in the harbour on that night, said the watchman, who had seen them sink.\n";

#[test]
fn a_file_is_split_where_the_reader_says_and_split_anew() {
    let (_folder, paths) = files(&[("bundle.txt", BUNDLE)]);
    let mut harness = window(paths);
    assert!(is_there(&harness, "bundle.txt looks as if it held 2 accounts"));
    choose(&mut harness, "A", "Split into accounts…");
    assert!(is_there(&harness, "a byline: “By Tom Reed”"));
    harness.get_by_label("Name of part 2").focus();
    harness.run_steps(2);
    harness.get_by_label("Name of part 2").type_text(" again");
    harness.run_steps(2);
    click(&mut harness, "Move part 2 down");
    click(&mut harness, "Move part 2 up");
    click(&mut harness, "Make 2 accounts");
    assert_eq!(titles(&harness), ["Fire at sea", "Night of fire again"]);
    assert!(is_there(&harness, "bundle.txt, part 2 of 2"));

    // What was decided is there again.
    choose(&mut harness, "B", "Split into accounts…");
    assert_eq!(harness.get_by_label("Name of part 2").value().as_deref(), Some("Night of fire again"));
    click(&mut harness, "Join part 2 with the one before");
    click(&mut harness, "Make 1 account");
    assert_eq!(shown(&harness).accounts.len(), 1);
    assert_eq!(shown(&harness).accounts[0].text, BUNDLE);
}

#[test]
fn a_pasted_text_is_split_anew_with_what_was_left_out_and_not_with_another_one() {
    let mut harness = window(Vec::new());
    for text in [BUNDLE.to_owned(), BUNDLE.replace("Tuesday", "Friday")] {
        harness.event(Event::Paste(text));
        harness.run_steps(3);
        click(&mut harness, "Add the account");
    }
    choose(&mut harness, "A", "Split into accounts…");
    click(&mut harness, "Make part 1 an account");
    click(&mut harness, "Make 1 account");
    choose(&mut harness, "B", "Split into accounts…");
    click(&mut harness, "Make 2 accounts");
    assert_eq!(titles(&harness), ["Night of fire", "Fire at sea", "Night of fire"]);
    choose(&mut harness, "A", "Split into accounts…");
    click(&mut harness, "Make part 1 an account");
    click(&mut harness, "Join part 2 with the one before");
    click(&mut harness, "Make 1 account");
    let texts: Vec<&str> = shown(&harness).accounts.iter().map(|account| account.text.as_str()).collect();
    assert_eq!((texts.len(), texts[0]), (3, BUNDLE), "{texts:?}");
}

#[test]
fn parts_of_a_file_that_is_gone_are_put_together_and_split_anew() {
    let (_folder, paths) = files(&[("bundle.txt", BUNDLE)]);
    let mut harness = window(paths.clone());
    choose(&mut harness, "A", "Split into accounts…");
    click(&mut harness, "Make 2 accounts");
    std::fs::remove_file(&paths[0]).expect("the file was there");
    choose(&mut harness, "B", "Split into accounts…");
    assert_eq!(harness.get_by_label("Name of part 2").value().as_deref(), Some("Night of fire"));
    click(&mut harness, "Join part 2 with the one before");
    click(&mut harness, "Make 1 account");
    let texts: Vec<&str> = shown(&harness).accounts.iter().map(|account| account.text.as_str()).collect();
    assert_eq!(texts, [BUNDLE.trim()]);
}

#[test]
fn a_cut_is_added_by_a_click_on_a_line_and_a_part_left_out() {
    let (_folder, paths) = files(&[("a.txt", "One boat burned in the night.\nTwo boats sank in the harbour.\nThree came home.\n")]);
    let mut harness = window(paths);
    choose(&mut harness, "A", "Split into accounts…");
    click(&mut harness, "Cut before: Two boats sank in the harbour.");
    click(&mut harness, "Cut before: Three came home.");
    click(&mut harness, "Make part 3 an account");
    if is_there(&harness, "Make 1 account") {
        click(&mut harness, "Make part 1 an account");
    }
    click(&mut harness, "Make 2 accounts");
    let texts: Vec<&str> = shown(&harness).accounts.iter().map(|account| account.text.as_str()).collect();
    assert_eq!(texts, ["One boat burned in the night.", "Two boats sank in the harbour."]);
}

#[test]
fn a_file_that_reads_badly_is_named_and_read_in_another_encoding() {
    let (folder, _) = files(&[]);
    let path = folder.path().join("a.txt");
    let many = "Bären, Füchse, Mäuse, Kühe, Vögel, Schlösser, Häuser, Gärten, Flüsse, Höhlen, ";
    std::fs::write(&path, [many.as_bytes(), b"Stra\xDFe.\n"].concat()).expect("a file for the test");
    let mut harness = window(vec![path]);
    assert!(is_there(&harness, "a.txt does not read well as UTF-8."));
    // In the wrong encodings it is letters of all the world, for which the program brings no fonts.
    harness.ctx.set_missing_glyph_policy(eframe::egui::epaint::text::MissingGlyphPolicy::Tofu);
    choose(&mut harness, "A", "Other encoding…");
    click(&mut harness, "windows-1252");
    click(&mut harness, "Read it so");
    let account = &shown(&harness).accounts[0];
    assert!(account.text.ends_with("Straße.\n"), "{}", account.text);
    assert_eq!((account.facts.encoding.as_deref(), account.facts.encoding_chosen), (Some("windows-1252"), true));
}
