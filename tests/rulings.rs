//! Rulings: what they make of a comparison, that the machine's view stays beside it, and that they can be undone.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on may stop here")]

use corroborate::account::{Account, PassageId, Siglum};
use corroborate::comparison::{Comparison, Relation, Ruling, Rulings, Settings, Standing, Voice, Watch, compare};
use corroborate::report::to_json;
use proptest::prelude::*;
use std::sync::Arc;

fn compared(texts: &[&str]) -> Arc<Comparison> {
    let accounts = texts.iter().enumerate().map(|(i, text)| Account::from_text(text, &format!("{i}.txt"))).collect();
    Arc::new(compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels"))
}

fn fire() -> Arc<Comparison> {
    compared(&[
        "The fire killed 12 people on Tuesday night.\nThe rope store behind the quay was lost.\nAll rights reserved by the agency.\n",
        "The fire killed 17 people on Tuesday night.\nThe rope store behind the old quay was lost, an officer said.  It was old. Nobody slept.\n",
        "On Tuesday night the fire killed 12 people, he said.\nThe mayor thanked the crews of four towns.\n",
    ])
}

fn id(siglum: usize, number: usize) -> PassageId {
    PassageId::new(Siglum::of(siglum), number - 1)
}

fn ruled(machine: &Arc<Comparison>, rulings: Vec<Ruling>) -> Comparison {
    Rulings::from(rulings).read(machine)
}

#[test]
fn a_rejected_contradiction_is_no_dispute_and_the_machine_still_says_it_is() {
    let machine = fire();
    assert_eq!(machine.point_of(id(0, 1)).standing, Standing::Disputed);
    let against: Vec<(PassageId, PassageId)> =
        machine.links.iter().filter(|link| link.relation == Relation::Contradicts).map(|link| (link.a, link.b)).collect();
    let view = ruled(&machine, against.iter().map(|&(a, b)| Ruling::reject(&machine, a, b, Relation::Related)).collect());
    let point = view.point_of(id(0, 1));
    assert_eq!(point.standing, Standing::Corroborated);
    assert_eq!(point.voices, [Voice::Says, Voice::Differs, Voice::Says]);
    assert!(view.is_ruled(point));
    assert_eq!(view.machine_points(point)[0].standing, Standing::Disputed);
    let link = view.link_between(against[0].0, against[0].1).expect("the link stays");
    assert_eq!(link.relation, Relation::Related);
    assert!(link.evidence.iter().all(|evidence| evidence.relation != Relation::Contradicts));
    assert_eq!(view.rulings_on(id(1, 1)).count(), against.len());
}

#[test]
fn who_only_speaks_of_the_same_matter_differs_and_makes_no_side_the_larger() {
    let machine = fire();
    let [a, b, c] = [0, 1, 2].map(|account| id(account, 1));
    // A and B contradict each other; C is near to both, and agrees with nobody.
    let rulings = [(a, c), (b, c)].map(|(x, y)| Ruling::reject(&machine, x, y, Relation::Related));
    let point = ruled(&machine, rulings.into()).point_of(a).clone();
    assert_eq!(point.standing, Standing::Disputed);
    assert_eq!(point.sides.len(), 2, "{:?}", point.sides);
    assert_eq!(point.voices[2], Voice::Differs, "{:?}", point.voices);
    assert_eq!(point.voices[..2], [Voice::Contradicts, Voice::Contradicts], "one against one: C is on no side");
}

#[test]
fn who_only_speaks_of_the_same_matter_as_the_smaller_side_contradicts_nobody() {
    let machine = compared(&[
        "The fire killed 12 people on Tuesday night.\n",
        "The fire killed 17 people on Tuesday night.\n",
        "On Tuesday night the fire killed 12 people, he said.\n",
        "The fire, a doctor said, killed 17 people on Tuesday night.\n",
    ]);
    let [a, b, c, d] = [0, 1, 2, 3].map(|account| id(account, 1));
    let rulings = [(b, d), (a, d), (c, d)].map(|(x, y)| Ruling::reject(&machine, x, y, Relation::Related));
    let point = ruled(&machine, rulings.into()).point_of(b).clone();
    assert!(point.sides.contains(&vec![Siglum::of(1), Siglum::of(3)]), "{:?}", point.sides);
    assert_eq!(point.voices, [Voice::Says, Voice::Contradicts, Voice::Says, Voice::Differs]);
}

#[test]
fn unlinked_passages_are_in_different_points_and_each_is_the_others_nearest() {
    let machine = fire();
    let (a, b) = (id(0, 2), id(1, 2));
    assert_eq!(machine.point_of(a), machine.point_of(b));
    let view = ruled(&machine, vec![Ruling::unlink(&machine, b, a)]);
    assert_ne!(view.point_of(a).index, view.point_of(b).index);
    assert_eq!(view.point_of(a).standing, Standing::SingleSource);
    assert_eq!(view.point_of(a).nearest[1].map(|near| near.passage), Some(b));
    assert!(view.link_between(a, b).is_none());
    assert_eq!(view.points.len(), machine.points.len() + 1);
}

#[test]
fn linked_passages_are_one_point() {
    let machine = fire();
    let (a, c) = (id(0, 2), id(2, 2));
    let view = ruled(&machine, vec![Ruling::link(&machine, c, a, Relation::Contradicts)]);
    let point = view.point_of(c);
    assert_eq!(point.index, view.point_of(a).index);
    assert_eq!(point.standing, Standing::Disputed);
    assert_eq!(view.link_between(a, c).map(|link| link.evidence[0].why.as_str()), Some("linked by the reader: they contradict each other"));
    assert_eq!(view.machine_points(point).len(), 2);
}

#[test]
fn what_is_kept_apart_is_not_brought_together_by_way_of_a_third() {
    let machine = fire();
    let (a, b, c) = (id(0, 2), id(1, 2), id(2, 2));
    let link = |x, y| Ruling::link(&machine, x, y, Relation::Agrees);
    let view = ruled(&machine, vec![link(a, c), link(b, c), Ruling::unlink(&machine, a, b)]);
    assert_ne!(view.point_of(a).index, view.point_of(b).index);
    let reading = view.reading.as_ref().expect("rulings were applied");
    let unfit: Vec<&str> = reading.rulings.iter().filter_map(|one| one.unfit.as_deref()).collect();
    assert_eq!(unfit, ["other rulings keep its passages apart"]);
}

#[test]
fn accounts_that_are_not_independent_count_once() {
    let machine = compared(&["The rope store behind the quay burned.", "The rope store behind the quay burned down."]);
    assert_eq!(machine.points[0].standing, Standing::Corroborated);
    let view = ruled(&machine, vec![Ruling::not_independent(&machine, Siglum::of(1), Siglum::of(0))]);
    assert_eq!(view.points[0].standing, Standing::Repeated);
}

#[test]
fn an_excluded_passage_is_nobodys_omission() {
    let machine = compared(&["The fire killed 12 people.\nAll rights reserved.\n", "The fire killed 12 people, they said.\n"]);
    let notice = id(0, 2);
    assert!(machine.is_omission(machine.point_of(notice), Siglum::of(1)));
    let view = ruled(&machine, vec![Ruling::exclude(&machine, notice)]);
    assert!(view.is_excluded(view.point_of(notice)) && !view.is_omission(view.point_of(notice), Siglum::of(1)));
    let shared = ruled(&machine, vec![Ruling::exclude(&machine, id(0, 1))]);
    assert_eq!(shared.point_of(id(1, 1)).standing, Standing::SingleSource);
}

#[test]
fn a_ruling_is_found_again_when_the_accounts_change_places() {
    let machine = fire();
    let ruling = Ruling::unlink(&machine, id(0, 2), id(1, 2));
    let mut accounts = machine.accounts.clone();
    accounts.rotate_left(1);
    let turned = Arc::new(compare(accounts, &Settings::default(), &Watch::default()).expect("nobody cancels"));
    let view = ruled(&turned, vec![ruling]);
    assert_ne!(view.point_of(id(2, 2)).index, view.point_of(id(0, 2)).index);
}

#[test]
fn a_ruling_follows_its_words_into_a_changed_file_and_says_so_when_they_are_gone() {
    let machine = fire();
    let rulings = vec![Ruling::note(&machine, id(0, 2), "ask the owner"), Ruling::exclude(&machine, id(0, 3))];
    let changed = compared(&["A new first line, about nothing else.\nThe rope store behind the quay was lost.\n"]);
    let view = ruled(&changed, rulings);
    assert_eq!(view.rulings_on(id(0, 2)).count(), 1);
    let reading = view.reading.as_ref().expect("rulings were applied");
    assert_eq!(reading.rulings[1].unfit.as_deref(), Some("the passage “All rights reserved by the agency.” is in no account"));
}

#[test]
fn one_ruling_a_pair_and_an_empty_note_takes_the_older_back() {
    let machine = fire();
    let mut rulings = Rulings::default();
    rulings.rule(Ruling::confirm(&machine, id(0, 1), id(1, 1), Relation::Contradicts));
    rulings.rule(Ruling::reject(&machine, id(1, 1), id(0, 1), Relation::Related));
    rulings.rule(Ruling::note(&machine, id(0, 1), "ask"));
    assert_eq!(rulings.list().iter().map(Ruling::kind).collect::<Vec<_>>(), ["reject", "note"]);
    rulings.rule(Ruling::note(&machine, id(0, 1), " "));
    assert_eq!(rulings.list().len(), 1);
    assert!(rulings.undo() && rulings.undo() && rulings.undo());
    assert_eq!(rulings.list().iter().map(Ruling::kind).collect::<Vec<_>>(), ["confirm"]);
}

#[test]
fn merged_points_are_one_and_a_merge_says_nothing_new_about_who_agrees() {
    let machine = fire();
    let (a, c) = (id(0, 2), id(2, 2));
    let merge = Ruling::merge(&machine, machine.point_of(c), machine.point_of(a)).expect("both have passages");
    let view = ruled(&machine, vec![merge]);
    let point = view.point_of(c);
    assert_eq!(point.index, view.point_of(a).index);
    assert_eq!(point.standing, machine.point_of(a).standing, "nobody contradicts anybody because points were merged");
    assert_eq!(point.voices[2], Voice::Differs);
    assert_eq!(view.machine_points(point).len(), 2);
}

#[test]
fn a_split_point_is_two_whatever_links_there_were() {
    let machine = fire();
    let point = machine.point_of(id(0, 1));
    assert_eq!(point.passages, [id(0, 1), id(1, 1), id(2, 1)]);
    let split = Ruling::split(&machine, point, &[id(2, 1)]).expect("one goes and two stay");
    let view = ruled(&machine, vec![split.clone()]);
    assert_eq!(view.point_of(id(2, 1)).passages, [id(2, 1)]);
    assert_eq!(view.point_of(id(0, 1)).passages, [id(0, 1), id(1, 1)]);
    let reading = view.reading.as_ref().expect("rulings were applied");
    assert_eq!(reading.rulings[0].sentence(), "C1 and A1, B1 do not speak of the same thing");
    assert_eq!(Ruling::split(&machine, point, &point.passages), None, "nothing would stay");
}

#[test]
fn joined_sentences_are_one_passage_and_only_its_own_point_changes() {
    let machine = compared(&[
        "The mayor came by car. She thanked the crews of four towns. The fire killed 12 people on Tuesday night.\n",
        "The mayor came by car and thanked the crews of four towns.\nThe fire killed 17 people on Tuesday night.\n",
    ]);
    let join = Ruling::join(&machine, id(0, 1)).expect("another sentence is behind it");
    let view = ruled(&machine, vec![join]);
    assert_eq!(view.passages[0].len(), 2);
    assert_eq!(view.text(id(0, 1)), "The mayor came by car. She thanked the crews of four towns.");
    assert_eq!(view.point_of(id(0, 1)).passages, [id(0, 1), id(1, 1)]);
    assert!(view.link_between(id(0, 1), id(1, 1)).is_some(), "it was judged again");
    assert_eq!((view.point_of(id(0, 2)).standing, machine.point_of(id(0, 3)).standing), (Standing::Disputed, Standing::Disputed));
    let reading = view.reading.as_ref().expect("rulings were applied");
    assert_eq!(reading.rulings[0].sentence(), "A1 is one sentence");
    assert_eq!(reading.machine_passages(id(0, 1)).collect::<Vec<_>>(), [id(0, 1), id(0, 2)]);
    assert_eq!(reading.machine_passages(id(0, 2)).collect::<Vec<_>>(), [id(0, 3)]);
    assert!(view.is_ruled(view.point_of(id(0, 1))) && !view.is_ruled(view.point_of(id(0, 2))));
}

#[test]
fn a_cut_sentence_is_two_passages_each_judged_for_itself() {
    let text = "The fire killed 12 people on Tuesday night, the rope store behind the quay was lost.\nNobody was warned.\n";
    let machine =
        compared(&[text, "The fire killed 17 people on Tuesday night.\nThe rope store behind the quay was lost.\nNobody was warned.\n"]);
    let cut = Ruling::cut(&machine, id(0, 1), text.find("the rope").expect("there")).expect("between two words");
    let note = Ruling::note(&machine, id(0, 2), "ask again");
    let view = ruled(&machine, vec![cut.clone(), note]);
    assert_eq!(view.text(id(0, 2)), "the rope store behind the quay was lost.");
    assert_eq!(view.point_of(id(0, 1)).standing, Standing::Disputed);
    assert_eq!(view.point_of(id(0, 2)).passages, [id(0, 2), id(1, 2)]);
    assert_eq!(view.link_between(id(0, 2), id(1, 2)).map(|link| link.relation), Some(Relation::Agrees));
    assert_eq!(view.rulings_on(id(0, 3)).count(), 1, "a note stays with its words");
    assert_eq!(Ruling::cut(&machine, id(0, 1), 2), None, "that is inside a word");

    let mut rulings = Rulings::from(vec![cut]);
    let again = Ruling::join(&view, id(0, 1)).expect("the other half is behind it");
    rulings.rule(again);
    let joined = rulings.read(&machine);
    assert_eq!((joined.passages.clone(), joined.points.clone()), (machine.passages.clone(), machine.points.clone()));
}

#[test]
fn a_ruling_on_a_sentence_that_is_joined_later_goes_with_it() {
    let machine = compared(&["The mayor came by car. She thanked the crews.\n", "The mayor came by car and thanked the crews.\n"]);
    let note = Ruling::note(&machine, id(0, 2), "who?");
    let view = ruled(&machine, vec![note, Ruling::join(&machine, id(0, 1)).expect("another sentence is behind it")]);
    assert_eq!(view.rulings_on(id(0, 1)).count(), 2);
}

#[test]
fn names_that_mean_the_same_do_not_contradict() {
    let machine = compared(&[
        "The night watchman, Tobias Venn, raised the alarm.\nThe mayor came.\n",
        "The alarm was raised by the night watchman, Oskar Lindholm.\nThe mayor left.\n",
    ]);
    let (a, b) = (id(0, 1), id(1, 1));
    assert_eq!(machine.link_between(a, b).map(|link| link.relation), Some(Relation::Contradicts));
    let same = |names: &[&str]| Ruling::same_name(names.iter().map(|name| (*name).to_owned()).collect());
    let view = ruled(&machine, vec![same(&["Tobias Venn", "Oskar Lindholm"])]);
    let link = view.link_between(a, b).expect("the link stays");
    assert_eq!(link.relation, Relation::Agrees);
    assert_eq!(link.evidence.last().map(|e| e.why.as_str()), Some("the reader says that “Tobias Venn” and “Oskar Lindholm” mean the same"));
    for evidence in &link.evidence {
        assert!(view.text(a).get(evidence.a.clone()).is_some() && view.text(b).get(evidence.b.clone()).is_some());
    }
    assert_eq!(view.link_between(id(0, 2), id(1, 2)), machine.link_between(id(0, 2), id(1, 2)), "other pairs are left alone");
    let reading = ruled(&machine, vec![same(&["Tobias Venn", "Nobody"])]).reading.expect("rulings were applied");
    assert_eq!(reading.rulings[0].unfit.as_deref(), Some("fewer than two of these names are in the accounts"));
}

/// What a reader may do, as numbers that are turned into passages when it is done.
#[derive(Clone, Debug)]
enum Deed {
    Pair(u8, usize, usize),
    Note(usize, String),
    Exclude(usize),
    NotIndependent(usize, usize),
    Split(usize),
    SplitOff(usize),
    Merge(usize, usize),
    Join(usize),
    Cut(usize, usize),
    Names(usize, usize),
    TakeBack(usize),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        5 => (0_u8..6, 0_usize..50, 0_usize..50).prop_map(|(kind, x, y)| Deed::Pair(kind, x, y)),
        1 => (0_usize..50, "[a-z ]{0,6}").prop_map(|(x, text)| Deed::Note(x, text)),
        1 => (0_usize..50).prop_map(Deed::Exclude),
        1 => (0_usize..9, 0_usize..9).prop_map(|(x, y)| Deed::NotIndependent(x, y)),
        1 => (0_usize..50).prop_map(Deed::Split),
        1 => (0_usize..50).prop_map(Deed::SplitOff),
        1 => (0_usize..50, 0_usize..50).prop_map(|(x, y)| Deed::Merge(x, y)),
        2 => (0_usize..50).prop_map(Deed::Join),
        2 => (0_usize..50, 0_usize..60).prop_map(|(x, at)| Deed::Cut(x, at)),
        1 => (0_usize..6, 0_usize..6).prop_map(|(x, y)| Deed::Names(x, y)),
        1 => (0_usize..9).prop_map(Deed::TakeBack),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 0..14)
}

