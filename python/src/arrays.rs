//! Many texts at once.

use arrow_array::{Array, StringViewArray};
use arrow_select::concat::concat_batches;
use nutgraf::options::{Fields, RawOptions, parse_date};
use nutgraf::{Analyzer, Error, ErrorCode, OffsetUnit, Options};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::error::{bad, raised};
use crate::export::{BinaryArray, RecordBatch, Schema};
use crate::options::{self, OF_ARRAY, OF_DIGEST};
use crate::tables::{Chosen, Read};
use crate::texts::{self, Made, strings};
use crate::work::{each, guarded, of_row};

/// Bytes of text of one call: what comes of them must fit into arrays whose places are numbers of 32 bits.
const MOST_BYTES: usize = 1 << 30;

/// Texts, and what is known of each of them apart.
struct Texts {
    texts: StringViewArray,
    titles: Option<StringViewArray>,
    dates: Option<StringViewArray>,
}

impl Texts {
    fn read(
        texts: &Bound<'_, PyAny>,
        titles: Option<&Bound<'_, PyAny>>,
        dates: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let texts = strings(texts, "texts", Made::OfText)?;
        let bytes: usize = texts.iter().flatten().map(str::len).sum();
        if bytes > MOST_BYTES {
            return Err(bad(format!(
                "'texts' are {bytes} bytes; give at most {MOST_BYTES} at a time, and put the answers together."
            )));
        }
        let titles = titles.map(|titles| strings(titles, "titles", Made::OfText)).transpose()?;
        let dates = dates.map(|dates| strings(dates, "dates", Made::OfNumbers)).transpose()?;
        for (name, array) in [("titles", &titles), ("dates", &dates)] {
            if let Some(array) = array {
                same_length(name, array.len(), texts.len())?;
            }
        }
        Ok(Self { texts, titles, dates })
    }

    /// The text of a row, and the options for it; `None` where there is none.
    fn row<'t>(&'t self, row: usize, options: &Options) -> Result<Option<(&'t str, Options)>, Error> {
        let Some(text) = valid(&self.texts, row) else { return Ok(None) };
        let mut options = options.clone();
        if let Some(title) = self.titles.as_ref().and_then(|titles| valid(titles, row)) {
            options.title = Some(title.to_owned()).filter(|title| !title.trim().is_empty());
        }
        if let Some(date) = self.dates.as_ref().and_then(|dates| valid(dates, row)) {
            options.date = Some(parse_date(date).map_err(|error| of_row("dates", row, &error))?);
        }
        Ok(Some((text, options)))
    }
}

fn valid(array: &StringViewArray, row: usize) -> Option<&str> {
    array.is_valid(row).then(|| array.value(row))
}

fn same_length(name: &str, length: usize, wanted: usize) -> PyResult<()> {
    if length == wanted {
        return Ok(());
    }
    Err(bad(format!("'{name}' has {length} rows and 'texts' has {wanted}; give one for each text.")))
}

/// The options of many texts, which are read as they stand.
fn of_many(raw: RawOptions) -> Result<Options, Error> {
    RawOptions { repair: Some("never".to_owned()), ..raw }.check()
}

