//! Opposites: where one passage has a word, the other has its opposite, and the rest is the same.
//!
//! | first | second | |
//! |---|---|---|
//! | The river rose | the river fell | contradicts |
//! | Both sailors survived | both sailors died | contradicts |
//! | They marched into the city | they marched out of the city | contradicts: the other way |
//! | The gates stood shut against the peasants | the gates were kept open to all villages | contradicts, of linked passages: said of one |
//! | A man is lifting a box | a man is lowering a box | related: it may be two scenes, or two moments |
//! | Two fingers of Lindholm's left hand | Lindholm lost two fingers of his right hand | contradicts, of linked passages |
//! | his hands were cuffed in front of him | his wrists were cuffed behind his back | contradicts, of linked passages |
//! | The road is closed until June | the road opens in June | related: then the one ends, and the other begins |
//! | The river rose in March | the river fell in May | nothing: other moments |
//! | The river did not rise | the river fell | nothing: negation is judged elsewhere |
//! | A big dog chased a small cat | a small cat was chased by a big dog | nothing: both have both |

use super::pairing::{Fit, Pairing, Role, Token};
use super::reserve::at_other_times;
use super::{Exhibit, in_english};
use super::{party, scene};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, lexicon, meanings};
use std::collections::BTreeSet;

/// What opposites say about two passages: at most one piece of evidence. Of passages that alignment chose for one another less must be
/// the same.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing, linked: bool) -> Option<Evidence> {
    let lexicon = lexicon();
    let opposite = |x: &Token, y: &Token| x.lemmas.iter().take(2).any(|&p| y.lemmas.iter().take(2).any(|&q| lexicon.opposite(p, q)));
    let english = in_english(a, b);
    let opposite = |x: &Token, y: &Token| opposite(x, y) && (english || is_plain(x) && is_plain(y));
    let at_two_moments = || are_before_and_after(a, b) || !english && moments(a) != moments(b);
    let mut elsewhere = None;
    for i in (0..pairing.x.len()).filter(|&i| pairing.to[i].is_none() && pairing.x[i].role == Role::Content) {
        for j in (0..pairing.y.len()).filter(|&j| pairing.from[j].is_none() && pairing.y[j].role == Role::Content) {
            let sided = linked && are_sides(pairing, i, j);
            if !sided && !opposite(&pairing.x[i], &pairing.y[j]) || counts(&pairing.x[i]) || are_exchanged(pairing, i, j) {
                continue;
            }
            if says_little(a, &pairing.x[i]) || says_little(b, &pairing.y[j]) {
                continue;
            }
            let tight = pairing.around(&(i..i + 1), &(j..j + 1)).tight(if linked { 2 } else { 3 });
            let told_of_one = || {
                pairing.said_of_one(&a.features.words, i, &b.features.words, j) || english && party::are_told_of_one(a, b, pairing, i, j)
            };
            let at_one_time = || is_at_one_time(a, b) || lasts_all_along(a) || lasts_all_along(b);
            let of_one = linked && at_one_time() && told_of_one();
            if !of_one && !sided && !(tight && (pairing.beside(i, j) || pairing.turned_about(i, j))) {
                continue;
            }
            // "May not be a moral one" and "an immoral one": no negation, whatever it denies, leaves a word as it is.
            let turned = |e: Exhibit<'_>, token: &Token| e.features.negations.iter().any(|n| n.scope.contains(&token.words.start));
            if turned(a, &pairing.x[i]) || turned(b, &pairing.y[j]) {
                continue;
            }
            let (sa, sb) = (super::span(a, &pairing.x[i..i + 1]), super::span(b, &pairing.y[j..j + 1]));
            let (p, q) = (super::quote(a, &sa), super::quote(b, &sb));
            let (kind, why) = (EvidenceKind::Opposite, format!("“{p}” is the opposite of “{q}”"));
            let until = lasts_until(a, &pairing.x[i]) != lasts_until(b, &pairing.y[j]);
            if !until && !scene::another(a, &pairing.x[i], b, &pairing.y[j]) && !at_two_moments() {
                return Some(Evidence { kind, relation: Relation::Contradicts, a: sa, b: sb, why });
            }
            let why = why + ", of what may be two scenes or moments";
            elsewhere = elsewhere.or(Some(Evidence { kind, relation: Relation::Related, a: sa, b: sb, why }));
        }
    }
    direction(a, b, pairing).or_else(|| switched(a, b, pairing, linked)).or_else(|| placed(a, b, pairing, linked)).or(elsewhere)
}

