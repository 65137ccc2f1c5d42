//! The window's sentences about points and accounts, the same in every view.

pub(super) use crate::comparison::list;
use crate::comparison::{Comparison, CountedAs, Point};

/// What is said of a label.
pub(super) const LABEL: &str =
    "A label: a heading, date line, salutation or signature tells nothing of the event by itself, and is not compared.";

/// One sentence on what the accounts make of a point.
pub(super) fn explanation(comparison: &Comparison, point: &Point) -> String {
    if comparison.is_label(point) {
        return LABEL.to_owned();
    }
    comparison.headline(point)
}

/// `1 point`, `3 points`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// The name of what a point is counted as, at the beginning of a line: `Single source`.
pub(super) fn capital(counted: CountedAs) -> String {
    let name = counted.to_string();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Siglum;

    #[test]
    fn accounts_are_listed_as_one_would_say_them() {
        let sigla: Vec<Siglum> = (0..3).map(Siglum::of).collect();
        assert_eq!(list(&sigla[..0]), "");
        assert_eq!(list(&sigla[..1]), "A");
        assert_eq!(list(&sigla[..2]), "A and B");
        assert_eq!(list(&sigla), "A, B and C");
    }
}
