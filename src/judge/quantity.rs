//! Quantity: numbers that count or measure the same thing.
//!
//! | first | second | |
//! |---|---|---|
//! | 12 people died | seventeen people died | contradicts |
//! | The fire killed 12 | 17 deaths were counted | contradicts: numbers of the dead |
//! | at least seven boats | nine boats | related: a lower bound fits |
//! | dozens were hurt | 48 were hurt | related |
//! | 3 miles away | 5 kilometres away | related: rounded |
//! | rose from 12 to 17 | fell to 17 from 20 | nothing: where changes begin is not where they end |
//! | 300 pounds a week | 300 pounds a month | contradicts: see [`rates`] |
//! | 12 dogs and 17 cats | 17 dogs and 12 cats | contradicts: see [`crossed`] |
//! | 12 boats | 17 sailors | nothing: other things are counted |
//! | by noon 3 had died | by evening 7 had died | related: at different moments |
//!
//! Two numbers are held against each other when they measure the same thing: the same noun counted, the same fate, the
//! same unit among the same words. A number that stands in both passages, with the same words, is never held against another one.

use super::edited::is_superlative;
use super::figured::{Rank, Side};
use super::figures::Case;
use super::{crossed, moment, part, rates, totals};
use crate::comparison::{Evidence, EvidenceKind, Relation};
use crate::text::{Bound, Change, Fate, Figures, Measure, Meeting, Quantity, ages, lexicon};

/// What the amounts of two passages say.
pub(super) fn evidence(case: &Case<'_>) -> Vec<Evidence> {
    let (xs, ys) = (&case.a.figures.quantities, &case.b.figures.quantities);
    let mut found = Vec::new();
    let mut used_x = vec![false; xs.len()];
    let mut used_y = vec![false; ys.len()];
    let crossed = crossed::crossed(case);
    for &(i, j) in &crossed.pairs {
        (used_x[i], used_y[j]) = (true, true);
        found.push(crossed.piece(case, &xs[i], &ys[j]));
    }
    // How surely each pair is of one thing, and whether the two numbers fit.
    let table: Vec<Vec<(f32, bool)>> = xs
        .iter()
        .map(|x| {
            let fits = |y: &Quantity| x.other_rate(y) || !matches!(x.meets(y), Meeting::Apart | Meeting::Touching | Meeting::Shifted);
            ys.iter().map(|y| (same_thing(case, x, y), fits(y))).collect()
        })
        .collect();
    let mut pairs: Vec<(bool, f32, usize, usize)> = Vec::new();
    for (i, x) in xs.iter().enumerate() {
        for (j, y) in ys.iter().enumerate() {
            let (same, fits) = table[i][j];
            let equal = x.measure == y.measure && x.unit == y.unit && !x.other_rate(y) && x.meets(y) == Meeting::Same;
            if equal || same >= if fits { NEARLY } else { SAME } {
                pairs.push((equal, same + if fits { RIVAL } else { 0.0 }, i, j));
            }
        }
    }
    // The same number in both is settled first.
    pairs.sort_by(|p, q| {
        q.0.cmp(&p.0)
            .then(q.1.total_cmp(&p.1))
            .then(p.2.abs_diff(p.3).cmp(&q.2.abs_diff(q.3)))
            .then((p.2.min(p.3), p.2.max(p.3)).cmp(&(q.2.min(q.3), q.2.max(q.3))))
    });
    for (_, _, i, j) in pairs {
        if used_x[i] || used_y[j] {
            continue;
        }
        (used_x[i], used_y[j]) = (true, true);
        let (same, fits) = table[i][j];
        // A number that could as well be of something that it fits disputes nothing.
        let rival = |(other, fits): (f32, bool)| fits && other >= NEARLY && other + RIVAL >= same;
        let rivals = (0..xs.len()).any(|k| k != i && rival(table[k][j])) || (0..ys.len()).any(|k| k != j && rival(table[i][k]));
        if same >= SAME && (fits || !rivals) {
            found.extend(match xs[i].other_rate(&ys[j]) {
                true => rates::piece(case, &xs[i], &ys[j]),
                false => piece(case, &xs[i], &ys[j]),
            });
        }
    }
    found
}

