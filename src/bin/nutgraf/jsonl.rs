//! `nutgraf analyze --jsonl`: one JSON object a line in, one a line out, in the same order, on all cores.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use nutgraf::options::{parse_date, parse_language};
use nutgraf::{Analysis, Error, ErrorCode, Options};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};

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
    lines(reader, &mut BufWriter::new(io::stdout().lock()), options)
}

fn lines(mut reader: Box<dyn BufRead>, out: &mut impl Write, options: &Options) -> Outcome {
    let mut all_done = true;
    loop {
        let mut batch: Vec<Vec<u8>> = Vec::new();
        let mut size = 0;
        while size < BATCH_BYTES {
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(read) => size += read,
                Err(error) => {
                    eprintln!("nutgraf: {}", input::unreadable(&error));
                    all_done = false;
                    break;
                }
            }
            if !line.trim_ascii().is_empty() {
                batch.push(line);
            }
        }
        if size == 0 {
            out.flush()?;
            return Ok(all_done);
        }
        let results: Vec<(Vec<u8>, bool)> = batch.par_iter().map(|line| answer(line, options)).collect();
        for (answer, done) in results {
            all_done &= done;
            out.write_all(&answer)?;
        }
    }
}

/// One line of output.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis: Option<&'a Analysis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Problem<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    message: &'a str,
}

/// The line that answers `line`, with its line end, and whether it holds an analysis.
fn answer(line: &[u8], options: &Options) -> (Vec<u8>, bool) {
    let (id, result) = match serde_json::from_slice::<Map<String, Value>>(line) {
        Ok(request) => {
            let id = request.get("id").cloned().unwrap_or(Value::Null);
            (id, analyze(&request, options))
        }
        Err(error) => {
            let message = format!("The line is no JSON object ({error}); write {{\"id\": …, \"text\": …}}.");
            (Value::Null, Err(Error::new(ErrorCode::Unreadable, message)))
        }
    };
    let problem =
        result.as_ref().err().map(|error| Problem { code: error.code().as_str(), message: error.message() });
    let answer = Answer { id: &id, analysis: result.as_ref().ok(), error: problem };
    // Writing plain data to a vector cannot fail.
    let mut bytes = serde_json::to_vec(&answer).unwrap_or_default();
    bytes.push(b'\n');
    (bytes, result.is_ok())
}

fn analyze(request: &Map<String, Value>, options: &Options) -> Result<Analysis, Error> {
    let text = string(request, "text")?.ok_or_else(|| {
        Error::new(ErrorCode::Unreadable, "The line has no \"text\"; write {\"id\": …, \"text\": …}.")
    })?;
    let mut options = options.clone();
    if let Some(title) = string(request, "title")? {
        options.title = Some(title.to_owned()).filter(|title| !title.trim().is_empty());
    }
    if let Some(date) = string(request, "date")? {
        options.date = Some(parse_date(date)?);
    }
    if let Some(language) = string(request, "language")? {
        options.language = parse_language(language)?;
    }
    catch_unwind(AssertUnwindSafe(|| nutgraf::analyze(text, &options)))
        .map_err(|_| Error::new(ErrorCode::Crashed, "The analysis of this text stopped; please report it."))
}

/// The string under `key`; `null` counts as not given.
fn string<'r>(request: &'r Map<String, Value>, key: &str) -> Result<Option<&'r str>, Error> {
    match request.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => {
            Err(Error::new(ErrorCode::BadOption, format!("\"{key}\" is no string; put it in quotes.")))
        }
    }
}
