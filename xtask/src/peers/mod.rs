//! The part of `cargo xtask bench` that gives the same input to other libraries: benches/peers/, natively and in
//! WebAssembly under Node, and npm packages in Node.

pub mod analysis;
pub mod boundaries;
pub mod ranking;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::run;

/// What the comparisons with other crates run.
pub struct Programs {
    native: PathBuf,
    /// The WebAssembly module of the same contenders, for Node.
    glue: PathBuf,
    /// The folder of the texts.
    texts: PathBuf,
}

impl Programs {
    /// Builds them, to read the texts of a folder ([`write_texts`]).
    pub fn build(texts: &Path) -> Result<Self> {
        let target = target();
        let cargo = |more: &[&str]| {
            let mut cargo = run::cargo();
            cargo.args(["build", "--release", "--manifest-path", "benches/peers/Cargo.toml"]);
            cargo.args(more).arg("--target-dir").arg(&target);
            cargo
        };
        run::run(&mut cargo(&["--bins"]))?;
        run::run(&mut cargo(&["--lib", "--target", "wasm32-unknown-unknown"]))?;
        let generated = target.join("bindgen");
        fs::create_dir_all(&generated)?;
        Bindgen::new()
            .input_path(target.join("wasm32-unknown-unknown").join("release").join("nutgraf_peers.wasm"))
            .out_name("peers")
            .nodejs(true)?
            .typescript(false)
            .generate(&generated)
            .context("wasm-bindgen")?;
        // For Node it is written as CommonJS, which this checkout's package.json is not.
        fs::write(generated.join("package.json"), r#"{ "type": "commonjs" }"#)?;
        Ok(Self {
            native: target.join("release").join(format!("peers{}", std::env::consts::EXE_SUFFIX)),
            glue: generated.join("peers.js"),
            texts: texts.to_owned(),
        })
    }

    fn native(&self, task: &str) -> Command {
        let mut command = run::program(&self.native);
        command.arg(task);
        command
    }

    fn node(&self, script: &str) -> Command {
        let mut command = run::node(script);
        command.arg(&self.glue);
        command
    }
}

fn target() -> PathBuf {
    run::target().join("peers")
}

/// Writes what all comparisons read: one text in each language, and below them `sizes/` and `analysis/`.
pub fn write_texts(folder: &Path) -> Result<PathBuf> {
    let texts = folder.join("peers");
    fs::create_dir_all(&texts)?;
    let mut write = run::cargo();
    write.args(["bench", "--package", "nutgraf", "--bench", "pipeline", "--", "--peers"]).arg(&texts);
    run::run(&mut write)?;
    Ok(texts)
}

/// The texts of a folder, by name.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).context("the texts cannot be read")?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    Ok(paths)
}

/// Installs the npm packages that are compared with: below target/, so that the page's own packages stay alone.
fn install() -> Result<PathBuf> {
    let folder = target().join("npm");
    fs::create_dir_all(&folder)?;
    let source = run::root().join("benches").join("peers");
    let lock = fs::read(source.join("package-lock.json"))?;
    let stamp = folder.join("installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    println!("Installing the npm packages to compare with");
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source.join(name), folder.join(name))?;
    }
    let mut npm = run::npm();
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run::run(npm.current_dir(&folder))
        .context("the npm packages could not be installed: is the npm registry within reach?")?;
    index_words(&folder.join("node_modules").join("wordpos"))?;
    fs::write(&stamp, lock)?;
    Ok(folder)
}

/// What wordpos, by which node-summarizer finds nouns, does after its installation: scripts of packages do not run
/// unasked.
fn index_words(wordpos: &Path) -> Result<()> {
    let mut node = run::program("node");
    node.args(["tools/stat.js", "--no-stats", "index.adv", "index.adj", "index.verb", "index.noun"]);
    run::run(node.current_dir(wordpos))
}
