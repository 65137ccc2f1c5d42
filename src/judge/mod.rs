//! Tells agreement from contradiction, and says why. One file for each kind of evidence.
//!
//! First a gate: only what is about the same thing is judged. Then every judge says what it sees, and the strongest
//! word holds: a contradiction, then what differs but may be compatible, then agreement.

mod affirmed;
mod another;
mod aside;
mod cause;
mod certainty;
mod crossed;
mod date;
mod denied;
mod doer;
mod edited;
mod exclusive;
mod failing;
mod figured;
mod figures;
mod foremost;
mod gate;
mod lead;
mod model;
mod moment;
mod name;
mod narrator;
mod negation;
mod nothing;
mod open;
mod opposite;
mod order;
mod origin;
mod owner;
mod pairing;
mod pairs;
mod part;
mod party;
mod qualifiers;
mod quantity;
mod rates;
mod relative;
mod reserve;
mod role;
mod scene;
mod settle;
mod sides;
mod stance;
mod state;
mod staying;
#[cfg(test)]
mod table;
mod tellers;
mod term;
mod time;
mod totals;
mod universal;
mod weekday;
mod wording;
mod working;
mod yearly;

pub(crate) use model::hear;
pub use pairs::{Verdict, judge_pairs, judge_texts};

use crate::align::Features;
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::parse::{Syntax, syntax};
use crate::text::{Language, Measure, Quantity, Token, tokens};

/// What the judges make of two passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How they stand to each other; `None` when they do not speak of the same thing.
    pub relation: Option<Relation>,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// Why, strongest reason first; never empty where there is a relation.
    pub evidence: Vec<Evidence>,
}

/// One of two passages under judgement.
#[derive(Clone, Copy, Debug)]
pub struct Exhibit<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its features.
    pub features: &'a Features,
}

impl<'a> Exhibit<'a> {
    /// What of it is held word against word: cut once, however many others it is held against.
    fn tokens(self) -> &'a [Token] {
        let Features { words, language, negations, .. } = self.features;
        self.features.tokens.get_or_init(|| tokens(self.text, words, *language, negations))
    }

    /// Who does what to whom in it; nothing where it is not in English.
    fn syntax(self) -> &'a Syntax {
        let Features { words, language, .. } = self.features;
        let read = || if *language == Language::ENGLISH { syntax(self.text, words, self.tokens()) } else { Syntax::default() };
        self.features.syntax.get_or_init(read)
    }
}

/// Judges two passages that are `similarity` alike; `weights` say how much each shared term counts. `linked` passages are those that
/// alignment chose among all others of their accounts; less of them must be the same for agreement. Symmetric: the other way round
/// gives the same relation, for the same reasons.
pub fn judge(a: Exhibit<'_>, b: Exhibit<'_>, similarity: f32, weights: &[f32], linked: bool) -> Judgement {
    // The judges always hear the passages in one order, that of their texts: where several words could be held against each other, which
    // come first must not hang on which account does.
    if a.text <= b.text {
        return hear_both(a, b, similarity, weights, linked);
    }
    let mut judgement = hear_both(b, a, similarity, weights, linked);
    judgement.evidence.iter_mut().for_each(Evidence::turn);
    judgement
}

/// Whether two passages that nothing but a denial, who was the first, or a state brought together may dispute each other: one tells that
/// there was, or was done, what the other denies, and not at another time; or they name others who were the first, or opposite states.
pub fn may_dispute(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    is_denied_there(a, b) || foremost::evidence(a, b).is_some() || state::evidence(a, b).is_some()
}

fn is_denied_there(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let pairing = pairing::Pairing::new(a, b);
    party::tells_what_is_denied(a, b, &pairing) && !opposite::tell_other_times(a, b) && !are_of_a_row(a, b)
}

/// Whether each tells of one of a row, and not of the same: "in the first week" / "by the fifth week".
fn are_of_a_row(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let ranks = |e: Exhibit<'_>| e.features.figures.quantities.iter().filter(|q| q.measure == Measure::Order).cloned().collect::<Vec<_>>();
    let (xs, ys) = (ranks(a), ranks(b));
    let other = |x: &Quantity, y: &Quantity| x.counted.first() == y.counted.first() && x.low != y.low;
    xs.iter().any(|x| ys.iter().any(|y| other(x, y)))
}

