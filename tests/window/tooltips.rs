//! Nothing is unexplained: whatever can be clicked, moved or chosen has a tooltip, unless its own words say it all; and no tooltip stands
//! over a dialog.

use crate::driver::stages::{Make, STAGES, VIEWS};
use crate::driver::{Driven, files, harbour_fire, settle, window};
use crate::is_there;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Event, Key, Modifiers, Order, PointerButton, Pos2, Theme, Vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use std::collections::HashSet;

/// Words that need no other words; and a menu that opens under the pointer.
const PLAIN: [&str; 9] =
    ["Cancel", "Close", "Export", "Correct", "Add the account", "Make 2 accounts", "Read it so", "Save", "Not independent of"];

/// Whether a tooltip is shown.
fn is_shown(harness: &Driven) -> bool {
    harness.ctx.memory(|memory| memory.areas().visible_layer_ids().iter().any(|layer| layer.order == Order::Tooltip))
}

/// Rests the pointer somewhere.
fn rest(harness: &mut Driven, place: Pos2) {
    harness.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    harness.event(Event::PointerMoved(place));
    harness.run_steps(3);
}

/// Clicks where the pointer is.
fn press(harness: &mut Driven, pos: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
    settle(harness);
}

/// What can be clicked, moved or chosen: its name and its middle. Behind a dialog nothing can.
fn touched(harness: &Driven, dialog: bool) -> Vec<(Role, String, Pos2)> {
    let is_inside =
        |node: &AccessKitNode<'_>| std::iter::successors(node.parent(), |outer| outer.parent()).any(|outer| outer.role() == Role::Dialog);
    let screen = harness.ctx.content_rect();
    let mut found = Vec::new();
    for node in harness.root().children_recursive() {
        let data = node.accesskit_node();
        let can_be = [Action::Click, Action::SetValue].iter().any(|&action| data.data().supports_action(action));
        let text = matches!(data.role(), Role::Label | Role::ScrollBar | Role::Splitter | Role::Dialog) || data.is_disabled();
        // Not every node has a place: the window itself has none.
        if can_be && !text && (!dialog || is_inside(&data)) {
            let middle = node.rect().center();
            if screen.shrink(4.0).contains(middle) {
                found.push((data.role(), data.label().unwrap_or_default(), middle));
            }
        }
    }
    found
}

/// A field has its name beside it.
fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

/// Between two columns a tooltip is where a ribbon is, which `columns` tests.
fn is_between(name: &str) -> bool {
    name.starts_with("Links between ")
}

/// A name without what differs from one sentence or account to the next.
fn kind_of(name: &str) -> String {
    let words = name.split(": ").next().unwrap_or(name).split(' ');
    words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).take(4).collect::<Vec<_>>().join(" ")
}

fn check(stages: &[(&str, Make)], dialogs: bool) {
    let (mut known, mut faults) = (HashSet::new(), Vec::new());
    // The command list is nothing but words.
    for (stage, make) in stages.iter().filter(|(stage, _)| *stage != "commands") {
        let mut made = make(Theme::Light);
        // Room for all of it: what is scrolled out of sight has no tooltip.
        made.harness.set_size(Vec2::new(1700.0, 1300.0));
        made.harness.run_steps(12);
        let places = touched(&made.harness, dialogs);
        assert!(!places.is_empty(), "{stage} can be used");
        for (role, name, place) in places {
            let kind = (role, kind_of(&name));
            if PLAIN.contains(&name.as_str()) || (dialogs && is_field(role)) || is_between(&name) || !known.insert(kind) {
                continue;
            }
            rest(&mut made.harness, Pos2::new(1.0, 1.0));
            rest(&mut made.harness, place);
            if !is_shown(&made.harness) {
                faults.push(format!("{stage}: {role:?} “{name}” at {place:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "without a tooltip:\n{}", faults.join("\n"));
}

#[test]
fn in_every_view_and_panel_whatever_can_be_used_has_a_tooltip() {
    check(&STAGES[..VIEWS], false);
}

#[test]
fn in_every_dialog_whatever_its_words_do_not_say_has_a_tooltip() {
    check(&STAGES[VIEWS..], true);
}

#[test]
fn no_tooltip_stands_over_a_dialog_that_a_key_has_called() {
    for label in ["A1, ", "Matrix", "⋯"] {
        let mut harness = window(vec![harbour_fire()]);
        let place = if label == "⋯" {
            harness.get_by_label("Menu of account A").rect().center()
        } else {
            harness.query_all_by_label_contains(label).next().expect("it is shown").rect().center()
        };
        rest(&mut harness, place);
        assert!(is_shown(&harness), "{label}");
        harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
        harness.run_steps(4);
        harness.get_by_label("Find a command");
        assert!(!is_shown(&harness), "{label}");
        harness.key_press(Key::Escape);
        settle(&mut harness);
    }
}

#[test]
fn a_ribbon_says_what_it_joins_and_leads_there() {
    let mut harness = window(vec![harbour_fire()]);
    let ribbons = harness.get_by_label("Links between A and B").rect();
    let found = (ribbons.top() as usize..ribbons.bottom() as usize).step_by(3).find(|&y| {
        rest(&mut harness, Pos2::new(ribbons.left() + 3.0, y as f32));
        is_shown(&harness)
    });
    let y = found.expect("some link begins in view") as f32;
    assert!(harness.query_all_by_label_contains("Click to go there.").next().is_some());
    let place = Pos2::new(ribbons.left() + 3.0, y);
    press(&mut harness, place);
    assert!(harness.query_all_by_label_contains("Click a sentence to see what").next().is_none(), "a sentence is selected");
}

#[test]
fn a_line_of_the_timeline_says_what_it_joins_and_leads_there() {
    let (_folder, paths) = files(&[
        ("a.txt", "The alarm was raised at the harbour at 11.10 p.m. on 4 March 1926.\n"),
        ("b.txt", "The alarm was raised at the harbour at 10.40 p.m. on 4 March 1926.\n"),
    ]);
    let mut harness = window(paths);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    settle(&mut harness);
    let claim = harness.get_by_label_contains("A1, 4 March 1926, 23:10").rect();
    let place = Pos2::new(claim.right() + 3.0, claim.center().y);
    rest(&mut harness, place);
    settle(&mut harness);
    assert!(is_there(&harness, "A1 and B1 contradict each other"));
    press(&mut harness, place);
    assert!(is_there(&harness, ": they contradict each other."), "the inspector says why");
    // On the claim itself its own tooltip stands.
    rest(&mut harness, claim.center());
    assert!(!is_there(&harness, "A1 and B1 contradict each other"));
}
