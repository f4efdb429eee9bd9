//! What a fresh machine lacks: the wasm target, lints and formatter, the locked npm packages, a browser, valgrind, Java.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run::{self, root};

const WASM: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Rust's standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    target(WASM)
}

/// Rust's standard library for a target.
pub fn target(target: &str) -> Result<()> {
    if has_target(target) {
        return Ok(());
    }
    println!("Adding Rust's {target} target");
    let added = Command::new("rustup").args(["target", "add", target]).current_dir(root()).status();
    if added.is_ok_and(|status| status.success()) && has_target(target) {
        return Ok(());
    }
    bail!(
        "Rust's {target} target is missing and `rustup target add {target}` could not add it: \
         run that command where rustup is installed, or install the target from where Rust itself came from \
         (a Debian system: libstd-rust-dev, and for WebAssembly libstd-rust-dev-wasm32)"
    )
}

fn has_target(target: &str) -> bool {
    let mut rustc = run::program(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let Ok(folder) = run::output(rustc.args(["--print", "target-libdir", "--target", target])) else {
        return false;
    };
    let Ok(entries) = std::fs::read_dir(folder.trim()) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

/// A part of the Rust tool chain that cargo calls as `cargo NAME`: clippy or fmt.
pub fn component(subcommand: &str, component: &str) -> Result<()> {
    let works = || run::succeeds(run::cargo().args([subcommand, "--version"]));
    if works() {
        return Ok(());
    }
    println!("Adding Rust's {component}");
    let added = Command::new("rustup").args(["component", "add", component]).current_dir(root()).status();
    if added.is_ok_and(|status| status.success()) && works() {
        return Ok(());
    }
    bail!(
        "`cargo {subcommand}` is missing and `rustup component add {component}` could not add it: install it from where Rust itself came from"
    )
}

/// Node, new enough, with npm; its major version.
pub fn node() -> Result<u32> {
    let remedy = format!(
        "Node {OLDEST_NODE} or newer is needed, with npm: install it from https://nodejs.org or with the system's package manager"
    );
    let version = run::output(run::program("node").arg("--version")).with_context(|| remedy.clone())?;
    let major: u32 = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .unwrap_or(0);
    if major < OLDEST_NODE {
        bail!("{remedy} (found {})", version.trim());
    }
    if !run::succeeds(run::npm().arg("--version")) {
        bail!("{remedy} (npm not found)");
    }
    Ok(major)
}

/// The npm packages as package-lock.json names them; installed anew when it has changed.
pub fn npm_packages() -> Result<()> {
    node()?;
    let lock = std::fs::read(root().join("package-lock.json")).context("package-lock.json cannot be read")?;
    // A copy of the lock file that was installed: unlike file times it survives copying and switching branches.
    let stamp = root().join("node_modules").join(".installed-package-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("Installing the locked npm packages");
    run::run(run::npm().args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        .context("the npm packages could not be installed: is the npm registry within reach?")?;
    std::fs::write(&stamp, lock).context("node_modules cannot be written to")
}

/// A Chromium or Chrome for the browser tests: the one named, the one installed, or one that is installed now.
pub fn browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("NUTGRAF_BROWSER").map(PathBuf::from) {
        if named.is_file() {
            return Ok(std::path::absolute(named)?);
        }
        bail!(
            "NUTGRAF_BROWSER names {}, which is no file: correct it, or unset it to have a browser found",
            named.display()
        );
    }
    if let Some(found) = installed_browser() {
        return Ok(found);
    }
    if let Some(installed) = debian_browser() {
        return Ok(installed);
    }
    playwright_browser()
}

fn installed_browser() -> Option<PathBuf> {
    let names: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = Vec::new();
    for name in names {
        for folder in std::env::split_paths(&path) {
            places.push(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
        }
    }
    if cfg!(target_os = "macos") {
        for name in ["Google Chrome", "Chromium", "Microsoft Edge"] {
            places.push(format!("/Applications/{name}.app/Contents/MacOS/{name}").into());
        }
    }
    if cfg!(windows) {
        for variable in ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"] {
            if let Some(folder) = std::env::var_os(variable).map(PathBuf::from) {
                places.push(folder.join(r"Google\Chrome\Application\chrome.exe"));
                places.push(folder.join(r"Chromium\Application\chrome.exe"));
                places.push(folder.join(r"Microsoft\Edge\Application\msedge.exe"));
            }
        }
    }
    places.into_iter().find(|place| place.is_file() && starts(place))
}

/// Ubuntu has a `chromium-browser` that only says what to install instead, so being there is not enough.
fn starts(browser: &Path) -> bool {
    // On Windows `--version` opens a window.
    cfg!(windows) || run::succeeds(Command::new(browser).arg("--version"))
}

fn debian_browser() -> Option<PathBuf> {
    debian_package("chromium").then(installed_browser).flatten()
}

/// Installs a package where that needs nobody's password: as root on a Debian system.
fn debian_package(name: &str) -> bool {
    let root_user = run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !cfg!(target_os = "linux") || !root_user || !run::succeeds(Command::new("apt-get").arg("--version")) {
        return false;
    }
    println!("Installing Debian's {name}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .args(["-o", "DPkg::Lock::Timeout=600", "-qq"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        run::run(&mut command)
    };
    let installed = apt(&["update"]).and_then(|()| apt(&["install", "-y", "--no-install-recommends", name]));
    if let Err(error) = &installed {
        println!("That did not work: {error:#}");
    }
    installed.is_ok()
}

/// The program that counts instructions, where it is or can be installed; else why not.
pub fn valgrind() -> Result<PathBuf, String> {
    let works = || run::succeeds(Command::new("valgrind").arg("--version"));
    if works() || (debian_package("valgrind") && works()) {
        return Ok("valgrind".into());
    }
    Err("there is no valgrind here (https://valgrind.org)".into())
}

/// A Java that runs programs, where it is or can be installed; else why not.
pub fn java() -> Result<(), String> {
    let works = || run::succeeds(Command::new("java").arg("-version"));
    if works()
        || std::env::var_os("JAVA_HOME").is_some()
        || (debian_package("default-jre-headless") && works())
    {
        return Ok(());
    }
    Err("there is no Java here (https://adoptium.net)".into())
}

fn playwright_browser() -> Result<PathBuf> {
    npm_packages()?;
    println!("Downloading Playwright's Chromium");
    let remedy = "no browser found and none could be installed: install Chromium or Chrome, or set NUTGRAF_BROWSER to the path of one";
    run::run(run::node("node_modules/playwright-core/cli.js").args(["install", "--no-shell", "chromium"]))
        .context(remedy)?;
    let script = "import { chromium } from 'playwright-core'; console.log(chromium.executablePath())";
    let path =
        run::output(run::program("node").args(["--input-type=module", "-e", script])).context(remedy)?;
    let path = PathBuf::from(path.trim());
    if !starts(&path) {
        bail!(
            "Playwright's Chromium does not start: install the libraries it needs with \
             `npx playwright-core install-deps chromium`, or set NUTGRAF_BROWSER to another browser"
        );
    }
    Ok(path)
}
