//! `nutgraf collect` and `nutgraf compare`: many documents in, one report out.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;

use clap::{Args, ValueEnum, ValueHint};
use nutgraf::collection::{CollectionTable, Comparison, ReportOptions};
use nutgraf::options::RawOptions;
use nutgraf::output::controls::{self, readable};
use nutgraf::output::{csv_lines, inert};
use nutgraf::{Collection, Error, Options};

use crate::collecting::{self, Collected, Wanted};
use crate::console::{self, Output};
use crate::input::{self, FileKind};
use crate::{Failure, INPUT, OUTPUT, Outcome, PathArgs, overview};

/// How documents are read.
#[derive(Args)]
struct ReadArgs {
    #[command(flatten)]
    paths: PathArgs,
    /// Read one JSON object a line ({"id", "text", "title"?, "date"?, "language"?}).
    #[arg(long, help_heading = INPUT)]
    jsonl: bool,
    /// What the files are.
    #[arg(long, value_name = "KIND", help_heading = INPUT, value_parser = FileKind::parser(), default_value = "auto", conflicts_with = "jsonl")]
    from: FileKind,
    /// Language of the texts: auto or a code such as en.
    #[arg(short, long, value_name = "CODE", help_heading = INPUT, default_value = "auto")]
    language: String,
    /// Encoding of the files: auto or a label such as windows-1250, macintosh or cp852.
    #[arg(long, value_name = "LABEL", help_heading = INPUT, conflicts_with = "jsonl")]
    encoding: Option<String>,
    /// The password of files that are locked with one.
    #[arg(long, value_name = "WORD", help_heading = INPUT, conflicts_with = "jsonl")]
    password: Option<String>,
    /// A JSON file of corrections: names to rename, retype, merge, split, hide or add.
    #[arg(long, value_name = "FILE", help_heading = INPUT, value_hint = ValueHint::FilePath)]
    corrections: Option<OsString>,
}

#[derive(Args)]
pub struct CollectArgs {
    /// Files, folders of files, patterns such as 'news/**/*.txt', or collections that were saved.
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<OsString>,
    #[command(flatten)]
    read: ReadArgs,
    /// A text or CSV file of names and words to look for: name; other spellings; kind; note.
    #[arg(long, value_name = "FILE", help_heading = INPUT, value_hint = ValueHint::FilePath)]
    watch: Option<OsString>,
    /// How the report is written [default: text on a terminal, else json].
    #[arg(short, long, value_enum, help_heading = OUTPUT)]
    format: Option<Format>,
    /// One table of the report, as CSV.
    #[arg(short, long, value_enum, help_heading = OUTPUT, conflicts_with = "format")]
    table: Option<CollectionTable>,
    /// Begin the table with a byte order mark, by which Excel knows that it is UTF-8.
    #[arg(long, help_heading = OUTPUT, requires = "table")]
    bom: bool,
    /// How many things each list has at most; all are counted.
    #[arg(short = 'n', long, value_name = "N", help_heading = OUTPUT)]
    limit: Option<usize>,
    /// Also save the collection, to be taken into another one.
    #[arg(long, value_name = "FILE", help_heading = OUTPUT, value_hint = ValueHint::FilePath)]
    save: Option<OsString>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The beginning of each list, for reading in the terminal.
    Text,
    /// The report.
    Json,
    /// A report for a browser: one file without a script.
    Html,
}

#[derive(Args)]
pub struct CompareArgs {
    /// The documents of the first group: files, folders of files, or patterns such as 'monday/*.txt'.
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<OsString>,
    /// Those of the second group.
    #[arg(long, value_name = "PATH", required = true, num_args = 1.., value_hint = ValueHint::AnyPath)]
    with: Vec<OsString>,
    #[command(flatten)]
    read: ReadArgs,
    /// How the result is written.
    #[arg(short, long, value_enum, help_heading = OUTPUT, default_value_t)]
    format: CompareFormat,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum CompareFormat {
    /// For reading in the terminal.
    #[default]
    Text,
    /// The comparison.
    Json,
    /// The words that set the groups apart.
    Csv,
}

impl ReadArgs {
    fn options(&self) -> Result<Options, Error> {
        let raw = RawOptions {
            language: Some(self.language.clone()),
            encoding: self.encoding.clone(),
            corrections: self.corrections.as_deref().map(crate::corrections).transpose()?,
            repair: self.jsonl.then(|| "never".to_owned()),
            ..RawOptions::default()
        };
        let (checked, wanted) = (raw.check()?, Collection::options());
        Ok(Options { fields: wanted.fields, limits: wanted.limits, ..checked })
    }

    fn wanted<'a>(&'a self, paths: &'a [OsString]) -> Result<Wanted<'a>, Failure> {
        crate::check_once(paths)?;
        Ok(Wanted {
            paths,
            recursive: self.paths.recursive,
            workers: self.paths.jobs,
            jsonl: self.jsonl,
            from: self.from,
            password: self.password.as_deref(),
            options: self.options().map_err(usage)?,
        })
    }

