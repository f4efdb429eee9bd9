//! One entry of a JSON answer: an analysis, or what went wrong. And the net under an analysis that crashes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::{Analysis, Error, ErrorCode};
use serde::Serialize;

/// `"analysis": …` or `"error": {"code", "message"}`.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer<'a> {
    Analysis(&'a Analysis),
    Error { code: &'static str, message: &'a str },
}

impl<'a> From<&'a Result<Analysis, Error>> for Answer<'a> {
    fn from(result: &'a Result<Analysis, Error>) -> Self {
        match result {
            Ok(analysis) => Self::Analysis(analysis),
            Err(error) => Self::Error { code: error.code().as_str(), message: error.message() },
        }
    }
}

/// Runs an analysis; one that panics is an error of its input, and the other inputs go on.
pub fn guarded(analysis: impl FnOnce() -> Result<Analysis, Error>) -> Result<Analysis, Error> {
    catch_unwind(AssertUnwindSafe(analysis)).unwrap_or_else(|_| {
        Err(Error::new(
            ErrorCode::Crashed,
            "The analysis of this text stopped unexpectedly; please report it.",
        ))
    })
}
