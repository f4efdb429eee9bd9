//! One entry of a JSON answer: a result, or what went wrong.

use nutgraf::contexts::Contexts;
use nutgraf::{Analysis, Error};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// What a file or line comes to, with the name that it has in JSON.
pub trait Named: Serialize {
    const NAME: &str;
}

impl Named for Analysis {
    const NAME: &str = "analysis";
}

impl Named for Contexts {
    const NAME: &str = "contexts";
}

/// `"analysis": …` and the like, or `"error": {"code", "message"}`.
pub enum Answer<'a, T = Analysis> {
    Result(&'a T),
    Error(Failed<'a>),
}

#[derive(Serialize)]
pub struct Failed<'a> {
    code: &'static str,
    message: &'a str,
}

impl<T: Named> Serialize for Answer<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Self::Result(result) => map.serialize_entry(T::NAME, result)?,
            Self::Error(error) => map.serialize_entry("error", error)?,
        }
        map.end()
    }
}

impl<'a, T> From<&'a Result<T, Error>> for Answer<'a, T> {
    fn from(result: &'a Result<T, Error>) -> Self {
        match result {
            Ok(result) => Self::Result(result),
            Err(error) => Self::Error(Failed { code: error.code().as_str(), message: error.message() }),
        }
    }
}
