//! `cargo xtask test`: every check, in the order in which a mistake is found soonest. What takes long or asks the network
//! runs only where it is named.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::arguments::{Arguments, Usage};
use crate::run::{self, root};
use crate::{archive, counts, package, python, reproducible, sbom, semver, setup, site, sizes, supply, wasm};

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&mut Tally) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "format", about: "Rust is formatted", run: format },
    Step {
        name: "supply",
        about: "licences and sources of what others made, and the habits of the workflows",
        run: supplied,
    },
    Step {
        name: "lints",
        about: "clippy has nothing to say, natively and for the WebAssembly files",
        run: lints,
    },
    Step { name: "rust", about: "unit, integration, golden, property, fuzz and doc tests", run: rust },
    Step { name: "archive", about: "the command line's archive is complete", run: archived },
    Step {
        name: "fuzz",
        about: "the package of the fuzz targets is formatted and builds",
        run: fuzz_package,
    },
    Step { name: "docs", about: "the crate's documentation builds, and no link in it is broken", run: docs },
    Step { name: "site", about: "the package and the site build", run: build_site },
    Step {
        name: "types",
        about: "type check of the page's, the package's and the tests' JavaScript",
        run: types,
    },
    Step { name: "node", about: "the package in Node", run: in_node },
    Step { name: "web", about: "the page and the package in a browser", run: in_browser },
    Step { name: "package", about: "the npm package is complete", run: packed },
    Step { name: "sizes", about: "sizes against benches/sizes.snap", run: sizes_kept },
    Step {
        name: "counts",
        about: "instructions and allocations against benches/counts.snap",
        run: counts_kept,
    },
    Step { name: "sbom", about: "what the WebAssembly files hold can be told", run: listed },
];

/// Run by `--only` alone, and by .github/workflows/scheduled.yml.
const ON_DEMAND: &[Step] = &[
    Step {
        name: "reproducible",
        about: "the WebAssembly files, built again elsewhere, are the same bytes",
        run: built_twice,
    },
    Step {
        name: "semver",
        about: "the crate's public items against those of the release before, where there is one",
        run: semver_kept,
    },
    Step {
        name: "consumers",
        about: "the npm package with the tools of those who use it, each recipe of docs/recipes.md",
        run: consumed,
    },
    Step {
        name: "signatures",
        about: "the registry's signatures of the installed npm packages, where it answers",
        run: signed,
    },
    Step {
        name: "pins",
        about: "the hashes of the workflows' actions are those of their versions, where GitHub answers",
        run: pinned,
    },
    Step { name: "python", about: "the Python wheel builds, and its tests", run: in_python },
    Step { name: "spark", about: "the wheel in Spark, where Java is or can be installed", run: in_spark },
];

/// What all steps may take on two cores: CI ends after twice this, and nobody waits longer.
const WHOLE: Duration = Duration::from_secs(45 * 60);

/// What hangs is ended; nothing here should take a quarter of this.
const LIMIT: Duration = Duration::from_secs(20 * 60);

/// How many tests have run, over all runners.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
}

pub fn command(mut arguments: Arguments) -> Result<()> {
    let only = arguments.value("--only")?;
    arguments.finish()?;
    if let Some(name) = &only
        && STEPS.iter().chain(ON_DEMAND).all(|step| step.name != name)
    {
        let names: Vec<&str> = STEPS.iter().chain(ON_DEMAND).map(|step| step.name).collect();
        return Err(Usage(format!(
            "--only {name}: there is no such step; the steps are {}",
            names.join(", ")
        ))
        .into());
    }
    let started = Instant::now();
    let mut tally = Tally::default();
    let steps: Vec<&Step> = match &only {
        Some(name) => STEPS.iter().chain(ON_DEMAND).filter(|step| step.name == name).collect(),
        None => STEPS.iter().collect(),
    };
    for step in steps {
        println!("\n── {}: {}", step.name, step.about);
        let began = Instant::now();
        if let Err(error) = (step.run)(&mut tally) {
            println!("\nFAILED at step \"{}\" after {}: {error:#}", step.name, spent(began));
            println!("This step alone: cargo xtask test --only {}", step.name);
            // A step that counts no tests has failed all the same.
            tally.failed = tally.failed.max(1);
            println!("{}", tally.line());
            bail!("the tests failed");
        }
        println!("── {}: {}", step.name, spent(began));
    }
    println!("\nAll in {}", spent(started));
    if started.elapsed() > WHOLE {
        println!(
            "That is more than {} minutes: on two cores, move a step to ON_DEMAND in xtask/src/test.rs",
            WHOLE.as_secs() / 60
        );
    }
    println!("{}", tally.line());
    Ok(())
}

fn spent(since: Instant) -> String {
    format!("{:.1} s", since.elapsed().as_secs_f64())
}