/// Whether both tell of how many the same befell, and of as many: "twenty-two dead" / "twenty-two of our parishioners died".
pub(super) fn tell_one_toll(a: &Figures, b: &Figures) -> bool {
    let toll = |q: &&Quantity| {
        let counts = q.measure == Measure::Count && q.is_exact() && q.value() >= 2.0 && q.change == Change::None;
        counts && q.fate.is_some_and(|fate| fate != Fate::Aboard)
    };
    let same = |x: &Quantity| b.quantities.iter().filter(toll).any(|y| x.fate == y.fate && x.value() == y.value());
    a.quantities.iter().filter(toll).any(same)
}

/// Numbers are of the same thing from here on.
const SAME: f32 = 0.55;
/// Numbers that fit each other may be of the same thing from here on: they settle each other, and say nothing.
const NEARLY: f32 = 0.4;
/// Of two numbers that another could be held against, one that fits is preferred to one that is this much surer.
const RIVAL: f32 = 0.08;

/// How surely two numbers measure the same thing.
fn same_thing(case: &Case<'_>, x: &Quantity, y: &Quantity) -> f32 {
    if let (Some(one), Some(other)) = (place_in_a_row(x), place_in_a_row(y))
        && x.measure != y.measure
    {
        let told = case.context(&x.words, &y.words) >= 0.5 || case.one_deed(&x.words, &y.words);
        return if one == other && told { SAME } else { 0.0 };
    }
    if x.measure != y.measure || x.change != y.change {
        return 0.0;
    }
    if x.unit != y.unit && !x.unit.is_empty() && !y.unit.is_empty() {
        return 0.0;
    }
    // A number that is denied in one passage only is held against none: "there were not two of them".
    if case.a.denies_number(&x.words) != case.b.denies_number(&y.words) || case.a.is_denied_of(&x.words) != case.b.is_denied_of(&y.words) {
        return 0.0;
    }
    // Who were hurt are not those who died; but a total may be told of both.
    if matches!((x.fate, y.fate), (Some(p), Some(q)) if p != q) || case.of_another(x, y) {
        return if x.measure == Measure::Count && totals::sum(case, x, y).is_some() { SAME } else { 0.0 };
    }
    let slot = if case.wording >= 0.4 { case.slot(&x.words, &y.words) } else { 0.0 };
    let context = case.context(&x.words, &y.words);
    let anchor = if case.anchored { 0.1 } else { 0.0 };
    match x.measure {
        // First, second and third tell things apart more often than they tell about one thing.
        Measure::Order | Measure::Label => {
            let rank = ranks(case, x, y);
            let exact = x.is_exact() && y.is_exact();
            let version = case.wording >= 0.9 && slot >= 0.7 && case.one_differs();
            // "It is the 38th most abundant" / "it is the 37th most abundant".
            let place = rank && context >= 0.5 && (noun(x, y) >= 0.35 || slot >= 0.9);
            // "It is his sixth album" / "the album is his fifth".
            let told = x.measure == Measure::Order
                && noun(x, y) >= 0.35
                && context >= 0.6
                && is_said_to_be(&case.a, x)
                && is_said_to_be(&case.b, y);
            if exact && (version || place || told) { 0.6 + 0.4 * slot } else { 0.0 }
        }
        Measure::Count => {
            let parts = if x.part == y.part { 0.0 } else { 0.2 };
            // "Making about 600 men" / "that about 500 men were assembled": men are not a place that both stand in.
            let people = if x.people && y.people && !case.close() { [&x.counted[..], &y.counted[..]].concat() } else { Vec::new() };
            let context = if people.is_empty() { context } else { case.context_without(&x.words, &y.words, &people) };
            let same = noun(x, y) + fate(x, y) + 0.35 * context + 0.45 * slot + anchor - parts;
            let one_deed = || are_counted_alike(x, y) && x.part == y.part && case.one_deed_of_people(&x.words, &y.words);
            if same < SAME && (totals::sum(case, x, y).is_some() || one_deed()) { SAME } else { same }
        }
        Measure::Age if are_ages_of_one(case, x, y) => 1.0,
        measure => {
            // "Was paid 200 pounds in five-pound notes".
            let coins = |side: &Side<'_>, q: &Quantity| matches!(side.form(q.words.end), "notes" | "note" | "coins" | "bills" | "pieces");
            let alone = |side: &Side<'_>| {
                let like = |q: &&Quantity| q.measure == measure && q.out_of == x.out_of && !coins(side, q);
                side.figures.quantities.iter().filter(like).count() == 1
            };
            let chosen = if case.chosen(x, y) { 0.2 } else { 0.0 };
            let only = chosen > 0.0 || alone(&case.a) && alone(&case.b);
            let counted = if measure == Measure::Share || measure == Measure::Money { noun(x, y).clamp(-0.1, 0.1) } else { 0.0 };
            let scale = if x.out_of == y.out_of { 0.0 } else { 0.2 };
            let from = if are_from_one_place(case, x, y) { 0.2 } else { 0.0 };
            0.25 + from + if only { 0.15 } else { 0.0 } + chosen + counted + 0.4 * context + 0.45 * slot + anchor - scale
        }
    }
}

