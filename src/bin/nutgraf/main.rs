//! The command line: what it accepts, and which part does it.
//!
//! Exit status: 0; 1 where an input failed (the others are still done), or where the result or a message could not be
//! written; 2 for wrong usage. `manual` tells it to users.

// "forbid" would also forbid what the macro of `ctor` needs (see `console`).
#![deny(unsafe_code)]

mod analyze;
mod analyzer;
mod answer;
mod collect;
mod collecting;
mod console;
mod contexts;
mod crash;
mod extract;
mod input;
mod jsonl;
mod lines;
mod manual;
mod overview;
mod paths;
mod pattern;
mod pipeline;
mod progress;
mod redact;
#[cfg(unix)]
mod signals;
mod terminal;

use std::ffi::{OsStr, OsString};
use std::io;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};
use nutgraf::options::{Fields, RawOptions, SummaryLength, parse_encoding};
use nutgraf::output::export::{Export, Picture};
use nutgraf::output::{Table, controls};
use nutgraf::{Corrections, Error, ErrorCode, Options, RedactOptions, Watch};

use crate::input::{FileKind, Reading};
use crate::paths::Folders;

/// Reads articles on this device: summary, keywords, names, quotes, dates and amounts.
#[derive(Parser)]
#[command(name = "nutgraf", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Colors in text for reading: auto, always or never. "auto" has them on a terminal, and heeds NO_COLOR and CLICOLOR_FORCE.
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        global = true
    )]
    color: ColorChoice,
}

#[derive(Subcommand)]
enum Command {
    /// Analyse documents, standard input, or one JSON object a line.
    Analyze(AnalyzeArgs),
    /// Print the text of a web page, PDF, Word, OpenDocument or RTF document, e-mail, book or archive.
    Extract(ExtractArgs),
    /// Show a word or phrase with the words around it.
    Contexts(contexts::ContextsArgs),
    /// Read many documents as a whole: who and what is in several, words, dates, copies, a watch list.
    Collect(collect::CollectArgs),
    /// Show how two groups of documents differ.
    Compare(collect::CompareArgs),
    /// Print a text with labels or bars in place of names, addresses and numbers.
    Redact(RedactArgs),
    /// Print the script by which a shell completes commands and options.
    Completions(manual::CompletionsArgs),
    /// Print a page of the manual, or write all pages into a folder.
    Man(manual::ManArgs),
}

impl Command {
    /// What it is called by.
    fn name(&self) -> &'static str {
        match self {
            Self::Analyze(_) => "analyze",
            Self::Extract(_) => "extract",
            Self::Contexts(_) => "contexts",
            Self::Collect(_) => "collect",
            Self::Compare(_) => "compare",
            Self::Redact(_) => "redact",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
        }
    }
}

/// Headings of the help.
const INPUT: &str = "Input";
const ANALYSIS: &str = "Analysis";
const OUTPUT: &str = "Output";

