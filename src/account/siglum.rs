//! The short names of accounts (A, B, C …) and of their passages (A1, A2 …).

use std::fmt;

/// The short name of an account, by its place in the comparison: 0 → `A`, 25 → `Z`, 26 → `AA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siglum(pub u16);

impl Siglum {
    /// The siglum of the account at `index`.
    pub fn of(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The account's place in the comparison, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for Siglum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u32::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// One passage of one account: `B4` is the fourth passage of B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId {
    /// The account.
    pub siglum: Siglum,
    /// The passage's place in the account, from 0. Shown from 1.
    pub index: u32,
}

impl PassageId {
    /// The passage at `index` (from 0) of account `siglum`.
    pub fn new(siglum: Siglum, index: usize) -> Self {
        Self { siglum, index: u32::try_from(index).unwrap_or(u32::MAX) }
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.siglum, u64::from(self.index) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigla_go_on_after_z_as_columns_of_a_spreadsheet_do() {
        let shown: Vec<String> = [0, 1, 25, 26, 27, 701, 702].iter().map(|&i| Siglum::of(i).to_string()).collect();
        assert_eq!(shown, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn passages_are_counted_from_one() {
        assert_eq!(PassageId::new(Siglum::of(1), 3).to_string(), "B4");
    }
}
