//! Passages of which one denies what the other tells. They may share no word but that, or none: "there were no deaths" and "an old woman has
//! died in hospital"; and readers want to see them side by side before all others. So are passages that count what befell people.
//!
//! | one denies | the other tells | |
//! |---|---|---|
//! | There were no deaths | an old woman has died | met: what befell somebody |
//! | Not one aeroplane could fly | an aeroplane dropped bread | met: the word is rare in both accounts |
//! | No member of the crew was hurt | two people were hurt | not met for that: it is denied of some |

use super::deeds::told_as_one;
use super::weights::ONE_DEED;
use super::{Corpus, Features, Pair, similarity};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Cancelled, Watch};
use crate::text::{Fate, Measure, Negation, Quantity, Word, denied_fate, told_fates};
use ahash::{AHashMap, AHashSet};
use rayon::prelude::*;

/// What is denied leads to so many passages of another account that tell it, those most alike.
const MOST: usize = 2;
/// A word leads nowhere that stands in more passages of an account.
const COMMON: usize = 3;
/// How many people somebody's fate befell is told so often in an account, at most: what is told more often is told of several moments or events.
const OFTEN: usize = 1;

/// What may be denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum What {
    /// What befell somebody.
    Fate(Fate),
    /// That there was such a thing, by the number of its term.
    Thing(u32),
}

/// What is denied and told in each account, and how many it befell.
pub(super) struct Denials {
    /// By account, with the passage.
    denied: Vec<Vec<(usize, What)>>,
    /// By account: the passages that tell it.
    told: Vec<AHashMap<What, Vec<usize>>>,
    /// By account, with the passage: whose number is told.
    counted: Vec<Vec<(usize, Fate)>>,
}

impl Denials {
    pub(super) fn new(corpus: &Corpus, watch: &Watch) -> Result<Self, Cancelled> {
        fn read<T: Ord + Send>(
            corpus: &Corpus,
            watch: &Watch,
            of: impl Fn(&Features) -> Vec<T> + Sync,
        ) -> Result<Vec<Vec<(usize, T)>>, Cancelled> {
            let account = |list: &Vec<Features>| {
                watch.look()?;
                let all = list.iter().enumerate().flat_map(|(at, features)| of(features).into_iter().map(move |what| (at, what)));
                let mut all: Vec<(usize, T)> = all.collect();
                all.sort_unstable();
                all.dedup();
                Ok(all)
            };
            corpus.features.par_iter().map(account).collect()
        }
        let what = |features: &Features| features.negations.iter().flat_map(|negation| denies(corpus, features, negation)).collect();
        let denied = read(corpus, watch, what)?;
        let tells = |features: &Features| told_fates(&features.words, &features.negations).collect();
        let fates = read(corpus, watch, tells)?;
        let mut told: Vec<AHashMap<What, Vec<usize>>> = vec![AHashMap::new(); fates.len()];
        for (told, fates) in told.iter_mut().zip(fates) {
            fates.into_iter().for_each(|(at, fate)| told.entry(What::Fate(fate)).or_default().push(at));
        }
        // Of words only those that somebody denies.
        let term = |&(_, what): &(usize, What)| if let What::Thing(term) = what { Some(term) } else { None };
        let asked: AHashSet<u32> = denied.iter().flatten().filter_map(term).collect();
        for (told, list) in told.iter_mut().zip(&corpus.features) {
            watch.look()?;
            for (at, features) in list.iter().enumerate() {
                let terms = features.terms.items.iter().filter(|&term| asked.contains(term));
                terms.for_each(|&term| told.entry(What::Thing(term)).or_default().push(at));
            }
        }
        let count = |q: &&Quantity| q.measure == Measure::Count && q.people;
        let counts = |features: &Features| features.figures.quantities.iter().filter(count).filter_map(|q| q.fate).collect();
        let counted = read(corpus, watch, counts)?;
        Ok(Self { denied, told, counted })
    }

