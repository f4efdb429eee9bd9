//! `cargo xtask eval`: how good the analysis is, by the scorer of the data folder, or by our own cases without one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::arguments::Arguments;
use crate::run;

pub fn command(mut arguments: Arguments) -> Result<()> {
    let named = arguments.value("--data")?.map(std::path::absolute).transpose()?;
    let scorer_options = arguments.rest();
    if let Some(folder) = &named
        && !folder.is_dir()
    {
        bail!("--data {}: there is no such folder", folder.display());
    }
    match named.clone().or_else(run::data).as_deref().and_then(scorer) {
        Some((script, sets)) => score(&script, &sets, &scorer_options),
        None => {
            if let Some(folder) = named {
                bail!("{}: it holds no data/ with eval/score.py beside it", folder.display());
            }
            println!(
                "There is no data folder with development sets here (NUTGRAF_DATA or --data names one)."
            );
            println!("The project's own golden cases instead:\n");
            run::run(run::cargo().args(["test", "--release", "--package", "nutgraf", "--test", "golden"]))
        }
    }
}

/// The scorer and the sets, for a folder that holds data/ and eval/, or for the data/ of such a folder.
fn scorer(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    let beside = folder.parent().map(|parent| (parent.join("eval/score.py"), folder.to_path_buf()));
    let places = [Some((folder.join("eval/score.py"), folder.join("data"))), beside];
    places.into_iter().flatten().find(|(script, sets)| script.is_file() && sets.is_dir())
}

fn score(script: &Path, sets: &Path, options: &[String]) -> Result<()> {
    run::run(run::cargo().args(["build", "--release", "--package", "nutgraf", "--bin", "nutgraf"]))?;
    let binary = run::target().join("release").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX));
    // The scorer splits the command as a shell would.
    let binary = format!("'{}'", binary.display());
    let python = ["python3", "python"]
        .into_iter()
        .find(|name| run::succeeds(run::program(name).arg("--version")))
        .context("the scorer needs Python 3.11 or newer: install it so that `python3` starts it")?;
    run::run(
        run::program(python)
            .arg(script)
            .arg("--data")
            .arg(sets)
            .args(["--cmd", &format!("{binary} analyze --jsonl --offsets chars")])
            .args(["--html-cmd", &format!("{binary} extract -")])
            .args(options),
    )
}
