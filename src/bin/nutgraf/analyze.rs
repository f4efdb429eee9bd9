//! `nutgraf analyze`: files in, one result in the chosen format out.

use std::ffi::{OsStr, OsString};
use std::io;
use std::num::NonZeroUsize;

use nutgraf::import::{Article, Decoded, Known};
use nutgraf::output::controls::{self, escaped};
use nutgraf::output::export::{Export, ExportOptions, Picture, Report, export};
use nutgraf::output::{self, Table};
use nutgraf::{Analysis, Error, Options};
use serde::Serialize;

use crate::analyzer;
use crate::answer::Answer;
use crate::console::{self, Output};
use crate::crash::guarded;
use crate::input::{Content, FileKind, Reading};
use crate::paths::{Files, Found};
use crate::pipeline::{self, Bounds};
use crate::progress::{Progress, Unit};
use crate::{Format, Outcome, input, paths};

/// One file in the JSON of several.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    #[serde(flatten)]
    answer: Answer<'a>,
}

/// How the result is written.
#[derive(Clone, Copy)]
pub struct Form {
    pub format: Format,
    pub table: Table,
    pub picture: Picture,
    /// Whether a table begins with a byte order mark.
    pub bom: bool,
}

/// How files are read.
pub struct How {
    /// What they are.
    pub from: FileKind,
    pub password: Option<String>,
    /// How many are worked on at a time.
    pub jobs: Option<NonZeroUsize>,
}

/// Bytes of files that are analysed at a time; bounds the memory that results take.
const BATCH_BYTES: usize = 32 << 20;

/// What was told about one document, under its name.
type Told = (OsString, Result<Analysis, Error>);

/// Analyses all files on all cores and writes the results in their order, each as soon as it is ready. The documents of
/// an archive count as files.
pub fn run(files: Files, options: &Options, form: Form, how: How) -> Outcome {
    let count = files.found.len();
    let mut writer = Writer { out: Output::new(), form, options, several: files.several };
    let bounds = Bounds::new(BATCH_BYTES, how.jobs, Some(count));
    let work = {
        let options = options.clone();
        move |file: Found| {
            let file = file.map_err(|(_, error)| error)?;
            let known =
                Known { encoding: options.encoding, password: how.password.as_deref(), ..Known::default() };
            analyze(&file, Reading { from: how.from, known }, &options)
        }
    };
    let mut done = 0;
    let mut all_done = true;
    let progress = Progress::new(count as u64, Unit::Files);
    pipeline::run(paths::jobs(files.found), bounds, work, |file, told| {
        progress.step();
        let told = told.unwrap_or_else(|error| vec![(file, Err(error))]);
        if done == 0 {
            writer.several |= told.len() > 1;
            writer.begin()?;
        }
        done += 1;
        let documents = told.len();
        for (number, (name, result)) in told.into_iter().enumerate() {
            let is_last = done == count && number + 1 == documents;
            let written =
                writer.write(&name, &result, Place { is_first: done == 1 && number == 0, is_last })?;
            if let Err(error) = result.map(drop).and(written) {
                all_done = false;
                console::say(&format!("{}: {error}", input::label(&name)));
            }
        }
        Ok(())
    })?;
    writer.end()?;
    Ok(all_done)
}

/// What the documents in a file come to: one, but for archives.
fn analyze(file: &OsStr, reading: Reading<'_>, options: &Options) -> Result<Vec<Told>, Error> {
    let mut told = Vec::new();
    match input::read(file, reading)? {
        Content::Text(decoded) => told.push((file.to_owned(), Ok(read(&decoded, options)))),
        Content::Documents(members, notices) => {
            for notice in notices {
                console::say(&format!("{}: {}", input::label(file), notice.message));
            }
            for member in members {
                let mut name = file.to_owned();
                name.push("/");
                name.push(&member.name);
                let result = guarded(|| {
                    input::read_member(&member, reading.known).map(|decoded| read(&decoded, options))
                });
                told.push((name, result));
            }
        }
    }
    Ok(told)
}

