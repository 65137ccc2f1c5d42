//! The comparison: accounts, links and points, and everything the views and the reports show.
//!
//! [`compare`] is the whole flow: accounts in, a [`Comparison`] out.
//!
//! ```
//! use corroborate::account::Account;
//! use corroborate::comparison::{Settings, Standing, Watch, compare};
//!
//! let a = Account::from_text("The fire killed 12 people on Tuesday night.", "agency.txt");
//! let b = Account::from_text("The fire killed 17 people on Tuesday night.", "witness.txt");
//! let comparison = compare(vec![a, b], &Settings::default(), &Watch::default())?;
//! assert_eq!(comparison.points[0].standing, Standing::Disputed);
//! # Ok::<(), corroborate::comparison::Cancelled>(())
//! ```

mod asking;
mod compare;
mod completing;
mod copying;
mod counted;
mod decision;
mod freeing;
mod groups;
mod headline;
mod languages;
mod link;
mod listing;
mod names;
mod omission;
mod point;
mod points;
mod reading;
mod recut;
mod reference;
mod rejudge;
mod ruling;
mod rulings;
mod standing;
mod timeline;
mod turning;
mod watch;

pub use compare::{compare, compare_early, compare_first};
pub use counted::CountedAs;
pub use decision::Decision;
pub(crate) use freeing::{free, or_free};
pub(crate) use link::LEAD;
pub use link::{Evidence, EvidenceKind, Link, Relation};
pub(crate) use listing::{join, list};
pub use omission::Silence;
pub use point::{Nearest, Point, Standing, Voice};
pub use reading::{Applied, Reading};
pub use reference::{AccountRef, PassageRef};
pub use ruling::Ruling;
pub use rulings::Rulings;
pub use timeline::{Claim, Clock, Exactness, Half, Moment, Place, PlacedBy, Timeline, Told, timeline};
pub use watch::{Cancelled, Stage, Watch};

use crate::account::{Account, PassageId, Siglum};
use crate::align::Corpus;
use crate::model::NliModel;
use crate::text::Passage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
pub(crate) use timeline::MONTHS;
use timeline::ToldBy;

/// What the reader can set about a comparison. Reports print it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How many shared words in a row count as copied wording.
    pub copied_run: usize,
    /// Whether the sentence model reads along, where it knows the language.
    pub model: bool,
    /// A model of the reader's own, which is asked about linked passages. A project does not remember it: it belongs to the reader's
    /// machine.
    #[serde(skip)]
    pub nli: Option<Arc<NliModel>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { copied_run: 8, model: true, nli: None }
    }
}

/// Long wording shared by two accounts: they are not independent witnesses there.
#[derive(Clone, Debug, PartialEq)]
pub struct Copying {
    /// The account with the smaller siglum.
    pub a: Siglum,
    /// The other account.
    pub b: Siglum,
    /// The part of the shorter text's words that stands in long shared runs, 0 to 1.
    pub share: f32,
}

/// The accounts of one event, compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The accounts, A first.
    pub accounts: Vec<Arc<Account>>,
    /// The passages of each account, in text order.
    pub passages: Vec<Vec<Passage>>,
    /// All links, by their passages.
    pub links: Vec<Link>,
    /// All points, in story order. Every passage is in exactly one.
    pub points: Vec<Point>,
    /// Pairs of accounts that share long wording.
    pub copying: Vec<Copying>,
    /// What it was made with.
    pub settings: Settings,
    /// Where this is the reader's view: the rulings it follows and the machine's view beside it.
    pub reading: Option<Arc<Reading>>,
    /// The point of each passage, as an index into `points`.
    point_of: Vec<Vec<usize>>,
    /// The dates and clock times that its passages tell; read when they are asked for where its sentences were cut otherwise, or its language was corrected.
    told: OnceLock<Arc<Vec<ToldBy>>>,
    /// The words of its passages, once a ruling has asked for them.
    corpus: OnceLock<Arc<Corpus>>,
}

impl Comparison {
    /// The sigla of the accounts, in order.
    pub fn sigla(&self) -> impl Iterator<Item = Siglum> + use<> {
        (0..self.accounts.len()).map(Siglum::of)
    }

    /// The account with this siglum.
    pub fn account(&self, siglum: Siglum) -> &Account {
        &self.accounts[siglum.index()]
    }

    /// One passage.
    pub fn passage(&self, id: PassageId) -> &Passage {
        &self.passages[id.siglum.index()][id.index as usize]
    }

    /// A passage's text.
    pub fn text(&self, id: PassageId) -> &str {
        &self.account(id.siglum).text[self.passage(id).span.clone()]
    }

    /// The point that a passage is in.
    pub fn point_of(&self, id: PassageId) -> &Point {
        &self.points[self.point_of[id.siglum.index()][id.index as usize]]
    }

