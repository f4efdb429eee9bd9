//! The finished static site: www/ and the package's runtime files, in target/site/, with relative paths only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, wasm};

/// The two lines of www/sw.js that are written anew here.
const VERSION: &str = r#"const VERSION = "development";"#;
const FILES: &str = r#"const FILES = ["./"];"#;

/// `cargo xtask site`
pub fn command(arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    let folder = build()?;
    println!("The site is in {}", folder.display());
    Ok(())
}

/// Builds everything and returns the site's folder.
pub fn build() -> Result<PathBuf> {
    wasm::build()?;
    let mut files = BTreeMap::new();
    collect(&root().join("www"), "", &mut files)?;
    for file in package::runtime_files()? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.insert(format!("pkg/{name}"), fs::read(file)?);
    }
    for name in package::LICENCES {
        files.insert(
            name.to_string(),
            fs::read(root().join(name)).with_context(|| format!("{name} cannot be read"))?,
        );
    }
    shorten(&mut files)?;
    let worker = files.remove("sw.js").context("www/ has no sw.js")?;
    let worker = service_worker(&String::from_utf8(worker)?, &files)?;
    files.insert("sw.js".into(), worker.into_bytes());
    // Else GitHub Pages would run the files through Jekyll.
    files.insert(".nojekyll".into(), Vec::new());
    write(&run::site(), &files)?;
    Ok(run::site())
}

/// Reads a folder's files, named by their path with slashes. What begins with a dot is not the site's.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path)?);
        }
    }
    Ok(())
}

/// Takes comments, long names and spaces out of scripts and styles, each file for itself: a third of their bytes after
/// gzip. The service worker stays as it is, since two of its lines are looked for.
fn shorten(files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let (long, short) = (run::target().join("site-long"), run::target().join("site-short"));
    let names = files.keys().filter(|name| {
        let extension = Path::new(name).extension();
        extension.is_some_and(|extension| extension == "js" || extension == "css") && *name != "sw.js"
    });
    let names: Vec<String> = names.cloned().collect();
    let sources = names.iter().map(|name| (name.clone(), files[name].clone())).collect();
    write(&long, &sources)?;
    write(&short, &BTreeMap::new())?;
    run::run(run::node("xtask/shorten.mjs").arg(&long).arg(&short))?;
    for name in names {
        let path = short.join(&name);
        let bytes = fs::read(&path).with_context(|| format!("{} was not written", path.display()))?;
        files.insert(name, bytes);
    }
    Ok(())
}

/// Puts the list of files and a version that changes with any of them into the service worker.
fn service_worker(source: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    for line in [VERSION, FILES] {
        if source.matches(line).count() != 1 {
            bail!("www/sw.js must hold the line `{line}` once: the site's build writes it anew");
        }
    }
    let mut hash = Sha256::new();
    let mut add = |name: &str, bytes: &[u8]| {
        // Lengths first, so that no two different lists of files give one stream of bytes.
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add("sw.js", source.as_bytes());
    for (name, bytes) in files {
        add(name, bytes);
    }
    let version: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // "./" is what the address bar asks for, index.html what a link may name.
    let names: Vec<&str> = std::iter::once("./").chain(files.keys().map(String::as_str)).collect();
    let list = serde_json::to_string_pretty(&names)?;
    Ok(source
        .replace(VERSION, &format!("const VERSION = \"{version}\";"))
        .replace(FILES, &format!("const FILES = {list};")))
}

/// Makes the folder hold exactly these files.
fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        list.iter().map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn service_worker_gets_version_and_files() {
        let source = format!("{VERSION}\n{FILES}\nrun();\n");
        let one = service_worker(&source, &files(&[("pkg/a.js", "1"), ("index.html", "<p>")])).unwrap();
        assert!(one.contains("const FILES = [\n  \"./\",\n  \"index.html\",\n  \"pkg/a.js\"\n];"), "{one}");
        assert!(one.ends_with("run();\n"));
        assert!(!one.contains("development"));
        let other = service_worker(&source, &files(&[("pkg/a.js", "2"), ("index.html", "<p>")])).unwrap();
        assert_ne!(one, other, "a changed file makes a new version");
    }

    #[test]
    fn service_worker_without_its_lines_is_refused() {
        assert!(service_worker(VERSION, &files(&[])).unwrap_err().to_string().contains("const FILES"));
    }
}
