//! Passages that tell one deed and each its time, number or place: "the fire broke out at half past nine, I am quite sure of that" and
//! "the fire broke out shortly after 11 p.m. in the rope store behind …". What else they say may make them unlike; they belong together
//! all the same, and readers want to see them so, since this is where accounts contradict each other.

use super::weights::{FEW, ONE_DEED, ONE_IN};
use super::{Corpus, Features, Pair};
use crate::account::PassageId;
use crate::comparison::{Cancelled, Watch};
use crate::text::{Told, deed, is_one_deed, told};
use rayon::prelude::*;

/// What is told, and of which terms.
type Deed = (Told, Vec<u32>);

/// So many pairs are looked at before it is asked whether to stop.
const PART: usize = 1024;

/// The deeds of all passages.
pub(super) struct Deeds {
    /// By account and passage.
    of: Vec<Vec<Vec<Deed>>>,
    /// The rarest shared term weighs at least so much.
    rare: f32,
}

impl Deeds {
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        let one = |features: &Features| {
            watch.look()?;
            let told = told(&features.words, &features.figures).into_iter();
            let terms = told.map(|(kind, range)| {
                let stems = deed(&features.words, &range);
                (kind, stems.into_iter().filter_map(|stem| corpus.term(stem)).collect::<Vec<u32>>())
            });
            Ok(terms.filter(|(_, terms)| terms.len() >= 2).collect())
        };
        let of = corpus.features.par_iter().map(|list| list.par_iter().map(one).collect()).collect::<Result<_, Cancelled>>()?;
        let passages = corpus.features.iter().map(Vec::len).sum::<usize>() as f32;
        let most = FEW.max(passages / ONE_IN);
        Ok(Self { of, rare: (1.0 + passages / most).ln() })
    }

    /// Those of `pairs` that tell one deed, as alike as that makes them.
    pub(super) fn of_both(&self, corpus: &Corpus, pairs: &[Pair], watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let one = |pair: &&Pair| {
            corpus.of(pair.a).language == corpus.of(pair.b).language
                && self.deeds(pair.a).iter().any(|(kind, x)| {
                    self.deeds(pair.b).iter().any(|(other, y)| {
                        let rare = || x.iter().any(|term| y.contains(term) && corpus.term_weights[*term as usize] >= self.rare);
                        kind == other && is_one_deed(x, y) && rare()
                    })
                })
        };
        let mut found = Vec::new();
        for part in pairs.chunks(PART) {
            watch.look()?;
            found.extend(part.iter().filter(one).map(|pair| Pair { similarity: pair.similarity.max(ONE_DEED), ..*pair }));
        }
        Ok(found)
    }

    fn deeds(&self, id: PassageId) -> &[Deed] {
        &self.of[id.siglum.index()][id.index as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Siglum;
    use crate::text::{Language, contents};

    /// Whether two passages, among many others, tell one deed.
    fn is_one(first: &str, second: &str) -> bool {
        let read = [first, second].map(|text| vec![contents(text, Language::ENGLISH)]);
        let mut read = read.to_vec();
        for account in &mut read {
            let other = |at: usize| contents(&format!("Number{at} is another matter{at} altogether{at}"), Language::ENGLISH);
            account.extend((0..40).map(other));
        }
        let corpus = Corpus::of_contents(read);
        let pair = Pair { a: PassageId::new(Siglum::of(0), 0), b: PassageId::new(Siglum::of(1), 0), similarity: 0.1 };
        let watch = Watch::default();
        let deeds = Deeds::new(&corpus, &watch).expect("nobody cancels");
        !deeds.of_both(&corpus, &[pair], &watch).expect("nobody cancels").is_empty()
    }

    #[test]
    fn one_deed_is_known_whatever_else_is_said() {
        for (first, second) in [
            (
                "The fire broke out at half past nine, I am quite sure of that, for the church clock had just struck.",
                "The fire broke out shortly after 11 p.m. in the rope store behind the chandlery, which has stood there since 1881.",
            ),
            (
                "They voted to close the baths, and the vote was taken at twenty to midnight, when everybody had gone home.",
                "The vote was taken shortly after 9 p.m., following a full and constructive debate.",
            ),
            (
                "The duke brought two thousand men with him, to judge from the rolls.",
                "The duke had six thousand men with him, and many tents.",
            ),
            (
                "Those who lost their homes spent the night in the Custom House, on camp beds.",
                "Most of them spent the night in St Brannoc's church.",
            ),
        ] {
            assert!(is_one(first, second), "{first} / {second}");
        }
    }

    #[test]
    fn other_deeds_and_other_kinds_are_not_one() {
        for (first, second) in [
            ("The fire broke out at half past nine.", "The bell rang at half past nine."),
            ("The fire broke out at half past nine.", "The fire broke out in three of the stores."),
            ("Twelve people died in the fire.", "Twelve people were hurt by smoke."),
            ("Stations open at nine.", "The shops open at nine, and the stations never close."),
        ] {
            assert!(!is_one(first, second), "{first} / {second}");
        }
    }
}
