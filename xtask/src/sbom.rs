//! `cargo xtask sbom`: what is inside the WebAssembly files, and what they were made with, as CycloneDX 1.6
//! (<https://cyclonedx.org/docs/1.6/json/>). It stands beside a release.
//!
//! `required` is what is shipped: the crates that are linked in, Rust's standard library, the model, the packs of languages and
//! the crate whose stemmers they hold, compiled by `cargo xtask tables`. `excluded` has only
//! worked on it: macros, build scripts, the generator of the glue, wasm-opt, esbuild. Neither a time nor a random number
//! is written, so that the same sources and tools give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, supply, wasm};

/// The crate whose stemmers stand in the packs as programs. Tests compare both, so Cargo.lock has its version and checksum.
const STEMMERS: &str = "snowball_stemmers_rs";
/// The licences of Snowball's own algorithms and of the crate.
const STEMMERS_LICENCE: &str = "BSD-3-Clause AND MIT";
/// What is in the packs, source by source, as NOTICE names them: wordfreq; Snowball, TinySegmenter; stop-words, jieba; OpenCC;
/// PyThaiNLP.
const PACKS_LICENCE: &str = "CC-BY-SA-4.0 AND BSD-3-Clause AND MIT AND Apache-2.0 AND CC0-1.0";

/// The npm packages that have a hand in what is shipped.
const NPM_TOOLS: &[&str] = &["binaryen", "esbuild"];

pub fn command(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    println!("{}", write()?.display());
    Ok(())
}

