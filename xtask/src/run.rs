//! Running other programs, and where things are.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The repository's root.
pub fn root() -> PathBuf {
    // `cargo run` says it at run time. What was said at build time would be another checkout's where both build into one
    // target folder.
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let manifest = PathBuf::from(manifest);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// Where cargo builds: CARGO_TARGET_DIR or target/.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The finished site. Always below the root, so that tests find it wherever cargo builds.
pub fn site() -> PathBuf {
    root().join("target").join("site")
}

/// The folder that holds data/, eval/ and seeds/ (NUTGRAF_DATA, else `shared` beside the repository), where it exists.
pub fn data() -> Option<PathBuf> {
    let folder = match std::env::var_os("NUTGRAF_DATA") {
        Some(named) => std::path::absolute(named).ok()?,
        None => root().parent()?.join("shared"),
    };
    folder.is_dir().then_some(folder)
}

/// A program started in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    // What `cargo run` sets for this program would count as a changed environment for the build scripts of the next cargo.
    for (key, _) in std::env::vars_os() {
        let set_by_cargo = key
            .to_str()
            .is_some_and(|key| key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_"));
        if set_by_cargo {
            command.env_remove(key);
        }
    }
    if let Some(data) = data() {
        command.env("NUTGRAF_DATA", data);
    }
    command
}

pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        // Its output goes through a pipe here, so it would think that nobody sees colors.
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// `node SCRIPT`: for the tools in node_modules, whose own launchers differ from system to system.
pub fn node(script: impl AsRef<Path>) -> Command {
    let mut command = program("node");
    command.arg(root().join(script));
    command
}

pub fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs to the end with this terminal's output; an exit status other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {}", described(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", described(command));
    }
    Ok(())
}

/// Runs to the end and returns the standard output; messages go to this terminal.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start {}", described(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", described(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the program can be started and answers with success; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a program said while it ran, and how it ended.
pub struct Report {
    pub lines: Vec<String>,
    pub success: bool,
    /// Whether it was ended by force.
    pub stopped: bool,
    pub ending: String,
}

/// Runs to the end, shows the standard output and keeps its lines; ended by force after `limit`.
pub fn watched(command: &mut Command, limit: Duration) -> Result<Report> {
    command.stdout(Stdio::piped());
    watch(command, |child| child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>), limit)
}

/// As [`watched`], for a program that tells on standard error what it does.
pub fn watched_errors(command: &mut Command, limit: Duration) -> Result<Report> {
    command.stderr(Stdio::piped());
    watch(command, |child| child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>), limit)
}

fn watch(
    command: &mut Command,
    pipe: impl FnOnce(&mut Child) -> Option<Box<dyn Read + Send>>,
    limit: Duration,
) -> Result<Report> {
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("could not start {}", described(command)))?;
    let (sender, receiver) = mpsc::channel();
    if let Some(output) = pipe(&mut child) {
        std::thread::spawn(move || pass_on(output, &sender));
    } else {
        drop(sender);
    }
    let started = Instant::now();
    let mut lines = Vec::new();
    loop {
        match receiver.recv_timeout(limit.saturating_sub(started.elapsed())) {
            Ok(line) => lines.push(line),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                child.kill().context("could not end a program that took too long")?;
                child.wait().context("could not wait for a program's end")?;
                let ending = format!("ended by force after {} s", limit.as_secs());
                return Ok(Report { lines, success: false, stopped: true, ending });
            }
        }
    }
    let status = child.wait().context("could not wait for a program's end")?;
    Ok(Report { lines, success: status.success(), stopped: false, ending: status.to_string() })
}

fn pass_on(from: impl Read, sender: &mpsc::Sender<String>) {
    let mut reader = BufReader::new(from);
    let mut bytes = Vec::new();
    while matches!(reader.read_until(b'\n', &mut bytes), Ok(read) if read > 0) {
        // A closed terminal is no reason to lose the lines.
        let _ = std::io::stdout().write_all(&bytes);
        let _ = std::io::stdout().flush();
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        bytes.clear();
        if sender.send(line).is_err() {
            break;
        }
    }
}

fn described(command: &Command) -> String {
    let mut words = vec![
        Path::new(command.get_program())
            .file_stem()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    let mut line = words.join(" ");
    if line.chars().count() > 100 {
        line = line.chars().take(99).chain(['…']).collect();
    }
    format!("`{line}`")
}