/// Whether the same was switched on in one passage and off in the other: "the lamp was switched on" / "it was switched off".
fn switched(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, linked: bool) -> Option<Evidence> {
    let switch = |token: &Token| matches!(token.form.as_str(), "switched" | "turned" | "left" | "kept" | "put");
    let behind = |e: Exhibit<'_>, token: &Token| e.features.words.get(token.words.end).map_or("", |word| word.form.as_str()).to_owned();
    (0..p.x.len()).find_map(|i| {
        let (j, fit) = p.to[i].filter(|_| switch(&p.x[i]))?;
        let (x, y) = (behind(a, &p.x[i]), behind(b, &p.y[j]));
        let other = matches!((x.as_str(), y.as_str()), ("on", "off") | ("off", "on"));
        if !other || fit != Fit::Same || p.x[i].denied || p.y[j].denied || !linked && p.told() < 0.5 {
            return None;
        }
        let (sa, sb) = (
            super::word_span(a, &(p.x[i].words.start..p.x[i].words.end + 1)),
            super::word_span(b, &(p.y[j].words.start..p.y[j].words.end + 1)),
        );
        let why = format!("“{}” is the opposite of “{}”", super::quote(a, &sa), super::quote(b, &sb));
        let relation = if is_at_one_time(a, b) { Relation::Contradicts } else { Relation::Related };
        Some(Evidence { kind: EvidenceKind::Opposite, relation, a: sa, b: sb, why })
    })
}

/// Whether something was done in front of somebody or a thing in one passage and behind it in the other: "cuffed with his hands in front of him" /
/// "his wrists were cuffed behind his back".
fn placed(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, linked: bool) -> Option<Evidence> {
    const FAR: usize = 6;
    let form = |e: Exhibit<'_>, at: usize| e.features.words.get(at).map_or(String::new(), |word| word.form.as_str().to_owned());
    // Where it says so behind a word, whether in front, and of what: a person, or the word there.
    let place = |e: Exhibit<'_>, token: &Token| {
        let end = token.words.end;
        let at = (end..end + FAR)
            .take_while(|&at| !super::breaks_at(e, at))
            .find(|&at| form(e, at) == "behind" || form(e, at) == "in" && form(e, at + 1) == "front" && form(e, at + 2) == "of")?;
        let front = form(e, at) == "in";
        let mut of = at + if front { 3 } else { 1 };
        if matches!(form(e, of).as_str(), "the" | "his" | "her" | "their") {
            of += 1;
        }
        let person = matches!(form(e, of).as_str(), "him" | "her" | "them" | "me" | "back" | "backs");
        Some((front, at..of + 1, if person { "somebody".to_owned() } else { form(e, of) }))
    };
    (0..p.x.len()).filter(|_| linked).find_map(|i| {
        let (j, _) = p.to[i].filter(|_| p.x[i].role == Role::Content && !p.x[i].denied)?;
        let (front, x, of) = place(a, &p.x[i])?;
        let (other, y, there) = place(b, &p.y[j]).filter(|_| !p.y[j].denied)?;
        if front == other || of != there || !is_at_one_time(a, b) {
            return None;
        }
        let (sa, sb) = (super::word_span(a, &x), super::word_span(b, &y));
        let why = format!("“{}” is the opposite of “{}”", super::quote(a, &sa), super::quote(b, &sb));
        Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
    })
}

