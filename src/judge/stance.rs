//! For or against, on or off: two little words between the same deed and the same thing.
//!
//! | first | second | |
//! |---|---|---|
//! | Ashby voted for the bill | Ashby voted against the bill | contradicts |
//! | The court ruled in favour of the union | the court ruled against the union | contradicts |
//! | The lamp was on | the lamp was off | contradicts |
//! | The child jumped on the wall | the child jumped off the wall | related: one may follow the other |
//! | Twelve voted for the bill | seven voted against the bill | related: they may be others |
//! | She voted for the bill | she voted against the amendment | nothing |

use super::opposite::{are_before_and_after, is_at_one_time};
use super::pairing::{Fit, Pairing, Role, Token};
use super::role::last_of_phrase;
use super::{Exhibit, in_english, scene};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Word, breaks};
use std::ops::Range;

/// What such little words say about two passages: at most one piece of evidence.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    if !in_english(a, b) {
        return None;
    }
    switched(a, b).or_else(|| taken(a, b, p))
}

/// Which way a little word points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    For,
    Against,
    On,
    Off,
}

impl Way {
    fn is_against(self, other: Self) -> bool {
        matches!((self, other), (Self::For, Self::Against) | (Self::Against, Self::For) | (Self::On, Self::Off) | (Self::Off, Self::On))
    }
}

/// "Voted for the bill", as tokens.
struct Stance {
    /// The deed, or who takes it.
    of: usize,
    way: Way,
    to: usize,
}

/// The stances of a passage.
fn stances(tokens: &[Token], words: &[Word]) -> Vec<Stance> {
    let form = |at: usize| tokens.get(at).map_or("", |token| token.form.as_str());
    let content = |at: &usize| tokens[*at].role == Role::Content;
    let favour = |at: usize| matches!(form(at), "favour" | "favor" | "support") && form(at + 1) == "of";
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let here = |other: &usize| tokens[*other].clause == tokens[at].clause;
        let (way, behind) = match form(at) {
            "for" => (Way::For, at + 1),
            "in" if favour(at + 1) => (Way::For, at + 3),
            "against" => (Way::Against, at + 1),
            "on" | "onto" => (Way::On, at + 1),
            "off" => (Way::Off, at + 1),
            _ => continue,
        };
        let of = at.checked_sub(1).filter(content).filter(here);
        let to = (behind..tokens.len()).take_while(here).find(content);
        // "Spoke on the radio for the plan" says nothing of the radio.
        let near = |to: &usize| {
            let between = words.get(tokens[at].words.end..tokens[*to].words.start).unwrap_or_default();
            (behind..*to).all(|k| tokens[k].role != Role::Link) && between.len() <= 4
        };
        // "Bill" of "water bill".
        if let (Some(of), Some(to)) = (of, to.filter(near).and_then(|to| last_of_phrase(tokens, to))) {
            found.push(Stance { of, way, to });
        }
    }
    found
}

/// The same deed, for something and against it.
fn taken(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    let (xs, ys) = (stances(p.x, &a.features.words), stances(p.y, &b.features.words));
    let meets = |i: usize, j: usize| matches!(p.to[i], Some((to, Fit::Same)) if to == j);
    // What speaks for and against has both.
    let both = |list: &[Stance], one: &Stance| list.iter().any(|other| other.to == one.to && other.way.is_against(one.way));
    let (x, y) = xs.iter().find_map(|x| {
        let fits = |y: &&Stance| x.way.is_against(y.way) && meets(x.of, y.of) && meets(x.to, y.to) && !both(&xs, x) && !both(&ys, y);
        ys.iter().find(fits).map(|y| (x, y))
    })?;
    let denied = [&p.x[x.of], &p.x[x.to], &p.y[y.of], &p.y[y.to]].iter().any(|token| token.denied);
    if denied {
        return None;
    }
    let (sa, sb) = (super::span(a, &p.x[x.of..x.to + 1]), super::span(b, &p.y[y.of..y.to + 1]));
    let moves = matches!(x.way, Way::On | Way::Off);
    let others = counted(&a.features.words, &p.x[x.of]) || counted(&b.features.words, &p.y[y.of]);
    let same = p.around(&(x.of..x.to + 1), &(y.of..y.to + 1)).is_nearly_all();
    let one = same && is_at_one_time(a, b) && !are_before_and_after(a, b) && !scene::another(a, &p.x[x.of], b, &p.y[y.of]);
    Some(piece(a, sa, b, sb, if one && !moves && !others { Relation::Contradicts } else { Relation::Related }))
}

