//! Names that the reader says mean the same: the passages that have them are judged again as if they had one name.
//!
//! ```text
//! names      “the landlady”, “Ellen Danby”
//! A3         [Ellen Danby] opened the gate            one word, the same in both
//! B5         [the landlady] opened the gate
//! ```
//!
//! Only pairs that the machine has linked are judged again: equal names bring no passages together that nothing else does.

use super::reading::Applied;
use super::recut::Cutting;
use super::rejudge::Bench;
use super::{Cancelled, Comparison, Decision, Evidence, EvidenceKind, Link, Watch};
use crate::account::PassageId;
use crate::align::Features;
use crate::text::{Form, Language, Word, contents_of, words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Names that mean the same, by the forms of their words, the longest first, and the one word that stands for them.
struct Names {
    forms: Vec<Vec<Form>>,
    word: String,
    why: String,
    /// Which of them were found.
    found: BTreeSet<usize>,
}

/// Judges the links again whose passages have names that mean the same, and notes the rulings that found none.
pub(super) fn make_one(
    machine: &Comparison,
    base: &Comparison,
    cutting: Option<&Cutting>,
    applied: &mut [Applied],
    links: &mut BTreeMap<(PassageId, PassageId), Link>,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let mut lists: Vec<Names> = applied.iter().filter_map(names).collect();
    if lists.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = lists.iter().map(|names| names.word.clone()).collect();
    let mut bench = Bench::new(machine, base, cutting, lists.len());
    let ids = base.passages.iter().zip(base.sigla()).flat_map(|(list, siglum)| (0..list.len()).map(move |at| PassageId::new(siglum, at)));
    let renamed: Vec<(PassageId, Features)> = ids
        .filter_map(|id| {
            let features = bench.features(id);
            let new = renamed(features, &mut lists)?;
            let (contents, meaning) = (contents_of(base.text(id), new, features.language), features.meaning.clone());
            Some((id, Features { meaning, ..machine.corpus().features(contents, &words) }))
        })
        .collect();
    bench.other.extend(renamed);
    let concerned: Vec<(PassageId, PassageId)> =
        links.keys().copied().filter(|(a, b)| bench.other.contains_key(a) || bench.other.contains_key(b)).collect();
    let similarity = |pair: &(PassageId, PassageId)| links.get(pair).map_or(0.0, |link| link.similarity);
    let judge = |pair: &(PassageId, PassageId)| watch.look().map(|()| (*pair, bench.judge(pair.0, pair.1, similarity(pair))));
    let judged = concerned.par_iter().map(judge).collect::<Result<Vec<_>, Cancelled>>()?;
    for (pair, judgement) in judged {
        let (Some(link), Some((relation, evidence))) = (links.get_mut(&pair), judgement) else { continue };
        if (link.relation, &link.evidence) == (relation, &evidence) {
            continue;
        }
        let said = lists.iter().enumerate().filter(|(at, _)| {
            let stands = |id: PassageId| bench.features(id).words.iter().any(|word| word.form == *words[*at]);
            stands(pair.0) || stands(pair.1)
        });
        let reasons = said.map(|(_, names)| Evidence { kind: EvidenceKind::Ruling, relation, a: 0..0, b: 0..0, why: names.why.clone() });
        (link.relation, link.evidence) = (relation, evidence);
        link.evidence.extend(reasons);
    }
    for (one, names) in applied.iter_mut().filter(|one| names(one).is_some()).zip(&lists) {
        if names.found.len() < 2 {
            one.unfit = Some("fewer than two of these names are in the accounts".to_owned());
        }
    }
    Ok(())
}

fn names(applied: &Applied) -> Option<Names> {
    let Decision::SameName { names } = &applied.ruling.decision else { return None };
    let forms = |name: &String| words(name, Language::ENGLISH).into_iter().map(|word| word.form).collect::<Vec<_>>();
    let mut forms: Vec<Vec<Form>> = names.iter().map(forms).filter(|forms| !forms.is_empty()).collect();
    let word = forms.first().map(|forms| forms.iter().map(Form::as_str).collect::<Vec<_>>().join(" ")).unwrap_or_default();
    forms.sort_by_key(|forms| std::cmp::Reverse(forms.len()));
    forms.dedup();
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    let why = format!("the reader says that {} mean the same", quoted.join(" and "));
    Some(Names { forms, word, why, found: BTreeSet::new() })
}

/// The words of a passage with one word for each of the names in it; `None` where there is no such name.
fn renamed(features: &Features, lists: &mut [Names]) -> Option<Vec<Word>> {
    let words = &features.words;
    let mut new: Vec<Word> = Vec::new();
    let (mut at, mut any) = (0, false);
    'words: while let Some(word) = words.get(at) {
        for names in lists.iter_mut() {
            let fits = |forms: &Vec<Form>| {
                words.get(at..at + forms.len()).is_some_and(|here| here.iter().zip(forms).all(|(word, form)| word.form == *form))
            };
            if let Some(which) = names.forms.iter().position(fits)
                && let Some(last) = words.get(at + names.forms[which].len() - 1)
            {
                let span = word.span.start..last.span.end;
                new.push(Word { span, form: names.word.as_str().into(), stem: names.word.as_str().into(), capital: true, function: false });
                names.found.insert(which);
                (at, any) = (at + names.forms[which].len(), true);
                continue 'words;
            }
        }
        new.push(word.clone());
        at += 1;
    }
    any.then_some(new)
}
