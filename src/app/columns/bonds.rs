//! Which passages of two accounts belong level with each other.
//!
//! Accounts tell things in different orders, so following every link while scrolling would throw the other columns to and
//! fro. The *spine* of two accounts is the longest chain of their best links that runs forward in both:
//!
//! ```text
//! A1 ── B1      spine: A1–B1, A2–B3, A4–B4
//! A2 ── B3      A3–B2 crosses: it stays a link with a ribbon, and scrolling does not follow it
//! A3 ── B2
//! A4 ── B4
//! ```

use crate::comparison::Comparison;

/// The spines of every two accounts.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    count: usize,
    /// For accounts `x < y` at `x * count + y`: pairs of places, growing in both.
    spines: Vec<Vec<(usize, usize)>>,
    /// For accounts `x < y` at `x * count + y`: indices into the links of the comparison.
    links: Vec<Vec<usize>>,
}

impl Bonds {
    pub(super) fn new(comparison: &Comparison) -> Self {
        let count = comparison.accounts.len();
        let mut links: Vec<Vec<usize>> = vec![Vec::new(); count * count];
        for (at, link) in comparison.links.iter().enumerate() {
            links[link.a.siglum.index() * count + link.b.siglum.index()].push(at);
        }
        let spines = links.iter().map(|own| spine(comparison, own)).collect();
        Self { count, spines, links }
    }

    /// Indices of the links between two accounts, whichever is named first.
    pub(super) fn links(&self, x: usize, y: usize) -> &[usize] {
        self.links.get(x.min(y) * self.count + x.max(y)).map_or(&[], Vec::as_slice)
    }

    /// The spine from account `x` to account `y`: places in `x` with places in `y`, both growing.
    pub(super) fn spine(&self, x: usize, y: usize) -> Vec<(usize, usize)> {
        let own = self.spines.get(x.min(y) * self.count + x.max(y)).map_or(&[][..], Vec::as_slice);
        if x <= y { own.to_vec() } else { own.iter().map(|&(a, b)| (b, a)).collect() }
    }
}

/// The longest chain of best links that runs forward in both accounts.
fn spine(comparison: &Comparison, links: &[usize]) -> Vec<(usize, usize)> {
    // The best link of each passage of the first account, in text order: links are sorted by it.
    let mut best: Vec<(usize, usize, f32)> = Vec::new();
    for link in links.iter().map(|&at| &comparison.links[at]) {
        let (a, b) = (link.a.index as usize, link.b.index as usize);
        match best.last_mut() {
            Some(last) if last.0 == a => {
                if link.similarity > last.2 {
                    *last = (a, b, link.similarity);
                }
            }
            _ => best.push((a, b, link.similarity)),
        }
    }
    // Patience: `ends[n]` is the link that ends a chain of n + 1 links with the earliest place in the second account.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(best.len()));
    for (at, &(_, b, _)) in best.iter().enumerate() {
        let length = ends.partition_point(|&end| best[end].1 < b);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(link) = at {
        chain.push((best[link].0, best[link].1));
        at = before[link];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    #[test]
    fn a_crossing_link_is_not_on_the_spine() {
        let a = "The bakery in Mill Lane burned on Monday.\nNine sheep drowned near Holm bridge.\nThe bishop blessed eleven new bells.\n";
        let b = "Nine sheep drowned near Holm bridge.\nThe bakery in Mill Lane burned on Monday.\nThe bishop blessed eleven new bells.\n";
        let accounts = vec![Account::from_text(a, "a.txt"), Account::from_text(b, "b.txt")];
        let comparison = compare(accounts, &Settings::default(), &Watch::default()).unwrap();
        let bonds = Bonds::new(&comparison);
        assert_eq!(bonds.links(1, 0).len(), 3);
        let spine = bonds.spine(0, 1);
        assert_eq!(spine.len(), 2, "{spine:?}");
        assert!(spine.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        assert_eq!(bonds.spine(1, 0), spine.iter().map(|&(x, y)| (y, x)).collect::<Vec<_>>());
    }
}
