//! `nutgraf extract`: the article's text out of its container, and nothing else.

use std::borrow::Cow;
use std::ffi::OsStr;

use clap::ValueEnum;
use nutgraf::Error;
use nutgraf::import::{Article, Decoder, Encoding};
use nutgraf::options::Repair;

use crate::console::{self, Output};
use crate::crash::guarded;
use crate::{Outcome, input};

/// Containers that a text can be taken out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Container {
    /// What the content shows.
    #[default]
    Auto,
    /// Plain text in any encoding, also where it begins like something else: a web page's source, say.
    Txt,
}

/// Prints the text of `file` ("-" or nothing for standard input), read in `encoding` where one was chosen.
pub fn run(file: Option<&OsStr>, from: Container, encoding: Option<Encoding>) -> Outcome {
    let file = file.unwrap_or(OsStr::new("-"));
    match guarded(|| extract(file, from, encoding)) {
        Ok((text, notices)) => {
            for notice in notices {
                console::say(&format!("{}: {notice}", input::label(file)));
            }
            Output::new().write_data(text.as_bytes())?;
            Ok(true)
        }
        Err(error) => {
            console::say(&format!("{}: {error}", input::label(file)));
            Ok(false)
        }
    }
}

/// The article's text, ending with a line end, and what is to be said about how it was read.
fn extract(
    file: &OsStr,
    from: Container,
    encoding: Option<Encoding>,
) -> Result<(String, Vec<String>), Error> {
    let decoded = input::decode(file, |size| {
        let decoder = Decoder::with_capacity(size).read_as(encoding);
        if from == Container::Txt { decoder.plain_text() } else { decoder }
    })?;
    let mended = match Article::from_decoded(&decoded, Repair::Auto).text {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    let mut text = mended.unwrap_or(decoded.text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok((text, decoded.notices.into_iter().map(|notice| notice.message).collect()))
}