/// Which files are read, and how many at a time.
#[derive(Args)]
struct PathArgs {
    /// Read the files in folders, and in the folders in them.
    #[arg(short, long, help_heading = INPUT)]
    recursive: bool,
    /// How many files or lines are worked on at a time [default: as many as there are processors].
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl PathArgs {
    /// What becomes of folders where a file is asked for.
    fn folders(&self) -> Folders {
        if self.recursive { Folders::Recursive } else { Folders::Refused }
    }
}

#[derive(Args)]
struct AnalyzeArgs {
    /// Files to read, or patterns such as 'news/**/*.txt'; none or "-" for standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<OsString>,
    #[command(flatten)]
    paths: PathArgs,
    /// Read one JSON object a line ({"id", "text", "title"?, "date"?, "language"?, "corrections"?}) and write one a line, in order.
    #[arg(long, help_heading = INPUT, conflicts_with_all = ["format", "table", "bom", "picture"])]
    jsonl: bool,
    /// What the files are.
    #[arg(long, value_name = "KIND", help_heading = INPUT, value_parser = FileKind::parser(), default_value = "auto", conflicts_with = "jsonl")]
    from: FileKind,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", help_heading = INPUT, conflicts_with = "jsonl")]
    encoding: Option<String>,
    /// The password of files that are locked with one.
    #[arg(long, value_name = "WORD", help_heading = INPUT, conflicts_with = "jsonl")]
    password: Option<String>,
    /// Mend broken lines and the like: auto, always or never [default: auto; never with --jsonl].
    #[arg(long, value_name = "MODE", help_heading = INPUT)]
    repair: Option<String>,
    /// Language of the text: auto or a code such as en.
    #[arg(short, long, value_name = "CODE", help_heading = ANALYSIS, default_value = "auto")]
    language: String,
    /// Languages of the reader, such as en,uz: a short text is in one of them more likely than in others.
    #[arg(long, value_name = "CODES", help_heading = ANALYSIS, value_delimiter = ',')]
    language_hints: Option<Vec<String>>,
    /// The day that "yesterday" is resolved against.
    #[arg(short, long, value_name = "YYYY-MM-DD", help_heading = ANALYSIS)]
    date: Option<String>,
    /// Sentences of the summary [default: 3].
    #[arg(short = 'n', long, value_name = "N", help_heading = ANALYSIS, conflicts_with = "ratio")]
    sentences: Option<f64>,
    /// Length of the summary as a share of the article's sentences, such as 0.2.
    #[arg(long, value_name = "R", help_heading = ANALYSIS)]
    ratio: Option<f64>,
    /// A word that keywords and phrases leave out, beside the language's stop words; may be given more than once.
    #[arg(long, value_name = "WORD", help_heading = ANALYSIS)]
    stop_word: Vec<String>,
    /// A file with such words, one a line.
    #[arg(long, value_name = "FILE", help_heading = ANALYSIS, value_hint = ValueHint::FilePath)]
    stop_words: Vec<OsString>,
    /// A JSON file of corrections: names to rename, retype, merge, split, hide or add.
    #[arg(long, value_name = "FILE", help_heading = ANALYSIS, value_hint = ValueHint::FilePath)]
    corrections: Option<OsString>,
    /// A text or CSV file of names and words to look for: name; other spellings; kind; note.
    #[arg(long, value_name = "FILE", help_heading = ANALYSIS, value_hint = ValueHint::FilePath)]
    watch: Option<OsString>,
    /// How the result is written.
    #[arg(short, long, value_enum, help_heading = OUTPUT, default_value_t)]
    format: Format,
    /// Which table a CSV file holds [default: entities].
    #[arg(short, long, value_enum, help_heading = OUTPUT)]
    table: Option<Table>,
    /// Begin a CSV file with a byte order mark, by which Excel knows that it is UTF-8.
    #[arg(long, help_heading = OUTPUT)]
    bom: bool,
    /// What an SVG file shows [default: strip].
    #[arg(long, value_enum, help_heading = OUTPUT)]
    picture: Option<Picture>,
    /// What is computed and written: keys of the JSON such as summary,entities, or parts of the things in their lists such as
    /// entities.name,entities.count [default: all].
    #[arg(long, value_name = "NAMES", help_heading = OUTPUT, value_delimiter = ',')]
    fields: Option<Vec<String>>,
    /// Unit of all offsets: utf16, utf8 or chars.
    #[arg(long, value_name = "UNIT", help_heading = OUTPUT, default_value = "utf16")]
    offsets: String,
}

#[derive(Args)]
struct ExtractArgs {
    /// Files to read, or patterns such as 'inbox/*.eml'; none or "-" for standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<OsString>,
    #[command(flatten)]
    paths: PathArgs,
    /// What the files are.
    #[arg(long, value_name = "KIND", help_heading = INPUT, value_parser = FileKind::parser(), default_value = "auto")]
    from: FileKind,
    /// Keep all of a web page, and not only its article.
    #[arg(long, help_heading = INPUT)]
    whole_page: bool,
    /// The password of files that are locked with one.
    #[arg(long, value_name = "WORD", help_heading = INPUT)]
    password: Option<String>,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", help_heading = INPUT)]
    encoding: Option<String>,
    /// How the text is written.
    #[arg(short, long, value_enum, help_heading = OUTPUT, default_value_t)]
    format: extract::Format,
}

#[derive(Args)]
struct RedactArgs {
    /// File to read; none or "-" for standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<OsString>,
    /// Language of the text: auto or a code such as en.
    #[arg(short, long, value_name = "CODE", help_heading = INPUT, default_value = "auto")]
    language: String,
    /// Encoding of the file: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", help_heading = INPUT)]
    encoding: Option<String>,
    /// A JSON file of corrections: names that were not found, or were none.
    #[arg(long, value_name = "FILE", help_heading = INPUT, value_hint = ValueHint::FilePath)]
    corrections: Option<OsString>,
    /// What is taken out: person, organization, place, group, event, work, product, email, phone, url, account.
    #[arg(
        long,
        value_name = "KINDS",
        help_heading = OUTPUT,
        value_delimiter = ',',
        default_value = "person,email,phone,url,account"
    )]
    kinds: Vec<String>,
    /// What stands in its place: labels ("Person 1") or bars.
    #[arg(long, value_name = "STYLE", help_heading = OUTPUT, default_value = "labels")]
    style: String,
    /// The file that tells who the labels stand for: read where it is there, written anew. Texts of a collection share one.
    #[arg(long, value_name = "FILE", help_heading = OUTPUT, value_hint = ValueHint::FilePath)]
    key: Option<OsString>,
    /// How the result is written.
    #[arg(short, long, value_enum, help_heading = OUTPUT, default_value_t)]
    format: redact::Format,
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
    /// A report with pictures and the text, for a browser: one file without a script.
    Html,
    /// One table; see --table.
    Csv,
    /// One picture of one file; see --picture.
    Svg,
}

