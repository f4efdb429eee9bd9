//! `cargo xtask counts`: instructions and allocations of the analysis of generated news, against the snapshot in
//! benches/counts.snap. Unlike times they are the same in every run.
//!
//! Instructions are counted by valgrind's callgrind, where it is there. They depend on the compiler, so they are compared
//! where it is the same one.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::setup;

/// What a count may differ from the snapshot, in percent.
const INSTRUCTIONS_TOLERANCE: f64 = 3.0;
const ALLOCATIONS_TOLERANCE: f64 = 2.0;

/// What the program is called with, and how the column is headed.
const TASKS: [(&str, &str); 2] = [("articles", "20 articles"), ("text", "100 kB")];

/// The rows that are compared; the others say where the work is.
const INSTRUCTIONS: &str = "instructions a byte";
const ALLOCATIONS: &str = "allocations a kB";
const DOCUMENT: &str = "allocations a document";
const START: &str = "start, 1000 instructions";

/// The stages, by the functions that are all of them; one that the compiler has made a part of its caller has no row.
const STAGES: [(&str, &str); 16] = [
    ("structure", "nutgraf::import::Article::from_text"),
    ("tokens and sentences", "nutgraf::segment::segment_with"),
    ("dates", "nutgraf::annotate::dates::find"),
    ("amounts", "nutgraf::annotate::amounts::find"),
    ("parts of speech", "nutgraf::annotate::tags::tag"),
    ("names", "nutgraf::annotate::names::find"),
    ("quotation marks", "nutgraf::annotate::quotations::find"),
    ("coreference", "nutgraf::annotate::coreference::resolve"),
    ("quotes", "nutgraf::annotate::quotes::find"),
    ("salience", "nutgraf::annotate::salience::weigh"),
    ("keywords", "nutgraf::annotate::keywords::rank"),
    ("n-grams", "nutgraf::annotate::ngrams::find"),
    ("keyphrases", "nutgraf::annotate::keyphrases::find"),
    ("summary", "nutgraf::annotate::summary::select"),
    ("readability", "nutgraf::annotate::readability::measure"),
    ("output", "nutgraf::output::present::present"),
];

/// The table: what is counted, and how much of it a task takes.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    /// The compiler and the system, on which instructions depend.
    compiler: String,
    rows: Vec<(String, [Option<f64>; 2])>,
}

pub fn command(mut arguments: Arguments) -> Result<()> {
    let update = arguments.flag("--update");
    arguments.finish()?;
    if !update {
        return compare().map(|_| ());
    }
    let (counts, skipped) = count()?;
    if let Some(reason) = skipped {
        bail!("instructions belong to the snapshot, but cannot be counted: {reason}");
    }
    let text = table(&counts);
    print!("{text}");
    fs::write(snapshot(), text).context("benches/counts.snap cannot be written")
}

fn snapshot() -> PathBuf {
    root().join("benches").join("counts.snap")
}

/// Fails where something has grown beyond the tolerance; the reason why instructions were not compared.
pub fn compare() -> Result<Option<String>> {
    let text = fs::read_to_string(snapshot())
        .context("benches/counts.snap cannot be read: `cargo xtask counts --update` writes it")?;
    let kept = parse(&text)?;
    let (counts, skipped) = count()?;
    print!("{}", table(&counts));
    let other = (counts.compiler != kept.compiler)
        .then(|| format!("the snapshot is of {}, this is {}", kept.compiler, counts.compiler));
    let skipped = skipped.or(other);
    if let Some(reason) = &skipped {
        println!("Instructions are not compared: {reason}");
    }
    let changes = changes(&kept, &counts, skipped.is_none())?;
    for line in &changes.shrunk {
        println!("{line}: keep it with `cargo xtask counts --update`");
    }
    if !changes.grown.is_empty() {
        bail!("grown: {}. If it is worth it, `cargo xtask counts --update`", changes.grown.join("; "));
    }
    Ok(skipped)
}

#[derive(Default)]
struct Changes {
    grown: Vec<String>,
    shrunk: Vec<String>,
}

