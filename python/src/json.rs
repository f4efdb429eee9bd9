//! Values of several parts cross as JSON: what Python gets is then the JSON of the other edges by construction, down to the order of
//! keys, and its own reader of it is fast.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::bad;

/// Dictionaries, lists, strings and numbers that say the same.
pub fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    // Plain data: writing it cannot fail.
    let written = serde_json::to_string(value).map_err(|error| bad(error.to_string()))?;
    LOADS.import(py, "json", "loads")?.call1((written,))
}

/// What dictionaries and lists say, as the value of the option `name`.
pub fn of_python<T: DeserializeOwned>(name: &str, value: &Bound<'_, PyAny>) -> PyResult<T> {
    let unreadable = |error: &dyn std::fmt::Display| bad(format!("'{name}' is not to be read: {error}."));
    let written = value.py().import("json")?.call_method1("dumps", (value,));
    let written: String =
        written.and_then(|written| written.extract()).map_err(|error| unreadable(&error))?;
    serde_json::from_str(&written).map_err(|error| unreadable(&error))
}