/// What a number says the place of in a row: "the 23rd move", "move 23".
fn place_in_a_row(q: &Quantity) -> Option<&str> {
    match q.measure {
        Measure::Order => q.counted.first().map(|stem| stem.as_str()),
        Measure::Label => Some(q.unit.as_str()).filter(|unit| !unit.is_empty()),
        _ => None,
    }
    .filter(|_| q.is_exact())
}

/// Whether both ordinals are places in an order: "third largest", "ranked 28th".
fn ranks(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    let is_rank = |form: &str| is_superlative(form) || matches!(form, "place" | "rank" | "position" | "platz");
    let leads = |form: &str| matches!(form, "ranked" | "ranks" | "finished" | "placed" | "finishing" | "ranking");
    let rank = |side: &Side<'_>, q: &Quantity| {
        is_rank(side.form(q.words.end)) || q.words.start.checked_sub(1).is_some_and(|at| leads(side.form(at)))
    };
    x.measure == Measure::Order && rank(&case.a, x) && rank(&case.b, y)
}

/// Whether an ordinal says what something is: "is the sixth", "was his only fifth".
fn is_said_to_be(side: &Side<'_>, q: &Quantity) -> bool {
    let is = |at: usize| matches!(side.form(at), "is" | "was" | "are" | "were" | "became" | "ist" | "war" | "est" | "était" | "è" | "era");
    (q.words.start.saturating_sub(4)..q.words.start).rev().take_while(|&at| side.joined(at)).any(is)
}

/// Whether the passages tell of different ones of a row: "at the first assault", "in the second assault". Where both tell of several, the
/// one that a number stands nearest to is its own.
fn other_item(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    let (xs, ys): (Vec<Rank<'_>>, Vec<Rank<'_>>) = (case.a.ranks().collect(), case.b.ranks().collect());
    // "The second battle" / "the first battle": neither is told in the other passage.
    let apart = xs.iter().any(|x| {
        let of_row = |list: &'_ [Rank<'_>]| list.iter().filter(|one| one.row == x.row).map(|one| one.rank).collect::<Vec<f64>>();
        let (here, there) = (of_row(&xs), of_row(&ys));
        !there.is_empty() && here.iter().all(|rank| !there.contains(rank))
    });
    let nearest = |list: &[Rank<'_>], to: usize| list.iter().min_by_key(|one| one.at.abs_diff(to)).map(|one| (one.row.clone(), one.rank));
    let own = match (nearest(&xs, x.words.start), nearest(&ys, y.words.start)) {
        (Some((row, first)), Some((other, second))) => row == other && first != second,
        _ => false,
    };
    apart || own
}

/// How well what is counted agrees.
fn noun(x: &Quantity, y: &Quantity) -> f32 {
    let shares = |p: &Quantity, q: &Quantity| p.counted.iter().take(3).any(|stem| q.counted.iter().take(3).any(|other| other == stem));
    match (x.counted.first(), y.counted.first()) {
        // People are counted in many things.
        (Some(_), Some(_)) if x.people && y.people => 0.3,
        (Some(p), Some(q)) if p == q || x.counted.last() == y.counted.last() => 0.5,
        (Some(_), Some(_)) if shares(x, y) => 0.35,
        (Some(_), Some(_)) if x.fate.is_some() && x.fate == y.fate && (x.people || y.people) => 0.15,
        (Some(_), Some(_)) => -0.3,
        _ => 0.0,
    }
}

/// How well what befell those who are counted agrees.
fn fate(x: &Quantity, y: &Quantity) -> f32 {
    match (x.fate, y.fate) {
        (Some(p), Some(q)) if p == q => 0.35,
        _ => 0.0,
    }
}

