//! `corroborate judge`: pairs of sentences in, a line each out.

use super::{Outcome, print};
use corroborate::judge::judge_texts;
use rayon::prelude::*;
use std::io::Read as _;

/// Answers the pairs on standard input, in their order.
pub(super) fn judge_lines() -> Outcome {
    let mut input = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut input) {
        return Err(format!("standard input could not be read ({error})")).into();
    }
    let input = String::from_utf8_lossy(&input);
    let answers: Vec<Result<String, String>> = input
        .lines()
        .collect::<Vec<_>>()
        .into_par_iter()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| match line.splitn(3, '\t').collect::<Vec<_>>()[..] {
            [id, first, second] => {
                let verdict = judge_texts(first, second);
                Ok(format!("{id}\t{}\t{:.3}\t{}\n", verdict.relation, verdict.confidence, verdict.kinds))
            }
            _ => Err(format!("line {} of standard input is not id, first and second sentence with tabs between", number + 1)),
        })
        .collect();
    let mut outcome = Outcome::default();
    let mut done = String::new();
    for answer in answers {
        match answer {
            Ok(line) => done.push_str(&line),
            Err(problem) => outcome.problems.push(problem),
        }
    }
    outcome.add(print(done.as_bytes()));
    outcome
}
