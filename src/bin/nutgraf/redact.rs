//! `nutgraf redact`: a text without its names, addresses and numbers; who is who goes into a file of its own.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use nutgraf::import::{Article, Known};
use nutgraf::redaction::Key;
use nutgraf::{Error, ErrorCode, Options, RedactOptions, Redacted};

use crate::console::{self, Output};
use crate::crash::guarded;
use crate::input::Reading;
use crate::{Outcome, controls, input};

/// How the result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The redacted text, and nothing else.
    #[default]
    Text,
    /// {"text", "replacements", "unsure", "notices"}: nothing in it tells who was taken out.
    Json,
}

/// Words that are named of those that were left.
const NAMED_UNSURE: usize = 10;

/// Redacts `file` ("-" for standard input). The key is written before the text, so that no text is without its key.
pub fn run(
    file: &OsStr,
    key: Option<&OsStr>,
    options: &Options,
    wanted: &RedactOptions,
    format: Format,
) -> Outcome {
    let say = |what: &OsStr, message: &str| console::say(&format!("{}: {message}", input::label(what)));
    let path = key.map(Path::new);
    let known = match path.map_or_else(|| Ok(Key::default()), read_key) {
        Ok(known) => known,
        Err(error) => {
            say(key.unwrap_or_default(), error.message());
            return Ok(false);
        }
    };
    let redacted = match guarded(|| redact(file, options, wanted, known)) {
        Ok(redacted) => redacted,
        Err(error) => {
            say(file, error.message());
            return Ok(false);
        }
    };
    match path {
        Some(path) => {
            if let Err(error) = write_key(path, &redacted.key) {
                say(
                    path.as_os_str(),
                    &format!("The key could not be written, so neither was the text: {error}."),
                );
                return Ok(false);
            }
        }
        None => say(file, "Who the labels stand for was not kept; name a file for it with --key."),
    }
    for notice in &redacted.notices {
        say(file, &notice.message);
    }
    if !redacted.unsure.is_empty() {
        let mut words: Vec<&str> = redacted.unsure.iter().map(|unsure| unsure.text.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        let more = if words.len() > NAMED_UNSURE { ", …" } else { "" };
        words.truncate(NAMED_UNSURE);
        say(file, &format!("Words that were left and may be names: {}{more}", words.join(", ")));
    }
    match format {
        Format::Text => {
            let mut text = redacted.text;
            if !text.ends_with('\n') {
                text.push('\n');
            }
            Output::new().write_data(text.as_bytes())?;
        }
        Format::Json => Output::new().stream(|out| {
            controls::pretty_json(out, &redacted)?;
            out.write_all(b"\n")
        })?,
    }
    Ok(true)
}

fn redact(file: &OsStr, options: &Options, wanted: &RedactOptions, key: Key) -> Result<Redacted, Error> {
    let known = Known { encoding: options.encoding, ..Known::default() };
    let decoded = input::read_text(file, Reading { known, ..Reading::default() })?;
    Ok(nutgraf::redact_article(Article::from_decoded(&decoded, options.repair), options, wanted, key))
}

/// The key in a file; an empty one where there is no file yet.
fn read_key(path: &Path) -> Result<Key, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Key::default()),
        Err(error) => return Err(input::unreadable(&error)),
    };
    let key: Key = serde_json::from_slice(&bytes).map_err(|error| {
        let message = format!("This is no key of an earlier redaction, and it is left as it is: {error}.");
        Error::new(ErrorCode::Unreadable, message)
    })?;
    key.check()?;
    Ok(key)
}

/// Writes the key beside its place and then puts it there, so that it is never half written. On Unix nobody but the owner
/// may read it.
fn write_key(path: &Path, key: &Key) -> io::Result<()> {
    // A link stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside: PathBuf = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    let mut bytes = serde_json::to_vec_pretty(key)?;
    bytes.push(b'\n');
    let written =
        file.write_all(&bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        drop(fs::remove_file(&beside));
    }
    written
}
