use super::*;
use crate::account::Account;
use crate::comparison::{Ruling, Rulings, Settings, Watch, compare};
use std::sync::Arc;

fn compared(texts: &[&str]) -> Comparison {
    let accounts = texts.iter().enumerate().map(|(at, text)| Account::from_text(text, &format!("{at}.txt"))).collect::<Vec<_>>();
    let settings = Settings { model: false, ..Settings::default() };
    compare(accounts, &settings, &Watch::default()).expect("nobody cancels")
}

/// The words of each claim and where it stands, in the order of the axis.
fn shown(texts: &[&str]) -> Vec<String> {
    let comparison = compared(texts);
    let line = timeline(&comparison);
    let year = |year: i32| if line.unnamed_year { "----".to_owned() } else { year.to_string() };
    let moment = |moment: Moment| {
        let ((y, m, d), minute) = (moment.date(), moment.minute());
        format!("{}-{m:02}-{d:02} {:02}:{:02}", year(y), minute / 60, minute % 60)
    };
    let place = |place: &Place| match *place {
        Place::At { start, end, by } if start == end => format!("{} {by:?}", moment(start)),
        Place::At { start, end, by } => format!("{} – {} {by:?}", moment(start), moment(end)),
        Place::UnnamedDay { start, .. } => format!("{:02}:{:02}", start / 60, start % 60),
        Place::Nowhere => "nowhere".to_owned(),
    };
    line.claims.iter().map(|claim| format!("{} {}: {}", claim.siglum(), claim.words(&comparison), place(&claim.place))).collect()
}

