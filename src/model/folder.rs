//! The folder of a model that is the reader's own: which file is which, how its tokenizer spells, what its outputs mean.
//!
//! ```text
//! model.onnx, or one other .onnx file, or onnx/model.onnx
//! tokenizer.json    a WordPiece vocabulary and how it spells, or
//! vocab.txt         a piece a line, with tokenizer_config.json saying whether in lower case
//! config.json       id2label: {"0": "contradiction", "1": "entailment", "2": "neutral"}
//! ```

use super::{ModelError, Pieces};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What a folder says about its model.
#[derive(Debug)]
pub(super) struct Folder {
    /// The ONNX file.
    pub(super) file: PathBuf,
    pub(super) pieces: Pieces,
    pub(super) labels: Labels,
    /// How many pieces the model reads at once.
    pub(super) most: usize,
}

/// Which output means what; the others mean that neither follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labels {
    pub(super) entailment: usize,
    pub(super) contradiction: usize,
    /// How many outputs there are.
    pub(super) count: usize,
}

/// Two sentences are read up to so many pieces: about two hundred words.
const MOST_PIECES: usize = 256;
/// A model that says to read fewer than this is damaged.
const FEWEST_PIECES: usize = 8;

/// Reads all but the ONNX file, which is only looked for.
pub(super) fn read(folder: &Path) -> Result<Folder, ModelError> {
    if !folder.is_dir() {
        return Err(ModelError::NoFolder(folder.to_owned()));
    }
    let file = onnx_file(folder)?;
    let pieces = pieces(folder)?;
    let place = folder.join("config.json");
    let config = json(&place)?.ok_or_else(|| missing(folder, "config.json"))?;
    let labels = labels(&config).ok_or(ModelError::Labels(place))?;
    let told = config.get("max_position_embeddings").and_then(Value::as_u64).and_then(|most| usize::try_from(most).ok());
    Ok(Folder { file, pieces, labels, most: told.unwrap_or(MOST_PIECES).clamp(FEWEST_PIECES, MOST_PIECES) })
}

fn missing(folder: &Path, missing: &'static str) -> ModelError {
    ModelError::Missing { folder: folder.to_owned(), missing }
}

fn onnx_file(folder: &Path) -> Result<PathBuf, ModelError> {
    let usual = ["model.onnx", "onnx/model.onnx"].map(|name| folder.join(name));
    if let Some(file) = usual.into_iter().find(|file| file.is_file()) {
        return Ok(file);
    }
    let unreadable = |error: std::io::Error| ModelError::Unreadable { file: folder.to_owned(), reason: error.to_string() };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "onnx"));
    match (files.next(), files.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(ModelError::Several(folder.to_owned())),
        (None, _) => Err(missing(folder, "model.onnx")),
    }
}

/// A text file; `None` where there is none.
fn text(file: &Path) -> Result<Option<String>, ModelError> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ModelError::Unreadable { file: file.to_owned(), reason: error.to_string() }),
    }
}

fn json(file: &Path) -> Result<Option<Value>, ModelError> {
    let read = |text: String| serde_json::from_str(&text);
    let unreadable = |error: serde_json::Error| ModelError::Unreadable { file: file.to_owned(), reason: error.to_string() };
    text(file)?.map(read).transpose().map_err(unreadable)
}

fn pieces(folder: &Path) -> Result<Pieces, ModelError> {
    let damaged = |file: &str| ModelError::Unreadable {
        file: folder.join(file),
        reason: "one of the pieces [CLS], [SEP] and [UNK] is not in it".to_owned(),
    };
    if let Some(tokenizer) = json(&folder.join("tokenizer.json"))? {
        let kind = kind(&tokenizer);
        if kind != "WordPiece" {
            return Err(ModelError::Tokenizer { folder: folder.to_owned(), kind });
        }
        let numbers = vocabulary(&tokenizer).ok_or_else(|| damaged("tokenizer.json"))?;
        let (lower_case, without_accents) = spelling(tokenizer.get("normalizer"));
        return Pieces::of_numbers(numbers, lower_case, without_accents).ok_or_else(|| damaged("tokenizer.json"));
    }
    if let Some(vocabulary) = text(&folder.join("vocab.txt"))? {
        let told = json(&folder.join("tokenizer_config.json"))?;
        let lower_case = told.as_ref().and_then(|told| told.get("do_lower_case")).and_then(Value::as_bool).unwrap_or(true);
        return Pieces::new(&vocabulary, lower_case).ok_or_else(|| damaged("vocab.txt"));
    }
    // Files that tokenizers of other kinds are published in.
    for (file, kind) in [("merges.txt", "BPE"), ("spm.model", "SentencePiece"), ("sentencepiece.bpe.model", "SentencePiece")] {
        if folder.join(file).is_file() {
            return Err(ModelError::Tokenizer { folder: folder.to_owned(), kind: kind.to_owned() });
        }
    }
    Err(missing(folder, "tokenizer.json or vocab.txt"))
}

