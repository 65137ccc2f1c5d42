//! Gathers linked passages into points, so that one wrong link cannot glue half the story together.
//!
//! Links are taken strongest first. A link joins the two groups of passages at its ends only when the groups hold
//! together as a whole: the links across, missing ones counting nothing, must on average be strong enough, and so must what the passages
//! across have in common, linked or not. A link whose ends stay in different groups is dropped: a link never crosses two points.
//!
//! ```text
//! eleven reports of one fire: with every report each passage meets some more that it can be linked with. By their links alone the
//! fire, who put it out and what the quay was before would be one point of two hundred passages; "nine boats burned at their moorings"
//! and "the rope store was built for the navy" share no words, and stay apart however many links lead from one to the other.
//! ```

use super::{Cancelled, Link, Stage, Watch, or_free};
use crate::account::PassageId;
use crate::text::Passage;
use ahash::AHashMap;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How alike two passages are in their words, 0 to 1; `None` where that says nothing, since they are in two languages.
type Alike<'a> = dyn Fn(PassageId, PassageId) -> Option<f32> + 'a;

/// The passages and links of the points, in story order.
pub(super) struct Gathered {
    pub(super) points: Vec<Members>,
    pub(super) links: Vec<Link>,
    pub(super) point_of: Vec<Vec<usize>>,
}

/// What one point is made of.
pub(super) struct Members {
    pub(super) index: usize,
    pub(super) passages: Vec<PassageId>,
    /// Indices into the kept links.
    pub(super) links: Vec<usize>,
}

/// Two groups of two accounts are joined when the links across them, missing ones counting nothing, average at least this.
/// Fitted with the figures of [`align`](crate::align::align).
const COHESION: f64 = 0.2;
/// Long accounts ask for that many times their strictness.
const STRICT_POWER: i32 = 2;
/// How fast that falls as accounts are added.
const SPARSER: f64 = 1.4;
/// Two groups are joined when the passages across them are at least so much alike on average: by their link, where it says more, or by
/// their words. Fitted on news of one event told by ten to twenty papers: half as much again makes points a third smaller and loses one in
/// twenty of what belongs together.
const IN_COMMON: f64 = 0.055;

/// Gathers the passages into points. `order` is a key for each account that does not depend on its place; `alike` says how alike two
/// passages are in their words.
pub(super) fn gather(
    passages: &[Vec<Passage>],
    links: Vec<Link>,
    order: &[&str],
    alike: &Alike<'_>,
    watch: &Watch,
) -> Result<Gathered, Cancelled> {
    let key = |id: PassageId| (order[id.siglum.index()], id.index);
    let (mut links, groups) = or_free(links, |links| joined(passages, links, &key, alike, watch))?;
    links.retain(|link| groups.group_of(link.a) == groups.group_of(link.b));
    links.sort_by_key(|link| (link.a, link.b));
    let members = groups.members.into_iter().filter(|members| !members.is_empty()).collect();
    let (links, ()) = or_free(links, |_| watch.look())?;
    Ok(number(passages, links, members, &key))
}

/// The passages in groups, joined by the strongest links first.
fn joined<'a, K: Ord>(
    passages: &[Vec<Passage>],
    links: &[Link],
    key: &impl Fn(PassageId) -> K,
    alike: &'a Alike<'a>,
    watch: &Watch,
) -> Result<Groups<'a>, Cancelled> {
    watch.step(Stage::Gathering, 0, 1)?;
    let ends = |link: &Link| {
        let (a, b) = (key(link.a), key(link.b));
        if a <= b { (a, b) } else { (b, a) }
    };
    let mut strongest: Vec<usize> = (0..links.len()).collect();
    strongest.sort_by(|&x, &y| links[y].similarity.total_cmp(&links[x].similarity).then_with(|| ends(&links[x]).cmp(&ends(&links[y]))));
    watch.look()?;
    let mut groups = Groups::new(passages, alike);
    for (at, link) in links.iter().enumerate() {
        if at % 1024 == 0 {
            watch.look()?;
        }
        groups.know(link);
    }
    for (done, &at) in strongest.iter().enumerate() {
        if done % 64 == 0 {
            watch.step(Stage::Gathering, done, strongest.len())?;
        }
        groups.join_if_cohesive(links[at].a, links[at].b);
    }
    Ok(groups)
}