fn changes(kept: &Counts, counts: &Counts, instructions: bool) -> Result<Changes> {
    let mut changes = Changes::default();
    for (name, tolerance) in [
        (INSTRUCTIONS, INSTRUCTIONS_TOLERANCE),
        (START, INSTRUCTIONS_TOLERANCE),
        (ALLOCATIONS, ALLOCATIONS_TOLERANCE),
        (DOCUMENT, ALLOCATIONS_TOLERANCE),
    ] {
        if !instructions && tolerance == INSTRUCTIONS_TOLERANCE {
            continue;
        }
        for (task, (_, title)) in TASKS.iter().enumerate() {
            let (Some(before), Some(now)) = (kept.value(name, task), counts.value(name, task)) else {
                bail!("benches/counts.snap has no \"{name}\": `cargo xtask counts --update` writes it");
            };
            let line = format!("{name} of {title} from {before} to {now}");
            if now > before * (1.0 + tolerance / 100.0) {
                changes.grown.push(line);
            } else if before > now * (1.0 + tolerance / 100.0) {
                changes.shrunk.push(line);
            }
        }
    }
    Ok(changes)
}

impl Counts {
    fn value(&self, name: &str, task: usize) -> Option<f64> {
        self.rows.iter().find(|(row, _)| row == name).and_then(|(_, values)| values[task])
    }

    fn set(&mut self, name: &str, task: usize, value: f64) {
        // As many digits as the table shows, so that what is read back is the same.
        let value = Some((value * 10.0).round() / 10.0);
        if let Some((_, values)) = self.rows.iter_mut().find(|(row, _)| row == name) {
            values[task] = value;
        } else {
            let mut values = [None; 2];
            values[task] = value;
            self.rows.push((name.to_owned(), values));
        }
    }
}

/// Builds the program and runs it; the reason why instructions could not be counted.
fn count() -> Result<(Counts, Option<String>)> {
    run::run(run::cargo().args(["build", "--package", "nutgraf-counts", "--profile", "counts"]))?;
    let folder = run::target().join("counts");
    let program = folder.join(format!("nutgraf-counts{}", std::env::consts::EXE_SUFFIX));
    let valgrind = setup::valgrind();
    let mut counts = Counts { compiler: compiler()?, rows: Vec::new() };
    for (task, (name, _)) in TASKS.into_iter().enumerate() {
        let profile = folder.join(format!("{name}.callgrind"));
        let mut command = match &valgrind {
            Ok(valgrind) => {
                let mut command = run::program(valgrind);
                command.args(["--quiet", "--tool=callgrind"]);
                command.arg(format!("--callgrind-out-file={}", profile.display())).arg(&program);
                command
            }
            Err(_) => run::program(&program),
        };
        let told: Value = serde_json::from_str(&run::output(command.arg(name))?)
            .context("the program that is counted did not answer with JSON")?;
        let number = |key: &str| told[key].as_f64().with_context(|| format!("it did not tell {key}"));
        let (bytes, allocations) = (number("bytes")?, number("allocations")?);
        if valgrind.is_ok() {
            count_instructions(&mut counts, task, &profile, &told)?;
        }
        counts.set(ALLOCATIONS, task, allocations * 1000.0 / bytes);
        counts.set(DOCUMENT, task, allocations / number("documents")?);
        counts.set("memory at its highest, kB", task, number("peak")? / 1000.0);
        counts.set("bytes of text", task, bytes);
    }
    Ok((counts, valgrind.err()))
}

fn count_instructions(counts: &mut Counts, task: usize, profile: &Path, told: &Value) -> Result<()> {
    let text = fs::read_to_string(profile).context("callgrind's counts cannot be read")?;
    let functions = inclusive(&text);
    let bytes = told["bytes"].as_f64().unwrap_or_default();
    // The stages have no part in the program that would tell the start from the work.
    let all = bytes + told["start"]["bytes"].as_f64().unwrap_or_default();
    let of = |name: &str| functions.get(name).map(|&cost| cost as f64);
    let [start, work] = ["start", "work"].map(|name| of(&format!("nutgraf_counts::{name}")));
    counts.set(START, task, start.context("callgrind did not count the start")? / 1000.0);
    counts.set(INSTRUCTIONS, task, work.context("callgrind did not count the work")? / bytes);
    for (name, function) in STAGES {
        if let Some(cost) = of(function) {
            counts.set(&format!("  {name}"), task, cost / all);
        }
    }
    Ok(())
}

