//! Sentences joined and cut, points made one or two, and names that mean the same, by hand.

use crate::driver::{Driven, files, settle, window};
use crate::{click, is_there, shown};
use corroborate::account::{PassageId, Siglum};
use corroborate::comparison::Relation;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(5);
}

fn id(siglum: usize, number: usize) -> PassageId {
    PassageId::new(Siglum::of(siglum), number - 1)
}

fn select(harness: &mut Driven, id: PassageId) {
    let text = shown(harness).text(id).to_owned();
    let label = format!("{id}, {}: {text}", shown(harness).point_of(id).standing);
    click(harness, &label);
}

#[test]
fn sentences_are_joined_and_cut_and_all_is_undone() {
    let (_folder, paths) = files(&[
        ("a.txt", "The mayor came by car. She thanked the crews of four towns.\nNobody slept.\n"),
        ("b.txt", "The mayor came by car and thanked the crews of four towns.\n"),
    ]);
    let mut harness = window(paths);
    select(&mut harness, id(0, 1));
    press(&mut harness, Modifiers::NONE, Key::J);
    click(&mut harness, "Join the two");
    assert_eq!(shown(&harness).passages[0].len(), 2);
    assert!(is_there(&harness, "A1 is one sentence"), "the inspector says what was ruled");

    // The last sentence is selected when there are fewer.
    select(&mut harness, id(0, 2));
    click(&mut harness, "Join, cut or split…");
    assert!(is_there(&harness, "It is the last of its paragraph."));
    click(&mut harness, "Cut it there");
    assert_eq!((shown(&harness).text(id(0, 2)), shown(&harness).text(id(0, 3))), ("Nobody", "slept."));
    select(&mut harness, id(0, 3));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&harness).passages[0].len(), 3);
}

#[test]
fn what_is_taken_out_of_a_point_is_a_point_of_its_own() {
    let (_folder, paths) =
        files(&[("a.txt", "The rope store behind the quay burned.\n"), ("b.txt", "The rope store behind the quay burned down.\n")]);
    let mut harness = window(paths);
    assert_eq!(shown(&harness).points.len(), 1);
    select(&mut harness, id(0, 1));
    press(&mut harness, Modifiers::NONE, Key::J);
    click(&mut harness, "Make it two points");
    assert_eq!(shown(&harness).points.len(), 2);

    press(&mut harness, Modifiers::NONE, Key::L);
    let text = shown(&harness).text(id(1, 1)).to_owned();
    click(&mut harness, &format!("B1, single source: {text}"));
    click(&mut harness, "Only make their points one");
    settle(&mut harness);
    assert_eq!(shown(&harness).points.len(), 2, "what was taken out stays out until that is taken back");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&harness).points.len(), 1);
}

#[test]
fn two_names_are_made_one_where_they_contradict() {
    let (_folder, paths) = files(&[
        ("a.txt", "The night watchman, Tobias Venn, raised the alarm.\n"),
        ("b.txt", "The alarm was raised by the night watchman, Oskar Lindholm.\n"),
    ]);
    let mut harness = window(paths);
    let relation = |harness: &Driven| shown(harness).links[0].relation;
    assert_eq!(relation(&harness), Relation::Contradicts);
    select(&mut harness, id(0, 1));
    click(&mut harness, "The same name: A1 and B1");
    assert_eq!(relation(&harness), Relation::Agrees);

    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    settle(&mut harness);
    harness.get_by_label("Find a command").type_text("Names that");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(is_there(&harness, "Take back: “Tobias Venn” and “Oskar Lindholm” mean the same"));
}
