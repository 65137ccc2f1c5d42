//! What can go wrong with a language model.

/// Why a language model cannot be used.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ModelError {
    /// It cannot be loaded.
    #[error("the language model cannot be used ({reason}); words alone are compared")]
    Unusable {
        /// What is wrong with it.
        reason: String,
    },
}
