//! The words around a number that make it a bound: "at least", "up to", "knapp", "plus de".

use super::Word;

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// So much.
    Exact,
    /// That much or more.
    AtLeast,
    /// More than that.
    MoreThan,
    /// That much or less.
    AtMost,
    /// Less than that.
    LessThan,
    /// About so much.
    About,
    /// From so much to so much.
    Range,
}

/// Words before a number, in the order they are written; longer ones first.
const BEFORE: [(&[&str], Bound); 120] = {
    use Bound::{About, AtLeast, AtMost, LessThan, MoreThan};
    [
        (&["no", "fewer", "than"], AtLeast),
        (&["no", "less", "than"], AtLeast),
        (&["not", "less", "than"], AtLeast),
        (&["not", "fewer", "than"], AtLeast),
        (&["no", "more", "than"], AtMost),
        (&["not", "more", "than"], AtMost),
        (&["nothing", "more", "than"], AtMost),
        (&["not", "much", "more", "than"], About),
        (&["not", "many", "more", "than"], About),
        (&["little", "more", "than"], About),
        (&["barely", "more", "than"], About),
        (&["hardly", "more", "than"], About),
        (&["scarcely", "more", "than"], About),
        (&["little", "short", "of"], About),
        (&["a", "little", "over"], MoreThan),
        (&["a", "little", "under"], LessThan),
        (&["a", "minimum", "of"], AtLeast),
        (&["a", "maximum", "of"], AtMost),
        (&["an", "estimated"], About),
        (&["in", "excess", "of"], MoreThan),
        (&["as", "many", "as"], AtMost),
        (&["as", "much", "as"], AtMost),
        (&["as", "few", "as"], AtLeast),
        (&["au", "moins"], AtLeast),
        (&["pas", "moins", "de"], AtLeast),
        (&["nicht", "weniger", "als"], AtLeast),
        (&["nicht", "mehr", "als"], AtMost),
        (&["por", "lo", "menos"], AtLeast),
        (&["no", "menos", "de"], AtLeast),
        (&["no", "más", "de"], AtMost),
        (&["non", "meno", "di"], AtLeast),
        (&["non", "più", "di"], AtMost),
        (&["at", "least"], AtLeast),
        (&["minimum", "of"], AtLeast),
        (&["maximum", "of"], AtMost),
        (&["at", "most"], AtMost),
        (&["at", "a", "minimum"], AtLeast),
        (&["up", "to"], AtMost),
        (&["more", "than"], MoreThan),
        (&["greater", "than"], MoreThan),
        (&["higher", "than"], MoreThan),
        (&["larger", "than"], MoreThan),
        (&["bigger", "than"], MoreThan),
        (&["longer", "than"], MoreThan),
        (&["older", "than"], MoreThan),
        (&["better", "than"], MoreThan),
        (&["upwards", "of"], MoreThan),
        (&["upward", "of"], MoreThan),
        (&["well", "over"], MoreThan),
        (&["just", "over"], MoreThan),
        (&["slightly", "over"], MoreThan),
        (&["north", "of"], MoreThan),
        (&["less", "than"], LessThan),
        (&["fewer", "than"], LessThan),
        (&["lower", "than"], LessThan),
        (&["smaller", "than"], LessThan),
        (&["shorter", "than"], LessThan),
        (&["younger", "than"], LessThan),
        (&["just", "under"], LessThan),
        (&["well", "under"], LessThan),
        (&["close", "to"], About),
        (&["close", "on"], About),
        (&["more", "or", "less"], About),
        (&["mehr", "als"], MoreThan),
        (&["weniger", "als"], LessThan),
        (&["bis", "zu"], AtMost),
        (&["plus", "de"], MoreThan),
        (&["moins", "de"], LessThan),
        (&["au", "plus"], AtMost),
        (&["au", "maximum"], AtMost),
        (&["à", "peu", "près"], About),
        (&["près", "de"], About),
        (&["plus", "d'", "un"], MoreThan),
        (&["più", "di"], MoreThan),
        (&["meno", "di"], LessThan),
        (&["al", "massimo"], AtMost),
        (&["fino", "a"], AtMost),
        (&["al", "menos"], AtLeast),
        (&["más", "de"], MoreThan),
        (&["menos", "de"], LessThan),
        (&["como", "máximo"], AtMost),
        (&["cerca", "de"], About),
        (&["cerca", "di"], About),
        (&["alrededor", "de"], About),
        (&["autour", "de"], About),
        (&["intorno", "a"], About),
        (&["over"], MoreThan),
        (&["above"], MoreThan),
        (&["exceeding"], MoreThan),
        (&["exceeds"], MoreThan),
        (&["exceeded"], MoreThan),
        (&["surpassed"], MoreThan),
        (&["surpassing"], MoreThan),
        (&["topped"], MoreThan),
        (&["beyond"], MoreThan),
        (&["mindestens"], AtLeast),
        (&["wenigstens"], AtLeast),
        (&["almeno"], AtLeast),
        (&["über"], MoreThan),
        (&["gut"], MoreThan),
        (&["oltre"], MoreThan),
        (&["under"], LessThan),
        (&["below"], LessThan),
        (&["unter"], LessThan),
        (&["maximal"], AtMost),
        (&["höchstens"], AtMost),
        (&["hasta"], AtMost),
        (&["jusqu'", "à"], AtMost),
        (&["about"], About),
        (&["around"], About),
        (&["roughly"], About),
        (&["approximately"], About),
        (&["approx"], About),
        (&["nearly"], About),
        (&["almost"], About),
        (&["some"], About),
        (&["circa"], About),
        (&["perhaps"], About),
        (&["maybe"], About),
        (&["estimated"], About),
    ]
};

