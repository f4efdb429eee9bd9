//! The Python wheel (`python/`): built, installed into an environment of its own, and tested; alone and in Spark.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::run::{self, root};
use crate::setup;

/// The oldest minor version of Python 3 that the wheel is for.
const OLDEST: u32 = 11;

/// What hangs is ended. The wheel is optimized as a whole, which takes some minutes.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Tests that passed, failed and were skipped.
pub type Counts = [u64; 3];

/// The wheel by itself: formatted, linted, typed, built without a warning, and its tests.
pub fn check() -> Result<Counts> {
    let package = ["--manifest-path", "python/Cargo.toml"];
    run::run(run::cargo().arg("fmt").args(package).arg("--check"))?;
    let environment = Environment::with("requirements.txt")?;
    // The interpreter of the environment is the one that it is built for.
    let mut clippy = run::cargo();
    clippy
        .arg("clippy")
        .args(package)
        .args(["--locked", "--target-dir"])
        .arg(built())
        .env("PYO3_PYTHON", environment.python());
    run::run(clippy.args(["--", "--deny", "warnings"]))?;
    environment.install_wheel()?;
    run::run(environment.program().args(["-m", "mypy"]))?;
    // The command line's answers are compared with the wheel's.
    run::run(run::cargo().args(["build", "--package", "nutgraf"]))?;
    environment.test(&["--ignore=tests/test_spark.py"])
}

/// The wheel in Spark; why not, where there is no Java.
pub fn in_spark() -> Result<Result<Counts, String>> {
    if let Err(reason) = setup::java() {
        return Ok(Err(reason));
    }
    let environment = Environment::with("requirements-spark.txt")?;
    environment.install_wheel()?;
    environment.test(&["tests/test_spark.py"]).map(Ok)
}

fn folder() -> PathBuf {
    root().join("python")
}

/// Where cargo builds the wheel: apart, since its settings for Python would have everything else built anew.
fn built() -> PathBuf {
    run::target().join("wheel")
}

/// An environment of Python, in which nothing else of this machine is.
struct Environment(PathBuf);

impl Environment {
    /// With what `requirements` pins; installed anew when that has changed.
    fn with(requirements: &str) -> Result<Self> {
        let environment = Self(run::target().join("python"));
        if !run::succeeds(environment.program().arg("--version")) {
            let python = ["python3", "python"].into_iter().find(|name| is_new_enough(name)).with_context(|| {
                format!("Python 3.{OLDEST} or newer is needed: install it from https://www.python.org or with the system's package manager")
            })?;
            run::run(Command::new(python).args(["-m", "venv"]).arg(&environment.0))
                .context("on a Debian system, `apt-get install python3-venv` brings what is missing")?;
        }
        let pins = fs::read(folder().join(requirements))
            .with_context(|| format!("python/{requirements} cannot be read"))?;
        let stamp = environment.0.join(requirements);
        if !fs::read(&stamp).is_ok_and(|installed| installed == pins) {
            println!("Installing python/{requirements}");
            run::run(environment.install().args(["--requirement", requirements]))
                .context("the Python packages could not be installed: is PyPI within reach?")?;
            fs::write(&stamp, pins)?;
        }
        Ok(environment)
    }

    fn python(&self) -> PathBuf {
        let parts: [&str; 2] = if cfg!(windows) { ["Scripts", "python.exe"] } else { ["bin", "python"] };
        self.0.join(parts[0]).join(parts[1])
    }

    /// The environment's Python, started in `python/`.
    fn program(&self) -> Command {
        let mut command = run::program(self.python());
        command.current_dir(folder());
        command
    }

    /// pip, which installs what is named behind it.
    fn install(&self) -> Command {
        let mut pip = self.program();
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        pip
    }