/// What two numbers for one thing say; nothing where the passages are too far apart for their difference to matter.
fn piece(case: &Case<'_>, x: &Quantity, y: &Quantity) -> Option<Evidence> {
    let short = falls_short(&case.a, x) && y.bound == Bound::MoreThan || falls_short(&case.b, y) && x.bound == Bound::MoreThan;
    let meeting = if short && x.value() == y.value() { Meeting::Apart } else { x.meets(y) };
    let (p, q) = shown(case, x, y);
    let related = |why: String| Some((Relation::Related, why));
    let dispute = || Some(case.disputed(&p, &q));
    let (relation, why) = match meeting {
        Meeting::Same => Some((Relation::Agrees, format!("both have {p}"))),
        Meeting::Within => related(format!("{p} and {q}: one is a bound that the other keeps, both may be true")),
        // "About 50 percent" and "about 45 percent", where all else is one sentence.
        Meeting::About if case.versions() && x.bound == y.bound && x.out_of == y.out_of && differ(x.value(), y.value()) => dispute(),
        // "8,030 cases" / "8,033 cases", where all else is one sentence: nobody rounds thousands to tens.
        Meeting::Rounded if case.versions() && x.is_exact() && y.is_exact() && (ends_in_tens(x) || ends_in_tens(y)) => dispute(),
        Meeting::Rounded | Meeting::About => related(format!("{p} and {q}: rounded or about, both may be true")),
        _ if x.measure != Measure::Order && other_item(case, x, y) => None,
        _ if !(case.near()
            || x.fate.is_some() && x.fate == y.fate
            || case.one_deed(&x.words, &y.words)
            || are_ages_of_one(case, x, y)
            || are_the_sum(case, x, y)
            || case.gate.told >= 2 && are_from_one_place(case, x, y)) =>
        {
            None
        }
        Meeting::Touching if is_round(x.value()) && !case.versions() => related(format!("{p} and {q}: a round number, both may be true")),
        Meeting::Shifted if !(case.versions() && x.bound == y.bound) => related(format!("{p} and {q}: two bounds, both may be true")),
        _ => match totals::sum(case, x, y)
            .or_else(|| totals::share(case, x, y))
            .or_else(|| totals::rest(case, x, y))
            .or_else(|| part::apart(case, x, y))
            .or_else(|| moment::apart(case, x, y))
        {
            Some(why) => related(format!("{p} and {q}: {why}")),
            None => dispute(),
        },
    }?;
    Some(Evidence { kind: EvidenceKind::Quantity, relation, a: x.span.clone(), b: y.span.clone(), why })
}

/// Whether two exact numbers of people who did one thing cannot both be true, whatever they are called: "31 men and boys" / "26 persons", who
/// are all. Of 31 persons 26 may be men.
fn are_counted_alike(x: &Quantity, y: &Quantity) -> bool {
    let somebody =
        |q: &Quantity| q.counted.iter().take(1).any(|stem| lexicon().lemmas(stem).iter().any(|&lemma| lexicon().is_alive(lemma)));
    let kinds = match (x.people, y.people) {
        (true, true) => true,
        (true, false) => somebody(y) && y.low > x.high,
        (false, true) => somebody(x) && x.low > y.high,
        (false, false) => false,
    };
    kinds && x.is_exact() && y.is_exact()
}

/// Whether two distances are told from one place: "twenty-two miles from Camp Lund" / "some thirty miles from the camp".
fn are_from_one_place(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    const FAR: usize = 4;
    let place = |side: &Side<'_>, q: &Quantity| -> Vec<String> {
        let end = q.words.end;
        let from = side.form(end) == "from";
        let words = side.words.iter().skip(end + 1).take(FAR).filter(|word| from && !word.function);
        words.map(|word| word.stem.as_str().to_owned()).collect()
    };
    let there = place(&case.b, y);
    x.measure == Measure::Length && place(&case.a, x).iter().any(|stem| there.contains(stem))
}

/// Whether two amounts of money are those of one deed, of which one passage says no more than how much it was: "the sum paid was £150".
fn are_the_sum(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    const FAR: usize = 4;
    let sum = |side: &Side<'_>, q: &Quantity| {
        let called = |at: usize| matches!(side.form(at), "sum" | "amount" | "price" | "fee" | "fine" | "ransom" | "reward" | "bribe");
        let was = q.words.start.checked_sub(1).is_some_and(|at| matches!(side.form(at), "was" | "were"));
        was && (q.words.start.saturating_sub(FAR)..q.words.start).any(called)
    };
    x.measure == Measure::Money && case.same_event(&x.words, &y.words) && (sum(&case.a, x) || sum(&case.b, y))
}

