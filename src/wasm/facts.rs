//! What the file that redacts asks of the analysis.

use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::{options, set};
use crate::import::Article;
use crate::redaction;

/// The facts of a text: `{text, language, hasNames, hasLists, notices, numbers, strings}`, where `text` is the repaired one or `undefined`. To
/// `lacking` the codes are added of the languages whose packs are not loaded and would have told more.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen]
pub fn facts(text: &str, options: &JsValue, lacking: &Array) -> Result<JsValue, JsValue> {
    let options = options::read(options)?;
    let (facts, languages) = redaction::facts(&Article::from_text(text, options.repair), options);
    for language in languages {
        lacking.push(&language.code().into());
    }
    let told = Array::new();
    for (code, message) in &facts.notices {
        told.push(&code.into());
        told.push(&message.into());
    }
    let object = JsValue::from(Object::new());
    set(&object, "text", facts.text.as_deref().map_or(JsValue::UNDEFINED, JsValue::from));
    set(&object, "language", &facts.language);
    set(&object, "hasNames", facts.has_names);
    set(&object, "hasLists", facts.has_lists);
    set(&object, "notices", told);
    let (numbers, strings) = facts.flat();
    let forms = Array::new();
    for form in &strings {
        forms.push(&form.into());
    }
    set(&object, "numbers", Uint32Array::from(&numbers[..]));
    set(&object, "strings", forms);
    Ok(object)
}

/// What is known of words, one to a line.
#[wasm_bindgen]
pub fn words(words: &str) -> Vec<u64> {
    let mut bits = Vec::new();
    for word in redaction::words(words) {
        bits.push(word.bits());
    }
    bits
}
