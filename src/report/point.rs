//! What a report says of one point: who says what, why it stands as it does, and what the reader makes of it.

use super::quotation::{Quotation, quotation};
use super::words;
use crate::account::{PassageId, Siglum};
use crate::comparison::{Applied, Comparison, Evidence, Link, Point, Relation, Standing};
use crate::diff::differing;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A point in a report.
pub(super) struct PointPart {
    pub id: String,
    pub standing: String,
    /// A name for the standing that a style sheet can use.
    pub class: &'static str,
    pub sign: &'static str,
    /// How the words begin that stand for it. None of a disputed point: its headline quotes the words that it turns on.
    pub matter: Option<String>,
    /// What the accounts make of it, in one sentence.
    pub headline: String,
    pub sides: Vec<SidePart>,
    pub reasons: Vec<Reason>,
    /// What the machine makes of it, where the reader's rulings make something else.
    pub machine: Option<String>,
    /// The reader's notes on its passages.
    pub notes: Vec<String>,
    /// The sign and the name of each account's voice.
    pub voices: Vec<(&'static str, String)>,
    /// The words that stand for the point.
    pub lead: Option<Quotation>,
    pub locators: Vec<String>,
    /// The accounts in which it was not found.
    pub silent: Vec<String>,
}

/// The accounts that hold together on a point, or those that take no side in it.
pub(super) struct SidePart {
    /// `side`, or `too` of those that take none.
    pub kind: &'static str,
    /// Who they are: `A and C`.
    pub accounts: String,
    pub speakers: Vec<SpeakerPart>,
}

/// One account on a point: its voice and its words.
pub(super) struct SpeakerPart {
    pub siglum: String,
    pub voice: String,
    pub quotations: Vec<Quotation>,
}

pub(super) struct Reason {
    pub kind: String,
    /// What the two passages do, as the verb of a sentence.
    pub verb: &'static str,
    /// Which passages it is about: `A1 and B4`.
    pub between: String,
    pub why: String,
}

impl Reason {
    /// The reason in parts: see [`words::set_apart`].
    pub fn parts(&self) -> Vec<(&str, bool)> {
        words::set_apart(&self.why)
    }
}

impl PointPart {
    /// The headline in parts: see [`words::set_apart`].
    pub fn headline_parts(&self) -> Vec<(&str, bool)> {
        words::set_apart(&self.headline)
    }

