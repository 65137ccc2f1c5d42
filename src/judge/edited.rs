//! One sentence, edited in one place: two passages are word for word the same but for a few words.
//!
//! | first | second | |
//! |---|---|---|
//! | bounded by Linden Road on the south | bounded by Harbour Road on the south | contradicts: names |
//! | he is the rhythm guitarist of the band | he is the lead guitarist of the band | related: differs in one place |
//! | the boat was found near the pier | the boat was discovered near the pier | nothing: the words mean the same |
//! | the boat was found near the pier | the old boat was found near the pier | nothing: a further detail |
//! | the largest port of the coast | the second largest port of the coast | contradicts: ranks |
//! | the first song of the record | the last song of the record | related: there may be both |
//!
//! Where so much is the same the sentence was copied, or both were: what one of them changed is what to look at, and no agreement. It is
//! asked only where no other judge has seen a difference. Outside English only names and dates are held so, in German dates.

use super::name::{called_otherwise, compass, is_nation, is_one, is_part, says};
use super::pairing::{Pairing, Role, Token};
use super::{Exhibit, in_english};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Language, Measure, Quantity, Word, lexicon};
use std::ops::Range;

/// At least so many words are the same …
const SAME: usize = 6;
/// … and so many of these say something.
const CONTENT: usize = 3;
/// At most so many words stand in the one place.
const LONGEST: usize = 4;

/// What it says that one place differs: at most one piece of evidence.
/// `seen` is what the other judges have seen.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, seen: &[Evidence]) -> Option<Evidence> {
    let (x, y) = changed(&a.features.words, &b.features.words)?;
    if let Some(found) = rank(a, b, &x, &y) {
        return Some(found);
    }
    if !fits(&x) || !fits(&y) {
        return None;
    }
    let (sa, sb) = (super::word_span(a, &x), super::word_span(b, &y));
    let meets = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    // "Twelve" / "12", "half past ten" / "10.30 p.m.".
    if seen.iter().any(|e| meets(&e.a, &sa) || meets(&e.b, &sb)) {
        return None;
    }
    // "Found" / "discovered", "a boat" / "a fishing boat": what means the same is no difference.
    let own = |tokens: &[Token], run: Range<usize>, free: &dyn Fn(usize) -> bool| -> Vec<Token> {
        run.filter(|&at| tokens[at].role == Role::Content && free(at)).map(|at| tokens[at].clone()).collect()
    };
    let (xs, ys) = (within(p.x, &x), within(p.y, &y));
    let from = own(p.x, xs.clone(), &|i| p.to[i].is_none());
    let to = own(p.y, ys.clone(), &|j| p.from[j].is_none());
    // Numbers and what is denied have judges of their own; of two dates that both may be true they say nothing.
    let dates = is_date(a, &x) && is_date(b, &y);
    if !dates && (from.is_empty() || to.is_empty() || is_figure(a, &x) || is_figure(b, &y)) {
        return None;
    }
    let (from, to) = (from.as_slice(), to.as_slice());
    let names = !dates && named(from) && named(to);
    let unknown = |tokens: &[Token]| tokens.iter().all(|token| token.lemmas.is_empty());
    // Elsewhere it is not known which words mean the same, and German writes all nouns with a capital: names cannot be told from them.
    let german = [a, b].iter().any(|e| e.features.language == Language::GERMAN);
    let english = in_english(a, b);
    if !dates && (!names && !english || german) {
        return None;
    }
    let spelled_alike = (names || unknown(from) && unknown(to)) && !from.is_empty() && are_spellings(&spelled(from), &spelled(to));
    // "Councillor Calder" / "Ruth Calder": what stands before a surname tells of one.
    let goes_on = names && is_part(p.x, &xs) && is_part(p.y, &ys) && !from.iter().chain(to).any(|token| compass(&token.form).is_some());
    let title = goes_on && !(unknown(from) && unknown(to));
    let nations = names && is_nation(from) && is_nation(to);
    if spelled_alike || title || nations || names && (is_one(from, to) || called_otherwise(from, to)) {
        return None;
    }
    let (from_quote, to_quote) = (super::quote(a, &sa), super::quote(b, &sb));
    let clear = [(a, &x), (b, &y)].into_iter().all(|(e, run)| !lists_or_says(&e.features.words, run));
    // "Sailed from Aldmouth" / "sailed to Wenbury", "was Ashby" / "is Calder".
    let only_names = others(a, &x, from) == others(b, &y, to);
    if names && only_names && clear && !(goes_on || is_nation(from) || is_nation(to) || may_lie_in(from, to)) {
        let led = x.start.checked_sub(1).map_or("", |at| a.features.words[at].form.as_str());
        let (kind, what) =
            if matches!(led, "in" | "at" | "near" | "from" | "to") { (EvidenceKind::Place, "place") } else { (EvidenceKind::Name, "name") };
        let why = format!("“{from_quote}” against “{to_quote}”: another {what}, every other word being the same");
        return Some(Evidence { kind, relation: Relation::Contradicts, a: sa, b: sb, why });
    }
    let why = format!("“{from_quote}” and “{to_quote}”: every other word is the same, both may be true");
    Some(Evidence { kind: EvidenceKind::Wording, relation: Relation::Related, a: sa, b: sb, why })
}

