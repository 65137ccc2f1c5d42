//! For every account that is silent on a point: what of it comes nearest, and what its silence is.
//!
//! | what the account has | its silence |
//! |---|---|
//! | a passage nearly alike enough to be linked | perhaps said in other words: look at it |
//! | what stands around the point where others tell it, but not the point | not found |
//! | nothing that was found of what stands around it | outside its story, as far as can be found: not found, nor anything around it |
//! | words in a language that is not compared with those who speak | nothing is known of it: the reader must look |

use super::{Cancelled, Comparison, Nearest, Point, Voice, Watch};
use crate::account::{PassageId, Siglum};
use crate::align::Pair;
use serde::Serialize;

/// What it is that an account does not say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// It was not found in the account.
    NotFound,
    /// A passage of the account may say it in other words.
    PerhapsInOtherWords,
    /// Nothing was found in the account of this part of the story.
    OutsideItsStory,
    /// The account is in a language whose words are not compared with those of the accounts that speak: nothing is known.
    OtherLanguage,
}

impl Silence {
    /// In words, for the account of this siglum, without a full stop.
    pub fn sentence(self, siglum: Siglum) -> String {
        match self {
            Self::NotFound => format!("Not found in {siglum}"),
            Self::PerhapsInOtherWords => format!("Not found in {siglum}, perhaps said there in other words"),
            Self::OutsideItsStory => format!("Not found in {siglum}, nor is anything that stands around it"),
            Self::OtherLanguage => in_other_language(siglum, "another language"),
        }
    }
}

/// That an account is in a language whose words are not compared with the others'.
pub(super) fn in_other_language(siglum: Siglum, language: &str) -> String {
    format!("{siglum} is in {language}, whose words are not compared with those of the others: look yourself")
}

/// A silent account's passage this much alike may say the same in other words.
const PERHAPS: f32 = 0.2;
/// A passage less alike than this has nothing to do with the point.
pub(super) const NEAR: f32 = 0.15;
/// So many passages before and after one are its part of the story.
const AROUND: usize = 4;

/// What the silence of an account on a point is; `None` where it speaks.
pub(super) fn silence(comparison: &Comparison, point: &Point, siglum: Siglum) -> Option<Silence> {
    if point.voices.get(siglum.index()) != Some(&Voice::Silent) {
        return None;
    }
    if is_unread(comparison, point, siglum) {
        return Some(Silence::OtherLanguage);
    }
    if point.nearest.get(siglum.index()).copied().flatten().is_some_and(|nearest| nearest.similarity >= PERHAPS) {
        return Some(Silence::PerhapsInOtherWords);
    }
    let speaks = |id: PassageId| comparison.point_of(id).voices.get(siglum.index()).is_some_and(|voice| *voice != Voice::Silent);
    let told_around = |id: &PassageId| {
        let last = comparison.passages[id.siglum.index()].len().saturating_sub(1);
        let (from, to) = ((id.index as usize).saturating_sub(AROUND), (id.index as usize + AROUND).min(last));
        (from..=to).any(|at| speaks(PassageId::new(id.siglum, at)))
    };
    Some(if point.passages.iter().any(told_around) { Silence::NotFound } else { Silence::OutsideItsStory })
}

/// Whether the words of an account are compared with those of nobody who speaks on a point.
pub(super) fn is_unread(comparison: &Comparison, point: &Point, siglum: Siglum) -> bool {
    let mut speakers = point.speakers().peekable();
    speakers.peek().is_some() && !speakers.any(|speaker| comparison.words_meet(speaker, siglum))
}

/// Notes, for each point and each account silent on it, that account's passage most like one of the point's.
pub(super) fn find_nearest(comparison: &mut Comparison, pairs: &[Pair], watch: &Watch) -> Result<(), Cancelled> {
    for (at, pair) in pairs.iter().enumerate() {
        if at % 4096 == 0 {
            watch.look()?;
        }
        for (own, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let at = comparison.point_of[own.siglum.index()][own.index as usize];
            let point = &mut comparison.points[at];
            if point.voices[other.siglum.index()] != Voice::Silent {
                continue;
            }
            let new = Nearest { passage: other, similarity: pair.similarity };
            let nearest = &mut point.nearest[other.siglum.index()];
            let better = |old: Nearest| (new.similarity, std::cmp::Reverse(place(new))) > (old.similarity, std::cmp::Reverse(place(old)));
            if nearest.is_none_or(better) {
                *nearest = Some(new);
            }
        }
    }
    Ok(())
}

