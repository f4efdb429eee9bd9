//! What this project takes from others, and on what terms: licences and sources of crates and npm packages, scripts that
//! run at their installation, and the actions of the workflows. Needs no network and nothing installed.
//!
//! The lists for crates are those of deny.toml, which cargo-deny reads too; with its database of advisories it runs in
//! .github/workflows/scheduled.yml.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::{self, root};

/// Licences of the npm packages. All of them are tools for development; nothing of them is handed out.
// ISC: d3-force and its parts.
const NPM_LICENCES: &[&str] = &["MIT", "Apache-2.0", "MPL-2.0", "ISC"];
/// npm packages that may run a script when they are installed: esbuild looks after its binary.
const NPM_SCRIPTS: &[&str] = &["esbuild"];
const NPM_REGISTRY: &str = "https://registry.npmjs.org/";
const CONSUMERS: &str = "tests/consumers";

/// Fails with every fault found; nobody has to be asked.
pub fn check() -> Result<()> {
    let policy = Policy::read(&text("deny.toml")?)?;
    let metadata = metadata_of("Cargo.toml")?;
    let npm: Value = serde_json::from_str(&text("package-lock.json")?).context("package-lock.json")?;

    let mut faults = crate_faults(&policy, &metadata);
    faults.extend(lock_faults(&policy, &text("Cargo.lock")?));
    // What else is handed out: the wheel, with crates of its own around ours, which have been looked at.
    let mut wheel = metadata_of("python/Cargo.toml")?;
    if let (Some(members), Some(ours)) =
        (wheel["workspace_members"].as_array_mut(), metadata["workspace_members"].as_array())
    {
        members.extend_from_slice(ours);
    }
    faults.extend(crate_faults(&policy, &wheel));
    faults.extend(lock_faults(&policy, &text("python/Cargo.lock")?));
    // A lock file that lags is found here, and not by the step that builds with it a quarter of an hour later.
    metadata_of("fuzz/Cargo.toml")?;
    faults.extend(npm_faults(&npm));
    for file in manifests()? {
        let manifest: Value = serde_json::from_str(&text(&file)?).with_context(|| file.clone())?;
        faults.extend(manifest_faults(&file, &manifest));
    }
    let workflows = workflows()?;
    for (name, yaml) in &workflows {
        faults.extend(workflow_faults(name, yaml));
    }
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        bail!("{} found:\n  {}", faults.len(), faults.join("\n  "));
    }
    println!(
        "{} crates, {} of the wheel, {} npm packages, {} workflows: licences, sources, checksums and pins are as they should be",
        packages(&metadata).len(),
        packages(&wheel).len(),
        npm["packages"].as_object().map_or(0, |packages| packages.len().saturating_sub(1)),
        workflows.len(),
    );
    Ok(())
}

fn text(file: &str) -> Result<String> {
    fs::read_to_string(root().join(file)).with_context(|| format!("{file} cannot be read"))
}

/// Of the development tools, the package, and what it is tried with.
fn manifests() -> Result<Vec<String>> {
    let mut files = vec!["package.json".to_owned(), "pkg/package.json".to_owned()];
    for entry in fs::read_dir(root().join(CONSUMERS)).context("tests/consumers cannot be read")?.flatten() {
        if entry.path().is_dir() {
            files.push(format!("{CONSUMERS}/{}/package.json", entry.file_name().to_string_lossy()));
        }
    }
    Ok(files)
}

/// The workflows' names and texts.
fn workflows() -> Result<Vec<(String, String)>> {
    let folder = root().join(".github").join("workflows");
    let mut workflows = Vec::new();
    for entry in fs::read_dir(&folder).context(".github/workflows cannot be read")?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".yml") || name.ends_with(".yaml") {
            workflows.push((name, fs::read_to_string(entry.path())?));
        }
    }
    Ok(workflows)
}

