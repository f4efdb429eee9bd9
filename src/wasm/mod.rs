//! The boundary to JavaScript. wasm-bindgen, web-sys and serde-wasm-bindgen are known here and nowhere else; values are
//! carried across, nothing is decided.
//!
//! Six files are built from the one crate. By itself this exports the analysis, with one of the features `import`, `html` and `pdf`
//! only what opens such files, with `export` only what writes an analysis in other forms, takes names out of texts and reads
//! many documents as a whole: the linker then leaves the analysis out.
//! `pkg/` is the JavaScript on the other side; what is exported here is private to it.

#[cfg(not(any(feature = "importer", feature = "export")))]
mod analysis;
#[cfg(feature = "export")]
mod collection;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod contexts;
#[cfg(feature = "export")]
mod export;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod facts;
#[cfg(any(not(feature = "importer"), feature = "export"))]
mod fields;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod file;
#[cfg(feature = "importer")]
mod import;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod languages;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod options;
#[cfg(not(any(feature = "importer", feature = "export")))]
mod progress;
#[cfg(feature = "export")]
mod redaction;
#[cfg(any(not(feature = "importer"), feature = "export"))]
mod watch;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::error::Error;

/// Runs when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    // A panic traps, and a trap has no message: this is the only place where it can be told.
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// The version of the wasm file, which the scripts around it compare with their own.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.to_owned()
}

/// A JavaScript `Error` with the property `code`, from which the package builds its `NutgrafError`.
impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let thrown = js_sys::Error::new(error.message());
        set(&thrown, "code", error.code().as_str());
        thrown.into()
    }
}

/// Sets a property of an object that has just been made.
fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    // Fails for frozen objects and the like only, and a new object is none.
    let _ = Reflect::set(object, &name.into(), &value.into());
}