/// Builds the package, writes target/nutgraf-VERSION.cdx.json and returns its path.
pub fn write() -> Result<PathBuf> {
    wasm::build()?;
    let mut files = Vec::new();
    for (name, features) in wasm::files() {
        let sha256 = sha256(&format!("pkg/{name}"))?;
        files.push(File { name, sha256, metadata: metadata(features)? });
    }
    let release = run::output(run::program("rustc").arg("-vV"))?;
    let rust =
        release.lines().find_map(|line| line.strip_prefix("release: ")).context("rustc told no release")?;
    let text =
        |file: &str| fs::read_to_string(root().join(file)).with_context(|| format!("{file} cannot be read"));
    let npm: Value = serde_json::from_str(&text("package-lock.json")?).context("package-lock.json")?;
    let model = model(&text("models/en.toml")?)?;
    if model.sha256 != sha256(&model.file)? {
        bail!(
            "{} is not the file that models/en.toml describes: `cargo xtask train` writes both",
            model.file
        );
    }
    let mut packs = Vec::new();
    for (name, _) in package::packs()? {
        let name = format!("packs/{name}");
        let sha256 = sha256(&format!("pkg/{name}"))?;
        packs.push(Pack { name, sha256 });
    }
    let materials = Materials { files, packs, lock: text("Cargo.lock")?, npm, rust: rust.to_owned(), model };
    let document = compose(&materials)?;
    let version = document["metadata"]["component"]["version"].as_str().unwrap_or_default();
    let path = run::target().join(format!("nutgraf-{version}.cdx.json"));
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

fn sha256(file: &str) -> Result<String> {
    let bytes = fs::read(root().join(file)).with_context(|| format!("{file} cannot be read"))?;
    Ok(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The crates of one wasm file, as Cargo resolves them.
fn metadata(features: &str) -> Result<Value> {
    let features: Vec<String> = features.split(',').map(|feature| format!("nutgraf/{feature}")).collect();
    let answer = run::output(
        run::cargo()
            .args(["metadata", "--locked", "--format-version", "1"])
            .args(["--filter-platform", "wasm32-unknown-unknown", "--no-default-features"])
            .args(["--features", &features.join(",")]),
    )?;
    serde_json::from_str(&answer).context("cargo metadata did not answer with JSON")
}

/// One of the wasm files.
struct File {
    name: String,
    sha256: String,
    metadata: Value,
}

/// A pack of a language.
struct Pack {
    name: String,
    sha256: String,
}

/// The model of English, by its card.
struct Model {
    file: String,
    license: String,
    sha256: String,
}

fn model(card: &str) -> Result<Model> {
    let field = |key: &str| {
        card.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
            .map(|value| value.trim_matches('"').to_owned())
            .with_context(|| format!("models/en.toml has no {key}"))
    };
    Ok(Model {
        file: format!("models/{}", field("file")?),
        license: field("license")?,
        sha256: field("sha256")?,
    })
}

/// All that the document is made of.
struct Materials {
    files: Vec<File>,
    packs: Vec<Pack>,
    lock: String,
    npm: Value,
    rust: String,
    model: Model,
}

/// A crate in the document.
#[derive(Default)]
struct Part {
    licence: String,
    /// The wasm files it is linked into.
    files: BTreeSet<String>,
    /// References of the crates it needs.
    needs: BTreeSet<String>,
}

fn compose(materials: &Materials) -> Result<Value> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    let mut own = None;
    for file in &materials.files {
        let package = supply::packages(&file.metadata)
            .iter()
            .find(|package| package["name"] == "nutgraf")
            .context("the metadata hold no nutgraf")?;
        collect(file, word(package, "id")?, &mut parts)?;
        own = Some(package);
    }
    let own = own.context("no wasm file is given")?;
    let (version, licence) = (word(own, "version")?, word(own, "license")?);
    let itself = format!("pkg:cargo/nutgraf@{version}");
    let direct = parts.remove(&itself).context("nutgraf is not among its own crates")?.needs;

    let checksums: BTreeMap<String, &str> = supply::locked(&materials.lock)
        .filter_map(|package| Some((purl("cargo", package.name, package.version), package.checksum?)))
        .collect();
    let reference = format!("pkg:npm/nutgraf@{version}");
    let rust = format!("pkg:github/rust-lang/rust@{}", materials.rust);
    let mut components = vec![
        json!({
            "type": "library", "bom-ref": rust, "name": "std", "version": materials.rust, "scope": "required",
            "description": "Rust's standard library, as far as the linker keeps it",
            "licenses": [{"expression": "MIT OR Apache-2.0"}], "purl": rust,
        }),
        json!({
            "type": "machine-learning-model", "bom-ref": materials.model.file, "name": materials.model.file,
            "version": version, "scope": "required",
            "description": "names, parts of speech and word frequencies of English; its card is models/en.toml",
            "hashes": [{"alg": "SHA-256", "content": materials.model.sha256}],
            "licenses": [{"expression": materials.model.license}],
        }),
    ];
    let packs = "packs".to_owned();
    if materials.packs.is_empty() {
        bail!("no pack of a language is given");
    }
    let (stemmers, component) = stemmers(&materials.lock)?;
    // What a wasm file links is named by its crates.
    if parts.contains_key(&stemmers) {
        bail!("{STEMMERS} is linked into a wasm file: it stands in the packs instead");
    }
    components.push(json!({
        "type": "data", "bom-ref": packs, "name": packs, "version": version, "scope": "required",
        "description": "stop words, stemmers, abbreviations and words of languages other than English, a file each; NOTICE tells their sources",
        "licenses": [{"expression": PACKS_LICENCE}],
    }));
    components.push(component);
    let mut needs = vec![
        json!({
            "ref": reference,
            "dependsOn": direct.iter().chain([&rust, &materials.model.file, &packs]).collect::<Vec<_>>(),
        }),
        json!({"ref": packs, "dependsOn": [stemmers]}),
    ];
    for (reference, part) in &parts {
        let mut component = tool(reference, &part.licence)?;
        component["type"] = "library".into();
        let checksum =
            checksums.get(reference).with_context(|| format!("Cargo.lock has no checksum of {reference}"))?;
        component["hashes"] = json!([{"alg": "SHA-256", "content": checksum}]);
        if !part.files.is_empty() {
            component["scope"] = "required".into();
            component["properties"] =
                part.files.iter().map(|file| json!({"name": "nutgraf:linked-into", "value": file})).collect();
        }
        components.push(component);
        needs.push(json!({"ref": reference, "dependsOn": part.needs}));
    }
    components.extend(tools(materials)?);

    let wasm = materials.files.iter().map(|file| (&file.name, &file.sha256));
    let files: Vec<Value> = wasm
        .chain(materials.packs.iter().map(|pack| (&pack.name, &pack.sha256)))
        .map(|(name, sha256)| {
            json!({
                "type": "file", "bom-ref": format!("{reference}#{name}"), "name": name,
                "hashes": [{"alg": "SHA-256", "content": sha256}],
            })
        })
        .collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "library", "bom-ref": reference, "name": "nutgraf", "version": version,
                "description": own["description"], "licenses": [{"expression": licence}], "purl": reference,
                "components": files,
            },
        },
        "components": components,
        "dependencies": needs,
    }))
}

/// The crate of the stemmers in the packs: its reference and its component.
fn stemmers(lock: &str) -> Result<(String, Value)> {
    let locked = supply::locked(lock)
        .find(|package| package.name == STEMMERS)
        .with_context(|| format!("Cargo.lock has no {STEMMERS}"))?;
    let checksum = locked.checksum.with_context(|| format!("Cargo.lock has no checksum of {STEMMERS}"))?;
    let reference = purl("cargo", locked.name, locked.version);
    let mut component = tool(&reference, STEMMERS_LICENCE)?;
    component["type"] = "library".into();
    component["scope"] = "required".into();
    component["hashes"] = json!([{"alg": "SHA-256", "content": checksum}]);
    component["properties"] = json!([{"name": "nutgraf:compiled-into", "value": "packs"}]);
    Ok((reference, component))
}

