//! `cargo xtask bench`: the measurements of benches/ natively, in Node and in the browser, as one table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::arguments::{Arguments, Usage};
use crate::peers::ranking::Effort;
use crate::peers::{self, Programs, analysis, boundaries, ranking};
use crate::run::{self, root};
use crate::{setup, wasm};

const LIMIT: Duration = Duration::from_secs(30 * 60);

/// The columns, in the order of the runs.
const PLACES: [(&str, &str); 3] =
    [("native", "native"), ("node", "wasm, Node"), ("browser", "wasm, browser's worker")];

/// One line that a benchmark printed.
struct Row {
    place: String,
    task: String,
    size: String,
    bytes: f64,
    seconds: f64,
    memory: Option<f64>,
    allocations: Option<f64>,
}

/// The parts, by the names that `--only` takes; all but the first stand beside other libraries.
const PARTS: [&str; 4] = ["pipeline", "analysis", "boundaries", "ranking"];

/// The texts, as their files are called (benches/pipeline.rs).
const SIZES: [&str; 6] = ["100 kB", "1 MB", "4 MB", "1 MB generated", "10 MB generated", "64 MB generated"];
/// Processes that read one short article each, and runs of the command line.
const FIRST_RUNS: usize = 11;
const JSONL_RUNS: usize = 3;

pub fn command(mut arguments: Arguments) -> Result<()> {
    let save = arguments.flag("--save");
    let quick = arguments.flag("--quick");
    let only = arguments.value("--only")?;
    arguments.finish()?;
    if let Some(name) = &only {
        if !PARTS.contains(&name.as_str()) {
            let parts = PARTS.join(", ");
            return Err(Usage(format!("--only {name}: there is no such part; the parts are {parts}")).into());
        }
        if save {
            return Err(Usage("--save writes all parts; leave --only out".into()).into());
        }
    }
    let wanted = |part: &str| only.as_ref().map_or(!quick || part == "pipeline", |name| name == part);
    let browser = if wanted("pipeline") { Some(setup::browser()?) } else { None };
    wasm::build()?;
    let folder = run::target().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("the texts of the last run cannot be removed")?;
    }
    fs::create_dir_all(&folder)?;

    let mut text = String::new();
    if let Some(browser) = browser {
        text.push_str(&pipeline(&folder, &browser, quick)?);
    }
    if ["analysis", "boundaries", "ranking"].into_iter().any(wanted) {
        let texts = peers::write_texts(&folder)?;
        text.push_str("\n## Beside other libraries\n");
        if wanted("analysis") {
            text.push_str(&analysis::table(&texts, quick)?);
        }
        if wanted("boundaries") || wanted("ranking") {
            let programs = Programs::build(&texts)?;
            if wanted("boundaries") {
                text.push_str(&boundaries::table(&programs)?);
            }
            if wanted("ranking") {
                let effort = if quick { Effort::QUICK } else { Effort::FULL };
                text.push_str(&ranking::table(&programs, effort)?);
            }
        }
    }
    println!("\n{text}");
    if save {
        let path = root().join("benches").join("results.md");
        fs::write(&path, format!("{}\n{text}", heading()?))
            .context("benches/results.md cannot be written")?;
        println!("Written to {}", path.display());
    }
    Ok(())
}

/// Nutgraf alone: natively, in Node and in the browser.
fn pipeline(folder: &Path, browser: &Path, quick: bool) -> Result<String> {
    let mut native = run::cargo();
    native.args(["bench", "--package", "nutgraf", "--bench", "pipeline", "--"]).arg(folder);
    if quick {
        native.arg("--quick");
    }
    let told = values(&mut native)?;
    let texts = told.iter().find_map(|value| value["texts"].as_str()).context("no texts were measured")?;
    let mut rows: Vec<Row> = told.iter().filter_map(row).collect();
    rows.extend(measured(run::node("benches/node.mjs").arg(folder))?);
    let first = || measured(run::node("benches/first.mjs").arg(folder));
    let firsts = (0..FIRST_RUNS).map(|_| first()).collect::<Result<Vec<_>>>()?;
    rows.extend(median(firsts.into_iter().flatten().collect()));
    rows.extend(measured(run::node("benches/browser.mjs").arg(folder).env("NUTGRAF_BROWSER", browser))?);
    if !quick {
        rows.extend(command_line(folder)?);
    }
    Ok(format!("Texts: {texts}.\n\n{}", report(&rows)))
}