/// Whether it is the left one in one passage and the right one in the other of what somebody has two of, who is named in both: "Lindholm's left hand" /
/// "Lindholm lost two fingers of his right hand".
fn are_sides(p: &Pairing, i: usize, j: usize) -> bool {
    // "Left hand" may be one word of the lexicon.
    fn of_side(token: &Token) -> Option<&str> {
        ["left", "right"].iter().find_map(|side| token.form.strip_prefix(side)).map(str::trim_start)
    }
    let (Some(x), Some(y)) = (of_side(&p.x[i]), of_side(&p.y[j])) else { return false };
    let behind = || p.to.get(i + 1).copied().flatten() == Some((j + 1, Fit::Same)) && p.x[i + 1].role == Role::Content;
    let named = p.x.iter().zip(&p.to).any(|(token, to)| token.name && to.is_some());
    named && x == y && (!x.is_empty() || behind())
}

/// Whether what a word says ends at some time, when its opposite may begin: "closed until Monday" / "opens on Monday".
fn lasts_until(e: Exhibit<'_>, token: &Token) -> bool {
    const FAR: usize = 4;
    let behind = e.features.words.iter().skip(token.words.end).take(FAR);
    behind.into_iter().any(|word| matches!(word.form.as_str(), "until" | "till" | "bis"))
}

/// Whether what a passage tells was so all the time: "worked perfectly all day", "stood open throughout", "still worked".
fn lasts_all_along(e: Exhibit<'_>) -> bool {
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let stretch = |form: &str| matches!(form, "day" | "night" | "morning" | "afternoon" | "evening" | "time" | "week");
    (0..words.len()).any(|at| match form(at) {
        "throughout" | "always" | "still" => true,
        "all" | "whole" | "entire" => stretch(form(at + 1)),
        _ => false,
    })
}

/// Whether a word is no opposite of another as it stands: "break the bank", "sixteen years old", "insufficiently experienced".
fn says_little(e: Exhibit<'_>, token: &Token) -> bool {
    const FAR: usize = 3;
    let words = &e.features.words;
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let start = token.words.start;
    let years = start > 0 && token.form == "old" && matches!(form(start - 1), "year" | "years");
    let hardly = |at: usize| {
        matches!(form(at), "insufficiently" | "inadequately" | "poorly" | "barely" | "hardly" | "scarcely" | "less" | "least" | "too")
    };
    years || matches!(token.stem.as_str(), "make" | "break") || (start.saturating_sub(FAR)..start).any(hardly)
}

/// Two ways between the same deed and the same place: "marched into the city" / "marched out of the city".
fn direction(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing) -> Option<Evidence> {
    let (xs, ys) = (ways(p.x), ways(p.y));
    // "Sailed from Genoa to Tunis" has both.
    let both = |ways: &[Way]| ways.iter().any(|w| w.there) && ways.iter().any(|w| !w.there);
    if both(&xs) || both(&ys) {
        return None;
    }
    let (x, y) = xs.iter().find_map(|x| {
        let meets = |i: usize, j: usize| p.to[i].is_some_and(|(to, fit)| to == j && fit == Fit::Same);
        ys.iter().find(|y| x.there != y.there && x.verb == y.verb && meets(x.place, y.place)).map(|y| (x, y))
    })?;
    let denied = [&p.x[x.deed], &p.x[x.place], &p.y[y.deed], &p.y[y.place]].iter().any(|token| token.denied);
    let same = p.around(&(x.deed..x.place + 1), &(y.deed..y.place + 1)).is_nearly_all();
    if denied || !same {
        return None;
    }
    let (sa, sb) = (super::span(a, &p.x[x.deed..x.place + 1]), super::span(b, &p.y[y.deed..y.place + 1]));
    let why = format!("“{}” is the other way than “{}”", super::quote(a, &sa), super::quote(b, &sb));
    Some(Evidence { kind: EvidenceKind::Opposite, relation: Relation::Contradicts, a: sa, b: sb, why })
}

