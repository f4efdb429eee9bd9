//! `cargo xtask train`: the models, fitted anew to the corpora of the data folder.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::arguments::Arguments;
use crate::run;

pub fn command(mut arguments: Arguments) -> Result<()> {
    let named = arguments.value("--data")?.map(std::path::absolute).transpose()?;
    let rest = arguments.rest();
    let models = run::root().join("models");
    if rest.iter().map(String::as_str).eq(["--only", "fingerprint"]) {
        run::run(trainer().arg("fingerprint").arg(models.join("en.nut")))?;
        return note_hash(&models);
    }
    let Some(folder) = named.or_else(run::data) else {
        bail!("there is no data folder here: name one with --data or NUTGRAF_DATA");
    };
    let folder = [folder.join("data"), folder].into_iter().find(|folder| folder.join("ner/train").is_dir());
    let Some(folder) = folder else { bail!("the data folder holds no data/ner/train") };
    if let [first, codes] = &rest[..]
        && first == "--languages"
    {
        return fit_packs(&folder, codes);
    }
    let mut rest = rest.iter().map(String::as_str).collect::<Vec<_>>();
    if rest == ["--only", "rankers"] {
        return fit_rankers(&folder);
    }
    // With an option that leaves something out it is an experiment: nothing is written.
    let whole = rest.is_empty();
    let models_path = models.display().to_string();
    if whole {
        rest = vec!["--output", &models_path];
    }
    run::run(trainer().arg(&folder).args(rest))?;
    if whole {
        note_hash(&models)?;
        fit_rankers(&folder)?;
    }
    Ok(())
}

/// `cargo xtask languages SOURCES`: the table by which languages are told apart, from a folder of unpacked packages that
/// `src/train/languages/mod.rs` names. `--entries 0.5` keeps half of the weights; `--output` writes elsewhere.
pub fn languages(mut arguments: Arguments) -> Result<()> {
    let share = arguments.value("--entries")?.unwrap_or_else(|| "1.0".to_owned());
    let output = arguments.value("--output")?.map(PathBuf::from);
    let output = output.unwrap_or_else(|| run::root().join("src/lang/identify/languages.bin"));
    let rest = arguments.rest();
    let [sources] = rest.as_slice() else { bail!("name the folder of the sources; see CONTRIBUTING.md") };
    run::run(trainer().arg("languages").arg(sources).arg(output).arg(share))
}

/// The trainer, built first.
fn trainer() -> Command {
    let mut cargo = run::cargo();
    cargo.args([
        "run",
        "--release",
        "--package",
        "nutgraf",
        "--features",
        "train",
        "--bin",
        "nutgraf-train",
        "--",
    ]);
    cargo
}

/// The taggers of names in the packs of languages, by their codes with commas between them; all of them where that is "all".
fn fit_packs(folder: &Path, codes: &str) -> Result<()> {
    let mut trainer = trainer();
    trainer.arg("names").arg(folder).arg("--output").arg(run::root());
    if codes != "all" {
        trainer.args(["--languages", codes]);
    }
    run::run(&mut trainer)
}

/// The small rankers, whose weights are source files. They are fitted with the model that the program has.
fn fit_rankers(folder: &Path) -> Result<()> {
    run::run(trainer().arg("rankers").arg(folder).arg(run::root()))
}

/// Writes the hash of the model into its card.
fn note_hash(models: &Path) -> Result<()> {
    let model = fs::read(models.join("en.nut")).context("en.nut")?;
    let hash = Sha256::digest(&model).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let card = models.join("en.toml");
    let text = fs::read_to_string(&card).context("en.toml")?;
    let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("sha256 = ")).collect();
    let line = "language = \"en\"\n";
    fs::write(&card, text.replacen(line, &format!("sha256 = \"{hash}\"\n{line}"), 1))?;
    Ok(())
}