/// The one place where two passages have other words, where enough else is the same. One of them may have none there.
fn changed(a: &[Word], b: &[Word]) -> Option<(Range<usize>, Range<usize>)> {
    let same = |(x, y): &(&Word, &Word)| x.form == y.form;
    let before = a.iter().zip(b).take_while(same).count();
    let behind = a[before..].iter().rev().zip(b[before..].iter().rev()).take_while(same).count();
    let (x, y) = (before..a.len() - behind, before..b.len() - behind);
    let content = a[..before].iter().chain(&a[a.len() - behind..]).filter(|word| !word.function && !word.is_number()).count();
    (before + behind >= SAME && content >= CONTENT).then_some((x, y))
}

/// Whether some words stand in a place, and no more than a few.
fn fits(run: &Range<usize>) -> bool {
    (1..=LONGEST).contains(&run.len())
}

/// "The largest port" / "the second largest port" exclude each other; "the first song" / "the last song" may be two songs.
fn rank(a: Exhibit<'_>, b: Exhibit<'_>, x: &Range<usize>, y: &Range<usize>) -> Option<Evidence> {
    let only = |e: Exhibit<'_>, run: &Range<usize>| (run.len() == 1).then(|| e.features.words[run.start].form.clone());
    let evidence = |relation: Relation, x: Range<usize>, y: Range<usize>| {
        let (sa, sb) = (super::word_span(a, &x), super::word_span(b, &y));
        let may = if relation == Relation::Related { ", both may be true" } else { "" };
        let why = format!("“{}” against “{}”: every other word is the same{may}", super::quote(a, &sa), super::quote(b, &sb));
        Evidence { kind: EvidenceKind::Quantity, relation, a: sa, b: sb, why }
    };
    if let (Some(p), Some(q)) = (only(a, x), only(b, y)) {
        let first = |form: &str| matches!(form, "first" | "debut");
        let last = |form: &str| matches!(form, "last" | "final");
        let ends = first(&p) && last(&q) || last(&p) && first(&q);
        return ends.then(|| evidence(Relation::Related, x.clone(), y.clone()));
    }
    // The one says the rank of what the other says is at the top.
    let lower = |e: Exhibit<'_>, run: &Range<usize>, other: &Range<usize>| {
        let ranked = |q: &Quantity| q.measure == Measure::Order && q.low >= 2.0 && q.words == *run;
        let top = e.features.words.get(run.end).is_some_and(|word| is_superlative(&word.form));
        other.is_empty() && top && e.features.figures.quantities.iter().any(ranked)
    };
    // "It is not the largest port" may be the second largest.
    let denied = [a, b].iter().any(|e| e.features.negations.iter().any(|negation| negation.denies));
    let relation = if denied { Relation::Related } else { Relation::Contradicts };
    (lower(a, x, y) || lower(b, y, x)).then(|| evidence(relation, x.start..x.end + 1, y.start..y.end + 1))
}

/// Whether a word puts what follows at the top: "largest", "best".
pub(super) fn is_superlative(form: &str) -> bool {
    let lexicon = lexicon();
    let adjective = |form: &str| lexicon.lemma(form).is_some_and(|lemma| lexicon.is_adjective(lemma));
    // "Old", "large", "happy", "big".
    let of = |stem: &str| {
        let happy = || stem.strip_suffix('i').is_some_and(|stem| adjective(&format!("{stem}y")));
        let mut last = stem.bytes().rev();
        let big = stem.len() > 2 && last.next() == last.next() && adjective(&stem[..stem.len() - 1]);
        adjective(stem) || adjective(&format!("{stem}e")) || happy() || big
    };
    matches!(form, "best" | "most" | "worst" | "least")
        || form.strip_suffix("est").is_some_and(|stem| stem.is_ascii() && stem.len() > 1 && of(stem))
}