fn passages(machine: &Comparison) -> Vec<PassageId> {
    machine.points.iter().flat_map(|point| point.passages.iter().copied()).collect()
}

/// A reader rules on what is seen: the view of the rulings so far.
fn act(machine: &Arc<Comparison>, rulings: &mut Rulings, deed: &Deed) {
    let view = &rulings.read(machine);
    let machine = view;
    let all = passages(machine);
    let at = |x: usize| all[x % all.len()];
    let account = |x: usize| Siglum::of(x % machine.accounts.len());
    match deed {
        Deed::Pair(kind, x, y) => rulings.rule(match kind {
            0 => Ruling::confirm(machine, at(*x), at(*y), Relation::Contradicts),
            1 => Ruling::reject(machine, at(*x), at(*y), Relation::Agrees),
            2 | 3 => Ruling::unlink(machine, at(*x), at(*y)),
            _ => Ruling::link(machine, at(*x), at(*y), Relation::Agrees),
        }),
        Deed::Note(x, text) => rulings.rule(Ruling::note(machine, at(*x), text)),
        Deed::Exclude(x) => rulings.rule(Ruling::exclude(machine, at(*x))),
        Deed::NotIndependent(x, y) => rulings.rule(Ruling::not_independent(machine, account(*x), account(*y))),
        Deed::Split(x) => {
            let others = machine.point_of(at(*x)).passages.iter().filter(|&&other| other != at(*x));
            rulings.rule_all(others.map(|&other| Ruling::unlink(machine, at(*x), other)).collect());
        }
        Deed::SplitOff(x) => rulings.rule_all(Ruling::split(machine, machine.point_of(at(*x)), &[at(*x)]).into_iter().collect()),
        Deed::Merge(x, y) => {
            let merge = Ruling::merge(machine, machine.point_of(at(*x)), machine.point_of(at(*y)));
            rulings.rule_all(merge.into_iter().collect());
        }
        Deed::Join(x) => rulings.rule_all(Ruling::join(machine, at(*x)).into_iter().collect()),
        Deed::Cut(x, place) => rulings.rule_all(Ruling::cut(machine, at(*x), *place).into_iter().collect()),
        Deed::Names(x, y) => {
            let names = ["the fire", "Tuesday night", "The mayor", "an officer", "four towns", "nobody"];
            rulings.rule(Ruling::same_name(vec![names[*x].to_owned(), names[*y].to_owned()]));
        }
        Deed::TakeBack(x) => rulings.take_back(*x),
        Deed::Undo => drop(rulings.undo()),
        Deed::Redo => drop(rulings.redo()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rulings_undone_give_back_the_start_and_redone_the_end(first in deeds(), then in deeds()) {
        let machine = fire();
        let mut rulings = Rulings::default();
        first.iter().for_each(|deed| act(&machine, &mut rulings, deed));
        let mut rulings = Rulings::from(rulings.list().to_vec());
        let (start, start_view) = (rulings.list().to_vec(), to_json(&rulings.read(&machine)).expect("JSON"));
        then.iter().for_each(|deed| act(&machine, &mut rulings, deed));
        while rulings.redo() {}
        let end = rulings.list().to_vec();
        let mut steps = 0;
        while rulings.undo() { steps += 1; }
        prop_assert_eq!(rulings.list(), &start[..]);
        prop_assert_eq!(to_json(&rulings.read(&machine)).expect("JSON"), start_view);
        for _ in 0..steps { prop_assert!(rulings.redo()); }
        prop_assert_eq!(rulings.list(), &end[..]);
    }

    #[test]
    fn a_view_is_whole_whatever_is_ruled(deeds in deeds()) {
        let machine = fire();
        let mut rulings = Rulings::default();
        deeds.iter().for_each(|deed| act(&machine, &mut rulings, deed));
        let view = rulings.read(&machine);
        let mut seen = passages(&view);
        seen.sort_unstable();
        let all: Vec<PassageId> =
            view.sigla().flat_map(|siglum| (0..view.passages[siglum.index()].len()).map(move |at| PassageId::new(siglum, at))).collect();
        prop_assert_eq!(seen, all, "every passage is in exactly one point");
        let words = |comparison: &Comparison| -> String {
            let texts = comparison.passages.iter().zip(comparison.sigla()).flat_map(|(list, siglum)| {
                list.iter().map(move |passage| &comparison.account(siglum).text[passage.span.clone()])
            });
            texts.flat_map(str::split_whitespace).collect()
        };
        prop_assert_eq!(words(&view), words(&machine), "no word is lost or doubled");
        for (index, point) in view.points.iter().enumerate() {
            prop_assert_eq!(point.index, index);
            prop_assert!(point.passages.iter().all(|&id| view.point_of(id).index == index));
            let speakers: usize = point.sides.iter().map(Vec::len).sum();
            prop_assert_eq!(speakers, point.speakers().count());
            for link in view.links_of(point) {
                prop_assert!(view.point_of(link.a).index == index && view.point_of(link.b).index == index);
                prop_assert!(!link.evidence.is_empty());
                for evidence in &link.evidence {
                    prop_assert!(view.text(link.a).get(evidence.a.clone()).is_some() && view.text(link.b).get(evidence.b.clone()).is_some());
                }
            }
        }
        prop_assert_eq!(view.points.iter().map(|point| point.links.len()).sum::<usize>(), view.links.len());
        let again = rulings.read(&Arc::new(view.clone()));
        prop_assert_eq!(to_json(&again).expect("JSON"), to_json(&view).expect("JSON"), "reading a view reads its machine's view");
    }
}