/// Adds the crates of one file: those linked in are reached by ordinary dependencies without passing a macro.
fn collect(file: &File, start: &str, parts: &mut BTreeMap<String, Part>) -> Result<()> {
    let packages: BTreeMap<&str, &Value> = supply::packages(&file.metadata)
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = file.metadata["resolve"]["nodes"]
        .as_array()
        .context("the metadata hold no resolution")?
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let package = |id: &str| packages.get(id).copied().with_context(|| format!("the metadata hold no {id}"));
    let mut seen = BTreeSet::new();
    let mut waiting = vec![(start, true)];
    while let Some((id, linked)) = waiting.pop() {
        if !seen.insert((id, linked)) {
            continue;
        }
        let mut needs = BTreeSet::new();
        let node = nodes.get(id).with_context(|| format!("the metadata resolve no {id}"))?;
        for dependency in node["deps"].as_array().into_iter().flatten() {
            let target = word(dependency, "pkg")?;
            let has = |kind: Value| {
                dependency["dep_kinds"]
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(|one| one["kind"] == kind))
            };
            let (ordinary, build) = (has(Value::Null), has("build".into()));
            // What only tests need.
            if !ordinary && !build {
                continue;
            }
            needs.insert(crate_reference(package(target)?)?);
            if ordinary {
                waiting.push((target, linked && !is_macro(package(target)?)));
            }
            if build {
                waiting.push((target, false));
            }
        }
        let package = package(id)?;
        let part = parts.entry(crate_reference(package)?).or_default();
        part.licence = word(package, "license")?.replace('/', " OR ");
        part.needs.extend(needs);
        if linked {
            part.files.insert(file.name.clone());
        }
    }
    Ok(())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .flat_map(|target| target["kind"].as_array().into_iter().flatten())
        .any(|kind| kind == "proc-macro")
}

/// What has generated, optimized or shortened the files.
fn tools(materials: &Materials) -> Result<Vec<Value>> {
    let generator = "wasm-bindgen-cli-support";
    let locked = supply::locked(&materials.lock)
        .find(|package| package.name == generator)
        .with_context(|| format!("Cargo.lock has no {generator}"))?;
    let mut tools = vec![tool(&purl("cargo", generator, locked.version), "MIT OR Apache-2.0")?];
    for name in NPM_TOOLS {
        let package = &materials.npm["packages"][format!("node_modules/{name}")];
        tools.push(tool(&purl("npm", name, word(package, "version")?), word(package, "license")?)?);
    }
    Ok(tools)
}

fn tool(purl: &str, licence: &str) -> Result<Value> {
    let (name, version) =
        purl.rsplit_once('/').and_then(|(_, rest)| rest.split_once('@')).context("no package URL")?;
    Ok(json!({
        "type": "application", "bom-ref": purl, "name": name, "version": version, "scope": "excluded",
        "licenses": [{"expression": licence}], "purl": purl,
    }))
}

fn crate_reference(package: &Value) -> Result<String> {
    Ok(purl("cargo", word(package, "name")?, word(package, "version")?))
}

/// A package URL (<https://github.com/package-url/purl-spec>); a version's `+` is written `%2B`.
fn purl(kind: &str, name: &str, version: &str) -> String {
    format!("pkg:{kind}/{name}@{}", version.replace('+', "%2B"))
}