/// Whether two numbers are ages of one who is named in both passages.
fn are_ages_of_one(case: &Case<'_>, x: &Quantity, y: &Quantity) -> bool {
    let of = |side: &Side<'_>, q: &Quantity| {
        let told = ages(side.words, side.figures).find(|(_, age)| age.words == q.words);
        told.map(|((first, last), _)| (first.to_owned(), last.to_owned()))
    };
    of(&case.a, x).is_some_and(|who| of(&case.b, y) == Some(who))
}

/// Whether a number is told as not quite reached: "nearly 45 %", which is not "more than 45 %".
fn falls_short(side: &Side<'_>, q: &Quantity) -> bool {
    matches!(side.form(q.words.start), "nearly" | "almost" | "fast" | "beinahe" | "nahezu" | "knapp" | "presque" | "quasi" | "casi")
}

/// Whether a number of thousands is told to the tens.
fn ends_in_tens(q: &Quantity) -> bool {
    q.measure == Measure::Count && q.value() >= 1000.0 && q.value() % 10.0 == 0.0 && q.value() % 100.0 != 0.0
}

/// Whether two numbers that are both given as about so much are not one.
fn differ(x: f64, y: f64) -> bool {
    (x - y).abs() > 0.05 * x.abs().max(y.abs())
}

/// Whether people would write this number for others near it: 100, 1,500, 2 million, but not 40 or 165.
fn is_round(value: f64) -> bool {
    let mut digits = value.abs();
    while digits >= 10.0 && (digits / 10.0).fract() == 0.0 {
        digits /= 10.0;
    }
    value.abs() >= 100.0 && (digits < 10.0 || (digits < 100.0 && digits % 5.0 == 0.0))
}

