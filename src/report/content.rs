//! What a written report says, in the order it says it, free of any format's markup.
//!
//! The page, the Markdown and the office document are three ways of writing down one [`Content`].

use super::accounts::{AccountPart, accounts};
use super::point::{PointPart, point_part};
use super::quotation::{Quotation, quotation};
use super::timeline::{TimelinePart, timeline_part};
use super::words;
use super::{Options, Part};
use crate::account::Siglum;
use crate::comparison::{Applied, Comparison, CountedAs, Point};

/// A report.
pub(super) struct Content {
    pub title: String,
    pub summary: String,
    pub accounts: Vec<AccountPart>,
    pub sections: Vec<Section>,
    /// By account: what was not found in it.
    pub omissions: Option<Vec<Omissions>>,
    /// The table of points × accounts.
    pub matrix: Option<Vec<PointPart>>,
    /// The dates and clock times that the accounts claim.
    pub timeline: Option<TimelinePart>,
    /// What the reader has ruled, where anything is.
    pub rulings: Option<Vec<RulingPart>>,
    pub has_full_texts: bool,
    pub settings: Vec<(&'static str, String)>,
}

/// The points that are counted as one thing.
pub(super) struct Section {
    pub heading: &'static str,
    /// What such points are, where the heading does not say it.
    pub about: Option<&'static str>,
    /// A name for what they are counted as that a style sheet can use.
    pub class: &'static str,
    /// What to say when there is no such point.
    pub none: &'static str,
    pub points: Vec<PointPart>,
    /// What one account alone says, with nothing more to tell about it: by account.
    pub only: Vec<OnlyIn>,
}

/// What one account alone says.
pub(super) struct OnlyIn {
    pub siglum: String,
    pub passages: Vec<Quotation>,
}

pub(super) struct Omissions {
    pub siglum: String,
    /// What to say when nothing was not found.
    pub none: String,
    pub points: Vec<Omission>,
}

pub(super) struct Omission {
    pub point: String,
    /// A name for the point's standing that a style sheet can use.
    pub class: &'static str,
    pub told: String,
    pub lead: Quotation,
    /// What the account's silence is, in words.
    pub silence: String,
    pub nearest: Option<Quotation>,
}

/// A ruling of the reader.
pub(super) struct RulingPart {
    pub sentence: String,
    pub quotations: Vec<Quotation>,
    /// Why it has no effect, if so.
    pub unfit: Option<String>,
}

impl Section {
    /// How many points it tells of.
    pub fn count(&self) -> usize {
        self.points.len() + self.only.iter().map(|own| own.passages.len()).sum::<usize>()
    }
}

/// What the points are of which several accounts speak, and on which nothing was decided.
const UNDECIDED: &str = "Several accounts speak of each of these, and none was found to agree with another or to contradict it. Whether they agree was not decided, unless a reason says that both may be true: look yourself.";

/// Puts the report together.
pub(super) fn content(comparison: &Comparison, options: &Options) -> Content {
    let section = |counted: CountedAs, heading: &'static str, none: &'static str| {
        let class = words::counted(counted).0;
        let mut points: Vec<&Point> = shown(comparison).filter(|point| point.counted_as() == counted).collect();
        // Of what is not decided first that of which a reason tells what differs.
        points.sort_by_key(|point| counted == CountedAs::Undecided && !comparison.is_worth_a_look(point));
        let about = (counted == CountedAs::Undecided && !points.is_empty()).then_some(UNDECIDED);
        let mut section = Section { heading, about, class, none, points: Vec::new(), only: Vec::new() };
        for point in points {
            let part = point_part(comparison, point);
            match lone(comparison, point) {
                Some(siglum) if part.notes.is_empty() && part.machine.is_none() => add_lone(&mut section.only, siglum, part),
                _ => section.points.push(part),
            }
        }
        section.only.sort_by(|x, y| (x.siglum.len(), &x.siglum).cmp(&(y.siglum.len(), &y.siglum)));
        section
    };
    let sections = [
        (CountedAs::Disputed, "Disputed", "No point was found on which the accounts contradict each other."),
        (CountedAs::Corroborated, "Corroborated", "No point was found on which independent accounts agree."),
        (CountedAs::Repeated, "Repeated in copied wording", "No point was found that accounts repeat in copied wording."),
        (
            CountedAs::Undecided,
            "Same matter, not decided",
            "No point was found of which several accounts speak without its being decided whether they agree.",
        ),
        (CountedAs::SingleSource, "Single source", "Nothing rests on one account alone."),
    ];
    let sections = sections.into_iter().filter(|(counted, ..)| options.has(Part::of(*counted)));
    let omissions = || comparison.sigla().map(|siglum| omissions(comparison, siglum)).collect();
    let rulings = comparison.reading.as_ref().filter(|_| options.has(Part::Rulings));
    let matrix = || shown(comparison).map(|point| point_part(comparison, point)).collect();
    Content {
        title: options.title.clone().unwrap_or_else(|| format!("Comparison of {}", words::count(comparison.accounts.len(), "account"))),
        accounts: accounts(comparison),
        summary: words::summary(comparison),
        sections: sections.map(|(counted, heading, none)| section(counted, heading, none)).collect(),
        omissions: options.has(Part::Omissions).then(omissions),
        matrix: options.has(Part::AllPoints).then(matrix),
        timeline: options.has(Part::Timeline).then(|| timeline_part(comparison)),
        rulings: rulings.map(|reading| reading.rulings.iter().map(|one| ruling(comparison, one)).collect()),
        has_full_texts: options.has(Part::FullTexts),
        settings: settings(comparison, options),
    }
}

/// The account that alone says a point.
fn lone(comparison: &Comparison, point: &Point) -> Option<Siglum> {
    let mut speakers = point.speakers();
    speakers.next().filter(|_| speakers.next().is_none() && comparison.links_of(point).next().is_none())
}

fn add_lone(only: &mut Vec<OnlyIn>, siglum: Siglum, part: PointPart) {
    let siglum = siglum.to_string();
    let passages = part.sides.into_iter().flat_map(|side| side.speakers).flat_map(|speaker| speaker.quotations);
    match only.iter_mut().find(|own| own.siglum == siglum) {
        Some(own) => own.passages.extend(passages),
        None => only.push(OnlyIn { siglum, passages: passages.collect() }),
    }
}

/// The points that are counted as what is asked for, in story order.
pub(super) fn points(comparison: &Comparison, options: &Options) -> Vec<PointPart> {
    let asked = shown(comparison).filter(|point| options.has(Part::of(point.counted_as())));
    asked.map(|point| point_part(comparison, point)).collect()
}

/// The points that are not excluded.
fn shown(comparison: &Comparison) -> impl Iterator<Item = &Point> {
    comparison.points.iter().filter(|point| !comparison.is_excluded(point))
}

fn ruling(comparison: &Comparison, applied: &Applied) -> RulingPart {
    let quotations = applied.passages.iter().map(|&id| quotation(comparison, id, &[], &[])).collect();
    RulingPart { sentence: applied.sentence(), quotations, unfit: applied.unfit.clone() }
}

fn settings(comparison: &Comparison, options: &Options) -> Vec<(&'static str, String)> {
    let mut listed = vec![
        ("Program", concat!("corroborate ", env!("CARGO_PKG_VERSION")).to_owned()),
        (
            "Sentence model",
            if comparison.settings.model { "all-MiniLM-L6-v2 reads English accounts along" } else { "left out: words alone are compared" }
                .to_owned(),
        ),
        ("Copied wording", format!("from {} shared words in a row", comparison.settings.copied_run)),
    ];
    let own = comparison.settings.nli.as_deref();
    listed.extend(
        own.map(|model| ("Reader’s own model", format!("{}, asked about linked passages (SHA-256 {})", model.name(), model.sha256()))),
    );
    listed.extend(options.date.clone().map(|date| ("Date", date)));
    listed
}

fn omissions(comparison: &Comparison, siglum: Siglum) -> Omissions {
    let points = words::omissions(comparison, siglum).filter_map(|point| {
        let nearest = comparison.nearest(point, siglum);
        Some(Omission {
            point: point.id(),
            class: words::counted(point.counted_as()).0,
            told: words::list(&point.speakers().collect::<Vec<_>>()),
            lead: quotation(comparison, words::lead(comparison, point)?, &[], &[]),
            silence: comparison.silence_in_words(point, siglum),
            nearest: nearest.map(|nearest| quotation(comparison, nearest.passage, &[], &[])),
        })
    });
    let points: Vec<Omission> = points.collect();
    let none = comparison.unread_notice(siglum).map_or_else(|| "Nothing that others tell.".to_owned(), |notice| notice + ".");
    Omissions { siglum: siglum.to_string(), none, points }
}
