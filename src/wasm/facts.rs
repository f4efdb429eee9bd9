//! What the file that redacts asks of the analysis.

use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::{options, set};
use crate::import::Article;
use crate::redaction;

/// The facts of a text: `{text, language, hasNames, notices, numbers, strings}`, where `text` is the repaired one or `undefined`. To
/// `lacking` the codes are added of the languages whose packs are not loaded and would have told more.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen]
pub fn facts(text: &str, options: &JsValue, lacking: &Array) -> Result<JsValue, JsValue> {
    let options = options::read(options)?;
    let (facts, languages) = redaction::facts(&Article::from_text(text, options.repair), &options);
    for language in languages {
        lacking.push(&language.code().into());
    }
    let (numbers, strings) = facts.flat();
    let list = |strings: Vec<String>| {
        let array = Array::new();
        for string in strings {
            array.push(&string.into());
        }
        array
    };
    let object = Object::new().into();
    set(&object, "text", facts.text);
    set(&object, "language", facts.language);
    set(&object, "hasNames", facts.has_names);
    set(&object, "notices", list(facts.notices.into_iter().flat_map(<[String; 2]>::from).collect()));
    set(&object, "numbers", Uint32Array::from(&numbers[..]));
    set(&object, "strings", list(strings));
    Ok(object)
}

/// What is known of words, one to a line.
#[wasm_bindgen]
pub fn words(words: &str) -> Vec<u64> {
    redaction::words(words).into_iter().map(|word| word.bits()).collect()
}
