//! `nutgraf analyze --jsonl`: one JSON object a line in, one a line out, in the same order, on all cores. Each answer is
//! written as soon as it is ready.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::io::BufReader;
use std::num::NonZeroUsize;

use nutgraf::options::{parse_date, parse_language};
use nutgraf::output::controls;
use nutgraf::{Analysis, Collection, Corrections, Error, ErrorCode, MAX_TEXT_BYTES, Options};
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::analyzer;
use crate::answer::Answer;
use crate::console::{self, Output};
use crate::crash::guarded;
use crate::lines::{Line, Lines};
use crate::paths::Found;
use crate::pipeline::{self, Bounds, Job};
use crate::progress::{Progress, Unit};
use crate::{Outcome, collecting, input};

/// Bytes of lines that are analysed at a time: enough for all cores, little enough for the memory.
const BATCH_BYTES: usize = 8 << 20;

/// Reads the files one after the other. `Ok(true)` where every line of all was analysed.
pub fn run(files: Vec<Found>, options: &Options, workers: Option<NonZeroUsize>) -> Outcome {
    let mut all_done = true;
    for file in files {
        all_done &= match file {
            Ok(file) => read(&file, options, workers)?,
            Err((path, error)) => {
                console::say(&format!("{}: {error}", input::label(&path)));
                false
            }
        };
    }
    Ok(all_done)
}

/// Reads `file` ("-" for standard input) to its end.
fn read(file: &OsStr, options: &Options, workers: Option<NonZeroUsize>) -> Outcome {
    let (reader, size) = match input::open(file) {
        Ok((reader, size)) => (BufReader::with_capacity(1 << 16, reader), size),
        Err(error) => {
            console::say(&format!("{}: {error}", input::label(file)));
            return Ok(false);
        }
    };
    let mut lines = Lines::new(reader, MAX_TEXT_BYTES);
    let numbered = (1_u64..).map_while(move |number| Some((number, lines.next()?, lines.position())));
    let jobs = numbered.filter_map(|(number, line, end)| {
        let task = Task::of(number, line.unwrap_or_else(|error| Line::Refused(input::unreadable(&error))))?;
        Some(Job { name: (number, end), weight: task.weight(), task })
    });
    let work = {
        let options = options.clone();
        move |task: Task| Ok(task.answer(&options))
    };
    let mut out = Output::new();
    let mut all_done = true;
    let progress = Progress::new(size.unwrap_or(0), Unit::Bytes);
    pipeline::run(jobs, Bounds::new(BATCH_BYTES, workers, None), work, |(number, end), result| {
        progress.reach(end);
        let (line, error) = result.unwrap_or_else(|error| written(number, None, Err(error)));
        if let Some(error) = error {
            all_done = false;
            console::say(&format!("{}: {error}", input::label(file)));
        }
        Ok(out.write(&line)?)
    })?;
    Ok(all_done)
}

/// A line that is to be answered.
pub struct Task {
    /// Its number in the input, from 1.
    number: u64,
    line: Line,
}

impl Task {
    /// `None` for a line of white space.
    pub fn of(number: u64, mut line: Line) -> Option<Self> {
        if let Line::Whole(bytes) = &mut line {
            // A byte order mark is no part of the first line.
            if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            if bytes.trim_ascii().is_empty() {
                return None;
            }
        }
        Some(Self { number, line })
    }

    pub fn weight(&self) -> usize {
        match &self.line {
            Line::Whole(bytes) => bytes.len(),
            Line::Refused(_) => 0,
        }
    }

    /// The document of the line as a collection of its own, under its id; where it has none, under `unnamed`.
    pub fn collect(self, unnamed: &str, options: &Options) -> Result<Collection, Error> {
        let line = match self.line {
            Line::Whole(line) => without_lone_surrogates(&line),
            Line::Refused(error) => return Err(error),
        };
        let request = request(&line).map_err(|reason| no_object(&reason))?;
        let id = request.id.map_or_else(|| unnamed.to_owned(), id);
        let analysis = analyze(&request, options)?;
        let text = string("text", &request.text)?.unwrap_or_default();
        collecting::of_analysis(&id, &analysis, text, options)
    }

