//! The boundary to JavaScript. wasm-bindgen, web-sys and serde-wasm-bindgen are known here and nowhere else; values are
//! carried across, nothing is decided.
//!
//! Several files are built from the one crate. With the feature `analysis` this exports the analysis, with `import`, `html` and `pdf`
//! what opens such files, with `export` what writes an analysis in other forms and takes names out of texts, with
//! `collect` what reads many documents as a whole; the linker leaves out what none of them needs. The page in a single file has the first, the second and the last
//! in one.
//! `pkg/` is the JavaScript on the other side; what is exported here is private to it.

#[cfg(feature = "analysis")]
mod analysis;
#[cfg(feature = "collect")]
mod collection;
#[cfg(feature = "analysis")]
mod contexts;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "analysis")]
mod facts;
#[cfg(any(feature = "analysis", feature = "export"))]
mod fields;
#[cfg(feature = "analysis")]
mod file;
#[cfg(feature = "importer")]
mod import;
#[cfg(feature = "analysis")]
mod languages;
#[cfg(feature = "analysis")]
mod options;
#[cfg(feature = "analysis")]
mod progress;
#[cfg(feature = "export")]
mod redaction;
#[cfg(any(feature = "analysis", feature = "export"))]
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
