//! `nutgraf analyze`: files in, one result in the chosen format out.

use std::io::{self, BufWriter, Write};

use nutgraf::output::{self, Table};
use nutgraf::{Analysis, Error, Options};
use rayon::prelude::*;
use serde::Serialize;

use crate::answer::{Answer, guarded};
use crate::{Failure, Format, Outcome, input};

/// One file in the JSON of several.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    #[serde(flatten)]
    answer: Answer<'a>,
}

/// How the result is written.
#[derive(Clone, Copy)]
pub struct Output {
    pub format: Format,
    pub table: Table,
}

/// Files that are analysed at a time; bounds the memory that results take.
const BATCH: usize = 64;

/// Analyses all files on all cores and writes the results in their order.
pub fn run(files: &[String], options: &Options, output: Output) -> Outcome {
    let stdin = ["-".to_owned()];
    let files = if files.is_empty() { &stdin[..] } else { files };
    if files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(Failure::Usage("standard input (\"-\") can be read only once; name it once.".into()));
    }
    let mut writer =
        Writer { out: BufWriter::new(io::stdout().lock()), output, options, several: files.len() > 1 };
    writer.begin()?;
    let mut all_done = true;
    for (number, batch) in files.chunks(BATCH).enumerate() {
        let results: Vec<_> = batch.par_iter().map(|file| analyze(file, options)).collect();
        for (place, (file, result)) in batch.iter().zip(results).enumerate() {
            if let Err(error) = &result {
                all_done = false;
                eprintln!("nutgraf: {}: {error}", input::label(file));
            }
            writer.write(file, &result, number == 0 && place == 0)?;
        }
    }
    writer.end()?;
    Ok(all_done)
}

/// An analysis holds its text, since bytes were read.
fn analyze(file: &str, options: &Options) -> Result<Analysis, Error> {
    let bytes = input::bytes(file)?;
    guarded(|| nutgraf::analyze_bytes(&bytes, options))
}

struct Writer<'a> {
    out: BufWriter<io::StdoutLock<'static>>,
    output: Output,
    options: &'a Options,
    several: bool,
}

impl Writer<'_> {
    fn begin(&mut self) -> io::Result<()> {
        match self.output.format {
            Format::Json if self.several => writeln!(self.out, "["),
            Format::Csv => {
                let file = self.several.then_some("file");
                let columns: Vec<&str> =
                    file.into_iter().chain(self.output.table.columns().iter().copied()).collect();
                self.rows(&[columns])
            }
            _ => Ok(()),
        }
    }

    fn write(&mut self, file: &str, result: &Result<Analysis, Error>, first: bool) -> Result<(), Failure> {
        let unit = self.options.offsets;
        match (self.output.format, result) {
            (Format::Json, _) if self.several => {
                self.out.write_all(if first { b"" } else { b",\n" })?;
                let entry = Entry { file, answer: result.into() };
                serde_json::to_writer(&mut self.out, &entry).map_err(io::Error::from)?;
            }
            (_, Err(_)) => {}
            (Format::Json, Ok(analysis)) => {
                serde_json::to_writer_pretty(&mut self.out, analysis).map_err(io::Error::from)?;
                writeln!(self.out)?;
            }
            (Format::Text, Ok(analysis)) => {
                if self.several {
                    writeln!(self.out, "{}== {file} ==", if first { "" } else { "\n" })?;
                }
                self.out.write_all(output::plain(analysis, "", unit).as_bytes())?;
            }
            (Format::Markdown, Ok(analysis)) => {
                write!(
                    self.out,
                    "{}{}",
                    if first { "" } else { "\n" },
                    output::markdown(analysis, "", unit)
                )?;
            }
            (Format::Csv, Ok(analysis)) => {
                let rows = output::csv(analysis, "", unit, self.output.table, self.several.then_some(file));
                self.rows(&rows)?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.output.format == Format::Json && self.several {
            writeln!(self.out, "\n]")?;
        }
        self.out.flush()
    }

    fn rows<R: AsRef<[C]>, C: AsRef<[u8]>>(&mut self, rows: &[R]) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(&mut self.out);
        for row in rows {
            writer.write_record(row.as_ref()).map_err(io::Error::from)?;
        }
        writer.flush()
    }
}
