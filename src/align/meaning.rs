//! What the sentence model makes of passages.

use super::Features;
use crate::comparison::{Cancelled, Watch};
use crate::model::{SentenceModel, Vector};
use crate::text::{Language, affirmed};
use std::sync::Arc;

/// What a passage means; nothing where the sentence model has not read it.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// Of all that it says.
    pub whole: Option<Arc<Vector>>,
    /// Of what it would say without its denial, where it holds one denial and no more.
    pub affirmed: Option<Arc<Vector>>,
}

/// Has the sentence model read passages, each the text and its features: in their order, what each means. It reads those whose language
/// it knows; where it cannot be used it reads none, and words alone are compared.
pub fn meanings(passages: &[(&str, &Features)], watch: &Watch) -> Result<Vec<Meaning>, Cancelled> {
    let mut read = vec![Meaning::default(); passages.len()];
    let Ok(model) = SentenceModel::embedded() else { return Ok(read) };
    let known = || passages.iter().enumerate().filter(|(_, (_, features))| is_known(features));
    let affirmed: Vec<(usize, String)> = known()
        .filter_map(|(at, (text, features))| Some((at, affirmed(text, &features.words, &features.negations, features.language)?)))
        .collect();
    let texts: Vec<&str> = known().map(|(_, (text, _))| *text).chain(affirmed.iter().map(|(_, text)| text.as_str())).collect();
    let mut made = model.vectors(&texts, watch)?.into_iter();
    for ((at, _), vector) in known().zip(made.by_ref()) {
        read[at].whole = vector;
    }
    for ((at, _), vector) in affirmed.iter().zip(made) {
        read[*at].affirmed = vector;
    }
    Ok(read)
}

/// Whether the sentence model knows the language of a passage.
pub(crate) fn is_known(features: &Features) -> bool {
    features.language == Language::ENGLISH
}
