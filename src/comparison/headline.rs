//! What the accounts make of a point, in words: the same in the window and in every report.
//!
//! On a side are named only those who take it: who contradicts somebody, or agrees with one who does. Who speaks of the matter too is
//! named apart, for nobody knows what it holds.
//!
//! ```text
//! A says “12 people”; B says “17 people”. C speaks of it too; on whose side was not decided. Not found in D.
//! ```

use super::{Comparison, Point, Relation, Silence, Standing, Voice, join, list};
use crate::account::Siglum;

impl Comparison {
    /// What the accounts make of a point: who holds against whom, who agrees, who speaks of it too, and in whom it was not found.
    pub fn headline(&self, point: &Point) -> String {
        headline(self, point, against)
    }

    /// The same, with the words that a dispute turns on.
    pub fn headline_in_their_words(&self, point: &Point) -> String {
        headline(self, point, |sides| dispute(self, point, sides))
    }

    /// The sides of a point, on each only the accounts that take it: in a dispute those that contradict somebody or agree with one who
    /// does, else those that agree. Where nobody agrees or contradicts, all that speak.
    pub fn taken_sides(&self, point: &Point) -> Vec<Vec<Siglum>> {
        let voiced = |siglum: &Siglum| matches!(point.voices.get(siglum.index()), Some(Voice::Says | Voice::Contradicts));
        let ends = |relation: Relation| {
            self.links_of(point).filter(move |link| link.relation == relation).map(|link| [link.a.siglum, link.b.siglum])
        };
        let disputes = |siglum: Siglum| ends(Relation::Contradicts).any(|ends| ends.contains(&siglum));
        let takes = |side: &[Siglum], siglum: Siglum| match point.standing {
            Standing::SingleSource => true,
            Standing::Corroborated | Standing::Repeated => voiced(&siglum),
            Standing::Disputed => {
                let other = |[a, b]: [Siglum; 2]| if a == siglum { Some(b) } else { (b == siglum).then_some(a) };
                let mut agreed = ends(Relation::Agrees).filter_map(other);
                voiced(&siglum) && (disputes(siglum) || agreed.any(|other| side.contains(&other) && disputes(other)))
            }
        };
        let taken = |side: &Vec<Siglum>| side.iter().copied().filter(|&siglum| takes(side, siglum)).collect::<Vec<_>>();
        point.sides.iter().map(taken).filter(|side| !side.is_empty()).collect()
    }

    /// The accounts that speak of a point and take no side in it, in order.
    pub fn speaking_too(&self, point: &Point) -> Vec<Siglum> {
        too(point, &self.taken_sides(point))
    }

    /// The voice of an account on a point as it is shown. Where nobody agrees or contradicts, who it is that says the point and who differs
    /// is settled by the order of their texts alone: all of them only speak of the matter.
    pub fn shown_voice(&self, point: &Point, siglum: Siglum) -> Voice {
        let voice = point.voices.get(siglum.index()).copied().unwrap_or(Voice::Silent);
        if point.is_undecided() && voice == Voice::Says { Voice::Differs } else { voice }
    }

    /// Whether a reason says that what an account tells on a point differs and may be true as well.
    fn is_compatible(&self, point: &Point, siglum: Siglum) -> bool {
        self.links_of(point).any(|link| (link.a.siglum == siglum || link.b.siglum == siglum) && link.is_compatible())
    }
}

/// `dispute` says who of the sides holds against whom; it is asked where there are several.
fn headline(comparison: &Comparison, point: &Point, dispute: impl FnOnce(&[Vec<Siglum>]) -> String) -> String {
    let sides = comparison.taken_sides(point);
    let said = match (point.standing, sides.as_slice()) {
        (Standing::Disputed, [_, _, ..]) => dispute(&sides),
        (Standing::Corroborated, [says, ..]) => agreement(comparison, point, says),
        (Standing::Repeated, [says, ..]) => format!("{} agree, but in copied wording: they count as one source.", list(says)),
        _ => unsettled(comparison, point),
    };
    let too = too(point, &sides);
    let (compatible, undecided): (Vec<Siglum>, Vec<Siglum>) = too.into_iter().partition(|&siglum| comparison.is_compatible(point, siglum));
    let mut sentences = vec![said];
    if !compatible.is_empty() {
        let verb = if compatible.len() == 1 { "says" } else { "say" };
        sentences.push(format!("What {} {verb} differs, and may be true as well.", list(&compatible)));
    }
    if !undecided.is_empty() {
        let (verb, agree) = if undecided.len() == 1 { ("speaks", "it agrees") } else { ("speak", "they agree") };
        let question = if point.standing == Standing::Disputed { "on whose side".to_owned() } else { format!("whether {agree}") };
        sentences.push(format!("{} {verb} of it too; {question} was not decided.", list(&undecided)));
    }
    sentences.extend(silences(comparison, point));
    sentences.join(" ")
}

