//! `nutgraf analyze --jsonl`: one JSON object a line in, one a line out, in the same order, on all cores.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use nutgraf::options::{parse_date, parse_language};
use nutgraf::{Analysis, Error, ErrorCode, Options};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, Value};

use crate::answer::{Answer, guarded};
use crate::{Outcome, input};

/// Bytes of input that are analysed at a time: enough for all cores, little enough for the memory.
const BATCH_BYTES: usize = 4 << 20;

/// Reads `file` ("-" for standard input) to its end. `Ok(true)` where every line was analysed.
pub fn run(file: &str, options: &Options) -> Outcome {
    let reader: Box<dyn BufRead> = if file == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(file) {
            Ok(opened) => Box::new(BufReader::with_capacity(1 << 20, opened)),
            Err(error) => {
                eprintln!("nutgraf: {file}: {}", input::unreadable(&error));
                return Ok(false);
            }
        }
    };
    lines(file, reader, &mut BufWriter::new(io::stdout().lock()), options)
}

fn lines(file: &str, mut reader: Box<dyn BufRead>, out: &mut impl Write, options: &Options) -> Outcome {
    let mut all_done = true;
    let mut ended = false;
    let mut first = true;
    while !ended {
        let mut batch: Vec<Vec<u8>> = Vec::new();
        let mut size = 0;
        while size < BATCH_BYTES && !ended {
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(read) => {
                    ended = read == 0;
                    size += read;
                }
                Err(error) => {
                    eprintln!("nutgraf: {}: {}", input::label(file), input::unreadable(&error));
                    (all_done, ended) = (false, true);
                }
            }
            // A byte order mark is no part of the first line.
            if std::mem::take(&mut first) && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            if !line.trim_ascii().is_empty() {
                batch.push(line);
            }
        }
        let results: Vec<(Vec<u8>, bool)> = batch.par_iter().map(|line| answer(line, options)).collect();
        for (answer, done) in results {
            all_done &= done;
            out.write_all(&answer)?;
        }
    }
    out.flush()?;
    Ok(all_done)
}

/// One line of input. What it holds besides is left alone.
#[derive(Deserialize)]
struct Request<'l> {
    /// Echoed as it stands: an id may be a number too large for any type here.
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(default)]
    text: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    language: Value,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    answer: Answer<'a>,
}

/// Reads a line. serde would take an array for an object, field by field.
fn request(line: &[u8]) -> Result<Request<'_>, String> {
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err("it does not begin with a brace".to_owned());
    }
    serde_json::from_slice(line).map_err(|error| error.to_string())
}

/// The line that answers `line`, with its line end, and whether it holds an analysis.
fn answer(line: &[u8], options: &Options) -> (Vec<u8>, bool) {
    let mended;
    let parsed = match request(line) {
        Ok(request) => Ok(request),
        Err(reason) => {
            mended = without_lone_surrogates(line);
            request(&mended).map_err(|_| reason)
        }
    };
    let (id, result) = match parsed {
        Ok(request) => (request.id, analyze(&request, options)),
        Err(reason) => {
            let message = format!("The line is no JSON object ({reason}); write {{\"id\": …, \"text\": …}}.");
            (None, Err(Error::new(ErrorCode::Unreadable, message)))
        }
    };
    // Writing plain data to a vector cannot fail.
    let mut bytes = serde_json::to_vec(&Line { id, answer: (&result).into() }).unwrap_or_default();
    bytes.push(b'\n');
    (bytes, result.is_ok())
}

/// The line with `\ufffd` for each escaped half of a surrogate pair that stands alone: JavaScript and Python write
/// such strings, and they count as one character there and here.
fn without_lone_surrogates(line: &[u8]) -> Vec<u8> {
    let unit = |at: usize| {
        let digits = line.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut out = Vec::with_capacity(line.len());
    let mut at = 0;
    while at < line.len() {
        let length = match (line[at], unit(at)) {
            (_, Some(0xd800..=0xdbff)) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            (_, Some(0xd800..=0xdfff)) => {
                out.extend_from_slice(b"\\ufffd");
                at += 6;
                continue;
            }
            // An escaped backslash does not begin the next escape.
            (b'\\', _) => 2,
            _ => 1,
        };
        let end = line.len().min(at + length);
        out.extend_from_slice(&line[at..end]);
        at = end;
    }
    out
}

fn analyze(request: &Request<'_>, options: &Options) -> Result<Analysis, Error> {
    let text = string("text", &request.text)?.ok_or_else(|| {
        Error::new(ErrorCode::Unreadable, "The line has no \"text\"; write {\"id\": …, \"text\": …}.")
    })?;
    let mut options = options.clone();
    if let Some(title) = string("title", &request.title)? {
        options.title = Some(title.to_owned()).filter(|title| !title.trim().is_empty());
    }
    if let Some(date) = string("date", &request.date)? {
        options.date = Some(parse_date(date)?);
    }
    if let Some(language) = string("language", &request.language)? {
        options.language = parse_language(language)?;
    }
    guarded(|| Ok(nutgraf::analyze(text, &options)))
}

/// The string that `key` holds; `null` counts as not given.
fn string<'r>(key: &str, value: &'r Value) -> Result<Option<&'r str>, Error> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        _ => Err(Error::new(ErrorCode::BadOption, format!("\"{key}\" is no string; put it in quotes."))),
    }
}
