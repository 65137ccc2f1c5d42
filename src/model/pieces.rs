//! Cuts text into the pieces of words that a BERT-like model reads (WordPiece; Wu et al. 2016, Devlin et al. 2019).
//!
//! `The doors were unlocked` → `[CLS] the doors were unlock ##ed [SEP]`, as numbers of the vocabulary.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A vocabulary of pieces.
#[derive(Clone, Debug)]
pub struct Pieces {
    numbers: HashMap<String, i32>,
    lower_case: bool,
    without_accents: bool,
    start: i32,
    end: i32,
    unknown: i32,
}

/// A word of more letters than this is unknown as a whole.
const LONGEST_WORD: usize = 100;

impl Pieces {
    /// Reads a vocabulary: a piece a line, numbered from 0. `None` where one of the pieces `[CLS]`, `[SEP]`, `[UNK]` is missing.
    pub fn new(vocabulary: &str, lower_case: bool) -> Option<Self> {
        Self::of_numbers(vocabulary.lines().zip(0..).map(|(piece, number)| (piece.to_owned(), number)).collect(), lower_case, lower_case)
    }

    /// Takes a vocabulary with its numbers. `lower_case` and `without_accents` say how it spells its pieces. `None` where one of the
    /// pieces `[CLS]`, `[SEP]`, `[UNK]` is missing.
    pub fn of_numbers(numbers: HashMap<String, i32>, lower_case: bool, without_accents: bool) -> Option<Self> {
        let of = |piece: &str| numbers.get(piece).copied();
        let (start, end, unknown) = (of("[CLS]")?, of("[SEP]")?, of("[UNK]")?);
        Some(Self { start, end, unknown, numbers, lower_case, without_accents })
    }

    /// The pieces of one text between the marks for start and end, at most `most` of them in all.
    pub fn encode(&self, text: &str, most: usize) -> Vec<i32> {
        let mut numbers = vec![self.start];
        self.push(text, &mut numbers);
        numbers.truncate(most.saturating_sub(1).max(1));
        numbers.push(self.end);
        numbers
    }

    /// The pieces of two texts one after the other, and which of the two each belongs to. The longer one is cut first where
    /// there are more than `most`.
    pub fn encode_pair(&self, first: &str, second: &str, most: usize) -> (Vec<i32>, Vec<i32>) {
        let (mut x, mut y) = (Vec::new(), Vec::new());
        self.push(first, &mut x);
        self.push(second, &mut y);
        while x.len() + y.len() + 3 > most.max(3) {
            if x.len() >= y.len() {
                x.pop()
            } else {
                y.pop()
            };
        }
        let kinds = [vec![0; x.len() + 2], vec![1; y.len() + 1]].concat();
        let numbers = [vec![self.start], x, vec![self.end], y, vec![self.end]].concat();
        (numbers, kinds)
    }

    fn push(&self, text: &str, numbers: &mut Vec<i32>) {
        let mut word = String::new();
        for c in self.cleaned(text) {
            if c.is_whitespace() {
                self.push_word(&mut word, numbers);
            } else if stands_alone(c) {
                self.push_word(&mut word, numbers);
                word.push(c);
                self.push_word(&mut word, numbers);
            } else {
                word.push(c);
            }
        }
        self.push_word(&mut word, numbers);
    }

    /// Without control characters; in lower case and without accents where the vocabulary has none.
    fn cleaned(&self, text: &str) -> Vec<char> {
        let kept = text.chars().filter(|&c| {
            c.is_whitespace() || !(c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fffd}'))
        });
        let bare = |c: &char| !is_combining_mark(*c);
        match (self.lower_case, self.without_accents) {
            (true, true) => kept.flat_map(char::to_lowercase).nfd().filter(bare).collect(),
            (true, false) => kept.flat_map(char::to_lowercase).collect(),
            (false, true) => kept.nfd().filter(bare).collect(),
            (false, false) => kept.collect(),
        }
    }

    /// The longest pieces from the left; the word is emptied.
    fn push_word(&self, word: &mut String, numbers: &mut Vec<i32>) {
        if word.is_empty() {
            return;
        }
        let before = numbers.len();
        let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let mut start = 0;
        let mut piece = String::new();
        while start < word.len() && ends.len() <= LONGEST_WORD {
            let found = ends.iter().rev().take_while(|&&end| end > start).find_map(|&end| {
                piece.clear();
                if start > 0 {
                    piece.push_str("##");
                }
                piece.push_str(word.get(start..end)?);
                self.numbers.get(&piece).map(|&number| (number, end))
            });
            let Some((number, end)) = found else { break };
            numbers.push(number);
            start = end;
        }
        if start < word.len() {
            numbers.truncate(before);
            numbers.push(self.unknown);
        }
        word.clear();
    }
}

/// Punctuation, symbols and ideographs are words of their own.
fn stands_alone(c: char) -> bool {
    let ideograph = matches!(u32::from(c), 0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x2_0000..=0x2_CEAF | 0xF900..=0xFAFF | 0x2_F800..=0x2_FA1F);
    ideograph || !(c.is_alphanumeric() || is_combining_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\ndoors\nunlock\n##ed\ncafe\n.\n’\n火";

    fn pieces(text: &str) -> Vec<i32> {
        Pieces::new(VOCABULARY, true).expect("the marks are there").encode(text, 12)
    }

    #[test]
    fn words_are_cut_into_the_longest_pieces() {
        assert_eq!(pieces("The doors unlocked."), [2, 4, 5, 6, 7, 9, 3]);
    }

    #[test]
    fn case_accents_and_invisible_characters_do_not_matter() {
        assert_eq!(pieces("CAFÉ"), pieces("cafe\u{301}\u{200b}"));
        assert_eq!(pieces("CAFÉ"), [2, 8, 3]);
    }

    #[test]
    fn what_the_vocabulary_lacks_is_one_unknown_word() {
        assert_eq!(pieces("the unlockable 火"), [2, 4, 1, 11, 3]);
        assert_eq!(pieces(&"a".repeat(500)), [2, 1, 3]);
        assert_eq!(pieces(""), [2, 3]);
    }

    #[test]
    fn long_texts_are_cut_and_keep_their_end_mark() {
        assert_eq!(pieces(&"the ".repeat(50)).len(), 12);
        let (numbers, kinds) = Pieces::new(VOCABULARY, true).expect("marks").encode_pair(&"the ".repeat(50), "doors", 8);
        assert_eq!(numbers, [2, 4, 4, 4, 4, 3, 5, 3]);
        assert_eq!(kinds, [0, 0, 0, 0, 0, 0, 1, 1]);
    }

    #[test]
    fn a_vocabulary_without_its_marks_is_refused() {
        assert!(Pieces::new("the\ndoors", true).is_none());
    }
}
