//! What each thread has found out about words, kept from one document to the next.

use std::cell::RefCell;

use nutgraf::Analyzer;

thread_local! {
    static ANALYZER: RefCell<Analyzer> = RefCell::default();
}

/// Analyses with this thread's analyzer. One that panics is not used again.
pub fn with<T>(work: impl FnOnce(&mut Analyzer) -> T) -> T {
    let mut analyzer = ANALYZER.take();
    let result = work(&mut analyzer);
    ANALYZER.set(analyzer);
    result
}
