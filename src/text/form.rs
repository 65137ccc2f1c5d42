//! The letters of a word, kept once for all places of a text where a thread read the word.
//!
//! ```
//! use corroborate::text::Form;
//!
//! let form = Form::from("boats");
//! assert!(form == "boats" && form.starts_with("boat"));
//! ```

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The letters of a word. A clone of it takes no memory.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form(Arc<str>);

impl Form {
    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Form {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Form {
    fn from(letters: String) -> Self {
        Self(letters.into())
    }
}

impl From<&str> for Form {
    fn from(letters: &str) -> Self {
        Self(letters.into())
    }
}

impl PartialEq<str> for Form {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Form {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Form> for &str {
    fn eq(&self, other: &Form) -> bool {
        *self == other.as_str()
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
