//! What a reader can ask for.

use super::filter::Filter;
use crate::account::{PassageId, Siglum};
use std::path::PathBuf;

/// What a reader can ask for, in any panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open these files and folders beside what is open.
    Open(Vec<PathBuf>),
    /// Open the sample event that comes with the program.
    OpenSample,
    /// Ask for files in a dialog.
    ChooseFiles,
    /// Ask for a folder in a dialog.
    ChooseFolder,
    /// Show the export dialog.
    AskExport,
    /// Close the export dialog without writing anything.
    CloseExport,
    /// Ask in the system's dialog where to write the report.
    ChooseReport,
    /// Write the report there.
    Export(PathBuf),
    /// Select a passage, and bring its counterparts level with it.
    Select(PassageId),
    /// Select nothing.
    Unselect,
    /// Go to the next (1) or previous (-1) point of the filter.
    Step(isize),
    /// Select the next (1) or previous (-1) passage of the same account.
    Walk(isize),
    /// Select what the account to the right (1) or left (-1) says to the selected passage.
    Across(isize),
    /// Show only these points at full strength.
    Filter(Filter),
    /// Give an account another title.
    Rename(Siglum, String),
    /// Take an account out of the comparison.
    Remove(Siglum),
    /// Move an account one place to the left (-1) or right (1).
    Move(Siglum, isize),
    /// Put the selected passage on the clipboard, with where it stands.
    Copy,
    /// Stop reading files, or the comparison that is being made.
    Cancel,
    /// Show or hide the help.
    Help,
    /// Forget this notice, or all of them.
    Dismiss(Option<usize>),
}
