//! Many events at once, a report each.

use super::Outcome;
use super::arguments::ReportArguments;
use super::event::{Event, Tiers};
use corroborate::account::stem_of;
use corroborate::report::Format;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Writes a report for each path, named after it, in a folder. Events are compared side by side; what went wrong is told in
/// their order. Progress is shown on a terminal only.
pub(super) fn report_each(asked: &ReportArguments, tiers: &Tiers) -> Outcome {
    let folder = asked.out.clone().unwrap_or_else(|| PathBuf::from("."));
    if let Err(error) = std::fs::create_dir_all(&folder) {
        return Err(format!("{} could not be made ({error}); choose another folder with --out", folder.display())).into();
    }
    let bar = if asked.quiet { ProgressBar::hidden() } else { ProgressBar::new(asked.paths.len() as u64) };
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} events, {msg}") {
        bar.set_style(style);
    }
    let format = asked.format.map_or(Format::Html, |name| name.0);
    let outs = places(&asked.paths, &folder, format);
    let outcomes: Vec<Outcome> = asked
        .paths
        .par_iter()
        .zip(&outs)
        .map(|(path, out)| {
            let outcome = one(asked, tiers, path, out);
            bar.set_message(out.display().to_string());
            bar.inc(1);
            outcome
        })
        .collect();
    bar.finish_and_clear();
    let mut all = Outcome::default();
    for outcome in outcomes {
        all.problems.extend(outcome.problems);
        all.notices.extend(outcome.notices);
    }
    all
}

fn one(asked: &ReportArguments, tiers: &Tiers, path: &Path, out: &Path) -> Outcome {
    let mut event = Event::open(&[path.to_owned()], asked.opening.opening(), tiers);
    event.set_aside_unverified(asked.trust_order);
    let done = event.compare().and_then(|comparison| comparison.map_or(Ok(()), |comparison| asked.write(&event.project, &comparison, out)));
    event.outcome.add(done);
    event.outcome
}

/// Where each event's report goes: `events/fire` → `out/fire.html`, and a second `fire` → `out/fire-2.html`.
fn places(paths: &[PathBuf], folder: &Path, format: Format) -> Vec<PathBuf> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let place = |path: &PathBuf| {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "report".to_owned());
        let name = if path.is_dir() { name } else { stem_of(&name) };
        let count = seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        let number = if *count > 1 { format!("-{count}") } else { String::new() };
        folder.join(format!("{name}{number}.{}", format.ending()))
    };
    paths.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_one_name_get_reports_of_their_own() {
        let paths = ["x/fire", "y/fire/", "z/flood.corroborate"].map(PathBuf::from);
        let out: Vec<String> = places(&paths, Path::new("out"), Format::Html).iter().map(|path| path.display().to_string()).collect();
        assert_eq!(out, ["out/fire.html", "out/fire-2.html", "out/flood.html"]);
    }
}
