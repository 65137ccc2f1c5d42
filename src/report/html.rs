//! The report as one page: it works offline, needs no script and prints well.
//!
//! The template escapes everything that comes from an account, so nothing in one can run or break out.

use super::{ReportError, words};
use crate::account::{PassageId, Siglum};
use crate::comparison::{Comparison, Point, Relation, Standing};
use askama::Template;
use std::ops::Range;

/// The page.
pub(super) fn render(comparison: &Comparison) -> Result<String, ReportError> {
    let points = |standing: Standing| {
        comparison.points.iter().filter(|point| point.standing == standing).map(|point| shown(comparison, point)).collect()
    };
    let page = Page {
        version: env!("CARGO_PKG_VERSION"),
        copied_run: comparison.settings.copied_run,
        summary: words::summary(comparison),
        accounts: comparison.sigla().map(|siglum| account(comparison, siglum)).collect(),
        disputed: points(Standing::Disputed),
        corroborated: points(Standing::Corroborated),
        repeated: points(Standing::Repeated),
        rows: comparison.points.iter().map(|point| shown(comparison, point)).collect(),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    version: &'static str,
    copied_run: usize,
    summary: String,
    accounts: Vec<AccountPart>,
    disputed: Vec<PointPart>,
    corroborated: Vec<PointPart>,
    repeated: Vec<PointPart>,
    rows: Vec<PointPart>,
}

struct AccountPart {
    siglum: String,
    title: String,
    facts: Vec<(&'static str, String)>,
    omissions: Vec<Omission>,
    passages: Vec<Quotation>,
}

struct Omission {
    point: String,
    told: String,
    lead: Quotation,
    nearest: Option<Quotation>,
}

struct PointPart {
    id: String,
    standing: String,
    class: &'static str,
    sign: &'static str,
    sides: String,
    quotations: Vec<Quotation>,
    reasons: Vec<(String, String)>,
    voices: Vec<(&'static str, String)>,
    lead: String,
}

struct Quotation {
    id: String,
    /// Its text in parts; the marked ones are what the reasons rest on.
    parts: Vec<(bool, String)>,
    block_starts: bool,
}

fn account(comparison: &Comparison, siglum: Siglum) -> AccountPart {
    let account = comparison.account(siglum);
    let facts = &account.facts;
    let mut listed = vec![("File", facts.file.clone()), ("Words", account.words().to_string())];
    for (name, fact) in [
        ("Author", &facts.author),
        ("Source", &facts.source),
        ("Published", &facts.published),
        ("Language", &facts.language),
        ("Encoding", &facts.encoding),
    ] {
        listed.extend(fact.clone().map(|fact| (name, fact)));
    }
    listed.push(("SHA-256", facts.sha256.clone()));
    listed.extend(account.warnings.iter().map(|warning| ("Note", warning.clone())));
    let omissions = words::omissions(comparison, siglum)
        .filter_map(|point| {
            let nearest = point.nearest.get(siglum.index()).copied().flatten().map(|near| quotation(comparison, near.passage, &[]));
            let told = words::list(&point.speakers().collect::<Vec<_>>());
            Some(Omission { point: point.id(), told, lead: quotation(comparison, words::lead(comparison, point)?, &[]), nearest })
        })
        .collect();
    let passages = (0..comparison.passages[siglum.index()].len()).map(|i| quotation(comparison, PassageId::new(siglum, i), &[])).collect();
    AccountPart { siglum: siglum.to_string(), title: facts.title.clone(), facts: listed, omissions, passages }
}

fn shown(comparison: &Comparison, point: &Point) -> PointPart {
    let (class, sign) = match point.standing {
        Standing::Corroborated => ("corroborated", "✔"),
        Standing::Disputed => ("disputed", "≠"),
        Standing::Repeated => ("repeated", "="),
        Standing::SingleSource => ("single", "·"),
    };
    let mut reasons: Vec<(String, String)> = Vec::new();
    let mut spans: Vec<(PassageId, Range<usize>)> = Vec::new();
    for link in comparison.links_of(point) {
        for evidence in link.evidence.iter().filter(|e| point.standing != Standing::Disputed || e.relation == Relation::Contradicts) {
            reasons.push((evidence.kind.to_string(), format!("{} and {}: {}", link.a, link.b, evidence.why)));
            if evidence.relation == Relation::Contradicts {
                spans.extend([(link.a, evidence.a.clone()), (link.b, evidence.b.clone())]);
            }
        }
    }
    let quotations = point.passages.iter().map(|&id| {
        let own: Vec<Range<usize>> = spans.iter().filter(|(at, _)| *at == id).map(|(_, span)| span.clone()).collect();
        quotation(comparison, id, &own)
    });
    PointPart {
        id: point.id(),
        standing: point.standing.to_string(),
        class,
        sign,
        sides: point.sides.iter().map(|side| words::list(side)).collect::<Vec<_>>().join(" against "),
        quotations: quotations.collect(),
        reasons,
        voices: point.voices.iter().map(|&voice| (words::sign(voice), voice.to_string())).collect(),
        lead: words::lead(comparison, point).map(|id| comparison.text(id).to_owned()).unwrap_or_default(),
    }
}

fn quotation(comparison: &Comparison, id: PassageId, spans: &[Range<usize>]) -> Quotation {
    let text = comparison.text(id);
    let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).filter(|&at| text.is_char_boundary(at)).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let parts = cuts
        .windows(2)
        .filter_map(|cut| {
            let marked = spans.iter().any(|span| span.contains(&cut[0]));
            Some((marked, text.get(cut[0]..cut[1])?.to_owned()))
        })
        .collect();
    let list = &comparison.passages[id.siglum.index()];
    let at = id.index as usize;
    let block_starts = at == 0 || list[at - 1].block != list[at].block;
    Quotation { id: id.to_string(), parts, block_starts }
}