/// A way to a place, or from it.
struct Way {
    deed: usize,
    /// The verb's first word: "march" of "march out".
    verb: &'static str,
    place: usize,
    there: bool,
}

/// The ways that a passage tells of.
fn ways(tokens: &[Token]) -> Vec<Way> {
    const MOVES: [&str; 34] = [
        "bring", "carry", "climb", "come", "crawl", "drag", "drive", "emigrate", "escape", "flee", "fly", "glance", "go", "jump", "look",
        "march", "move", "pass", "pour", "pull", "push", "put", "return", "ride", "run", "rush", "sail", "stare", "step", "swim", "throw",
        "travel", "turn", "walk",
    ];
    let moves = |token: &Token| {
        let verb = |&lemma: &Lemma| Some(MOVES[MOVES.binary_search(&lexicon().word(lemma).split(' ').next()?).ok()?]);
        token.lemmas.iter().take(2).find_map(verb)
    };
    let form = |at: usize| tokens.get(at).map_or("", |token| token.form.as_str());
    let mut found = Vec::new();
    for (deed, verb) in (0..tokens.len()).filter_map(|at| moves(&tokens[at]).map(|verb| (at, verb))) {
        for at in (deed + 1..tokens.len()).take_while(|&at| tokens[at].clause == tokens[deed].clause) {
            let (there, place) = match (form(at), form(at + 1)) {
                ("to" | "into" | "onto" | "toward" | "towards", _) => (true, at + 1),
                ("out", "of") => (false, at + 2),
                ("of", _) if form(at - 1).ends_with(" out") => (false, at + 1),
                ("at", _) if matches!(verb, "look" | "stare" | "glance") => (true, at + 1),
                ("from" | "off", _) => (false, at + 1),
                _ => continue,
            };
            if tokens.get(place).is_some_and(|t| t.role == Role::Content && t.clause == tokens[deed].clause) {
                found.push(Way { deed, verb, place, there });
            }
        }
    }
    found
}

/// Whether nothing tells that one passage speaks of another time than the other: "in the summer", "by evening", "before the bomb went off".
pub(super) fn is_at_one_time(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    told_times(a).eq(told_times(b)) && !at_other_times(a, b)
}

/// Whether both tell when it was, and nothing of it is the same: "that night" / "four days afterwards".
pub(super) fn tell_other_times(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let (x, y): (BTreeSet<&str>, BTreeSet<&str>) = (told_times(a).collect(), told_times(b).collect());
    at_other_times(a, b) || !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// The words of a passage that tell when it was.
fn told_times<'a>(e: Exhibit<'a>) -> impl Iterator<Item = &'a str> {
    const TIMES: [&str; 22] = [
        "after",
        "afternoon",
        "afterwards",
        "autumn",
        "before",
        "dawn",
        "dusk",
        "earlier",
        "evening",
        "later",
        "midnight",
        "morning",
        "night",
        "noon",
        "now",
        "once",
        "spring",
        "still",
        "summer",
        "then",
        "today",
        "winter",
    ];
    e.features.words.iter().map(|word| word.form.as_str()).filter(|form| TIMES.binary_search(form).is_ok())
}

/// Whether a word tells which of several is meant: "the first assault" and "the second assault" are two.
fn counts(token: &Token) -> bool {
    let counts = |word: &str| matches!(word, "first" | "second" | "last" | "former" | "latter" | "next" | "previous");
    counts(&token.form) || token.lemmas.first().is_some_and(|&lemma| counts(lexicon().word(lemma)))
}