/// Who speaks of a point and is on none of these sides, in order.
fn too(point: &Point, sides: &[Vec<Siglum>]) -> Vec<Siglum> {
    point.speakers().filter(|siglum| !sides.iter().any(|side| side.contains(siglum))).collect()
}

/// In whom it was not found, and whose words are not compared.
fn silences(comparison: &Comparison, point: &Point) -> Vec<String> {
    let unread = |siglum: &Siglum| comparison.silence(point, *siglum) == Some(Silence::OtherLanguage);
    let (unread, silent): (Vec<Siglum>, Vec<Siglum>) = point.silent().partition(unread);
    let not_found = (!silent.is_empty()).then(|| format!("Not found in {}.", list(&silent)));
    not_found.into_iter().chain(unread.into_iter().map(|siglum| format!("{}.", comparison.silence_in_words(point, siglum)))).collect()
}

/// What is said where nobody agrees or contradicts.
fn unsettled(comparison: &Comparison, point: &Point) -> String {
    let speakers: Vec<Siglum> = point.speakers().collect();
    let compatible = comparison.links_of(point).all(|link| link.is_compatible());
    match speakers.len() {
        0 | 1 => format!("Only {} says this.", list(&speakers)),
        2 if compatible => format!("{} differ; both may be true.", list(&speakers)),
        _ if compatible => format!("{} differ; all may be true.", list(&speakers)),
        _ => format!("{} speak of the same matter; whether they agree was not decided.", list(&speakers)),
    }
}

/// Who holds against whom.
fn against(sides: &[Vec<Siglum>]) -> String {
    format!("{}: they contradict each other.", sides.iter().map(|side| list(side)).collect::<Vec<_>>().join(" against "))
}

/// Who holds against whom, with the words it turns on. Only those whose own words they are are said to say them; who agrees with them is
/// named in brackets.
fn dispute(comparison: &Comparison, point: &Point, sides: &[Vec<Siglum>]) -> String {
    let mut said: Vec<String> = Vec::new();
    for side in sides {
        let mut groups: Vec<(String, Vec<Siglum>)> = Vec::new();
        let mut agreeing: Vec<Siglum> = Vec::new();
        for &siglum in side {
            let Some(words) = comparison.turning_words(point, siglum) else {
                agreeing.push(siglum);
                continue;
            };
            match groups.iter_mut().find(|(other, _)| other.to_lowercase() == words.to_lowercase()) {
                Some((_, own)) => own.push(siglum),
                None => groups.push((words, vec![siglum])),
            }
        }
        if groups.is_empty() {
            return against(sides);
        }
        let says = |sigla: &[Siglum]| if sigla.len() == 1 { "says" } else { "say" };
        let parts: Vec<String> = groups.iter().map(|(words, sigla)| format!("{} {} “{words}”", list(sigla), says(sigla))).collect();
        let agree = if agreeing.len() == 1 { "agrees" } else { "agree" };
        let with = if agreeing.is_empty() { String::new() } else { format!(" ({} {agree})", list(&agreeing)) };
        said.push(join(&parts) + &with);
    }
    format!("{}.", said.join("; "))
}

