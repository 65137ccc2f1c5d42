//! Lists in sentences.

use crate::account::Siglum;

/// `x`, `x and y`, `x, y and z`.
pub(crate) fn join(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list(sigla: &[Siglum]) -> String {
    join(&sigla.iter().map(ToString::to_string).collect::<Vec<_>>())
}
