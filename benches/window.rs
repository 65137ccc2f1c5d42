//! How long the frames of the window take, headless: 5 accounts of 20,000 words, and 12 of 5,000.
//!
//! ```text
//! cargo bench --bench window
//! cargo bench --bench window -- 5 20000 en    # English, which the sentence model reads: takes minutes
//! ```
//!
//! prints, for each, how soon after opening there is something to read, how long the frame takes that takes in the comparison and
//! shows the first text, a frame's own work and the turning of its shapes into triangles while the columns are scrolled, the longest
//! frame of whatever the reader does besides, and the memory. The texts are made up, the same ones every time: from syllables, given
//! out as Italian, so that no language model reads them; or in English, by the recipe of `support`.

#[allow(dead_code)]
mod support;

use corroborate::app::Window;
use eframe::egui::{Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

const SHAPES: [(usize, usize); 2] = [(5, 20_000), (12, 5_000)];
const FRAMES: usize = 600;

/// Each shape is measured in a process of its own: memory that was given back would count for the next one else.
#[expect(clippy::expect_used, reason = "a bench may stop where it cannot go on")]
fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if let [accounts, words] = asked[..] {
        return measure(accounts, words, std::env::args().any(|argument| argument == "en"));
    }
    let own = std::env::current_exe().expect("this bench");
    for (accounts, words) in SHAPES {
        let done = Command::new(&own).args([accounts.to_string(), words.to_string()]).status().expect("this bench runs");
        assert!(done.success());
    }
}

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
#[expect(clippy::expect_used, reason = "a bench may stop where it cannot go on")]
fn measure(accounts: usize, words: usize, english: bool) {
    let folder = tempfile::tempdir().expect("a folder for the texts");
    let texts = if english {
        support::texts(&support::Recipe { accounts, words, kind: support::Kind::Independent })
    } else {
        (0..accounts).map(|account| format!("---\nlanguage: it\n---\n\n{}", text(account as u64, words))).collect()
    };
    let write = |(account, text): (usize, String)| {
        let path = folder.path().join(format!("account-{account:02}.md"));
        std::fs::write(&path, text).expect("a text to compare");
        path
    };
    let paths: Vec<PathBuf> = texts.into_iter().enumerate().map(write).collect();
    let context = Context::default();
    let mut window = Window::new(&context);
    let opened = Instant::now();
    window.open(paths);
    let mut frames = Frames { context, window, events: Vec::new() };
    let (mut first, mut shown) = (Duration::ZERO, Duration::ZERO);
    while frames.window.comparison().is_none() || frames.window.is_busy() {
        let is_new = frames.window.comparison().is_none();
        let (own, _) = frames.draw();
        if is_new && frames.window.comparison().is_some() {
            (first, shown) = (own, opened.elapsed());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let (now, most) = (memory("VmRSS"), memory("VmHWM"));
    println!("{accounts} accounts of {words} words; {now} MB of memory when the comparison is there, {most} MB at most until then");
    println!("  the first accounts are compared and shown after {:8.2} ms", milliseconds(shown));
    println!("  the frame that takes in the comparison and shows text {:8.2} ms", milliseconds(first));
    // The first frames after it have heights to find out beside what they show: they count.
    scroll(&mut frames, accounts);
    act(&mut frames);
    println!("  memory: {} MB now, {} MB at most", memory("VmRSS"), memory("VmHWM"));
}

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
fn scroll(frames: &mut Frames, accounts: usize) {
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
    println!("  {FRAMES} frames while scrolling:");
    let whole = work.iter().zip(&tessellation).map(|(own, triangles)| *own + *triangles).collect();
    report("own work", work);
    report("tessellation", tessellation);
    report("both", whole);
}

/// What a reader does besides scrolling. Of each, the frame that takes it and the three after it count.
fn act(frames: &mut Frames) {
    let control = Modifiers::COMMAND;
    let mut selecting = Vec::new();
    for key in [Key::D, Key::N, Key::O, Key::ArrowRight, Key::ArrowDown].repeat(20) {
        selecting.extend(frames.press(Modifiers::NONE, key));
    }
    report("selecting", selecting);
    let mut switching = Vec::new();
    for view in [Key::Num2, Key::Num3, Key::Num4, Key::Num1].repeat(5) {
        switching.extend(frames.press(control, view));
        frames.wait();
    }
    report("switching the view", switching);
    let mut filtering = Vec::new();
    for filter in ["only disputed", "show all", "left out by", "only corroborated", "show all"].repeat(3) {
        frames.press(control, Key::P);
        frames.events.push(Event::Text(filter.to_owned()));
        frames.draw();
        filtering.extend(frames.press(Modifiers::NONE, Key::Enter));
    }
    report("filtering", filtering);
    frames.press(control, Key::F);
    let mut finding = Vec::new();
    for letters in ["k", "i", "n", "r", "e"] {
        frames.events.push(Event::Text(letters.to_owned()));
        finding.extend([frames.draw().0, frames.draw().0]);
    }
    frames.press(Modifiers::NONE, Key::Escape);
    report("finding, a letter at a time", finding);
    let mut ruling = Vec::new();
    for _ in 0..5 {
        frames.press(Modifiers::NONE, Key::D);
        ruling.extend(frames.press(Modifiers::NONE, Key::R));
        ruling.extend(frames.wait());
    }
    for _ in 0..5 {
        ruling.extend(frames.press(control, Key::Z));
        ruling.extend(frames.wait());
    }
    report("ruling and undoing", ruling);
}

#[expect(clippy::print_stdout, reason = "a bench prints its figures")]
fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).map_or(0.0, |&time| milliseconds(time));
    println!("  {name:<28} {:8.2} ms median, {:8.2} ms 99th percentile, {:8.2} ms at most", at(0.5), at(0.99), at(1.0));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The memory of this process in MB, as Linux counts it; 0 elsewhere.
fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
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

    /// Presses a key. Gives back the own work of the frame that takes it and of the three after it.
    fn press(&mut self, modifiers: Modifiers, key: Key) -> Vec<Duration> {
        self.events.push(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        (0..4).map(|_| self.draw().0).collect()
    }

    /// Draws until nothing is under way in another thread. Gives back the own work of the frames.
    fn wait(&mut self) -> Vec<Duration> {
        let mut times = Vec::new();
        while self.window.is_busy() {
            std::thread::sleep(Duration::from_millis(2));
            times.push(self.draw().0);
        }
        times
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
