//! `corroborate judge`: pairs of sentences in, a line each out.

use super::event::Tiers;
use super::{Outcome, print};
use corroborate::judge::judge_pairs;
use std::fmt::Write as _;
use std::io::Read as _;

/// Answers the pairs on standard input, in their order.
pub(super) fn judge_lines(tiers: &Tiers) -> Outcome {
    let mut input = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut input) {
        return Err(format!("standard input could not be read ({error})")).into();
    }
    let input = String::from_utf8_lossy(&input);
    let mut outcome = Outcome::default();
    let (mut ids, mut pairs) = (Vec::new(), Vec::new());
    for (number, line) in input.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match line.splitn(3, '\t').collect::<Vec<_>>()[..] {
            [id, first, second] => {
                ids.push(id);
                pairs.push((first, second));
            }
            _ => outcome
                .problems
                .push(format!("line {} of standard input is not id, first and second sentence with tabs between", number + 1)),
        }
    }
    let mut done = String::new();
    for (id, verdict) in ids.iter().zip(judge_pairs(&pairs, !tiers.no_model, tiers.nli.as_deref())) {
        // Writing to a String cannot fail.
        let _ = writeln!(done, "{id}\t{}\t{:.3}\t{}", verdict.relation, verdict.confidence, verdict.kinds);
    }
    outcome.add(print(done.as_bytes()));
    outcome
}
