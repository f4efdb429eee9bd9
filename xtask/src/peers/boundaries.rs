//! Words, and tokens with sentences, in four languages.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::Value;

use crate::bench;
use crate::peers::{self, Programs};

/// The comparison as a table.
pub fn table(programs: &Programs) -> Result<String> {
    let texts = peers::texts(&programs.texts)?;
    let mut rows = bench::values(programs.native("boundaries").args(&texts))?;
    rows.extend(bench::values(programs.node("benches/peers/boundaries.mjs").args(&texts))?);
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
        "\n### Words and sentences\n\n\
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
