//! From words to vectors that know their neighbours: what a word looks like, mixed, then seen four times with the word on either side.

use super::hash;
use super::pieces::Piece;
use super::weights::{Layer, PIECES, WIDTH, Weights, largest};

/// So many rows of nothing stand before and behind the words, as many as words see each other.
const PADDING: usize = 4;

/// The vectors of the words, one after the other, each `WIDTH` long.
pub(super) fn encode(weights: &Weights, pieces: &[Piece<'_>]) -> Vec<f32> {
    if pieces.is_empty() {
        return Vec::new();
    }
    let features: Vec<f32> = pieces.iter().flat_map(|piece| looks(weights, piece)).collect();
    let mixed = weights.mixing.largest(&features);
    let mut vectors = vec![0.0; (pieces.len() + 2 * PADDING) * WIDTH];
    vectors[PADDING * WIDTH..][..mixed.len()].copy_from_slice(&mixed);
    for layer in &weights.windows {
        let around = windows(&vectors);
        vectors.iter_mut().zip(layer.largest(&around)).for_each(|(value, more)| *value += more);
    }
    vectors[PADDING * WIDTH..][..pieces.len() * WIDTH].to_vec()
}

/// What a word looks like: its norm, first letter, last three letters and shape, whether a blank follows, and that it is none.
fn looks(weights: &Weights, piece: &Piece<'_>) -> Vec<f32> {
    const FIRST_SEED: u64 = 8;
    const SUFFIX: usize = 3;
    let id = |text: &str| {
        let hash = hash::of_text(text);
        weights.symbols.get(&hash).copied().unwrap_or(hash)
    };
    let text = piece.text;
    let norm = match piece.norm {
        Some(norm) => id(norm),
        None => weights.norms.get(&hash::of_text(text)).copied().unwrap_or_else(|| id(&text.to_lowercase())),
    };
    let first = text.chars().next().map_or(0, char::len_utf8);
    let suffix = text.char_indices().rev().nth(SUFFIX - 1).map_or(0, |(at, _)| at);
    let ids = [norm, id(&text[..first]), id(&text[suffix..]), id(&shape(text)), u64::from(piece.blank), 0];
    let mut vector = Vec::with_capacity(ids.len() * WIDTH);
    for ((id, table), seed) in ids.into_iter().zip(&weights.tables).zip(FIRST_SEED..) {
        let mut sum = [0.0; WIDTH];
        for row in hash::rows(id, seed) {
            sum.iter_mut().zip(table.row(row as usize % table.rows)).for_each(|(sum, value)| *sum += value);
        }
        vector.extend(sum);
    }
    vector
}

/// `Xxxxx` for "Vienna", `dd:dd` for "10:30": one kind of letter is written four times at most.
fn shape(text: &str) -> String {
    const LONG: usize = 100;
    const AGAIN: usize = 4;
    if text.chars().count() >= LONG {
        return "LONG".to_owned();
    }
    let mut shape = String::new();
    let mut last = ('\0', 0);
    for letter in text.chars() {
        let kind = match letter {
            _ if letter.is_alphabetic() => {
                if letter.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            _ if letter.is_numeric() => 'd',
            _ => letter,
        };
        last = if last.0 == kind { (kind, last.1 + 1) } else { (kind, 0) };
        if last.1 < AGAIN {
            shape.push(kind);
        }
    }
    shape
}

/// Every vector with the one before it and the one behind.
fn windows(vectors: &[f32]) -> Vec<f32> {
    const NOTHING: [f32; WIDTH] = [0.0; WIDTH];
    let all: Vec<&[f32]> = vectors.chunks_exact(WIDTH).collect();
    let beside = |at: Option<usize>| at.and_then(|at| all.get(at)).copied().unwrap_or(&NOTHING);
    (0..all.len()).flat_map(|at| [beside(at.checked_sub(1)), all[at], beside(Some(at + 1))].concat()).collect()
}

impl Layer {
    /// What the layer makes of vectors that stand one after the other.
    fn largest(&self, vectors: &[f32]) -> Vec<f32> {
        let count = vectors.len() / self.weights.width();
        let mut sums = self.bias.repeat(count);
        self.weights.add_to(&mut sums, vectors);
        let mut largest = largest(&sums, PIECES);
        for vector in largest.chunks_exact_mut(WIDTH) {
            let mean = vector.iter().sum::<f32>() / WIDTH as f32;
            let variance = vector.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / WIDTH as f32;
            let scale = 1.0 / (variance + 1e-8).sqrt();
            for ((value, gain), shift) in vector.iter_mut().zip(&self.gain).zip(&self.shift) {
                *value = (*value - mean) * scale * gain + shift;
            }
        }
        largest
    }
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn the_shape_of_a_word_is_its_kinds_of_letters() {
        for (word, expected) in [("Vienna", "Xxxxx"), ("10:30", "dd:dd"), ("U.S.", "X.X."), ("—", "—"), ("MacDonald", "XxxXxxxx")] {
            assert_eq!(shape(word), expected);
        }
    }
}
