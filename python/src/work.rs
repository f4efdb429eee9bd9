//! Work on many texts: in pieces, on all cores, without the interpreter's lock.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use nutgraf::{Analyzer, Error, ErrorCode};
use pyo3::prelude::*;

use crate::error::raised;

/// Rows of a piece: few enough that no core is left with the last one for long.
const PIECE: usize = 32;
/// How long it is waited for a piece before it is asked again whether somebody wants to interrupt.
const PATIENCE: Duration = Duration::from_millis(100);

/// Analyzers that rest: they keep what they know of words.
static RESTING: Mutex<Vec<Analyzer>> = Mutex::new(Vec::new());

/// Calls `work` with an analyzer, which is kept for the next call unless the work panicked.
///
/// In a process that was forked, the list may be locked for ever by a thread that is not there; then a new analyzer does.
pub fn with_analyzer<T>(work: impl FnOnce(&mut Analyzer) -> Result<T, Error>) -> Result<T, Error> {
    let mut analyzer = RESTING.try_lock().ok().and_then(|mut resting| resting.pop()).unwrap_or_default();
    let result = work(&mut analyzer)?;
    if let Ok(mut resting) = RESTING.try_lock()
        && resting.len() < cores()
    {
        resting.push(analyzer);
    }
    Ok(result)
}

/// Runs `work`; a panic in it is an error.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        Error::new(ErrorCode::Crashed, "The work on this text stopped unexpectedly; please report it.")
    })
}

/// An error of a row, which it names.
pub fn of_row(name: &str, row: usize, error: &Error) -> Error {
    Error::new(error.code(), format!("'{name}[{row}]': {}", error.message()))
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` makes of the rows, piece by piece, in order. The first error ends it, as does an interrupt.
pub fn each<T: Send>(
    py: Python<'_>,
    rows: usize,
    parallel: bool,
    work: impl Fn(&mut Analyzer, Range<usize>) -> Result<T, Error> + Sync,
) -> PyResult<Vec<T>> {
    let pieces = rows.div_ceil(PIECE);
    let threads = if parallel { cores().min(pieces) } else { 1 };
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, mut receiver) = mpsc::channel();
    let mut made: Vec<Option<T>> = Vec::new();
    made.resize_with(pieces, || None);
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (work, next, stopped) = (&work, &next, &stopped);
            scope.spawn(move || {
                let told = with_analyzer(|analyzer| {
                    while !stopped.load(Ordering::Relaxed) {
                        let piece = next.fetch_add(1, Ordering::Relaxed);
                        if piece >= pieces {
                            break;
                        }
                        let begin = piece * PIECE;
                        let part = work(analyzer, begin..rows.min(begin + PIECE))?;
                        // Nobody listens any more after an error.
                        let _ = sender.send(Ok((piece, part)));
                    }
                    Ok(())
                });
                if let Err(error) = told {
                    let _ = sender.send(Err(error));
                }
            });
        }
        drop(sender);
        let outcome = loop {
            let receiver = &mut receiver;
            let told = py.detach(move || receiver.recv_timeout(PATIENCE));
            if let Err(interrupt) = py.check_signals() {
                break Err(interrupt);
            }
            match told {
                Ok(Ok((piece, part))) => made[piece] = Some(part),
                Ok(Err(error)) => break Err(raised(error)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break Ok(()),
            }
        };
        stopped.store(true, Ordering::Relaxed);
        // The scope waits for the pieces that are underway.
        outcome
    })?;
    Ok(made.into_iter().flatten().collect())
}
