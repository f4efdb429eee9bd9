//! Whether the WebAssembly files follow from the sources alone: built again from a copy in another folder, with nothing
//! compiled before, they have to be the same bytes. Then anybody can check what a site or a release hands out.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run::{self, root};
use crate::wasm;

/// No sources: what is installed, built, or git's own.
const LEFT_OUT: &[&str] = &[".git", "node_modules", "target"];

/// Builds both modules twice and compares; fails where a byte differs or a file tells a folder of this machine.
pub fn check() -> Result<()> {
    wasm::build()?;
    let scratch = Scratch::new()?;
    // Of another length than the checkout's path, and with a space.
    let copy = scratch.0.join("a second checkout");
    copy_sources(&root(), &copy)?;
    let again = wasm::build_apart(&copy, &scratch.0.join("built apart"))?;
    let folders = folders(&scratch)?;
    for (name, second) in &again {
        let first = fs::read(root().join("pkg").join(name)).with_context(|| format!("pkg/{name}"))?;
        if let Some(difference) = difference(&first, second) {
            bail!(
                "pkg/{name} is not reproducible: {difference}. Something other than the sources went into it: \
                 a path, a time, the order of a hash table, or a build script that looks around"
            );
        }
        if let Some(folder) = folders.iter().find(|folder| contains(second, folder.as_bytes())) {
            bail!("pkg/{name} names {folder}, a folder of this machine: see `remapped` in xtask/src/wasm.rs");
        }
        println!("{name}: {} bytes, the same twice", second.len());
    }
    Ok(())
}

/// A folder outside the checkout, so that Cargo finds no settings above it; gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("nutgraf-reproducible-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // The compiler sees the real path, which is another where the folder for temporary files is a link. Windows would
        // give it a form that not every program reads.
        Ok(Self(if cfg!(windows) { folder } else { fs::canonicalize(&folder)? }))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("{} is left behind: {error}", self.0.display());
        }
    }
}

fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if LEFT_OUT.iter().any(|left_out| name == *left_out) || path == run::target() {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy_sources(&path, &to.join(&name))?;
        } else if kind.is_file() {
            fs::copy(&path, to.join(&name))
                .with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
}

/// What would tell where a file was built.
fn folders(scratch: &Scratch) -> Result<Vec<String>> {
    let mut folders = wasm::tool_folders()?.to_vec();
    folders.extend([root(), run::target(), scratch.0.clone()]);
    folders.extend(std::env::home_dir());
    // A home such as "/" says nothing and would be found everywhere.
    folders.retain(|folder| folder.components().count() > 1);
    Ok(folders.iter().map(|folder| folder.display().to_string()).filter(|folder| folder.len() > 4).collect())
}

/// Where two files part, or `None` where they are the same.
fn difference(first: &[u8], second: &[u8]) -> Option<String> {
    if first == second {
        return None;
    }
    let at = first.iter().zip(second).position(|(one, other)| one != other);
    let at = at.unwrap_or(first.len().min(second.len()));
    Some(format!("{} and {} bytes, the first difference at byte {at}", first.len(), second.len()))
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_found_wherever_they_are() {
        let cases: &[(&[u8], &[u8], Option<&str>)] = &[
            (b"", b"", None),
            (b"same", b"same", None),
            (b"same", b"sane", Some("4 and 4 bytes, the first difference at byte 2")),
            (b"same", b"same and more", Some("4 and 13 bytes, the first difference at byte 4")),
            (b"x", b"", Some("1 and 0 bytes, the first difference at byte 0")),
        ];
        for (first, second, expected) in cases {
            assert_eq!(difference(first, second).as_deref(), *expected);
        }
        assert!(contains(b"at /home/ines/x.rs:3", b"/home/ines") && !contains(b"/home", b"/home/ines"));
    }

    #[test]
    fn a_copy_holds_sources_and_nothing_built() {
        let scratch = Scratch::new().unwrap();
        let from = scratch.0.join("from");
        for file in [
            "Cargo.toml",
            ".cargo/config.toml",
            "src/lib.rs",
            "target/debug/big",
            "fuzz/target/big",
            ".git/HEAD",
        ] {
            let path = from.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        let to = scratch.0.join("to");
        copy_sources(&from, &to).unwrap();
        for file in ["Cargo.toml", ".cargo/config.toml", "src/lib.rs"] {
            assert_eq!(fs::read_to_string(to.join(file)).unwrap(), file);
        }
        for left_out in ["target", "fuzz/target", ".git"] {
            assert!(!to.join(left_out).exists(), "{left_out}");
        }
        let place = scratch.0.clone();
        drop(scratch);
        assert!(!place.exists(), "nothing is left behind");
    }
}