    /// The accounts that speak on it: `A C`.
    pub fn speakers(&self) -> String {
        let sigla = self.sides.iter().flat_map(|side| &side.speakers).map(|speaker| speaker.siglum.as_str());
        sigla.collect::<Vec<_>>().join(" ")
    }
}

/// Puts together what a report says of a point.
pub(super) fn point_part(comparison: &Comparison, point: &Point) -> PointPart {
    let disputed = point.standing == Standing::Disputed;
    let links: Vec<&Link> = comparison.links_of(point).collect();
    let counts = |evidence: &&Evidence| !disputed || evidence.relation == Relation::Contradicts;
    let mut found: Vec<(&Link, &Evidence)> =
        links.iter().flat_map(|&link| link.evidence.iter().filter(counts).map(move |evidence| (link, evidence))).collect();
    // What differs is told before what is alike, where nothing was decided.
    found.sort_by_key(|(_, evidence)| point.is_undecided() && !evidence.tells_difference());
    let reasons = found.into_iter().map(|(link, evidence)| Reason {
        kind: evidence.kind.to_string(),
        verb: verb(link, evidence),
        between: format!("{} and {}", link.a, link.b),
        why: evidence.why.clone(),
    });
    let differs = if disputed { differences(comparison, &links) } else { BTreeMap::new() };
    let spans = evidence_spans(comparison, point, &links);
    let nothing = Vec::new();
    let of = |map: &BTreeMap<PassageId, Vec<Range<usize>>>, id: PassageId| map.get(&id).unwrap_or(&nothing).clone();
    let quote = |id: PassageId| quotation(comparison, id, &of(&differs, id), &of(&spans, id));
    let speaker = |siglum: Siglum| SpeakerPart {
        siglum: siglum.to_string(),
        voice: point.voices[siglum.index()].to_string(),
        quotations: point.passages_of(siglum).map(quote).collect(),
    };
    let group = |kind: &'static str, accounts: String, sigla: &[Siglum]| SidePart {
        kind,
        accounts,
        speakers: sigla.iter().map(|&siglum| speaker(siglum)).collect(),
    };
    let mut sides: Vec<SidePart> = comparison.taken_sides(point).iter().map(|side| group("side", words::list(side), side)).collect();
    let too = comparison.speaking_too(point);
    if !too.is_empty() {
        let speak = if too.len() == 1 { "speaks" } else { "speak" };
        sides.push(group("too", format!("{} {speak} of it too", words::list(&too)), &too));
    }
    let (class, sign) = words::counted(point.counted_as());
    let lead = words::lead(comparison, point);
    PointPart {
        id: point.id(),
        standing: point.counted_as().to_string(),
        class,
        sign,
        matter: lead.filter(|_| !disputed).map(|id| words::beginning(comparison.text(id))),
        headline: comparison.headline_in_their_words(point),
        sides,
        reasons: reasons.collect(),
        machine: machine_view(comparison, point),
        notes: notes(comparison, point),
        voices: comparison
            .sigla()
            .map(|siglum| comparison.shown_voice(point, siglum))
            .map(|voice| (words::sign(voice), voice.to_string()))
            .collect(),
        lead: lead.map(|id| quotation(comparison, id, &[], &[])),
        silent: point.silent().map(|siglum| siglum.to_string()).collect(),
        locators: point.passages.iter().map(ToString::to_string).collect(),
    }
}

/// What two passages do for a reason by itself, as the verb of a sentence.
fn verb(link: &Link, evidence: &Evidence) -> &'static str {
    match evidence.relation {
        Relation::Agrees => "agree",
        Relation::Contradicts => "contradict each other",
        Relation::Related if evidence.tells_difference() => "differ",
        Relation::Related if link.relation == Relation::Related && !link.is_compatible() => link.stands(),
        Relation::Related => "speak of the same matter",
    }
}

fn notes(comparison: &Comparison, point: &Point) -> Vec<String> {
    let rulings = point.passages.iter().flat_map(|&id| comparison.rulings_on(id));
    rulings.filter(|one| one.ruling.kind() == "note").map(Applied::sentence).collect()
}

