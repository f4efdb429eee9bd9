//! The options of an analysis as JavaScript gives them; their values are checked by [`RawOptions::check`].

use wasm_bindgen::prelude::*;

use super::fields::Fields;
use super::languages;
use crate::error::Error;
use crate::options::{Options, RawLimits, RawOptions};

/// Reads and checks the options of one call. A property that is `undefined` or `null` counts as not given.
pub fn read(value: &JsValue) -> Result<Options, Error> {
    Ok(Options { packs: languages::loaded(), ..raw(value)?.check()? })
}

fn raw(value: &JsValue) -> Result<RawOptions, Error> {
    let Some(fields) = Fields::of(value, "", &RawOptions::NAMES)? else {
        return Ok(RawOptions::default());
    };
    Ok(RawOptions {
        language: fields.string("language")?,
        date: fields.string("date")?,
        sentences: fields.number("sentences")?,
        ratio: fields.number("ratio")?,
        repair: fields.string("repair")?,
        offsets: fields.string("offsets")?,
        title: fields.string("title")?,
        stop_words: fields.strings("stopWords")?,
        limits: limits(&fields.get("limits"))?,
        window: fields.number("window")?,
        encoding: fields.string("encoding")?,
    })
}

fn limits(value: &JsValue) -> Result<Option<RawLimits>, Error> {
    let Some(fields) = Fields::of(value, "limits", &RawOptions::LIMIT_NAMES)? else {
        return Ok(None);
    };
    Ok(Some(RawLimits {
        keywords: fields.number("keywords")?,
        ngrams: fields.number("ngrams")?,
        keyphrases: fields.number("keyphrases")?,
        mentions: fields.number("mentions")?,
        entities: fields.number("entities")?,
    }))
}
