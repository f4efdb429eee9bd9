//! `nutgraf extract`: the text out of its container, and nothing else.

use std::ffi::OsStr;

use clap::ValueEnum;
use nutgraf::Error;
use nutgraf::import::{Article, Decoded};
use nutgraf::options::Repair;
use nutgraf::output::{Metadata, article_markdown};
use serde::Serialize;

use crate::Outcome;
use crate::console::{self, Output};
use crate::controls;
use crate::crash::guarded;
use crate::input::{self, Content, Reading};

/// How the text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown: headings, lists, quotations and tables are marked.
    Markdown,
    /// {"text", "blocks": [{"start", "end", "kind", "text", "page"?}], "metadata"}, an object a line; offsets in characters.
    Json,
}

/// One document in JSON.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    text: &'a str,
    blocks: Vec<Block<'a>>,
    metadata: Metadata,
    notices: Vec<&'a str>,
}

/// A part of it.
#[derive(Serialize)]
struct Block<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

/// Prints the text of `file` ("-" or nothing for standard input), or the texts of the documents in it: an archive is done where
/// any of them could be read; of the others it is said why not.
pub fn run(file: Option<&OsStr>, reading: Reading<'_>, format: Format) -> Outcome {
    let file = file.unwrap_or(OsStr::new("-"));
    let say = |name: &str, message: &str| console::say(&format!("{name}: {message}"));
    let label = input::label(file);
    let members = match guarded(|| input::read(file, reading)) {
        Ok(Content::Text(decoded)) => {
            let printed = guarded(|| Ok(print(&decoded, None, format)));
            return tell(&label, printed, &decoded);
        }
        Ok(Content::Documents(members, notices)) => {
            notices.iter().for_each(|notice| say(&label, &notice.message));
            members
        }
        Err(error) => {
            say(&label, error.message());
            return Ok(false);
        }
    };
    let mut is_any_done = false;
    for member in &members {
        let name = format!("{label}/{}", member.name);
        match guarded(|| input::read_member(member, reading.known)) {
            Ok(decoded) => {
                let separator = is_any_done && format != Format::Json;
                let printed = guarded(|| Ok(print(&decoded, Some(&member.name), format)));
                let printed = printed.map(|text| if separator { format!("\n{text}") } else { text });
                is_any_done |= tell(&name, printed, &decoded)?;
            }
            Err(error) => say(&name, error.message()),
        }
    }
    Ok(is_any_done)
}

/// Writes what was made of a document, and says what is to be said about how it was read.
fn tell(name: &str, printed: Result<String, Error>, decoded: &Decoded) -> Outcome {
    match printed {
        Ok(text) => {
            for notice in &decoded.notices {
                console::say(&format!("{name}: {}", notice.message));
            }
            Output::new().write_data(text.as_bytes())?;
            Ok(true)
        }
        Err(error) => {
            console::say(&format!("{name}: {error}"));
            Ok(false)
        }
    }
}

/// A document as `format` has it, ending with a line end.
fn print(decoded: &Decoded, file: Option<&str>, format: Format) -> String {
    let article = Article::from_decoded(decoded, Repair::Auto);
    let mut text = match format {
        Format::Text => article.text.into_owned(),
        Format::Markdown => article_markdown(&article),
        Format::Json => {
            // There is no value in it that JSON does not have.
            let bytes = controls::json(&document(&article, decoded, file)).unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn document<'a>(article: &'a Article<'_>, decoded: &'a Decoded, file: Option<&'a str>) -> Document<'a> {
    let text: &str = &article.text;
    let (mut at, mut characters) = (0, 0);
    let mut offset = |byte: usize| {
        characters += text[at..byte].chars().count();
        at = byte;
        characters
    };
    let blocks = article.blocks.iter().map(|block| Block {
        start: offset(block.span.start()),
        end: offset(block.span.end()),
        kind: block.kind.as_str(),
        text: block.span.of(text),
        page: article.page_at(block.span.start()),
    });
    Document {
        file,
        text,
        blocks: blocks.collect(),
        metadata: article.metadata.clone().into(),
        notices: decoded.notices.iter().map(|notice| notice.message.as_str()).collect(),
    }
}
