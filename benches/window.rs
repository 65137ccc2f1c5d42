//! How long a frame of the window takes, headless: 5 accounts of 20,000 words while they are scrolled, and 12 of 5,000.
//!
//! ```text
//! cargo bench --bench window
//! ```
//!
//! prints, for each, the first frame with text, the median and the 99th percentile of a frame's own work, and of turning its
//! shapes into triangles. The texts are made up from syllables: the same ones every time.

use corroborate::app::Window;
use eframe::egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const FRAMES: usize = 600;

fn main() {
    for (accounts, words) in [(5, 20_000), (12, 5_000)] {
        measure(accounts, words);
    }
}

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
#[expect(clippy::expect_used, reason = "a bench may stop where it cannot go on")]
fn measure(accounts: usize, words: usize) {
    let folder = tempfile::tempdir().expect("a folder for the texts");
    let paths: Vec<PathBuf> = (0..accounts)
        .map(|account| {
            let path = folder.path().join(format!("account-{account:02}.txt"));
            std::fs::write(&path, text(account as u64, words)).expect("a text to compare");
            path
        })
        .collect();
    let context = Context::default();
    let mut window = Window::new(&context);
    window.open(paths);
    let mut frames = Frames { context, window, events: Vec::new() };
    while {
        frames.draw();
        frames.window.is_busy()
    } {
        std::thread::sleep(Duration::from_millis(5));
    }
    let (first, _) = frames.draw();
    for _ in 0..30 {
        frames.draw();
    }
    let (mut work, mut tessellation) = (Vec::new(), Vec::new());
    for frame in 0..FRAMES {
        let column = (frame / 40) % accounts.min(5);
        frames.events.push(Event::PointerMoved(Pos2::new(120.0 + 240.0 * column as f32, 500.0)));
        let down = if frame % 200 < 150 { -180.0 } else { 240.0 };
        frames.events.push(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, down),
            phase: TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        let (own, triangles) = frames.draw();
        work.push(own);
        tessellation.push(triangles);
    }
    println!("{accounts} accounts of {words} words, {FRAMES} frames while scrolling:");
    println!("  first frame with text  {:8.2} ms", milliseconds(first));
    report("own work", work);
    report("tessellation", tessellation);
}

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, |&time| milliseconds(time));
    println!("  {name:<22} {:8.2} ms median, {:8.2} ms 99th percentile", at(0.5), at(0.99));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

struct Frames {
    context: Context,
    window: Window,
    events: Vec<Event>,
}

impl Frames {
    /// Draws one frame. Gives back what the window's own work took, and the tessellation.
    fn draw(&mut self) -> (Duration, Duration) {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1600.0, 1000.0))),
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = self.context.run_ui(input, |ui| self.window.show(ui));
        let own = start.elapsed();
        let start = Instant::now();
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.context.tessellate(shapes, output.pixels_per_point);
        let tessellation = start.elapsed();
        drop(triangles);
        output.drop_without_applying_deltas();
        (own, tessellation)
    }
}

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        // A linear congruential generator with the constants of Knuth's MMIX; its upper bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// One account: sentences of an event that all accounts know, told by each with its own gaps, order and numbers.
fn text(account: u64, words: usize) -> String {
    let mut own = Numbers(account.wrapping_mul(7919).wrapping_add(11));
    let (mut text, mut count, mut sentence) = (String::new(), 0, 0);
    while count < words {
        let known = own.below(10) < 4;
        // Now and then a sentence of the event comes early or late.
        let which = if known { sentence + own.below(9) } else { 1_000_000 + account * 1_000_000 + sentence };
        let mut numbers = Numbers(which.wrapping_mul(104_729).wrapping_add(5));
        let length = 10 + numbers.below(14);
        for place in 0..length {
            let word = if place == length / 2 && numbers.below(4) == 0 {
                (3 + numbers.below(90) + u64::from(known && own.below(6) == 0)).to_string()
            } else {
                word(&mut numbers)
            };
            text.push_str(&if place == 0 { capital(&word) } else { word });
            text.push_str(if place + 1 == length { "." } else { " " });
        }
        count += length as usize;
        sentence += 1;
        text.push_str(if own.below(5) == 0 { "\n\n" } else { " " });
    }
    text
}

/// A word of one to three syllables; few words are frequent and many rare, as in a language.
fn word(numbers: &mut Numbers) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "re", "mi", "ston", "ver", "la", "kin", "do", "sa", "ter", "un", "fo", "gal", "ne", "pri", "shu", "ta", "mor", "el", "ven",
        "rik", "os", "ham", "ed",
    ];
    let rank = numbers.below(60) * numbers.below(60);
    let mut letters = Numbers(rank.wrapping_mul(48_271).wrapping_add(3));
    (0..=letters.below(3)).map(|_| SYLLABLES[letters.below(24) as usize]).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
