//! What the inspector says of the accounts in which a point was not found: the nearest passage of each, and those that have none together.

use super::quotation;
use crate::account::Siglum;
use crate::app::actions::Action;
use crate::comparison::{Comparison, Point, Silence, list};
use eframe::egui::{RichText, Ui};

/// Shows the accounts that are silent on a point.
pub(super) fn show(ui: &mut Ui, comparison: &Comparison, point: &Point, silent: &[Siglum]) -> Option<Action> {
    let mut action = None;
    for alike in together(comparison, point, silent) {
        ui.add_space(10.0);
        ui.separator();
        ui.label(RichText::new(format!("–  {}", sentence(comparison, point, &alike))).strong());
        let nearest = alike.first().and_then(|&siglum| Some((siglum, comparison.nearest(point, siglum)?)));
        if let Some((siglum, nearest)) = nearest {
            ui.label(RichText::new(format!("The nearest passage of {siglum}, {:.0} % alike:", nearest.similarity * 100.0)).weak());
            action = quotation(ui, comparison, nearest.passage, &[]).or(action);
        } else if !alike.iter().any(|&siglum| is_unread(comparison, point, siglum)) {
            ui.label(RichText::new(format!("Nothing in {} comes near it.", list(&alike))).weak());
        }
    }
    action
}

fn is_unread(comparison: &Comparison, point: &Point, siglum: Siglum) -> bool {
    comparison.silence(point, siglum) == Some(Silence::OtherLanguage)
}

/// Each account that has a nearest passage by itself; of the others, those together of which the same is said.
fn together(comparison: &Comparison, point: &Point, silent: &[Siglum]) -> Vec<Vec<Siglum>> {
    let mut groups: Vec<(Option<Silence>, Vec<Siglum>)> = Vec::new();
    let (near, far): (Vec<Siglum>, Vec<Siglum>) = silent.iter().partition(|&&siglum| comparison.nearest(point, siglum).is_some());
    for siglum in far {
        let silence = comparison.silence(point, siglum);
        match groups.iter_mut().find(|(own, _)| *own == silence) {
            Some((_, alike)) => alike.push(siglum),
            None => groups.push((silence, vec![siglum])),
        }
    }
    near.into_iter().map(|siglum| vec![siglum]).chain(groups.into_iter().map(|(_, alike)| alike)).collect()
}

/// The silence of accounts that are silent alike, in words, without a full stop.
fn sentence(comparison: &Comparison, point: &Point, alike: &[Siglum]) -> String {
    match alike {
        [] => String::new(),
        [only] => comparison.silence_in_words(point, *only),
        [first, ..] => match comparison.silence(point, *first) {
            Some(Silence::OtherLanguage) => {
                let speakers: Vec<Siglum> = point.speakers().collect();
                format!("{}: their words are not compared with those of {}; look yourself", list(alike), list(&speakers))
            }
            Some(Silence::OutsideItsStory) => format!("Not found in {}, nor is anything that stands around it", list(alike)),
            Some(Silence::PerhapsInOtherWords) => format!("Not found in {}, perhaps said there in other words", list(alike)),
            _ => format!("Not found in {}", list(alike)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::comparison::{Settings, Watch, compare};

    #[test]
    fn accounts_of_which_the_same_is_said_stand_in_one_line() {
        let texts = [
            "Lord Anselm sold his mill.\n",
            "Nine sheep drowned near Holm bridge.\n",
            "The bakery in Mill Lane burned on Monday.\n",
            "האולם נבנה בשנת 1931.\n",
            "חמישה בני אדם נהרגו.\n",
        ];
        let mut accounts: Vec<Account> = texts.iter().map(|text| Account::from_text(text, "a.txt")).collect();
        for (account, language) in accounts.iter_mut().zip(["en", "en", "en", "he", "he"]) {
            account.facts.language = Some(language.to_owned());
        }
        let comparison = compare(accounts, &Settings { model: false, ..Settings::default() }, &Watch::default()).unwrap();
        let point = comparison.point_of(crate::account::PassageId::new(Siglum::of(0), 0));
        let silent: Vec<Siglum> = point.silent().collect();
        let said: Vec<String> = together(&comparison, point, &silent).iter().map(|alike| sentence(&comparison, point, alike)).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("Not found in B and C"), "{said:?}");
        assert_eq!(said[1], "D and E: their words are not compared with those of A; look yourself");
    }
}
