//! Contexts of words, and what is kept of the last analysis for them.

use std::cell::RefCell;

use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::fields::Fields;
use super::languages;
use crate::contexts::{Concordance, Query, Sort};
use crate::error::Error;
use crate::options::{Options, parse_language, parse_offsets, whole};

thread_local! {
    static KEPT: RefCell<Option<Concordance>> = const { RefCell::new(None) };
}

/// Keeps what is known of the words of the text that was analysed last.
pub fn keep(concordance: Concordance) {
    KEPT.set(Some(concordance));
}

/// Gives up what is kept, so that the next analysis has its memory.
pub fn give_up() {
    KEPT.set(None);
}

/// The names of the options.
const NAMES: [&str; 6] = ["lemma", "sort", "window", "limit", "offsets", "language"];

/// The contexts of `words` in `text`. Quick where it is the text that was analysed last. Where there is an array `lacking`, the
/// codes are added to it of the languages whose packs are not loaded and would have told more.
///
/// # Errors
/// "bad-option".
#[wasm_bindgen]
pub fn contexts(
    text: &str,
    words: String,
    options: &JsValue,
    lacking: Option<Array>,
) -> Result<JsValue, JsValue> {
    let (query, language) = read(words, options)?;
    let language = language.as_deref().map_or(Ok(None), parse_language)?;
    let packs = languages::loaded();
    let fits =
        |kept: &Concordance| kept.text() == text && language.is_none_or(|code| code == kept.language());
    if !KEPT.with_borrow(|kept| kept.as_ref().is_some_and(fits)) {
        give_up();
        keep(Concordance::new(text, &Options { language, packs, ..Options::default() }));
    }
    let found = KEPT.with_borrow(|kept| {
        let Some(kept) = kept else { return Ok(None) };
        if let Some(lacking) = &lacking {
            for language in kept.lacking() {
                lacking.push(&language.code().into());
            }
        }
        kept.find(&query).map(Some)
    })?;
    Ok(found.serialize(&Serializer::json_compatible())?)
}

fn read(words: String, options: &JsValue) -> Result<(Query, Option<String>), Error> {
    let mut query = Query::new(words);
    let Some(fields) = Fields::of(options, "", &NAMES)? else { return Ok((query, None)) };
    query.by_lemma = fields.boolean("lemma")?.unwrap_or(false);
    if let Some(sort) = fields.string("sort")? {
        query.sort = Sort::parse(&sort)?;
    }
    if let Some(window) = fields.number("window")? {
        query.window = whole("window", window)?;
    }
    if let Some(limit) = fields.number("limit")? {
        query.limit = whole("limit", limit)?;
    }
    if let Some(unit) = fields.string("offsets")? {
        query.offsets = parse_offsets(&unit)?;
    }
    Ok((query, fields.string("language")?))
}