/// Instructions of each function with all that it calls, from callgrind's own file
/// (<https://valgrind.org/docs/manual/cl-format.html>): below `fn=` stand lines of a position and a cost, those after
/// `calls=` with what was called. Right for functions that do not call themselves.
fn inclusive(profile: &str) -> HashMap<&str, u64> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut costs: HashMap<&str, u64> = HashMap::new();
    let mut current = "";
    for line in profile.lines() {
        let called = line.strip_prefix("cfn=");
        if let Some(function) = called.or_else(|| line.strip_prefix("fn=")) {
            // "(7) name" the first time, "(7)" from then on.
            let (number, name) = function.split_once(' ').unwrap_or((function, ""));
            if !name.is_empty() {
                names.insert(number, name);
            }
            if called.is_none() {
                current = names.get(number).copied().unwrap_or_default();
            }
        } else if line.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '*'))
            && let Some((_, cost)) = line.split_once(' ')
        {
            *costs.entry(current).or_default() += cost.parse::<u64>().unwrap_or(0);
        }
    }
    costs
}

fn compiler() -> Result<String> {
    let told = run::output(run::program("rustc").arg("--version"))?;
    Ok(format!("{}, {} {}", told.trim(), std::env::consts::ARCH, std::env::consts::OS))
}

const WIDTH: usize = 38;

fn table(counts: &Counts) -> String {
    let mut text = String::from(
        "# Counts of the analysis of generated news. Written by `cargo xtask counts --update`; instructions are those of\n",
    );
    let _ = writeln!(text, "# {}", counts.compiler);
    let [one, other] = TASKS.map(|(_, title)| title);
    let _ = writeln!(text, "{:<WIDTH$}{one:>14}{other:>14}", "");
    for (name, values) in &counts.rows {
        let [one, other] =
            values.map(|value| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}")));
        let _ = writeln!(text, "{name:<WIDTH$}{one:>14}{other:>14}");
    }
    text
}

fn parse(text: &str) -> Result<Counts> {
    let mut lines = text.lines().skip(1);
    let compiler = lines.next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for line in lines.skip(1) {
        let mut columns = line.split_whitespace().rev();
        let mut number = || -> Result<Option<f64>> {
            match columns.next() {
                Some("–") => Ok(None),
                column => {
                    let value = column.and_then(|column| column.parse().ok());
                    Ok(Some(value.with_context(|| format!("benches/counts.snap: no counts in \"{line}\""))?))
                }
            }
        };
        let (other, one) = (number()?, number()?);
        let name = line.chars().take(WIDTH).collect::<String>().trim_end().to_owned();
        rows.push((name, [one, other]));
    }
    Ok(Counts { compiler, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(instructions: f64, allocations: f64) -> Counts {
        let mut counts = Counts { compiler: "rustc 1.0".into(), rows: Vec::new() };
        for task in 0..TASKS.len() {
            counts.set(START, task, 130_485.4);
            counts.set(INSTRUCTIONS, task, instructions);
            counts.set(ALLOCATIONS, task, allocations);
            counts.set(DOCUMENT, task, 7092.0);
        }
        counts.set("  names", 1, 802.5);
        counts
    }

    #[test]
    fn table_reads_back() {
        let counts = counts(4661.5, 1517.1);
        assert_eq!(parse(&table(&counts)).unwrap(), counts);
        assert!(parse("#\n#\n\nnonsense").is_err());
    }

    #[test]
    fn what_has_grown_is_told() {
        let kept = counts(4000.0, 1000.0);
        let grown = |now: &Counts, instructions| changes(&kept, now, instructions).unwrap().grown.len();
        assert_eq!(grown(&counts(4100.0, 1015.0), true), 0, "within the tolerance");
        assert_eq!(grown(&counts(4130.0, 1015.0), true), 2);
        assert_eq!(grown(&counts(4130.0, 1015.0), false), 0, "of another compiler");
        assert_eq!(grown(&counts(4130.0, 1025.0), false), 2);
        assert_eq!(changes(&kept, &counts(3000.0, 1000.0), true).unwrap().shrunk.len(), 2);
    }

    #[test]
    fn what_is_called_counts_with_the_caller() {
        let profile = "version: 1\nevents: Ir\n\nfn=(1) main\n0 5\ncfn=(2) work\ncalls=3 0\n0 700\n+2 6\n\n\
                       fn=(2)\n* 300\ncfi=(4)\ncfn=(3) inner\ncalls=1 0\n-1 400\n\nsummary: 711\n";
        let costs = inclusive(profile);
        assert_eq!((costs["main"], costs["work"]), (711, 700));
    }
}
