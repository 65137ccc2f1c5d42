//! Judges the passages of one point that alignment did not choose for one another, once the point is there.
//!
//! ```text
//! A: Twelve people were killed when the store burned.      A–B linked, B–C linked: one point.
//! B: Twelve died in the fire, the harbour office says.     A–C shares one word only and was no link; but that both
//! C: Seventeen are dead, Margit, seventeen!                speak of one thing is known now, and they disagree.
//! ```
//!
//! Only what is exact enough to be held against the other without alignment's choice makes a contradiction here: numbers, dates, times,
//! places, names, and a cause that one of them says is not known. What only speaks of the same matter is left unlinked: the point says as much.

use super::points::Gathered;
use super::{Cancelled, EvidenceKind, Link, Relation, Watch};
use crate::account::PassageId;
use rayon::prelude::*;
use std::collections::HashSet;

/// Points with more passages than this are left as they are: so many are a theme, and the pairs grow with their square.
const MOST: usize = 24;

/// Adds to the points the links between their passages that `judge` finds to agree or to contradict.
pub(super) fn complete(
    gathered: &mut Gathered,
    judge: impl Fn(PassageId, PassageId) -> Option<Link> + Sync,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let links = &gathered.links;
    let known: HashSet<(PassageId, PassageId)> = links.iter().map(|link| (link.a, link.b)).collect();
    let missing = gathered.points.iter().filter(|point| (3..=MOST).contains(&point.passages.len())).flat_map(|point| {
        let pairs = point.passages.iter().enumerate().flat_map(|(at, &a)| point.passages[at + 1..].iter().map(move |&b| (a, b)));
        pairs.filter(|(a, b)| a.siglum != b.siglum && !known.contains(&(*a, *b)))
    });
    let missing: Vec<(PassageId, PassageId)> = missing.collect();
    let judged = |&(a, b): &(PassageId, PassageId)| watch.look().map(|()| judge(a, b));
    let found = missing.par_iter().map(judged).collect::<Result<Vec<Option<Link>>, Cancelled>>()?;
    gathered.links.extend(found.into_iter().flatten().filter(holds));
    gathered.links.sort_by_key(|link| (link.a, link.b));
    for point in &mut gathered.points {
        point.links.clear();
    }
    for (at, link) in gathered.links.iter().enumerate() {
        let point = gathered.point_of[link.a.siglum.index()][link.a.index as usize];
        gathered.points[point].links.push(at);
    }
    Ok(())
}

/// Whether a link is worth keeping that alignment did not make.
fn holds(link: &Link) -> bool {
    let exact = |kind: EvidenceKind| {
        use EvidenceKind::{Certainty, Date, Name, Place, Quantity, Time};
        matches!(kind, Quantity | Date | Time | Place | Name | Certainty)
    };
    match link.relation {
        Relation::Agrees => true,
        Relation::Contradicts => link.evidence.iter().any(|e| e.relation == Relation::Contradicts && exact(e.kind)),
        Relation::Related => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, Siglum};
    use crate::comparison::points::Members;
    use crate::comparison::{Evidence, Settings, compare};

    fn link(a: PassageId, b: PassageId, kind: EvidenceKind, relation: Relation) -> Link {
        let evidence = vec![Evidence { kind, relation, a: 0..1, b: 0..1, why: String::new() }];
        Link { a, b, similarity: 0.3, relation, evidence, copied: false }
    }

    /// One point of three passages of three accounts, of which the first and the last are not linked.
    fn point_of_three() -> ([PassageId; 3], Gathered) {
        let ids @ [a, b, c] = [0, 1, 2].map(|account| PassageId::new(Siglum::of(account), 0));
        let links = vec![link(a, b, EvidenceKind::Wording, Relation::Agrees), link(b, c, EvidenceKind::Wording, Relation::Related)];
        let point = Members { index: 0, passages: ids.to_vec(), links: vec![0, 1] };
        (ids, Gathered { points: vec![point], links, point_of: vec![vec![0]; 3] })
    }

    fn completed(kind: EvidenceKind, relation: Relation) -> Gathered {
        let ([first, _, last], mut gathered) = point_of_three();
        let judge = |a: PassageId, b: PassageId| {
            assert_eq!((a, b), (first, last), "only what is not linked is judged");
            Some(link(a, b, kind, relation))
        };
        complete(&mut gathered, judge, &Watch::default()).expect("nobody cancels");
        gathered
    }

    #[test]
    fn passages_of_a_point_that_were_not_chosen_for_one_another_are_judged_too() {
        let gathered = completed(EvidenceKind::Quantity, Relation::Contradicts);
        let relations: Vec<Relation> = gathered.links.iter().map(|link| link.relation).collect();
        assert_eq!(relations, [Relation::Agrees, Relation::Contradicts, Relation::Related], "in the order of the passages");
        assert_eq!(gathered.points[0].links, [0, 1, 2]);
    }

    #[test]
    fn words_alone_make_no_contradiction_between_passages_that_were_not_chosen_for_one_another() {
        assert_eq!(completed(EvidenceKind::Negation, Relation::Contradicts).links.len(), 2);
        assert_eq!(completed(EvidenceKind::Wording, Relation::Related).links.len(), 2);
        assert_eq!(completed(EvidenceKind::Wording, Relation::Agrees).links.len(), 3);
    }

    #[test]
    fn two_forenames_of_one_surname_are_held_against_each_other() {
        let texts = ["The castle was held by Wymond Thorne, a man of few words.", "The castle was held by Sir Edmund Thorne."];
        let accounts = texts.iter().map(|text| Account::from_text(text, "a.txt")).collect();
        let settings = Settings { model: false, ..Settings::default() };
        let comparison = compare::<Account>(accounts, &settings, &Watch::default()).expect("nobody cancels");
        let relations: Vec<Relation> = comparison.links.iter().map(|link| link.relation).collect();
        assert_eq!(relations, [Relation::Contradicts]);
    }
}
