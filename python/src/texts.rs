//! Strings of Python, one by one or as arrays of Arrow.

use std::borrow::Cow;

use arrow_array::builder::{BinaryViewBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BinaryViewArray, StringViewArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use arrow_select::concat::concat;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyString};
use pyo3_arrow::input::AnyArray;

use crate::error::bad;
use crate::options::kind;

/// A string of Python. It may hold halves of surrogate pairs; each is a character, and becomes U+FFFD.
pub fn text<'a>(value: &'a Bound<'_, PyAny>, name: &str) -> PyResult<Cow<'a, str>> {
    let Ok(string) = value.cast::<PyString>() else {
        return Err(bad(format!("'{name}' is {}; it must be a string.", kind(value))));
    };
    string.to_cow().or_else(|_| {
        let bytes = string.call_method1("encode", ("utf-32-le", "surrogatepass"))?;
        let bytes: &[u8] = bytes.cast::<PyBytes>()?.as_bytes();
        let points =
            bytes.chunks_exact(4).map(|point| u32::from_le_bytes([point[0], point[1], point[2], point[3]]));
        Ok(points.map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    })
}

/// What strings may be made of.
#[derive(Clone, Copy, PartialEq)]
pub enum Made {
    /// Text alone.
    OfText,
    /// Whole numbers and days, too, as they are written: ids and dates are often such.
    OfNumbers,
}

/// Strings, of an Arrow array or any other iterable; `None` and NaN are null.
pub fn strings(value: &Bound<'_, PyAny>, name: &str, made: Made) -> PyResult<StringViewArray> {
    let wanted = "an Arrow array of strings, or a list of str";
    if let Some(array) = arrow(value)? {
        let is_written = |from: &DataType| {
            made == Made::OfNumbers && (from.is_integer() || matches!(from, DataType::Date32))
        };
        let fits = |from: &DataType| from.is_string() || is_written(from);
        return Ok(viewed(&array, fits, &DataType::Utf8View, name, wanted)?.as_string_view().clone());
    }
    let mut strings = StringViewBuilder::new();
    for (row, item) in items(value, name, wanted)?.enumerate() {
        let item = item?;
        if is_null(&item) {
            strings.append_null();
        } else if made == Made::OfNumbers && !item.is_instance_of::<PyString>() {
            strings.append_value(written(&item, &format!("{name}[{row}]"))?);
        } else {
            strings.append_value(text(&item, &format!("{name}[{row}]"))?);
        }
    }
    Ok(strings.finish())
}

/// A whole number, of whichever library, or a day.
fn written(item: &Bound<'_, PyAny>, name: &str) -> PyResult<String> {
    match item.call_method0("__index__") {
        Ok(number) if !item.is_instance_of::<PyBool>() => Ok(number.str()?.to_cow()?.into_owned()),
        _ => day(item)?.ok_or_else(|| {
            bad(format!("'{name}' is {}; it must be a string, a whole number or a date.", kind(item)))
        }),
    }
}

/// Python's own `date` or `datetime`, as "2024-04-30"; `None` for anything else.
pub fn day(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if !value.is_instance(&value.py().import("datetime")?.getattr("date")?)? {
        return Ok(None);
    }
    let mut text: String = value.call_method0("isoformat")?.extract()?;
    // What follows is the time of day.
    text.truncate("2024-04-30".len());
    Ok(Some(text))
}

/// Byte strings, of an Arrow array or any other iterable; `None` and NaN are null.
pub fn bytes(value: &Bound<'_, PyAny>, name: &str) -> PyResult<BinaryViewArray> {
    let wanted = "an Arrow array of binary, or a list of bytes";
    if let Some(array) = arrow(value)? {
        return Ok(viewed(&array, DataType::is_binary, &DataType::BinaryView, name, wanted)?
            .as_binary_view()
            .clone());
    }
    let mut strings = BinaryViewBuilder::new();
    for (row, item) in items(value, name, wanted)?.enumerate() {
        let item = item?;
        if is_null(&item) {
            strings.append_null();
        } else {
            // Bytes, byte arrays, views of memory.
            let bytes: Cow<'_, [u8]> = item
                .extract()
                .map_err(|_| bad(format!("'{name}[{row}]' is {}; it must be bytes.", kind(&item))))?;
            strings.append_value(bytes);
        }
    }
    Ok(strings.finish())
}

/// The array behind the PyCapsule interface, where there is one.
fn arrow(value: &Bound<'_, PyAny>) -> PyResult<Option<ArrayRef>> {
    if !value.hasattr("__arrow_c_array__")? && !value.hasattr("__arrow_c_stream__")? {
        return Ok(None);
    }
    let (chunks, field) = value.extract::<AnyArray>()?.into_chunked_array()?.into_inner();
    Ok(Some(match chunks.as_slice() {
        [] => arrow_array::new_empty_array(field.data_type()),
        [one] => one.clone(),
        _ => {
            let chunks: Vec<&dyn Array> = chunks.iter().map(|chunk| &**chunk).collect();
            concat(&chunks).map_err(|error| bad(error.to_string()))?
        }
    }))
}

/// The array as one of views, which borrow what they show, where its type fits.
fn viewed(
    array: &ArrayRef,
    fits: impl Fn(&DataType) -> bool,
    to: &DataType,
    name: &str,
    wanted: &str,
) -> PyResult<ArrayRef> {
    let from = array.data_type();
    // Dictionaries are their values.
    let values = match from {
        DataType::Dictionary(_, values) => values,
        from => from,
    };
    if !fits(values) && !matches!(values, DataType::Null) {
        return Err(bad(format!("'{name}' is an array of {from}; it must be {wanted}.")));
    }
    cast(array, values).and_then(|array| cast(&array, to)).map_err(|error| bad(format!("'{name}': {error}")))
}

fn items<'py>(
    value: &Bound<'py, PyAny>,
    name: &str,
    wanted: &str,
) -> PyResult<impl Iterator<Item = PyResult<Bound<'py, PyAny>>> + use<'py>> {
    let whole = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    match value.try_iter() {
        Ok(items) if !whole => Ok(items),
        _ => Err(bad(format!("'{name}' is {}; it must be {wanted}.", kind(value)))),
    }
}

fn is_null(item: &Bound<'_, PyAny>) -> bool {
    item.is_none() || item.cast::<PyFloat>().is_ok_and(|number| number.value().is_nan())
}
