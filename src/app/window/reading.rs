//! The reader's rulings and the comparison that is shown: they are applied at once where that is quick, else in a thread.

use super::Window;
use crate::account::{PassageId, Siglum};
use crate::app::selection;
use crate::app::viewed::Viewed;
use crate::comparison::{Ruling, Watch};
use std::sync::Arc;

/// Rulings on a comparison of so many passages are applied within a frame, unless passages have to be judged again.
const AT_ONCE: usize = 1500;

impl Window {
    /// Applies the rulings, which have changed.
    pub(super) fn read_again(&mut self) {
        self.inspector.stop_linking();
        let Some(machine) = self.machine.clone() else { return };
        let passages: usize = machine.passages.iter().map(Vec::len).sum();
        let is_quick = passages <= AT_ONCE && !self.rulings.list().iter().any(Ruling::judges_again);
        if is_quick && let Ok(viewed) = Viewed::new(Arc::clone(&machine), self.rulings.clone(), &Watch::default()) {
            self.work.cancel_applying();
            self.take_applied(viewed);
        } else {
            self.work.apply_rulings(machine, self.rulings.clone());
        }
        if self.reads_other_languages() {
            self.compare_again();
        }
    }

    /// Shows the comparison with rulings applied, unless it was turned to another one since.
    pub(super) fn take_applied(&mut self, viewed: Viewed) {
        if self.machine.as_ref().is_none_or(|machine| !Arc::ptr_eq(machine, &viewed.machine)) {
            return;
        }
        let same: Vec<Option<usize>> = (0..self.shown.len()).map(Some).collect();
        // Where sentences were joined or cut, what is selected is what begins there now.
        let begins = self.comparison.as_ref().zip(self.selected).map(|(comparison, id)| (id, comparison.passage(id).span.start));
        self.view(viewed, &same);
        if let (Some(comparison), Some((id, start))) = (&self.comparison, begins) {
            let after = comparison.passages[id.siglum.index()].partition_point(|passage| passage.span.start <= start);
            self.selected = Some(PassageId::new(id.siglum, after.saturating_sub(1)));
        }
    }

    /// Shows another comparison; what was selected stays selected where its account is still there.
    pub(super) fn turn_to(&mut self, viewed: Viewed) {
        self.settle_note();
        self.work.cancel_applying();
        let comparison = &viewed.view;
        let selected = self.selected.and_then(|id| {
            let key = self.shown.get(id.siglum.index())?;
            let siglum = Siglum::of(self.ordered.iter().position(|ordered| ordered == key)?);
            Some(PassageId { siglum, ..id }).filter(|id| (id.index as usize) < comparison.passages[siglum.index()].len())
        });
        let moved: Vec<Option<usize>> = self.shown.iter().map(|key| self.ordered.iter().position(|ordered| ordered == key)).collect();
        if moved.iter().enumerate().any(|(old, new)| *new != Some(old)) {
            self.filter = self.filter.without_accounts();
        }
        // At first there may be fewer than were ordered.
        self.shown = self.ordered.iter().copied().take(comparison.accounts.len()).collect();
        self.selected = selected;
        self.inspector.reset();
        self.view(viewed, &moved);
        if let (Some(comparison), Some(selected)) = (&self.comparison, self.selected) {
            self.columns.bring_level(comparison, selected);
        }
        self.show_as_saved();
        if self.applied.revision() != self.rulings.revision() {
            // The reader has ruled while it was made.
            self.read_again();
        }
    }

    /// Puts a view in the place of the one that was shown. `moved` says where each account that was shown is now.
    fn view(&mut self, viewed: Viewed, moved: &[Option<usize>]) {
        let Viewed { machine, view, rulings } = viewed;
        selection::clear(&self.work.context);
        self.columns.turn(&view, moved);
        self.overview.reset();
        self.timeline.reset();
        self.work.timing = None;
        self.inspector.stop_linking();
        // A ruling may have joined sentences: there may be fewer.
        self.selected = self.selected.filter(|id| (id.index as usize) < view.passages[id.siglum.index()].len());
        (self.machine, self.comparison, self.applied) = (Some(machine), Some(view), rulings);
        self.tally();
        self.search();
    }