/// Words that mean about so much in languages other than English.
const ABOUT: &str = "rund etwa ungefähr zirka ca fast knapp beinahe nahezu gegen environ presque quelque quelques circa quasi incirca \
                     aproximadamente casi unos unas";

/// Words behind which "over" is no bound.
const SPREAD: [&str; 8] = ["averaged", "averaging", "average", "spread", "shared", "divided", "taken", "all"];

/// What the words before word `start` make of the number there, and how many of them it takes.
pub(super) fn before(words: &[Word], start: usize) -> Option<(Bound, usize)> {
    let stands = |phrase: &[&str]| {
        phrase.len() <= start && phrase.iter().zip(&words[start - phrase.len()..start]).all(|(wanted, word)| *wanted == word.form)
    };
    if let Some((phrase, bound)) = BEFORE.iter().find(|(phrase, _)| stands(phrase)) {
        // "Averaged over 9 critics" is no bound.
        let spread = phrase == &["over"] && start > 1 && SPREAD.contains(&words[start - 2].form.as_str());
        return (!spread).then_some((*bound, phrase.len()));
    }
    let one = words.get(start.checked_sub(1)?)?;
    ABOUT.split_whitespace().any(|word| word == one.form).then_some((Bound::About, 1))
}

/// What the words before word `start` make of a stretch of time there, and how many of them it takes: "within 20 minutes".
pub(super) fn within(words: &[Word], start: usize) -> Option<(Bound, usize)> {
    let back = |steps: usize| start.checked_sub(steps).and_then(|at| words.get(at)).map_or("", |word| word.form.as_str());
    let taken = match (back(2), back(1)) {
        (_, "within" | "binnen" | "entro") => 1,
        ("innerhalb", "von") => 2,
        _ => return None,
    };
    Some((Bound::AtMost, taken))
}

/// What the words behind a number make of it, and how many of them it takes: "or more", "or so".
pub(super) fn after(words: &[Word], end: usize) -> Option<(Bound, usize)> {
    let form = |i: usize| words.get(i).map_or("", |word| word.form.as_str());
    Some(match (form(end), form(end + 1)) {
        ("or" | "and", "more") | ("oder", "mehr") | ("ou", "plus") | ("o", "più" | "más") => (Bound::AtLeast, 2),
        ("or" | "and", "less" | "fewer") | ("oder", "weniger") | ("ou", "moins") => (Bound::AtMost, 2),
        ("or", "so") | ("or", "thereabouts") => (Bound::About, 2),
        ("plus", _) => (Bound::AtLeast, 1),
        _ => return None,
    })
}
