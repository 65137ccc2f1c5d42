//! A model of the reader's own that judges pairs: whether the second text follows from the first, cannot be true with it, or neither
//! (natural language inference; Bowman et al. 2015, "A large annotated corpus for learning natural language inference").
//!
//! ```no_run
//! use corroborate::comparison::Watch;
//! use corroborate::model::NliModel;
//!
//! let model = NliModel::load("models/minilm-nli".as_ref())?;
//! let pairs = [("The doors were open.", "Nobody could get in.")];
//! if let Some([there, back]) = model.answers(&pairs, &Watch::default())?[0] {
//!     println!("contradicts: {:.2} one way, {:.2} the other way", there.contradiction, back.contradiction);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::folder::{self, Labels};
use super::{ModelError, Pieces};
use crate::comparison::{Cancelled, Stage, Watch};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::NdTensor;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Answers kept, at most: about 100 MB.
const KEPT: usize = 300_000;

/// What the model says of a text, given another. Both are 0 to 1; what is left is that neither holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// How surely it follows from the other.
    pub entailment: f32,
    /// How surely it cannot be true with the other.
    pub contradiction: f32,
}

/// A model of the reader's own, loaded from a folder. It keeps its answers.
pub struct NliModel {
    name: String,
    sha256: String,
    model: Model,
    inputs: Vec<(NodeId, Input)>,
    output: NodeId,
    pieces: Pieces,
    labels: Labels,
    most: usize,
    known: Mutex<HashMap<Vec<i32>, Answer>>,
    runs: AtomicUsize,
}

/// What an input of the model takes.
#[derive(Clone, Copy)]
enum Input {
    /// The pieces.
    Pieces,
    /// Which pieces count: all do.
    Mask,
    /// Which of the two texts each piece belongs to.
    Kinds,
}