fn place(nearest: Nearest) -> PassageId {
    nearest.passage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::import_bytes;
    use crate::comparison::{Settings, compare};
    use std::path::Path;

    const A: &str = "The ferry Aurelie left Port Sable at noon with forty people. The captain was drunk that day. \
        She struck the Widow rock at two and sank.\n\nThe ferry was built in Lund. Her sister ship burned in the yard. \
        The owner had bought both ships from a bankrupt brewer. He had paid for them with borrowed gold. \
        The brewer was later hanged for forgery. His widow kept an inn near the old mill.";
    const B: &str = "At noon the ferry Aurelie left Port Sable, forty people aboard. She sank at two after she struck the Widow rock.";

    fn silence_on(words: &str) -> Option<Silence> {
        let accounts =
            vec![import_bytes(Path::new("a.txt"), A.as_bytes()).unwrap(), import_bytes(Path::new("b.txt"), B.as_bytes()).unwrap()];
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let told = |point: &&Point| point.passages.iter().any(|&id| comparison.text(id).contains(words));
        let point = comparison.points.iter().find(told).unwrap();
        let silent = comparison.sigla().find(|siglum| point.voices[siglum.index()] == Voice::Silent);
        silent.and_then(|siglum| comparison.silence(point, siglum))
    }

    #[test]
    fn what_stands_amid_what_an_account_tells_is_not_found_there() {
        assert_eq!(silence_on("drunk"), Some(Silence::NotFound));
    }

    #[test]
    fn what_stands_amid_what_an_account_does_not_tell_is_outside_its_story() {
        assert_eq!(silence_on("widow kept an inn"), Some(Silence::OutsideItsStory));
    }

    #[test]
    fn an_account_whose_words_are_not_compared_leaves_nothing_out() {
        let told = "Three people were killed when the ferry struck the Widow rock. The captain was drunk that day, and he said so.";
        let hebrew = "שלושה אנשים נהרגו כאשר המעבורת פגעה בסלע האלמנה. רב החובל היה שיכור באותו יום, והוא אמר זאת.";
        let accounts = [("a.txt", told), ("b.txt", hebrew)];
        let accounts = accounts.map(|(file, text)| import_bytes(Path::new(file), text.as_bytes()).unwrap()).into();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let (point, hebrew) = (comparison.point_of(PassageId::new(Siglum::of(0), 1)), Siglum::of(1));
        assert_eq!(comparison.silence(point, hebrew), Some(Silence::OtherLanguage));
        let told = "B is in Hebrew, whose words are not compared with those of the others: look yourself";
        assert_eq!(comparison.silence_in_words(point, hebrew), told);
        assert_eq!(comparison.headline(point), format!("Only A says this. {told}."));
        assert!(!comparison.is_omission(point, hebrew), "nobody knows whether it is left out");
    }

    #[test]
    fn no_account_leaves_out_the_titles_of_others() {
        let texts = [
            "Fire on Kestrel Quay\n\nTwelve people were killed when the store burned.",
            "The fire on Kestrel Quay in the harbour\n\nTwelve people were killed when the store burned.",
            "A letter\n\nThe captain of the ferry was drunk that day, and he said so.",
        ];
        let accounts = texts.map(|text| import_bytes(Path::new("a.txt"), text.as_bytes()).unwrap()).into();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let (title, told) = (PassageId::new(Siglum::of(0), 0), PassageId::new(Siglum::of(0), 1));
        let letter = Siglum::of(2);
        assert_eq!(comparison.point_of(title).speakers().count(), 2, "two titles are one matter");
        assert!(!comparison.is_omission(comparison.point_of(title), letter));
        assert!(comparison.is_omission(comparison.point_of(told), letter));
    }

    #[test]
    fn what_is_hardly_alike_is_not_called_the_nearest_passage() {
        let accounts = [A, B].map(|text| import_bytes(Path::new("a.txt"), text.as_bytes()).unwrap()).into();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let shown = comparison.points.iter().flat_map(|point| comparison.sigla().map(move |siglum| (point, siglum)));
        for (point, siglum) in shown {
            let (raw, shown) = (point.nearest[siglum.index()], comparison.nearest(point, siglum));
            assert_eq!(shown, raw.filter(|nearest| nearest.similarity >= NEAR), "{} in {siglum}", point.id());
        }
    }

    #[test]
    fn an_account_that_speaks_is_not_silent() {
        assert_eq!(silence_on("struck the Widow"), None);
    }
}