impl AnalyzeArgs {
    fn options(&self) -> Result<Options, Error> {
        let never = || "never".to_owned();
        let mut stop_words = self.stop_word.clone();
        for file in &self.stop_words {
            let decoded = input::read_text(file, Reading::default()).map_err(|error| {
                Error::new(error.code(), format!("{}: {}", input::label(file), error.message()))
            })?;
            stop_words.extend(decoded.text.lines().map(str::to_owned));
        }
        RawOptions {
            language: Some(self.language.clone()),
            language_hints: self.language_hints.clone(),
            date: self.date.clone(),
            sentences: self.sentences,
            ratio: self.ratio,
            repair: self.repair.clone().or_else(|| self.jsonl.then(never)),
            offsets: Some(self.offsets.clone()),
            stop_words: Some(stop_words),
            encoding: self.encoding.clone(),
            corrections: self.corrections.as_deref().map(corrections).transpose()?,
            watch: self.watch.as_deref().map(watch).transpose()?,
            fields: self
                .fields
                .as_ref()
                .map(|names| names.iter().map(|name| name.trim().to_owned()).collect()),
            ..RawOptions::default()
        }
        .check()
    }

    /// Refuses fields from which the format cannot be made.
    fn check_fields(&self, fields: &Fields) -> Result<(), Error> {
        let export = match self.format {
            _ if self.jsonl => Export::Json,
            Format::Text => Export::Text,
            Format::Json => Export::Json,
            Format::Markdown => Export::Markdown,
            Format::Html => Export::Html,
            Format::Csv => Export::Csv(self.table.unwrap_or_default()),
            Format::Svg => Export::Svg(self.picture.unwrap_or_default()),
        };
        export
            .check(fields)
            .map_err(|error| Error::new(error.code(), format!("--fields: {}", error.message())))
    }
}

/// The corrections of a file.
fn corrections(file: &OsStr) -> Result<Corrections, Error> {
    let told =
        |error: Error| Error::new(error.code(), format!("{}: {}", input::label(file), error.message()));
    let decoded = input::read_text(file, Reading::default()).map_err(told)?;
    serde_json::from_str(&decoded.text).map_err(|error| {
        let message = format!(
            "This is no file of corrections ({error}); write {{\"corrections\": 1, \"rules\": [{{\"do\": \"hide\", \"target\": {{\"name\": …}}}}]}}."
        );
        told(Error::new(ErrorCode::BadOption, message))
    })
}

/// The watch list of a file: text, CSV, or JSON as the option has it.
fn watch(file: &OsStr) -> Result<Watch, Error> {
    let told =
        |error: Error| Error::new(error.code(), format!("{}: {}", input::label(file), error.message()));
    let decoded =
        input::read_text(file, Reading { from: FileKind::PlainText, ..Reading::default() }).map_err(told)?;
    if !decoded.text.trim_start().starts_with('[') {
        return Watch::parse(&decoded.text).map_err(told);
    }
    let watch: Watch = serde_json::from_str(&decoded.text).map_err(|error| {
        let message =
            format!("This is no watch list ({error}); write [{{\"name\": …}}], or one name a line.");
        told(Error::new(ErrorCode::BadOption, message))
    })?;
    watch.check().map_err(told)?;
    Ok(watch)
}