/// All crates of a workspace for all systems; where some of them cannot be fetched, those of this system and of WebAssembly.
fn metadata_of(manifest: &str) -> Result<Value> {
    let all = ["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest];
    let mut everything = run::cargo();
    everything.args(all);
    let answer = match run::output(&mut everything) {
        Ok(answer) => answer,
        Err(error) => {
            println!("{error:#}: only crates of this system and of WebAssembly are looked at");
            let host = run::output(run::program("rustc").args(["--print", "host-tuple"]))?;
            let these = ["--filter-platform", host.trim(), "--filter-platform", "wasm32-unknown-unknown"];
            run::output(run::cargo().args(all).args(these)).with_context(|| {
                format!(
                    "a lock file that lags is written anew by `cargo metadata --manifest-path {manifest}`"
                )
            })?
        }
    };
    serde_json::from_str(&answer).context("cargo metadata did not answer with JSON")
}

/// The packages of `cargo metadata`.
pub fn packages(metadata: &Value) -> &[Value] {
    metadata["packages"].as_array().map_or(&[], Vec::as_slice)
}

/// What deny.toml allows.
pub struct Policy {
    licences: Vec<String>,
    registries: Vec<String>,
}

impl Policy {
    fn read(toml: &str) -> Result<Self> {
        Ok(Self {
            licences: list(toml, "licenses", "allow")?,
            registries: list(toml, "sources", "allow-registry")?,
        })
    }
}

/// The strings of `KEY = […]` in the table `[TABLE]`. A reader of all TOML would be one more dependency, for two lists;
/// comments may not hold brackets or quotation marks, nor the strings a number sign.
fn list(toml: &str, table: &str, key: &str) -> Result<Vec<String>> {
    let missing = || format!("deny.toml has no {key} = […] in [{table}]");
    let plain: Vec<&str> =
        toml.lines().map(|line| line.split_once('#').map_or(line, |(line, _)| line).trim()).collect();
    let header = format!("[{table}]");
    let start = plain.iter().position(|line| *line == header).with_context(missing)? + 1;
    let rest = &plain[start..];
    let end = rest.iter().position(|line| line.starts_with('[') && line.ends_with(']')).unwrap_or(rest.len());
    let entry = rest[..end]
        .iter()
        .position(|line| line.split_once('=').is_some_and(|(name, _)| name.trim() == key))
        .with_context(missing)?;
    let joined = rest[entry..end].join(" ");
    let (_, value) = joined.split_once('[').with_context(missing)?;
    let (value, _) = value.split_once(']').with_context(missing)?;
    Ok(value.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

fn crate_faults(policy: &Policy, metadata: &Value) -> Vec<String> {
    let members = metadata["workspace_members"].as_array().map_or(&[][..], Vec::as_slice);
    let mut faults = Vec::new();
    for package in packages(metadata) {
        let name = format!("crate {} {}", word(package, "name"), word(package, "version"));
        faults.extend(licence_fault(&name, package["license"].as_str(), &policy.licences));
        match package["source"].as_str() {
            Some(source) => faults.extend(source_fault(&name, source, policy)),
            None if members.contains(&package["id"]) => {}
            None => faults.push(format!("{name} comes from a folder outside the workspace")),
        }
    }
    faults
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("?")
}

fn source_fault(name: &str, source: &str, policy: &Policy) -> Option<String> {
    let known = source
        .strip_prefix("registry+")
        .is_some_and(|registry| policy.registries.iter().any(|allowed| allowed == registry));
    (!known).then(|| format!("{name} comes from {source}, which deny.toml does not allow"))
}

fn licence_fault(name: &str, licence: Option<&str>, allowed: &[impl AsRef<str>]) -> Option<String> {
    let Some(licence) = licence else {
        return Some(format!("{name} names no licence"));
    };
    match is_allowed(licence, allowed) {
        Ok(true) => None,
        Ok(false) => Some(format!("{name} is under {licence}, which is not allowed")),
        Err(error) => Some(format!("{name}: the licence \"{licence}\" cannot be read: {error}")),
    }
}

/// Whether an SPDX expression can be met with the allowed licences. `/` is Cargo's old way to write OR.
pub fn is_allowed(expression: &str, allowed: &[impl AsRef<str>]) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = tokens.as_slice();
    let result = any_of(&mut rest, allowed)?;
    if let Some(token) = rest.first() {
        bail!("unexpected {token}");
    }
    Ok(result)
}

fn any_of(rest: &mut &[&str], allowed: &[impl AsRef<str>]) -> Result<bool> {
    let mut result = all_of(rest, allowed)?;
    while take(rest, "OR") {
        result |= all_of(rest, allowed)?;
    }
    Ok(result)
}

fn all_of(rest: &mut &[&str], allowed: &[impl AsRef<str>]) -> Result<bool> {
    let mut result = licence(rest, allowed)?;
    while take(rest, "AND") {
        result &= licence(rest, allowed)?;
    }
    Ok(result)
}

fn licence(rest: &mut &[&str], allowed: &[impl AsRef<str>]) -> Result<bool> {
    if take(rest, "(") {
        let result = any_of(rest, allowed)?;
        if !take(rest, ")") {
            bail!("a bracket is not closed");
        }
        return Ok(result);
    }
    let mut name = identifier(rest)?;
    if take(rest, "WITH") {
        name = format!("{name} WITH {}", identifier(rest)?);
    }
    Ok(allowed.iter().any(|allowed| allowed.as_ref() == name))
}

fn identifier(rest: &mut &[&str]) -> Result<String> {
    match rest.split_first() {
        Some((first, after)) if !["OR", "AND", "WITH", "(", ")"].contains(first) => {
            *rest = after;
            Ok((*first).to_owned())
        }
        Some((first, _)) => bail!("unexpected {first}"),
        None => bail!("it ends too early"),
    }
}

fn take(rest: &mut &[&str], wanted: &str) -> bool {
    match rest.split_first() {
        Some((first, after)) if *first == wanted => {
            *rest = after;
            true
        }
        _ => false,
    }
}

/// The crates of Cargo.lock: name, version and, where they are from a registry, source and checksum.
pub struct Locked<'a> {
    pub name: &'a str,
    pub version: &'a str,
    pub source: Option<&'a str>,
    pub checksum: Option<&'a str>,
}

/// Reads Cargo.lock, which Cargo writes with one key a line.
pub fn locked(lock: &str) -> impl Iterator<Item = Locked<'_>> {
    lock.split("[[package]]").skip(1).map(|block| {
        let field = |key: &str| {
            block
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
                .map(|value| value.trim_matches('"'))
        };
        Locked {
            name: field("name").unwrap_or("?"),
            version: field("version").unwrap_or("?"),
            source: field("source"),
            checksum: field("checksum"),
        }
    })
}

