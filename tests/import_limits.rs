//! Import against broken files: each sample document, changed at random in 2,000 ways that are always the same, ends in an
//! account or an error, in time and in memory.
//!
//! `cargo test --test import_limits -- --ignored`; `MUTATIONS=50` before it tries fewer.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use corroborate::account::import_bytes;
use rayon::prelude::*;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// The longest one import may take.
const LONGEST: Duration = Duration::from_secs(5);
/// The most memory the whole test may take, in bytes.
const MEMORY: u64 = 1 << 30;

/// A row of numbers that looks random and is always the same (xorshift, G. Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// Bits turned, bytes lost, blocks moved, repeated, filled or cut off: one to four of these.
fn mutated(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + numbers.below(4) {
        let at = numbers.below(bytes.len());
        let length = 1 + numbers.below(bytes.len().min(512));
        let block = at..(at + length).min(bytes.len());
        match numbers.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(block)),
            2 => {
                let copied = bytes[block].to_vec();
                let to = numbers.below(bytes.len());
                bytes.splice(to..to, copied);
            }
            3 => {
                let fill = [0, 0xFF, b'(', b'<', b'{', b'9'][numbers.below(6)];
                bytes[block].fill(fill);
            }
            4 => {
                // A number in the file becomes an absurd one.
                if let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    bytes.splice(at + found..=at + found, *b"99999999");
                }
            }
            _ => {
                for _ in 0..1 + numbers.below(16) {
                    let at = numbers.below(bytes.len());
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << numbers.below(8);
                    }
                }
            }
        }
    }
    bytes
}

/// The parts of a package by name; nothing where it is none.
fn parts_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut unpacked = Vec::new();
        part.read_to_end(&mut unpacked).unwrap();
        parts.push((part.name().unwrap().into_owned(), unpacked));
    }
    parts.retain(|(_, bytes)| !bytes.is_empty());
    parts
}

/// A package with one of its parts changed: what is packed hides its inside from changes of the file.
fn mutated_inside(parts: &[(String, Vec<u8>)], numbers: &mut Numbers) -> Vec<u8> {
    let changed = numbers.below(parts.len());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (at, (name, bytes)) in parts.iter().enumerate() {
        zip.start_file(name, stored).unwrap();
        zip.write_all(&if at == changed { mutated(bytes, numbers) } else { bytes.clone() }).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
#[ignore = "takes minutes: .ci/run"]
fn every_mutation_of_every_seed_of_the_fuzzer_leaves_its_target_standing() {
    let times: u64 = std::env::var("MUTATIONS").ok().and_then(|times| times.parse().ok()).unwrap_or(2000);
    // There are several seeds to a target: half as many of each keep the stage short.
    let times = times.div_ceil(2);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    targets::TARGETS.par_iter().enumerate().for_each(|(number, (name, target))| {
        let mut paths = Vec::new();
        files(&seeds.join(name), &mut paths);
        paths.sort();
        assert!(!paths.is_empty(), "no seeds for {name}");
        let began = Instant::now();
        for (file, path) in paths.iter().enumerate() {
            let bytes = std::fs::read(path).unwrap();
            target(&bytes);
            for time in 0..times {
                let mut numbers = Numbers((number as u64 + 1) << 40 | (file as u64 + 1) << 32 | (time + 1));
                let broken = mutated(&bytes, &mut numbers);
                let began = Instant::now();
                target(&broken);
                let took = began.elapsed();
                assert!(took < LONGEST, "{} changed for the {time}th time took {took:?}", path.display());
            }
        }
        println!("{name}: {} inputs in {:?}", paths.len() as u64 * times, began.elapsed());
    });
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if !path.extension().is_some_and(|ending| ending == "py" || ending == "toml") {
            found.push(path);
        }
    }
}

#[test]
#[ignore = "takes minutes: .ci/run"]
fn every_mutation_of_every_sample_ends_in_an_account_or_an_error() {
    let times: u64 = std::env::var("MUTATIONS").ok().and_then(|times| times.parse().ok()).unwrap_or(2000);
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_docs"), &mut paths);
    paths.sort();
    assert!(paths.len() > 30, "{paths:?}");
    let outcomes: Vec<(usize, usize, Duration)> = paths
        .par_iter()
        .enumerate()
        .map(|(file, path)| {
            let bytes = std::fs::read(path).unwrap();
            let (mut opened, mut refused, mut longest) = (0, 0, Duration::ZERO);
            let parts = parts_of(&bytes);
            for time in 0..times {
                let mut numbers = Numbers((file as u64 + 1) << 32 | (time + 1));
                // Every second time it is a part of the package that is changed, where it is one.
                let inside = !parts.is_empty() && time % 2 == 1;
                let broken = if inside { mutated_inside(&parts, &mut numbers) } else { mutated(&bytes, &mut numbers) };
                let began = Instant::now();
                match import_bytes(path, &broken) {
                    Ok(_) => opened += 1,
                    Err(_) => refused += 1,
                }
                let took = began.elapsed();
                assert!(took < LONGEST, "{} changed for the {time}th time took {took:?}", path.display());
                longest = longest.max(took);
            }
            println!("{:60} {opened:5} opened {refused:5} refused, longest {longest:?}", path.display());
            (opened, refused, longest)
        })
        .collect();
    let opened: usize = outcomes.iter().map(|outcome| outcome.0).sum();
    let refused: usize = outcomes.iter().map(|outcome| outcome.1).sum();
    println!("{} inputs: {opened} opened, {refused} refused", opened + refused);
    if let Some(peak) = peak_memory() {
        println!("peak memory {} MB", peak >> 20);
        assert!(peak < MEMORY, "{peak} bytes of memory");
    }
}

/// The most memory this process has had, in bytes, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? << 10)
}
