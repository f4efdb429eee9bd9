//! One entry of a JSON answer: an analysis, or what went wrong.

use nutgraf::{Analysis, Error};
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
