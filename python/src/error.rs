//! Errors, as Python has them: one class, whose `code` programs can match.

use nutgraf::{Error, ErrorCode};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(
    nutgraf,
    NutgrafError,
    PyValueError,
    "What is wrong, and what would be right. `code` is for programs: \"bad-option\", \"unreadable\", \"version-mismatch\", \"too-long\" \
     or \"crashed\"."
);

/// The exception for an error.
pub fn raised(error: Error) -> PyErr {
    let raised = NutgrafError::new_err(error.message().to_owned());
    Python::attach(|py| {
        // Fails for objects without attributes only, and an exception has them.
        let _ = raised.value(py).setattr("code", error.code().as_str());
    });
    raised
}

/// The exception for a wrong argument.
pub fn bad(message: String) -> PyErr {
    raised(Error::new(ErrorCode::BadOption, message))
}
