//! Columns of Arrow tables out of rows of Rust. The type of a column is that of the array that is made of no rows, so it is told
//! nowhere else.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int32Array, Int64Array, ListArray, StringArray, StructArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{Field, Fields};

/// Text.
pub fn strings<S: AsRef<str>>(values: impl Iterator<Item = Option<S>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

/// Numbers of things, and places. Signed, for engines that know no others; what is counted here stays far below their limits.
pub fn counts(values: impl Iterator<Item = Option<u32>>) -> ArrayRef {
    Arc::new(
        values
            .map(|value| value.map(|value| i32::try_from(value).unwrap_or(i32::MAX)))
            .collect::<Int32Array>(),
    )
}

/// Numbers of things in many documents.
pub fn totals(values: impl Iterator<Item = u64>) -> ArrayRef {
    Arc::new(values.map(|value| Some(i64::try_from(value).unwrap_or(i64::MAX))).collect::<Int64Array>())
}

/// Measures.
pub fn floats(values: impl Iterator<Item = Option<f64>>) -> ArrayRef {
    Arc::new(values.collect::<Float64Array>())
}

/// Whether something is so.
pub fn flags(values: impl Iterator<Item = bool>) -> ArrayRef {
    Arc::new(values.map(Some).collect::<BooleanArray>())
}

/// Lists: of each row its items, or `None`; `values` makes the array of the items of all rows.
pub fn lists<T>(
    rows: impl Iterator<Item = Option<Vec<T>>>,
    values: impl FnOnce(&[T]) -> ArrayRef,
) -> ArrayRef {
    let (mut items, mut lengths, mut are_there) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        are_there.push(row.is_some());
        let row = row.unwrap_or_default();
        lengths.push(row.len());
        items.extend(row);
    }
    let values = values(&items);
    let field = Field::new_list_field(values.data_type().clone(), true);
    let nulls = NullBuffer::from(are_there);
    Arc::new(ListArray::new(Arc::new(field), OffsetBuffer::from_lengths(lengths), values, Some(nulls)))
}

/// Lists of text.
pub fn string_lists<'a>(rows: impl Iterator<Item = Option<&'a [String]>>) -> ArrayRef {
    lists(rows.map(|row| row.map(<[String]>::to_vec)), |items| strings(items.iter().map(Some)))
}

/// Things of several parts; where `are_there` is given, some rows have none.
pub fn structs<const N: usize>(parts: [(&str, ArrayRef); N], are_there: Option<Vec<bool>>) -> ArrayRef {
    let fields: Fields =
        parts.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    let arrays = parts.into_iter().map(|(_, array)| array).collect();
    Arc::new(StructArray::new(fields, arrays, are_there.map(NullBuffer::from)))
}
