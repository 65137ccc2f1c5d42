//! What is known about an account beside its text.

use serde::{Deserialize, Serialize};

/// What is known about an account beside its text. A fact that is not known is `None`, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The headline, or what the reader renamed the account to; the file's stem where there is none.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it: an agency, a paper, a site.
    pub source: Option<String>,
    /// When it was published, as the document says it.
    pub published: Option<String>,
    /// ISO 639-1 code of the language, as declared or detected.
    pub language: Option<String>,
    /// The path as it was given.
    pub file: String,
    /// The encoding the file was read in, such as `UTF-8` or `windows-1252`.
    pub encoding: Option<String>,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// SHA-256 of the extracted text: ties between accounts are broken by it.
    pub text_sha256: String,
}
