//! The whole flow, from accounts to points.

use super::{
    Cancelled, Comparison, Evidence, EvidenceKind, Link, Relation, Settings, Stage, Watch, asking, completing, copying, free, omission,
    or_free, points, standing, timeline,
};
use crate::account::{Account, BlockKind, PassageId};
use crate::align::{Corpus, Features, Meaning, Pair, align, is_known, lexical_similarity, meanings, similarity};
use crate::judge::{Exhibit, judge, may_dispute};
use crate::model::SentenceModel;
use crate::text::{Attribution, Passage, segment_watched};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// Compares the accounts. The same accounts give the same comparison whatever their order (sigla aside) and whatever
/// the number of threads. `watch` carries progress out and a request to stop in.
pub fn compare<A: Into<Arc<Account>>>(accounts: Vec<A>, settings: &Settings, watch: &Watch) -> Result<Comparison, Cancelled> {
    let mut read = Read::new(accounts.into_iter().map(Into::into).collect(), watch)?;
    if settings.model {
        read.for_meaning(watch)?;
    }
    read.compare(settings, watch)
}

/// Compares the accounts as [`compare`] does. Where the sentence model has to read so much that a reader would wait for it, `early` is
/// given what words alone say before: the comparison that [`Settings::model`] turned off would give, without a model of the reader's own.
pub fn compare_early<A: Into<Arc<Account>>>(
    accounts: Vec<A>,
    settings: &Settings,
    watch: &Watch,
    early: impl FnOnce(Comparison),
) -> Result<Comparison, Cancelled> {
    let mut read = Read::new(accounts.into_iter().map(Into::into).collect(), watch)?;
    if settings.model {
        if read.takes_long() {
            early(read.clone().compare(&Settings { model: false, nli: None, ..settings.clone() }, watch)?);
        }
        read.for_meaning(watch)?;
    }
    read.compare(settings, watch)
}

/// What words alone say of the first two accounts, where there are more and they are so long that comparing all of them takes longer than
/// a reader waits without asking why; `None` else. It is what [`compare`] would give if only these two were open.
pub fn compare_first(accounts: &[Arc<Account>], settings: &Settings, watch: &Watch) -> Result<Option<Comparison>, Cancelled> {
    first_two_of(accounts, LONG, settings, watch)
}

fn first_two_of(accounts: &[Arc<Account>], long: usize, settings: &Settings, watch: &Watch) -> Result<Option<Comparison>, Cancelled> {
    let [first, second, _, ..] = accounts else { return Ok(None) };
    if accounts.iter().map(|account| account.text.len()).sum::<usize>() < long {
        return Ok(None);
    }
    let by_words = Settings { model: false, nli: None, ..settings.clone() };
    compare(vec![Arc::clone(first), Arc::clone(second)], &by_words, watch).map(Some)
}

/// So many bytes of text are compared in about a quarter of a second on two cores.
const LONG: usize = 200_000;

/// The sentence model reads so many passages in less time than it takes to look at them.
const FEW: usize = 30;

/// Accounts that were read, before they are compared.
#[derive(Clone)]
struct Read {
    accounts: Vec<Arc<Account>>,
    passages: Vec<Vec<Passage>>,
    corpus: Arc<Corpus>,
}

impl Read {
    fn new(accounts: Vec<Arc<Account>>, watch: &Watch) -> Result<Self, Cancelled> {
        watch.step(Stage::Segmenting, 0, accounts.len())?;
        let passages = accounts.par_iter().map(|account| segment_watched(account, watch)).collect::<Result<Vec<_>, _>>()?;
        let (passages, corpus) = or_free(passages, |passages| Corpus::watched(&accounts, passages, watch))?;
        Ok(Self { accounts, passages, corpus: Arc::new(corpus) })
    }

