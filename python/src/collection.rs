//! Many documents as a whole: `nutgraf.Collection`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use nutgraf::collection::{CollectionTable, Report, ReportOptions};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple, PyType};

use crate::arrays::{Documents, digest, of_digest};
use crate::error::{bad, raised};
use crate::export::RecordBatch;
use crate::{collected, json, options, texts, work};

/// Documents, of each of which a digest is kept.
#[pyclass(frozen, module = "nutgraf")]
#[derive(Default)]
pub struct Collection(Mutex<nutgraf::Collection>);

impl Collection {
    /// The collection, for this thread alone; others have to come back later, for waiting they would hold the interpreter.
    fn inner(&self) -> PyResult<MutexGuard<'_, nutgraf::Collection>> {
        match self.0.try_lock() {
            Ok(inner) => Ok(inner),
            Err(std::sync::TryLockError::Poisoned(poisoned)) => Ok(PoisonError::into_inner(poisoned)),
            Err(std::sync::TryLockError::WouldBlock) => {
                Err(PyRuntimeError::new_err("The collection is in use by another thread; give each its own."))
            }
        }
    }
}

#[pymethods]
impl Collection {
    /// An empty one.
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// The collection of bytes that `to_bytes`, `merge` or `nutgraf collect --save` gave.
    #[classmethod]
    fn from_bytes(_class: &Bound<'_, PyType>, bytes: &[u8]) -> PyResult<Self> {
        Ok(Self(Mutex::new(nutgraf::Collection::from_bytes(bytes).map_err(raised)?)))
    }

    /// The collection as bytes: the same ones for the same documents.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let inner = self.inner()?.clone();
        Ok(PyBytes::new(py, &py.detach(|| inner.to_bytes())))
    }

    /// Takes in a document; one of the same id gives way.
    #[pyo3(signature = (id, text, **given))]
    fn add(
        &self,
        py: Python<'_>,
        id: &Bound<'_, PyAny>,
        text: &Bound<'_, PyAny>,
        given: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let mut names = options::OF_DIGEST.to_vec();
        names.push("title");
        let options = of_digest(given, &names)?;
        let (id, text) = (texts::text(id, "id")?, texts::text(text, "text")?);
        let part = py
            .detach(|| work::with_analyzer(|analyzer| digest(analyzer, &id, &text, &options)))
            .map_err(raised)?;
        let mut inner = self.inner()?;
        inner.remove(&id);
        inner.merge(&part);
        Ok(())
    }

    /// Takes in a document a row, as `merge` of their digests would, but without the bytes between.
    #[pyo3(signature = (texts, ids, *, titles=None, dates=None, parallel=true, **options))]
    fn add_array(
        &self,
        texts: &Bound<'_, PyAny>,
        ids: &Bound<'_, PyAny>,
        titles: Option<&Bound<'_, PyAny>>,
        dates: Option<&Bound<'_, PyAny>>,
        parallel: bool,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let parts = Documents::read(texts, ids, titles, dates, options)?.collect(texts.py(), parallel)?;
        let mut inner = self.inner()?;
        parts.iter().for_each(|part| inner.merge(part));
        Ok(())
    }

    /// Takes in all documents of another collection, or of its bytes.
    fn merge(&self, other: &Bound<'_, PyAny>) -> PyResult<()> {
        let other = match other.cast::<Self>() {
            // A clone, for a collection may be merged with itself.
            Ok(other) => other.get().inner()?.clone(),
            Err(_) => {
                let bytes: &[u8] = other.extract().map_err(|_| {
                    bad(format!("'other' is {}; it must be a Collection or bytes.", options::kind(other)))
                })?;
                nutgraf::Collection::from_bytes(bytes).map_err(raised)?
            }
        };
        self.inner()?.merge(&other);
        Ok(())
    }

    /// Takes out a document; whether there was one.
    fn remove(&self, id: &str) -> PyResult<bool> {
        Ok(self.inner()?.remove(id))
    }

    /// The ids of the documents, in order.
    fn ids(&self) -> PyResult<Vec<String>> {
        Ok(self.inner()?.ids())
    }

    fn __len__(&self) -> PyResult<usize> {
        Ok(self.inner()?.len())
    }

    /// What the documents say together.
    #[pyo3(signature = (*, limit=None, watch=None, texts=None))]
    fn report<'py>(
        &self,
        py: Python<'py>,
        limit: Option<&Bound<'_, PyAny>>,
        watch: Option<&Bound<'py, PyAny>>,
        texts: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let asked = asked(limit, watch, ReportOptions::default().limit)?;
        json::to_python(py, &self.reported(&asked, texts)?)
    }

    /// The report as one HTML file.
    #[pyo3(signature = (*, limit=None, watch=None, texts=None))]
    fn html(
        &self,
        limit: Option<&Bound<'_, PyAny>>,
        watch: Option<&Bound<'_, PyAny>>,
        texts: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        Ok(self.reported(&asked(limit, watch, ReportOptions::default().limit)?, texts)?.html())
    }

    /// A table of the report as CSV, whole unless it is limited.
    #[pyo3(signature = (table, *, limit=None, watch=None, texts=None))]
    fn csv(
        &self,
        table: &str,
        limit: Option<&Bound<'_, PyAny>>,
        watch: Option<&Bound<'_, PyAny>>,
        texts: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let table = named(table)?;
        Ok(self.reported(&asked(limit, watch, usize::MAX)?, texts)?.csv(table))
    }

    /// A table of the report for Arrow, whole unless it is limited.
    #[pyo3(signature = (table, *, limit=None, watch=None, texts=None))]
    fn table(
        &self,
        table: &str,
        limit: Option<&Bound<'_, PyAny>>,
        watch: Option<&Bound<'_, PyAny>>,
        texts: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<RecordBatch> {
        let known = named(table)?;
        let rows = collected::table(known, &self.reported(&asked(limit, watch, usize::MAX)?, texts)?);
        let unknown = || bad(format!("The table '{table}' is not for Arrow; csv() gives it as text."));
        rows.map(RecordBatch).ok_or_else(unknown)
    }

    /// How two groups of documents differ, by their ids.
    #[pyo3(signature = (these, those, *, texts=None))]
    fn compare<'py>(
        &self,
        py: Python<'py>,
        these: &Bound<'py, PyAny>,
        those: &Bound<'py, PyAny>,
        texts: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (these, those) = (options::strings("these", these)?, options::strings("those", those)?);
        let [these, those] = [&these, &those].map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
        let inner = self.inner()?.clone();
        let mut source = Source::new(texts);
        let told = py.detach(|| inner.compare(&these, &those, &mut |id| source.text(id)));
        source.end()?;
        json::to_python(py, &told.map_err(raised)?)
    }

    /// For `pickle` and `copy`.
    fn __reduce__<'py>(of: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let bytes = of.get().to_bytes(of.py())?;
        Ok((of.get_type().getattr("from_bytes")?, PyTuple::new(of.py(), [bytes])?))
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<nutgraf.Collection: {} documents>", self.inner()?.len()))
    }
}