fn hear_both(a: Exhibit<'_>, b: Exhibit<'_>, similarity: f32, weights: &[f32], linked: bool) -> Judgement {
    let pairing = pairing::Pairing::new(a, b);
    let gate = gate::Gate::new(a, b, similarity, weights, linked, &pairing);
    if !gate.same_matter() || is_dateline(a.text) || is_dateline(b.text) {
        return Judgement { relation: None, confidence: 1.0 - similarity, evidence: Vec::new() };
    }
    let case = figures::Case::new(a, b, &gate, &pairing);
    let mut evidence = figures::evidence(&case);
    evidence.extend(lexical(a, b, linked, &pairing));
    affirmed::settle(a, b, &pairing, linked, &mut evidence);
    another::settle(a, b, &pairing, &mut evidence);
    relative::settle(a, b, &pairing, &mut evidence);
    owner::settle(a, b, &pairing, &mut evidence);
    sides::settle(a, b, &mut evidence);
    if linked {
        narrator::settle(a, b, &mut evidence);
    }
    if evidence.iter().all(|e| e.relation == Relation::Agrees) {
        let edited = edited::evidence(a, b, &pairing, &evidence);
        evidence.extend(edited);
    }
    let disputed = evidence.iter().any(|e| e.relation == Relation::Contradicts);
    let differs = evidence.iter().any(|e| e.relation == Relation::Related);
    // Of two languages that is reckoned with already.
    let figure = linked && a.features.language == b.features.language && evidence.iter().any(|e| e.relation == Relation::Agrees);
    // Where negation is not read, like words are no agreement: "the gate was open" / "the gate was not open".
    let read = [a, b].iter().all(|e| e.features.language.is_read()) || gate.across || wording::is_same(a, b);
    // A question claims nothing, but for "did I not write to you that …?".
    let only_asks = |e: Exhibit<'_>| asks(e) && e.features.negations.is_empty();
    let toll = figure && quantity::tell_one_toll(&a.features.figures, &b.features.figures) && !reserve::denies_alone(a, b);
    let alike = (gate.agrees(figure) || toll) && only_asks(a) == only_asks(b);
    let other_one = (alike && read && !disputed && !differs).then(|| sides::one_and_another(a, b)).flatten();
    let agrees = alike && read && other_one.is_none();
    // That one place differs says of the wording what there is to say.
    if !evidence.iter().any(|e| e.kind == EvidenceKind::Wording) {
        evidence.push(wording::evidence(a, b, &gate, agrees, alike && !read && !disputed));
    }
    evidence.extend(other_one);
    let relation = match () {
        () if disputed => Relation::Contradicts,
        () if agrees && !differs => Relation::Agrees,
        () => Relation::Related,
    };
    if linked && relation == Relation::Related && !differs {
        evidence.extend(lead::evidence(a, b, &case, &pairing));
    }
    evidence.sort_by_key(|e| (e.relation != relation, strength(e.relation)));
    let confidence = match relation {
        Relation::Contradicts => 0.5 + 0.5 * gate.coverage,
        Relation::Agrees => gate.agreement,
        Relation::Related => 1.0 - (gate.agreement - 0.5).abs(),
    };
    Judgement { relation: Some(relation), confidence: confidence.clamp(0.0, 1.0), evidence }
}

/// Whether both are in English: some judges read no other language.
fn in_english(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    [a, b].iter().all(|e| e.features.language == Language::ENGLISH)
}

/// Whether a passage is no more than the place that a report begins with: "WASHINGTON —". That two reports come from one place says nothing
/// about what they tell.
fn is_dateline(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(['—', '–', '-']) && text.split_whitespace().count() <= 5
}

/// Whether a passage only asks. "Did I not write to you that he had been?" tells that he had.
fn asks(e: Exhibit<'_>) -> bool {
    e.text.trim_end().trim_end_matches(['”', '"', '’', '\'']).ends_with('?')
}

