//! Which points the reader wants to see.

use crate::comparison::{Comparison, Point, Standing};

/// Which points the reader wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every point.
    #[default]
    All,
    /// Points with this standing.
    Standing(Standing),
    /// Points that one or more accounts leave out while others share or dispute them.
    LeftOut,
}

impl Filter {
    /// All filters, in the order of the bar.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Standing(Standing::Disputed),
        Self::Standing(Standing::Corroborated),
        Self::Standing(Standing::Repeated),
        Self::LeftOut,
        Self::Standing(Standing::SingleSource),
    ];

    /// What the bar calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Standing(Standing::Disputed) => "Disputed",
            Self::Standing(Standing::Corroborated) => "Corroborated",
            Self::Standing(Standing::Repeated) => "Repeated",
            Self::Standing(Standing::SingleSource) => "Single source",
            Self::LeftOut => "Left out by one or more",
        }
    }

    /// What it lets through, for a tooltip.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::All => "Every point of every account",
            Self::Standing(Standing::Disputed) => "Points on which accounts contradict each other",
            Self::Standing(Standing::Corroborated) => "Points on which two or more independent accounts agree",
            Self::Standing(Standing::Repeated) => "Points on which accounts agree in copied wording",
            Self::Standing(Standing::SingleSource) => "Points that one account alone tells, or on which none agree",
            Self::LeftOut => "Points that others share or dispute and at least one account does not have",
        }
    }

    /// Whether a point passes.
    pub fn passes(self, comparison: &Comparison, point: &Point) -> bool {
        match self {
            Self::All => true,
            Self::Standing(standing) => point.standing == standing,
            Self::LeftOut => comparison.sigla().any(|siglum| comparison.is_omission(point, siglum)),
        }
    }

    /// The points that pass, in story order.
    pub fn points(self, comparison: &Comparison) -> Vec<usize> {
        comparison.points.iter().filter(|point| self.passes(comparison, point)).map(|point| point.index).collect()
    }
}
