//! What the net has learned, read from assets/parser/parser.bin; make_parser.py beside it says what the file holds.

use super::moves::Move;
use ahash::AHashMap;
use std::sync::LazyLock;

/// How long the vector of a word is.
pub(super) const WIDTH: usize = 96;
/// Of so many values the largest is taken.
pub(super) const PIECES: usize = 3;
/// How long the vector of a state is.
pub(super) const STATE: usize = 64;
/// So many words of a state are looked at.
pub(super) const LOOKED_AT: usize = 8;
/// Of so many values of a state the largest is taken.
pub(super) const STATE_PIECES: usize = 2;
/// What of a word has a table of its own.
pub(super) const FEATURES: usize = 6;
/// So many layers see a word with its neighbours.
const WINDOWS: usize = 4;

/// The weights, read when first asked for.
pub(super) fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(Weights::read);
    &WEIGHTS
}

#[derive(Debug)]
pub(super) struct Weights {
    /// Rows of `WIDTH` for each feature of a word.
    pub(super) tables: [Matrix; FEATURES],
    /// From all features of a word to one vector.
    pub(super) mixing: Layer,
    /// From a word and its neighbours to the word.
    pub(super) windows: [Layer; WINDOWS],
    pub(super) narrow: Product,
    pub(super) narrow_bias: Vec<f32>,
    /// What a word adds to a state in each of the places looked at.
    pub(super) state: Product,
    pub(super) state_bias: Vec<f32>,
    /// What a place adds where there is no word.
    pub(super) padding: Vec<f32>,
    pub(super) last: Product,
    pub(super) last_bias: Vec<f32>,
    pub(super) moves: Vec<Move>,
    /// The norm of words whose norm is not their lower case, by the hash of the word.
    pub(super) norms: AHashMap<u64, u64>,
    /// Words that are known by a number instead of their hash.
    pub(super) symbols: AHashMap<u64, u64>,
}

/// The largest of `PIECES` sums, then scaled to mean 0 and variance 1, then stretched and shifted.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) weights: Product,
    pub(super) bias: Vec<f32>,
    pub(super) gain: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// A matrix, by rows.
#[derive(Debug)]
pub(super) struct Matrix {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) values: Vec<f32>,
}

impl Matrix {
    /// One row.
    pub(super) fn row(&self, at: usize) -> &[f32] {
        &self.values[at * self.columns..(at + 1) * self.columns]
    }
}

/// So many columns are summed up at a time, for so many vectors: what fits into the registers of any processor.
const LANES: usize = 8;
const TOGETHER: usize = 4;

/// A matrix that vectors are multiplied with: a row for each value that goes in, in strips of `LANES` columns.
#[derive(Debug)]
pub(super) struct Product {
    rows: usize,
    columns: usize,
    /// All rows of the first strip, then those of the next; filled up with nothing.
    strips: Vec<[f32; LANES]>,
}

impl Product {
    /// From a matrix with a row for each value that comes out.
    fn new(matrix: &Matrix) -> Self {
        let value = |out: usize, row: usize| if out < matrix.rows { matrix.row(out)[row] } else { 0.0 };
        let strips = (0..matrix.rows).step_by(LANES).flat_map(|first| (0..matrix.columns).map(move |row| (first, row)));
        let strips = strips.map(|(first, row)| std::array::from_fn(|lane| value(first + lane, row))).collect();
        Self { rows: matrix.columns, columns: matrix.rows, strips }
    }

    /// How many values go in.
    pub(super) fn width(&self) -> usize {
        self.rows
    }

