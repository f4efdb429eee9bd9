//! `cargo xtask archive`: the command line as a release hands it out. One archive holds the program for one target, its
//! manual, the completions of all shells, the README and the licences; beside it stands its checksum.
//!
//! `cargo binstall` finds the archives by [package.metadata.binstall] of Cargo.toml. Same sources and tools give the same
//! bytes: names are sorted, and times are those of the commit.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::arguments::Arguments;
use crate::run::{self, root};
use crate::{package, setup, wasm};

/// The scripts by which shells complete, by the names under which they look for them.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "nutgraf.bash"),
    ("zsh", "_nutgraf"),
    ("fish", "nutgraf.fish"),
    ("powershell", "_nutgraf.ps1"),
    ("elvish", "nutgraf.elv"),
];

/// Who may do what with a file.
const READ: u32 = 0o644;
const RUN: u32 = 0o755;

/// `cargo xtask archive`
pub fn command(mut arguments: Arguments) -> Result<()> {
    let target = arguments.value("--target")?;
    arguments.finish()?;
    let host = host()?;
    let target = target.unwrap_or_else(|| host.clone());
    let program = build(&target)?;
    // A program for another system cannot be asked for its manual here.
    let speaker = if target == host { program.clone() } else { build(&host)? };
    let archive = make(&program, &speaker, &target, &run::target().join("archives"))?;
    println!("{}", archive.display());
    Ok(())
}

/// This machine's target.
fn host() -> Result<String> {
    Ok(run::output(run::program("rustc").args(["--print", "host-tuple"]))?.trim().to_owned())
}

/// The name of a program in the target's system.
fn file_name(target: &str) -> &'static str {
    if target.contains("windows") { "nutgraf.exe" } else { "nutgraf" }
}

/// Builds the program as it is handed out; where it is.
fn build(target: &str) -> Result<PathBuf> {
    setup::target(target)?;
    let mut cargo = run::cargo();
    cargo.args(["build", "--release", "--locked", "--package", "nutgraf", "--bin", "nutgraf"]);
    cargo.args(["--target", target, "--config", "profile.release.strip=\"symbols\""]);
    // What is handed out depends on the sources alone, and tells no folder of the machine that built it.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let flags = wasm::remapped(&root(), &run::target())?;
    let flags: Vec<String> = flags.iter().map(|flag| format!("{flag:?}")).collect();
    cargo.arg("--config").arg(format!("target.{target}.rustflags=[{}]", flags.join(",")));
    run::run(&mut cargo)?;
    let program = run::target().join(target).join("release").join(file_name(target));
    if !program.is_file() {
        bail!("cargo did not leave {}", program.display());
    }
    Ok(program)
}

/// A file of an archive.
struct Entry {
    name: String,
    mode: u32,
    bytes: Vec<u8>,
}

/// Puts `program` into the archive for `target`, in `folder`; where it is. `speaker` is the same program for this machine, which
/// writes completions and manual.
fn make(program: &Path, speaker: &Path, target: &str, folder: &Path) -> Result<PathBuf> {
    let said = run::output(run::program(speaker).arg("--version"))?;
    let version = said.trim().strip_prefix("nutgraf ").context("the program told no version")?;
    let stem = stem(version, target);
    let entries = entries(program, speaker, target, &stem, folder)?;
    let (suffix, bytes) = if target.contains("windows") {
        ("zip", zipped(&entries)?)
    } else {
        ("tar.gz", tarred(&entries, commit_time()?)?)
    };
    let name = format!("{stem}.{suffix}");
    let path = folder.join(&name);
    fs::write(&path, &bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    fs::write(folder.join(format!("{name}.sha256")), checksum(&bytes, &name))?;
    Ok(path)
}

/// The line that `sha256sum --check` reads.
fn checksum(bytes: &[u8], name: &str) -> String {
    let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{sum}  {name}\n")
}

/// The name of an archive without its suffix, and of the folder in it.
fn stem(version: &str, target: &str) -> String {
    format!("nutgraf-v{version}-{target}")
}

/// All files, by name.
fn entries(program: &Path, speaker: &Path, target: &str, stem: &str, folder: &Path) -> Result<Vec<Entry>> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("{} cannot be read", path.display()));
    let mut entries =
        vec![Entry { name: format!("{stem}/{}", file_name(target)), mode: RUN, bytes: read(program)? }];
    for name in package::LICENCES.iter().copied().chain(["README.md", "CHANGELOG.md"]) {
        entries.push(Entry { name: format!("{stem}/{name}"), mode: READ, bytes: read(&root().join(name))? });
    }
    for (shell, name) in COMPLETIONS {
        let script = run::output(run::program(speaker).args(["completions", shell]))?;
        let name = format!("{stem}/completions/{name}");
        entries.push(Entry { name, mode: READ, bytes: script.into_bytes() });
    }
    let pages = folder.join("man");
    // What an older version left there is none of ours.
    drop(fs::remove_dir_all(&pages));
    run::run(run::program(speaker).args(["man", "--dir"]).arg(&pages))?;
    for page in fs::read_dir(&pages).with_context(|| format!("{} cannot be read", pages.display()))? {
        let page = page?;
        let name = format!("{stem}/man/man1/{}", page.file_name().to_string_lossy());
        entries.push(Entry { name, mode: READ, bytes: read(&page.path())? });
    }
    entries.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}

