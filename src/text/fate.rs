//! What befell the people a number counts: the words differ from account to account, the matter is one.
//!
//! "killed 12 people", "12 people died", "twelve deaths", "12 Tote" are all numbers of the dead.

use super::{Negation, Word};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What befell somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// They died.
    Dead,
    /// They were hurt.
    Hurt,
    /// They are missing.
    Missing,
    /// They were arrested.
    Held,
    /// They were saved, or lived.
    Saved,
    /// They were aboard.
    Aboard,
    /// They had to leave.
    Moved,
    /// They fell ill.
    Ill,
}

const WORDS: [(Fate, &str); 8] = [
    (
        Fate::Dead,
        "dead died dies dying killed kill kills killing death deaths fatalities fatality perished perish lives drowned slain \
         tot tote toten toter todesopfer getötet starben gestorben umgekommen leben \
         mort morts morte mortes tué tués tuée tuées tuant décès décédés décédées \
         morto morti uccisi uccise ucciso vittime \
         muerto muertos muerta muertas fallecidos fallecieron murieron muertes",
    ),
    (
        Fate::Hurt,
        "injured injuring injuries wounded wounding hurt verletzt verletzte verletzten verwundet blessé blessés blessées blessant \
         ferito feriti ferite herido heridos heridas",
    ),
    (Fate::Missing, "missing unaccounted vermisst vermisste vermissten disparus disparues dispersi dispersa desaparecidos"),
    (
        Fate::Held,
        "arrested arrest arrests detained detaining jailed festgenommen verhaftet arrêtés arrêtées interpellés interpellées arrestati \
         arrestate detenidos detenidas",
    ),
    (
        Fate::Saved,
        "rescued saved saving survived survive survivors survivor gerettet überlebten überlebende überlebenden sauvés survivants rescapés salvati \
         sopravvissuti rescatados supervivientes sobrevivientes",
    ),
    (Fate::Aboard, "aboard board passengers bord bordo passagiere passagers passeggeri pasajeros"),
    (Fate::Moved, "evacuated displaced homeless evakuiert obdachlos évacués évacuées déplacés sfollati evacuati evacuados desplazados"),
    (
        Fate::Ill,
        "ill unwell sick sickened infected poisoned erkrankt erkrankten krank infiziert malades intoxiquées intoxiqués malati intossicati \
         enfermos enfermaron intoxicados",
    ),
];

static FATES: LazyLock<HashMap<&'static str, Fate>> =
    LazyLock::new(|| WORDS.iter().flat_map(|(fate, words)| words.split_whitespace().map(|word| (word, *fate))).collect());

/// The fate that a word tells.
pub(crate) fn fate_of(form: &str) -> Option<Fate> {
    FATES.get(form).copied()
}

/// The fate that a passage denies of everybody: "nobody was hurt", "there were no deaths". Of "no member of the crew was hurt" it is none.
pub fn denied_fate(words: &[Word], negation: &Negation) -> Option<Fate> {
    let leads = |form: &str| matches!(form, "fell" | "fallen" | "taken" | "became" | "got" | "lost" | "seriously" | "badly");
    let first = words.get(negation.scope.clone())?.iter().find(|word| !word.function && !leads(&word.form))?;
    fate_of(&first.form).filter(|_| negation.none && negation.denies)
}

/// The fates that a passage tells of anybody, and does not deny, in any order.
pub fn told_fates<'a>(words: &'a [Word], negations: &'a [Negation]) -> impl Iterator<Item = Fate> + 'a {
    // "Lives" are lived too.
    let vague = |form: &str| matches!(form, "lives" | "leben" | "board" | "bord" | "bordo");
    let denied = |at: usize| negations.iter().any(|negation| negation.scope.contains(&at) || negation.words.contains(&at));
    // "More dead than alive".
    let half =
        |at: usize| at.checked_sub(1).is_some_and(|before| matches!(words[before].form.as_str(), "more" | "half" | "nearly" | "almost"));
    let told = words.iter().enumerate().filter(move |(at, word)| !vague(&word.form) && !denied(*at) && !half(*at));
    let hurt = injuries(words, negations).into_iter().map(|_| Fate::Hurt);
    told.filter_map(|(_, word)| fate_of(&word.form)).chain(hurt)
}

