//! The boundary to Python: values are carried across, nothing is decided. Text goes in as `str` or as Arrow arrays, over the PyCapsule
//! interface; what comes out is plain dictionaries, or Arrow arrays again.
//!
//! While texts are read, Python is free to do other things: the interpreter's lock is released.

#![forbid(unsafe_code)]

mod arrays;
mod collected;
mod collection;
mod columns;
mod error;
mod export;
mod json;
mod options;
mod tables;
mod texts;
mod work;

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The part of the package `nutgraf` that is written in Rust.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::arrays::{analyze_array, digest_array, merge, schema};
    #[pymodule_export]
    use super::collection::Collection;
    #[pymodule_export]
    use super::export::{BinaryArray, RecordBatch, Schema};
    #[pymodule_export]
    use super::{analyze, languages};

    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("NutgrafError", module.py().get_type::<error::NutgrafError>())?;
        module.add("__version__", nutgraf::VERSION)
    }
}

/// Analyses a text.
#[pyfunction]
#[pyo3(signature = (text, /, **options))]
fn analyze<'py>(
    text: &Bound<'py, PyAny>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    let mut raw = options::read(options, &options::OF_TEXT)?;
    // What Python's strings are indexed by.
    raw.offsets.get_or_insert_with(|| "chars".to_owned());
    let options = raw.check().map_err(error::raised)?;
    let text = texts::text(text, "text")?;
    let analysis = py
        .detach(|| work::with_analyzer(|analyzer| work::guarded(|| analyzer.analyze(&text, &options))))
        .map_err(error::raised)?;
    json::to_python(py, &analysis)
}

/// The codes of the languages that more is known of than their names.
#[pyfunction]
fn languages() -> Vec<String> {
    let packs = nutgraf::Packs::default();
    packs.languages().iter().map(|language| language.code().to_owned()).collect()
}