    fn answer(self, options: &Options) -> Answered {
        match self.line {
            Line::Whole(bytes) => answer(self.number, &bytes, options),
            Line::Refused(error) => written(self.number, None, Err(error)),
        }
    }
}

/// A line of output with its line end, and what went wrong.
type Answered = (Vec<u8>, Option<Error>);

/// One line of input. What it holds besides is left alone.
#[derive(Deserialize)]
struct Request<'l> {
    /// Echoed as it stands: an id may be a number too large for any type here.
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(borrow, default)]
    text: Field<'l>,
    #[serde(borrow, default)]
    title: Field<'l>,
    #[serde(borrow, default)]
    date: Field<'l>,
    #[serde(borrow, default)]
    language: Field<'l>,
    #[serde(borrow, default)]
    corrections: Option<&'l RawValue>,
}

/// What stands where a string should. Other values are passed over: kept, a long list would take many times its line.
#[derive(Debug, Default, PartialEq, Eq)]
enum Field<'l> {
    /// Not given, or `null`.
    #[default]
    Missing,
    Text(Cow<'l, str>),
    Other,
}

impl<'de: 'l, 'l> Deserialize<'de> for Field<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

/// The visits of values that are no strings.
macro_rules! other {
    ($($visit:ident($type:ty))+) => {$(
        fn $visit<E>(self, _: $type) -> Result<Self::Value, E> {
            Ok(Field::Other)
        }
    )+};
}

impl<'l> Visitor<'l> for FieldVisitor {
    type Value = Field<'l>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    other! { visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Field::Missing)
    }

    fn visit_borrowed_str<E>(self, text: &'l str) -> Result<Self::Value, E> {
        Ok(Field::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Field::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<A: MapAccess<'l>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}

/// An id as a document of a collection has it: a string without its quotation marks.
fn id(raw: &RawValue) -> String {
    serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned())
}

/// The text that a line holds.
pub fn text_of(line: &[u8]) -> Option<String> {
    // A byte order mark is no part of the first line.
    let mended = without_lone_surrogates(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line));
    let request = request(&mended).ok()?;
    string("text", &request.text).ok().flatten().map(str::to_owned)
}

/// What a line of output holds.
#[derive(Serialize)]
struct Entry<'a> {
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

/// The answer to line `number`.
fn answer(number: u64, line: &[u8], options: &Options) -> Answered {
    let mended;
    let parsed = match request(line) {
        Ok(request) => Ok(request),
        Err(reason) => {
            mended = without_lone_surrogates(line);
            request(&mended).map_err(|_| reason)
        }
    };
    match parsed {
        Ok(request) => written(number, request.id, analyze(&request, options)),
        Err(reason) => written(number, None, Err(no_object(&reason))),
    }
}

fn no_object(reason: &str) -> Error {
    let message = format!("The line is no JSON object ({reason}); write {{\"id\": …, \"text\": …}}.");
    Error::new(ErrorCode::Unreadable, message)
}

/// The line of output for line `number` of the input, which an error names.
fn written(number: u64, id: Option<&RawValue>, result: Result<Analysis, Error>) -> Answered {
    let result =
        result.map_err(|error| Error::new(error.code(), format!("line {number}: {}", error.message())));
    // Writing plain data to a vector cannot fail.
    let mut bytes = controls::json(&Entry { id, answer: (&result).into() }).unwrap_or_default();
    bytes.push(b'\n');
    (bytes, result.err())
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
    if let Some(given) = request.corrections.filter(|given| given.get() != "null") {
        let corrections: Corrections = serde_json::from_str(given.get()).map_err(|error| {
            Error::new(ErrorCode::BadOption, format!("\"corrections\" is not to be read: {error}"))
        })?;
        corrections.check()?;
        options.corrections = Some(corrections);
    }
    guarded(|| Ok(analyzer::with(|analyzer| analyzer.analyze(text, &options))))
}

/// The string that `key` holds; `null` counts as not given.
fn string<'r>(key: &str, value: &'r Field<'_>) -> Result<Option<&'r str>, Error> {
    match value {
        Field::Missing => Ok(None),
        Field::Text(text) => Ok(Some(text)),
        Field::Other => {
            Err(Error::new(ErrorCode::BadOption, format!("\"{key}\" is no string; put it in quotes.")))
        }
    }
}
