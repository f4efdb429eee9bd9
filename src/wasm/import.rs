//! The exports of the importer, `nutgraf_import_bg.wasm`.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::set;
use crate::import::Notice;
use crate::options::parse_encoding;

/// Decodes a file that the analysis module handed back: `{text, notices}`, the text as a `Uint8Array` of UTF-8, spans
/// of notices in bytes of it. Both are for the analysis module. `encoding` is the option of this name.
///
/// # Errors
/// Those of [`crate::import::decode_as`], and "bad-option".
#[wasm_bindgen]
pub fn decode(bytes: &[u8], encoding: Option<String>) -> Result<Object, JsValue> {
    let encoding = encoding.as_deref().map_or(Ok(None), parse_encoding)?;
    let decoded = crate::import::decode_as(bytes, encoding)?;
    let object = Object::new();
    set(&object, "text", Uint8Array::from(decoded.text.as_bytes()));
    set(&object, "notices", decoded.notices.iter().map(notice).collect::<Array>());
    Ok(object)
}

fn notice(notice: &Notice) -> Object {
    let object = Object::new();
    set(&object, "code", &*notice.code);
    set(&object, "message", notice.message.as_str());
    if let Some(span) = notice.span {
        set(&object, "start", span.start() as u32);
        set(&object, "end", span.end() as u32);
    }
    object
}
