//! Which date goes with which date, which clock time with which clock time, where two passages have several.
//!
//! ```text
//! opened on 30 June, closed on 31 July    the same one in both is settled first, then those most surely of
//! opened on 30 June, closed on 4 August   the same thing: 30 June – 30 June, then 31 July – 4 August
//! ```

use crate::comparison::Evidence;

/// From here on two are of the same thing.
const SAME: f32 = 0.5;
/// Where one could stand for several, it is held against the one that it fits.
const FITTING: f32 = 0.15;

/// How one of the first passage stands to one of the second.
pub(super) struct Likeness {
    /// They are the same.
    pub(super) same: bool,
    /// Both can be true of one thing.
    pub(super) fits: bool,
    /// How surely they are of one thing, 0 to 1.
    pub(super) surely: f32,
}

impl Likeness {
    /// They are of different things.
    pub(super) const OF_OTHERS: Self = Self { same: false, fits: false, surely: 0.0 };
}

/// Pairs `counts.0` of the first passage with `counts.1` of the second, each once, and collects what `piece` makes of the pairs.
pub(super) fn settle(
    counts: (usize, usize),
    likeness: impl Fn(usize, usize) -> Likeness,
    piece: impl Fn(usize, usize) -> Option<Evidence>,
) -> Vec<Evidence> {
    let mut pairs: Vec<(Likeness, f32, usize, usize)> = Vec::new();
    for i in 0..counts.0 {
        for j in 0..counts.1 {
            let like = likeness(i, j);
            let weight = like.surely + if like.fits { FITTING } else { 0.0 };
            pairs.push((like, weight, i, j));
        }
    }
    pairs.sort_by(|p, q| {
        q.0.same
            .cmp(&p.0.same)
            .then(q.1.total_cmp(&p.1))
            .then(p.2.abs_diff(p.3).cmp(&q.2.abs_diff(q.3)))
            .then((p.2.min(p.3), p.2.max(p.3)).cmp(&(q.2.min(q.3), q.2.max(q.3))))
    });
    let (mut used_x, mut used_y) = (vec![false; counts.0], vec![false; counts.1]);
    let mut found = Vec::new();
    for (like, weight, i, j) in pairs {
        if used_x[i] || used_y[j] {
            continue;
        }
        if like.same || weight >= SAME {
            (used_x[i], used_y[j]) = (true, true);
        }
        if like.surely >= SAME {
            found.extend(piece(i, j));
        }
    }
    found
}