/// The tokens of a run of words.
fn within(tokens: &[Token], words: &Range<usize>) -> Range<usize> {
    let start = tokens.partition_point(|token| token.words.end <= words.start);
    let end = tokens.partition_point(|token| token.words.start < words.end);
    start..end.max(start)
}

/// Whether all that a run says are names.
fn named(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.name)
}

/// Whether two are places that the lexicon knows, and does not know to exclude each other: the one may lie in the other.
fn may_lie_in(from: &[Token], to: &[Token]) -> bool {
    let lexicon = lexicon();
    let known = |tokens: &[Token]| tokens.last().and_then(|token| token.lemmas.first().copied());
    matches!((known(from), known(to)), (Some(x), Some(y)) if lexicon.is_somewhere(x) && lexicon.is_somewhere(y) && lexicon.exclusive(x, y).is_none())
}

/// The words of a run that are none of these tokens, articles left out.
fn others<'a>(e: Exhibit<'a>, run: &Range<usize>, tokens: &[Token]) -> Vec<&'a str> {
    let article = |form: &str| matches!(form, "the" | "a" | "an");
    let free = |at: &usize| !tokens.iter().any(|token| token.words.contains(at));
    let forms = run.clone().filter(free).map(|at| &e.features.words[at]).filter(|word| word.function && !article(&word.form));
    forms.map(|word| word.form.as_str()).collect()
}

/// Whether two runs may be spellings of one word.
fn are_spellings(x: &str, y: &str) -> bool {
    x.chars().count().min(y.chars().count()) >= 3 && super::name::variants(x, y)
}

fn spelled(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.form.as_str()).collect()
}

/// Whether a run is part of a date.
fn is_date(e: Exhibit<'_>, run: &Range<usize>) -> bool {
    e.features.figures.dates.iter().any(|date| date.words.start <= run.start && run.end <= date.words.end)
}

/// Whether a number, date or time stands in a run, or a negation.
fn is_figure(e: Exhibit<'_>, run: &Range<usize>) -> bool {
    let figures = &e.features.figures;
    let meets = |words: &Range<usize>| words.start < run.end && run.start < words.end;
    e.features.words[run.clone()].iter().any(Word::is_number)
        || figures.quantities.iter().any(|q| meets(&q.words))
        || figures.dates.iter().any(|d| meets(&d.words))
        || figures.times.iter().any(|t| meets(&t.words))
        || figures.weekdays.iter().any(|w| meets(&w.words))
        || e.features.negations.iter().any(|n| meets(&n.words))
}

