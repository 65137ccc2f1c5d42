//! A second, looser look at passages that nothing was matched with: the matches around them are known by then.
//!
//! ```text
//! A  1 2 3 4 5        1–1, 2–2, 4–4 and 5–5 are matched; 3–3 share too little by themselves,
//!    | |   | |        but stand in the gap that the others leave
//! B  1 2 3 4 5
//! ```

use super::order::{Best, Weighing, weigh_order};
use super::weights::{FLOOR, IN_GAP, OUT_OF_ORDER, RIVAL};
use super::{Corpus, Pair};
use crate::comparison::{Cancelled, Watch};

/// Matches pairs of two accounts of which one passage at least has no match in the other account. `pairs` are those weighed by their order already, and
/// make the anchors; `lifted` is how alike they were before. Where accounts keep no order nothing is looser.
pub(super) fn fill_gaps(
    corpus: &Corpus,
    pairs: &mut [Pair],
    lifted: &[f32],
    matched: &mut [bool],
    strictness: f32,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let floor = FLOOR * strictness;
    let weighing = Weighing { gain: IN_GAP, loss: OUT_OF_ORDER, least: floor };
    let weighed = weigh_order(corpus, pairs, lifted, &weighing, watch)?;
    watch.look()?;
    let (best, met) = (Best::by(pairs, |at| weighed[at]), Best::by(pairs, |at| if matched[at] { 1.0 } else { 0.0 }));
    watch.look()?;
    for ((pair, matched), similarity) in pairs.iter_mut().zip(matched).zip(weighed) {
        let alone = met.of_passage(pair.a, pair.b.siglum) == 0.0 || met.of_passage(pair.b, pair.a.siglum) == 0.0;
        if alone && similarity >= floor && similarity >= RIVAL * best.of_either(pair) {
            *matched = true;
            pair.similarity = pair.similarity.max(similarity);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::account::PassageId;
    use crate::align::{Alignment, Corpus, align};
    use crate::comparison::Watch;
    use crate::text::{Language, contents};

    const FIRST: [&str; 9] = [
        "The ferry Aurelie left Port Sable at noon.",
        "Forty pilgrims were aboard with their baskets.",
        "A storm rose from the western cape.",
        "The captain ordered the sails taken in.",
        "Everyone was afraid and the women wept among the barrels of salted herring.",
        "At two the vessel struck the Widow rock.",
        "Fishermen from Lund rowed out to the wreck.",
        "Thirty pilgrims were brought to the chapel.",
        "The bishop held a service for the drowned.",
    ];

    /// The same tale, its fifth sentence told with one word in common.
    fn told(fifth: &str, turn: usize) -> Alignment {
        let mut second: Vec<String> = FIRST.iter().map(|sentence| sentence.replace("the ", "that ")).collect();
        fifth.clone_into(&mut second[4]);
        let count = second.len();
        second.rotate_left(turn);
        let read = |list: &mut dyn Iterator<Item = &str>| list.map(|text| contents(text, Language::ENGLISH)).collect::<Vec<_>>();
        let corpus = Corpus::of_contents(vec![read(&mut FIRST.into_iter()), read(&mut second.iter().map(String::as_str))]);
        assert_eq!(count, FIRST.len());
        align(&corpus, &Watch::default()).expect("nobody cancels")
    }

    fn matched(alignment: &Alignment, a: usize, b: usize) -> bool {
        let id = |siglum, index| PassageId::new(crate::account::Siglum::of(siglum), index);
        alignment.matches.iter().any(|pair| (pair.a, pair.b) == (id(0, a), id(1, b)))
    }

    #[test]
    fn passages_with_little_in_common_meet_in_the_gap_that_the_others_leave() {
        assert!(matched(&told("The nuns wept too.", 0), 4, 4));
    }

    #[test]
    fn passages_with_nothing_in_common_do_not() {
        assert!(!matched(&told("No priest would sail with heretics.", 0), 4, 4));
    }
}
