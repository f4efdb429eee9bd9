//! Work on all cores whose results come in the order of the jobs, each as soon as it and those before it are ready.
//!
//! One thread makes the jobs, for reading may wait; workers do them; the caller's thread takes the results. What is
//! underway is bounded by its weight in bytes of input, so that neither a fast producer nor one slow job fills the memory.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use nutgraf::{Error, ErrorCode};

use crate::Failure;
use crate::crash::guarded;

/// What any job weighs beside its input: results are no smaller than this, however little they say.
const OVERHEAD: usize = 4096;

/// One piece of work.
pub struct Job<N, T> {
    /// What the result is named by.
    pub name: N,
    /// Bytes of input; `usize::MAX` where that is not known, which is then done alone.
    pub weight: usize,
    /// What the worker gets.
    pub task: T,
}

/// Bounds of a [`run`].
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Threads that work.
    pub workers: usize,
    /// Bytes of input that may be underway: read, worked on, or done and not yet taken. A job that is larger alone is
    /// done when nothing else is.
    pub bytes: usize,
}

impl Bounds {
    /// As many workers as were asked for, or all cores; but no more than there are jobs, where that is known.
    pub fn new(bytes: usize, workers: Option<NonZeroUsize>, jobs: Option<usize>) -> Self {
        let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let workers = workers.unwrap_or_else(cores).get();
        Self { workers: workers.min(jobs.unwrap_or(workers)).max(1), bytes }
    }
}

/// Does all `jobs` and hands `take` the results in order. A job that panics gives [`ErrorCode::Crashed`].
///
/// Ends early where `take` fails; the threads are then left to the end of the program, for the one that makes the jobs may
/// wait for input that never comes.
pub fn run<N, T, R>(
    jobs: impl Iterator<Item = Job<N, T>> + Send + 'static,
    bounds: Bounds,
    work: impl Fn(T) -> Result<R, Error> + Send + Sync + 'static,
    mut take: impl FnMut(N, Result<R, Error>) -> Result<(), Failure>,
) -> Result<(), Failure>
where
    N: Send + 'static,
    T: Send + 'static,
    R: Send + 'static,
{
    let budget = Arc::new(Budget { total: bounds.bytes, used: Mutex::new(0), freed: Condvar::new() });
    let (job_sender, job_receiver) = channel();
    let (result_sender, results) = channel();
    let job_receiver = Arc::new(Mutex::new(job_receiver));
    let work = Arc::new(work);

    let at_reading = Arc::clone(&budget);
    let reader = start("reader", move || {
        for (number, mut job) in jobs.enumerate() {
            job.weight = at_reading.take(job.weight);
            if job_sender.send((number, job)).is_err() {
                return;
            }
        }
    })?;
    for _ in 0..bounds.workers {
        let (jobs, results, work) = (Arc::clone(&job_receiver), result_sender.clone(), Arc::clone(&work));
        start("worker", move || {
            while let Some((number, job)) = next(&jobs) {
                let result = guarded(|| work(job.task));
                if results.send((number, job.name, job.weight, result)).is_err() {
                    return;
                }
            }
        })?;
    }
    // The workers hold their own; when the last of them has ended, so have the results.
    drop(result_sender);

    let mut ready = HashMap::new();
    let mut expected = 0;
    for (number, name, weight, result) in results {
        ready.insert(number, (name, weight, result));
        while let Some((name, weight, result)) = ready.remove(&expected) {
            take(name, result)?;
            budget.give_back(weight);
            expected += 1;
        }
    }
    // It has ended, or there would be more results.
    reader.join().map_err(|_| {
        let message = "Reading the input stopped unexpectedly; please report it.";
        Failure::Internal(Error::new(ErrorCode::Crashed, message))
    })
}

/// The next job; `None` when there are no more. One worker waits for it, the others for that one.
fn next<J>(jobs: &Mutex<Receiver<J>>) -> Option<J> {
    lock(jobs).recv().ok()
}

