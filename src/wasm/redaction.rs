//! Redaction, in the file of the writer: what it needs of the analysis it asks the other file for.

use js_sys::{Array, BigUint64Array, Function, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::fields::{Fields, bad};
use super::set;
use crate::error::Error;
use crate::options::parse_offsets;
use crate::redaction::{Facts, Key, KeyEntry, Reader, RedactOptions, Word};
use crate::text::OffsetUnit;

/// The options of this call that are not those of the analysis.
const NAMES: [&str; 4] = ["kinds", "style", "key", "offsets"];

/// Redacts a string: `{text, source, replacements, unsure, notices, key}`. `facts(text, language)` and `words(words)` are the exports
/// of the analysis.
///
/// # Errors
/// "bad-option", and whatever `facts` throws.
#[wasm_bindgen]
pub fn redact(text: &str, options: &JsValue, facts: Function, words: Function) -> Result<JsValue, JsValue> {
    let (unit, wanted, key) = read(options)?;
    let redacted = crate::redaction::redact(&Border { facts, words }, text, unit, &wanted, key)?;
    let serializer = Serializer::json_compatible();
    let value = redacted.serialize(&serializer)?;
    set(&value, "source", redacted.source.map_or(JsValue::NULL, JsValue::from));
    set(&value, "key", redacted.key.serialize(&serializer)?);
    Ok(value)
}

/// The analysis on the other side.
struct Border {
    facts: Function,
    words: Function,
}

impl Reader for Border {
    type Error = JsValue;

    fn read(&self, text: &str, language: Option<&str>) -> Result<Facts, JsValue> {
        let language = language.map_or(JsValue::UNDEFINED, JsValue::from);
        let given = self.facts.call2(&JsValue::NULL, &text.into(), &language)?;
        let get = |name: &str| Reflect::get(&given, &name.into()).unwrap_or_default();
        let mut notices = Vec::new();
        let mut strings = list(&get("notices")).into_iter();
        while let Some((code, message)) = strings.next().zip(strings.next()) {
            notices.push((code, message));
        }
        let mut facts = Facts {
            text: get("text").as_string(),
            language: get("language").as_string().unwrap_or_default(),
            has_names: get("hasNames").is_truthy(),
            has_lists: get("hasLists").is_truthy(),
            notices,
            ..Facts::default()
        };
        let numbers = Uint32Array::new(&get("numbers")).to_vec();
        let filled = facts.fill(&numbers, list(&get("strings")));
        filled.map(|()| facts).ok_or_else(|| js_sys::Error::new("facts that are none").into())
    }

    fn words(&self, words: &str) -> Result<Vec<Word>, JsValue> {
        let given = self.words.call1(&JsValue::NULL, &words.into())?;
        Ok(BigUint64Array::new(&given).to_vec().into_iter().map(Word::from_bits).collect())
    }
}

fn list(array: &JsValue) -> Vec<String> {
    Array::from(array).iter().filter_map(|string| string.as_string()).collect()
}

fn read(value: &JsValue) -> Result<(OffsetUnit, RedactOptions, Key), Error> {
    let Some(fields) = Fields::of(value, "", &NAMES)? else {
        return Ok((OffsetUnit::default(), RedactOptions::default(), Key::default()));
    };
    let unit =
        fields.string("offsets")?.map_or_else(|| Ok(OffsetUnit::default()), |unit| parse_offsets(&unit))?;
    let kinds = fields.strings("kinds")?;
    let wanted = RedactOptions::parse(kinds.as_deref(), fields.string("style")?.as_deref())?;
    Ok((unit, wanted, key(&fields.get("key"))?))
}

/// A key as an earlier call gave it.
fn key(value: &JsValue) -> Result<Key, Error> {
    let Some(fields) = Fields::of(value, "key", &["schema", "labels"])? else { return Ok(Key::default()) };
    let entries = fields.items("labels")?;
    let entries = entries
        .ok_or_else(|| bad("'key.labels' is missing; give a key as an earlier call gave it.".to_owned()))?;
    let mut labels = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("key.labels[{index}]");
        let fields = Fields::of(&entry, &path, &["label", "kind", "name", "forms"])?
            .ok_or_else(|| bad(format!("'{path}' is missing; give a key as an earlier call gave it.")))?;
        labels.push(KeyEntry {
            label: fields.needed("label")?,
            kind: fields.needed("kind")?,
            name: fields.needed("name")?,
            forms: fields.strings("forms")?.unwrap_or_default(),
        });
    }
    let key = Key { schema: fields.number("schema")?.unwrap_or(0.0) as u32, labels };
    key.check()?;
    Ok(key)
}
