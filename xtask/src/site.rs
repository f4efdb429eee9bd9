//! The finished static site: www/ and the package's runtime files, in target/site/, with relative paths only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, wasm};

/// What is written anew in www/sw.js, as `shorten` leaves it.
const VERSION: &str = r#"VERSION="development""#;
const FILES: &str = "FILES={}";
const PACKS: &str = "PACKS=[]";
/// Where the packs of languages are.
const PACK_FOLDER: &str = "pkg/packs/";
/// The page.
const INDEX: &str = "index.html";
const ICON: &str = "icon.svg";
/// Bytes of a file's SHA-256 that are written down: no other file that has the same 128 bits can be made.
const HASH_LENGTH: usize = 16;

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
    for (name, file) in package::packs()? {
        files.insert(format!("{PACK_FOLDER}{name}"), fs::read(file)?);
    }
    for name in package::LICENCES {
        files.insert(
            name.to_string(),
            fs::read(root().join(name)).with_context(|| format!("{name} cannot be read"))?,
        );
    }
    let single = shorten(&mut files)?;
    let page = files.get_mut(INDEX).context("www/ has no index.html")?;
    *page = dedented(std::str::from_utf8(page)?).into_bytes();
    let worker = files.remove("sw.js").context("www/ has no sw.js")?;
    let worker = service_worker(&String::from_utf8(worker)?, &files)?;
    files.insert("sw.js".into(), worker.into_bytes());
    // Not the service worker's: it is taken away, and works by itself.
    files.insert("nutgraf.html".into(), single);
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

/// Replaces scripts and styles by what `xtask/shorten.mjs` makes of them, which are fewer and smaller. Returns the page in a
/// single file, which `xtask/single.mjs` makes of the same.
fn shorten(files: &mut BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let (long, short) = (run::target().join("site-long"), run::target().join("site-short"));
    let is_source = |name: &str| {
        let extension = Path::new(name).extension();
        extension.is_some_and(|extension| extension == "js" || extension == "css")
    };
    let mut sources = files.clone();
    sources.retain(|name, _| is_source(name) || name == INDEX || name == ICON);
    write(&long, &sources)?;
    write(&short, &BTreeMap::new())?;
    run::run(run::node("xtask/shorten.mjs").arg(&long).arg(&short))?;
    let single = run::target().join("nutgraf.html");
    let [glue, wasm] = wasm::single()?;
    run::run(run::node("xtask/single.mjs").arg(&long).arg(&glue).arg(&wasm).arg(&single))?;
    files.retain(|name, _| !is_source(name));
    collect(&short, "", files)?;
    fs::read(&single).context("the page in a single file was not written")
}

/// Puts three things into the service worker's source: the beginning of each file's SHA-256, by which it knows the file; the
/// same of the packs, which are no part of the first visit, with as few bytes as can be; a version that changes with any of them.
fn service_worker(source: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    for part in [VERSION, FILES, PACKS] {
        if source.matches(part).count() != 1 {
            bail!("www/sw.js must come to hold `{part}` once: the site's build writes it anew");
        }
    }
    let hash = |bytes: &[u8]| -> [u8; HASH_LENGTH] {
        let digest = Sha256::digest(bytes);
        std::array::from_fn(|place| digest[place])
    };
    let mut hashes: BTreeMap<&str, String> = BTreeMap::new();
    // The code of the language and the hash behind it, which is always as long.
    let mut packs: Vec<String> = Vec::new();
    for (name, bytes) in files {
        match name.strip_prefix(PACK_FOLDER).and_then(|name| name.strip_suffix(".nut")) {
            Some(code) => packs.push(format!("{code}{}", base64(hash(bytes)))),
            None => _ = hashes.insert(name, base64(hash(bytes))),
        }
    }
    let packs = serde_json::to_string(&packs)?;
    // "./" is what the address bar asks for, index.html what a link may name.
    let index = hashes.get(INDEX).context("www/ has no index.html")?.clone();
    hashes.insert("./", index);
    let list = serde_json::to_string(&hashes)?;
    let version = Sha256::new().chain_update(source).chain_update(&list).chain_update(&packs).finalize();
    Ok(source
        .replace(VERSION, &format!("VERSION=\"{}\"", hex(&version[..8])))
        .replace(FILES, &format!("FILES={list}"))
        .replace(PACKS, &format!("PACKS={packs}")))
}

/// Markup without the spaces that begin its lines: nothing of the page keeps them, and they are a quarter of a kilobyte after gzip.
fn dedented(markup: &str) -> String {
    markup.lines().map(|line| line.trim_start().to_owned() + "\n").collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 without the filling at its end: 22 characters.
fn base64(bytes: [u8; HASH_LENGTH]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = u128::from_be_bytes(bytes);
    // 21 times six bits from the top; the last two bits are the upper ones of a digit.
    let digit = |place: u32| if place < 21 { value >> (122 - 6 * place) } else { value << 4 };
    (0..22).map(|place| char::from(DIGITS[(digit(place) & 63) as usize])).collect()
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

    /// The beginning of the SHA-256 of "1".
    const SHORT: &str = "a4ayc/80/OGda4BO/1o/Vw";

    #[test]
    fn service_worker_gets_version_and_hashes() {
        let source = format!("const {VERSION},{FILES},{PACKS};run();\n");
        let with = |script: &str, page: &str, pack: &str| {
            let packs = [("pkg/packs/de.nut", pack), ("pkg/packs/xyz.nut", "1")];
            service_worker(
                &source,
                &files(&[&[("pkg/a.js", script), ("index.html", page)], &packs[..]].concat()),
            )
            .unwrap()
        };
        let one = with("1", "1", "1");
        let list = format!(
            r#"FILES={{"./":"{SHORT}","index.html":"{SHORT}","pkg/a.js":"{SHORT}"}},PACKS=["de{SHORT}","xyz{SHORT}"];run();"#
        );
        assert!(one.ends_with(&format!("{list}\n")), "{one}");
        assert!(!one.contains("development"));
        let version = |worker: &str| worker.split('"').nth(1).unwrap_or_default().to_owned();
        assert_eq!(version(&one).len(), 16);
        assert_eq!(version(&one), version(&with("1", "1", "1")), "the same files are the same version");
        for other in [with("2", "1", "1"), with("1", "2", "1"), with("2", "2", "1"), with("1", "1", "2")] {
            assert_ne!(version(&one), version(&other), "a changed file makes a new version");
        }
    }

    #[test]
    fn service_worker_without_its_lines_is_refused() {
        let page = files(&[("index.html", "1")]);
        assert!(service_worker(VERSION, &page).unwrap_err().to_string().contains(FILES));
        assert!(service_worker(&format!("{VERSION}{FILES}"), &page).unwrap_err().to_string().contains(PACKS));
        assert!(service_worker(&format!("{VERSION}{FILES}{FILES}{PACKS}"), &page).is_err());
        assert!(service_worker(&format!("{VERSION}{FILES}{PACKS}"), &files(&[])).is_err());
    }
}