    /// Builds the wheel and installs it. A warning is an error.
    fn install_wheel(&self) -> Result<()> {
        // What the wheel has to say of its parts stands in the root.
        for file in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
            fs::copy(root().join(file), folder().join(file)).with_context(|| file.to_owned())?;
        }
        let wheels = run::target().join("wheels");
        if wheels.is_dir() {
            fs::remove_dir_all(&wheels)?;
        }
        let mut build = self.program();
        build.args(["-m", "maturin", "build", "--release", "--locked", "--target-dir"]).arg(built());
        build.arg("--interpreter").arg(self.python()).arg("--out").arg(&wheels);
        let report = run::watched_errors(&mut build, LIMIT)?;
        if !report.success {
            bail!("the wheel was not built ({})", report.ending);
        }
        if let Some(warning) = report.lines.iter().find(|line| line.to_lowercase().contains("warning")) {
            bail!("the wheel was built with a warning: {warning}");
        }
        let mut found = fs::read_dir(&wheels)?.flatten().map(|entry| entry.path());
        let wheel = found.next().context("maturin left no wheel")?;
        println!("{}: {:.1} MB", wheel.display(), fs::metadata(&wheel)?.len() as f64 / 1e6);
        run::run(self.install().args(["--no-deps", "--force-reinstall"]).arg(wheel))
    }

    fn test(&self, arguments: &[&str]) -> Result<Counts> {
        let binary = run::target().join("debug").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX));
        let mut tests = self.program();
        tests.args(["-m", "pytest", "-q", "--color=no", "-rs"]).args(arguments).env("NUTGRAF_BINARY", binary);
        let report = run::watched(&mut tests, LIMIT)?;
        let counts = report.lines.iter().rev().find_map(|line| counts(line)).unwrap_or_default();
        if !report.success || counts[0] == 0 {
            bail!("{} ({} passed, {} failed)", report.ending, counts[0], counts[1]);
        }
        Ok(counts)
    }
}

fn is_new_enough(python: &str) -> bool {
    let asked = format!("import sys; sys.exit(sys.version_info < (3, {OLDEST}))");
    run::succeeds(Command::new(python).args(["-c", &asked]))
}

/// The numbers in pytest's closing line: "2 failed, 95 passed, 1 skipped in 3.20s".
fn counts(line: &str) -> Option<Counts> {
    let (told, time) = line.trim_matches(['=', ' ']).split_once(" in ")?;
    if !time.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let mut counts = [0; 3];
    for part in told.split(", ") {
        let (number, what) = part.split_once(' ')?;
        let number: u64 = number.parse().ok()?;
        match what {
            "passed" => counts[0] += number,
            "failed" | "error" | "errors" => counts[1] += number,
            "skipped" => counts[2] += number,
            _ => {}
        }
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_pytest() {
        assert_eq!(counts("95 passed in 3.20s"), Some([95, 0, 0]));
        assert_eq!(
            counts("== 2 failed, 90 passed, 3 skipped, 1 error in 61.02s (0:01:01) =="),
            Some([90, 3, 3])
        );
        for other in [
            "",
            "collected 5 items",
            "tests/test_arrays.py .... [ 50%]",
            "it is in 3 parts",
            "1 way in there",
        ] {
            assert_eq!(counts(other), None, "{other}");
        }
    }

    #[test]
    fn versions_are_one() {
        let version = |manifest: &str| {
            let text = fs::read_to_string(root().join(manifest)).unwrap();
            text.lines().find(|line| line.starts_with("version = ")).map(str::to_owned)
        };
        assert!(version("Cargo.toml").is_some());
        assert_eq!(version("python/Cargo.toml"), version("Cargo.toml"));
    }

    #[test]
    fn requirements_are_exact() {
        for file in ["requirements.txt", "requirements-spark.txt"] {
            let text = fs::read_to_string(folder().join(file)).unwrap();
            let lines: Vec<&str> =
                text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
            assert!(!lines.is_empty(), "{file}");
            for line in lines {
                let is_exact = line.split_once("==").is_some_and(|(name, version)| {
                    !name.is_empty()
                        && version.starts_with(|first: char| first.is_ascii_digit())
                        && !version.contains('*')
                });
                assert!(is_exact || line == "-r requirements.txt", "{file}: {line} is no exact version");
            }
        }
    }
}