fn start(name: &str, body: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Failure> {
    thread::Builder::new().name(name.to_owned()).spawn(body).map_err(|error| {
        let message = format!("No thread could be started ({error}); close other programs and try again.");
        Failure::Internal(Error::new(ErrorCode::Crashed, message))
    })
}

/// Nothing that a lock here guards can be left half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Bytes that may be underway.
struct Budget {
    total: usize,
    used: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    /// Waits until a job of `weight` fits in; what it takes.
    fn take(&self, weight: usize) -> usize {
        let weight = weight.saturating_add(OVERHEAD).min(self.total);
        let used = lock(&self.used);
        let fits = |used: &mut usize| *used + weight > self.total;
        let mut used = self.freed.wait_while(used, fits).unwrap_or_else(PoisonError::into_inner);
        *used += weight;
        weight
    }

    fn give_back(&self, weight: usize) {
        *lock(&self.used) -= weight;
        self.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::sync_channel;
    use std::time::Duration;

    use super::*;

    fn job(name: usize, weight: usize) -> Job<usize, usize> {
        Job { name, weight, task: name }
    }

    #[test]
    fn results_come_in_order_whatever_takes_long() {
        for workers in [1, 2, 7] {
            let jobs = (0..200).map(|number| job(number, 10));
            let work = |number: usize| {
                thread::sleep(Duration::from_micros(if number.is_multiple_of(10) { 3000 } else { 10 }));
                Ok(number * 2)
            };
            let mut taken = Vec::new();
            let take = |name, result: Result<usize, Error>| {
                taken.push((name, result.unwrap()));
                Ok(())
            };
            assert!(run(jobs, Bounds { workers, bytes: 1 << 20 }, work, take).is_ok());
            assert_eq!(taken, (0..200).map(|number| (number, number * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_job() {
        let (allow, allowed) = sync_channel::<()>(0);
        // Each job but the first is made only when the result of the one before has been taken.
        let jobs = (0..5).map(move |number| {
            if number > 0 {
                allowed.recv().unwrap();
            }
            job(number, 10)
        });
        let mut count = 0;
        let take = |_, _| {
            count += 1;
            if count < 5 {
                allow.send(()).unwrap();
            }
            Ok(())
        };
        assert!(run(jobs, Bounds { workers: 3, bytes: 1 << 20 }, |_| Ok(()), take).is_ok());
        assert_eq!(count, 5);
    }

    #[test]
    fn what_is_underway_is_bounded_by_its_weight() {
        for (weights, most) in [
            (vec![10_000; 50], 3),
            // More than the bound allows: alone.
            (vec![1_000_000, 10, 2_000_000, usize::MAX, 10, usize::MAX], 1),
            // Nothing at all weighs something too.
            (vec![0; 100], 10),
        ] {
            let underway = Arc::new(AtomicUsize::new(0));
            let made = Arc::clone(&underway);
            let count = weights.len();
            let jobs = weights.into_iter().enumerate().map(|(number, weight)| job(number, weight));
            let work = move |_| {
                made.fetch_add(1, Ordering::SeqCst);
                Ok(())
            };
            let mut taken = 0;
            let take = |_, _| {
                thread::sleep(Duration::from_millis(1));
                let at_once = underway.load(Ordering::SeqCst) - taken;
                assert!(at_once <= most, "{at_once} are underway");
                taken += 1;
                Ok(())
            };
            assert!(run(jobs, Bounds { workers: 16, bytes: 42_000 }, work, take).is_ok());
            assert_eq!(taken, count);
        }
    }

    #[test]
    fn a_job_that_panics_is_an_error_and_the_others_are_done() {
        crate::crash::silence_panics();
        let work = |number: usize| if number == 3 { panic!("three") } else { Ok(number) };
        let mut failed = Vec::new();
        let take = |name, result: Result<usize, Error>| {
            if let Err(error) = result {
                failed.push((name, error.code()));
            }
            Ok(())
        };
        let jobs = (0..8).map(|number| job(number, 1));
        assert!(run(jobs, Bounds { workers: 2, bytes: 1 << 20 }, work, take).is_ok());
        assert_eq!(failed, [(3, ErrorCode::Crashed)]);
    }

    #[test]
    fn a_reader_that_panics_is_no_end_of_the_input() {
        crate::crash::silence_panics();
        let jobs = (0..8).map(|number| if number == 5 { panic!("five") } else { job(number, 1) });
        let mut taken = 0;
        let take = |_, _| {
            taken += 1;
            Ok(())
        };
        let done = run(jobs, Bounds { workers: 2, bytes: 1 << 20 }, Ok, take);
        assert!(matches!(done, Err(Failure::Internal(_))));
        assert_eq!(taken, 5);
    }

    #[test]
    fn an_error_of_the_taker_ends_it_though_the_input_goes_on() {
        let mut taken = 0;
        let take = |_, _| {
            taken += 1;
            if taken == 3 { Err(std::io::Error::other("no more").into()) } else { Ok(()) }
        };
        let jobs = (0..).map(|number| job(number, 1));
        assert!(matches!(run(jobs, Bounds { workers: 2, bytes: 1 << 16 }, Ok, take), Err(Failure::Write(_))));
        assert_eq!(taken, 3);
    }
}
