//! `cargo xtask fuzz`: tries every target for a while, with every check of Rust on.
//!
//! Where there is a C++ compiler, libFuzzer tries them, led by coverage: its instrumentation is a pass of LLVM that stable
//! Rust has as well, so neither nightly nor cargo-fuzz is needed. (With nightly, `cargo fuzz run TARGET` in `fuzz/` adds the
//! address sanitizer.) Elsewhere the seeded runner does it, without coverage. What is found lies in
//! `target/fuzz/findings/TARGET/`, the growing corpus in `target/fuzz/corpus/TARGET/`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::arguments::{Arguments, Usage};
use crate::run::{self, root};

/// For rustc: what libFuzzer reads while it runs.
const COVERAGE: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];
/// Findings of one target after which it is left alone.
const MOST_FINDINGS: usize = 5;
/// An input that takes longer is a finding, in seconds.
const SLOW: u64 = 20;
/// An input that takes more memory is a finding, in MB.
const MEMORY: u64 = 2048;
/// A run that has not ended so long after its time is ended by force, in seconds.
const GRACE: u64 = 120;

pub fn command(mut arguments: Arguments) -> Result<()> {
    let number = |name: &str, given: Option<String>, default: u64| match given {
        None => Ok(default),
        Some(text) => text
            .parse()
            .ok()
            .filter(|number| *number > 0)
            .ok_or_else(|| Usage(format!("{name} {text}: give a whole number from 1 up"))),
    };
    let only = arguments.value("--target")?;
    let seconds = number("--seconds", arguments.value("--seconds")?, 60)?;
    let jobs = number("--jobs", arguments.value("--jobs")?, 1)?;
    let seeded = arguments.flag("--seeded");
    arguments.finish()?;
    let all = targets()?;
    if let Some(name) = &only
        && !all.contains(name)
    {
        return Err(Usage(format!("--target {name}: there are {}", all.join(", "))).into());
    }
    let engine = if seeded || !has_cpp() { Engine::Seeded } else { Engine::LibFuzzer { jobs } };
    let programs = engine.build()?;
    let mut lines = Vec::new();
    for target in all.iter().filter(|target| only.as_ref().is_none_or(|only| only == *target)) {
        println!("\n── {target}: {seconds} s");
        lines.push(engine.explore(&programs, target, seconds)?);
    }
    println!("\n{:<12} {:>12} {:>8} {:>9}", "target", "executions", "corpus", "findings");
    for line in &lines {
        println!("{:<12} {:>12} {:>8} {:>9}", line.target, line.executions, line.corpus, line.findings.len());
    }
    let findings: Vec<&PathBuf> = lines.iter().flat_map(|line| &line.findings).collect();
    if findings.is_empty() {
        return Ok(());
    }
    for finding in &findings {
        println!("{}", finding.display());
    }
    println!("Mended, a finding stays as tests/regressions/TARGET/WHAT-IT-IS.txt (CONTRIBUTING.md).");
    bail!("{} found", findings.len())
}

