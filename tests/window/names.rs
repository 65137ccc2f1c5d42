//! What screen readers are told: everything that can be clicked, typed into or moved to has a name and a role, and the keyboard
//! reaches it in the order in which it is read.

use crate::driver::stages::{Make, STAGES, VIEWS};
use crate::driver::{Driven, files, window};
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Theme};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _, by};

/// What can be clicked, typed into or moved to.
fn reached(harness: &Driven) -> Vec<AccessKitNode<'_>> {
    let can_be = |node: &AccessKitNode<'_>| [Action::Click, Action::Focus].iter().any(|&action| node.data().supports_action(action));
    harness.root().children_recursive().map(|node| node.accesskit_node()).filter(can_be).collect()
}

fn check(stages: &[(&str, Make)]) {
    let mut faults = Vec::new();
    for (stage, make) in stages {
        let made = make(Theme::Light);
        let nodes = reached(&made.harness);
        assert!(nodes.len() > 2, "{stage} can be used");
        for node in nodes {
            let said = |words: Option<String>| words.is_some_and(|words| !words.trim().is_empty());
            // The words of a text are its value. The bars with which the toolkit scrolls have no names; those of the columns are looked
            // for by theirs elsewhere.
            let is_named = match node.role() {
                Role::Label => said(node.label().or(node.value())),
                Role::ScrollBar => true,
                _ => said(node.label()),
            };
            if !is_named || matches!(node.role(), Role::Unknown | Role::GenericContainer) {
                faults.push(format!("{stage}: {:?} at {:?}, {:?}", node.role(), node.bounding_box(), node.label()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn in_every_view_and_panel_whatever_can_be_clicked_or_moved_to_has_a_name_and_a_role() {
    check(&STAGES[..VIEWS]);
}

#[test]
fn in_every_dialog_whatever_can_be_clicked_or_moved_to_has_a_name_and_a_role() {
    check(&STAGES[VIEWS..]);
}

#[test]
fn tab_goes_through_the_window_in_reading_order() {
    let (_folder, paths) = files(&[("a.txt", "The mayor thanked the crews.\n"), ("b.txt", "Mayor thanked the crews.\n")]);
    let mut harness = window(paths);
    let mut order = Vec::new();
    for _ in 0..80 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        let focused = harness.query_all(by().predicate(|node| node.is_focused())).next();
        let name = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        if order.first() == Some(&name) {
            break;
        }
        order.push(name);
    }
    let place = |label: &str| order.iter().position(|name| name.starts_with(label)).unwrap_or_else(|| panic!("{label} in {order:?}"));
    let reading =
        ["Open files…", "Export…", "Columns", "Help", "All ", "Next", "Own order", "Menu of account A", "A1, ", "Overview of A", "B1, "];
    assert!(reading.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{order:?}");
}
