//! Parts: a number of some of them and a number of all of them do not contradict one another.
//!
//! | first | second | |
//! |---|---|---|
//! | Three of the dead were children | seven people died | a part of them |
//! | Half of the forty prisoners escaped | twenty prisoners escaped | forty is how many there were |
//! | Three of the boats sank | five of the boats sank | nothing: both are parts |
//! | Three boats sank | five boats sank | nothing: neither is |

use super::figured::Side;
use super::figures::Case;
use crate::text::Quantity;

/// Why two numbers may both be true although they differ: one counts a part of those that the other counts.
pub(super) fn apart(case: &Case<'_>, first: &Quantity, second: &Quantity) -> Option<String> {
    let (a, b) = (&case.a, &case.b);
    let within = |part: (&Side<'_>, &Quantity), all: (&Side<'_>, &Quantity)| {
        part.1.value() < all.1.value()
            && (is_part(part.0, part.1) && !is_part(all.0, all.1) || is_whole(all.0, all.1) && !is_whole(part.0, part.1))
    };
    (within((a, first), (b, second)) || within((b, second), (a, first))).then(|| "one counts a part of them, both may be true".to_owned())
}

/// "[Three] of the dead", "[three] of them".
fn is_part(side: &Side<'_>, q: &Quantity) -> bool {
    let known = |form: &str| matches!(form, "the" | "them" | "those" | "these" | "us" | "its" | "their" | "his" | "her" | "our");
    // "Of those who went onto the bridge": no other number tells of them.
    let told = side.form(q.words.end + 2) == "who";
    // "From this parish alone sixty-three".
    let alone = (1..=2).any(|steps| q.words.start.checked_sub(steps).is_some_and(|at| side.form(at) == "alone"));
    // "Five died while I was at their side".
    let own = (q.words.end..q.words.end + 5).any(|at| side.form(at) == "while" && matches!(side.form(at + 1), "i" | "we"));
    own || side.form(q.words.end) == "of" && known(side.form(q.words.end + 1)) && !told || alone
}

/// "Half of the [forty] prisoners", "two of the [seven]": how many there are, of which another number is told.
fn is_whole(side: &Side<'_>, q: &Quantity) -> bool {
    let back = |steps: usize| q.words.start.checked_sub(steps).map_or("", |at| side.form(at));
    let known = matches!(back(1), "the" | "those" | "these" | "its" | "their" | "his" | "her" | "our");
    known && back(2) == "of" && !matches!(back(3), "all" | "each" | "none" | "any" | "")
}

#[cfg(test)]
mod tests {
    use super::super::pairs::judgement_of_linked as judgement_of;
    use super::super::table::is_disputed;

    #[test]
    fn a_part_does_not_dispute_the_whole() {
        for (a, b, expected) in [
            ("Three of the dead were children, and the rest were fishermen.", "Seven people died, and the rest were saved.", false),
            ("From this parish alone sixty-three people were killed.", "Two hundred people were killed.", false),
            ("Five patients died while I was at their side.", "Six patients died in the course of the night.", false),
            ("Half of the forty prisoners escaped.", "Twenty prisoners escaped.", false),
            ("Three of the boats sank in the harbour.", "Five boats sank in the harbour.", false),
            ("Three boats sank in the harbour.", "Five boats sank in the harbour.", true),
            ("Three of the boats sank in the harbour.", "Five of the boats sank in the harbour.", true),
            ("Three of those who went out in boats drowned.", "Five who went out in boats drowned.", true),
            ("Seven of the boats sank in the harbour.", "Five boats sank in the harbour.", true),
        ] {
            assert_eq!(is_disputed(&judgement_of, a, b), expected, "{a} | {b}");
        }
    }
}
