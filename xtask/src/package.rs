//! The npm package: what goes into it, and whether it is complete.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::wasm;

/// Page, npm package and crate all carry these.
pub const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// Written by hand, pkg/*.d.ts.
const TYPES: &[&str] = &["index.d.ts", "file.d.ts", "worker.d.ts"];
/// What errors of the package lead to.
const RECIPES: &str = "docs/recipes.md";

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

/// The packs of languages, packs/*.nut, by name and in order. What else lies in the folder is their source.
pub fn packs() -> Result<Vec<(String, PathBuf)>> {
    let mut packs = Vec::new();
    for entry in fs::read_dir(root().join("packs")).context("packs/ cannot be read")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "nut") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            packs.push((name, path));
        }
    }
    if packs.is_empty() {
        bail!("packs/ holds no *.nut: `cargo xtask tables` writes them");
    }
    packs.sort();
    Ok(packs)
}

/// Makes pkg/packs/ hold exactly the packs: npm packs nothing from outside the package's folder.
pub fn copy_packs() -> Result<()> {
    let folder = root().join("pkg").join("packs");
    fs::create_dir_all(&folder)?;
    let packs = packs()?;
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if packs.iter().all(|(name, _)| entry.file_name() != name.as_str()) {
            fs::remove_file(entry.path())
                .with_context(|| format!("{} cannot be removed", entry.path().display()))?;
        }
    }
    for (name, path) in packs {
        fs::copy(&path, folder.join(&name))
            .with_context(|| format!("{name} cannot be copied into pkg/packs/"))?;
    }
    Ok(())
}

/// npm packs nothing from outside the package's folder, so the licences are copied in.
pub fn copy_licences() -> Result<()> {
    for name in LICENCES {
        fs::copy(root().join(name), root().join("pkg").join(name))
            .with_context(|| format!("{name} cannot be copied into pkg/"))?;
    }
    Ok(())
}

/// Makes target/npm/ hold the package as it is published, of a finished pkg/: what the page has is the same there but the worker's
/// script, which is one file, and nutgraf/inline is made (`xtask/npm.mjs`).
pub fn stage() -> Result<PathBuf> {
    let (from, to) = (root().join("pkg"), root().join("target").join("npm"));
    if to.exists() {
        fs::remove_dir_all(&to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    let mut files: Vec<(String, PathBuf)> = vec![(RECIPES.into(), root().join(RECIPES))];
    for name in ["package.json", "README.md"].iter().chain(TYPES).chain(LICENCES) {
        files.push((name.to_string(), from.join(name)));
    }
    for file in runtime_files()? {
        files.push((file.file_name().unwrap_or_default().to_string_lossy().into_owned(), file));
    }
    files.extend(packs()?.into_iter().map(|(name, file)| (format!("packs/{name}"), file)));
    for (name, file) in files {
        let copy = to.join(&name);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &copy).with_context(|| format!("{name} cannot be copied into target/npm/"))?;
    }
    run::run(run::node("xtask/npm.mjs").arg(&from).arg(&to))?;
    Ok(to)
}

/// `cargo xtask package`
pub fn command(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    wasm::build()?;
    println!("The npm package is in {}", stage()?.display());
    Ok(())
}

/// Packs the npm package into target/package/ and returns the tarball.
pub fn pack() -> Result<PathBuf> {
    stage()?;
    let folder = run::target().join("package");
    fs::create_dir_all(&folder)?;
    let answer = npm_pack(&["--pack-destination", &folder.to_string_lossy()])?;
    let name = answer["filename"].as_str().context("npm pack named no file")?;
    Ok(folder.join(name))
}

/// Checks that the package holds all it needs and nothing else.
pub fn check() -> Result<()> {
    stage()?;
    let answer = npm_pack(&["--dry-run"])?;
    let packed: BTreeSet<String> = answer["files"]
        .as_array()
        .context("npm pack listed no files")?
        .iter()
        .filter_map(|file| file["path"].as_str().map(str::to_owned))
        .collect();

    let mut wanted: BTreeSet<String> =
        ["package.json", "README.md", RECIPES, "inline/index.js"].map(str::to_owned).into();
    wanted.extend(TYPES.iter().chain(LICENCES).map(|name| name.to_string()));
    for file in runtime_files()? {
        wanted.extend(file.file_name().map(|name| name.to_string_lossy().into_owned()));
    }
    wanted.extend(wasm::files().map(|(name, _)| format!("inline/{}", name.replace(".wasm", ".js"))));
    wanted.extend(packs()?.into_iter().map(|(name, _)| format!("packs/{name}")));
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
        if !packed.iter().any(|file| leads_to(target.trim_start_matches("./"), file)) {
            bail!("\"exports\" of pkg/package.json leads to {target}, which is not in the package");
        }
    }
    let version = manifest["version"].as_str().unwrap_or_default();
    if version != crate_version()? {
        bail!("pkg/package.json is version {version}, Cargo.toml {}", crate_version()?);
    }
    println!(
        "nutgraf {version}: {} files, {} bytes packed, {} bytes installed",
        packed.len(),
        answer["size"],
        answer["unpackedSize"]
    );
    Ok(())
}

fn npm_pack(arguments: &[&str]) -> Result<Value> {
    let text = run::output(
        run::npm()
            .current_dir(root().join("target").join("npm"))
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

/// Whether a target of `exports` is this file, or with one `*` a pattern that it fits.
fn leads_to(target: &str, file: &str) -> bool {
    match target.split_once('*') {
        Some((before, after)) => file
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|rest| !rest.is_empty()),
        None => target == file,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_lead_to_files() {
        assert!(leads_to("index.js", "index.js") && !leads_to("index.js", "index.d.ts"));
        assert!(leads_to("packs/*.nut", "packs/de.nut"));
        assert!(!leads_to("packs/*.nut", "packs/.nut") && !leads_to("packs/*.nut", "packs/de.txt"));
    }
}