fn lock_faults(policy: &Policy, lock: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for package in locked(lock) {
        // Without a source it is one of ours, which the metadata tell.
        let Some(source) = package.source else { continue };
        let name = format!("crate {} {}", package.name, package.version);
        faults.extend(source_fault(&name, source, policy));
        if !package.checksum.is_some_and(|checksum| is_hex(checksum, 64)) {
            faults.push(format!("{name} has no checksum in Cargo.lock"));
        }
    }
    faults
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn npm_faults(lock: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(packages) = lock["packages"].as_object() else {
        return vec![
            "package-lock.json lists no packages: `npm install` of npm 7 or newer writes them".into(),
        ];
    };
    for (path, package) in packages {
        // The project itself.
        if path.is_empty() {
            continue;
        }
        let short = path.rsplit_once("node_modules/").map_or(path.as_str(), |(_, name)| name);
        let name = format!("npm package {short} {}", word(package, "version"));
        faults.extend(licence_fault(&name, package["license"].as_str(), NPM_LICENCES));
        if !word(package, "integrity").starts_with("sha512-") {
            faults.push(format!("{name} has no SHA-512 in package-lock.json"));
        }
        // npm leaves the address out where it is told to; the hash holds all the same.
        if let Some(address) = package["resolved"].as_str()
            && !address.starts_with(NPM_REGISTRY)
        {
            faults.push(format!("{name} comes from {address}, not from {NPM_REGISTRY}"));
        }
        if package["hasInstallScript"] == Value::Bool(true) && !NPM_SCRIPTS.contains(&short) {
            faults.push(format!("{name} runs a script when it is installed"));
        }
    }
    faults
}

/// Our own manifests: exact versions, and nothing that users of the package would have to install.
fn manifest_faults(file: &str, manifest: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for key in ["dependencies", "optionalDependencies", "peerDependencies"] {
        if manifest[key].as_object().is_some_and(|packages| !packages.is_empty()) {
            faults.push(format!("{file} has {key}: the page and the package need nothing at run time"));
        }
    }
    for (name, version) in manifest["devDependencies"].as_object().into_iter().flatten() {
        let exact = version.as_str().is_some_and(|version| {
            // Under another name, so that several versions can stand side by side.
            let aliased = version.strip_prefix("npm:").and_then(|package| package.rsplit_once('@'));
            let version = aliased.map_or(version, |(_, version)| version);
            version.starts_with(|first: char| first.is_ascii_digit())
                && version.chars().all(|one| one.is_ascii_alphanumeric() || ".-+".contains(one))
        });
        if !exact {
            faults.push(format!("{file} asks for {name} {version}, which is no exact version"));
        }
    }
    faults
}

/// Habits that let somebody else's change, or a stranger's text, run with this repository's rights.
fn workflow_faults(file: &str, yaml: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("workflow {file}: {what}"));
    let lines: Vec<&str> =
        yaml.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()).collect();
    let count = |wanted: &str| lines.iter().filter(|line| line.contains(wanted)).count();

    if !lines.iter().any(|line| line.starts_with("permissions:")) {
        fault("the rights of its token are not limited by a `permissions:` for all jobs".into());
    }
    if count("timeout-minutes:") < count("runs-on:") {
        fault("a job has no `timeout-minutes:`".into());
    }
    if count("persist-credentials: false") < count("actions/checkout@") {
        fault("a checkout leaves its token behind: `persist-credentials: false`".into());
    }
    if count("pull_request_target") > 0 {
        fault("`pull_request_target` runs strangers' changes with this repository's rights".into());
    }
    // How far a `run:` is indented while its lines last.
    let mut script: Option<usize> = None;
    for line in &lines {
        let content = line.trim_start();
        let key = content.strip_prefix("- ").unwrap_or(content);
        let indent = line.len() - key.len();
        if script.is_some_and(|run| indent <= run) {
            script = None;
        }
        if key.starts_with("run:") {
            script = Some(indent);
        }
        if script.is_some() && line.contains("${{") {
            fault(format!("a value goes into a script unquoted; pass it by `env:`: {content}"));
        }
        if let Some(action) = key.strip_prefix("uses:")
            && !is_pinned(action)
        {
            fault(format!("{} is not pinned as OWNER/ACTION@HASH # vVERSION", action.trim()));
        }
    }
    faults
}

