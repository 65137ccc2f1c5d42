//! The counting itself: a comparison that marks everything, or nothing, gets no credit for it.

use crate::tally::{Count, Tally};
use crate::{Event, events};
use corroborate::comparison::{Comparison, Relation, Standing, Voice};

fn fire() -> &'static Event {
    events().iter().find(|event| event.name == "harbour-fire").unwrap_or_else(|| panic!("the harbour fire is gone"))
}

/// The harbour fire as a program would show it that says the same of every link.
fn all_links(relation: Relation) -> Comparison {
    let mut comparison = fire().comparison.clone();
    for link in &mut comparison.links {
        link.relation = relation;
        for evidence in &mut link.evidence {
            evidence.relation = relation;
        }
    }
    for point in &mut comparison.points {
        let mut speakers: Vec<_> = point.speakers().collect();
        speakers.sort_unstable();
        let disputed = relation == Relation::Contradicts && speakers.len() > 1;
        let agreed = if speakers.len() > 1 { Standing::Corroborated } else { Standing::SingleSource };
        point.standing = if disputed { Standing::Disputed } else { agreed };
        point.sides = if disputed { speakers.iter().map(|&siglum| vec![siglum]).collect() } else { vec![speakers] };
        for voice in point.voices.iter_mut().filter(|voice| **voice != Voice::Silent) {
            *voice = if disputed { Voice::Contradicts } else { Voice::Says };
        }
    }
    comparison
}

#[test]
fn who_contradicts_everything_agrees_on_nothing_and_walks_into_traps() {
    let tally = Tally::of(&all_links(Relation::Contradicts), &fire().answers);
    assert_eq!(tally.agreements.found, 0);
    assert!(tally.traps.wrong > 0 && tally.contradictions.wrong > tally.contradictions.found, "{:?}", tally.contradictions);
}

#[test]
fn who_agrees_with_everything_finds_no_contradiction_and_is_told_so() {
    let tally = Tally::of(&all_links(Relation::Agrees), &fire().answers);
    assert_eq!((tally.contradictions.found, tally.kinds.found), (0, 0));
    assert!(tally.agreements.wrong > 0);
}

#[test]
fn who_marks_nothing_finds_nothing() {
    let mut comparison = fire().comparison.clone();
    comparison.links.clear();
    for point in &mut comparison.points {
        point.standing = Standing::SingleSource;
        point.sides.clear();
        point.voices.fill(Voice::Silent);
    }
    let tally = Tally::of(&comparison, &fire().answers);
    for count in [tally.agreements, tally.contradictions, tally.kinds, tally.omissions] {
        assert_eq!(Count { missed: 0, ..count }, Count::default());
    }
    assert_eq!(tally.remarks.get("agreement missed").map(Vec::len), Some(fire().answers.agreements.len()));
}

#[test]
fn a_contradiction_of_another_kind_is_not_of_the_right_kind() {
    let mut comparison = fire().comparison.clone();
    for evidence in comparison.links.iter_mut().flat_map(|link| &mut link.evidence) {
        evidence.kind = corroborate::comparison::EvidenceKind::Model;
    }
    let before = Tally::of(&fire().comparison, &fire().answers);
    let after = Tally::of(&comparison, &fire().answers);
    assert_eq!(after.contradictions.found, before.contradictions.found);
    assert!(before.kinds.found > 0 && after.kinds.found == 0);
}
