//! Numbers the features of all passages and weighs them by rarity.
//!
//! ```text
//! passages           keys, as they come        in alphabetical order
//! fire boat          0 fire  1 boat            0 boat  1 fire  2 sank
//! boat sank          2 sank                    {0, 1}  {0, 2}
//! ```

use super::corpus::Bag;
use rayon::prelude::*;

/// The features of all passages, numbered in the order of their keys: nothing depends on the order of the accounts.
pub(super) struct Vocabulary<K> {
    /// The keys, by their numbers: in order.
    pub(super) keys: Vec<K>,
    /// The weight of each feature: one that is in every passage weighs little.
    pub(super) weights: Vec<f32>,
    /// The features of each passage.
    pub(super) bags: Vec<Bag>,
}

impl<K: Copy + Ord + Sync> Vocabulary<K> {
    /// `lists` holds what each passage has, as indices into `keys`, in any order and as often as they like. `look` is asked now and
    /// then whether to go on.
    pub(super) fn new<E: Send>(keys: &[K], mut lists: Vec<Vec<u32>>, look: &(impl Fn() -> Result<(), E> + Sync)) -> Result<Self, E> {
        let once = |list: &mut Vec<u32>| {
            list.sort_unstable();
            list.dedup();
        };
        lists.par_chunks_mut(PART).try_for_each(|part| {
            part.iter_mut().for_each(once);
            look()
        })?;
        let mut counts = vec![0_u32; keys.len()];
        for part in lists.chunks(PART) {
            look()?;
            part.iter().flatten().for_each(|&item| counts[item as usize] += 1);
        }
        let mut sorted: Vec<u32> = (0..keys.len() as u32).collect();
        sorted.par_sort_unstable_by(|&x, &y| keys[x as usize].cmp(&keys[y as usize]));
        look()?;
        let total = lists.len() as f32;
        let weights: Vec<f32> = sorted.iter().map(|&item| (1.0 + total / counts[item as usize] as f32).ln()).collect();
        let mut number = vec![0_u32; keys.len()];
        sorted.iter().zip(0..).for_each(|(&item, place)| number[item as usize] = place);
        let bag = |mut items: Vec<u32>| {
            items.iter_mut().for_each(|item| *item = number[*item as usize]);
            items.sort_unstable();
            let norm = items.iter().map(|&item| weights[item as usize].powi(2)).sum::<f32>().sqrt();
            Bag { items, norm }
        };
        let part = |part: &mut [Vec<u32>]| look().map(|()| part.iter_mut().map(|list| bag(std::mem::take(list))).collect::<Vec<_>>());
        let bags = lists.par_chunks_mut(PART).map(part).collect::<Result<Vec<_>, E>>()?;
        let keys = sorted.iter().map(|&item| keys[item as usize]).collect();
        Ok(Self { keys, weights, bags: bags.into_iter().flatten().collect() })
    }
}

/// So many passages are numbered between two looks whether to go on.
const PART: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn features_are_numbered_by_their_keys_and_rare_ones_weigh_more() {
        let go_on = || Ok::<(), Infallible>(());
        let Ok(vocabulary) = Vocabulary::new(&["fire", "boat", "sank"], vec![vec![1, 0, 1], vec![2, 1]], &go_on);
        let items: Vec<&[u32]> = vocabulary.bags.iter().map(|bag| &bag.items[..]).collect();
        assert_eq!((items, vocabulary.keys), (vec![&[0, 1][..], &[0, 2]], vec!["boat", "fire", "sank"]));
        assert!(vocabulary.weights[1] > vocabulary.weights[0]);
    }

    #[test]
    fn it_stops_when_it_is_told_to() {
        assert_eq!(Vocabulary::new(&["fire"], vec![vec![0]], &|| Err("stop")).map(|_| ()), Err("stop"));
    }
}
