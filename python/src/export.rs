//! What leaves as Arrow: any library takes it over the PyCapsule interface, none has to be installed.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::BinaryBuilder;
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

use crate::error::bad;

/// A table, as `pyarrow.record_batch`, `polars.DataFrame` and others take it.
#[pyclass(frozen, module = "nutgraf")]
pub struct RecordBatch(pub arrow_array::RecordBatch);

impl RecordBatch {
    fn field(&self) -> FieldRef {
        let schema = self.0.schema();
        let field = Field::new("", DataType::Struct(schema.fields().clone()), false);
        Arc::new(field.with_metadata(schema.metadata().clone()))
    }
}

#[pymethods]
impl RecordBatch {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let array = StructArray::from(self.0.clone());
        Ok(to_array_pycapsules(py, self.field(), &array, requested_schema)?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let array: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        let once = ArrayIterator::new([Ok::<_, ArrowError>(array)], self.field());
        Ok(to_stream_pycapsule(py, Box::new(once), requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, &*self.0.schema())?)
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        names(&self.0.schema())
    }

    /// What is said of the table, its version among it.
    #[getter]
    fn metadata(&self) -> HashMap<String, String> {
        self.0.schema().metadata().clone()
    }

    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<nutgraf.RecordBatch: {} rows of {}>", self.0.num_rows(), names(&self.0.schema()).join(", "))
    }
}

/// What columns a table has, as `pyarrow.schema` takes it.
#[pyclass(frozen, module = "nutgraf")]
pub struct Schema(pub SchemaRef);

#[pymethods]
impl Schema {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, &*self.0)?)
    }

    /// The names of the columns, in order.
    #[getter]
    fn names(&self) -> Vec<String> {
        names(&self.0)
    }

    /// What is said of the table, its version among it.
    #[getter]
    fn metadata(&self) -> HashMap<String, String> {
        self.0.metadata().clone()
    }

    fn __repr__(&self) -> String {
        format!("<nutgraf.Schema: {}>", names(&self.0).join(", "))
    }
}

fn names(schema: &SchemaRef) -> Vec<String> {
    schema.fields().iter().map(|field| field.name().clone()).collect()
}

/// Byte strings, some of which may be null, as `pyarrow.array` takes them.
#[pyclass(frozen, module = "nutgraf")]
pub struct BinaryArray(arrow_array::BinaryArray);

impl BinaryArray {
    /// An error where they are more than places of 32 bits tell.
    pub fn of(values: impl Iterator<Item = Option<Vec<u8>>>) -> PyResult<Self> {
        let (mut built, mut bytes) = (BinaryBuilder::new(), 0);
        for value in values {
            bytes += value.as_ref().map_or(0, Vec::len);
            if bytes > i32::MAX as usize {
                return Err(bad(
                    "'texts' have digests of more than 2 GB together; give fewer at a time.".to_owned()
                ));
            }
            built.append_option(value);
        }
        Ok(Self(built.finish()))
    }
}

#[pymethods]
impl BinaryArray {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let field = Arc::new(Field::new("", DataType::Binary, true));
        Ok(to_array_pycapsules(py, field, &self.0, requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, Field::new("", DataType::Binary, true))?)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// The values as Python's own `bytes` and `None`.
    fn to_pylist(&self) -> Vec<Option<&[u8]>> {
        self.0.iter().collect()
    }

    fn __repr__(&self) -> String {
        format!("<nutgraf.BinaryArray: {} values>", self.0.len())
    }
}
