//! Counts what a reader leaves out, and says it in one sentence: `Not taken from the file: 3 pictures, 1 chart.`

use std::collections::BTreeMap;

/// What was left out, by kind and in the order of the words.
#[derive(Debug, Default)]
pub(super) struct Dropped(BTreeMap<(&'static str, &'static str), usize>);

impl Dropped {
    /// One more of a kind, by its singular and plural: `("picture", "pictures")`.
    pub fn add(&mut self, one: &'static str, many: &'static str) {
        *self.0.entry((one, many)).or_default() += 1;
    }

    /// One more picture.
    pub fn picture(&mut self) {
        self.add("picture", "pictures");
    }

    /// The sentence; `None` when nothing was left out.
    pub fn warning(&self) -> Option<String> {
        let listed: Vec<String> =
            self.0.iter().map(|((one, many), count)| if *count == 1 { format!("1 {one}") } else { format!("{count} {many}") }).collect();
        (!listed.is_empty()).then(|| format!("Not taken from the file: {}.", listed.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_counted_in_words() {
        let mut dropped = Dropped::default();
        assert_eq!(dropped.warning(), None);
        (0..3).for_each(|_| dropped.picture());
        dropped.add("chart", "charts");
        assert_eq!(dropped.warning().as_deref(), Some("Not taken from the file: 1 chart, 3 pictures."));
    }
}
