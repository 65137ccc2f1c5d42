//! The comparison as JSON: the contract that scripts rely on.

use crate::account::{Part, PassageId, Siglum};
use crate::comparison::{
    Applied, Claim, Comparison, Evidence, EvidenceKind, Link, Moment, Place, Point, Relation, Silence, Standing, Timeline, Voice, timeline,
};
use crate::text::{Passage, weekday_name};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::Write;

/// The comparison as JSON, with a line break at the end, in one piece; see [`write_json`].
pub fn to_json(comparison: &Comparison) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    write_json(comparison, &mut bytes)?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Writes the comparison as JSON, with a line break at the end. What is written is made as it is written: a book of a million
/// passages takes no memory for it.
///
/// `start` and `end` are byte offsets into the account's extracted text; the spans of evidence are byte offsets into the
/// passages' texts. Where rulings are applied, `links` and `points` are the reader's view, `machine` holds the machine's, and
/// `rulings` says what was ruled.
///
/// # Errors
/// What `out` says when it cannot be written.
pub fn write_json(comparison: &Comparison, mut out: impl Write) -> serde_json::Result<()> {
    let reading = comparison.reading.as_ref();
    let line = timeline(comparison);
    let document = Document {
        schema: 1,
        language_notice: comparison.language_notice(),
        program: concat!("corroborate ", env!("CARGO_PKG_VERSION")),
        accounts: Each(|| comparison.sigla().map(|siglum| account(comparison, siglum))),
        links: Each(|| comparison.links.iter().map(link)),
        points: Each(|| comparison.points.iter().map(|p| point(comparison, p))),
        timeline: Each(|| line.claims.iter().map(|claim| claim_of(comparison, &line, claim))),
        copying: comparison
            .copying
            .iter()
            .map(|c| json!({ "a": c.a.to_string(), "b": c.b.to_string(), "share": rounded(c.share), "later": comparison.later_copy(c).map(|siglum| siglum.to_string()) }))
            .collect(),
        rulings: reading.map(|reading| reading.rulings.iter().map(ruling).collect()),
        machine: reading.map(|reading| {
            let machine = &reading.machine;
            MachineForm {
                // The reader's passages have other numbers.
                accounts: reading.is_recut().then(|| machine.sigla().map(|siglum| cut(machine, siglum)).collect()),
                links: Each(|| machine.links.iter().map(link)),
                points: Each(|| machine.points.iter().map(|p| point(machine, p))),
            }
        }),
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}

/// A list whose items are made one at a time, as they are written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct Document<A, L, P, T, M> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    language_notice: Option<String>,
    program: &'static str,
    accounts: A,
    links: L,
    points: P,
    timeline: T,
    copying: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rulings: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    machine: Option<M>,
}

#[derive(Serialize)]
struct MachineForm<L, P> {
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Vec<Value>>,
    links: L,
    points: P,
}

/// A claim, in the order of the axis: what is told, where it stands, and which others contradict it, by their places in the list.
fn claim_of(comparison: &Comparison, line: &Timeline, claim: &Claim) -> Value {
    let told = &claim.told;
    let moment = |moment: Moment| {
        let ((year, month, day), minute) = (moment.date(), moment.minute());
        let year = if line.unnamed_year { "----".to_owned() } else { format!("{year:04}") };
        format!("{year}-{month:02}-{day:02}T{:02}:{:02}", minute / 60, minute % 60)
    };
    let place = match claim.place {
        Place::At { start, end, by } => json!({ "start": moment(start), "end": moment(end), "placed_by": by }),
        Place::UnnamedDay { start, end } => json!({ "start_minute": start, "end_minute": end }),
        Place::Nowhere => Value::Null,
    };
    json!({
        "passage": claim.passage.to_string(), "span": [claim.span.start, claim.span.end], "words": claim.words(comparison),
        "point": comparison.points[claim.point].id(), "when": line.when(claim), "exactness": told.exactness,
        "year": told.year, "month": told.month, "day": told.day, "weekday": told.weekday.map(weekday_name),
        "last": { "year": told.last.0, "month": told.last.1, "day": told.last.2 },
        "clock": told.clock.map(|clock| json!({ "from": clock.from, "to": clock.to, "either_half": clock.either_half })),
        "place": place, "half": claim.half, "speaker": claim.speaker, "disputed_by": claim.disputed_by,
    })
}

/// Four digits are plenty, and keep the file readable.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 10_000.0).round() / 10_000.0
}

/// How an account is cut into passages.
fn cut(comparison: &Comparison, siglum: Siglum) -> Value {
    let passage = |(at, passage): (usize, &Passage)| json!({ "id": PassageId::new(siglum, at).to_string(), "start": passage.span.start, "end": passage.span.end });
    let passages: Vec<Value> = comparison.passages[siglum.index()].iter().enumerate().map(passage).collect();
    json!({ "siglum": siglum.to_string(), "passages": passages })
}

/// An account, its fields in the order of their names.
#[derive(Serialize)]
struct AccountForm<'a, P> {
    author: &'a Option<String>,
    encoding: &'a Option<String>,
    file: &'a str,
    language: &'a Option<String>,
    origins: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Value>,
    passages: P,
    published: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<Value>,
    sha256: &'a str,
    siglum: String,
    source: &'a Option<String>,
    title: &'a str,
    warnings: &'a [String],
    words: usize,
}