#[test]
fn what_is_told_as_one_is_one_claim() {
    let cases = [
        ("The alarm was raised at 11.10 p.m. on Wednesday, 4 March 1926.", vec!["11.10 p.m. on Wednesday, 4 March 1926"]),
        ("On Wednesday night at 11.10 p.m. the alarm was raised.", vec!["Wednesday night at 11.10 p.m."]),
        ("They met on 4 May 1926 and at noon on 6 May 1926.", vec!["4 May 1926", "noon on 6 May 1926"]),
        ("The baths were opened in 1911; at 9 p.m. they were closed.", vec!["1911", "9 p.m."]),
        ("Nobody knows when it happened.", vec![]),
    ];
    for (text, expected) in cases {
        let comparison = compared(&[text]);
        let claims = timeline(&comparison).claims;
        let mut found: Vec<(usize, &str)> = claims.iter().map(|claim| (claim.span.start, claim.words(&comparison))).collect();
        found.sort_unstable();
        assert_eq!(found.iter().map(|(_, words)| *words).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn a_day_to_come_does_not_move_what_happened_before_the_account_was_written() {
    let text = "Fire on the quay\n\nPORTLOW, 4 March 2026\n\nTwelve people were killed when fire swept the quay on Tuesday night.\n\n\
                The inquiry will open on 16 March 2026 in the town hall.\n\nThe mayor came to the quay on Wednesday.\n";
    let shown = shown(&[text]);
    for (words, day) in [("Tuesday", "2026-03-03"), ("Wednesday", "2026-03-04"), ("16 March", "2026-03-16")] {
        assert!(shown.iter().any(|line| line.contains(words) && line.contains(day)), "{words}: {shown:?}");
    }
}

#[test]
fn what_is_told_in_full_stands_by_itself_and_bounds_stand_at_their_moment() {
    let text = "The siege lasted from 4 May to 6 June 1290. The town was founded before 1200. The duke came in March 1290.\n\
                At 9.30 p.m. on 2 May 1290 the gates were shut.";
    assert_eq!(
        shown(&[text]),
        [
            "A before 1200: 1199-12-31 23:59 Itself",
            "A March 1290: 1290-03-01 00:00 – 1290-03-31 23:59 Itself",
            "A 9.30 p.m. on 2 May 1290: 1290-05-02 21:30 Itself",
            "A from 4 May to 6 June 1290: 1290-05-04 00:00 – 1290-06-06 23:59 Itself",
        ]
    );
}

#[test]
fn a_missing_year_is_that_of_the_date_before_or_of_the_other_accounts() {
    let a = "The council met on 4 May 1926. On 9 May it met again.";
    let b = "On 9 May the bridge was opened.";
    let mut lines = shown(&[a, b]);
    lines.sort();
    assert_eq!(
        lines,
        [
            "A 4 May 1926: 1926-05-04 00:00 – 1926-05-04 23:59 Itself",
            "A 9 May: 1926-05-09 00:00 – 1926-05-09 23:59 ItsAccount",
            "B 9 May: 1926-05-09 00:00 – 1926-05-09 23:59 OtherAccounts",
        ]
    );
}

#[test]
fn the_year_of_something_else_is_no_year_of_the_event() {
    let a = "Pell has traded on the quay since 1881. The inquiry opens on 16 March.";
    let b = "The office wrote this on 6 March 2026.";
    assert!(shown(&[a, b]).contains(&"A 16 March: 2026-03-16 00:00 – 2026-03-16 23:59 OtherAccounts".to_owned()));
    assert!(shown(&[a]).contains(&"A 16 March: 1881-03-16 00:00 – 1881-03-16 23:59 ItsAccount".to_owned()), "nothing else is known");
}

#[test]
fn a_clock_time_without_a_date_stands_in_its_accounts_order() {
    let text = "On 4 March 1926 the harbour was quiet. At 11.10 p.m. the alarm was raised. At 12.30 a.m. the roof fell in.\n\
                It had begun at 10.50 p.m. in the rope store. On Friday the market was held.";
    assert_eq!(
        shown(&[text]),
        [
            "A 4 March 1926: 1926-03-04 00:00 – 1926-03-04 23:59 Itself",
            "A 10.50 p.m.: 1926-03-04 22:50 ItsOrder",
            "A 11.10 p.m.: 1926-03-04 23:10 ItsOrder",
            "A Friday: 1926-03-05 00:00 – 1926-03-05 23:59 ItsOrder",
            "A 12.30 a.m.: 1926-03-05 00:30 ItsOrder",
        ]
    );
}

#[test]
fn where_nobody_tells_a_day_clock_times_have_an_axis_of_their_own() {
    let a = "The alarm was raised at 11.10 p.m. by the watchman. The roof of the store fell in at 12.30 a.m. that night.";
    let b = "It began on a Friday.";
    assert_eq!(shown(&[a, b]), ["A 11.10 p.m.: 23:10", "A 12.30 a.m.: 24:30", "B Friday: nowhere"]);
}

#[test]
fn the_half_of_the_day_is_that_of_others_on_the_same_point() {
    let a = "The vote on the baths was taken at half past nine on 4 May 1926.";
    let b = "The vote on the baths was taken at 9.30 p.m. on 4 May 1926.";
    assert_eq!(
        shown(&[a, b]).iter().map(|line| line.split(": ").nth(1)).collect::<Vec<_>>(),
        [Some("1926-05-04 21:30 Itself"), Some("1926-05-04 21:30 Itself")]
    );
}

#[test]
fn claims_that_contradict_name_each_other_until_the_reader_rules_otherwise() {
    let a = "The alarm was raised at the harbour at 11.10 p.m. by the night watchman.";
    let b = "The alarm was raised at the harbour at 10.40 p.m. by the night watchman.";
    let machine = Arc::new(compared(&[a, b]));
    let disputes = |comparison: &Comparison| timeline(comparison).claims.iter().map(|claim| claim.disputed_by.clone()).collect::<Vec<_>>();
    assert_eq!(disputes(&machine), [vec![1], vec![0]]);

    let mut rulings = Rulings::default();
    let link = &machine.links[0];
    rulings.rule(Ruling::reject(&machine, link.a, link.b, Relation::Related));
    assert!(disputes(&rulings.read(&machine)).iter().all(Vec::is_empty));

    rulings.rule(Ruling::exclude(&machine, link.a));
    assert_eq!(timeline(&rulings.read(&machine)).claims.len(), 1, "what is excluded claims nothing");
}

#[test]
fn the_order_of_the_accounts_changes_nothing() {
    let texts = [
        "On 4 March the alarm was raised at 11.10 p.m. by the watchman. At noon the mayor came.",
        "On 4 March 1926 the alarm was raised at ten to eleven by the watchman. At noon on Friday the mayor came.",
        "The watchman raised the alarm at 10.50 p.m. and the mayor came the next day.",
    ];
    let of = |order: [usize; 3]| {
        let comparison = compared(&order.map(|at| texts[at]));
        let line = timeline(&comparison);
        let known = |claim: &Claim| (claim.words(&comparison).to_owned(), claim.place, claim.told, claim.point, claim.disputed_by.clone());
        line.claims.iter().map(known).collect::<Vec<_>>()
    };
    assert!(!of([0, 1, 2]).is_empty());
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(of(order), of([0, 1, 2]));
    }
}

#[test]
fn a_claim_says_whose_word_it_is() {
    let comparison = compared(&["The fire began at 11 p.m., the police said."]);
    let claims = timeline(&comparison).claims;
    assert_eq!(claims[0].speaker.as_deref(), Some("the police"));
}

#[test]
fn where_a_claim_stands_is_said_in_words() {
    let when = |text: &str| {
        let line = timeline(&compared(&[text]));
        line.claims.iter().map(|claim| line.when(claim)).collect::<Vec<_>>()
    };
    let cases = [
        ("The alarm was raised on 4 March 1926 at 11.10 p.m.", "4 March 1926, 23:10"),
        ("The alarm was raised on 4 March 1926 shortly after 11 p.m.", "4 March 1926, 23:00–23:30"),
        ("The alarm was raised on 4 March at 11.10 p.m.", "4 March, 23:10"),
        ("The town was founded before 1200.", "before 1200"),
        ("The town has been free since May 1290.", "since May 1290"),
        ("They left after 4 May 1290.", "after 4 May 1290"),
        ("The siege lasted from 4 May to 6 June 1290.", "4 May 1290 – 6 June 1290"),
        ("The mill closed in the 1990s.", "1990 – 1999"),
        ("It happened around 1850.", "about 1850"),
        ("The roof fell in by 9.30 p.m. that night.", "by 21:30"),
        ("It began on a Friday.", "no day that can be told"),
    ];
    for (text, expected) in cases {
        assert_eq!(when(text), [expected], "{text}");
    }
}

#[test]
fn the_year_of_something_else_is_no_year_of_a_date_without_one() {
    let found = shown(&["The war began in 1950 and was halted in 1953. They will meet in June, he said on Tuesday."]);
    assert!(found.contains(&"A June: nowhere".to_owned()) && found.contains(&"A Tuesday: nowhere".to_owned()), "{found:?}");
    let found = shown(&["The ship left in 1912. She sank on 15 April."]);
    assert!(found.iter().any(|claim| claim.starts_with("A 15 April: 1912-04-15 ")), "{found:?}");
}

/// Where the claim stands that has these words in these texts.
fn place_of(texts: &[&str], words: &str) -> String {
    let found = shown(texts);
    let own: Vec<&String> = found.iter().filter(|line| line.contains(&format!(" {words}: "))).collect();
    assert_eq!(own.len(), 1, "{words}: {found:?}");
    own[0].split_once(&format!("{words}: ")).map(|(_, place)| place.to_owned()).unwrap_or_default()
}

#[test]
fn weekdays_stand_before_an_account_was_written_or_after_what_it_tells() {
    // 13 May 1971 was a Thursday.
    let echo = "PORTLOW, 14 May 1971 - The pier fell into the sea on Thursday night. The ferry will not sail until Monday.";
    let gazette = "On Thursday evening the pier at Portlow fell into the sea. A diver was detained on Friday morning.\n\
                   The swimming baths reopen on Monday. On Tuesday the pier was painted.";
    let texts = [echo, gazette];
    assert!(place_of(&texts, "until Monday").starts_with("1971-05-17 23:59"));
    assert!(place_of(&texts, "Friday").starts_with("1971-05-14 00:00"));
    let found = shown(&texts);
    assert_eq!(found.iter().filter(|line| line.contains(" Thursday: 1971-05-13 00:00")).count(), 2, "{found:?}");
    assert_eq!(place_of(&texts, "Tuesday"), "nowhere", "it may be the one before or the one after");
    assert!(place_of(&texts, "14 May 1971").starts_with("1971-05-14 00:00"), "when it was written stands there too");
}

#[test]
fn what_lasts_until_the_morning_ends_after_the_night() {
    let texts = ["On the evening of 13 May 1971 the pier fell. The divers searched until dawn. By midnight all were ashore."];
    assert!(place_of(&texts, "until dawn").starts_with("1971-05-14 08:30"));
    assert!(place_of(&texts, "By midnight").starts_with("1971-05-13 23:59"));
    let line = timeline(&compared(&texts));
    assert!(line.claims.iter().any(|claim| line.when(claim) == "by 13 May 1971, 24:00"));
}

#[test]
fn a_clock_time_stands_in_the_half_that_something_shows() {
    let of = |text: &str| place_of(&[text], "half past seven");
    assert!(of("On 13 May 1971 the pier fell. It was half past seven and quite dark.").starts_with("1971-05-13 19:30"));
    assert!(of("On 13 May 1971 the pier fell. My watch said half past seven. That evening nobody slept.").starts_with("1971-05-13 19:30"));
    assert_eq!(of("On 13 May 1971 the pier fell. My watch said half past seven."), "1971-05-13 07:30 – 1971-05-13 19:30 ItsOrder");
    // Another account tells the same time of the clock, of whatever point.
    let (a, b) =
        ("On 13 May 1971 the pier fell. My watch said half past seven.", "The bell of the harbour office rang at 19:30 on 13 May 1971.");
    let comparison = compared(&[a, b]);
    let line = timeline(&comparison);
    let own = line.claims.iter().find(|claim| claim.words(&comparison) == "half past seven").unwrap();
    assert_eq!((own.half, line.when(own).as_str()), (Half::OtherAccounts, "13 May 1971, 19:30"));
}

#[test]
fn the_order_of_the_accounts_changes_no_weekday_and_no_half() {
    let texts = [
        "PORTLOW, 14 May 1971 - The pier fell on Thursday night at half past seven. The ferry will not sail until Monday.",
        "On Thursday evening the pier fell at about eight o'clock. A diver was detained on Friday.",
        "The pier fell at 7.30 a.m. on Friday, 14 May. It was 19:30 when they came.",
    ];
    let of = |order: [usize; 3]| {
        let comparison = compared(&order.map(|at| texts[at]));
        let line = timeline(&comparison);
        line.claims.iter().map(|claim| (claim.words(&comparison).to_owned(), claim.place, claim.half)).collect::<Vec<_>>()
    };
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(of(order), of([0, 1, 2]));
    }
}

#[test]
fn what_is_past_does_not_stand_after_its_account_was_written() {
    let text = "Fire on the quay\n\nPORTLOW, 4 March 2026\n\nTwelve people were killed on Wednesday, 4 March. \
                Shortly before midnight a stack of drums exploded.\n\nThe quay will be closed at 11 p.m.\n";
    let shown = shown(&[text]);
    for (words, day) in [("before midnight", "2026-03-0"), ("11 p.m.", "2026-03-04 23:00")] {
        assert!(shown.iter().any(|line| line.contains(words) && line.contains(day)), "{words}: {shown:?}");
    }
    let page = "<html><head><title>Fire</title><meta property=\"article:published_time\" content=\"2026-03-04T06:40\"></head><body><article>\
                <p>Twelve people were killed when fire swept the quay on Tuesday night, and the mayor came on Wednesday to see what was left of it.</p>\
                <p>At 11.30 p.m. a stack of drums exploded at the end of the quay and broke the windows of the station.</p></article></body></html>";
    let account = crate::account::import_bytes(std::path::Path::new("a.html"), page.as_bytes()).expect("a page");
    assert_eq!(account.facts.published.as_deref(), Some("2026-03-04T06:40"));
    let comparison = compare(vec![account], &Settings { model: false, ..Settings::default() }, &Watch::default()).expect("nobody cancels");
    let line = timeline(&comparison);
    let claim = line.claims.iter().find(|claim| claim.words(&comparison).contains("11.30")).expect("a clock time");
    assert!(matches!(claim.place, Place::At { start, .. } if start == Moment::new(2026, 3, 3, 23 * 60 + 30)), "{:?}", claim.place);
}

#[test]
fn by_midnight_told_past_midnight_is_of_the_night_that_goes_on() {
    let text = "Lindholm, 11 October 2025\n\nThe bridge fell at 8.50 p.m. on 11 October. At 1 a.m. the search went on. By midnight nine were known to be dead.\n";
    let shown = shown(&[text]);
    assert!(shown.iter().any(|line| line.contains("midnight") && line.contains("2025-10-11 23:59")), "{shown:?}");
}

#[test]
fn a_past_month_without_a_year_is_the_one_before_what_the_accounts_tell() {
    let shown = shown(&["On 3 March 2026 the store burned. Did I not write to you in October that the inspector had been?\n"]);
    assert!(shown.iter().any(|line| line.contains("October") && line.contains("2025-10-01")), "{shown:?}");
}
