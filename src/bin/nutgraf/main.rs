//! The command line: what it accepts, and which part does it.
//!
//! Exit status: 0; 1 where an input failed (the others are still done); 2 for wrong usage.

mod analyze;
mod answer;
mod extract;
mod input;
mod jsonl;

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use nutgraf::options::{RawOptions, SummaryLength, parse_encoding};
use nutgraf::output::Table;
use nutgraf::{Error, Options};

/// Reads articles on this device: summary, keywords, names, quotes, dates and amounts.
#[derive(Parser)]
#[command(name = "nutgraf", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse text files, standard input, or one JSON object a line.
    Analyze(AnalyzeArgs),
    /// Print the article's text out of its container, and nothing else.
    Extract(ExtractArgs),
}

#[derive(Args)]
struct AnalyzeArgs {
    /// Files to read; none or "-" for standard input.
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Read one JSON object a line ({"id", "text", "title"?, "date"?, "language"?}) and write one a line, in order.
    #[arg(long, conflicts_with_all = ["format", "table"])]
    jsonl: bool,
    /// How the result is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Which table a CSV file holds.
    #[arg(long, value_enum)]
    table: Option<Table>,
    /// Unit of all offsets: utf16, utf8 or chars.
    #[arg(long, value_name = "UNIT", default_value = "utf16")]
    offsets: String,
    /// Language of the text: auto or a code such as en.
    #[arg(long, value_name = "CODE", default_value = "auto")]
    language: String,
    /// The day that "yesterday" is resolved against.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Sentences of the summary [default: 3].
    #[arg(long, value_name = "N", conflicts_with = "ratio")]
    sentences: Option<f64>,
    /// Length of the summary as a share of the article's sentences.
    #[arg(long, value_name = "R")]
    ratio: Option<f64>,
    /// Mend broken lines and the like: auto, always or never [default: auto; never with --jsonl].
    #[arg(long, value_name = "MODE")]
    repair: Option<String>,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", conflicts_with = "jsonl")]
    encoding: Option<String>,
    /// A word that keywords and phrases leave out, beside the language's stop words; may be given more than once.
    #[arg(long, value_name = "WORD")]
    stop_word: Vec<String>,
    /// A file with such words, one a line.
    #[arg(long, value_name = "FILE")]
    stop_words: Vec<String>,
}

#[derive(Args)]
struct ExtractArgs {
    /// File to read; none or "-" for standard input.
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// What the file is; told from its content where not given.
    #[arg(long, value_enum)]
    from: Option<extract::Container>,
    /// Encoding of the file: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading in the terminal.
    #[default]
    Text,
    /// The analysis, or for several files an array of {"file", "analysis"} or {"file", "error"}.
    Json,
    /// A report.
    Markdown,
    /// One table; see --table.
    Csv,
}

impl AnalyzeArgs {
    fn options(&self) -> Result<Options, Error> {
        let never = || "never".to_owned();
        let mut stop_words = self.stop_word.clone();
        for file in &self.stop_words {
            let decoded = input::bytes(file).and_then(|bytes| nutgraf::import::decode(&bytes));
            let decoded = decoded.map_err(|error| {
                Error::new(error.code(), format!("{}: {}", input::label(file), error.message()))
            })?;
            stop_words.extend(decoded.text.lines().map(str::to_owned));
        }
        RawOptions {
            language: Some(self.language.clone()),
            date: self.date.clone(),
            sentences: self.sentences,
            ratio: self.ratio,
            repair: self.repair.clone().or_else(|| self.jsonl.then(never)),
            offsets: Some(self.offsets.clone()),
            stop_words: Some(stop_words),
            encoding: self.encoding.clone(),
            ..RawOptions::default()
        }
        .check()
    }
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Analyze(arguments) => analyze(&arguments),
        Command::Extract(arguments) => extract(&arguments),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            eprintln!("nutgraf: {message}\n\nFor more information, try 'nutgraf analyze --help'.");
            ExitCode::from(2)
        }
        // The reader of our output has gone; there is nobody left to tell.
        Err(Failure::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Write(error)) => {
            eprintln!("nutgraf: the result could not be written: {error}");
            ExitCode::from(1)
        }
    }
}

/// What ends the program before its work is done.
enum Failure {
    /// Wrong usage.
    Usage(String),
    /// Standard output does not take more.
    Write(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}

/// `Ok(true)` where every input was done.
type Outcome = Result<bool, Failure>;

fn extract(arguments: &ExtractArgs) -> Outcome {
    let label = arguments.encoding.as_deref().unwrap_or("auto");
    let encoding = parse_encoding(label).map_err(|error| Failure::Usage(error.message().to_owned()))?;
    extract::run(arguments.file.as_deref(), arguments.from, encoding)
}

fn analyze(arguments: &AnalyzeArgs) -> Outcome {
    let options = arguments.options().map_err(|error| Failure::Usage(error.message().to_owned()))?;
    debug_assert!(!matches!(options.summary, SummaryLength::Sentences(0)));
    if arguments.jsonl {
        let file = match arguments.files.as_slice() {
            [] => "-",
            [file] => file,
            _ => return Err(Failure::Usage("--jsonl reads one file; join them first.".into())),
        };
        return jsonl::run(file, &options);
    }
    if arguments.table.is_some() && arguments.format != Format::Csv {
        return Err(Failure::Usage("--table goes with --format csv.".into()));
    }
    let output = analyze::Output { format: arguments.format, table: arguments.table.unwrap_or_default() };
    analyze::run(&arguments.files, &options, output)
}
