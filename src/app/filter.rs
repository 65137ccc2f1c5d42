//! Which points the reader wants to see.

use crate::account::Siglum;
use crate::comparison::{Comparison, CountedAs, EvidenceKind, Point, Relation, Standing, Voice};

/// Which points the reader wants to see: those that meet every condition that is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Counted as this.
    pub counted: Option<CountedAs>,
    /// Left out by one or more accounts while others share or dispute them, or by this one.
    pub left_out: Option<LeftOut>,
    /// With a reason of this kind.
    pub kind: Option<EvidenceKind>,
    /// On which this account speaks.
    pub speaker: Option<Siglum>,
    /// On which these two accounts stand so to each other.
    pub between: Option<(Siglum, Siglum, Relation)>,
}

/// By whom a point is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// By one or more accounts.
    ByAny,
    /// By this account.
    By(Siglum),
}

impl Filter {
    /// Only points that are counted as this.
    pub fn counted(counted: CountedAs) -> Self {
        Self { counted: Some(counted), ..Self::default() }
    }

    /// Only points of which several accounts speak, and on which none was found to agree with another or to contradict it.
    pub fn undecided() -> Self {
        Self::counted(CountedAs::Undecided)
    }

    /// Only points that one or more accounts leave out.
    pub fn left_out() -> Self {
        Self { left_out: Some(LeftOut::ByAny), ..Self::default() }
    }

    /// The conditions that name no account: another account may have its siglum now.
    pub fn without_accounts(&self) -> Self {
        Self { counted: self.counted, kind: self.kind, ..Self::default() }
    }

    /// Whether every point passes.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a point passes and is no label: nobody steps to a date line, or looks for it in a list.
    pub fn lists(&self, comparison: &Comparison, point: &Point) -> bool {
        !comparison.is_label(point) && self.passes(comparison, point)
    }

    /// Whether a point passes. A label does where every point does.
    pub fn passes(&self, comparison: &Comparison, point: &Point) -> bool {
        if comparison.is_label(point) {
            return self.is_all();
        }
        self.counted.is_none_or(|counted| point.counted_as() == counted)
            && self.left_out.is_none_or(|who| match who {
                LeftOut::ByAny => comparison.sigla().any(|siglum| comparison.is_omission(point, siglum)),
                LeftOut::By(siglum) => siglum.index() < point.voices.len() && comparison.is_omission(point, siglum),
            })
            && self.speaker.is_none_or(|siglum| point.voices.get(siglum.index()).is_some_and(|voice| *voice != Voice::Silent))
            && self.kind.is_none_or(|kind| has_kind(comparison, point, kind))
            && self.between.is_none_or(|(a, b, relation)| {
                comparison.links_of(point).any(|link| {
                    link.relation == relation && ((link.a.siglum, link.b.siglum) == (a, b) || (link.a.siglum, link.b.siglum) == (b, a))
                })
            })
    }
}

fn has_kind(comparison: &Comparison, point: &Point, kind: EvidenceKind) -> bool {
    comparison.links_of(point).any(|link| link.evidence.iter().any(|evidence| evidence.kind == kind))
}

/// Which points pass a filter, and how many would with one more condition. Counted once for every change of either.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Counts up with every tally that is made, so that views know when to sort anew.
    pub(super) version: u64,
    /// Whether each point passes.
    pub(super) passing: Vec<bool>,
    /// By account and place, the passages that are themselves what the standing of their point says.
    pub(super) bearing: Vec<Vec<bool>>,
    /// All points but labels.
    pub(super) all: usize,
    /// How many would pass that are counted as each, whatever is asked for now.
    pub(super) counted: Vec<(CountedAs, usize)>,
    /// How many would pass that one or more accounts leave out.
    pub(super) left_out: usize,
    /// How many would pass that each account leaves out.
    pub(super) left_out_by: Vec<usize>,
    /// How many would pass with a reason of each kind; kinds without any are missing.
    pub(super) kinds: Vec<(EvidenceKind, usize)>,
}

const KINDS: [EvidenceKind; 11] = [
    EvidenceKind::Quantity,
    EvidenceKind::Date,
    EvidenceKind::Time,
    EvidenceKind::Place,
    EvidenceKind::Name,
    EvidenceKind::Negation,
    EvidenceKind::Opposite,
    EvidenceKind::Certainty,
    EvidenceKind::Attribution,
    EvidenceKind::Model,
    EvidenceKind::Wording,
];

