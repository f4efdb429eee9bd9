//! Whether what the crate shows has changed as its version says: what was there in the release before is still there, or the version says
//! that it is not.

use anyhow::{Context, Result};

use crate::run;

/// Raise it when a newer Rust asks for it.
const TOOL: &str = "cargo-semver-checks@0.49.0";

/// What the documentation shows, see `package.metadata.docs.rs` in Cargo.toml.
const FEATURES: &str = "export,html,import,languages,pdf";

/// Compares with the last tag of a release before this commit; why not, where there is none.
pub fn check() -> Result<Option<String>> {
    let mut describe = run::program("git");
    describe.args(["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD^"]);
    let Ok(tag) = run::output(&mut describe) else {
        return Ok(Some("there has been no release, or its tag was not fetched".to_owned()));
    };
    let tools = run::target().join("tools");
    let program = tools.join("bin").join(format!("cargo-semver-checks{}", std::env::consts::EXE_SUFFIX));
    if !run::succeeds(run::program(&program).arg("--version")) {
        println!("Installing {TOOL}");
        run::run(run::cargo().args(["install", "--locked", TOOL, "--root"]).arg(&tools))
            .context("the tool could not be installed: is crates.io within reach?")?;
    }
    let mut compare = run::program(&program);
    compare.args([
        "semver-checks",
        "--package",
        "nutgraf",
        "--only-explicit-features",
        "--features",
        FEATURES,
    ]);
    run::run(compare.arg("--baseline-rev").arg(tag.trim()))?;
    Ok(None)
}