/// What kind of tokenizer it is. Old files do not name it; what they hold tells.
fn kind(tokenizer: &Value) -> String {
    let model = tokenizer.get("model");
    let holds = |key: &str| model.and_then(|model| model.get(key));
    match (holds("type").and_then(Value::as_str), holds("merges"), holds("vocab")) {
        (Some(kind), _, _) => kind.to_owned(),
        (None, Some(_), _) => "BPE".to_owned(),
        (None, None, Some(Value::Array(_))) => "Unigram".to_owned(),
        (None, None, Some(Value::Object(_))) => "WordPiece".to_owned(),
        _ => "unknown".to_owned(),
    }
}

fn vocabulary(tokenizer: &Value) -> Option<HashMap<String, i32>> {
    let vocabulary = tokenizer.get("model")?.get("vocab")?.as_object()?;
    vocabulary.iter().map(|(piece, number)| Some((piece.clone(), i32::try_from(number.as_i64()?).ok()?))).collect()
}

/// Whether its pieces are in lower case, and whether they are without accents.
fn spelling(normalizer: Option<&Value>) -> (bool, bool) {
    let told = |key: &str| normalizer.and_then(|normalizer| normalizer.get(key));
    match told("type").and_then(Value::as_str) {
        Some("BertNormalizer") => {
            let lower_case = told("lowercase").and_then(Value::as_bool).unwrap_or(true);
            (lower_case, told("strip_accents").and_then(Value::as_bool).unwrap_or(lower_case))
        }
        Some("Lowercase") => (true, false),
        Some("StripAccents") => (false, true),
        Some("Sequence") => {
            let parts = told("normalizers").and_then(Value::as_array).into_iter().flatten().map(|part| spelling(Some(part)));
            parts.fold((false, false), |all, part| (all.0 || part.0, all.1 || part.1))
        }
        _ => (false, false),
    }
}

