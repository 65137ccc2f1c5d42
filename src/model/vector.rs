//! What a passage means, as a direction: passages that mean nearly the same point nearly the same way.

use rten::Model;

/// How many numbers a vector has.
pub const WIDTH: usize = 384;

/// A direction, its numbers in eight bits: 384 bytes, and a cosine that is the same on every machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    values: Box<[i8; WIDTH]>,
    /// Its length, as the sum of the squared values.
    squares: i32,
}

impl Vector {
    /// The direction of `values`; `None` where they are not [`WIDTH`] finite numbers with a direction at all.
    pub fn new(values: &[f32]) -> Option<Self> {
        let most = values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        if values.len() != WIDTH || !most.is_finite() || most == 0.0 {
            return None;
        }
        let mut small = Box::new([0_i8; WIDTH]);
        for (small, value) in small.iter_mut().zip(values) {
            // Within -127 to 127 by construction.
            *small = (value / most * 127.0).round() as i8;
        }
        let squares = dot(&small, &small);
        Some(Self { values: small, squares })
    }

    /// The cosine of the angle between two directions, -1 to 1. Symmetric. It says how near two meanings are, never that they
    /// agree: a contradiction is as near as an agreement.
    pub fn cosine(&self, other: &Self) -> f32 {
        let product = f64::from(dot(&self.values, &other.values));
        (product / (f64::from(self.squares) * f64::from(other.squares)).sqrt()) as f32
    }
}

fn dot(x: &[i8; WIDTH], y: &[i8; WIDTH]) -> i32 {
    x.iter().zip(y).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum()
}

/// The mean of the pieces' vectors of a text.
pub(super) fn mean(tokens: &[f32]) -> Option<Vector> {
    let mut mean = vec![0.0_f32; WIDTH];
    for token in tokens.chunks_exact(WIDTH) {
        mean.iter_mut().zip(token).for_each(|(sum, value)| *sum += value);
    }
    Vector::new(&mean)
}

/// Runs the model on one text, given as the numbers of its pieces.
pub(super) fn run(model: &Model, options: rten::RunOptions, row: &[i32]) -> Option<Vec<f32>> {
    let ids = rten_tensor::NdTensor::from_data([1, row.len()], row.to_vec());
    let output = model.run_one(ids.into(), Some(options)).ok()?;
    let tokens: rten_tensor::NdTensor<f32, 3> = output.try_into().ok()?;
    Some(tokens.into_data())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_lies_along_itself_and_against_its_opposite() {
        let values: Vec<f32> = (0..WIDTH).map(|i| (i as f32 * 0.7).sin()).collect();
        let opposite: Vec<f32> = values.iter().map(|value| -value).collect();
        let (x, y) = (Vector::new(&values).expect("a direction"), Vector::new(&opposite).expect("a direction"));
        assert!((x.cosine(&x) - 1.0).abs() < 1e-6);
        assert!((x.cosine(&y) + 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_direction_has_no_vector() {
        assert_eq!(Vector::new(&[0.0; WIDTH]), None);
        assert_eq!(Vector::new(&[f32::NAN; WIDTH]), None);
        assert_eq!(Vector::new(&[1.0; 3]), None);
    }
}
