//! The reader's rulings, and the history of how they came about.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::comparison::{Relation, Ruling, Rulings, Settings, Standing, Watch, compare};
//! use std::sync::Arc;
//!
//! let a = Account::from_text("The fire killed 12 people on Tuesday night.", "agency.txt");
//! let b = Account::from_text("The fire killed 17 people on Tuesday night.", "witness.txt");
//! let machine = Arc::new(compare(vec![a, b], &Settings::default(), &Watch::default())?);
//! let link = &machine.links[0];
//!
//! let mut rulings = Rulings::default();
//! rulings.rule(Ruling::reject(&machine, link.a, link.b, Relation::Related));
//! let view = rulings.read(&machine);
//! assert_eq!((view.points[0].standing, machine.points[0].standing), (Standing::SingleSource, Standing::Disputed));
//!
//! rulings.undo();
//! assert_eq!(rulings.read(&machine).points[0].standing, Standing::Disputed);
//! # Ok::<(), corroborate::comparison::Cancelled>(())
//! ```

use super::decision::Decision;
use super::ruling::Ruling;
use super::{Cancelled, Comparison, Watch, reading};
use crate::account::{Account, Fact};
use std::sync::Arc;

/// The reader's rulings, in the order they were made, with what can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct Rulings {
    list: Vec<Ruling>,
    done: Vec<Step>,
    undone: Vec<Step>,
    revision: u64,
}

/// What is undone at once.
type Step = Vec<Change>;

/// One ruling made, replaced or taken back.
#[derive(Clone, Debug)]
struct Change {
    at: usize,
    before: Option<Ruling>,
    after: Option<Ruling>,
}

impl Change {
    fn reversed(&self) -> Self {
        Self { at: self.at, before: self.after.clone(), after: self.before.clone() }
    }

    fn apply(&self, list: &mut Vec<Ruling>) {
        if self.before.is_some() {
            list.remove(self.at);
        }
        if let Some(after) = &self.after {
            list.insert(self.at, after.clone());
        }
    }
}

impl From<Vec<Ruling>> for Rulings {
    /// Rulings as they were saved: there is nothing to undo yet.
    fn from(list: Vec<Ruling>) -> Self {
        Self { list, ..Self::default() }
    }
}

impl Rulings {
    /// The rulings in force, in the order they were made.
    pub fn list(&self) -> &[Ruling] {
        &self.list
    }

    /// Makes a ruling. One about the same pair, passage or accounts is replaced; a note without text takes it back.
    pub fn rule(&mut self, ruling: Ruling) {
        self.rule_all(vec![ruling]);
    }

    /// Makes several rulings that are undone at once, such as the unlinkings that split a point.
    pub fn rule_all(&mut self, rulings: Vec<Ruling>) {
        let mut step = Vec::new();
        for ruling in rulings {
            let at = self.list.iter().position(|old| old.subject().is_some() && old.subject() == ruling.subject());
            let before = at.and_then(|at| self.list.get(at)).cloned();
            let after = (!ruling.is_empty()).then_some(ruling);
            if before != after {
                let change = Change { at: at.unwrap_or(self.list.len()), before, after };
                change.apply(&mut self.list);
                step.push(change);
            }
        }
        self.keep(step);
    }

    /// Takes back the ruling at this place of the list. Nothing happens where there is none.
    pub fn take_back(&mut self, at: usize) {
        if let Some(ruling) = self.list.get(at) {
            let change = Change { at, before: Some(ruling.clone()), after: None };
            change.apply(&mut self.list);
            self.keep(vec![change]);
        }
    }

    fn keep(&mut self, step: Step) {
        if !step.is_empty() {
            self.done.push(step);
            self.undone.clear();
            self.revision += 1;
        }
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Undoes the last step. False when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else { return false };
        for change in step.iter().rev() {
            change.reversed().apply(&mut self.list);
        }
        self.undone.push(step);
        self.revision += 1;
        true
    }

    /// Does again what was undone last. False when nothing was.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        for change in &step {
            change.apply(&mut self.list);
        }
        self.done.push(step);
        self.revision += 1;
        true
    }

    /// A number that changes with every change of the rulings: what was read or saved at the same number is up to date.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Accounts with the languages that the reader has corrected, since what language an account is in decides how it is read.
    /// All other corrections are applied by [`Rulings::read`].
    pub fn in_their_languages(&self, accounts: &[Arc<Account>]) -> Vec<Arc<Account>> {
        let mut accounts = accounts.to_vec();
        for ruling in &self.list {
            if let Decision::Correct { account, fact: Fact::Language, value, .. } = &ruling.decision
                && let Some(at) = account.find_among(&accounts)
            {
                Arc::make_mut(&mut accounts[at]).facts.correct(Fact::Language, value);
            }
        }
        accounts
    }

    /// The reader's view: the comparison with these rulings applied. The machine's view stays beside it, in
    /// [`Comparison::reading`].
    pub fn read(&self, machine: &Arc<Comparison>) -> Comparison {
        // Nobody holds this watch: it is never asked to stop.
        self.read_watched(machine, &Watch::default()).unwrap_or_else(|Cancelled| Comparison::clone(machine))
    }

    /// The same, ended when the watch says so. Rulings on sentences and names judge passages again, which takes long where the accounts
    /// are long.
    pub fn read_watched(&self, machine: &Arc<Comparison>, watch: &Watch) -> Result<Comparison, Cancelled> {
        reading::read(machine, &self.list, watch)
    }

    /// Goes back to what they were before, with what could be undone and redone then.
    pub fn go_back(&mut self, before: Self) {
        let revision = self.revision.max(before.revision) + 1;
        *self = Self { revision, ..before };
    }
}