/// Whether those who did it are some of several: "twelve voted for it", "most were against it".
fn counted(words: &[Word], deed: &Token) -> bool {
    const NEAR: usize = 6;
    let some = |form: &str| {
        matches!(
            form,
            "some" | "others" | "other" | "most" | "many" | "few" | "several" | "half" | "majority" | "minority" | "dozens" | "hundreds"
        )
    };
    words[deed.words.start.saturating_sub(NEAR)..deed.words.end].iter().any(|word| word.is_number() || some(&word.form))
}

/// Something that is on in one passage, and off in the other.
fn switched(a: Exhibit<'_>, b: Exhibit<'_>) -> Option<Evidence> {
    let (x, y) = (state(a)?, state(b)?);
    let stem = |e: Exhibit<'_>, words: &Range<usize>| e.features.words[words.start].stem.clone();
    if !x.0.is_against(y.0) || stem(a, &x.1) != stem(b, &y.1) {
        return None;
    }
    let one = is_at_one_time(a, b) && !are_before_and_after(a, b);
    let (sa, sb) = (super::word_span(a, &x.1), super::word_span(b, &y.1));
    Some(piece(a, sa, b, sb, if one { Relation::Contradicts } else { Relation::Related }))
}

/// What a passage says is on or off, with the words that say it: "the [lamp was on]".
fn state(e: Exhibit<'_>) -> Option<(Way, Range<usize>)> {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let ends = |at: usize| {
        let next = form(at + 1);
        next.is_empty()
            || breaks(e.text, words, at + 1)
            || matches!(next, "when" | "while" | "as" | "at" | "and" | "but" | "until" | "all" | "in" | "that")
    };
    let at = (2..words.len())
        .find(|&at| matches!(form(at), "on" | "off") && matches!(form(at - 1), "is" | "was" | "are" | "were") && ends(at))?;
    let thing = at - 2;
    (!words[thing].function && !words[thing].is_number()).then_some((if form(at) == "on" { Way::On } else { Way::Off }, thing..at + 1))
}

fn piece(a: Exhibit<'_>, sa: Range<usize>, b: Exhibit<'_>, sb: Range<usize>, relation: Relation) -> Evidence {
    let may = if relation == Relation::Related { ": both may be true" } else { "" };
    let why = format!("“{}” is the other way than “{}”{may}", super::quote(a, &sa), super::quote(b, &sb));
    Evidence { kind: EvidenceKind::Opposite, relation, a: sa, b: sb, why }
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_by_words;
    use super::super::table::check;
    use crate::comparison::{EvidenceKind, Relation};

    #[test]
    fn for_and_against_one_thing_contradict_each_other() {
        check(
            &[EvidenceKind::Opposite],
            &[
                ("The councillor voted for the bill.", "The councillor voted against the bill."),
                ("Ashby was for the strike.", "Ashby was against the strike."),
                ("The court ruled in favour of the union.", "The court ruled against the union."),
                ("Calder spoke in support of the merger.", "Calder spoke against the merger."),
                ("Calder testified for the captain on Monday.", "Calder testified against the captain on Monday."),
                ("The bishop argued for the new school.", "The bishop argued against the new school."),
                ("The town voted for the water works.", "The town voted against the water works."),
                ("The lamp was on.", "The lamp was off."),
                ("The lights were on when the train came.", "The lights were off when the train came."),
                ("The engine was off, the sailor said.", "The engine was on, the sailor said."),
                ("The union decided for the strike.", "The union decided against the strike."),
                ("Dennis Ashby fought for the king.", "Dennis Ashby fought against the king."),
            ],
            &[
                ("Twelve councillors voted for the bill.", "Seven councillors voted against the bill."),
                ("Most members voted for the bill.", "Some members voted against the bill."),
                ("Ashby voted for the bill.", "Ashby voted against the amendment."),
                ("Ashby voted for the bill.", "Calder voted against the bill."),
                ("Ashby did not vote for the bill.", "Ashby voted against the bill."),
                ("The child jumped on the wall.", "The child jumped off the wall."),
                ("Ashby got on the bus.", "Ashby got off the bus."),
                ("The lamp was on in the evening.", "The lamp was off in the morning."),
                ("The lamp was on.", "The radio was off."),
                ("The lamp was on the table.", "The lamp was off."),
                ("Ashby waited for the train.", "Ashby leaned against the train."),
                ("They played for an hour.", "They played against the town."),
                ("Ashby spoke for and against the plan.", "Ashby spoke against the plan."),
            ],
        );
    }

    #[test]
    fn the_other_way_is_never_agreement() {
        for (a, b) in [
            ("The child jumped on the wall.", "The child jumped off the wall."),
            ("Most members voted in favour of the merger.", "Most members voted against the merger."),
        ] {
            assert_eq!(judgement_by_words(a, b).relation, Some(Relation::Related), "{a} / {b}");
        }
    }
}
