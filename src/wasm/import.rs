//! The exports of the importers: `nutgraf_import_bg.wasm` (older encodings, Office, e-mail, books, archives, Markdown),
//! `nutgraf_html_bg.wasm`, `nutgraf_pdf_bg.wasm` and `nutgraf_cjk_bg.wasm`, each with what it opens.

use js_sys::{Array, Object, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::set;
use crate::error::{Error, ErrorCode};
use crate::import::{Decoded, Extract, Format, Known, Member, Metadata, Notice, decode_plain, open};
use crate::options::parse_encoding;

/// Opens a file that the analysis module handed back: `{text, about}` for its `analyzeDecoded`, the text as a `Uint8Array` of
/// UTF-8, spans in bytes of it. `format` is what the analysis module said, `encoding` the option of this name, `whole_page` asks
/// for all of a web page.
///
/// # Errors
/// Those of [`crate::import::open`], "archive" where the file holds several documents, and "bad-option".
#[wasm_bindgen(js_name = openDocument)]
pub fn open_document(
    bytes: &[u8],
    format: Option<String>,
    encoding: Option<String>,
    password: Option<String>,
    whole_page: bool,
) -> Result<Object, JsValue> {
    let encoding = encoding.as_deref().map_or(Ok(None), parse_encoding)?;
    let known = Known { encoding, password: password.as_deref(), whole_page };
    let decoded = match format {
        Some(format) => extract(&format, bytes, &known)?.into_text()?,
        // What it is was decided before: text.
        None => decode_plain(bytes, encoding)?,
    };
    let object = Object::new();
    set(&object, "text", Uint8Array::from(decoded.text.as_bytes()));
    set(&object, "about", about(&decoded));
    Ok(object)
}

/// The documents inside a file: those of an archive, a mail's attachments, rows that are articles. `[members, notices]`, with
/// `[name, bytes]` for each member and what is to be said of those that are not among them.
///
/// # Errors
/// As [`open_document`].
#[wasm_bindgen]
pub fn unpack(
    bytes: &[u8],
    format: &str,
    encoding: Option<String>,
    password: Option<String>,
) -> Result<Array, JsValue> {
    let encoding = encoding.as_deref().map_or(Ok(None), parse_encoding)?;
    let known = Known { encoding, password: password.as_deref(), ..Known::default() };
    let extract = extract(format, bytes, &known)?;
    let member = |member: Member| Array::of2(&member.name.into(), &Uint8Array::from(&*member.bytes));
    let members: Array = extract.members.into_iter().map(member).collect();
    let notices: Array =
        extract.notices.iter().map(|notice| JsValue::from(notice.message.as_str())).collect();
    Ok(Array::of2(&members, &notices))
}

fn extract(format: &str, bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let unknown = || Error::new(ErrorCode::Unsupported, "This is of a format that Nutgraf does not open.");
    open(Format::of_name(format).ok_or_else(unknown)?, bytes, known)
}

/// What is known of a text beside itself: its notices, its hints with four numbers each, and the metadata by position. The
/// analysis module reads it in `analyze_decoded`.
fn about(decoded: &Decoded) -> Array {
    let numbers = |hint: &crate::import::Hint| {
        [hint.span.start() as u32, hint.span.end() as u32, hint.kind as u32, hint.page]
    };
    let hints: Vec<u32> = decoded.hints.iter().flat_map(numbers).collect();
    let notices: Array = decoded.notices.iter().map(notice).collect();
    Array::of3(&notices, &Uint32Array::from(hints.as_slice()), &metadata(&decoded.metadata))
}

fn metadata(metadata: &Metadata) -> Array {
    let texts = [&metadata.title, &metadata.author, &metadata.date, &metadata.url, &metadata.language];
    let fields = Array::new();
    for text in texts {
        fields.push(&text.as_deref().into());
    }
    fields.push(&metadata.pages.into());
    fields.push(&metadata.is_published.into());
    fields
}

fn notice(notice: &Notice) -> Array {
    let fields = Array::of2(&(&*notice.code).into(), &notice.message.as_str().into());
    if let Some(span) = notice.span {
        fields.push(&(span.start() as u32).into());
        fields.push(&(span.end() as u32).into());
    }
    fields
}