    fn texts<'c>(&'c self, collected: &'c Collected) -> impl FnMut(&str) -> Option<String> + 'c {
        move |id| collected.text(id, self.from, self.password.as_deref())
    }
}

fn usage(error: Error) -> Failure {
    Failure::Usage(error.message().to_owned())
}

/// `nutgraf collect`.
pub fn run(arguments: &CollectArgs) -> Outcome {
    let watch = arguments.watch.as_deref().map(crate::watch).transpose().map_err(usage)?;
    let collected = collecting::collect(&arguments.read.wanted(&arguments.paths)?)?;
    let mut all_done = collected.all_done;
    if let Some(file) = &arguments.save
        && let Err(error) = fs::write(file, collected.collection.to_bytes())
    {
        all_done = false;
        console::say(&format!("{}: The collection could not be saved: {error}.", input::label(file)));
    }
    // A table is asked for to have all of it.
    let most = if arguments.table.is_some() { usize::MAX } else { ReportOptions::default().limit };
    let options = ReportOptions { limit: arguments.limit.unwrap_or(most), watch };
    let report = collected.collection.report_with(&options, &mut arguments.read.texts(&collected));
    let mut out = Output::new();
    let usual = if out.is_terminal { Format::Text } else { Format::Json };
    match (arguments.table, arguments.format.unwrap_or(usual)) {
        (Some(table), _) => {
            let mark = if arguments.bom { "\u{feff}" } else { "" };
            out.write_data((mark.to_owned() + &report.csv(table)).as_bytes())?;
        }
        (None, Format::Text) => {
            let text = out.look.report(&readable(&overview::text(&report)));
            out.write_styled(&text)?;
        }
        (None, Format::Html) => out.write(report.html().as_bytes())?,
        (None, Format::Json) => out.stream(|out| {
            controls::pretty_json(out, &report)?;
            out.write_all(b"\n")
        })?,
    }
    Ok(all_done)
}

/// `nutgraf compare`.
pub fn compare(arguments: &CompareArgs) -> Outcome {
    let paths: Vec<OsString> = arguments.paths.iter().chain(&arguments.with).cloned().collect();
    if arguments.read.jsonl && paths.len() != 2 {
        return Err(Failure::Usage("--jsonl compares two files; join those of each group first.".to_owned()));
    }
    let first = collecting::collect(&arguments.read.wanted(&arguments.paths)?)?;
    let second = collecting::collect(&arguments.read.wanted(&arguments.with)?)?;
    let ids = |collected: &Collected| -> Vec<String> {
        collected.from.iter().flat_map(|(_, ids)| ids.clone()).collect()
    };
    let (here, there) = (ids(&first), ids(&second));
    let known: HashSet<&str> = here.iter().map(String::as_str).collect();
    if let Some(id) = there.iter().find(|id| known.contains(id.as_str())) {
        return Err(Failure::Usage(format!("'{id}' is on both sides; name it on one.")));
    }
    let mut whole = first.collection.clone();
    whole.merge(&second.collection);
    let (mut in_first, mut in_second) = (arguments.read.texts(&first), arguments.read.texts(&second));
    let mut texts = |id: &str| in_first(id).or_else(|| in_second(id));
    let [these, those] = [&here, &there].map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
    let comparison = whole.compare(&these, &those, &mut texts).map_err(Failure::Internal)?;
    let mut out = Output::new();
    match arguments.format {
        CompareFormat::Json => out.stream(|out| {
            controls::pretty_json(out, &comparison)?;
            out.write_all(b"\n")
        })?,
        CompareFormat::Text => {
            let text = out.look.report(&readable(&text(&comparison)));
            out.write_styled(&text)?;
        }
        CompareFormat::Csv => out.write_data(csv_lines(&rows(&comparison)).as_bytes())?,
    }
    Ok(first.all_done && second.all_done)
}

/// Things of each list that are told in the terminal.
const TOLD: usize = 15;

fn text(comparison: &Comparison) -> String {
    let Comparison { documents, words, .. } = comparison;
    let [here, there] = [0, 1].map(|side| {
        let documents = overview::counted(documents[side].into(), "document", "documents");
        format!("{documents}, {}", overview::counted(words[side], "word", "words"))
    });
    let mut out = format!("{here} here; {there} there\n");
    for (side, heading) in [("here", "Words here"), ("there", "Words there")] {
        out += &format!("\n{heading}\n");
        for word in comparison.keywords.iter().filter(|word| word.direction == side).take(TOLD) {
            let [a, b] = word.counts;
            out += &format!(
                "  {:<24} {a:>6} {b:>6}   G² {:.1}, log ratio {:.1}\n",
                word.lemma, word.g2, word.log_ratio
            );
        }
    }
    for (side, heading) in
        [("here", "Named only here"), ("there", "Named only there"), ("both", "Named in both")]
    {
        let names = comparison.names.iter().filter(|name| name.side == side).take(TOLD);
        let names: Vec<&str> = names.map(|name| name.text.as_str()).collect();
        if !names.is_empty() {
            out += &format!("\n{heading}\n  {}\n", names.join(", "));
        }
    }
    for (heading, facts) in [("Dates", &comparison.dates), ("Amounts", &comparison.amounts)] {
        if !facts.is_empty() {
            out += &format!("\n{heading}\n");
        }
        for fact in facts.iter().take(TOLD) {
            let [a, b] = fact.mentions;
            out += &format!("  {:<24} {a:>6} {b:>6}\n", fact.text);
        }
    }
    if !comparison.passages.is_empty() {
        out += "\nPassages in both\n";
    }
    for passage in comparison.passages.iter().take(TOLD) {
        out += &format!("  {} words: {}\n", passage.words, passage.text);
    }
    out
}

fn rows(comparison: &Comparison) -> Vec<Vec<String>> {
    let head = [
        "word",
        "here",
        "there",
        "documentsHere",
        "documentsThere",
        "expected",
        "g2",
        "logRatio",
        "direction",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for word in &comparison.keywords {
        let [a, b] = word.counts;
        let [c, d] = word.documents;
        let numbers = [a.to_string(), b.to_string(), c.to_string(), d.to_string()];
        let measures = [word.expected, word.g2, word.log_ratio].map(|number| number.to_string());
        let row = [inert(&word.lemma)].into_iter().chain(numbers).chain(measures);
        rows.push(row.chain([word.direction.to_owned()]).collect());
    }
    rows
}