/// `None` where a name is missing, stands twice, or the numbers are not 0, 1, 2 …
fn labels(config: &Value) -> Option<Labels> {
    let named = config.get("id2label")?.as_object()?;
    let find = |beginning: &str| {
        let mut found = named.iter().filter(|(_, name)| name.as_str().is_some_and(|name| name.to_lowercase().starts_with(beginning)));
        let number = found.next()?.0.parse().ok()?;
        found.next().is_none().then_some(number)
    };
    let labels = Labels { entailment: find("entail")?, contradiction: find("contradict")?, count: named.len() };
    (labels.entailment < labels.count && labels.contradiction < labels.count).then_some(labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const VOCABULARY: &str = "[UNK]\n[CLS]\n[SEP]\nlicht\n";
    const CONFIG: &str = r#"{"id2label": {"0": "contradiction", "1": "entailment", "2": "neutral"}}"#;

    fn read_of(files: &[(&str, &str)]) -> Result<Folder, ModelError> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        read(folder.path())
    }

    fn refusal(files: &[(&str, &str)]) -> String {
        read_of(files).expect_err("refused").to_string()
    }

    #[test]
    fn a_whole_folder_is_read() {
        let folder = read_of(&[("any.onnx", ""), ("vocab.txt", VOCABULARY), ("config.json", CONFIG)]).expect("whole");
        assert_eq!(folder.labels, Labels { entailment: 1, contradiction: 0, count: 3 });
        assert_eq!((folder.file.file_name(), folder.most), (Some("any.onnx".as_ref()), MOST_PIECES));
    }

    #[test]
    fn what_is_missing_is_named_with_what_to_do() {
        let whole = [("model.onnx", ""), ("vocab.txt", VOCABULARY), ("config.json", CONFIG)];
        for (without, named) in [(0, "holds no model.onnx"), (1, "holds no tokenizer.json or vocab.txt"), (2, "holds no config.json")] {
            let mut files = whole.to_vec();
            files.remove(without);
            let said = refusal(&files);
            assert!(said.contains(named) && said.ends_with("; put it there as it was published with the model"), "{said}");
        }
        assert!(read(Path::new("no such folder")).expect_err("refused").to_string().starts_with("no such folder is no folder; name"));
        assert!(refusal(&[("a.onnx", ""), ("b.onnx", "")]).ends_with("holds several ONNX files; name the one to use model.onnx"));
    }

    #[test]
    fn other_tokenizers_are_refused_by_name() {
        let tokenizers = [
            (r#"{"model": {"type": "BPE", "vocab": {}, "merges": []}}"#, "BPE"),
            (r#"{"model": {"vocab": {}, "merges": []}}"#, "BPE"),
            (r#"{"model": {"type": "Unigram", "vocab": [["a", 0.0]]}}"#, "Unigram"),
            (r#"{"model": {"vocab": [["a", 0.0]]}}"#, "Unigram"),
            (r#"{"model": {"type": "WordLevel", "vocab": {}}}"#, "WordLevel"),
        ];
        for (tokenizer, kind) in tokenizers {
            // A list of pieces beside it does not say how they are put together.
            let said = refusal(&[("model.onnx", ""), ("tokenizer.json", tokenizer), ("vocab.txt", VOCABULARY), ("config.json", CONFIG)]);
            assert!(said.contains(&format!("is of the kind {kind}, and only WordPiece is read")), "{said}");
        }
        assert!(refusal(&[("model.onnx", ""), ("merges.txt", ""), ("config.json", CONFIG)]).contains("of the kind BPE"));
    }

    #[test]
    fn labels_that_do_not_tell_are_refused() {
        let refused = [
            json!({}),
            json!({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}}),
            json!({"id2label": {"0": "entailment", "1": "not_entailment"}}),
            json!({"id2label": {"0": "entailment", "7": "contradiction"}}),
            json!({"id2label": {"0": "entailment", "1": "Entails", "2": "contradiction"}}),
        ];
        for config in refused {
            let said = refusal(&[("model.onnx", ""), ("vocab.txt", VOCABULARY), ("config.json", &config.to_string())]);
            assert!(said.contains("config.json does not tell which output means entailment"), "{config}: {said}");
        }
        let capitals = json!({"id2label": {"0": "NEUTRAL", "1": "CONTRADICTION", "2": "ENTAILMENT"}});
        assert_eq!(labels(&capitals), Some(Labels { entailment: 2, contradiction: 1, count: 3 }));
    }

    #[test]
    fn spelling_follows_the_tokenizer() {
        let spelled = |normalizer: Value| spelling(Some(&normalizer));
        assert_eq!(spelled(json!({"type": "BertNormalizer", "lowercase": true, "strip_accents": null})), (true, true));
        assert_eq!(spelled(json!({"type": "BertNormalizer", "lowercase": true, "strip_accents": false})), (true, false));
        assert_eq!(spelled(json!({"type": "BertNormalizer", "lowercase": false})), (false, false));
        assert_eq!(
            spelled(json!({"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "Lowercase"}, {"type": "StripAccents"}]})),
            (true, true)
        );
        assert_eq!(spelling(None), (false, false));
        let tokenizer = json!({
            "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": false},
            "model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "glück": 9, "gluck": 8}},
        });
        let files = [("model.onnx", ""), ("tokenizer.json", &tokenizer.to_string()), ("config.json", CONFIG)];
        assert_eq!(read_of(&files).expect("whole").pieces.encode("Glück", 8), [1, 9, 2]);
    }

    #[test]
    fn a_list_of_pieces_is_in_lower_case_unless_the_model_says_otherwise() {
        let files = [("model.onnx", ""), ("vocab.txt", "[UNK]\n[CLS]\n[SEP]\nlicht\nLicht\n"), ("config.json", CONFIG)];
        let pieces = |more: &[(&str, &str)]| read_of(&[&files, more].concat()).expect("whole").pieces.encode("Licht", 8);
        assert_eq!(pieces(&[]), [1, 3, 2]);
        assert_eq!(pieces(&[("tokenizer_config.json", r#"{"do_lower_case": false}"#)]), [1, 4, 2]);
    }

    #[test]
    fn damaged_files_are_named() {
        let said = refusal(&[("model.onnx", ""), ("vocab.txt", "the\ndoors"), ("config.json", CONFIG)]);
        assert!(said.contains("vocab.txt could not be read (one of the pieces [CLS], [SEP] and [UNK] is not in it)"), "{said}");
        let said = refusal(&[("model.onnx", ""), ("vocab.txt", VOCABULARY), ("config.json", "{")]);
        assert!(said.contains("config.json could not be read ("), "{said}");
    }
}
