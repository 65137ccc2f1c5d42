//! The whole flow, from accounts to points.

use super::{Cancelled, Comparison, Link, Settings, Stage, Watch, copying, omission, points, standing};
use crate::account::{Account, PassageId};
use crate::align::{Corpus, Pair, align};
use crate::judge::{Exhibit, judge};
use crate::text::segment;
use rayon::prelude::*;
use std::sync::Arc;

/// Compares the accounts. The same accounts give the same comparison whatever their order (sigla aside) and whatever
/// the number of threads. `watch` carries progress out and a request to stop in.
pub fn compare<A: Into<Arc<Account>>>(accounts: Vec<A>, settings: &Settings, watch: &Watch) -> Result<Comparison, Cancelled> {
    let accounts: Vec<Arc<Account>> = accounts.into_iter().map(Into::into).collect();
    watch.step(Stage::Segmenting, 0, accounts.len())?;
    let passages: Vec<_> = accounts.par_iter().map(|account| segment(account)).collect();
    let corpus = Corpus::new(&accounts, &passages);
    let alignment = align(&corpus, watch)?;
    let pairs = &alignment.matches;
    let text = |id: PassageId| &accounts[id.siglum.index()].text[passages[id.siglum.index()][id.index as usize].span.clone()];
    let copied = copying::find(&corpus, settings);
    let mut links = Vec::new();
    let chunk = 4096;
    for (done, part) in pairs.chunks(chunk).enumerate() {
        watch.step(Stage::Judging, done * chunk, pairs.len())?;
        let judged: Vec<Option<Link>> = part.par_iter().map(|pair| link(&corpus, &text, pair, &copied)).collect();
        links.extend(judged.into_iter().flatten());
    }
    watch.step(Stage::Gathering, 0, 1)?;
    let order: Vec<&str> = accounts.iter().map(|account| account.facts.text_sha256.as_str()).collect();
    let gathered = points::gather(&passages, links, &order);
    let mut comparison = Comparison {
        point_of: gathered.point_of,
        points: Vec::new(),
        links: gathered.links,
        copying: copied.shares,
        settings: settings.clone(),
        reading: None,
        passages,
        accounts,
    };
    comparison.points = gathered.points.into_iter().map(|members| standing::stand(&comparison, members)).collect();
    omission::find_nearest(&mut comparison, &alignment.candidates);
    watch.step(Stage::Gathering, 1, 1)?;
    Ok(comparison)
}

fn link<'a>(corpus: &'a Corpus, text: &impl Fn(PassageId) -> &'a str, pair: &Pair, copied: &copying::Copied) -> Option<Link> {
    let [a, b] = [pair.a, pair.b].map(|id| Exhibit { text: text(id), features: corpus.of(id) });
    let judgement = judge(a, b, pair.similarity, &corpus.term_weights);
    Some(Link {
        a: pair.a,
        b: pair.b,
        similarity: pair.similarity,
        relation: judgement.relation?,
        evidence: judgement.evidence,
        copied: copied.both(pair.a, pair.b),
    })
}