fn account(comparison: &Comparison, siglum: Siglum) -> impl Serialize {
    let account = comparison.account(siglum);
    let facts = &account.facts;
    let read = facts.read.iter().map(|(fact, read)| (json!(fact), json!({ "value": read.value, "origin": read.origin })));
    let read: Map<_, _> = read.filter_map(|(fact, read)| Some((fact.as_str()?.to_owned(), read))).collect();
    let part = |part: &Part| json!({ "number": part.number, "of": part.of, "start": part.span.start, "end": part.span.end });
    AccountForm {
        author: &facts.author,
        encoding: &facts.encoding,
        file: &facts.file,
        language: &facts.language,
        origins: json!(facts.origins),
        part: facts.part.as_ref().map(part),
        passages: Each(move || {
            let passages = comparison.passages[siglum.index()].iter().enumerate();
            passages.map(move |(at, passage)| passage_of(comparison, PassageId::new(siglum, at), passage))
        }),
        published: &facts.published,
        read: (!read.is_empty()).then_some(read.into()),
        sha256: &facts.sha256,
        siglum: siglum.to_string(),
        source: &facts.source,
        title: &facts.title,
        warnings: &account.warnings,
        words: account.words(),
    }
}

/// A passage, its fields in the order of their names.
#[derive(Serialize)]
struct PassageForm<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    excluded: Option<bool>,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<bool>,
    start: usize,
    text: &'a str,
}

fn passage_of<'a>(comparison: &'a Comparison, id: PassageId, passage: &'a Passage) -> PassageForm<'a> {
    PassageForm {
        attribution: passage.attribution.as_ref().map(|attribution| attribution.speaker.as_str()),
        end: passage.span.end,
        excluded: comparison.reading.as_ref().and_then(|reading| reading.excluded.contains(&id).then_some(true)),
        id: id.to_string(),
        label: passage.label.then_some(true),
        start: passage.span.start,
        text: comparison.text(id),
    }
}

/// A link, its fields in the order of their names.
#[derive(Serialize)]
struct LinkForm<'a> {
    a: String,
    b: String,
    copied: bool,
    evidence: Vec<EvidenceForm<'a>>,
    relation: Relation,
    similarity: f64,
}

/// A piece of evidence, its fields in the order of their names.
#[derive(Serialize)]
struct EvidenceForm<'a> {
    a: [usize; 2],
    b: [usize; 2],
    kind: EvidenceKind,
    relation: Relation,
    why: &'a str,
}

fn link(link: &Link) -> LinkForm<'_> {
    LinkForm {
        a: link.a.to_string(),
        b: link.b.to_string(),
        copied: link.copied,
        evidence: link.evidence.iter().map(evidence).collect(),
        relation: link.relation,
        similarity: rounded(link.similarity),
    }
}

fn evidence(evidence: &Evidence) -> EvidenceForm<'_> {
    let Evidence { kind, relation, a, b, why } = evidence;
    EvidenceForm { a: [a.start, a.end], b: [b.start, b.end], kind: *kind, relation: *relation, why }
}

/// A point, its fields in the order of their names.
#[derive(Serialize)]
struct PointForm {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    machine: Option<Vec<Value>>,
    nearest: BTreeMap<String, Value>,
    passages: Vec<String>,
    sides: Vec<Vec<String>>,
    silence: BTreeMap<String, Silence>,
    standing: Standing,
    voices: BTreeMap<String, Voice>,
}

fn point(comparison: &Comparison, point: &Point) -> PointForm {
    let sigla = |side: &Vec<Siglum>| side.iter().map(Siglum::to_string).collect();
    let nearest = |siglum: Siglum| {
        let found = point.nearest[siglum.index()]?;
        Some((siglum.to_string(), json!({ "passage": found.passage.to_string(), "similarity": rounded(found.similarity) })))
    };
    let machine = |old: &Point| json!({ "id": old.id(), "standing": old.standing });
    PointForm {
        id: point.id(),
        machine: comparison.reading.is_some().then(|| comparison.machine_points(point).into_iter().map(machine).collect()),
        nearest: comparison.sigla().filter_map(nearest).collect(),
        passages: point.passages.iter().map(ToString::to_string).collect(),
        sides: point.sides.iter().map(sigla).collect(),
        silence: comparison.sigla().filter_map(|siglum| Some((siglum.to_string(), comparison.silence(point, siglum)?))).collect(),
        standing: point.standing,
        voices: comparison.sigla().map(|siglum| (siglum.to_string(), point.voices[siglum.index()])).collect(),
    }
}

/// A ruling as projects hold it, with what it was found to be about and, if so, why it has no effect.
fn ruling(applied: &Applied) -> Value {
    let mut value = Value::from(applied.ruling.clone());
    value["passages"] = applied.passages.iter().map(ToString::to_string).collect();
    value["accounts"] = applied.accounts.iter().map(ToString::to_string).collect();
    value["unfit"] = json!(applied.unfit);
    value
}
