//! Real news of the data folder (`NUTGRAF_DATA`, else `../shared` beside the project), where it is there.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The articles of one of its collections; the error says what is missing.
pub fn articles(collection: &str) -> Result<Vec<String>, String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("shared");
    let folder = std::env::var_os("NUTGRAF_DATA").map_or_else(beside, PathBuf::from);
    let name = format!("plain/{collection}.jsonl");
    let paths = [folder.join("data").join(&name), folder.join(&name)];
    let Some(lines) = paths.iter().find_map(|path| fs::read_to_string(path).ok()) else {
        return Err(format!("no {name} in the data folder"));
    };
    let text = |line: &str| {
        let value: Value = serde_json::from_str(line).map_err(|error| format!("{name}: {error}"))?;
        value["text"].as_str().map(str::to_owned).ok_or_else(|| format!("{name}: a line without a text"))
    };
    lines.lines().map(text).collect()
}