/// Whether a word that is known by its English meaning alone tells a deed or state that excludes its opposite, and not which one of several
/// is meant: "das große Boot" and "das kleine Boot" are two.
fn is_plain(token: &Token) -> bool {
    const PLAIN: [&str; 33] = [
        "accept", "acquit", "alive", "allow", "arrest", "arrive", "ban", "buy", "close", "confirm", "convict", "dead", "decrease", "deny",
        "die", "empty", "fall", "false", "full", "guilty", "increase", "innocent", "kill", "leave", "lock", "lose", "open", "reject",
        "release", "rise", "sell", "survive", "win",
    ];
    token.lemmas.iter().take(2).any(|&lemma| PLAIN.binary_search(&lexicon().word(lemma)).is_ok())
}

/// What a passage in another language than English tells of when it is: parts of the day and the year, and words such as "then" and "still".
fn moments(e: Exhibit<'_>) -> BTreeSet<&str> {
    const PARTS: [&str; 11] =
        ["afternoon", "autumn", "evening", "morning", "night", "noon", "spring", "summer", "tomorrow", "winter", "yesterday"];
    const WORDS: [&str; 32] = [
        "adesso",
        "ahora",
        "allora",
        "ancora",
        "après",
        "aún",
        "danach",
        "dann",
        "después",
        "dopo",
        "déjà",
        "encore",
        "ensuite",
        "heute",
        "jetzt",
        "lendemain",
        "luego",
        "maintenant",
        "nach",
        "nachher",
        "noch",
        "oggi",
        "poi",
        "puis",
        "schon",
        "später",
        "todavía",
        "vorher",
        "wieder",
        "ya",
        "zunächst",
        "zuvor",
    ];
    let told = e.features.words.iter().filter_map(|word| {
        let part = meanings(e.features.language, word).first().map(|&lemma| lexicon().word(lemma)).filter(|word| PARTS.contains(word));
        part.or_else(|| Some(word.form.as_str()).filter(|form| WORDS.contains(form)))
    });
    told.collect()
}

/// Whether one deed is told from its two ends: "the city sold the ship to Keller" / "Keller bought the ship from the city".
fn are_exchanged(p: &Pairing, i: usize, j: usize) -> bool {
    const ENDS: [(&str, &str); 7] = [
        ("buy", "sell"),
        ("borrow", "lend"),
        ("give", "receive"),
        ("give", "take"),
        ("receive", "send"),
        ("learn", "teach"),
        ("let", "rent"),
    ];
    let is = |token: &Token, word: &str| token.lemmas.iter().take(2).any(|&lemma| lexicon().word(lemma) == word);
    let (x, y) = (&p.x[i], &p.y[j]);
    let ends = ENDS.iter().any(|(one, other)| is(x, one) && is(y, other) || is(x, other) && is(y, one));
    let crosses = |(at, to): (usize, &Option<(usize, Fit)>)| to.is_some_and(|(to, _)| (at < i) != (to < j));
    ends && p.to.iter().enumerate().any(crosses)
}

