//! Exclusive alternatives: two passages say the same but for one word, and the two words exclude each other.
//!
//! | first | second | |
//! |---|---|---|
//! | The boat lay near the yellow line | the boat lay near the red line | contradicts: different colours |
//! | He was born in Thailand | he was born in Malaysia | contradicts: different places |
//! | The north tower was burned down | they burned down the east tower | contradicts, of linked passages: two sides of the compass |
//! | She plays an instrument | she plays the violin | nothing: one word is broader |
//! | The yellow boat sank in the bay | The red boat left the harbour | nothing: too little else is the same |

use super::name::compass;
use super::pairing::{Fit, Pairing, Role, Slot, Token, name_behind};
use super::{Exhibit, in_english};
use super::{scene, weekday};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Lemma, NATIONALITY, lexicon};

/// What exclusive alternatives say about two passages: at most one piece of evidence. Of passages that alignment chose for one another less
/// must be the same where they name two sides of the compass.
pub(super) fn evidence(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing, linked: bool) -> Option<Evidence> {
    let english = in_english(a, b);
    for slot in pairing.slots() {
        if !pairing.around(&slot.x, &slot.y).tight(4) {
            continue;
        }
        if let Some((i, j, category)) = pair(pairing, &slot) {
            if says_nothing(a, &pairing.x[i], b, &pairing.y[j], category) {
                continue;
            }
            // Words of other languages are known by one meaning each, which is not always the one that is meant, and nothing is known of the
            // words around them: but for colours they may tell of two things.
            let alone = category == "colour" && slot.x.len().max(slot.y.len()) == 1;
            let relation = if english || alone { Relation::Contradicts } else { Relation::Related };
            return Some(piece(relation, a, &pairing.x[i..i + 1], b, &pairing.y[j..j + 1], category));
        }
    }
    if !english {
        return None;
    }
    claim(a, b, pairing).or_else(|| sides(a, b, pairing, linked))
}

/// One thing is said to be on two sides of the compass: "the north tower" / "the east tower".
fn sides(a: Exhibit<'_>, b: Exhibit<'_>, p: &Pairing, linked: bool) -> Option<Evidence> {
    let side = |tokens: &[Token], at: usize| {
        let before = at.checked_sub(1).map(|before| &tokens[before])?;
        let described = before.words.end == tokens[at].words.start && !before.name && !before.denied;
        compass(&before.form).filter(|_| described)
    };
    let names = |tokens: &[Token], one: &str| tokens.iter().any(|token| compass(&token.form) == Some(one));
    let things = p.to.iter().enumerate().filter_map(|(i, pair)| pair.filter(|(_, fit)| *fit == Fit::Same).map(|(j, _)| (i, j)));
    let place = |token: &Token| token.role == Role::Content && token.lemmas.first().is_some_and(|&lemma| lexicon().is_somewhere(lemma));
    let (i, j) = things.filter(|&(i, _)| place(&p.x[i])).find(|&(i, j)| match (side(p.x, i), side(p.y, j)) {
        // "The north tower and the east tower" are both told there.
        (Some(here), Some(there)) => here != there && !names(p.x, there) && !names(p.y, here),
        _ => false,
    })?;
    // The same is done or happens to both: "bombs fell on the north" and "they fled from the south" are two matters.
    let deed = |token: &Token| {
        let bent = |&lemma: &Lemma| {
            let verb = lexicon().is_verb(lemma) && !lexicon().is_alive(lemma);
            verb && lexicon().word(lemma) != token.form && !token.form.ends_with('s')
        };
        token.lemmas.first().is_some_and(bent)
    };
    let same_deed =
        || p.to.iter().enumerate().any(|(i, pair)| pair.is_some_and(|(j, fit)| fit == Fit::Same && (deed(&p.x[i]) || deed(&p.y[j]))));
    let (sa, sb) = (super::span(a, &p.x[i - 1..i + 1]), super::span(b, &p.y[j - 1..j + 1]));
    let (u, v) = (super::quote(a, &sa), super::quote(b, &sb));
    let (relation, why) = match linked && same_deed() {
        true => (Relation::Contradicts, format!("“{u}” against “{v}”: another side of the compass")),
        false => (Relation::Related, format!("“{u}” and “{v}”: another side of the compass, both may be true")),
    };
    Some(Evidence { kind: EvidenceKind::Place, relation, a: sa, b: sb, why })
}

