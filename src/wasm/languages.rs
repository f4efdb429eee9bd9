//! The packs of other languages: each file is handed over once, and stays for all later analyses.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::error::{Error, ErrorCode};
use crate::lang::pack::CODES;
use crate::{Pack, Packs};

thread_local! {
    static LOADED: RefCell<Packs> = RefCell::default();
}

/// The packs that were handed over.
pub fn loaded() -> Packs {
    LOADED.with_borrow(Clone::clone)
}

/// Takes up a pack's file, and returns the code of its language.
///
/// # Errors
/// "unreadable".
#[wasm_bindgen(js_name = loadLanguage)]
pub fn load_language(bytes: &[u8]) -> Result<String, JsValue> {
    let pack = Pack::from_bytes(bytes).map_err(|error| {
        Error::new(ErrorCode::Unreadable, format!("The language cannot be loaded: {error}."))
    })?;
    let code = pack.language().code().to_owned();
    LOADED.with_borrow_mut(|packs| packs.add(pack));
    Ok(code)
}

/// The codes of the languages that are loaded; English always is.
#[wasm_bindgen(js_name = loadedLanguages)]
pub fn loaded_languages() -> Vec<String> {
    loaded().languages().iter().map(|language| language.code().to_owned()).collect()
}

/// The codes of the languages that have a pack.
#[wasm_bindgen(js_name = packLanguages)]
pub fn pack_languages() -> Vec<String> {
    CODES.iter().map(|&code| code.to_owned()).collect()
}
