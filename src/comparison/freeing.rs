//! Frees what many words have left behind without keeping anybody waiting.
//!
//! What was read of a million words is millions of small pieces of memory; giving them back takes longer than a reader who presses Cancel
//! waits. `or_free(links, |links| judge(links))` hands them to another thread where the work was cancelled, and keeps them where not.

/// Frees `value` in another thread. In a thread that already compares one event of many it is done at once: what is put off would pile up.
pub fn free<T: Send + 'static>(value: T) {
    if rayon::current_thread_index().is_some() {
        drop(value);
    } else {
        rayon::spawn(move || drop(value));
    }
}

/// Works on `value`, and gives it back with what came of it; where that failed, [`free`]s it.
pub fn or_free<T: Send + 'static, R, E>(mut value: T, work: impl FnOnce(&mut T) -> Result<R, E>) -> Result<(T, R), E> {
    match work(&mut value) {
        Ok(result) => Ok((value, result)),
        Err(error) => {
            free(value);
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread::{ThreadId, current};

    struct Tells(std::sync::mpsc::Sender<ThreadId>);

    impl Drop for Tells {
        fn drop(&mut self) {
            self.0.send(current().id()).ok();
        }
    }

    #[test]
    fn what_failed_is_freed_in_another_thread() {
        let (sender, receiver) = channel();
        assert!(or_free(Tells(sender), |_| Err::<(), _>("cancelled")).is_err());
        assert_ne!(receiver.recv().expect("it is freed"), current().id());
    }

    #[test]
    fn one_event_of_many_frees_at_once() {
        let (sender, receiver) = channel();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
        let here = pool.install(|| {
            free(Tells(sender));
            current().id()
        });
        assert_eq!(receiver.try_recv(), Ok(here));
    }

    #[test]
    fn what_went_well_comes_back() {
        let added = |list: &mut Vec<i32>| {
            list.push(2);
            Ok::<_, ()>(list.len())
        };
        assert_eq!(or_free(vec![1], added), Ok((vec![1, 2], 2)));
    }
}
