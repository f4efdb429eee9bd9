//! Collections, in the file of the writer: digests of analyses that the analysis module gave.

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::export::analysis_of;
use super::fields::{Fields, bad};
use crate::collection::{self, CollectionTable, ReportOptions};
use crate::error::Error;
use crate::options::{parse_offsets, whole};
use crate::watch::Watch;

/// A collection, held on this side.
#[wasm_bindgen]
#[derive(Default)]
pub struct Collection(collection::Collection);

#[wasm_bindgen]
impl Collection {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the digest of an analysis, as the analysis module gave it.
    ///
    /// # Errors
    /// "bad-option".
    pub fn add(&mut self, id: &str, analysis: JsValue, text: &str, options: &JsValue) -> Result<(), JsValue> {
        let unit = match Fields::of(options, "", &["offsets"])? {
            Some(fields) => fields
                .string("offsets")?
                .map_or_else(|| Ok(Default::default()), |unit| parse_offsets(&unit))?,
            None => Default::default(),
        };
        Ok(self.0.add(id, &analysis_of(analysis)?, text, unit)?)
    }

    /// Takes in all documents of the other one.
    pub fn merge(&mut self, other: &Self) {
        self.0.merge(&other.0);
    }

    /// Takes in all documents of a collection's bytes.
    ///
    /// # Errors
    /// "unreadable" and "version-mismatch".
    #[wasm_bindgen(js_name = mergeBytes)]
    pub fn merge_bytes(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let other = collection::Collection::from_bytes(bytes)?;
        if self.0.is_empty() {
            self.0 = other
        } else {
            self.0.merge(&other)
        }
        Ok(())
    }

    /// Takes out a document; whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        self.0.remove(id)
    }

    /// The ids, in order.
    pub fn ids(&self) -> Vec<String> {
        self.0.ids()
    }

    /// How many documents there are.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> u32 {
        self.0.len() as u32
    }

    /// The collection as bytes.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// The report. `texts(id)` gives a text or `undefined`.
    ///
    /// # Errors
    /// "bad-option".
    pub fn report(&self, options: &JsValue, texts: Option<Function>) -> Result<JsValue, JsValue> {
        let report = self.0.report_with(&read(options)?, &mut |id| text(texts.as_ref(), id));
        Ok(report.serialize(&Serializer::json_compatible())?)
    }

    /// The report in the form `what`: "html", or "csv:entities" and the other tables.
    ///
    /// # Errors
    /// "bad-option".
    #[wasm_bindgen(js_name = reportAs)]
    pub fn report_as(
        &self,
        what: &str,
        options: &JsValue,
        texts: Option<Function>,
    ) -> Result<String, JsValue> {
        let table = what.strip_prefix("csv:");
        let table =
            table.and_then(|name| CollectionTable::ALL.into_iter().find(|table| table.as_str() == name));
        if table.is_none() && what != "html" {
            let names: Vec<&str> = CollectionTable::ALL.map(CollectionTable::as_str).to_vec();
            return Err(bad(format!(
                "There is no report '{what:.40}'; there are html, csv:{}.",
                names.join(", csv:")
            ))
            .into());
        }
        let report = self.0.report_with(&read(options)?, &mut |id| text(texts.as_ref(), id));
        Ok(table.map_or_else(|| report.html(), |table| report.csv(table)))
    }

    /// How two groups of documents differ, by ids.
    ///
    /// # Errors
    /// "bad-option".
    pub fn compare(
        &self,
        these: Vec<String>,
        those: Vec<String>,
        texts: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let [these, those] = [&these, &those].map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
        let comparison = self.0.compare(&these, &those, &mut |id| text(texts.as_ref(), id))?;
        Ok(comparison.serialize(&Serializer::json_compatible())?)
    }
}

fn text(texts: Option<&Function>, id: &str) -> Option<String> {
    // One that throws has no text.
    texts?.call1(&JsValue::NULL, &id.into()).ok()?.as_string()
}

fn read(value: &JsValue) -> Result<ReportOptions, Error> {
    let mut options = ReportOptions::default();
    let Some(fields) = Fields::of(value, "", &["limit", "watch"])? else { return Ok(options) };
    if let Some(limit) = fields.number("limit")? {
        options.limit = if limit == f64::INFINITY { usize::MAX } else { whole("limit", limit)? };
    }
    options.watch = watch(&fields)?;
    Ok(options)
}

/// The watch list: entries, or the text of a file of them.
fn watch(fields: &Fields<'_>) -> Result<Option<Watch>, Error> {
    if let Some(text) = fields.get("watch").as_string() {
        return Watch::parse(&text).map(Some);
    }
    let watch = super::watch::entries(fields)?;
    watch.iter().try_for_each(Watch::check)?;
    Ok(watch)
}