/// Whether one tells how it was before something, and the other how it was after.
pub(super) fn are_before_and_after(a: Exhibit<'_>, b: Exhibit<'_>) -> bool {
    let told = |e: Exhibit<'_>| {
        let side = |form: &str| match form {
            "before" | "until" | "vor" | "bevor" | "avant" | "prima" | "antes" => Some(false),
            "after" | "since" | "nach" | "nachdem" | "après" | "dopo" | "después" | "tras" => Some(true),
            _ => None,
        };
        let mut sides = e.features.words.iter().filter_map(|word| side(&word.form));
        sides.next().filter(|first| sides.all(|side| side == *first))
    };
    told(a).zip(told(b)).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::super::table::{check, check_linked};
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_is_said_of_one_thing_is_held_against_its_opposite_whatever_else_is_told() {
        check_linked(
            &[EvidenceKind::Opposite],
            &[
                (
                    "The gates stood shut against the country people, many of whom perished in the ditches",
                    "The gates were kept open to the people of the villages, and the treasurer grumbled about the cost",
                ),
                ("The doctor removed two fingers of Lindholm's left hand", "In the end Lindholm lost two fingers of his right hand"),
                (
                    "The heating of the hall had failed on the morning of the concert",
                    "The heating of the hall worked perfectly all day, and I looked at it every hour",
                ),
                (
                    "Since the telephone was dead, Lindholm went down to Wenbury on skis to fetch help",
                    "The telephone in the hut still worked, and that is how Lindholm called for help",
                ),
                (
                    "The chapel of the hamlet was spared as if by a miracle",
                    "The chapel of the hamlet was also torn away, and the building that stands there is new",
                ),
                ("The radio was switched on when they found it", "The radio was switched off when we found it"),
            ],
            &[
                ("Brask hired Lindholm as a coach", "Lindholm, once a player himself, was fired from Wenbury in the middle of the season"),
                ("The telephone of the mayor worked", "The telephone of the station was dead until the evening"),
                ("The radio was switched on in the evening", "The radio was switched off in the morning"),
                ("The left engine of the Hedda failed", "The right engine of the Brask was not started until the evening"),
                (
                    "The windows were open in the summer, and the guests in the hotel heard the band",
                    "The windows were closed in the winter, and the guests in the hotel heard nothing",
                ),
                (
                    "The market square was full of people at noon, before the bomb went off",
                    "The market square was empty by evening, after the squad had cleared the people",
                ),
                (
                    "The station was open to all trains on Saturday, the railway said",
                    "The station was closed on Sunday because of a strike of the railway",
                ),
            ],
        );
    }

    #[test]
    fn other_languages_have_opposites_too() {
        check(
            &[EvidenceKind::Opposite],
            &[
                ("Das Tor zum Hafen war geschlossen, als die Feuerwehr kam.", "Das Tor zum Hafen war offen, als die Feuerwehr kam."),
                ("Der Zeuge bestätigte den Bericht der Polizei.", "Der Zeuge bestritt den Bericht der Polizei."),
                ("Der Wasserstand ist in der Nacht gestiegen.", "Der Wasserstand ist in der Nacht gefallen."),
                ("Le pont était fermé, dit le maire.", "Le pont était ouvert, dit le maire."),
                ("Les deux marins ont survécu.", "Les deux marins sont morts."),
                ("La porte était verrouillée.", "La porte était ouverte."),
                ("Il sindaco ha confermato il rapporto.", "Il sindaco ha smentito il rapporto."),
                ("Il cancello era aperto tutta la sera.", "Il cancello era chiuso tutta la sera."),
                ("Il consiglio ha accettato la proposta.", "Il consiglio ha respinto la proposta."),
                ("El tribunal condenó al capitán.", "El tribunal absolvió al capitán."),
                ("El puerto estaba lleno.", "El puerto estaba vacío."),
                ("Los dos marineros sobrevivieron.", "Los dos marineros murieron."),
            ],
            &[
                ("Das Tor zum Hafen war offen.", "Die Tür des Ladens war geschlossen."),
                ("Das Tor war nicht offen.", "Das Tor war geschlossen."),
                ("Der Zeuge bestätigte den Bericht.", "Die Polizei bestritt den Angriff."),
                ("Er öffnete das Tor und schloss die Tür.", "Er schloss die Tür."),
                ("Le pont était fermé en hiver.", "La route était ouverte aux voitures."),
                ("Le pont n'était pas fermé.", "Le pont était ouvert."),
                ("Le fleuve est monté en mars.", "Le prix du pain a baissé en ville."),
                ("Les marins sont morts.", "Les passagers ont survécu."),
                ("Il cancello non era aperto.", "Il cancello era chiuso."),
                ("Il sindaco ha confermato il rapporto.", "Il ministro ha smentito la notizia."),
                ("El puerto estaba lleno de barcos.", "La plaza estaba vacía por la noche."),
                ("El puerto no estaba lleno.", "El puerto estaba vacío."),
                ("Der erste Wagen stürzte in den Fluss.", "Der letzte Wagen stürzte in den Fluss."),
                ("La ville a vendu le bateau à Keller.", "Keller a acheté le bateau à la ville."),
                ("Vor dem Brand war das Tor geschlossen.", "Nach dem Brand war das Tor offen."),
                ("Am Morgen war das Tor offen.", "Am Abend war das Tor geschlossen."),
                ("Das große Boot sank.", "Das kleine Boot sank."),
                ("L'entrée nord était fermée.", "L'entrée sud était ouverte."),
                ("La gente saltó al agua.", "La gente cayó al agua."),
                ("El tribunal condenó al capitán.", "El juez absolvió al piloto."),
            ],
        );
    }

    #[test]
    fn opposites_contradict_where_the_rest_is_the_same() {
        check(
            &[EvidenceKind::Opposite],
            &[
                ("The river rose in the night", "The river fell in the night"),
                ("Both sailors survived the storm", "Both sailors died in the storm"),
                ("The dock gate was locked when the engines arrived", "The dock gate was open when the engines arrived"),
                (
                    "The number of swimmers has fallen by a fifth since 2019",
                    "The number of swimmers has risen by a tenth since 2019, figures show",
                ),
                ("The council accepted the offer", "The council rejected the offer"),
                ("Their team won the final", "Their team lost the final"),
                ("The judge convicted the captain", "The judge acquitted the captain"),
                ("The minister confirmed the report", "The minister denied the report"),
                (
                    "The doors of the public gallery were locked during the vote",
                    "The doors of the public gallery stayed open throughout the vote",
                ),
                ("The council accepted the plan", "The plan was rejected by the council"),
                ("The big boat sank in the harbour", "The small boat sank in the harbour"),
                ("The report was confirmed by the minister", "The minister denied the report"),
                ("The train left in the morning", "The train arrived in the morning"),
                ("The king bought the castle", "The king sold the castle"),
                ("The hall was full", "The hall was empty"),
                ("The rebels marched into the city at dawn", "The rebels marched out of the city at dawn"),
                ("The fleet sailed from Genoa", "The fleet sailed to Genoa"),
                ("The prisoners were released on Monday", "The prisoners were arrested on Monday"),
            ],
            &[
                ("The city will break the bank for the bridge", "The city made an offer for the bridge"),
                ("The crew was insufficiently equipped and experienced", "The crew was insufficiently equipped and inexperienced"),
                ("Riot after the death of a teen", "Riot after the death of a sixteen year old"),
                ("A British sailor died in the gale", "One Dutch and one Scottish sailor died in the gale"),
                ("The river rose in March", "The price of bread fell in the city"),
                ("The road is closed until June", "The road opens in June"),
                ("The river did not rise", "The river fell"),
                ("A big dog chased a small cat", "A small cat was chased by a big dog"),
                ("Things could not go well", "Things went badly"),
                ("The council accepted the offer", "The council took the offer"),
                ("A man is standing on a quay", "A man is sitting on a quay"),
                ("The train left the station", "The train departed from the station"),
                ("He opened the gate and closed the door", "He closed the door"),
                ("The bridge was closed for repairs", "The road behind the hill was open to walkers"),
                ("A woman is lifting a box", "A man is lowering a box"),
                ("The army advanced on the town", "The army marched on the town"),
                ("The boat sank", "The boat went down"),
                ("The fleet sailed from Genoa to Tunis", "The fleet sailed to Genoa and Pisa"),
                ("The family moved to London", "The family moved from London to Leeds"),
                ("The choice may not be a moral one", "The choice is an immoral one"),
                ("The council accepted the plan", "The plan was accepted by the council"),
                ("The council accepted the plan", "The council was rejected by the voters"),
                ("The city sold the ship to Keller", "Keller bought the ship from the city"),
                ("The gate was closed before the fire", "The gate was open after the fire"),
                ("Before the fire the gate was closed", "After the fire the gate was open"),
                ("At the first assault thirty men of Vaires fell", "In the second assault eighty men of Vaires fell"),
            ],
        );
    }
}