fn word<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    value[key].as_str().with_context(|| format!("no {key} in {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// nutgraf → linked → deep; nutgraf → derive (a macro) → parser; linked → (build) probe; nutgraf → (dev) tester.
    fn materials() -> Materials {
        let package = |name: &str, licence: &str, kind: &str| json!({"id": name, "name": name, "version": "1.0.0", "license": licence, "targets": [{"kind": [kind]}]});
        let dependency = |name: &str, kind: Value| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [
                package("nutgraf", "MIT OR Apache-2.0", "cdylib"),
                package("linked", "MIT/Apache-2.0", "lib"),
                package("deep", "Zlib", "lib"),
                package("derive", "MIT", "proc-macro"),
                package("parser", "MIT", "lib"),
                package("probe", "MIT", "lib"),
                package("tester", "MIT", "lib"),
            ],
            "resolve": {"nodes": [
                {"id": "nutgraf", "deps": [
                    dependency("linked", Value::Null), dependency("derive", Value::Null), dependency("tester", "dev".into()),
                ]},
                {"id": "linked", "deps": [dependency("deep", Value::Null), dependency("probe", "build".into())]},
                {"id": "derive", "deps": [dependency("parser", Value::Null)]},
                {"id": "deep", "deps": []}, {"id": "parser", "deps": []}, {"id": "probe", "deps": []},
                {"id": "tester", "deps": []},
            ]},
        });
        let mut lock = String::from("version = 4\n");
        for name in
            ["linked", "deep", "derive", "parser", "probe", "tester", STEMMERS, "wasm-bindgen-cli-support"]
        {
            lock.push_str(&format!(
                "\n[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\nchecksum = \"{}\"\n",
                "ab".repeat(32)
            ));
        }
        let npm = json!({"packages": {
            "node_modules/binaryen": {"version": "132.0.0", "license": "Apache-2.0"},
            "node_modules/esbuild": {"version": "0.28.2", "license": "MIT"},
        }});
        let file = File { name: "one.wasm".into(), sha256: "cd".repeat(32), metadata };
        let model =
            model("[model]\nfile = \"en.nut\"\nsha256 = \"ef\"\nlicense = \"CC-BY-SA-4.0\"\n").unwrap();
        let packs = vec![Pack { name: "packs/de.nut".into(), sha256: "01".repeat(32) }];
        Materials { files: vec![file], packs, lock, npm, rust: "1.95.0".into(), model }
    }

    fn names(document: &Value, scope: &str) -> Vec<String> {
        let components = document["components"].as_array().unwrap();
        let inside = components.iter().filter(|component| component["scope"] == scope);
        inside.map(|component| component["name"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn what_ships_is_told_from_what_helps() {
        let document = compose(&materials()).unwrap();
        assert_eq!(
            names(&document, "required"),
            ["std", "models/en.nut", "packs", STEMMERS, "deep", "linked"]
        );
        assert_eq!(
            names(&document, "excluded"),
            ["derive", "parser", "probe", "wasm-bindgen-cli-support", "binaryen", "esbuild"]
        );
        assert!(!document.to_string().contains("tester"), "what only tests need has no place here");
    }

    #[test]
    fn the_document_has_the_shape_of_cyclonedx() {
        let document = compose(&materials()).unwrap();
        assert_eq!((&document["bomFormat"], &document["specVersion"]), (&json!("CycloneDX"), &json!("1.6")));
        let root = &document["metadata"]["component"];
        assert_eq!(root["components"][0]["hashes"][0]["content"], "cd".repeat(32));
        assert_eq!(root["components"][1]["name"], "packs/de.nut");
        let mut references = BTreeSet::from([root["bom-ref"].as_str().unwrap()]);
        for component in document["components"].as_array().unwrap() {
            for key in ["type", "name", "version", "scope"] {
                assert!(component[key].is_string(), "{key} in {component}");
            }
            assert!(component["licenses"][0]["expression"].is_string(), "{component}");
            assert!(references.insert(component["bom-ref"].as_str().unwrap()), "twice: {component}");
        }
        let linked =
            document["components"].as_array().unwrap().iter().find(|one| one["name"] == "linked").unwrap();
        assert_eq!(
            linked["licenses"][0]["expression"], "MIT OR Apache-2.0",
            "the old way to write OR is no SPDX"
        );
        assert_eq!(linked["hashes"][0], json!({"alg": "SHA-256", "content": "ab".repeat(32)}));
        assert_eq!(linked["properties"][0]["value"], "one.wasm");
        for dependency in document["dependencies"].as_array().unwrap() {
            let needs = dependency["dependsOn"].as_array().unwrap().iter().chain([&dependency["ref"]]);
            for reference in needs {
                assert!(
                    references.contains(reference.as_str().unwrap()),
                    "{reference} is not in the document"
                );
            }
        }
        assert_eq!(compose(&materials()).unwrap(), document, "the same materials, the same document");
    }

    #[test]
    fn what_is_missing_is_named() {
        type Spoil = fn(&mut Materials);
        let cases: &[(Spoil, &str)] = &[
            (|materials| materials.files.clear(), "no wasm file is given"),
            (|materials| materials.packs.clear(), "no pack of a language is given"),
            (|materials| materials.lock = materials.lock.replace(STEMMERS, "others"), STEMMERS),
            (
                |materials| materials.lock = materials.lock.replace("\"deep\"", "\"shallow\""),
                "no checksum of pkg:cargo/deep@1.0.0",
            ),
            (|materials| materials.npm = json!({}), "no version"),
            (|materials| materials.files[0].metadata["packages"][1]["license"] = Value::Null, "no license"),
            (|materials| materials.files[0].metadata["resolve"] = Value::Null, "no resolution"),
        ];
        for (spoil, expected) in cases {
            let mut materials = materials();
            spoil(&mut materials);
            let error = format!("{:#}", compose(&materials).unwrap_err());
            assert!(error.contains(expected), "{error}");
        }
        assert!(model("[model]\nfile = \"en.nut\"\n").is_err());
    }
}