/// For each passage of a disputed point, the words that its strongest opponent does not have.
fn differences(comparison: &Comparison, links: &[&Link]) -> BTreeMap<PassageId, Vec<Range<usize>>> {
    let mut strongest: Vec<&&Link> = links.iter().filter(|link| link.relation == Relation::Contradicts).collect();
    strongest.sort_by(|x, y| y.similarity.total_cmp(&x.similarity).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut marks = BTreeMap::new();
    for link in strongest {
        let (a, b) = differing(comparison.text(link.a), comparison.text(link.b));
        for (id, differs) in [(link.a, a), (link.b, b)] {
            marks.entry(id).or_insert_with(|| if is_retold(comparison.text(id), &differs) { Vec::new() } else { differs });
        }
    }
    marks
}

/// Whether a passage tells in other words what another one tells: where nearly all differs, marking that says nothing.
pub(crate) fn is_retold(text: &str, differs: &[Range<usize>]) -> bool {
    differs.iter().map(Range::len).sum::<usize>() * 3 > text.len() * 2
}

/// For each passage, what the contradictions rest on, or what differs where nothing was decided. What rests on everything is not marked, such as whose words they are.
fn evidence_spans(comparison: &Comparison, point: &Point, links: &[&Link]) -> BTreeMap<PassageId, Vec<Range<usize>>> {
    let mut spans: BTreeMap<PassageId, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let counts = |evidence: &&Evidence| evidence.relation == Relation::Contradicts || point.is_undecided() && evidence.tells_difference();
    for link in links {
        for evidence in link.evidence.iter().filter(counts) {
            for (id, span) in [(link.a, &evidence.a), (link.b, &evidence.b)] {
                if span.len() < comparison.text(id).trim_end().len() {
                    spans.entry(id).or_default().insert((span.start, span.end));
                }
            }
        }
    }
    spans.into_iter().map(|(id, spans)| (id, spans.into_iter().map(|(start, end)| start..end).collect())).collect()
}

/// What the machine makes of a point that rulings have changed.
fn machine_view(comparison: &Comparison, point: &Point) -> Option<String> {
    let reading = comparison.reading.as_ref().filter(|_| comparison.is_ruled(point))?;
    let views: Vec<String> = comparison
        .machine_points(point)
        .into_iter()
        .map(|old| {
            let own: BTreeSet<PassageId> = old.passages.iter().flat_map(|&id| reading.own_passages(id)).collect();
            let passages: Vec<String> = own.iter().map(ToString::to_string).collect();
            format!("{} ({}): {}", old.counted_as(), passages.join(", "), reading.machine.headline_in_their_words(old))
        })
        .collect();
    Some(views.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    fn first(texts: [&str; 2]) -> PointPart {
        let accounts = texts.map(|text| Account::from_text(text, "a.txt")).to_vec();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        point_part(&comparison, &comparison.points[0])
    }

    fn marked(part: &PointPart, is_marked: impl Fn(&super::super::quotation::TextPart) -> bool) -> Vec<String> {
        let quotations = part.sides.iter().flat_map(|side| &side.speakers).flat_map(|speaker| &speaker.quotations);
        quotations.flat_map(|quotation| &quotation.parts).filter(|part| is_marked(part)).map(|part| part.text.clone()).collect()
    }

    #[test]
    fn the_heading_of_what_is_agreed_on_begins_with_its_words() {
        let agreed = first(["Nine sheep drowned near Holm bridge.\n", "Near Holm bridge nine sheep drowned.\n"]);
        assert_eq!(agreed.standing, "corroborated");
        assert!(agreed.matter.as_deref().is_some_and(|matter| matter.contains("sheep")), "{:?}", agreed.matter);
        let disputed = first(["The fire killed 12 people on Tuesday night.\n", "The fire killed 17 people on Tuesday night.\n"]);
        assert_eq!((disputed.standing.as_str(), disputed.matter.as_deref()), ("disputed", None), "its headline quotes what it turns on");
    }

    #[test]
    fn what_differs_is_marked_unless_all_is_told_in_other_words() {
        let near = first(["The fire killed 12 people on Tuesday night.\n", "The fire killed 17 people on Tuesday night.\n"]);
        assert_eq!(marked(&near, |part| part.differs).concat().matches("1").count(), 2, "the two numbers");
        let retold = first([
            "The fire broke out shortly after 11 p.m. in the rope store behind Pell & Sons.\n",
            "The fire broke out at half past nine, I am quite sure of that, for the church clock had just struck.\n",
        ]);
        assert_eq!(retold.standing, "disputed");
        assert_eq!(marked(&retold, |part| part.differs), Vec::<String>::new());
        let mut rests_on = marked(&retold, |part| part.counts);
        rests_on.sort();
        assert_eq!(rests_on, ["half past nine", "shortly after 11 p.m."], "what the reason rests on still is");
    }

    #[test]
    fn a_reason_that_rests_on_everything_marks_nothing() {
        let texts = ["The fire killed 12 people on Tuesday night.\n", "The fire killed 17 people on Tuesday night.\n"];
        let accounts = texts.map(|text| Account::from_text(text, "a.txt")).to_vec();
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let mut link = comparison.links[0].clone();
        assert!(evidence_spans(&comparison, &comparison.points[0], &[&link]).contains_key(&link.a));
        for evidence in &mut link.evidence {
            (evidence.a, evidence.b) = (0..comparison.text(link.a).len(), 0..comparison.text(link.b).len());
        }
        assert!(evidence_spans(&comparison, &comparison.points[0], &[&link]).is_empty());
    }
}
