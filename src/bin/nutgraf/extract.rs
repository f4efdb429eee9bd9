//! `nutgraf extract`: the text out of its container, and nothing else.

use std::ffi::OsStr;
use std::num::NonZeroUsize;

use clap::ValueEnum;
use nutgraf::Error;
use nutgraf::import::{Article, Decoded, Encoding, Known, Member, Notice};
use nutgraf::options::Repair;
use nutgraf::output::{Metadata, article_markdown};
use serde::Serialize;

use crate::console::{self, Output};
use crate::crash::guarded;
use crate::input::{self, Content, FileKind, Reading};
use crate::paths::{self, Files, Found};
use crate::pipeline::{self, Bounds};
use crate::progress::{Progress, Unit};
use crate::{Outcome, controls};

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

/// How files are read, and what is written of them.
pub struct How {
    /// What they are.
    pub from: FileKind,
    pub encoding: Option<Encoding>,
    pub password: Option<String>,
    pub whole_page: bool,
    pub format: Format,
}

/// Bytes of files that are read at a time; bounds the memory that their texts take.
const BATCH_BYTES: usize = 32 << 20;

/// A document as it is printed, and what is to be said about how it was read.
struct Printed {
    text: String,
    notices: Vec<Notice>,
}

/// What is in a file: what is to be said of the whole, and its documents under their names.
type Told = (Vec<Notice>, Vec<(String, Result<Printed, Error>)>);

/// Prints the texts of all files, or of the documents in them, in their order. An archive is done where any of them could be
/// read; of the others it is said why not.
pub fn run(files: Files, how: How, workers: Option<NonZeroUsize>) -> Outcome {
    let Files { found, several } = files;
    let (count, format) = (found.len(), how.format);
    let work = move |file: Found| {
        let file = file.map_err(|(_, error)| error)?;
        extract(&file, &how, several)
    };
    let mut all_done = true;
    let mut is_first = true;
    let mut out = Output::new();
    let progress = Progress::new(count as u64, Unit::Files);
    let bounds = Bounds::new(BATCH_BYTES, workers, Some(count));
    pipeline::run(paths::jobs(found), bounds, work, |file, told| {
        progress.step();
        let label = input::label(&file);
        let (notices, documents) = match told {
            Ok(told) => told,
            Err(error) => (Vec::new(), vec![(label.clone().into_owned(), Err(error))]),
        };
        say_all(&label, &notices);
        let mut is_any_done = false;
        for (name, printed) in documents {
            match printed {
                Ok(printed) => {
                    say_all(&name, &printed.notices);
                    if !is_first && format != Format::Json {
                        out.write(b"\n")?;
                    }
                    out.write_data(printed.text.as_bytes())?;
                    (is_first, is_any_done) = (false, true);
                }
                Err(error) => console::say(&format!("{name}: {error}")),
            }
        }
        all_done &= is_any_done;
        Ok(())
    })?;
    Ok(all_done)
}

fn say_all(name: &str, notices: &[Notice]) {
    for notice in notices {
        console::say(&format!("{name}: {}", notice.message));
    }
}

fn extract(file: &OsStr, how: &How, several: bool) -> Result<Told, Error> {
    let known =
        Known { encoding: how.encoding, password: how.password.as_deref(), whole_page: how.whole_page };
    let label = input::label(file);
    let printed = |decoded: Decoded, name: Option<&str>| Printed {
        text: print(&decoded, name, how.format),
        notices: decoded.notices,
    };
    match input::read(file, Reading { from: how.from, known })? {
        Content::Text(decoded) => {
            let document = printed(decoded, several.then_some(&*label));
            Ok((Vec::new(), vec![(label.into_owned(), Ok(document))]))
        }
        Content::Documents(members, notices) => {
            let document = |member: &Member| {
                let name = format!("{label}/{}", member.name);
                let shown = if several { &name } else { &member.name };
                let document = guarded(|| {
                    input::read_member(member, known).map(|decoded| printed(decoded, Some(shown)))
                });
                (name, document)
            };
            Ok((notices, members.iter().map(document).collect()))
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
