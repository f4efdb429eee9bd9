//! `nutgraf extract`: the article's text out of its container, and nothing else.

use std::io::{self, Write};

use clap::ValueEnum;
use nutgraf::import::{self, Article, Encoding};
use nutgraf::options::Repair;

use crate::{Outcome, input};

/// Containers that a text can be taken out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Container {
    /// Plain text in any encoding.
    Txt,
}

/// Prints the text of `file` ("-" or nothing for standard input), read in `encoding` where one was chosen.
pub fn run(file: Option<&str>, _from: Option<Container>, encoding: Option<Encoding>) -> Outcome {
    let file = file.unwrap_or("-");
    let decoded = input::bytes(file).and_then(|bytes| import::decode_as(&bytes, encoding));
    let decoded = match decoded {
        Ok(decoded) => decoded,
        Err(error) => {
            eprintln!("nutgraf: {}: {error}", input::label(file));
            return Ok(false);
        }
    };
    for notice in &decoded.notices {
        eprintln!("nutgraf: {}: {}", input::label(file), notice.message);
    }
    let article = Article::from_decoded(&decoded, Repair::Auto);
    let mut out = io::stdout().lock();
    out.write_all(article.text.as_bytes())?;
    if !article.text.ends_with('\n') {
        writeln!(out)?;
    }
    Ok(true)
}