/// What the judges say that hold word against word.
fn lexical(a: Exhibit<'_>, b: Exhibit<'_>, linked: bool, pairing: &pairing::Pairing) -> Vec<Evidence> {
    let exclusive = exclusive::evidence(a, b, pairing, linked);
    [
        negation::evidence(a, b, pairing, linked),
        universal::evidence(a, b, pairing),
        opposite::evidence(a, b, pairing, linked),
        stance::evidence(a, b, pairing),
        exclusive
            .or_else(|| name::evidence(a, b, pairing, linked))
            .or_else(|| origin::evidence(a, b))
            .or_else(|| doer::evidence(a, b, pairing, linked)),
        role::evidence(a, b, pairing),
        certainty::evidence(a, b, pairing),
        order::evidence(a, b, pairing),
        foremost::evidence(a, b),
        state::evidence(a, b),
        nothing::evidence(a, b, pairing),
        term::evidence(a, b, pairing),
        working::evidence(a, b, pairing).filter(|_| linked),
        staying::evidence(a, b, pairing),
        cause::evidence(a, b, pairing),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn strength(relation: Relation) -> u8 {
    match relation {
        Relation::Contradicts => 0,
        Relation::Related => 1,
        Relation::Agrees => 2,
    }
}

/// The byte range of these words.
fn word_span(e: Exhibit<'_>, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = &e.features.words;
    match (words.get(range.start), words.get(range.end.saturating_sub(1))) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..e.text.len(),
    }
}

/// The byte range from the first to the last of these tokens.
fn span(e: Exhibit<'_>, tokens: &[Token]) -> std::ops::Range<usize> {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => word_span(e, &(first.words.start..last.words.end)),
        _ => 0..e.text.len(),
    }
}

/// What stands between a word and the one before it; nothing before the first and behind the last.
fn gap(e: Exhibit<'_>, at: usize) -> &str {
    let words = &e.features.words;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.zip(words.get(at)).and_then(|(x, y)| e.text.get(x.span.end..y.span.start)).unwrap_or("")
}

/// Whether a comma or the like stands before a word.
fn breaks_at(e: Exhibit<'_>, at: usize) -> bool {
    gap(e, at).contains([',', ';', ':', '.', '(', ')'])
}

/// The text at a byte range.
fn quote<'a>(e: Exhibit<'a>, span: &std::ops::Range<usize>) -> &'a str {
    e.text.get(span.clone()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::judge_texts;
    use super::pairs::judgement_of_linked;
    use super::table::asked;
    use crate::comparison::Relation;

    #[test]
    fn linked_passages_that_tell_one_toll_agree() {
        let relation = |a: &str, b: &str| judgement_of_linked(a, b).relation;
        let count = "The final count is twenty-two dead and nineteen rescued alive.";
        assert_eq!(relation(count, "Twenty-two of our parishioners died, eight of them children."), Some(Relation::Agrees));
        assert_ne!(relation(count, "Twenty of our parishioners died, eight of them children."), Some(Relation::Agrees));
        assert_ne!(relation(count, "Twenty-two of our parishioners were there."), Some(Relation::Agrees));
    }

    #[test]
    fn what_only_a_denial_brought_together_must_be_told_and_at_one_time() {
        for (a, b, expected) in [
            ("Not one aeroplane could fly in that week.", "An aeroplane came over and dropped bread.", true),
            ("Nobody warned us.", "The stewards warned the crowd twice.", true),
            ("There were no deaths.", "An old woman has died.", true),
            ("Nobody died.", "The leader of the station died in 1979.", false),
            ("They have no community.", "The community members protested.", false),
            ("He has no carries this season.", "He was carrying the load.", false),
            ("By the fifth week there was no bread.", "In the first week the bakers gave bread to all.", false),
        ] {
            assert_eq!(asked(a, b, super::is_denied_there), expected, "{a} | {b}");
        }
    }

    #[test]
    fn the_place_that_reports_begin_with_corroborates_nothing() {
        assert_eq!(judge_texts("WASHINGTON —", "WASHINGTON —").relation, "unrelated");
        assert_eq!(judge_texts("It was insane.", "It was insane.").relation, "agrees");
    }
}
