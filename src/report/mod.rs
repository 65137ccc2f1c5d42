//! What a reader takes away: the comparison in other formats. One file for each.

mod json;

pub use json::to_json;