    /// Whether the sentence model has many passages to read that it has not read yet.
    fn takes_long(&self) -> bool {
        let known = texts(&self.accounts, &self.passages, &self.corpus).filter(|(_, features)| is_known(features));
        let texts: Vec<&str> = known.map(|(text, _)| text).collect();
        texts.len() > FEW && SentenceModel::embedded().is_ok_and(|model| model.unread(&texts) > FEW)
    }

    /// Has the sentence model read the passages.
    fn for_meaning(&mut self, watch: &Watch) -> Result<(), Cancelled> {
        let meanings = meanings_of(&self.accounts, &self.passages, &self.corpus, watch)?;
        Arc::make_mut(&mut self.corpus).set_meanings(meanings);
        Ok(())
    }

    fn compare(mut self, settings: &Settings, watch: &Watch) -> Result<Comparison, Cancelled> {
        let Self { accounts, passages, corpus } = &self;
        let alignment = align(corpus, watch)?;
        let pairs = &alignment.matches;
        let text = |id: PassageId| &accounts[id.siglum.index()].text[passages[id.siglum.index()][id.index as usize].span.clone()];
        let copied = copying::find(corpus, settings, watch)?;
        let done = AtomicUsize::new(0);
        // What was judged before it was cancelled is many small pieces: all of it is collected, so that it can be freed elsewhere.
        let judged = |pair: &Pair| {
            let at = done.fetch_add(1, Ordering::Relaxed);
            if watch.is_cancelled() || watch.step(Stage::Judging, at, pairs.len()).is_err() {
                return None;
            }
            link(corpus, passages, &text, pair, &copied)
        };
        let links: Vec<Option<Link>> = pairs.par_iter().map(judged).collect();
        let (links, ()) = or_free(links, |_| watch.look())?;
        let mut links: Vec<Link> = links.into_iter().flatten().collect();
        // What one denies and the other tells, and who was the first, belongs together if it is the same.
        let exhibit = |id: PassageId| Exhibit { text: text(id), features: corpus.of(id) };
        let disputed = |pair: &Pair| {
            let may = !watch.is_cancelled() && may_dispute(exhibit(pair.a), exhibit(pair.b));
            let link = if may { link(corpus, passages, &text, pair, &copied) } else { None };
            link.filter(|link| link.relation == Relation::Contradicts)
        };
        let disputed: Vec<Option<Link>> = alignment.doubtful.par_iter().map(disputed).collect();
        links.extend(disputed.into_iter().flatten());
        links.sort_by_key(|link| (link.a, link.b));
        let (links, ()) = or_free(links, |links| {
            let Some(model) = &settings.nli else { return Ok(()) };
            let voice = |id: PassageId| passages[id.siglum.index()][id.index as usize].attribution.as_ref();
            asking::ask(model, links, &text, &voice, watch)
        })?;
        let order: Vec<&str> = accounts.iter().map(|account| account.facts.text_sha256.as_str()).collect();
        let alike = |a: PassageId, b: PassageId| {
            let (a, b) = (corpus.of(a), corpus.of(b));
            (a.language == b.language).then(|| lexical_similarity(corpus, a, b))
        };
        let gathered = points::gather(passages, links, &order, &alike, watch)?;
        let judged = |a: PassageId, b: PassageId| {
            let pair = Pair { a, b, similarity: similarity(corpus, corpus.of(a), corpus.of(b)) };
            link(corpus, passages, &text, &pair, &copied)
        };
        let (gathered, ()) = or_free(gathered, |gathered| completing::complete(gathered, judged, watch))?;
        let told = OnceLock::from(Arc::new(timeline::told(accounts, passages, Some(corpus))));
        let comparison = Comparison {
            point_of: gathered.point_of,
            points: Vec::new(),
            links: gathered.links,
            copying: copied.shares,
            settings: settings.clone(),
            reading: None,
            told,
            corpus: OnceLock::new(),
            passages: std::mem::take(&mut self.passages),
            accounts: std::mem::take(&mut self.accounts),
        };
        let members = gathered.points;
        let (comparison, ()) = or_free(comparison, |comparison| {
            let stand = |members| watch.look().map(|()| standing::stand(comparison, members));
            comparison.points = members.into_par_iter().map(stand).collect::<Result<_, Cancelled>>()?;
            omission::find_nearest(comparison, &alignment.nearest, watch)?;
            watch.step(Stage::Gathering, 1, 1)
        })?;
        Ok(comparison)
    }
}