    /// Stops applying rulings: those that were to be applied are taken back.
    pub(super) fn cancel_applying(&mut self) {
        if self.work.cancel_applying() {
            self.rulings.go_back(self.applied.clone());
            self.applied = self.rulings.clone();
            self.notices.done("Applying was stopped: what you ruled last was taken back.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Rulings, Settings, compare};
    use eframe::egui::{Context, RawInput};

    /// A window that shows one account of two sentences.
    fn window() -> Window {
        let mut window = Window::new(&Context::default());
        let account = Arc::new(Account::from_text("The mayor came by car. She thanked the crews.\n", "a.txt"));
        let machine = Arc::new(compare(vec![Arc::clone(&account)], &Settings::default(), &Watch::default()).unwrap());
        window.ordered = vec![window.add(account)];
        window.turn_to(Viewed::new(machine, Rulings::default(), &Watch::default()).unwrap());
        window
    }

    /// What words alone say of these accounts.
    fn viewed(accounts: &[Arc<Account>]) -> Viewed {
        let machine = Arc::new(compare(accounts.to_vec(), &Settings::default(), &Watch::default()).unwrap());
        Viewed::new(machine, Rulings::default(), &Watch::default()).unwrap()
    }

    /// A window that shows the first two of three accounts.
    fn window_of_two(accounts: &[Arc<Account>]) -> Window {
        let mut window = Window::new(&Context::default());
        window.ordered = accounts.iter().map(|account| window.add(Arc::clone(account))).collect();
        window.to_come = 1;
        window.turn_to(viewed(&accounts[..2]));
        window
    }

    fn three() -> Vec<Arc<Account>> {
        let texts = ["Twelve people died in the fire.", "Seventeen people died in the fire.", "The fire killed twelve people."];
        texts.iter().map(|text| Arc::new(Account::from_text(text, "a.txt"))).collect()
    }

    #[test]
    fn what_is_selected_in_the_first_two_accounts_stays_so_when_the_others_follow() {
        let accounts = three();
        let mut window = window_of_two(&accounts);
        assert_eq!(window.shown.len(), 2);
        window.selected = Some(PassageId::new(Siglum::of(1), 0));
        window.turn_to(viewed(&accounts));
        assert_eq!((window.shown.len(), window.selected), (3, Some(PassageId::new(Siglum::of(1), 0))));
    }

    #[test]
    fn stopping_while_the_first_two_accounts_are_shown_leaves_these_open() {
        let accounts = three();
        let mut window = window_of_two(&accounts);
        window.work.compare(accounts, Settings::default(), None, Rulings::default(), false);
        window.cancel();
        assert_eq!((window.opened.len(), window.ordered.len(), window.to_come), (2, 2, 0));
        settle(&mut window);
        assert_eq!(window.comparison().unwrap().accounts.len(), 2);
    }

    fn join(window: &mut Window) {
        let first = PassageId::new(Siglum::of(0), 0);
        let ruling = Ruling::join(window.comparison().unwrap(), first).unwrap();
        window.rulings.rule(ruling);
        window.read_again();
    }

    fn passages(window: &Window) -> usize {
        window.comparison().unwrap().passages[0].len()
    }

    /// Shows the window until nothing is under way.
    fn settle(window: &mut Window) {
        let context = Context::default();
        crate::app::theme::install(&context);
        while window.is_busy() {
            context.run_ui(RawInput::default(), |ui| window.show(ui)).drop_without_applying_deltas();
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_ruling_for_which_passages_are_judged_again_is_applied_in_a_thread() {
        let mut window = window();
        join(&mut window);
        assert!(window.is_busy());
        assert_eq!(passages(&window), 2, "what was shown is shown until then");
        settle(&mut window);
        assert_eq!(passages(&window), 1);
    }

    #[test]
    fn a_ruling_whose_applying_is_cancelled_is_taken_back() {
        let mut window = window();
        let before = window.rulings.revision();
        join(&mut window);
        window.cancel();
        assert!(!window.is_busy());
        settle(&mut window);
        assert_eq!((passages(&window), window.rulings.list().len()), (2, 0));
        assert!(!window.rulings.can_undo() && window.rulings.revision() > before);
        join(&mut window);
        settle(&mut window);
        assert_eq!(passages(&window), 1, "it can be made again");
    }

    #[test]
    fn what_was_ruled_while_a_comparison_was_made_is_applied_to_it() {
        let mut window = window();
        let machine = window.machine.clone().unwrap();
        join(&mut window);
        window.turn_to(Viewed::new(machine, Rulings::default(), &Watch::default()).unwrap());
        settle(&mut window);
        assert_eq!(passages(&window), 1);
    }
}