/// Puts the groups in story order and numbers them.
pub(super) fn number<K: Ord>(
    passages: &[Vec<Passage>],
    links: Vec<Link>,
    mut members: Vec<Vec<PassageId>>,
    key: &impl Fn(PassageId) -> K,
) -> Gathered {
    for group in &mut members {
        group.sort_unstable();
    }
    let mut placed: Vec<(f64, Vec<PassageId>)> = members
        .into_iter()
        .map(|group| {
            let mut places: Vec<f64> = group.iter().map(|id| f64::from(id.index) / passages[id.siglum.index()].len() as f64).collect();
            places.sort_by(f64::total_cmp);
            (places.iter().sum::<f64>() / places.len() as f64, group)
        })
        .collect();
    let first = |group: &[PassageId]| group.iter().map(|&id| key(id)).min();
    placed.sort_by(|x, y| x.0.total_cmp(&y.0).then_with(|| first(&x.1).cmp(&first(&y.1))));

    let mut point_of: Vec<Vec<usize>> = passages.iter().map(|list| vec![0; list.len()]).collect();
    let mut points: Vec<Members> = Vec::with_capacity(placed.len());
    for (index, (_, group)) in placed.into_iter().enumerate() {
        for id in &group {
            point_of[id.siglum.index()][id.index as usize] = index;
        }
        points.push(Members { index, passages: group, links: Vec::new() });
    }
    for (at, link) in links.iter().enumerate() {
        points[point_of[link.a.siglum.index()][link.a.index as usize]].links.push(at);
    }
    Gathered { points, links, point_of }
}

/// Passages in groups that are joined one by one.
struct Groups<'a> {
    starts: Vec<usize>,
    group: Vec<usize>,
    members: Vec<Vec<PassageId>>,
    /// By group: the sum of the similarities of the links to each other group.
    across: Vec<BTreeMap<usize, f64>>,
    /// How much more than usual is asked, the accounts being long.
    strictness: f64,
    alike: &'a Alike<'a>,
    /// How alike two passages are, smaller first, by their link or by their words: of all that are linked, and of others that were asked for.
    common: AHashMap<(PassageId, PassageId), Option<f32>>,
}

impl<'a> Groups<'a> {
    fn new(passages: &[Vec<Passage>], alike: &'a Alike<'a>) -> Self {
        let mut starts = Vec::with_capacity(passages.len());
        let mut members = Vec::new();
        for (account, list) in passages.iter().enumerate() {
            starts.push(members.len());
            members.extend((0..list.len()).map(|i| vec![PassageId::new(crate::account::Siglum::of(account), i)]));
        }
        let strictness = f64::from(crate::align::strictness(passages.iter().map(Vec::len))).powi(STRICT_POWER);
        let across = vec![BTreeMap::new(); members.len()];
        Self { strictness, starts, group: (0..members.len()).collect(), across, members, alike, common: AHashMap::new() }
    }

    fn place(&self, id: PassageId) -> usize {
        self.starts[id.siglum.index()] + id.index as usize
    }

    fn group_of(&self, id: PassageId) -> usize {
        self.group[self.place(id)]
    }

    fn know(&mut self, link: &Link) {
        let (x, y) = (self.place(link.a), self.place(link.b));
        let similarity = f64::from(link.similarity);
        self.across[x].insert(y, similarity);
        self.across[y].insert(x, similarity);
        let common = (self.alike)(link.a, link.b).map_or(link.similarity, |words| words.max(link.similarity));
        self.common.insert((link.a, link.b), Some(common));
    }

    fn join_if_cohesive(&mut self, a: PassageId, b: PassageId) {
        let (x, y) = (self.group_of(a), self.group_of(b));
        if x == y {
            return;
        }
        let sum = self.across[x].get(&y).copied().unwrap_or_default();
        let possible = self.pairs_across(x, y);
        if sum < self.needed(x, y) * possible || !self.have_in_common(x, y) {
            return;
        }
        let (keep, gone) = if self.members[x].len() >= self.members[y].len() { (x, y) } else { (y, x) };
        for id in std::mem::take(&mut self.members[gone]) {
            let place = self.place(id);
            self.group[place] = keep;
            self.members[keep].push(id);
        }
        for (other, sum) in std::mem::take(&mut self.across[gone]) {
            self.across[other].remove(&gone);
            if other != keep {
                *self.across[keep].entry(other).or_default() += sum;
                *self.across[other].entry(keep).or_default() += sum;
            }
        }
    }

