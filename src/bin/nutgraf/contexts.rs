//! `nutgraf contexts`: a word or phrase with the words around it, line by line.

use std::ffi::{OsStr, OsString};
use std::num::NonZeroUsize;

use clap::{Args, ValueEnum, ValueHint};
use nutgraf::contexts::{Contexts, Sort};
use nutgraf::import::{Article, Known};
use nutgraf::options::{RawOptions, Repair};
use nutgraf::output::controls::{self, escaped, readable};
use nutgraf::output::csv_lines;
use nutgraf::{Concordance, Error, Options, Query};
use serde::Serialize;

use crate::answer::Answer;
use crate::console::{self, Output};
use crate::input::{self, Reading};
use crate::paths::{self, Files, Found};
use crate::pipeline::{self, Bounds};
use crate::progress::{Progress, Unit};
use crate::terminal::{self, Look};
use crate::{Failure, INPUT, OUTPUT, Outcome, PathArgs};

/// A heading of the help.
const SEARCH: &str = "Search";

#[derive(Args)]
pub struct ContextsArgs {
    /// A word, or a phrase in quotation marks.
    #[arg(value_name = "WORDS")]
    words: String,
    /// Files to read, or patterns such as 'news/**/*.txt'; none or "-" for standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<OsString>,
    #[command(flatten)]
    paths: PathArgs,
    /// Language of the text: auto or a code such as en.
    #[arg(short, long, value_name = "CODE", help_heading = INPUT, default_value = "auto")]
    language: String,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", help_heading = INPUT)]
    encoding: Option<String>,
    /// All forms of the words: "ran" and "runs" by "run".
    #[arg(long, help_heading = SEARCH)]
    lemma: bool,
    /// The order of the lines.
    #[arg(short, long, value_enum, help_heading = SEARCH, default_value_t)]
    sort: Order,
    /// Words that are shown on either side.
    #[arg(short, long, value_name = "N", help_heading = SEARCH, default_value_t = Query::WINDOW)]
    window: usize,
    /// Lines that are shown of each file; all are counted.
    #[arg(short = 'n', long, value_name = "N", help_heading = SEARCH, default_value_t = Query::LIMIT)]
    limit: usize,
    /// How the result is written.
    #[arg(short, long, value_enum, help_heading = OUTPUT, default_value_t)]
    format: Format,
    /// Unit of all offsets: utf16, utf8 or chars.
    #[arg(long, value_name = "UNIT", help_heading = OUTPUT, default_value = "utf16")]
    offsets: String,
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
    let paths = crate::named(&arguments.files);
    crate::check_once(&paths)?;
    let files = crate::found(&paths, arguments.paths.folders())?;
    write(files, options, query, arguments.format, arguments.paths.jobs)
}

/// Bytes of files that are read at a time.
const BATCH_BYTES: usize = 32 << 20;

fn write(
    files: Files,
    options: Options,
    query: Query,
    format: Format,
    workers: Option<NonZeroUsize>,
) -> Outcome {
    let Files { found, several } = files;
    let (count, words) = (found.len(), query.words.clone());
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
    let work = move |file: Found| find(&file.map_err(|(_, error)| error)?, &options, &query);
    let bounds = Bounds::new(BATCH_BYTES, workers, Some(count));
    let progress = Progress::new(count as u64, Unit::Files);
    let (mut done, mut is_first) = (0, true);
    pipeline::run(paths::jobs(found), bounds, work, |file, result| {
        progress.step();
        done += 1;
        let name = file.to_string_lossy();
        if let Err(error) = &result {
            all_done = false;
            console::say(&format!("{}: {error}", input::label(&file)));
        }
        match (format, &result) {
            (Format::Json, _) if several => {
                let mut entry = controls::json(&Entry { file: &name, answer: (&result).into() })?;
                entry.extend_from_slice(if done == count { b"\n" } else { b",\n" });
                out.write(&entry)?;
            }
            (_, Err(_)) => {}
            (Format::Json, Ok(contexts)) => out.stream(|out| {
                controls::pretty_json(out, contexts)?;
                out.write_all(b"\n")
            })?,
            // One of many that does not have it is not worth a line.
            (Format::Text, Ok(contexts)) if several && contexts.count == 0 => {}
            (Format::Text, Ok(contexts)) => {
                let look = out.look;
                let blank = if is_first { "" } else { "\n" };
                let head = look.heading(&format!("== {} ==", escaped(&name)));
                let head = if several { format!("{blank}{head}\n") } else { String::new() };
                out.write_styled(&(head + &text(contexts, look)))?;
                is_first = false;
            }
            (Format::Csv, Ok(contexts)) => {
                let file = several.then_some(&*name);
                out.write_data(csv_lines(&rows(contexts, file)).as_bytes())?;
            }
        }
        Ok(())
    })?;
    match format {
        Format::Json if several => out.write(b"]\n")?,
        Format::Text if several && is_first && all_done => {
            let none = format!("'{words}' stands in none of these {count} texts.\n");
            out.write(readable(&none).as_bytes())?;
        }
        _ => {}
    }
    Ok(all_done)
}

fn find(file: &OsStr, options: &Options, query: &Query) -> Result<Contexts, Error> {
    let known = Known { encoding: options.encoding, ..Known::default() };
    let decoded = input::read_text(file, Reading { known, ..Reading::default() })?;
    Concordance::of(Article::from_decoded(&decoded, Repair::Auto), options).find(query)
}

/// Columns for what stands before the words, and as many for what stands after them, where lines may be of any length.
const SIDE: usize = 44;
/// So many they are at least.
const NARROWEST_SIDE: usize = 12;
/// Columns between the words and what is around them.
const GAPS: usize = 4;

/// The words one below the other.
fn text(contexts: &Contexts, look: Look) -> String {
    let forms = contexts.forms.iter().take(8).map(|form| format!("{} {}", form.text, form.count));
    let forms = forms.collect::<Vec<_>>().join(", ");
    let mut out = match contexts.count {
        0 => format!("'{}' does not stand in this text.\n", contexts.query),
        count => {
            format!("{count} of {} words: {forms}; dispersion {}\n", contexts.words, contexts.dispersion)
        }
    };
    out = look.report(&readable(&out));
    let longest = contexts.lines.iter().map(|line| terminal::width(&line.text)).max().unwrap_or(0);
    let side = match look.columns {
        Some(columns) => (columns.saturating_sub(longest + GAPS) / 2).max(NARROWEST_SIDE),
        None => SIDE,
    };
    for line in &contexts.lines {
        let [before, found, after] = [&line.before, &line.text, &line.after].map(|part| readable(part));
        let (before, after) = (terminal::tail(&before, side), terminal::head(&after, side));
        let space = " ".repeat(side - terminal::width(before));
        out += format!("{space}{before}  {}  {after}", look.hit(&found)).trim_end();
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
