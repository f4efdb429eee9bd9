//! The exports of the writer, `nutgraf_export_bg.wasm`.

use wasm_bindgen::prelude::*;

use super::fields::{Fields, bad};
use crate::error::Error;
use crate::options::parse_offsets;
use crate::output::export::{Export, ExportOptions, export};
use crate::output::{Analysis, SCHEMA};

/// Writes an analysis, as the analysis module gave it, in the form `what`; see [`export`].
///
/// # Errors
/// "bad-option": for a form or an option that there is not, and for what is no analysis of this version.
#[wasm_bindgen(js_name = exportAnalysis)]
pub fn export_analysis(
    analysis: JsValue,
    text: &str,
    what: &str,
    options: &JsValue,
) -> Result<String, JsValue> {
    let what = Export::parse(what)?;
    let options = read(options, what)?;
    let analysis = analysis_of(analysis)?;
    what.check(&analysis.fields)?;
    Ok(export(&analysis, text, what, options))
}

/// An analysis as the analysis module gave it.
pub fn analysis_of(value: JsValue) -> Result<Analysis, Error> {
    let analysis: Analysis =
        serde_wasm_bindgen::from_value(value).map_err(|error| foreign(&error.to_string()))?;
    if analysis.schema != SCHEMA {
        return Err(foreign(&format!("its schema is {}, not {SCHEMA}", analysis.schema)));
    }
    Ok(analysis)
}

fn read(value: &JsValue, what: Export) -> Result<ExportOptions, Error> {
    let Some(fields) = Fields::of(value, "", &["offsets", "bom"])? else {
        return Ok(ExportOptions::default());
    };
    let offsets =
        fields.string("offsets")?.map_or_else(|| Ok(Default::default()), |name| parse_offsets(&name))?;
    let bom = fields.boolean("bom")?.unwrap_or(false);
    if bom && !matches!(what, Export::Csv(_)) {
        return Err(bad(
            "'bom' goes with tables only: programs read the other forms as UTF-8 anyway.".to_owned()
        ));
    }
    Ok(ExportOptions { offsets, bom })
}

fn foreign(why: &str) -> Error {
    bad(format!(
        "What was handed over is no analysis of this version of Nutgraf ({why}): hand over what analyze() gives, with all \
         that the option 'fields' can leave out of the things in its lists."
    ))
}
