//! Counts what a comparison found of a reader's list, what it missed, and what it claims wrongly.

use crate::answers::{Answers, Entry};
use crate::view::{View, contradicting_kinds};
use corroborate::account::{PassageId, Siglum};
use corroborate::comparison::{Comparison, Relation, Standing, Voice};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Found, missed and false for one kind of answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub found: usize,
    pub missed: usize,
    /// Claimed, but not so.
    pub wrong: usize,
}

impl Count {
    fn note(&mut self, found: bool) {
        if found { self.found += 1 } else { self.missed += 1 }
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.wrong += other.wrong;
    }
}

/// What one event came to.
#[derive(Default)]
pub struct Tally {
    /// `wrong` counts the listed contradictions that are taken for agreement.
    pub agreements: Count,
    /// `wrong` counts the contradicting links that no entry lists.
    pub contradictions: Count,
    /// Contradictions with evidence of the right kind.
    pub kinds: Count,
    /// The same, by the kind that the reader gives them; `wrong` by the kind that the comparison gives.
    pub by_kind: BTreeMap<String, Count>,
    /// `wrong` counts what is called "not found" in an account where the reader found it.
    pub omissions: Count,
    pub repeated: Count,
    /// Traps: `found` is seen through, `wrong` is fallen into.
    pub traps: Count,
    /// Of the agreements, contradictions and omissions: those whose passages are in more than one language.
    pub across_languages: Count,
    /// How many points are disputed.
    pub disputed: usize,
    /// What was missed or is wrong, by what is the matter with it.
    pub remarks: BTreeMap<&'static str, Vec<String>>,
}

/// What is asked of the sample events, in percent of what the reader lists.
const AGREEMENTS: usize = 90;
const CONTRADICTIONS: usize = 85;
const OMISSIONS: usize = 90;

impl Tally {
    /// Holds a comparison against a reader's list.
    pub fn of(comparison: &Comparison, answers: &Answers) -> Self {
        let disputed = comparison.points.iter().filter(|point| point.standing == Standing::Disputed).count();
        let mut tally = Self { disputed, ..Self::default() };
        let view = View(comparison);
        for entry in &answers.agreements {
            let found = entry.pairs().all(|(x, y)| view.agree(x, y));
            tally.agreements.note(found);
            tally.note_language(entry, found);
            tally.remark(found, "agreement missed", entry, &view, |x, y| !view.agree(x, y));
        }
        let listed = tally.contradictions(&view, answers);
        tally.omissions(&view, answers);
        for entry in &answers.traps {
            let hits = |x, y| view.contradict(x, y) && !view.explained(x, y, &listed);
            let hit = entry.pairs().any(|(x, y)| hits(x, y));
            if hit {
                tally.traps.wrong += 1
            } else {
                tally.traps.found += 1
            }
            tally.remark(!hit, "trap hit", entry, &view, hits);
        }
        for entry in &answers.repeated {
            let copied = |x, y| {
                comparison.link_between(x, y).is_some_and(|link| link.copied)
                    || view.together(x, y).is_some_and(|p| p.standing == Standing::Repeated)
            };
            let found = entry.pairs().all(|(x, y)| copied(x, y));
            tally.repeated.note(found);
            tally.remark(found, "repetition missed", entry, &view, |x, y| !copied(x, y));
        }
        tally
    }

    /// Counts the contradictions, and hands back the pairs that the reader lists.
    fn contradictions(&mut self, view: &View<'_>, answers: &Answers) -> BTreeSet<(PassageId, PassageId)> {
        let agreed = |x, y| view.0.link_between(x, y).is_some_and(|link| link.relation == Relation::Agrees);
        let mut listed = BTreeSet::new();
        for entry in &answers.contradictions {
            let right = |x, y| view.kinds(x, y).iter().any(|kind| entry.accepted.contains(kind));
            let found = entry.pairs().all(|(x, y)| view.contradict(x, y));
            let right_kind = found && entry.pairs().all(|(x, y)| right(x, y));
            let taken_for_agreement = entry.pairs().any(|(x, y)| agreed(x, y));
            self.contradictions.note(found);
            self.kinds.note(right_kind);
            self.note_language(entry, right_kind);
            self.by_kind.entry(entry.kind.clone()).or_default().note(right_kind);
            self.agreements.wrong += usize::from(taken_for_agreement);
            let what = if taken_for_agreement { "contradiction taken for agreement" } else { "contradiction missed" };
            self.remark(found, what, entry, view, |x, y| !view.contradict(x, y));
            self.remark(!found || right_kind, "contradiction found, but not of its kind", entry, view, |x, y| !right(x, y));
            listed.extend(entry.pairs());
        }
        let arguable: BTreeSet<(PassageId, PassageId)> = answers.arguable.iter().flat_map(Entry::pairs).collect();
        for link in view.0.links.iter().filter(|link| link.relation == Relation::Contradicts) {
            let pair = (link.a, link.b);
            if !listed.contains(&pair) && !arguable.contains(&pair) {
                self.contradictions.wrong += 1;
                self.by_kind.entry(contradicting_kinds(link).into_iter().next().unwrap_or_default()).or_default().wrong += 1;
                let remark = format!("{}{}{}", view.quote(link.a), view.quote(link.b), view.made_of(link.a, link.b));
                self.remarks.entry("false contradiction").or_default().push(remark);
            }
        }
        listed
    }