    /// Adds the product with each of the vectors to the sums. A vector's sums do not depend on what is computed beside it, nor on the
    /// processor: every one is summed up by rows.
    pub(super) fn add_to(&self, sums: &mut [f32], vectors: &[f32]) {
        for (ins, outs) in vectors.chunks(self.rows * TOGETHER).zip(sums.chunks_mut(self.columns * TOGETHER)) {
            let ins: Vec<&[f32]> = ins.chunks_exact(self.rows).collect();
            for (strip, first) in self.strips.chunks_exact(self.rows).zip((0..).step_by(LANES)) {
                let mut totals = [[0.0; LANES]; TOGETHER];
                if let [a, b, c, d] = ins[..] {
                    let [mut p, mut q, mut r, mut s] = totals;
                    for ((((weights, &a), &b), &c), &d) in strip.iter().zip(a).zip(b).zip(c).zip(d) {
                        for lane in 0..LANES {
                            p[lane] += a * weights[lane];
                            q[lane] += b * weights[lane];
                            r[lane] += c * weights[lane];
                            s[lane] += d * weights[lane];
                        }
                    }
                    totals = [p, q, r, s];
                } else {
                    for (total, vector) in totals.iter_mut().zip(&ins) {
                        let mut sum = *total;
                        for (weights, &value) in strip.iter().zip(*vector) {
                            for lane in 0..LANES {
                                sum[lane] += value * weights[lane];
                            }
                        }
                        *total = sum;
                    }
                }
                for (out, total) in outs.chunks_exact_mut(self.columns).zip(totals) {
                    out[first..].iter_mut().zip(total).for_each(|(out, total)| *out += total);
                }
            }
        }
    }
}

/// Of each so many sums the largest.
pub(super) fn largest(sums: &[f32], of: usize) -> Vec<f32> {
    sums.chunks_exact(of).map(|pieces| pieces.iter().copied().fold(f32::MIN, f32::max)).collect()
}

impl Weights {
    fn read() -> Self {
        let mut bytes = Bytes(include_bytes!("../../assets/parser/parser.bin"));
        let tables = std::array::from_fn(|_| bytes.matrix());
        let mixing = bytes.layer();
        let windows = std::array::from_fn(|_| bytes.layer());
        let (narrow, narrow_bias) = (Product::new(&bytes.matrix()), bytes.vector());
        let (state, state_bias, padding) = (Product::new(&bytes.matrix()), bytes.vector(), bytes.vector());
        let (last, last_bias) = (Product::new(&bytes.matrix()), bytes.vector());
        let length = bytes.number();
        let moves = std::str::from_utf8(bytes.take(length)).unwrap_or_default().lines().map(Move::read).collect();
        let (norms, symbols) = (bytes.pairs(), bytes.pairs());
        Self { tables, mixing, windows, narrow, narrow_bias, state, state_bias, padding, last, last_bias, moves, norms, symbols }
    }
}

/// What is left of the file, which is ours: a test compares its checksum.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, length: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.take(1)[0])
    }

    fn number(&mut self) -> usize {
        u32::from_le_bytes(self.array()) as usize
    }

    fn floats(&mut self, length: usize) -> Vec<f32> {
        (0..length).map(|_| f32::from_le_bytes(self.array())).collect()
    }

    fn vector(&mut self) -> Vec<f32> {
        let length = self.number();
        self.floats(length)
    }

    fn matrix(&mut self) -> Matrix {
        let (rows, columns) = (self.number(), self.number());
        let scales = self.floats(rows);
        let kept = self.take(rows * columns).chunks_exact(columns);
        let values = scales.iter().zip(kept).flat_map(|(&scale, row)| row.iter().map(move |&byte| f32::from(byte as i8) * scale)).collect();
        Matrix { rows, columns, values }
    }

    fn layer(&mut self) -> Layer {
        Layer { weights: Product::new(&self.matrix()), bias: self.vector(), gain: self.vector(), shift: self.vector() }
    }

    fn pairs(&mut self) -> AHashMap<u64, u64> {
        let length = self.number();
        (0..length).map(|_| (u64::from_le_bytes(self.array()), u64::from_le_bytes(self.array()))).collect()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_the_one_whose_checksum_is_noted() {
        let noted = include_str!("../../assets/parser/checksums.txt");
        let sum = crate::account::sha256(include_bytes!("../../assets/parser/parser.bin"));
        assert_eq!(noted.split_whitespace().collect::<Vec<_>>(), [sum.as_str(), "parser.bin"]);
    }
}
