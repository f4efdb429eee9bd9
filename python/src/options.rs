//! The options of a call: keywords of Python, checked by name and type here and by value in the crate.

use nutgraf::Watch;
use nutgraf::options::RawOptions;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};

use crate::error::{bad, raised};
use crate::json::of_python;
use crate::texts::day;

/// Options of one text.
pub const OF_TEXT: [&str; 14] = [
    "language",
    "language_hints",
    "date",
    "sentences",
    "ratio",
    "repair",
    "offsets",
    "title",
    "stop_words",
    "limits",
    "window",
    "corrections",
    "watch",
    "fields",
];

/// Options of many texts: what a table has columns for. Its offsets are code points of the texts as they were given.
pub const OF_ARRAY: [&str; 8] =
    ["language", "language_hints", "date", "sentences", "ratio", "stop_words", "limits", "corrections"];

/// Options of a digest.
pub const OF_DIGEST: [&str; 4] = ["language", "language_hints", "date", "corrections"];

/// Reads the keywords of a call, of which `names` are known. `None` counts as not given.
pub fn read(given: Option<&Bound<'_, PyDict>>, names: &[&str]) -> PyResult<RawOptions> {
    let mut raw = RawOptions::default();
    let Some(given) = given else { return Ok(raw) };
    for (name, value) in given {
        let name: String = name.extract()?;
        if !names.contains(&name.as_str()) {
            return Err(bad(format!("There is no option '{name}'; there are {}.", names.join(", "))));
        }
        if value.is_none() {
            continue;
        }
        match name.as_str() {
            "language" => raw.language = Some(string(&name, &value)?),
            "language_hints" => raw.language_hints = Some(strings(&name, &value)?),
            "date" => raw.date = Some(date(&value)?),
            "sentences" => raw.sentences = Some(number(&name, &value)?),
            "ratio" => raw.ratio = Some(number(&name, &value)?),
            "repair" => raw.repair = Some(string(&name, &value)?),
            "offsets" => raw.offsets = Some(string(&name, &value)?),
            "title" => raw.title = Some(string(&name, &value)?),
            "stop_words" => raw.stop_words = Some(strings(&name, &value)?),
            "limits" => raw.limits = Some(of_python(&name, &value)?),
            "window" => raw.window = Some(number(&name, &value)?),
            "corrections" => raw.corrections = Some(of_python(&name, &value)?),
            "watch" => raw.watch = Some(watch(&value)?),
            _ => raw.fields = Some(strings(&name, &value)?),
        }
    }
    Ok(raw)
}

/// A watch list: entries, or the text of a file of them.
pub fn watch(value: &Bound<'_, PyAny>) -> PyResult<Watch> {
    if let Ok(text) = value.cast::<PyString>() {
        return Watch::parse(&text.to_cow()?).map_err(raised);
    }
    let watch: Watch = of_python("watch", value)?;
    watch.check().map_err(raised)?;
    Ok(watch)
}

fn string(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    value.extract().map_err(|_| mismatch(name, value, "a string"))
}

pub fn strings(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    // A string is a sequence of strings, too, but nobody means its letters.
    if value.is_instance_of::<PyString>() {
        return Err(mismatch(name, value, "a list of strings"));
    }
    value.extract().map_err(|_| mismatch(name, value, "a list of strings"))
}

fn number(name: &str, value: &Bound<'_, PyAny>) -> PyResult<f64> {
    if value.is_instance_of::<PyBool>() {
        return Err(mismatch(name, value, "a number"));
    }
    value.extract().map_err(|_| mismatch(name, value, "a number"))
}

/// "2024-04-30", or Python's own `date` or `datetime`.
fn date(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_cow()?.into_owned());
    }
    day(value)?.ok_or_else(|| mismatch("date", value, "a date, or a string like '2024-04-30'"))
}

fn mismatch(name: &str, value: &Bound<'_, PyAny>, wanted: &str) -> PyErr {
    bad(format!("'{name}' is {}; it must be {wanted}.", kind(value)))
}

/// What a value is, for a message.
pub fn kind(value: &Bound<'_, PyAny>) -> String {
    let name = value.get_type().name().map_or_else(|_| "?".to_owned(), |name| name.to_string());
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}