impl Tally {
    fn line(&self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed);
        if self.skipped > 0 {
            line.push_str(&format!(", {} skipped", self.skipped));
        }
        line
    }

    /// Adds up the closing lines of cargo's test programs and of `node --test`.
    fn add(&mut self, lines: &[String]) {
        for line in lines {
            let line = without_colours(line);
            if let Some((_, counts)) =
                line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". "))
            {
                for count in counts.split("; ") {
                    match count.split_once(' ') {
                        Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                        Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                        Some((number, "ignored")) => self.skipped += number.parse().unwrap_or(0),
                        _ => {}
                    }
                }
            } else if let Some((what, number)) = line.strip_prefix("ℹ ").and_then(|rest| rest.split_once(' '))
            {
                let number = number.parse().unwrap_or(0);
                match what {
                    "pass" => self.passed += number,
                    "fail" | "cancelled" => self.failed += number,
                    "skipped" | "todo" => self.skipped += number,
                    _ => {}
                }
            }
        }
    }

    fn count(&mut self, [passed, failed, skipped]: python::Counts) {
        self.passed += passed;
        self.failed += failed;
        self.skipped += skipped;
    }

    /// A check that another machine has to answer passes or, with the reason why that one cannot, is skipped.
    fn answered(&mut self, unanswered: Option<String>) {
        match unanswered {
            None => self.passed += 1,
            Some(reason) => {
                println!("Skipped, no answer: {reason}");
                self.skipped += 1;
            }
        }
    }

    /// Runs a test program and counts its tests.
    fn run(&mut self, command: &mut Command) -> Result<()> {
        let report = run::watched(command, LIMIT)?;
        self.add(&report.lines);
        if !report.success {
            bail!("{}", report.ending);
        }
        Ok(())
    }
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(|character| character.is_ascii_alphabetic());
        } else {
            plain.push(character);
        }
    }
    plain
}

fn format(_: &mut Tally) -> Result<()> {
    setup::component("fmt", "rustfmt")?;
    run::run(run::cargo().args(["fmt", "--all", "--check"])).context("`cargo fmt --all` puts it right")
}

fn lints(_: &mut Tally) -> Result<()> {
    setup::component("clippy", "clippy")?;
    setup::wasm_target()?;
    let strict = ["--", "--deny", "warnings"];
    run::run(
        run::cargo()
            .args(["clippy", "--workspace", "--features", "nutgraf/train", "--all-targets"])
            .args(strict),
    )?;
    let library = ["clippy", "--package", "nutgraf", "--lib", "--no-default-features"];
    run::run(run::cargo().args(library).args(strict))?;
    for features in wasm::FEATURE_SETS {
        let target = ["--target", "wasm32-unknown-unknown", "--features", features];
        run::run(run::cargo().args(library).args(target).args(strict))?;
    }
    Ok(())
}

fn rust(tally: &mut Tally) -> Result<()> {
    tally.run(run::cargo().args(TESTED).arg("--no-fail-fast"))
}

const TESTED: [&str; 4] = ["test", "--workspace", "--features", "nutgraf/train"];

/// What the targets find is a part of the step "rust" (`tests/fuzz.rs`); libFuzzer's own programs are `cargo xtask fuzz`'s.
fn fuzz_package(_: &mut Tally) -> Result<()> {
    let package = ["--manifest-path", "fuzz/Cargo.toml"];
    run::run(run::cargo().arg("fmt").args(package).arg("--check"))?;
    let mut check = run::cargo();
    check.arg("check").args(package).args(["--locked", "--no-default-features", "--examples"]);
    // What it is built of is mostly checked already.
    run::run(check.arg("--target-dir").arg(run::target()))
}

/// Items that the crate shows at most: what README and docs name.
const MOST_PUBLIC_ITEMS: usize = 139;

fn docs(_: &mut Tally) -> Result<()> {
    // What counts for the benchmarks looks into the inner rooms, which are no part of the documentation.
    let mut doc = run::cargo();
    doc.args(["doc", "--workspace", "--exclude", "nutgraf-counts", "--no-deps"]);
    run::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    let list = run::target().join("doc/nutgraf/all.html");
    let list = fs::read_to_string(&list).with_context(|| format!("{} cannot be read", list.display()))?;
    let count = list.matches(r#"<li><a href=""#).count() - list.matches(r##"<li><a href="#"##).count();
    println!("The crate shows {count} items");
    if !(1..=MOST_PUBLIC_ITEMS).contains(&count) {
        bail!(
            "{count} items are public, {MOST_PUBLIC_ITEMS} may be: what the README does not name is pub(crate)"
        );
    }
    Ok(())
}

fn build_site(_: &mut Tally) -> Result<()> {
    let folder = site::build()?;
    println!("{}", folder.display());
    Ok(())
}

fn types(_: &mut Tally) -> Result<()> {
    wasm::build()?;
    for project in ["tsconfig.json", "tsconfig.worker.json"] {
        run::run(run::node("node_modules/typescript/bin/tsc").args(["--project", project]))?;
    }
    Ok(())
}

fn in_node(tally: &mut Tally) -> Result<()> {
    site::build()?;
    package::stage()?;
    // The command line's answers are compared with the package's. The step "rust" has built it just so.
    run::run(run::cargo().args(TESTED).arg("--no-run"))?;
    let binary = run::target().join("debug").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX));
    tally.run(node_tests().args(files("tests/node")?).env("NUTGRAF_BINARY", binary))
}