/// Freeing what was read of every word takes longer than the rest of a comparison's end.
impl Drop for Read {
    fn drop(&mut self) {
        free((std::mem::take(&mut self.passages), std::mem::take(&mut self.corpus)));
    }
}

/// All passages, in order: the text of each, and its features.
fn texts<'a>(
    accounts: &'a [Arc<Account>],
    passages: &'a [Vec<Passage>],
    corpus: &'a Corpus,
) -> impl Iterator<Item = (&'a str, &'a Features)> {
    let of_one = |((account, passages), features): ((&'a Arc<Account>, &'a Vec<Passage>), &'a Vec<Features>)| {
        passages.iter().map(|p| &account.text[p.span.clone()]).zip(features)
    };
    accounts.iter().zip(passages).zip(&corpus.features).flat_map(of_one)
}

/// What the passages mean, by account.
pub(super) fn meanings_of(
    accounts: &[Arc<Account>],
    passages: &[Vec<Passage>],
    corpus: &Corpus,
    watch: &Watch,
) -> Result<Vec<Vec<Meaning>>, Cancelled> {
    let texts: Vec<(&str, &Features)> = texts(accounts, passages, corpus).collect();
    let mut made = meanings(&texts, watch)?.into_iter();
    Ok(passages.iter().map(|passages| made.by_ref().take(passages.len()).collect()).collect())
}

fn link<'a>(
    corpus: &'a Corpus,
    passages: &[Vec<Passage>],
    text: &impl Fn(PassageId) -> &'a str,
    pair: &Pair,
    copied: &copying::Copied,
) -> Option<Link> {
    let exhibits = [pair.a, pair.b].map(|id| Exhibit { text: text(id), features: corpus.of(id) });
    let both = [pair.a, pair.b].map(|id| &passages[id.siglum.index()][id.index as usize]);
    let (relation, evidence) = judged(exhibits, both, pair.similarity, &corpus.term_weights)?;
    let copied = copied.both(pair.a, pair.b) || copying::is_edited(exhibits[0].features, exhibits[1].features);
    Some(Link { a: pair.a, b: pair.b, similarity: pair.similarity, relation, evidence, copied })
}