fn measured(command: &mut Command) -> Result<Vec<Row>> {
    Ok(values(command)?.iter().filter_map(row).collect())
}

/// The row of the median of several runs.
fn median(mut rows: Vec<Row>) -> Option<Row> {
    rows.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let middle = rows.len() / 2;
    rows.into_iter().nth(middle)
}

/// The released command line at all articles: what its analyses and its JSON take of a processor, where the system tells.
fn command_line(folder: &Path) -> Result<Option<Row>> {
    run::run(run::cargo().args(["build", "--release", "--package", "nutgraf", "--bin", "nutgraf"]))?;
    let binary = run::target().join("release").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX));
    let articles = folder.join("articles.jsonl");
    let lines = fs::read_to_string(&articles).context("the articles cannot be read")?;
    let text = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["text"].as_str()?.len());
    let bytes: usize = lines.lines().filter_map(text).sum();
    let mut rows = Vec::new();
    for _ in 0..JSONL_RUNS {
        let mut command = if run::succeeds(Command::new("taskset").arg("--version")) {
            let mut command = run::program("taskset");
            // One processor: one worker.
            command.args(["--cpu-list", "0"]).arg(&binary);
            command
        } else {
            run::program(&binary)
        };
        let answers = fs::File::create(folder.join("answers.jsonl"))?;
        let Some(before) = processor_time() else { return Ok(None) };
        run::run(command.args(["analyze", "--jsonl"]).arg(&articles).stdout(answers))?;
        let Some(after) = processor_time() else { return Ok(None) };
        rows.push(Row {
            place: "native".into(),
            task: "jsonl".into(),
            size: String::new(),
            bytes: bytes as f64,
            seconds: after - before,
            memory: None,
            allocations: None,
        });
    }
    Ok(median(rows))
}

/// Seconds that the programs started here, and ended, have computed, as Linux counts them, in hundredths
/// (cutime of proc_pid_stat(5)).
fn processor_time() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold spaces; the third column comes after it.
    let (_, columns) = stat.rsplit_once(") ")?;
    Some(columns.split(' ').nth(13)?.parse::<f64>().ok()? / 100.0)
}