/// An analysis that holds its text, since bytes were read.
fn read(decoded: &Decoded, options: &Options) -> Analysis {
    let article = Article::from_decoded(decoded, options.repair);
    analyzer::with(|analyzer| analyzer.analyze_article(article, options, &mut |_, _| {}))
}

/// Where among the files one stands.
#[derive(Clone, Copy)]
struct Place {
    is_first: bool,
    is_last: bool,
}

struct Writer<'a> {
    out: Output,
    form: Form,
    options: &'a Options,
    several: bool,
}

impl Writer<'_> {
    fn begin(&mut self) -> io::Result<()> {
        match self.form.format {
            Format::Json if self.several => self.out.write(b"[\n"),
            Format::Csv => {
                let file = self.several.then_some("file");
                let columns: Vec<&str> =
                    file.into_iter().chain(self.form.table.columns().iter().copied()).collect();
                let mark = if self.form.bom { "\u{feff}" } else { "" };
                self.out.write_data((mark.to_owned() + &output::csv_lines(&[columns])).as_bytes())
            }
            Format::Html if self.several => {
                let title = "Reports of Nutgraf";
                self.out.write((Report::begin(title) + &Report::heading(title)).as_bytes())
            }
            _ => Ok(()),
        }
    }

    /// Writes what is told about one file. The inner error is the file's: its result could not be put in the format.
    fn write(
        &mut self,
        file: &OsStr,
        result: &Result<Analysis, Error>,
        place: Place,
    ) -> io::Result<Result<(), Error>> {
        let unit = self.options.offsets;
        let name = file.to_string_lossy();
        let options = ExportOptions { offsets: unit, ..ExportOptions::default() };
        let made = |analysis, what| guarded(|| Ok(export(analysis, "", what, options)));
        let made = match (self.form.format, result) {
            (Format::Json, _) if self.several => {
                let mut entry = controls::json(&Entry { file: &name, answer: result.into() })?;
                entry.extend_from_slice(if place.is_last { b"\n" } else { b",\n" });
                self.out.write(&entry)?;
                return Ok(Ok(()));
            }
            (Format::Json, Ok(analysis)) => {
                self.out.stream(|out| {
                    controls::pretty_json(out, analysis)?;
                    out.write_all(b"\n")
                })?;
                return Ok(Ok(()));
            }
            (_, Err(_)) => return Ok(Ok(())),
            (Format::Text, Ok(analysis)) => match made(analysis, Export::Text) {
                Ok(text) => {
                    let look = self.out.look;
                    let blank = if place.is_first { "" } else { "\n" };
                    let head = look.heading(&format!("== {} ==", escaped(&name)));
                    let head = if self.several { format!("{blank}{head}\n") } else { String::new() };
                    return self.out.write_styled(&(head + &look.report(&text))).map(Ok);
                }
                Err(error) => Err(error),
            },
            (Format::Markdown, Ok(analysis)) => made(analysis, Export::Markdown).map(|report| {
                let blank = if place.is_first { "" } else { "\n" };
                format!("{blank}{report}").into_bytes()
            }),
            (Format::Html, Ok(analysis)) if self.several => {
                guarded(|| Ok(Report::article(analysis, "", unit, Some(&name)))).map(String::into_bytes)
            }
            (Format::Html, Ok(analysis)) => made(analysis, Export::Html).map(String::into_bytes),
            (Format::Svg, Ok(analysis)) => {
                made(analysis, Export::Svg(self.form.picture)).map(String::into_bytes)
            }
            (Format::Csv, Ok(analysis)) => {
                let file = self.several.then_some(&*name);
                guarded(|| Ok(output::csv(analysis, "", unit, self.form.table, file)))
                    .map(|table| output::csv_lines(&table).into_bytes())
            }
        };
        match made {
            Ok(lines) if self.form.format == Format::Csv => self.out.write_data(&lines).map(Ok),
            Ok(lines) => self.out.write(&lines).map(Ok),
            Err(error) => Ok(Err(error)),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self.form.format {
            Format::Json if self.several => self.out.write(b"]\n"),
            Format::Html if self.several => self.out.write(Report::END.as_bytes()),
            _ => Ok(()),
        }
    }
}