/// How two linked passages stand to each other, and why, with whose words they are where they contradict each other; `None` where they
/// do not speak of the same thing.
pub(super) fn judged(
    [a, b]: [Exhibit<'_>; 2],
    [x, y]: [&Passage; 2],
    similarity: f32,
    weights: &[f32],
) -> Option<(Relation, Vec<Evidence>)> {
    let judgement = judge(a, b, similarity, weights, true);
    let relation = judgement.relation?;
    let mut evidence = judgement.evidence;
    if relation == Relation::Contradicts {
        evidence.extend(voices(x.attribution.as_ref(), y.attribution.as_ref(), a.text.len(), b.text.len()));
    }
    let names = match relation {
        Relation::Agrees if x.label || y.label => Some("; a heading that only names a matter says nothing of it"),
        Relation::Agrees if name_one_matter([a, b], [x, y], &evidence) => Some("; two headings that name one matter say nothing of it"),
        _ => None,
    };
    if let Some(why) = names {
        for piece in &mut evidence {
            piece.relation = Relation::Related;
            piece.why.push_str(why);
        }
        return Some((Relation::Related, evidence));
    }
    Some((relation, evidence))
}

/// Whether two passages are headings that have nothing but words in common: "Aldmouth fire kills twelve" / "Statement on the fire at
/// Aldmouth". Headings that are the same are another thing: one may be copied from the other. Plain texts mark no headings: a few words
/// that no full stop ends are taken for one in every format.
fn name_one_matter([a, b]: [Exhibit<'_>; 2], passages: [&Passage; 2], evidence: &[Evidence]) -> bool {
    const LONG: usize = 14;
    let heads = |(e, passage): (Exhibit<'_>, &Passage)| {
        let kind = matches!(passage.kind, BlockKind::Heading | BlockKind::Paragraph);
        kind && e.features.words.len() <= LONG && e.text.trim_end().ends_with(char::is_alphanumeric)
    };
    [a, b].into_iter().zip(passages).all(heads)
        && evidence.iter().all(|piece| piece.kind == EvidenceKind::Wording)
        && a.text.to_lowercase() != b.text.to_lowercase()
}

/// Whose dispute it is, where the accounts report somebody: that person's word is not the account's. Where only one of them does, the
/// other passage is named as a whole.
pub(super) fn voices(x: Option<&Attribution>, y: Option<&Attribution>, a: usize, b: usize) -> Option<Evidence> {
    let own = "the account itself";
    let named = |voice: Option<&Attribution>| voice.map_or_else(|| own.to_owned(), |voice| format!("“{}”", voice.speaker));
    let (p, q) = (named(x), named(y));
    let why = match (x, y) {
        (None, None) => return None,
        (Some(_), Some(_)) if p.to_lowercase() == q.to_lowercase() => format!("both report {p}, differently"),
        _ => format!("a dispute between {p} and {q}, as the accounts report it"),
    };
    let span = |voice: Option<&Attribution>, whole: usize| voice.map_or(0..whole, |voice| voice.span.clone());
    Some(Evidence { kind: EvidenceKind::Attribution, relation: Relation::Contradicts, a: span(x, a), b: span(y, b), why })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::import_bytes;
    use std::path::Path;

    fn attribution_of(a: &str, b: &str) -> Vec<String> {
        let accounts = vec![Account::from_text(a, "a.txt"), Account::from_text(b, "b.txt")];
        let settings = Settings { model: false, ..Settings::default() };
        let comparison = compare(accounts, &settings, &Watch::default()).expect("nobody cancels");
        let evidence = comparison.links.iter().flat_map(|link| &link.evidence);
        evidence.filter(|e| e.kind == EvidenceKind::Attribution).map(|e| e.why.clone()).collect()
    }

    #[test]
    fn a_dispute_between_reported_voices_names_them() {
        let why = attribution_of("Twelve people were killed, the police said.", "Twenty people were killed, the union said.");
        assert_eq!(why, ["a dispute between “the police” and “the union”, as the accounts report it"]);
    }

    #[test]
    fn headings_that_name_one_matter_corroborate_nothing() {
        let relations = |first: &str, second: &str| -> Vec<Relation> {
            let read = |heading: &str| import_bytes(Path::new("a.md"), format!("# {heading}\n\nBoats.\n").as_bytes()).expect("Markdown");
            let settings = Settings { model: false, ..Settings::default() };
            let comparison = compare(vec![read(first), read(second)], &settings, &Watch::default()).expect("nobody cancels");
            comparison.links.iter().filter(|link| link.a.index == 0).map(|link| link.relation).collect()
        };
        let office = "Statement of the Harbour Office on the fire at Kestrel Quay";
        assert_eq!(relations(office, "The fire on Kestrel Quay in the harbour"), [Relation::Related]);
        assert_eq!(relations("Fire on Kestrel Quay kills 12", "Kestrel Quay: 12 die in fire"), [Relation::Agrees]);
        assert_eq!(relations(office, office), [Relation::Agrees]);
        assert_eq!(relations("The fire on Kestrel Quay was put out.", "The fire on Kestrel Quay was put out at last."), [Relation::Agrees]);
    }

    #[test]
    fn what_nobody_disputes_needs_no_voices() {
        assert!(attribution_of("Twelve people were killed, the police said.", "Twelve people were killed, the union said.").is_empty());
        assert!(attribution_of("Twelve people were killed.", "Twenty people were killed.").is_empty());
    }
}
