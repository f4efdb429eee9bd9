//! The npm package: what goes into it, and whether it is complete.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::{self, root};

/// Page, npm package and crate all carry these.
pub const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// The scripts and modules that run: pkg/*.js and pkg/*.wasm, tracked and generated.
pub fn runtime_files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("pkg")).context("pkg/ cannot be read")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js" || extension == "wasm") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// npm packs nothing from outside the package's folder, so the licences are copied in.
pub fn copy_licences() -> Result<()> {
    for name in LICENCES {
        fs::copy(root().join(name), root().join("pkg").join(name))
            .with_context(|| format!("{name} cannot be copied into pkg/"))?;
    }
    Ok(())
}

/// Packs the npm package into target/package/ and returns the tarball.
pub fn pack() -> Result<PathBuf> {
    let folder = run::target().join("package");
    fs::create_dir_all(&folder)?;
    let answer = npm_pack(&["--pack-destination", &folder.to_string_lossy()])?;
    let name = answer["filename"].as_str().context("npm pack named no file")?;
    Ok(folder.join(name))
}

/// Checks that the package holds all it needs and nothing else.
pub fn check() -> Result<()> {
    let answer = npm_pack(&["--dry-run"])?;
    let packed: BTreeSet<String> = answer["files"]
        .as_array()
        .context("npm pack listed no files")?
        .iter()
        .filter_map(|file| file["path"].as_str().map(str::to_owned))
        .collect();

    let mut wanted: BTreeSet<String> =
        ["package.json", "README.md", "index.d.ts"].iter().map(|name| name.to_string()).collect();
    wanted.extend(LICENCES.iter().map(|name| name.to_string()));
    for file in runtime_files()? {
        wanted.extend(file.file_name().map(|name| name.to_string_lossy().into_owned()));
    }
    let missing: Vec<&String> = wanted.difference(&packed).collect();
    if !missing.is_empty() {
        bail!("the npm package lacks {missing:?}: add them to \"files\" in pkg/package.json");
    }
    let unexpected: Vec<&String> = packed.difference(&wanted).collect();
    if !unexpected.is_empty() {
        bail!(
            "the npm package holds {unexpected:?}, which it does not need: see \"files\" in pkg/package.json"
        );
    }

    let manifest: Value = serde_json::from_slice(&fs::read(root().join("pkg/package.json"))?)?;
    for target in targets(&manifest["exports"]) {
        if !packed.contains(target.trim_start_matches("./")) {
            bail!("\"exports\" of pkg/package.json leads to {target}, which is not in the package");
        }
    }
    let version = manifest["version"].as_str().unwrap_or_default();
    if version != crate_version()? {
        bail!("pkg/package.json is version {version}, Cargo.toml {}", crate_version()?);
    }
    println!("nutgraf {version}: {} files", packed.len());
    Ok(())
}

fn npm_pack(arguments: &[&str]) -> Result<Value> {
    let text = run::output(
        run::npm()
            .current_dir(root().join("pkg"))
            .args(["pack", "--json", "--loglevel=error"])
            .args(arguments),
    )?;
    let answer: Value = serde_json::from_str(&text).context("npm pack did not answer with JSON")?;
    // A list of one package; a later npm answers with an object by package name.
    let package = match answer {
        Value::Array(packages) => packages.into_iter().next(),
        Value::Object(packages) => packages.into_iter().next().map(|(_, package)| package),
        _ => None,
    };
    package.context("npm pack named no package")
}

/// Every file an `exports` field leads to, however deep its conditions go.
fn targets(exports: &Value) -> Vec<String> {
    match exports {
        Value::String(target) => vec![target.clone()],
        Value::Object(conditions) => conditions.values().flat_map(targets).collect(),
        _ => Vec::new(),
    }
}

fn crate_version() -> Result<String> {
    let manifest = fs::read_to_string(root().join(Path::new("Cargo.toml")))?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
        .context("Cargo.toml names no version")
}