impl NliModel {
    /// Loads the model in a folder, and tries it once. The folder holds an ONNX file, `config.json`, and `tokenizer.json` or
    /// `vocab.txt`. Takes up to some seconds.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        let parts = folder::read(folder)?;
        let file = parts.file;
        let sha256 = checksum(&file).map_err(|error| ModelError::Unreadable { file: file.clone(), reason: error.to_string() })?;
        let no_answer = |reason: String| ModelError::NoAnswer { file: file.clone(), reason };
        let mut options = ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let model = options.load_file(&file).map_err(|error| no_answer(error.to_string()))?;
        let named = |id: NodeId| model.node_info(id).and_then(|node| node.name().map(str::to_owned)).unwrap_or_default();
        let input = |&id: &NodeId| match named(id).as_str() {
            "input_ids" => Ok((id, Input::Pieces)),
            "attention_mask" => Ok((id, Input::Mask)),
            "token_type_ids" => Ok((id, Input::Kinds)),
            other => Err(no_answer(format!("it asks for “{other}”, which is not known here"))),
        };
        let inputs = model.input_ids().iter().map(input).collect::<Result<Vec<_>, _>>()?;
        let outputs = model.output_ids();
        let logits = outputs.iter().copied().find(|&id| named(id) == "logits");
        let output = logits.or(outputs.first().copied()).ok_or_else(|| no_answer("it has no output".to_owned()))?;
        let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (pieces, labels, most) = (parts.pieces, parts.labels, parts.most);
        let own = Self { name, sha256, model, inputs, output, pieces, labels, most, known: Mutex::default(), runs: AtomicUsize::new(0) };
        own.run(&own.encode("one two", "two"), &Arc::new(ThreadPool::with_num_threads(1))).map_err(no_answer)?;
        Ok(own)
    }

    /// What the reader calls it: the name of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The SHA-256 of its ONNX file in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How often it was run to answer: what it has answered already costs nothing.
    pub fn runs(&self) -> usize {
        self.runs.load(Ordering::Relaxed)
    }

    /// The answers for pairs of texts, in their order: for each what it says of the second given the first, and of the first given
    /// the second. An answer depends on its pair alone, since each is run by itself. `None` where the model could not be run on a
    /// pair. Answers are kept, those made before a cancellation too.
    pub fn answers(&self, pairs: &[(&str, &str)], watch: &Watch) -> Result<Vec<Option<[Answer; 2]>>, Cancelled> {
        let encode = |&(a, b): &(&str, &str)| watch.look().map(|()| [self.encode(a, b), self.encode(b, a)]);
        let asked = pairs.iter().map(encode).collect::<Result<Vec<[Row; 2]>, Cancelled>>()?;
        let rows: Vec<&Row> = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() > KEPT {
                known.clear();
            }
            let new = asked.iter().flatten().filter(|row| !known.contains_key(&row.numbers));
            // The longest first, so that no thread is left with a long one at the end.
            let new: BTreeMap<_, _> = new.map(|row| ((std::cmp::Reverse(row.numbers.len()), &row.numbers), row)).collect();
            new.into_values().collect()
        };
        self.compute(&rows, watch)?;
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = |row: &Row| known.get(&row.numbers).copied();
        Ok(asked.iter().map(|[there, back]| Some([answer(there)?, answer(back)?])).collect())
    }

    fn encode(&self, first: &str, second: &str) -> Row {
        let (numbers, kinds) = self.pieces.encode_pair(first, second, self.most);
        Row { numbers, kinds }
    }

    /// Runs the model on all cores, a pair a run and a thread a core, and keeps what it answers.
    fn compute(&self, rows: &[&Row], watch: &Watch) -> Result<(), Cancelled> {
        let next = AtomicUsize::new(0);
        let work = || {
            let pool = Arc::new(ThreadPool::with_num_threads(1));
            while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                watch.step(Stage::Asking, next.load(Ordering::Relaxed).min(rows.len()), rows.len())?;
                self.runs.fetch_add(1, Ordering::Relaxed);
                if let Ok(answer) = self.run(row, &pool) {
                    self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(row.numbers.clone(), answer);
                }
            }
            Ok(())
        };
        let threads = rayon::current_num_threads().min(rows.len());
        std::thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            running.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }

    /// Runs the model on one pair in one order.
    fn run(&self, row: &Row, pool: &Arc<ThreadPool>) -> Result<Answer, String> {
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let length = row.numbers.len();
        let inputs = self.inputs.iter().map(|&(id, input)| {
            let values = match input {
                Input::Pieces => row.numbers.clone(),
                Input::Mask => vec![1; length],
                Input::Kinds => row.kinds.clone(),
            };
            (id, ValueOrView::from(NdTensor::from_data([1, length], values)))
        });
        let outputs = self.model.run(inputs.collect(), &[self.output], Some(options)).map_err(|error| error.to_string())?;
        let output = outputs.into_iter().next().ok_or_else(|| "it has no output".to_owned())?;
        let wrong = || format!("it does not answer with {} numbers, one for each name in its config.json", self.labels.count);
        let logits: NdTensor<f32, 2> = output.try_into().map_err(|_| wrong())?;
        let logits = logits.into_data();
        if logits.len() != self.labels.count || logits.iter().any(|logit| !logit.is_finite()) {
            return Err(wrong());
        }
        let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let parts: Vec<f32> = logits.iter().map(|logit| (logit - most).exp()).collect();
        let sum: f32 = parts.iter().sum();
        let share = |at: usize| parts.get(at).map_or(0.0, |part| part / sum);
        Ok(Answer { entailment: share(self.labels.entailment), contradiction: share(self.labels.contradiction) })
    }
}

/// Two texts as the model reads them.
struct Row {
    numbers: Vec<i32>,
    kinds: Vec<i32>,
}

/// Two models are the same where their ONNX file, its labels and the name of the folder are.
impl PartialEq for NliModel {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.sha256, self.labels) == (&other.name, &other.sha256, other.labels)
    }
}

impl fmt::Debug for NliModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NliModel").field("name", &self.name).field("sha256", &self.sha256).finish_non_exhaustive()
    }
}

/// The SHA-256 of a file that may be too large to be held as a whole.
fn checksum(file: &Path) -> std::io::Result<String> {
    use sha2::Digest as _;
    use std::fmt::Write as _;
    let (mut file, mut buffer, mut sha) = (std::fs::File::open(file)?, vec![0; 1 << 16], sha2::Sha256::new());
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => sha.update(&buffer[..read]),
        }
    }
    let mut hex = String::with_capacity(64);
    for byte in sha.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}
