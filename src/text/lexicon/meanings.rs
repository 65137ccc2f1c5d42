//! What a word of the lexicon can mean, looked up once: texts use few words often, and each is held against many others.
//!
//! `dog` → usual: a dog; above: canine 1, carnivore 2, … animal 7, organism 8 steps

use super::{ADJECTIVE, Lemma, Lexicon, NOUN, SHALLOW, USUAL};
use std::sync::LazyLock;

/// What a lemma can mean, as it is asked for most: texts use few words often.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    /// Its most usual meanings.
    pub(super) usual: Box<[u32]>,
    /// Those that it can be a broader word by.
    pub(super) tops: Box<[u32]>,
    /// Lemmas that are its opposites.
    pub(super) opposites: Box<[Lemma]>,
    /// Its most usual meaning as an adjective.
    pub(super) adjective: Option<u32>,
    /// Everything above its two most usual meanings, by its number, with the least steps to it.
    pub(super) above: Box<[Above]>,
}

/// A meaning above others, and how many steps.
pub(super) type Above = (u32, u8);

impl Lexicon {
    /// What a lemma can mean, looked up once.
    pub(super) fn meanings(&self, lemma: Lemma) -> &Meanings {
        static NONE: LazyLock<Meanings> = LazyLock::new(Meanings::default);
        let look_up = || {
            let top = |&sense: &u32| self.depth(sense) >= SHALLOW || self.parts[sense as usize] != NOUN;
            Meanings {
                usual: self.usual(lemma, USUAL).collect(),
                tops: self.usual(lemma, 2).filter(top).collect(),
                opposites: self.opposites.get(&lemma).map(|list| list.as_slice().into()).unwrap_or_default(),
                adjective: self.usual(lemma, 1).find(|&sense| self.parts[sense as usize] == ADJECTIVE),
                above: self.climb(lemma),
            }
        };
        self.meanings.get(lemma as usize).map_or(&NONE, |known| known.get_or_init(look_up))
    }

    /// Everything above the two most usual meanings of a lemma.
    pub(super) fn above(&self, lemma: Lemma) -> &[Above] {
        &self.meanings(lemma).above
    }

    fn climb(&self, lemma: Lemma) -> Box<[Above]> {
        let mut found: Vec<Above> = Vec::new();
        let mut level: Vec<u32> = self.usual(lemma, 2).collect();
        for steps in 1..=u8::MAX {
            let ups: Vec<u32> = level.iter().flat_map(|&sense| self.up(sense)).copied().collect();
            level.clear();
            for up in ups {
                if found.iter().all(|(known, _)| *known != up) {
                    found.push((up, steps));
                    level.push(up);
                }
            }
            if level.is_empty() {
                break;
            }
        }
        found.sort_unstable();
        found.into()
    }
}

/// Whether a meaning is among those above a lemma.
pub(super) fn holds(above: &[Above], sense: u32) -> bool {
    above.binary_search_by_key(&sense, |&(up, _)| up).is_ok()
}