/// One passage says nothing but what the other says too, save for one word: "She is American" / "She, born in Lagos in 1988, is
/// a Nigerian singer". The place of the word may be another then.
fn claim(a: Exhibit<'_>, b: Exhibit<'_>, pairing: &Pairing) -> Option<Evidence> {
    let free = |tokens: &[Token], taken: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..tokens.len()).filter(|&i| tokens[i].role != Role::Link && !taken(i)).collect()
    };
    let xs = free(pairing.x, &|i| pairing.to[i].is_some());
    let ys = free(pairing.y, &|j| pairing.from[j].is_some());
    if xs.len().min(ys.len()) != 1 || pairing.matched() < 2 {
        return None;
    }
    let lexicon = lexicon();
    let mut found = xs.iter().flat_map(|&i| ys.iter().map(move |&j| (i, j))).filter_map(|(i, j)| {
        let (x, y) = (&pairing.x[i], &pairing.y[j]);
        let category = lexicon.exclusive(*x.lemmas.first()?, *y.lemmas.first()?)?;
        OF_ITSELF.contains(&category).then_some((i, j, category))
    });
    // Where two words of the long passage exclude that of the short one, both are true of something else.
    let ((i, j, category), None) = (found.next()?, found.next()) else { return None };
    if says_nothing(a, &pairing.x[i], b, &pairing.y[j], category) {
        return None;
    }
    // "Somalian pirates" and "pirates in the Gulf of Aden": the one tells what they are, the other where.
    let led = |tokens: &[Token], at: usize| at.checked_sub(1).is_some_and(|before| tokens[before].role == Role::Link);
    let longer = |tokens: &[Token], at: usize| name_behind(tokens, at).is_some();
    if matches!(category, "place" | NATIONALITY) && (led(pairing.x, i) != led(pairing.y, j) || longer(pairing.x, i) || longer(pairing.y, j))
    {
        return None;
    }
    // "Had a son in 1996" / "the wife of Ashby": who is brought in is somebody else.
    let new = |e: Exhibit<'_>, token: &Token| {
        token.words.start.checked_sub(1).is_some_and(|at| matches!(e.features.words[at].form.as_str(), "a" | "an"))
    };
    if category == "relative" && (new(a, &pairing.x[i]) != new(b, &pairing.y[j])) {
        return None;
    }
    // "The Bulgarian artist" and "the German parliament" are two: what the words describe must have something in common.
    let described = |tokens: &[Token], at: usize| {
        let verb = |token: &Token| {
            let past = !token.form.ends_with('s') && !token.form.ends_with("ing");
            let bent = |&lemma: &Lemma| past && lexicon.is_verb(lemma) && lexicon.word(lemma) != token.form;
            token.lemmas.first().is_some_and(bent)
        };
        let phrase = |k: &usize| tokens[*k].role == Role::Content && tokens[*k].clause == tokens[at].clause && !verb(&tokens[*k]);
        (at + 1..tokens.len()).take_while(phrase).take_while(|_| tokens[at].name).collect::<Vec<_>>()
    };
    let (p, q) = (described(pairing.x, i), described(pairing.y, j));
    let common = p.iter().any(|&k| pairing.to[k].is_some_and(|(to, _)| q.contains(&to)));
    if !p.is_empty() && !q.is_empty() && !common {
        return None;
    }
    Some(piece(Relation::Contradicts, a, &pairing.x[i..i + 1], b, &pairing.y[j..j + 1], category))
}

