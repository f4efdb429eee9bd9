//! The net under the work on an input: a panic becomes an error of that input, and the others go on.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind};

use nutgraf::{Error, ErrorCode};

thread_local! {
    /// Where this thread last panicked.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on a panic writes nothing by itself: whoever catches it tells about it, in one line. The standard library's
/// report would also end the program where standard error cannot be written.
pub fn silence_panics() {
    panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        PLACE.set(place);
    }));
}

/// Runs `work`; a panic in it is an [`ErrorCode::Crashed`] that names the place in the source.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = PLACE.take().map(|place| format!(" ({place})")).unwrap_or_default();
        let message = format!("The work on this text stopped unexpectedly{place}; please report it.");
        Err(Error::new(ErrorCode::Crashed, message))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_names_its_place() {
        silence_panics();
        let kinds: [fn() -> usize; 4] = [
            || panic!("by itself"),
            || str::parse("no number").unwrap(),
            || [1, 2, 3][std::hint::black_box(7)],
            || "é"[std::hint::black_box(1)..].len(),
        ];
        for work in kinds {
            let error = guarded(|| Ok(work())).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Crashed);
            assert!(error.message().contains("crash.rs:"), "{error}");
            assert!(!error.message().contains('\n'), "{error}");
        }
    }

    #[test]
    fn results_and_errors_pass() {
        assert_eq!(guarded(|| Ok(7)), Ok(7));
        let error = Error::new(ErrorCode::Unreadable, "No.");
        assert_eq!(guarded(|| Err::<(), _>(error.clone())), Err(error));
    }
}