    /// What the links across two groups must average. With more accounts the links between any two of them get sparser,
    /// though the point is the same: each account meets some of the others, hardly ever all.
    fn needed(&self, x: usize, y: usize) -> f64 {
        let accounts: BTreeSet<u16> = self.members[x].iter().chain(&self.members[y]).map(|id| id.siglum.0).collect();
        let others = accounts.len().max(2) - 1;
        (COHESION * self.strictness / (others as f64).powf(SPARSER)).min(COHESION)
    }

    /// Whether the passages across two groups are alike enough on average.
    fn have_in_common(&mut self, x: usize, y: usize) -> bool {
        let (mut sum, mut count) = (0.0, 0.0);
        for &a in &self.members[x] {
            for &b in self.members[y].iter().filter(|b| b.siglum != a.siglum) {
                let (a, b) = (a.min(b), a.max(b));
                if let Some(alike) = *self.common.entry((a, b)).or_insert_with(|| (self.alike)(a, b)) {
                    sum += f64::from(alike);
                    count += 1.0;
                }
            }
        }
        sum >= IN_COMMON * count
    }

    /// How many pairs of passages of different accounts there are across two groups.
    fn pairs_across(&self, x: usize, y: usize) -> f64 {
        let mut counts: HashMap<u16, usize> = HashMap::new();
        for id in &self.members[y] {
            *counts.entry(id.siglum.0).or_default() += 1;
        }
        let all = self.members[y].len();
        let pairs: usize = self.members[x].iter().map(|id| all - counts.get(&id.siglum.0).copied().unwrap_or_default()).sum();
        pairs as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Account, Siglum};
    use crate::comparison::Relation;
    use crate::text::segment;

    const ACCOUNTS: usize = 12;

    /// The points of twelve accounts that say two things each: passages that say the same thing are linked, and every account's second
    /// passage is linked with one account's first one. `across` is how alike two passages that do not say the same thing are in their words.
    fn sizes(across: Option<f32>) -> Vec<usize> {
        let accounts: Vec<Account> = (0..ACCOUNTS).map(|_| Account::from_text("It burned. It rained.", "a.txt")).collect();
        let passages: Vec<Vec<Passage>> = accounts.iter().map(segment).collect();
        let names: Vec<String> = (0..ACCOUNTS).map(|account| format!("{account:02}")).collect();
        let order: Vec<&str> = names.iter().map(String::as_str).collect();
        let id = |account: usize, at: usize| PassageId::new(Siglum::of(account), at);
        let link = |a, b, similarity| Link { a, b, similarity, relation: Relation::Related, evidence: Vec::new(), copied: false };
        let mut links = Vec::new();
        for x in 0..ACCOUNTS {
            for y in x + 1..ACCOUNTS {
                links.extend([0, 1].map(|at| link(id(x, at), id(y, at), 0.5)));
            }
            let other = (x + 1) % ACCOUNTS;
            let (first, second) = (id(other, 0), id(x, 1));
            links.push(link(first.min(second), first.max(second), 0.2));
        }
        let alike = |a: PassageId, b: PassageId| if a.index == b.index { Some(0.5) } else { across };
        let gathered = gather(&passages, links, &order, &alike, &Watch::default()).expect("nobody cancels");
        assert!(gathered.links.iter().all(|link| {
            let point = |id: PassageId| gathered.point_of[id.siglum.index()][id.index as usize];
            point(link.a) == point(link.b)
        }));
        gathered.points.iter().map(|point| point.passages.len()).collect()
    }

    #[test]
    fn a_weak_link_from_every_account_does_not_melt_two_things_into_one_point() {
        assert_eq!(sizes(Some(0.01)), [ACCOUNTS, ACCOUNTS]);
    }

    #[test]
    fn passages_that_have_words_in_common_may_be_one_point_though_few_are_linked() {
        assert_eq!(sizes(Some(0.2)), [2 * ACCOUNTS]);
    }

    #[test]
    fn of_two_languages_links_alone_say_what_passages_have_in_common() {
        assert_eq!(sizes(None), [2 * ACCOUNTS]);
    }
}