fn in_browser(tally: &mut Tally) -> Result<()> {
    let browser = setup::browser()?;
    println!("{}", browser.display());
    site::build()?;
    // Firefox is spoken to over a WebSocket, which Node has behind an option at first.
    let options: &[&str] = if setup::node()? < 22 { &["--experimental-websocket"] } else { &[] };
    // One file after the other: each starts a browser, and side by side they would only slow each other into time-outs.
    for file in files("tests/web")? {
        tally.run(node_tests().args(options).arg(file).env("NUTGRAF_BROWSER", &browser))?;
    }
    Ok(())
}

fn node_tests() -> Command {
    let mut command = run::program("node");
    command.args(["--test", "--test-reporter=spec"]);
    command
}

/// The test files of a folder, by name; an empty folder is a mistake.
fn files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .with_context(|| format!("{folder} cannot be read"))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if files.is_empty() {
        bail!("{folder} holds no *.test.mjs");
    }
    files.sort();
    Ok(files)
}

fn packed(_: &mut Tally) -> Result<()> {
    wasm::build()?;
    package::check()
}

/// What is not to be had here (a browser, a tool for this system, the registry) is skipped with the reason.
fn consumed(tally: &mut Tally) -> Result<()> {
    setup::npm_packages()?;
    wasm::build()?;
    let mut command = run::program("node");
    command.arg("tests/consumers/run.mjs").arg(package::pack()?);
    match setup::browser() {
        Ok(browser) => _ = command.env("NUTGRAF_BROWSER", browser),
        Err(error) => println!("{error:#}"),
    }
    tally.run(&mut command)
}

fn sizes_kept(_: &mut Tally) -> Result<()> {
    sizes::compare()
}

fn counts_kept(tally: &mut Tally) -> Result<()> {
    if counts::compare()?.is_some() {
        tally.skipped += 1;
    }
    Ok(())
}

fn supplied(_: &mut Tally) -> Result<()> {
    supply::check()
}

fn archived(_: &mut Tally) -> Result<()> {
    // What the step "rust" has built, built if it was not.
    run::run(run::cargo().args(TESTED).args(["--test", "cli", "--no-run"]))?;
    archive::check(&run::target().join("debug").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX)))
}

fn listed(_: &mut Tally) -> Result<()> {
    println!("{}", sbom::write()?.display());
    Ok(())
}

fn built_twice(_: &mut Tally) -> Result<()> {
    reproducible::check()
}

fn semver_kept(tally: &mut Tally) -> Result<()> {
    tally.answered(semver::check()?);
    Ok(())
}

fn signed(tally: &mut Tally) -> Result<()> {
    setup::npm_packages()?;
    tally.answered(supply::signatures()?);
    Ok(())
}

fn pinned(tally: &mut Tally) -> Result<()> {
    tally.answered(supply::pins()?);
    Ok(())
}

fn in_python(tally: &mut Tally) -> Result<()> {
    tally.count(python::check()?);
    Ok(())
}

fn in_spark(tally: &mut Tally) -> Result<()> {
    match python::in_spark()? {
        Ok(counts) => tally.count(counts),
        Err(reason) => {
            println!("Skipped: {reason}");
            tally.skipped += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_on_demand_run_on_schedule() {
        let workflow = std::fs::read_to_string(root().join(".github/workflows/scheduled.yml")).unwrap();
        for step in ON_DEMAND {
            assert!(workflow.contains(&format!("cargo xtask test --only {}", step.name)), "{}", step.name);
            assert!(
                STEPS.iter().all(|always| always.name != step.name),
                "{} stands in both lists",
                step.name
            );
        }
    }

    #[test]
    fn closing_lines_add_up() {
        let mut tally = Tally::default();
        let lines = [
            "running 12 tests",
            "test result: ok. 11 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: \u{1b}[31mFAILED\u{1b}[0m. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out",
            "\u{1b}[34mℹ tests 8\u{1b}[39m",
            "\u{1b}[34mℹ pass 7\u{1b}[39m",
            "ℹ fail 0",
            "ℹ cancelled 1",
            "ℹ duration_ms 52.3",
        ];
        tally.add(&lines.map(str::to_owned));
        assert_eq!(tally.line(), "20 passed, 4 failed, 1 skipped");
        assert_eq!(Tally { passed: 5, failed: 0, skipped: 0 }.line(), "5 passed, 0 failed");
    }
}
