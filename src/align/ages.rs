//! Passages that tell two ages of one who is named in both: "Milos Lund, 24, was playing" and "our member Milos Lund, 26" belong together
//! for that, whatever else they tell.

use super::deeds::told_as_one;
use super::{Corpus, Pair};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use crate::text::{Bearer, ages};
use ahash::AHashMap;

/// How often an account tells somebody's age, at most: there may be several of one name.
const OFTEN: usize = 2;

/// The pairs of two accounts that tell two ages of one, as alike as that makes them.
pub(super) fn differ(corpus: &Corpus, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
    let told = |account: usize| -> Result<AHashMap<Bearer<'_>, Vec<(usize, f64)>>, Cancelled> {
        let mut told: AHashMap<Bearer<'_>, Vec<(usize, f64)>> = AHashMap::new();
        for (at, features) in corpus.features[account].iter().enumerate() {
            watch.look()?;
            ages(&features.words, &features.figures).for_each(|(who, age)| told.entry(who).or_default().push((at, age.value())));
        }
        told.retain(|_, ages| ages.len() <= OFTEN);
        Ok(told)
    };
    let (first, second) = (told(x)?, told(y)?);
    let mut found = Vec::new();
    for (who, ages) in &first {
        for &(at, age) in ages {
            for &(to, _) in second.get(who).into_iter().flatten().filter(|(_, other)| *other != age) {
                let (a, b) = (PassageId::new(Siglum::of(x), at), PassageId::new(Siglum::of(y), to));
                found.push(told_as_one(corpus, a, b));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, contents};

    #[test]
    fn two_ages_of_one_bring_passages_together() {
        let read = |texts: &[&str]| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect::<Vec<_>>();
        let met = |first: &[&str], second: &[&str]| -> Vec<(u32, u32)> {
            let corpus = Corpus::of_contents(vec![read(first), read(second)]);
            let pairs = differ(&corpus, 0, 1, &Watch::default()).expect("nobody cancels");
            pairs.iter().map(|pair| (pair.a.index, pair.b.index)).collect()
        };
        let told = ["The ferry sank.", "We honour our member Milos Lund, 26."];
        assert_eq!(met(&["Milos Lund, 24, was on board."], &told), [(0, 1)]);
        assert_eq!(met(&["Milos Lund, 26, was on board."], &told), []);
        assert_eq!(met(&["Anna Lund, 24, was on board."], &told), []);
    }
}