/// Analyses many texts into one table.
#[pyfunction]
#[pyo3(signature = (texts, *, fields=None, titles=None, dates=None, parallel=true, **options))]
pub fn analyze_array(
    texts: &Bound<'_, PyAny>,
    fields: Option<&Bound<'_, PyAny>>,
    titles: Option<&Bound<'_, PyAny>>,
    dates: Option<&Bound<'_, PyAny>>,
    parallel: bool,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<RecordBatch> {
    let chosen = choose(fields)?;
    let options = of_many(options::read(options, &OF_ARRAY)?).map_err(raised)?;
    let fields = Fields::parse(&chosen.needs()).map_err(raised)?;
    // Bytes, by which the words of a text are taken out of it.
    let options = Options { fields, offsets: OffsetUnit::Utf8, ..options };
    let given = Texts::read(texts, titles, dates)?;
    let parts = each(texts.py(), given.texts.len(), parallel, |analyzer, rows| {
        let read = |row| {
            let Some((text, options)) = given.row(row, &options)? else { return Ok(None) };
            let analysis = guarded(|| analyzer.analyze(text, &options));
            Ok(Some(Read::new(text, analysis.map_err(|error| of_row("texts", row, &error))?)))
        };
        let rows = rows.map(read).collect::<Result<Vec<_>, Error>>()?;
        Ok(chosen.batch(&rows))
    })?;
    let whole = concat_batches(&chosen.schema(), &parts).map_err(|error| bad(error.to_string()))?;
    Ok(RecordBatch(whole))
}

/// The columns of `analyze_array`.
#[pyfunction]
#[pyo3(signature = (fields=None))]
pub fn schema(fields: Option<&Bound<'_, PyAny>>) -> PyResult<Schema> {
    Ok(Schema(choose(fields)?.schema()))
}

fn choose(fields: Option<&Bound<'_, PyAny>>) -> PyResult<Chosen> {
    let names = fields.map(|fields| options::strings("fields", fields)).transpose()?;
    Chosen::new(names.as_deref()).map_err(bad)
}

/// Makes a digest of each text.
#[pyfunction]
#[pyo3(signature = (texts, ids, *, titles=None, dates=None, parallel=true, **options))]
pub fn digest_array(
    texts: &Bound<'_, PyAny>,
    ids: &Bound<'_, PyAny>,
    titles: Option<&Bound<'_, PyAny>>,
    dates: Option<&Bound<'_, PyAny>>,
    parallel: bool,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<BinaryArray> {
    let given = Documents::read(texts, ids, titles, dates, options)?;
    let parts = each(texts.py(), given.texts.texts.len(), parallel, |analyzer, rows| {
        let digests = rows.map(|row| Ok(given.digest(analyzer, row)?.map(|part| part.to_bytes())));
        digests.collect::<Result<Vec<_>, Error>>()
    })?;
    BinaryArray::of(parts.into_iter().flatten())
}

/// Texts with ids, and what their digests are made with.
pub struct Documents {
    texts: Texts,
    ids: StringViewArray,
    options: Options,
}

impl Documents {
    pub fn read(
        texts: &Bound<'_, PyAny>,
        ids: &Bound<'_, PyAny>,
        titles: Option<&Bound<'_, PyAny>>,
        dates: Option<&Bound<'_, PyAny>>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let options = of_digest(options, &OF_DIGEST)?;
        let texts = Texts::read(texts, titles, dates)?;
        let ids = strings(ids, "ids", Made::OfNumbers)?;
        same_length("ids", ids.len(), texts.texts.len())?;
        Ok(Self { texts, ids, options })
    }

    /// The document of a row as a collection of its own; `None` where there is no text.
    fn digest(&self, analyzer: &mut Analyzer, row: usize) -> Result<Option<nutgraf::Collection>, Error> {
        let Some((text, options)) = self.texts.row(row, &self.options)? else { return Ok(None) };
        let Some(id) = valid(&self.ids, row) else {
            let message = format!("'ids[{row}]' is null; give each text an id of its own.");
            return Err(Error::new(ErrorCode::BadOption, message));
        };
        digest(analyzer, id, text, &options).map(Some).map_err(|error| of_row("texts", row, &error))
    }

    /// All of them, in parts.
    pub fn collect(&self, py: Python<'_>, parallel: bool) -> PyResult<Vec<nutgraf::Collection>> {
        each(py, self.texts.texts.len(), parallel, |analyzer, rows| {
            let mut part = nutgraf::Collection::default();
            for row in rows {
                if let Some(one) = self.digest(analyzer, row)? {
                    part.merge(&one);
                }
            }
            Ok(part)
        })
    }
}

/// The options of digests: the same ones everywhere, so that digests are.
pub fn of_digest(options: Option<&Bound<'_, PyDict>>, names: &[&str]) -> PyResult<Options> {
    let checked = of_many(options::read(options, names)?).map_err(raised)?;
    let wanted = nutgraf::Collection::options();
    Ok(Options { fields: wanted.fields, limits: wanted.limits, ..checked })
}

/// A collection of one document.
pub fn digest(
    analyzer: &mut Analyzer,
    id: &str,
    text: &str,
    options: &Options,
) -> Result<nutgraf::Collection, Error> {
    let mut part = nutgraf::Collection::default();
    let analysis = guarded(|| analyzer.analyze(text, options))?;
    part.add(id, &analysis, text, options.offsets)?;
    Ok(part)
}

/// Puts digests, or collections, together.
#[pyfunction]
pub fn merge<'py>(parts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let py = parts.py();
    let parts = texts::bytes(parts, "parts")?;
    let merged = py.detach(|| {
        let mut whole = nutgraf::Collection::default();
        for (row, part) in parts.iter().enumerate() {
            let Some(part) = part else { continue };
            let part = nutgraf::Collection::from_bytes(part).map_err(|error| of_row("parts", row, &error))?;
            whole.merge(&part);
        }
        Ok(whole.to_bytes())
    });
    Ok(PyBytes::new(py, &merged.map_err(raised)?))
}