    /// The passages of two accounts of which one denies what the other tells, as alike as that makes them.
    pub(super) fn denied(&self, corpus: &Corpus, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        let mut found = Vec::new();
        for (denier, teller) in [(x, y), (y, x)] {
            for &(at, what) in &self.denied[denier] {
                watch.look()?;
                let own = PassageId::new(Siglum::of(denier), at);
                let common = |account: usize| self.told[account].get(&what).is_some_and(|told| told.len() > COMMON);
                if !matches!(what, What::Fate(_)) && (common(denier) || common(teller)) {
                    continue;
                }
                let told = self.told[teller].get(&what).into_iter().flatten().map(|&to| PassageId::new(Siglum::of(teller), to));
                let met = |to: &PassageId| fits(corpus, what, corpus.of(own), corpus.of(*to));
                let mut told: Vec<(f32, PassageId)> =
                    told.filter(met).map(|to| (similarity(corpus, corpus.of(own), corpus.of(to)), to)).collect();
                told.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
                found.extend(told.into_iter().take(MOST).map(|(alike, to)| {
                    let (a, b) = if denier == x { (own, to) } else { (to, own) };
                    Pair { a, b, similarity: alike.max(ONE_DEED) }
                }));
            }
        }
        Ok(found)
    }

    /// The passages of two accounts that tell how many somebody's fate befell, where neither account tells it more often than [`OFTEN`].
    pub(super) fn counted(&self, corpus: &Corpus, x: usize, y: usize, watch: &Watch) -> Result<Vec<Pair>, Cancelled> {
        watch.look()?;
        let of = |account: usize, fate: Fate| self.counted[account].iter().filter(move |(_, told)| *told == fate).map(|&(at, _)| at);
        let often = |account: usize, fate: Fate| of(account, fate).count() > OFTEN;
        let once = self.counted[x].iter().filter(|&&(_, fate)| !often(x, fate) && !often(y, fate));
        let pair = |at: usize, to: usize| {
            let (a, b) = (PassageId::new(Siglum::of(x), at), PassageId::new(Siglum::of(y), to));
            (corpus.of(a).language == corpus.of(b).language).then(|| told_as_one(corpus, a, b))
        };
        Ok(once.flat_map(|&(at, fate)| of(y, fate).filter_map(move |to| pair(at, to))).collect())
    }
}

/// What a negation denies: a fate, or its first word that says something.
fn denies(corpus: &Corpus, features: &Features, negation: &Negation) -> Vec<What> {
    if !negation.denies || negation.now {
        return Vec::new();
    }
    if let Some(fate) = denied_fate(&features.words, negation) {
        return vec![What::Fate(fate)];
    }
    let Some(scope) = features.words.get(negation.scope.clone()) else { return Vec::new() };
    let mut content = scope.iter().enumerate().filter(|(_, word)| !word.function && !word.is_number() && !only_leads(&word.form));
    let Some((at, mut first)) = content.next() else { return Vec::new() };
    // "No sign of water".
    if is_sign(&first.form) {
        match content.next() {
            Some((_, next)) if scope.get(at + 1).is_some_and(|word| word.form == "of") => first = next,
            _ => return Vec::new(),
        }
    }
    // "None of that", "nothing to lose" are of what was told before, or of anything.
    let of_all = |word: &Word| matches!(word.form.as_str(), "no" | "not" | "nobody" | "kein" | "keine" | "niemand");
    if !negation.none || !features.words.get(negation.words.start).is_some_and(of_all) {
        return Vec::new();
    }
    corpus.term(&first.stem).filter(|_| !says_little(&first.form)).map(What::Thing).into_iter().collect()
}

/// Whether what one passage denies can be what the other tells.
fn fits(corpus: &Corpus, what: What, denier: &Features, teller: &Features) -> bool {
    let denied_too = |term: u32| {
        let stem = |at: usize| teller.words.get(at).and_then(|word| corpus.term(&word.stem));
        teller.negations.iter().any(|negation| negation.scope.clone().any(|at| stem(at) == Some(term)))
    };
    denier.language == teller.language
        && match what {
            What::Fate(_) => true,
            What::Thing(term) => !denied_too(term),
        }
}