/// Which of those that agree do so independently, and which repeat another.
fn agreement(comparison: &Comparison, point: &Point, says: &[Siglum]) -> String {
    let mut independent: Vec<Siglum> = Vec::new();
    let mut repeats: Vec<String> = Vec::new();
    for &siglum in says {
        let copied = comparison.links_of(point).find_map(|link| {
            let other = if link.a.siglum == siglum { link.b.siglum } else { link.a.siglum };
            let own = link.a.siglum == siglum || link.b.siglum == siglum;
            (own && link.copied && independent.contains(&other)).then_some(other)
        });
        match copied {
            Some(other) if comparison.is_ruled_dependent(siglum, other) => {
                repeats.push(format!("The reader holds {siglum} and {other} not to be independent"));
            }
            Some(other) => repeats.push(format!("{siglum} and {other} share their wording")),
            None => independent.push(siglum),
        }
    }
    let mut text = if independent.len() > 1 {
        format!("{} agree, independently of one another.", list(&independent))
    } else {
        format!("{} agree.", list(says))
    };
    if !repeats.is_empty() {
        text.push_str(&format!(" {}: they count once.", join(&repeats)));
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::account::{Account, PassageId, Siglum};
    use crate::comparison::{Comparison, Relation, Ruling, Rulings, Settings, Watch, compare};
    use std::sync::Arc;

    fn compared(texts: &[&str]) -> Comparison {
        let accounts = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect();
        compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).expect("nobody cancels")
    }

    /// The point of the first of these accounts of one sentence each, where the reader says how each two of them stand to each other, or
    /// only that they are of one point.
    fn told(texts: &[&str], relations: &[(usize, usize, Option<Relation>)]) -> (String, String) {
        let machine = Arc::new(compared(texts));
        let first = |at: usize| PassageId::new(Siglum::of(at), 0);
        let mut rulings = Rulings::default();
        for &(a, b, relation) in relations {
            match relation {
                Some(relation) => rulings.rule(Ruling::link(&machine, first(a), first(b), relation)),
                None => {
                    rulings.rule_all(Ruling::merge(&machine, machine.point_of(first(a)), machine.point_of(first(b))).into_iter().collect())
                }
            }
        }
        let view = rulings.read(&machine);
        let point = view.point_of(first(0));
        (view.headline(point), view.headline_in_their_words(point))
    }

    const FIRES: [&str; 3] =
        ["The fire killed 12 people in the harbour.", "The fire killed 17 people in the harbour.", "Anselm sold a mill."];

    #[test]
    fn who_only_speaks_of_a_disputed_matter_is_on_no_side() {
        let (told, quoted) = told(&FIRES, &[(0, 2, None)]);
        let too = "C speaks of it too; on whose side was not decided.";
        assert!(told.ends_with(&format!(": they contradict each other. {too}")), "{told}");
        assert!(!told.contains("A and C") && !told.contains("B and C"), "{told}");
        assert!(quoted.contains("A says “12 people”") && quoted.contains("B says “17 people”") && quoted.ends_with(too), "{quoted}");
    }

    #[test]
    fn who_differs_from_one_that_disputes_and_may_be_right_is_on_no_side() {
        let (told, _) = told(&FIRES, &[(0, 2, Some(Relation::Related))]);
        assert!(told.ends_with(": they contradict each other. What C says differs, and may be true as well."), "{told}");
    }

    #[test]
    fn who_agrees_with_one_that_disputes_is_named_and_says_no_words_of_another() {
        let (told, quoted) = told(&FIRES, &[(0, 2, Some(Relation::Agrees))]);
        assert_eq!(told, "A and C against B: they contradict each other.");
        assert_eq!(quoted, "A says “12 people” (C agrees); B says “17 people”.");
    }

    #[test]
    fn both_may_be_true_is_said_only_where_a_reason_says_so() {
        let view = compared(&["At least seven people were killed in the fire.", "Nine people were killed in the fire."]);
        assert_eq!(view.headline(view.points.first().expect("a point")), "A and B differ; both may be true.");
        let view = compared(&[
            "The mayor of Linden was abroad on the night of the fire.",
            "The mayor of Linden spoke of the fire and the night at length on the radio.",
        ]);
        let told: Vec<String> = view.points.iter().map(|point| view.headline(point)).collect();
        assert!(!told.iter().any(|told| told.contains("may be true")), "{told:?}");
    }
}