    /// The link between two passages, whichever is named first.
    pub fn link_between(&self, x: PassageId, y: PassageId) -> Option<&Link> {
        let (a, b) = if x <= y { (x, y) } else { (y, x) };
        let at = self.links.binary_search_by(|link| (link.a, link.b).cmp(&(a, b))).ok()?;
        self.links.get(at)
    }

    /// The links of a point.
    pub fn links_of<'a>(&'a self, point: &'a Point) -> impl Iterator<Item = &'a Link> + 'a {
        point.links.iter().map(|&i| &self.links[i])
    }

    /// What the silence of an account on a point is: not found, perhaps said in other words, or outside what the account tells at all;
    /// `None` where the account speaks.
    pub fn silence(&self, point: &Point, siglum: Siglum) -> Option<Silence> {
        omission::silence(self, point, siglum)
    }

    /// The passage of a silent account that comes nearest to a point, where it is at least somewhat alike.
    pub fn nearest(&self, point: &Point, siglum: Siglum) -> Option<Nearest> {
        point.nearest.get(siglum.index()).copied().flatten().filter(|nearest| nearest.similarity >= omission::NEAR)
    }

    /// The silence of an account on a point in words, without a full stop: "Not found in B", "B is in Hebrew, whose words …".
    pub fn silence_in_words(&self, point: &Point, siglum: Siglum) -> String {
        match self.silence(point, siglum).unwrap_or(Silence::NotFound) {
            Silence::OtherLanguage => self.unread_words(siglum),
            silence => silence.sentence(siglum),
        }
    }

    /// Of two accounts that share long wording the one that is likelier the copy: the one published later, where both give a date.
    pub fn later_copy(&self, copying: &Copying) -> Option<Siglum> {
        copying::later(self, copying)
    }

    /// Whether a point is an omission of the account: others share or dispute it, or, with two accounts only, the
    /// other one tells it. What an account says in a language whose words are not compared is none: nobody knows. Nor are the titles of
    /// others that only speak of one matter: every account has its own.
    pub fn is_omission(&self, point: &Point, siglum: Siglum) -> bool {
        if point.voices[siglum.index()] != Voice::Silent || self.is_excluded(point) {
            return false;
        }
        let titles = point.passages.iter().all(|id| id.index == 0) && point.passages.len() >= 2;
        if titles && self.links_of(point).all(|link| link.relation == Relation::Related) {
            return false;
        }
        let speakers = point.speakers().count();
        (speakers >= 2 || self.accounts.len() == 2) && !omission::is_unread(self, point, siglum)
    }

    /// Whether a point is a label alone: a heading of a part, a date line, a salutation or a signature, which tells nothing by itself.
    pub fn is_label(&self, point: &Point) -> bool {
        matches!(point.passages[..], [only] if self.passage(only).label)
    }

    /// Whether a point is no part of the telling: it is a label, or the reader has excluded all there is of it.
    pub fn is_excluded(&self, point: &Point) -> bool {
        let by_reader = |reading: &Arc<Reading>| point.passages.iter().all(|id| reading.excluded.contains(id));
        self.is_label(point) || self.reading.as_ref().is_some_and(by_reader)
    }

    /// The machine's points that this point's passages are in, in story order; the point itself where nothing is ruled.
    pub fn machine_points<'a>(&'a self, point: &'a Point) -> Vec<&'a Point> {
        let Some(reading) = &self.reading else { return vec![point] };
        let passages = point.passages.iter().flat_map(|&id| reading.machine_passages(id));
        let found: BTreeSet<usize> = passages.map(|id| reading.machine.point_of(id).index).collect();
        found.into_iter().map(|at| &reading.machine.points[at]).collect()
    }

    /// Whether the rulings make something else of a point than the machine does: other passages, sides or standing.
    pub fn is_ruled(&self, point: &Point) -> bool {
        let Some(reading) = &self.reading else { return false };
        let [old] = self.machine_points(point)[..] else { return true };
        let same = |id: &PassageId, before: &PassageId| {
            reading.machine_passages(*id).eq([*before]) && self.passage(*id).span == reading.machine.passage(*before).span
        };
        (old.standing, &old.sides, &old.voices) != (point.standing, &point.sides, &point.voices)
            || old.passages.len() != point.passages.len()
            || !point.passages.iter().zip(&old.passages).all(|(id, before)| same(id, before))
    }

    /// Whether the reader has ruled that two accounts are not independent.
    pub fn is_ruled_dependent(&self, x: Siglum, y: Siglum) -> bool {
        let mut rulings = self.reading.iter().flat_map(|reading| &reading.rulings);
        rulings.any(|one| {
            let fits = one.unfit.is_none() && one.ruling.kind() == "not_independent";
            fits && one.accounts.contains(&x) && one.accounts.contains(&y)
        })
    }

    /// The rulings about a passage, in the order they were made; those that no longer fit are about none.
    pub fn rulings_on(&self, id: PassageId) -> impl Iterator<Item = &Applied> {
        self.reading.iter().flat_map(|reading| &reading.rulings).filter(move |one| one.unfit.is_none() && one.passages.contains(&id))
    }
}