fn main() -> ExitCode {
    crash::silence_panics();
    #[cfg(unix)]
    signals::watch();
    let status = crash::guarded(|| Ok(run())).unwrap_or_else(|error| {
        console::say(error.message());
        1
    });
    // A message that nobody got must not look like success.
    ExitCode::from(if status == 0 && !console::all_said() { 1 } else { status })
}

/// Does what the arguments say; the exit status.
fn run() -> u8 {
    if let Some(choice) = color_asked(std::env::args_os().skip(1)) {
        choice.write_global();
    }
    let parsed = manual::with_examples(Cli::command())
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let command = match parsed {
        Ok(parsed) => parsed.command,
        Err(error) if error.use_stderr() => return refuse(&error),
        // Help or the version, which were asked for.
        Err(error) => {
            let printed = console::Output::new().hold(|_| error.print());
            return status("", printed.map(|()| true).map_err(Failure::Write));
        }
    };
    let done = match &command {
        Command::Analyze(arguments) => analyze(arguments),
        Command::Extract(arguments) => extract(arguments),
        Command::Contexts(arguments) => contexts::run(arguments),
        Command::Redact(arguments) => redact(arguments),
        Command::Collect(arguments) => collect::run(arguments),
        Command::Compare(arguments) => collect::compare(arguments),
        Command::Completions(arguments) => {
            manual::completions(arguments, manual::with_examples(Cli::command()))
        }
        Command::Man(arguments) => manual::man(arguments, Cli::command()),
    };
    status(command.name(), done)
}

/// What --color says, which is wanted before the arguments are parsed: the messages about them have colors, too.
fn color_asked(arguments: impl Iterator<Item = OsString>) -> Option<anstream::ColorChoice> {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy();
        let value = match argument.strip_prefix("--color") {
            Some("") => arguments.next()?.to_string_lossy().into_owned(),
            Some(value) if value.starts_with('=') => value[1..].to_owned(),
            _ => continue,
        };
        return match value.as_str() {
            "always" => Some(anstream::ColorChoice::Always),
            "never" => Some(anstream::ColorChoice::Never),
            _ => None,
        };
    }
    None
}

/// The exit status of a command that has ended so, of which it tells what went wrong.
fn status(command: &str, done: Outcome) -> u8 {
    match done {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(Failure::Usage(message)) => {
            console::say_usage(&message, command);
            hint_at_files(std::env::args_os());
            2
        }
        // The reader of our output has gone; there is nobody left to tell.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Write(error)) => {
            console::say(&format!("The result could not be written: {error}."));
            1
        }
        Err(Failure::Internal(error)) => {
            console::say(error.message());
            1
        }
    }
}

/// Tells what is wrong with the arguments. The parser's message repeats them; those that would steer the terminal are
/// shown with escapes and without colors.
fn refuse(error: &clap::Error) -> u8 {
    let steers = |argument: OsString| argument.to_string_lossy().contains(controls::is_control);
    if std::env::args_os().any(steers) {
        let message = error.render().to_string();
        console::stderr(&message.lines().map(|line| controls::escaped(line) + "\n").collect::<String>());
    } else {
        // There is no other way to tell, and the status is an error anyway.
        let _ = error.print();
    }
    hint_at_files(std::env::args_os());
    2
}

/// Tells how files are named that were taken for options, as where a shell has put "-notes.txt" in the place of "*.txt".
fn hint_at_files(arguments: impl Iterator<Item = OsString>) {
    let taken = arguments.skip(1).take_while(|argument| argument != "--");
    for file in taken.filter(|argument| argument.as_encoded_bytes().starts_with(b"-")) {
        if file != "-" && Path::new(&file).is_file() {
            let file = file.to_string_lossy();
            console::say(&format!(
                "'{file}' was taken for an option; for the file of that name write './{file}'."
            ));
        }
    }
}

