//! What can go wrong with a language model.

use std::path::PathBuf;

/// Why a language model cannot be used, and what to do next.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ModelError {
    /// The embedded model cannot be loaded.
    #[error("the language model cannot be used ({reason}); words alone are compared")]
    Unusable {
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such folder.
    #[error("{} is no folder; name the folder that holds the model’s ONNX file, its config.json and its tokenizer", .0.display())]
    NoFolder(PathBuf),
    /// A file that a model needs is not in its folder.
    #[error("{} holds no {missing}; put it there as it was published with the model", .folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
        /// What is missing.
        missing: &'static str,
    },
    /// There are several models in the folder.
    #[error("{} holds several ONNX files; name the one to use model.onnx", .0.display())]
    Several(PathBuf),
    /// A file is damaged or may not be read.
    #[error("{} could not be read ({reason}); put it there anew, as it was published with the model", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The model's text is cut in a way that is not known here.
    #[error("the tokenizer in {} is of the kind {kind}, and only WordPiece is read; choose a model of the BERT family", .folder.display())]
    Tokenizer {
        /// The folder.
        folder: PathBuf,
        /// What kind of tokenizer it is: `BPE`, `Unigram` or another.
        kind: String,
    },
    /// Nothing says what the model's outputs mean.
    #[error("{} does not tell which output means entailment and which contradiction; write their names into its id2label", .0.display())]
    Labels(PathBuf),
    /// The model does not answer as a judging model does.
    #[error("{} cannot be used to judge pairs of sentences ({reason}); choose a BERT model that was made for that", .file.display())]
    NoAnswer {
        /// The model's ONNX file.
        file: PathBuf,
        /// What stands in the way.
        reason: String,
    },
}