    /// Counts the omissions, and what is called an omission though the account says it.
    fn omissions(&mut self, view: &View<'_>, answers: &Answers) {
        for entry in &answers.omissions {
            let silent = |siglum: &Siglum| view.shared_point(entry).is_some_and(|point| point.voices[siglum.index()] == Voice::Silent);
            let found = entry.missing.iter().all(silent);
            self.omissions.note(found);
            self.note_language(entry, found);
            self.remark(found, "omission missed", entry, view, |x, y| view.together(x, y).is_none());
            if let (false, Some(point)) = (found, view.shared_point(entry)) {
                let speaking = point.passages.iter().filter(|id| entry.missing.contains(&id.siglum)).map(|&id| view.quote(id));
                let more = format!("\n    but {} holds, of accounts that leave it out:{}", point.id(), speaking.collect::<String>());
                self.remarks.entry("omission missed").or_default().last_mut().into_iter().for_each(|remark| remark.push_str(&more));
            }
        }
        let mut claimed = BTreeSet::new();
        for entry in answers.agreements.iter().chain(&answers.contradictions) {
            for (x, y) in entry.pairs().flat_map(|(x, y)| [(x, y), (y, x)]) {
                let point = view.0.point_of(x);
                if view.0.is_omission(point, y.siglum) && claimed.insert((point.index, y.siglum)) {
                    let what = format!("{}: {} \"not found in {}\"", entry.point, point.id(), y.siglum);
                    let remark = format!("{what}{}{}", view.quote(x), view.quote(y));
                    self.remarks.entry("false omission").or_default().push(remark);
                }
            }
        }
        self.omissions.wrong = claimed.len();
    }

    fn note_language(&mut self, entry: &Entry, found: bool) {
        if entry.across_languages {
            self.across_languages.note(found);
        }
    }

    /// Says what is the matter with an entry, its passages, and what was made of the pairs that went astray.
    fn remark(&mut self, fine: bool, what: &'static str, entry: &Entry, view: &View<'_>, astray: impl Fn(PassageId, PassageId) -> bool) {
        if fine {
            return;
        }
        let mut line = entry.point.clone();
        if !entry.kind.is_empty() {
            let found: BTreeSet<String> = entry.pairs().flat_map(|(x, y)| view.kinds(x, y)).collect();
            let found: Vec<String> = found.into_iter().collect();
            let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
            let _ = write!(line, " [{}; found: {found}]", entry.accepted.join(" or "));
        }
        if !entry.why.is_empty() {
            let _ = write!(line, " ({})", entry.why);
        }
        line.extend(entry.passages.iter().map(|&id| view.quote(id)));
        line.extend(entry.pairs().filter(|&(x, y)| astray(x, y)).map(|(x, y)| view.made_of(x, y)));
        self.remarks.entry(what).or_default().push(line);
    }

    /// Adds the counts of another event.
    pub fn add(&mut self, other: &Self) {
        self.agreements.add(other.agreements);
        self.contradictions.add(other.contradictions);
        self.kinds.add(other.kinds);
        self.omissions.add(other.omissions);
        self.repeated.add(other.repeated);
        self.traps.add(other.traps);
        self.across_languages.add(other.across_languages);
        self.disputed += other.disputed;
        for (kind, count) in &other.by_kind {
            self.by_kind.entry(kind.clone()).or_default().add(*count);
        }
    }

    /// The head of the table.
    pub fn head() -> String {
        format!("{:<16} {:<30} {:>5} {:>6} {:>5} {:>6}  {}\n", "event", "kind", "found", "missed", "false", "found", "asked")
    }

    /// The rows of the table for this event.
    pub fn rows(&self, event: &str) -> String {
        let row = |kind: &str, count: Count, asked: Option<usize>| {
            let of = count.found + count.missed;
            let share = (count.found * 100).checked_div(of).map_or_else(String::new, |share| format!("{share} %"));
            let asked = match asked {
                Some(asked) if count.found * 100 >= asked * of => format!("{asked} %"),
                Some(asked) => format!("{asked} %, not reached"),
                None => String::new(),
            };
            let line = format!("{event:<16} {kind:<30} {:>5} {:>6} {:>5} {share:>6}  {asked}", count.found, count.missed, count.wrong);
            format!("{}\n", line.trim_end())
        };
        let mut rows = row("agreement", self.agreements, Some(AGREEMENTS));
        rows += &row("contradiction of any kind", self.contradictions, None);
        rows += &row("contradiction of the right kind", Count { wrong: self.contradictions.wrong, ..self.kinds }, Some(CONTRADICTIONS));
        for (kind, count) in &self.by_kind {
            rows += &row(&format!("  {kind}"), *count, None);
        }
        rows += &row("omission", self.omissions, Some(OMISSIONS));
        rows += &row("trap seen through", Count { missed: self.traps.wrong, wrong: 0, ..self.traps }, Some(100));
        rows += &row("repeated", self.repeated, None);
        rows += &row("of all these, across languages", self.across_languages, None);
        rows + &format!("{event:<16} {:<30} {:>5}\n", "disputed points", self.disputed)
    }

    /// What was missed or is wrong, sorted by what is the matter with it.
    pub fn list(&self, event: &str) -> String {
        let mut list = String::new();
        for (what, remarks) in &self.remarks {
            let _ = writeln!(list, "\n{event}: {what} ({})", remarks.len());
            for remark in remarks {
                let _ = writeln!(list, "  {}", remark.trim_start());
            }
        }
        list
    }
}