/// What ends the program before its work is done.
enum Failure {
    /// Wrong usage.
    Usage(String),
    /// Standard output does not take more.
    Write(io::Error),
    /// The program itself cannot go on.
    Internal(Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// `Ok(true)` where every input was done.
type Outcome = Result<bool, Failure>;

/// What is read: the paths that were named, or standard input.
fn named(paths: &[OsString]) -> Vec<OsString> {
    if paths.is_empty() { vec![OsString::from("-")] } else { paths.to_vec() }
}

/// Refuses to read standard input twice.
fn check_once<'a>(files: impl IntoIterator<Item = &'a OsString>) -> Result<(), Failure> {
    if files.into_iter().filter(|file| *file == "-").count() > 1 {
        let message = "Standard input (\"-\", or no file) can be read only once; name it once.";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

/// The files that paths stand for, of which there has to be one.
fn found(paths: &[OsString], folders: Folders) -> Result<paths::Files, Failure> {
    let files = paths::files(paths, folders);
    if files.found.is_empty() {
        return Err(Failure::Usage(paths::nothing().message().to_owned()));
    }
    Ok(files)
}

fn extract(arguments: &ExtractArgs) -> Outcome {
    let label = arguments.encoding.as_deref().unwrap_or("auto");
    let encoding = parse_encoding(label).map_err(|error| Failure::Usage(error.message().to_owned()))?;
    let paths = named(&arguments.files);
    check_once(&paths)?;
    let how = extract::How {
        from: arguments.from,
        encoding,
        password: arguments.password.clone(),
        whole_page: arguments.whole_page,
        format: arguments.format,
    };
    extract::run(found(&paths, arguments.paths.folders())?, how, arguments.paths.jobs)
}

fn redact(arguments: &RedactArgs) -> Outcome {
    let usage = |error: Error| Failure::Usage(error.message().to_owned());
    let file = arguments.file.clone().unwrap_or_else(|| OsString::from("-"));
    check_once([&file].into_iter().chain(&arguments.corrections))?;
    let options = RawOptions {
        language: Some(arguments.language.clone()),
        encoding: arguments.encoding.clone(),
        corrections: arguments.corrections.as_deref().map(corrections).transpose().map_err(usage)?,
        ..RawOptions::default()
    };
    let options = options.check().map_err(usage)?;
    let wanted = RedactOptions::parse(Some(&arguments.kinds), Some(&arguments.style)).map_err(usage)?;
    redact::run(&file, arguments.key.as_deref(), &options, &wanted, arguments.format)
}

fn analyze(arguments: &AnalyzeArgs) -> Outcome {
    let wrong = |message: &str| Err(Failure::Usage(message.to_owned()));
    let paths = named(&arguments.files);
    let lists = arguments.stop_words.iter().chain(&arguments.corrections).chain(&arguments.watch);
    check_once(paths.iter().chain(lists))?;
    if arguments.table.is_some() && arguments.format != Format::Csv {
        return wrong("--table goes with --format csv.");
    }
    if arguments.bom && arguments.format != Format::Csv {
        return wrong("--bom goes with --format csv: programs read the other formats as UTF-8 anyway.");
    }
    if arguments.picture.is_some() && arguments.format != Format::Svg {
        return wrong("--picture goes with --format svg.");
    }
    let options = arguments.options().map_err(|error| Failure::Usage(error.message().to_owned()))?;
    debug_assert!(!matches!(options.summary, SummaryLength::Sentences(0)));
    arguments.check_fields(&options.fields).map_err(|error| Failure::Usage(error.message().to_owned()))?;
    let files = found(&paths, arguments.paths.folders())?;
    if arguments.format == Format::Svg && files.found.len() > 1 {
        return wrong(
            "--format svg draws one file; name one, or ask for --format html, which has the pictures of all.",
        );
    }
    if arguments.jsonl {
        return jsonl::run(files.found, &options, arguments.paths.jobs);
    }
    let form = analyze::Form {
        format: arguments.format,
        table: arguments.table.unwrap_or_default(),
        picture: arguments.picture.unwrap_or_default(),
        bom: arguments.bom,
    };
    let (from, password) = (arguments.from, arguments.password.clone());
    analyze::run(files, &options, form, analyze::How { from, password, jobs: arguments.paths.jobs })
}
