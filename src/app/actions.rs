//! What a reader can ask for.

use super::columns::Options;
use super::dialogs::Pasted;
use super::filter::Filter;
use super::settings::Look;
use crate::account::{Account, Charset, PassageId, Planned, Siglum};
use crate::comparison::Ruling;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What a reader can ask for, in any panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    /// Open these files and folders beside what is open.
    Open(Vec<PathBuf>),
    /// Open the sample event that comes with the program.
    OpenSample,
    /// Ask for files in a dialog.
    ChooseFiles,
    /// Ask for a folder in a dialog.
    ChooseFolder,
    /// Ask for the folder of the reader's own judging model in a dialog.
    ChooseModel,
    /// Judge with the model in this folder, or with none of the reader's own.
    JudgeWith(Option<PathBuf>),
    /// Show the export dialog.
    AskExport,
    /// Ask in the system's dialog where to write the report.
    ChooseReport,
    /// Write the report there.
    Export(PathBuf),
    /// Show another view of the comparison.
    View(View),
    /// Select a passage, and bring its counterparts level with it.
    Select(PassageId),
    /// Select nothing.
    Unselect,
    /// Go to the next (1) or previous (-1) of some points.
    Step(Among, isize),
    /// Select the next (1) or previous (-1) passage of the same account.
    Walk(isize),
    /// Select what the account to the right (1) or left (-1) says to the selected passage.
    Across(isize),
    /// Show only these points at full strength.
    Filter(Filter),
    /// Show only these points, in the columns, and go to the first.
    ShowOnly(Filter),
    /// Give an account another title.
    Rename(Siglum, String),
    /// Show the dialog that takes a text as an account, with this text in it.
    AskPaste(String),
    /// Take a text as an account.
    Paste(Pasted),
    /// Show the dialog that corrects the facts of an account.
    AskFacts(Siglum),
    /// Correct the facts of an account.
    Correct(Vec<Ruling>),
    /// Show the dialog that splits an account's file into several.
    AskSplit(Whose),
    /// Put these parts of a file in the place of the accounts with these keys.
    Split(Vec<u64>, Arc<Account>, Vec<Planned>),
    /// Show the dialog that reads an account's file in another encoding.
    AskEncoding(Whose),
    /// Read the file of the account with this key in this encoding.
    ReadIn(u64, Charset),
    /// Take an account out of the comparison.
    Remove(Siglum),
    /// Put the account with this key back to where it stood before it was taken out.
    PutBack(u64),
    /// Move an account one place to the left (-1) or right (1).
    Move(Siglum, isize),
    /// Fold an account's column to its strip, or unfold it.
    Fold(Siglum),
    /// Let this account lead, the others in step with it.
    Lead(Siglum),
    /// List what an account leaves out at a place, or fold it together.
    OpenGap(Siglum, usize),
    /// Show the columns so.
    Columns(Options),
    /// Show the columns in step, or each in its own order.
    InStep(bool),
    /// Make these rulings, to be undone at once.
    Rule(Vec<Ruling>),
    /// Rule on all links of the selected passage.
    RuleSelected(Rule),
    /// Take a ruling back.
    TakeBack(Ruling),
    /// Undo the last ruling, or put back the account that was taken out since.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// Choose, with the next click, the passage that the selected one is to be linked with.
    StartLink,
    /// Link nothing after all.
    StopLink,
    /// Write a note on the selected passage.
    StartNote,
    /// Put this passage, or the selected one, on the clipboard, with where it stands.
    Copy(Option<PassageId>),
    /// Show the search bar.
    OpenFind,
    /// Hide the search bar and its marks.
    CloseFind,
    /// Look for what is in the search bar.
    Search,
    /// Go to the next (1) or previous (-1) match.
    GoToFound(isize),
    /// Light, dark, or as the system has it.
    Look(Look),
    /// Set the size of reading text, in points.
    TextSize(f32),
    /// Make everything larger or smaller.
    Zoom(f32),
    /// Work out the dates and times that the accounts claim.
    ReadTimes,
    /// Stop reading files, or the comparison that is being made.
    Cancel,
    /// Show the command list.
    Commands,
    /// Show or hide the help.
    Help,
    /// Close the dialog that is open; nothing comes of it.
    CloseDialog,
    /// Forget this notice, or all of them.
    Dismiss(Option<usize>),
    /// An empty window, after the question what becomes of unsaved changes.
    New,
    /// Save the project; ask where when it was never saved.
    Save,
    /// Ask where to save the project.
    AskSaveAs,
    /// Ask in the system's dialog where to save the project.
    ChooseProject,
    /// Save the project there.
    SaveTo(PathBuf),
    /// Save, then go on to what the reader was about to do.
    SaveAndLeave,
    /// Drop unsaved changes, and go on to what the reader was about to do.
    LeaveUnsaved,
    /// Open the project that waits with the changes that were kept, or as it was saved last.
    TakeRecovered(bool),
    /// Open what was kept at this place of the program's own folder.
    Recover(PathBuf),
    /// Drop what was kept there.
    DropKept(PathBuf),
    /// Show what has changed in the file of the account of this key.
    ShowChange(u64),
    /// Take over the changed file of the account of this key.
    TakeOver(u64),
    /// Ask what becomes of the selected sentence and its point.
    AskReshape,
    /// Show the names that mean the same.
    ShowNames,
    /// Show all rulings.
    ShowRulings,
    /// Show the text of the account of this key, whose reading order is not verified.
    AskOrder(u64),
    /// The words of the account of this key are in the order of reading: compare it.
    TrustOrder(u64),
    /// Close the account of this key.
    LeaveOut(u64),
}

/// An account, as a panel knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// By its siglum in the comparison that is shown.
    Shown(Siglum),
    /// By its key, which stays the same.
    Key(u64),
}

/// A view of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// The accounts side by side.
    #[default]
    Columns,
    /// Points by accounts.
    Matrix,
    /// Pictures of the whole.
    Overview,
    /// Dates and times, a lane an account.
    Timeline,
}

impl View {
    /// All views, in the order of the bar.
    pub const ALL: [Self; 4] = [Self::Columns, Self::Matrix, Self::Overview, Self::Timeline];

    /// What the bar calls it, and what it shows.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Columns => ("Columns", "The accounts side by side (Ctrl+1)"),
            Self::Matrix => ("Matrix", "Every point, and what each account has to say on it (Ctrl+2)"),
            Self::Overview => ("Overview", "Who agrees with whom, who copies, who stands alone (Ctrl+3)"),
            Self::Timeline => ("Timeline", "The dates and times the accounts claim, and where they conflict (Ctrl+4)"),
        }
    }
}

/// What is ruled on the selected passage or its links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The machine is right.
    Confirm,
    /// What is said to contradict may be compatible.
    NotAContradiction,
    /// What is said to agree, or to be compatible, cannot both be true.
    AContradiction,
    /// They do not speak of the same thing.
    Unlink,
    /// The passage is no part of the telling.
    Exclude,
}

/// Which points to step through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Those that pass the filter.
    Filter,
    /// Those that are disputed.
    Disputes,
    /// Those that several accounts speak of, and none was found to agree on or to contradict.
    Undecided,
    /// Those that at least one account leaves out.
    Omissions,
}