/// Categories of which a thing has one only.
const OF_ITSELF: [&str; 7] = ["place", NATIONALITY, "relative", "faith", "season", DAY, "language"];
/// The category of weekdays.
const DAY: &str = "day of the week";

/// Whether two words of a category say nothing against each other: one is denied, they tell of two scenes, or of weekdays one only tells when
/// something was said.
fn says_nothing(a: Exhibit<'_>, x: &Token, b: Exhibit<'_>, y: &Token, category: &str) -> bool {
    let saying = |e: Exhibit<'_>, token: &Token| weekday::is_saying(&e.features.words, &token.words);
    // "Victoria" may be short for "Victoria Land"; "Mexico" is not short for "New Mexico".
    let short = |one: &Token, other: &Token| one.form.split(' ').next() == Some(other.form.as_str());
    // "Two German tourists" / "two Dutch tourists": there may be both.
    let several = |e: Exhibit<'_>, token: &Token| e.features.words.get(token.words.end).is_some_and(|word| word.form.ends_with('s'));
    x.denied
        || y.denied
        || category == NATIONALITY && (several(a, x) && several(b, y) || tell_of_several(a, b, category))
        || category == "place" && (short(x, y) || short(y, x))
        || scene::another(a, x, b, y)
        || category == DAY && (saying(a, x) || saying(b, y))
}

/// Whether only one passage names several of a category: "one Dutch and one Scottish sailor" may be told of beside "a British sailor".
fn tell_of_several(a: Exhibit<'_>, b: Exhibit<'_>, category: &str) -> bool {
    let lexicon = lexicon();
    let several = |e: Exhibit<'_>| {
        let named: Vec<Lemma> = e.tokens().iter().filter_map(|token| token.lemmas.first().copied()).collect();
        named.iter().enumerate().any(|(at, &p)| named[at + 1..].iter().any(|&q| lexicon.exclusive(p, q) == Some(category)))
    };
    several(a) != several(b)
}

fn piece(relation: Relation, a: Exhibit<'_>, x: &[Token], b: Exhibit<'_>, y: &[Token], category: &str) -> Evidence {
    let (sa, sb) = (super::span(a, x), super::span(b, y));
    let kind = if category == "place" { EvidenceKind::Place } else { EvidenceKind::Opposite };
    let rest = if relation == Relation::Contradicts { "the rest being the same" } else { "or of another thing" };
    let why = format!("“{}” against “{}”: another {category}, {rest}", super::quote(a, &sa), super::quote(b, &sb));
    Evidence { kind, relation, a: sa, b: sb, why }
}

/// The tokens of a slot that exclude each other, and the category they are of.
fn pair(pairing: &Pairing, slot: &Slot) -> Option<(usize, usize, &'static str)> {
    let lexicon = lexicon();
    let exclusive =
        |x: &Token, y: &Token| x.lemmas.iter().take(1).find_map(|&p| y.lemmas.iter().take(1).find_map(|&q| lexicon.exclusive(p, q)));
    // Of several words the last is what the others describe.
    let (i, j) = (slot.x.end - 1, slot.y.end - 1);
    exclusive(&pairing.x[i], &pairing.y[j]).map(|category| (i, j, category))
}

#[cfg(test)]
mod tests {
    use super::super::table::{check, check_linked};
    use crate::comparison::EvidenceKind;

