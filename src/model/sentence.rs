//! The sentence model that ships inside the program, and the vectors it has made already.

use super::vector::{Vector, mean, run};
use super::{ModelError, Pieces};
use crate::comparison::{Cancelled, Stage, Watch};
use rayon::prelude::*;
use rten::{Model, ModelOptions, RunOptions, ThreadPool};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

static WEIGHTS: &[u8] = include_bytes!("../../assets/model/minilm.onnx");
static VOCABULARY: &str = include_str!("../../assets/model/vocab.txt");

/// Passages are read up to so many pieces: about a hundred words.
const MOST_PIECES: usize = 128;
/// Vectors kept, at most: about 150 MB.
const KEPT: usize = 300_000;

/// Vectors with the texts they were made of, as piece numbers.
type Made<'a> = Vec<(&'a Vec<i32>, Arc<Vector>)>;

/// all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), see `assets/model`.
pub struct SentenceModel {
    model: Model,
    pieces: Pieces,
    known: Mutex<HashMap<Vec<i32>, Arc<Vector>>>,
}

impl SentenceModel {
    /// The model inside the program, loaded once.
    pub fn embedded() -> Result<&'static Self, ModelError> {
        static MODEL: OnceLock<Result<SentenceModel, ModelError>> = OnceLock::new();
        // In a thread of its own: loading waits for a pool of threads, and a waiting worker of another pool would take up other work,
        // which could come here again.
        MODEL
            .get_or_init(|| {
                let loading = std::thread::spawn(Self::load);
                loading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    fn load() -> Result<Self, ModelError> {
        let unusable = |reason: String| ModelError::Unusable { reason };
        let mut options = ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let model = options.load_static_slice(WEIGHTS).map_err(|error| unusable(error.to_string()))?;
        let pieces = Pieces::new(VOCABULARY, true).ok_or_else(|| unusable("its vocabulary is not whole".to_owned()))?;
        Ok(Self { model, pieces, known: Mutex::default() })
    }

    /// How many different texts have no vector yet.
    pub fn unread(&self, texts: &[&str]) -> usize {
        let rows: HashSet<Vec<i32>> = texts.par_iter().map(|text| self.pieces.encode(text, MOST_PIECES)).collect();
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        rows.iter().filter(|row| !known.contains_key(*row)).count()
    }

    /// The vector of each text, in their order; `None` for a text that has none. A text's vector depends on that text alone. Those
    /// made before are kept, so that adding an account costs that account only.
    pub fn vectors(&self, texts: &[&str], watch: &Watch) -> Result<Vec<Option<Arc<Vector>>>, Cancelled> {
        let encode = |text: &&str| watch.look().map(|()| self.pieces.encode(text, MOST_PIECES));
        let rows = texts.par_iter().map(encode).collect::<Result<Vec<Vec<i32>>, Cancelled>>()?;
        let mut new: Vec<&Vec<i32>> = {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            rows.iter().filter(|row| !known.contains_key(*row)).collect()
        };
        // The longest first, so that no thread is left with a long one at the end.
        new.sort_unstable_by_key(|row| (std::cmp::Reverse(row.len()), *row));
        new.dedup();
        let made = self.compute(&new, watch)?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() + made.len() > KEPT {
            known.clear();
        }
        let mut made: HashMap<&Vec<i32>, Arc<Vector>> = made.into_iter().collect();
        known.extend(made.iter().map(|(&row, vector)| (row.clone(), Arc::clone(vector))));
        Ok(rows.iter().map(|row| known.get(row).cloned().or_else(|| made.remove(row))).collect())
    }

    /// Computes texts on all cores, one thread a core: the model's own threads would wait for one another on texts so short. One text a
    /// run: the graph measures out its whole numbers over all that is computed together.
    fn compute<'a>(&self, rows: &[&'a Vec<i32>], watch: &Watch) -> Result<Made<'a>, Cancelled> {
        let next = AtomicUsize::new(0);
        let work = || {
            let pool = Arc::new(ThreadPool::with_num_threads(1));
            let mut made = Vec::new();
            while let Some(&row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                watch.step(Stage::Reading, next.load(Ordering::Relaxed).min(rows.len()), rows.len())?;
                let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
                let vector = run(&self.model, options, row).and_then(|tokens| mean(&tokens));
                made.extend(vector.map(|vector| (row, Arc::new(vector))));
            }
            Ok(made)
        };
        let threads = rayon::current_num_threads().min(rows.len());
        let results: Vec<Result<Vec<_>, Cancelled>> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        let mut made = Vec::new();
        for result in results {
            made.extend(result?);
        }
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_those_whose_checksums_are_noted() {
        let noted = include_str!("../../assets/model/checksums.txt");
        for (name, bytes) in [("minilm.onnx", WEIGHTS), ("vocab.txt", VOCABULARY.as_bytes())] {
            assert!(noted.contains(&format!("{}  {name}", crate::account::sha256(bytes))), "{name}");
        }
    }

    fn vectors(texts: &[&str]) -> Vec<Option<Arc<Vector>>> {
        let model = SentenceModel::load().expect("the embedded model loads");
        model.vectors(texts, &Watch::default()).expect("nobody cancels")
    }

    fn cosine(x: &Option<Arc<Vector>>, y: &Option<Arc<Vector>>) -> f32 {
        x.as_ref().expect("a vector").cosine(y.as_ref().expect("a vector"))
    }

    #[test]
    fn what_means_nearly_the_same_is_near_without_a_shared_word() {
        let found = vectors(&["The doors had been locked.", "Nobody could get out by the exits.", "A cat sat on the mat."]);
        assert!(cosine(&found[0], &found[1]) > 0.4, "{}", cosine(&found[0], &found[1]));
        assert!(cosine(&found[0], &found[2]) < 0.25, "{}", cosine(&found[0], &found[2]));
    }

    #[test]
    fn a_vector_depends_on_its_text_alone() {
        let texts = ["The rope store burned.", "The rope store sank.", "Nobody was hurt at all.", "The rope shed burned."];
        let together = vectors(&texts);
        for (text, vector) in texts.iter().zip(&together) {
            assert_eq!(vectors(&[text])[0], *vector, "{text}");
        }
    }

    #[test]
    fn cancelling_ends_it() {
        let watch = Watch::default();
        watch.cancel();
        let model = SentenceModel::load().expect("the embedded model loads");
        assert!(model.vectors(&["The rope store burned."], &watch).is_err());
    }
}