/// When the commit was made, in seconds since 1970; 1970 itself for sources that came without their history. `SOURCE_DATE_EPOCH`
/// (reproducible-builds.org) says otherwise.
fn commit_time() -> Result<u64> {
    if let Ok(told) = std::env::var("SOURCE_DATE_EPOCH") {
        return told.parse().context("SOURCE_DATE_EPOCH must be seconds since 1970");
    }
    let told = run::output(run::program("git").args(["log", "-1", "--format=%ct"]));
    Ok(told.ok().and_then(|told| told.trim().parse().ok()).unwrap_or(0))
}

fn tarred(entries: &[Entry], time: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode);
        header.set_mtime(time);
        archive.append_data(&mut header, &entry.name, entry.bytes.as_slice())?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// Times in ZIP files are of no time zone, so all are the first that there is.
fn zipped(entries: &[Entry]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(entry.mode);
        archive.start_file(&entry.name, options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Makes archives of both kinds and looks into them. `speaker` is the command line as the tests have built it; in the place of the
/// program stands a small file, since an unoptimised one takes long to be packed.
pub fn check(speaker: &Path) -> Result<()> {
    let folder = run::target().join("archives-checked");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder)?;
    let program = folder.join("program");
    fs::write(&program, "no program\n")?;
    let said = run::output(run::program(speaker).arg("--version"))?;
    let version = said.trim().trim_start_matches("nutgraf ");
    for target in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"] {
        let path = make(&program, speaker, target, &folder)?;
        let bytes = fs::read(&path)?;
        if fs::read(make(&program, speaker, target, &folder)?)? != bytes {
            bail!("{} is another one when it is made again", path.display());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if fs::read_to_string(folder.join(format!("{name}.sha256")))? != checksum(&bytes, &name) {
            bail!("the checksum beside {name} is not its own");
        }
        let inside = folder.join(target);
        if target.contains("windows") {
            zip::ZipArchive::new(Cursor::new(&bytes))?.extract(&inside)?;
        } else {
            tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice())).unpack(&inside)?;
        }
        look_into(&inside.join(stem(version, target)), &program, target).with_context(|| name.clone())?;
        println!("{name}: complete, and the same twice");
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Fails where the folder of an archive lacks something.
fn look_into(top: &Path, program: &Path, target: &str) -> Result<()> {
    let unpacked = top.join(file_name(target));
    if fs::read(&unpacked)? != fs::read(program)? {
        bail!("the program in it is another one");
    }
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&unpacked)?.permissions()) & RUN != RUN {
        bail!("the program in it may not be run");
    }
    for file in package::LICENCES.iter().copied().chain(["README.md", "CHANGELOG.md"]) {
        if fs::read(top.join(file))? != fs::read(root().join(file))? {
            bail!("{file} in it is not the project's");
        }
    }
    for (shell, name) in COMPLETIONS {
        let script = fs::read_to_string(top.join("completions").join(name))?;
        if !script.contains("nutgraf") || !script.contains("recursive") {
            bail!("the completions of {shell} in it are not what they should be");
        }
    }
    for page in ["nutgraf.1", "nutgraf-analyze.1"] {
        if !fs::read_to_string(top.join("man/man1").join(page))?.contains(".SH EXAMPLES") {
            bail!("{page} in it has no examples");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a release is made for.
    const TARGETS: [&str; 5] = [
        "x86_64-unknown-linux-gnu",
        "aarch64-unknown-linux-gnu",
        "x86_64-apple-darwin",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ];

    #[test]
    fn the_release_has_all_targets() {
        let workflow = fs::read_to_string(root().join(".github/workflows/release.yml")).unwrap();
        let named: Vec<&str> =
            workflow.lines().filter_map(|line| line.trim().strip_prefix("target: ")).collect();
        assert_eq!(named, TARGETS);
        assert!(workflow.contains("cargo xtask archive --target \"$TARGET\""));
    }

    #[test]
    fn binstall_finds_the_archives() {
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let value = |key: &str| {
            let line = manifest.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).unwrap();
            line.trim_matches('"').replace("{ version }", "1.2.3").replace("{ target }", TARGETS[0])
        };
        let stem = stem("1.2.3", TARGETS[0]);
        assert_eq!(
            value("pkg-url"),
            format!("{{ repo }}/releases/download/v1.2.3/{stem}{{ archive-suffix }}")
        );
        assert_eq!(value("bin-dir"), format!("{stem}/{{ bin }}{{ binary-ext }}"));
        let formats: Vec<&str> =
            manifest.lines().filter_map(|line| line.strip_prefix("pkg-fmt = ")).collect();
        assert_eq!(formats, ["\"tgz\"", "\"zip\""]);
        assert!(manifest.contains("[package.metadata.binstall.overrides.x86_64-pc-windows-msvc]\n"));
    }
}
