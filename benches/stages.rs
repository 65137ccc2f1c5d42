//! Where the time goes: what each stage of the comparison costs in processor time, by words alone, and how that grows with the text.
//!
//! ```text
//! cargo bench --bench stages --no-default-features                                  # 5 × 5,000 and 5 × 10,000 words
//! SIZES=5x20000,5x40000 cargo bench --bench stages --no-default-features
//! ```
//!
//! Processor time of all threads together, user and system, as the kernel counts it (Linux): on a busy machine it says more than a
//! clock on the wall. How soon a comparison ends that is cancelled is the one figure a clock has to say.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line of its own")]

#[allow(dead_code)]
mod support;

use corroborate::account::{Account, PassageId, import_all};
use corroborate::align::{Corpus, align, candidates};
use corroborate::comparison::{Comparison, Settings, Watch, compare};
use corroborate::diff::differing;
use corroborate::judge::{Exhibit, judge};
use corroborate::report::to_json;
use corroborate::text::segment;
use rayon::prelude::*;
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::{Kind, Recipe, texts};

fn main() {
    let sizes = std::env::var("SIZES").unwrap_or_else(|_| "5x5000,5x10000".to_owned());
    let sizes: Vec<(usize, usize)> = sizes.split(',').filter_map(size).collect();
    for kind in [Kind::Independent, Kind::NearCopies] {
        let columns: Vec<Vec<(&str, f64)>> = sizes.iter().map(|&(accounts, words)| stages(&Recipe { accounts, words, kind })).collect();
        let names = sizes.iter().map(|(accounts, words)| format!("{accounts} × {words}"));
        println!("\n| {kind:?} | {} |\n|---|{}", names.collect::<Vec<_>>().join(" | "), "---|".repeat(sizes.len()));
        for (row, (stage, _)) in columns.first().into_iter().flatten().enumerate() {
            let cells = columns.iter().map(|column| column.get(row).map_or(String::new(), |(_, seconds)| format!("{seconds:.2}")));
            println!("| {stage} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }
}

fn size(text: &str) -> Option<(usize, usize)> {
    let (accounts, words) = text.split_once('x')?;
    Some((accounts.trim().parse().ok()?, words.trim().parse().ok()?))
}

/// Processor time of this process so far, in seconds.
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets: utime and stime are the twelfth and thirteenth, in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [11, 12].iter().filter_map(|&at| fields.get(at)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// What each stage costs, in seconds of processor time; the last row is seconds on the wall.
fn stages(recipe: &Recipe) -> Vec<(&'static str, f64)> {
    let texts = texts(recipe);
    let mut rows: Vec<(&str, f64)> = Vec::new();
    let by_words = Settings { model: false, ..Settings::default() };

    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
    for (i, text) in texts.iter().enumerate() {
        let path = folder.path().join(format!("{i}.txt"));
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let from = spent();
    let accounts: Vec<Arc<Account>> = import_all(&[folder.path()]).accounts.into_iter().map(Arc::new).collect();
    rows.push(("import", spent() - from));
    let from = spent();
    let passages: Vec<_> = accounts.par_iter().map(|account| segment(account)).collect();
    rows.push(("segment", spent() - from));
    let from = spent();
    let corpus = Corpus::new(&accounts, &passages);
    rows.push(("features", spent() - from));
    let from = spent();
    let found = candidates(&corpus, &Watch::default());
    rows.push(("candidates", spent() - from));
    let before = spent() - from;
    let from = spent();
    let Ok(alignment) = align(&corpus, &Watch::default()) else { return rows };
    rows.push(("neighbours, order, matching", spent() - from - before));
    let exhibit = |id: PassageId| {
        let (account, index) = (id.siglum.index(), id.index as usize);
        Exhibit { text: &accounts[account].text[passages[account][index].span.clone()], features: corpus.of(id) }
    };
    let from = spent();
    let judged =
        alignment.matches.par_iter().map(|pair| judge(exhibit(pair.a), exhibit(pair.b), pair.similarity, &corpus.term_weights, true));
    let linked = judged.filter(|judgement| judgement.relation.is_some()).count();
    rows.push(("judging", spent() - from));
    let from = spent();
    let comparison = compare(accounts.clone(), &by_words, &Watch::default());
    rows.push(("whole, by words", spent() - from));
    let Ok(comparison) = comparison else { return rows };
    let from = spent();
    let different: usize = comparison.links.iter().map(|link| differing(comparison.text(link.a), comparison.text(link.b)).0.len()).sum();
    rows.push(("word diff of all links", spent() - from));
    let from = spent();
    let json = to_json(&comparison).map_or(0, |json| json.len());
    rows.push(("JSON", spent() - from));
    // All that `compare` does but these.
    let gathering = rows[6].1 - rows[1..6].iter().map(|(_, seconds)| seconds).sum::<f64>();
    rows.insert(6, ("copying, gathering", gathering));
    let clock = Instant::now();
    let again = compare(accounts.clone(), &by_words, &Watch::default());
    let wall = clock.elapsed();
    rows.push(("whole, on the wall", wall.as_secs_f64()));
    rows.push(("most after Cancel, on the wall", cancelling(&accounts, &by_words, wall).as_secs_f64()));
    eprintln!("{recipe:?}: {} candidates, {linked} links, {different} differences, {json} bytes", found.map_or(0, |pairs| pairs.len()));
    drop::<Result<Comparison, _>>(again);
    rows
}

/// The longest that a comparison goes on after it was cancelled, at twenty moments of it.
fn cancelling(accounts: &[Arc<Account>], settings: &Settings, whole: Duration) -> Duration {
    let after = |part: u32| {
        let watch = Watch::default();
        std::thread::scope(|scope| {
            let work = scope.spawn(|| drop(compare(accounts.to_vec(), settings, &watch)));
            std::thread::sleep(whole * part / 21);
            let ((stage, done), asked) = (watch.progress(), Instant::now());
            watch.cancel();
            drop(work.join());
            let waited = asked.elapsed();
            eprintln!("{part} of 21, {stage}, {:.0} %: {} ms after Cancel", done * 100.0, waited.as_millis());
            waited
        })
    };
    (1..=20).map(after).max().unwrap_or_default()
}