/// Where an English passage tells what befell somebody's body, and does not deny it: "broke his wrist", "four stitches".
pub fn injuries(words: &[Word], negations: &[Negation]) -> Vec<Range<usize>> {
    const PARTS: [&str; 22] = [
        "ankle",
        "ankles",
        "arm",
        "arms",
        "collarbone",
        "elbow",
        "finger",
        "fingers",
        "foot",
        "hip",
        "jaw",
        "knee",
        "leg",
        "legs",
        "nose",
        "rib",
        "ribs",
        "shoulder",
        "skull",
        "thigh",
        "wrist",
        "wrists",
    ];
    let form = |at: usize| words.get(at).map_or("", |word| word.form.as_str());
    let denied = |at: usize| negations.iter().any(|negation| negation.scope.contains(&at) || negation.words.contains(&at));
    let part = |at: usize| PARTS.binary_search(&form(at)).is_ok();
    let told = |at: usize| match form(at) {
        "broke" | "broken" | "fractured" | "dislocated" | "sprained" => (at + 1..at + 4).find(|&end| part(end)).map(|end| at..end + 1),
        "stitches" | "concussion" | "concussed" => Some(at..at + 1),
        _ => None,
    };
    (0..words.len()).filter(|&at| !denied(at)).filter_map(told).collect()
}

/// How far from a number its fate may stand, in words.
const REACH: usize = 6;

/// What befell those a number counts: the nearest such word in its clause, with no other number between. `numbers` tells
/// which words belong to numbers.
pub(super) fn fate(text: &str, words: &[Word], number: &Range<usize>, numbers: &[bool]) -> Option<Fate> {
    let clear = |at: usize| {
        let gap = at.checked_sub(1).and_then(|i| text.get(words[i].span.end..words[at].span.start)).unwrap_or("");
        !gap.contains([';', ':', '(', ')', ',', '–', '—'])
    };
    let mut right = None;
    for at in number.end..words.len().min(number.end + REACH) {
        if numbers[at] || !clear(at) {
            break;
        }
        if let Some(fate) = fate_of(&words[at].form) {
            right = Some((at - number.end, fate));
            break;
        }
    }
    let mut left = None;
    for at in (number.start.saturating_sub(REACH)..number.start).rev() {
        if !clear(at + 1) || numbers[at] {
            break;
        }
        if let Some(fate) = fate_of(&words[at].form) {
            left = Some((number.start - 1 - at, fate));
            break;
        }
    }
    // "Four soldiers and three civilians were injured": the fate of both stands behind the last number.
    if left.is_none() && right.is_none() {
        for at in number.end..words.len().min(number.end + REACH + 3) {
            let gap = at.checked_sub(1).and_then(|i| text.get(words[i].span.end..words[at].span.start)).unwrap_or("");
            if gap.contains([';', ':', '(', ')', '–', '—']) {
                break;
            }
            if let Some(fate) = fate_of(&words[at].form) {
                return Some(fate);
            }
        }
    }
    match (left, right) {
        (Some((l, fate)), Some((r, _))) if l < r => Some(fate),
        (_, Some((_, fate))) | (Some((_, fate)), None) => Some(fate),
        _ => None,
    }
}

/// Whether a noun names people without saying which.
pub(crate) fn is_people(form: &str) -> bool {
    matches!(
        form,
        "people"
            | "persons"
            | "person"
            | "individuals"
            | "victims"
            | "others"
            | "lives"
            | "menschen"
            | "personen"
            | "leute"
            | "personnes"
            | "gens"
            | "persone"
            | "personas"
    )
}

#[cfg(test)]
mod tests {
    use super::{Fate, denied_fate, told_fates};
    use crate::text::{Language, contents};

    #[test]
    fn what_befell_nobody_is_denied_of_all_and_not_of_some() {
        for (text, expected) in [
            ("There were no deaths.", vec![Fate::Dead]),
            ("Nobody died, whatever the papers say.", vec![Fate::Dead]),
            ("No one fell ill that night.", vec![Fate::Ill]),
            ("No member of the crew was hurt.", vec![]),
            ("Not one guest was ill.", vec![]),
            ("He was not hurt.", vec![]),
        ] {
            let read = contents(text, Language::ENGLISH);
            let denied: Vec<Fate> = read.negations.iter().filter_map(|negation| denied_fate(&read.words, negation)).collect();
            assert_eq!(denied, expected, "{text}");
        }
    }

    #[test]
    fn what_is_denied_is_not_told() {
        let told = |text: &str| -> Vec<Fate> {
            let read = contents(text, Language::ENGLISH);
            told_fates(&read.words, &read.negations).collect()
        };
        assert_eq!(told("An old woman has died, and sixty people were taken ill."), [Fate::Dead, Fate::Ill]);
        assert_eq!(told("Nobody died, but two were hurt."), [Fate::Hurt]);
        assert_eq!(told("They spent their lives on board."), []);
        assert_eq!(told("We came into port more dead than alive."), []);
    }
}