/// The JSON objects that a benchmark prints, one a line; cargo's own lines are none.
pub fn values(command: &mut Command) -> Result<Vec<Value>> {
    let report = run::watched(command, LIMIT)?;
    if !report.success {
        bail!("a benchmark failed ({})", report.ending);
    }
    Ok(report.lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn row(value: &Value) -> Option<Row> {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    Some(Row {
        place: text("place")?,
        task: text("task")?,
        size: text("size")?,
        bytes: value["bytes"].as_f64()?,
        seconds: value["seconds"].as_f64()?,
        memory: value["memory"].as_f64(),
        allocations: value["allocations"].as_f64(),
    })
}

fn report(rows: &[Row]) -> String {
    let find = |place: &str, task: &str, size: &str| {
        rows.iter().find(|row| row.place == place && row.task == task && row.size == size)
    };
    let mut text = String::new();
    let mut line = |name: &str, cells: [String; 3]| {
        let [native, node, browser] = cells;
        let _ = writeln!(text, "| {name:<38} | {native:>16} | {node:>16} | {browser:>22} |");
    };
    line("", PLACES.map(|(_, title)| title.to_owned()));
    line("---", ["--:", "--:", "--:"].map(str::to_owned));
    let milliseconds = |row: &Row| Some(format!("{:.2} ms", row.seconds * 1e3));
    let speed = |row: &Row| Some(format!("{:.1} MB/s", row.bytes / row.seconds / 1e6));
    let memory = |row: &Row| Some(format!("{:.1} MB", row.memory? / 1e6));
    let cells = |task: &str, size: &str, show: &dyn Fn(&Row) -> Option<String>| {
        PLACES.map(|(place, _)| find(place, task, size).and_then(show).unwrap_or_else(|| "–".to_owned()))
    };
    let sizes = || SIZES.into_iter().filter(|size| rows.iter().any(|row| row.size == *size));
    line("first result, article of 300 words", cells("first", "", &milliseconds));
    line("article of 800 words", cells("analyze", "article", &milliseconds));
    line("whole analysis, articles", cells("analyze", "article", &speed));
    for size in sizes() {
        line(&format!("whole analysis, {size}"), cells("analyze", size, &speed));
    }
    line("articles through the command line", cells("jsonl", "", &speed));
    line("tokenize, 1 MB", cells("tokenize", "1 MB", &speed));
    let growth = |row: &Row| {
        let small = find(&row.place, "analyze", "1 MB generated")?;
        Some(format!("{:.2} ×", (row.seconds / row.bytes) / (small.seconds / small.bytes)))
    };
    line("time a byte, 64 MB over 1 MB", cells("analyze", "64 MB generated", &growth));
    for size in sizes() {
        line(&format!("memory, {size}"), cells("analyze", size, &memory));
    }
    // In WebAssembly the memory holds the program and its model, too.
    let share =
        |row: &Row| (row.place == "native").then(|| Some(format!("{:.1} B", row.memory? / row.bytes)))?;
    for size in ["1 MB", "4 MB"] {
        line(&format!("memory a byte of text, {size}"), cells("analyze", size, &share));
    }
    line("document beside a byte of its text", cells("segment", "1 MB", &share));
    let allocations = |row: &Row| Some(format!("{:.1}", row.allocations? * 1000.0 / row.bytes));
    line("allocations a kB, article", cells("analyze", "article", &allocations));
    line("allocations a kB, 1 MB", cells("analyze", "1 MB", &allocations));
    line("the whole process at its largest", cells("process", "", &memory));
    text
}

/// What the figures in the file were measured with, as far as a reader needs it to compare.
fn heading() -> Result<String> {
    let rustc = run::output(run::program("rustc").arg("--version"))?;
    let node = run::output(run::program("node").arg("--version"))?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(format!(
        "# How fast it is\n\n\
         Written by `cargo xtask bench --save`; not compared in the tests, since it depends on the machine.\n\n\
         {processor}, {cores} cores, {system}; {rustc}; Node {node}. One core does the work. Times are medians. Texts are\n\
         real news, which is no part of this project, up to 4 MB; generated news is as much work (benches/support/news/,\n\
         compared in tests/news.rs), and new words come in it as in news. Articles are analysed in turn, none twice in a row.\n\
         In WebAssembly the result objects for JavaScript are included, in the browser also the way to the worker and back.\n\
         First result: in a new process from the compiled module, median of {FIRST_RUNS}; in the browser from starting the worker,\n\
         which fetches and compiles. Command line: the release's `analyze --jsonl` with its JSON, time of the processor.\n\
         Memory: natively what the heap holds at its highest point, the text apart; in WebAssembly the size its memory has\n\
         grown to, the text included.\n",
        processor = processor(),
        system = std::env::consts::OS,
        rustc = rustc.trim(),
        node = node.trim(),
    ))
}

fn processor() -> String {
    let told = fs::read_to_string(Path::new("/proc/cpuinfo")).unwrap_or_default();
    let model =
        told.lines().find_map(|line| line.strip_prefix("model name").and_then(|rest| rest.split_once(": ")));
    model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(task: &str, size: &str, bytes: f64, seconds: f64) -> Row {
        let (place, task, size) = ("native".into(), task.into(), size.into());
        Row { place, task, size, bytes, seconds, memory: Some(9.0 * bytes), allocations: Some(bytes / 4.0) }
    }

    #[test]
    fn rows_become_a_table() {
        let table = report(&[
            row("analyze", "article", 5000.0, 0.004),
            row("analyze", "1 MB", 1e6, 0.5),
            row("analyze", "1 MB generated", 1e6, 0.5),
            row("analyze", "64 MB generated", 64e6, 33.0),
            row("jsonl", "", 3e6, 2.0),
        ]);
        for (name, value) in [
            ("article of 800 words", "4.00 ms"),
            ("whole analysis, 1 MB", "2.0 MB/s"),
            ("articles through the command line", "1.5 MB/s"),
            ("time a byte, 64 MB over 1 MB", "1.03 ×"),
            ("memory a byte of text, 1 MB", "9.0 B"),
            ("allocations a kB, article", "250.0"),
        ] {
            let line =
                table.lines().find(|line| line.trim_start_matches("| ").split("  ").next() == Some(name));
            assert!(line.is_some_and(|line| line.contains(value)), "{name}: {value} in\n{table}");
        }
        assert!(!table.contains("10 MB"), "what was not measured has no row");
    }

    #[test]
    fn the_median_of_several_runs_is_told() {
        let rows = [3.0, 1.0, 2.0].map(|seconds| row("first", "", 2000.0, seconds));
        assert_eq!(median(rows.into()).map(|row| row.seconds), Some(2.0));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn linux_tells_the_time_of_the_processor() {
        assert!(processor_time().is_some_and(|seconds| seconds >= 0.0));
    }
}
