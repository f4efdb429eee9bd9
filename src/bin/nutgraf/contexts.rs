//! `nutgraf contexts`: a word or phrase with the words around it, line by line.

use std::ffi::{OsStr, OsString};

use clap::{Args, ValueEnum};
use nutgraf::contexts::{Contexts, Sort};
use nutgraf::import::{Article, Known};
use nutgraf::options::{RawOptions, Repair};
use nutgraf::output::controls::{self, escaped, readable};
use nutgraf::output::csv_lines;
use nutgraf::{Concordance, Error, Options, Query};
use serde::Serialize;

use crate::answer::Answer;
use crate::console::{self, Output};
use crate::crash::guarded;
use crate::input::{self, Reading};
use crate::{Failure, Outcome};

#[derive(Args)]
pub struct ContextsArgs {
    /// A word, or a phrase in quotation marks.
    #[arg(value_name = "WORDS")]
    words: String,
    /// Files to read; none or "-" for standard input.
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
    /// All forms of the words: "ran" and "runs" by "run".
    #[arg(long)]
    lemma: bool,
    /// The order of the lines.
    #[arg(long, value_enum, default_value_t)]
    sort: Order,
    /// Words that are shown on either side.
    #[arg(long, value_name = "N", default_value_t = Query::WINDOW)]
    window: usize,
    /// Lines that are shown of each file; all are counted.
    #[arg(long, value_name = "N", default_value_t = Query::LIMIT)]
    limit: usize,
    /// How the result is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Unit of all offsets: utf16, utf8 or chars.
    #[arg(long, value_name = "UNIT", default_value = "utf16")]
    offsets: String,
    /// Language of the text: auto or a code such as en.
    #[arg(long, value_name = "CODE", default_value = "auto")]
    language: String,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Order {
    /// As they stand in the text.
    #[default]
    Place,
    /// By the word before.
    Before,
    /// By the word after.
    After,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One below the other, for reading in the terminal.
    #[default]
    Text,
    /// The contexts, or for several files an array of {"file", "contexts"} or {"file", "error"}.
    Json,
    /// One row a line.
    Csv,
}

/// One file in the JSON of several.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    #[serde(flatten)]
    answer: Answer<'a, Contexts>,
}

pub fn run(arguments: &ContextsArgs) -> Outcome {
    let usage = |error: Error| Failure::Usage(error.message().to_owned());
    let options = RawOptions {
        language: Some(arguments.language.clone()),
        offsets: Some(arguments.offsets.clone()),
        encoding: arguments.encoding.clone(),
        ..RawOptions::default()
    };
    let options = options.check().map_err(usage)?;
    let query = Query {
        by_lemma: arguments.lemma,
        sort: match arguments.sort {
            Order::Place => Sort::Place,
            Order::Before => Sort::Before,
            Order::After => Sort::After,
        },
        window: arguments.window,
        limit: arguments.limit,
        offsets: options.offsets,
        ..Query::new(arguments.words.clone())
    };
    // What is wrong with the question is wrong whatever the text.
    Concordance::new("", &options).find(&query).map_err(usage)?;
    let default = [OsString::from("-")];
    let files = if arguments.files.is_empty() { &default[..] } else { &arguments.files[..] };
    if files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(Failure::Usage(
            "Standard input (\"-\", or no file) can be read only once; name it once.".to_owned(),
        ));
    }
    write(files, &options, &query, arguments.format)
}

fn write(files: &[OsString], options: &Options, query: &Query, format: Format) -> Outcome {
    let several = files.len() > 1;
    let mut out = Output::new();
    let mut all_done = true;
    match format {
        Format::Csv => {
            let columns = ["before", "text", "after", "sentence", "start", "end"];
            let file = several.then_some("file");
            out.write_data(csv_lines(&[file.into_iter().chain(columns).collect::<Vec<_>>()]).as_bytes())?;
        }
        Format::Json if several => out.write(b"[\n")?,
        _ => {}
    }
    for (number, file) in files.iter().enumerate() {
        let name = file.to_string_lossy();
        let result = guarded(|| find(file, options, query));
        if let Err(error) = &result {
            all_done = false;
            console::say(&format!("{}: {error}", input::label(file)));
        }
        match (format, &result) {
            (Format::Json, _) if several => {
                let mut entry = controls::json(&Entry { file: &name, answer: (&result).into() })?;
                entry.extend_from_slice(if number + 1 == files.len() { b"\n" } else { b",\n" });
                out.write(&entry)?;
            }
            (_, Err(_)) => {}
            (Format::Json, Ok(contexts)) => out.stream(|out| {
                controls::pretty_json(out, contexts)?;
                out.write_all(b"\n")
            })?,
            (Format::Text, Ok(contexts)) => {
                let blank = if number == 0 { "" } else { "\n" };
                let head = if several { format!("{blank}== {} ==\n", escaped(&name)) } else { String::new() };
                out.write((head + &readable(&text(contexts))).as_bytes())?;
            }
            (Format::Csv, Ok(contexts)) => {
                let file = several.then_some(&*name);
                out.write_data(csv_lines(&rows(contexts, file)).as_bytes())?;
            }
        }
    }
    if format == Format::Json && several {
        out.write(b"]\n")?;
    }
    Ok(all_done)
}

fn find(file: &OsStr, options: &Options, query: &Query) -> Result<Contexts, Error> {
    let known = Known { encoding: options.encoding, ..Known::default() };
    let decoded = input::read_text(file, Reading { known, ..Reading::default() })?;
    Concordance::of(Article::from_decoded(&decoded, Repair::Auto), options).find(query)
}

/// Characters that are shown before the words.
const BEFORE_WIDTH: usize = 44;
/// Characters that are shown after them.
const AFTER_WIDTH: usize = 44;

/// The words one below the other.
fn text(contexts: &Contexts) -> String {
    let forms = contexts.forms.iter().take(8).map(|form| format!("{} {}", form.text, form.count));
    let forms = forms.collect::<Vec<_>>().join(", ");
    let mut out = match contexts.count {
        0 => format!("'{}' does not stand in this text.\n", contexts.query),
        count => {
            format!("{count} of {} words: {forms}; dispersion {}\n", contexts.words, contexts.dispersion)
        }
    };
    for line in &contexts.lines {
        let length = line.before.chars().count();
        let before: String = line.before.chars().skip(length.saturating_sub(BEFORE_WIDTH)).collect();
        let after: String = line.after.chars().take(AFTER_WIDTH).collect();
        out += format!("{before:>BEFORE_WIDTH$}  {}  {after}", line.text).trim_end();
        out.push('\n');
    }
    let hidden = contexts.count as usize - contexts.lines.len();
    if hidden > 0 {
        out += &format!("and {hidden} more; --limit shows them\n");
    }
    out
}

fn rows(contexts: &Contexts, file: Option<&str>) -> Vec<Vec<String>> {
    let row = |line: &nutgraf::contexts::Line| {
        let cells = [&line.before, &line.text, &line.after].map(|cell| nutgraf::output::inert(cell));
        let places = [line.sentence, line.start, line.end].map(|number| number.to_string());
        let file = file.map(nutgraf::output::inert);
        file.into_iter().chain(cells).chain(places).collect()
    };
    contexts.lines.iter().map(row).collect()
}
