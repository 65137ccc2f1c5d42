//! For every account that is silent on a point: what of it comes nearest.

use super::{Cancelled, Comparison, Nearest, Voice, Watch};
use crate::account::PassageId;
use crate::align::Pair;

/// Notes, for each point and each account silent on it, that account's passage most like one of the point's.
pub(super) fn find_nearest(comparison: &mut Comparison, pairs: &[Pair], watch: &Watch) -> Result<(), Cancelled> {
    for (at, pair) in pairs.iter().enumerate() {
        if at % 4096 == 0 {
            watch.look()?;
        }
        for (own, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let at = comparison.point_of[own.siglum.index()][own.index as usize];
            let point = &mut comparison.points[at];
            if point.voices[other.siglum.index()] != Voice::Silent {
                continue;
            }
            let new = Nearest { passage: other, similarity: pair.similarity };
            let nearest = &mut point.nearest[other.siglum.index()];
            let better = |old: Nearest| (new.similarity, std::cmp::Reverse(place(new))) > (old.similarity, std::cmp::Reverse(place(old)));
            if nearest.is_none_or(better) {
                *nearest = Some(new);
            }
        }
    }
    Ok(())
}

fn place(nearest: Nearest) -> PassageId {
    nearest.passage
}