    #[test]
    fn what_excludes_one_another_does_so_in_other_languages_too() {
        check_linked(
            &[EvidenceKind::Opposite],
            &[
                ("The father of the victim called the police", "The mother of the victim called the police"),
                ("Der Zeuge sagte, das Auto des Diebes sei rot gewesen", "Der Zeuge sagte, das Auto des Diebes sei blau gewesen"),
                ("Le témoin a vu une voiture rouge devant la maison", "Le témoin a vu une voiture bleue devant la maison"),
                ("Il testimone ha detto che la macchina era rossa", "Il testimone ha detto che la macchina era blu"),
                ("El testigo vio un coche rojo delante de la casa", "El testigo vio un coche azul delante de la casa"),
            ],
            &[
                ("Die Brücke über den Fluss war neu", "Der Steg über den Fluss war neu"),
                ("Elle est la fille aînée d'Albert, duc d'York", "Le père d'Elisabeth est Albert"),
                ("El testigo vio un coche rojo", "El ladrón tenía una casa azul"),
                ("El testigo llevaba un abrigo rojo", "El testigo llevaba un sombrero azul"),
                ("La macchina del testimone era rossa", "La macchina del ladro era blu"),
                ("Der Vater des Opfers rief die Polizei", "Die Mutter des Opfers rief die Polizei"),
                ("L'église a été détruite", "L'école a été détruite"),
            ],
        );
    }

    #[test]
    fn one_thing_on_two_sides_of_the_compass_is_disputed_where_the_same_is_done() {
        check_linked(
            &[EvidenceKind::Place],
            &[
                ("The north tower was burned down at night with all its men", "They burned the props, and the east tower came down"),
                ("The north gate was broken in by the rebels", "The rebels, two hundred of them, broke in the south gate"),
            ],
            &[
                ("The fire chief ordered his men out of the north tower", "The fire chief was killed when the south tower fell"),
                ("Bombs fell on the northern district of the city", "Refugees fled from the southern district of the city"),
                ("The king's men held the south gate", "The rebels came in through the north gate of the town, and the king's men fled"),
                ("The ship sailed north yesterday", "The ship turned west yesterday after the warning"),
                ("The quake was centred 13 miles east of Cloverdale", "The quake was centred 23 miles north of Cloverdale"),
            ],
        );
    }

    #[test]
    fn words_that_exclude_each_other_contradict_in_one_place() {
        check(
            &[EvidenceKind::Opposite, EvidenceKind::Place],
            &[
                ("The boat lay near the yellow line", "The boat lay near the red line"),
                ("He was born in Thailand", "He was born in Malaysia"),
                ("The parcel was sent to Paris", "The parcel was sent to London"),
                ("She was playing the piano in the hall", "She was playing the violin in the hall"),
                ("The sailors drank beer in the tavern", "The sailors drank wine in the tavern"),
                ("The body was found in the kitchen", "The body was found in the bedroom"),
                ("The east tower fell first", "The north tower fell first"),
                ("The statue was made of bronze", "The statue was made of marble"),
                ("He was stabbed with a knife", "He was stabbed with a sword"),
                ("The accused is a doctor", "The accused is a lawyer"),
                ("She was wounded in the arm", "She was wounded in the leg"),
                ("Her brother found the letter", "Her uncle found the letter"),
                ("They saw Venus above the hill", "They saw Mars above the hill"),
            ],
            &[
                ("Calder and Ashby got married and had a son in 1996", "Calder is the wife of Ashby"),
                ("She was playing an instrument in the hall", "She was playing the violin in the hall"),
                ("The yellow boat sank in the bay", "The red boat left the harbour"),
                ("He was seen in Paris", "He was seen in France"),
                ("A man in a red coat is waiting", "A man in a blue coat is waiting"),
                ("The puppy was found in the cellar", "The dog was found in the cellar"),
                ("The statue was made of metal", "The statue was made of bronze"),
                ("The red and yellow boat sank", "The yellow and red boat sank"),
                ("He did not buy a red car", "He bought a blue car"),
                ("The boat was scarlet", "The boat was red"),
                ("She drank a glass of wine", "She drank a glass of red wine"),
                ("The body was found in the house", "The body was found in the kitchen"),
                ("The raid began early on Saturday morning", "The raid began early in the morning, she said on Tuesday"),
                ("The Bulgarian artist wrapped a building", "The artist wrapped the German building"),
                ("The carpenter repaired the roof of the church", "The church was locked by the priest"),
            ],
        );
    }
}
