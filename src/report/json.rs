//! The comparison as JSON: the contract that scripts rely on.

use crate::account::Siglum;
use crate::comparison::{Comparison, Evidence, Link, Point};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The comparison as JSON, with a line break at the end.
///
/// `start` and `end` are byte offsets into the account's extracted text; the spans of evidence are byte offsets into the
/// passages' texts.
pub fn to_json(comparison: &Comparison) -> serde_json::Result<String> {
    let document = Document {
        schema: 1,
        program: concat!("corroborate ", env!("CARGO_PKG_VERSION")),
        accounts: comparison.sigla().map(|siglum| account(comparison, siglum)).collect(),
        links: comparison.links.iter().map(link).collect(),
        points: comparison.points.iter().map(|p| point(comparison, p)).collect(),
        copying: comparison
            .copying
            .iter()
            .map(|c| json!({ "a": c.a.to_string(), "b": c.b.to_string(), "share": rounded(c.share) }))
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

#[derive(Serialize)]
struct Document {
    schema: u32,
    program: &'static str,
    accounts: Vec<Value>,
    links: Vec<Value>,
    points: Vec<Value>,
    copying: Vec<Value>,
}

/// Four digits are plenty, and keep the file readable.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}

fn account(comparison: &Comparison, siglum: Siglum) -> Value {
    let account = comparison.account(siglum);
    let passages: Vec<Value> = comparison.passages[siglum.index()]
        .iter()
        .enumerate()
        .map(|(i, passage)| {
            let id = crate::account::PassageId::new(siglum, i);
            let mut value = json!({
                "id": id.to_string(), "start": passage.span.start, "end": passage.span.end, "text": comparison.text(id),
            });
            if let Some(attribution) = &passage.attribution {
                value["attribution"] = json!(attribution.speaker);
            }
            value
        })
        .collect();
    json!({
        "siglum": siglum.to_string(), "file": account.facts.file, "title": account.facts.title,
        "author": account.facts.author, "source": account.facts.source, "published": account.facts.published,
        "language": account.facts.language, "encoding": account.facts.encoding, "sha256": account.facts.sha256,
        "words": account.words(), "warnings": account.warnings, "passages": passages,
    })
}

fn link(link: &Link) -> Value {
    json!({
        "a": link.a.to_string(), "b": link.b.to_string(), "similarity": rounded(link.similarity), "relation": link.relation,
        "copied": link.copied, "evidence": link.evidence.iter().map(evidence).collect::<Vec<_>>(),
    })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({
        "kind": evidence.kind, "relation": evidence.relation, "a": [evidence.a.start, evidence.a.end],
        "b": [evidence.b.start, evidence.b.end], "why": evidence.why,
    })
}

fn point(comparison: &Comparison, point: &Point) -> Value {
    let sigla = |side: &Vec<Siglum>| side.iter().map(Siglum::to_string).collect::<Vec<_>>();
    let mut voices = Map::new();
    let mut nearest = Map::new();
    for siglum in comparison.sigla() {
        voices.insert(siglum.to_string(), json!(point.voices[siglum.index()]));
        if let Some(found) = point.nearest[siglum.index()] {
            nearest.insert(siglum.to_string(), json!({ "passage": found.passage.to_string(), "similarity": rounded(found.similarity) }));
        }
    }
    json!({
        "id": point.id(), "standing": point.standing,
        "passages": point.passages.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sides": point.sides.iter().map(sigla).collect::<Vec<_>>(), "voices": voices, "nearest": nearest,
    })
}
