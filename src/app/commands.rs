//! Everything that can be done from the keyboard, in one table: the keys, the help and the command list all read it.

use super::actions::{Action, Among, Rule, View};
use super::filter::Filter;
use super::settings::Look;
use crate::comparison::CountedAs;
use eframe::egui::{Key, KeyboardShortcut, Modifiers};

/// One thing that can be done.
pub(super) struct Command {
    /// What the command list calls it.
    pub(super) name: &'static str,
    /// Its keys; the first is the one that is shown.
    pub(super) keys: Vec<KeyboardShortcut>,
    pub(super) action: Action,
    /// It makes sense only when accounts are open.
    pub(super) needs_accounts: bool,
}

impl Command {
    /// Whether keys count only while nobody is typing: plain letters and arrows, and what a text field undoes by itself.
    pub(super) fn is_plain(keys: &KeyboardShortcut) -> bool {
        let named = matches!(keys.logical_key, Key::F1 | Key::F8);
        (!keys.modifiers.command && !named) || keys.logical_key == Key::Z
    }
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;

/// All commands, in the order the list shows them.
pub(super) fn all() -> Vec<Command> {
    let keys = |keys: &[(Modifiers, Key)]| keys.iter().map(|&(modifiers, key)| KeyboardShortcut::new(modifiers, key)).collect::<Vec<_>>();
    let free = |name, own: &[(Modifiers, Key)], action| Command { name, keys: keys(own), action, needs_accounts: false };
    let with = |name, own: &[(Modifiers, Key)], action| Command { name, keys: keys(own), action, needs_accounts: true };
    vec![
        free("Open files…", &[(COMMAND, Key::O)], Action::ChooseFiles),
        free("Open a folder…", &[(COMMAND.plus(SHIFT), Key::O)], Action::ChooseFolder),
        free("Paste text as an account…", &[], Action::AskPaste(String::new())),
        free("Open the sample event", &[], Action::OpenSample),
        free("New, empty window", &[(COMMAND, Key::N)], Action::New),
        with("Save the project", &[(COMMAND, Key::S)], Action::Save),
        with("Save the project as…", &[(COMMAND.plus(SHIFT), Key::S)], Action::AskSaveAs),
        with("Export the report…", &[(COMMAND, Key::E)], Action::AskExport),
        with("Next point of the filter", &[(NONE, Key::N), (NONE, Key::F8)], Action::Step(Among::Filter, 1)),
        with("Previous point of the filter", &[(NONE, Key::P), (SHIFT, Key::F8)], Action::Step(Among::Filter, -1)),
        with("Next dispute", &[(NONE, Key::D)], Action::Step(Among::Disputes, 1)),
        with("Previous dispute", &[(SHIFT, Key::D)], Action::Step(Among::Disputes, -1)),
        with("Next undecided matter", &[(NONE, Key::M)], Action::Step(Among::Undecided, 1)),
        with("Previous undecided matter", &[(SHIFT, Key::M)], Action::Step(Among::Undecided, -1)),
        with("Next omission", &[(NONE, Key::O)], Action::Step(Among::Omissions, 1)),
        with("Previous omission", &[(SHIFT, Key::O)], Action::Step(Among::Omissions, -1)),
        with("Next sentence of the account", &[(NONE, Key::ArrowDown)], Action::Walk(1)),
        with("Previous sentence of the account", &[(NONE, Key::ArrowUp)], Action::Walk(-1)),
        with("What the next account says to it", &[(NONE, Key::ArrowRight)], Action::Across(1)),
        with("What the account before says to it", &[(NONE, Key::ArrowLeft)], Action::Across(-1)),
        with("Unselect", &[(NONE, Key::Escape)], Action::Unselect),
        with("Confirm: the program is right on the selected sentence", &[(NONE, Key::C)], Action::RuleSelected(Rule::Confirm)),
        with("Rule: not a contradiction", &[(NONE, Key::R)], Action::RuleSelected(Rule::NotAContradiction)),
        with("Rule: a contradiction", &[(SHIFT, Key::R)], Action::RuleSelected(Rule::AContradiction)),
        with("Rule: no part of the telling", &[(NONE, Key::X)], Action::RuleSelected(Rule::Exclude)),
        with("Unlink the selected sentence", &[(NONE, Key::U)], Action::RuleSelected(Rule::Unlink)),
        with("Link the selected sentence with…", &[(NONE, Key::L)], Action::StartLink),
        with("Write a note on the selected sentence", &[(NONE, Key::T)], Action::StartNote),
        with("Join, cut or split: the selected sentence and its point…", &[(NONE, Key::J)], Action::AskReshape),
        with("Names that mean the same…", &[], Action::ShowNames),
        with("All rulings", &[], Action::ShowRulings),
        with("Undo the last ruling or removal", &[(COMMAND, Key::Z)], Action::Undo),
        with("Redo", &[(COMMAND.plus(SHIFT), Key::Z)], Action::Redo),
        with("Copy the selected sentence, with its source", &[], Action::Copy(None)),
        with("Find in all accounts", &[(COMMAND, Key::F)], Action::OpenFind),
        with("Next match", &[(COMMAND, Key::G)], Action::GoToFound(1)),
        with("Previous match", &[(COMMAND.plus(SHIFT), Key::G)], Action::GoToFound(-1)),
        with("View: columns", &[(COMMAND, Key::Num1)], Action::View(View::Columns)),
        with("View: matrix", &[(COMMAND, Key::Num2)], Action::View(View::Matrix)),
        with("View: overview", &[(COMMAND, Key::Num3)], Action::View(View::Overview)),
        with("View: timeline", &[(COMMAND, Key::Num4)], Action::View(View::Timeline)),
        with("Columns in step", &[], Action::InStep(true)),
        with("Columns in their own order", &[], Action::InStep(false)),
        with("Show all points", &[], Action::Filter(Filter::default())),
        with("Show only disputed points", &[], Action::Filter(Filter::counted(CountedAs::Disputed))),
        with("Show only corroborated points", &[], Action::Filter(Filter::counted(CountedAs::Corroborated))),
        with("Show only repeated points", &[], Action::Filter(Filter::counted(CountedAs::Repeated))),
        with("Show only undecided matters", &[], Action::Filter(Filter::undecided())),
        with("Show only omissions", &[], Action::Filter(Filter::left_out())),
        with("Show only single sources", &[], Action::Filter(Filter::counted(CountedAs::SingleSource))),
        free("Judge with your own model…", &[], Action::ChooseModel),
        free("Forget your own model", &[], Action::JudgeWith(None)),
        free("Light letters on dark", &[], Action::Look(Look::Dark)),
        free("Dark letters on light", &[], Action::Look(Look::Light)),
        free("Light or dark as the system has it", &[], Action::Look(Look::System)),
        free("Everything larger", &[], Action::Zoom(0.1)),
        free("Everything smaller", &[], Action::Zoom(-0.1)),
        free("Command list", &[(COMMAND, Key::P)], Action::Commands),
        free("Help", &[(NONE, Key::F1)], Action::Help),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let keys: Vec<KeyboardShortcut> = all().into_iter().flat_map(|command| command.keys).collect();
        for (at, one) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(one), "{one:?}");
        }
    }
}