impl Tally {
    pub(super) fn new(comparison: &Comparison, filter: &Filter, version: u64) -> Self {
        let count = |filter: Filter| comparison.points.iter().filter(|point| filter.passes(comparison, point)).count();
        let counted = CountedAs::ALL.map(|counted| (counted, count(Filter { counted: Some(counted), ..filter.clone() })));
        let by = |who| count(Filter { left_out: Some(who), ..filter.clone() });
        let kinds = KINDS.map(|kind| (kind, count(Filter { kind: Some(kind), ..filter.clone() })));
        Self {
            version,
            passing: comparison.points.iter().map(|point| filter.passes(comparison, point)).collect(),
            bearing: bearing(comparison),
            all: comparison.points.iter().filter(|point| !comparison.is_label(point)).count(),
            counted: counted.to_vec(),
            left_out: by(LeftOut::ByAny),
            left_out_by: comparison.sigla().map(|siglum| by(LeftOut::By(siglum))).collect(),
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
        }
    }
}

/// In a disputed point those that another account contradicts, in one that is agreed on those that another account agrees with, in one
/// of a single source all; the rest only speak of the same matter.
fn bearing(comparison: &Comparison) -> Vec<Vec<bool>> {
    let mut bearing: Vec<Vec<bool>> = comparison.passages.iter().map(|passages| vec![false; passages.len()]).collect();
    for id in comparison.points.iter().filter(|point| point.standing == Standing::SingleSource).flat_map(|point| &point.passages) {
        bearing[id.siglum.index()][id.index as usize] = true;
    }
    for link in &comparison.links {
        let bears = match comparison.point_of(link.a).standing {
            Standing::Disputed => link.relation == Relation::Contradicts,
            Standing::Corroborated | Standing::Repeated => link.relation == Relation::Agrees,
            Standing::SingleSource => false,
        };
        for id in [link.a, link.b].into_iter().filter(|_| bears) {
            bearing[id.siglum.index()][id.index as usize] = true;
        }
    }
    bearing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    fn three() -> Comparison {
        let texts = [
            "The fire killed 12 people on Tuesday night.\nThe mayor thanked the crews.\n",
            "The fire killed 17 people on Tuesday night.\nMayor thanked the crews.\n",
            "Schools stay closed until Monday.\n",
        ];
        let accounts: Vec<Account> = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect();
        compare(accounts, &Settings::default(), &Watch::default()).unwrap()
    }

    #[test]
    fn counts_say_what_one_more_condition_would_leave() {
        let comparison = three();
        let c = Siglum::of(2);
        let tally = Tally::new(&comparison, &Filter { left_out: Some(LeftOut::By(c)), ..Filter::default() }, 1);
        let count = |counted| tally.counted.iter().find(|(own, _)| *own == counted).unwrap().1;
        assert_eq!((count(CountedAs::Disputed), count(CountedAs::Corroborated), count(CountedAs::SingleSource)), (1, 1, 0));
        assert_eq!(tally.left_out_by, [0, 0, 2]);
        assert!(tally.kinds.contains(&(EvidenceKind::Quantity, 1)), "{:?}", tally.kinds);
        assert_eq!(tally.passing.iter().filter(|passes| **passes).count(), 2);
    }

    #[test]
    fn every_point_is_counted_once_and_what_is_not_decided_is_no_single_source() {
        let texts = [
            ("a.txt", "At least seven people were killed in the fire.\nSchools stay closed until Monday.\n"),
            ("b.txt", "Nine people were killed in the fire.\n"),
        ];
        let accounts = texts.map(|(file, text)| Account::from_text(text, file)).into();
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let tally = Tally::new(&comparison, &Filter::default(), 1);
        assert_eq!(tally.counted.iter().map(|(_, count)| count).sum::<usize>(), tally.all);
        let texts = |filter: Filter| {
            let passing = comparison.points.iter().filter(|point| filter.lists(&comparison, point));
            passing.map(|point| comparison.text(point.passages[0])).collect::<Vec<_>>()
        };
        assert_eq!(texts(Filter::undecided()), ["At least seven people were killed in the fire."]);
        assert_eq!(texts(Filter::counted(CountedAs::SingleSource)), ["Schools stay closed until Monday."]);
    }

    #[test]
    fn between_two_accounts_only_their_own_links_count() {
        let comparison = three();
        let passing = |filter: &Filter| comparison.points.iter().filter(|point| filter.passes(&comparison, point)).count();
        let between = |a, b, relation| Filter { between: Some((Siglum::of(a), Siglum::of(b), relation)), ..Filter::default() };
        assert_eq!(passing(&between(1, 0, Relation::Contradicts)), 1);
        assert_eq!(passing(&between(0, 2, Relation::Contradicts)), 0);
    }

    #[test]
    fn who_only_speaks_of_the_same_matter_does_not_bear_its_standing() {
        let texts = [
            ("a.txt", "At least seven people died in the fire at the harbour."),
            ("b.txt", "At least 7 people died in the harbour fire."),
            ("c.txt", "Nine people died in the fire at the harbour."),
        ];
        let accounts = texts.map(|(file, text)| Account::from_text(text, file)).into();
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        assert_eq!(comparison.points[0].standing, Standing::Corroborated);
        assert_eq!(bearing(&comparison), [[true], [true], [false]]);
    }
}
