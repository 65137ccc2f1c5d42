//! What was found out about words, kept: texts use few words often.

use ahash::AHashMap;

/// Words that are kept, at most, and how many bytes long they are at most: about three megabytes, where a text has so many.
const MOST: usize = 20_000;
/// See [`MOST`].
const LONG: usize = 40;

/// What was found out about words. Where there are too many, it begins anew.
#[derive(Debug)]
pub(super) struct Kept<V>(AHashMap<String, V>);

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self(AHashMap::new())
    }
}

impl<V: Clone> Kept<V> {
    /// What is known of a word, or else what `find_out` says.
    pub(super) fn of(&mut self, word: &str, find_out: impl FnOnce() -> V) -> V {
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        let found = find_out();
        if word.len() <= LONG {
            if self.0.len() >= MOST {
                self.0.clear();
            }
            self.0.insert(word.to_owned(), found.clone());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_out_about_once_and_endless_ones_are_not_kept() {
        let (mut kept, mut asked) = (Kept::default(), 0);
        let endless = "a".repeat(LONG + 1);
        for word in ["boat", "boat", &endless, &endless] {
            let length = kept.of(word, || {
                asked += 1;
                word.len()
            });
            assert_eq!(length, word.len());
        }
        assert_eq!(asked, 3);
    }

    #[test]
    fn it_never_keeps_more_than_it_says() {
        let mut kept = Kept::default();
        for number in 0..MOST + 10 {
            kept.of(&number.to_string(), || number);
        }
        assert!(kept.0.len() <= MOST);
    }
}