/// Whether a word only leads to what is denied: "no further", "nobody seriously".
fn only_leads(form: &str) -> bool {
    matches!(form, "further" | "more" | "other" | "others" | "such" | "single" | "least" | "slightest" | "whatever")
}

/// Whether a word tells of what there was none of by what it is: "no sign of water", "no kind of warning".
fn is_sign(form: &str) -> bool {
    matches!(
        form,
        "sign" | "signs" | "trace" | "traces" | "evidence" | "kind" | "sort" | "form" | "question" | "word" | "mention" | "record"
    )
}

/// Whether denying a word says little of what happened: two accounts may deny and tell it of anything.
fn says_little(form: &str) -> bool {
    matches!(
        form,
        "able"
            | "allow"
            | "allowed"
            | "answer"
            | "ask"
            | "asked"
            | "believe"
            | "believed"
            | "call"
            | "called"
            | "care"
            | "change"
            | "choice"
            | "come"
            | "doubt"
            | "end"
            | "expect"
            | "expected"
            | "feel"
            | "felt"
            | "find"
            | "found"
            | "forget"
            | "give"
            | "given"
            | "go"
            | "going"
            | "happen"
            | "happened"
            | "hear"
            | "heard"
            | "help"
            | "idea"
            | "intend"
            | "keep"
            | "know"
            | "known"
            | "leave"
            | "let"
            | "like"
            | "live"
            | "long"
            | "look"
            | "love"
            | "make"
            | "matter"
            | "mean"
            | "mention"
            | "mind"
            | "need"
            | "needed"
            | "part"
            | "place"
            | "point"
            | "reason"
            | "remember"
            | "reply"
            | "say"
            | "saying"
            | "see"
            | "seem"
            | "seen"
            | "speak"
            | "sure"
            | "take"
            | "taken"
            | "talk"
            | "tell"
            | "think"
            | "thought"
            | "time"
            | "told"
            | "try"
            | "understand"
            | "use"
            | "used"
            | "want"
            | "wanted"
            | "way"
            | "wish"
            | "work"
            | "wrong"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, contents};

    fn met(first: &[&str], second: &[&str]) -> Vec<(u32, u32)> {
        let read = |texts: &[&str]| texts.iter().map(|text| contents(text, Language::ENGLISH)).collect::<Vec<_>>();
        let corpus = Corpus::of_contents(vec![read(first), read(second)]);
        let watch = Watch::default();
        let denials = Denials::new(&corpus, &watch).expect("nobody cancels");
        denials.denied(&corpus, 0, 1, &watch).expect("nobody cancels").iter().map(|pair| (pair.a.index, pair.b.index)).collect()
    }

    #[test]
    fn that_nobody_died_meets_that_somebody_did() {
        let told = ["The feast was held in May.", "An old woman of Wenbury has died since.", "Forty were ill."];
        assert_eq!(met(&["The dinner was good.", "There were no deaths."], &told), [(1, 1)]);
        assert_eq!(met(&["Nobody died, whatever the papers say."], &told), [(0, 1)]);
        assert_eq!(met(&told, &["No one fell ill."]), [(2, 0)]);
    }

    #[test]
    fn what_is_denied_of_some_only_meets_nothing() {
        let told = ["Two people were hurt."];
        assert_eq!(met(&["No member of the crew was hurt."], &told), []);
        assert_eq!(met(&["Nobody was killed."], &told), []);
        assert_eq!(met(&["Nobody was hurt."], &["No one was hurt."]), []);
    }

    #[test]
    fn a_thing_that_there_was_none_of_meets_where_it_is_told_of() {
        let told = ["We had bread.", "An aeroplane came over and dropped blankets.", "The snow was deep."];
        assert_eq!(met(&["Not one aeroplane could fly in that week."], &told), [(0, 1)]);
        assert_eq!(met(&["Not the least sign of any aeroplane was seen."], &told), []);
        assert_eq!(met(&["There was no sign of snow."], &told), [(0, 2)]);
        assert_eq!(met(&["No aeroplane came."], &["There was no aeroplane."]), []);
    }
}
