//! The export that redacts.

use js_sys::{Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::options::{Fields, bad};
use super::{languages, set};
use crate::error::Error;
use crate::options::{Options, RawOptions};
use crate::redaction::{Key, KeyEntry, RedactOptions};

/// The options of this call.
const NAMES: [&str; 6] = ["kinds", "style", "key", "language", "repair", "offsets"];

/// Redacts a string: `{text, source, replacements, unsure, notices, key}`.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen]
pub fn redact(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let (options, wanted, key) = read(options)?;
    let redacted = crate::redact(text, &options, &wanted, key);
    let serializer = Serializer::json_compatible();
    let value = redacted.serialize(&serializer)?;
    set(&value, "source", redacted.source.map_or(JsValue::NULL, JsValue::from));
    set(&value, "key", redacted.key.serialize(&serializer)?);
    Ok(value)
}

fn read(value: &JsValue) -> Result<(Options, RedactOptions, Key), Error> {
    let Some(fields) = Fields::of(value, "", &NAMES)? else {
        let options = Options { packs: languages::loaded(), ..Options::default() };
        return Ok((options, RedactOptions::default(), Key::default()));
    };
    let raw = RawOptions {
        language: fields.string("language")?,
        repair: fields.string("repair")?,
        offsets: fields.string("offsets")?,
        ..RawOptions::default()
    };
    let options = Options { packs: languages::loaded(), ..raw.check()? };
    let kinds = fields.strings("kinds")?;
    let wanted = RedactOptions::parse(kinds.as_deref(), fields.string("style")?.as_deref())?;
    Ok((options, wanted, key(&fields.get("key"))?))
}

/// A key as an earlier call gave it.
fn key(value: &JsValue) -> Result<Key, Error> {
    let Some(fields) = Fields::of(value, "key", &["schema", "labels"])? else { return Ok(Key::default()) };
    let labels = fields.get("labels");
    if !Array::is_array(&labels) {
        return Err(bad("'key.labels' is no array; give a key as an earlier call gave it.".to_owned()));
    }
    let entry = |value: JsValue| -> Result<KeyEntry, Error> {
        let missing = || {
            bad("An entry of 'key.labels' is incomplete; give a key as an earlier call gave it.".to_owned())
        };
        let fields =
            Fields::of(&value, "key.labels", &["label", "kind", "name", "forms"])?.ok_or_else(missing)?;
        Ok(KeyEntry {
            label: fields.string("label")?.ok_or_else(missing)?,
            kind: fields.string("kind")?.ok_or_else(missing)?,
            name: fields.string("name")?.ok_or_else(missing)?,
            forms: fields.strings("forms")?.unwrap_or_default(),
        })
    };
    let labels = Array::from(labels.unchecked_ref::<Object>()).iter().map(entry).collect::<Result<_, _>>()?;
    let key = Key { schema: fields.number("schema")?.unwrap_or(0.0) as u32, labels };
    key.check()?;
    Ok(key)
}