/// A hash names one content for ever, a tag whatever its owner likes; Dependabot reads the version behind it.
fn is_pinned(action: &str) -> bool {
    action.trim().starts_with("./") || pin(action).is_some()
}

/// An action as it stands in a workflow: OWNER/ACTION@HASH # vVERSION.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Pin {
    /// OWNER/ACTION on GitHub.
    repository: String,
    hash: String,
    tag: String,
}

fn pin(action: &str) -> Option<Pin> {
    let (path, reference) = action.trim().split_once('@')?;
    let (hash, tag) = reference.split_once(" # ")?;
    let numbered = tag.strip_prefix('v')?.starts_with(|first: char| first.is_ascii_digit());
    // Some actions lie in a folder of their repository.
    let mut names = path.split('/');
    let repository = format!("{}/{}", names.next()?, names.next()?);
    (is_hex(hash, 40) && numbered).then(|| Pin { repository, hash: hash.into(), tag: tag.into() })
}

/// Checks at the source that each pinned hash is the one of the version written behind it. `None` where all are, else why
/// the source could not answer.
pub fn pins() -> Result<Option<String>> {
    let workflows = workflows()?;
    let lines = workflows.iter().flat_map(|(_, yaml)| yaml.lines());
    let pins: BTreeSet<Pin> = lines.filter_map(|line| pin(line.split_once("uses:")?.1)).collect();
    for pin in &pins {
        let address = format!("https://github.com/{}", pin.repository);
        let output = run::program("git")
            .args([
                "ls-remote",
                &address,
                &format!("refs/tags/{}", pin.tag),
                &format!("refs/tags/{}^{{}}", pin.tag),
            ])
            .env("GIT_TERMINAL_PROMPT", "0")
            .output()
            .context("git could not be started")?;
        if !output.status.success() {
            return Ok(Some(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        if !is_of_tag(&pin.hash, &String::from_utf8_lossy(&output.stdout)) {
            bail!("{} is pinned to {}, which is not the hash of its {}", pin.repository, pin.hash, pin.tag);
        }
        println!("{} {}: {}", pin.repository, pin.tag, pin.hash);
    }
    Ok(None)
}

/// Whether `git ls-remote` names the hash. A tag with a message has two: its own, and behind `^{}` that of the commit.
fn is_of_tag(hash: &str, answer: &str) -> bool {
    answer.lines().filter_map(|line| line.split_whitespace().next()).any(|found| found == hash)
}

/// Checks the signatures of the installed npm packages with the registry's keys. `None` where they are good, else why the
/// registry could not answer; a signature that is wrong or missing is an error.
pub fn signatures() -> Result<Option<String>> {
    // Its exit status says no more than the answer, so the answer decides.
    let output =
        run::npm().args(["audit", "signatures", "--json"]).output().context("npm could not be started")?;
    let answer = String::from_utf8_lossy(&output.stdout);
    let answer: Value = serde_json::from_str(&answer).with_context(|| {
        format!("npm audit signatures did not answer with JSON: {}", String::from_utf8_lossy(&output.stderr))
    })?;
    judge(&answer)
}

fn judge(answer: &Value) -> Result<Option<String>> {
    let error = &answer["error"];
    if !error.is_null() {
        let (code, summary) = (word(error, "code"), word(error, "summary"));
        // Also a registry that is a mirror and has no keys of its own.
        let unreachable = [
            "ENOTFOUND",
            "ECONNREFUSED",
            "ECONNRESET",
            "ETIMEDOUT",
            "EAI_AGAIN",
            "ERR_SOCKET_TIMEOUT",
            "E404",
            "E503",
        ];
        if unreachable.contains(&code) || summary.contains("from a supported registry") {
            return Ok(Some(format!("{code}: {summary}")));
        }
        bail!("npm audit signatures: {code}: {summary}");
    }
    let (Some(invalid), Some(missing)) = (answer["invalid"].as_array(), answer["missing"].as_array()) else {
        bail!("npm audit signatures answered without `invalid` and `missing`: {answer}");
    };
    let named = |packages: &[Value]| {
        let names: Vec<String> = packages
            .iter()
            .map(|package| format!("{} {}", word(package, "name"), word(package, "version")))
            .collect();
        names.join(", ")
    };
    if !invalid.is_empty() {
        bail!("the signature is wrong of {}: do not use them, and tell the registry", named(invalid));
    }
    if !missing.is_empty() {
        bail!("the signature is missing of {}", named(missing));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const HASH: &str = "0123456789abcdef0123456789abcdef01234567";

    fn policy() -> Policy {
        Policy {
            licences: ["MIT", "Apache-2.0", "Zlib"].map(str::to_owned).to_vec(),
            registries: vec!["https://example.org/index".into()],
        }
    }

    #[test]
    fn lists_of_deny_toml() {
        let toml = "[licenses]\n# allow = [\"GPL-3.0-only\"]\nallow = [ # two\n    \"MIT\",\n    \"Zlib\", # small\n]\n\n\
                    [sources]\nallow-git = []\nallow-registry = [\"https://example.org/index\"]\n[[bans.deny]]\nallow = [\"x\"]\n";
        assert_eq!(list(toml, "licenses", "allow").unwrap(), ["MIT", "Zlib"]);
        assert_eq!(list(toml, "sources", "allow-registry").unwrap(), ["https://example.org/index"]);
        assert!(list(toml, "sources", "allow-git").unwrap().is_empty());
        for (table, key) in [("sources", "allow"), ("bans", "allow"), ("licenses", "allow-registry")] {
            let error = list(toml, table, key).unwrap_err().to_string();
            assert_eq!(error, format!("deny.toml has no {key} = […] in [{table}]"));
        }
    }

    #[test]
    fn expressions_of_licences() {
        let cases = [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("GPL-3.0-only/MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("MIT AND Zlib", true),
            // AND binds closer than OR.
            ("GPL-3.0-only AND MIT OR Zlib", true),
            ("GPL-3.0-only AND (MIT OR Zlib)", false),
            ("(MIT OR GPL-3.0-only) AND (Zlib)", true),
            ("Apache-2.0 WITH LLVM-exception", false),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0", true),
            ("((MIT))", true),
        ];
        let allowed = policy().licences;
        for (expression, expected) in cases {
            assert_eq!(is_allowed(expression, &allowed).unwrap(), expected, "{expression}");
        }
        for broken in ["", "MIT Zlib", "MIT OR", "OR MIT", "(MIT", "MIT)", "()", "MIT WITH", "AND"] {
            assert!(is_allowed(broken, &allowed).is_err(), "{broken}");
        }
    }

    #[test]
    fn crates_are_judged_by_licence_and_source() {
        let metadata = json!({"workspace_members": ["ours"], "packages": [
            {"id": "ours", "name": "ours", "version": "1.0.0", "license": "MIT", "source": null},
            {"id": "a", "name": "good", "version": "1.0.0", "license": "Zlib/GPL-3.0-only", "source": "registry+https://example.org/index"},
            {"id": "b", "name": "copyleft", "version": "1.0.0", "license": "AGPL-3.0-only", "source": "registry+https://example.org/index"},
            {"id": "c", "name": "silent", "version": "1.0.0", "license": null, "source": "registry+https://example.org/index"},
            {"id": "d", "name": "elsewhere", "version": "1.0.0", "license": "MIT", "source": "git+https://example.org/repository#abc"},
            {"id": "e", "name": "beside", "version": "1.0.0", "license": "MIT", "source": null},
        ]});
        assert_eq!(
            crate_faults(&policy(), &metadata),
            [
                "crate copyleft 1.0.0 is under AGPL-3.0-only, which is not allowed",
                "crate silent 1.0.0 names no licence",
                "crate elsewhere 1.0.0 comes from git+https://example.org/repository#abc, which deny.toml does not allow",
                "crate beside 1.0.0 comes from a folder outside the workspace",
            ]
        );
    }

    #[test]
    fn locked_crates_have_checksums() {
        let sum = HASH.repeat(2)[..64].to_owned();
        let lock = format!(
            "version = 4\n\n[[package]]\nname = \"ours\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"good\"\nversion = \"2.0.0\"\n\
             source = \"registry+https://example.org/index\"\nchecksum = \"{sum}\"\ndependencies = [\n \"ours\",\n]\n\n\
             [[package]]\nname = \"bare\"\nversion = \"3.0.0\"\nsource = \"registry+https://example.org/index\"\n"
        );
        let names: Vec<&str> = locked(&lock).map(|package| package.name).collect();
        assert_eq!(names, ["ours", "good", "bare"]);
        assert_eq!(lock_faults(&policy(), &lock), ["crate bare 3.0.0 has no checksum in Cargo.lock"]);
        let moved = lock.replace("example.org", "example.com");
        assert!(
            lock_faults(&policy(), &moved)[0]
                .contains("good 2.0.0 comes from registry+https://example.com/index")
        );
    }

    #[test]
    fn npm_packages_are_judged() {
        let good = json!({"version": "1.0.0", "license": "MIT", "integrity": "sha512-abc"});
        let check = |name: &str, change: &[(&str, Value)]| {
            let mut package = good.clone();
            for (key, value) in change {
                package[*key] = value.clone();
            }
            npm_faults(&json!({"packages": {"": {}, format!("node_modules/{name}"): package}}))
        };
        assert!(check("good", &[]).is_empty());
        assert!(check("esbuild", &[("hasInstallScript", json!(true))]).is_empty());
        assert!(
            check("@some/good", &[("resolved", json!("https://registry.npmjs.org/good.tgz"))]).is_empty()
        );
        let cases: &[(&str, Value, &str)] = &[
            ("license", json!("SSPL-1.0"), "npm package bad 1.0.0 is under SSPL-1.0, which is not allowed"),
            ("license", Value::Null, "npm package bad 1.0.0 names no licence"),
            ("integrity", json!("sha1-abc"), "npm package bad 1.0.0 has no SHA-512 in package-lock.json"),
            ("integrity", Value::Null, "npm package bad 1.0.0 has no SHA-512 in package-lock.json"),
            (
                "resolved",
                json!("git+ssh://x"),
                "npm package bad 1.0.0 comes from git+ssh://x, not from https://registry.npmjs.org/",
            ),
            ("hasInstallScript", json!(true), "npm package bad 1.0.0 runs a script when it is installed"),
        ];
        for (key, value, expected) in cases {
            assert_eq!(check("bad", &[(key, value.clone())]), [*expected]);
        }
        assert_eq!(npm_faults(&json!({"lockfileVersion": 1, "dependencies": {}})).len(), 1);
    }

    #[test]
    fn manifests_ask_for_exact_versions_and_nothing_at_run_time() {
        for exact in ["1.2.3", "0.28.2", "1.0.0-beta.1", "npm:a@1.2.3", "npm:@a/b@1.2.3"] {
            assert!(manifest_faults("m", &json!({"devDependencies": {"a": exact}})).is_empty(), "{exact}");
        }
        for loose in
            ["^1.2.3", "~1.2", "*", "latest", ">=1", "1.x || 2", "github:a/b", "npm:a@^1", "npm:a", ""]
        {
            assert_eq!(manifest_faults("m", &json!({"devDependencies": {"a": loose}})).len(), 1, "{loose}");
        }
        assert_eq!(manifest_faults("m", &json!({"dependencies": {"a": "1.0.0"}})).len(), 1);
        assert!(manifest_faults("m", &json!({"dependencies": {}})).is_empty());
    }

    #[test]
    fn workflows_are_judged() {
        let good = format!(
            "name: Good\non:\n  push:\npermissions:\n  contents: read\njobs:\n  one:\n    runs-on: x\n    timeout-minutes: 5\n    steps:\n\
             \x20     - uses: actions/checkout@{HASH} # v5.0.1\n        with:\n          persist-credentials: false\n\
             \x20     # uses: nobody/nothing@main\n\
             \x20     - env:\n          TAG: ${{{{ github.ref_name }}}}\n        run: |\n          echo \"$TAG\"\n\
             \x20     - uses: ./.github/actions/ours\n        with:\n          path: ${{{{ runner.temp }}}}\n"
        );
        assert_eq!(workflow_faults("w.yml", &good), Vec::<String>::new());
        let cases = [
            ("permissions:\n  contents: read\n", "", "not limited"),
            ("    timeout-minutes: 5\n", "", "timeout-minutes"),
            ("persist-credentials: false", "fetch-depth: 0", "leaves its token"),
            ("  push:", "  pull_request_target:", "strangers' changes"),
            ("echo \"$TAG\"", "echo ${{ github.ref_name }}", "unquoted"),
            ("run: |\n          echo \"$TAG\"", "run: echo ${{ inputs.tag }}", "unquoted"),
            (" # v5.0.1", "", "not pinned"),
            (" # v5.0.1", " # main", "not pinned"),
            (HASH, "v5", "not pinned"),
            (HASH, "0123456789abcdef", "not pinned"),
            ("./.github/actions/ours", "owner/action", "not pinned"),
        ];
        for (from, to, expected) in cases {
            let faults = workflow_faults("w.yml", &good.replace(from, to));
            assert!(faults.len() == 1 && faults[0].contains(expected), "{from} → {to}: {faults:?}");
        }
    }

    #[test]
    fn pins_name_repository_hash_and_version() {
        let read = pin(&format!(" owner/action/in/a/folder@{HASH} # v1.2.3")).unwrap();
        assert_eq!((&*read.repository, &*read.hash, &*read.tag), ("owner/action", HASH, "v1.2.3"));
        for loose in [
            "owner/action@v1".to_owned(),
            format!("owner@{HASH} # v1"),
            format!("owner/action@{HASH} # vital"),
        ] {
            assert_eq!(pin(&loose), None, "{loose}");
        }
        let other = HASH.replace('0', "f");
        let answer = format!("{other}\trefs/tags/v1.2.3\n{HASH}\trefs/tags/v1.2.3^{{}}\n");
        assert!(is_of_tag(HASH, &answer) && is_of_tag(&other, &answer));
        assert!(!is_of_tag(HASH, "") && !is_of_tag(HASH, &format!("{other}\trefs/tags/{HASH}\n")));
    }

    #[test]
    fn answers_about_signatures() {
        assert_eq!(judge(&json!({"invalid": [], "missing": []})).unwrap(), None);
        let unreachable = json!({"error": {"code": "ENOTFOUND", "summary": "no such host"}});
        assert_eq!(judge(&unreachable).unwrap().as_deref(), Some("ENOTFOUND: no such host"));
        let failures = [
            (json!({"invalid": [{"name": "a", "version": "1.0.0"}], "missing": []}), "wrong of a 1.0.0"),
            (json!({"invalid": [], "missing": [{"name": "b", "version": "2.0.0"}]}), "missing of b 2.0.0"),
            (json!({"error": {"code": "EUSAGE", "summary": "no lock file"}}), "EUSAGE: no lock file"),
            (json!({}), "answered without"),
        ];
        for (answer, expected) in failures {
            assert!(judge(&answer).unwrap_err().to_string().contains(expected), "{answer}");
        }
    }
}
