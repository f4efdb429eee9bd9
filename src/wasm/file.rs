//! Files, piece by piece.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

use super::analysis::run;
use super::progress::Progress;
use super::{options, set};
use crate::error::{Error, ErrorCode};
use crate::import::{Article, Decoder, Format, Importer, Outcome};
use crate::options::Options;

/// Bytes that a worker reads from a file at a time.
const SLICE: f64 = (4 << 20) as f64;

/// Takes the bytes of one file, in order, and analyses them. `finish` consumes it; a reader that is given up before has
/// to be freed.
#[wasm_bindgen]
pub struct FileAnalyzer {
    decoder: Decoder,
    options: Options,
    progress: Progress,
    /// Bytes of the whole file, and how many of them have come.
    size: f64,
    read: f64,
}

#[wasm_bindgen]
impl FileAnalyzer {
    /// A reader for a file of `size` bytes, which is called `name` and said to be of format `from`, where that is known:
    /// "txt", or a name of [`Format`].
    ///
    /// # Errors
    /// "bad-option", before anything has been read.
    #[wasm_bindgen(constructor)]
    pub fn new(
        size: f64,
        options: &JsValue,
        progress: Option<Function>,
        name: Option<String>,
        from: Option<String>,
    ) -> Result<Self, JsValue> {
        let options = options::read(options)?;
        let decoder = Decoder::with_capacity(size as usize).read_as(options.encoding);
        let decoder = match from.as_deref().filter(|from| *from != "auto") {
            None => decoder.named(&name.unwrap_or_default()),
            Some("txt") => decoder.plain_text(),
            Some(from) => match Format::of_name(from) {
                Some(format) => decoder.read_from(format),
                None => {
                    let message = format!(
                        "'format' is '{from}'; there are auto, txt, html, md, pasted, pdf, docx, odt, epub, rtf, eml, zip, rows."
                    );
                    return Err(Error::new(ErrorCode::BadOption, message).into());
                }
            },
        };
        Ok(Self { decoder, options, progress: Progress::of_file(progress), size, read: 0.0 })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// Those of [`Decoder::push`].
    pub fn push(&mut self, piece: &[u8]) -> Result<(), JsValue> {
        self.decoder.push(piece)?;
        self.read += piece.len() as f64;
        // A file may have grown since its size was asked.
        self.progress.read((self.read / self.size).min(1.0));
        Ok(())
    }

    /// Takes the whole `Blob` or `File` whose size was given, slice by slice. Only a browser's worker can wait for files
    /// like this.
    ///
    /// # Errors
    /// Those of [`Decoder::push`], and the browser's own `DOMException` where the file cannot be read.
    #[wasm_bindgen(js_name = readBlob)]
    pub fn read_blob(&mut self, blob: &Blob) -> Result<(), JsValue> {
        let files = FileReaderSync::new()?;
        // A browser asks the disk for a file's size each time, and does so for a slice, too.
        let size = self.size;
        let mut piece = Vec::new();
        let mut at = 0.0;
        while at < size {
            let end = size.min(at + SLICE);
            let buffer = if size <= SLICE {
                files.read_as_array_buffer(blob)?
            } else {
                files.read_as_array_buffer(&blob.slice_with_f64_and_f64(at, end)?)?
            };
            let bytes = Uint8Array::new(&buffer);
            piece.resize(bytes.length() as usize, 0);
            bytes.copy_to(&mut piece);
            self.push(&piece)?;
            at = end;
        }
        Ok(())
    }

    /// The analysis; or what it takes another module to open: `{bytes, importer, format}`, the bytes of the file as a
    /// `Uint8Array`, the name of the module, and the format where the file is no text in an older encoding.
    ///
    /// # Errors
    /// Those of [`Decoder::finish`].
    pub fn finish(self) -> Result<JsValue, JsValue> {
        let Self { decoder, options, progress, .. } = self;
        match decoder.finish()? {
            Outcome::Text(decoded) => {
                run(&mut || Article::from_decoded(&decoded, options.repair), &options, &progress)
            }
            Outcome::NeedsImport(bytes) => Ok(to_open(None, &bytes)),
            Outcome::Document(format, bytes) => Ok(to_open(Some(format), &bytes)),
        }
    }
}

fn to_open(format: Option<Format>, bytes: &[u8]) -> JsValue {
    let document = js_sys::Object::new();
    set(&document, "bytes", Uint8Array::from(bytes));
    set(&document, "importer", format.map_or(Importer::Text, Format::importer).as_str());
    set(&document, "format", format.map(Format::as_str));
    document.into()
}