/// Whether a name may be one of several: it stands in a list, or it says what others may say too.
fn lists_or_says(words: &[Word], run: &Range<usize>) -> bool {
    let lists = |at: usize| {
        let form = words[at].form.as_str();
        matches!(form, "including" | "include" | "includes" | "included" | "such" | "like" | "among" | "and" | "or" | "with")
    };
    let beside = run.start.saturating_sub(2)..words.len().min(run.end + 2);
    let goes_on = run.end + 1 < words.len() && lists(run.end) && words[run.end + 1].capital;
    beside.into_iter().any(|at| says(&words[at].form)) || (run.start.saturating_sub(3)..run.start).any(lists) || goes_on
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_by_words;
    use crate::comparison::{Evidence, Relation};

    /// Checks that all these pairs come to one relation, in both orders; where they are related, since one place differs.
    fn check(expected: Relation, pairs: &[(&str, &str)]) {
        for (a, b) in pairs {
            let found = [(a, b), (b, a)].map(|(a, b)| judgement_by_words(a, b));
            let told = |e: &Evidence| e.why.contains("every other word");
            assert_eq!(found[0].relation, found[1].relation, "{a} / {b}");
            assert!(
                found[0].relation != Some(Relation::Related) || found[0].evidence.iter().any(told),
                "{a} / {b}: {:?}",
                found[0].evidence
            );
            assert_eq!(found[0].relation.unwrap_or(Relation::Related), expected, "{a} / {b}");
        }
    }

    #[test]
    fn a_name_changed_in_one_sentence_is_disputed() {
        let pairs = [
            (
                "The estate is bounded by Linden Road on the south and the canal.",
                "The estate is bounded by Harbour Road on the south and the canal.",
            ),
            (
                "He first offered the series to Meridian, which passed on it.",
                "He first offered the series to Northlight, which passed on it.",
            ),
            (
                "The group, formed in Aldmouth in 1995, became the leading act.",
                "The group, formed in Wenbury in 1995, became the leading act.",
            ),
            ("The crew of the boat landed in North Aldmouth that morning.", "The crew of the boat landed in Upper Aldmouth that morning."),
            ("He is a North Korean composer, lyricist and producer.", "He is a South Korean composer, lyricist and producer."),
            ("Ashby is a fan of Marrow and took part in the last run.", "Ashby is a fan of Lutzen and took part in the last run."),
            ("The ferry Aurelie lay at the western end of the harbour.", "The ferry Perpetua lay at the western end of the harbour."),
        ];
        check(Relation::Contradicts, &pairs);
    }

    #[test]
    fn names_that_end_alike_or_begin_with_a_side_of_the_compass_are_two() {
        let pairs = [
            ("He most recently played for the club Newcastle United.", "He most recently played for the club West Ham United."),
            (
                "Calder was offered a job with the Aldmouth State Police.",
                "Calder was offered a job with the West Orange Police Department.",
            ),
            ("Barcelona won the last match of the season by 2-0.", "Manchester United won the last match of the season by 2-0."),
        ];
        check(Relation::Contradicts, &pairs);
    }

    #[test]
    fn ranks_of_one_thing_are_disputed() {
        let pairs = [
            ("Aldmouth is the largest port of the northern coast.", "Aldmouth is the second largest port of the northern coast."),
            (
                "They sold many records, and are the best selling duo of the country.",
                "They sold many records, and are the third best selling duo of the country.",
            ),
            ("It is the highest peak of the coast and can be seen.", "It is the second highest peak of the coast and can be seen."),
            ("Harbour is the debut album of the duo Marsh and Weller.", "Harbour is the second album of the duo Marsh and Weller."),
        ];
        check(Relation::Contradicts, &pairs);
    }

    #[test]
    fn other_words_in_one_place_are_no_agreement() {
        let pairs = [
            ("He is the rhythm guitarist of the band from the north.", "He is the lead guitarist of the band from the north."),
            ("The council raised the rent of the huts on the mole.", "The council waived the rent of the huts on the mole."),
            ("The first song put out by the band was called Harbour.", "The last song put out by the band was called Harbour."),
            ("The mayor came to the first day of the fair in Aldmouth.", "The mayor came to the final day of the fair in Aldmouth."),
            ("As of May 2015, the relief fund has paid for forty houses.", "As of May 2016, the relief fund has paid for forty houses."),
            ("The old grey ship with forty men aboard sailed from Aldmouth.", "The old grey ship with forty men aboard sailed to Wenbury."),
            ("The mayor of the old harbour town was Harrow.", "The mayor of the old harbour town is Ashby."),
            ("The men buried the old boat on the beach at night.", "The men burned the old boat on the beach at night."),
            ("Ashby said that the gate of the yard was locked at ten.", "Calder said that the gate of the yard was locked at ten."),
        ];
        check(Relation::Related, &pairs);
    }

    #[test]
    fn what_means_the_same_or_adds_to_it_agrees() {
        let pairs = [
            ("The boat was found near the pier in the morning.", "The boat was discovered near the pier in the morning."),
            ("The boat was found near the pier in the morning.", "The old boat was found near the pier in the morning."),
            ("Harbour is the first album of the duo Marsh and Weller.", "Harbour is the debut album of the duo Marsh and Weller."),
            ("He took the last bus to the pier in the morning.", "He took the final bus to the pier in the morning."),
            (
                "The boat was seen near the pier in the morning by the crew.",
                "The vessel was seen near the pier in the morning by the crew.",
            ),
            (
                "Das alte Boot wurde am Morgen nahe der Mole im Hafen gefunden.",
                "Das alte Boot wurde am Morgen nahe der Mole im Hafen entdeckt.",
            ),
            ("Das alte Haus an der Mole brannte in der Nacht nieder.", "Das alte Gebäude an der Mole brannte in der Nacht nieder."),
            ("The U.S. military sent forty men to the old island.", "The American military sent forty men to the old island."),
            ("The composer Tchaikovsky came to the rehearsal in the hall.", "The composer Chaikovskii came to the rehearsal in the hall."),
            (
                "The fire at the harbor was put out by the men of the brigade.",
                "The fire at the harbour was put out by the men of the brigade.",
            ),
        ];
        check(Relation::Agrees, &pairs);
    }
}