impl Collection {
    fn reported(&self, asked: &ReportOptions, texts: Option<&Bound<'_, PyAny>>) -> PyResult<Report> {
        // A clone: the function that gives texts may ask the collection something.
        let inner = self.inner()?.clone();
        let mut source = Source::new(texts);
        let report = Python::attach(|py| py.detach(|| inner.report_with(asked, &mut |id| source.text(id))));
        source.end()?;
        Ok(report)
    }
}

fn asked(
    limit: Option<&Bound<'_, PyAny>>,
    watch: Option<&Bound<'_, PyAny>>,
    most: usize,
) -> PyResult<ReportOptions> {
    let limit = match limit {
        None => most,
        Some(limit) if limit.extract::<f64>().is_ok_and(|limit| limit == f64::INFINITY) => usize::MAX,
        Some(limit) => limit.extract().map_err(|_| {
            bad(format!("'limit' is {limit}; it must be a whole number from 0 on, or math.inf for all."))
        })?,
    };
    Ok(ReportOptions { limit, watch: watch.map(options::watch).transpose()? })
}

fn named(name: &str) -> PyResult<CollectionTable> {
    CollectionTable::ALL.into_iter().find(|table| table.as_str() == name).ok_or_else(|| {
        bad(format!(
            "There is no table '{name}'; there are {}.",
            CollectionTable::ALL.map(CollectionTable::as_str).join(", ")
        ))
    })
}

/// Where the texts of documents are: a mapping, or a function that gives them.
struct Source {
    get: Option<Py<PyAny>>,
    /// What the function raised.
    raised: Option<PyErr>,
}

impl Source {
    fn new(texts: Option<&Bound<'_, PyAny>>) -> Self {
        // A mapping answers as a function where it is asked for `get`.
        let get = texts.map(|texts| texts.getattr("get").unwrap_or_else(|_| texts.clone()).unbind());
        Self { get, raised: None }
    }

    fn text(&mut self, id: &str) -> Option<String> {
        let get = self.get.as_ref().filter(|_| self.raised.is_none())?;
        let given = Python::attach(|py| {
            let text = get.bind(py).call1((PyString::new(py, id),))?;
            if text.is_none() {
                Ok(None)
            } else {
                texts::text(&text, "texts").map(|text| Some(text.into_owned()))
            }
        });
        given.unwrap_or_else(|error| {
            self.raised = Some(error);
            None
        })
    }

    /// What was raised underway.
    fn end(self) -> PyResult<()> {
        self.raised.map_or(Ok(()), Err)
    }
}
