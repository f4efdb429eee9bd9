//! The part of `cargo xtask bench` that runs the same input through other libraries: benches/peers/, natively and in
//! WebAssembly under Node.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::{bench, run};

/// The comparison as a table; texts go to `folder`.
pub fn table(folder: &Path) -> Result<String> {
    let folder = folder.join("peers");
    std::fs::create_dir_all(&folder)?;
    let mut texts = run::cargo();
    texts.args(["bench", "--package", "nutgraf", "--bench", "pipeline", "--", "--peers"]).arg(&folder);
    run::run(&mut texts)?;
    let mut names: Vec<_> = std::fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    names.sort();

    let target = run::target().join("peers");
    let cargo = |command: &str| {
        let mut cargo = run::cargo();
        cargo.args([command, "--release", "--manifest-path", "benches/peers/Cargo.toml"]);
        cargo.arg("--target-dir").arg(&target);
        cargo
    };
    let mut rows = bench::values(cargo("run").arg("--").args(&names))?;
    run::run(cargo("build").args(["--lib", "--target", "wasm32-unknown-unknown"]))?;
    let generated = target.join("bindgen");
    std::fs::create_dir_all(&generated)?;
    Bindgen::new()
        .input_path(target.join("wasm32-unknown-unknown").join("release").join("nutgraf_peers.wasm"))
        .out_name("peers")
        .nodejs(true)?
        .typescript(false)
        .generate(&generated)
        .context("wasm-bindgen")?;
    rows.extend(bench::values(
        run::node("benches/peers/node.mjs").arg(generated.join("peers.js")).args(&names),
    )?);
    Ok(report(&rows))
}

fn report(rows: &[Value]) -> String {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let speed = |place: &str, like: &Value| {
        let same = |row: &&Value| {
            row["place"] == place && ["text", "task", "library"].iter().all(|key| row[*key] == like[*key])
        };
        let row = rows.iter().find(same)?;
        Some(row["bytes"].as_f64()? / row["seconds"].as_f64()? / 1e6)
    };
    let mut table = String::from(
        "\n## Beside other libraries\n\n\
         MB/s of the same text, each library in turn, the median of five rounds. Nutgraf's tokens come with their kinds, shapes and\n\
         word numbers, and its time with finding paragraphs, titles and the language; the other libraries give boundaries.\n\n\
         | text | task | library | native | wasm, Node |\n| --- | --- | --- | --: | --: |\n",
    );
    for row in rows.iter().filter(|row| row["place"] == "native") {
        let cell = |place| speed(place, row).map_or_else(|| "–".to_owned(), |speed| format!("{speed:.0}"));
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} |",
            text(row, "text"),
            text(row, "task"),
            text(row, "library"),
            cell("native"),
            cell("node")
        );
    }
    table
}
