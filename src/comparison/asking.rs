//! Asking the reader's own model about linked passages: both ways, and about nothing else.

use super::compare::voices;
use super::{Cancelled, Comparison, Evidence, Link, Relation, Watch};
use crate::account::PassageId;
use crate::judge;
use crate::model::{Answer, NliModel};
use crate::text::Attribution;

/// Lets the model say its word on every link whose passages are not the same to the letter.
pub(super) fn ask<'a>(
    model: &NliModel,
    links: &mut [Link],
    text: &impl Fn(PassageId) -> &'a str,
    voice: &impl Fn(PassageId) -> Option<&'a Attribution>,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let mut asked: Vec<&mut Link> = links.iter_mut().filter(|link| text(link.a) != text(link.b)).collect();
    let pairs: Vec<(&str, &str)> = asked.iter().map(|link| (text(link.a), text(link.b))).collect();
    let answers = model.answers(&pairs, watch)?;
    for ((link, texts), answers) in asked.iter_mut().zip(pairs).zip(answers) {
        hear(model, &mut link.relation, &mut link.evidence, answers, texts, [voice(link.a), voice(link.b)]);
    }
    Ok(())
}

/// The same for one pair of passages that is judged again.
pub(super) fn ask_again(comparison: &Comparison, [a, b]: [PassageId; 2], relation: &mut Relation, evidence: &mut Vec<Evidence>) {
    let Some(model) = &comparison.settings.nli else { return };
    let texts = (comparison.text(a), comparison.text(b));
    if texts.0 == texts.1 {
        return;
    }
    // Nobody holds the watch, so nobody cancels.
    let answers = model.answers(&[texts], &Watch::default()).ok().and_then(|answers| answers.into_iter().next().flatten());
    let voices = [a, b].map(|id| comparison.passage(id).attribution.as_ref());
    hear(model, relation, evidence, answers, texts, voices);
}

/// Takes the model's word, and says whose words they are where it makes a dispute of them.
fn hear(
    model: &NliModel,
    relation: &mut Relation,
    evidence: &mut Vec<Evidence>,
    answers: Option<[Answer; 2]>,
    (a, b): (&str, &str),
    [x, y]: [Option<&Attribution>; 2],
) {
    let Some(answers) = answers else { return };
    let decided = judge::hear(relation, evidence, answers, [a.len(), b.len()], model.name());
    if decided.is_some() && *relation == Relation::Contradicts {
        evidence.extend(voices(x, y, a.len(), b.len()));
    }
}