/// The targets, by the folders of their seeds.
fn targets() -> Result<Vec<String>> {
    let folder = root().join("fuzz/seeds");
    let entries =
        std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn has_cpp() -> bool {
    let named = std::env::var("CXX").ok();
    ["c++", "g++", "clang++"]
        .into_iter()
        .chain(named.as_deref())
        .any(|name| run::succeeds(run::program(name).arg("--version")))
}

/// Below `target/`, where nothing is committed.
fn folder(name: &str) -> Result<PathBuf> {
    let folder = root().join("target/fuzz").join(name);
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// What makes the inputs.
enum Engine {
    LibFuzzer { jobs: u64 },
    Seeded,
}

/// How a target did.
struct Line {
    target: String,
    executions: u64,
    corpus: usize,
    findings: Vec<PathBuf>,
}

impl Engine {
    /// Builds the programs; returns the folder that they are in.
    fn build(&self) -> Result<PathBuf> {
        let host = host()?;
        // Flags are a part of what is built: in one folder each engine would undo the other's.
        let build = folder(if let Self::Seeded = self { "seeded" } else { "build" })?;
        let mut cargo = run::cargo();
        cargo.args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"]);
        // With a target named, flags reach neither build scripts nor macros.
        cargo.args(["--target", &host, "--target-dir"]).arg(&build);
        match self {
            Self::LibFuzzer { .. } => cargo.arg("--bins").env("RUSTFLAGS", COVERAGE.join(" ")),
            Self::Seeded => cargo.args(["--no-default-features", "--example", "seeded"]),
        };
        run::run(&mut cargo)?;
        Ok(build.join(host).join("release"))
    }

    /// Tries one target for some seconds, on and on after each finding.
    fn explore(&self, programs: &Path, target: &str, seconds: u64) -> Result<Line> {
        let corpus = folder(&format!("corpus/{target}"))?;
        let found = folder(&format!("findings/{target}"))?;
        let before = files(&found)?;
        let (began, mut executions) = (Instant::now(), 0);
        let limit = Duration::from_secs(seconds);
        let mut round = 0;
        let findings = loop {
            let left = limit.saturating_sub(began.elapsed()).as_secs();
            let new: Vec<PathBuf> =
                files(&found)?.into_iter().filter(|file| !before.contains(file)).collect();
            if left == 0 || new.len() >= MOST_FINDINGS {
                break new;
            }
            round += 1;
            let mut command = match self {
                Self::LibFuzzer { jobs } => fuzzer(programs, target, *jobs, left, &corpus, &found),
                Self::Seeded => {
                    let mut command = run::program(programs.join("examples/seeded"));
                    command.args([target, &left.to_string(), &round.to_string()]).arg(&found);
                    command
                }
            };
            let report = run::watched_errors(&mut command, Duration::from_secs(left + GRACE))?;
            executions += tried(&report.lines);
            let is_new = files(&found)?.len() > before.len() + new.len();
            if !report.success && !is_new {
                bail!("{target} ended without a finding: {}", report.ending);
            }
        };
        for finding in &findings {
            if let Self::LibFuzzer { .. } = self {
                shorten(programs, target, finding)?;
            }
        }
        Ok(Line { target: target.to_owned(), executions, corpus: files(&corpus)?.len(), findings })
    }
}

fn fuzzer(programs: &Path, target: &str, jobs: u64, seconds: u64, corpus: &Path, found: &Path) -> Command {
    let mut command = run::program(programs.join(target));
    command.arg(corpus).arg(root().join("fuzz/seeds").join(target));
    let regressions = root().join("tests/regressions").join(target);
    if regressions.is_dir() {
        command.arg(regressions);
    }
    command
        .arg(format!("-dict={}", root().join("fuzz/dictionary.txt").display()))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-max_total_time={seconds}"))
        .args([format!("-timeout={SLOW}"), format!("-rss_limit_mb={MEMORY}"), "-max_len=4096".to_owned()])
        .arg("-print_final_stats=1");
    if jobs > 1 {
        command.args([format!("-fork={jobs}"), "-ignore_crashes=1".to_owned()]);
    } else {
        // A line for each new path or function would be thousands.
        command.args(["-verbosity=0", "-print_funcs=0"]);
    }
    command
}

/// Makes a finding as short as it can be in half a minute; it stays where it is.
fn shorten(programs: &Path, target: &str, finding: &Path) -> Result<()> {
    let shorter = finding.with_extension("shorter");
    let mut command = run::program(programs.join(target));
    command
        .arg(finding)
        .args(["-minimize_crash=1", "-max_total_time=30", "-timeout=20", "-verbosity=0"])
        .arg(format!("-exact_artifact_path={}", shorter.display()));
    // Where nothing is shorter, it ends with an error and writes nothing.
    run::succeeds(&mut command);
    if shorter.exists() {
        std::fs::rename(&shorter, finding).context("a shortened finding could not be moved")?;
    }
    Ok(())
}

/// Executions that a run told of.
fn tried(lines: &[String]) -> u64 {
    let told =
        |line: &String| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse::<u64>().ok();
    let in_fork = |line: &String| line.strip_prefix('#')?.split_once(':')?.0.trim().parse::<u64>().ok();
    let last = lines.iter().rev().find_map(told);
    last.or_else(|| lines.iter().rev().find_map(in_fork)).unwrap_or(0)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect())
}

/// The triple of this machine.
fn host() -> Result<String> {
    let told = run::output(run::program("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc -vV names no host")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn executions_are_read() {
        let lines = |text: &[&str]| text.iter().map(|line| line.to_string()).collect::<Vec<_>>();
        let alone =
            ["#512 pulse cov: 9", "stat::number_of_executed_units: 7113", "stat::average_exec_per_sec: 3"];
        assert_eq!(tried(&lines(&alone)), 7113);
        assert_eq!(tried(&lines(&["INFO: fork", "#90: cov: 4", "#120: cov: 5 ft: 9"])), 120);
        assert_eq!(tried(&lines(&["nothing"])), 0);
    }
}
