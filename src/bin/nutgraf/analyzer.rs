//! What each thread has found out about words, kept from one document to the next.

use std::cell::Cell;

use nutgraf::Analyzer;

thread_local! {
    static ANALYZER: Cell<Option<Analyzer>> = const { Cell::new(None) };
}

/// Analyses with this thread's analyzer. One that panics is not used again.
pub fn with<T>(work: impl FnOnce(&mut Analyzer) -> T) -> T {
    let mut analyzer = ANALYZER.take().unwrap_or_default();
    let result = work(&mut analyzer);
    ANALYZER.set(Some(analyzer));
    result
}