/// Both numbers with the word behind them, where that is what is counted.
fn shown(case: &Case<'_>, x: &Quantity, y: &Quantity) -> (String, String) {
    let end = |side: &Side<'_>, q: &Quantity| match side.words.get(q.words.end) {
        Some(word) if q.counted.first() == Some(&word.stem) => word.span.end,
        _ => q.span.end,
    };
    let (a, b) = (x.span.start..end(&case.a, x), y.span.start..end(&case.b, y));
    case.quoted(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::super::figures::cases::{check, check_in};
    use crate::comparison::EvidenceKind;

    #[test]
    fn numbers_that_cannot_both_be_true_contradict() {
        check(
            EvidenceKind::Quantity,
            &[
                ("Twelve people died in the fire.", "The fire killed 17 people.", "contradicts"),
                ("The old ship sank after 3 explosions.", "The old ship sank after 5 explosions.", "contradicts"),
                ("The storm sank five fishing boats.", "Seven fishing boats were sunk by the storm.", "contradicts"),
                ("At least thirty people spoke against the plan.", "Twenty-four people spoke against the plan.", "contradicts"),
                ("The tower is 40 metres high.", "The tower is 60 metres high.", "contradicts"),
                ("The clocks were stopped after the 23rd move.", "I stopped the clocks after move thirty-one.", "contradicts"),
                ("Sixty-three head of cattle perished in the stalls.", "Thirty-six cattle were killed.", "contradicts"),
                (
                    "Milos Lund, 24, was leading when the game was stopped after an hour.",
                    "The club wishes to correct what was written about its member Milos Lund, 26.",
                    "contradicts",
                ),
                ("Eighty-seven men were below.", "Little more than sixty men were below.", "contradicts"),
                ("Wenbury had 8,030 patients and 318 beds in May.", "Wenbury had 8,033 patients and 318 beds in May.", "contradicts"),
                ("There have been 1040 confirmed cases in the town.", "There have been 903 confirmed cases in the town.", "contradicts"),
                ("There were five cases and one recovery in May.", "There were six cases and one recovery in May.", "contradicts"),
                (
                    "The first part had nine regulars, five of whom stayed.",
                    "The first part had nine regulars, four of whom stayed.",
                    "contradicts",
                ),
                (
                    "Based on 38 reports, 82 % of the pupils were content.",
                    "Based on 38 reports, 79 % of the pupils were content.",
                    "contradicts",
                ),
                ("After the fire 82 % of the pupils were content.", "Based on 38 reports, 79 % of the pupils were content.", "contradicts"),
                ("About 300 to 400 men stood on the green.", "900 men stood on the green.", "contradicts"),
                ("The wall is 3 miles long.", "The wall is 9 kilometres long.", "contradicts"),
                ("The search of the cellar lasted half an hour.", "The search of the cellar lasted three hours.", "contradicts"),
                ("The lorry stopped half a mile from the gate.", "The lorry stopped six miles from the gate.", "contradicts"),
                ("He waited over a quarter of an hour for her.", "He waited ten minutes for her.", "contradicts"),
                ("Repairs would cost £4.2 million.", "Repairs would cost 2.4 million pounds.", "contradicts"),
                ("Repairs would cost 1.2 million thalers.", "Repairs would cost 1.4 million thalers.", "contradicts"),
                ("The council voted by eleven votes to nine.", "The council voted by twelve votes to eight.", "contradicts"),
                ("The home team won the match 3-1.", "The home team won the match 3-2.", "contradicts"),
                ("Some 40 percent of the harvest was lost.", "Two thirds of the harvest was lost.", "contradicts"),
                ("The bridge carries fewer than 500 cars a day.", "The bridge carries 900 cars a day.", "contradicts"),
                (
                    "The song got to #44 on the chart of the country.",
                    "The song got to number 37 on the chart of the country.",
                    "contradicts",
                ),
                (
                    "The song reached number 17, her tenth hit and her first hit of the year.",
                    "The song reached number 13, her tenth hit and her first hit of the year.",
                    "contradicts",
                ),
                (
                    "He directed one part in the first year and three parts in the second year.",
                    "He directed one part in the first year and four parts in the second year.",
                    "contradicts",
                ),
                (
                    "The film earned $66 million at home and $10 million abroad, a worldwide total of $76 million, for a budget of $9 million.",
                    "The film earned more than $79 million globally.",
                    "contradicts",
                ),
                ("The works employ about 15,000 people in the old town.", "The works in the old town have 9,000 employees.", "contradicts"),
                ("Nine people are known to be dead in the harbour.", "Fourteen of those who were in the harbour are dead.", "contradicts"),
                ("The film was made for 50 crore.", "The film was made for 80crore.", "contradicts"),
                ("About 20 percent of the harvest was lost.", "About 15percent of the harvest was lost.", "contradicts"),
                ("It is the third largest port in the country.", "It is the fifth largest port in the country.", "contradicts"),
                ("It is the 38th most abundant metal in the crust.", "The metal is the 37th most abundant in the crust.", "contradicts"),
                ("The Drifters is the sixth novel by the writer Ada Lund.", "The Drifters is Ada Lund's fifth novel.", "contradicts"),
                (
                    "The play has a rating of 46 %, based on 197 reviews.",
                    "The play has a rating of 46 %, based on 198 reviews.",
                    "contradicts",
                ),
                ("About 286,200 people live in the city.", "About 312,000 people live in the city.", "contradicts"),
                ("The number of cases reached 919, the mayor said.", "The number of cases reached 1021, the mayor said.", "contradicts"),
                (
                    "The service stores up to 100,000 files for each user.",
                    "The service stores up to 50,000 files for each user.",
                    "contradicts",
                ),
                ("The strike lasted for three weeks.", "The strike lasted for 5 days.", "contradicts"),
                ("The pilot, aged 34, survived the crash.", "The 43-year-old pilot survived the crash.", "contradicts"),
                ("More than 165 critics liked the play.", "165 critics liked the play.", "contradicts"),
                ("Nearly 45 % of the crew fell ill.", "More than 45 % of the crew fell ill.", "contradicts"),
                ("Dozens of houses burned down.", "Nine houses burned down.", "contradicts"),
                ("The film holds a score of 6.7/10 from critics.", "The film holds a score of 8.1/10 from critics.", "contradicts"),
            ],
        );
    }

    #[test]
    fn numbers_that_may_both_be_true_are_related() {
        check(
            EvidenceKind::Quantity,
            &[
                ("The search of the cellar lasted half an hour.", "The search of the cellar lasted 28 minutes.", "related"),
                ("The lorry stopped half a mile from the gate.", "The lorry stopped 900 yards from the gate.", "related"),
                ("At least seven boats sank.", "Nine boats sank.", "related"),
                ("Dozens of people were hurt.", "48 people were hurt.", "related"),
                ("About 200 people attended the meeting.", "187 people attended the meeting.", "related"),
                ("A petition with more than 3,000 signatures was handed in.", "A petition with 3,412 signatures was handed in.", "related"),
                ("The dam lies 3 miles above the town.", "The dam lies 5 kilometres above the town.", "related"),
                ("The city has 2.1 million inhabitants.", "The city has 2,134,000 inhabitants.", "related"),
                ("Up to 40 houses were flooded.", "Twelve houses were flooded.", "related"),
                ("Between 20 and 30 boats were at sea.", "27 boats were at sea.", "related"),
                ("About 300 to 400 men stood on the green.", "350 men stood on the green.", "related"),
                ("Three hundred and more men stood on the green.", "350 men stood on the green.", "related"),
                ("Nine adults and three children were killed.", "Twelve people, including three children, were killed.", "related"),
                ("By noon 3 people had died in the flood.", "By midnight 7 people had died in the flood.", "related"),
                ("By Friday five people had died in the flood.", "By Sunday nine people had died in the flood.", "related"),
                ("Last year 30 people drowned in the lake.", "This year 12 people drowned in the lake.", "related"),
                ("A dozen lorries were burned by the strikers.", "The strikers set fire to about ten lorries.", "related"),
                ("After 43 reports 82 % of the pupils were content.", "Based on 38 reports, 79 % of the pupils were content.", "related"),
                ("Over 100 people were injured.", "100 people were hurt, some badly, and injured.", "related"),
                ("Two men and a woman were rescued from the roof.", "Three people were rescued from the roof.", "related"),
                ("Nearly half of the crew fell ill.", "48 percent of the crew fell ill.", "related"),
                ("The repairs could cost 5 million euros.", "The repairs cost 3 million euros.", "related"),
                ("By half past nine he had brought eleven people to the bank.", "He brought nineteen people to the bank.", "related"),
                ("Initially three people were reported missing.", "Five people were reported missing.", "related"),
            ],
        );
    }

    #[test]
    fn numbers_of_different_things_say_nothing() {
        check(
            EvidenceKind::Quantity,
            &[
                ("Milos Lund, 24, was leading.", "The club honours Anna Lund, 26.", "-"),
                ("The clocks were stopped after the 23rd move.", "The hall was cleared after round nine.", "-"),
                ("Twelve boats were lost in the storm.", "Seventeen sailors were lost in the storm.", "-"),
                ("A five member commission noted the killing of villagers.", "Some 200,000 people were killed in the villages.", "-"),
                ("The repair of the boat cost 40 shillings.", "The repair of the boat cost 50 ducats.", "-"),
                ("The fire killed 12 people.", "The fire injured 17 people.", "-"),
                ("Prices rose from 12 to 17 dollars.", "Prices fell to 12 from 17 dollars.", "-"),
                ("The first engine arrived late.", "The second engine arrived late at the harbour.", "-"),
                ("Twelve people lost their lives.", "12 people lost their lives.", "agrees"),
                ("Mexico's base rate rose by 2 percent.", "South Korea's base rate rose by 3 percent.", "related"),
                ("At the first assault thirty men fell in the ditch.", "At the second assault eighty men fell in the ditch.", "-"),
                ("The COVID-19 cases rose.", "The 12 cases rose.", "-"),
            ],
        );
    }

    #[test]
    fn other_languages_count_too() {
        check_in(
            "de",
            EvidenceKind::Quantity,
            &[
                ("Bei dem Brand starben zwölf Menschen.", "Bei dem Brand starben siebzehn Menschen.", "contradicts"),
                ("Das Schiff hatte 600.000 Liter Öl geladen.", "Das Schiff hatte 60.000 Liter Öl geladen.", "contradicts"),
                ("Mindestens sieben Boote sanken.", "Neun Boote sanken.", "related"),
            ],
        );
        check_in(
            "fr",
            EvidenceKind::Quantity,
            &[
                ("L'incendie a fait douze morts.", "L'incendie a fait dix-sept morts.", "contradicts"),
                ("Plus de 3 000 personnes ont manifesté.", "3 412 personnes ont manifesté.", "related"),
            ],
        );
        check_in(
            "it",
            EvidenceKind::Quantity,
            &[("Nel rogo morirono ventuno persone.", "Nel rogo morirono trentacinque persone.", "contradicts")],
        );
        check_in(
            "es",
            EvidenceKind::Quantity,
            &[("El incendio dejó doce muertos.", "El incendio dejó diecisiete muertos.", "contradicts")],
        );
    }
}
