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
use crate::peers::{Programs, boundaries, ranking};
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

/// The parts, by the names that `--only` takes; the two others stand beside other libraries.
const PARTS: [&str; 3] = ["pipeline", "boundaries", "ranking"];

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
    if wanted("boundaries") || wanted("ranking") {
        let programs = Programs::build(&folder)?;
        text.push_str("\n## Beside other libraries\n");
        if wanted("boundaries") {
            text.push_str(&boundaries::table(&programs)?);
        }
        if wanted("ranking") {
            let effort = if quick { Effort::QUICK } else { Effort::FULL };
            text.push_str(&ranking::table(&programs, effort)?);
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
    let mut rows = measured(&mut native)?;
    rows.extend(measured(run::node("benches/node.mjs").arg(folder))?);
    rows.extend(measured(run::node("benches/browser.mjs").arg(folder).env("NUTGRAF_BROWSER", browser))?);
    Ok(report(&rows))
}

fn measured(command: &mut Command) -> Result<Vec<Row>> {
    Ok(values(command)?.iter().filter_map(row).collect())
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
        let _ = writeln!(text, "| {name:<34} | {native:>16} | {node:>16} | {browser:>22} |");
    };
    line("", PLACES.map(|(_, title)| title.to_owned()));
    line("---", ["--:", "--:", "--:"].map(str::to_owned));
    let milliseconds = |row: &Row| format!("{:.2} ms", row.seconds * 1e3);
    let speed = |row: &Row| format!("{:.1} MB/s", row.bytes / row.seconds / 1e6);
    let cells = |task: &str, size: &str, show: &dyn Fn(&Row) -> String| {
        PLACES.map(|(place, _)| find(place, task, size).map_or_else(|| "–".to_owned(), show))
    };
    line("module ready", cells("start", "", &milliseconds));
    line("tokenize, 1 MB", cells("tokenize", "1 MB", &speed));
    line("article of 800 words", cells("analyze", "article", &milliseconds));
    for size in ["10 kB", "100 kB", "1 MB", "10 MB", "64 MB"] {
        if rows.iter().any(|row| row.size == size) {
            line(&format!("whole analysis, {size}"), cells("analyze", size, &speed));
        }
    }
    for size in ["10 kB", "100 kB", "1 MB", "10 MB", "64 MB"] {
        let memory =
            |row: &Row| row.memory.map_or_else(|| "–".to_owned(), |bytes| format!("{:.1} MB", bytes / 1e6));
        if rows.iter().any(|row| row.size == size) {
            line(&format!("memory, {size}"), cells("analyze", size, &memory));
        }
    }
    let share =
        |row: &Row| row.memory.map_or_else(|| "–".to_owned(), |held| format!("{:.1} B", held / row.bytes));
    line("document beside a byte of its text", cells("segment", "1 MB", &share));
    let allocations = |row: &Row| {
        row.allocations.map_or_else(|| "–".to_owned(), |count| format!("{:.1}", count * 1000.0 / row.bytes))
    };
    line("allocations a kB, 1 MB", cells("analyze", "1 MB", &allocations));
    let growth = |place: &str| {
        let (one, ten) = (find(place, "analyze", "1 MB")?, find(place, "analyze", "10 MB")?);
        Some(format!("{:.1} ×", ten.seconds / one.seconds))
    };
    line(
        "time of 10 MB over that of 1 MB",
        PLACES.map(|(place, _)| growth(place).unwrap_or_else(|| "–".into())),
    );
    if let Some(memory) = find("node", "process", "").and_then(|row| row.memory) {
        line("the whole process at its largest", ["–".into(), format!("{:.0} MB", memory / 1e6), "–".into()]);
    }
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
         made of our own cases, with a vocabulary that grows (benches/support/text.rs). In WebAssembly the result objects\n\
         for JavaScript are included, in the browser also the way to the worker and back. Memory: natively what the heap\n\
         holds at its highest point, the text apart; in WebAssembly the size its memory has grown to, the text included.\n",
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
